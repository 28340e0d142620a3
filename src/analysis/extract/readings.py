"""What an amount counts, whose it is and what happened to it, in the light of the amounts before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.extract import chunks, classes, coordinated, counted, elisions, events, governing, items, rates
from analysis.extract.bounds import Amount
from analysis.extract.event_words import FATES, fate_of
from analysis.extract.found import Words
from analysis.extract.items import Item
from analysis.extract.units import unit_of
from analysis.lexicons import word_list
from analysis.model import Mention

_PEOPLE = word_list("people class")


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount with its place in the sentence, and what it counts; `noun_class` is the class before any event names it."""

    amount: Amount
    token: int
    item: Item | None
    item_text: str | None
    noun_class: str | None
    item_class: str | None
    event: events.Event | None
    subject_id: str | None


def read(text: str, words: Words, amount: Amount, earlier: Sequence[Reading], mentions: Sequence[Mention]) -> Reading:
    """What an amount counts: the phrase at the number, the noun it hangs on, what a verb measures by it, or an earlier item."""
    token = items.number_token(words, amount)
    here = elisions.in_sentence(text, words, token, amount, earlier)
    item = counted.own_item(words, amount, token) or (counted.toll(words, amount, token) if here else None)
    money = amount.unit_kind == "money"
    if item is not None and item.direct and here and _is_fate(words, item):
        victims = [r for r in here if r.noun_class in _PEOPLE and r.amount.unit is None and _befallen(words, r, token)]
        if victims:  # "300 soldiers were killed and 2,700 wounded"
            fate = classes.class_of(words, item.first, item.head)
            fate = fate if fate in FATES else fate_of(words.lemma[item.head].lower())
            return _named(victims[-1], _per_time(text, words, amount, item), token, events.Event(fate, token, owner=False))
    if item is None:
        item = elisions.aside(words, amount) or (elisions.fronted(words, token) if amount.unit in (None, "%") else None)
    if item is None and here and (source := elisions.elided(text, words, amount, token, here)) is not None:
        return _shared(text, words, source, amount, token)
    if item is None and not here and amount.unit is None and (source := elisions.of_those(words, token, earlier)) is not None:
        return _shared(text, words, source, amount, token)
    if item is None and (source := elisions.restated(text, words, amount, token, earlier)) is not None:
        return replace(source, amount=amount, token=token)  # "a loss of $175 million, or $13 a share"
    if item is None and amount.rule != "rival":  # "Greens are on 31 per cent, Liberals on 24"
        item = counted.measured_item(words, amount, token)
    if item is not None and amount.start <= words.start[item.first] < words.end[item.last] <= amount.core:
        item = None  # "took KSh 20m": its own currency
    if item is not None and amount.unit and unit_of(words.lower[item.head]) == amount.unit:
        item = None  # "1,400 of its 2,100 km"
    weighed = amount.unit_kind == "mass" and item is not None and item.direct  # "seized 40 kg of tusks"
    takes = amount.unit_kind in ("", "money", "rate") or amount.kind == "fraction" or weighed
    if item is not None and item.direct:
        amount = _per_time(text, words, amount, item)
    if item is not None and amount.unit is None and amount.kind == "digits" and _is_age(words, item) and amount.value < 120:
        amount = replace(amount, unit="year", unit_kind="time", base="year")
    noun_class = _class(words, item, amount) if item else None
    kind = "money" if money else (noun_class or "").partition(" and ")[0]  # of "drones and missiles" what befalls drones
    event = events.event_of(words, item, token, kind) if takes else None
    if item is not None and takes and not money and (event is None or words.tag[event.token] in chunks.NOUNS):
        event = events.state_of(words, item) or event  # "28 deaths, 98 missing persons"
    item_text = text[words.start[item.first] : words.end[item.last]] if item else None
    whole = here[-1] if here else earlier[-1] if earlier and words.sentence[earlier[-1].token] == words.sentence[token] else None
    if event is None and takes and not money and whole is not None:
        event = elisions.fate_of_whole(text, amount, whole)
    reading = Reading(amount, token, item, item_text, noun_class, noun_class, event, None)
    reading = _with_fate(reading)
    return replace(reading, subject_id=_subject(words, item, reading.event, mentions))


def _per_time(text: str, words: Words, amount: Amount, item: Item) -> Amount:
    """The amount with what its things are counted by: "900 shells a day" are no 900 shells."""
    rate = rates.per(text, words.end[item.last]) if amount.unit is None and amount.kind != "fraction" else None
    return replace(amount, unit=f"per {rate.name}", unit_kind="rate") if rate is not None and rates.is_of_counts(rate) else amount


