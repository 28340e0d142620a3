"""How long a number of a war or of unrest has run: since that began, or for a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, word_list
from analysis.link.places import Text
from analysis.model import Figure

WARLIKE = frozenset(
    ["war", "battle", "strike", "bombing", "shooting", "attack", "riot", "protest"]
)  # where civilians are counted apart from soldiers, and a day's dead from all
UNREST = frozenset(["protest", "riot"])
ALL = "all"  # since the war, the coup or the protests began
DAY = "day"
PART = "part"  # some weeks of it
LONG = 4  # days since a date, from which a number is of all since then
RECENT = 10  # days before an article, within which a dated number is of a day that it reports

_HOURS = r"(?:(?:24|twenty[\s-]four)[\s-]*(?:hours?|h)|day)\b"
_DAY = re.compile(
    rf"\b(?:in|over|during|within|for)\s+(?:just\s+|only\s+)?(?:the\s+)?(?:last|past|previous|preceding)\s+{_HOURS}|"
    r"\bin\s+(?:just\s+|only\s+)?(?:a\s+single|one)\s+day\b|"
    r"\b(?:in|on|of)\s+(?:what\s+was\s+)?(?:the|its|their)\s+(?:single\s+)?(?:[a-z]+est|worst|most\s+[a-z]+)\s+(?:single\s+)?day\b|"
    r"\bdaily\s+(?:update|report|bulletin|briefing|toll|losses)\b|"
    r"\bthe\s+day['’]s\s+(?:[a-z]+\s+)?toll\b",
    re.I,
)
_BEST = re.compile(
    r"\b(?:[a-z]{3,}est|worst|most|first|only|second|third|highest|record)\b[^.;,\d]*$", re.I
)  # "the worst day since the coup"
_SINCE = re.compile(r"\b(?:since|from)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$", re.I)
_TURN = re.compile(
    r";|,\s[\"“]?(?:and|but|bringing|taking|raising|pushing|putting|making|meaning|leaving|while|which|where|as)\b|\b(?:while|bringing|raising|pushing|in\s+which)\b|"
    r"\bheld\b|\b(?:who|which|that)\s+(?:(?:had|have|has|was|were)\s+)?(?:been\s+)?"
    r"(?!killed|died|dead|injured|wounded|detained|arrested|displaced|had|have|has|was|were|been)[a-z]+|"  # "who had been held since May"
    r",\s(?:with\s+)?(?:the\s+)?(?:[a-z]+\s+){0,2}(?:toll|total)\b|,\s(?:the|an?)\s+(?:day|week)\s+(?:after|before)\b"
)
_RAISING = re.compile(
    r"\b(?:bring|tak|rais|push|putt)ing\s+(?:the\s+)?(?:[a-z]+\s+){0,4}(?:toll|total|number|tally|count|deaths)\b|"
    r"\b(?:toll|total)\s+(?:now\s+)?(?:climb|ris|jump|grow|increas|hit|reach|pass|stand|top)\w*\b"
)
_SHORT = re.compile(r"\b(?:just|only|first|last|past|previous|less)\b", re.I)  # "in just two weeks of the war"
_WEEKS = re.compile(
    r"\b(?:in|over|during|within|for)\s+(?:(?:just|only|barely|less\s+than)|the\s+(?:last|past|previous|first))\s+(?:[\w-]+\s+)?(?:hours|days|weeks|months)\b",
    re.I,
)


class Span(NamedTuple):
    """How long a number has run."""

    sort: str
    day: date | None = None
    sure: bool = True  # not only by a date beside it, which may be that of a report


@cache
def _all() -> re.Pattern[str]:
    """As in "since the coup", "since fighting broke out in April", "in fifteen months of war", "since the start of the siege"."""
    nouns, began = either(word_list("onset")), either(word_list("began"))
    small = r"(?:[a-z’'-]+\s+){0,4}?"
    return re.compile(
        rf"\bsince\s+{small}(?:start|beginning|outbreak|onset|launch|eruption)\b|\bsince\s+(?:the|its|a|this|last)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})\b|"
        rf"\bsince\s+(?:[\w’'-]+\s+){{1,6}}?(?:{began})\b|\b(?:in|over|during|after)\s+(?:[\w-]+\s+){{0,4}}?(?:months|years|weeks)\s+of\s+{small}(?:{nouns})\b|"
        rf"\b(?:in|during)\s+the\s+(?:[\w-]+\s+)?(?:war|conflict)\b(?=\s*(?:[,.;]|$|\n)|\s+(?:so|and|since)\b)|"
        rf"\b(?:offensive|war|conflict|fighting|insurgency)\b[^.;,\d]{{0,40}}\b(?:has|have)\s+(?:so\s+far\s+|already\s+)?(?:killed|claimed)\b|"
        rf"\boverall\s+(?:[\w-]+\s+)?(?:death\s+)?toll\b|\b(?:death\s+)?toll\s+(?:of|from|in)\s+the\s+(?:[\w-]+\s+){{0,2}}?(?:war|conflict)\b",
        re.I,
    )


def read(text: Text, figure: Figure, number: int, kind: str | None) -> Span | None:
    """How long a number has run by its sentence; None where that does not say it.

    Args:
        text: the article.
        figure: the figure.
        number: its sentence.
        kind: the kind of incident that it is of; no disaster has such spans.
    """
    if figure.unit or not (kind is None or kind in WARLIKE):
        return None
    start, end = text.starts[number], text.ends[number]
    found = sorted(_phrases(text, start, end), key=lambda phrase: phrase[0])
    after = next((phrase for phrase in found if phrase[0] >= figure.end), None)
    if after and not _TURN.search(text.text, figure.end, after[0]):
        return _dated(after[2], text, figure)
    before = next((phrase for phrase in reversed(found) if phrase[1] <= figure.start), None)
    if before and not _TURN.search(text.text, before[1], figure.start):
        return _dated(before[2], text, figure)
    if before and before[2] == DAY and _RAISING.search(text.text, before[1], figure.start):
        return Span(ALL)  # "killed 27 in the past 24 hours, bringing the toll to 45,541"
    first, last = figure.as_of_from, figure.as_of_to
    if text.day and first and last == first and 0 <= (text.day - first).days <= RECENT:
        return Span(DAY, first, sure=False)
    return None


def _phrases(text: Text, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The phrases of a sentence that say how long, with where they begin and end."""
    for match in _DAY.finditer(text.text, start, end):
        yield match.start(), match.end(), DAY
    for match in _WEEKS.finditer(text.text, start, end):
        yield match.start(), match.end(), PART
    for match in _all().finditer(text.text, start, end):
        if not (_BEST.search(text.text, start, match.start()) or _SHORT.search(match[0])):
            yield match.start(), match.end(), ALL
    for row in text.dates:
        if start <= row.start < end and row.first_day and text.day and (text.day - row.first_day).days >= LONG:
            since = _SINCE.search(text.text, start, row.start)
            if since and not _BEST.search(text.text, start, since.start()):
                yield since.start(), row.end, ALL


def _dated(sort: str, text: Text, figure: Figure) -> Span:
    """The span, that of a day with the day: the one that the clause names, or that on which it was said, or the article's."""
    if sort != DAY:
        return Span(sort)
    single = figure.as_of_from if figure.as_of_from == figure.as_of_to else None
    return Span(DAY, single or (figure.stated_to if figure.stated_from == figure.stated_to else None) or text.day)
