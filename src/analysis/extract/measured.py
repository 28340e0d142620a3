"""What a number measures where its noun does not follow it: a governing noun, a subject, the object of a verb of change."""

from __future__ import annotations

from analysis.extract.chunks import HEADS, NOUNS, PARTICIPLES, SPANS
from analysis.extract.classes import classes
from analysis.extract.found import Words
from analysis.extract.governing import subject_of, verb_above
from analysis.extract.items import Item, phrase, token_at
from analysis.extract.units import unit_of
from analysis.lexicons import word_list

LEVELS = frozenset({"high", "low", "peak", "record"})
_MEASURING = word_list("measuring")
_COLLECTIVE = word_list("collective")
_TALLIES = word_list("tally")
_TOLLS = word_list("toll")
_MOUNTING = word_list("mounting")
_RESETTING = word_list("resetting")
_CHANGES = word_list("change noun")
_FORESEEING = frozenset({"forecast", "see", "expect", "project", "predict", "estimate", "anticipate", "tip"})
_PRICED = frozenset({"sell", "retail", "go"})
_LETTERS = frozenset({"gdp", "gnp", "gva", "cpi", "ppi", "pmi", "gdi", "ebitda"})  # numbers that go by their letters
_PLACES = word_list("small area") | word_list("large area") | {"country", "world"}
_ELSE = {"over", "for", "in", "after", "during", "within", "since", "before", "until"}  # "a plan of cuts over two years"
_PERCENT = {"percent", "cent", "%"}
_FRACTIONS = {*_PERCENT, "half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"}


def governor(words: Words, token: int) -> int | None:
    """The noun that governs a number: "a toll of 53", "an appeal for $4 million", the sales of "a rise in sales to $4 million"."""
    i = token
    for _ in range(4):
        if words.dep[i] == "pobj" and words.lower[words.head[i]] in ("of", "at", "by", "to", "for"):
            preposition = words.head[i]
            noun = words.head[preposition]
            if words.lower[preposition] == "for":
                return noun if words.tag[noun] == "NN" and words.lemma[noun] in word_list("request") else None
            if words.lower[preposition] == "to":
                return _changing(words, noun)
            if is_tally(words, noun) and words.dep[noun] == "pobj" and words.lower[words.head[noun]] == "for":
                i = noun  # "an appeal for a total of $4 million"
                continue
            if words.lower[preposition] == "of" and words.tag[noun][:2] == "VB" and _PERCENT & {*words.lower[i : i + 3]}:
                noun = next((child for child in words.children[noun] if words.dep[child] == "dobj" and child < preposition), noun)
            heads = words.lower[preposition] == "of" or (words.lower[preposition] == "at" and words.head[noun] == noun)  # "Toll at 40"
            return noun if heads and words.tag[noun] in NOUNS and words.lower[noun] not in _FRACTIONS else None
        if words.head[i] == i or words.tag[i][:2] == "VB" or (words.dep[i] == "pobj" and words.lower[words.head[i]] in _ELSE):
            return None
        i = words.head[i]
    return None


def is_collective(words: Words, noun: int) -> bool:
    """Whether a noun only gathers what is counted ("a group of 12")."""
    return words.lemma[noun].lower() in _COLLECTIVE


def is_tally(words: Words, noun: int) -> bool:
    """Whether a noun is a number and counts nothing itself ("the figure", "its estimate", "a maximum")."""
    return words.lemma[noun].lower() in _TALLIES


def named(words: Words, noun: int, *, until: int | None = None) -> Item | None:
    """A noun's phrase, or that of what it is the number of: "the number of dead", "its figure for the injured"; of a bare "figure" None."""
    foreseen = words.lower[noun] in ("forecast", "estimate") and words.tag[noun + 1 : noun + 3] == ["TO", "VB"]
    if foreseen and words.tag[noun - 1] in ("NN", "NNS"):
        noun -= 1  # "with the rate forecast to rise to 5 per cent"
    if not is_tally(words, noun):
        weighed = next((i for i in words.children[noun] if words.lower[i] == "of"), None) if unit_of(words.lemma[noun]) else None
        inner = next((i for i in words.children[weighed] if words.dep[i] == "pobj"), None) if weighed is not None else None
        return phrase(words, noun if inner is None else inner, until=until)  # "3 tonnes of wheat worth $900"
    for child in words.children[noun]:
        who = words.dep[child] == "relcl" and words.lower[noun + 1] == "who"
        if words.lower[child] in PARTICIPLES and (who or (child == noun + 1 and words.dep[child] == "acl")):
            return Item(child, child, child, direct=False)  # "the number killed", "the number who have been killed"
        if child > noun and words.dep[child] == "prep" and words.lower[child] in ("of", "for"):
            inner = next((i for i in words.children[child] if words.dep[i] == "pobj"), None)
            if inner is not None and words.lower[inner] == "those" and words.lower[inner + 1] in PARTICIPLES | HEADS:
                return Item(inner + 1, inner + 1, inner + 1, direct=False)  # "the number of those killed"
            if (
                inner is not None
                and (until is None or inner < until)
                and (words.tag[inner] in ("NNS", "NNPS", "NN") or words.lower[inner] in HEADS | PARTICIPLES)
            ):
                return phrase(words, inner, until=until)
    return None


