"""Numbers of a claim that is called untrue: "reports of 600 passengers are false", "rejected the figure of 600"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.extract.verdicts import TRUE, verdicts
from analysis.lexicons import read_tsv, word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words

_CLAIMS = word_list("claim")
_CALLING = frozenset({"call", "brand", "label", "deem", "pronounce", "describe", "denounce", "dismiss"})
_NEAR = 6  # words from a claim to its number


@cache
def _untrue() -> frozenset[str]:
    """Adjectives and nouns that call a claim untrue."""
    return frozenset(verdicts()) | {"invented", "made"}


@cache
def _rejecting() -> frozenset[str]:
    """Verbs that deny their object."""
    return frozenset(row["words"] for row in read_tsv("modality") if row["kind"] == "verb" and row["modality"] == "denied")


def is_refuted(words: Words, token: int) -> bool:
    """Is a number that of a claim which its sentence calls untrue?

    Not of somebody's own ("dismissed Brun's figure of 600"): there the number is his, and the denial another's.
    """
    claim = _claim(words, token)
    if claim is None or any(words.dep[child] == "poss" for child in words.children[claim]):
        return False
    verb, dep = words.head[claim], words.dep[claim]
    if words.tag[verb][:1] != "V" or any(words.dep[child] in ("mark", "aux") and _doubts(words, child) for child in words.children[verb]):
        return False
    negated = any(words.dep[child] == "neg" for child in words.children[verb])
    if words.lemma[verb] == "be" and dep == "nsubj":
        verdict = [child for child in words.children[verb] if words.dep[child] in ("acomp", "attr")]
        return any(words.lower[child] in (TRUE if negated else _untrue()) for child in verdict)
    if words.lemma[verb] in _rejecting():
        return dep in ("dobj", "nsubjpass") and not negated
    if dep == "nsubj" and words.lemma[words.head[verb]] in _CALLING:  # "called the figure of 600 invented"
        return words.lower[verb] in _untrue() and words.dep[verb] == "ccomp"
    said = [child for child in words.children[verb] if words.dep[child] == "oprd"]
    return words.lemma[verb] in _CALLING and not negated and any(words.lower[child] in _untrue() for child in said)


def _claim(words: Words, token: int) -> int | None:
    """The claim that a number is of: "reports of 600 passengers", "the figure of 600"."""
    i = token
    for _ in range(_NEAR):
        head = words.head[i]
        if head == i or words.dep[i] not in ("nummod", "pobj", "prep", "compound", "quantmod", "amod", "acl"):
            return None
        if words.dep[i] == "prep" and words.lower[i] not in ("of", "about", "that"):
            return None
        i = head
        if words.lemma[i].lower() in _CLAIMS and words.tag[i][:1] == "N":
            return i
    return None


def _doubts(words: Words, child: int) -> bool:
    """Does a word make the clause a supposition: "if the figure is false", "may be false"?"""
    return words.lower[child] in ("if", "whether", "unless", "may", "might", "could", "would")
