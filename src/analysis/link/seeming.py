"""Names that are not what they seem: a company's first word alone, the name of an incident with a town in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from analysis.model import Mention


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
