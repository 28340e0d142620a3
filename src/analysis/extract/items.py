"""What a number counts or measures: the noun phrase, its class, what happened to it, and whose it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from analysis.extract import coordinated, purposes
from analysis.extract.bounds import Amount
from analysis.extract.chunks import ABOUT, BEFORE_NOUN, HEADS, PARTICIPLES, SPANS, THEN, chunk, is_possessive, is_verb
from analysis.extract.classes import is_people
from analysis.extract.found import Words
from analysis.extract.number_words import LETTERS
from analysis.lexicons import word_list

_SKIP_AFTER_OF = word_list("determiner")
_BETWEEN_NUMBER_AND_NOUN = word_list("between number and noun")
_MANY = word_list("plural without s")
_SO_MANY = {"percent", "cent", "%", "few", "many", "most", "several", "more", "fewer", "much", "such"}
_DAYS = word_list("weekday")
_WHEN = {"last", "next"}  # "up from 40 last year"
_MARKS = {"mark", "milestone", "barrier", "threshold"}
_NOT_ITEMS = {
    "vs",
    *word_list("compass"),
    "more",
    "less",
    "total",
    "other",
    "others",
    "ago",
    "later",
    "time",
    "of",
    "or",
    "least",
    "am",
    "pm",
    "cast",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A counted noun phrase by its tokens: `first` to `head` and, with its of-phrase, to `last` (inclusive)."""

    first: int
    head: int
    last: int
    direct: bool  # it stands right at the number


def token_at(words: Words, offset: int) -> int:
    """The token that covers an offset, or the last one before it."""
    return max(0, bisect_right(words.start, offset) - 1)


def number_token(words: Words, amount: Amount) -> int:
    """The token that stands for a number in the parse: of "£20m" the 20, unless the parser takes the letter for its noun."""
    token = token_at(words, amount.core_end - 1)
    letter = words.text[token] in LETTERS and token > 0 and words.tag[token - 1] == "CD" and words.head[token - 1] != token
    return token - 1 if letter and words.end[token - 1] == words.start[token] else token


def _complement(words: Words, head: int, stop: int) -> int:
    """Last token of the of-phrase after a head ("containers of weapons"); the head itself without one."""
    if head + 1 < stop and words.lower[head + 1] == "of":
        start = head + 2
        while start < stop and words.lower[start] in _SKIP_AFTER_OF:
            start += 1
        found = chunk(words, start, stop)
        if found:
            return found[1]
    return head


def direct(words: Words, amount: Amount) -> Item | None:
    """The noun phrase right after an amount, or after its "of", "in", "worth of", "among"."""
    begin, at = token_at(words, amount.start), token_at(words, max(amount.end - 1, amount.start))
    core = token_at(words, amount.core_end - 1)
    if amount.unit is None and core < at and words.tag[core + 1] in ("NNS", "NN"):
        at = core  # "200,000 copies and counting"
    if begin and words.lower[begin - 1] == "magnitude":
        return Item(begin - 1, begin - 1, begin - 1, direct=True)
    if words.text[at][-1] == "." and words.end[at] == amount.end + 1 and words.text[at + 1 : at + 2] and words.text[at + 1][0].isupper():
        return None  # "rose to £131m. Fans had to pay"
    stop = words.spans[words.sentence[at]][1]
    i, link = _after(words, amount, at + 1, stop)
    if i >= stop or (link and words.tag[i] in ("PRP", "WP", "WDT")):
        return None
    if link == "of" and words.lower[i] == "those":  # "58 per cent of those asked"
        return Item(i, i, i + 1 if words.tag[i + 1] in ("VBN", "VBG") else i, direct=True)
    if words.lower[i] in _WHEN:
        return None
    if amount.unit_kind == "time" and words.lower[i] in ("high", "low"):
        return Item(i, i, i, direct=True)  # "a five-year low"
    found = chunk(words, i, stop)
    if found is None or words.lower[found[1]] in _NOT_ITEMS:
        return None
    first, head = found
    of_span = link == "of" and amount.unit_kind == "time"
    if words.lower[head] in SPANS and (of_span or link in ("in", "for", "on") or (not link and amount.unit_kind in ("money", "share"))):
        return None  # "$3 million in the last decade", "grew by 3 per cent year on year", "five months of the year"
    tied = words.tag[i - 1] == "HYPH"
    if words.lower[head] in _MARKS and not tied and (amount.unit is None or amount.glyph or words.lower[head] in ("mark", "milestone")):
        return None  # "the toll crossed the 10,000 mark"
    if amount.unit_kind == "money" and not link and words.lower[head] in HEADS | PARTICIPLES:
        return None  # "a fall to $30 hurt"
    if words.lower[first] in THEN:
        return None  # "grew to 4,000 acres Monday night"
    several = amount.value > 1 and words.lower[head + 1 : head + 2] in (["were"], ["are"], ["have"])  # "four Taliban were hurt"
    if _is_name(words, head) and not several and not (link == "of" and (amount.unit_kind == "share" or amount.kind == "fraction")):
        return None
    first = max([i + 1 for i in range(first, head) if is_possessive(words, i)], default=first)  # "10 of the mayor's aides" are aides
    tied = tied and i > at + 1
    single = words.tag[head] == "NN" and words.lower[head] not in _MANY
    if amount.unit is None and amount.value != 1 and head > first and words.tag[first] == "NN" and (tied or single):
        return Item(first, first, first, direct=True)  # "a 12-page report", "a three course meal": pages, courses
    last = _complement(words, head, stop)
    return Item(first, head, coordinated.joined(words, first, head)[-1][1] if last == head else last, direct=True)


