"""One ministry under several spellings: "Health Ministry", "Ministry of Health", and small letters in "Ruritania's health ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from analysis.extract.bodies import apart
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import plain
from analysis.model import Actor

Body = tuple[frozenset[str], str]  # its words in any order, its country

_STATE = re.compile(r"\s+\([^()]*\)$")  # "Health Ministry (Ruritania)"
_SAME = {**naming.spellings(), "internal": "interior"}
_EMPTY = frozenset(["of", "the", "for", "and", "affairs"])  # the Ministry of Foreign Affairs is the Foreign Ministry
_NAMED = re.compile(
    r"\b(?:(?P<before>[a-z]+)\s+ministry(?!\s+(?:of|for)\b)|ministry\s+(?:of|for)\s+(?:the\s+)?(?P<after>[a-z]+(?:\s+affairs)?))\b", re.I
)


def body(actor: Actor) -> Body | None:
    """What a ministry is told by; None for anything else, and where its country is not known."""
    if actor.kind != "organisation" or not actor.country or "inistry" not in actor.name:
        return None
    name, _ = apart(_STATE.sub("", actor.name), {})
    return (_words(name), actor.country) if naming.is_generic(name) else None


def _words(name: str) -> frozenset[str]:
    return frozenset(_SAME.get(word, word) for word in plain(name).casefold().replace("-", " ").split()) - _EMPTY


@cache
def known() -> Mapping[Body, Actor]:
    """The ministries of the registry."""
    actors = (entry.actor for entries in registry.names().values() for entry in entries)
    return {key: actor for actor in actors if (key := body(actor))}


class Ministries:
    """The ministries of a corpus, to be found by what an article calls them."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Learn which there are.

        Args:
            actors: the actors of the corpus.
        """
        listed = list(actors)
        self._countries = {actor.actor_id: actor.country for actor in listed if actor.kind == "state" and actor.country}
        self._ids = {key: actor.actor_id for actor in listed if (key := body(actor))}

    def of(self, actor_id: str | None, text: str | None) -> str | None:
        """The ministry that words name where only their state was linked: "Ruritania's health ministry"; else the actor itself."""
        country = self._countries.get(actor_id or "")
        match = _NAMED.search(text) if country and text else None
        if match is None or country is None:
            return actor_id
        return self._ids.get((_words(f"{match['before'] or match['after']} ministry"), country), actor_id)
