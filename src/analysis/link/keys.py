"""What makes figures comparable: the key of a series, from what a figure counts and its story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from analysis.link.accounts import Account
from analysis.link.affairs import PREFIX
from analysis.link.ballots import VOTING
from analysis.link.blazes import AREA, Blaze
from analysis.link.forces import MEN
from analysis.link.gauges import Gauge
from analysis.link.layoffs import Layoff
from analysis.link.markets import Move
from analysis.link.nouns import classes, first
from analysis.link.refuge import Refuge
from analysis.link.sides import NOT_SAID
from analysis.link.spans import WARLIKE
from analysis.link.stories import Story
from analysis.model import Actor, Figure, Scope
from analysis.slugs import slug, spelt

FATES = frozenset(  # classes that say what happened
    ["killed", "injured", "captured", "missing", "displaced", "arrested", "hostages", "casualties", "bodies", "survived", "trapped"]
)
SHRINKING = {"missing", "trapped", "displaced", "evacuated", "hostages"}  # of whom there are fewer as they are found, return or are freed
BY_SIDE = {"soldiers", "civilians", "workers"}  # who is counted apart in a war only
NAMES = {  # classes that no noun of the lexicon is of -> what readers call them
    "pay": "pay rise", "voted": "people who voted", "registered": "registered voters", "hungry": "people without enough food",
    "positive": "people who tested positive", "rescued": "people rescued",
    "recovered": "people who recovered", "in care": "people in care", "trapped": "people trapped",
    "needy": "people in need", "sheltered": "people in shelters",
    "profit": "profit", "revenue": "revenue", "loss": "loss", "sum": "sum", "weight": "weight",
    "street value": "street value", "majority": "majority", "crowd": "crowd", "flights": "flights", "trains": "trains",
    "passengers": "passengers", "accounts": "accounts",
    "growth": "growth", "inflation": "inflation", "interest rate": "interest rate", "term": "term",
    AREA: AREA, "volume": "volume",
    "debt": "debt", "deficit": "deficit", "turnout": "turnout",
}  # fmt: skip
ACCOUNTS = frozenset(["profit", "revenue", "sales"])
ABOARD = "aboard"  # the class of those on a ship, train or aircraft
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHARE = "share"  # the unit of "two thirds", in keys only


class Key(NamedTuple):
    """What makes figures comparable; `item` holds the words of an item that nothing else tells apart."""

    item_class: str
    event: str | None
    subject: str | None
    unit: str | None
    scope: Scope
    item: str | None = None
    group: str | None = None  # whose fate is counted apart: children
    story: str | None = None
    within: str | None = None  # a place within the story's
    year: int | None = None  # a year that is past
    span: str | None = None  # how long a toll has run: in all, or the day that it is of

    @property
    def slug(self) -> str:
        """The series' key: `troops-sent-north-korea`, `killed-earthquake-peru-2001`, `aid-given-japan-usd-part`."""
        event = None if self.event == self.item_class else self.event
        unit = "percent" if self.unit == "%" else self.unit
        scope = None if self.scope == "total" else self.scope
        parts = self.group, self.item or self.item_class, event, self.subject, self.story, self.within, self.year, self.span, unit, scope
        return slug(" ".join(str(part) for part in parts if part))

    @property
    def grows(self) -> bool:
        """Whether its number can only grow: the dead of a flood, the homes destroyed; not the missing, a price or a share."""
        happened = self.item_class in FATES | {"cases"} or self.event is not None
        return self.unit is None and happened and not {self.item_class, self.event} & SHRINKING

    def without(self, *blanks: str) -> Key:
        """The key with some of its parts unknown, and without the item's words."""
        return self._replace(item=None, **dict.fromkeys(blanks))  # type: ignore[arg-type]  # `scope` is never blank


def is_fate(figure: Figure) -> bool:
    """Whether a figure counts whom something befell: the dead, the missing."""
    return bool({figure.item_class, figure.event} & FATES)


def may_take(key: Key, blank: str, value: str, story: Story | None) -> bool:
    """Whether a figure may take a part of its key from the article's other figures: not against what its own clause says."""
    if key.item_class not in FATES or story is None:
        return blank != "group"
    if story.kind and story.kind not in WARLIKE:
        return False  # who the dead of an earthquake are is said by the earthquake
    return blank != "subject" or set(story.scene.states) <= {value}


