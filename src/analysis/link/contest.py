"""Which claims are contested: denied by others, or excluded by what others give at about the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from analysis.model import ArticleRow, Figure, Modality

ABOUT = 0.1  # "about 10,000" and 10,500 do not exclude each other
NEAR = 3  # days within which two values of what does not only grow are of one time

End = tuple[tuple[float, str], ...]  # the furthest value with its claimant, and the furthest of anyone else


class Said(NamedTuple):
    """A claim: its id, who makes it, a figure of it, and the days on which it is given; none where a day is not known."""

    claim_id: str
    claimant: str
    figure: Figure
    days: tuple[date, ...]


def days(figures: Iterable[Figure], articles: Mapping[str, ArticleRow], *, grows: bool) -> tuple[date, ...]:
    """The days on which figures are given: that of publication, or an earlier one on which it was stated.

    What does not only grow (unemployment) is of the day for which it holds. Nothing where one of the days is not known.
    """
    found = {_day(figure, articles.get(figure.article_id), grows=grows) for figure in figures}
    return () if None in found else tuple(sorted(day for day in found if day))


def _day(figure: Figure, row: ArticleRow | None, *, grows: bool) -> date | None:
    published = row.published if row else None
    if not grows and figure.as_of_to and (published is None or figure.as_of_to <= published):
        return figure.as_of_to
    stated = figure.stated_to if figure.stated_from == figure.stated_to else None
    return stated if stated and published and stated < published else published


def contested(claims: Sequence[Said], *, grows: bool) -> Iterator[str]:
    """The claims of one series that another claimant denies, or gives a value for that excludes it.

    A toll that rises from day to day is no dispute: of what only grows, a higher number excludes a lower one where it is given no later,
    "94" by one and "120" by another on the same day. Other values are compared where they are of about the same time. A claim
    of no known day is compared with all.

    Args:
        claims: the claims of one series.
        grows: whether it can only grow.
    """
    denials = [said for said in claims if said.figure.modality == "denied"]
    by_modality: dict[Modality, list[Said]] = defaultdict(list)
    for said in claims:
        by_modality[said.figure.modality].append(said)
    for modality, found in by_modality.items():
        if modality != "denied":
            times = (_Growing if grows else _Standing)(found)
            for said in found:
                low, high = span(said.figure)
                above, below = times.ends(said)
                excluded = _others(above, said.claimant) > high or -_others(below, said.claimant) < low
                if excluded or any(denial.claimant != said.claimant and not _excludes(said.figure, denial.figure) for denial in denials):
                    yield said.claim_id


class _Times:
    """The ends of what is given at the time of a claim; of what has no day, at any time."""

    def __init__(self, claims: Sequence[Said]) -> None:
        self._all = _join(_above(said) for said in claims), _join(_below(said) for said in claims)
        undated = [said for said in claims if not said.days]
        self._undated = _join(map(_above, undated)), _join(map(_below, undated))
        self._dated([said for said in claims if said.days])

    def ends(self, said: Said) -> tuple[End, End]:
        """The highest and the lowest that are given at the time of a claim."""
        if not said.days:
            return self._all
        above, below = self._near(said)
        return _join([*above, self._undated[0]]), _join([*below, self._undated[1]])

    def _dated(self, claims: Sequence[Said]) -> None:
        raise NotImplementedError

    def _near(self, said: Said) -> tuple[list[End], list[End]]:
        raise NotImplementedError


class _Growing(_Times):
    """By day: the highest that had been given by then, and the lowest that is given from then on."""

    def _dated(self, claims: Sequence[Said]) -> None:
        above: dict[date, list[End]] = defaultdict(list)
        below: dict[date, list[End]] = defaultdict(list)
        for said in claims:
            above[said.days[0]].append(_above(said))
            below[said.days[-1]].append(_below(said))
        order = sorted(above.keys() | below.keys())
        self._by = dict(zip(order, accumulate((_join(above[day]) for day in order), _both), strict=True))
        order.reverse()
        self._from = dict(zip(order, accumulate((_join(below[day]) for day in order), _both), strict=True))

    def _near(self, said: Said) -> tuple[list[End], list[End]]:
        return [self._by[said.days[-1]]], [self._from[said.days[0]]]


class _Standing(_Times):
    """By day: the highest and the lowest that are given in the days around it."""

    def _dated(self, claims: Sequence[Said]) -> None:
        found: dict[date, list[Said]] = defaultdict(list)
        for said in claims:
            for day in {day + timedelta(n) for day in said.days for n in range(-NEAR, NEAR + 1)}:
                found[day].append(said)
        self._by_day = {day: (_join(map(_above, given)), _join(map(_below, given))) for day, given in found.items()}

    def _near(self, said: Said) -> tuple[list[End], list[End]]:
        ends = [self._by_day[day] for day in said.days]
        return [above for above, _ in ends], [below for _, below in ends]


def _above(said: Said) -> End:
    """What a claim puts the number above, or at."""
    return ((span(said.figure)[0], said.claimant),)


def _below(said: Said) -> End:
    """What a claim puts the number below, or at; as a negative, so that the furthest is the greatest."""
    return ((-span(said.figure)[1], said.claimant),)


def _both(one: End, other: End) -> End:
    return _join((one, other))


def _join(ends: Iterable[End]) -> End:
    """The two furthest values of different claimants."""
    best: dict[str, float] = {}
    for value, claimant in (pair for end in ends for pair in end):
        best[claimant] = max(value, best.get(claimant, value))
    return tuple(sorted(((value, claimant) for claimant, value in best.items()), key=lambda pair: (-pair[0], pair[1]))[:2])


def _others(end: End, claimant: str) -> float:
    return next((value for value, name in end if name != claimant), float("-inf"))


def _excludes(a: Figure, b: Figure) -> bool:
    """Whether two figures cannot both hold."""
    (low_a, high_a), (low_b, high_b) = span(a), span(b)
    return high_a < low_b or high_b < low_a


def span(figure: Figure) -> tuple[float, float]:
    """What a figure allows, with some slack where it says "about"."""
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    slack = ABOUT if figure.qualifier == "about" else 0.0
    return low - abs(low) * slack if low > float("-inf") else low, high + abs(high) * slack if high < float("inf") else high
