"""Tables as people have them: which row is the headings', which column is the text, and what `analysis check` says of it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from analysis import review
from analysis.corpus import read
from analysis.corpus.blob import Blob
from analysis.corpus.readers import tabular

ONE = "The harbour master said on Monday that 14 ships had left since August, and that nine tugs came back, in the evening, after a search."
TWO = (
    "A second convoy of 4 ships was loaded at the quay on Tuesday, dock workers said; 12 trucks waited at the gate, and were counted again."
)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CASES = {  # name -> (bytes, our columns with their headings)
    # a spreadsheet of a country with decimal commas says its separator above the headings
    "sep.csv": (
        f'sep=;\r\nNr;Full Text;Pub. Date;Newspaper\r\n1;"{ONE}";03.05.2024;Harbour Post\r\n2;"{TWO}";04.05.2024;Harbour Post\r\n',
        {"text": "Full Text", "published": "Pub. Date", "source": "Newspaper"},
    ),
    # an archive's own words stand above them
    "preamble.csv": (
        f'Results of 3 May 2024\n\n"Document ID","Headline","Body Text","Publication Name"\n7,Ships,"{ONE}",Post\n8,More,"{TWO}",Post\n',
        {"title": "Headline", "text": "Body Text", "source": "Publication Name"},
    ),
    "preamble.xlsx": (
        workbook(["Export of the archive"], [], ["Nr", "Article Body", "Date"], [1, ONE, "2024-05-03"], [2, TWO, "2024-05-04"]),
        {"text": "Article Body", "published": "Date"},
    ),
    # the texts have more commas than the headings have bars
    "bars.csv": (
        f"TITLE|CONTENT (CLEANED)|WEB ADDRESS\nShips|{ONE}|https://a.example/1\nMore|{TWO}|https://a.example/2\n",
        {"title": "TITLE", "text": "CONTENT (CLEANED)", "url": "WEB ADDRESS"},
    ),
    # no headings at all: days, addresses and texts show themselves
    "bare.csv": (
        f'2024-05-03,https://a.example/1,"{ONE}"\n2024-05-04,https://a.example/2,"{TWO}"\n',
        {"text": "column 3", "url": "url", "published": "published"},
    ),
    # of two columns of one name the first counts
    "twice.csv": (f'text,text,date\n"{ONE}",x,2024-05-03\n"{TWO}",y,2024-05-04\n', {"text": "text", "published": "date"}),
    # a line break within a heading, and within a text
    "broken.csv": (f'"head\nline",Words\nShips,"{ONE}\n\n{TWO}"\nMore,"{TWO}\n\n{ONE}"\n', {"text": "Words"}),
    "single.csv": (f'text\n"{ONE}"\n"{TWO}"\n', {"text": "text"}),
    "unicode.tsv": (f"Headline\tArticle\r\nShips\t{ONE}\r\nMore\t{TWO}\r\n".encode("utf-16"), {"title": "Headline", "text": "Article"}),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "columns"), [(name, *case) for name, case in CASES.items()], ids=CASES)
def test_headings_and_rows(tmp_path, name, data, columns):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found, rest = tabular.columns(Blob.of_file(path, tmp_path))
    assert found == columns
    assert not set(rest) & set(found.values())
    articles = list(read.read_file(path, tmp_path, metadata=read.read_metadata(tmp_path)))
    assert [" ".join(article.text.split()).count("14 ships") for article in articles] == ([1, 1] if name == "broken.csv" else [1, 0])
    assert [article.row.published is not None for article in articles] == [("published" in columns)] * 2


def test_check_shows_the_columns_and_what_is_not_read(tmp_path):
    (tmp_path / "a.csv").write_text(f"Headline,Pages,Words\nShips,3,{ONE!r}\n".replace("'", '"'), encoding="utf-8")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes(bytes(range(256)) * 20)  # no table: the build lists it
    frame = review.columns(tmp_path).set_index("file")
    assert frame.loc["a.csv"].tolist() == ["title = Headline; text = Words", "Pages"]
    assert "columns.csv" in frame.loc["b.csv", "read as"]
    assert list(frame.index) == ["a.csv", "b.csv"]


def test_the_users_own_map_goes_before_the_guess(tmp_path):
    (tmp_path / "a.csv").write_text(f'Headline,Kicker,Words\nShips,At the port,"{ONE}"\n', encoding="utf-8")
    (tmp_path / "columns.csv").write_text("path,column,heading\na.csv,title,Kicker\n", encoding="utf-8")
    assert review.columns(tmp_path)["read as"].tolist() == ["title = Kicker; text = Words"]
