"""The days on which a reported number holds: which date of its sentence is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analysis.extract.bounds import Amount
from analysis.extract.found import Words
from analysis.model import DateRow

NEAR = 60  # characters that a date of another clause may stand away where a sentence has several dates
ALOOF = frozenset({"relcl", "ccomp", "advcl", "csubj", "parataxis"})  # clauses whose date says nothing of what stands outside
NOUN_TIES = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "nmod"})
STEPS = 12

_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till|and)\s")
_FROM = re.compile(r"(?:\b(?:from|between)|[-–(,])\s$", re.I)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.I)
_WHEN = re.compile(r",?\s+(?:when|in\swhich)\b")
_WHEN_ALONE = re.compile(rf"{_WHEN.pattern}[^;.\n]*")
_AS_OF = re.compile(r"\bas\s(?:of|at|on)\s(?:the\s)?$", re.I)
_LEVEL = re.compile(r"\s(?:levels?|averages?|baselines?|highs?|lows?|peaks?|standards?|prices|terms)\b")
_COMPARED = r"(?:compared\s(?:with|to)|against|versus|vs\.?|than|(?:up|down|off)\s(?:\w+\s){0,2}from)"
_BASE = re.compile(rf"\b(?:{_COMPARED}|from)\s(?:(?:about|around|some|just|only|nearly|almost|roughly|an?|estimated)\s)*$", re.I)
_BASE_BETWEEN = re.compile(rf"\b(?:{_COMPARED}|from)\s[^;.]{{0,40}}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.I)
_ON_TO = re.compile(r",?\s(?:to|and)\s(?:(?:about|around|some|just|only|nearly|almost)\s)?")
_OPENED = re.compile(r"[(\[][^)\]]*$")
_BEST = re.compile(r"(?:\b(?:first|lowest|highest|worst|best|\w{3,}est|only|last)\b[^.;]{0,40})$", re.I)


@dataclass(frozen=True, slots=True)
class Days:
    """A date, or the first and last date of a range, as one stretch of text; `last` is null where it is open ("since May")."""

    start: int
    end: int
    first: date
    last: date | None
    current: bool  # "as of Monday"
    ahead: bool = False  # of what comes after it only: "the worst since March 2036, when 31 died"


def by_sentence(text: str, dates: Sequence[DateRow]) -> dict[int, list[Days]]:
    """The days that the sentences of a text name, both ends of a range as one."""
    found: dict[int, list[Days]] = {}
    dated = [row for row in dates if row.timex_type in ("DATE", "TIME") and row.first_day]
    upper = {id(after): row for row, after in pairwise(dated) if row.sentence == after.sentence and _is_range(text, row, after)}
    lower = {id(row) for row in upper.values()}
    for row in dated:
        if id(row) not in lower:
            begin = upper.get(id(row), row)
            lead = text[max(0, begin.start - 12) : begin.start]
            if _SINCE.search(lead) and _BEST.search(text[max(0, begin.start - 60) : begin.start - 6]):
                if begin.first_day and _WHEN.match(text, row.end):
                    found.setdefault(row.sentence, []).append(
                        Days(begin.start, row.end, begin.first_day, row.last_day, current=False, ahead=True)
                    )
                continue  # "the lowest since 2008" is not of 2008
            last = None if _SINCE.search(lead) else row.last_day
            found.setdefault(row.sentence, []).append(Days(begin.start, row.end, begin.first_day, last, bool(_AS_OF.search(lead))))  # type: ignore[arg-type]
    return found


def _is_range(text: str, one: DateRow, other: DateRow) -> bool:
    between = text[one.end : other.start]
    if not _JOIN.fullmatch(between) or not one.first_day or not other.last_day or one.first_day > other.last_day:
        return False
    return "and" not in between or text[max(0, one.start - 8) : one.start].lower() == "between "


def as_of(text: str, words: Words, amount: Amount, token: int, days: Sequence[Days]) -> Days | None:
    """The days of a number's own clause; None where the sentence's dates are of something else."""
    if behind := [day for day in days if day.ahead and day.end <= amount.start and _WHEN_ALONE.fullmatch(text, day.end, amount.start)]:
        return behind[-1]
    fitting = [day for day in days if not day.ahead and not _is_others(text, amount, day)]
    if current := [day for day in fitting if day.current and day.end <= amount.start]:
        return current[-1]  # "As of Monday, 40 were ill: 12 of them in Lund"
    held = [(*place, day) for day in fitting if (place := _distance(words, token, _root(words, day))) is not None]
    if not held:
        return None
    if current := [day for _, _, day in held if day.current]:
        return current[0]
    clauses, _, nearest = min(held, key=lambda place: (place[0], place[1], _gap(amount, place[2])))
    return nearest if len(days) == 1 or clauses == 0 or _gap(amount, nearest) < NEAR else None


def _gap(amount: Amount, day: Days) -> int:
    return max(day.start - amount.end, amount.start - day.end, 0)


def _is_others(text: str, amount: Amount, day: Days) -> bool:
    """Whether a date is of another number, or of what the number is compared with.

    Of "6.5 per cent, compared with 4 per cent a year ago" the second is a year old, of "to 40 in May from 30" the first is of May; "1.5
    degrees above mid-century levels" are not of mid-century.
    """
    if not day.current and ";" in text[min(day.end, amount.core) : max(day.start, amount.end)]:
        return True  # "debt is 102 per cent; it was 40 in 2008"
    if day.start >= amount.end:
        if _OPENED.search(text, amount.end, day.start) and text[day.end : day.end + 1] == ":":
            return True  # "profit was $12 million (2019: $10 million)"
        return bool(_BASE_BETWEEN.search(text[amount.end : day.start])) or bool(
            _LEVEL.match(text, day.end) and re.search(r"\b(?:above|below|over|under|on|than)\b", text[amount.end : day.start])
        )
    between = text[day.end : amount.core]
    if _BASE.search(between) and re.search(r"\d|,\s(?:compared|against|versus|up|down|from)", between):
        return True
    return bool(_ON_TO.fullmatch(between) and re.search(r"\bfrom\s[^;.,]{0,40}$", text[max(0, day.start - 60) : day.start]))


def _root(words: Words, day: Days) -> int:
    """The word of a date expression on which its others hang."""
    inside = _tokens(words, day)
    return next((token for token in inside if words.head[token] not in inside), inside[-1])


def _tokens(words: Words, day: Days) -> list[int]:
    first = words.at(day.start)
    found = [] if first is None else [first]
    while found and found[-1] + 1 < len(words) and words.start[found[-1] + 1] < day.end:
        found.append(found[-1] + 1)
    return found or [max(0, len(words) - 1)]


def _distance(words: Words, number: int, day: int) -> tuple[int, int] | None:
    """Clauses, and words, from a number up to what a date belongs to as well; None where either is in a clause of its own."""
    above = list(_up(words, number))
    places = {token: place for place, token in enumerate(above)}
    below = -1
    for token in _up(words, day):
        if token in places:
            path = above[: places[token]]
            if any(words.dep[step] == "relcl" for step in path[:-1]) or (below >= 0 and _stands_apart(words, below, number)):
                return None  # "Lund, which lies 40 miles away, voted on Monday"
            own = below >= 0 and words.dep[below] == "conj" and words.tag[below][:2] == "VB"
            return sum(words.dep[step] in ALOOF or words.dep[step] == "conj" for step in path) + own, len(path)
        if _stands_apart(words, token, number):
            return None
        below = token
    return None


def _stands_apart(words: Words, clause: int, number: int) -> bool:
    """Whether a clause is of its own: not one on the counted things themselves ("the 40 men who fell in May")."""
    if words.dep[clause] not in ALOOF:
        return False
    noun = words.head[clause]
    while words.dep[number] in NOUN_TIES and number != noun:
        number = words.head[number]
    return number != noun


def _up(words: Words, token: int) -> Iterator[int]:
    for _ in range(STEPS):
        yield token
        if words.head[token] == token:
            return
        token = words.head[token]
