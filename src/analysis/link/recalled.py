"""Numbers that a text only recalls, to set another against them: "lower than the governor's 14", "they had earlier given it as 17"."""

from __future__ import annotations

import re

NEAR = 110  # letters before a number that are read
NOTE = "recalled"  # what the rule in the row says besides

_SIGNS = (
    "than", "ompared", "gainst", "ersus", "from ", "nstead", "arlier", "revious", "nitial", "riginal",
    "first", "reliminary", "rovisional", "last",
)  # fmt: skip  # what stands before a recalled number, to spare others the search
_TOLL = r"(?:toll|figure|count|estimate|tally|number|report|total|offer|forecast|projection)s?"
_WORDS = r"(?:[\w'’-]+\s+){0,6}?"
_THAN = re.compile(
    rf"\b(?:than|compared\s+(?:with|to)|as\s+against|versus|(?:up|down|off)\s+(?:sharply\s+)?from|instead\s+of|rather\s+than)\s+{_WORDS}$",
    re.I,
)
_BEFORE = re.compile(
    rf"(?:\b(?:an?|the|its|their|his|her)|['’]s?)\s+(?:earlier|previous|initial|original|first|preliminary|provisional|last)\s+"
    rf"(?:[a-z-]+\s+){{0,2}}?{_TOLL}\s+(?:of|put\s+at|at|was|had\s+been|said)\s+{_WORDS}$|"
    r"\b(?:earlier|previously|initially|originally|at\s+first)\s+(?:said|put|given|gave|reported|estimated|announced|spoken\s+of|counted|"
    rf"had|stated|claimed|offered)\s+{_WORDS}$",
    re.I,
)
_FROM = re.compile(
    r"\b(?:rose|risen|rises?|climb\w*|jump\w*|grew|grown|grows?|increas\w*|rais(?:ed|es|ing)|fell|fallen|falls|dropp\w*|lower(?:ed|s|ing)|cut|"
    r"reduc\w*|slash\w*|downgrad\w*|upgrad\w*|slow\w*|accelerat\w*|revis\w*|updat\w*|correct\w*|chang\w*)\b[^;:]{0,80}?\bfrom\s+(?:(?:an?|the|about|around|some)\s+)?(?:[a-z]+\s+(?:of|toll\s+of)\s+)?$"
)
_BOUND = re.compile(r"\b(?:more|less|fewer|other)\s+than\s+$", re.I)


def is_recalled(before: str) -> bool:
    """Whether a number is only what another is compared with.

    Args:
        before: its sentence up to it and its qualifier.
    """
    before = before[-NEAR:]
    if not any(sign in before for sign in _SIGNS):
        return False
    if _FROM.search(before):
        return True  # "rose from 14 to 700", "rose to 700 from 14"
    match = _THAN.search(before) or _BEFORE.search(before)
    return match is not None and not re.search(r"\d", match[0]) and not _BOUND.search(before)
