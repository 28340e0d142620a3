"""Numbers that only number the lines of a list: "1 Kovac. 2 Duro. 3 Lind."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extract.number_words import Numeral

_NAME = re.compile(r"[.)]?\s[“\"'‘]?[A-Z]")


def numbering(text: str, numerals: Sequence[Numeral]) -> set[int]:
    """Where the numbers of a list stand: three or more from 1 upwards, each before a name or a line of its own."""
    found: set[int] = set()
    run: list[Numeral] = []
    for numeral in numerals:
        if not text[numeral.start : numeral.end].isdigit() or not _NAME.match(text, numeral.end):
            continue
        if run and numeral.low == run[-1].low + 1:
            run.append(numeral)
        else:
            run = [numeral] if numeral.low == 1 else []
        if len(run) > 2:
            found |= {item.start for item in run}
    return found
