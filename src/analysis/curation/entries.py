"""The lines of the curation files: read with care for spreadsheets, every key, column and value checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import process

from analysis import cells
from analysis.errors import CurationError
from analysis.model import TABLES, ArticleRow, Column, Row

FILES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # file -> columns it must have, columns it may have
    "articles.csv": ((), ("article_id", "path", "source", "published", "url", "archive_url", "title", "author", "section", "retrieved")),
    "sources.csv": (("source",), ("*",)),
    "actors.csv": (("alias", "actor"), ("kind", "country", "wikidata")),
    "quantities.csv": (("action", "quantity"), ("target", "label", "figure_id", "why", "who", "when")),
    "corrections.csv": (("article_id", "table", "quote", "value"), ("before", "after", "column", "who", "when", "why")),
    "additions.csv": (("article_id", "table", "quote"), ("before", "after", "who", "when", "why", "*")),
}
ACTIONS = ("merge", "split", "rename", "assign", "freeze")
NOTES = frozenset({"article_id", "table", "quote", "before", "after", "who", "when", "why"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a curation file: where it stands and its cells, empty ones left out."""

    file: Path
    line: int
    cells: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """A cell; None where it is empty."""
        return self.cells.get(name)

    def error(self, message: str) -> CurationError:
        """An error that names file and line."""
        return CurationError(f"{self.file}, line {self.line}: {message}")


def read_file(path: Path) -> Iterator[Entry]:
    """The lines of one file, each checked: separators, byte order marks and encodings as spreadsheets save them."""
    must, may = FILES[path.name]
    names, lines = cells.table(cells.decoded(path.read_bytes()))
    for name in names:
        if name and name not in must and name not in may and "*" not in may:
            raise CurationError(f"{path}, line 1: unknown column {name!r}; columns are: {', '.join(must + may)}")
    if missing := [name for name in must if name not in names]:
        raise CurationError(f"{path}, line 1: column {missing[0]!r} is missing; the file needs: {', '.join(must)}")
    for number, filled in lines:
        entry = Entry(path, number, filled)
        _check(entry, must)
        yield entry


def _check(entry: Entry, must: Sequence[str]) -> None:
    for name in must:
        needed(entry, name)
    if entry.file.name == "articles.csv":
        if not (entry.get("article_id") or entry.get("path")):
            raise entry.error("an article_id or a path (a pattern such as wire/*.txt) is needed")
        article_cells(entry)
    if (action := entry.get("action")) and entry.file.name == "quantities.csv" and action not in ACTIONS:
        raise entry.error(nearest("action", action, ACTIONS))
    if entry.file.name in ("corrections.csv", "additions.csv"):
        kind = table_of(entry)
        if column := entry.get("column"):
            parse(entry, column_of(entry, kind, column), entry.cells["value"])
        elif entry.file.name == "corrections.csv" and entry.cells["value"] not in ("drop", "confirm"):
            raise entry.error("name the column to correct, or give the value 'drop' or 'confirm'")


def needed(entry: Entry, name: str) -> str:
    """A cell that must not be empty."""
    if name not in entry.cells:
        raise entry.error(f"the cell {name!r} is empty")
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
    if value.lower() == "null":
        if spec.nullable:
            return None
        raise entry.error(f"{spec.name} cannot be null")
    if spec.enum and value not in spec.enum:
        raise entry.error(nearest(spec.name, value, spec.enum))
    try:
        if spec.kind == "date":
            return date.fromisoformat(value)
        if spec.kind == "bool":
            return {"true": True, "false": False}[value.lower()]
        return {"str": str, "int": int, "float": float}[spec.kind](value.replace(",", "") if spec.kind in ("int", "float") else value)
    except (ValueError, KeyError):
        raise entry.error(f"{spec.name} takes a {spec.kind}{' (YYYY-MM-DD)' if spec.kind == 'date' else ''}, not {value!r}") from None


def article_cells(entry: Entry) -> dict[str, Any]:
    """What a line of `articles.csv` says, as the columns are typed."""
    columns = {spec.name: spec for spec in ArticleRow.columns()}
    return {name: parse(entry, columns[name], value) for name, value in entry.cells.items() if name not in ("article_id", "path")}


def nearest(what: str, value: str, known: Iterable[str]) -> str:
    """What is wrong with a value, and what it may have been meant for."""
    choices = sorted(known)
    best = process.extractOne(value, choices, score_cutoff=50)
    hint = f"did you mean {best[0]!r}?" if best else f"there are: {', '.join(choices[:8])}" if choices else "there are none"
    return f"unknown {what} {value!r}; {hint}"