def of_story(key: Key, story: Story) -> tuple[Key | None, str]:
    """The key with its story, where that is needed to tell figures apart, or None and the reason why it belongs to no series.

    What has an owner needs none, in peace or in a war; what a disaster or an attack did, or brought, has always one.
    """
    fate, kind, scene = key.item_class in FATES, story.kind, story.scene
    if scene.other == NOT_SAID and fate:
        return (key._replace(year=story.year), "") if key.subject else (None, NOT_SAID)
    if scene.other and scene.other != NOT_SAID and (fate or kind not in WARLIKE):
        return None, scene.other
    if key.item_class == "survived" and kind is None:
        return None, "it is not said in which event"  # of an illness, of a camp
    if kind == "election":
        name = story.name(fate=False)
        known = name and (key.subject or key.item_class in ("voted", "registered"))
        return (key._replace(story=name, within=story.within, year=story.year), "") if known else (None, "it is not said of which party")
    if isinstance(told := scene.context.told, Account | Gauge):
        return key._replace(year=told.year), ""
    if isinstance(told, Move | Blaze):
        return key._replace(year=story.year), ""
    if isinstance(told, Layoff):
        if key.scope == "part" and not told.within:
            return None, "it is a part, and not said of whom"
        return key._replace(within=told.within, year=story.year or told.year), ""
    if isinstance(told, Refuge):
        return key._replace(story=slug(f"in {told.host}"), year=story.year), ""
    if key.item_class in ACCOUNTS and not key.subject:
        return None, "neither its owner nor its event is stated"  # a firm's, and of no earthquake
    disaster = kind is not None and kind not in WARLIKE and kind not in VOTING
    if key.item_class in MEN and key.event is None and key.scope == "total" and not disaster:
        return None, "its event is not stated"  # an army, those exchanged, those who fell; after an earthquake soldiers are at work
    part = (fate and key.scope == "part" and not key.group) or (scene.alone and not key.subject)  # "the clinic alone has counted 40"
    if part and not story.within:
        return None, "it is a part, and not said of whom"
    if fate and scene.narrower:
        return None, "it is put down to less than its story"
    at_war = kind in (None, "war", "poll", "protest") or (kind in WARLIKE and scene.rule == "article" and not scene.within)
    if key.subject and not disaster and (not fate or at_war):
        return key._replace(year=story.year, within=scene.within if kind == "poll" else None), ""
    if (key.item_class, key.event) == ("jobs", "cut") and kind is None and not key.subject and scene.rule == "article":
        return None, "neither its owner nor its event is stated"  # a firm's: not all that its article's country loses
    name = story.name(fate=fate)
    if name is None:
        return (key._replace(year=story.year), "") if key.subject else (None, f"it is not said in which {'event' if fate else 'story'}")
    if not disaster and not key.event and not key.subject:
        return None, "neither its owner nor its event is stated"
    if not key.subject and not disaster and scene.rule == "article" and any(state != story.place for state in scene.states):
        return None, "its clause names another country than its article"
    within = story.within if fate or not key.subject else None
    return key._replace(story=name, within=within, year=story.year), ""


def label(key: Key, story: Story | None, actors: Mapping[str, Actor], items: Iterable[str | None] = ()) -> str:
    """A name for readers: "Troops sent, North Korea (part)", "Children killed, earthquake in Peru".

    Args:
        key: the series.
        story: its story.
        actors: actors by id.
        items: the noun phrases of its figures: their last word names what no class of the lexicon does.
    """

    def name(actor_id: str) -> str:
        return actors[actor_id].name if actor_id in actors else spelt(actor_id)

    if key.event == "hosted" and key.subject and key.story:
        return f"Refugees from {name(key.subject)} in {name(key.story.removeprefix('in-'))}"
    last = Counter(found[-1] for item in items if (found := first(item).split()))
    plain = key.item_class in classes() or not last
    noun = NAMES.get(key.item_class) or (key.item_class if plain else min(last, key=lambda word: (-last[word], word)))
    event = (
        ABOARD if key.item_class == ABOARD else None if key.event in noun.split() else key.event
    )  # the killed are killed, people are rescued
    words = " ".join(part for part in (key.group, key.item or noun, event) if part)
    words = words[:1].upper() + words[1:]
    if key.subject:
        words += f", {name(key.subject)}"
    if key.story and key.event in ("launched", "intercepted", "cut", "risen", "fallen", "quoted") and key.subject:
        words += f", {_when(key.story)}"
    elif key.story and key.story.startswith(f"{PREFIX} "):
        words += f", {_articles(key.story, name)}"
    elif key.story and story:
        words += f", {story.label(actors, fate=key.item_class in FATES)}"
    if key.within:
        words += f", only {name(key.within)}"
    if key.span:
        words += f", {_when(key.span)}"
    notes = [str(note) for note in (key.year, key.unit, None if key.scope == "total" else key.scope) if note]
    return f"{words} ({', '.join(notes)})" if notes else words


def _articles(story: str, name: Callable[[str], str]) -> str:
    """What an affair is called: by what its articles are on, and, if it is a later one, by their day.

    >>> _articles("on halden-bank lund 2031-05-02", str.title)
    'in articles on Halden-Bank and Lund from 2 May 2031'
    """
    days = [word for word in story.split() if DAY.match(word)]
    names = " and ".join(name(word) for word in story.split()[1:] if word not in days)
    return f"in articles on {names}" + (f" from {_when(days[0][:10])}" if days else "")


def _when(story: str) -> str:
    """When something was: the day of an attack, or all of them; the month of a later round.

    >>> _when("2033-04-05"), _when("2033-04"), _when("in-all")
    ('5 April 2033', 'April 2033', 'in all')
    """
    try:
        when = date.fromisoformat(f"{story}-01"[:10])
    except ValueError:
        return story.replace("in-all", "in all")
    return f"{when:%B %Y}" if len(story) < 10 else f"{when.day} {when:%B %Y}"
