"""Whether two figures of one affair with the same number are of the same: by their nouns, their words, and whose and where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.lexicons import starred, word_list
from analysis.link.affairs import Affair, stems
from analysis.link.around import after
from analysis.link.near import Ruled
from analysis.link.nouns import classes, head
from analysis.link.rounding import digits, upper
from analysis.model import Figure

LEAST = 10  # a count below is the same by chance, unless its noun is the same too
PRECISE = 100
LOOK = 40  # numbers, and groups of them, that one is compared with
SHARED = 2  # words that two sentences share besides
MOVES = frozenset(["rises", "falls"])  # lists of words
AT_HAND = 4096  # sentences whose words are held

_LETTERS = re.compile(r"[A-Z]{3,6}\b")


class Told(NamedTuple):
    """A figure with what it is compared by."""

    figure: Figure
    ruled: Ruled
    noun: str
    town: str | None  # where a count is, if not where its affair is

    @property
    def owner(self) -> str | None:
        """Whose they are, by the words, though the figure may be of no series yet."""
        key = self.ruled.key or self.ruled.own
        return key.subject if key else None


def told(figure: Figure, one: Ruled, affair: Affair) -> Told:
    """The figure with its noun and its town."""
    return Told(figure, one, _noun(figure), _town(figure, one, affair))


def _town(figure: Figure, one: Ruled, affair: Affair) -> str | None:
    scene = one.story.scene if one.story and figure.unit is None else None
    return affair.outside(scene.within or scene.here) if scene else None


def _noun(figure: Figure) -> str:
    noun = head(figure.item)
    return "" if noun in word_list("uncounted") else noun


def groups(members: Iterable[Told]) -> Iterator[list[Told]]:
    """Figures with the same number, those together that are of the same; none of a single article, unless it has a series."""
    found: list[list[Told]] = []
    for told in members:
        near = [
            (sum(_alike(told, other) for other in group[:LOOK]) / len(group[:LOOK]), -number) for number, group in enumerate(found[:LOOK])
        ]
        best = max(near, default=(0.0, 0))
        if best[0] >= 0.5:
            found[-best[1]].append(told)
        else:
            found.append([told])
    found = _merged(found)
    return (group for group in found if len({told.figure.article_id for told in group}) > 1 or any(told.ruled.key for told in group))


def _merged(found: list[list[Told]]) -> list[list[Told]]:
    """The groups, those together that count the same noun and of which two figures are alike."""
    kept: list[list[Told]] = []
    for group in found:
        other = next((other for other in kept if _one_noun(group, other)), None)
        if other:
            other += group
        else:
            kept.append(group)
    return kept


def _one_noun(group: Sequence[Told], other: Sequence[Told]) -> bool:
    nouns = {told.noun for told in group[:LOOK]} & {told.noun for told in other[:LOOK]} - {""}
    if not nouns or digits(upper(group[0].figure)) == 1:
        return False
    return any(_alike(one, two) for one in group[:LOOK] for two in other[:LOOK])


def _alike(one: Told, other: Told) -> bool:
    a, b = one.ruled.story, other.ruled.story
    if (
        a
        and b
        and (_apart(one, other) or ((a.year, a.scene.recalled) != (b.year, b.scene.recalled) and not _is_precise(upper(one.figure))))
    ):
        return False
    if {_direction(one.figure), _direction(other.figure)} == MOVES:
        return False
    if (
        (one.town and other.town and one.town != other.town)
        or not _compatible(one.figure, other.figure)
        or _other_index(one.figure, other.figure)
    ):
        return False
    noun = one.noun if one.noun == other.noun else ""
    if one.figure.unit is None and upper(one.figure) < LEAST and not noun:
        return False
    shared = len((_words(one.figure.evidence) & _words(other.figure.evidence)) - _words(noun))
    return shared >= _needed(one.figure, alike=bool(noun))


@lru_cache(AT_HAND)
def _direction(figure: Figure) -> str | None:
    """Whether a number is of a rise or of a fall: "a $54 billion increase", "40 million in cuts"."""
    words = after(figure)
    return next((name for name in MOVES if _move(name).match(words)), None)


@cache
def _move(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:in|of)\s+)?(?:{starred(name)})\b", re.I)


def _needed(figure: Figure, *, alike: bool) -> int:
    """The words that two sentences must share besides the noun: the fewer, the less a number is the same by chance."""
    value = upper(figure)
    few = figure.unit is None and value < LEAST
    if (alike and not few) or _is_precise(value):
        return 1
    return SHARED + 1 if figure.unit == "%" and digits(value) == 1 else SHARED


_words = lru_cache(AT_HAND)(stems)  # of one number, most are compared with many


def _is_precise(value: float) -> bool:
    """Whether a number is hardly the same by chance: 285, 450 million; not 13 or 500."""
    return value >= PRECISE and digits(value) > 1


def _apart(one: Told, other: Told) -> bool:
    """Whether two clauses name other states, or other owners."""
    a, b = one.ruled.story, other.ruled.story
    assert a and b
    states, others = set(a.scene.states), set(b.scene.states)
    if states and others and not states & others:
        return True
    owners = [owner for told in (one, other) if (owner := told.owner)]
    return len(owners) == 2 and not is_same(*owners)


def is_same(one: str, other: str) -> bool:
    """Whether two owners may be one: a state and its army."""
    return one.startswith(other) or other.startswith(one)


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
