"""Tables as CSV between us and spreadsheets: written so that no cell is run, read in every form that a spreadsheet saves."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

RISKY = ("=", "+", "-", "@", "\t", "\r")
BEYOND = ""  # the heading of cells that stand beyond the last one

_SEPARATOR = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # what a spreadsheet writes above the headings
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")  # twelve thousand, or twelve and a bit
_WRITTEN = (  # shapes of numbers, the marks between thousands, and that before decimals
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"), ",", "."),
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+|\.\d{3})"), ".", ","),
    (re.compile(r"[1-9]\d{0,2}(?:[ '\xa0\u202f]\d{3})+(?:[.,]\d+)?"), " '\xa0\u202f", ","),
    (re.compile(r"\d+,\d+(?:e[+-]?\d+)?", re.IGNORECASE), "", ","),
    (re.compile(r"(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE), "", "."),
)


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


def number(text: str, *, mark: str = ",") -> float:
    """A number as people and spreadsheets write it: thousands in groups, and a decimal comma where it can be no other.

    Args:
        text: the cell.
        mark: between the file's cells; where that is no comma, a lone comma or point before three digits can mean either.

    Raises:
        ValueError: it is no number, or can be two.

    >>> number("12,000"), number("2,4"), number("1.234,5"), number("12 000"), number("0.5"), number("-3,000.5")
    (12000.0, 2.4, 1234.5, 12000.0, 0.5, -3000.5)
    """
    text = text.strip()
    if mark != "," and _EITHER.fullmatch(text):
        less = text.replace(",", ".")
        raise ValueError(f"{text!r} can be {less.replace('.', '')} or {less}; write it without marks between thousands")
    sign, digits = (text[:1], text[1:]) if text.startswith(("+", "-")) else ("", text)
    for shape, marks, point in _WRITTEN:
        if shape.fullmatch(digits):
            return float(sign + "".join(digit for digit in digits if digit not in marks).replace(point, "."))
    raise ValueError(f"{text!r} is no number")


def delimiter(text: str) -> str:
    """The mark between cells: what a first line says ("sep=;"), else comma, semicolon or tab, whichever the headings have most of."""
    first = text.lstrip("\r\n \t").split("\n", 1)[0]
    return said[1] if (said := _SEPARATOR.match(first)) else max(",;\t", key=first.count)


def table(text: str) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The headings of a table, in lower case, and its lines: the number of each, and the cells that are filled, by heading.

    Cells beyond the last heading stand together under `BEYOND`: someone wrote a comma without quotes around its cell.
    """
    mark = delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    above = (line for line in reader if any(map(str.strip, line)) and not _SEPARATOR.match(mark.join(line)))
    headings = [name.strip().lower() for name in next(above, [])]

    def lines() -> Iterator[tuple[int, dict[str, str]]]:
        number = reader.line_num + 1
        for line in reader:
            filled = {name: unsafe(cell.strip()) for name, cell in zip(headings, line, strict=False) if name and cell.strip()}
            if beyond := [cell.strip() for cell in line[len(headings) :] if cell.strip()]:
                filled[BEYOND] = ", ".join(beyond)
            if filled:
                yield number, filled
            number = reader.line_num + 1

    return headings, lines()
