"""What an economy has one of in a period: growth in 2036, inflation in May, the central bank's rate."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, listed, read_tsv, registry
from analysis.lexicons.registry import states
from analysis.link import periods
from analysis.link.periods import Period
from analysis.link.places import LEAD, Text
from analysis.link.recalled import is_recalled
from analysis.model import Figure

NEAR = 130  # letters between the noun and its number
BESIDE = 50  # letters before it, in which a word makes it another
BEFORE = "previous"  # of a number that another replaces: "cut its rate from 3 per cent"
_QUALIFIED = r"(?:(?:about|around|some|just|only|roughly|nearly|almost|over|more\s+than|at\s+least|up\s+to|an?|the|under)\s+)*"
_LEADS_TO = re.compile(  # the words right before a number that is a level or a rate
    r"(?:\b(?:to|at|of|by|from|is|was|were|be|been|hit|hits|reach(?:es|ed)?|grow\w*|grew|expand\w*|rise|rises|rose|risen|increas\w*|climb\w*|shr[iau]nk\w*|"
    r"contract\w*|fell|fall\w*|advanc\w*|slow\w*|declin\w*|and|or|forecast|remain\w*|up)|[(,:–—-])\s*"
    rf"{_QUALIFIED}$",
    re.I,
)
_SHRINKS = re.compile(
    r"\b(?:shr[iau]nk\w*|contract(?:s|ed|ing|ion)?|fall|falls|fell|fallen|declin\w*)\s+(?:by\s+|of\s+)?"
    rf"(?!to\b)(?:[a-z]+\s+by\s+)?{_QUALIFIED}$",
    re.I,
)
_BY = re.compile(rf"\b(?:by|down|up)\s+{_QUALIFIED}$", re.I)
_RATHER_THAN = re.compile(
    r"\s+(?:points?\s+)?(?:(?:lower|higher|below|above|less|more|deeper|faster|slower)\b|"
    r"(?:down\s+|up\s+)?(?:from|on|than)\s+(?:[\w'’]+\s+){0,4}?(?:forecasts?|estimates?|projections?|predictions?|expectations)\b)",
    re.I,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_BANK_OF = re.compile(r"\bBank\s+of\s+(?P<state>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_AFTER = 68  # letters after a number in which its noun may stand


class Gauge(NamedTuple):
    """What a percentage is of: an economy's growth in a year."""

    item_class: str
    event: str  # the same: nothing takes such a number to another series
    subject: str
    group: str | None  # the quarter or month; "fall" where the economy shrinks
    year: int | None


class _Row(NamedTuple):
    name: str
    period: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    apart: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["class"],
            row["period"],
            re.compile(rf"(?<![\w-])(?:{either(listed(row['nouns']))})\b", re.I),
            re.compile(
                rf"\s+(?:(?!(?:of|in|to|and|than|on|for|from)\b)[a-z-]+\s+){{0,2}}?(?:{either(listed(row['nouns']))})\b(?!\s+(?:target|goal))",
                re.I,
            ),
            re.compile(rf"(?<![\w-])(?:{either(listed(row['apart']))})\b", re.I),
            re.compile(rf"\s+(?:[a-z-]+\s+)?(?:{either(listed(row['apart']))})\b", re.I),
        )
        for row in read_tsv("gauges")
    )


@cache
def timed() -> frozenset[str]:
    """The classes of which two periods have two numbers."""
    return frozenset(row["class"] for row in read_tsv("gauges") if row["period"] != "none")


@cache
def _blocs() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<world>global(?:ly)?|world(?:wide)?)|(?P<eurozone>euro\s?-?(?:zone|area)|single\s+currency\s+(?:bloc|area))|"
        r"(?P<emerging>emerging|developing)|(?P<advanced>advanced|rich|developed))\b",
        re.I,
    )


def read(text: Text, figure: Figure, place: str | None) -> Gauge | None:
    """The gauge that a percentage is of; None where the words do not say of which economy or period.

    Args:
        text: the article.
        figure: the figure.
        place: the country that the article is about.
    """
    if figure.unit != "%":
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    row = _row(text.text, figure, start, end)
    if row is None or _RESPECTIVELY.search(text.text, figure.end, end):
        return None
    before = text.text[start : figure.start]
    if _RATHER_THAN.match(text.text, figure.end) or (row.name != "growth" and _BY.search(before)):
        return None  # a difference, and no level: "0.2 per cent lower than"
    economy = _economy(text, number, figure.start, row) or _of_article(text, place)
    period = periods.of(text, figure, row.period)
    if economy is None or (period is None and row.period != "none"):
        return None
    period = period or Period()
    shrinks = row.name == "growth" and _SHRINKS.search(before) is not None
    replaced = is_recalled(before) and not periods.is_own(text, figure, row.period)
    group = " ".join(part for part in (BEFORE if replaced else None, period.name, "fall" if shrinks else None) if part)
    return Gauge(row.name, row.name, economy, group or None, period.year)


def _row(text: str, figure: Figure, start: int, end: int) -> _Row | None:
    """The row whose noun stands nearest before a number, or right after it."""
    near: list[tuple[int, _Row]] = []
    for row in _rows():
        if row.beside.match(text, figure.end):
            continue  # "the 2 per cent target"
        after = row.after.match(text, figure.end, min(end, figure.end + _AFTER))
        if after and not row.apart.search(text, _clause(text, start, figure.start), after.end()):
            near.append((after.end() - figure.end, row))
        nouns = list(row.before.finditer(text, max(start, figure.start - NEAR), figure.start))
        if not nouns or not _LEADS_TO.search(text, nouns[-1].end(), figure.start):
            continue
        if (
            not row.apart.search(text, _clause(text, start, nouns[-1].start()), figure.start)
            and ";" not in text[nouns[-1].end() : figure.start]
        ):
            near.append((figure.start - nouns[-1].end(), row))
    return min(near, key=lambda one: one[0])[1] if near else None


def _clause(text: str, start: int, end: int) -> int:
    """Where the words before a number or noun begin, after any comma."""
    return max(start, end - BESIDE, *(text.rfind(sign, start, end) for sign in ",;"))


def _economy(text: Text, number: int, before: int, row: _Row) -> str | None:
    """The economy that a sentence names last before a number, or else the only one that its paragraph names, or the headline first."""
    if here := _named(text, text.starts[number], before):
        return here[-1]
    first = bisect_left(text.paragraph, text.paragraph[number])
    earlier = set(_named(text, text.starts[first], text.starts[number]))
    if len(earlier) < 2:
        return next(iter(earlier), None)
    head = text.ends[min(text.title, len(text.ends) - 1)]
    said = row.before.search(text.text, 0, head)
    return next(reversed(_named(text, 0, said.start())), None) if said else None


def _of_article(text: Text, place: str | None) -> str | None:
    """The country that an article is about, or whose central bank it is, where its headline and lead name no group of countries."""
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    if place is None and (bank := _BANK_OF.search(text.text, 0, foot)):
        entries = registry.names().get(bank["state"], ())
        place = next((entry.actor.actor_id for entry in entries if entry.actor.kind == "state"), None)
    return place if place in states() and not _blocs().search(text.text, 0, foot) else None


def _named(text: Text, start: int, end: int) -> list[str]:
    """The states and groups of them that a stretch of the text names, in order."""
    named = [(found.start, found.actor) for found in text.places_in(start, end) if found.state and not found.dateline]
    blocs = [(match.start(), str(match.lastgroup)) for match in _blocs().finditer(text.text, start, end)]
    return [name for _, name in sorted([*named, *blocs])]
