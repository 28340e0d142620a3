"""The lexicon of reporting words: what each one needs to report something."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICONS = Path(__file__).parent.parent / "lexicons"


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


def read_tsv(name: str) -> list[dict[str, str]]:
    """Rows of a lexicon; lines that start with # are comments, the first other line names the columns."""
    lines = [line for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


@cache
def cues(pos: str) -> dict[str, Cue]:
    """The reporting verbs or nouns by lemma."""
    rows = (Cue(row["cue"], row["pos"], row["kind"], frozenset(row["takes"].split()), row["example"]) for row in read_tsv("cues.tsv"))
    return {cue.lemma: cue for cue in rows if cue.pos == pos}


@cache
def source_nouns(kind: str) -> frozenset[str]:
    """Lemmas of common nouns that name a source: people or document; or those that speak for a state: official."""
    return frozenset(row["source"] for row in read_tsv("sources.tsv") if kind in row["kind"].split())
