"""Kinds of incident that are one where articles of the same days tell of one place: a mine disaster, its explosion, the fire after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.link.episodes import Placed
from analysis.link.settings import Setting

FAMILIES = (
    (("mine", "explosion", "fire"), 7),
    (("bombing", "explosion"), 2),
)  # the more special kinds first, and days between two articles
NAMELESS = "mine"  # the kind of which a country has so few that an article need not name the town


@dataclass
class _Incident:
    """What articles tell of one place in the same days."""

    last: date
    towns: set[str]
    kinds: set[str] = field(default_factory=set)
    articles: list[str] = field(default_factory=list)


def one_kind(placed: Sequence[Placed], above: Mapping[str, str]) -> Iterator[Placed]:
    """The scenes; those of a fire where other articles name the same town in their lead and call it an explosion are of the explosion.

    An article on a mine disaster that names no town goes with the only one that is told of in its country in those days.

    Args:
        placed: the scenes.
        above: places -> their country.
    """
    settings = {one.setting.article_id: one.setting for one in placed if one.setting.kind and one.setting.day}
    kinds: dict[str, str] = {}
    for family, days in FAMILIES:
        countries: dict[str | None, list[Setting]] = defaultdict(list)
        for setting in settings.values():
            if setting.kind in family:
                countries[above.get(setting.place or "", setting.place)].append(setting)
        for place, found in countries.items():
            if len({setting.kind for setting in found}) > 1:
                for incident in _incidents(sorted(found, key=lambda setting: (setting.day or date.min, setting.article_id)), place, days):
                    special = next(kind for kind in family if kind in incident.kinds)
                    kinds |= {name: special for name in incident.articles if name not in kinds}
    for one in placed:
        kind = kinds.get(one.setting.article_id)
        own = kind and one.scene.kind == one.setting.kind and one.scene.place == above.get(one.setting.place or "", one.setting.place)
        yield Placed(one.setting, one.figure_id, one.scene._replace(kind=kind)) if own else one


def _incidents(settings: Sequence[Setting], place: str | None, days: int) -> Iterator[_Incident]:
    """Articles of one country, in order, in groups that lie close and share a town."""
    groups: list[_Incident] = []
    for setting in settings:
        day, towns = setting.day or date.min, set(setting.lead) - {place or ""}
        near = [group for group in groups if (day - group.last).days <= days and group.towns & towns]
        if towns and not near:
            groups.append(_Incident(day, set()))
        for group in near[-1:] or groups[-1:] if towns else ():
            group.last, group.towns = day, group.towns | towns
            _add(group, setting)
    for setting in settings:
        if setting.kind == NAMELESS and not set(setting.lead) - {place or ""}:
            near = [group for group in groups if NAMELESS in group.kinds and abs(((setting.day or date.min) - group.last).days) <= days]
            for group in near if len(near) == 1 else ():
                _add(group, setting)
    return (group for group in groups if len(group.kinds) > 1)


def _add(group: _Incident, setting: Setting) -> None:
    group.kinds.add(setting.kind or "")
    group.articles.append(setting.article_id)
