"""Words that names are made of, and stand with: titles, given names, surnames, words that show a kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.lexicons import listed, read_tsv
from analysis.lexicons.registry import plain

ALONE = frozenset({"parliament", "senate", "treasury", "army", "navy", "presidency", "police"})  # bodies named by one word


@dataclass(frozen=True, slots=True)
class Title:
    """A word or words that stand before a person's name without being part of it."""

    text: str
    gender: str
    kind: str  # honorific, office, rank, royal, church, lower (a common noun), modifier (only before a head)


@cache
def cue_words(position: str) -> frozenset[str]:
    """The words of name_cues.tsv for one position."""
    return frozenset(word for row in read_tsv("name_cues") if row["position"] == position for word in listed(row["words"]))


@cache
def spellings() -> dict[str, str]:
    """American spellings of words in names to the British ones."""
    return {row["american"]: row["british"] for row in read_tsv("spellings")}


@cache
def last_words() -> dict[str, str]:
    """Last words of names to the kind of name they show."""
    found: dict[str, str] = {}
    for row in read_tsv("name_words"):
        if row["position"] == "last":
            found.setdefault(row["word"], row["class"])
    return found


@cache
def first_words() -> dict[str, str]:
    """First words of names to the kind of name they show."""
    found: dict[str, str] = {}
    for row in read_tsv("name_words"):
        if row["position"] == "first":
            found.setdefault(row["word"], row["class"])
    return found


@cache
def titles() -> dict[str, tuple[Title, ...]]:
    """Titles by their words."""
    found: dict[str, list[Title]] = {}
    for row in read_tsv("titles"):
        found.setdefault(row["title"], []).append(Title(row["title"], row["gender"], row["class"]))
    return {text: tuple(entries) for text, entries in found.items()}


@cache
def given_names() -> dict[str, str]:
    """Given names, with and without their accents, with the gender they show: m, f, or "" for either."""
    names = {row["name"]: row["gender"] for row in read_tsv("given_names")}
    return {plain(name): gender for name, gender in names.items()} | names


@cache
def surnames_first() -> frozenset[str]:
    """Surnames, lower case, of cultures that write them before the given name."""
    return frozenset(row["surname"].casefold() for row in read_tsv("surnames_first"))


@cache
def syllables() -> frozenset[str]:
    """Syllables of Korean given names, lower case, in any romanisation."""
    return frozenset(row["syllable"].casefold() for row in read_tsv("korean_syllables"))


@cache
def variants() -> dict[str, frozenset[int]]:
    """Given names and Korean syllables, lower case, to the groups of equivalents they belong to."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_tsv("given_name_variants")):
        for name in (row["name"], *listed(row["variants"])):
            found.setdefault(plain(name).casefold(), set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


@cache
def _institutions() -> frozenset[str]:
    return frozenset(row["word"].casefold() for row in read_tsv("institutions"))


def is_institutional(word: str) -> bool:
    """Whether a word is one of those that names of offices are made of: "Housing"."""
    return plain(word).casefold() in _institutions()


def is_portfolio(word: str) -> bool:
    """Whether a word is what a minister can be for, and no body of its own: "Ports", but not "Police"."""
    return word.lower() not in ALONE and any(title.kind == "modifier" for title in titles().get(word, ()))


def is_generic(name: str) -> bool:
    """Whether a name is one that every country has: "Foreign Ministry", "Supreme Court"."""
    words = plain(name).casefold().replace("-", " ").split()
    known = _institutions()
    return (len(words) > 1 or words[0] in ALONE) and all(word in known or word.rstrip("'") in known for word in words)
