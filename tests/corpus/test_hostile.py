"""Hostile files: every one a listed problem or a whole article, never a crash, within the limits."""

import gzip
import io
import json
import random
import resource
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import limits, read
from analysis.model import Article, Problem
from tests.corpus import samples


def read_bytes(name, data):
    with TemporaryDirectory() as folder:
        raw = Path(folder)
        (raw / name).write_bytes(data)
        metadata = read.read_metadata(raw)
        return [item for path in read.find_files(raw) for item in read.read_file(path, raw, metadata=metadata)]


def check(found):
    """What holds for whatever a file gives: an article, or a problem that says why there is none."""
    assert found
    for item in found:
        if isinstance(item, Problem):
            assert item.cause and item.remedy and item.cause.isprintable() and len(item.cause) < 400
            assert "NameError" not in item.cause and "UnboundLocalError" not in item.cause
            continue
        assert item.text.strip() == item.text != ""
        item.text.encode("utf-8")
        assert item.article_id
        assert item.row.words <= limits.MAX_WORDS
        assert item.row.published is None or item.row.published == item.row.published_from == item.row.published_to
        assert len({cut.line for cut in item.removed}) == len(item.removed)
    assert len({item.article_id for item in found if isinstance(item, Article)}) == sum(isinstance(item, Article) for item in found)
    return found


