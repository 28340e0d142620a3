"""What is not what it seems: a company's first word alone, the name of an incident with a town in it, the fire of guns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable

from analysis.model import Mention

_NO_BLAZE = re.compile(r"\s+(?:department|brigade|service|chief|truck|station|engine|officer|official|crew|safety)s?\b")
_GUNFIRE = re.compile(
    r"\b(?:live|friendly|hostile|enemy|army|artillery|mortar|rocket|tank|sniper|covering|return|police|military|machine[\s-]gun|set\s+on|catch|caught|"
    r"[A-Z][a-z]+(?:ian|ish|ese|li))\s+$"
)  # "wounded by Ruritanian fire", "were set on fire"
_FIRES = re.compile(
    r"s?\s+(?:(?:\d[\d,.]*|an?|more|dozens\s+of)\s+)?(?:[a-z-]+\s+)?(?:missile|rocket|drone|shell|shot|round)s?\b|"
    r"s?\s+(?:on|at|into|upon)\s+(?:(?:the|a|an|unarmed|peaceful)\s+)*(?:protest|demonstrat|crowd|march|civilian|mourner|villager|people|worshipp)[a-z]*\b"
)
_FEARED = re.compile(
    r"\b(?:prevent\w*|avoid\w*|avert\w*|fears?\s+of|risks?\s+of|threat\s+of|danger\s+of|warn\w*\s+of|warning\s+against)\s+"
    r"(?:an?\s+|the\s+|any\s+|further\s+|possible\s+|new\s+)?(?:[a-z-]+\s+(?:of\s+)?){0,2}$",
    re.I,
)


def short_names(mentions: Iterable[Mention]) -> dict[str, str]:
    """Names of one word, not known to be a place's, that are the first of one organisation's: "Halden" for Halden Motors."""
    names: dict[str, set[str]] = defaultdict(set)
    listed = list(mentions)
    for row in listed:
        if row.kind == "organisation" and row.actor_id and " " in row.text:
            names[row.text.split()[0]].add(row.actor_id)
    return {
        row.actor_id: next(iter(names[row.text]))
        for row in listed
        if row.actor_id and row.rule == "discovered" and row.kind != "organisation" and len(names.get(row.text, ())) == 1
    }


def of_event(name: str, words: Container[str]) -> str | None:
    """What a name of an incident has before its last word: "Kelm" of "Kelm Shooting"; None of another name.

    Args:
        name: the name.
        words: the words for incidents.
    """
    before, _, last = name.rpartition(" ")
    return before if before and last.lower() in words else None


def is_other(text: str, match: re.Match[str]) -> bool:
    """Whether a kind's word is part of a name or an idiom, a verb, or is feared: "Cold War", "fires 140 drones", "to prevent cholera"."""
    if match["word"].lower() == "fire" and (
        _FIRES.match(text, match.end("word"))
        or _NO_BLAZE.match(text, match.end())
        or _GUNFIRE.search(text, max(0, match.start() - 30), match.start())
    ):
        return True
    if _FEARED.search(text, max(0, match.start() - 40), match.start()):
        return True
    before = text[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and (
        before[-1].lower() in ("under", "cold", "open", "opens", "opened", "opening", "trade", "price", "culture")
        or (match["word"][0].isupper() and before[-1] == "World")
    )
