"""Tables as CSV between us and spreadsheets: written so that no cell is run, read in every form that a spreadsheet saves."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> safe("=1+1"), safe(-3.5), safe("-3.5"), safe(None)
    ("'=1+1", -3.5, '-3.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip("'").startswith(RISKY):
        try:
            float(value)
        except ValueError:
            return "'" + value
    return value


def unsafe(text: str) -> str:
    """A cell as it was before `safe` quoted it.

    >>> unsafe("'=1+1"), unsafe("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(RISKY) else text


def to_csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """CSV text of a header and lines of cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return out.getvalue()


def decoded(data: bytes) -> str:
    """The text of a CSV file as spreadsheets save it: UTF-8 with or without its mark, UTF-16, or Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what a spreadsheet saves as plain "CSV"


def delimiter(text: str) -> str:
    """The mark between cells: comma, semicolon or tab, whichever the headings have most of."""
    return max(",;\t", key=text.split("\n", 1)[0].count)


def table(text: str) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The headings of a table, in lower case, and its lines: the number of each, and the cells that are filled, by heading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    headings = [name.strip().lower() for name in next(reader, [])]

    def lines() -> Iterator[tuple[int, dict[str, str]]]:
        number = reader.line_num + 1
        for line in reader:
            filled = {name: unsafe(cell.strip()) for name, cell in zip(headings, line, strict=False) if name and cell.strip()}
            if filled:
                yield number, filled
            number = reader.line_num + 1

    return headings, lines()
