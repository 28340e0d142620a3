"""Figures of one affair that nothing but their number and its words puts together: a price paid, the flights called off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.lexicons import word_list
from analysis.link import deeds, divisions
from analysis.link.affairs import Affair, stems
from analysis.link.ballots import VOTING
from analysis.link.counted import PERSONS, TIMES
from analysis.link.keys import ABOARD, FATES, Key
from analysis.link.near import Ruled, is_settled
from analysis.link.nouns import classes, first, head
from analysis.link.rounding import digits, is_one
from analysis.model import Figure

NUMBER = "number of the affair"
CROWD = "crowd"
LEAST = 10  # a count below is the same by chance, unless its noun is the same too
PRECISE = 100
PAIR = 2  # "a two-man race"
LOOK = 40  # numbers, and groups of them, that one is compared with
SHARED = 2  # words that two sentences share besides
RELATIVE = {"times", "pp"}  # units of what is only set against something else
AT_HAND = 4096  # sentences whose words are held

_FROM = re.compile(r"\bfrom\s+(?:of\s+)?$", re.I)
_MONEY = re.compile(r"[A-Z]{3}")
_LETTERS = re.compile(r"[A-Z]{3,6}\b")
_TO = re.compile(r"\s+to\b", re.I)
_MOVED = re.compile(r"\b(?:up|down|compared|differs?|\w+ed|fell|rose|grew)\b[^.;]{0,60}$", re.I)


class _Told(NamedTuple):
    figure: Figure
    ruled: Ruled
    noun: str
    town: str | None  # where a count is, if not where its affair is


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys, with those of figures that other articles on the same affair have with the same number.

    "Robbers took $40 million in gems from a vault in Lund" and "the gems, worth $40 million, were stolen in Lund" are one sum, though
    neither says whose it was.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        affairs: article -> what it reports, with others.
    """
    of_victims = {affairs[figure.article_id] for figure in figures if _is_fate(figure) and figure.article_id in affairs}
    of_victims = {affair for affair in of_victims if affair.victims}
    same: dict[tuple[Affair, tuple[float, float, bool], str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        affair, one = affairs.get(figure.article_id), ruled[figure.figure_id]
        if affair and _open(figure, one, counts_people=affair in of_victims):
            same[affair, _spelt(figure), figure.unit].append(figure)
    series = Counter(one.key for one in ruled.values() if one.key)
    found = dict(ruled)
    used = {key.slug for key in series}
    groups: dict[Affair, list[list[_Told]]] = defaultdict(list)
    for (affair, _, _), members in sorted(same.items(), key=lambda item: item[1][0].figure_id):
        if len(members) > 1:
            groups[affair] += _groups(_told(figure, ruled[figure.figure_id], affair) for figure in members)
    for affair, listed in groups.items():
        known = [_known(group, series) for group in listed]
        alike: dict[Key | None, list[list[_Told]]] = defaultdict(list)
        for group, key in zip(listed, known, strict=True):
            alike[key].append(group)
        for group, key in zip(listed, known, strict=True):
            if key and any(_differ(group, other) and _both(group, other) for other in alike[key]):
                continue  # one voice gives both: of which the bare ones are is not said
            if key is None:
                group = [told for told in group if not is_settled(told.ruled.key)]
                key = _new(group, affair, used)
            if key is None:
                continue
            used.add(key.slug)
            if key.item_class == CROWD:
                group = [told for told in group if told.ruled.key == key or _is_of_crowd(told, key)]
            found |= {
                told.figure.figure_id: told.ruled._replace(key=key, rule=NUMBER, reason="") for told in group if told.ruled.key != key
            }
    return found


def _told(figure: Figure, one: Ruled, affair: Affair) -> _Told:
    return _Told(figure, one, _noun(figure), _town(figure, one, affair))


def _is_of_crowd(told: _Told, key: Key) -> bool:
    """Whether a number may be of those who march: of people, and in their town; not the passengers on their way to it."""
    return (told.noun or deeds.BARE) in deeds.nouns(CROWD) and told.town == key.within


def _known(group: Sequence[_Told], series: Mapping[Key, int]) -> Key | None:
    """The key that figures of a group have, that of most figures."""
    known = [told.ruled.key for told in group if told.ruled.key]
    return min(known, key=lambda key: (-series[key], key.slug, str(key)), default=None)


def _differ(group: Sequence[_Told], other: Sequence[_Told]) -> bool:
    return not is_one(_value(group[0].figure), _value(other[0].figure))


def _both(group: Iterable[_Told], other: Iterable[_Told]) -> bool:
    """Whether one voice gives both numbers in an article: then they are not of one series."""
    voices = {(told.figure.article_id, told.figure.claimant_id, told.figure.claimant_text) for told in group}
    return any((told.figure.article_id, told.figure.claimant_id, told.figure.claimant_text) in voices for told in other)


def _is_fate(figure: Figure) -> bool:
    return bool({figure.item_class, figure.event} & FATES)


def _open(figure: Figure, one: Ruled, *, counts_people: bool) -> bool:
    """Whether a number may be put to others by its words: none of the dead, whose stories say that, and no share of a vote.

    Args:
        figure: the figure.
        one: its key.
        counts_people: whether the affair has dead or injured, so that a number without a noun may be of them.
    """
    kinds = {figure.item_class, figure.event, one.own.item_class if one.own else None}
    kind = one.story.kind if one.story else None
    if kinds & FATES or figure.unit in (*TIMES, "pp") or _value(figure) <= (0 if figure.unit else PAIR) or figure.qualifier == "vague":
        return False
    if kind in VOTING:
        return figure.unit != "%"
    how = divisions.read(figure)
    if how == divisions.OF_PARTY or (how and one.key is None):
        return False  # the votes of a party's members, where those of all are read
    return not counts_people or figure.unit is not None or not kinds & (PERSONS | {ABOARD, "rescued", None})


def _town(figure: Figure, one: Ruled, affair: Affair) -> str | None:
    scene = one.story.scene if one.story and figure.unit is None else None
    return affair.outside(scene.within or scene.here) if scene else None


def _noun(figure: Figure) -> str:
    noun = head(figure.item)
    return "" if noun in word_list("uncounted") else noun


def _value(figure: Figure) -> float:
    """The number that a figure's words say, the upper of two."""
    return figure.high or figure.low or 0


def _spelt(figure: Figure) -> tuple[float, float, bool]:
    """What is the same in two figures: the number, both of a range, and whether something rises or falls from it."""
    return figure.low or _value(figure), _value(figure), _is_from(figure)


def _is_from(figure: Figure) -> bool:
    before, _, after = figure.evidence.partition(figure.text)
    return _FROM.search(before) is not None and (_TO.match(after) is not None or _MOVED.search(before) is not None)


def _groups(members: Iterable[_Told]) -> Iterator[list[_Told]]:
    groups: list[list[_Told]] = []
    for told in members:
        near = [
            (sum(_alike(told, other) for other in group[:LOOK]) / len(group[:LOOK]), -number) for number, group in enumerate(groups[:LOOK])
        ]
        best = max(near, default=(0.0, 0))
        if best[0] >= 0.5:
            groups[-best[1]].append(told)
        else:
            groups.append([told])
    return (group for group in groups if len({told.figure.article_id for told in group}) > 1 or any(told.ruled.key for told in group))


def _alike(one: _Told, other: _Told) -> bool:
    a, b = one.ruled.story, other.ruled.story
    if (
        a
        and b
        and (_apart(one, other) or ((a.year, a.scene.recalled) != (b.year, b.scene.recalled) and not _is_precise(_value(one.figure))))
    ):
        return False
    if (
        (one.town and other.town and one.town != other.town)
        or not _compatible(one.figure, other.figure)
        or _other_index(one.figure, other.figure)
    ):
        return False
    noun = one.noun if one.noun == other.noun else ""
    if one.figure.unit is None and _value(one.figure) < LEAST and not noun:
        return False
    shared = len((_words(one.figure.evidence) & _words(other.figure.evidence)) - _words(noun))
    return shared >= _needed(one.figure, alike=bool(noun))


def _needed(figure: Figure, *, alike: bool) -> int:
    """The words that two sentences must share besides the noun: the fewer, the less a number is the same by chance."""
    value, few = _value(figure), figure.unit is None and _value(figure) < LEAST
    if (alike and not few) or _is_precise(value):
        return 1
    return SHARED + 1 if figure.unit == "%" and digits(value) == 1 else SHARED


_words = lru_cache(AT_HAND)(stems)  # of one number, most are compared with many


def _is_precise(value: float) -> bool:
    """Whether a number is hardly the same by chance: 285, 450 million; not 13 or 500."""
    return value >= PRECISE and digits(value) > 1


def _apart(one: _Told, other: _Told) -> bool:
    """Whether two clauses name other states, or other owners."""
    a, b = one.ruled.story, other.ruled.story
    assert a and b
    states, others = set(a.scene.states), set(b.scene.states)
    if states and others and not states & others:
        return True
    owners = [key.subject for told in (one, other) if (key := told.ruled.key) and key.subject]
    return len(owners) == 2 and not (owners[0].startswith(owners[1]) or owners[1].startswith(owners[0]))


def _other_index(one: Figure, other: Figure) -> bool:
    """Whether a sentence on a share is on an index that the other does not name: "RPIX rose by 2 per cent"."""
    for here, there in ((one, other), (other, one)):
        letters = _LETTERS.match(here.evidence)
        if here.unit == "%" and letters and letters[0] not in there.evidence:
            return True
    return False


def _compatible(one: Figure, other: Figure) -> bool:
    a, b = one.item_class, other.item_class
    return a == b or a is None or b is None or not {a, b} <= classes()


def _new(group: Sequence[_Told], affair: Affair, used: set[str]) -> Key | None:
    """A series for numbers that have none; None where nothing says what they count, or a single article is left."""
    if len({told.figure.article_id for told in group}) < 2:
        return None
    figure = group[0].figure
    noun = _commonest(first(told.figure.item).split()[-1] for told in group if told.noun)
    item_class = _commonest(told.figure.item_class or "" for told in group)
    event = _commonest(told.figure.event or "" for told in group)
    counted = item_class or noun or _measure(figure.unit)
    if counted is None:
        return None
    story = group[0].ruled.story
    key = Key(
        item_class or _measure(figure.unit) or noun, event or None, None, figure.unit, "total", noun or None,
        story=affair.name, year=story.year if story else None,
    )  # fmt: skip
    return key if key.slug not in used else key._replace(item=f"{noun or key.item_class} of {_value(figure):,.12g}")


def _measure(unit: str | None) -> str | None:
    """What a number without a noun is, by its unit."""
    if unit is None or unit in RELATIVE:
        return None
    return "sum" if _MONEY.fullmatch(unit) else "share" if unit == "%" else "measure"


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word), default="")
