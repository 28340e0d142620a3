"""Numbers of a place within that of their story: "19 deaths in the whole valley" beside the 700 of the province are a part of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, word_list
from analysis.link.ballots import VOTING
from analysis.link.located import Scene
from analysis.link.others import SEVERAL
from analysis.link.places import LEAD, Text, incidents
from analysis.link.rounding import lower, upper
from analysis.model import Figure
from analysis.slugs import slug

FAR = 5  # times, by which a part is less than the whole where a name may be that of who counts
NEAR = 60  # letters between a number and the words that put it in a place

_FATES = frozenset(
    ["killed", "injured", "missing", "displaced", "bodies", "trapped", "evacuated", "cases", "casualties", "destroyed", "damaged"]
)
_REST = rf"[^\d;:.\n]{{0,{NEAR}}}"
_ANY = (
    r"(?:(?:just\s+|only\s+)?(?:one|an?)\s+[A-Z][a-z]+\s+|"
    r"(?:(?:the|an?|one|this|that|its|his|her|their|our|each|another|every|just|whole|entire)\s+)*(?:[a-z][a-z-]*\s+){0,2}?)"
)
_SAW = re.compile(
    r"(?:\s+(?:[Vv]alley|[Dd]istrict|[Pp]rovince|[Cc]ounty|[Rr]egion|[Cc]ity))?(?:\s+alone)?(?:,[^,\d]{0,60},)?\s+(?:(?:has|have|had|also|alone|itself)\s+)*"
    rf"(?:saw|seen|sees|suffer(?:s|ed|ing)?|account(?:s|ed|ing)?\s+for|report(?:s|ed|ing)|record(?:s|ed|ing)|register(?:s|ed|ing))\b{_REST}"
)
_COUNTED = re.compile(
    r"(?:^|[.;,]\s+|\bwhile\s+|\band\s+)(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)\s+(?:alone\s+|also\s+|each\s+)?(?:reported|had|recorded|registered|saw|counted)\s+"
    r"(?:at\s+least\s+|about\s+|some\s+|another\s+)?$"
)  # "Kelm reported 4 deaths", of a town that nothing knows
_FROM = re.compile(rf"{_REST}?\b(?:reported|recorded|came|were|was|counted|registered|confirmed)\s+(?:from|in|at)\s+(?:the\s+)?")
_MOST = re.compile(
    r"\b(?:highest|largest|heaviest|biggest)\s+(?:[a-z]+\s+){0,3}?(?:tolls?|deaths|dead|fatalities|casualties|loss(?:es)?|injured|victims)\b",
    re.I,
)
_DEPARTMENT = re.compile(
    rf"{_REST}?\b(?:in|across)\s+(?:the\s+)?(?:(?:north|south|east|west|central)[a-z]*\s+)?(?:[A-Z][\w'’-]+\s+){{1,3}}(?:[Dd]epartment|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Rr]egion|[Vv]alley|[Pp]refecture|"
    rf"[Gg]overnorate|[Mm]unicipality)\b{_REST}"
)  # of a name that nothing knows
_SHORT = re.compile(r"(?:\s+[a-z]+)?\s+in\s+(?!US\b|UK\b|UAE\b|DRC\b|EU\b)[A-Z]{2,3}\b")  # "484 in AP"
_FROM_DAY = re.compile(r"\bsince\s+(?:[A-Z][a-z]+\.?\s+\d|\d+\s+[A-Z][a-z])")  # "186 since 8 August", beside the 324 of a longer time
_WHOLE = re.compile(
    r"\b(?:across|throughout|around|in|over)\s+the\s+(?:(?:whole|entire)\s+)?(?:country|nation)\b|\bnationwide\b|\bnationally\b"
)
_LEFT = re.compile(r"(?:\s+[a-z]+){0,3}?\s+from\s+(?:the\s+)?(?:[a-z]+\s+){0,2}")
_ANOTHER = re.compile(r"\b(?:another|a\s+further|an\s+additional)\s+(?:[a-z]+\s+){0,2}$", re.I)


class _Part(NamedTuple):
    """Where a number is put, and what shows that it is a part of its story."""

    within: str | None
    shown_by: str  # sure, or a larger number: any that its article has (far larger), or one that is said of the whole country
    area: str | None = None  # the valley that its article is about


def mark(text: Text, scenes: Iterable[tuple[str, Scene]]) -> Iterator[tuple[str, Scene]]:
    """The scenes of an article's figures; those of a place within the story's say so.

    What is only said to be "in the city", or what a town has seen, is a part where the article has a larger number of the same; what is
    put in a town that the article is about, where it has one of the whole country: two who differ on the dead of Kelm both mean Kelm.
    What is in a valley, a village or a camp is a part anyway; if the headline or lead speaks of it, unless other articles' do.
    """
    listed = list(zip(text.figures, scenes, strict=True))
    parts: list[_Part | None] = []
    for figure, (_, scene) in listed:
        parts.append(_part(text, figure, scene, parts) if _is_wide(scene) else None)
    most: dict[tuple[object, ...], float] = defaultdict(float)
    for (figure, (_, scene)), part in zip(listed, parts, strict=True):
        if part is None and not (scene.within or scene.year):
            value, sort = lower(figure), _sort(figure, scene)
            most["any", sort] = max(most["any", sort], value)
            if scene.rule == "sentence" or _WHOLE.search(text.text, *text.clause(figure, text.sentence(figure.start))):
                most["country", sort] = max(most["country", sort], value)
    several = _of_several(listed)
    siblings = _siblings(listed, parts)
    for (figure, (name, scene)), part in zip(listed, parts, strict=True):
        if figure.start < text.ends[0] and not scene.other:
            counted = several.get(_sort(figure, scene)[0], ())
            like = [one for value, one in counted if scene.rule == "article" or value == lower(figure)]
            scene = scene._replace(other=SEVERAL, states=like[0].states) if like else scene
        sort = _sort(figure, scene)
        value = upper(figure)
        if part and part.shown_by == "far":
            value, part = value * FAR, part._replace(shown_by="any")
        if part and (part.shown_by == "sure" or most["any" if sort in siblings else part.shown_by, sort] > value):
            scene = scene._replace(within=part.within, alone=True)
        elif part:
            scene = scene._replace(area=part.area)
        yield name, scene


def areas(text: Text) -> tuple[str, ...]:
    """The valleys, villages and camps that a headline or lead speaks of, by their common nouns."""
    lead = text.text[: text.ends[min(text.title + LEAD, len(text.ends)) - 1]].lower()
    return tuple(sorted(noun for noun in word_list("small area") if re.search(rf"\b{noun}s?\b", lead)))


def _of_several(listed: Sequence[tuple[Figure, tuple[str, Scene]]]) -> dict[str, list[tuple[float, Scene]]]:
    """What an article counts over several countries, with its numbers: its headline's of no country, or the same, is so too."""
    found: dict[str, list[tuple[float, Scene]]] = defaultdict(list)
    for figure, (_, scene) in listed:
        if scene.other == SEVERAL:
            found[_sort(figure, scene)[0]].append((lower(figure), scene))
    return found


