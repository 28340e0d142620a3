"""Offices that many countries have and bare acronyms: one across articles only where these are on the same country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.extract.short_forms import initials
from analysis.lexicons import naming, registry
from analysis.link.joining import Local, fold
from analysis.model import Actor, Mention

LEAST = 3  # words that say something: of a "Health Office" there is one in every town
UNIQUE = 4  # letters: an acronym this long is, of the names of one corpus, hardly two bodies'
CLEAR = 2  # how much more than any other a country must be named to be the article's

_OF = re.compile(r"\s+\(([^()]*)\)$")  # "National Disaster Office (Ruritania)"
# a country has one of them, so that places in common are enough where the country is unknown
_NATIONAL = frozenset(
    ["ministry", "cross", "crescent", "parliament", "senate", "presidency", "treasury", "army", "navy", "party", "list", "front", "supreme"]
)
_EMPTY = frozenset(["of", "the", "for", "and", "on", "in", "to"])


def is_office(actor: Actor) -> bool:
    """Whether an organisation is one that many countries have, under a name that is one office's in one country."""
    name = _OF.sub("", actor.name)
    return actor.kind == "organisation" and not actor.country and naming.is_generic(name) and (_is_long(name) or _is_national(name))


def _is_long(name: str) -> bool:
    words = [word for word in name.split() if word.lower() not in _EMPTY]
    return len(words) >= LEAST and all(word[0].isupper() for word in words)


def _is_national(name: str) -> bool:
    return not _NATIONAL.isdisjoint(fold(name).split())


def is_letters(actor: Actor) -> bool:
    """Whether an organisation has but an acronym for a name, which its article never spells out."""
    return actor.kind == "organisation" and actor.basis == "discovered" and registry.is_acronym(actor.name)


def letters(actor: Actor) -> str:
    """The letters of an acronym, or those that a name would have as one."""
    return re.sub(r"[^A-Z]", "", actor.name) if is_letters(actor) else initials(_OF.sub("", actor.name))


def of_land(actor: Actor, lands: Mapping[str, str]) -> Actor:
    """The actor under the name of a land's body: "Zarvonian Red Cross", in an article that has no Zarvonia, is "Red Cross (Zarvonia)".

    Args:
        actor: any.
        lands: adjectives, lower case, of the lands that only the corpus knows -> their names.
    """
    first, _, rest = actor.name.partition(" ")
    if actor.kind != "organisation" or actor.country or first.lower() not in lands or not naming.is_generic(rest):
        return actor
    return replace(actor, name=f"{rest} ({lands[first.lower()]})")


def title(actor: Actor) -> str:
    """The name of an office without that of its country."""
    return fold(_OF.sub("", actor.name))


def grounds(mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> frozenset[str]:
    """What an article is on: the one country that it names most, or places where it names none as often; empty where that is not clear.

    Args:
        mentions: those of the article.
        actors: its actors, by the ids of the mentions.
    """
    named: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for row in mentions:
        actor = actors.get(row.actor_id or "")
        if actor and actor.kind in ("state", "place"):
            if actor.country:
                named[actor.country] += 1
            else:
                places[fold(actor.name)] += 1
    if places.total() >= CLEAR * named.total():
        return frozenset(places)
    (first, times), *rest = named.most_common(2)
    clear = times >= places.total() and (not rest or times >= CLEAR * rest[0][1])
    return frozenset([first] if clear else places if places.total() > times else [])


def spelt_out(key: Local, actor: Actor, names: Sequence[tuple[str, Local, Actor]], on: Mapping[str, frozenset[str]]) -> str | None:
    """The name that a bare acronym is short for elsewhere: the one of its letters in articles on the same, or the only one there is.

    Args:
        key: the article and id of the acronym.
        actor: the acronym.
        names: blocks, articles and actors of the names of these letters.
        on: article id -> what it is on.

    Returns:
        Its block; None where there is none, or more than one.
    """
    here = on.get(key[0], frozenset())
    there = [(block, on.get(other[0], frozenset()) | ({found.country} if found.country else frozenset())) for block, other, found in names]
    near = {block for block, grounds_of in there if grounds_of & here}
    if not near and len(letters(actor)) >= UNIQUE:
        near = {block for block, grounds_of in there if not (grounds_of and here)} if len({block for block, _ in there}) == 1 else set()
    return near.pop() if len(near) == 1 else None


def same(offices: Sequence[tuple[Local, Actor]], on: Mapping[str, frozenset[str]]) -> list[list[tuple[Local, Actor]]]:
    """Offices of one name, in groups of articles that are on the same; who is on nothing known stands alone.

    Args:
        offices: with the articles that name them, in order.
        on: article id -> what it is on.
    """
    groups: dict[int, list[tuple[Local, Actor]]] = {}
    held: dict[int, frozenset[str]] = defaultdict(frozenset)
    for number, (key, actor) in enumerate(offices):
        of = _OF.search(actor.name)
        here = on.get(key[0], frozenset()) | ({fold(of[1])} if of else set())
        if not (_is_long(_OF.sub("", actor.name)) or is_letters(actor)):
            here = frozenset(place for place in here if not place.isupper())  # in an article on Norway it has been given Norway
        joined = [(key, actor)]
        for other in [other for other in groups if held[other] & here]:
            joined = groups.pop(other) + joined
            here |= held.pop(other)
        groups[number], held[number] = joined, here
    return list(groups.values())
