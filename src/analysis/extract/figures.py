"""Reported numbers: bounds, unit, item, scope and modality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.extract import agedates, asof, bounds, governing, items, modality, neighbours, numbers, ranges, scope, stretches, traps
from analysis.extract.bounds import Amount
from analysis.extract.evidence import evidence
from analysis.extract.found import Found, Words
from analysis.extract.numbering import numbering
from analysis.extract.readings import Reading, read
from analysis.extract.site import Site
from analysis.extract.standing import is_attribute
from analysis.extract.stretches import Days
from analysis.lexicons import word_list
from analysis.model import Article, Figure, Row

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DEFINITE = word_list("definite")
_LISTED = re.compile(r",\s|,?\s(?:or|to)\s")
_OR = re.compile(r",?\sor\s(?:about\s|some\s)?|\s\(")
_BRACKET = re.compile(r"\s?\(")
_SHARED = re.compile(r"\s[A-Za-z-]+\s(?:and|or)\s(?:about\s|some\s|at least\s)?")  # "40 confirmed and 12 likely cases"
_SUSPENDED = re.compile(r"-(?=[\s,])")


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Figures of one text, without claimants.

    A number is found by characters (so that no tokenizer can split "$2.3bn"), what it counts by tags and dependencies.
    """
    text, words = doc.text, found.words
    numerals = list(numbers.scan(text))
    if not numerals:
        return
    lists = numbering(text, numerals)
    located = [(date.start, date.end) for date in found.dates if date.timex_type in ("DATE", "TIME") and not date.text.isdigit()]
    mentions = found.mentions
    readings: list[Reading] = []
    measured = [amount for amount in bounds.measure(text, numerals) if not _is_within(amount, located)]  # "since May 7 to 5,000"
    amounts = list(ranges.join_ranges(text, measured))
    for joined, following in zip_longest(amounts, amounts[1:]):
        joined = neighbours.with_following(text, joined, following) if following else joined
        previous = readings[-1].amount if readings else None
        amount = neighbours.converted(
            text, previous, neighbours.with_elided(text, [r.amount for r in readings[-3:]], bounds.qualify(text, joined))
        )
        overlaps = readings and amount.start < readings[-1].amount.end
        if overlaps or amount.core in lists or _is_within(amount, located):
            continue
        site = _site(text, amount, words)
        if traps.trap(site):
            continue
        amount = agedates.age_limit(site)
        readings.append(read(text, words, neighbours.with_article(text, amount), readings, mentions))
    _fill(text, words, readings)
    days = stretches.by_sentence(text, found.dates)
    found_rows = [_figure(text, words, article, reading, days) for reading in readings]
    yield from _parts_of_plans(_conversions(text, found_rows))


def _is_within(amount: Amount, located: Sequence[tuple[int, int]]) -> bool:
    return any(start <= amount.core and amount.core_end <= end for start, end in located)


def _fill(text: str, words: Words, readings: list[Reading]) -> None:
    """Give an amount the item of the one after it: "four- and six-cylinder engines", "100, 200 or 300 geese"."""
    for i in range(len(readings) - 2, -1, -1):
        here, after = readings[i], readings[i + 1]
        listed = here.item is None and after.item is not None and after.item.direct and here.amount.unit == after.amount.unit
        if here.item is None and after.item is not None and after.item.direct and here.amount.unit == "%" and after.amount.unit is None:
            listed = False
            if _OR.fullmatch(text, here.amount.end, after.amount.start):  # "52 per cent or 17,177 patients"
                readings[i] = replace(
                    here, item=after.item, item_text=after.item_text, item_class=after.noun_class, noun_class=after.noun_class
                )
        both = here.item is None and after.item is not None and after.item.direct and here.amount.unit is after.amount.unit is None
        if both and words.tag[here.token + 1] in ("JJ", "VBN", "NNP") and _SHARED.fullmatch(text, here.amount.end, after.amount.start):
            readings[i] = _with_head(text, words, here, after)
        elif _SUSPENDED.match(text, here.amount.end) or (listed and _LISTED.fullmatch(text, here.amount.end, after.amount.start)):
            readings[i] = replace(after, amount=here.amount, token=here.token)


def _with_head(text: str, words: Words, here: Reading, after: Reading) -> Reading:
    """An amount with the noun of the one after it, whose adjectives are not its own: the cases of "40 confirmed and 12 likely cases"."""
    item = after.item
    noun = text[words.start[item.head] : words.end[item.last]] if item else None
    return replace(after, amount=here.amount, token=here.token, item_text=noun)


def _site(text: str, amount: Amount, words: Words) -> Site:
    begin, stop = amount.core, amount.core_end
    lead = max(0, begin - 40, text.rfind("\n", max(0, begin - 40), begin) + 1)
    after = text[stop : stop + 48].partition("\n")[0]
    return Site(text, amount, text[begin:stop], text[lead:begin], after, words, items.token_at(words, begin))


# ------------------------------------------------------------------------------------------------------ the row
def _figure(text: str, words: Words, article: Article, reading: Reading, days: Mapping[int, Sequence[Days]]) -> Figure:
    amount = reading.amount
    sentence = words.sentence[reading.token]
    verb = governing.verb_above(words, reading.event.token if reading.event else reading.token)
    day = asof.as_of(text, words, amount, reading.token, days) if days else None
    stands = reading.event is not None and is_attribute(words, reading.event.token)
    definite, happens = stands or _is_definite(words, amount), reading.event is not None and not stands
    return Figure(
        figure_id=f"{article.article_id}:{amount.start}-{amount.end}", article_id=article.article_id,
        text=text[amount.start : amount.end], start=amount.start, end=amount.end, sentence=sentence,
        low=amount.low, high=amount.high, qualifier=amount.qualifier, unit=amount.unit,
        item=reading.item_text, item_class=reading.item_class, subject_id=reading.subject_id,
        event=reading.event.name if reading.event else None,
        scope=scope.scope_of(text, amount, reading.event.name if reading.event else None),
        modality=modality.modality_of(words, verb, reading.token, definite=definite, happens=happens),
        as_of_from=day.first if day else None, as_of_to=day.last if day else None,
        evidence=evidence(text, words, sentence, reading.token),
    )  # fmt: skip


def _is_definite(words: Words, amount: Amount) -> bool:
    """Whether an amount's phrase is definite: "the three attacks", "Ruritania's 7 per cent share"."""
    before = items.token_at(words, amount.start) - 1
    return before >= 0 and (words.lower[before] in _DEFINITE or words.tag[before] == "POS")


def _conversions(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, where one that converts the one before has its scope: "rose 26 feet (8 metres)"."""
    done: list[Figure] = []
    for figure in figures:
        before = done[-1] if done else None
        converts = (
            before and figure.unit and before.unit and figure.unit != before.unit and _BRACKET.fullmatch(text, before.end, figure.start)
        )
        done.append(replace(figure, scope=before.scope) if before and converts and text[figure.end : figure.end + 1] == ")" else figure)
    return done


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
