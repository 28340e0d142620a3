"""Nationalities, seats of government and capitals: when they name a state."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.lexicons import listed, read_tsv
from analysis.lexicons.registry import Name

TOWNS = frozenset({"capital", "city", "town"})  # before the name of a place that is no government: "police in the capital Minsk"


@cache
def cues() -> dict[str, frozenset[str]]:
    """Position to the words beside which a capital stands for its government."""
    return {row["position"]: frozenset(listed(row["words"])) for row in read_tsv("government_cues")}


def settle(spans: Sequence[Span], words: Words) -> None:
    """Give the spans that stand for a state that state."""
    present = {entry.actor.actor_id for span in spans if span.kind for entry in span.entries}
    for span in spans:
        for entry in span.entries:
            if entry.rule in ("demonym", "people") and span.kind is None:
                span.actor, span.kind, span.rule = entry.actor, "state", "demonym"
            elif _stands_for(entry, span, words, present):
                span.actor, span.kind, span.rule = entry.actor, entry.actor.kind, "metonym"
            else:
                continue
            break


def _stands_for(entry: Name, span: Span, words: Words, present: set[str]) -> bool:
    if entry.rule == "metonym":
        return entry.condition in ("always", *present) or (entry.condition == "actor" and acts(span, words))
    town = span.first > 0 and words.lower[span.first - 1] in TOWNS
    return entry.rule == "capital" and span.kind == "place" and not town and acts(span, words)


def head(span: Span, words: Words) -> int:
    """The token of a span that its other tokens hang on."""
    for index in range(span.first, span.last + 1):
        if not span.first <= words.head[index] <= span.last or words.head[index] == index:
            return index
    return span.last


def acts(span: Span, words: Words) -> bool:
    """Whether a capital stands in a government's place rather than a town's."""
    index, table = head(span, words), cues()
    if span.shouted and span.first and words.lower[span.first - 1] in table["object"]:
        return True  # a headline in capitals, which parsers misread: "Vantor Vows To Arm Minsk"
    for _ in range(4):  # "between Minsk and Warsaw": the second has the role of the first
        if words.dep[index] not in ("conj", "appos"):
            break
        index = words.head[index]
    dep, governor = words.dep[index], words.head[index]
    lemma = words.lemma[governor]
    if dep in ("nsubj", "nsubjpass"):
        return lemma in table["subject"]
    if dep == "dobj":
        return lemma in table["object"]
    if dep == "poss":
        follow = range(span.last + 1, min(governor + 1, len(words)))
        return any(words.lower[i] in table["possessed"] or words.lemma[i] in table["possessed"] for i in follow)
    if dep == "pobj":
        above = words.lemma[words.head[governor]]
        preposition = words.lower[governor]
        if words.dep[governor] == "agent":
            return above in table["subject"] or above in table["object"]
        if preposition in ("between", "with", "against"):
            return above in table["relation"] or above in table["with"]
        if preposition in ("to", "for", "from"):
            return above in table["given"]
    return False
