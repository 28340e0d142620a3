"""Nouns that are counted: their head, their singular, their class."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import listed, read_tsv

_MONEY = re.compile(r"[A-Z]{3}")
_HEAD = re.compile(r"\s(?:of|in|for|from|by|at|on|who|whose|to|with)\s")


@cache
def nouns() -> dict[str, str]:
    """Nouns of the lexicon, with their classes."""
    return {noun: row["class"] for row in read_tsv("item_classes") for noun in listed(row["nouns"])}


@cache
def classes() -> frozenset[str]:
    """The classes of the lexicon."""
    return frozenset(nouns().values())


def first(item: str | None) -> str:
    """A noun phrase up to any "of" or "in", in lower case."""
    return _HEAD.split((item or "").lower())[0]


def singular(word: str) -> str:
    """A noun without its plural ending."""
    for plural, single in (("men", "man"), ("children", "child"), ("ies", "y"), ("ches", "ch"), ("s", "")):
        if word.endswith(plural):
            return word[: -len(plural)] + single
    return word


def head(item: str | None) -> str:
    """The last word of the noun phrase before any "of" or "in", singular."""
    words = re.findall(r"[a-z][a-z'-]*", first(item))
    return singular(words[-1]) if words else ""


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency's code."""
    return _MONEY.fullmatch(unit or "") is not None
