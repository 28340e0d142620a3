"""Several fates of one number: "600 were killed or wounded" are casualties."""

from __future__ import annotations

from functools import cache

from analysis.extract.event_words import event_words
from analysis.extract.found import Words
from analysis.lexicons import read_tsv

_TOGETHER = frozenset({"killed", "injured", "captured", "missing"})


def of_several(words: Words, token: int, name: str) -> str:
    """What befell those whom a verb or state tells of: casualties where another fate is theirs too ("600 were killed or wounded").

    Args:
        words: the text's words.
        token: the verb or state.
        name: the event that it tells.
    """
    if name not in _TOGETHER:
        return name
    states = event_words()[2]
    for child in words.children[token]:
        own = any(words.dep[c] in ("nsubj", "nsubjpass", "dobj", "nummod") for c in words.children[child]) or _bears_number(
            words, token, child
        )
        if words.dep[child] == "conj" and not own and child > token:
            fates = [e.event for e in event_words()[0].get(words.lemma[child].lower(), [])] + [states.get(words.lower[child], "")]
            if any(fate in _TOGETHER and fate != name for fate in fates):
                return "casualties"
    return name


def _bears_number(words: Words, first: int, verb: int) -> bool:
    """Whether a verb has a number of its own, though the parse may hang it elsewhere: "killing 38 and injuring up to 200"."""
    if any(words.tag[place] == "CD" for place in range(first + 1, verb)):
        return True  # "38 were killed and 200 more injured"
    after = range(verb + 1, min(verb + 5, len(words.tag)))
    number = next((place for place in after if words.tag[place] == "CD"), None)
    return number is not None and all(words.lower[place] in _qualifying() for place in range(verb + 1, number))


@cache
def _qualifying() -> frozenset[str]:
    """The words that bound a number, "up", "to", "at", "least", but for those that rather say where or when: "in 12 attacks"."""
    words = {word for row in read_tsv("qualifiers") if row["place"] == "before" for word in row["words"].lower().split()}
    return frozenset(words - {"in", "on", "within", "near", "over", "under", "above", "below", "of"})
