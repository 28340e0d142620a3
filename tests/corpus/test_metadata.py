"""What is known about an article: sidecars, headings, addresses, names of files; what is missing."""

from datetime import date

import pytest

from analysis.corpus import days, outlets, read
from analysis.corpus.fields import field_of
from analysis.corpus.readers.tabular import column_map
from analysis.errors import UsageError
from tests.corpus import samples


def corpus(tmp_path, sidecar, names=("a.txt",), *, sidecar_name="metadata.csv"):
    """The articles' rows of a folder with plain texts and one sidecar."""
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples.text())
    (tmp_path / sidecar_name).write_bytes(sidecar if isinstance(sidecar, bytes) else sidecar.encode())
    known = read.read_metadata(tmp_path)
    return [next(iter(read.read_file(path, tmp_path, metadata=known))).row for path in read.find_files(tmp_path)]


# ----------------------------------------------------------------------------------------------------- sidecars
SIDECARS = [  # text of the sidecar; all say the same
    pytest.param("path,source,published\na.txt,Harbour Post,2024-05-03\n", id="plain"),
    pytest.param("file;outlet;date\r\na.txt;Harbour Post;3.5.2024\r\n".encode("utf-8-sig"), id="from a spreadsheet"),
    pytest.param("Filename\tPublication\tPublication Date\na.txt\tHarbour Post\tMay 3, 2024\n".encode("utf-16"), id="tabs, UTF-16"),
    pytest.param("pattern,source,published\n*.txt,Harbour Post,2024-05-03\n", id="pattern"),
    pytest.param("path,source,published,notes\n\na.txt,Harbour Post,2024-05-03,read twice\n", id="a column of one's own"),
]


@pytest.mark.parametrize("sidecar", SIDECARS)
def test_sidecar(tmp_path, sidecar):
    (row,) = corpus(tmp_path, sidecar)
    assert (row.source, row.published, row.published_basis) == ("Harbour Post", date(2024, 5, 3), "metadata")


def test_pattern_with_fields_reads_the_file_name(tmp_path):
    (row,) = corpus(tmp_path, "pattern\n{published}_{source}_*.txt\n", ["2024-05-03_Harbour-Post_nine_ships.txt"])
    assert (row.source, row.published) == ("Harbour-Post", date(2024, 5, 3))


def test_exact_path_goes_before_patterns_and_paths_are_relative_to_the_sidecar(tmp_path):
    (tmp_path / "in").mkdir()
    rows = corpus(
        tmp_path, "path,source\n*.txt,Lantern\nb.txt,Harbour Post\n", ["in/a.txt", "in/b.txt", "c.txt"], sidecar_name="in/metadata.csv"
    )
    assert {row.path: row.source for row in rows} == {"c.txt": None, "in/a.txt": "Lantern", "in/b.txt": "Harbour Post"}


def test_one_of_many_articles_is_named_by_its_key(tmp_path):
    (tmp_path / "two.jsonl").write_bytes(samples.jsonl())
    (tmp_path / "metadata.csv").write_text("path,source\ntwo.jsonl,Lantern\ntwo.jsonl#2,Harbour Courier\n")
    known = read.read_metadata(tmp_path)
    rows = [item.row for item in read.read_file(tmp_path / "two.jsonl", tmp_path, metadata=known)]
    assert [row.source for row in rows] == ["Lantern", "Harbour Courier"]


def test_columns_of_a_table_can_be_mapped(tmp_path):
    rows = [["kop", "datum", "tekst", "samenvatting"], [samples.TITLE, "2024-05-03", "\n".join(samples.BODY), samples.FIRST * 9]]
    (tmp_path / "t.csv").write_text(samples.csv_text(rows))
    (tmp_path / "columns.csv").write_text("path,column,heading\n*.csv,text,tekst\nt.csv,title,kop\nt.csv,published,datum\n")
    assert [path.name for path in read.find_files(tmp_path)] == ["t.csv"]
    (item,) = read.read_file(tmp_path / "t.csv", tmp_path, metadata=read.read_metadata(tmp_path))
    assert (item.row.title, item.row.published, item.text.count("\n\n")) == (samples.TITLE, date(2024, 5, 3), 3)


