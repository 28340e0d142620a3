"""Ships by name, which are no places and no actors: "the ferry Vantor", "the Vantor, a ferry, sank", "aboard the Vantor"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.lexicons import word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.extract.names import Span

_SHIPS = word_list("ship")
_PARTS = word_list("ship part")
_SINKING = frozenset({"sink", "capsize", "founder"})
_NEAR = 5  # words from a name to the ship it is said to be


def vessels(spans: Sequence[Span], words: Words) -> frozenset[str]:
    """Keys of the names that some words of the text show to be a ship's."""
    return frozenset(span.key for span in spans if not span.entries and not span.title and _is_ship(span, words))


def _is_ship(span: Span, words: Words) -> bool:
    lower, first, last = words.lower, span.first, span.last
    article = first > 0 and lower[first - 1] == "the"
    before = first - 1 - article
    if before >= 0 and words.sentence[before] == words.sentence[first]:
        clause = words.dep[last] == "nsubj" and words.dep[words.head[last]] == "relcl"  # "the ferry Vantor owned"
        if lower[before] in _SHIPS and not article and not clause:
            return True
        if article and (lower[before] == "aboard" or lower[before - 1 : before + 1] == ["on", "board"]):
            return True
        if article and before and lower[before] == "of" and lower[before - 1] in _PARTS:
            return True
    if not article:
        return False
    if any(words.dep[child] == "appos" and lower[child] in _SHIPS and child - last < _NEAR for child in words.children[last]):
        return True
    verb = words.head[last]
    return words.dep[last] == "nsubj" and words.lemma[verb] in _SINKING and words.tag[verb][:1] == "V"
