"""Dates as metadata write them, as closed intervals of days; what is ambiguous stays an interval."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

Interval = tuple[date, date]
Day = date | None

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS = {name[:size]: number for number, name in enumerate(_NAMES, 1) for size in range(3, len(name) + 1)}
EARLIEST, LATEST = 1600, 2199  # years; others are misreadings

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(\d{4})$")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"([a-z]{3,9})\.?,?\s+(\d{4})$", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_SERIAL = re.compile(r"(?:[34]\d{4})(?:\.\d+)?$")  # a spreadsheet's count of days: 1982 to 2036
_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|$)|[/_-](20[0-4]\d)-?(\d\d)-?(\d\d)(?=[/_.-]|$)")


def parse(text: str) -> Interval | None:
    """The days that a written date may mean; None where it is no date.

    A day is an interval of one day, a month or a year all its days; "03/04/2024" is the interval between the two days it can
    mean. Times of day and zones are ignored: the day is the one written.
    """
    text = _WEEKDAY.sub("", text.strip().lower(), count=1)
    if found := _ISO.match(text) or _COMPACT.match(text) or _SLASHED.match(text):
        return _interval(found[1], found[2], found[3])
    if found := _YEAR.match(text):
        return _interval(found[1])
    if found := _DAY_FIRST.match(text):
        return _named(found[3], found[2], found[1])
    if found := _MONTH_FIRST.match(text):
        return _named(found[3], found[1], found[2])
    if found := _MONTH_ONLY.match(text):
        return _named(found[2], found[1])
    if found := _NUMBERS.match(text):
        return _numbers(found[4], found[1], found[3], day_first=found[2] == ".")
    if _SERIAL.match(text):
        day = date(1899, 12, 30) + timedelta(days=int(float(text)))
        return day, day
    return None


def in_url(url: str) -> date | None:
    """The day that an address or file name carries: `/2024/10/22/`, `/2024-10-22-`, `/2024/oct/22/`, `_20241022`."""
    for found in _IN_URL.finditer(url.lower()):
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
        interval = _named(year, month, day) if month.isalpha() else _interval(year, month, day)
        if interval:
            return interval[0]
    return None


def _named(year: str, month: str, day: str | None = None) -> Interval | None:
    number = MONTHS.get(month)
    return _interval(year, str(number), day) if number else None


def _numbers(year: str, first: str, second: str, *, day_first: bool) -> Interval | None:
    readings = [_interval(year, second, first)] + ([] if day_first else [_interval(year, first, second)])
    possible = [reading for reading in readings if reading]
    if not possible:
        return None
    return min(first for first, _ in possible), max(last for _, last in possible)


def _interval(year: str, month: str | None = None, day: str | None = None) -> Interval | None:
    if not EARLIEST <= int(year) <= LATEST:
        return None
    with suppress(ValueError):  # no such day
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if day is None:
            return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])
        return date(int(year), int(month), int(day)), date(int(year), int(month), int(day))
    return None
