"""CSV files between us and spreadsheets: no cell is run, every cell comes back, whatever the spreadsheet made of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import cells

HEAD = "path,source,title\n"


@given(st.text(alphabet="'=+-@\t\r1.a ", max_size=8))
def test_a_cell_comes_back_and_is_never_a_formula(text):
    kept = str(cells.safe(text))
    assert cells.unsafe(kept) == text
    if kept.startswith(cells.RISKY):
        float(kept)


@given(st.lists(st.text(alphabet="'=+-@ab\",;\n\t", max_size=6).map(str.strip).filter(bool), min_size=1, max_size=3))
def test_what_is_written_is_read(values):
    names = [f"c{number}" for number in range(len(values))]
    headings, lines = cells.table(cells.to_csv(names, [values]))
    assert headings == names
    assert list(lines) == [(2, dict(zip(names, values, strict=True)))]


@pytest.mark.parametrize(
    "data",
    [
        b"Path,Source\na.txt,+972 Post\n",
        b"\xef\xbb\xbfpath,source\r\na.txt,+972 Post\r\n",  # a byte order mark
        b"path;source\r\na.txt;'+972 Post\r\n",  # a European spreadsheet, the cell guarded
        "path\tsource\na.txt\t+972 Post\n".encode("utf-16"),  # "Unicode text"
        b"path,source\ra.txt,+972 Post\r",  # a Mac's line ends
        b" path , SOURCE ,\n a.txt , +972 Post ,\n,,\n",  # spaces, and a column without heading
    ],
)
def test_every_form_that_spreadsheets_save(data):
    headings, lines = cells.table(cells.decoded(data))
    assert headings[:2] == ["path", "source"]
    assert list(lines) == [(2, {"path": "a.txt", "source": "+972 Post"})]


def test_bytes_that_are_no_utf8_are_windows():
    assert cells.decoded(b"path\nfianc\xe9.txt\n") == "path\nfiancé.txt\n"


def test_a_line_has_the_number_of_its_first():
    _, lines = cells.table(HEAD + '\na.txt,"two\nlines",\n\nb.txt,x,\n')
    assert [(number, line["path"]) for number, line in lines] == [(3, "a.txt"), (6, "b.txt")]


def test_an_empty_file_has_no_headings():
    headings, lines = cells.table("")
    assert (headings, list(lines)) == ([], [])


def test_cells_beyond_the_headings_are_kept_apart():
    _, lines = cells.table(HEAD + "a.txt,Post,Nine, ten and more\nb.txt,Post,Nine,,\n")
    first, second = (line for _, line in lines)
    assert first[cells.BEYOND] == "ten and more"
    assert cells.BEYOND not in second


@pytest.mark.parametrize("above", ["sep=;\r\n", "\r\n\r\n", "\ufeffsep=;\n", ";;\n"])
def test_what_spreadsheets_write_above_the_headings(above):
    headings, lines = cells.table(cells.decoded((above + "path;source\na.txt;Post, Lume\n").encode()))
    assert headings == ["path", "source"]
    assert list(lines) == [(above.count("\n") + 2, {"path": "a.txt", "source": "Post, Lume"})]


NUMBERS = [  # written, mark between the cells, value
    ("12000", ",", 12000.0),
    ("12,000", ",", 12000.0),
    ("1,200,000.5", ",", 1200000.5),
    ("1.200.000", ",", 1200000.0),
    ("1.200,5", ";", 1200.5),
    ("12 000", ";", 12000.0),
    ("12\u202f000,5", ";", 12000.5),
    ("2,4", ";", 2.4),  # a decimal comma, never 24
    ("0,500", ";", 0.5),
    ("1.234", ",", 1.234),
    ("-3.5", ",", -3.5),
    ("1,2E+06", ";", 1200000.0),
    ("12,000", ";", None),  # twelve thousand in London, twelve in Berlin
    ("12.000", ";", None),
    ("nan", ",", None),
    ("inf", ",", None),
    ("1_000", ",", None),
    ("1,2,3", ",", None),
    ("", ",", None),
]


@pytest.mark.parametrize(("written", "mark", "value"), NUMBERS)
def test_numbers_as_people_write_them(written, mark, value):
    if value is not None:
        assert cells.number(written, mark=mark) == value
        return
    with pytest.raises(ValueError, match=r"can be|is no number"):
        cells.number(written, mark=mark)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from(",;\t"))
def test_a_plain_number_comes_back(value, mark):
    written = f"{value:.2f}"
    assert cells.number(written, mark=mark) == float(written)