def _after(words: Words, amount: Amount, i: int, stop: int) -> tuple[int, str]:
    """Where the phrase after an amount can begin, and the preposition that leads to it; `stop` where none can."""
    i = _past_bracket(words, i, stop, tied=amount.hyphenated)
    lower, kind, link = words.lower[i] if i < stop else "", amount.unit_kind, ""
    if lower in ("of", "worth") or words.lower[i : i + 2] == ["out", "of"]:  # "shot down 9 out of 14 gliders"
        link = "of"
        i += 2 if lower == "out" or (i + 1 < stop and words.lower[i + 1] == "of") else 1
    elif kind == "money" and (put := purposes.put_to(words, i, stop)) is not None:
        link, i = words.lower[put], put + 1
    elif (kind == "money" and amount.unit == amount.base and purposes.has_purpose(words, i, stop)) or (
        kind == "share" and lower == "among"
    ):
        link, i = lower, i + 1
    elif kind == "time" and i < stop and is_possessive(words, i):
        i += 1  # "three months' supply"
    elif (
        kind == "time"
        and not amount.hyphenated
        and (words.lower[i - 1].endswith("s") or amount.value == 1 or words.tag[i : i + 1] not in (["NN"], ["JJ"]))
    ):
        return stop, ""  # but "a five year low"
    if link or amount.kind == "fraction":
        while i < stop and (words.lower[i] in _SKIP_AFTER_OF or _counts_on(words, i, stop)):
            if words.lower[i] == "those" and i + 1 < stop and words.tag[i + 1] in ("VBN", "VBG", "WP", "IN"):
                break
            i += 1
    while i < stop and (_stands_between(words, i) or (words.lower[i] == "strong" and words.tag[i - 1] == "HYPH")):
        i += 1
    return i, link


def _stands_between(words: Words, i: int) -> bool:
    """Whether a word or mark can stand between a number and its noun; not a dash that parts them: "40 MWh – enough power for all"."""
    return words.lower[i] in _BETWEEN_NUMBER_AND_NOUN and not (words.text[i] == "–" and words.start[i] > words.end[i - 1])


def _past_bracket(words: Words, i: int, stop: int, *, tied: bool) -> int:
    """Where a phrase goes on after a bracket: "2,000 (40 per cent) of the houses", for either number; "a 40-acre (16-hectare) blaze"."""
    closing = next((j for j in range(i, min(i + 8, stop)) if words.text[j] == ")"), None)
    if closing is None or (closing > i and words.text[i] != "("):
        return i
    if words.lower[closing + 1 : closing + 2] != ["of"] and not (tied and words.text[i] == "("):
        return i
    return closing + 1


def _is_name(words: Words, head: int) -> bool:
    """Whether a head names one thing or a day ("sold 40 Tuesday"); "12 F-16", "four HIMARS" and a headline's "40 Homes" count things."""
    text = words.text[head]
    if words.lower[head] in HEADS | PARTICIPLES:
        return False  # a headline's "40 Dead in Crash"
    if words.lower[head - 1] == "one" and is_people(text):
        return False  # "18 Danes and one Greek"
    return words.tag[head] == "NNP" and text.istitle() and text.isalpha() and (not text.endswith("s") or words.lower[head] in _DAYS)


def _counts_on(words: Words, i: int, stop: int) -> bool:
    """A second number inside an of-phrase ("10 of the 50 homes", "half of the combined 4,000 sales", "half of the 4M sales")."""
    if words.tag[i - 1] == "CD" and words.end[i - 1] == words.start[i] and words.text[i] in LETTERS:
        return True
    if words.lower[i] in ABOUT and "CD" in words.tag[i + 1 : min(i + 4, stop)]:
        return True
    return words.tag[i] == "CD" or (i + 1 < stop and words.tag[i] in ("JJ", "VBN") and words.tag[i + 1] == "CD")


def phrase(words: Words, head: int, *, until: int | None = None) -> Item:
    """The noun phrase that ends in `head`, without determiners and numbers; its of-phrase only if that ends before `until`."""
    first = _leftmost(words, head)
    while first < head and words.tag[first] in ("POS", "HYPH") and not _is_glued(words, first):
        first += 1
    while first > 0 and _is_glued(words, first):
        first -= 1
        if words.tag[first] == "CD" and not _is_glued(words, first):
            first = _leftmost(words, first)  # "the average 30-year rate"
    while first < head and (words.lower[first] in _SO_MANY or not any(map(str.isalnum, words.text[first]))):
        first += 1  # "a 95% confidence interval", "few ports"
    if first < head and words.text[first] in LETTERS and words.tag[first - 1] == "CD" and words.end[first - 1] == words.start[first]:
        first += 1  # the scale of "300m people"
    stop = words.spans[words.sentence[head]][1]
    last = _complement(words, head, stop)
    return Item(first, head, head if until is not None and last >= until else last, direct=False)


def _leftmost(words: Words, head: int) -> int:
    """The first of the words before a noun that belong to its phrase."""
    first = head
    while first > 0 and words.tag[first - 1] in BEFORE_NOUN and words.sentence[first - 1] == words.sentence[head]:
        if is_verb(words, first - 1):
            break
        first -= 1
    return first


def _is_glued(words: Words, i: int) -> bool:
    """Whether a word is the hyphen or the rest of a compound that begins before it: "one-week rate", "year-on-year inflation"."""
    return i > 0 and words.end[i - 1] == words.start[i] and "-" in (words.text[i], words.text[i - 1])
