"""What makes figures comparable: the key of a series, from a figure's own words and its story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from analysis.lexicons import listed, read_tsv, word_list
from analysis.link.claims import slug
from analysis.link.context import Context
from analysis.link.stories import Story
from analysis.model import Actor, Figure, Scope

FATES = {"killed", "injured", "captured", "missing", "displaced", "arrested", "hostages", "casualties"}  # classes that say what happened
SHRINKING = {"missing", "displaced", "evacuated", "hostages"}  # of whom there are fewer as they are found, return or are freed
BY_SIDE = {"soldiers", "civilians"}  # who is counted apart in a war only
PERSONS = {"people", "life", "troops", "fighters", "officers", "police", "protesters", "prisoners", "migrants", "refugees"}
SHARE = "share"  # the unit of "two thirds", in keys only
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}  # "a two-minute speech"
WARLIKE = {"war", "battle", "strike", "bombing", "shooting", "attack", "riot"}  # where civilians are counted apart from soldiers
_NUMBER_OF = re.compile(r"\b(?:number|total|count|tally|toll)s?\s+of\s+(?:the\s+|those\s+|people\s+)?(?P<rest>.*)", re.I)
_OF_THE = re.compile(r"\s+of\s+(?:the|its|his|her|their|our)\s+(?P<rest>[a-z -]+)")
_VERB = re.compile(r"\b(?:is|are|was|were|had|have|has|who|that)\b")
_HEAD = re.compile(r"\s(?:of|in|for|from|by|at|on|who|whose|to|with)\s")


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

    @property
    def slug(self) -> str:
        """The series' key: `troops-sent-north-korea`, `killed-earthquake-peru-2001`, `aid-given-japan-usd-part`."""
        event = None if self.event == self.item_class else self.event
        unit = "percent" if self.unit == "%" else self.unit
        scope = None if self.scope == "total" else self.scope
        parts = self.group, self.item or self.item_class, event, self.subject, self.story, self.within, self.year, unit, scope
        return slug(" ".join(str(part) for part in parts if part))

    @property
    def grows(self) -> bool:
        """Whether its number can only grow: the dead of a flood, the homes destroyed; not the missing, a price or a share."""
        happened = self.item_class in FATES | {"cases"} or self.event is not None
        return self.unit is None and happened and not {self.item_class, self.event} & SHRINKING

    def without(self, *blanks: str) -> Key:
        """The key with some of its parts unknown, and without the item's words."""
        return self._replace(item=None, **dict.fromkeys(blanks))  # type: ignore[arg-type]  # `scope` is never blank


@cache
def _groups() -> dict[str, tuple[str, bool]]:
    return {noun: (row["group"], row["apart"] == "always") for row in read_tsv("groups") for noun in listed(row["nouns"])}


@cache
def _causes() -> frozenset[str]:
    """Nouns of what kills: "an earthquake of magnitude 6 killed" counts no earthquakes."""
    return frozenset(word for row in read_tsv("incidents") for word in listed(row["words"]))


@cache
def _nouns() -> dict[str, str]:
    return {noun: row["class"] for row in read_tsv("item_classes") for noun in listed(row["nouns"])}


def singular(word: str) -> str:
    """A noun without its plural ending."""
    for plural, single in (("men", "man"), ("children", "child"), ("ies", "y"), ("ches", "ch"), ("s", "")):
        if word.endswith(plural):
            return word[: -len(plural)] + single
    return word


def head(item: str | None) -> str:
    """The last word of the noun phrase before any "of" or "in", singular."""
    words = re.findall(r"[a-z][a-z'-]*", _HEAD.split((item or "").lower())[0])
    return singular(words[-1]) if words else ""


