"""States by half a name ("the South"), and states the registry does not know ("Zarvonian officials", "the Republic of Zarvonia")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extract.found import Words
from analysis.extract.names import Span, Spotter
from analysis.lexicons import naming
from analysis.lexicons.registry import id_of
from analysis.model import Actor

_OF = re.compile(r"\b(?:Republic|Kingdom|Sultanate|Emirate|Federation|[Gg]overnment|[Pp]eople|[Pp]resident|[Pp]arliament) of (?:the )?$")
_SHAPE = re.compile(r"(?:[aeiou]nia|[lrdtvg]ia|stan|land)$")
_HALF = re.compile(r"\b[Tt]he (South|North)\b(?! [A-Z])")
ENDINGS = ("n", "an", "ian", "ese", "i", "ish")


def bound(spans: list[Span], text: str, spotter: Spotter) -> list[Span]:
    """The spans with "the South" as the one state of the text named South …; without such a state it is none ("storms in the South")."""
    states = {span.actor.actor_id: span.actor for span in spans if span.actor and span.actor.kind == "state"}
    states |= {e.actor.actor_id: e.actor for span in spans if span.kind == "place" for e in span.entries if e.actor.kind == "state"}
    kept = [span for span in spans if span.key not in ("south", "north")]
    taken = {index for span in kept if span.kind for index in range(span.first, span.last + 1)}
    for half in _HALF.finditer(text):
        found = [actor for actor_id, actor in states.items() if actor_id.startswith(half[1].lower() + "-")]
        span = spotter.span(*half.span(1))
        if len(found) == 1 and span.first not in taken:
            span.actor, span.kind, span.rule = found[0], "state", "metonym"
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def adjectives(name: str) -> set[str]:
    """What the adjective of a country's name may be, lower case: zarvonian, zarvoni, zarvonese."""
    stem = name.rstrip("aeiou")
    return {root + ending for root in {name, stem} for ending in ENDINGS if len(root) > 2} - {name}


def settle(spans: list[Span], words: Words, text: str, spotter: Spotter) -> list[Span]:
    """The spans, with those of unknown states and their adjectives given that state."""
    spans = bound(spans, text, spotter)
    places = {span.key: span for span in spans if not span.title and not span.entries and span.key.isalpha() and len(span.key) > 3}
    if not places:
        return spans
    forms = {form: key for key in sorted(places) for form in adjectives(key)}
    found: dict[str, set[int]] = {}
    cues = naming.cue_words("state")
    shown = {span.key for span in spans if span.key in places and _governs(span, words, text, cues)}
    for index, word in enumerate(words.lower):
        if word in forms and words.text[index][0].isupper():
            found.setdefault(forms[word], set()).add(index)
            if index + 1 < len(words) and words.lower[index + 1] in cues:
                shown.add(forms[word])
    shown = {key for key in shown if key in found or (_SHAPE.search(key) and places[key].kind != "person")}
    states = {key: Actor(actor_id=id_of(key), name=places[key].text, kind="state", basis="discovered") for key in shown}
    return sorted([*_named(spans, states, found), *_described(spans, states, found, words, spotter)], key=lambda span: span.start)


def _governs(span: Span, words: Words, text: str, cues: frozenset[str]) -> bool:
    """Whether what only states have is said to be of the name: "the government of Zarvonia", "Zarvonia's own government"."""
    if _OF.search(text[max(0, span.start - 24) : span.start]):
        return True
    owns = span.last + 1 < len(words) and words.text[span.last + 1] in ("'s", "’s")
    return owns and any(word in cues for word in words.lower[span.last + 2 : span.last + 5])


def _named(spans: Sequence[Span], states: dict[str, Actor], found: dict[str, set[int]]) -> list[Span]:
    """All spans but lone adjectives; the places that are states are states."""
    taken = {index for key in states for index in found.get(key, ())}
    kept = [span for span in spans if not (span.first == span.last and span.first in taken)]
    for span in kept:
        if span.key in states:
            span.actor, span.kind, span.rule = states[span.key], "state", "discovered"
    return kept


def _described(spans: Sequence[Span], states: dict[str, Actor], found: dict[str, set[int]], words: Words, spotter: Spotter) -> list[Span]:
    """The adjectives, where no longer name holds them ("Zarvonian Red Crescent")."""
    inside = {index for span in spans if span.kind and span.last > span.first for index in range(span.first, span.last + 1)}
    made = []
    for key, actor in states.items():
        for index in sorted(found.get(key, set()) - inside):
            span = spotter.span(words.start[index], words.end[index])
            span.actor, span.kind, span.rule = actor, "state", "demonym"
            made.append(span)
    return made
