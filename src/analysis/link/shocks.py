"""Magnitudes that are not those of the earthquake, but of what came before and after it."""

from __future__ import annotations

import re

from analysis.link.around import around
from analysis.model import Figure

_SHOCK_AFTER = re.compile(r"[\s-]*(?:magnitude\s+)?(?:[a-z]+\s+){0,2}(?:after|fore)shocks?\b", re.I)
_SHOCK_BEFORE = re.compile(r"\b(?:after|fore)shocks?\b(?:(?!quake|tremor|temblor|\d)[^.;])*$", re.I)
_STRONGEST = re.compile(r"\bof\s+(?:them|these|those|which)\b[^.;]*\bthe\s+(?:strongest|largest|biggest)\b[^.;\d]*$", re.I)  # of many


def of_aftershock(figure: Figure) -> bool:
    """Whether a magnitude is not that of the earthquake: "a magnitude-5.6 aftershock", "310 of them, the strongest of magnitude 5.6"."""
    before, after = around(figure)
    return _SHOCK_AFTER.match(after) is not None or any(shock.search(before) for shock in (_SHOCK_BEFORE, _STRONGEST))
