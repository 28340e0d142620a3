"""An article's sentences and paragraphs, the places where its words put something, and the kinds of incident they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, phrases, read_tsv, word_list
from analysis.lexicons.registry import states
from analysis.link import seeming
from analysis.model import Actor, Article, DateRow, Figure, Mention, Row

ABOUT = frozenset(["election", "protest"])  # what an article is about, but no scene that a sentence gives
OUTBREAK = "outbreak"
LEAD = 2  # sentences after the headline that say what an article is about

_CLAUSE = re.compile(r";|\s[–—]\s|,\s(?:and|but|while|whereas)\s(?=(?:in|on|at)\s)|\s(?:while|whereas)\s")
_AREAS = (
    "city|town|village|island|district|state|port|valley|capital|republic|county|coast|mountains|suburb|area|province|region|"
    "north|south|east|west|centre|center|hub"
)
_SMALL = rf"(?:(?:the|an?|its|their|this|of|and|{_AREAS}|[a-z-]+(?:ern|al|ed|ous|est))\s+)*"
_WHERE = "[Ii]n|[Oo]n|[Aa]t|near|off|across|around|outside|throughout|within|inside|neighbou?ring"
_IN = re.compile(rf"\b(?:{_WHERE})\s+(?:[a-z][\w'’-]*\s+){{0,2}}?{_SMALL}$")
_IN_THE_CITY = re.compile(rf"\b(?:{_WHERE})\s+(?:the\s+)?(?:[A-Za-z][\w'’-]*\s+){{0,4}}?(?:{_AREAS})\s+of\s+$")
_STRUCK = re.compile(
    rf"\b(?:hit|hits|struck|strikes|shook|shakes|rock(?:ed|s)|devastated|battered|ravaged|swept|sweeps|flooded|grip(?:ped|s))\s+{_SMALL}$",
    re.I,
)
_OWNS = re.compile(r"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+){0,2}?(?P<noun>[A-Za-z-]+)")
_SUFFERS = re.compile(
    r"(?:['’]s [a-z]+)?\s+(?:(?:has|have|had)\s+)?(?:lost|mourn\w*|buried|counts?|counted|recorded|registered|says goodbye|"
    r"(?:the\s+)?(?:worst|hardest)[\s-]hit)\b"
)
_DONE_BY = frozenset(["strike", "bombing", "attack"])  # a state's are those that it makes: "Ruritanian missiles hit Kelm"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"(?:,\s+[A-Z][\w.]+(?:\s+[A-Z][\w.]+){{0,2}}?)?(?:,\s+(?:{_MONTH}\s+\d+|\d+\s+{_MONTH}))?"
    r"(?:\s*(?:\([^)]*\)\s*)?[-–—]|\s*\([A-Z][A-Za-z/ ]{1,14}\):?\s+(?=[A-Z“\"])|(?<=\d):)"
)
_WHEREIN = re.compile(r",?\s+(?:on\s+[A-Z][a-z]+day,?\s+)?where\b")
_BASED = re.compile(r"[\s-]based\b|[\s-]headquartered\b")
_TOLL = frozenset(["toll", "dead", "death", "deaths", "victims", "casualties", "losses", "survivors", "disaster"])
_RECORD = re.compile(
    r"['’]s?\s+(?:worst|deadliest|biggest|largest|most|first|second|third|fastest|busiest)\b"
)  # "one of Europe's worst crashes"
_ROUTE = re.compile(  # "on a flight to Kelm, on an island off Samar"
    r"\b(?:flight|bound|route|way|trip|voyage|journey|travel\w*|head(?:ed|ing)|sail\w*|flying)\b[^.;]{0,30}?\b(?:to|for|from|towards?)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,2}(?:[A-Z][\w-]+\s*,?\s*)+(?:on|in|off|near|at)\b[^.;]*$"
)
_NOT_A_PLACE = re.compile(
    r"\b(?:to|that|by|with|from|for|against|between)\s+\S+$|\bin\s+(?:honou?r|memory|support|favou?r|charge)\s+of\s+$"
)


class Incident(NamedTuple):
    """A kind of event that has victims, and what tells two of its kind apart."""

    kind: str
    reach: str
    days: int
    under: str | None


@cache
def _end() -> re.Pattern[str]:
    """Where a sentence ends; not after "since Aug." and "the U.S."."""
    no_end = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in sorted(word_list("abbreviation")))
    return re.compile(rf"(?<=[.!?]){no_end}[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")


@cache
def incidents() -> dict[str, Incident]:
    """The kinds of incident, by name."""
    return {row["kind"]: Incident(row["kind"], row["reach"], int(row["days"]), row["under"] or None) for row in read_tsv("incidents")}


def is_outbreak(kind: str) -> bool:
    """Whether a kind of incident is a disease that spreads."""
    return OUTBREAK in (kind, incidents()[kind].under)


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word.replace("-", " "): row["kind"] for row in read_tsv("incidents") for word in phrases(row["words"])}
    forms = either(names, gap=r"[\s-]+")
    return re.compile(rf"(?<![\w-])(?P<word>{forms})(?:s|es)?(?!\w)", re.I), names


@cache
def own_words(kind: str) -> re.Pattern[str]:
    """The words for a kind of incident, and for the general kind that it is of: "the disease" where it is cholera."""
    words = (word for row in read_tsv("incidents") if row["kind"] in (kind, incidents()[kind].under) for word in phrases(row["words"]))
    return re.compile(rf"\b(?:{either(words)})", re.I)


@cache
def _of_kind() -> re.Pattern[str]:
    return re.compile(rf"{_kinds()[0].pattern}\s+(?:for|of|on|at|in)\s+{_SMALL}$", re.I)


class Place(NamedTuple):
    """A mention of a state or place."""

    start: int
    end: int
    actor: str
    top: str  # the country, or the place itself where its country is not known
    state: bool
    located: bool  # the words put something there
    dateline: bool = False  # only where the article was written
    home: str | None = None  # the country that the registry has it in, though the article may not name it


class Kind(NamedTuple):
    """A word that names a kind of incident."""

    start: int
    kind: str


class Text:
    """An article's sentences and paragraphs, and what each names."""

    def __init__(self, article: Article, rows: Iterable[Row], actors: Mapping[str, Actor]) -> None:
        self.text = article.text
        self.day = article.row.published or article.row.published_to
        breaks = [match.span() for match in _end().finditer(self.text)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(self.text)]
        self.paragraph = [0]
        for start, end in breaks:
            self.paragraph.append(self.paragraph[-1] + ("\n" in self.text[start:end]))
        pattern, names = _kinds()
        kinds = [
            Kind(m.start(), names[re.sub(r"[\s-]+", " ", m["word"].lower())])
            for m in pattern.finditer(self.text)
            if not seeming.is_other(self.text, m)
        ]
        self.kinds = [found for found in kinds if found.kind not in ABOUT]
        self.about = [found for found in kinds if found.kind in ABOUT]
        listed = list(rows)
        self.mentions = mentions = sorted((row for row in listed if isinstance(row, Mention) and row.actor_id), key=lambda row: row.start)
        self.mention_starts = [row.start for row in mentions]
        self.short = seeming.short_names(mentions)
        self.figures = sorted((row for row in listed if isinstance(row, Figure)), key=lambda row: row.start)
        self.dates = [row for row in listed if isinstance(row, DateRow)]
        self.title = _title_sentences(self)
        self.places = list(self._located(mentions, actors))
        self.place_starts = [found.start for found in self.places]
        self.kind_starts = [found.start for found in self.kinds]

    def places_in(self, start: int, end: int) -> list[Place]:
        """The places named in a stretch of the text."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def kinds_in(self, start: int, end: int) -> list[Kind]:
        """The kinds of incident named in a stretch of the text."""
        return self.kinds[bisect_left(self.kind_starts, start) : bisect_left(self.kind_starts, end)]

    def clause(self, figure: Figure, number: int) -> tuple[int, int]:
        """The clause of a figure in its sentence."""
        start, end = self.starts[number], self.ends[number]
        for match in _CLAUSE.finditer(self.text, start, end):
            if match.end() <= figure.start:
                start = match.end()
            elif match.start() >= figure.end:
                end = match.start()
                break
        return start, end

    def sentence(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def _located(self, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterable[Place]:
        known = [(row, actor) for row in mentions if (actor := actors.get(row.actor_id or ""))]
        states = {actor.actor_id for _, actor in known if actor.kind == "state"}
        by_name = {row.text: actor for row, actor in known}
        for row, actor in known:
            if (
                row.rule == "discovered" and (name := seeming.of_event(row.text, _kinds()[1])) is not None
            ):  # "Kelm Shooting" is no place, but Kelm is one
                if name not in by_name:
                    continue
                actor = by_name[name]
            if _BASED.match(self.text, row.end):
                continue  # "the London-based group"
            if actor.kind not in ("state", "place") and row.kind not in ("state", "place"):
                continue
            state, name = actor.actor_id in states, actor.actor_id
            country = state_of(actor.country)
            top = name if state or country is None or (states and country not in states) else country
            yield Place(row.start, row.end, name, top, state, self._is_located(row, state=state), self._is_dateline(row), country)

    def _is_dateline(self, row: Mention) -> bool:
        line = self.text.rfind("\n", 0, row.start) + 1
        first = row.text.isupper() or self.sentence(row.start) < LEAD + self.title
        return first and not self.text[line : row.start].strip() and _DATELINE.match(self.text, row.end) is not None

    def _is_located(self, row: Mention, *, state: bool) -> bool:
        before = self.text[max(0, row.start - 60) : row.start].rpartition("\n")[2]
        after = self.text[row.end : row.end + 40].partition("\n")[0]
        if _ROUTE.search(before) or _RECORD.match(after) or (row.rule == "demonym" and _is_done_by(after)):
            return False
        if (
            ((_IN.search(before) or _IN_THE_CITY.search(before)) and not _NOT_A_PLACE.search(before))
            or _STRUCK.search(before)
            or _SUFFERS.match(after)
        ):
            return True
        if _WHEREIN.match(after):
            return True
        if self._is_dateline(row):
            return True
        if _of_kind().search(before):
            return True
        owns = _OWNS.match(after)
        if owns is None or (state and _is_done_by(after)):
            return False
        return owns["noun"].lower() in _TOLL or _kinds()[0].fullmatch(owns["noun"]) is not None


def _is_done_by(after: str) -> bool:
    """Whether what follows a state's name is what it does elsewhere: "killed in Ruritanian strikes on Kelm"."""
    owns = _OWNS.match(after)
    kind = _kinds()[0].fullmatch(owns["noun"]) if owns else None
    return kind is not None and _kinds()[1].get(re.sub(r"[\s-]+", " ", kind["word"].lower())) in _DONE_BY


def _title_sentences(text: Text) -> int:
    """1 where the text begins with its headline, else 0."""
    first = text.text[: text.ends[0]].strip()
    return int(bool(first) and "\n" in text.text[text.ends[0] : text.ends[0] + 2] and first[-1] not in ".!?")


def state_of(country: str | None) -> str | None:
    """The actor id of a country code's state."""
    return _states().get(country or "")


@cache
def _states() -> dict[str, str]:
    return {actor.country: actor_id for actor_id, actor in states().items() if actor.country}
