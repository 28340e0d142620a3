"""What a text says that a name is: "Alma Vantor, a farmer", "Vantor is the largest district", "the grid operator, Vantor"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicons import listed, naming, read_tsv

if TYPE_CHECKING:
    from analysis.extract.found import Words

Cue = tuple[str, float]  # the kind shown, and how strongly
_PERSON: Cue = ("person", 2.5)
REACH = 12  # tokens after a name in which what it is may be said


@cache
def _nouns() -> dict[str, Cue]:
    """Nouns to the kind of what they describe: trades and kin are persons', "district" and "firm" as beside a name."""
    found = {text: _PERSON for text, titles in naming.titles().items() if any(title.kind == "lower" for title in titles)}
    for row in read_tsv("name_cues"):
        if (row["position"], row["kind"]) in (("kind", "place"), ("before", "organisation")):
            found |= dict.fromkeys(listed(row["words"]), (row["kind"], 2.5))
    return found


def shown(words: Words, last: int) -> Cue | None:
    """The kind that an apposition or a predicate gives the name that ends with a token."""
    for child in words.children[last]:
        if last < child < last + REACH and words.dep[child] == "appos" and words.text[child].islower() and _described(words, last, child):
            return _nouns().get(words.lower[child])
    verb = words.head[last]
    if words.dep[last] == "nsubj" and words.lemma[verb] == "be" and verb == last + 1:
        for child in words.children[verb]:
            if words.dep[child] == "attr" and words.text[child].islower():
                return _nouns().get(words.lower[child])
    return None


def _described(words: Words, last: int, noun: int) -> bool:
    """Whether a noun in small letters is beside the name with an article: "Vantor, a rescue worker in Lund"."""
    return words.text[last + 1] == "," and words.left_edge[noun] <= last + 3