def moved(words: Words, item: Item) -> Item:
    """What a change is in: the prices of "a 5 per cent rise in prices"; the item itself where the text does not tell."""
    thing = _changing(words, item.head) if item.last == item.head else None
    found = None if thing is None else named(words, thing)
    return item if found is None else Item(found.first, found.head, found.last, direct=item.direct)


def _changing(words: Words, noun: int) -> int | None:
    """The noun that a change is in; None of "a rise in May", "a drop in the city"."""
    if words.lemma[noun].lower() not in _CHANGES or words.tag[noun] not in NOUNS:
        return None
    inside = range(noun + 1, words.right_edge[noun] + 1)
    into = (i for i in inside if words.lower[i] == "in" and words.lemma[words.head[i]].lower() not in SPANS)  # "for two years in a row"
    thing = next((inner for token in into for inner in words.children[token] if words.dep[inner] == "pobj"), None)
    if thing is None or words.tag[thing] not in ("NN", "NNS") or words.lemma[thing].lower() in SPANS | _PLACES:
        return None
    return thing


def changed(words: Words, token: int) -> int | None:
    """The object that a verb puts at, raises to or cuts by a number: "put the toll at 40", "raised its dividend to $1.20"."""
    i, put = token, False
    for _ in range(5):
        head = words.head[i]
        if head == i:
            return None
        noun = words.head[head]
        if words.dep[head] == "acl" and words.lower[head] in PARTICIPLES and is_tally(words, noun):
            head = words.head[noun]  # "revised the number killed down to 64": the parser ties the amount to the participle
            return noun if words.dep[noun] in ("dobj", "nsubjpass") and words.lemma[head].lower() in _RESETTING else None
        of_tally = words.lower[i] == "of" and (is_tally(words, head) or words.lower[head] in LEVELS)  # "by an amount of 5 per cent"
        if words.dep[i] in ("prep", "agent") and words.lower[i] not in ("at", "to", "from", "by", "between") and not of_tally:
            return None
        if words.tag[head][:2] == "VB":
            break
        put = put or (words.lower[i] == "at" and words.dep[i] == "prep")
        i = head
    else:
        return None
    if put and words.dep[i] == "dobj" and is_tally(words, i) and words.lemma[head].lower() in _RESETTING:
        return i  # "put the number of marchers at 40": the parser ties the amount to the marchers
    if words.tag[head] == "VBN" and words.dep[head] == "acl" and words.lemma[head].lower() in _RESETTING and words.lower[i] in ("at", "to"):
        return words.head[head] if words.tag[words.head[head]] in ("NN", "NNS") else None  # "the damage estimated at $4 million"
    first = words.left_edge[i]
    up_to = words.lower[first : first + 2] == ["up", "to"] and words.text[first - 1] not in (",", "(")  # "pushed the grant up to $208"
    if words.lemma[head].lower() not in _RESETTING or (words.dep[i] not in ("prep", "agent", "npadvmod", "advmod") and not up_to):
        return None
    bare = words.tag[head] == "VBN" and not any(words.dep[c] in ("aux", "auxpass") for c in words.children[head])
    roles = ("dobj", "nsubjpass", "nsubj") if bare else ("dobj", "nsubjpass")  # a headline's "Deficit Trimmed to $3 Million"
    objects = [c for c in words.children[head] if words.dep[c] in roles and _is_noun(words, c) and c < token and c != i]
    if not objects:
        return None
    beside = (*words.children[objects[-1]], *words.children[head])
    joined = [c for c in beside if words.dep[c] == "conj" and _is_noun(words, c) and objects[-1] < c < token]
    if joined and "CD" in words.tag[objects[-1] : joined[-1]]:  # "put the dead at 52 and the missing at 130"
        return joined[-1]
    return objects[-1]


