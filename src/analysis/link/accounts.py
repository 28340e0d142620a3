"""A company's profit, revenue or loss: whose, of which period, and whether it is so or forecast."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.link.nouns import is_money
from analysis.link.places import LEAD, Text
from analysis.model import Figure

NEAR = 90  # letters from a word of forecasting to its number

NET = "net"  # what a company is said to have earned, with no other word

SORTS = ("net", "operating", "pretax", "pre-tax", "gross", "core", "adjusted", "underlying")
_SORT = rf"(?P<sort>{'|'.join(SORTS)})\s+"
_NOUN = r"(?P<noun>profits?|income|earnings|loss(?:es)?|revenues?|sales|turnover)"
_QUALIFIED = r"(?:(?:about|around|some|nearly|almost|over|more\s+than|at\s+least|just|a|an)\s+)*"
_BEFORE = re.compile(
    rf"\b(?:{_SORT})?{_NOUN}\b(?P<between>[^;:.]{{0,70}}?)\b(?:to|at|of|was|were|is|are|reach\w*|hit|total\w*|came\s+in\s+at)\s+{_QUALIFIED}$",
    re.I,
)
_AFTER = re.compile(rf"\s+(?:in|of)\s+(?:[a-z-]+\s+)??(?:{_SORT})?{_NOUN}\b", re.I)
_EARNED = re.compile(rf"\b(?:earned|netted)\s+{_QUALIFIED}$", re.I)
_PERIODS = (
    (re.compile(r"\b(?P<nth>first|second|third|fourth|last)[\s-]+quarter\b|\bQ(?P<q>[1-4])\b|\bquarter(?:ly)?\b", re.I), "quarter"),
    (re.compile(r"\b(?P<nth>first|second)[\s-]+half\b|\bhalf[\s-]year(?:ly)?\b|\bsix\s+months\b", re.I), "half"),
    (re.compile(r"\bnine\s+months\b", re.I), "nine months"),
    (
        re.compile(
            r"\b(?:full[\s-]year|annual|for\s+the\s+(?:full\s+)?year|this\s+year|the\s+year\s+to|(?:financial|fiscal)\s+year)\b", re.I
        ),
        "year",
    ),
)
_NTH = dict(zip("1234", ("first", "second", "third", "fourth"), strict=True))
_FORECAST = re.compile(
    r"\b(?:forecasts?|outlook|guidance|target\w*|expect\w*|predict\w*|projects?|projected|analysts?|economists?)\b", re.I
)
_AHEAD = re.compile(r"\b(?:will|would|could|may|might)\b")
_BEATEN = re.compile(
    r"\b(?:beat\w*|above|topp\w*|exceed\w*|miss\w*|below|than|despite)\b", re.I
)  # "a profit of 40 million, above forecasts"
_OTHERS = re.compile(r"\b(?:rivals?|competitors?|division|unit|subsidiary|segment|arm|industry|sector)\b", re.I)
_AT = re.compile(r"\b(?:at|of|by|for)\s+$")
_PLAIN = {
    "profits": "profit",
    "income": "profit",
    "earnings": "profit",
    "losses": "loss",
    "revenues": "revenue",
    "turnover": "revenue",
    "sales": "revenue",
}


class Account(NamedTuple):
    """What a company earned or lost."""

    subject: str
    item_class: str  # profit, loss or revenue
    group: str  # net, second quarter, forecast
    year: int | None
    event: None = None


def company_of(text: Text) -> str | None:
    """The one organisation that an article's headline and lead name; None of several."""
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    named = {row.actor_id for row in text.mentions if row.start < foot and row.kind == "organisation"}
    return next(iter(named)) if len(named) == 1 else None


def read(text: Text, figure: Figure, company: str | None) -> Account | None:
    """What of a company's accounts a sum is; None where it is not said whose or of which period.

    Args:
        text: the article.
        figure: the figure.
        company: the one that the article is about.
    """
    if figure.scope != "total" or not is_money(figure.unit):
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    earned = _EARNED.search(text.text, start, figure.start)
    match = _last(_BEFORE, text.text, start, figure.start) or _AFTER.match(text.text, figure.end, end) or earned
    if match is None:
        return None
    period = _period(text.text[start:end]) or _period(text.text[: text.ends[min(text.title + LEAD, len(text.ends)) - 1]])
    owner = _owner(text, start, figure.start, company)
    if period is None or owner is None or re.search(r"\bfrom\s+$", text.text[start : figure.start]):
        return None
    before = text.text[max(start, figure.start - NEAR) : figure.start]
    ahead = _FORECAST.search(before) or _AHEAD.search(match.groupdict().get("between") or "")
    forecast = "forecast" if ahead and not _BEATEN.search(before) else None
    day = figure.as_of_to or text.day
    said = match.groupdict(default="")
    noun, kind = said.get("noun", "profit").lower(), said.get("sort", NET).lower()
    sort = " ".join(part for part in (forecast, period, kind) if part)
    return Account(owner, _PLAIN.get(noun, noun), sort, day.year if day else None)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match that begins last: "revenue was 85 million, with a loss of" tells of a loss."""
    match = found = pattern.search(text, start, end)
    while found:
        match, found = found, pattern.search(text, found.start("noun") + 1, end)
    return match


def _period(words: str) -> str | None:
    """The period that words name first: "second quarter", "half", "year"."""
    found = [(match.start(), match, name) for pattern, name in _PERIODS if (match := pattern.search(words))]
    if not found:
        return None
    _, match, name = min(found, key=lambda one: one[0])
    said = match.groupdict()
    nth = said.get("nth") or _NTH.get(said.get("q") or "")
    return f"{nth.lower()} {name}" if nth else name


def _owner(text: Text, start: int, end: int, company: str | None) -> str | None:
    """The body that a sum's sentence names before it ("revenue at Vantor reached"), or else the article's."""
    here = text.mentions[bisect_left(text.mention_starts, start) : bisect_left(text.mention_starts, end)]
    for row in reversed(here):
        if (
            row.kind == "organisation"
            or (row.role in ("subject", "claimant") and row.kind == "person")
            or _AT.search(text.text, start, row.start)
        ):
            return text.short.get(row.actor_id or "", row.actor_id)
    return None if _OTHERS.search(text.text, start, end) else company