def _is_wide(scene: Scene) -> bool:
    """Whether a scene is of a kind that befalls many places at a time, and not known to be of a part, or of a past year."""
    wide = scene.kind is not None and scene.kind not in VOTING and incidents()[scene.kind].reach == "country"
    return wide and not (scene.alone or scene.year)


def _siblings(
    listed: Sequence[tuple[Figure, tuple[str, Scene]]], parts: Sequence[_Part | None]
) -> frozenset[tuple[str, str | None, str | None]]:
    """What an article counts in one town or province and in another: "852 died in Sarnia, and 266 in Tarn" are parts of a larger number."""
    places: dict[tuple[str, str | None, str | None], set[str]] = defaultdict(set)
    for (figure, (_, scene)), part in zip(listed, parts, strict=True):
        if part and part.within:
            places[_sort(figure, scene)].add(part.within)
    return frozenset(sort for sort, names in places.items() if len(names) > 1)


def _sort(figure: Figure, scene: Scene) -> tuple[str, str | None, str | None]:
    """What a number is of: only numbers of the same are parts of each other."""
    said = scene.context.counted or next((name for name in (figure.item_class, figure.event) if name in _FATES), figure.item_class)
    return said or "", scene.kind, scene.place


def _part(text: Text, figure: Figure, scene: Scene, earlier: list[_Part | None]) -> _Part | None:
    start, end = text.clause(figure, text.sentence(figure.start))
    before, after = text.text[start : figure.start], text.text[figure.end : end]
    if within := _subject(text, figure, start, end) or _left(text, figure, end):
        return _Part(within, "any")
    if town := scene.within or scene.here:
        return _Part(town, "country")
    if _MOST.search(before):
        return _Part(None, "sure")
    for size in ("small", "large"):
        match = _areas(size)[0].search(before) or _areas(size)[1].match(after)
        if match:
            own = next((noun for noun in areas(text) if noun in match[0].lower()), None) if size == "small" else None
            return _Part(None, "sure" if size == "small" and not own else "any", own)
    if _DEPARTMENT.search(before) or _DEPARTMENT.match(after) or _SHORT.match(after):
        return _Part(None, "any")
    if _FROM_DAY.search(after):
        return _Part(None, "any")
    if sign := _counted_by(text, _COUNTED.search(before), start):
        return _Part(None, sign)
    return earlier[-1] if earlier and _ANOTHER.search(before) else None