def test_errors_of_a_column_map_name_file_and_line(tmp_path):
    (tmp_path / "columns.csv").write_text("path,column,heading\nt.csv,headline,kop\n")
    with pytest.raises(UsageError, match=r"columns\.csv, line 2: give path, column and heading"):
        read.read_metadata(tmp_path)


def test_guessed_columns():
    header = ["Headline", "Outlet", "Publication Date", "Notes", "Story text"]
    rows = [["a", "b", "c", "d", "word " * 60]]
    assert column_map(header, rows) == {"title": "Headline", "source": "Outlet", "published": "Publication Date", "text": "Story text"}
    assert "text" not in column_map(["a", "b"], [["x", "y"]])


def test_outlet_of_a_folder_or_file_name():
    assert outlets.from_path("nytimes.com/2024/a.html") == "The New York Times"
    assert outlets.from_path("the-guardian_2024-05-03_ships.txt") == "The Guardian"
    assert outlets.from_path("time/express/ships.txt") is None


def test_sidecar_beats_the_file(tmp_path):
    (tmp_path / "a.md").write_bytes(samples.markdown())
    (tmp_path / "metadata.csv").write_text("path,published\na.md,2024-05-01\n")
    (item,) = read.read_file(tmp_path / "a.md", tmp_path, metadata=read.read_metadata(tmp_path))
    assert item.row.published == date(2024, 5, 1)


def test_a_csv_that_names_no_files_is_no_sidecar(tmp_path):
    (tmp_path / "articles.csv").write_bytes(samples.csv_text().encode())
    assert [path.name for path in read.find_files(tmp_path)] == ["articles.csv"]


def test_a_line_about_a_file_that_is_not_there_is_a_problem_with_the_nearest_name(tmp_path):
    corpus(tmp_path, "path,source\nb.txt,Lantern\nnine_shps.txt,Harbour Post\n", ["b.txt", "nine_ships.txt"])
    (problem,) = read.read_metadata(tmp_path).problems
    assert problem.path.endswith("metadata.csv, line 3")
    assert "nine_ships.txt" in problem.remedy


ERRORS = [  # sidecar, words of the message
    ("path,published\na.txt,31/31/2024\n", "line 2: published '31/31/2024' is no date"),
    ("path,sorce\na.txt,x\n", "line 1: column 'sorce' is unknown; did you mean 'source'?"),
    ("path,source\n,Lantern\n", "line 2: no file is named"),
    ("path,source\na.txt,x\na.txt,y\n", "line 3: a.txt is listed twice"),
]


@pytest.mark.parametrize(("sidecar", "message"), ERRORS)
def test_errors_of_a_sidecar_name_file_and_line(tmp_path, sidecar, message):
    with pytest.raises(UsageError) as error:
        corpus(tmp_path, sidecar)
    assert message in str(error.value)
    assert "metadata.csv" in str(error.value)


# --------------------------------------------------------------------------------------------------------- days
DAYS = [  # as written, first and last day
    ("2024-05-03", (2024, 5, 3), (2024, 5, 3)),
    ("2024-05-03T23:30:00-05:00", (2024, 5, 3), (2024, 5, 3)),
    ("20240503", (2024, 5, 3), (2024, 5, 3)),
    ("3 May 2024", (2024, 5, 3), (2024, 5, 3)),
    ("Fri, 03 May 2024 10:00:00 GMT", (2024, 5, 3), (2024, 5, 3)),
    ("Friday, May 3rd, 2024", (2024, 5, 3), (2024, 5, 3)),
    ("Sept. 3, 2024", (2024, 9, 3), (2024, 9, 3)),
    ("03.05.2024", (2024, 5, 3), (2024, 5, 3)),  # dots: the day stands first
    ("5/23/2024", (2024, 5, 23), (2024, 5, 23)),
    ("03/05/2024", (2024, 3, 5), (2024, 5, 3)),  # either
    ("2024-05", (2024, 5, 1), (2024, 5, 31)),
    ("May 2024", (2024, 5, 1), (2024, 5, 31)),
    ("2024", (2024, 1, 1), (2024, 12, 31)),
    ("45415", (2024, 5, 3), (2024, 5, 3)),  # a spreadsheet's number
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_parse_day(text, first, last):
    assert days.parse(text) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["", "soon", "31/31/2024", "2024-13-01", "99999", "May", "12", "0001-01-01"])
