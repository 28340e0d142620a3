"""Whose pesos: the bare name of several currencies is that of the country which the text speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from analysis.lexicons import listed, read_tsv

Lands = Mapping[str, re.Pattern[str]]  # currency -> the names of its country, its capital and its people


def currency(text: str, word: str, usual: str) -> str:
    """The currency that a bare name means in a text: "40 million pesos" are Argentine where Argentina is spoken of, and Mexico is not.

    Args:
        text: the whole text.
        word: the name, in lower case, without the -s of a plural.
        usual: what the name means where no country says otherwise.
    """
    return _spoken_of(text, word, usual) if word in _sharing() else usual


@lru_cache(maxsize=64)
def _spoken_of(text: str, word: str, usual: str) -> str:
    lands = _sharing()[word]
    if usual in lands and lands[usual].search(text):
        return usual
    times = {code: len(names.findall(text)) for code, names in lands.items()}
    best = max(times, key=lambda code: times[code])
    return best if times[best] else usual


@cache
def _sharing() -> Mapping[str, Lands]:
    """Bare names -> the currencies that share them: from "Argentine peso" and "Chilean peso"."""
    found: dict[str, dict[str, re.Pattern[str]]] = defaultdict(dict)
    names = _names()
    for row in read_tsv("currencies"):
        for name in listed(row["names"]):
            whose, _, word = name.rpartition(" ")
            if whose in names and not row["until"]:
                found[word.lower()][row["code"]] = names[whose]
    return {word: lands for word, lands in found.items() if len(lands) > 1 and word != "dollar"}  # dollars are quoted everywhere


@cache
def _names() -> Mapping[str, re.Pattern[str]]:
    """Adjectives of countries -> a pattern of all that names the country."""
    states = {row["iso3"]: [row["name"], *listed(row["also_called"]), *listed(row["capitals"])] for row in read_tsv("states")}
    found: dict[str, re.Pattern[str]] = {}
    for row in read_tsv("demonyms"):
        adjectives = listed(row["adjectives"])
        words = [*states.get(row["iso3"], ()), *listed(row["also_called"]), *adjectives, *listed(row["people"])]
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")
        found |= dict.fromkeys([*adjectives, *states.get(row["iso3"], ())[:1]], pattern)
    return found
