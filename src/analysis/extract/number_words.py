"""Number words and their grammar: what they mean, and where one number ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.lexicons import read_tsv

Kind = Literal["digits", "words", "fraction", "vague"]

CARDINALS: dict[str, float] = {
    "zero": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15,
}  # fmt: skip
LETTERS: dict[str, float] = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "MM": 1e6, "Mn": 1e6,
    "bn": 1e9, "bln": 1e9, "b": 1e9, "B": 1e9, "Bn": 1e9, "BN": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "T": 1e12,
    "L": 1e5, "cr": 1e7, "Cr": 1e7,
}  # fmt: skip
PARTS: dict[str, int] = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
GLYPHS: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
PLURALS: dict[str, float] = {row["words"]: float(row["low"]) for row in read_tsv("vague") if row["kind"] == "plural"}
FEW: dict[str, tuple[float, float]] = {
    row["words"]: (float(row["low"]), float(row["high"])) for row in read_tsv("vague") if row["kind"] == "few"
}


def scaled(value: float, scale: float) -> float:
    """A number times the factor of its scale words, as exact as it is written: 131.7 million is 131,700,000 however it is spelt."""
    return round(value * scale, 6) if scale > 1 else value


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `low` and `high` differ only in vague plurals; `scale` is the factor of its scale words."""

    start: int
    end: int
    low: float
    high: float
    kind: Kind
    scale: float = 1.0
    letter: str = ""  # a glued or spaced letter that may be a scale or a unit ("15m")


WORD = re.compile(r"[a-z]+", re.I)


def read_words(match: re.Match[str]) -> Iterator[Numeral]:
    """Split a run of number words where the grammar of numbers ends: "twenty-five thirty" is two."""
    run, offset = match["words"], match.start("words")
    negative = re.match(r"minus|negative", run, re.I) is not None
    total = current = 0.0
    scale, start, end, last = 1.0, -1, -1, 0.0
    lead = offset

    def numeral() -> Numeral:
        value = total + current
        return Numeral(
            lead, end, -value if negative and lead == offset else value, -value if negative and lead == offset else value, "words", scale
        )

    for word in WORD.finditer(run):
        low = word[0].lower()
        low = low.removesuffix("s") if low.removesuffix("s") in SCALES else low
        if low not in CARDINALS and low not in SCALES:
            continue
        size = CARDINALS.get(low, SCALES.get(low, 0.0))
        if start >= 0 and not _fits(last, current, total, low, size, joined=" and " in run[end - offset : word.start()]):
            yield numeral()
            total = current = 0.0
            scale, start, lead = 1.0, -1, offset + word.start()
        if start < 0:
            start = word.start()
        if low in CARDINALS:
            current += size
            if total or current != size:
                scale = 1.0
        elif low in ("hundred", "dozen"):
            current, scale = (current or 1) * size, size
        elif current:
            total, current, scale = total + current * size, 0.0, size
        else:
            total, scale = (total or 1) * size, scale * size if total else size
        last, end = size, offset + word.end()
    if start >= 0:
        yield numeral()


def _fits(last: float, current: float, total: float, word: str, size: float, *, joined: bool) -> bool:
    """Whether a word continues the number before it."""
    if word in CARDINALS:
        if joined and last < 100:
            return False
        if current == 0 and total:
            return size < last
        return (last in (100,) and size < 100) or (20 <= last <= 90 and 0 < size < 10 and not joined)
    if joined:
        return False
    if word == "hundred":
        return 0 < current < 100 and last < 100
    return bool(current) or last >= 1000 or (last == 100)
