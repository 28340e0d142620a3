"""One actor, one row: the actors of single texts joined across a corpus.

Registry actors have one id everywhere. Persons are joined by their full names only, never by a bare surname; equal names join unless
their countries, offices or suffixes differ, and names that differ in spelling join only where a country or an office is shared and
nobody else fits. Organisations and places join by their name unless it is one that every country has. The outcome does not depend on
the order of the articles; every link says its rule. Leaving one person in two rows is the lesser error, joining two the greater.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from analysis.extract import person_names
from analysis.extract.nations import adjectives
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import id_of
from analysis.link.bodies import body, known
from analysis.link.joining import Group, Local, fold, join
from analysis.link.offices import is_letters, is_office, letters, of_land, same, spelt_out, title
from analysis.model import Actor, Affiliation

KINDS = ("person", "organisation", "group", "place", "state")  # what texts differ on is the later: an organisation is the likelier mistake
SHORT = 3  # letters: an acronym this short is many things to many people
NONE: frozenset[str] = frozenset()  # one for all: most actors have none, and each set takes as much as ten names


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors of a corpus.

    Attributes:
        actors: one row an actor, by id.
        ids: (article id, id in the article) to the id in the corpus.
        rules: the same key to the rule of its link: registry, alias, name, variant, misspelling, alone.
    """

    actors: list[Actor]
    ids: dict[Local, str]
    rules: dict[Local, str]


def link_actors(
    local: Mapping[str, Sequence[Actor]],
    affiliations: Sequence[Affiliation] = (),
    *,
    aliases: Mapping[str, str] | None = None,
    on: Mapping[str, frozenset[str]] | None = None,
) -> LinkedActors:
    """Join the actors of single articles.

    Args:
        local: article id to the actors found in it.
        affiliations: offices and memberships the articles state, with ids local to them.
        aliases: a reader's decisions: a name to the id or name of the actor it means.
        on: article id to the country or places it is on, for offices that every country has.

    Returns:
        The actors with their ids and the rule of every link.
    """
    spoken = {fold(alias): target for alias, target in (aliases or {}).items()}
    nodes = sorted(((article, actor.actor_id), actor) for article, actors in local.items() for actor in actors)
    unknown = sorted({actor.name for _, actor in nodes if actor.kind == "state" and actor.basis == "discovered"})
    lands = {form: name for name in unknown for form in adjectives(name.lower())}
    nodes = [(key, of_land(actor, lands)) for key, actor in nodes] if lands else nodes
    countries = {actor.actor_id: actor.country for _, actor in nodes if actor.country}
    stated: dict[Local, list[Affiliation]] = defaultdict(list)
    for row in affiliations:
        stated[row.article_id, row.actor_id].append(row)
    named = {other.name: other for _, other in nodes if other.basis != "discovered"} | {other.actor_id: other for _, other in nodes}
    linked = LinkedActors([], {}, {})
    groups: dict[str, list[Group]] = defaultdict(list)
    offices: dict[str, list[tuple[Local, Actor]]] = defaultdict(list)
    towns = _towns(actor for _, actor in nodes)
    bare = {letters(actor) for _, actor in nodes if is_letters(actor)}
    names: dict[str, list[tuple[str, Local, Actor]]] = defaultdict(list)  # of these letters
    for key, actor in nodes:
        if actor.kind in ("organisation", "group") and not is_letters(actor) and letters(actor) in bare and actor.basis == "discovered":
            names[letters(actor)].append((_block(actor), key, actor))
    for key, actor in nodes:
        if (target := spoken.get(fold(actor.name)) or spoken.get(actor.actor_id)) is not None:
            _put(linked, key, _aliased(actor, target, named), "alias")
        elif actor.basis != "discovered":
            _put(linked, key, actor, "registry")
            if actor.kind == "person":
                groups[_block(actor)].append(_group(key, actor, stated.get(key, ()), countries))
        elif (ministry := body(actor)) and ministry in known():
            _put(linked, key, known()[ministry], "variant")
        elif actor.kind in ("organisation", "group") and (same_body := _spelt().get(_thing(actor.name))) and _fits(actor, same_body):
            _put(linked, key, same_body, "variant")
        elif actor.kind == "person" and fold(actor.name) in towns:
            groups[_block(town := replace(actor, kind="place"))].append(_group(key, town, (), countries))
        elif is_letters(actor) and (block := spelt_out(key, actor, names[letters(actor)], on or {})):
            groups[block].append(_group(key, actor, stated.get(key, ()), countries))
        elif is_office(actor) or (is_letters(actor) and len(letters(actor)) <= SHORT):
            offices[title(actor)].append((key, actor))
        elif stands_alone(actor):
            _put(linked, key, _alone(key, actor), "alone")
        else:
            groups[_block(actor)].append(_group(key, actor, stated.get(key, ()), countries))
    for name in sorted(offices):
        for found in same(offices[name], on or {}):
            if len(found) == 1:
                _put(linked, found[0][0], _alone(*found[0]), "alone")
            else:
                groups[f"office:{name}:{found[0][0][0]}"] = [_group(key, actor, (), countries) for key, actor in found]
    taken = {actor.actor_id for actor in linked.actors}
    for block in sorted(groups):
        for group in join(groups[block]):
            _settle(linked, group, taken)
    linked.actors[:] = sorted({actor.actor_id: actor for actor in linked.actors}.values(), key=lambda actor: actor.actor_id)
    return linked


