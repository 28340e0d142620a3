"""Two states that fight each other: whose the dead are that an article counts, where it does not say so, is open."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import either, word_list
from analysis.link.places import LEAD, Text

NOT_SAID = "it is not said of which side"
KINDS = frozenset(["attack", "battle", "war", None])  # of a strike on a town its dead are the town's


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(word_list('two sides'))})\b", re.I)


def are_two(text: Text) -> bool:
    """Whether an article is on the fight of two states: its headline and lead name both, and it speaks of both sides or a truce."""
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    states = {found.actor for found in text.places_in(0, foot) if found.state and not found.dateline}
    return len(states) > 1 and _words().search(text.text) is not None


def reason(kind: str | None) -> str | None:
    """Why the dead of such an article are in no series, if it does not say whose they are."""
    return NOT_SAID if kind in KINDS else None
