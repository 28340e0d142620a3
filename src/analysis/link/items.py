"""Items that have neither an owner nor an event: one series where their words, their place and their days are the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from analysis.lexicons import word_list
from analysis.link.around import before
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.nouns import singular
from analysis.model import ArticleRow, Figure
from analysis.slugs import slug

RULE = "item words and place"
LEAST = 10  # "two pilot projects" are named in passing, and others in the next article
DAYS = 60  # after which the same words in the same place are of something else
ALIKE = 2  # words that say what is counted, its head among them

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AFTER = re.compile(r"(?:\s+(?:is|are|was|were))?\s+(?:for|of|without|under)\s+(?P<word>[a-z][a-z-]+)\b")
_POLLED = frozenset(["voters", "votes", "voter", "adult", "respondent", "sample", "people"])  # of one poll, and not of the next
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


class _Place(NamedTuple):
    """What is the same in all figures of a series besides their days."""

    words: tuple[str, ...]
    unit: str | None
    event: str | None
    where: str  # a town, a country, or an article that is about neither
    year: int | None


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow]) -> dict[str, Ruled]:
    """The figures' keys, with those of items that nothing but their words tells apart.

    "435 homes for sale" in May are compared with "440 homes for sale" in another article on the same town and in the same weeks;
    a figure that no other has the words of stays in no series.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        articles: articles by id.
    """
    places: dict[_Place, list[Figure]] = defaultdict(list)
    for figure in figures:
        if place := _place(figure, ruled[figure.figure_id]):
            places[place].append(figure)
    found = dict(ruled)
    for place, members in places.items():
        for owner, owned in _by_owner(list(_apart(members)), ruled):
            for month, group in _by_days(owned, articles):
                if len(group) > 1:
                    story = slug(f"in {place.where} {month}")
                    for figure in group:
                        found[figure.figure_id] = _with_key(figure, ruled[figure.figure_id], place, story, owner)
    return found


def by_months(figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow]) -> dict[str, Ruled]:
    """The figures' keys, those of a country and of no known kind of event apart by their days: a strike in Norway, and one a year later.

    Args:
        figures: all figures, in order.
        ruled: their keys.
        articles: articles by id.
    """
    series: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        one = ruled[figure.figure_id]
        key, kind = one.key, one.story and one.story.kind
        if key and key.item_class not in FATES and one.story and one.rule != RULE and ((key.story and not kind) or _is_round(key)):
            series[key].append(figure)
    found = dict(ruled)
    for key, members in series.items():
        for month, group in _by_days(members, articles):
            for figure in group if month else ():
                one = ruled[figure.figure_id]
                story = one.story and one.story._replace(place=f"{one.story.place}-{month}")
                found[figure.figure_id] = one._replace(key=key._replace(story=slug(f"{key.story or ''} {month}")), story=story)
    return found


def _is_round(key: Key) -> bool:
    """Whether a series is of what a firm may do again in the next year: jobs that it cuts."""
    return (key.item_class, key.event, key.story) == ("jobs", "cut", None) and key.year is None


def _with_key(figure: Figure, one: Ruled, place: _Place, story: str, owner: str | None) -> Ruled:
    key = Key(figure.item_class or "", place.event, owner, place.unit, "total", " ".join(place.words), story=story, year=place.year)
    return one._replace(key=key, rule=RULE, reason="")


def _place(figure: Figure, one: Ruled) -> _Place | None:
    """What a figure must share with another; None where its item is of no use for that."""
    own, story = one.own, one.story
    if one.key or own is None or own.subject or story is None or own.scope != "total" or own.item_class in FATES or own.unit in ("%", "pp"):
        return None
    if figure.item is None or max(figure.low or 0, figure.high or 0) < LEAST or own.item_class in _POLLED:
        return None
    if own.unit and figure.qualifier in _BOUNDS and 0 <= figure.evidence.find(figure.item) < len(before(figure)):
        return None  # "those with yearly incomes of more than $750,000": who they are, and no sum
    said = words(figure)
    if len(set(said) - word_list("weak modifier")) < ALIKE:
        return None
    scene = story.scene
    if any(state != story.place for state in scene.states) and scene.rule == "article":
        return None
    towns = {scene.within} if scene.within else set(story.towns)
    where = min(towns) if len(towns) == 1 else story.place
    if where is None or len(towns) > 1:  # of which of them is not said
        where = f"article {figure.article_id}"
    return _Place(said, own.unit, own.event, where, story.year)


def words(figure: Figure) -> tuple[str, ...]:
    """The words of an item in no order, each singular: "homes for sale" are (home, sale)."""
    item = figure.item or ""
    found = [word.lower() for word in _WORD.findall(item)]
    at = figure.evidence.find(item, len(before(figure)))
    if at >= 0 and (match := _AFTER.match(figure.evidence, at + len(item))):
        found.append(match["word"])
    return tuple(sorted({singular(word) for word in found} - word_list("empty modifier")))


def _apart(figures: Sequence[Figure]) -> Iterable[Figure]:
    """Figures but those that one voice sets against each other in a sentence: "filed 310 building permits there, and 40 here"."""
    voices = Counter((figure.article_id, figure.sentence, figure.claimant_id, figure.claimant_text) for figure in figures)
    return (figure for figure in figures if voices[figure.article_id, figure.sentence, figure.claimant_id, figure.claimant_text] == 1)


def _by_owner(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> Iterable[tuple[str | None, list[Figure]]]:
    """One group where no more than one name is the subject of their clauses, else one for each name."""
    owners: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        story = ruled[figure.figure_id].story
        owners[story.scene.owner if story else None].append(figure)
    if len(set(owners) - {None}) < 2:
        return [(None, list(figures))]
    return [(owner, found) for owner, found in sorted(owners.items(), key=lambda item: str(item[0])) if owner]


def _by_days(figures: Sequence[Figure], articles: Mapping[str, ArticleRow]) -> Iterable[tuple[str, list[Figure]]]:
    """Figures whose articles lie close, with the month of all but the first group."""

    def day(figure: Figure) -> date:
        row = articles.get(figure.article_id)
        return (row.published or row.published_to or date.min) if row else date.min

    groups: list[tuple[str, list[Figure]]] = []
    last = date.min
    for figure in sorted(figures, key=lambda figure: (day(figure), figure.figure_id)):
        now = day(figure)
        if not groups or (last > date.min and (now - last).days > DAYS):
            groups.append((f"{now:%Y-%m}" if groups else "", []))
        groups[-1][1].append(figure)
        last = max(last, now)
    return groups