def _is_age(words: Words, item: Item) -> bool:
    """Whether an item is an age or a span of life, which years measure: "an average age of 35", "life expectancy is 79"."""
    lemma = words.lemma[item.head].lower()
    return lemma == "age" or words.lower[item.head - 1 : item.head + 1] in (["life", "expectancy"], ["life", "span"])


def _class(words: Words, item: Item, amount: Amount) -> str | None:
    """The class of an item; None for a name that a share is of ("a fifth of Port Vale")."""
    opens = item.head == words.spans[words.sentence[item.head]][0]  # "Turnout, at 64 per cent, was low"
    if words.tag[item.head] == "NNP" and not opens and (amount.unit_kind == "share" or amount.kind == "fraction"):
        return None
    if item.last > item.head and words.lower[item.head + 1] in ("and", ",") and amount.unit_kind != "money":
        return coordinated.class_together(words, coordinated.joined(words, item.first, item.head))
    return classes.class_of(words, item.first, item.head, money=amount.unit_kind not in ("", "rate"))


# ---------------------------------------------------------------------------------------------------- elision
def _shared(text: str, words: Words, source: Reading, amount: Amount, token: int) -> Reading:
    """The item of an earlier amount with this one's own event: of "538 people died and 74 were missing" the second are missing."""
    kind = source.noun_class or ""
    event = events.event_of(words, None, token, kind) if amount.unit is None else None
    if event is None and (_same_clause(words, source.token, token) or elisions.OF_THEM.match(text, amount.end)):
        event = source.event
    if kind in FATES and event and event.name in FATES and event.name != kind:
        others = words.lower[token + 1 : token + 2] == ["others"]  # "the toll is 17, and 25 others were wounded": people, no toll
        source = replace(source, item_text="others" if others else None, noun_class="people")
    return _named(source, amount, token, event)


def _same_clause(words: Words, one: int, two: int) -> bool:
    """Whether two numbers share their verb, or one has none."""
    first, second = governing.verb_above(words, one), governing.verb_above(words, two)
    return second is None or first == second


def _named(source: Reading, amount: Amount, token: int, event: events.Event | None) -> Reading:
    """An amount that counts the item of an earlier one."""
    reading = replace(source, amount=amount, token=token, event=event, item_class=source.noun_class)
    return _with_fate(reading)


def _befallen(words: Words, source: Reading, token: int) -> bool:
    """Whether a bare fate is of those told of before: not of the 99 of "99 inmates fled the riot, which left nine dead"."""
    told = source.event is not None and source.event.name in FATES
    return told or _same_clause(words, source.token, token)


def _is_fate(words: Words, item: Item) -> bool:
    return item.first == item.head and words.lower[item.head] in chunks.HEADS | chunks.PARTICIPLES


def _with_fate(reading: Reading) -> Reading:
    """People are named by what happened to them, and a noun that says what happened decides the event: "512 dead", "40 deaths"."""
    event, name = reading.event, reading.noun_class
    if reading.amount.unit_kind == "money":
        return reading
    if name in FATES:
        return replace(reading, event=events.Event(str(name), reading.token, owner=False))
    if event and event.name in FATES and (name == "people" or (name is None and reading.amount.unit is None)):
        return replace(reading, item_class=event.name)
    return reading


# ---------------------------------------------------------------------------------------------------- subject
def _subject(words: Words, item: Item | None, event: events.Event | None, mentions: Sequence[Mention]) -> str | None:
    """Whose the counted things are: the actor named in the phrase, or the agent who sends, gives or loses them."""
    if item is not None:
        first = item.first
        while first > 0 and words.tag[first - 1] in ("POS", "JJ", "NNP", "DT", "PRP$", "CD"):
            first -= 1
        toll = words.lower[item.head] == "toll"  # the toll of a town may count strangers
        own = _actor(words.start[first], words.end[item.last], [m for m in mentions if m.kind != "place"] if toll else mentions)
        if own:
            return own
    if event is None or not event.owner:
        return None
    subject = governing.subject_of(words, event.token)
    return None if subject is None else _actor(words.start[words.left_edge[subject]], words.end[subject], mentions)


def _actor(start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    return next((m.actor_id for m in mentions if m.actor_id and start <= m.start and m.end <= end), None)
