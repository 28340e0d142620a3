"""The kind of incident that the words around a figure name."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.link.places import LEAD, Text, incidents
from analysis.model import Figure

_DEFINITE = re.compile(r"\b(?:the|this|that|[A-Z][a-z]+day['’]s)\s+(?:[\w,.-]+\s+){0,2}$", re.I)
_SINCE = re.compile(r"\b(?:after|since|when|following|before)\b")
_PLURAL = re.compile(r"[\w-]+s\b(?!\s*(?:sink|sank))")


def is_the_one(text: Text, number: int, kind: str) -> bool:
    """Whether a sentence speaks of an article's own incident: "the ferry disaster off Ruritania", and not "shipwrecks off Ruritania"."""
    here = (found for found in text.kinds_in(text.starts[number], text.ends[number]) if found.kind == kind)
    return any(
        _DEFINITE.search(text.text, text.starts[number], found.start) and not _PLURAL.match(text.text, found.start) for found in here
    )


def near(text: Text, figure: Figure, number: int) -> str | None:
    """The kind that its sentence names nearest to a figure."""
    here = text.kinds_in(text.starts[number], text.ends[number])
    return min(here, key=lambda found: abs(found.start - figure.start)).kind if here else None


def other_of_lead(text: Text, figure: Figure, clause: tuple[int, int], kind: str | None) -> str | None:
    """The other kind that headline or lead name, if a clause names it alone: "the earthquake injured 40", in an article on a storm."""
    here = {found.kind for found in text.kinds_in(clause[0], figure.start) or text.kinds_in(*clause)}
    if kind is None or len(here) != 1 or here & {kind, incidents()[kind].under}:
        return None
    (other,) = here
    wide = all(incidents()[name].reach == "country" for name in (kind, other)) and "war" not in (kind, other)
    lead = {found.kind for found in text.kinds_in(0, text.ends[min(text.title + LEAD, len(text.ends)) - 1])}
    return other if wide and other in lead and incidents()[other].under != kind else None


def before(text: Text, figure: Figure, number: int) -> str | None:
    """The kind that the figure's paragraph names last before it: another country's dead are of that, not of what its article is about."""
    first = bisect_left(text.paragraph, text.paragraph[number])
    here = text.kinds_in(text.starts[first], figure.start)
    return here[-1].kind if here else None


def is_between(text: Text, figure: Figure, end: int, kind: str) -> bool:
    """Whether an article's own incident is named between a number and a place after it: "missing days after the fire in Kelm"."""
    return any(
        found.kind in (kind, incidents()[kind].under)
        and _SINCE.search(text.text, figure.end, found.start)
        and _DEFINITE.search(text.text, figure.end, found.start)
        for found in text.kinds_in(figure.end, end)
    )
