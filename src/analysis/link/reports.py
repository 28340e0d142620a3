"""One incident of violence under the several kinds and places that articles of one affair give it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.link.affairs import Affair
from analysis.link.episodes import Placed
from analysis.link.located import Scene
from analysis.link.places import incidents
from analysis.link.settings import Setting
from analysis.link.spans import ALL, UNREST

VIOLENT = frozenset(["attack", "bombing", "strike", "shooting", "battle", "explosion"])
HALF = 0.5  # share of an affair's articles whose headline or lead names a place, from which it is that of all


class _Incident(NamedTuple):
    """What the articles of an affair tell of together."""

    kind: str
    country: str | None
    places: frozenset[str]  # the names of its place that at least half of the articles have: a camp, its town, its region
    name: str | None  # the one of them that most have


def one_incident(placed: Sequence[Placed], above: Mapping[str, str], affairs: Mapping[str, Affair]) -> Iterator[Placed]:
    """The scenes; those of an affair's own incident are of one kind and in one place.

    "Militants shell the Sarn camp", "40 dead in the attack on Kelm" and "clashes in Tarn province" are one where articles of the same days
    share their names and words, and half of them name the same places at first.

    Args:
        placed: the scenes.
        above: places -> their country.
        affairs: article -> what it reports, with others.
    """
    groups: dict[str, dict[str, Setting]] = defaultdict(dict)
    for one in placed:
        if affair := affairs.get(one.setting.article_id):
            groups[affair.name][one.setting.article_id] = one.setting
    found = {name: _incident(list(settings.values()), above) for name, settings in groups.items()}
    for one in placed:
        affair = affairs.get(one.setting.article_id)
        incident = found[affair.name] if affair else None
        yield Placed(one.setting, one.figure_id, _scene(one, incident, above)) if incident else one


def _incident(settings: Sequence[Setting], above: Mapping[str, str]) -> _Incident | None:
    """The incident of an affair; None where it is of no violence, or of violence of two families."""
    kinds = Counter(setting.kind for setting in settings if setting.kind in VIOLENT | UNREST)
    if kinds["bombing"]:
        kinds["bombing"] += kinds.pop("explosion", 0)
    unrest = sum(kinds[kind] for kind in UNREST)
    family = UNREST if 2 * unrest > kinds.total() else VIOLENT | {"riot"}
    if len(settings) < 2 or not kinds:
        return None
    kind = min((name for name in kinds if name in family), key=lambda name: (-kinds[name], name), default=None)
    countries = Counter(country for setting in settings if (country := above.get(setting.place or "", setting.place)))
    country = min(countries, key=lambda name: (-countries[name], name), default=None)
    known = {name for setting in settings for name in setting.towns if name != country}
    names = Counter(name for setting in settings for name in _named(setting, known))
    common = frozenset(name for name, times in names.items() if times > 1 and times >= HALF * len(settings))
    first = min(common, key=lambda name: (-names[name], name), default=None)
    return _Incident(kind, country, common, first) if kind else None


def _named(setting: Setting, known: Collection[str]) -> Sequence[str]:
    """The places of an incident that an article names at first; where its lead puts it in none, any that are known of others."""
    return setting.towns or sorted(setting.theme.names.intersection(known))


def _scene(one: Placed, incident: _Incident, above: Mapping[str, str]) -> Scene:
    """A scene, as the other articles on the same have it, if it is of what its article is about."""
    scene, setting = one.scene, one.setting
    if scene.kind not in (setting.kind, incident.kind) or not (scene.kind is None or scene.kind in VIOLENT | UNREST | {"war"}):
        return scene
    if scene.year or (scene.span and scene.span.sort == ALL):
        return scene
    said = scene.within or scene.here
    where = said or next(iter(_named(setting, incident.places)), None)
    there = where is not None and _is_among(where, incident.places)
    if scene.kind == "war" and not there:
        return scene
    abroad = above.get(scene.place or "", scene.place) != incident.country
    if (not there and (where or abroad)) or (abroad and scene.rule != "article" and not said):
        return scene
    scene = scene._replace(kind=incident.kind)
    if incidents()[incident.kind].reach != "town" or not incident.name:
        return scene
    return scene._replace(within=incident.name, place=incident.country or scene.place)


def _is_among(name: str, places: frozenset[str]) -> bool:
    """Whether a place is one of some, or is called by one: "Sarn Camp", "North Tarn"."""
    return any(name == place or name.startswith(f"{place}-") or name.endswith(f"-{place}") for place in places)
