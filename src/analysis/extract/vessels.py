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
_TITLES = word_list("ship title")
_AFLOAT = frozenset({"sank", "sunk", "capsized", "foundered", "aboard", "board", "overboard", "port", "coastguard"})
_SINKING = frozenset({"sink", "capsize", "founder"})
_PREFIX = word_list("ship prefix")
_NEAR = 5  # words from a name to the ship it is said to be


def vessels(spans: Sequence[Span], words: Words) -> frozenset[str]:
    """Keys of the names that some words of the text show to be a ship's."""
    return frozenset(key for span in spans if not span.entries for key in _keys(span, words))


def _keys(span: Span, words: Words) -> tuple[str, ...]:
    """The keys of a ship: that of a name with a prefix ("MV Vantor") is also that of the name alone; none where it is no ship."""
    first, *rest = span.text.split()
    if first in _PREFIX and rest:
        names = span.key.split(" ", 2)[1:]  # the title aside: "Lady", "Vantor"
        return span.key, " ".join(names), names[-1] if names[0] in _TITLES else span.key
    return (span.key,) if (_is_noble(span, words) if span.title else _is_ship(span, words)) else ()


def _is_noble(span: Span, words: Words) -> bool:
    """Is a name with a title a ship's, as a person's is not: "the Lady Vantor", "the ferry Queen Vantor"?"""
    title = span.title.lower().split()
    before, after = span.first - len(title) - 1, span.last + 1
    sinks = after < len(words) and (words.lower[after] in _AFLOAT or words.lower[after] == "sinking")
    led = before >= 0 and (words.lower[before] in {"the", *_SHIPS} or words.text[before] in _PREFIX)
    if title[-1] not in _TITLES or not (led or sinks):
        return False
    return any(word in _SHIPS or word in _PARTS or word in _AFLOAT for word in words.lower)


def _is_ship(span: Span, words: Words) -> bool:
    lower, first, last = words.lower, span.first, span.last
    article = first > 0 and lower[first - 1] == "the"
    before = first - 1 - article
    if before >= 0 and words.sentence[before] == words.sentence[first]:
        clause = words.dep[last] == "nsubj" and words.dep[words.head[last]] == "relcl"  # "the ferry Vantor owned"
        if (lower[before] in _SHIPS or words.text[before] in _PREFIX) and not article and not clause:
            return True
        if article and (lower[before] == "aboard" or lower[before - 1 : before + 1] == ["on", "board"]):
            return last + 1 == len(words) or words.tag[last + 1] != "NN" or lower[last + 1] in _SHIPS  # not "aboard the Vantor bus"
        if article and before and lower[before] == "of" and lower[before - 1] in _PARTS:
            return True
    if not article:
        return False
    if any(words.dep[child] == "appos" and lower[child] in _SHIPS and child - last < _NEAR for child in words.children[last]):
        return True
    verb = words.head[last]
    return words.dep[last] == "nsubj" and words.lemma[verb] in _SINKING and words.tag[verb][:1] == "V"
