"""Feet and inches written as strokes: "a depth of 30'", "a 27″ screen"."""

from __future__ import annotations

import re

_FEET = re.compile(r"['’′](?:(?=\d{1,2}[\"”″]|\s?[x×]\s?\d)|(?!\w)(?=\s(?:tall|high|deep|long|wide|above|below)\b)|(?P<bare>)(?![\w'’′]))")
_INCHES = re.compile(r"[\"”″](?=\s?[x×]\s?\d|\s(?:tall|high|deep|long|wide|thick|screen|display|monitor|television|TV|pipe|gun)s?\b)")
_EXTENT = re.compile(
    r"\b(?:altitude|height|depth|elevation|length|width)s?\s(?:of|at|to|below|above)\s(?:\w+\s){0,2}$|\d['’′]\s?[x×]\s?$", re.I
)


def stroke(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the stroke after a number ends, and its unit; None for one that closes a quotation ("'we lost 30' they said")."""
    feet = _FEET.match(text, end)
    if feet and (feet["bare"] is None or _EXTENT.search(text, max(0, start - 40), start)):
        return feet.end(), "ft"
    inches = _INCHES.match(text, end)
    return (inches.end(), "in") if inches else None
