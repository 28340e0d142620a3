"""Tolls of a war or of unrest told apart by how long they have run: one for each day, another for all days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from analysis.lexicons.registry import states
from analysis.link.affairs import Affair
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.rounding import is_one
from analysis.link.spans import ALL, DAY, PART, WARLIKE, Span
from analysis.link.stories import Story
from analysis.model import ArticleRow, Figure

RULE = "toll since it began"
DAILY = "toll of a day"
IN_ALL = "in-all"
UNREST = frozenset(["protest", "riot"])
LEAST = 100  # below, two numbers are the same by chance
FAR = 3.0  # times, up to which what a side is said to have lost is like what it has lost since a war began
AFTER = 2  # days after a day, within which an article that names none reports it
ABOVE = 1.5  # times a day's highest number, from which a number is rather of all days
COUNTED = FATES | {"detained", "lost", "destroyed"}


class _Toll(NamedTuple):
    """What is counted, of whom and where, but for how long."""

    key: Key
    place: str | None  # a town or territory of its country; None where the sentence names none


class _Told(NamedTuple):
    figure: Figure
    toll: _Toll
    span: Span | None
    day: date | None  # of its article
    whole: bool  # whether its sentence puts it in its country
    owned: bool  # whether nothing but whose they are is said of it: "Ruritania has lost 40,000 men"


def join(
    figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow], affairs: Mapping[str, Affair]
) -> dict[str, Ruled]:
    """The figures' keys, with those of a war's or a protest's tolls apart by how long they have run.

    "178 in the past day" and "25,000 since the war began" are no spread; two outlets' tolls since it began are one series, whatever
    strike, battle or siege their articles are about.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        articles: articles by id.
        affairs: article -> what it reports, with others.
    """
    read = [one for figure in figures if (one := _read(figure, ruled[figure.figure_id], articles, affairs))]
    told = [one for one in read if one.toll.key.subject or one.toll.key.story]
    told += [one._replace(toll=toll) for one in read if one not in told and (toll := _of_same_number(one, told, affairs))]
    found = dict(ruled)
    for figure_id in found.keys() - {one.figure.figure_id for one in told}:
        if reason := _unplaced(ruled[figure_id]):
            found[figure_id] = ruled[figure_id]._replace(key=None, reason=reason)
    for members in _by_story(told).values():
        for figure_id, key, rule in _of_unrest(members) if members[0].toll.key.story else _of_war(members, affairs):
            found[figure_id] = ruled[figure_id]._replace(key=key, rule=rule, reason="")
    return found


def _unplaced(one: Ruled) -> str | None:
    """Why a toll that has run since a war began, or for a day, is in no series where it is not said whose it is; None of any other."""
    span = one.story.scene.span if one.key and one.key.item_class in COUNTED and one.story else None
    if span is None or not span.sure or one.key is None or (one.key.subject and not one.key.story):
        return None
    return "it is of all days since it began" if span.sort == ALL else "it is of the last hours or days, and not of all"


def _of_same_number(one: _Told, told: Sequence[_Told], affairs: Mapping[str, Affair]) -> _Toll | None:
    """Whose a toll is that does not say so: that of the same number in another article on the same."""
    span, value, affair = one.span, _value(one.figure), _affair(one, affairs)
    if span is None or not span.sure or value < LEAST:
        return None
    like = {
        other.toll
        for other in told
        if other.span
        and other.span.sort == span.sort
        and _value(other.figure) == value
        and _affair(other, affairs) == affair
        and other.toll.key._replace(subject=None, story=None) == one.toll.key
    }
    keys = {toll.key for toll in like}
    return min(like, key=str) if len(keys) == 1 else None


def _read(figure: Figure, one: Ruled, articles: Mapping[str, ArticleRow], affairs: Mapping[str, Affair]) -> _Told | None:
    """A figure with what it counts; None where no war or unrest is told of, or where its own words say another event."""
    own, story, row = one.key or one.own, one.story, articles.get(figure.article_id)
    if own is None or story is None or not {own.item_class, own.event} & COUNTED or own.unit or own.scope != "total":
        return None
    span = story.scene.span
    if (
        not (story.kind is None or story.kind in WARLIKE)
        or story.scene.other
        or _is_part(figure, story, affairs)
        or (story.year and not span)
        or (span and span.sort == PART)
    ):
        return None
    unrest = story.kind in UNREST
    whose = own.subject if own.subject in states() else story.place
    name = f"protest {whose}" if unrest and whose else None
    key = own._replace(subject=None if unrest else whose, story=name, within=None, year=None, item=None)
    place = story.scene.within or story.scene.here
    place = None if place == whose else place
    day = row.published or row.published_to if row else None
    whole = place is None and story.scene.rule == "sentence" and story.place == whose
    return _Told(figure, _Toll(key, place), span, day, whole, owned=one.key == key)


def _is_part(figure: Figure, story: Story, affairs: Mapping[str, Affair]) -> bool:
    """Whether a toll is of a place within that which most articles on the same name: "31 in the capital alone"."""
    affair, where = affairs.get(figure.article_id), story.scene.within or story.scene.here
    return story.scene.alone and not (affair and where in affair.names)


def _by_story(told: Sequence[_Told]) -> Mapping[Key, list[_Told]]:
    groups: dict[Key, list[_Told]] = defaultdict(list)
    for one in told:
        groups[one.toll.key].append(one)
    return groups


Keyed = Iterator[tuple[str, Key, str]]  # figure, its key, the rule


# --------------------------------------------------------------------------------------------------------- wars
def _of_war(members: Sequence[_Told], affairs: Mapping[str, Affair]) -> Keyed:
    """The tolls of a war: those since it began, and those of a day of which the words say that they are of no more."""
    sure = [one for one in members if one.span and one.span.sure]
    places = _places(sure, affairs)
    spans = {one.figure.figure_id: one.span for one in sure}
    spans |= {one.figure.figure_id: span for one in members if not one.span and (span := _same(one, sure, affairs))}
    for one in members:
        span = spans.get(one.figure.figure_id)
        if span is None or (span.sort == DAY and span.day is None):
            continue
        place = _place(one, places, affairs)
        yield one.figure.figure_id, one.toll.key._replace(within=place, span=_title(span)), RULE if span.sort == ALL else DAILY


def _title(span: Span) -> str:
    return IN_ALL if span.sort == ALL else f"{span.day:%Y-%m-%d}"


def _places(sure: Sequence[_Told], affairs: Mapping[str, Affair]) -> dict[str, set[str]]:
    """Affair -> the places that its tolls are put in, by their shortest names: "Gaza" for "Gaza Strip"."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in sure:
        if one.toll.place:
            found[_affair(one, affairs)].add(one.toll.place)
    return {name: {place for place in places if not _shorter(place, places)} for name, places in found.items()}


