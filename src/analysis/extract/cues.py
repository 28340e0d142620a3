"""The lexicon of reporting words: what each one needs to report something."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.lexicons import read_tsv


class Cue(NamedTuple):
    """A reporting word.

    Attributes:
        lemma: the word.
        pos: verb or noun.
        kind: say, show, think, want, deny or confirm.
        takes: what holds its content: that, to, obj, quote, whom or prepositions.
        example: a sentence with its {claimant} and [number].
    """

    lemma: str
    pos: str
    kind: str
    takes: frozenset[str]
    example: str


@cache
def cues(pos: str) -> dict[str, Cue]:
    """The reporting verbs or nouns by lemma."""
    rows = (Cue(row["cue"], row["pos"], row["kind"], frozenset(row["takes"].split()), row["example"]) for row in read_tsv("cues"))
    return {cue.lemma: cue for cue in rows if cue.pos == pos}


@cache
def source_nouns(kind: str) -> frozenset[str]:
    """Lemmas of common nouns that name a source: people or document; or those that speak for a state: official."""
    return frozenset(row["source"] for row in read_tsv("sources") if kind in row["kind"].split())
