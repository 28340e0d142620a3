"""Every form of file to articles: number, text, source, day; ids; what is left out; what is a problem."""

import hashlib
import io
import json
from datetime import date

import pytest

from analysis.corpus import read
from analysis.corpus.blob import Blob
from analysis.model import Article, Problem
from tests.corpus import samples


def read_all(raw):
    metadata = read.read_metadata(raw)
    return [item for path in read.find_files(raw) for item in read.read_file(path, raw, metadata=metadata)]


def read_bytes(tmp_path, name, data):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_all(tmp_path)


def articles(found):
    return [item for item in found if isinstance(item, Article)]


def problems(found):
    return [item for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("name", samples.FILES)
def test_every_form_gives_the_story(tmp_path, name):
    data, count = samples.FILES[name]
    found = read_bytes(tmp_path, name, data)
    assert len(articles(found)) == count, problems(found)
    assert not [problem for problem in problems(found) if problem.failed]
    first = next(article for article in articles(found) if article.row.title == samples.TITLE)
    wanted = [samples.TITLE, samples.FIRST, samples.SECOND]
    paragraphs = [part.removeprefix("Wonsan – ") for part in first.text.split("\n\n")]
    assert paragraphs[:3] == wanted
    assert set(paragraphs[3:]) <= {samples.THIRD}
    assert first.row.published == (
        date(2024, 5, 3) if samples.DATED[name] and name not in ("table.csv", "excel.csv", "table.tsv", "table.xlsx") else None
    )
    named = "harbourpost.example" if name == "newspaper.json" else samples.SOURCE  # it has the outlet's address alone
    assert first.row.source == (named if samples.DATED[name] else None)
    assert first.row.words == len(first.text.split())
    assert first.row.text_sha256 == hashlib.sha256(first.text.encode()).hexdigest()
    assert first.row.raw_sha256 == hashlib.sha256(data).hexdigest()


def test_a_folder_of_all_forms_at_once(tmp_path):
    for name, (data, _) in samples.FILES.items():
        (tmp_path / name).write_bytes(data)
    found = read_all(tmp_path)
    assert len(articles(found)) == sum(count for _, count in samples.FILES.values())
    assert {article.row.path.split("/")[0] for article in articles(found)} == set(samples.FILES)


def test_ambiguous_day_is_an_interval(tmp_path):
    row = articles(read_bytes(tmp_path, "table.csv", samples.csv_text().encode()))[0].row
    assert (row.published, row.published_from, row.published_to) == (None, date(2024, 3, 5), date(2024, 5, 3))


def test_second_article_of_an_export(tmp_path):
    first, second = (article.row for article in articles(read_bytes(tmp_path, "nexis.docx", samples.word(samples.NEXIS))))
    assert first.author == samples.AUTHOR
    row = second
    assert (row.title, row.source, row.published) == (samples.SECOND_TITLE, "The Guardian (London)", date(2024, 5, 4))
    row = articles(read_bytes(tmp_path, "nexis-old.txt", samples.NEXIS_OLD.encode()))[-1].row
    assert (row.title, row.source, row.published) == (samples.SECOND_TITLE, "The Guardian (London)", date(2024, 5, 4))


def test_page_furniture_is_no_story(tmp_path):
    article = articles(read_bytes(tmp_path, "page.html", samples.page()))[0]
    assert not {"tracked", "Related", "rights"} & set(article.text.split())
    assert article.row.author == samples.AUTHOR
    assert article.row.url == samples.URL


# --------------------------------------------------------------------------------------------------------- ids
IDS = [
    ("000_d62dd58d723a0a4f.txt", "000-d62dd58d723a0a4f"),
    ("2024/May 3/Nine ships!.txt", "2024-may-3-nine-ships"),
    ("Čapek.txt", "capek"),
]


@pytest.mark.parametrize(("name", "article_id"), IDS)
def test_article_id_is_a_slug_of_the_path(tmp_path, name, article_id):
    (article,) = articles(read_bytes(tmp_path, name, samples.text()))
    assert article.article_id == article_id
    assert article.row.path == name


def test_article_ids_in_a_file_of_many(tmp_path):
    found = articles(read_bytes(tmp_path, "two.jsonl", samples.jsonl()))
    assert [article.article_id for article in found] == ["two-1", "two-2"]


def test_article_id_of_the_metadata(tmp_path):
    lines = [samples.record(id="hp-nine"), samples.second_record(id="17")]
    import json

    found = articles(read_bytes(tmp_path, "two.jsonl", "\n".join(map(json.dumps, lines)).encode()))
    assert [article.article_id for article in found] == ["hp-nine", "two-17"]  # a bare number says nothing alone


def test_name_of_other_letters_still_gives_an_id(tmp_path):
    (article,) = articles(read_bytes(tmp_path, "記事.txt", samples.text()))
    assert article.article_id


# ------------------------------------------------------------------------------------------------------ finding
def test_find_files_leaves_out_what_is_no_article(tmp_path):
    for name in ("b.txt", "a/c.txt", "README.md", ".hidden.txt", ".git/x.txt", "a/readme.txt"):
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples.text())
    (tmp_path / "raw" / "metadata.csv").write_text("path,source\nb.txt,Harbour Post\n")
    outside = tmp_path / "outside.txt"
    outside.write_bytes(samples.text())
    (tmp_path / "raw" / "link.txt").symlink_to(outside)
    raw = tmp_path / "raw"
    assert [path.relative_to(raw).as_posix() for path in read.find_files(raw)] == ["a/c.txt", "b.txt"]


