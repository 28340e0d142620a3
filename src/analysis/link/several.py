"""Numbers of a series of which one voice gives several in an article: all but one are of a part, or of something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.nouns import is_money
from analysis.link.rounding import digits, is_among, is_one, upper
from analysis.model import Figure

_OF_THESE = re.compile(r"(?:Of|Among)\s+(?:these|those|them)\b")
REASON = "its article gives several, and others give another"


class _Voice(NamedTuple):
    """Who gives a number in an article, and whether it is so or planned."""

    article: str
    claimant: str | None
    modality: str


def keep_one(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> dict[str, Ruled]:
    """The figures' keys, without those of numbers that a voice gives beside the one that others give alone.

    "Vantor recalls 6 million cars. Some 3 million of these were recalled for their brakes": where another article says that Vantor
    recalls 6 million, the 3 million are no count of all.

    Args:
        figures: all figures, in order.
        ruled: their keys.
    """
    series: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        one = ruled[figure.figure_id]
        if one.key and _counts_things(one.key) and not (one.story and one.story.scene.recalled):
            series[one.key].append(figure)
    found = dict(ruled)
    for key, members in series.items():
        for figure in _beside(members, key.subject):
            found[figure.figure_id] = ruled[figure.figure_id]._replace(key=None, rule="", reason=REASON)
    return found


def _counts_things(key: Key) -> bool:
    """Whether a series is of what was done: cars recalled, bonds bought; not of the dead, nor of prices and shares."""
    done = key.event is not None and key.event != key.item_class
    return done and not {key.item_class, key.event} & FATES and (key.unit is None or is_money(key.unit))


def _beside(members: Sequence[Figure], owner: str | None) -> Iterator[Figure]:
    """The figures of voices that give several numbers, where others give but one, and not theirs.

    What an article says of an owner's deeds and what the owner says of them is one voice.
    """
    given: dict[_Voice, list[Figure]] = defaultdict(list)
    for figure in members:
        if _OF_THESE.match(figure.evidence):
            yield figure
            continue
        claimant = figure.claimant_id or figure.claimant_text
        given[_Voice(figure.article_id, None if claimant == owner else claimant, figure.modality)].append(figure)
    alone = {upper(found[0]) for found in given.values() if _is_one_number(found)}
    for found in given.values():
        if alone and not _is_one_number(found):
            yield from (figure for figure in found if not is_among(upper(figure), alone))


def _is_one_number(figures: Sequence[Figure]) -> bool:
    values = [upper(figure) for figure in figures]
    return all(is_one(value, max(values, key=digits)) for value in values)
