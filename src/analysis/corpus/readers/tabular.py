"""Tables to articles: CSV and spreadsheets, an article a row, with a guessed map from their columns to ours."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from analysis.corpus import days, limits
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode, encoding, is_mostly_utf8
from analysis.corpus.fields import field_of
from analysis.corpus.limits import MAX_RECORD, OverLimitError, UnreadableError
from analysis.corpus.readers.archives import check_package
from analysis.corpus.readers.records import NO_TEXT, TEXT_COLUMNS, draft_or_problem, letters, string
from analysis.model import Problem

GUESS_ROWS = 50  # rows that show which column holds the text, where no heading tells
GUESS_WORDS = 20  # its mean words, at least
PREAMBLE = 8  # lines at most that hold the headings: a program's own words may stand above them
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # what a spreadsheet writes above the headings


def column_map(header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Which heading of a table stands for which of our columns, and which one holds the text (`text`), as guessed.

    Args:
        header: the headings.
        rows: some rows; where no heading says "text", the column with the longest cells is it.
    """
    found: dict[str, str] = {}
    for name in sorted(header, key=lambda name: field_of(name) != name.strip().lower()):
        column = field_of(name)
        if column and column not in found:
            found[column] = name
    by_letters = {letters(name): name for name in header}
    text = next((by_letters[name] for name in TEXT_COLUMNS if name in by_letters), None)
    if text is None and any(filled := [row for row in rows if any(row)]):
        means = {name: sum(len(row[i].split()) for row in filled if i < len(row)) / len(filled) for i, name in enumerate(header)}
        longest = max(means, key=lambda name: means[name], default=None)
        text = longest if longest is not None and means[longest] >= GUESS_WORDS else None
    return found | ({"text": text} if text else {})


def columns(blob: Blob) -> tuple[dict[str, str], list[str]]:
    """How a table is read: our columns with the headings that stand for them, mapped or guessed, and the headings that are not read.

    Of a workbook it is the first sheet with a column of text.

    Raises:
        UnreadableError: it is no table.
    """
    tables: Iterator[_Table] = (_head(blob, rows) for _, rows in (_xlsx(blob) if blob.suffix == ".xlsx" else [("", _csv(blob))]))
    first = next(tables)
    found = first if "text" in first.known else next((table for table in tables if "text" in table.known), first)
    return found.known, [name for name in found.header if name and name not in found.known.values()]


def read_csv(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one article a row, streamed; the delimiter is what the header has most of."""
    table = _head(blob, _csv(blob))
    if "text" not in table.known:
        raise _textless([table])
    yield from _articles(blob, table)


def _csv(blob: Blob) -> Iterator[list[str]]:
    with blob.open() as stream:
        sample = stream.peek(65536)[:65536]
        decode(sample)  # refuses what is no text
        name = encoding(sample)
        errors = "analysis-windows" if is_mostly_utf8(sample) else "replace"
        text = io.TextIOWrapper(stream, encoding="utf-8-sig" if name == "utf-8" else name, errors=errors, newline="")
        csv.field_size_limit(MAX_RECORD)
        lines = _physical_lines(text)
        first = list(islice(lines, PREAMBLE)) or [""]
        said = _SEPARATOR.match(first[0])
        delimiter = said[1] if said else max(",;\t|", key=lambda mark: _evenness(list(csv.reader(first, delimiter=mark))))
        yield from csv.reader(chain(first[1:] if said else first, lines), delimiter=delimiter)


def _physical_lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(MAX_RECORD + 1):
        if len(line) > MAX_RECORD:
            raise OverLimitError(f"a line longer than {limits.size(MAX_RECORD)}")
        yield line.replace("\0", "")


def read_xlsx(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one article a row of every sheet with a column of text; of formulas the stored values."""
    left: list[tuple[str, _Table]] = []
    found = 0
    for title, rows in _xlsx(blob):
        table = _head(blob, rows)
        if "text" not in table.known:
            left.append((title, table))
            continue
        found += 1
        yield from _articles(blob, table) if found == 1 else (_of_sheet(title, item) for item in _articles(blob, table))
    if not found:
        raise _textless([table for _, table in left])
    for title, _ in left:
        yield Problem(path=f"{blob.path}#{title}", cause="the sheet has no column of articles' text", remedy=NO_TEXT, failed=False)


def _of_sheet(title: str, item: Draft | Problem) -> Draft | Problem:
    """An article of a further sheet: two sheets may have rows of one number."""
    if isinstance(item, Draft):
        return replace(item, key=f"{title}-{item.key}")
    path, _, number = item.path.rpartition("#")
    return replace(item, path=f"{path}#{title}-{number}")


def _xlsx(blob: Blob) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The sheets that hold anything: their names and rows."""
    from openpyxl import load_workbook

    data = blob.read()
    check_package(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    filled = 0
    for sheet in book.worksheets:
        rows = (list(map(string, row)) for row in sheet.iter_rows(values_only=True))
        first = list(islice(rows, PREAMBLE))
        if any(map(any, first)):
            filled += 1
            yield sheet.title, chain(first, rows)
    if not filled:
        raise UnreadableError("the workbook is empty", "put one article a row under a row of headings")


def _columns(blob: Blob, header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    return column_map(header, rows) | {ours: theirs for ours, theirs in blob.columns.items() if theirs in header}


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    """How much some rows look like a table: rows as wide as the row of headings, how far up that stands, how wide it is."""
    place = _heading_row(rows)
    width = len(rows[place]) if rows else 0
    return (sum(len(row) == width for row in rows[place:]), -place, width) if width > 1 else (0, 0, 0)


def _heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row of several cells, else the first that is not empty."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    several = (index for index, cells in enumerate(filled[:PREAMBLE]) if cells > 1)
    return next(several, next((index for index, cells in enumerate(filled) if cells), 0))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it is read."""

    line: int  # number of the first row below the headings
    header: Sequence[str]  # the headings, each once; made up where there are none
    known: dict[str, str]  # our columns -> headings
    rows: Iterator[list[str]]


def _head(blob: Blob, rows: Iterator[list[str]]) -> _Table:
    first = list(islice(rows, GUESS_ROWS))
    place = _heading_row(first)
    cells = [cell.strip() for cell in first[place]] if first else []
    if any(len(cell.split()) >= GUESS_WORDS for cell in cells):  # an article, not a heading
        line, below = place + 1, first[place:]
        header = [_kind(cell, number) for number, cell in enumerate(cells, 1)]
    else:
        line, below = place + 2, first[place + 1 :]
        header = [f"{name} ({i})" if name in cells[: i - 1] else name for i, name in enumerate(cells, 1)]
    return _Table(line, header, _columns(blob, header, below), chain(below, rows))


def _kind(cell: str, number: int) -> str:
    """A heading for a column without one."""
    return "published" if days.parse(cell) else "url" if re.match(r"https?://\S+$", cell) else f"column {number}"


def _textless(tables: Sequence[_Table]) -> UnreadableError:
    headings = ", ".join(filter(None, chain.from_iterable(table.header for table in tables)))[:200]
    if not headings:
        return UnreadableError("it is empty", "put one article a row under a row of headings")
    return UnreadableError(f"none of its columns holds the articles' text ({headings})", NO_TEXT)


def _articles(blob: Blob, table: _Table) -> Iterator[Draft | Problem]:
    for number, row in enumerate(table.rows, table.line):
        if any(cell.strip() for cell in row):
            yield draft_or_problem(blob, dict(zip(table.header, row, strict=False)), number, table.known["text"])
