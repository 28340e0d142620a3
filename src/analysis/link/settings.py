"""What an article is about: a kind of incident and a country, from its headline and lead, then from the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import pairwise

from analysis.lexicons import word_list
from analysis.link import parts
from analysis.link.affairs import Theme, theme
from analysis.link.around import stands
from analysis.link.ballots import VOTING
from analysis.link.located import Scene
from analysis.link.places import LEAD, Place, Text, incidents, state_of
from analysis.link.scenes import find_scenes
from analysis.model import Actor, Article, Row
from analysis.slugs import slug

MOST = 12  # places of unknown country kept of an article
APART = 2.5  # how much more than any other a country must be named to be the article's, where the lead puts something in two
HEADLINE = 0.5  # what a headline's word counts more
OFTEN = 4.0  # mentions of a kind of incident that make an article one of it; one in the headline or lead is enough
_COMMA = re.compile(r",\s+(?:in\s+(?:[a-z-]+\s+){0,5})?")
_IN = re.compile(r"\s+in\s+(?:[a-z-]+\s+){0,4}(?:[Pp]rovince\s+of\s+)?")
_LISTED = re.compile(r"(?:,|,?\s+and|\s+or)\s+(?:in\s+)?[A-Z]")
_LIST = re.compile(r"[A-Z][\w-]+(?:,|\s+and)\s+$")
BESIDE = 25  # letters between a place and the country that it is said to be of: "the Ruritanian port city of Kelm"
_DESCRIBES = re.compile(r"\s+[a-z]+")
_NAMED_FIRE = re.compile(r"\b[Tt]he\s+[A-Z][a-z]+\s+Fire\b|^[A-Z][a-z]+\s+Fire\b")  # "the Kelm Fire has burned 900 acres"
_WILD = re.compile(r"\b(?:wildfires?|wildland|forests?|canyons?|hillsides?|acres|hectares|(?:percent|per\s+cent|%)\s+contained)\b")
WAVES = frozenset(["bombing", "explosion", "attack"])
_WAVE = re.compile(
    r"\b(?:co-?ordinated|simultaneous|series\s+of|string\s+of|wave\s+of|spate\s+of|multiple)\b[^.\n]{0,40}\b(?:attacks|bombings|blasts|explosions)\b|"
    r"\b(?:attacks|bombings|blasts|explosions)\b[^.\n]{0,60}\b(?:across|throughout|"
    r"churches|mosques|temples|hotels|markets|stations|villages|towns|cities)\b",
    re.I,
)
CLEAR = 1.2  # the same elsewhere


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about, and the scene of each of its figures."""

    article_id: str
    kind: str | None = None
    place: str | None = None
    day: date | None = None
    lead: tuple[str, ...] = ()  # the towns and provinces that its headline and lead name, those where something is put first
    towns: tuple[str, ...] = ()  # those of them where it was not only written
    links: tuple[tuple[str, str], ...] = ()  # a place of unknown country, and what else its sentence names
    unknown: tuple[str, ...] = ()  # the places whose country it does not name, those named most
    homes: tuple[tuple[str, str], ...] = ()  # such a place, and the country that the registry has a place of its name in
    hint: str | None = None  # the only kind of incident that it names at all, where it is about none
    inside: tuple[tuple[str, str], ...] = ()  # a town, and the province that its lead puts it in
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    wave: bool = False  # "coordinated blasts at churches and hotels": several of a kind in one day
    areas: tuple[str, ...] = ()  # the valleys, villages and camps that its headline and lead name by their nouns
    theme: Theme = Theme()
    stands: Mapping[str, int] = field(default_factory=dict)  # a figure, and where its number stands in its evidence, if not first

    def sharing(self, scenes: dict[Scene, Scene]) -> Setting:
        """The same, with its scenes from among these, which learn of those that they lack; words are shared too."""
        found = {name: scenes.setdefault(scene, scene) for name, scene in self.scenes.items()}
        return replace(self, scenes=found, theme=self.theme.sharing())


def read_setting(article: Article, rows: Iterable[Row], actors: Mapping[str, Actor]) -> Setting:
    """What an article is about, and of what each of its figures is.

    Args:
        article: the article.
        rows: its mentions, figures and dates, with the corpus's actors.
        actors: actors by id.
    """
    text = Text(article, rows, actors)
    last = min(text.title + LEAD, len(text.starts))
    foot = text.ends[last - 1]
    place = _place(text, foot)
    kind = _kind(text, foot)
    wave = kind in WAVES and _WAVE.search(text.text, 0, foot) is not None
    kind = "bombing" if wave else kind
    first = bisect_right(text.paragraph, text.paragraph[min(text.title, len(text.starts) - 1)])  # towns of later paragraphs are parts
    top = min(foot, text.ends[first - 1])
    towns = sorted(
        (
            found
            for found in text.places
            if found.start < top and not found.state and found.actor not in _wide() and not (found.dateline and _is_abroad(found, place))
        ),
        key=lambda found: (not found.located, found.dateline),
    )
    lead = tuple(dict.fromkeys(found.actor for found in towns))
    head = text.ends[min(text.title, len(text.ends) - 1)]
    about = tuple(dict.fromkeys(found.actor for found in towns if not found.dateline and (found.located or found.start < head)))
    unknown = _unknown(text)
    homes = tuple((name, home) for name in unknown if (home := state_of(actors[name].country)))
    return Setting(
        article.article_id,
        kind,
        place,
        text.day,
        lead,
        about,
        tuple(_links(text)),
        unknown,
        homes,
        None if kind else _hint(text),
        tuple(dict.fromkeys(_inside(text, foot))),
        {name: _of_wave(scene, place) if wave else scene for name, scene in parts.mark(text, find_scenes(text, kind, place, lead))},
        wave,
        parts.areas(text),
        theme(text, article.row.title),
        dict(stands(text.text, text.figures)),
    )


