"""The day that a page gives beside its story: beneath the headline, behind the author's name, in the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEAD_LINES = 15  # lines of a page that may stand above its story
STANDFIRSTS = 2  # lines as long as story among them

_LABEL = re.compile(
    r"\b(?:(?:first|last|originally) )?(?:published|posted|updated|issued|modified|created|edited|uploaded|(?:publication |release )?date)"
    r"(?: (?:on|at|time|date))*\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.I)
_ZONE = re.compile(r"\(?\b(?:(?:GMT|UTC)(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?|[A-Z]{1,3}[SD]?T|Z)\b\)?")
_SMALL = re.compile(
    r"\b(?:\d+\s?(?:-\s?)?min(?:ute)?s?(?:\s?read)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|read|updated|at|on)\b", re.I
)  # what stands beside a day
_BESIDE = re.compile(r"\d[:.]\d\d|\bmin(?:ute)?s?\b|\d\s?[ap]\.?m\b", re.I)
_NAMES = r"[A-Z][\w.'’-]*+(?:(?:, | and | & | )(?:[A-Z][\w.'’-]*+|de|van|von|der|al|el|bin))*+"
_AUTHOR = re.compile(rf"by:? {_NAMES}(?: \(?@\w+\)?)?", re.I)
_NAMED = re.compile(rf"(?:{_NAMES}(?: \(?@\w+\)?)?)?")
_BAR = re.compile(r"[|•·]")
_EDGES = " \t,;:|•·/–—-()[]"
_PLACES = r"[A-Z][\w.'’-]*+(?:,?\s\[?[A-Z][\w.'’-]*+\]?){0,4}+,?\s"
_AGENCY = r"\([A-Z][\w.&]*+(?:[\s/–—-]++[A-Z][\w.&]*+)*+[\s,/–—-]++"
_BEFORE_DAY = re.compile(rf"\s*(?:{_PLACES})?(?:{_AGENCY})?$")
_IN_BRACKET = re.compile(r"\)\s?[-–—:]?\s?[A-Z\"“‘]")
_BEHIND_DAY = re.compile(r"\s?(?:[(/][A-Z][^)\n]{1,40}\)?\s?)?(?:[-–—]{1,2}|:)\s?[A-Z\"“‘]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A day in a line: the line, how many lines and how many lines of story stand above it, and the words on either side."""

    line: str
    above: int
    story_above: int
    before: str
    after: str


def is_header(at: Placed) -> bool:
    """Whether a line above the story has a day and what stands beside one: "3 May 2019 | 4 min read", "Jane Roe | May 3, 2019"."""
    if not at.above or at.above >= HEAD_LINES or at.story_above > STANDFIRSTS or len(at.line) > 140:
        return False
    left = [_without_small(part) for part in (at.before, at.after)]
    if all(_is_nothing(part) for part in left):
        return bool(_BESIDE.search(at.before) or _BESIDE.search(at.after))
    if _is_nothing(left[1]) and _AUTHOR.fullmatch(left[0].strip(_EDGES)):
        return True
    return any(_BAR.search(part) for part in (at.before, at.after)) and all(_is_nothing(part) or _is_name(part) for part in left)


def is_label(at: Placed) -> bool:
    """Whether the words before a day in a line say that it is of publication: "Jane Roe Published July 3, 2019 | 01:10 AM"."""
    labels = list(_LABEL.finditer(at.before)) if len(at.before) <= 140 else []
    if not labels or not _is_nothing(_without_small(at.before[labels[-1].end() :])):
        return False
    if _is_nothing(at.before[: labels[-1].start()]):
        return True
    apart = len(labels) > 1 or _is_nothing(_without_small(_LABEL.sub(" ", at.after)))  # "Figures published 3 May 2019: 40 dead"
    return apart and _is_name(_without_small(_LABEL.sub(" ", at.before[: labels[0].start()])))


def is_dateline(at: Placed) -> bool:
    """Whether a day with its year opens the story behind the place: "LUND (Wire - 9th May, 2019) Forty men", "Lund, 3 May 2019 – Forty"."""
    if at.above >= HEAD_LINES or at.story_above > STANDFIRSTS or len(at.before) > 100 or not _BEFORE_DAY.match(at.before):
        return False
    if "(" in at.before.rpartition(")")[2]:
        return bool(_IN_BRACKET.match(at.after))
    return bool(_BEHIND_DAY.match(at.after))


def _without_small(words: str) -> str:
    for pattern in (_CLOCK, _ZONE, _SMALL):
        words = pattern.sub(" ", words)
    return words


def _is_nothing(words: str) -> bool:
    return not words.strip(_EDGES)


def _is_name(words: str) -> bool:
    return len(words.split()) <= 6 and _NAMED.fullmatch(words.strip(_EDGES)) is not None


def placed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Placed]:
    """Where spans of a text, in order, stand in its lines."""
    begin, above, story = 0, 0, 0
    for start, end in spans:
        while (close := text.find("\n", begin)) >= 0 and close < start:
            line = text[begin:close].split()
            above, story = above + bool(line), story + (len(line) >= 15 or (len(line) >= 8 and line[-1][-1] in '.!?"”'))
            begin = close + 1
        close = text.find("\n", end)
        close = len(text) if close < 0 else close
        yield Placed(text[begin:close].strip(), above, story, text[begin:start], text[end:close])