def mutated(data, rng):
    """A real file with some bytes flipped, cut out, doubled, or replaced by what parsers trip over."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(data) + 1)
        size = rng.choice((1, 1, 4, 50, 1000))
        kind = rng.randrange(6)
        if kind == 0:
            data[at : at + size] = bytes(rng.randrange(256) for _ in range(len(data[at : at + size])))
        elif kind == 1:
            del data[at : at + size]
        elif kind == 2:
            data[at:at] = data[at : at + size] * rng.choice((1, 2, 30))
        elif kind == 3:
            del data[at:]
        elif kind == 4:
            data[at:at] = rng.choice(
                (b"\0", b"<", b"&#x0;", b'"', b"\\u0", b"{" * 300, b"[" * 3000, b"\xff\xfe", b"<p>" * 500, b"\n" * 50, b"\xe2\x80")
            )
        else:
            other = rng.choice(list(samples.FILES.values()))[0]
            data[at : at + size] = other[: rng.randrange(len(other))]
    return bytes(data)


@pytest.mark.parametrize("name", samples.FILES)
def test_mutated_files(name):
    rng = random.Random(name)
    for _ in range(6):
        check(read_bytes(name, mutated(samples.FILES[name][0], rng)))


@pytest.mark.slow
@pytest.mark.parametrize("name", samples.FILES)
def test_many_mutated_files(name):
    rng = random.Random(name + "!")
    for _ in range(150):
        check(read_bytes(name, mutated(samples.FILES[name][0], rng)))


@given(st.sampled_from(sorted(read.READERS)), st.binary(max_size=2000))
def test_any_bytes_under_any_suffix(suffix, data):
    check(read_bytes(f"a{suffix}", data))


@given(st.sampled_from([".txt", ".md", ".html", ".csv", ".jsonl", ".rtf", ".xml"]), st.text(max_size=2000))
def test_any_text_under_any_suffix(suffix, text):
    check(read_bytes(f"a{suffix}", text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("name", samples.FILES)
def test_a_file_under_another_files_suffix(name):
    for suffix in sorted(read.READERS):
        check(read_bytes(f"a{suffix}", samples.FILES[name][0]))


# --------------------------------------------------------------------------------------------------- known tricks
def bomb(size=300 * limits.MIB):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("a.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(size // limits.MIB):
            member.write(b"0" * limits.MIB)
    return out.getvalue()


def nested(levels):
    data = samples.text()
    for level in range(levels):
        data = samples.zipped({f"{level}.zip" if level else "a.txt": data})
    return data


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><rss><channel><item><description>&j;</description></item></channel></rss>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&x;</description></item></channel></rss>'
DEEP = "<div>" * 20_000 + samples.FIRST + "</div>" * 20_000
ALIASES = (
    "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{c}: &{c} [{','.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True))
    + "---\n\n"
)

TRICKS = [  # name, bytes, words of the cause; None: an article comes out
    pytest.param("a.zip", bomb, "unpacks to more", id="zip bomb"),
    pytest.param("a.txt.gz", lambda: gzip.compress(b"0 " * (20 * limits.MIB)), "more than 16 MiB", id="gz bomb"),
    pytest.param("a.zip", lambda: nested(4), "deep", id="archives in archives"),
    pytest.param("a.docx", lambda: bomb(), "unpacks to more", id="bomb as a document"),
    pytest.param(
        "a.zip", lambda: samples.zipped({"../../etc/evil.txt": samples.text(), "/abs.txt": samples.text()}), None, id="path traversal"
    ),
    pytest.param("a.rss", lambda: LAUGHS.encode(), "entities", id="billion laughs"),
    pytest.param("a.rss", lambda: OUTSIDE.encode(), "entities", id="external entity"),
    pytest.param("a.html", lambda: LAUGHS.encode(), "no article", id="billion laughs as a page"),
    pytest.param("a.html", lambda: samples.page([samples.FIRST, "<script>alert(1)</script>", samples.SECOND]), None, id="script in a page"),
    pytest.param("a.html", lambda: DEEP.encode(), "no article", id="deeply nested page"),
    pytest.param("a.json", lambda: b"[" * 200_000, "no JSON", id="deeply nested JSON"),
    pytest.param("a.md", lambda: ALIASES.encode() + samples.text(), None, id="aliases in front matter"),
    pytest.param("a.txt", lambda: samples.text() + b"\x00\x07\x1b[31m\x08", None, id="control characters"),
    pytest.param("a.txt", lambda: b"a" * 3 * limits.MIB, "characters", id="one word of 3 MiB"),
    pytest.param("a.txt", lambda: b"word " * 70_000, "more than the 60,000", id="70,000 words"),
    pytest.param("a.txt", lambda: b"word " * 4 * limits.MIB, "more than 16 MiB", id="20 MiB"),
    pytest.param("a.jsonl", lambda: json.dumps(samples.record(text="w " * 3 * limits.MIB)).encode(), "longer than 4 MiB", id="long line"),
    pytest.param("a.csv", lambda: b'title,text\nx,"' + b"w " * 3 * limits.MIB, "longer than 4 MiB", id="unclosed quote"),
    pytest.param("a.txt", lambda: (samples.FIRST + "\n\n" + "(" * 5000 + "A. " * 2000).encode(), None, id="what slow patterns trip over"),
]


@pytest.mark.parametrize(("name", "make", "cause"), TRICKS)
def test_tricks(name, make, cause):
    data = make()
    started = time.perf_counter()
    found = check(read_bytes(name, data))
    assert time.perf_counter() - started < 20
    assert found
    if cause is None:
        assert any(isinstance(item, Article) for item in found), found
        assert all("alert(1)" not in item.text and "\x1b" not in item.text for item in found if isinstance(item, Article))
    else:
        assert all(isinstance(item, Problem) for item in found)
        assert cause in found[0].cause


def test_members_of_an_archive_stay_inside_by_name():
    found = read_bytes("a.zip", samples.zipped({"../../etc/evil.txt": samples.text()}))
    assert [item.row.path for item in found] == ["a.zip/etc/evil.txt"]


def test_an_encrypted_member_is_a_problem_and_the_others_are_read():
    data = bytearray(samples.zipped({"a.txt": samples.text(), "b.txt": samples.text()}))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption in the central directory
    found = read_bytes("a.zip", bytes(data))
    assert [type(item) for item in found] == [Problem, Article]


def test_cells_with_formulas_are_text():
    rows = [["title", "text", "source"], ["=HYPERLINK('x')", "\n\n".join(samples.BODY), "=1+1"]]
    (article,) = read_bytes("a.csv", samples.csv_text(rows).encode())
    assert article.row.title == "=HYPERLINK('x')"


def test_time_limit_stops_a_reader():
    with pytest.raises(limits.OverLimitError, match=r"0\.05 s"), limits.time_limit(0.05):
        time.sleep(2)


@pytest.mark.slow
def test_a_line_of_100_megabytes_costs_little_memory(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"word " * 20_000_000)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"word " * 20_000_000 + b'"}\n' + json.dumps(samples.record()).encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    metadata = read.read_metadata(tmp_path)
    found = [item for path in read.find_files(tmp_path) for item in read.read_file(path, tmp_path, metadata=metadata)]
    assert [type(item) for item in found] == [Problem, Article, Problem]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # KiB


@pytest.mark.slow
def test_a_book_is_annotated_in_the_memory_and_time_of_its_chapters():
    """50,000 words: parsed piece by piece, every offset in the whole text, and no word dearer for the length."""
    import time

    from analysis import annotation

    def spent(text):
        before = time.process_time()
        (found,) = annotation.annotate_many([text])
        return found, time.process_time() - before

    paragraph = (
        "Some {} ships left the port of Lund on Monday, the ministry said, and about 40 sailors were hurt in a storm near the quay.\n\n"
    )
    book = "".join(paragraph.format(number) for number in range(2, 2202))
    assert len(book.split()) > 50_000
    spent(book[:10_000])
    (_, chapter), (found, whole) = spent(book[: len(book) // 10]), spent(book)
    assert len(found.figures) >= 4000
    assert all(book[row.start : row.end] == row.text for row in (*found.figures, *found.dates, *found.mentions))
    assert whole < 20 * chapter
