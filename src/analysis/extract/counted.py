"""Which noun phrase an amount counts or measures: the one at it, the one that governs it, or the subject that a verb measures."""

from __future__ import annotations

from analysis.extract import apposed, items, measured
from analysis.extract.bounds import Amount
from analysis.extract.found import Words
from analysis.extract.items import Item
from analysis.lexicons import word_list

_STRETCHES = word_list("stretch")
_BASES = frozenset({"gdp", "gnp", "product", "output"})  # what shares are given of, and measure not


def own_item(words: Words, amount: Amount, token: int) -> Item | None:
    """The phrase at the number, the noun that governs it, or the object that a verb puts at it."""
    base = amount.unit_kind == "rate" and (amount.unit or "")[-1:].isdigit()  # "deaths fell to 223 per 100,000 births"
    item = None if base else items.direct(words, amount)
    noun = measured.governor(words, token)
    if item is not None and amount.unit_kind == "share" and words.lemma[item.head].lower() in _BASES:
        at = items.token_at(words, amount.start)
        own = measured.named(words, noun, until=at) if noun is not None else measured_item(words, amount, token)
        return own or item  # "a deficit of 3 per cent of GDP": the deficit
    if (
        item is not None
        and amount.unit_kind == "money"
        and noun is not None
        and words.lower[item.first - 1] == "for"
        and not _joins(words, token)
    ):
        own = measured.named(words, noun, until=items.token_at(words, amount.start))
        return own or item  # "an assistance of $4 million for relief": the assistance
    if item is not None:
        share = amount.unit_kind == "share" or amount.kind == "fraction"
        of = share and "of" in words.lower[item.first - 2 : item.first]  # "a third of the rise in prices" is of the rise
        return item if of else measured.moved(words, item)
    at = items.token_at(words, amount.start)
    label = apposed.labelled(words, at)
    if label is not None and (labelled := measured.named(words, label)) is not None:
        return labelled
    if noun is None and amount.low != amount.high and amount.qualifier == "between":
        noun = measured.governor(words, items.token_at(words, amount.core))  # "a depth of 4 metres to 9 metres"
    if noun is not None and words.lower[noun] not in measured.LEVELS:
        if measured.is_tally(words, noun) or not measured.is_collective(words, noun):
            found = measured.named(words, noun, until=at)
            if found is not None:
                return measured.moved(words, found)
        else:
            return None
    changed = measured.changed(words, token)
    return measured.named(words, changed, until=at) if changed is not None else None


def _joins(words: Words, token: int) -> bool:
    """Whether a number is joined to an earlier one: the second of "a rise of $4 million for roads and $2 million for rail"."""
    i = token
    for _ in range(3):
        if words.dep[i] in ("conj", "appos"):
            return True
        if words.dep[i] not in ("compound", "nummod", "quantmod", "nmod"):
            return False
        i = words.head[i]
    return False


def measured_item(words: Words, amount: Amount, token: int) -> Item | None:
    """The subject that a verb measures, or the collective that the number is of."""
    at = items.token_at(words, amount.start)
    if amount.unit_kind == "time" and {words.lower[at - 1], words.lower[items.token_at(words, amount.core) - 1]} & _STRETCHES:
        return None  # "slowed in the past three months", "the fewest in 40 years"
    if amount.unit_kind == "length" and apposed.locates(words, items.token_at(words, amount.end - 1) + 1):
        return None
    noun = apposed.worth(words, at)
    if noun is None and amount.unit is not None:
        noun = apposed.risen(words, at) or apposed.levelled(words, at)
    if noun is None:
        noun = measured.governor(words, token)
    level = noun is not None and (words.lower[noun] in measured.LEVELS or measured.named(words, noun, until=at) is None)
    if noun is None or level:  # "the list rose to a record high of 40", "prices fell to an average of 40"
        subject = measured.measured(words, token, amount.start, kind=amount.unit_kind)
        noun = noun if subject is None else subject
    if noun is None:
        noun = measured.numbered(words, at)
    if noun is None and amount.unit == "%":
        noun = apposed.completed(words, token)
    if noun is None and amount.unit_kind in ("share", "money"):
        noun = apposed.surpassing(words, at, token)
    found = measured.named(words, noun, until=at) if noun is not None else None
    return measured.moved(words, found) if found is not None else None


def toll(words: Words, amount: Amount, token: int) -> Item | None:
    """The toll of a clause, which counts nothing named before: "sought 20 villagers, as the death toll topped 100"."""
    noun = measured.measured(words, token, amount.start) if amount.unit is None else None
    return (
        measured.named(words, noun, until=items.token_at(words, amount.start))
        if noun is not None and words.lemma[noun].lower() == "toll"
        else None
    )
