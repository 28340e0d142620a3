"""Of which year, quarter or month a number is, by the words around it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from analysis.link.places import LEAD, Text
from analysis.model import Figure
from analysis.timex.lexicon import calendar_lexicon

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS = {name: number for number, name in enumerate(calendar_lexicon()["months"]["names"], 1)}
_MONTH = "|".join(name.capitalize() for name in _MONTHS)
_YEAR = re.compile(r"\b(?P<year>20\d\d)\b|\b(?P<relative>this|next|last|previous|current|coming)\s+year\b", re.I)
_QUARTER = re.compile(
    rf"\b(?P<nth>first|second|third|fourth)[\s-]+quarter\b|\bQ(?P<q>[1-4])\b|\bthree\s+months\s+to\s+(?:the\s+end\s+of\s+)?(?P<to>{_MONTH})\b|"
    rf"\b(?:between\s+)?(?P<from>{_MONTH})\s+(?:and|to)\s+(?P<until>{_MONTH})\b|"
    r"\b(?P<before>previous|preceding|prior)\s+(?:quarter|three\s+months)\b|\bfirst\s+(?P<begin>three)\s+months\s+of\b"
)
_ANNUAL = re.compile(
    r"\b(?:annual(?:i[sz]ed)?\s+(?:basis|rate|growth)|year[\s-]on[\s-]year|on\s+(?:a\s+|the\s+)?year\b|(?:from\s+)?a\s+year\s+(?:earlier|ago|before))\b",
    re.I,
)
_IN_MONTH = re.compile(rf"\b(?P<month>{_MONTH})\b")
_LISTED = re.compile(r"(?:,|\band)\s+(?:(?:then|about|around|some|only|just)\s+)*$")
_NEXT = re.compile(r"\b(?:and|but|while|whereas|from|than)\b|[,;]")
_NUMBER = re.compile(r"\d[\d.,]*\s*(?:%|per\s?cent|percent|percentage|pp)", re.I)


class Period(NamedTuple):
    """A year, or a quarter or month of it."""

    year: int | None = None
    name: str | None = None  # second quarter, year on year, may


def of(text: Text, figure: Figure, sort: str) -> Period | None:
    """The period of a number; None where nothing says it.

    Args:
        text: the article.
        figure: the figure.
        sort: year (or a quarter of one), month, or none.
    """
    if sort == "none" or text.day is None:
        return None
    read = _month if sort == "month" else _year
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    later = _NUMBER.search(text.text, figure.end, end)
    after = text.text[figure.end : later.start() if later else end]
    earlier = [match.end() for match in _NUMBER.finditer(text.text, start, figure.start)]
    before = text.text[max(earlier, default=start) : figure.start]
    turn = _NEXT.search(after)
    first = after[: turn.start()] if turn else after
    if earlier and _LISTED.search(before) and not read(first, text, figure):
        return None  # "6.3 per cent this year and 6 per cent": of which year the second is, is not said
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    stretches = (first, before, after, text.text[start : figure.start], text.text[:foot])
    return next((found for words in stretches if (found := read(words, text, figure))), None)


def is_own(text: Text, figure: Figure, sort: str) -> bool:
    """Whether the words right after a number say its period: "up from 2 per cent in May"."""
    end = text.ends[text.sentence(figure.start)]
    words = _NEXT.split(text.text[figure.end : end])[0]
    return sort != "none" and (_month if sort == "month" else _year)(words, text, figure) is not None


def _year(words: str, text: Text, figure: Figure) -> Period | None:
    """As in "in the second quarter", "this year", "2036"."""
    day = text.day
    assert day is not None
    said = _YEAR.search(words)
    year = None
    if said:
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get((said["relative"] or "").lower(), 0)
        year = int(said["year"]) if said["year"] else day.year + step
    if quarter := _quarter(words, text, figure):
        return Period(year if said and said["year"] else _year_of(quarter, day), f"q{quarter}")
    if _ANNUAL.search(words):
        return Period(year or day.year, "year on year")
    return Period(year) if year else None


def _quarter(words: str, text: Text, figure: Figure) -> int | None:
    match = _QUARTER.search(words)
    if match is None:
        return None
    if match["before"]:
        earlier = [one for one in _QUARTER.finditer(text.text, 0, figure.start) if not one["before"]]
        now = _number(earlier[-1]) if earlier else None
        return None if now is None else (now - 2) % 4 + 1
    return _number(match)


def _number(match: re.Match[str]) -> int | None:
    """The number of a quarter: of "Q2", "the three months to June" and "between April and June"."""
    if match["nth"] or match["q"]:
        return _NTH[match["nth"].lower()] if match["nth"] else int(match["q"])
    if match["begin"]:
        return 1
    last = _MONTHS[(match["to"] or match["until"]).lower()]
    return last // 3 if last % 3 == 0 else None


def _year_of(quarter: int, day: date) -> int:
    """The year of the last quarter of that number that had begun on a day."""
    return day.year if 3 * quarter - 2 <= day.month else day.year - 1


def _month(words: str, text: Text, figure: Figure) -> Period | None:
    day = text.day
    assert day is not None
    match = _IN_MONTH.search(words)
    if match is None:
        return None
    number = _MONTHS[match["month"].lower()]
    said = re.search(rf"{match['month']}\s+(?P<year>20\d\d)\b", words)
    year = int(said["year"]) if said else day.year if number <= day.month else day.year - 1
    return Period(year, match["month"].lower())
