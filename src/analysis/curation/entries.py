"""The lines of the curation files: read with care for spreadsheets, every key, column and value checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import cells
from analysis.corpus.fields import field_of
from analysis.curation.values import country, nearest, value_of
from analysis.errors import CurationError
from analysis.model import TABLES, ArticleRow, Column, Figure, Row, Statement

FILES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # file -> columns it must have, columns it may have
    "articles.csv": ((), ("article_id", "path", "source", "published", "url", "archive_url", "title", "author", "section", "retrieved")),
    "sources.csv": (("source",), ("*",)),
    "actors.csv": (("alias", "actor"), ("kind", "country", "wikidata")),
    "quantities.csv": (("action", "quantity"), ("target", "label", "figure_id", "why", "who", "when")),
    "corrections.csv": (("article_id", "table", "quote", "value"), ("before", "after", "column", "who", "when", "why")),
    "additions.csv": (("article_id", "table", "quote"), ("before", "after", "who", "when", "why", "*")),
}
ACTIONS = ("merge", "split", "rename", "assign", "freeze")
PLACED = frozenset({"article_id", "text", "start", "end", "sentence", "evidence", "review"})  # where a row stands: no matter of reading
LINKED = frozenset({"quantity", "quantity_rule", "claim_id"})  # follow from the other columns at the next build
NOTES = frozenset({"article_id", "table", "quote", "before", "after", "who", "when", "why"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a curation file: where it stands and its cells, empty ones left out."""

    file: Path
    line: int
    cells: Mapping[str, str]
    mark: str = ","  # between the file's cells

    def get(self, name: str) -> str | None:
        """A cell; None where it is empty."""
        return self.cells.get(name)

    def error(self, message: str) -> CurationError:
        """An error that names file and line."""
        return CurationError(f"{self.file}, line {self.line}: {message}")


def read_file(path: Path, name: str) -> Iterator[Entry]:
    """The lines of one file, each checked: separators, byte order marks and encodings as spreadsheets save them.

    Args:
        path: the file.
        name: which of `FILES` it is.
    """
    data = path.read_bytes()
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf")):
        raise CurationError(f"{path}: a workbook, not CSV; save it in the spreadsheet program as CSV (UTF-8)")
    text = cells.decoded(data)
    must, may = FILES[name]
    found, lines = cells.table(text)
    headings = {heading: _heading(heading, (*must, *may)) for heading in found}
    for heading, column in headings.items():
        if heading and column not in must and column not in may and "*" not in may:
            near = field_of(heading)
            hint = f"did you mean {near!r}? " if near in may else ""
            raise CurationError(f"{path}, line 1: unknown column {heading!r}; {hint}columns are: {', '.join(must + may)}")
    if found and (missing := [column for column in must if column not in headings.values()]):
        raise CurationError(f"{path}, line 1: column {missing[0]!r} is missing; the file needs: {', '.join(must)}")
    for number, filled in lines:
        beyond = filled.pop(cells.BEYOND, None)
        entry = Entry(path, number, {headings[heading]: cell for heading, cell in filled.items()}, cells.delimiter(text))
        if beyond:
            raise entry.error(f"more cells than the headings have ({beyond!r}); put quotes around a cell that holds a {entry.mark!r}")
        _check(entry, name, must)
        yield entry


def _heading(heading: str, known: Sequence[str]) -> str:
    """A heading as it is known: "Article ID" is article_id."""
    joined = re.sub(r"[\s-]+", "_", heading)
    return joined if joined in known else heading


def _check(entry: Entry, name: str, must: Sequence[str]) -> None:
    for column in must:
        needed(entry, column)
    if name == "articles.csv":
        if not (entry.get("article_id") or entry.get("path")):
            raise entry.error("an article_id or a path (a pattern such as wire/*.txt) is needed")
        article_cells(entry)
    if name == "actors.csv" and (code := entry.get("country")) and code.lower() != "null":
        try:
            country(code)
        except ValueError as error:
            raise entry.error(str(error)) from None
    if (action := entry.get("action")) and name == "quantities.csv" and action not in ACTIONS:
        raise entry.error(nearest("action", action, ACTIONS))
    if name == "corrections.csv":
        _check_correction(entry)
    if name == "additions.csv":
        _check_addition(entry)


def _check_correction(entry: Entry) -> None:
    kind = table_of(entry)
    placed = [row.table for row in TABLES if {"start", "review"} <= {spec.name for spec in row.columns()}]
    if kind.table not in placed:
        elsewhere = f"; {kind.table}.csv does" if f"{kind.table}.csv" in FILES else ""
        raise entry.error(f"rows of {kind.table} are not corrected here{elsewhere}; tables are: {', '.join(placed)}")
    if not (column := entry.get("column")):
        if entry.cells["value"].lower() not in ("drop", "confirm"):
            raise entry.error("name the column to correct, or give the value 'drop' or 'confirm'")
        return
    spec = column_of(entry, kind, column)
    if spec.key or column in PLACED:
        raise entry.error(f"{column} says which row it is, and is not corrected; drop the row, and add the right one in additions.csv")
    if column in LINKED:
        raise entry.error(f"{column} follows from the other columns; series are decided in quantities.csv")
    parse(entry, spec, entry.cells["value"])


def _check_addition(entry: Entry) -> None:
    kind = table_of(entry)
    if kind not in (Figure, Statement):
        raise entry.error(f"rows can be added to figures and statements, not to {kind.table}")
    for name, value in entry.cells.items():
        if name in NOTES:
            continue
        spec = column_of(entry, kind, name)
        if spec.key or name in PLACED - {"evidence"}:
            raise entry.error(f"{name} follows from the quote; leave it out")
        parse(entry, spec, value)
    if kind is Figure and not {"low", "high"} & entry.cells.keys():
        raise entry.error("a figure needs its low, its high or both; give both the same for an exact number")


def needed(entry: Entry, name: str) -> str:
    """A cell that must not be empty."""
    if name not in entry.cells:
        raise entry.error(f"the cell {name!r} is empty{'; null makes the column unknown' if name == 'value' else ''}")
    return entry.cells[name]


def table_of(entry: Entry) -> type[Row]:
    """The row class of the table that a line names."""
    names = {kind.table: kind for kind in TABLES}
    if entry.cells["table"] not in names:
        raise entry.error(nearest("table", entry.cells["table"], names))
    return names[entry.cells["table"]]


def column_of(entry: Entry, kind: type[Row], name: str) -> Column:
    """A column of a table, by name."""
    columns = {spec.name: spec for spec in kind.columns()}
    if name not in columns:
        raise entry.error(nearest("column", name, columns))
    return columns[name]


def parse(entry: Entry, spec: Column, value: str) -> Any:
    """A cell as the column's type; `null` is unknown.

    Raises:
        CurationError: the value is none of the column's.
    """
    try:
        return value_of(spec, value, mark=entry.mark)
    except ValueError as error:
        raise entry.error(str(error)) from None


def article_cells(entry: Entry) -> dict[str, Any]:
    """What a line of `articles.csv` says, as the columns are typed."""
    columns = {spec.name: spec for spec in ArticleRow.columns()}
    return {name: parse(entry, columns[name], value) for name, value in entry.cells.items() if name not in ("article_id", "path")}
