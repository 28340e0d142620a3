"""Names of the registry where they stand in a text: longest match, whole words, headlines in capitals included."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from analysis.extract.found import Words
from analysis.lexicons import registry
from analysis.lexicons.registry import Name

Match = tuple[int, int, tuple[Name, ...]]  # start, end, whom the words may name

_FIRST = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
SURE = 3.0  # weight of a registry name that is no other word
# "The World" is no name in a line of capitals: short words are too often plain English there
SHORTEST_IN_CAPITALS = 4
_GOES_ON = re.compile(r"[^\W_]|[$€£]")  # "US$40 million" names a currency
_PORTFOLIO = ("inister of ", "inistry of ", "inister for ", "inistry for ", "inisters of ", "inistries of ")
SMALL_FIRST = frozenset({"al", "dpa", "mainland", "msnbc", "easyJet", "eBay"})  # first words of names that begin small


@cache
def _index(*, capitals: bool) -> dict[str, tuple[tuple[str, tuple[Name, ...]], ...]]:
    """Names by their first word, longest first."""
    found: dict[str, dict[str, tuple[Name, ...]]] = {}
    for text, entries in registry.names().items():
        written = text.upper() if capitals else text
        if capitals and written == text and not registry.is_acronym(text):
            continue
        first = _FIRST.search(written)
        if first and first.start() == 0 and (not capitals or len(written) >= SHORTEST_IN_CAPITALS or registry.is_acronym(text)):
            found.setdefault(first.group(), {}).setdefault(written, entries)
    return {first: tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))) for first, names in found.items()}


def capital_lines(text: str) -> list[tuple[int, int]]:
    """Lines written in capitals, as wire headlines are."""
    found = []
    for line in _LINE.finditer(text):
        content = line.group()
        words = _WORD.findall(content)
        if len(words) > 1 and sum(word.isupper() for word in words) * 10 >= len(words) * 7:
            found.append(line.span())
    return found


def inside(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether one of the sorted spans covers the offset."""
    at = bisect_left(spans, (offset + 1, 0)) - 1
    return at >= 0 and offset < spans[at][1]


def headlines(text: str) -> list[tuple[int, int]]:
    """Lines of capitalised words without a full stop, as newspaper headlines are."""
    found = []
    for line in _LINE.finditer(text):
        content = line.group().strip()
        words = [word for word in _WORD.findall(content) if len(word) > 3]
        if len(words) > 3 and content[-1] not in '.:;,”"' and sum(word[0].isupper() for word in words) * 10 >= len(words) * 8:
            found.append(line.span())
    return found


def matches(words: Words, text: str) -> list[Match]:
    """The longest registry names, from left to right, without overlap."""
    found: list[Match] = []
    plain, upper = _index(capitals=False), _index(capitals=True)
    reached = 0
    for start, word in zip(words.start, words.text, strict=True):
        if start < reached or (word[0].islower() and word not in SMALL_FIRST):
            continue
        if word[0] == "/":  # "/TASS/"
            start, word = start + 1, word[1:]
        first = _FIRST.match(word)
        if not first:
            continue
        shouted = word.isupper()
        for name, entries in (*plain.get(first.group(), ()), *(upper.get(first.group(), ()) if shouted else ())):
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end) and not _is_portfolio(text, start, entries):
                found.append((start, end, entries))
                reached = end
                break
    return found


def _is_portfolio(text: str, start: int, entries: Iterable[Name]) -> bool:
    """Whether the words are what a minister is of: "the Minister of Foreign Affairs" leads no magazine."""
    return text.endswith(_PORTFOLIO, 0, start) and all(entry.actor.kind == "organisation" for entry in entries)


def are_bodies(entries: Iterable[Name]) -> bool:
    """Whether a name is surely an organisation's, and no place's: "Xinhua, July 8" opens a report as towns do."""
    kinds = {entry.actor.kind for entry in entries if entry.weight >= SURE and entry.rule != "metonym"}
    return "organisation" in kinds and not any(entry.actor.kind in ("place", "state") for entry in entries)


def overlapping(spans: Iterable[Match], start: int, end: int) -> list[Match]:
    """Matches that share a character with a span."""
    return [match for match in spans if match[0] < end and start < match[1]]
