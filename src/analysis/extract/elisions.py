"""Items that an amount leaves to other words of its sentence: to an earlier amount, or to the whole of which it is a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.extract import events, items, measured
from analysis.extract.bounds import Amount
from analysis.extract.chunks import chunk
from analysis.extract.event_words import FATES
from analysis.extract.found import Words
from analysis.extract.items import Item
from analysis.lexicons import either, word_list

if TYPE_CHECKING:
    from analysis.extract.readings import Reading

_PEOPLE = word_list("people class")
_BREAKS = re.compile(r"[\n|]")
_SHARES = {"%", "percent", "cent"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_WHICH = re.compile(r"\b(?:in|at|during|by) which\b|\bwhere\b", re.I)
_OPENINGS = {"(", "–", "—"}
_FROM_AMONG, _PARTING = {"of", "among", "amongst"}, {",", ";", "—", "–"}
_REST = {"other", "others", "remaining"}
_POINTING = {"them", "those", "these", "whom"}
_STRIPPED = word_list("determiner") | word_list("approximator")

OF_THEM = re.compile(r",?\s(?:[a-z]+\s)?of\s(?:them|whom)\b")
_AMONG = re.compile(r"(?:\b(?:including|included|among (?:them|whom))\b|\bof (?:whom|them)\b)[^.;:()\n]*$")
_INCLUDING = re.compile(r",\sincluding\s(?:at least\s)?$")
_OR = re.compile(r",?\s+or\s+|,\s+")
_TO = re.compile(r"\sto\s(?:a\srecord\s|about\s|around\s|just\s(?:over|under)\s)?")
_PARTS_FOLLOW = re.compile("[:;]")
_UNCONVERTED = {"", "share", "money", "time", "rate"}  # kinds of units that are not converted
_BRACKET = re.compile(r"\s?[(\[/]\s?(?:or\s|about\s|around\s|nearly\s|almost\s|some\s)?")
_SHARE_OF = re.compile(r"\s?[(\[](?:or\s|about\s|some\s)?")
_SMALL = rf"(?:(?:{either(word_list('approximator') | {'just', 'only', 'the', 'an', 'a'})})\s)*"
_CHANGED = re.compile(rf"(?:[(,]|,? and)\s?(?:up|down)\s(?:by\s)?{_SMALL}(?:[a-z]+ing\s)?$", re.I)
_COMPARED = re.compile(
    rf"\b(?:(?:up|down|higher|lower|more|less|fewer)\s(?:from|on|than)|compar(?:ed|es|ing)\s(?:with|to)|against|versus|vs\.?|from|than|"
    rf"rather\sthan|instead\sof)\s(?:(?:its|an?|the|their)\s(?:[\w-]+\s){{1,3}}of\s)?{_SMALL}$",
    re.I,
)


def in_sentence(text: str, words: Words, token: int, amount: Amount, earlier: Sequence[Reading]) -> list[Reading]:
    """The earlier amounts of the sentence that have an item, in one line and cell with this one."""
    sentence = words.sentence[token]
    if amount.unit == "%" and earlier and _is_bare_share(earlier[-1]) and words.sentence[earlier[-1].token] == sentence:
        return []  # "in half of the wards she had 53 per cent and he 38 per cent"
    return [
        r for r in earlier[-8:] if r.item and words.sentence[r.token] == sentence and not _BREAKS.search(text, r.amount.end, amount.start)
    ]


def _is_bare_share(reading: Reading) -> bool:
    return reading.item is None and reading.amount.unit == "%"


def elided(text: str, words: Words, amount: Amount, token: int, here: Sequence[Reading]) -> Reading | None:
    """The earlier amount whose item this one leaves out: "435 homes … and 187 by tender", "60 per cent of them … 27 per cent were"."""
    if _is_number_of(words, amount, token):
        return None
    if amount.unit is None and amount.kind != "fraction":
        counts = [r for r in here if r.amount.unit is None and r.amount.kind != "fraction" and text[r.amount.end] != "-"]
        alike = _without_asides(text, words, amount, token, _wholes(text, words, amount, token, counts))
        if not alike or _strikes(words, token, alike[-1]) or _befalls_others(text, words, token, alike[-1]):
            return None
        if (listed := _listed_with(words, token, alike)) is not None:
            return listed
        people = [r for r in alike if r.noun_class in _PEOPLE]
        fate = events.event_of(words, None, token, "people") if people and people[-1] is not alike[-1] else None
        return people[-1] if fate and fate.name in ("killed", "injured") else alike[-1]  # "61 people from two boats; three were dead"
    unit = token + next((at for at, word in enumerate(words.lower[token + 1 : token + 3], 1) if word in _SHARES), 0)  # "27 per cent"
    first = items.token_at(words, amount.core)
    if not _is_share(amount) or not {words.dep[unit], words.dep[first]} & {"nsubj", "nsubjpass", "conj"}:
        return None
    alike = [r for r in here if _is_share(r.amount) and r.item is not None and r.item.direct]
    people = [r for r in here if r.amount.unit is None and r.noun_class in _PEOPLE]
    return alike[-1] if alike else people[-1] if people else None  # "With 400 of 420 nurses voting, 96 per cent said no"


def _is_number_of(words: Words, amount: Amount, token: int) -> bool:
    """Whether the subject says what is counted: "the number of people who died when two dams broke rose to 11,000"."""
    subject = measured.measured(words, token, amount.start)
    return subject is not None and measured.is_tally(words, subject) and measured.named(words, subject) is not None


def _wholes(text: str, words: Words, amount: Amount, token: int, counts: Sequence[Reading]) -> list[Reading]:
    """Those of which a part can be: of "1,300 men live in two camps; 40 of them" not the camps, of "65 men, all 74 aboard" not the men."""
    every = words.lower[token - 1] == "all"
    part = OF_THEM.match(text, amount.end) is not None
    counts = [r for r in counts if not (every and r.amount.value != amount.value) and not (part and r.amount.value < amount.value)]
    apart = [r for r in counts if r.amount.value >= amount.value or not _PARTS_FOLLOW.search(text, r.amount.end, amount.start)]
    return apart or counts  # "held 214 people in 17 towns; 63 were free": people, and no towns


def _is_share(amount: Amount) -> bool:
    return amount.unit == "%" or amount.kind == "fraction"


def _without_asides(text: str, words: Words, amount: Amount, token: int, alike: Sequence[Reading]) -> Sequence[Reading]:
    """Amounts but those of an aside that is over: not the nuns of "killed 19 people, including eight nuns, and injured 40"."""
    if not alike or OF_THEM.match(text, amount.end):
        return alike

    def over(r: Reading) -> bool:
        return "," in text[r.amount.end : amount.start] or not _FINITE.isdisjoint(words.tag[r.token + 1 : token])

    if len(alike) == 1:  # "killed nine, including two nuns, and left 40 in hospital"
        first = words.start[words.spans[words.sentence[token]][0]]
        aside = _INCLUDING.search(text, first, alike[0].amount.start) and ", and" in text[alike[0].amount.end : amount.start]
        return [] if aside else alike
    within = [_AMONG.search(text, alike[0].amount.end, r.amount.start) and over(r) for r in alike[1:]]
    return [alike[0], *(r for r, aside in zip(alike[1:], within, strict=True) if not aside)]


def _listed_with(words: Words, token: int, alike: Sequence[Reading]) -> Reading | None:
    """The amount that this one is listed with, past what stands between: "40 in Kiel, 23 in the six towns around it, and 17 elsewhere"."""
    number = token
    for _ in range(4):
        if words.dep[number] != "conj":
            break
        number = words.head[number]
    return next((r for r in alike if r.token == number), None) if number != token else None


def _befalls_others(text: str, words: Words, token: int, source: Reading) -> bool:
    """Whether a clause tells of other people: "200 prisoners fled after a riot in which five were killed"."""
    if source.noun_class not in _PEOPLE or not _WHICH.search(text, source.amount.end, words.start[token]):
        return False
    event = events.event_of(words, None, token, "people")
    return event is not None and event.name in ("killed", "injured")


def _strikes(words: Words, token: int, source: Reading) -> bool:
    """Whether a number tells of people whom things befell: "fired 40 rockets, killing 12 and wounding dozens"."""
    if words.dep[token] != "dobj" or source.noun_class in _PEOPLE or source.noun_class in FATES:
        return False
    if source.event and source.event.name in FATES:
        return False  # "killed 40 sheep and injured 12"
    event = events.event_of(words, None, token, "people")
    return event is not None and event.name in ("killed", "injured")


def of_those(words: Words, token: int, earlier: Sequence[Reading]) -> Reading | None:
    """The whole that the sentence before counts: "They met 300 nurses. Of them, 40 left", "Six of those left", "The other six stayed"."""
    first, last = words.spans[words.sentence[token]]
    opens = words.lower[first] == "of" and words.lower[first + 1] in _POINTING and first + 1 < token
    partitive = words.lower[token + 1 : token + 2] == ["of"] and token + 2 < last and words.lower[token + 2] in _POINTING
    rest = words.lower[token - 1] in _REST and words.tag[token + 1 : token + 2] not in (["NNS"], ["NN"], ["JJ"])
    more = words.lower[token + 1 : token + 2] == ["others"] and "CD" not in words.tag[first:token]
    if not opens and not partitive and not rest and not more:
        return None
    before = [r for r in earlier[-6:] if r.item and r.amount.unit is None and words.sentence[r.token] == words.sentence[token] - 1]
    return max(before, key=lambda r: r.amount.low or r.amount.high or 0, default=None)


def restated(text: str, words: Words, amount: Amount, token: int, earlier: Sequence[Reading]) -> Reading | None:
    """The amount that this one says in other terms or is set against: "$2 billion, or $8.46 a share", "damages of $13m, up from $9m".

    A conversion in a bracket says the same too: "winds of 90 mph (150 km/h)", and a share may tell how it has changed: "sold 40 cars (up
    3 per cent)".
    """
    last = earlier[-1] if earlier else None
    if last is None or last.item is None or words.sentence[last.token] != words.sentence[token]:
        return None
    if _UNCONVERTED.isdisjoint((last.amount.unit_kind, amount.unit_kind)) and _BRACKET.fullmatch(text, last.amount.end, amount.start):
        return last
    if _BREAKS.search(text, last.amount.end, amount.start):
        return None
    if amount.unit == "%" and _CHANGED.search(text, last.amount.end, amount.start):
        return last
    if amount.unit == "%" and last.amount.unit is None and _SHARE_OF.fullmatch(text, last.amount.end, amount.start):
        return last  # "120 (40 per cent) were ill"
    if (
        last.amount.unit == "%"
        and not last.item.direct
        and amount.unit_kind == "money"
        and _TO.fullmatch(text, last.amount.end, amount.start)
    ):
        return last  # "income rose 28 per cent to £131m"
    if last.amount.unit_kind != amount.unit_kind:
        return None
    if amount.unit_kind == "money" and _OR.fullmatch(text, last.amount.end, amount.start):
        return last
    alike = last.amount.unit == amount.unit and amount.unit_kind != "time"
    return last if alike and _COMPARED.search(text, last.amount.end, amount.start) else None


def fate_of_whole(text: str, amount: Amount, whole: Reading) -> events.Event | None:
    """What happened to those of whom these are a part: "some 1,700 people, including 38 medics, have been killed"."""
    among = _AMONG.search(text[whole.amount.end : amount.start]) or OF_THEM.match(text, amount.end)
    return whole.event if among and whole.event and whole.amount.unit is None and whole.event.name in FATES else None


def aside(words: Words, amount: Amount) -> Item | None:
    """The plural before an aside that counts it: "few countries – 14 of 194 – agreed", "more than half of parents (56%) agreed"."""
    opening = items.token_at(words, amount.start) - 1
    if amount.unit not in (None, "%") or opening < 1 or words.text[opening] not in _OPENINGS:
        return None
    share = amount.unit == "%" and words.text[opening] == "(" and words.tag[opening - 1] == "NN"  # "gave women a majority (53 per cent)"
    if words.tag[opening - 1] != "NNS" and not share:
        return None
    return items.phrase(words, opening - 1)


def fronted(words: Words, token: int) -> Item | None:
    """The whole that opens a clause: the voters of "Of the registered voters, 955 had voted", "Among women, 43 per cent agreed"."""
    first = words.spans[words.sentence[token]][0]
    before = range(token - 1, first - 1, -1)
    opening = next((i for i in before if words.lower[i] in _FROM_AMONG and (i == first or words.text[i - 1] in _PARTING)), None)
    if opening is None or "," not in words.text[opening:token]:
        return None
    begin = opening + 1
    while begin < token and (words.lower[begin] in _STRIPPED or words.tag[begin] == "CD"):
        begin += 1
    found = chunk(words, begin, token)
    return Item(*found, found[1], direct=False) if found and words.tag[found[1]] in ("NNS", "NNPS") else None
