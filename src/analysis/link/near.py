"""Figures that nearly joined a series, and why they did not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


PLACES = ("in-", "on ")  # of a story that is a place, or what some articles are on, and no incident
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


def is_settled(key: Key | None) -> bool:
    """Whether a figure's own words say enough of what it counts, so that nothing takes it to another series."""
    if key is None:
        return False
    incident = key.story is not None and not key.story.startswith(PLACES)
    return incident or (key.event is not None and key.subject is not None)


def near_misses(figures: Iterable[Figure], ruled: Mapping[str, Ruled]) -> Iterator[NearMiss]:
    """Figures that one unknown keeps out of a series, or one difference: "its subject is not stated", "it is of another year"."""
    listed = sorted(figures, key=lambda figure: figure.figure_id)
    series = Counter((key, figure.quantity) for figure in listed if (key := ruled[figure.figure_id].key) and figure.quantity)
    wholes: dict[tuple[Key, str], Counter[str]] = defaultdict(Counter)
    for (key, quantity), times in series.items():
        for blank in REASONS:
            if (getattr(key, blank) is None) == (blank in DIFFERENT):
                wholes[key.without(blank), blank][quantity] += times
        wholes[_any(key), ""][quantity] += times
    best = {
        place: [name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]] for place, found in wholes.items()
    }
    known: dict[tuple[Key | None, str, Key | None], list[tuple[str, str]]] = {}
    for figure in listed:
        one = ruled[figure.figure_id]
        if figure.quantity_rule != "curated":
            place = one.key, one.reason, one.own
            if place not in known:
                known[place] = list(_of(one, best))
            yield from (NearMiss(figure.figure_id, quantity, reason) for quantity, reason in known[place] if quantity != figure.quantity)


def _any(key: Key) -> Key:
    return key.without("story", "within", "year")._replace(scope="total")


def _of(ruled: Ruled, best: Mapping[tuple[Key, str], Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Series and reasons for figures that are ruled alike."""
    key = ruled.key
    if key is None:
        if ruled.own and ruled.reason:
            yield from ((quantity, ruled.reason) for quantity in best.get((_any(ruled.own), ""), ()))
        return
    for blank, reason in REASONS.items():
        told = key.story and blank == "subject"  # the dead of an earthquake in Peru need no owner
        if not told and (getattr(key, blank) is None) != (blank in DIFFERENT):
            yield from ((quantity, reason) for quantity in best.get((key.without(blank), blank), ()))
