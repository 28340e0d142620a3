"""Actors known beforehand: states, places, organisations and persons with every name they go by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.lexicons import listed, read_tsv
from analysis.model import Actor, ActorKind
from analysis.slugs import slug, unaccented

GROUPS = frozenset({"armed"})  # classes of organisations.tsv that are groups rather than organisations
COMMON = frozenset({"company", "outlet", "club", "bank", "university"})  # whose single words are often common words or surnames
NOT_CAPITALS = ("Brussels", "Panama City", "Mexico City", "Vatican City", "Kuwait City")  # they stand for no state
BIG = 500_000  # inhabitants of a city that a bare name means without more evidence


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one actor.

    Attributes:
        text: the words, as written in running text.
        actor: whom they name.
        rule: how: registry, acronym, demonym (an adjective), people (a plural: "Germans"), capital, metonym or place.
        condition: when a metonym stands for its actor: always, actor (in an actor's role), bound.
        weight: how sure the bare words are, 0 (need evidence) to 3.
    """

    text: str
    actor: Actor
    rule: str
    condition: str = "always"
    weight: float = 3.0


def plain(name: str) -> str:
    """A name without accents, with straight apostrophes."""
    return unaccented(name).replace("’", "'")


def id_of(name: str) -> str:
    """A name as an id: a slug without the dots of acronyms and without apostrophes.

    >>> id_of("U.N."), id_of("Côte d’Ivoire"), id_of("Новости")
    ('un', 'cote-divoire', 'unnamed')
    """
    return slug(re.sub(r"['.]", "", plain(name))) or "unnamed"


def is_acronym(name: str) -> bool:
    """Capitals only, with or without dots: "IAEA", "U.N.", "AT&T"."""
    letters = re.sub(r"[^A-Za-z]", "", name)
    return len(letters) > 1 and letters.isupper() and " " not in name


@cache
def states() -> dict[str, Actor]:
    """States, dependent territories and historic states, by id."""
    codes = {row["iso3"]: row["wikidata"] or None for row in read_tsv("demonyms")}
    found = {}
    for row in read_tsv("states"):
        kind: ActorKind = "state" if row["kind"] == "state" else "place"
        found[row["id"]] = Actor(
            actor_id=row["id"], name=row["name"], kind=kind, country=row["iso3"], wikidata=codes.get(row["iso3"]), basis="registry"
        )
    for row in read_tsv("historic_states"):
        found[row["id"]] = Actor(actor_id=row["id"], name=row["name"], kind="state", wikidata=row["wikidata"] or None, basis="registry")
    return found


@cache
def state_ids() -> dict[str, str]:
    """ISO alpha-3 code to actor id."""
    return {actor.country: actor.actor_id for actor in states().values() if actor.country}


def _state_names() -> Iterator[Name]:
    actors, ids = states(), state_ids()
    for row in read_tsv("states"):
        actor = actors[row["id"]]
        yield Name(actor.name, actor, "registry")
        yield from (Name(name, actor, "registry") for name in listed(row["also_called"]))
        for capital in listed(row["capitals"]):
            if actor.kind == "state" and capital not in (actor.name, *NOT_CAPITALS):
                yield Name(capital, actor, "capital")
    for row in read_tsv("demonyms"):
        yield from _called(actors[ids[row["iso3"]]], row)
    for row in read_tsv("historic_states"):
        yield Name(row["name"], actors[row["id"]], "registry")
        yield from _called(actors[row["id"]], row)


def _called(actor: Actor, row: dict[str, str]) -> Iterator[Name]:
    yield from (Name(name.removeprefix("the ").removeprefix("The "), actor, "registry") for name in listed(row["also_called"]))
    yield from (Name(name, actor, "demonym") for name in listed(row["adjectives"]))
    yield from (Name(name, actor, "people") for name in listed(row["people"]))


def _place(name: str, country: str | None) -> Actor:
    return Actor(actor_id=id_of(name), name=name, kind="place", country=country, basis="registry")


def _place_names() -> Iterator[Name]:
    spoken = {other: row["name"] for row in read_tsv("place_names") for other in listed(row["also_called"])}
    for row in read_tsv("place_names"):
        actor = states().get(id_of(row["name"])) or _place(row["name"], row["country"] or None)
        yield from (Name(name, actor, "place", weight=2.5) for name in [row["name"], *listed(row["also_called"])] if "(" not in name)
    for row in read_tsv("cities"):
        people = int(row["population"])
        weight = 2.0 if people == 0 or people >= BIG else 1.2 if people >= BIG / 2 else 0.6
        if row["name"] not in spoken:
            yield Name(row["name"], _place(row["name"], row["country"]), "place", weight=weight)
    for row in read_tsv("provinces"):
        yield Name(row["name"], _place(row["name"], row["country"]), "place", weight=1.2)
    for row in read_tsv("regions"):
        for name in (name for name in listed(row["names"]) if name not in spoken):
            country = row["country"] if len(row["country"]) == 3 else None
            yield Name(name, _place(name, country), "place", weight=2.5)