LITTER = ["Thumbs.db", "a/desktop.ini", "~$word.docx", "old.txt~", "Storm_files/logo.png", "Storm_files/ad.html", "b/Tempête_fichiers/x.js"]
STORIES = ["Storm.html", "b/Tempête.htm", "Calm_files/a.txt", "files/b.txt", "_files/c.txt", "wire-files/d.txt"]


def test_litter_of_systems_and_saved_pages_is_no_article(tmp_path):
    for name in (*LITTER, *STORIES):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples.page() if "htm" in path.suffix else samples.text())
    found = read_all(tmp_path)
    assert not problems(found)
    assert [article.row.path for article in articles(found)] == sorted(STORIES)


def test_litter_in_an_archive_is_no_article(tmp_path):
    members = dict.fromkeys((*LITTER, "Storm.html", "b/Tempête.htm"), samples.page())
    found = read_bytes(tmp_path, "day.zip", samples.zipped(members))
    assert not problems(found)
    assert [article.row.path for article in articles(found)] == ["day.zip/Storm.html", "day.zip/b/Tempête.htm"]


def test_a_link_out_of_the_folder_is_listed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_bytes(samples.text())
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").symlink_to(outside / "a.txt")
    (raw / "day").symlink_to(outside, target_is_directory=True)
    assert [(problem.path, problem.failed) for problem in read.read_metadata(raw).problems] == [("a.txt", False), ("day", False)]


# ---------------------------------------------------------------------------------------------------- workbooks
def test_every_sheet_with_articles_is_read_and_the_others_are_listed(tmp_path):
    notes = [["How this was made"], ["Exported by the desk"]]
    found = read_bytes(tmp_path, "book.xlsx", samples.workbook(Notes=notes, North=samples.ROWS, South=[*samples.ROWS, ["No text"]]))
    assert [article.article_id for article in articles(found)] == ["book-2", "book-3", "book-south-2", "book-south-3"]
    assert [(problem.path, problem.failed) for problem in problems(found)] == [("book.xlsx#South-4", True), ("book.xlsx#Notes", False)]


def test_front_matter_with_a_colon_in_the_headline_is_still_read(tmp_path):
    head = "---\ntitle: Port: nine ships leave\nauthor: [Jane Roe, Al Poe]\ndate: 2024-05-03\n---\n\n"
    (row,) = (article.row for article in articles(read_bytes(tmp_path, "a.md", head.encode() + samples.text())))
    assert (row.title, row.author, row.published) == ("Port: nine ships leave", "Jane Roe, Al Poe", date(2024, 5, 3))


