"""Which claims are contested: denied by others, or excluded by what others give at about the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, chain
from typing import NamedTuple

from analysis.model import ArticleRow, Figure, Modality

ABOUT = 0.1  # "about 10,000" and 10,500 do not exclude each other
NEAR = 3  # days within which two values of what does not only grow are of one time

End = tuple[tuple[float, str], ...]  # the furthest value with its claimant, and the furthest of anyone else
Ends = dict[date | None, End]


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
        if modality == "denied" or not (denials or len({said.claimant for said in found}) > 1):
            continue
        above, below = _ends(found, grows=grows)
        for said in found:
            low, high = span(said.figure)
            days = said.days or (None,)
            excluded = any(_others(above[day], said.claimant) > high or -_others(below[day], said.claimant) < low for day in days)
            if excluded or any(denial.claimant != said.claimant and not _excludes(said.figure, denial.figure) for denial in denials):
                yield said.claim_id


# ---------------------------------------------------------------------------------------------- what is given when
def _ends(claims: Iterable[Said], *, grows: bool) -> tuple[Ends, Ends]:
    """For each day the highest and the lowest that are given at its time; for None those of any time.

    Of what only grows, the highest that had been given by then, and the lowest that is given from then on.
    """
    above: dict[date | None, list[End]] = defaultdict(list)
    below: dict[date | None, list[End]] = defaultdict(list)
    for said in claims:
        low, high = span(said.figure)
        for day in said.days or (None,):
            above[day].append(((low, said.claimant),))
            below[day].append(((-high, said.claimant),))  # as a negative, so that the furthest is the greatest
    days = sorted(day for day in above if day)
    return _at(above, days, grows=grows), _at(below, days[::-1], grows=grows)


def _at(given: Mapping[date | None, Iterable[End]], days: Sequence[date], *, grows: bool) -> Ends:
    """The furthest of all days up to each, in their order, or of the days around it; and of what has no day."""
    each = {day: _join(ends) for day, ends in given.items()}
    if grows:
        found = dict(zip(days, accumulate((each[day] for day in days), _both), strict=True))
    else:
        found = {day: _join(each[near] for near in (day + timedelta(n) for n in range(-NEAR, NEAR + 1)) if near in each) for day in days}
    ends: Ends = {day: _both(end, each.get(None, ())) for day, end in found.items()}
    return ends | {None: _join(each.values())}


def _both(one: End, other: End) -> End:
    return _join((one, other))


def _join(ends: Iterable[End]) -> End:
    """The two furthest values of different claimants."""
    best: dict[str, float] = {}
    for value, claimant in chain.from_iterable(ends):
        if claimant not in best or value > best[claimant]:
            best[claimant] = value
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
