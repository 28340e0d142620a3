"""What a sum or a weight is of in an article on one deed: what was stolen, fined, paid, pledged or seized."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, phrases, read_tsv
from analysis.model import Figure

NEAR = 80  # letters between a deed and its number
AFTER = 45  # and where it follows
ATTEMPTED = "attempted"

_MONEY = re.compile(r"[A-Z]{3}")
_MASSES = frozenset(["kg", "t", "ton", "g", "lb", "gram", "ounce", "oz"])
_NUMBER = re.compile(r"\d|[;:]|\.\s")
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
    """What was done with a sum or a weight."""

    deed: str
    counts: str  # sum or weight
    owned: bool = False  # whether it matters whose it is
    part: str | None = None


@cache
def _cues(measure: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Deed]]:
    rows = [row for row in read_tsv("deeds") if row["measure"] == measure]
    names = {
        word: Deed(row["deed"], row["counts"], row["owner"] == "yes")
        for row in rows
        for place in ("before", "after")
        for word in phrases(row[place])
    }
    before, after = (either({word for row in rows for word in phrases(row[place])}) for place in ("before", "after"))
    return re.compile(rf"(?<![\w-])(?P<cue>{before})(?![\w-])", re.I), re.compile(rf"(?<![\w-])(?P<cue>{after})(?![\w-])", re.I), names


def read(figure: Figure) -> Deed | None:
    """The deed that a sum or weight is of by its own sentence; None where it names none."""
    measure = "money" if _MONEY.fullmatch(figure.unit or "") else "mass" if figure.unit in _MASSES else None
    if measure is None or figure.scope != "total":
        return None
    before, found, after = figure.evidence.partition(figure.text)
    if not found:
        return None
    first, second, names = _cues(measure)
    near = [match for match in first.finditer(before) if len(before) - match.end() <= NEAR and not _NUMBER.search(before, match.end())]
    stop = _NUMBER.search(after)
    behind = second.search(after, 0, min(AFTER, stop.start() if stop else len(after)))
    last = near[-1] if near else None
    if last and behind and behind.start() < len(before) - last.end():
        last = None
    match = last or behind
    if match is None:
        return None
    deed = names[" ".join(match["cue"].lower().split())]
    part = next((name for name, words in _PARTS if words.match(after)), None)
    if last and _TRIED.search(before, 0, last.start()):
        part = ATTEMPTED
    return deed._replace(part=part)
