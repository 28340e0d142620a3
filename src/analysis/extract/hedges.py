"""Hedges: the words that weaken a number without naming who vouches for it."""

from __future__ import annotations

import re
from functools import cache

from analysis.extract.found import Words
from analysis.lexicons import either, read_tsv

STOP = frozenset({"ccomp", "relcl", "ROOT", "parataxis"})  # a clause of its own: hedges above it weaken something else
STEPS = 8


@cache
def hedges(how: str) -> frozenset[str]:
    """The hedges of one kind."""
    return frozenset(row["hedge"] for row in read_tsv("hedges") if row["how"] == how)


@cache
def clause_pattern() -> re.Pattern[str]:
    """Hedges that are whole phrases, the longest first."""
    return re.compile(either(hedges("clause"), gap=" "), re.IGNORECASE)


def hedge_of(words: Words, text: str, token: int) -> str | None:
    """The hedge nearest to a number, as written: by the words above it in its clause, else by a phrase in its or the next sentence."""
    above, steps = token, 0
    while steps < STEPS:
        span = hedge_at(words, above)
        if span is None and words.dep[above] in ("nsubj", "nsubjpass"):  # "another 22 are believed to be alive"
            below = next((child for child in words.children[words.head[above]] if words.dep[child] == "xcomp"), None)
            span = raising(words, below) if below is not None else None
        if span is not None:
            return text[words.start[span[0]] : words.end[span[1]]]
        if words.head[above] == above or words.dep[above] in STOP:
            break
        above, steps = words.head[above], steps + 1
    sentence = words.sentence[token]
    last = words.spans[min(sentence + 1, len(words.spans) - 1)][1]
    found = clause_pattern().search(text, words.end[token], words.end[last - 1])
    return found.group() if found else None


def hedge_at(words: Words, token: int) -> tuple[int, int] | None:
    """First and last token of a hedge that hangs on a word, or is that word."""
    for child in words.children[token]:
        low, dep = words.lower[child], words.dep[child]
        if (dep == "advmod" and low in hedges("adverb")) or (dep == "amod" and low in hedges("adjective")):
            return child, child
        if dep == "aux" and low in hedges("modal"):
            following = child + 1 < len(words) and words.lower[child + 1] == "have"
            if following or low != "could":
                return child, child + following
        if dep == "advmod" and child < token and (deeper := [c for c in words.children[child] if words.lower[c] in hedges("adverb")]):
            return deeper[0], deeper[0]
    return raising(words, token)


def raising(words: Words, verb: int) -> tuple[int, int] | None:
    """A passive of saying, or "seems to", above an infinitive: "is said to"."""
    head = words.head[verb]
    if words.dep[verb] != "xcomp" or words.lemma[head] not in hedges("raising"):
        return None
    to = next((child for child in words.children[verb] if words.tag[child] == "TO"), None)
    if to is None or to < head:
        return None
    passive = next((child for child in words.children[head] if words.dep[child] == "auxpass"), None)
    if passive is None:
        return (head, to) if words.lemma[head] in ("seem", "appear") else None
    return passive, to
