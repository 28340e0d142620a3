"""What a sum, a weight or a term is of in an article on one deed: what was stolen, fined, paid, pledged, seized or sentenced."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, listed, phrases, read_tsv
from analysis.link.around import around
from analysis.link.nouns import head, is_money
from analysis.model import Figure

NEAR = 80  # letters between a deed and its number
AFTER = 45  # and where it follows
BARE = "-"  # a number without a noun
ATTEMPTED = "attempted"
CROWD = "crowd"  # what those who march are counted as

_MEASURES = {
    "mass": frozenset(["kg", "t", "ton", "g", "lb", "gram", "ounce", "oz"]),
    "volume": frozenset(["bbl", "gal", "l"]),
    "time": frozenset(["year", "month"]),
}
_NUMBER = re.compile(r"\d|[;:]|\.\s")
_LEAST = re.compile(r"(?:an?\s+)?(?:minimum|maximum)\s+(?:of\s+)?", re.I)
_WHERE_TERM = re.compile(r"^.*\b(?:years?|months?)\b(?=\W)", re.S)  # "after one year of a five-year term"
_WHOLE = re.compile(r"^\s+of\s+(?:the|its|their|her|his)\s+(?:[a-z]+\s+)?\d[\d,.]*")  # "cancelled 400 of its 1,900 flights"
_OF_WHOLE = re.compile(r"\d\s+(?:[a-z]+\s+)?of\s+(?:the|its|their|her|his)\s+(?:[a-z]+\s+)?$")
_TRIED = re.compile(
    r"\b(?:try|tried|trying|tries|attempt\w*|seek|seeking|sought|plot\w*|hoped|hoping|wanted|failed|almost|nearly|could\s+have|would\s+have)\s+"
    r"(?:[a-z]+\s+){0,3}$",
    re.I,
)
_PARTS = (
    ("cash", re.compile(r"\s+in\s+cash\b(?!\s+and\b)|\s+of\s+it\s+in\s+cash\b", re.I)),
    (
        "shares",
        re.compile(
            r"\s+(?:in|of|worth\s+of)\s+(?!cash\b)(?:[A-Za-z]+['’]?s?\s+){0,2}?(?:stock|shares|equity)\b|\s+[A-Z][a-z]+\s+(?:stock|shares)\b"
        ),
    ),
    ("forfeiture", re.compile(r"\s+in\s+(?:[a-z]+\s+)?forfeitures?\b", re.I)),
    ("civil", re.compile(r"\s+in\s+civil\b", re.I)),
)  # a part of the whole that is named: "4 million in cash and 12 million in shares"


class Deed(NamedTuple):
    """What was done with what is counted."""

    deed: str
    counts: str  # sum, weight, flights …
    owned: bool = False  # whether it matters whose it is
    part: str | None = None


class _Row(NamedTuple):
    deed: Deed
    nouns: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _rows(measure: str) -> tuple[_Row, ...]:
    rows = [row for row in read_tsv("deeds") if row["measure"] == measure]
    return tuple(
        _Row(
            Deed(row["deed"], row["counts"], row["owner"] == "yes"),
            frozenset(listed(row["nouns"])),
            _pattern(row["before"]),
            _pattern(row["after"]),
        )
        for row in rows
    )


def _pattern(cell: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(phrases(cell))})(?![\w-])" if cell else r"(?!)", re.I)


@cache
def nouns(counts: str) -> frozenset[str]:
    """The nouns of what is counted; none of sums and weights."""
    return frozenset(noun for row in _rows("count") if row.deed.counts == counts for noun in row.nouns)


def read(figure: Figure) -> Deed | None:
    """The deed that a sum, weight or count is of by its own sentence; None where it names none."""
    measure = _measure(figure.unit)
    if measure is None or (figure.scope != "total" and measure != "count"):
        return None
    before, after = around(figure)
    if measure == "count" and _OF_WHOLE.search(before):
        return None
    after = _WHOLE.sub("", after)
    noun = head(figure.item) or BARE
    rows = [row for row in _rows(measure) if measure != "count" or noun in row.nouns]
    after = "" if noun == BARE and measure == "count" else after
    sides = [(before, after)]
    if measure == "time":  # "asked for 14 years in prison": what was asked
        sides = [(_WHERE_TERM.sub("", before) + _bound(figure.text), ""), ("", after)]
    near = next((told for side in sides if (told := [one for row in rows if (one := _nearest(row, *side))])), None)
    if near is None:
        return None
    _, start, deed = min(near, key=lambda one: (one[0], one[1] or 0))
    part = next((name for name, words in _PARTS if words.match(after)), None)
    if start is not None and _TRIED.search(before, 0, start):
        part = ATTEMPTED
    return deed._replace(part=part)


def _bound(words: str) -> str:
    """What a number begins with: "a minimum of 14 years"."""
    match = _LEAST.match(words)
    return match[0] if match else ""


def _measure(unit: str | None) -> str | None:
    if unit is None:
        return "count"
    return "money" if is_money(unit) else next((name for name, units in _MEASURES.items() if unit in units), None)


def _nearest(row: _Row, before: str, after: str) -> tuple[int, int | None, Deed] | None:
    """How many letters from its number a word for a deed stands, and where it begins, if it comes first."""
    first = [
        match for match in row.before.finditer(before) if len(before) - match.end() <= NEAR and not _NUMBER.search(before, match.end())
    ]
    stop = _NUMBER.search(after)
    behind = row.after.search(after, 0, min(AFTER, stop.start() if stop else len(after)))
    if behind and (not first or behind.start() < len(before) - first[-1].end()):
        return behind.start(), None, row.deed
    return (len(before) - first[-1].end(), first[-1].start(), row.deed) if first else None
