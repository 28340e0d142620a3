"""Reported numbers: bounds, unit, item, scope and modality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from analysis.extract import bounds, events, items, modality, numbers, ranges, references, scope, traps
from analysis.extract.bounds import Amount
from analysis.extract.found import Found, Words
from analysis.extract.items import Item
from analysis.extract.site import Site
from analysis.model import Article, DateRow, Figure, Mention, Row

EVIDENCE_WORDS = 40
_SUSPENDED = re.compile(r"-(?=[\s,])")


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount with its place in the sentence, and what it counts."""

    amount: Amount
    token: int
    item: Item | None
    item_text: str | None
    item_class: str | None
    event: events.Event | None
    subject_id: str | None


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Figures of one text, without claimants.

    A number is found by characters (so that no tokenizer can split "$2.3bn"), what it counts by tags and dependencies.
    """
    text, words = doc.text, found.words
    numerals = list(numbers.scan(text))
    if not numerals:
        return
    located = [(date.start, date.end) for date in found.dates if date.timex_type in ("DATE", "TIME") and not date.text.isdigit()]
    mentions = found.mentions
    readings: list[_Reading] = []
    for joined in ranges.join_ranges(text, bounds.measure(text, numerals)):
        previous = readings[-1].amount if readings else None
        amount = bounds.converted(text, previous, bounds.with_elided(text, previous, bounds.qualify(text, joined)))
        inside = any(start <= amount.core and amount.core_end <= end for start, end in located)
        overlaps = readings and amount.start < readings[-1].amount.end
        if inside or overlaps or _trap(text, amount, words):
            continue
        readings.append(_read(text, words, bounds.with_article(text, amount), readings, mentions))
    for i in range(len(readings) - 2, -1, -1):
        reading = readings[i]
        if _SUSPENDED.match(text, reading.amount.end):  # "four- and six-cylinder engines"
            readings[i] = replace(readings[i + 1], amount=reading.amount, token=reading.token)
    yield from _parts_of_plans([_figure(text, words, article, reading, found.dates) for reading in readings])


def _trap(text: str, amount: Amount, words: Words) -> str | None:
    begin, stop = amount.core, amount.core_end
    lead = max(0, begin - 40, text.rfind("\n", max(0, begin - 40), begin) + 1)
    after = text[stop : stop + 48].partition("\n")[0]
    site = Site(text, amount, text[begin:stop], text[lead:begin], after, words, items.token_at(words, begin))
    return traps.trap(site)


# ------------------------------------------------------------------------------------------------ what it counts
def _read(text: str, words: Words, amount: Amount, earlier: Sequence[_Reading], mentions: Sequence[Mention]) -> _Reading:
    token = items.token_at(words, amount.core_end - 1)
    item, source = _item(words, amount, token, earlier)
    if source is not None:
        event = events.event_of(words, None, token) or source.event
        return _Reading(amount, token, source.item, source.item_text, source.item_class, event, source.subject_id)
    counted = amount.unit_kind in ("", "money") or amount.kind == "fraction"
    event = events.event_of(words, item, token) if counted else None
    if event and event.name == "sent" and amount.unit_kind == "money":
        event = replace(event, name="given")  # money that is sent, committed or contributed
    item_text = text[words.start[item.first] : words.end[item.last]] if item else None
    item_class = events.class_of(words, item.first, item.head) if item else None
    if item_class == "people" and event and event.name in references.FATES:
        item_class = event.name
    if event is None and item_class in references.FATES:
        event = events.Event(item_class, token, owner=False)  # "512 dead": the noun says what happened
    return _Reading(amount, token, item, item_text, item_class, event, _subject(words, item, event, mentions))


def _item(words: Words, amount: Amount, token: int, earlier: Sequence[_Reading]) -> tuple[Item | None, _Reading | None]:
    """What is counted: the phrase at the number, the noun it hangs on, an earlier item that it elides, or the subject."""
    item = items.direct(words, amount)
    if item is not None:
        return item, None
    noun = items.governor(words, token)
    at = items.token_at(words, amount.start)
    if noun is not None and not items.is_collective(words, noun):
        return items.phrase(words, noun, until=at), None
    here = [r for r in earlier if words.sentence[r.token] == words.sentence[token] and r.item and _alike(r.amount, amount)]
    if here:
        return None, here[-1]
    if noun is not None:
        return items.phrase(words, noun, until=at), None
    if (counted := items.numbered(words, at)) is not None:
        return items.phrase(words, counted), None
    verb = items.verb_above(words, token)
    subject = items.subject_of(words, verb) if verb is not None else None
    if verb is not None and subject is not None and items.is_measured(words, verb, subject) and words.end[subject] <= amount.start:
        return items.phrase(words, subject), None
    return None, None


def _alike(a: Amount, b: Amount) -> bool:
    return a.unit is None and b.unit is None and "fraction" not in (a.kind, b.kind)


def _subject(words: Words, item: Item | None, event: events.Event | None, mentions: Sequence[Mention]) -> str | None:
    """Whose the counted things are: the actor named in the phrase, or the agent who sends, gives or loses them."""
    if item is not None:
        first = item.first
        while first > 0 and words.tag[first - 1] in ("POS", "JJ", "NNP", "DT", "PRP$", "CD"):
            first -= 1
        own = _actor(words.start[first], words.end[item.last], mentions)
        if own:
            return own
    if event is None or not event.owner:
        return None
    subject = items.subject_of(words, event.token)
    return None if subject is None else _actor(words.start[words.left_edge[subject]], words.end[subject], mentions)


def _actor(start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    return next((m.actor_id for m in mentions if m.actor_id and start <= m.start and m.end <= end), None)


# ------------------------------------------------------------------------------------------------------ the row
def _figure(text: str, words: Words, article: Article, reading: _Reading, dates: Sequence[DateRow]) -> Figure:
    amount = reading.amount
    sentence = words.sentence[reading.token]
    verb = items.verb_above(words, reading.event.token if reading.event else reading.token)
    day = _as_of(sentence, amount, dates)
    return Figure(
        figure_id=f"{article.article_id}:{amount.start}-{amount.end}", article_id=article.article_id,
        text=text[amount.start : amount.end], start=amount.start, end=amount.end, sentence=sentence,
        low=amount.low, high=amount.high, qualifier=amount.qualifier, unit=amount.unit,
        item=reading.item_text, item_class=reading.item_class, subject_id=reading.subject_id,
        event=reading.event.name if reading.event else None,
        scope=scope.scope_of(text, amount), modality=modality.modality_of(words, verb, reading.token),
        as_of_from=day.first_day if day else None, as_of_to=day.last_day if day else None,
        evidence=_evidence(text, words, sentence, reading.token),
    )  # fmt: skip


def _as_of(sentence: int, amount: Amount, dates: Sequence[DateRow]) -> DateRow | None:
    """The date of a number's clause: the sentence's only date, or one close by."""
    near = [date for date in dates if date.sentence == sentence and date.timex_type == "DATE" and date.first_day]
    if not near:
        return None
    nearest = min(near, key=lambda date: abs(date.start - amount.start))
    return nearest if len(near) == 1 or abs(nearest.start - amount.start) < 60 else None


def _evidence(text: str, words: Words, sentence: int, token: int) -> str:
    """The sentence, at most 40 words around the number."""
    first, last = words.spans[sentence]
    if len(text[words.start[first] : words.end[last - 1]].split()) > EVIDENCE_WORDS:
        first, last = max(first, token - 18), min(last, token + 18)
    return " ".join(text[words.start[first] : words.end[last - 1]].split()[:EVIDENCE_WORDS])


def _parts_of_plans(figures: Sequence[Figure]) -> Iterator[Figure]:
    """What has happened of a plan is a part: "800 engineers have arrived" in an article where "3,000 engineers will be sent"."""
    plans: dict[tuple[str | None, str | None], float] = {}
    for figure in figures:
        if figure.modality == "planned" and figure.scope == "total" and figure.event and figure.unit is None and figure.low:
            key = figure.item_class, figure.subject_id
            plans[key] = max(plans.get(key, 0.0), figure.low)
    for figure in figures:
        done = figure.modality == "actual" and figure.scope == "total" and figure.unit is None and figure.event == "sent"
        if done and figure.high and figure.high < plans.get((figure.item_class, figure.subject_id), 0.0):
            yield replace(figure, scope="part")
        else:
            yield figure
