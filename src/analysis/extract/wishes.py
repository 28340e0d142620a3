"""Numbers that are only asked for or announced: "demanded $2 million", "called for 40 tents", "a proposed 5 per cent rise"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.extract import classes
from analysis.extract.units import unit_of
from analysis.lexicons import read_tsv, word_list
from analysis.model import Modality

if TYPE_CHECKING:
    from analysis.extract.found import Words

_TIES = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "pobj"})
_LOOKED_FOR = frozenset({"seek", "want"})  # of people, who are there: "police seek two men"
_FORESEEN = frozenset({"forecast", "projection", "target", "goal", "guidance"})
_ADDING = frozenset({"of", "along", "with", "including", "plus"})
_STEPS = 8


@cache
def _cues(kind: str) -> dict[str, Modality]:
    return {row["words"]: row["modality"] for row in read_tsv("modality") if row["kind"] == kind}  # type: ignore[misc]


def wish_for(words: Words, verb: int, token: int) -> Modality | None:
    """What a verb that asks for something makes of a number that is, or counts, what is asked for.

    Of "demanded 40 tents" the tents are asked for, of "demanded news of the 40 dead" the dead are not.
    """
    if _is_revised(words, verb, token):
        return "planned"
    lemma = words.lemma[verb].lower()
    if lemma not in _asking():
        return None
    thing = _asked(words, verb, token)
    if thing is None:
        return None
    noun = token if words.dep[token] != "nummod" else words.head[token]
    if lemma in _LOOKED_FOR and classes.class_of(words, noun, noun) in word_list("people class"):
        return None
    if lemma == "need" and (unit_of(words.lemma[noun]) or not _is_still_needed(words, verb)):
        return None
    if words.dep[thing] in ("dobj", "nsubjpass") or words.lower[thing] in ("along", "including", "plus"):
        return _cues("wish").get(lemma)
    return _cues("wish").get(f"{lemma} {words.lower[thing]}") if words.dep[thing] == "prep" else None


def _is_still_needed(words: Words, verb: int) -> bool:
    """Whether what is needed is not there yet: "needs 40 tents", "said it needed $4 million"; not "needed 40 stitches"."""
    past = words.tag[verb] == "VBD" or any(words.tag[child] == "VBD" for child in words.children[verb] if words.dep[child] == "auxpass")
    return not past or (words.dep[verb] == "ccomp" and words.lemma[words.head[verb]] in word_list("reporting"))


def _is_revised(words: Words, verb: int, token: int) -> bool:
    """Whether a number is what a forecast or target is set to, or was: "cut its growth forecast to 2.1 per cent"."""
    foreseen = any(words.dep[child] in ("dobj", "nsubjpass") and words.lemma[child] in _FORESEEN for child in words.children[verb])
    thing = _asked(words, verb, token) if foreseen else None
    return thing is not None and words.dep[thing] in ("prep", "agent") and words.lower[thing] in ("to", "from", "at", "by")


@cache
def _asking() -> frozenset[str]:
    return frozenset(wish.split()[0] for wish in _cues("wish"))


def _asked(words: Words, verb: int, token: int) -> int | None:
    """What hangs on a verb and is, or is measured by, a number: the "rise" of "a rise of 5 per cent", the "for" of "for 40 tents"."""
    i = token
    for _ in range(_STEPS):
        head = words.head[i]
        if head == verb:
            return i
        if head == i or (words.dep[i] not in _TIES and not (words.dep[i] == "prep" and words.lower[i] in _ADDING)):
            return None
        i = head
    return None


def is_requested(words: Words, token: int) -> bool:
    """Whether a number is asked for or turned down: "the union's demand for a 12 per cent rise", "rejected a bid of $4 million"."""
    i = token
    for _ in range(_STEPS):
        above = words.head[i]
        if above == i or (words.dep[i] not in _TIES and words.dep[i] != "prep"):
            break
        i = above
        if words.tag[i][:2] != "NN" or words.lemma[i] not in word_list("request") or is_counted(words, i, token):
            continue
        owned = any(words.dep[child] == "poss" for child in words.children[i])
        sum_of_it = words.dep[token] != "pobj" and "$" in words.tag[words.left_edge[i] : token]  # "a $40 million appeal"
        meant = sum_of_it or any(words.lower[child] == "for" and words.dep[child] == "prep" for child in words.children[i])
        refused = words.dep[i] in ("dobj", "nsubjpass") and words.lemma[words.head[i]] in word_list("refusing")
        return refused or (meant and (owned or words.lemma[i] != "demand"))  # "demand for 40 barrels" is of a market
    return False


def is_counted(words: Words, noun: int, token: int) -> bool:
    """Whether a noun of a wish or plan is what is counted, and so is there: "rejected 40 requests", "has 12 plans"."""
    return words.tag[noun] == "NNS" and words.dep[token] == "nummod" and words.head[token] == noun


def announced(words: Words, token: int) -> Modality:
    """What a participle before a number says of it: "the planned 500 homes", "a proposed $40 million levy"."""
    before = token - 1
    while before > 0 and words.tag[before] in ("CD", "$", "RB", "IN"):
        before -= 1
    if before >= 0 and words.tag[before] in ("VBN", "JJ", "VBD") and words.lower[before] in _cues("announced"):
        return _cues("announced")[words.lower[before]]
    return _foreseen(words, token)


def _foreseen(words: Words, token: int) -> Modality:
    """What a participle says of the noun that a number is of: "a projected deficit of $40 million", "the planned cut of 40 posts"."""
    i = token
    for _ in range(4):
        above = words.head[i]
        if words.dep[i] == "prep" and words.lower[i] == "of" and words.tag[above] in ("NN", "NNS"):
            said = (words.lower[child] for child in words.children[above] if words.dep[child] == "amod" and child < above)
            return next((_cues("announced")[word] for word in said if word in _cues("announced")), "actual")
        if above == i or words.dep[i] not in _TIES:
            break
        i = above
    return "actual"
