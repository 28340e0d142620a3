"""Class of a counted noun, by lexicon."""

from __future__ import annotations

import re
from functools import cache

from analysis.extract.found import Words
from analysis.lexicons import listed, read_tsv, registry

_PEOPLES = frozenset(
    {"latino", "muslim", "christian", "jew", "hindu", "sikh", "catholic", "protestant", "european", "african", "arab", "kurd"}
)


@cache
def classes() -> dict[str, list[tuple[str, str]]]:
    """Classes of a noun, each with what it is for: sums (`money`), things (`counts`) or both (empty)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_tsv("item_classes"):
        for noun in listed(row["nouns"]):
            found.setdefault(noun, []).append((row["class"], row["only"]))
    return found


def class_of(words: Words, first: int, head: int, *, money: bool = False) -> str:
    """Class of a counted noun by lexicon, longest phrase first; else its lemma."""
    lemma = words.lemma[head].lower() if words.tag[head] != "NNPS" else words.lower[head].removesuffix("s")
    plain = words.lower[head].removesuffix("s")  # a lemma can be wrong ("dos" for doses)
    plain = re.sub("men$", "man", plain)  # "servicemen"
    before = [words.lower[i] for i in range(max(first, head - 2), head)]
    for form in (*(" ".join([*before[len(before) - size :], lemma]) for size in range(len(before), -1, -1)), words.lower[head], plain):
        for name, only in classes().get(form, ()):
            if only != ("counts" if money else "money"):
                return name
    if not money and words.tag[head] in ("NNS", "NNPS") and (plain in _PEOPLES or is_people(words.text[head])):
        return "people"
    return re.sub(r"[^\w-]+", "", lemma) or lemma


def is_people(noun: str) -> bool:
    """Whether a plural names the people of a state ("Cubans")."""
    return any(entry.rule in ("demonym", "people") for entry in registry.names().get(noun, ()))