def _of_wave(scene: Scene, place: str | None) -> Scene:
    """A scene of an article on several attacks of one day, which it may call bombings, blasts or attacks."""
    return scene._replace(kind="bombing", within=None) if scene.kind in WAVES and scene.place == place and not scene.year else scene


@cache
def _wide() -> frozenset[str]:
    """The actor ids of continents and seas, which are no country's towns."""
    return frozenset(slug(name) for sort in ("continent", "sea") for name in word_list(sort))


def _is_abroad(found: Place, place: str | None) -> bool:
    """Whether an article on another country was only written there: "DUBAI - Forty people have died in Ruritania"."""
    return place is not None and found.home not in (None, place)


def _place(text: Text, foot: int) -> str | None:
    """The country or place that the headline and lead, and then the rest, put things in; None where two countries are equal."""
    scores: dict[str, float] = defaultdict(float)
    located: set[str] = set()
    countries: set[str] = set()
    for found in text.places:
        if found.start < foot and found.located:
            located.add(found.top)
        if found.state or found.top != found.actor:
            countries.add(found.top)
        scores[found.top] += (2.0 if found.located else 1.0) * (3.0 if found.start < foot else 0.5)
    ranked = sorted(scores, key=lambda top: (-scores[top], top))
    if ranked and ranked[0] not in countries:  # a town or province whose country is not known: that of the lead, if it has one
        ranked = [top for top in ranked if top in located & countries] or ranked[:1]
    rivals = [top for top in ranked if top in countries]
    if len(rivals) > 1:
        needed = APART if len(located & countries) > 1 else CLEAR
        if scores[rivals[0]] < needed * scores[rivals[1]]:
            return None
    return ranked[0] if ranked else None


def _links(text: Text) -> Iterable[tuple[str, str]]:
    """Places whose country is not known, with the countries and such places that one sentence puts things in."""
    by_sentence: dict[int, list[Place]] = defaultdict(list)
    for found in text.places:
        by_sentence[text.sentence(found.start)].append(found)
    for here in by_sentence.values():
        for found in here:
            if found.located and not found.state and found.top == found.actor:
                yield from ((found.actor, other.top) for other in here if other.top != found.actor and _is_said_of(text, found, other))


def _is_said_of(text: Text, found: Place, other: Place) -> bool:
    """Whether a country, or another place, is named as one where something was: not "at Kelm Arena, where a US singer was on"."""
    if other.located or not other.state:
        return other.located
    return 0 < found.start - other.end < BESIDE or not _DESCRIBES.match(text.text, other.end)


def _inside(text: Text, foot: int) -> Iterable[tuple[str, str]]:
    """Towns with the province named right after: "in Kelm, Sarnia," and "near Kelm in the north of Sarnia"; no lists of towns."""
    places = [found for found in text.places if found.start < foot]
    for one, other in pairwise(places):
        if one.state or other.state or one.actor == other.actor:
            continue
        if _COMMA.fullmatch(text.text, one.end, other.start):
            if _LISTED.match(text.text, other.end) or _LIST.search(text.text, max(0, one.start - 40), one.start):
                continue
        elif not _IN.fullmatch(text.text, one.end, other.start):
            continue
        yield one.actor, other.actor


def _unknown(text: Text) -> tuple[str, ...]:
    """The places of unknown country that an article names most."""
    counts = Counter(found.actor for found in text.places if not found.state and found.top == found.actor)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def _kind(text: Text, foot: int) -> str | None:
    """The kind of incident that the headline, the lead and the rest name most."""
    scores: dict[str, float] = defaultdict(float)
    head = text.ends[0] if text.title else 0
    for found in (*text.kinds, *text.about):
        scores[found.kind] += 1.0 if found.start >= foot else OFTEN + HEADLINE * (found.start < head)
    for kind in list(scores):
        if (general := incidents()[kind].under) in scores:
            scores[kind] += scores.pop(general or "")
    marched = scores.get("protest", 0.0)
    if any(points >= OFTEN and (kind in VOTING or points > marched) for kind, points in scores.items() if kind != "protest"):
        scores.pop("protest", None)  # a march against a dam that has collapsed, or over an election
    if "mine" in scores:  # whose fire or explosion it is
        scores["mine"] += scores.pop("fire", 0) + scores.pop("explosion", 0)
    if "fire" in scores and _NAMED_FIRE.search(text.text) and _WILD.search(text.text):
        scores["wildfire"] += scores.pop("fire")
    scores = {kind: points for kind, points in scores.items() if points >= OFTEN}
    if not scores:
        return None
    return min(scores, key=lambda kind: (-scores[kind], kind in VOTING, kind))


def _hint(text: Text) -> str | None:
    """The one kind of incident that an article names: "it was the driver who caused the crash"."""
    kinds = {found.kind for found in text.kinds}
    kinds -= {general for kind in kinds if (general := incidents()[kind].under)}
    return next(iter(kinds)) if len(kinds) == 1 else None
