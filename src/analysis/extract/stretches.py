"""The stretches of days that a sentence names: single dates, ranges, windows that end on a date, parts of a year, days since."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analysis.model import DateRow

_JOIN = re.compile(r"\s?[-–—/]\s?|\s(?:to|through|until|till|and)\s")
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.I)
_SINCE_THEN = re.compile(r"\bsince\s(?!then)(?:[^\W\d][\w'’-]*\s){1,9}(?:on|in|last|early|late)\s$", re.I)
_BEST = re.compile(r"(?:\b(?:first|lowest|highest|worst|best|\w{3,}est|only|last)\b[^.;]{0,40})$", re.I)
WHEN = re.compile(r",?\s+(?:when|in\swhich)\b|,\s\w{3,}ing\b")  # goes on about a date before: "since 2011, when 31 died"
_AS_OF = re.compile(r"\bas\s(?:of|at|on)\s(?:the\s)?$", re.I)
_ENDS = re.compile(r"\s(?:(?:that|which)\s)?(?:to|through|until|ended|ending|up\sto)\s(?:on\s|in\s)?(?:the\s)?")
_LEVEL = re.compile(r"\s(?:levels?|averages?|baselines?|highs?|lows?|peaks?|troughs?|records?|standards?|prices|terms)\b")
_MEASURED = re.compile(r"\b(?:above|below|over|under|on|than|of|from)\s(?:(?:its|their|the|his|her)\s)?$", re.I)
_SOME_PERIOD = re.compile(r"\bperiod\s(?:ended|ending|to|through)\s(?:on\s|in\s)?(?:the\s)?$", re.I)
_PERIOD = re.compile(r"(?:the|this|that)\s(?:same\s|corresponding\s|comparable\s)?period", re.I)
_INTRODUCES = re.compile(r"(?<=period)\s(?:covering|from|between)\s", re.I)
_YEAR = re.compile(r"the\s(?:full|whole|entire)\syear", re.I)
_SAME = re.compile(r"(?:the|that)\ssame\s", re.I)
_FIRST = re.compile(r"(?:the\s)?(?:first|opening|initial)\s", re.I)
_FINAL = re.compile(r"(?:the\s)?(?:final|last|closing)\s", re.I)
_WITHIN = re.compile(r"\s(?:of|in)\s(?:the\s)?")
_LENGTH = re.compile(r"P(\d+)([YQMWD])")
_COMPARED = re.compile(
    r"\b(?:than|against|versus|vs\.?|compared\s(?:with|to)|(?:up|down|off)\sfrom|similar\sto)\s(?!(?:expected|forecast|planned|usual|thought)\b)"
    r"(?:[^\W\d]+\s){0,4}?(?:(?:in|on|for|during|at)\s)?(?:the\s)?$",
    re.I,
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:before|prior\sto|ahead\sof|after|following|until|till)\s(?:the\s)?|following\s(?!an?\s)\w+\s(?:\w+\s)?in\s)$", re.I
)
_OWNER = re.compile(r"['’]s?\s")
_CAUSED = re.compile(r"\b(?:by|from|of|with|to|over)\s$", re.I)
_CONTRACT = re.compile(r"\b(?:contracts?|futures|delivery|options)\s(?:for|in)\s$", re.I)
_CONTRACTED = re.compile(r"\s(?:contracts?|futures|delivery|options)\b")
_OVER = re.compile(r"\b(?:from|over|on)\s(?:the\s)?$", re.I)
_PERIOD_BEFORE = re.compile(r"(?=.*\b(?:earlier|ago|before|last|previous|prior|year-earlier)\b).*\b(?:year|quarter|month|period)", re.I)
_BEFORE_NOW = re.compile(r"\b(?:past|last|previous|preceding|recent|coming|next)\b", re.I)
_MONTHS = {"Y": 12, "Q": 3, "M": 1}
_PAIR = " and "


@dataclass(frozen=True, slots=True)
class Days:
    """A date, or the first and last date of a range, as one stretch of text.

    `first` is null where the words name days that cannot be told ("in recent weeks", "the year before"): a number that they
    belong to has none, whatever else the sentence dates. `last` is null where it is open ("since May").
    """

    start: int
    end: int
    first: date | None
    last: date | None
    current: bool = False  # "as of Monday"
    clock: bool = False  # a time of day: "shortly after noon on Monday"
    ahead: bool = False  # of what goes on about it alone: "the worst since March 2036, when 31 died", "more than in May (12)"

    @property
    def is_open(self) -> bool:
        """Whether they go on: "since May"."""
        return self.first is not None and self.last is None


def by_sentence(text: str, dates: Sequence[DateRow]) -> dict[int, list[Days]]:
    """The days that the sentences of a text name, what belongs together as one."""
    found: dict[int, list[Days]] = {}
    for sentence, day in _stretches(text, dates):
        found.setdefault(sentence, []).append(day)
    return found


def _stretches(text: str, dates: Sequence[DateRow]) -> Iterator[tuple[int, Days]]:
    place = 0
    told: Days | None = None
    compared, told_in = False, -1
    quarterly = any("quarter" in row.text.lower() for row in dates)
    while place < len(dates):
        row, after = dates[place], dates[place + 1] if place + 1 < len(dates) else None
        if not quarterly and _PERIOD.fullmatch(row.text):
            row = replace(row, first_day=None, last_day=None)  # "in the same period": of nothing that has a name
        both = _joined(text, row, after) if after is not None and after.sentence == row.sentence else None
        if told and told.first and _YEAR.fullmatch(row.text) and row.sentence == told_in and row.first_day:
            row = replace(
                row, first_day=date(told.first.year, 1, 1), last_day=date(told.first.year, 12, 31)
            )  # "2 in early 2026, 9 in the full year"
        day = both or (None if _INTRODUCES.match(text, row.end) else _alone(row))
        place += 2 if both else 1
        if day is None or (day := _led(text, day)) is None:
            continue
        if compared and told and _SAME.match(row.text):
            day = replace(day, first=told.first, last=told.last)  # "40 in 2004, 8 fewer than in 2003, and in the same year 50": of 2004
        compared, told, told_in = day.ahead, told if day.ahead else day, row.sentence
        yield row.sentence, day


def _alone(row: DateRow) -> Days | None:
    """One expression for itself; a length of time only where it says when ("the past week")."""
    if row.timex_type in ("DATE", "TIME"):
        if row.timex_value.endswith("_REF"):
            return None  # "now", "recently"
        return Days(row.start, row.end, row.first_day, row.last_day, clock=row.timex_type == "TIME")
    return Days(row.start, row.end, row.first_day, row.last_day) if row.timex_type == "DURATION" and _BEFORE_NOW.search(row.text) else None


def _joined(text: str, one: DateRow, other: DateRow) -> Days | None:
    """Two expressions that name one stretch: "2 to 5 May", "Friday and Saturday", "the year to May", "the first six months of 2031"."""
    between = text[one.end : other.start]
    if len(between) > 24 or other.timex_type not in ("DATE", "TIME") or not other.first_day or not other.last_day:
        return None
    days = Days(one.start, other.end, None, None)
    begun = one.first_day
    if begun and begun > other.last_day and _is_between(text, one):
        begun = _months_on(begun, -12)  # "between 1 January and 18 April last year"
    if one.timex_type == "DURATION":
        if _ENDS.fullmatch(between):
            return replace(days, first=_before(other.last_day, one.timex_value), last=other.last_day)
        if _WITHIN.fullmatch(between) and (part := _part(one, other)):
            return replace(days, first=part[0], last=part[1])
        return None
    if not begun or not one.last_day or not _JOIN.fullmatch(between):
        return None
    if between != _PAIR or _is_between(text, one):
        return replace(days, first=begun, last=other.last_day) if begun <= other.last_day else None
    adjoining = one.last_day + timedelta(days=1) == other.first_day
    return replace(days, first=begun, last=other.last_day) if adjoining else days  # "in March and May": no one stretch


def _is_between(text: str, row: DateRow) -> bool:
    return text[max(0, row.start - 8) : row.start].lower() == "between "


def _before(last: date, length: str) -> date | None:
    """The first day of a window of a length that ends on a day: of the three months to 30 June, 1 April."""
    match, after = _LENGTH.fullmatch(length), _days_on(last, 1)
    return _moved(after, -int(match[1]), match[2]) if match and after else None


def _moved(day: date, count: int, unit: str) -> date | None:
    """The day so many years, quarters, months, weeks or days on (back, where negative); None outside the calendar."""
    return _months_on(day, count * _MONTHS[unit]) if unit in _MONTHS else _days_on(day, count * (7 if unit == "W" else 1))


def _months_on(day: date, months: int) -> date | None:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 1 <= year < 9999 else None


def _days_on(day: date, days: int) -> date | None:
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def _part(one: DateRow, other: DateRow) -> tuple[date, date] | None:
    """The days of "the first six months of 2031", "the last two weeks of May"."""
    match = _LENGTH.fullmatch(one.timex_value)
    if match is None or not other.first_day or not other.last_day:
        return None
    if _FINAL.match(one.text):
        first, last = _before(other.last_day, one.timex_value), other.last_day
    elif _FIRST.match(one.text) and (after := _moved(other.first_day, int(match[1]), match[2])):
        first, last = other.first_day, after - timedelta(days=1)
    else:
        return None
    return (first, last) if first and other.first_day <= first <= last <= other.last_day else None


def _led(text: str, day: Days) -> Days | None:
    """The days with what the words before them say: open since then, of now, or known to be only a part ("the period to June")."""
    lead = text[max(0, day.start - 80) : day.start]
    lead = lead[lead.rfind("\n") + 1 :]
    since = _SINCE.search(lead) or _SINCE_THEN.search(lead)
    if since and _BEST.search(lead[: since.start()]):
        return replace(day, ahead=True) if WHEN.match(text, day.end) else None  # "the lowest since 2008" is not of 2008
    if _CONTRACT.search(lead) or _CONTRACTED.match(text, day.end):
        return None  # "the contract for January fell $2"
    if _LEVEL.match(text, day.end) and _MEASURED.search(lead):
        return None  # "1.5 degrees above mid-century levels"
    if _COMPARED.search(lead) or (_OVER.search(lead) and _PERIOD_BEFORE.match(text[day.start : day.end])):
        return replace(day, ahead=True)  # "8 per cent fewer than in 2003", "up 3 per cent on last year"
    if _OWNER.match(text, day.end) and _CAUSED.search(lead):
        return replace(day, ahead=True)  # "buried in a slide set off by last month's quake"
    if _OTHER_TIME.search(lead) and not day.clock:
        return None  # "before Friday the rate was 233"
    if _SOME_PERIOD.search(lead):
        return replace(day, first=None, last=None)
    return replace(day, last=None if since else day.last, current=bool(_AS_OF.search(lead)))
