"""Percentages of a whole country: turnout, unemployment, a deficit in per cent of output."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import listed, read_tsv, registry, word_list
from analysis.lexicons.registry import states
from analysis.link.around import before
from analysis.link.nouns import first
from analysis.link.rounding import lower
from analysis.link.stories import Story
from analysis.model import Figure

_OUTPUT = frozenset(
    ["gross domestic product", "domestic product", "gdp", "output", "national output", "economic output", "national income"]
)
_MIDDLE = (
    r"[^\d;:]{0,60}?\b(?:is|was|were|be|at|to|of|reach(?:es|ed)?|hit|by)\s+(?:(?:about|around|some|nearly|over|more than|at least)\s+)*$"
)


class _Indicator(NamedTuple):
    name: str
    apart: frozenset[str]


@cache
def _indicators() -> dict[str, _Indicator]:
    return {
        noun: _Indicator(row["class"], frozenset(listed(row["apart"]))) for row in read_tsv("indicators") for noun in listed(row["nouns"])
    }


@cache
def _before() -> re.Pattern[str]:
    forms = "|".join(re.escape(noun) for noun in sorted(_indicators(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<noun>{forms})\b(?={_MIDDLE})", re.I)


def indicator(figure: Figure) -> str | None:
    """Of what a percentage is, where every country has one: "turnout", or "deficit" in "a deficit of 3 per cent of output"."""
    if figure.unit != "%" or figure.event is not None or not _level(figure):
        return None
    said = " ".join(
        word for word in first(figure.item).split() if word not in word_list("empty modifier") and not word.endswith(("'s", "’s"))
    )
    found = _indicators().get(said)
    if said in _OUTPUT or figure.item is None:
        nouns = _before().findall(before(figure))
        found = _indicators()[nouns[-1].lower()] if nouns else None
    if found is None or (figure.scope == "change") is not (found.name == "growth"):
        return None
    return None if found.apart & set(re.findall(r"[a-z-]+", figure.evidence.lower())) else found.name


def _level(figure: Figure) -> bool:
    return figure.scope != "part" and lower(figure) > 0


def country(figure: Figure, name: str, story: Story | None) -> str | None:
    """Whose it is: that of its own words, or of its article where its clause names no other; None of a town or a company."""
    own = figure.subject_id
    if own in states():
        return own
    if (own and not own.startswith(name)) or story is None or story.within or story.scene.within:
        return None  # who is called "Turnout" is nobody
    named = set(story.scene.states) | _states(figure.evidence)
    return story.place if story.place in states() and named <= {story.place} else None


def _states(text: str) -> set[str]:
    """The states that a sentence names, as who says something too: "China expects growth of 4 per cent" is China's."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in re.findall(r"[^\s,.;:()\"”]+", text)]
    names = (" ".join(words[at : at + size]) for at, word in enumerate(words) if word[:1].isupper() for size in (1, 2))
    return {entry.actor.actor_id for name in names for entry in registry.names().get(name, ()) if entry.actor.kind == "state"}
