"""Incidents of one kind in one country told apart: by their town, and by the month of a later one."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from analysis.lexicons import read_tsv, word_list
from analysis.link.affairs import Affair
from analysis.link.located import Scene
from analysis.link.places import incidents
from analysis.link.settings import Setting
from analysis.slugs import slug

UNSAID = 7  # days after which the dead of a town are of something else, where nothing says of what
NEAR = 14  # days within which a province's incident is that of its town
_HASH = re.compile(r"-[0-9a-f]{6}$")  # of a name that two actors of the corpus have: in one country it is one town
BUSY = frozenset(["strike", "bombing", "shooting", "attack", "riot", "battle"])  # of which a country may have many in a week
WAVE = 3  # days in which a country's articles on several attacks tell of the same ones
RARE = frozenset(["wreck", "mine", "collapse", "stampede"])  # of which a country has so few that two articles need name no town
ON_THE_WAY = frozenset(
    ["wreck", "crash"]
)  # that happen between towns: the articles on them are written in others, and name where they went


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure's scene, with what its article is about."""

    setting: Setting
    figure_id: str
    scene: Scene


def close(day: date | None, others: Sequence[date], most: int) -> bool:
    """Whether a day lies near one of the others, which are in order; where none is known it may."""
    if day is None or not others:
        return True
    place = bisect(others, day)
    return any(abs((day - other).days) <= most for other in others[max(place - 1, 0) : place + 1])


Episode = tuple[str, str, str | None, str | None]  # article, kind, place, place within


def episodes(placed: Sequence[Placed], above: Mapping[str, str], affairs: Mapping[str, Affair] | None = None) -> dict[Episode, str]:
    """What tells a story from others of its kind in its country: its town, and the month of a later one.

    Args:
        placed: the scenes.
        above: places -> their country.
        affairs: article -> what it reports, with others: those of one affair are never of two stories of a kind in one town.
    """
    names: dict[Episode, str] = {}
    members: dict[tuple[str, str | None, str], list[tuple[date | None, Episode]]] = defaultdict(list)
    towns = _innermost(placed, _towns(placed, above), above)
    lone = dict(_townless(placed, towns, above))
    loose = set(lone.values()) - set(towns.values())  # countries
    towns = _joined(towns | lone, placed)
    for one in placed:
        scene, setting = one.scene, one.setting
        episode = setting.article_id, scene.kind or "", scene.place, scene.within
        if name := towns.get(episode) if in_town(scene.kind) else scene.place:
            members[scene.kind or "", scene.place, name].append((setting.day, episode))
    for (kind, _, name), found in members.items():
        last: date | None = None
        told: set[Affair | None] = set()  # by the articles on it so far
        title = name
        most = UNSAID if not kind or (name in loose and in_town(kind)) else incidents()[kind].days
        most = WAVE if kind in BUSY and name in loose else most
        most = NEAR if kind in RARE and name in loose else most
        for day, episode in sorted(set(found), key=lambda item: (item[0] or date.min, str(item[1]))):
            affair = (affairs or {}).get(episode[0])
            if day and last and (day - last).days > most and (affair is None or affair not in told):
                title, told = f"{name}-{day:%Y-%m}", set()
            told.add(affair)
            last = day or last
            names[episode] = title
    return names


def in_town(kind: str | None) -> bool:
    """Whether a country may have several of a kind at a time."""
    return kind is None or incidents()[kind].reach == "town"


def _towns(placed: Sequence[Placed], above: Mapping[str, str]) -> dict[Episode, str]:
    """The town of each scene of a kind of which a country has several: the one it names, or the one that its article's lead names."""
    found: dict[Episode, str] = {}
    countries = {top for name, top in above.items() if name != top}
    for one in placed:
        scene, setting = one.scene, one.setting
        if not in_town(scene.kind) or (setting.wave and scene.kind == setting.kind and not scene.within):
            continue
        episode = setting.article_id, scene.kind or "", scene.place, scene.within
        here = scene.place == above.get(setting.place or "", setting.place)  # another country's town is not the article's
        # where an article was only written, nobody has died; a bomb it was written on may have gone off there
        lead = setting.lead if scene.kind and scene.kind not in ON_THE_WAY else setting.towns
        inner = [name for name in lead if name != scene.place]  # "off Kelm in Varenna", of which no registry knows that it is a country
        town = scene.within if scene.within != scene.place else None
        if inner or scene.place not in countries:
            town = town or ((inner or lead)[0] if here and lead else None)
        if town:
            found[episode] = town
    return found