# ------------------------------------------------------------------------------------------------- web archives
PAGES = [(f"{samples.URL}-{number}", samples.page(title=f"Storm number {number} is over the port")) for number in range(4)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("lost", [30, 700, 0.4])
def test_of_a_web_archive_that_is_cut_off_the_whole_pages_are_read(tmp_path, packed, lost):
    data = samples.warc(PAGES, packed=packed)
    kept = data[: -lost if lost > 1 else -int(lost * len(data))]
    name = "crawl.warc.gz" if packed else "crawl.warc"
    found = read_bytes(tmp_path, name, kept)
    whole = articles(read_bytes(tmp_path / "whole", name, data))
    assert 0 < len(articles(found)) <= len(whole) == len(PAGES)
    assert [article.text for article in articles(found)] == [article.text for article in whole][: len(articles(found))]
    if len(articles(found)) < len(whole) or packed:
        assert [problem.failed for problem in problems(found)] == [True]
        assert problems(found)[0].path.startswith(name)


def test_a_page_saved_as_one_file_says_where_and_when(tmp_path):
    (row,) = (article.row for article in articles(read_bytes(tmp_path, "a.mhtml", samples.mhtml())))
    assert (row.url, row.retrieved, row.published_basis) == (samples.URL, date(2024, 5, 9), "page")


# ----------------------------------------------------------------------------------------------------- problems
RUSSIAN = (
    "Девять кораблей со снарядами вышли из порта Вонсан с августа, сообщило министерство в понедельник, и второй конвой уже готовится."
)
GERMAN = (
    "Neun Schiffe mit Granaten haben seit August den Hafen verlassen, wie das Ministerium am Montag mitteilte, und ein zweiter Konvoi "
    "wird nach Angaben von zwei Arbeitern, die nicht genannt werden wollen, bereits beladen."
)
PROBLEMS = [  # name, bytes, words of the cause, whether the build fails
    pytest.param("a.txt", b"", "empty", True, id="empty"),
    pytest.param("a.txt", b"Share this article\n\nFacebook Twitter", "furniture", True, id="furniture only"),
    pytest.param("a.txt", RUSSIAN.encode("cp1251"), "(ru)", False, id="Russian"),
    pytest.param("a.txt", GERMAN.encode(), "(de)", False, id="German"),
    pytest.param("a.txt", bytes(range(256)) * 40, "no text", True, id="random bytes"),
    pytest.param("a.mov", b"x", "no reader for .mov", True, id="unknown suffix"),
    pytest.param("a.csv", b"", "it is empty", True, id="empty table"),
    pytest.param("a.csv", b"Date,Outlet,Title,Text\n", "no article in it", False, id="table of headings alone"),
    pytest.param("a.json", b"[]", "no article in it", False, id="empty list"),
    pytest.param("a.jsonl", b"", "no article in it", False, id="no lines"),
    pytest.param("a.zip", samples.zipped({}), "no article in it", False, id="empty archive"),
    pytest.param("a.rss", b"<rss><channel/></rss>", "no article in it", False, id="feed without entries"),
    pytest.param("a.rtf", samples.rtf(samples.NEXIS)[:700], "cut off", True, id="RTF cut off"),
    pytest.param("a.mhtml", b"From: x\r\n\r\nabc", "no page", True, id="no MHTML"),
    pytest.param("a.webarchive", b"bplist00x", "no web archive", True, id="no web archive"),
    pytest.param("a.webarchive", b'<?xml version="1.0"?><plist><array/></plist>', "no web archive", True, id="another property list"),
    pytest.param("a.txt", b"word " * 70_000, "words", True, id="70,000 words"),
    pytest.param("a.html", b"<html><body><nav>Home</nav></body></html>", "no article", True, id="page without article"),
    pytest.param("a.json", b"{", "no JSON", True, id="broken JSON"),
    pytest.param("a.json", b'{"title": "x"}', "no text", True, id="record without text"),
    pytest.param("a.json", b'{"title": "x", "text": " "}', "its text is empty", True, id="record with an empty text"),
    pytest.param("a.jsonl", b"[1]\n", "no object", True, id="line without object"),
    pytest.param("a.csv", b"a,b\n1,2\n", "none of its columns", True, id="table without text"),
    pytest.param("a.docx", b"x", "damaged", True, id="no DOCX"),
    pytest.param("a.xlsx", samples.zipped({"x": b"y"}), "damaged", True, id="no XLSX"),
    pytest.param("a.rtf", b"x", "no RTF", True, id="no RTF"),
    pytest.param("a.pdf", b"%PDF-1.4 x", "damaged", True, id="no PDF"),
    pytest.param("a.pdf", samples.pdf([]), "no text layer", True, id="PDF of pictures"),
    pytest.param("a.zip", b"x", "no whole ZIP", True, id="no ZIP"),
    pytest.param("a.txt.gz", b"x", "no whole GZ", True, id="no GZ"),
    pytest.param("a.warc", b"x", "no HTML page", True, id="no WARC"),
    pytest.param("a.xml", b"<html/>", "no feed", True, id="XML without feed"),
    pytest.param("a.rss", b"<rss>", "no whole XML", True, id="broken feed"),
]


@pytest.mark.parametrize(("name", "data", "cause", "failed"), PROBLEMS)
def test_what_cannot_be_used_is_a_problem_with_a_remedy(tmp_path, name, data, cause, failed):
    found = read_bytes(tmp_path, name, data)
    assert not articles(found)
    (problem,) = problems(found)
    assert problem.path.startswith(name)
    assert cause in problem.cause
    assert problem.failed is failed
    assert problem.remedy


def test_one_bad_line_leaves_the_others(tmp_path):
    found = read_bytes(tmp_path, "a.jsonl", samples.jsonl().replace(b"\n", b"\n{broken\n"))
    assert len(articles(found)) == 2
    assert [problem.path for problem in problems(found)] == ["a.jsonl#2"]


def test_one_bad_member_of_an_archive_leaves_the_others(tmp_path):
    members = {"a.txt": samples.text(), "b.jpg": b"\xff\xd8", "c.docx": b"junk", "d.zip": b"x", "e.jsonl": samples.jsonl()}
    found = read_bytes(tmp_path, "day.zip", samples.zipped(members))
    assert [article.row.path for article in articles(found)] == ["day.zip/a.txt", "day.zip/e.jsonl", "day.zip/e.jsonl"]
    assert [problem.path for problem in problems(found)] == ["day.zip/b.jpg", "day.zip/c.docx", "day.zip/d.zip"]


@pytest.mark.parametrize("name", samples.FILES)
def test_every_reader_closes_what_it_opens(name):
    data, _ = samples.FILES[name]
    opened = []

    def opener():
        opened.append(io.BytesIO(data))
        return opened[-1]

    assert list(read.read_blob(Blob(name, opener)))
    assert opened and all(stream.closed for stream in opened)


@pytest.mark.parametrize("mark", ['pubdate=""', "pubdate", 'pubdate="pubdate"', 'class="entry-date"'])
def test_the_day_of_a_page_is_the_marked_one(tmp_path, mark):
    times = f'<time datetime="2024-05-06">Updated</time><time {mark} datetime="2024-05-03">Friday</time>'
    body = "".join(f"<p>{part}</p>" for part in samples.BODY)
    page = f"<html><body><article><h1>{samples.TITLE}</h1>{times}{body}</article></body></html>"
    (article,) = read_bytes(tmp_path, "page.html", page.encode())
    assert article.row.published == date(2024, 5, 3)


def test_lines_of_records_end_at_line_feeds_only(tmp_path):
    line = json.dumps(samples.record(text=f"{samples.FIRST}\u2028{samples.SECOND}"), ensure_ascii=False)
    found = read_bytes(tmp_path, "two.json", f"{line}\n{line}\n".encode())
    assert len(articles(found)) == 2, problems(found)