@cache
def provinces() -> frozenset[str]:
    """Names of provinces that are no city's and no state's: Borno, which is Borno State, but not Kano or Niger."""
    cities = {row["name"] for row in read_tsv("cities") if int(row["population"])}
    alone = {row["name"] for row in read_tsv("provinces")} | {row["name"] for row in read_tsv("cities") if not int(row["population"])}
    return frozenset(alone - cities - {name.text for name in _state_names()})


def _organisation_names() -> Iterator[Name]:
    for row in read_tsv("organisations"):
        kind: ActorKind = "group" if row["class"] in GROUPS else "organisation"
        name = row["name"]
        actor = Actor(actor_id=id_of(name), name=name, kind=kind, country=row["country"] or None, basis="registry")
        for other in _prefixed([name, *listed(row["also_called"])]):
            sure = 3.0 if " " in other or is_acronym(other) or row["class"] == "agency" else 1.5 if row["class"] in COMMON else 2.0
            yield Name(other, actor, "acronym" if is_acronym(other) and other != name else "registry", weight=sure)


def _prefixed(names: list[str]) -> list[str]:
    """Names, and with every spelling of the prefix of American and United Nations bodies."""
    found = dict.fromkeys(names)
    for name in names:
        for spellings in (("U.S. ", "US ", "United States "), ("U.N. ", "UN ", "United Nations ")):
            for prefix in spellings:
                if name.startswith(prefix):
                    found |= dict.fromkeys(other + name.removeprefix(prefix) for other in spellings)
    return list(found)


def _person_names() -> Iterator[Name]:
    for row in read_tsv("people"):
        name = row["name"]
        country, wikidata = row["country"] or None, row["wikidata"] or None
        actor = Actor(actor_id=id_of(name), name=name, kind="person", country=country, wikidata=wikidata, basis="registry")
        yield from (Name(other, actor, "registry") for other in [name, *listed(row["also_called"])])


def _metonyms() -> Iterator[Name]:
    actors = states() | {name.actor.actor_id: name.actor for name in _organisation_names()}
    for row in read_tsv("metonyms"):
        yield Name(row["words"].removeprefix("The "), actors[row["actor"]], "metonym", condition=row["condition"])


@cache
def names() -> dict[str, tuple[Name, ...]]:
    """Every name, by its words; the surest first. A capital is both a place and its state."""
    found: dict[str, list[Name]] = {}
    sources = (_state_names(), _metonyms(), _person_names(), _organisation_names(), _place_names())
    for name in (name for source in sources for name in source):
        spellings = {name.text, name.text.replace("'", "’"), plain(name.text)}
        for text in spellings:
            entries = found.setdefault(text, [])
            if all((entry.actor.actor_id, entry.rule) != (name.actor.actor_id, name.rule) for entry in entries):
                entries.append(name)
    return {text: tuple(entries) for text, entries in found.items()}


@cache
def actors() -> dict[str, Actor]:
    """Every actor known beforehand, by id."""
    return {entry.actor.actor_id: entry.actor for entries in names().values() for entry in entries}


@cache
def outlets() -> frozenset[str]:
    """Ids of news agencies and outlets."""
    return frozenset(id_of(row["name"]) for row in read_tsv("organisations") if row["class"] in ("agency", "outlet"))


@cache
def persons() -> dict[str, tuple[Actor, str]]:
    """Registry persons by id, with their gender."""
    genders = {id_of(row["name"]): row["gender"] for row in read_tsv("people")}
    return {name.actor.actor_id: (name.actor, genders[name.actor.actor_id]) for name in _person_names()}


@cache
def offices() -> dict[str, tuple[tuple[str, Actor], ...]]:
    """Surname to (title, registry person) of those whom title and surname name together."""
    found: dict[str, list[tuple[str, Actor]]] = {}
    known = persons()
    for row in read_tsv("people"):
        actor = known[id_of(row["name"])][0]
        for office in listed(row["office"]):
            found.setdefault(plain(row["name"]).casefold().split()[-1], []).append((office, actor))
    return {surname: tuple(entries) for surname, entries in found.items()}


@cache
def by_surname() -> dict[str, Actor]:
    """Registry persons so well known that their rare surname names them where their country is spoken of."""
    return {surname: entries[0][1] for surname, entries in offices().items() if ("surname", entries[0][1]) in entries}
