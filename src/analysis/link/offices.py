"""Offices that many countries have, "National Disaster Office": one across articles only where these are on the same country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.lexicons import naming
from analysis.link.joining import Local, fold
from analysis.model import Actor, Mention

LEAST = 3  # words that say something: of a "Health Office" there is one in every town
CLEAR = 2  # how much more than any other a country must be named to be the article's

_OF = re.compile(r"\s+\(([^()]*)\)$")  # "National Disaster Office (Ruritania)"
_EMPTY = frozenset(["of", "the", "for", "and", "on", "in", "to"])


def is_office(actor: Actor) -> bool:
    """Whether an organisation is one that many countries have, under a name long enough to be one office's in one country."""
    name = _OF.sub("", actor.name)
    words = [word for word in name.split() if word.lower() not in _EMPTY]
    long = len(words) >= LEAST and all(word[0].isupper() for word in words)
    return actor.kind == "organisation" and not actor.country and long and naming.is_generic(name)


def title(actor: Actor) -> str:
    """The name of an office without that of its country."""
    return fold(_OF.sub("", actor.name))


def grounds(mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> frozenset[str]:
    """What an article is on: the one country that it names most, or places where it names no country; empty where that is not clear.

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
    return frozenset([first] if clear else [])


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
        joined = [(key, actor)]
        for other in [other for other in groups if held[other] & here]:
            joined = groups.pop(other) + joined
            here |= held.pop(other)
        groups[number], held[number] = joined, here
    return list(groups.values())
