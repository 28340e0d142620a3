"""All decisions of a folder, and what they change: articles, rows, actors, series."""

from __future__ import annotations

import fnmatch
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from analysis.corpus.listing import is_litter
from analysis.curation.entries import ACTIONS, FILES, Entry, article_cells, needed, parse, read_file
from analysis.curation.quotes import added, correct, find_quote, is_addition
from analysis.curation.values import nearest, resembles
from analysis.link.quantities import Decisions
from analysis.model import Actor, Article, ArticleRow, Problem, Row


@dataclass(frozen=True)
class Curation:
    """All decisions of a folder; empty where there is none."""

    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    unread: tuple[Problem, ...] = ()  # files of the folder that are no decisions

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
                said["assign"][needed(entry, "figure_id")] = quantity if action == "assign" else needed(entry, "target")
            else:
                said[action][quantity] = target or (quantity if action == "freeze" else needed(entry, "target"))
        return Decisions(assign=said["assign"], rename=said["rename"], merge=said["merge"], frozen=frozenset(said["freeze"]))

    @cached_property
    def _by_article(self) -> dict[str, list[Entry]]:
        found = defaultdict(list)
        for entry in [*self.of("corrections.csv"), *self.of("additions.csv")]:
            found[entry.cells["article_id"]].append(entry)
        return found

    def article(self, row: ArticleRow) -> ArticleRow:
        """An article's row with what `articles.csv` says of it; a curated publication day has the basis `curated`."""
        changes: dict[str, Any] = {}
        for entry in self.of("articles.csv"):
            if _names(entry, row):
                changes |= article_cells(entry)
        if (day := changes.get("published")) is not None:
            changes |= {"published_from": day, "published_to": day, "published_basis": "curated"}
        return replace(row, **changes) if changes else row

    def rows(self, article: Article, rows: Iterable[Row]) -> tuple[list[Row], list[Problem]]:
        """An article's rows with its corrections and additions, and the entries that find no words, or cannot be."""
        kept, problems = list(rows), []
        said: dict[tuple[str, Any], tuple[Row | None, Entry]] = {}  # a row's table and key -> the row as it was, the last line on it
        for entry in self._by_article.get(article.article_id, ()):
            spans = find_quote(article.text, entry.get("before") or "", entry.cells["quote"], entry.get("after") or "")
            if len(spans) != 1:
                problems.append(_lost(entry, len(spans)))
                continue
            changed = added(entry, article, spans[0], kept) if is_addition(entry) else correct(entry, kept, spans[0])
            if changed is None:
                problems.append(_lost(entry, 0, what=f"no row of {entry.cells['table']} at these words"))
                continue
            before = {(row.table, row.key): row for row in kept}
            for row in changed:
                name = (row.table, row.key)
                if before.get(name) != row:
                    was, earlier = said.get(name, (before.get(name), entry))
                    if is_addition(entry) and name in said:
                        problems.append(_problem(entry, f"line {earlier.line} of {earlier.file.name} is about the same words", "keep one"))
                    said[name] = (was, entry)
            kept = changed
        kept, reversed_ = _without_reversed(kept, said)
        return kept, problems + reversed_

    def actors(self, actors: Iterable[Actor]) -> list[Actor]:
        """Actors with what `actors.csv` says of their kind, country and Wikidata id."""
        columns = {spec.name: spec for spec in Actor.columns()}
        said: dict[str, dict[str, Any]] = defaultdict(dict)
        for entry in self.of("actors.csv"):
            cells = {name: value for name, value in entry.cells.items() if name in ("kind", "country", "wikidata")}
            said[entry.cells["actor"]] |= {name: parse(entry, columns[name], value) for name, value in cells.items()} | {"basis": "curated"}
        return [replace(actor, **(said.get(actor.actor_id) or said.get(actor.name) or {})) for actor in actors]

    def lost_series(self, known: Collection[str], figures: Collection[str]) -> list[Problem]:
        """The lines of `quantities.csv` that name no series and no figure of the corpus.

        Args:
            known: the series before any decision.
            figures: ids of all figures.
        """
        made = {entry.get("target") for entry in self.of("quantities.csv")}
        problems = []
        for entry in self.of("quantities.csv"):
            key, action = entry.get("figure_id"), entry.cells["action"]
            if action in ("assign", "split") and key not in figures:
                remedy = "take the figure's id from the figures table; it changes with the article's text"
                problems.append(_problem(entry, nearest("figure_id", str(key), figures), remedy))
            elif action != "assign" and entry.cells["quantity"] not in known and entry.cells["quantity"] not in made:
                cause = nearest("quantity", entry.cells["quantity"], known)
                problems.append(_problem(entry, cause, "take the key from the quantities table", failed=action != "freeze"))
        return problems

    def check_articles(self, articles: Sequence[ArticleRow]) -> list[Problem]:
        """Every key must name an article of the corpus.

        Returns:
            Outlets of `sources.csv` that no article is of but that resemble one, and files of the folder that are not read.

        Raises:
            CurationError: one does not; the message names file, line and the nearest key.
        """
        ids = {row.article_id for row in articles}
        for entry in [*self.of("corrections.csv"), *self.of("additions.csv")]:
            if entry.cells["article_id"] not in ids:
                raise entry.error(nearest("article_id", entry.cells["article_id"], ids))
        for entry in self.of("articles.csv"):
            if not any(_names(entry, row) for row in articles):
                key = "article_id" if entry.get("article_id") else "path"
                raise entry.error(nearest(key, entry.cells[key], {getattr(row, key) for row in articles}))
        known = {row.source for row in articles if row.source}
        strange = [
            entry for entry in self.of("sources.csv") if entry.cells["source"] not in known and resembles(entry.cells["source"], known)
        ]
        remedy = "write it as its articles do; nothing, if it is another outlet, whose articles are still to come"
        return [*self.unread, *(_problem(e, nearest("source", e.cells["source"], known), remedy, failed=False) for e in strange)]


