"""Evidence for kinds of names: words inside and beside a name, and what governs it."""

from __future__ import annotations

from functools import cache

from analysis.extract.found import Words
from analysis.lexicons import listed, naming, read_tsv


@cache
def name_words() -> dict[str, dict[str, str]]:
    """Position (first, last, inside) to words, and the kind they show."""
    found: dict[str, dict[str, str]] = {"first": {}, "last": {}, "inside": {}}
    for row in read_tsv("name_words"):
        found[row["position"]].setdefault(row["word"], row["class"])
    return found


def add(scores: dict[str, float], kind: str, points: float) -> None:
    """Add evidence."""
    scores[kind] = scores.get(kind, 0.0) + points


@cache
def cues() -> dict[str, dict[str, tuple[str, float]]]:
    """Position to words, the kind of name they show there, and how strongly."""
    found: dict[str, dict[str, tuple[str, float]]] = {}
    for row in read_tsv("name_cues"):
        for word in listed(row["words"]):
            found.setdefault(row["position"], {})[word] = row["kind"], float(row["points"])
    return found


def count(scores: dict[str, float], table: dict[str, tuple[str, float]], word: str) -> None:
    """Add what a neighbour shows, if it is a cue."""
    if cue := table.get(word):
        add(scores, *cue)


def by_governor(scores: dict[str, float], words: Words, last: int) -> None:
    """Evidence of what governs a name: "landed at", "the villages of … and", "volunteers from", "the grid operator, …"."""
    lower, table, top = words.lower, cues(), last
    while words.dep[top] == "conj" and words.head[top] != top:
        top = words.head[top]
    if words.dep[top] == "appos" and words.text[words.head[top]].islower():
        count(scores, table["before"], lower[words.head[top]])
        if any(title.kind in ("office", "lower") for title in naming.titles().get(lower[words.head[top]], ())):
            add(scores, "person", 3)  # "the health minister, Othman Brun said"
    if words.dep[top] != "pobj":
        return
    prep = words.head[top]
    above = words.head[prep]
    if words.tag[above][:1] == "V" and lower[prep] in ("to", "at", "in", "from", "into", "for", "near"):
        count(scores, table["motion"], words.lemma[above])
    elif lower[prep] == "from":
        count(scores, table["origin"], lower[above])
    elif lower[prep] == "of" and top != last:
        count(scores, table["kind"], lower[above])
