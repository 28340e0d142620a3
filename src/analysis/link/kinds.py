"""Kinds of incident that are one where articles of the same days tell of one place: a mine disaster, its explosion, the fire after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.link.episodes import Placed
from analysis.link.settings import Setting

FAMILY = ("mine", "explosion", "fire")  # the more special first
DAYS = 7  # between two articles on one


@dataclass
class _Incident:
    """What articles tell of one place in the same days."""

    last: date
    towns: set[str]
    kinds: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The most special kind that it is called."""
        return next(kind for kind in FAMILY if kind in self.kinds)


def one_kind(placed: Sequence[Placed], above: Mapping[str, str]) -> Iterator[Placed]:
    """The scenes; those of a fire where other articles name the same town in their lead and call it an explosion are of the explosion.

    An article on a mine disaster that names no town goes with the only one that is told of in its country in those days.

    Args:
        placed: the scenes.
        above: places -> their country.
    """
    settings = {one.setting.article_id: one.setting for one in placed if one.setting.kind in FAMILY and one.setting.day}
    countries: dict[str | None, list[Setting]] = defaultdict(list)
    for setting in settings.values():
        countries[above.get(setting.place or "", setting.place)].append(setting)
    kinds: dict[str, str] = {}
    for place, found in countries.items():
        if len({setting.kind for setting in found}) > 1:
            for incident in _incidents(sorted(found, key=lambda setting: (setting.day or date.min, setting.article_id)), place):
                kinds |= dict.fromkeys(incident.articles, incident.kind)
    for one in placed:
        kind = kinds.get(one.setting.article_id)
        own = kind and one.scene.kind == one.setting.kind and one.scene.place == above.get(one.setting.place or "", one.setting.place)
        yield Placed(one.setting, one.figure_id, one.scene._replace(kind=kind)) if own else one


def _incidents(settings: Sequence[Setting], place: str | None) -> Iterator[_Incident]:
    """Articles of one country, in order, in groups that lie close and share a town."""
    groups: list[_Incident] = []
    bare: list[Setting] = []
    for setting in settings:
        day, towns = setting.day or date.min, set(setting.lead) - {place or ""}
        if not towns and setting.kind == FAMILY[0]:
            bare.append(setting)
        if not towns:
            continue
        near = [group for group in groups if (day - group.last).days <= DAYS and group.towns & towns]
        group = near[-1] if near else _Incident(day, set())
        if not near:
            groups.append(group)
        group.last, group.towns = day, group.towns | towns
        _add(group, setting)
    for setting in bare:
        near = [group for group in groups if FAMILY[0] in group.kinds and abs(((setting.day or date.min) - group.last).days) <= DAYS]
        if len(near) == 1:
            _add(near[0], setting)
    return (group for group in groups if len(group.kinds) > 1)


def _add(group: _Incident, setting: Setting) -> None:
    group.kinds[setting.kind or ""] += 1
    group.articles.append(setting.article_id)
