"""What a reader decides: the CSV files of `data/curation`, read with care for spreadsheets and applied on every run."""

from __future__ import annotations

import csv
import fnmatch
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import process

from analysis.cells import unsafe
from analysis.errors import CurationError
from analysis.link.quantities import Decisions
from analysis.model import TABLES, Actor, Article, ArticleRow, Column, DateRow, Figure, Mention, Problem, Row, Statement

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


@dataclass(frozen=True)
class Curation:
    """All decisions of a folder; empty where there is none."""

    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)

    def of(self, file: str) -> Sequence[Entry]:
        """The lines of one file."""
        return self.entries.get(file, ())

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Alias -> actor (a name or an id), from `actors.csv`."""
        return {entry.cells["alias"]: entry.cells["actor"] for entry in self.of("actors.csv")}

    @cached_property
    def quantities(self) -> Decisions:
        """What `quantities.csv` says of series."""
        said: dict[str, dict[str, str]] = {action: {} for action in ACTIONS}
        for entry in self.of("quantities.csv"):
            action, quantity, target = entry.cells["action"], entry.cells["quantity"], entry.get("target") or entry.get("label")
            if action in ("assign", "split"):
                said["assign"][_needed(entry, "figure_id")] = quantity if action == "assign" else _needed(entry, "target")
            else:
                said[action][quantity] = target or (quantity if action == "freeze" else _needed(entry, "target"))
        return Decisions(assign=said["assign"], rename=said["rename"], merge=said["merge"], frozen=frozenset(said["freeze"]))

    @cached_property
    def _by_article(self) -> dict[str, list[Entry]]:
        found = defaultdict(list)
        for entry in [*self.of("corrections.csv"), *self.of("additions.csv")]:
            found[entry.cells["article_id"]].append(entry)
        return found

    def article(self, article: Article) -> Article:
        """The article with what `articles.csv` says of it; a curated publication day has the basis `curated`."""
        changes: dict[str, Any] = {}
        for entry in self.of("articles.csv"):
            if _names(entry, article.row):
                changes |= _article_cells(entry)
        if (day := changes.get("published")) is not None:
            changes |= {"published_from": day, "published_to": day, "published_basis": "curated"}
        return replace(article, row=replace(article.row, **changes)) if changes else article

    def rows(self, article: Article, rows: Iterable[Row]) -> tuple[list[Row], list[Problem]]:
        """An article's rows with its corrections and additions, and the entries that no longer find their words."""
        kept, problems = list(rows), []
        for entry in self._by_article.get(article.article_id, ()):
            spans = find_quote(article.text, entry.get("before") or "", entry.cells["quote"], entry.get("after") or "")
            if len(spans) != 1:
                problems.append(_lost(entry, len(spans)))
            elif entry.file.name == "additions.csv":
                kept.append(_addition(entry, article, spans[0], kept))
            else:
                changed = _correct(entry, kept, spans[0])
                if changed is None:
                    problems.append(_lost(entry, 0, what=f"no row of {entry.cells['table']} at these words"))
                else:
                    kept = changed
        return kept, problems

    def actors(self, actors: Iterable[Actor]) -> list[Actor]:
        """Actors with what `actors.csv` says of their kind, country and Wikidata id."""
        columns = {spec.name: spec for spec in Actor.columns()}
        said: dict[str, dict[str, Any]] = defaultdict(dict)
        for entry in self.of("actors.csv"):
            cells = {name: value for name, value in entry.cells.items() if name in ("kind", "country", "wikidata")}
            said[entry.cells["actor"]] |= {name: parse(entry, columns[name], value) for name, value in cells.items()} | {"basis": "curated"}
        return [replace(actor, **(said.get(actor.actor_id) or said.get(actor.name) or {})) for actor in actors]

    def check_articles(self, articles: Sequence[ArticleRow]) -> None:
        """Every key must name an article of the corpus.

        Raises:
            CurationError: one does not; the message names file, line and the nearest key.
        """
        ids = {row.article_id for row in articles}
        for entry in [*self.of("corrections.csv"), *self.of("additions.csv")]:
            if entry.cells["article_id"] not in ids:
                raise entry.error(_nearest("article_id", entry.cells["article_id"], ids))
        for entry in self.of("articles.csv"):
            if not any(_names(entry, row) for row in articles):
                key = "article_id" if entry.get("article_id") else "path"
                raise entry.error(_nearest(key, entry.cells[key], {getattr(row, key) for row in articles}))


def read(folder: Path | None) -> Curation:
    """Read all files of a curation folder; a missing folder decides nothing.

    Raises:
        CurationError: an unknown column, table or action, a missing key, a value of the wrong type.
    """
    if folder is None or not folder.is_dir():
        return Curation()
    return Curation({name: list(_read_file(folder / name)) for name in FILES if (folder / name).is_file()})


def _read_file(path: Path) -> Iterator[Entry]:
    needed, optional = FILES[path.name]
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("cp1252", "replace")  # what a spreadsheet saves as plain "CSV"
    header = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=header.count))
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    for name in names:
        if name and name not in needed and name not in optional and "*" not in optional:
            raise CurationError(f"{path}, line 1: unknown column {name!r}; columns are: {', '.join(needed + optional)}")
    if missing := [name for name in needed if name not in names]:
        raise CurationError(f"{path}, line 1: column {missing[0]!r} is missing; the file needs: {', '.join(needed)}")
    for cells in reader:
        filled = {name: unsafe(value.strip()) for name, value in cells.items() if name and isinstance(value, str) and value.strip()}
        if filled:
            entry = Entry(path, reader.line_num, filled)
            _check(entry, needed)
            yield entry


