"""What a figure counts by its own words: the key of a series but for the story."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from analysis.lexicons import listed, read_tsv, word_list
from analysis.lexicons.registry import states
from analysis.link import aboard, around, disputes, forces, groups, shocks, victims
from analysis.link.ballots import VOTING
from analysis.link.context import WHOLE, Context
from analysis.link.gauges import Gauge
from analysis.link.indicators import country, indicator
from analysis.link.keys import FATES, SHARE, Key
from analysis.link.layoffs import Layoff
from analysis.link.nouns import classes, first, head, nouns, singular
from analysis.link.places import is_outbreak
from analysis.link.spans import WARLIKE
from analysis.link.stories import Story
from analysis.model import Figure

PERSONS = {"people", "victims", "life", "troops", "fighters", "officers", "police", "protesters", "prisoners", "migrants", "refugees"}
OF_CASES = {"killed", "recovered", "in care"}  # what becomes of the sick
APART = {"helicopter"}  # counted beside the aircraft, in a search as in a war
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}  # "a two-minute speech"
_NUMBER_OF = re.compile(r"\b(?:number|total|count|tally|toll)s?\s+of\s+(?:the\s+|those\s+|people\s+)?(?P<rest>.*)", re.I)
_OF_THE = re.compile(r"\s+of\s+(?:the|its|his|her|their|our)\s+(?P<rest>[a-z -]+)")
_OF_HURT = re.compile(r"(?:\s+people)?\s+(?:of|among|from\s+among)\s+(?:the|those)\s+(?:wounded|injured|hurt|sick|infected|survivors)\b")
_OF_ALL = re.compile(
    r"\s+of\s+(?:the|its|her)\s+(?:[a-z]+['’]s\s+)?(?:(?:some|about|around|roughly|nearly|more\s+than|over)\s+)?\d[\d,. ]*\s*"
    r"(?:people|persons|passengers|occupants|miners|workers|migrants)\b"
)
_OUT = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s+(?:from|out\s+of)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:water|waters|sea|waves|river|lake|hull|wreck|wreckage|rubble|ruins|debris|mud|snow)\b"
)
_AMONG_SICK = re.compile(
    r"\b(?:cases|infections|infected|patients)\b[^.;\d]{0,60}?(?:\b(?:including|among\s+(?:them|which|whom)|of\s+(?:them|which|whom)|with)|,\s+and(?:\s+[a-z]+,)?)\s+"
    r"(?:(?:at\s+least|about|some|more\s+than|over)\s+)?$",
    re.I,
)
_OF_BODIES = frozenset(["identified", "given", "received", "released", "sent"])  # "the bodies of 40 soldiers were handed over"
_TOLD = re.compile(r"\btold\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){1,4}(?:that\s+)?(?:(?:at\s+least|about|some|more\s+than)\s+)?$")


@cache
def _causes() -> frozenset[str]:
    """Nouns of what kills: "an earthquake of magnitude 6 killed" counts no earthquakes."""
    return frozenset(word for row in read_tsv("incidents") for word in listed(row["words"]))


def read(figure: Figure, story: Story | None) -> Key | None:
    """The key that a figure's own words give, without its story; None where nothing comparable is counted."""
    if figure.event in FATES and victims.is_of_agent(figure):
        figure = replace(figure, item=None, item_class=None)
    told = story.scene.context.told if story else None
    if not isinstance(told, Gauge) and (name := indicator(figure)) and (owner := country(figure, name, story)):
        return Key(name, None, owner, figure.unit, "total")
    if told:
        scope = told.scope if isinstance(told, Layoff) else "total"
        return Key(told.item_class, told.event, told.subject, figure.unit, scope, group=told.group)
    if forces.are_batch(figure):
        return None  # one of several, and not said which
    item_class, event = _what(figure, story)
    if item_class is None or (event in FATES and item_class not in FATES and singular(item_class) in _causes()):
        return None
    if figure.unit == "%" and item_class == "cases":
        return None  # "68 per cent of the cases are men": no share that another article's is set against
    group = ("foreigners" if victims.are_foreign(figure) else groups.group_of(figure, story)) if item_class in FATES else None
    if item_class == "cases":
        group = groups.sort_of_cases(figure)
    if item_class == "injured" and victims.are_serious(figure):
        group = "seriously"
    if event == "striking" and item_class in disputes.GENERAL:
        item_class = story.scene.context.trade if story and story.scene.context.trade else item_class
    subject = None if event == "striking" else _subject(figure, item_class, story)  # a town is where they strike
    noun = head(figure.item or item_class)
    if noun in word_list("uncounted") and item_class == figure.item_class and item_class not in FATES:
        return None
    words = None
    if not event:
        if item_class == "people" or figure.unit in TIMES or (not subject and noun in word_list("passing")):
            return None
        words = None if subject or item_class != figure.item_class else _words(figure, item_class, story)
    if victims.are_more(figure):
        figure = replace(figure, scope="change")
    scope = "part" if victims.are_some(figure) else figure.scope
    if scope == "change" and event in FATES and story and story.within:
        scope = "total"  # "Another 266 died in Tarn": all who died there
    if (
        scope != "total"
        and not victims.are_more(figure)
        and ((story and story.scene.context.anew) or (item_class in FATES and _of_the_living(figure)))
    ):
        scope = "total"
    if event == "killed" and _OF_HURT.match(around.after(figure)):
        scope = "part"  # "two of the injured have died"
    if scope == "part" and item_class == "killed" and _AMONG_SICK.search(around.before(figure)):
        scope = "total"  # "62 cases, including 15 deaths": all who died of it
    if scope == "part" and group and not groups.is_within(figure, group):
        scope = "total"  # "of the 40 dead twelve are children": all the children who died
    return Key(item_class, event, subject, SHARE if is_share(figure) else figure.unit, scope, words, group)