def _innermost(placed: Sequence[Placed], towns: Mapping[Episode, str], above: Mapping[str, str]) -> dict[Episode, str]:
    """The towns, with a province replaced by the one town in it where articles of the same days put such an incident."""
    inside: dict[tuple[str | None, str], set[tuple[date, str]]] = defaultdict(set)
    for one in placed:
        if one.scene.kind and one.scene.kind not in BUSY and in_town(one.scene.kind) and one.setting.day:
            for town, province in one.setting.inside:
                inside[one.scene.kind, province].add((one.setting.day, town))
    days = {one.setting.article_id: one.setting.day for one in placed}
    towns = _towns_of_sites(placed, towns, above)
    found = dict(towns)
    names: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for episode, town in towns.items():
        names[episode[1:3]].add(town)
    for episode, town in towns.items():
        shorter = [name for name in names[episode[1:3]] if town.startswith(f"{name}-")] if "-" in town else []
        town = min(shorter, key=len, default=town)  # "Kelm Arena" is in Kelm
        day = days.get(episode[0])
        near = {inner for other, inner in inside.get((episode[1], town), ()) if day and abs((day - other).days) <= NEAR}
        found[episode] = _HASH.sub("", near.pop() if len(near) == 1 else town)
    return found


def _towns_of_sites(placed: Sequence[Placed], towns: Mapping[Episode, str], above: Mapping[str, str]) -> dict[Episode, str]:
    """The towns, with a building replaced by the town that most articles name with it: "London fire", "Kelm Tower"."""
    leads = {one.setting.article_id: one.setting for one in placed}
    sites = {town for town in towns.values() if _is_site(town)}
    around: dict[tuple[str, str | None, str], Counter[str]] = defaultdict(Counter)
    known = {name for setting in leads.values() for name in setting.lead if not _is_site(name)}
    for article, kind, place, _ in towns:
        lead = leads[article].lead
        for site in sites.intersection(lead) if leads[article].kind == kind else ():
            found = {name for name in lead if name != place and not _is_site(name) and not name.startswith(site)}
            found |= {town for name in lead if _is_site(name) for town in known if name.startswith(f"{town}-")}
            found = {name for name in found if above.get(name, place) == place}
            around[kind, place, site].update({name for name in found if site.startswith(f"{name}-")} or found)  # "Kelm Arena" is in Kelm
    return {episode: _most(around.get((*episode[1:3], town))) or town for episode, town in towns.items()}


def _most(counts: Counter[str] | None) -> str | None:
    """The name that is counted most; None where two are."""
    (first, most), *rest = counts.most_common(2) if counts else [("", 0)]
    return first if most and (not rest or most > rest[0][1]) else None


def _joined(towns: Mapping[Episode, str], placed: Sequence[Placed]) -> dict[Episode, str]:
    """The towns, with those that are one of a rare kind of incident: articles of its days name both at first ("in Mina, outside Mecca")."""
    settings = {one.setting.article_id: one.setting for one in placed}
    above: dict[tuple[str, str | None, str], str] = {}

    def top(kind: str, place: str | None, name: str) -> str:
        while (found := above.get((kind, place, name), name)) != name:
            name = found
        return name

    for article, kind, place, _ in towns:
        setting = settings[article]
        if kind in RARE - ON_THE_WAY and setting.kind == kind:
            names = [top(kind, place, name) for name in setting.towns if name != place and not _is_province(name)]
            above |= {(kind, place, name): min(names) for name in names}
    return {episode: top(episode[1], episode[2], town) for episode, town in towns.items()}


@cache
def _provinces() -> frozenset[str]:
    return frozenset(slug(row["name"]) for row in read_tsv("provinces"))


def _is_province(name: str) -> bool:
    return name in _provinces()


def _is_site(name: str) -> bool:
    """Whether a place is a building or a square by its last word: `kelm-tower`."""
    return name.rpartition("-")[2] in word_list("site")


def _townless(placed: Sequence[Placed], towns: Mapping[Episode, str], above: Mapping[str, str]) -> Iterator[tuple[Episode, str]]:
    """The town, or else the country, of scenes that name no town: "a bus crash in Bolivia" is the only one told of in those days.

    Args:
        placed: the scenes.
        towns: the towns of those that name one.
        above: places -> their country.
    """
    told: dict[tuple[str, str | None], set[tuple[date, str]]] = defaultdict(set)
    bare: dict[tuple[str, str, str, str | None], date] = {}
    for one in placed:
        kind, place, setting = one.scene.kind, one.scene.place, one.setting
        if kind is None or place is None or not in_town(kind) or (kind in BUSY and not (setting.wave and kind == setting.kind)):
            continue
        episode = setting.article_id, kind, place, one.scene.within
        if town := towns.get(episode):
            if town not in setting.lead:
                continue  # an earlier one, which the article recalls
            told[kind, place].add((setting.day or date.min, town))
        elif setting.day and place == above.get(setting.place or "", setting.place):
            bare[episode] = setting.day
    ordered = {name: sorted(found) for name, found in told.items()}
    for episode, day in bare.items():
        near = _towns_near(day, ordered.get(episode[1:3], []), incidents()[episode[1]].days)
        if len(near) < 2:
            yield episode, next(iter(near), episode[2])


def _towns_near(day: date, told: Sequence[tuple[date, str]], most: int) -> set[str]:
    """The towns of incidents told of within some days, and of those of no known day; `told` is in order."""
    first, last = bisect(told, (day - timedelta(most), "")), bisect(told, (day + timedelta(most + 1), ""))
    return {town for _, town in (*told[: bisect(told, (date.min, chr(0x10FFFF)))], *told[first:last])}
