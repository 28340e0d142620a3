"""Third stage: identities joined across the corpus, the reader's decisions applied, and all rows written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from analysis import cache, curation, store
from analysis.link.actors import link_actors
from analysis.link.bodies import Ministries
from analysis.link.near import NearMiss
from analysis.link.offices import grounds, is_office
from analysis.link.quantities import link_quantities
from analysis.link.rows import with_actors, without_orphans
from analysis.link.settings import Setting, read_setting
from analysis.link.statements import link_statements, states_named
from analysis.model import Actor, Affiliation, Article, Figure, Mention, Problem, Row, Statement, TextRow
from analysis.stages import annotating


def link(
    articles: Sequence[Article], *, kept: cache.Cache, curated: curation.Curation, writer: store.Writer
) -> tuple[list[Problem], list[NearMiss]]:
    """Write all rows, article by article where that is possible: what is compared across articles is held, and nothing else.

    Args:
        articles: all articles, in the order of their ids.
        kept: the rows of each.
        curated: what readers decided.
        writer: takes the rows.

    Returns:
        Decisions that no longer find their words, and figures that nearly joined a series.
    """
    local: dict[str, list[Actor]] = {}
    affiliations: list[Affiliation] = []
    on: dict[str, frozenset[str]] = {}
    for article in articles:
        rows = _rows(article, kept, (Actor, Affiliation))
        local[article.article_id] = actors_here = [row for row in rows if isinstance(row, Actor)]
        if any(map(is_office, actors_here)):
            mentions = (row for row in _rows(article, kept, (Mention,)) if isinstance(row, Mention))
            on[article.article_id] = grounds(mentions, {actor.actor_id: actor for actor in actors_here})
        affiliations += [row for row in rows if isinstance(row, Affiliation)]
    linked = link_actors(local, affiliations, aliases=curated.aliases, on=on)
    del local, affiliations
    actors = sorted(curated.actors(linked.actors), key=lambda actor: actor.actor_id)
    writer.add(actors)

    known = {actor.actor_id: actor for actor in actors}
    ministries = Ministries(actors)
    figures: list[Figure] = []
    settings: list[Setting] = []
    statements: list[Statement] = []
    named: dict[tuple[str, int], frozenset[str]] = {}  # the states that each sentence with a statement names
    problems: list[Problem] = []
    for article in articles:
        found = (row for row in _rows(article, kept) if not isinstance(row, Actor))
        rows, lost = curated.rows(article, with_actors(found, article.article_id, linked.ids, ministries))
        problems += lost
        here = [row for row in rows if isinstance(row, Figure)]
        figures += here
        settings.append(read_setting(article, rows, known))
        said = [row for row in rows if isinstance(row, Statement)]
        statements += said
        told = {row.sentence for row in said}
        named |= states_named(row for row in rows if isinstance(row, Mention) and row.sentence in told)
        writer.add([article.row, TextRow(article_id=article.article_id, text=article.text), *article.removed])
        writer.add(without_orphans((row for row in rows if not isinstance(row, Figure | Statement)), here))
    heads = {article.article_id: article.row for article in articles}
    series = link_quantities(figures, heads, known, settings=settings, decisions=curated.quantities)
    writer.add(chain(series.figures, series.quantities, series.claims, link_statements(statements, series.quantities, named)))
    return problems, series.near_misses


def _rows(article: Article, kept: cache.Cache, kinds: tuple[type[Row], ...] | None = None) -> list[Row]:
    return cache.decode(kept.need(annotating.key(article)), kinds)
