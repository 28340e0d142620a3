"""Distinct claims: one value of one quantity by one claimant, however often it is repeated."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from analysis.model import Actor, ArticleRow, Claim, Figure, Modality

UNDATED = date.max
ABOUT = 0.1  # "about 10,000" and 10,500 do not exclude each other


@lru_cache(maxsize=65536)
def slug(words: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


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


def make_claims(
    figures: Sequence[Figure], articles: Mapping[str, ArticleRow], actors: Mapping[str, Actor]
) -> tuple[list[Claim], list[Figure]]:
    """The claims, by id, and the figures with the claim that each repeats."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    claimed: list[Figure] = []
    for figure in figures:
        if figure.quantity:
            bounds = f"{_number(figure.low)}..{_number(figure.high)}"
            claim_id = f"{figure.quantity}:{figure.modality}:{bounds}:{_claimant(figure, articles)}"
            groups[claim_id].append(figure)
            figure = replace(figure, claim_id=claim_id)
        claimed.append(figure)
    contested = _contested(groups, articles)
    rows = [_claim(claim_id, groups[claim_id], articles, actors, contested=claim_id in contested) for claim_id in sorted(groups)]
    return rows, claimed


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


def _contested(groups: Mapping[str, Sequence[Figure]], articles: Mapping[str, ArticleRow]) -> set[str]:
    """Claims that another claimant denies, or gives a value for that excludes it; in time linear in the claims of a series."""
    by_quantity: dict[str, list[tuple[str, str, Figure]]] = defaultdict(list)
    for claim_id, figures in groups.items():
        by_quantity[figures[0].quantity or ""].append((claim_id, _claimant(figures[0], articles), figures[0]))
    return {claim_id for claims in by_quantity.values() for claim_id in _contested_in(claims)}


def _contested_in(claims: Sequence[tuple[str, str, Figure]]) -> Iterator[str]:
    """The contested claims (id, claimant, figure) of one series: only the two claimants at either end of a modality can exclude most."""
    ends: dict[Modality, tuple[_Ends, _Ends]] = defaultdict(lambda: (_Ends(), _Ends()))
    denials = [(claimant, figure) for _, claimant, figure in claims if figure.modality == "denied"]
    for _, claimant, figure in claims:
        low, high = _span(figure)
        ends[figure.modality][0].add(-high, claimant)
        ends[figure.modality][1].add(low, claimant)
    for claim_id, claimant, figure in claims:
        if figure.modality != "denied":
            (low, high), (below, above) = _span(figure), ends[figure.modality]
            excluded = -below.furthest(claimant) < low or above.furthest(claimant) > high
            if excluded or any(claimant != other and not _excludes(figure, denial) for other, denial in denials):
                yield claim_id


class _Ends:
    """The furthest value, and the furthest by anyone else."""

    def __init__(self) -> None:
        self._best: dict[str, float] = {}

    def add(self, value: float, claimant: str) -> None:
        self._best[claimant] = max(value, self._best.get(claimant, float("-inf")))
        if len(self._best) > 2:
            del self._best[min(self._best, key=lambda name: (self._best[name], name))]

    def furthest(self, claimant: str) -> float:
        return max((value for name, value in self._best.items() if name != claimant), default=float("-inf"))


def _excludes(a: Figure, b: Figure) -> bool:
    """Whether two figures cannot both hold."""
    (low_a, high_a), (low_b, high_b) = _span(a), _span(b)
    return high_a < low_b or high_b < low_a


def _span(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    slack = ABOUT if figure.qualifier == "about" else 0.0
    return low - abs(low) * slack if low > float("-inf") else low, high + abs(high) * slack if high < float("inf") else high
