"""Tolls of a war or of unrest told apart by how long they have run: one for each day, another for all days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.lexicons.registry import states
from analysis.link import unrest, wars
from analysis.link.affairs import Affair
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.rounding import lower
from analysis.link.running import Told, Toll
from analysis.link.spans import ALL, PART, UNREST, WARLIKE
from analysis.link.stories import Story
from analysis.link.wars import LEAST
from analysis.model import ArticleRow, Figure

COUNTED = FATES | {"detained", "lost", "destroyed"}


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
    told = [one for one in read if _is_placed(one)]
    told += list(_of_same_number(told, [one for one in read if not _is_placed(one)]))
    found = dict(ruled)
    for figure_id in found.keys() - {one.figure.figure_id for one in told}:
        if reason := _unplaced(ruled[figure_id]):
            found[figure_id] = ruled[figure_id]._replace(key=None, reason=reason)
    for members in _by_story(told).values():
        for figure_id, key, rule in unrest.tolls(members) if members[0].toll.key.story else wars.tolls(members):
            found[figure_id] = ruled[figure_id]._replace(key=key, rule=rule, reason="")
    return found


def _unplaced(one: Ruled) -> str | None:
    """Why a toll that has run since a war began, or for a day, is in no series where it is not said whose it is; None of any other."""
    span = one.story.scene.span if one.key and one.key.item_class in COUNTED and one.story else None
    if span is None or not span.sure or one.key is None or (one.key.subject and not one.key.story):
        return None
    return "it is of all days since it began" if span.sort == ALL else "it is of the last hours or days, and not of all"


def _is_placed(one: Told) -> bool:
    """Whether it is said whose a toll is."""
    return bool(one.toll.key.subject or one.toll.key.story)


def _of_same_number(told: Iterable[Told], others: Iterable[Told]) -> Iterable[Told]:
    """Tolls that do not say whose they are, as whose the same number is in another article on the same."""
    known: dict[tuple[object, ...], set[Toll]] = defaultdict(set)
    for one in told:
        if one.span:
            known[_number(one)].add(one.toll)
    for one in others:
        like = known.get(_number(one), set()) if one.span and one.span.sure and lower(one.figure) >= LEAST else set()
        if len({toll.key for toll in like}) == 1:
            yield one._replace(toll=min(like, key=str))


def _number(one: Told) -> tuple[object, ...]:
    """What two tolls have in common that may be one: the number, the affair, how long it has run, and what is counted."""
    return lower(one.figure), one.affair, one.span and one.span.sort, one.toll.key._replace(subject=None, story=None)


def _read(figure: Figure, one: Ruled, articles: Mapping[str, ArticleRow], affairs: Mapping[str, Affair]) -> Told | None:
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
    marched = story.kind in UNREST
    whose = own.subject if own.subject in states() else story.place
    name = f"protest {whose}" if marched and whose else None
    key = own._replace(subject=None if marched else whose, story=name, within=None, year=None, item=None)
    place = story.scene.within or story.scene.here
    place = None if place == whose else place
    day = row.published or row.published_to if row else None
    whole = place is None and story.scene.rule == "sentence" and story.place == whose
    affair = affairs[figure.article_id].name if figure.article_id in affairs else figure.article_id
    return Told(figure, Toll(key, place), span, day, affair, whole, owned=one.key == key)


def _is_part(figure: Figure, story: Story, affairs: Mapping[str, Affair]) -> bool:
    """Whether a toll is of a place within that which most articles on the same name: "31 in the capital alone"."""
    affair, where = affairs.get(figure.article_id), story.scene.within or story.scene.here
    return story.scene.alone and not (affair and where in affair.names)


def _by_story(told: Sequence[Told]) -> Mapping[Key, list[Told]]:
    groups: dict[Key, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.toll.key].append(one)
    return groups
