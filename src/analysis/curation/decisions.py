"""All decisions of a folder, and what they change: articles, rows, actors, series."""

from __future__ import annotations

import fnmatch
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis.curation.entries import ACTIONS, FILES, Entry, article_cells, nearest, needed, parse, read_file
from analysis.curation.quotes import addition, correct, find_quote
from analysis.link.quantities import Decisions
from analysis.model import Actor, Article, ArticleRow, Problem, Row


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

    def article(self, article: Article) -> Article:
        """The article with what `articles.csv` says of it; a curated publication day has the basis `curated`."""
        changes: dict[str, Any] = {}
        for entry in self.of("articles.csv"):
            if _names(entry, article.row):
                changes |= article_cells(entry)
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
                kept.append(addition(entry, article, spans[0], kept))
            else:
                changed = correct(entry, kept, spans[0])
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
                raise entry.error(nearest("article_id", entry.cells["article_id"], ids))
        for entry in self.of("articles.csv"):
            if not any(_names(entry, row) for row in articles):
                key = "article_id" if entry.get("article_id") else "path"
                raise entry.error(nearest(key, entry.cells[key], {getattr(row, key) for row in articles}))


def read(folder: Path | None) -> Curation:
    """Read all files of a curation folder; a missing folder decides nothing.

    Raises:
        CurationError: an unknown column, table or action, a missing key, a value of the wrong type.
    """
    if folder is None or not folder.is_dir():
        return Curation()
    return Curation({name: list(read_file(folder / name)) for name in FILES if (folder / name).is_file()})


def _names(entry: Entry, row: ArticleRow) -> bool:
    if wanted := entry.get("article_id"):
        return wanted == row.article_id
    return fnmatch.fnmatchcase(row.path, entry.cells["path"]) or fnmatch.fnmatchcase(row.path, "*/" + entry.cells["path"])


def _lost(entry: Entry, times: int, *, what: str = "") -> Problem:
    cause = what or (f"the quoted words stand {times} times in the article" if times else "the quoted words are no longer in the article")
    cause = f"line {entry.line}: {cause}: {entry.cells['quote']!r}"
    remedy = "quote the words as the cleaned text has them, with a few words before and after; see the texts table"
    return Problem(path=entry.file.name, cause=cause, remedy=remedy)
