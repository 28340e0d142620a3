"""Third stage: identities joined across the corpus, the reader's decisions applied, and all rows written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeVar

import pyarrow as pa

from analysis import cache, curation, store
from analysis.link.actors import LinkedActors, link_actors
from analysis.link.bodies import Ministries
from analysis.link.joining import Local
from analysis.link.located import Scene
from analysis.link.near import NearMiss
from analysis.link.offices import grounds, is_letters, is_office
from analysis.link.quantities import link_quantities
from analysis.link.rows import with_actors, without_orphans
from analysis.link.settings import Setting, read_setting
from analysis.link.statements import link_statements, states_named
from analysis.model import Actor, Affiliation, Article, Figure, Mention, Problem, Row, Statement, TextRow
from analysis.stages import annotating
from analysis.stages.failures import attempt
from analysis.stages.processes import chunks, processes, spread
from analysis.stages.reading import Filed

Progress = Callable[[str, int, int], None]  # stage, done, of
T = TypeVar("T")
Task = Sequence[tuple[Article, bytes]]  # articles with the rows that were kept of them


def link(
    articles: Sequence[Filed],
    *,
    kept: cache.Cache,
    curated: curation.Curation,
    writer: store.Writer,
    jobs: int | None,
    progress: Progress,
) -> tuple[list[Problem], list[NearMiss]]:
    """Write all rows, article by article where that is possible: what is compared across articles is held, and nothing else.

    Args:
        articles: all articles, in the order of their ids.
        kept: the rows of each.
        curated: what readers decided.
        writer: takes the rows.
        jobs: processes.
        progress: told how many articles are linked.

    Returns:
        Decisions that no longer find their words, and figures that nearly joined a series.
    """
    progress("linking", 0, len(articles))
    linked = _link_actors(articles, kept, curated.aliases)
    actors = sorted(curated.actors(linked.actors), key=lambda actor: actor.actor_id)
    writer.add(actors)
    corpus = _Corpus(curated, {actor.actor_id: actor for actor in actors}, linked.ids, Ministries(actors))
    found = _Found([], [], [], {}, [])
    parts = chunks(articles, jobs)
    tasks = ([(article.article(kept), kept.need(annotating.key(article.row))) for article in part] for part in parts)
    done = 0
    with spread(partial(_link_articles, corpus), tasks, processes(jobs, parts)) as linked_parts:
        for part, (tables, here) in zip(parts, linked_parts, strict=True):
            writer.take(tables)
            found.add(here)
            done += len(part)
            progress("linking", done, len(articles))
    heads = {article.row.article_id: article.row for article in articles}
    series = link_quantities(
        _handed_over(found.figures), heads, corpus.actors, settings=_handed_over(found.settings), decisions=curated.quantities
    )
    statements = link_statements(found.statements, series.quantities, found.named)
    writer.add(chain(series.figures, series.quantities, series.claims, statements))
    lost = curated.lost_series(series.ruled, {figure.figure_id for figure in series.figures}) if curated.of("quantities.csv") else []
    return [*found.problems, *lost], series.near_misses


def _handed_over(found: list[T]) -> Iterator[T]:
    """Things that are kept no longer than who takes them needs them."""
    while found:
        yield found.pop()


# ------------------------------------------------------------------------------------------- across the articles
def _link_actors(articles: Iterable[Filed], kept: cache.Cache, aliases: Mapping[str, str]) -> LinkedActors:
    local: dict[str, list[Actor]] = {}
    affiliations: list[Affiliation] = []
    on: dict[str, frozenset[str]] = {}
    same: dict[Actor, Actor] = {}  # many articles know the same
    for article in articles:
        data, name = kept.need(annotating.key(article.row)), article.row.article_id
        rows = cache.decode(data, (Actor, Affiliation))
        local[name] = actors = [same.setdefault(row, row) for row in rows if isinstance(row, Actor)]
        if any(is_office(actor) or is_letters(actor) for actor in actors):
            mentions = (row for row in cache.decode(data, (Mention,)) if isinstance(row, Mention))
            on[name] = grounds(mentions, {actor.actor_id: actor for actor in actors})
        affiliations += [row for row in rows if isinstance(row, Affiliation)]
    return link_actors(local, affiliations, aliases=aliases, on=on)


# --------------------------------------------------------------------------------------------- article by article
@dataclass(frozen=True, slots=True)
class _Corpus:
    """What is known of the whole corpus before its articles are linked."""

    curated: curation.Curation
    actors: Mapping[str, Actor]
    ids: Mapping[Local, str]
    ministries: Ministries


@dataclass(frozen=True, slots=True)
class _Found:
    """What of some articles is compared with others."""

    figures: list[Figure]
    settings: list[Setting]
    statements: list[Statement]
    named: dict[tuple[str, int], frozenset[str]]  # the states that each sentence with a statement names
    problems: list[Problem]
    scenes: dict[Scene, Scene] = field(default_factory=dict)  # each once: most figures share theirs

    def add(self, other: _Found) -> None:
        self.figures.extend(other.figures)
        self.settings.extend(setting.sharing(self.scenes) for setting in other.settings)
        self.statements.extend(other.statements)
        self.named.update(other.named)
        self.problems.extend(other.problems)


def _link_articles(corpus: _Corpus, task: Task) -> tuple[dict[type[Row], pa.Table], _Found]:
    """The rows of some articles that are final, as tables, and those that are compared with others'."""
    final: list[Row] = []
    found = _Found([], [], [], {}, [])
    for article, data in task:
        local = (row for row in cache.decode(data) if not isinstance(row, Actor))
        rows, lost = corpus.curated.rows(article, with_actors(local, article.article_id, corpus.ids, corpus.ministries))
        figures = [row for row in rows if isinstance(row, Figure)]
        statements = [row for row in rows if isinstance(row, Statement)]
        told = {row.sentence for row in statements}
        named = states_named(row for row in rows if isinstance(row, Mention) and row.sentence in told)
        setting = attempt(article, partial(read_setting, article, rows, corpus.actors), lost="its numbers are in no story")
        if isinstance(setting, Problem):
            lost, setting = [*lost, setting], Setting(article.article_id)
        found.add(_Found(figures, [setting], statements, named, lost))
        final += [article.row, TextRow(article_id=article.article_id, text=article.text), *article.removed]
        final += without_orphans((row for row in rows if not isinstance(row, Figure | Statement)), figures)
    return store.arrow_tables(final), found
