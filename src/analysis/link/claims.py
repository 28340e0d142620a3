"""Distinct claims: one value of one quantity by one claimant, however often it is repeated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from analysis.link import contest
from analysis.model import Actor, ArticleRow, Claim, Figure
from analysis.slugs import slug

UNDATED = date.max


def original(article_id: str, articles: Mapping[str, ArticleRow]) -> str:
    """The article that a duplicate repeats; itself otherwise."""
    row = articles.get(article_id)
    return row.duplicate_of if row and row.duplicate_of else article_id


def _fold(words: str | None) -> str:
    return re.sub(r"^(?:an?|the|some)-", "", slug(words or ""))


def _claimant(figure: Figure, articles: Mapping[str, ArticleRow]) -> str:
    """Who makes a claim: the actor; for own voice the source; for the unnamed the source and their words."""
    article = original(figure.article_id, articles)
    row = articles.get(article)
    outlet = slug(row.source) if row and row.source else f"article-{slug(article)}"
    if figure.claimant_id:
        return figure.claimant_id
    if figure.claimant_kind == "outlet" or not figure.claimant_text:
        return f"outlet-{outlet}"
    if figure.claimant_kind == "named":
        return f"named-{_fold(figure.claimant_text)}"
    return f"unnamed-{outlet}-{_fold(figure.claimant_text)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def claim_of(figure: Figure, quantity: str, articles: Mapping[str, ArticleRow]) -> str:
    """The id of the claim that a figure repeats."""
    return f"{quantity}:{figure.modality}:{_number(figure.low)}..{_number(figure.high)}:{_claimant(figure, articles)}"


def make_claims(
    figures: Sequence[Figure], articles: Mapping[str, ArticleRow], actors: Mapping[str, Actor], *, growing: Container[str] = ()
) -> list[Claim]:
    """The claims, by id.

    Args:
        figures: figures with their series and claims.
        articles: articles by id.
        actors: actors by id.
        growing: the series whose numbers can only grow.
    """
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.claim_id:
            groups[figure.claim_id].append(figure)
    contested = _contested(groups, articles, growing)
    return [_claim(claim_id, groups[claim_id], articles, actors, contested=claim_id in contested) for claim_id in sorted(groups)]


def _published(article_id: str, articles: Mapping[str, ArticleRow]) -> tuple[date, str]:
    row = articles.get(article_id)
    return (row.published if row and row.published else UNDATED), article_id


def _claim(
    claim_id: str, figures: Sequence[Figure], articles: Mapping[str, ArticleRow], actors: Mapping[str, Actor], *, contested: bool
) -> Claim:
    first = figures[0]
    carriers = sorted({original(figure.article_id, articles) for figure in figures}, key=lambda id_: _published(id_, articles))
    row = articles.get(carriers[0])
    actor = actors.get(first.claimant_id or "")
    return Claim(
        claim_id=claim_id, quantity=first.quantity or "", modality=first.modality, low=first.low, high=first.high,
        claimant_id=first.claimant_id, claimant_text=actor.name if actor else first.claimant_text, claimant_kind=first.claimant_kind,
        first_article=carriers[0], first_published=row.published if row else None, articles=len(carriers),
        sources=outlets(carriers, articles), wordings=len({_fold(figure.text) for figure in figures}), contested=contested,
    )  # fmt: skip


def outlets(article_ids: Iterable[str], articles: Mapping[str, ArticleRow]) -> int:
    """Distinct outlets; an unknown one is not counted."""
    return len({row.source for id_ in article_ids if (row := articles.get(id_)) and row.source})


def _contested(groups: Mapping[str, Sequence[Figure]], articles: Mapping[str, ArticleRow], growing: Container[str]) -> set[str]:
    """Ids of the claims that others contest."""
    series: dict[str, list[contest.Said]] = defaultdict(list)
    for claim_id, figures in groups.items():
        name, claimant = figures[0].quantity or "", _claimant(figures[0], articles)
        series[name].append(contest.Said(claim_id, claimant, figures[0], contest.days(figures, articles, grows=name in growing)))
    return {claim_id for name, claims in series.items() for claim_id in contest.contested(claims, grows=name in growing)}