def _is_noun(words: Words, token: int) -> bool:
    return words.tag[token] in NOUNS or words.lower[token] in HEADS


def numbered(words: Words, token: int) -> int | None:
    """What numbers so many ("the dead numbered 40"), or a toll that climbs to it, whatever the parser makes of it."""
    i = token if words.tag[token] in ("NNS", "VBZ") and words.lemma[token].lower() in _MEASURING else token - 1  # "exceeds 40"
    while i > 0 and words.tag[i] in ("RB", "IN", "CD", "DT", "TO"):
        i -= 1
    if i < 1:
        return None
    counts = words.lower[i] in ("numbered", "numbers", "number", "totalled", "totaled", "totals")
    if not counts and words.lower[i] not in _MEASURING and words.lemma[i].lower() not in _MEASURING | _PASSING:
        return None
    i -= 1
    while i > 0 and words.tag[i] in ("MD", "RB", "VBP", "VBZ", "VBD"):
        i -= 1
    if words.dep[i] == "relcl":
        i = words.head[i]  # "the number who have been killed exceeds 40"
    if counts:
        return i if words.tag[i] in NOUNS or words.lower[i] in HEADS else None
    return i if words.tag[i] in NOUNS and words.lemma[i].lower() in _TOLLS else None


def _opens(words: Words, noun: int) -> bool:
    """Whether a noun is taken for a name because it opens its sentence: "Homicides fell 3 per cent"."""
    first = noun == words.spans[words.sentence[noun]][0]
    return first and words.tag[noun] in ("NNP", "NNPS") and words.lower[noun].removesuffix("s") in classes()


def _is_level(words: Words, verb: int) -> bool:
    """Whether a level is foreseen of the subject: "exports are forecast at 40 tonnes", "output is seen down 4 per cent"."""
    return words.tag[verb] == "VBN" and words.lower[verb + 1 : verb + 2] in (["at"], ["up"], ["down"])


_PASSING = {"pass", "lie", "cross", "hold", "climb"}


def measured(words: Words, token: int, start: int, *, kind: str = "") -> int | None:
    """The subject whose number a verb gives ("the toll rose to 53"), not that of an object ("the firm raised 53")."""
    verb = verb_above(words, token)
    if verb is None or (words.tag[verb] == "VBN" and words.dep[verb] == "acl"):
        return None
    subject = subject_of(words, verb)
    if subject is not None and words.tag[subject] == "WDT" and words.dep[verb] == "relcl":
        stands = words.lemma[verb] in ("stand", "be", "total") and words.text[subject - 1] == ","  # "its debt, which stands at 40"
        if words.dep[words.head[verb]] == "pobj" and not stands:
            return None
        subject = words.head[verb]  # "an index that was off 2 per cent"
    letters = subject is not None and (words.lower[subject] in _LETTERS or _opens(words, subject))  # "GDP rose 3 per cent"
    if subject is None or words.end[subject] > start or not (letters or words.tag[subject] in ("NN", "NNS", "JJ")):
        return None
    if (
        words.text[subject][0].isupper()
        and not letters
        and any(words.text[i][0].isalnum() for i in range(words.spans[words.sentence[subject]][0], subject))
    ):
        return None
    lemma = words.lemma[verb].lower()
    if lemma in _PRICED and kind == "money" and words.lower[token_at(words, start) - 1] == "for":
        return None if any(words.dep[child] == "dobj" for child in words.children[verb]) else subject  # "a bag sells for $4"
    if (lemma == "include" and kind) or (lemma == "go" and "let" in words.lower[verb - 1 : verb]):
        return None  # "the bill includes $4 million", which it does not come to; "they let go 40"
    if lemma in _MEASURING or (lemma in _FORESEEING and _is_level(words, verb)) or words.lower[verb] in _MEASURING or kind == "speed":
        return subject  # "the train was travelling at 56 mph"
    mounts = {words.lemma[subject].lower(), words.lower[subject]} & (_TOLLS | _TALLIES | _MOUNTING)
    return subject if lemma in _PASSING and mounts else None
