"""The lexicon of what happens to counted things: verbs, nouns and states, and the event that each tells."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.lexicons import listed, read_tsv

FATES = frozenset(
    {"killed", "injured", "captured", "detained", "abducted", "rescued", "displaced", "evacuated", "missing", "infected", "casualties"}
)


class Entry(NamedTuple):
    """What a verb tells of what is counted, and of which classes."""

    event: str
    counts: str
    owner: bool
    only: frozenset[str]
    never: frozenset[str]


@cache
def event_words() -> tuple[dict[str, list[Entry]], dict[str, tuple[str, bool]], dict[str, str]]:
    """Verbs to their entries, nouns to event and ownership, states to events."""
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, tuple[str, bool]] = {}
    states: dict[str, str] = {}
    for row in read_tsv("events"):
        entry = Entry(row["event"], row["counts"], row["owner"] == "yes", frozenset(listed(row["only"])), frozenset(listed(row["never"])))
        for verb in listed(row["verbs"]):
            verbs.setdefault(verb, []).append(entry)
        for noun in listed(row["nouns"]):
            nouns.setdefault(noun, (row["event"], row["owner"] == "yes"))
        states |= dict.fromkeys(listed(row["states"]), row["event"])
    return verbs, nouns, states


def fate_of(verb: str) -> str:
    """The event that a participle tells, by its lemma: detained in "nine arrested"."""
    entries = event_words()[0].get(verb)
    return entries[0].event if entries else verb
