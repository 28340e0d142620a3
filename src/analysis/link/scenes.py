"""Where and in what each figure of an article happened, from its sentence, its paragraph, and the article's headline and lead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from analysis.lexicons import listed, read_tsv
from analysis.lexicons.registry import states
from analysis.link import context
from analysis.link.context import Context
from analysis.model import Actor, Article, DateRow, Figure, Mention, Row

LEAD = 2  # sentences after the headline that say what an article is about
YEAR = 360
MOST = 12  # places of unknown country kept of an article
PAST = 300  # days before publication from which a date tells another time
APART = 2.5  # the same where the lead puts something in two countries
CLEAR = 1.2  # how much more than any other a place must be named to be the article's

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_CLAUSE = re.compile(r";|\s[–—]\s|,\s(?:and|but|while|whereas)\s(?=(?:in|on|at)\s)|\s(?:while|whereas)\s")
_AREAS = (
    "city|town|village|island|district|state|port|valley|capital|republic|county|coast|mountains|suburb|area|province|region|"
    "north|south|east|west|centre|center"
)
_SMALL = rf"(?:(?:the|an?|its|their|this|of|and|{_AREAS}|[a-z-]+(?:ern|al|ed|ous|est))\s+)*"
_WHERE = "[Ii]n|[Oo]n|[Aa]t|near|off|across|around|outside|throughout|within|inside|neighbou?ring"
_IN = re.compile(rf"\b(?:{_WHERE})\s+(?:[a-z][\w'’-]*\s+){{0,2}}?{_SMALL}$")
_STRUCK = re.compile(
    rf"\b(?:hit|hits|struck|strikes|shook|shakes|rock(?:ed|s)|devastated|battered|ravaged|swept|sweeps|flooded|grip(?:ped|s))\s+{_SMALL}$",
    re.I,
)
_OWNS = re.compile(r"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+){0,2}?(?P<noun>[A-Za-z-]+)")
_SUFFERS = re.compile(
    r"(?:['’]s [a-z]+)?\s+(?:(?:has|have|had)\s+)?(?:lost|mourn\w*|buried|counts?|counted|recorded|registered|says goodbye)\b"
)
_DATELINE = re.compile(r"(?:,\s+[A-Z]\w+)?\s*(?:\([^)]*\)\s*)?[-–—]")
_LOST = re.compile(r"(?:\s+(?:has|have|had))?(?:\s+[a-z]+(?:\s+that)?\s+it)?(?:\s+(?:has|have|had))?(?:\s+[a-z]+)?\s+lost\b")
_THEIRS = re.compile(r"\s+(?:dead|killed|wounded|injured|captured|missing|fallen)\s+$")
_WHEREIN = re.compile(r",?\s+where\b")
_NEXT = re.compile(r"\s+(?P<noun>[a-z]+)")
_TURN = re.compile(r",\s(?:and|but|while|where|who|which)\b")
_ARE = re.compile(r"[^.;:\d]{0,50}?\bof\s[^.;:\d]{0,50}?\b(?:are|were|being)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)")
_TOLL = frozenset(["toll", "dead", "death", "deaths", "victims", "casualties", "losses", "survivors", "disaster"])
_TOGETHER = re.compile(r"\b(?:killed|dead)\s*(?:,|\bor\b|\band\b)\s*(?:(?:or|and)\s+)?(?:wounded|injured)\b", re.I)
_ALONE = re.compile(r"\s+alone\b")
_BY_ITSELF = re.compile(r"\w\s+alone\b")
_NOT_A_PLACE = re.compile(r"\b(?:to|that|by|with|from|for|against|between)\s+\S+$")


class Incident(NamedTuple):
    """A kind of event that has victims, and what tells two of its kind apart."""

    kind: str
    reach: str
    days: int
    under: str | None


class Scene(NamedTuple):
    """What a figure is of: the kind of incident, the country or place, a place within it, a past year; and what says so."""

    kind: str | None = None
    place: str | None = None
    within: str | None = None
    year: int | None = None
    rule: str = "article"  # sentence, paragraph or article
    together: bool = False  # "killed or wounded": no count of the dead
    loser: str | None = None  # the state that lost them: "Ruritania has lost 500 men"
    group: str | None = None  # who they are, said after the number: "twelve of the dead are children"
    states: tuple[str, ...] = ()  # the states that its clause names
    context: Context = Context()
    alone: bool = False  # "the clinic alone has counted 40": a part, though no word says so


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about, and the scene of each of its figures."""

    article_id: str
    kind: str | None
    place: str | None
    day: date | None
    lead: tuple[str, ...]  # the towns and provinces that its headline and lead name, those where something is put first
    links: tuple[tuple[str, str], ...] = ()  # a place of unknown country, and what else its sentence names
    unknown: tuple[str, ...] = ()  # the places of unknown country that it names most
    scenes: Mapping[str, Scene] = field(default_factory=dict)


