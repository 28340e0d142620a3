"""Stories: the scenes of all articles that are one incident, by kind, place and time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from analysis.link.affairs import Affair
from analysis.link.ballots import VOTING
from analysis.link.episodes import Placed, close, episodes, in_town
from analysis.link.kinds import one_kind
from analysis.link.located import Scene
from analysis.link.others import SEVERAL
from analysis.link.places import incidents
from analysis.link.reports import one_incident
from analysis.link.settings import Setting
from analysis.model import Actor
from analysis.slugs import slug, spelt

TOGETHER = 2  # articles that name two places of unknown country, from which these count as of one country
MONTH = re.compile(r"-(\d{4})-(0[1-9]|1[0-2])$")  # at the end of the name of a later episode
NEAR = 0.5  # share of a story's articles whose lead names a place: from there on the place is the story's, and no part of it


class Story(NamedTuple):
    """Of what a figure is: an incident (or only a country that its article is about), a place within it, a past year."""

    kind: str | None = None
    place: str | None = None
    episode: str | None = None  # tells apart what a kind and a place do not: a town, the month of a later one
    within: str | None = None
    year: int | None = None
    scene: Scene = Scene()
    towns: tuple[str, ...] = ()  # those that its article is about, where it is of its article's country

    def name(self, *, fate: bool) -> str | None:
        """The story in a key: `earthquake-peru`, `strike-kharkiv`; None where undecided.

        Where no kind is said, the dead are of their town (`in-kharkiv`), and other things of their article's country (`in-denmark`).
        """
        where = self.episode if self.kind or fate else self.place
        return where and slug(f"{self.kind or 'in'} {where}")

    def label(self, actors: Mapping[str, Actor], *, fate: bool) -> str:
        """The story for readers: "earthquake in Peru"."""
        name = (self.episode if self.kind or fate else self.place) or ""
        place, *later = MONTH.split(name) if name not in actors else [name]
        where = actors[place].name if place in actors else spelt(place)
        where += f", {date(int(later[0]), int(later[1]), 1):%B %Y}" if later else ""
        return f"{self.kind} in {where}" if self.kind else f"in {where}" if fate else f"in articles on {where}"


def link_stories(settings: Iterable[Setting], affairs: Mapping[str, Affair] | None = None) -> dict[str, Story]:
    """The story of each figure, decided or not.

    Two scenes are one story where kind and country are the same, the days of their articles lie no further apart than such a
    story lasts, and, of a kind of which a country has several at a time, a town is the same too.

    Args:
        settings: what each article is about, and of what each of its figures is.
        affairs: article -> what it reports, with others.
    """
    listed = sorted(settings, key=lambda setting: setting.article_id)
    above = _countries(listed)
    special = _special(listed, above)
    scenes: dict[Scene, Scene] = {}  # most figures share theirs
    placed = [
        Placed(setting, name, scenes.setdefault(scene, scene))
        for setting in listed
        for name, found in sorted(setting.scenes.items())
        for scene in (_jointly(_special_kind(_within(found, above), special)),)
    ]
    placed = list(_of_known_kind(list(one_kind(placed, above)), above))
    placed = list(one_incident(placed, above, affairs or {}))
    near, names = _near(placed, above), episodes(placed, above, affairs)
    stories: dict[str, Story] = {}
    same: dict[Story, Story] = {}  # most figures share theirs
    for figure_id, setting, scene in ((one.figure_id, one.setting, one.scene) for one in placed):
        if scene.area and scene.area not in near.get(scene[:2], ()):
            scene = scene._replace(alone=True)
        episode = names.get((setting.article_id, scene.kind or "", scene.place, scene.within))
        part = scene.alone or scene.within not in (*near.get(scene[:2], ()), episode)
        town = scene.within if part and not (scene.kind and in_town(scene.kind)) else None
        here = scene.place == above.get(setting.place or "", setting.place)
        story = Story(scene.kind, scene.place, episode, town, scene.year, scene, setting.towns if here else ())
        stories[figure_id] = same.setdefault(story, story)
    return stories


def _special(settings: Iterable[Setting], above: Mapping[str, str]) -> dict[tuple[str, str | None], str]:
    """(a general kind, country) -> the one kind under it that articles on that country tell of."""
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for setting in settings:
        general = incidents()[setting.kind].under if setting.kind else None
        if setting.kind and general and incidents()[general].reach == incidents()[setting.kind].reach:
            found[general, above.get(setting.place or "", setting.place)].add(setting.kind)
    return {key: next(iter(kinds)) for key, kinds in found.items() if len(kinds) == 1}


def _special_kind(scene: Scene, special: Mapping[tuple[str, str | None], str]) -> Scene:
    return scene._replace(kind=special.get((scene.kind or "", scene.place), scene.kind))


def _jointly(scene: Scene) -> Scene:
    """The scene of what is counted in several countries together: of all of them, wherever they are named so."""
    if scene.other != SEVERAL or len(scene.states) < 2:
        return scene
    return scene._replace(place="-and-".join(scene.states), within=None, other=None)


def _of_known_kind(placed: Sequence[Placed], above: Mapping[str, str]) -> Iterable[Placed]:
    """Scenes of articles that are about no kind of incident: that of the only story whose articles' leads name the same town.

    Of a kind of which a country has several at a time, the article must name it somewhere, and no other.
    """
    stories: dict[str | None, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    days: dict[tuple[str | None, str], set[date]] = defaultdict(set)
    for one in placed:
        setting = one.setting
        place = above.get(setting.place or "", setting.place)
        if setting.kind and setting.kind not in ("war", *VOTING):
            stories[place][setting.kind] |= set(setting.lead) - {place or ""}
            days[place, setting.kind] |= {setting.day} if setting.day else set()
    ordered = {story: sorted(found) for story, found in days.items()}
    for one in placed:
        scene, setting = one.scene, one.setting
        if scene.kind is None and setting.kind is None:
            near = [kind for kind, towns in stories.get(scene.place, {}).items() if towns & set(setting.lead)]
            kinds = [kind for kind in near if not in_town(kind)] or [kind for kind in near if kind == setting.hint]
            if len(kinds) == 1 and close(setting.day, ordered[scene.place, kinds[0]], incidents()[kinds[0]].days):
                one = Placed(setting, one.figure_id, scene._replace(kind=kinds[0]))
        yield one


# -------------------------------------------------------------------------------------------------- countries
def _countries(settings: Sequence[Setting]) -> dict[str, str]:
    """Places -> the country that sentences name with them, else the registry's, else their articles'; else the most named of them."""
    unknown = {name for setting in settings for name in setting.unknown}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for setting in settings:
        for start, end in set(setting.links):
            said[start][end] += 1
        if setting.place and setting.place not in unknown:
            for name in setting.unknown:
                votes[name][setting.place] += 1
    known: dict[str, str] = {}
    homes = {name: home for setting in settings for name, home in setting.homes}
    for name in unknown:
        by_article = Counter([homes[name]]) if name in homes else votes[name]
        for found in (Counter({end: n for end, n in said[name].items() if end not in unknown}), by_article):
            (best, most), *rest = sorted(found.items(), key=lambda item: (-item[1], item[0])) or [("", 0)]
            if most and (not rest or most > rest[0][1]):
                known[name] = best
                break
    known |= _joined(settings, said, known)
    tops = Counter(setting.place for setting in settings)
    for setting in settings:  # a place that is only this article's goes with the others that it names
        if setting.place and known.get(setting.place) == setting.place and tops[setting.place] == 1:
            others = Counter(top for name in setting.unknown if (top := known[name]) != setting.place)
            if others:
                known[setting.place] = min(others, key=lambda top: (-others[top], top))
    return known


def _joined(settings: Sequence[Setting], votes: Mapping[str, Counter[str]], known: Mapping[str, str]) -> dict[str, str]:
    """Places of unknown country that one sentence, or two articles, name together, under the one that most articles name."""
    together: Counter[tuple[str, str]] = Counter()
    articles: Counter[str] = Counter()
    for setting in settings:
        names = sorted(set(setting.unknown) - set(known))
        articles.update(names)
        articles.update(name for name in names if name == setting.place)  # what articles are about comes before what they name
        together.update(combinations(names, 2))
    for start, ends in votes.items():
        together.update({(start, end): TOGETHER for end in ends if end in articles and start in articles})
    above = {name: name for name in articles}

    def top(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    def join(start: str, end: str) -> None:
        a, b = sorted((top(start), top(end)), key=lambda name: (-articles[name], name))
        above[b] = a

    for (start, end), times in sorted(together.items()):
        if times >= TOGETHER:
            join(start, end)
    return {name: top(name) for name in above}


def _within(scene: Scene, above: Mapping[str, str]) -> Scene:
    """The scene with its country as the whole corpus knows it: "on Samar" in an article on Peru is in the Philippines."""
    place = above.get(scene.place or "", scene.place)
    if scene.within is None:
        return scene._replace(place=place)
    country = above.get(scene.within)
    if country is not None and country != place:
        return scene._replace(place=country, within=None)
    return scene._replace(place=place)


def _near(placed: Sequence[Placed], above: Mapping[str, str]) -> dict[tuple[str | None, str | None], set[str]]:
    """The places, and nouns of such, that at least half of a story's articles name in their lead."""
    articles: dict[tuple[str | None, str | None], dict[str, Setting]] = defaultdict(dict)
    for one in placed:
        setting = one.setting
        if setting.kind == one.scene.kind and above.get(setting.place or "", setting.place) == one.scene.place:
            articles[one.scene[:2]][setting.article_id] = setting
    found: dict[tuple[str | None, str | None], set[str]] = {}
    for group, settings in articles.items():
        counts = Counter(name for setting in settings.values() for name in setting.lead)
        areas = Counter(name for setting in settings.values() for name in setting.areas)
        found[group] = {name for name, n in counts.items() if n >= max(2, NEAR * len(settings))}
        found[group] |= {name for name, n in areas.items() if n >= NEAR * len(settings)}
    return found