def test_what_is_no_day(text):
    assert days.parse(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/world/2024/05/03/nine-ships", date(2024, 5, 3)),
        ("https://x.example/2024/may/03/nine-ships", date(2024, 5, 3)),
        ("https://x.example/2024-05-03-nine-ships.html", date(2024, 5, 3)),
        ("/post_20240503.html", date(2024, 5, 3)),
        ("https://x.example/world/nine-ships-20", None),
        ("https://x.example/2024/nine-ships", None),
        ("https://x.example/id/20249913", None),
    ],
)
def test_day_in_an_address(url, day):
    assert days.in_url(url) == day


def test_day_of_the_address_where_nothing_else_tells(tmp_path):
    (row,) = corpus(tmp_path, "path,url\na.txt,https://x.example/2024/05/03/nine-ships\n")
    assert (row.published, row.published_basis, row.source) == (date(2024, 5, 3), "url", "x.example")


def test_archived_address_holds_address_and_day_of_the_copy(tmp_path):
    archived = "https://web.archive.org/web/20240509101010/https://x.example/nine-ships"
    (row,) = corpus(tmp_path, f"path,url\na.txt,{archived}\n")
    assert (row.url, row.archive_url, row.retrieved) == ("https://x.example/nine-ships", archived, date(2024, 5, 9))


# ------------------------------------------------------------------------------------------------------ outlets
@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("New York Times", "The New York Times"),
        ("nytimes.com", "The New York Times"),
        ("www.theguardian.com", "The Guardian"),
        ("Harbour Post", "Harbour Post"),
        ("Harbour Post Company, LLC", "Harbour Post"),
        ("www.harbourpost.example", "harbourpost.example"),
        ("", None),
        (None, None),
    ],
)
def test_canonical_outlet(name, canonical):
    assert outlets.canonical(name) == canonical


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://edition.cnn.com/2024/x", "CNN"),
        ("https://www.bbc.co.uk/news/1", "BBC News"),
        ("https://m.harbourpost.example/1", "harbourpost.example"),
        ("no address", None),
        ("http://[broken", None),
    ],
)
def test_outlet_of_an_address(url, outlet):
    assert outlets.from_url(url) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2024 Harbour Post Ltd. All rights reserved.", "Harbour Post"),
        ("Copyright 2024 The Lantern", "The Lantern"),
        ("(c) 2023-2024 Harbour Post", "Harbour Post"),
        ("Harbour Post © 2024", "Harbour Post"),
        ("© 2024 The Associated Press. All rights reserved.", None),  # an agency is credited, it need not be the outlet
        ("© 2024 Getty Images", None),
        ("Copyright law protects the film.", None),
        ("© 2024 Harbour Post\n© 2024 The Lantern", None),  # two
        ("According to Harbour Post, nine ships left.", None),
    ],
)
def test_outlet_of_a_copyright_line(line, outlet):
    assert outlets.from_text(f"{samples.FIRST}\n\n{line}") == outlet


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Publication Date", "published"), ("URL", "url"), ("Byline", "author"), ("newspaper", "source"), ("Notes", None), ("", None)],
)
def test_headings(heading, column):
    assert field_of(heading) == column


def test_a_column_map_may_come_from_a_spreadsheet_too(tmp_path):
    (tmp_path / "t.csv").write_text(samples.csv_text([["kop", "tekst"], [samples.TITLE, "\n".join(samples.BODY)]]))
    (tmp_path / "columns.csv").write_text("Path;Column;Heading\r\n*.csv; text ;tekst\r\nt.csv;title;kop\r\n")
    known = read.read_metadata(tmp_path)
    assert known.columns("t.csv") == {"text": "tekst", "title": "kop"}


def test_the_line_of_an_error_counts_the_lines_of_cells(tmp_path):
    (tmp_path / "metadata.csv").write_text('path,title,published\na.txt,"Two\nlines",\nb.txt,,never\n')
    with pytest.raises(UsageError, match="line 4: published 'never' is no date"):
        read.read_metadata(tmp_path)
