"""What a number counts or measures: the noun phrase, its class, what happened to it, and whose it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from analysis.extract.bounds import Amount
from analysis.extract.found import Words
from analysis.extract.number_words import LETTERS
from analysis.lexicons import word_list

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_MEASURING = word_list("measuring")
_HEADS = {"dead", "injured", "wounded", "missing", "homeless", "displaced", "unemployed", "jobless", "disabled", "sick", "poor", "elderly"}
_BEFORE_NOUN = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW", "ADD"}
_COLLECTIVE = word_list("collective")
_SKIP_AFTER_OF = {
    "the",
    "its",
    "their",
    "his",
    "her",
    "our",
    "my",
    "your",
    "these",
    "those",
    "this",
    "that",
    "all",
    "a",
    "an",
    "such",
    "some",
}
_BETWEEN_NUMBER_AND_NOUN = {"more", "additional", "other", "-", "–", "further", "extra", "such", "different", ")", "“", '"'}
_DAYS = {"wednesdays", "sundays", "mondays", "tuesdays", "thursdays", "fridays", "saturdays"}
_WHEN = {"last", "next"}  # "up from 40 last year"
_NOT_ITEMS = {"more", "less", "other", "others", "ago", "later", "time", "of", "or", "least", "am", "pm"}


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


def chunk(words: Words, start: int, stop: int) -> tuple[int, int] | None:
    """First token and head of the noun phrase that begins at `start`, determiners apart; None if there is none."""
    head, i = -1, start
    while i < stop:
        tag, lower = words.tag[i], words.lower[i]
        if tag == "CD" and (head < 0 or words.tag[i - 1] == "POS") and i + 1 < stop and words.tag[i + 1] in _BEFORE_NOUN:
            pass  # "eight million 250 ml bottles"
        elif tag == "CD" and words.tag[i - 1] == "NNP" and i + 1 < stop and words.tag[i + 1] == "NNS":
            pass  # "40 Viper 3 jets"
        elif tag in NOUNS or (lower in _HEADS and not (i + 1 < stop and words.tag[i + 1] in NOUNS)):
            if head >= 0 and words.tag[head] == "NNS" and tag in ("NNP",) and words.dep[head] != "compound":
                break
            head = i
        elif tag in _BEFORE_NOUN:
            if head >= 0 and tag not in ("POS", "HYPH") and not (words.tag[i - 1] in ("HYPH", "POS") or _leads_on(words, i, stop)):
                break
        elif (
            (tag in (",", "CC") and (head < 0 or _coordinated(words, i, stop, head)))
            or (tag in ("RB", "RBS", "RBR") and head < 0 and i + 1 < stop and words.tag[i + 1] in ("JJ", "VBN", "VBG"))
            or (lower in ("``", "''", '"', "“", "”", "‘") and head < 0)
        ):
            pass
        else:
            break
        i += 1
    if head < 0:
        return None
    first = start
    for i in range(start + 1, head):
        if words.tag[i] == "CD" and words.tag[i - 1] == "POS":
            first = i + 1  # "the province's 36 schools"
    while first < head and words.tag[first] in (",", "CC", "HYPH", "``", "''", "CD"):
        first += 1
    return first, head


def _leads_on(words: Words, i: int, stop: int) -> bool:
    """An adjective after a noun that goes on to another noun ("army reserve units" tagged as adjective)."""
    return (
        words.tag[i] in ("JJ", "VBG")
        and words.tag[i - 1] in ("NN", "NNP")
        and i + 1 < stop
        and words.tag[i + 1] in NOUNS
        and words.dep[i - 1] in ("compound", "nmod", "amod")
    )


def _coordinated(words: Words, i: int, stop: int, head: int) -> bool:
    """Whether a conjunction joins modifiers ("digital and physical sales", "Kia and Hyundai vehicles") and not two phrases."""
    if words.tag[i] != "CC" or words.lower[i] not in ("and", "or", "&") or i + 2 >= stop:
        return False
    if words.tag[head] == "NNS":
        return False
    return (
        words.tag[i + 1] in ("NNP", "NN", "JJ")
        and words.tag[i + 2] in NOUNS
        and words.dep[head] in ("compound", "nmod", "amod", "nsubj")
        and words.head[head] > i + 1
    )


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
    """The noun phrase right after an amount, or after its "of", "in", "worth of"."""
    at = token_at(words, max(amount.end - 1, amount.start))
    stop = words.spans[words.sentence[at]][1]
    i = at + 1
    if i < stop and (words.lower[i] in ("of", "worth") or (amount.unit_kind == "money" and words.lower[i] == "in")):
        i += 2 if i + 1 < stop and words.lower[i + 1] == "of" else 1
        while i < stop and (words.lower[i] in _SKIP_AFTER_OF or _counts_on(words, i, stop)):
            i += 1
        if i < stop and words.tag[i] in ("PRP", "WP", "WDT"):
            return None
    elif amount.kind == "fraction":
        while i < stop and words.lower[i] in _SKIP_AFTER_OF:
            i += 1
    elif amount.unit_kind == "time" and not amount.hyphenated:
        return None
    while i < stop and words.lower[i] in _BETWEEN_NUMBER_AND_NOUN:
        i += 1
    found = chunk(words, i, stop)
    if found is None or words.lower[found[1]] in _NOT_ITEMS or _is_name(words, found[1]) or words.lower[i] in _WHEN:
        return None
    first, head = found
    first = max([i + 1 for i in range(first, head) if words.tag[i] == "POS"], default=first)  # "10 of the mayor's aides" are aides
    tied = i > at + 1 and words.tag[i - 1] == "HYPH"
    if amount.unit is None and amount.value != 1 and head > first and words.tag[first] == "NN" and (tied or words.tag[head] == "NN"):
        return Item(first, first, first, direct=True)  # "a 12-page report", "a three course meal": pages, courses
    return Item(first, head, _complement(words, head, stop), direct=True)


def _is_name(words: Words, head: int) -> bool:
    """Whether a head names one thing or a day ("sold 40 Tuesday"); "12 F-16", "four HIMARS" and a headline's "40 Homes" count things."""
    text = words.text[head]
    return words.tag[head] == "NNP" and text.istitle() and text.isalpha() and (not text.endswith("s") or words.lower[head] in _DAYS)


