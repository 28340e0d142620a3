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
        word: the name, in lower case, without the -s of a plural, or the glyph.
        usual: what the name means where no country says otherwise.
    """
    if word == "$":
        return bare_dollar(text)
    return _spoken_of(text, word, usual) if word in _sharing() else usual


_CONVERTED = re.compile(r"(?<![A-Za-z.])\$\s?\d[\d.,]*\s?(?:[a-z]+\s?)?\((?:about\s|or\s|around\s|roughly\s)?(?:US|U\.S\.)\s?\$")


@lru_cache(maxsize=64)
def bare_dollar(text: str) -> str:
    """The currency of "$" alone: American, unless the text converts it to US dollars ("$40 million (US$26 million)").

    Then it is the dollar of the country that the text speaks of most. Without such a conversion nothing safe tells: agencies put the
    American sum behind "A$40 million" with the same bare sign.
    """
    if "$" not in text or not _CONVERTED.search(text):
        return "USD"
    times = {code: len(names.findall(text)) for code, names in _named()["dollar"].items() if code != "USD"}
    best = max(times, key=lambda code: times[code])
    return best if times[best] else "USD"


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
    """Bare names -> the currencies that share them: from "Argentine peso" and "Chilean peso"; a K is kwacha or kina."""
    named = _named()
    shared = {word: lands for word, lands in named.items() if len(lands) > 1 and word != "dollar"}  # dollars are quoted everywhere
    return shared | {"k": {**named["kwacha"], **named["kina"]}}


@cache
def _named() -> Mapping[str, Lands]:
    """Last words of the names of currencies -> the currencies, by the country in the name."""
    found: dict[str, dict[str, re.Pattern[str]]] = defaultdict(dict)
    names = _names()
    for row in read_tsv("currencies"):
        for name in listed(row["names"]):
            whose, _, word = name.rpartition(" ")
            if whose in names and not row["until"]:
                found[word.lower()][row["code"]] = names[whose]
    return found


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
