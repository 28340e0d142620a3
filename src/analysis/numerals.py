"""A number in its sentence: where it stands whole, and marked there for a page."""

from __future__ import annotations

import re
from html import escape

_LEFT = re.compile(r"(?:\w|\d[.,])$")
_RIGHT = re.compile(r"\w|[.,]\d")


def marked(sentence: str, number: str) -> str:
    """A sentence as HTML, its number marked where it first stands whole.

    >>> marked("In 2010, <b> 10 left.", "10"), marked("All left.", "10")
    ('In 2010, &lt;b&gt; <mark>10</mark> left.', 'All left.')
    """
    found = " ".join(number.split())
    at = first(sentence, found) if found else -1
    if at < 0:
        return escape(sentence)
    return f"{escape(sentence[:at])}<mark>{escape(found)}</mark>{escape(sentence[at + len(found) :])}"


def first(evidence: str, number: str) -> int:
    """Where a number first stands in words, and is no part of another: not the 10 of 2010."""
    at = evidence.find(number)
    while at >= 0 and _is_part(evidence, at, at + len(number)):
        at = evidence.find(number, at + 1)
    return at if at >= 0 else evidence.find(number)


def _is_part(words: str, start: int, end: int) -> bool:
    """Whether a stretch that begins and ends with letters or digits goes on beyond: the "10" of "2010", "10,000" and "1.10"."""
    left = words[start].isalnum() and _LEFT.search(words, max(0, start - 2), start)
    return bool(left or (words[end - 1].isalnum() and _RIGHT.match(words, end)))
