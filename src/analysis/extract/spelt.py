"""Bodies whose initials a text gives: "Melk Teachers, Nurses and Carers Union (MTNCU)", or "MTNCU" further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.extract.short_forms import SMALL

SKIPPED = 1  # capitalised words of a name that its acronym may leave out
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{4,8}(?![\w-])")
_BRACKET = re.compile(r"\s[(\[]([A-Z]{3,9})[)\]]")
_LOCAL = re.compile(r"\b(?:[A-Z][\w’'&.-]+ ){0,5}Local \d[\d-]*\b")  # of a union: "Steel Workers Local 7-115"
_WORD = re.compile(r"[\w’'-]+")
_GAP = rf"(?:,? (?:(?:{'|'.join(sorted(SMALL))}) )*|-)"


def names(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words whose initials stand behind them in brackets, or anywhere as four capitals and more; numbered branches."""
    if "Local " in text:
        yield from (found.span() for found in _LOCAL.finditer(text))
    for letters in sorted(set(_ACRONYM.findall(text))):
        yield from (found.span() for found in _pattern(letters).finditer(text))
    for bracket in _BRACKET.finditer(text):
        if (start := _begin(text, bracket.start(), bracket[1])) is not None:
            yield start, bracket.start()


@lru_cache(maxsize=2_000)
def _pattern(letters: str) -> re.Pattern[str]:
    """Words with these initials."""
    return re.compile(r"\b" + _GAP.join(rf"{letter}[a-z][\w’']*" for letter in letters) + r"\b")


def _begin(text: str, end: int, letters: str) -> int | None:
    """Where a name that ends at an offset begins by its letters, read from the last; None where they do not fit."""
    line = text.rfind("\n", 0, end) + 1
    left, skipped = list(letters), 0
    for word in reversed(list(_WORD.finditer(text, max(line, end - 120), end))):
        if word[0][0] == left[-1]:
            left.pop()
            if not left:
                return word.start()
        elif word[0] not in SMALL:
            skipped += 1
            if skipped > SKIPPED or not word[0][0].isupper():
                return None
    return None
