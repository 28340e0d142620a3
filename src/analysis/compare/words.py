"""Numbers, counts and lists in words: one way for charts, findings and tables."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pandas as pd

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
SYMBOLS = 3  # letters of the longest unit in small letters that is a symbol: "km", "mpg"
SHORT_WORDS = ("day", "ton", "bar", "bit", "ohm")
UNCHANGED = ("horsepower", "megahertz", "gigahertz", "proof", "stone", "sq ft", "foot pound-force")
PLURALS = {"century": "centuries", "penny": "pence", "paisa": "paise"}
HEAD = re.compile(r"(?!per )\S+(?: (?!per |of )\S+)*")  # of "metre per second", "year of age"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
QUALIFIERS = {"about": "about ", "more_than": "more than ", "at_least": "at least ", "less_than": "less than ", "at_most": "up to "}


def missing(value: object) -> bool:
    """Whether a cell is null: None, NaN or NaT."""
    return value is None or bool(value != value)


def number(value: float | None, unit: str | None = None) -> str:
    """A value with its unit.

    >>> number(12000), number(2.3e9, "USD"), number(1234567), number(4.5, "%"), number(300, "km"), number(None)
    ('12,000', '$2.3 billion', '1,234,567', '4.5%', '300 km', 'unknown')
    >>> number(7.5e6, "crown"), number(1, "crown")
    ('7.5 million crowns', '1 crown')
    """
    if missing(value) or value is None:
        return "unknown"
    plain = _digits(abs(value))
    sign = "−" if value < 0 else ""
    if missing(unit) or not unit:
        return sign + plain
    if unit in SIGNS:
        return f"{sign}{SIGNS[unit]}{plain}"
    return f"{sign}{plain}{unit}" if unit == "%" else f"{sign}{plain} {unit if plain == '1' else plural(unit)}"


def plural(unit: str) -> str:
    """A unit beside a number that is not one: words have a plural, symbols none.

    >>> plural("km"), plural("day"), plural("year of age"), plural("metre per second"), plural("acre-foot"), plural("per day")
    ('km', 'days', 'years of age', 'metres per second', 'acre-feet', 'per day')
    >>> plural("°C"), plural("century"), plural("parts per million"), plural("USD"), plural("light-year")
    ('°C', 'centuries', 'parts per million', 'USD', 'light-years')
    """
    head = HEAD.match(unit)
    named = head[0].replace(" ", "").replace("-", "") if head else ""
    is_word = named.islower() and named.isalpha() and (len(named) > SYMBOLS or named in SHORT_WORDS)
    if head is None or not is_word or head[0] in UNCHANGED or head[0].endswith("s"):
        return unit
    many = PLURALS.get(head[0]) or (head[0][:-4] + "feet" if head[0].endswith("foot") else head[0] + "s")
    return many + unit[head.end() :]


def _digits(value: float) -> str:
    for scale, name in SCALES:
        if value >= scale:
            short = f"{value / scale:.4g}"
            if float(short) < 1e4 and math.isclose(float(short) * scale, value):
                return f"{short} {name}"
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0") if value >= 0.01 else f"{value:.2g}"


def bounds(low: float | None, high: float | None, *, qualifier: str = "exact", unit: str | None = None) -> str:
    """What the words of a figure allow.

    >>> bounds(10000, 12000), bounds(1500, 1500, qualifier="about"), bounds(2.3e9, None, unit="USD"), bounds(None, 500)
    ('10,000 to 12,000', 'about 1,500', 'at least $2.3 billion', 'up to 500')
    >>> bounds(1000, 9999, qualifier="vague"), bounds(None, None)
    ('1,000 to 9,999, vague', 'no number')
    """
    if missing(low) and missing(high):
        return "no number"
    if missing(high):
        return (QUALIFIERS["more_than"] if qualifier == "more_than" else QUALIFIERS["at_least"]) + number(low, unit)
    if missing(low):
        return (QUALIFIERS["less_than"] if qualifier == "less_than" else QUALIFIERS["at_most"]) + number(high, unit)
    if low != high:
        return f"{number(low, unit)} to {number(high, unit)}" + (", vague" if qualifier == "vague" else "")
    return QUALIFIERS.get(qualifier, "") + number(low, unit)


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, their cells as attributes."""
    return iter(frame.itertuples(index=False))