def _words(figure: Figure, item_class: str, story: Story | None) -> str | None:
    """What tells an item apart: its words, or what its words add to its class ("vacant houses" are vacant homes, houses are homes).

    What only repeats the story does not: "cholera infections" are cases in an article on cholera.
    """
    said = first(figure.item or item_class)
    if item_class not in classes() or nouns().get(head(said)) != item_class:
        return said
    kind = story.kind if story and story.kind else ""
    added = [
        word for word in said.split()[:-1] if word not in word_list("empty modifier") and word != kind and not groups.CASES.fullmatch(word)
    ]
    return " ".join([*added, item_class]) if added else None


def is_bare(figure: Figure) -> bool:
    """Whether a number stands without a noun, or with one that only says what happened: "900 wounded"."""
    return figure.item is None or nouns().get(head(figure.item)) in FATES


def is_share(figure: Figure) -> bool:
    """Whether a number without a unit is a part of one: "two thirds of the homes" are not compared with 4,000 homes."""
    return figure.unit is None and 0 < max(figure.low or 0, figure.high or 0) < 1


def _of_the_living(figure: Figure) -> bool:
    """Whether a part is one of an army or a town and not of the dead: "400 of his soldiers were killed" are all who were killed."""
    rest = around.after(figure)
    if victims.are_own(figure):
        return False
    if _OF_ALL.match(rest):
        return True  # "six of the ship's 462 passengers had died"
    match = _OF_THE.match(rest)
    words = match["rest"].split()[:3] if match else []
    return any(nouns().get(singular(word)) in PERSONS for word in words) and not any(nouns().get(word) in FATES for word in words)


