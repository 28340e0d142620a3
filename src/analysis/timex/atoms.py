"""Atoms of date expressions: the smallest stretches of a text that mean a date, a part of one, or a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.timex.readers import READERS
from analysis.timex.scan import matches


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom, or several joined.

    Attributes:
        kind: day, month, year, weekday, season, quarter, half, unit ("last year"), ago, lasting, set, holiday, decade, century, clock,
            part, edge, approx, nth, period, yearend, word, era, value.
        start, end: offsets in the text.
        text: the words, lower case.
        year, month, day, weekday: calendar numbers (weekday from Monday 0).
        code: TIMEX3 letters: of a season, a part of the day, a unit, a quarter's number, a clock time, or a ready value.
        count: how many units; None if the words do not say.
        shift: how many units away from the day that counts (-1 "last", 1 "next").
        near: whether that day is the day of publication ("today") or one in the text ("text").
        mod: TIMEX3 mod.
        of: the larger stretch that holds it ("March" in "the first week of March").
    """

    kind: str
    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: str = ""
    count: float | None = None
    shift: int | None = None
    near: str = "today"
    mod: str | None = None
    of: Atom | None = None


_SPACES = re.compile(r"\s+")


def atoms(text: str) -> Iterator[Atom]:
    """The atoms of a text, in order, without overlap."""
    for rule, match in matches(text):
        words = _folded(match[0])
        groups = {name: _folded(value) for name, value in match.groupdict().items() if value is not None}
        built = READERS[rule](words, groups)
        if built is not None:
            kind, fields = built
            yield Atom(kind, match.start(), match.end(), words, **fields)


def _folded(words: str) -> str:
    return _SPACES.sub(" ", words.lower().replace("’", "'"))