def mark(article_id: str) -> str:
    """A short mark of an article, for the ids of actors that only it knows."""
    return sha256(article_id.encode()).hexdigest()[:6]


def stands_alone(actor: Actor) -> bool:
    """Whether a name is too little to join articles by: a bare surname, a short acronym, an office every country has."""
    if actor.kind == "person":
        return len(person_names.parse(actor.name).words) < 2
    if actor.kind in ("organisation", "group"):
        return (registry.is_acronym(actor.name) and len(letters(actor)) <= SHORT) or (naming.is_generic(actor.name) and not actor.country)
    return False


def _alone(key: Local, actor: Actor) -> Actor:
    return replace(actor, actor_id=f"{actor.actor_id}-{mark(key[0])}")


def _towns(actors: Iterable[Actor]) -> frozenset[str]:
    """Names of one word that articles know as a place and nobody has: where one article takes it for a person, it is that place."""
    places: set[str] = set()
    persons: set[str] = set()
    for actor in actors:
        words = fold(actor.name).split()
        if actor.kind == "place" and actor.basis == "discovered" and len(words) == 1:
            places.add(words[0])
        elif actor.kind == "person" and (len(words) > 1 or actor.basis != "discovered"):
            persons.update(words)
    return frozenset(places - persons)


def _aliased(actor: Actor, target: str, named: Mapping[str, Actor]) -> Actor:
    """The actor a reader's alias means, by name or id: one of the registry or the corpus, else a new one."""
    if target in registry.names():
        return registry.names()[target][0].actor
    known = named.get(target) or registry.actors().get(target)
    return known or Actor(actor_id=id_of(target), name=target, kind=actor.kind, country=actor.country, basis="curated")


def _put(linked: LinkedActors, key: Local, actor: Actor, rule: str) -> None:
    linked.actors.append(actor)
    linked.ids[key], linked.rules[key] = actor.actor_id, rule


def _thing(name: str) -> str:
    """The name of a body however it is spelt: "Melkan" is the Melkan Party, "Citizens Guild" the Citizens' Guild."""
    words = re.sub("[',]", "", fold(name)).removesuffix(" party").split()
    return " ".join(naming.spellings().get(word, word) for word in words)


@cache
def _spelt() -> Mapping[str, Actor]:
    """Bodies of the registry by their names of several words, those apart that every country has."""
    found: dict[str, Actor] = {}
    for name, (first, *_) in registry.names().items():
        if first.actor.kind in ("organisation", "group") and first.rule != "metonym" and " " in name and not naming.is_generic(name):
            found.setdefault(_thing(name), first.actor)
    return {thing: actor for thing, actor in found.items() if " " in thing}


def _fits(actor: Actor, known: Actor) -> bool:
    return not actor.country or actor.country == known.country


def _block(actor: Actor) -> str:
    """What two actors must share to be compared at all."""
    if ministry := body(actor):
        return f"ministry:{' '.join(sorted(ministry[0]))}:{ministry[1]}"
    if actor.kind != "person":
        return f"thing:{_thing(actor.name)}:{actor.country or ''}"
    name = person_names.parse(actor.name)
    surname = min(naming.variants().get(name.surname[-1], {-1})) if name.surname_first else -1
    return f"person:{surname if surname >= 0 else person_names.surname_sound(name)}"


def _group(key: Local, actor: Actor, stated: Sequence[Affiliation], countries: Mapping[str, str | None]) -> Group:
    organisations = frozenset(row.organisation_id for row in stated if row.organisation_id)
    known = {actor.country, *(countries.get(organisation) for organisation in organisations)} - {None}
    offices = frozenset(
        word for row in stated for word in fold(row.title).split() if len(word) > 3 and word not in ("former", "chief", "senior")
    )
    rule = "registry" if actor.basis != "discovered" else "name"
    countries_of = frozenset(str(country) for country in known)
    return Group([(key, actor)], countries_of or NONE, organisations or NONE, offices or NONE, rule)


def _settle(linked: LinkedActors, group: Group, taken: set[str]) -> None:
    """Give a group its row: the registry's where it has one, else a new id by its fullest name."""
    known = [actor for _, actor in group.members if actor.basis != "discovered"]
    if known:
        row = known[0]
    else:
        (country,) = group.countries if len(group.countries) == 1 else (None,)
        name = id_of(group.name)
        wanted = [name, f"{name}-{(country or '').lower()}", f"{name}-{mark(group.members[0][0][0])}"]
        free = next((name for name in wanted if name not in taken and not name.endswith("-")), wanted[-1])
        kind = max((actor.kind for _, actor in group.members), key=lambda kind: (KINDS.index(kind), kind))
        row = replace(group.members[0][1], actor_id=free, name=group.name, kind=kind, country=country or group.members[0][1].country)
    taken.add(row.actor_id)
    linked.actors.append(row)
    for key, actor in group.members:
        linked.ids[key] = row.actor_id
        linked.rules[key] = "registry" if actor.basis != "discovered" else "variant" if group.rule == "registry" else group.rule
