"""Names of the calendar, number words and words of vague reference, from the lexicons, as tables and regex alternations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from analysis.lexicons import read_tsv, read_yaml

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
SMALL = {word: value for value, word in enumerate(_ONES.split())} | {word: 10 * (i + 2) for i, word in enumerate(_TENS.split())}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {word: value + 1 for value, word in enumerate(_FIRST.split())} | {"thirtieth": 30}
ORDINALS |= {f"twenty-{word}": 20 + value for word, value in ORDINALS.items() if value < 10} | {"thirty-first": 31}

DEICTICS = {  # how many units away, and from which day: that of publication or the one the text has just spoken of
    "this": (0, "today"), "current": (0, "today"), "present": (0, "today"), "this coming": (1, "today"), "last": (-1, "today"),
    "past": (-1, "today"), "this past": (-1, "today"), "next": (1, "today"), "nxt": (1, "today"), "coming": (1, "today"),
    "upcoming": (1, "today"),
    "latest": (0, "text"), "same": (0, "text"), "that": (0, "text"), "that same": (0, "text"), "this same": (0, "text"),
    "previous": (-1, "text"), "preceding": (-1, "text"), "prior": (-1, "text"), "following": (1, "text"),
}  # fmt: skip


class Word(NamedTuple):
    """A word of vague reference: see `date_words.tsv`."""

    value: str
    context: str


@cache
def calendar_lexicon() -> dict[str, Any]:
    """`calendar.yml` as it stands."""
    loaded: dict[str, Any] = read_yaml("calendar")
    return loaded


@cache
def months() -> dict[str, int]:
    """Number of a month by its name or abbreviation."""
    return _numbered(calendar_lexicon()["months"]["names"], first=1)


@cache
def weekdays() -> dict[str, int]:
    """Number of a weekday, from Monday 0."""
    return _numbered(calendar_lexicon()["weekdays"]["names"], first=0)


@cache
def seasons() -> dict[str, str]:
    """TIMEX3 letters of the seasons."""
    return dict(calendar_lexicon()["seasons"]["names"])


@cache
def parts() -> dict[str, str]:
    """TIMEX3 letters of the parts of a day."""
    return dict(calendar_lexicon()["parts"]["names"])


@cache
def units() -> dict[str, str]:
    """TIMEX3 letters of the units, singular and plural."""
    plural: dict[str, str] = calendar_lexicon()["units"]["names"]
    irregular = {"centuries": "century", "millennia": "millennium"}
    return {form: code for name, code in plural.items() for form in (name, irregular.get(name, name[:-1]))}


@cache
def mods() -> dict[str, str]:
    """TIMEX3 mod of the words that narrow a date or a length: "early", "at least"."""
    table: dict[str, str] = calendar_lexicon()["mods"]
    return {words.strip(): mod for mod, phrases in table.items() for words in phrases.split(",")}


@cache
def holidays() -> dict[str, str]:
    """Rule of a feast by its name."""
    return {row["name"]: row["rule"] for row in read_tsv("holidays")}


@cache
def date_words() -> dict[str, Word]:
    """Words of vague reference."""
    return {row["words"]: Word(row["value"], row["context"]) for row in read_tsv("date_words")}


def _numbered(names: dict[str, list[str]], *, first: int) -> dict[str, int]:
    return {form: number for number, (name, short) in enumerate(names.items(), first) for form in (name, *short)}


def word_set(words: str) -> frozenset[str]:
    """Words apart by blanks, as a set."""
    return frozenset(words.split())


def either(words: Iterable[str]) -> str:
    """A regex for any of the words, longest first; a space stands for any white space."""
    return "(?:" + "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def number(words: str) -> float | None:
    """What a number in digits or words says: "2½", "twenty-four", "a hundred", "two and a half"; None if it says none.

    >>> number("twenty four"), number("two and a half"), number("a hundred"), number("2 1/2")
    (24.0, 2.5, 100.0, 2.5)
    """
    total, group, seen = 0.0, 0.0, False
    folded = words.lower().replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4").replace(",", "").replace("-", " ")
    folded = re.sub(r"\b(?:a couple(?: of)?|couple of|a pair of)\b", "two", folded)
    folded = re.sub(r"\ba quarter of an?\b", "0.25", folded)
    folded = re.sub(r"\b(?:half (?:an?|of)|half)\b|\ba half\b", "0.5", folded)
    for word in folded.split():
        if word in SCALES:
            scale = SCALES[word]
            group = (group or 1) * scale
            if scale > 100:
                total, group = total + group, 0.0
        elif word in SMALL:
            group += SMALL[word]
        elif match := re.fullmatch(r"(\d+)/(\d+)", word):
            group += int(match[1]) / max(1, int(match[2]))
        elif re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", word):
            group += float(word)
        elif word in ("a", "an"):
            seen = True
            continue
        elif word == "and":
            continue
        else:
            return None
        seen = True
    return (total + group or 1.0) if seen else None


def spoken_year(words: str) -> int | None:
    """A year in words: "nineteen ninety-six", "two thousand and four", "twenty twenty-four", "nineteen oh five".

    >>> spoken_year("nineteen ninety-six"), spoken_year("two thousand four"), spoken_year("nineteen oh five")
    (1996, 2004, 1905)
    """
    head, *rest = words.lower().replace("-", " ").replace(" and ", " ").split()
    if "thousand" in rest:
        value = number(words)
        return int(value) if value else None
    if head not in SMALL or not rest:
        return None
    if rest == ["hundred"]:
        return 100 * SMALL[head]
    low = sum(SMALL.get(word, 0) for word in rest)
    return 100 * SMALL[head] + low