@cache
def incidents() -> dict[str, Incident]:
    """The kinds of incident, by name."""
    return {row["kind"]: Incident(row["kind"], row["reach"], int(row["days"]), row["under"] or None) for row in read_tsv("incidents")}


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: row["kind"] for row in read_tsv("incidents") for word in listed(row["words"])}
    forms = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<word>{forms})(?:s|es)?(?!\w)", re.I), names


@cache
def _of_kind() -> re.Pattern[str]:
    return re.compile(rf"{_kinds()[0].pattern}\s+(?:for|of|on|at|in)\s+{_SMALL}$", re.I)


class _Place(NamedTuple):
    start: int
    end: int
    actor: str
    top: str  # the country, or the place itself where its country is not known
    state: bool
    located: bool  # the words put something there


class _Kind(NamedTuple):
    start: int
    kind: str


class _Text:
    """An article's sentences and paragraphs, and what each names."""

    def __init__(self, article: Article, rows: Iterable[Row], actors: Mapping[str, Actor]) -> None:
        self.text = article.text
        self.day = article.row.published or article.row.published_to
        breaks = [match.span() for match in _END.finditer(self.text)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(self.text)]
        self.paragraph = [0]
        for start, end in breaks:
            self.paragraph.append(self.paragraph[-1] + ("\n" in self.text[start:end]))
        pattern, names = _kinds()
        self.kinds = [
            _Kind(m.start(), names[re.sub(r"[\s-]+", " ", m["word"].lower())])
            for m in pattern.finditer(self.text)
            if not _proper(self.text, m)
        ]
        listed = list(rows)
        self.mentions = mentions = sorted((row for row in listed if isinstance(row, Mention) and row.actor_id), key=lambda row: row.start)
        self.figures = sorted((row for row in listed if isinstance(row, Figure)), key=lambda row: row.start)
        self.dates = [row for row in listed if isinstance(row, DateRow)]
        self.title = _title_sentences(self, article.row.title)
        self.places = list(self._located(mentions, actors))

    def sentence(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def _located(self, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterable[_Place]:
        known = [(row, actor) for row in mentions if (actor := actors.get(row.actor_id or ""))]
        states = {actor.actor_id for _, actor in known if actor.kind == "state"}
        for row, actor in known:
            if actor.kind not in ("state", "place") and row.kind not in ("state", "place"):
                continue
            state, name = actor.actor_id in states, actor.actor_id
            country = _states().get(actor.country or "")
            top = name if state or country is None or (states and country not in states) else country
            yield _Place(row.start, row.end, name, top, state, self._is_located(row))

    def _is_located(self, row: Mention) -> bool:
        before = self.text[max(0, row.start - 60) : row.start].rpartition("\n")[2]
        after = self.text[row.end : row.end + 40].partition("\n")[0]
        if (_IN.search(before) and not _NOT_A_PLACE.search(before)) or _STRUCK.search(before) or _SUFFERS.match(after):
            return True
        if _WHEREIN.match(after):
            return True
        if not before.strip() and (row.text.isupper() or self.sentence(row.start) < LEAD + self.title) and _DATELINE.match(after):
            return True
        if _of_kind().search(before):
            return True
        owns = _OWNS.match(after)
        return owns is not None and (owns["noun"].lower() in _TOLL or _kinds()[0].fullmatch(owns["noun"]) is not None)


def _proper(text: str, match: re.Match[str]) -> bool:
    """Whether a kind's word is part of a name or an idiom: "Cold War", "ceasefire" is one word, "under fire"."""
    before = text[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and (
        before[-1].lower() in ("under", "cold", "open", "trade", "price", "culture")
        or (match["word"][0].isupper() and before[-1] == "World")
    )


def _title_sentences(text: _Text, title: str | None) -> int:
    """1 where the text begins with its headline, else 0."""
    first = text.text[: text.ends[0]].strip()
    return 1 if first and ("\n" in text.text[text.ends[0] : text.ends[0] + 2] and first[-1] not in ".!?") else 0


@cache
def _states() -> dict[str, str]:
    return {actor.country: actor_id for actor_id, actor in states().items() if actor.country}


# ------------------------------------------------------------------------------------------------- the article
def read_setting(article: Article, rows: Iterable[Row], actors: Mapping[str, Actor]) -> Setting:
    """What an article is about, and of what each of its figures is.

    Args:
        article: the article.
        rows: its mentions, figures and dates, with the corpus's actors.
        actors: actors by id.
    """
    text = _Text(article, rows, actors)
    last = min(text.title + LEAD, len(text.starts))
    foot = text.ends[last - 1]
    place = _place(text, foot)
    kind = _kind(text, foot)
    towns = sorted((found for found in text.places if found.start < foot and not found.state), key=lambda found: not found.located)
    lead = tuple(dict.fromkeys(found.actor for found in towns))
    return Setting(
        article.article_id, kind, place, text.day, lead, tuple(_links(text)), _unknown(text), dict(_scenes(text, kind, place, lead))
    )


def _place(text: _Text, foot: int) -> str | None:
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


def _links(text: _Text) -> Iterable[tuple[str, str]]:
    """Places whose country is not known, with the countries and such places that one sentence puts things in."""
    by_sentence: dict[int, list[_Place]] = defaultdict(list)
    for found in text.places:
        by_sentence[text.sentence(found.start)].append(found)
    for here in by_sentence.values():
        for found in here:
            if found.located and not found.state and found.top == found.actor:
                yield from ((found.actor, other.top) for other in here if other.top != found.actor and (other.located or other.state))


def _unknown(text: _Text) -> tuple[str, ...]:
    """The places of unknown country that an article names most."""
    counts = Counter(found.actor for found in text.places if not found.state and found.top == found.actor)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def _kind(text: _Text, foot: int) -> str | None:
    """The kind of incident that the headline, the lead and the rest name most."""
    scores: dict[str, float] = defaultdict(float)
    for found in text.kinds:
        scores[found.kind] += 3.0 if found.start < foot else 1.0
    for kind in list(scores):
        if (general := incidents()[kind].under) in scores:
            scores[kind] += scores.pop(general or "")
    if not scores or max(scores.values()) < 2:
        return None
    return min(scores, key=lambda kind: (-scores[kind], kind))


# ------------------------------------------------------------------------------------------------- its figures
def _scenes(text: _Text, kind: str | None, place: str | None, lead: Sequence[str]) -> Iterable[tuple[str, Scene]]:
    earlier: Figure | None = None
    carried: tuple[int, Scene] | None = None  # a paragraph that turned to another story
    for figure in text.figures:
        number = text.sentence(figure.start)
        scene = _own(text, figure, number, kind, place, lead)
        paragraph = text.paragraph[number]
        if scene is None and carried and carried[0] == paragraph:
            scene = carried[1]._replace(rule="paragraph", within=None)
        elif scene is not None and scene.rule == "sentence" and (scene.kind, scene.place) != (kind, place):
            carried = paragraph, scene
        elif scene is not None:
            carried = None
        scene = scene or Scene(kind, place)
        scene = _completed(text, figure, number, scene)
        last = earlier if earlier and text.paragraph[text.sentence(earlier.start)] == paragraph else None
        begins = text.starts[number], text.text.rfind("\n", 0, figure.start) + 1
        around = context.read(text.text, figure, begins, last, text.mentions, poll=kind == "poll")
        yield figure.figure_id, scene._replace(context=around)
        if figure.item_class:
            earlier = figure


def _completed(text: _Text, figure: Figure, number: int, scene: Scene) -> Scene:
    """The scene with what the words around the number say besides."""
    start, end = _clause(text, figure, number)
    here = [found for found in text.places if start <= found.start < end and found.state and not _of_claimant(text, found, figure)]
    losers = [found.actor for found in here if found.end <= figure.start and _LOST.match(text.text, found.end)]
    group = _ARE.match(text.text, figure.end)
    for found in here:  # "95 dead Ruritanian soldiers"
        if found.start >= figure.end and _THEIRS.fullmatch(text.text[figure.end : found.start]):
            losers, group = [found.actor], _NEXT.match(text.text, found.end)
    year = _year(text, figure) or (scene.year if scene.rule == "paragraph" else None)
    return scene._replace(
        year=year,
        together=_together(text, figure),
        loser=losers[-1] if losers else None,
        group=group["noun"] if group else None,
        states=tuple(sorted({found.actor for found in here})),
        alone=_BY_ITSELF.search(text.text, start, figure.start) is not None,
    )


def _own(text: _Text, figure: Figure, number: int, kind: str | None, place: str | None, lead: Sequence[str]) -> Scene | None:
    """The scene that a figure's own sentence gives; None where it names no place."""
    start, end = _clause(text, figure, number)
    here = [found for found in text.places if start <= found.start < end and found.located and not _of_claimant(text, found, figure)]
    if not here and (start, end) != (text.starts[number], text.ends[number]):
        here = [f for f in text.places if text.starts[number] <= f.start < start and f.located and not _of_claimant(text, f, figure)]
    if not here:
        return None
    before = [found for found in here if found.end <= figure.start]
    here = before or [found for found in here if not _TURN.search(text.text, figure.end, found.start)]
    if not here:
        return None
    nearest = before[-1] if before else here[0]
    said = _kind_near(text, figure, number)
    if said is not None and kind is not None and incidents()[kind].under == said:
        said = kind  # "the disease" in an article on cholera
    inner = not nearest.state and (nearest.top == place or nearest.top == nearest.actor) and place is not None
    if nearest.top != place and not inner:
        return Scene(said or (_kind_before(text, figure, number) if place else kind), nearest.top, rule="sentence")
    if nearest.state and kind and incidents()[kind].reach == "town" and number >= text.title + LEAD:
        return Scene(
            said if said != kind else None, place, rule="sentence"
        )  # "13,000 have been killed in Ruritania", in a report on one strike
    if not inner or nearest.actor == place or (nearest.actor in lead and not _ALONE.match(text.text, nearest.end)):
        return Scene(kind or said, place, rule="sentence")
    local = said is not None and incidents()[said].reach == "town" and (kind is None or kind == "war")
    return Scene(said if local else kind or said, place, within=nearest.actor, rule="sentence")


def _clause(text: _Text, figure: Figure, number: int) -> tuple[int, int]:
    start, end = text.starts[number], text.ends[number]
    for match in _CLAUSE.finditer(text.text, start, end):
        if match.end() <= figure.start:
            start = match.end()
        elif match.start() >= figure.end:
            end = match.start()
            break
    return start, end


def _of_claimant(text: _Text, found: _Place, figure: Figure) -> bool:
    """Whether a place only says where who speaks is: "analysts in London think"."""
    if figure.claimant_start is None or figure.claimant_end is None:
        return False
    return (
        figure.claimant_start <= found.start < figure.claimant_end + 24
        and found.end <= max(figure.start, figure.claimant_end + 40)
        and (found.start < figure.claimant_end or not re.search(r"[,;:.]|\b(?:said|says)\b", text.text[figure.claimant_end : found.start]))
    )


def _kind_near(text: _Text, figure: Figure, number: int) -> str | None:
    here = [found for found in text.kinds if text.starts[number] <= found.start < text.ends[number]]
    return min(here, key=lambda found: abs(found.start - figure.start)).kind if here else None


def _kind_before(text: _Text, figure: Figure, number: int) -> str | None:
    """The kind that the figure's paragraph names last before it: another country's dead are of that, not of what its article is about."""
    first = bisect_left(text.paragraph, text.paragraph[number])
    here = [found for found in text.kinds if text.starts[first] <= found.start < figure.start]
    return here[-1].kind if here else None


def _year(text: _Text, figure: Figure) -> int | None:
    """A year that is clearly past: "in 1968", "last year's outbreak"; None for a span of years and where nothing says what now is."""
    first, last = figure.as_of_from, figure.as_of_to
    now = text.day or max((row.last_day for row in text.dates if row.last_day and row.timex_type == "DATE"), default=None)
    if first is None or last is None or now is None or first.year != last.year or last.year >= now.year:
        return None
    return last.year if (now - last).days >= PAST or (last - first).days >= YEAR else None


def _together(text: _Text, figure: Figure) -> bool:
    """As in "870,000 have been killed or wounded": the dead are not counted apart."""
    match = _TOGETHER.search(text.text, max(0, figure.start - 40), figure.end + 80)
    if match is None:
        return False
    between = text.text[min(match.end(), figure.end) : max(match.start(), figure.start)]
    return not re.search(r"[\d;.]|\b(?:and|which|while)\b", between)