def read(figure: Figure, story: Story | None) -> Key | None:
    """The key that a figure's own words give, without its story; None where nothing comparable is counted."""
    item_class, event = _what(figure, story)
    if item_class is None or (event in FATES and item_class not in FATES and singular(item_class) in _causes()):
        return None
    group = _group(figure, item_class, story) if item_class in FATES else None
    subject = _subject(figure, item_class, story)
    noun = head(figure.item or item_class)
    if noun in word_list("uncounted") and item_class == figure.item_class and item_class not in FATES:
        return None
    words = None
    if not event:
        if item_class == "people" or figure.unit in TIMES or (not subject and noun in word_list("passing")):
            return None
        words = None if subject or item_class != figure.item_class else _words(figure, item_class, story)
    scope = figure.scope
    if scope != "total" and ((story and story.scene.context.anew) or (item_class in FATES and _of_the_living(figure))):
        scope = "total"
    if scope == "part" and group and not _of_group(figure, group):
        scope = "total"  # "of the 40 dead twelve are children": all the children who died
    return Key(item_class, event, subject, SHARE if is_share(figure) else figure.unit, scope, words, group)


def _of_group(figure: Figure, group: str) -> bool:
    """Whether a number is a part of those who are always counted apart, or these are not: "four of the children who died"."""
    said = [_VERB.split(match["rest"])[0] for match in map(_OF_THE.match, figure.evidence.split(figure.text)[1:]) if match]
    words = [word for rest in said for word in rest.split()[:3]]
    return group in BY_SIDE or any(_groups().get(singular(word), ("", False))[0] == group for word in words)


def _words(figure: Figure, item_class: str, story: Story | None) -> str | None:
    """What tells an item apart: its words, or what its words add to its class ("vacant houses" are vacant homes, houses are homes).

    What only repeats the story does not: "cholera infections" are cases in an article on cholera.
    """
    said = _HEAD.split((figure.item or item_class).lower())[0]
    if item_class not in _classes() or _nouns().get(head(said)) != item_class:
        return said
    kind = story.kind if story and story.kind else ""
    added = [word for word in said.split()[:-1] if word not in word_list("empty modifier") and word != kind]
    return " ".join([*added, item_class]) if added else None


@cache
def _classes() -> frozenset[str]:
    return frozenset(_nouns().values())


def is_bare(figure: Figure) -> bool:
    """Whether a number stands without a noun, or with one that only says what happened: "900 wounded"."""
    return figure.item is None or _nouns().get(head(figure.item)) in FATES


def is_share(figure: Figure) -> bool:
    """Whether a number without a unit is a part of one: "two thirds of the homes" are not compared with 4,000 homes."""
    return figure.unit is None and 0 < max(figure.low or 0, figure.high or 0) < 1


def _of_the_living(figure: Figure) -> bool:
    """Whether a part is one of an army or a town and not of the dead: "400 of his soldiers were killed" are all who were killed."""
    match = next(filter(None, map(_OF_THE.match, figure.evidence.split(figure.text)[1:])), None)
    words = match["rest"].split()[:3] if match else []
    return any(_nouns().get(singular(word)) in PERSONS for word in words) and not any(_nouns().get(word) in FATES for word in words)


def _what(figure: Figure, story: Story | None) -> tuple[str | None, str | None]:
    """Class and event; the class of people is what happened to them."""
    item_class, event = figure.item_class, figure.event
    around = story.scene.context if story else Context()
    if around.party and item_class in (None, "votes", "voters"):
        return "votes", None
    if around.counted and (item_class is None or item_class in PERSONS | FATES | {"number"} or _named_before(figure)):
        return around.counted, around.counted if around.counted in FATES else None
    if (figure.item or "").lower().endswith(("tolls", "|")):
        return None, None
    if f"magnitude {figure.text}" in figure.evidence or item_class == "magnitude":
        return "magnitude", None
    if item_class == "number" and (match := _NUMBER_OF.search(figure.item or "")):
        item_class = _nouns().get(head(match["rest"]), item_class)
    if story and story.scene.together and (item_class in FATES | PERSONS or (item_class is None and event in FATES)):
        return "casualties", "casualties"
    if event == "lost" and item_class in ("people", "killed") and story and story.kind and story.kind not in WARLIKE:
        event = "killed"
    if event in FATES and (item_class is None or item_class in PERSONS or head(figure.item) in _groups()) and figure.unit is None:
        return event, event
    if item_class in FATES:
        said = event in FATES and _nouns().get(head(figure.item)) == "people"  # "killing 38 and injuring 200 people"
        return (event, event) if said else (item_class, item_class)
    if item_class and event == "sent" and item_class not in word_list("forces"):
        event = "given"  # men are sent; shells that are sent, shipped or supplied are given
    if item_class and not event and _ruined(figure):
        event = "destroyed"
    return item_class, event


