"""A table that a notebook shows, read into columns and rows, so that the page can scope, sort, filter and stack it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from analysis.reports.clean import ON_PAGE, VALUE, inside

NUMBER = re.compile(r"(?:\D{0,14}\s)?[−-]?[$€£]?\d[\d,]*(?:\.\d+)?\b(?!-\d\d-)")  # "about 1,500", "$2.3 billion"; not "2025-02-12"
DATE = re.compile(r"\d{4}-\d\d-\d\d|undated")
NULLS = ("", "—", "None", "NaN", "nan", "<NA>", "NaT")
QUOTES = ("evidence", "sentence", "quote")  # columns that hold an article's words
LONG = 60  # characters; a column that holds more in some cell is text to read


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    kind: str  # number, date, quote, text or word


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `anchor` is what the marks of a chart link to."""

    cells: tuple[Markup, ...]
    anchor: str = ""

    def null(self, at: int) -> bool:
        """Whether a cell says nothing."""
        return self.cells[at].striptags() in NULLS


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain rows under one row of heads."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Markup
    note: Markup
    headed: bool  # the first cell of a row is its head


def read(tree: Any) -> Table | None:
    """The table that a fragment holds, if it holds one and nothing else, of a plain kind: one row of heads, no merged cells."""
    tables = tree.xpath(".//table")
    if len(tables) != 1 or _spans(tables[0]) or _text_outside(tree, tables[0]):
        return None
    heads = tables[0].xpath("./thead/tr")
    lines = tables[0].xpath("./tbody/tr")
    if len(heads) != 1 or not lines:
        return None
    labels = [Markup(inside(cell)).striptags() for cell in heads[0] if cell.tag in ("th", "td")]
    cells = [[cell for cell in line if cell.tag in ("th", "td")] for line in lines]
    if any(len(line) != len(labels) for line in cells):
        return None
    caption, note = _caption(tables[0])
    return Table(
        columns=tuple(Column(label or "Row", _kind(label, [line[at] for line in cells])) for at, label in enumerate(labels)),
        rows=tuple(Row(tuple(Markup(inside(cell).strip()) for cell in line), _anchor(row)) for row, line in zip(lines, cells, strict=True)),
        caption=caption,
        note=note,
        headed=all(line[0].tag == "th" for line in cells if line),
    )


def _spans(table: Any) -> bool:
    spans = (value for name in ("colspan", "rowspan") for value in table.xpath(f".//@{name}"))
    return any(value != "1" for value in spans)


def _text_outside(tree: Any, table: Any) -> bool:
    whole = "".join(tree.xpath(".//text()[not(ancestor::style) and not(ancestor::script)]"))
    rest = whole.replace("".join(table.itertext()), "", 1).strip()
    return bool(rest) and not re.fullmatch(r"\d+ rows × \d+ columns", rest)  # what pandas adds below a long frame


def _caption(table: Any) -> tuple[Markup, Markup]:
    """The caption, and the small print in it."""
    found = table.find("caption")
    if found is None:
        return Markup(""), Markup("")
    small = found.find("small")
    note = Markup(inside(small).strip()) if small is not None else Markup("")
    if small is not None:
        found.remove(small)
    return Markup(inside(found).strip()), note


def _anchor(row: Any) -> str:
    name = row.get("id", "")
    return name if VALUE["id"].fullmatch(name) and ON_PAGE.fullmatch("#" + name) else ""


def _kind(label: str, cells: Sequence[Any]) -> str:
    if label.casefold() in QUOTES:
        return "quote"
    texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    said = [text for text in texts if text not in NULLS]
    if said and all(DATE.fullmatch(text) for text in said):
        return "date"
    if said and all(NUMBER.match(text) and len(text) <= LONG // 2 for text in said):
        return "number"
    return "text" if any(len(text) > LONG for text in said) else "word"