def _what(figure: Figure, story: Story | None) -> tuple[str | None, str | None]:
    """Class and event; the class of people is what happened to them."""
    item_class, event = figure.item_class, figure.event
    context = story.scene.context if story else Context()
    if around.before(figure).endswith("magnitude ") or item_class == "magnitude":
        return (None, None) if shocks.of_aftershock(figure) else ("magnitude", None)
    if context.counted == WHOLE:
        return None, None
    if item_class == forces.OFFICERS and context.counted == forces.POLICE:
        item_class, context = forces.POLICE, context._replace(counted=None)
    if forces.go(figure) or context.abroad:
        event = forces.SENT
    sorts = {item_class, context.counted, event if item_class is None else None}
    if story and story.scene.together and sorts & (FATES | PERSONS):
        return "casualties", "casualties"
    if context.counted in OF_CASES - FATES and not (item_class == "cases" or (story and story.kind and is_outbreak(story.kind))):
        context = context._replace(counted=None)  # "nine bodies were recovered"
    if item_class == "cases" and context.counted in OF_CASES:
        return context.counted, context.counted if context.counted in FATES else None  # "49 cases have recovered"
    if context.counted and (
        item_class is None or item_class in PERSONS | FATES | {"number", "minimum", "maximum"} or _is_no_cargo(figure, context.counted)
    ):
        return context.counted, context.counted if context.counted in FATES | {"rescued", "sheltered"} else None
    if (figure.item or "").lower().endswith(("tolls", "|")):
        return None, None
    if item_class == "number" and (match := _NUMBER_OF.search(figure.item or "")):
        item_class = nouns().get(head(match["rest"]), item_class)
    if event == "lost" and head(figure.item) == "man" and not (story and story.kind and story.kind not in WARLIKE):
        return "troops", event  # "lost 1,200 men" and "lost 1,200 soldiers", who may be dead, or dead and wounded
    if event == "lost" and item_class in ("people", "killed") and story and story.kind and story.kind not in WARLIKE:
        event = "killed"
    if event == "withdrawn" and item_class in PERSONS and _OUT.match(around.after(figure)):
        return "rescued", "rescued"
    if event == "rescued" and item_class in PERSONS:
        return event, event
    if event in FATES and (item_class is None or item_class in PERSONS or head(figure.item) in groups.known()) and figure.unit is None:
        return event, event
    if item_class == "hostages" and event == "killed":
        return item_class, event  # the dead among them, who are handed over with the living
    if item_class == "bodies":  # counted apart from the dead, of whom more may be known, or fewer
        event = "kept" if victims.are_kept(figure) else event
        return item_class, event if event in {*_OF_BODIES, "kept"} else item_class
    if item_class == "survived" and event in ("rescued", "displaced"):
        return event, event
    if item_class in FATES:
        said = event in FATES and nouns().get(head(figure.item)) == "people"  # "killing 38 and injuring 200 people"
        return (event, event) if said else (item_class, item_class)
    if item_class == "aircraft" and head(figure.item) in APART:
        item_class = f"{head(figure.item)}s"
    if item_class and event == "sent" and item_class not in word_list("forces"):
        event = "given"  # men are sent; shells that are sent, shipped or supplied are given
    if item_class in classes() - PERSONS - FATES - {"cases"} and event is None and figure.unit is None and victims.are_hit(figure):
        return item_class, "hit"
    if item_class and event in (None, "lost"):
        event = _said_after(figure) or event
    return item_class, event


@cache
def _after(place: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(word) for row in read_tsv("fate_words") if row["place"] == place for word in listed(row["words"]))
    return re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?[a-z]+s(?:\s+(?:are|were|is|was|have|has|had|been|now|all|left))*\s+(?:{forms})\b")


def _said_after(figure: Figure) -> str | None:
    """What happened to things or a trade, where the verb alone says nothing: "40 houses were in ruins", "400 dockers walked out"."""
    after = around.after(figure)
    if figure.item_class in word_list("building"):
        return "destroyed" if figure.event == "lost" or _after("ruin").match(after) else None
    if figure.item_class in classes() - disputes.GENERAL:
        return None
    return "striking" if _after("walkout").match(after) or disputes.is_strike_by(figure) else None


def _is_no_cargo(figure: Figure, counted: str) -> bool:
    """Whether a number's item is no thing that one counts: it stands before it, or is what a ship does ("carrying 99 slams into")."""
    return _named_before(figure) or (counted == "aboard" and aboard.goes_on(f" {figure.item}", 0))


def _named_before(figure: Figure) -> bool:
    """Whether a number's item is no thing that one counts, and stands before it: "the toll in the port of Kelm rose to 40"."""
    place = figure.evidence.find(figure.item or "\0")
    return figure.item_class not in classes() and 0 <= place < len(around.before(figure))


def _subject(figure: Figure, item_class: str, story: Story | None) -> str | None:
    """Whose they are. The dead of an earthquake in Peru are its dead; who dismisses a toll is not whose the dead are."""
    if figure.event == "lost" and story and story.scene.loser and item_class not in FATES:
        return story.scene.loser
    if item_class not in FATES:
        if story and figure.unit is None and figure.subject_id == story.place and story.kind not in (None, *WARLIKE, *VOTING):
            return None  # "800 Haitians need help", after a storm in Haiti
        named = figure.subject_id in states() or item_class != "cases"  # a virus has no cases of its own
        return ((story and story.scene.subject) or figure.subject_id) if named else None
    if _TOLD.search(around.before(figure)):
        return None  # "told Wadi News 40 people had died": who is told has no dead
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