def lookup(keys: pd.Series, words: Mapping[str, str]) -> pd.Series:
    """The words for each key; null where there are none. Unlike `Series.map` it gives strings for an empty or all-null column, too."""
    return pd.Series([None if missing(key) else words.get(key) for key in keys], index=keys.index, dtype="str")


def day(when: Any) -> str:
    """A day in words.

    >>> from datetime import date
    >>> day(date(2025, 3, 1))
    '1 March 2025'
    """
    return f"{when.day} {when:%B %Y}"


def days(first: Any, last: Any) -> str:
    """A first and a last day in words that say nothing twice.

    >>> from datetime import date
    >>> days(date(2025, 6, 8), date(2025, 6, 14)), days(date(2025, 6, 8), date(2025, 6, 8))
    ('8 to 14 June 2025', '8 June 2025')
    >>> days(date(2024, 9, 25), date(2024, 12, 31)), days(date(2024, 9, 25), date(2025, 1, 3))
    ('25 September to 31 December 2024', '25 September 2024 to 3 January 2025')
    """
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    return f"{first.day}{'' if first.month == last.month else f' {first:%B}'} to {day(last)}"


def period(first: Any, last: Any) -> str:
    """Days in words, whole months and years by their names.

    >>> from datetime import date
    >>> period(date(2024, 1, 1), date(2024, 12, 31)), period(date(2023, 1, 1), date(2024, 12, 31))
    ('2024', '2023 to 2024')
    >>> period(date(2024, 2, 1), date(2024, 2, 29))
    'February 2024'
    >>> period(date(2024, 9, 1), date(2024, 12, 31)), period(date(2024, 9, 2), date(2024, 12, 31))
    ('September to December 2024', '2 September to 31 December 2024')
    """
    if first.day > 1 or last.month == (last + timedelta(days=1)).month:
        return days(first, last)
    if first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"{first:%B}" + ("" if first.year == last.year else f" {first.year}") + f" to {last:%B %Y}"


def tally(size: int, noun: str, plural: str | None = None) -> str:
    """A number of things, always in digits: for "n = 0 figures".

    >>> tally(1, "outlet"), tally(1200, "article"), tally(0, "series", "series")
    ('1 outlet', '1,200 articles', '0 series')
    """
    return f"{size:,} {noun if size == 1 else plural or noun + 's'}"


def count(size: int, noun: str, plural: str | None = None) -> str:
    """A number of things in a sentence.

    >>> count(1, "outlet"), count(1200, "article"), count(0, "series", "series")
    ('1 outlet', '1,200 articles', 'no series')
    """
    return tally(size, noun, plural) if size else "no " + tally(size, noun, plural).removeprefix("0 ")


def joined(names: Sequence[str], *, limit: int = 3) -> str:
    """A list of names, the tail counted; names that have commas (those of numbers apart) are kept apart by semicolons.

    >>> joined(["A"]), joined(["A", "B", "C"]), joined(["A", "B", "C", "D", "E"]), joined([])
    ('A', 'A, B and C', 'A, B, C and 2 more', '')
    >>> joined(["Killed, flood in Lume", "Injured, flood in Lume"])
    'Killed, flood in Lume; and Injured, flood in Lume'
    >>> joined(["more than 7,000", "more than 9,000"])
    'more than 7,000 and more than 9,000'
    """
    shown = list(names) if len(names) <= limit else [*names[:limit], f"{len(names) - limit} more"]
    apart = ";" if len(shown) > 1 and any(", " in name for name in shown) else ""
    return f"{apart} and ".join(part for part in (f"{apart or ','} ".join(shown[:-1]), "".join(shown[-1:])) if part)


def shorten(text: str, width: int) -> str:
    """Words cut to a width, with an ellipsis.

    >>> shorten("The river rose again on Sunday", 18), shorten("short", 18)
    ('The river rose…', 'short')
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    head = text[: width - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head
    return cut.rstrip(" ,.;:–-") + "…"