@cache
def _ruins() -> re.Pattern[str]:
    (words,) = (row["words"] for row in read_tsv("fate_words") if row["place"] == "ruin")
    forms = "|".join(re.escape(word) for word in listed(words))
    return re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?[a-z]+s(?:\s+(?:are|were|is|was|have|has|had|been|now|all|left))*\s+(?:{forms})\b")


def _ruined(figure: Figure) -> bool:
    """Whether things are said to be no more, where the verb alone says nothing: "40 houses were in ruins", "40 houses fell"."""
    return figure.item_class in word_list("building") and any(map(_ruins().match, figure.evidence.split(figure.text)[1:]))


def _named_before(figure: Figure) -> bool:
    """Whether a number's item is no thing that one counts, and stands before it: "the toll in the port of Kelm rose to 40"."""
    place = figure.evidence.find(figure.item or "\0")
    return figure.item_class not in _classes() and 0 <= place < figure.evidence.find(figure.text)


def _group(figure: Figure, item_class: str, story: Story | None) -> str | None:
    """Those whose fate is counted apart: children always, civilians in a war."""
    group, always = _groups().get(head(figure.item), (None, False))
    if group is None and story and story.scene.group:
        group, always = _groups().get(singular(story.scene.group), (None, False))
    if group is None and figure.item_class == "troops":
        return "soldiers"
    return group if always or (story and (story.kind is None or story.kind in WARLIKE)) else None


def _subject(figure: Figure, item_class: str, story: Story | None) -> str | None:
    """Whose they are. The dead of an earthquake in Peru are its dead; who dismisses a toll is not whose the dead are."""
    if figure.event == "lost" and story and story.scene.loser and item_class not in FATES:
        return story.scene.loser
    if item_class not in FATES:
        return figure.subject_id or (story.scene.context.party if story and item_class == "votes" else None)
    if story and figure.subject_id and figure.subject_id in (story.scene.within, *story.towns):
        return None  # "the toll in the port of Odesa": a town is where they died
    peace = story is not None and story.kind is not None and story.kind not in WARLIKE
    if peace and (figure.event == "lost" or (story and figure.subject_id == story.place)):
        return None
    if story and story.scene.loser:
        return story.scene.loser
    if figure.event not in (None, item_class, "lost", "treated", "received") and figure.event not in FATES:
        return None
    return figure.subject_id


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
    disaster = kind is not None and kind not in WARLIKE and kind != "poll"
    part = (fate and key.scope == "part") or (scene.alone and not key.subject)  # "the clinic alone has counted 40"
    if part and not key.group and not story.within:
        return None, "it is a part, and not said of whom"
    at_war = kind in (None, "war", "poll") or (kind in WARLIKE and scene.rule == "article")
    if key.subject and not disaster and (not fate or at_war):
        return key._replace(year=story.year, within=scene.within if kind == "poll" else None), ""
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
        return actors[actor_id].name if actor_id in actors else actor_id

    event = None if key.event == key.item_class else key.event
    nouns = Counter(found[-1] for item in items if (found := _HEAD.split((item or "").lower())[0].split()))
    plain = key.item_class in _nouns().values() or not nouns
    noun = key.item_class if plain else min(nouns, key=lambda word: (-nouns[word], word))
    words = " ".join(part for part in (key.group, key.item or noun, event) if part)
    words = words[:1].upper() + words[1:]
    if key.subject:
        words += f", {name(key.subject)}"
    if key.story and story:
        words += f", {story.label(actors, fate=key.item_class in FATES)}"
    if key.within:
        words += f", only {name(key.within)}"
    notes = [str(note) for note in (key.year, key.unit, None if key.scope == "total" else key.scope) if note]
    return f"{words} ({', '.join(notes)})" if notes else words