def _check(entry: Entry, needed: Sequence[str]) -> None:
    for name in needed:
        _needed(entry, name)
    if entry.file.name == "articles.csv":
        if not (entry.get("article_id") or entry.get("path")):
            raise entry.error("an article_id or a path (a pattern such as wire/*.txt) is needed")
        _article_cells(entry)
    if (action := entry.get("action")) and entry.file.name == "quantities.csv" and action not in ACTIONS:
        raise entry.error(_nearest("action", action, ACTIONS))
    if entry.file.name in ("corrections.csv", "additions.csv"):
        kind = _table(entry)
        if column := entry.get("column"):
            parse(entry, _column(entry, kind, column), entry.cells["value"])
        elif entry.file.name == "corrections.csv" and entry.cells["value"] not in ("drop", "confirm"):
            raise entry.error("name the column to correct, or give the value 'drop' or 'confirm'")


def _needed(entry: Entry, name: str) -> str:
    if name not in entry.cells:
        raise entry.error(f"the cell {name!r} is empty")
    return entry.cells[name]


def _table(entry: Entry) -> type[Row]:
    names = {kind.table: kind for kind in TABLES}
    if entry.cells["table"] not in names:
        raise entry.error(_nearest("table", entry.cells["table"], names))
    return names[entry.cells["table"]]


def _column(entry: Entry, kind: type[Row], name: str) -> Column:
    columns = {spec.name: spec for spec in kind.columns()}
    if name not in columns:
        raise entry.error(_nearest("column", name, columns))
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
        raise entry.error(_nearest(spec.name, value, spec.enum))
    try:
        if spec.kind == "date":
            return date.fromisoformat(value)
        if spec.kind == "bool":
            return {"true": True, "false": False}[value.lower()]
        return {"str": str, "int": int, "float": float}[spec.kind](value.replace(",", "") if spec.kind in ("int", "float") else value)
    except (ValueError, KeyError):
        raise entry.error(f"{spec.name} takes a {spec.kind}{' (YYYY-MM-DD)' if spec.kind == 'date' else ''}, not {value!r}") from None


def _article_cells(entry: Entry) -> dict[str, Any]:
    columns = {spec.name: spec for spec in ArticleRow.columns()}
    return {name: parse(entry, columns[name], value) for name, value in entry.cells.items() if name not in ("article_id", "path")}


def _names(entry: Entry, row: ArticleRow) -> bool:
    if wanted := entry.get("article_id"):
        return wanted == row.article_id
    return fnmatch.fnmatchcase(row.path, entry.cells["path"]) or fnmatch.fnmatchcase(row.path, "*/" + entry.cells["path"])


def find_quote(text: str, before: str, quote: str, after: str) -> list[tuple[int, int]]:
    """Spans of a quote in a text, its neighbours agreeing; white space and case of the neighbours do not matter.

    >>> find_quote("Some 40 died.  Another 40 were hurt.", "Another", "40", "were")
    [(23, 25)]
    """

    def words(part: str) -> str:
        return r"\s+".join(map(re.escape, part.split()))

    edges = [words(part) for part in (before, after)]
    pattern = (
        (rf"{edges[0]}\s*" if edges[0] else r"(?<!\w)") + rf"(?P<quote>{words(quote)})" + (rf"\s*{edges[1]}" if edges[1] else r"(?!\w)")
    )
    return [found.span("quote") for found in re.finditer(pattern, text)]


def _correct(entry: Entry, rows: list[Row], span: tuple[int, int]) -> list[Row] | None:
    hits = [row for row in rows if row.table == entry.cells["table"] and _at(row, span)]
    exact = [row for row in hits if (getattr(row, "start", None), getattr(row, "end", None)) == span]
    if not (hits := exact or hits):
        return None
    name = entry.get("column")
    value = entry.cells["value"]
    if name is None and value == "drop":
        return [row for row in rows if row not in hits]
    changes: dict[str, Any] = {"review": "confirmed"}
    if name is not None:
        changes = {name: parse(entry, _column(entry, type(hits[0]), name), value), "review": "corrected"}
    return [replace(row, **changes) if row in hits else row for row in rows]


def _at(row: Row, span: tuple[int, int]) -> bool:
    start, end = getattr(row, "start", None), getattr(row, "end", None)
    return start is not None and end is not None and bool(start < span[1] and span[0] < end)


def _addition(entry: Entry, article: Article, span: tuple[int, int], rows: Sequence[Row]) -> Row:
    kind = _table(entry)
    if kind not in (Figure, Statement):
        raise entry.error(f"rows can be added to figures and statements, not to {kind.table}")
    start, end = span
    values: dict[str, Any] = {
        name: parse(entry, _column(entry, kind, name), value) for name, value in entry.cells.items() if name not in NOTES
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
    return Figure(figure_id=key, **values) if kind is Figure else Statement(statement_id=f"{key}:{values.get('actor_id')}", **values)


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


def _lost(entry: Entry, times: int, *, what: str = "") -> Problem:
    cause = what or (f"the quoted words stand {times} times in the article" if times else "the quoted words are no longer in the article")
    cause = f"line {entry.line}: {cause}: {entry.cells['quote']!r}"
    remedy = "quote the words as the cleaned text has them, with a few words before and after; see the texts table"
    return Problem(path=entry.file.name, cause=cause, remedy=remedy)


def _nearest(what: str, value: str, known: Iterable[str]) -> str:
    choices = sorted(known)
    best = process.extractOne(value, choices, score_cutoff=50)
    hint = f"did you mean {best[0]!r}?" if best else f"there are: {', '.join(choices[:8])}" if choices else "there are none"
    return f"unknown {what} {value!r}; {hint}"
