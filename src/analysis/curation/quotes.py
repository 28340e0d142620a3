"""Decisions that attach by quote: the words found, the row at them corrected, a missed row added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from analysis.curation.entries import NOTES, Entry, column_of, parse, table_of
from analysis.model import Article, DateRow, Figure, Mention, Row, Statement


def find_quote(text: str, before: str, quote: str, after: str) -> list[tuple[int, int]]:
    """Spans of a quote in a text, its neighbours agreeing; how much white space stands between words does not matter.

    >>> find_quote("Some 40 died.  Another 40 were hurt.", "Another", "40", "were")
    [(23, 25)]
    """

    def words(part: str) -> str:
        return r"\s+".join(map(re.escape, part.split()))

    left = rf"{words(before)}\s*" if before.strip() else r"(?<!\w)"
    right = rf"\s*{words(after)}" if after.strip() else r"(?!\w)"
    return [found.span("quote") for found in re.finditer(rf"{left}(?P<quote>{words(quote)}){right}", text)]


def correct(entry: Entry, rows: list[Row], span: tuple[int, int]) -> list[Row] | None:
    """The rows with one correction; None where no row stands at its words."""
    hits = [row for row in rows if row.table == entry.cells["table"] and _at(row, span)]
    exact = [row for row in hits if (getattr(row, "start", None), getattr(row, "end", None)) == span]
    if not (hits := exact or hits):
        return None
    name = entry.get("column")
    value = entry.cells["value"]
    if name is None and value.lower() == "drop":
        return [row for row in rows if row not in hits]
    changes: dict[str, Any] = {"review": "confirmed"}
    if name is not None:
        changes = {name: parse(entry, column_of(entry, type(hits[0]), name), value), "review": "corrected"}
    return [replace(row, **changes) if row in hits else row for row in rows]


def _at(row: Row, span: tuple[int, int]) -> bool:
    start, end = getattr(row, "start", None), getattr(row, "end", None)
    return start is not None and end is not None and bool(start < span[1] and span[0] < end)


def is_addition(entry: Entry) -> bool:
    """Whether a line adds a row; else it corrects one."""
    return entry.file.name.lower() == "additions.csv"


def added(entry: Entry, article: Article, span: tuple[int, int], rows: Sequence[Row]) -> list[Row]:
    """The rows with the one that a line adds, in the place of a row that was found at just these words."""
    kind = table_of(entry)
    start, end = span
    values: dict[str, Any] = {
        name: parse(entry, column_of(entry, kind, name), value) for name, value in entry.cells.items() if name not in NOTES
    }
    place = {
        "article_id": article.article_id,
        "text": article.text[start:end],
        "start": start,
        "end": end,
        "sentence": _sentence(rows, start),
    }
    key = f"{article.article_id}:{start}-{end}"
    values = {"evidence": excerpt(article.text, start, end)} | values | place | {"review": "added"}
    row = Figure(figure_id=key, **values) if kind is Figure else Statement(statement_id=f"{key}:{values.get('actor_id')}", **values)
    return [*(other for other in rows if (other.table, other.key) != (row.table, row.key)), row]


def _sentence(rows: Iterable[Row], offset: int) -> int:
    """Number of the sentence at an offset, as far as the rows before it tell."""
    known = [(row.start, row.sentence) for row in rows if isinstance(row, Mention | Figure | DateRow) and row.start <= offset]
    return max(known, default=(0, 0))[1]


def excerpt(text: str, start: int, end: int, *, limit: int = 40) -> str:
    """The line around a span, at most `limit` words of it."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left = [word.start() for word in re.finditer(r"\S+", text[first:start])]
    right = [word.end() for word in re.finditer(r"\S+", text[end : last if last >= 0 else len(text)])]
    room = max(0, limit - len(text[start:end].split()))
    before = min(len(left), max(room // 2, room - len(right)))
    after = min(len(right), room - before)
    return text[first + left[-before] if before else start : end + right[after - 1] if after else end].strip()
