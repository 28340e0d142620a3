"""Tolls of protests and riots: those of a day, and a higher one of all days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from analysis.link.rounding import is_one, lower
from analysis.link.running import Series, Told, keyed
from analysis.link.spans import ALL, DAY, Span

AFTER = 2  # days after a day, within which an article that names none reports it
ABOVE = 1.5  # times a day's highest number, from which a number is rather of all days


def tolls(members: Sequence[Told]) -> Series:
    """The tolls of a country's unrest, where an article gives that of a day and a higher one of all days."""
    if not _has_both(members):
        return
    alls = min(lower(one.figure) for one in members if one.span and one.span.sort == ALL)
    days: dict[date, set[float]] = defaultdict(set)
    times: dict[date, int] = defaultdict(int)
    here: dict[str, set[tuple[float, Span | None]]] = defaultdict(set)
    for one in members:
        if _is_told(one.span):
            here[one.figure.article_id].add((lower(one.figure), one.span))
        if one.span and one.span.sort == DAY and one.span.day:
            days[one.span.day].add(lower(one.figure))
            times[one.span.day] += 1
    same = {day: _same_day(day, days, times) for day in days}
    for one in members:
        span = one.span if _is_told(one.span) else _likely(one, here[one.figure.article_id], alls, days, same)
        if span and span.day:
            span = span._replace(day=same[span.day])
        if span:
            yield keyed(one, span, one.toll)


def _is_told(span: Span | None) -> bool:
    """Whether it is said how long a toll has run; not of "the past day" in an article without one."""
    return span is not None and (span.sort == ALL or span.day is not None)


def _has_both(members: Sequence[Told]) -> bool:
    """Whether an article gives a toll of all days, and a lower one for the same place that is not."""
    least: dict[str, float] = {}
    for one in members:
        if not (one.span and one.span.sort == ALL) and not one.toll.place:
            least[one.figure.article_id] = min(lower(one.figure), least.get(one.figure.article_id, lower(one.figure)))
    return any(
        one.span and one.span.sort == ALL and lower(one.figure) > ABOVE * least.get(one.figure.article_id, float("inf")) for one in members
    )


def _same_day(day: date, days: Mapping[date, Iterable[float]], times: Mapping[date, int]) -> date:
    """The day, or the one beside it that more tolls are of, one of them the same number: who writes "a day earlier" may be a day late."""
    beside = [other for other in days if abs((other - day).days) == 1 and times[other] > times[day]]
    return next((other for other in beside if any(is_one(value, its) for value in days[day] for its in days[other])), day)


def _likely(
    one: Told, here: Iterable[tuple[float, Span | None]], alls: float, days: Mapping[date, Iterable[float]], same: Mapping[date, date]
) -> Span | None:
    """The span of a toll that says none: that of the same number, or of the day that its article was written on or after.

    Args:
        one: the toll.
        here: the numbers of its article that say how long they have run.
        alls: the least that is of all days.
        days: the numbers of each day.
        same: each day, or the one that it is.
    """
    value = lower(one.figure)
    alike = {span for its, span in here if is_one(value, its)}
    if len(alike) == 1:
        return next(iter(alike))
    if not days:
        return None
    near = list({same[day] for day in days if one.day and 0 <= (one.day - day).days <= AFTER})
    if len(near) == 1 and min(days[near[0]]) <= ABOVE * value and value < ABOVE * max(days[near[0]]):
        return Span(DAY, near[0])
    return Span(ALL) if value * ABOVE >= alls else None
