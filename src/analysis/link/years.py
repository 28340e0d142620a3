"""Past years that numbers are of."""

from __future__ import annotations

import re

from analysis.link.places import Text
from analysis.model import Figure

YEAR = 360  # days of a date that is a whole year
PAST = 300  # days before publication from which a date tells another time

_LIST_OF_YEARS = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s*[-–—:]\s*$")  # "1990 - 1,427 pilgrims were killed"
_SINCE = re.compile(r"\b(?:worst|deadliest|first|biggest|largest|strongest)\b[^.;]{0,60}\bsince\b")
_IN_YEAR = re.compile(r"[\w-]+(?:\s+[a-z]+){0,3}?\s+(?:in|of)\s+(?P<year>(?:19|20)\d\d)\b")


def past(text: Text, figure: Figure) -> int | None:
    """A year that is clearly past: "in 1968", "last year's outbreak"; None for a span of years and where nothing says what now is."""
    if listed := _LIST_OF_YEARS.search(text.text, max(0, figure.start - 12), figure.start):
        return int(listed["year"])
    first, last = figure.as_of_from, figure.as_of_to
    number = text.sentence(figure.start)
    if first and _SINCE.search(text.text, figure.end, text.ends[number]):
        first = last = None  # "left 290 dead in the worst attack since the war ended in 2009"
    if first is None and text.day and (told := _of_incident(text, figure.start, number)) and told < text.day.year:
        return told
    now = text.day or max((row.last_day for row in text.dates if row.last_day and row.timex_type == "DATE"), default=None)
    if first is None or last is None or now is None or first.year != last.year or last.year >= now.year:
        return None
    return last.year if (now - last).days >= PAST or (last - first).days >= YEAR else None


def _of_incident(text: Text, before: int, number: int) -> int | None:
    """The year of an incident that a sentence names with one before a number: "hit by a cyclone in 1999 that left 10,000 dead"."""
    found = (_IN_YEAR.match(text.text, kind.start, before) for kind in text.kinds_in(text.starts[number], before))
    return next((int(match["year"]) for match in found if match), None)