def _counted_by(text: Text, match: re.Match[str] | None, start: int) -> str | None:
    """What shows that a name that counts some may be that of a town; None where it is known to be another's: "the BBC reported 40 dead"."""
    if match is None:
        return None
    first, last = start + match.start("name"), start + match.end("name")
    here = [row for row in text.mentions if row.start < last and first < row.end and row.kind != "place"]
    return "far" if here and all(row.rule == "discovered" for row in here) else "any" if not here else None


def _subject(text: Text, figure: Figure, start: int, end: int) -> str | None:
    """The town that has seen or reported a number: "Kelm accounted for 900 deaths", "900 were reported from Kelm"."""
    for found in text.places_in(start, end):
        saw = (
            _SAW.fullmatch(text.text, found.end, figure.start)
            if found.end <= figure.start
            else _FROM.fullmatch(text.text, figure.end, found.start)
        )
        name = slug(text.text[found.start : found.end]) if found.state else found.actor  # a capital that stands for its state
        if saw and any(other.actor == name and not other.state for other in text.places):
            return name
    return None


def _left(text: Text, figure: Figure, end: int) -> str | None:
    """The town or district that some have left: "1.2 million were evacuated, 130,000 from Kelm"."""
    if figure.event not in ("evacuated", "displaced", "rescued"):
        return None
    towns = (found for found in text.places_in(figure.end, end) if not found.state)
    return next((found.actor for found in towns if _LEFT.fullmatch(text.text, figure.end, found.start)), None)


@cache
def _areas(size: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A place that only a common noun names, before a number and after it; "in the village of Kelm" has a name."""
    nouns = rf"(?:{either(word_list(f'{size} area'))})s?\b(?-i:(?!\s+of\s+(?:the\s+)?[A-Z]|\s+[A-Z]))"
    phrase = rf"\b(?:in|across|throughout|inside|within|at|along|around)\s+(?-i:{_ANY}){nouns}"
    return re.compile(rf"^[^\d]*?{phrase}.*$|{phrase}{_REST}$", re.I), re.compile(rf"{_REST}?{phrase}", re.I)