def _shorter(place: str, places: set[str]) -> str | None:
    return min((other for other in places if place.startswith(f"{other}-")), key=len, default=None)


def _place(one: _Told, places: Mapping[str, set[str]], affairs: Mapping[str, Affair]) -> str | None:
    """Where a toll is: its sentence's place, or, where that names neither place nor country, the only one of the articles on the same."""
    known = places.get(_affair(one, affairs), set())
    if one.toll.place:
        return _shorter(one.toll.place, known) or one.toll.place
    return next(iter(known)) if len(known) == 1 and not one.whole else None


def _affair(one: _Told, affairs: Mapping[str, Affair]) -> str:
    affair = affairs.get(one.figure.article_id)
    return affair.name if affair else one.figure.article_id


def _same(one: _Told, sure: Sequence[_Told], affairs: Mapping[str, Affair]) -> Span | None:
    """The span of a number that says none, where its article, or else another on the same, has it with one: "25,000", "25,105"."""
    value, affair = _value(one.figure), _affair(one, affairs)
    if value < LEAST:
        return None
    like = [other for other in sure if is_one(value, _value(other.figure)) and _affair(other, affairs) == affair]
    own = [other for other in like if other.figure.article_id == one.figure.article_id]
    spans = {other.span for other in own or like}
    if not spans and one.owned and any(other.span == Span(ALL) and value * FAR > _value(other.figure) > value / FAR for other in sure):
        return Span(ALL)
    return next(iter(spans)) if len(spans) == 1 else None


def _value(figure: Figure) -> float:
    return figure.low or figure.high or 0


# ------------------------------------------------------------------------------------------------------- unrest
def _of_unrest(members: Sequence[_Told]) -> Keyed:
    """The tolls of protests or riots, where an article gives that of a day and a higher one of all days."""
    if not _has_both(members):
        return
    alls = [_value(one.figure) for one in members if one.span and one.span.sort == ALL]
    days: dict[date, list[float]] = defaultdict(list)
    for one in members:
        if one.span and one.span.sort == DAY and one.span.day:
            days[one.span.day].append(_value(one.figure))
    same = {day: _same_day(day, days) for day in days}
    for one in members:
        span = one.span if one.span and (one.span.sort == ALL or one.span.day) else _likely(one, members, alls, days)
        if span and span.day:
            span = span._replace(day=same[span.day])
        if span:
            yield one.figure.figure_id, one.toll.key._replace(span=_title(span)), RULE if span.sort == ALL else DAILY


def _has_both(members: Sequence[_Told]) -> bool:
    """Whether an article gives a toll of all days, and a lower one for the same place that is not."""
    least: dict[str, float] = {}
    for one in members:
        if not (one.span and one.span.sort == ALL) and not one.toll.place:
            least[one.figure.article_id] = min(_value(one.figure), least.get(one.figure.article_id, _value(one.figure)))
    return any(
        one.span and one.span.sort == ALL and _value(one.figure) > ABOVE * least.get(one.figure.article_id, float("inf")) for one in members
    )


def _same_day(day: date, days: Mapping[date, Sequence[float]]) -> date:
    """The day, or the one beside it that more tolls are of, one of them the same number: who writes "a day earlier" may be a day late."""
    beside = [other for other in days if abs((other - day).days) == 1 and len(days[other]) > len(days[day])]
    return next((other for other in beside if any(is_one(value, its) for value in days[day] for its in days[other])), day)


def _likely(one: _Told, members: Sequence[_Told], alls: Sequence[float], days: Mapping[date, Sequence[float]]) -> Span | None:
    """The span of a toll that says none: that of the same number, or of the day that its article was written on or after."""
    value = _value(one.figure)
    here = {
        other.span
        for other in members
        if other.span and other.figure.article_id == one.figure.article_id and is_one(value, _value(other.figure))
    }
    if len(here) == 1:
        return next(iter(here))
    if not days:
        return None
    near = list({_same_day(day, days) for day in days if one.day and 0 <= (one.day - day).days <= AFTER})
    if len(near) == 1 and min(days[near[0]]) <= ABOVE * value and value < ABOVE * max(days[near[0]]):
        return Span(DAY, near[0])
    return Span(ALL) if value * ABOVE >= min(alls) else None
