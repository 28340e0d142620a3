"""Tables to articles: CSV and spreadsheets, an article a row, with a guessed map from their columns to ours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from analysis.corpus import limits
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode, encoding, is_mostly_utf8
from analysis.corpus.fields import field_of
from analysis.corpus.limits import MAX_RECORD, OverLimitError, UnreadableError
from analysis.corpus.readers.archives import check_package
from analysis.corpus.readers.records import NO_TEXT, TEXT_COLUMNS, draft_or_problem, letters, string
from analysis.model import Problem

GUESS_ROWS = 50  # rows that show which column holds the text, where no heading tells
GUESS_WORDS = 30  # its mean words, at least


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
    if text is None and rows:
        means = {name: sum(len(row[i].split()) for row in rows if i < len(row)) / len(rows) for i, name in enumerate(header)}
        longest = max(means, key=lambda name: means[name], default=None)
        text = longest if longest is not None and means[longest] >= GUESS_WORDS else None
    return found | ({"text": text} if text else {})


def read_csv(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one article a row, streamed; the delimiter is what the header has most of."""
    with blob.open() as stream:
        sample = stream.peek(65536)[:65536]
        decode(sample)  # refuses what is no text
        name = encoding(sample)
        errors = "analysis-windows" if is_mostly_utf8(sample) else "replace"
        text = io.TextIOWrapper(stream, encoding="utf-8-sig" if name == "utf-8" else name, errors=errors, newline="")
        csv.field_size_limit(MAX_RECORD)
        first = text.readline(MAX_RECORD)
        delimiter = max(",;\t|", key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        yield from _table(blob, header, csv.reader(_physical_lines(text), delimiter=delimiter))


def _physical_lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(MAX_RECORD + 1):
        if len(line) > MAX_RECORD:
            raise OverLimitError(f"a line longer than {limits.size(MAX_RECORD)}")
        yield line.replace("\0", "")


def read_xlsx(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one article a row of the first sheet that has a text column; of formulas the stored values."""
    from openpyxl import load_workbook

    data = blob.read()
    check_package(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        rows = (list(map(string, row)) for row in sheet.iter_rows(values_only=True))
        header = next(rows, None)
        if header and any(header):
            yield from _table(blob, header, rows)
            return
    raise UnreadableError("the workbook is empty", "put one article a row under a row of headings")


def _table(blob: Blob, header: Sequence[str], rows: Iterator[list[str]]) -> Iterator[Draft | Problem]:
    first = list(islice(rows, GUESS_ROWS))
    columns = column_map(header, first) | {ours: theirs for ours, theirs in blob.columns.items() if theirs in header}
    if "text" not in columns:
        headings = ", ".join(filter(None, header))[:200]
        raise UnreadableError(f"none of its columns holds the articles' text ({headings})", NO_TEXT)
    for number, row in enumerate(chain(first, rows), 2):
        if any(cell.strip() for cell in row):
            yield draft_or_problem(blob, dict(zip(header, row, strict=False)), number, columns["text"])