def _counts_on(words: Words, i: int, stop: int) -> bool:
    """A second number inside an of-phrase ("10 of the 50 homes", "half of the combined 4,000 sales", "half of the 4M sales")."""
    if words.tag[i - 1] == "CD" and words.end[i - 1] == words.start[i] and words.text[i] in LETTERS:
        return True
    return words.tag[i] == "CD" or (i + 1 < stop and words.tag[i] in ("JJ", "VBN") and words.tag[i + 1] == "CD")


def governor(words: Words, token: int) -> int | None:
    """The noun that governs a number through "of" ("a toll of 53", "the vanguard of 12,000"), else None."""
    i = token
    for _ in range(4):
        if words.dep[i] == "pobj" and words.lower[words.head[i]] in ("of", "at", "by", "to"):
            preposition = words.head[i]
            noun = words.head[preposition]
            return noun if words.lower[preposition] == "of" and words.tag[noun] in NOUNS else None
        if words.head[i] == i or words.tag[i][:2] == "VB":
            return None
        i = words.head[i]
    return None


def is_collective(words: Words, noun: int) -> bool:
    """Whether a noun only gathers what is counted ("a group of 12")."""
    return words.lemma[noun].lower() in _COLLECTIVE


def phrase(words: Words, head: int, *, until: int | None = None) -> Item:
    """The noun phrase that ends in `head`, without determiners and numbers; its of-phrase only if that ends before `until`."""
    first = head
    while first > 0 and words.tag[first - 1] in _BEFORE_NOUN and words.sentence[first - 1] == words.sentence[head]:
        first -= 1
    while first < head and words.tag[first] in ("POS", "HYPH"):
        first += 1
    stop = words.spans[words.sentence[head]][1]
    last = _complement(words, head, stop)
    return Item(first, head, head if until is not None and last >= until else last, direct=False)


def verb_above(words: Words, token: int) -> int | None:
    """The verb that governs a token."""
    i = token
    for _ in range(8):
        if words.tag[i][:2] in ("VB", "MD") and words.dep[i] not in ("amod", "compound"):
            return i
        if words.head[i] == i:
            return None
        i = words.head[i]
    return None


def subject_of(words: Words, verb: int) -> int | None:
    """The subject of a verb, of the verb it continues ("rose and then fell to 40"), or of its governor."""
    for _ in range(4):
        for child in words.children[verb]:
            if words.dep[child] in ("nsubj", "nsubjpass", "csubj"):
                return child
        if words.dep[verb] in ("conj", "xcomp", "advcl") and words.head[verb] != verb:
            verb = words.head[verb]
        else:
            return words.head[verb] if words.dep[verb] in ("acl", "relcl") and words.tag[words.head[verb]] in NOUNS else None
    return None


def numbered(words: Words, token: int) -> int | None:
    """What numbers or totals so many ("the dead numbered 40"), whatever the parser makes of it."""
    i = token - 1
    while i > 0 and words.tag[i] in ("RB", "IN", "CD", "DT"):
        i -= 1
    if i < 1 or words.lower[i] not in ("numbered", "numbers", "number", "totalled", "totaled", "totals"):
        return None
    i -= 1
    while i > 0 and words.tag[i] in ("MD", "RB", "VBP", "VBZ", "VBD"):
        i -= 1
    return i if words.tag[i] in NOUNS or words.lower[i] in _HEADS else None


def is_measured(words: Words, verb: int, subject: int) -> bool:
    """Whether a verb gives its subject's number ("the toll rose to 53") and not that of an object ("the firm raised 53")."""
    opens = subject == words.spans[words.sentence[subject]][0]
    if words.tag[subject] not in ("NN", "NNS", "JJ") or (words.text[subject][0].isupper() and not opens):
        return False
    lemma = words.lemma[verb].lower()
    return lemma in _MEASURING or words.lower[verb] in _MEASURING
