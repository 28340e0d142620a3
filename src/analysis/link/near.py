"""Figures that nearly joined a series, and why they did not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.link.keys import Key
from analysis.link.stories import Story
from analysis.model import Figure

MOST = 3  # series listed for one figure and one reason: those with most figures
REASONS: dict[str, str] = {  # what is unknown of a figure, or differs -> what the reader is told
    "event": "its event is not stated",
    "subject": "its subject is not stated",
    "story": "it is not said in which event",
    "year": "it is of another year",
    "within": "it is of a place within",
}


DIFFERENT = ("year", "within")  # what is stated, and not the same


class NearMiss(NamedTuple):
    """A figure that nearly joined a series, and why it did not."""

    figure_id: str
    quantity: str
    reason: str


class Ruled(NamedTuple):
    """The key of a figure and the rule that gave it; with no key, why it has none, and what its own words give."""

    key: Key | None
    rule: str
    story: Story | None
    reason: str
    own: Key | None = None


def near_misses(figures: Iterable[Figure], ruled: Mapping[str, Ruled]) -> Iterable[NearMiss]:
    """Figures that one unknown keeps out of a series, or one difference: "its subject is not stated", "it is of another year"."""
    listed = sorted(figures, key=lambda figure: figure.figure_id)
    wholes: dict[tuple[Key, str], Counter[str]] = defaultdict(Counter)
    for figure in listed:
        key = ruled[figure.figure_id].key
        if key and figure.quantity:
            for blank in REASONS:
                if (getattr(key, blank) is None) == (blank in DIFFERENT):
                    wholes[key.without(blank), blank][figure.quantity] += 1
            wholes[_any(key), ""][figure.quantity] += 1
    for figure in listed:
        if figure.quantity_rule != "curated":
            yield from _of(figure, ruled[figure.figure_id], wholes)


def _any(key: Key) -> Key:
    return key.without("story", "within", "year")._replace(scope="total")


def _of(figure: Figure, ruled: Ruled, wholes: Mapping[tuple[Key, str], Counter[str]]) -> Iterable[NearMiss]:
    key = ruled.key
    if key is None:
        if ruled.own and ruled.reason:
            yield from (NearMiss(figure.figure_id, quantity, ruled.reason) for quantity in _most(wholes.get((_any(ruled.own), ""))))
        return
    for blank, reason in REASONS.items():
        told = key.story and blank == "subject"  # the dead of an earthquake in Peru need no owner
        if not told and (getattr(key, blank) is None) != (blank in DIFFERENT):
            for quantity in _most(wholes.get((key.without(blank), blank))):
                if quantity != figure.quantity:
                    yield NearMiss(figure.figure_id, quantity, reason)


def _most(found: Counter[str] | None) -> list[str]:
    """The series with most figures."""
    return [quantity for quantity, _ in sorted((found or Counter()).items(), key=lambda item: (-item[1], item[0]))[:MOST]]
