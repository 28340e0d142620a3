"""Annotated text as HTML: figures, dates and actors marked where they stand, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from analysis.model import DateRow, Figure, Mention

STYLES = {  # readable on white and on black: a border and a tint, the text's own colour
    "figure": "background:#d55e0033;border-bottom:2px solid #d55e00",
    "date": "background:#009e7333;border-bottom:2px solid #009e73",
    "actor": "background:#0072b233;border-bottom:2px solid #0072b2",
}


class Mark(NamedTuple):
    """A span to mark, what it is, and what a reader is told of it."""

    start: int
    end: int
    kind: str
    note: str


def marked(text: str, marks: Iterable[Mark]) -> str:
    """HTML of a text with its marks; of overlapping marks the first in order of start, then length, is kept.

    >>> marked("<b> 40", [Mark(4, 6, "figure", '"40"')])
    '&lt;b&gt; <mark style="background:#d55e0033;border-bottom:2px solid #d55e00" title="&quot;40&quot;">40</mark>'
    """
    parts, at = [], 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at:
            continue
        style, note = STYLES[mark.kind], escape(mark.note)
        parts.append(escape(text[at : mark.start], quote=False))
        parts.append(f'<mark style="{style}" title="{note}">{escape(text[mark.start : mark.end], quote=False)}</mark>')
        at = mark.end
    return "".join(parts) + escape(text[at:], quote=False)


def of_rows(text: str, figures: Sequence[Figure], dates: Sequence[DateRow], mentions: Sequence[Mention]) -> str:
    """A text with its figures, dates and mentions marked, and a line that counts them."""
    marks = [Mark(row.start, row.end, "figure", figure_note(row)) for row in figures]
    marks += [Mark(row.start, row.end, "date", f"{row.timex_type} {row.timex_value}") for row in dates]
    marks += [Mark(row.start, row.end, "actor", f"{row.kind}: {row.actor_id or 'ambiguous'}") for row in mentions]
    said = f"{len(figures)} figures, {len(dates)} dates, {len(mentions)} mentions"
    style = "max-width:46rem;line-height:1.7;white-space:pre-wrap"
    return f'<div style="{style}">{marked(text, marks)}</div><p><small>{said}</small></p>'


def figure_note(figure: Figure) -> str:
    """What a figure was read as, in one line."""
    low = "…" if figure.low is None else f"{figure.low:,.10g}"
    high = "…" if figure.high is None else f"{figure.high:,.10g}"
    value = low if figure.low == figure.high else f"{low} to {high}"
    claimant = f"says {figure.claimant_text}" if figure.claimant_text else "own voice"
    parts = [value, figure.unit, figure.item, figure.modality, figure.scope, claimant]
    return " · ".join(part for part in parts if part)
