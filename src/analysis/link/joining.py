"""Actors of single texts that are one: what joins them, and what keeps them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract import person_names
from analysis.extract.person_names import PersonName
from analysis.lexicons.registry import plain
from analysis.model import Actor

Local = tuple[str, str]  # article id, id of the actor in that article


@dataclass(slots=True)
class Group:
    """Local actors that are one."""

    members: list[tuple[Local, Actor]]
    countries: frozenset[str]
    organisations: frozenset[str]
    offices: frozenset[str]
    rule: str = "name"

    @property
    def name(self) -> str:
        """The fullest of the names, then the most frequent."""
        counts = Counter(actor.name for _, actor in self.members)
        return min(counts, key=lambda name: (-len(person_names.parse(name).words), -counts[name], name))


def fold(name: str) -> str:
    """A name without case, accents, hyphens and dots: "Yoon Suk-yeol" and "Yoon Suk Yeol" are one."""
    return " ".join(plain(name).casefold().replace("-", " ").replace(".", " ").split())


def conflict(one: Group, other: Group) -> bool:
    """Whether two groups state what one person can hardly be: of two countries, or of two organisations in two offices."""
    if one.countries and other.countries:
        return not one.countries & other.countries
    if one.organisations and other.organisations and not one.organisations & other.organisations:
        return not one.offices & other.offices
    return False


def _support(one: Group, other: Group) -> bool:
    """Whether two groups share a country, an organisation or an office."""
    return bool(one.countries & other.countries or one.organisations & other.organisations or one.offices & other.offices)


def _merge(groups: Sequence[Group], rule: str) -> Group:
    """One group of several."""
    if len(groups) == 1:
        return groups[0]
    return Group(
        sorted((member for group in groups for member in group.members), key=lambda member: member[0]),
        frozenset().union(*(group.countries for group in groups)),
        frozenset().union(*(group.organisations for group in groups)),
        frozenset().union(*(group.offices for group in groups)),
        "registry" if any(group.rule == "registry" for group in groups) else rule,
    )


def join(groups: Sequence[Group]) -> list[Group]:
    """Join the groups of one block: equal names first, then spellings.

    Args:
        groups: each of one local actor, all of names that may be the same.

    Returns:
        A group for every actor.
    """
    if groups[0].members[0][1].kind != "person":
        return [_merge(groups, "name")]
    by_name: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[_key(group)].append(group)
    return _variants([group for name in sorted(by_name) for group in _equal(by_name[name])])


def _key(group: Group) -> str:
    actor = group.members[0][1]
    return actor.actor_id if group.rule == "registry" else fold(person_names.parse(actor.name).suffix + " " + actor.name)


def _equal(groups: Sequence[Group]) -> list[Group]:
    """Groups of one name: all that do not conflict are one; of several sides, who says nothing joins none."""
    if groups[0].rule == "registry":
        return [_merge(groups, "registry")]
    said: dict[tuple[tuple[str, ...], ...], list[Group]] = defaultdict(list)
    for group in groups:
        said[tuple(map(tuple, map(sorted, (group.countries, group.organisations, group.offices))))].append(group)
    silent = [group for group in groups if not (group.countries or group.organisations)]
    sides: list[Group] = []
    for key in sorted(said):
        group = _merge(said[key], "name")
        if not (group.countries or group.organisations):
            continue
        agreeing = [index for index, side in enumerate(sides) if not conflict(side, group)]
        if len(agreeing) == 1:
            sides[agreeing[0]] = _merge([sides[agreeing[0]], group], "name")
        else:
            sides.append(group)
    return [_merge([*sides, *silent], "name")] if len(sides) <= 1 else sides + silent


def _variants(groups: list[Group]) -> list[Group]:
    """Join groups whose spellings may be one name, where each shares something with another and all of them fit each other."""
    names = [person_names.parse(group.name) for group in groups]
    fitting: dict[int, set[int]] = defaultdict(set)
    for i, one in enumerate(names):
        for j in range(i):
            if _alike(one, names[j]) and not conflict(groups[i], groups[j]) and {groups[i].rule, groups[j].rule} != {"registry"}:
                fitting[i].add(j)
                fitting[j].add(i)
    done: set[int] = set()
    joined = []
    for i, group in enumerate(groups):
        if i in done:
            continue
        alike = sorted({i} | fitting[i])
        if all({j} | fitting[j] == set(alike) for j in alike) and all(_bound(j, alike, groups, names) for j in alike):
            done.update(alike)
            slip = any(person_names.misspelt(names[i], names[j]) for j in alike[1:])
            group = _merge([groups[j] for j in alike], "misspelling" if slip else "variant")
        joined.append(group)
    return joined


def _bound(j: int, alike: Sequence[int], groups: Sequence[Group], names: Sequence[PersonName]) -> bool:
    """Whether a group shares a country, an office or all its words with another of its kind; alone it needs nothing."""
    others = [i for i in alike if i != j]
    return not others or any(_support(groups[i], groups[j]) or names[i].words == names[j].words for i in others)


def _alike(one: PersonName, other: PersonName) -> bool:
    return person_names.compatible(one, other) or person_names.misspelt(one, other)
