"""Plurals that one number counts together: "12 doctors and nurses", "200 men, women and children", "140 missiles and drones"."""

from __future__ import annotations

from functools import cache

from analysis.extract.chunks import BEFORE_NOUN
from analysis.extract.classes import class_of
from analysis.extract.found import Words
from analysis.lexicons import word_list

_PEOPLE = word_list("people class")
_REACH = 4  # words that a joined plural has before it


@cache
def _kinds() -> list[frozenset[str]]:
    """Groups of classes that are counted together."""
    return [_PEOPLE, *(word_list(name) for name in ("together", "hit together"))]


def joined(words: Words, first: int, head: int) -> list[tuple[int, int]]:
    """First word and head of each plural that is joined to a counted one, with it; the counted one alone where none is.

    What is of another kind has a number of its own, or none: "1,200 soldiers and weapons", "40 boats and a crane".
    """
    found = [(first, head)]
    if words.tag[head] != "NNS" or words.lower[head + 1 : head + 2] not in (["and"], [","]):
        return found
    members, at = [(first, head)], head + 1
    while at < len(words) and words.lower[at] in ("and", ","):
        last = words.lower[at] == "and"
        begin = at + 1
        if not last and words.lower[begin : begin + 1] == ["and"]:
            last, begin = True, begin + 1
        noun = _plural(words, begin)
        if noun is None or not _is_together(words, members[-1], (begin, noun)):
            return found
        members.append((begin, noun))
        if last:
            return members
        at = noun + 1
    return found


def _plural(words: Words, begin: int) -> int | None:
    """The plural that a stretch of modifiers leads to, without a determiner or number of its own."""
    for i in range(begin, min(begin + _REACH, len(words))):
        if words.tag[i] == "NNS" and words.tag[i + 1 : i + 2] not in (["NN"], ["NNS"], ["HYPH"], ["POS"]):
            return i
        if words.tag[i] not in BEFORE_NOUN or words.tag[i] == "POS":
            return None
    return None


def _is_together(words: Words, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two plurals hang together in the parse, and are of one kind."""
    a, b = class_of(words, *one), class_of(words, *two)
    tied = words.head[two[1]] == one[1] or words.head[two[1]] == words.head[one[1]]
    return tied and words.dep[two[1]] == "conj" and (a == b or any({a, b} <= kind for kind in _kinds()))


def class_together(words: Words, members: list[tuple[int, int]]) -> str:
    """The class of plurals counted together: their own, people, or the classes in order."""
    found = sorted({class_of(words, *member) for member in members})
    return found[0] if len(found) == 1 else "people" if {*found} <= _PEOPLE else " and ".join(found)
