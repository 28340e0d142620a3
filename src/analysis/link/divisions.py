"""Votes in a parliament: for, against, abstained, and the majority."""

from __future__ import annotations

import re

from analysis.link.around import around
from analysis.model import Figure

FOR, AGAINST, ABSTAINED, MAJORITY = "cast for", "cast against", "abstained", "majority"
OF_PARTY = "of a party"  # what a part of them did

_SIGNS = ("vot", "ballot", "abst", "motion", "bill", "major", "favo")
_VOTERS = (
    r"(?:\s+(?:votes?|MPs|MEPs|TDs|lawmakers|legislators|senators|members(?:\s+of\s+(?:parliament|congress))?|deputies|representatives|delegates|margin|"
    r"countries|nations|states|peers|people))?"
)
_PAIR = rf"{_VOTERS}\s*(?:to|-|–|against|versus)\s+"
_FIRST = re.compile(rf"{_PAIR}\d[\d,]*\b(?!\s*(?:per\s+cent|percent|%))", re.I)
_SECOND = re.compile(rf"\b\d[\d,]*{_PAIR}$", re.I)
_CARRIED = re.compile(
    r"\b(?:pass(?:es|ed|ing)?|approv(?:e|es|ed|ing)|back(?:s|ed|ing)?|adopt(?:s|ed|ing)?|endors\w+|ratif\w+|carried|in\s+favou?r|"
    r"vot(?:e|es|ed|ing)(?:\s+\S+){0,4}?\s+(?:to|for)\s+(?!\d)|confirm(?:s|ed)|cleared|won|wins)\b",
    re.I,
)
_LOST = re.compile(
    r"\b(?:defeat(?:s|ed)?|reject(?:s|ed|ing)?|voted\s+down|votes\s+down|throws?\s+out|threw\s+out|lost|loses|fail(?:s|ed)|block(?:s|ed)|"
    r"vot(?:e|es|ed|ing)(?:\s+\S+){0,4}?\s+against|against)\b",
    re.I,
)
_DID = rf"{_VOTERS}\s+(?:(?:voted|voting|were|was|votes?|who\s+voted|cast)\s+)*"
_SINGLE = (
    (ABSTAINED, re.compile(rf"{_VOTERS}\s+(?:(?:had|have)\s+)?(?:abst(?:ained|aining|entions?))\b(?!\s+or\b)", re.I)),
    (FOR, re.compile(rf"{_DID}(?:in\s+(?:its\s+)?favou?r|for|[“\"‘']?yes|backed|supported|approved)\b", re.I)),
    (AGAINST, re.compile(rf"{_DID}(?:against|[“\"‘']?no\b|opposed|rejected)\b", re.I)),
)
_MARGIN = re.compile(r"\b(?:(?:majority|margin)\s+of|by)\s+(?:(?:just|only|a\s+mere)\s+)?$", re.I)
_VOTES = re.compile(r"\s+votes?\b", re.I)
_PARTY = re.compile(
    r"\s+(?:[A-Z]\w+|of\s+(?:its|his|her|their)(?:\s+own)?)\s+(?:MPs|members|lawmakers|senators|deputies|legislators|rebels)\s+"
    r"(?:(?:had|have|who)\s+)?(?:vot|abst|back|oppos|reject|refus)"
)
_RECEIVED = re.compile(r"\b(?:received|got|won)\s+$", re.I)
_NEEDED = re.compile(r"\b(?:need\w*|requir\w*|at\s+least|short\s+of|expect\w*)\b[^.;]{0,40}$", re.I)


def read(figure: Figure) -> str | None:
    """How those voted whom a number counts; None where it counts no votes in an assembly.

    Args:
        figure: the figure; of a sentence on an election, its ballots are read instead.
    """
    if figure.unit is not None or not any(sign in figure.evidence for sign in _SIGNS):
        return None
    before, after = around(figure)
    if _NEEDED.search(before):
        return None
    if _PARTY.match(after):
        return OF_PARTY
    first, second = _FIRST.match(after), _SECOND.search(before)
    if (first is None) == (second is None):
        if _MARGIN.search(before) and (_VOTES.match(after) or "majority" in before[-24:]):
            return MAJORITY
        if _RECEIVED.search(before) and _VOTES.match(after):
            return FOR
        return next((name for name, words in _SINGLE if words.match(after)), None)
    start = before[: second.start()] if second else before
    end = after[first.end() :] if first else after
    more = _more(start, end)
    if more is None:
        return None
    return more if first else {FOR: AGAINST, AGAINST: FOR}[more]


def _more(before: str, after: str) -> str | None:
    """What the larger number, which comes first, voted: that nearest before decides, or else what follows."""
    if re.match(r"\s+(?:[a-z]+\s+){0,2}?against\b", after, re.I):
        return AGAINST
    if re.match(r"\s+(?:in\s+favou?r|for|to\s+(?:approve|back|pass|adopt))\b", after, re.I):
        return FOR
    carried, lost = ([match.start() for match in words.finditer(before)] for words in (_CARRIED, _LOST))
    if carried or lost:
        return FOR if max(carried, default=-1) > max(lost, default=-1) else AGAINST
    return None