def read(folder: Path | None) -> Curation:
    """Read all files of a curation folder; a missing folder decides nothing.

    Raises:
        CurationError: an unknown column, table or action, a missing key, a value of the wrong type, two lines that contradict each other.
    """
    if folder is None or not folder.is_dir():
        return Curation()
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not is_litter(path.name, ()))
    found = {path.name.lower(): path for path in paths if path.name.lower() in FILES}
    entries = {name: list(read_file(found[name], name)) for name in FILES if name in found}
    for name, keys in _SAID_ONCE.items():
        _check_said_once(entries.get(name, ()), keys)
    strange = [
        path.name for path in paths if path not in found.values() and (path.suffix.lower() in _TABLES or ".csv" in path.name.lower())
    ]
    return Curation(entries, tuple(_unread(name) for name in strange))


_SAID_ONCE = {"articles.csv": ("article_id", "path"), "sources.csv": ("source",), "actors.csv": ("alias",)}  # file -> what a line is about
_TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods", ".numbers")


def _check_said_once(entries: Iterable[Entry], keys: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        about = tuple(entry.get(key) or "" for key in keys)
        for column, value in entry.cells.items():
            other = seen.setdefault((*about, column), entry)
            if other.cells[column] != value:
                raise entry.error(
                    f"{column} is {value!r} here and {other.cells[column]!r} in line {other.line}, of the same {keys[0]}; keep one"
                )


def _unread(name: str) -> Problem:
    meant, score, _ = process.extractOne(name.lower(), list(FILES), scorer=fuzz.ratio)
    remedy = f"did you mean {meant}?" if score >= 70 else f"the files of this folder are {', '.join(FILES)}"
    return Problem(path=name, cause="no file of decisions has this name: it is not read", remedy=remedy, failed=score >= 70)


def _names(entry: Entry, row: ArticleRow) -> bool:
    if wanted := entry.get("article_id"):
        return wanted == row.article_id
    path = entry.cells["path"]
    return (
        row.path == path or row.path.endswith(f"/{path}") or any(fnmatch.fnmatchcase(row.path, pattern) for pattern in (path, f"*/{path}"))
    )


def _without_reversed(rows: Sequence[Row], said: Mapping[tuple[str, Any], tuple[Row | None, Entry]]) -> tuple[list[Row], list[Problem]]:
    """The rows without the decisions that set a first bound above the last; what was one number or day before stays one."""
    kept, problems = [], []
    for row in rows:
        was, entry = said.get((row.table, row.key), (None, None))
        wrong = entry and next((names for names in _BOUNDS if _is_reversed(row, *names)), None)
        if not entry or not wrong:
            kept.append(row)
            continue
        new = {getattr(row, name) for name in wrong} - {getattr(was, name, None) for name in wrong}
        if was is not None and len({getattr(was, name) for name in wrong}) == len(new) == 1:
            kept.append(replace(row, **dict.fromkeys(wrong, new.pop())))
        else:
            first, last = (getattr(row, name) for name in wrong)
            cause = f"{wrong[0]} {first} is above {wrong[1]} {last}: {entry.cells['quote']!r}"
            problems.append(_problem(entry, cause, "say both bounds, the lower one first; until then the row stays as it was"))
            kept += [was] if was is not None else []
    return kept, problems


_BOUNDS = (("low", "high"), ("first_day", "last_day"), ("stated_from", "stated_to"), ("as_of_from", "as_of_to"))


def _is_reversed(row: Row, first: str, last: str) -> bool:
    low, high = getattr(row, first, None), getattr(row, last, None)
    return low is not None and high is not None and bool(low > high)


def _lost(entry: Entry, times: int, *, what: str = "") -> Problem:
    cause = what or (f"the quoted words stand {times} times in the article" if times else "the quoted words are no longer in the article")
    remedy = "quote the words as the cleaned text has them, with a few words before and after; see the texts table"
    return _problem(entry, f"{cause}: {entry.cells['quote']!r}", remedy)


def _problem(entry: Entry, cause: str, remedy: str, *, failed: bool = True) -> Problem:
    return Problem(path=entry.file.name, cause=f"line {entry.line}: {cause}", remedy=remedy, failed=failed)
