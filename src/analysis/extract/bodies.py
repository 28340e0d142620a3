"""Bodies that every country has, told apart by their state: "Interior Ministry" of whom?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.extract import nations
from analysis.extract.names import Span
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import id_of
from analysis.model import Actor

DOMINANT = 3
LEAST = 2  # places of one country that show the country of a text
_OWNS = re.compile(r"(?:['’]s?)?\s+$")  # "Norway's ", "Norwegian "
_WITHIN = re.compile(r"(.+) of (?:the )?(.+)")
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?$")


def settle(spans: Sequence[Span], text: str) -> None:
    """Give each generic body the state that the text gives it anywhere; with one state in all the text, that one."""
    states = {span.text: span.actor for span in spans if span.kind == "state" and span.actor}
    unknown = {actor.name: actor for actor in states.values() if actor.basis == "discovered"}
    states |= {form.capitalize(): actor for name, actor in unknown.items() for form in nations.adjectives(name.casefold())}
    bodies: dict[str, list[tuple[Span, str, Actor | None]]] = {}
    for span in spans:
        if span.kind == "organisation" and span.actor and (not span.actor.country or _elsewhere(span.actor, spans)):
            name, owner = apart(span.text, states)
            if naming.is_generic(name):
                bodies.setdefault(name.casefold(), []).append((span, name, owner or _owner(span, spans, text)))
    main = _main(spans) if bodies else None
    told = {
        owner.actor_id: owner for mentions in bodies.values() for _, name, owner in mentions if owner and name.lower().endswith("party")
    }
    for mentions in bodies.values():
        owners = {owner.actor_id: owner for _, _, owner in mentions if owner}
        known = any(span.actor is not None and span.actor.basis == "registry" for span, _, _ in mentions)
        party = mentions[0][1].lower().endswith("party")
        if not owners and main and (not known or party):
            owners = {main.actor_id: main}
        elif not owners and party and len(told) == 1:  # "Norway's Vantor Party … the Centre Party"
            owners = told
        if len(owners) == 1:
            (state,) = owners.values()
            for span, name, _ in mentions:
                _hand_over(spans, span, of_state(name, state))


def _elsewhere(actor: Actor, spans: Sequence[Span]) -> bool:
    """Whether a party of the registry is of a country that the text does not name: "Labour Party" in one on New Zealand."""
    lands = {span.actor.country for span in spans if span.kind in ("state", "place") and span.actor}
    return actor.basis == "registry" and actor.name.endswith("Party") and actor.country not in lands


def _hand_over(spans: Sequence[Span], body: Span, actor: Actor) -> None:
    """Give a body and its short forms an actor: "the Health Department (HD) … HD said"."""
    old = body.actor
    body.actor = actor
    same = ("acronym", "short", "registry") if old and old.basis == "registry" else ("acronym", "short")  # "Greens" of the Green Party
    for span in spans:
        if span.rule in same and span.actor == old:
            span.actor = actor


def apart(name: str, states: dict[str, Actor]) -> tuple[str, Actor | None]:
    """A body's name without its state, and the state: "Norwegian Red Cross", "Seismological Institute of Norway"."""
    first, _, rest = name.partition(" ")
    within = _WITHIN.fullmatch(name)
    for word, other in ((first, rest), *(((within[2], within[1]),) if within else ())):
        entries = [
            entry for entry in registry.names().get(word, ()) if entry.actor.kind == "state" and entry.rule in ("demonym", "registry")
        ]
        state = states.get(word) or (entries[0].actor if entries else None)
        if state and other:
            return other, state
    return name, None


def _main(spans: Sequence[Span]) -> Actor | None:
    """The state a text is about: the only one, or one named three times as often as any other."""
    actors = {span.actor.actor_id: span.actor for span in spans if span.kind == "state" and span.actor}
    counts = Counter(span.actor.actor_id for span in spans if span.kind == "state" and span.actor).most_common(2)
    if not counts:
        return _by_places(spans)
    if len(counts) > 1 and counts[0][1] < DOMINANT * counts[1][1]:
        return None
    others = Counter(
        span.key
        for span in spans
        if span.kind == "place" and span.actor and span.actor.basis == "discovered" and not span.key[-1].isdigit()
    )
    if max(others.values(), default=0) > counts[0][1]:  # a land that no registry knows is spoken of more
        return None
    return actors[counts[0][0]]


def _by_places(spans: Sequence[Span]) -> Actor | None:
    """The state of a text that names none, by its known places: all of one country, two of them at least."""
    known = {span.actor.actor_id: span.actor.country for span in spans if span.kind == "place" and span.actor and span.actor.country}
    if len(known) < LEAST or len(set(known.values())) > 1:
        return None
    return registry.states().get(registry.state_ids().get(next(iter(known.values())) or "", ""))


def of_state(name: str, state: Actor) -> Actor:
    """A state's body: interior-ministry-norway."""
    return Actor(
        actor_id=f"{id_of(name)}-{state.actor_id}",
        name=f"{name} ({state.name})",
        kind="organisation",
        country=state.country,
        basis="discovered",
    )


def _owner(span: Span, spans: Sequence[Span], text: str) -> Actor | None:
    """The state right before a body, or after it with "of"."""
    for other in spans:
        if other.kind == "state" and other.actor:
            if other.end <= span.start and span.start - other.end <= 4 and _OWNS.fullmatch(text[other.end : span.start]):
                return other.actor
            if span.end < other.start <= span.end + 8 and _OF.fullmatch(text[span.end : other.start]):
                return other.actor
        elif other.kind == "place" and span.end < other.start <= span.end + 8 and _OF.fullmatch(text[span.end : other.start]):
            capital = next((entry.actor for entry in other.entries if entry.rule == "capital"), None)  # "the Defence Ministry in Lisbon"
            if capital is not None:
                return capital
    return None
