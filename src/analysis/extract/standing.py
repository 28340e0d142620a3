"""Numbers that are so already, whatever is planned above them: after what has been, from where a change sets out, beside it."""

from __future__ import annotations

from analysis.extract.found import Words
from analysis.lexicons import read_tsv, word_list

_AFTERMATH = {"after", "since", "following", "despite", "amid"}
_MOVING = word_list("measuring") | word_list("resetting")
_PARTS = {"nsubj", "nsubjpass", "dobj"}
_FORESEEN = frozenset(row["words"] for row in read_tsv("modality") if row["kind"] == "noun")


def is_origin(words: Words, token: int, verb: int) -> bool:
    """Whether a number is where a change sets out from, which is so already: "will rise to 12 from 10", not "cut its forecast from 4"."""
    i = token
    while i > 0 and words.tag[i - 1] in ("CD", "$", "DT", "PRP$", "JJ", "RB", "HYPH"):
        i -= 1
    if i == 0 or words.lower[i - 1] != "from" or words.sentence[i - 1] != words.sentence[token]:
        return False
    foreseen = any(words.lemma[child].lower() in _FORESEEN for child in words.children[verb] if words.dep[child] in _PARTS)
    return not foreseen and bool({words.lemma[verb].lower(), words.lower[verb]} & _MOVING)


def is_aftermath(words: Words, token: int, verb: int | None) -> bool:
    """Whether a number has come before what is planned or supposed: "he wants a wall after the deaths of 40 people"."""
    i = token
    while i != verb and words.head[i] != i:
        if words.dep[i] == "prep" and words.lower[i] in _AFTERMATH:
            return True
        i = words.head[i]
    return False


def is_beside(words: Words, token: int, verb: int) -> bool:
    """Whether a number hangs on its verb by a preposition that is no "of"."""
    i = token
    while i != verb and words.head[i] != i:
        if words.dep[i] == "prep" and words.lower[i] != "of":
            return True
        i = words.head[i]
    return False


def is_attribute(words: Words, event: int) -> bool:
    """Whether what befell people is but said of them, in a phrase with a preposition: "the search for 15 missing people goes on"."""
    return words.dep[event] == "amod" and words.dep[words.head[event]] == "pobj"
