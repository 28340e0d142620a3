"""Tolls of a war: those since it began, and those of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.link.rounding import is_one, lower
from analysis.link.running import Series, Told, keyed
from analysis.link.spans import ALL, DAY, Span

LEAST = 100  # below, two numbers are the same by chance
FAR = 3.0  # times, up to which what a side is said to have lost is like what it has lost since a war began

Spans = dict[str, set[Span]]  # article -> how long a number has run there


def tolls(members: Sequence[Told]) -> Series:
    """The tolls of a war: those since it began, and those of a day of which the words say that they are of no more."""
    sure = [one for one in members if one.span and one.span.sure]
    places = _places(sure)
    beside: dict[str, dict[float, Spans]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for one in sure:
        if one.span:
            beside[one.affair][lower(one.figure)][one.figure.article_id].add(one.span)
    alls = {lower(one.figure) for one in sure if one.span == Span(ALL)}
    for one in members:
        span = (one.span if one.span.sure else None) if one.span else _same(one, beside[one.affair], alls)
        if span is None or (span.sort == DAY and span.day is None):
            continue
        place = _place(one, places.get(one.affair, set()))
        yield keyed(one, span, one.toll._replace(key=one.toll.key._replace(within=place)))


def _places(sure: Iterable[Told]) -> Mapping[str, set[str]]:
    """Affair -> the places that its tolls are put in, by their shortest names: "Gaza" for "Gaza Strip"."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in sure:
        if one.toll.place:
            found[one.affair].add(one.toll.place)
    return {name: {place for place in places if not _shorter(place, places)} for name, places in found.items()}


def _shorter(place: str, places: set[str]) -> str | None:
    return min((other for other in places if place.startswith(f"{other}-")), key=len, default=None)


def _place(one: Told, known: set[str]) -> str | None:
    """Where a toll is: its sentence's place, or, where that names neither place nor country, the only one of the articles on the same."""
    if one.toll.place:
        return _shorter(one.toll.place, known) or one.toll.place
    return next(iter(known)) if len(known) == 1 and not one.whole else None


def _same(one: Told, beside: Mapping[float, Spans], alls: Iterable[float]) -> Span | None:
    """The span of a number that says none, where its article, or else another on the same, has it with one: "25,000", "25,105"."""
    value = lower(one.figure)
    if value < LEAST:
        return None
    like = [articles for its, articles in beside.items() if is_one(value, its)]
    own = set[Span]().union(*(articles.get(one.figure.article_id, ()) for articles in like))
    spans = own or {span for articles in like for found in articles.values() for span in found}
    if not spans and one.owned and any(value * FAR > its > value / FAR for its in alls):
        return Span(ALL)
    return next(iter(spans)) if len(spans) == 1 else None
