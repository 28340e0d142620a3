"""Refugees that a country shelters: from where, and in which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.link.places import Place, Text
from analysis.model import Figure

_FROM = re.compile(r"\b(?:from|fled|flee|fleeing|left|leave)\s+(?:the\s+)?(?:war\s+in\s+)?$", re.I)
_IN = re.compile(r"\b(?:in|inside|across|throughout)\s+(?:neighbou?ring\s+|the\s+)?$", re.I)
_WHERE = re.compile(r",?\s+where\b")
_HOSTS = re.compile(
    r"(?:['’]s\s+[a-z]+)?(?:,[^,]{0,40},)?(?:\s+(?:now|already|currently|still|also|alone|today))?(?:\s+(?:has|have|is|was))?\s+"
    r"(?:hosts?|hosting|hosted|shelters?|sheltering|sheltered|harbou?rs?|taken\s+in|took\s+in|takes\s+in|home\s+to)\b"
)
_FLOW = re.compile(
    r"\b(?:arriv\w+|cross(?:ed|ing|es)|enter\w*|return\w*|resettl\w*|admit\w*|deport\w*|registered|granted|killed|drowned|a\s+(?:day|week|month)|"
    r"have\s+left|last\s+(?:week|month|year)|new)\b",
    re.I,
)


class Refuge(NamedTuple):
    """Who is sheltered where."""

    subject: str  # the country they fled
    host: str
    item_class: str = "refugees"
    event: str = "hosted"
    group: None = None


def read(text: Text, figure: Figure) -> Refuge | None:
    """The refugees that a number counts in a country; None of those who arrive or leave, and where either country is not said.

    Args:
        text: the article.
        figure: the figure.
    """
    if figure.item_class != "refugees" or figure.unit is not None or figure.scope != "total":
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    if _FLOW.search(text.text, max(start, figure.start - 60), min(end, figure.end + 80)):
        return None
    here = [found for found in text.places if start <= found.start < end and found.state]
    origins = {found.actor for found in here if _FROM.search(text.text, start, found.start)} or {figure.subject_id} - {None}
    hosts = set(_hosts(text, here, start)) - origins
    if len(origins) == 1 and len(hosts) == 1:
        return Refuge(str(next(iter(origins))), next(iter(hosts)))
    return None


def _hosts(text: Text, here: list[Place], start: int) -> Iterator[str]:
    for found in here:
        if _HOSTS.match(text.text, found.end) or _IN.search(text.text, start, found.start) or _WHERE.match(text.text, found.end):
            yield found.actor
