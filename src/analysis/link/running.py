"""A toll of a war or of unrest, with how long it has run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from analysis.link.keys import Key
from analysis.link.spans import ALL, Span
from analysis.model import Figure

RULE = "toll since it began"
DAILY = "toll of a day"
IN_ALL = "in-all"


class Toll(NamedTuple):
    """What is counted, of whom and where, but for how long."""

    key: Key
    place: str | None  # a town or territory of its country; None where the sentence names none


class Told(NamedTuple):
    """A figure of a toll."""

    figure: Figure
    toll: Toll
    span: Span | None
    day: date | None  # of its article
    affair: str  # that its article is of, with others; else the article
    whole: bool  # whether its sentence puts it in its country
    owned: bool  # whether nothing but whose they are is said of it: "Ruritania has lost 40,000 men"


Keyed = tuple[str, Key, str]  # figure, its key, the rule


def keyed(told: Told, span: Span, toll: Toll) -> Keyed:
    """The figure as one of those of all days, or of a day."""
    name = IN_ALL if span.sort == ALL else f"{span.day:%Y-%m-%d}"
    return told.figure.figure_id, toll.key._replace(span=name), RULE if span.sort == ALL else DAILY


Series = Iterator[Keyed]
