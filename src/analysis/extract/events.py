"""Class of what is counted, and what happened to it, from the words around the number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.extract.casualties import of_several
from analysis.extract.chunks import HEADS, NOUNS
from analysis.extract.classes import classes
from analysis.extract.event_words import FATES, Entry, event_words
from analysis.extract.found import Words
from analysis.extract.governing import verb_above
from analysis.extract.items import Item
from analysis.extract.measured import governor, is_collective, is_tally
from analysis.extract.units import unit_of


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the counted things, and the verb or noun that says so."""

    name: str
    token: int
    owner: bool


_BEARING, _WOUNDS = {"suffer", "sustain", "receive", "incur", "have"}, {"injury", "wound", "burn", "fracture", "concussion", "bruise"}
_FOR_MONEY = {"bought", "sold", "spent", "cost", "earned", "lost", "given", "received", "cut", "sent"}
_WITHIN = {"of", "out", "between", "about", "around", "over", "under", "up", "than", "near", "including"}
_MONEY_WITHIN = {"for", "at", "in", "by"}


def event_of(words: Words, item: Item | None, token: int, kind: str = "") -> Event | None:
    """The event of a counted noun: its participle or relative clause, its governing verb, or the noun it hangs on.

    Args:
        words: the text's words.
        item: what is counted.
        token: the number.
        kind: class of the item; `money` for a sum.
    """
    found = _event(words, item, token, kind)
    if found and kind == "money":
        if found.name not in _FOR_MONEY:
            return None
        return Event("given", found.token, found.owner) if found.name == "sent" else found
    if found and found.name in ("given", "received", "lost") and not kind:
        return None  # "the office gave 512": it told a number
    return found


def _event(words: Words, item: Item | None, token: int, kind: str) -> Event | None:
    anchor = item.head if item and item.direct else token
    governing = governor(words, anchor)
    outer = [] if governing is None else [governing]
    if words.tag[words.head[anchor]] in NOUNS and words.dep[anchor] != "pobj":
        outer.append(words.head[anchor])
    if item and not item.direct and _completes(words, token):  # "the number of people killed reached 67"
        outer.append(item.head)
        above = words.head[item.head]
        outer += [words.head[above]] if words.lower[above] == "of" else []  # a parser may tie "killed" to the number
    for start in (anchor, *outer):
        for child in words.children[start]:
            modifies = child > start and words.dep[child] in ("acl", "relcl") and words.tag[child][:2] == "VB"
            if modifies and (found := _clause_event(words, child, kind)):
                main = _above(words, anchor, kind)  # "the 40 volunteers sent there are dead"
                return main if main and main.name in FATES and found.name not in FATES else found
    if _is_whole(words, anchor, token):
        return None
    return _above(words, anchor, kind) or _complement_event(words, anchor, kind)


def _completes(words: Words, token: int) -> bool:
    """Whether a number is what a verb gives or reaches: "has passed 67", "rose to 67", "stands at 67"."""
    above = words.head[token]
    if words.dep[token] == "pobj" and words.lower[above] in ("to", "at"):
        above = words.head[above]
    return words.tag[above][:2] == "VB"


def _is_whole(words: Words, anchor: int, token: int) -> bool:
    """Whether a number is the whole of which another is a part: the 36 of "ten of its 36 schools shut", the 90 of "of the 90, ten fell"."""
    preposition = words.head[anchor]
    if words.dep[anchor] != "pobj" or words.lower[preposition] != "of":
        return False
    part = words.head[preposition]
    if words.lower[part] == "out":  # "9 out of 14 were shot down": the 14
        return token > part
    if words.tag[part][:2] == "VB":
        return True
    counts = words.tag[part] == "CD" or words.lower[part] in ("%", "percent", "cent", "thirds", "third", "half", "quarter", "quarters")
    return counts and part != token and words.head[token] != part and words.head[part] != token


def _above(words: Words, anchor: int, kind: str) -> Event | None:
    """The event of the verb or noun above, as far as the words between pass it on."""
    nouns = event_words()[1]
    within = _WITHIN | _MONEY_WITHIN if kind == "money" else _WITHIN
    i, path = anchor, "dobj"
    for _ in range(8):
        head, dep = words.head[i], words.dep[i]
        if head == i or dep == "agent":
            return None
        bounds = words.lower[i] == "to" and words.lower[i - 1] == "up"  # "injuring up to 40"
        if dep in ("prep", "dative") and words.tag[i] in ("IN", "TO") and words.lower[i] not in within and not bounds:
            return None
        if dep == "prep" and words.lower[i] == "of" and words.lemma[i - 1] in nouns and kind != "money":
            return Event(nouns[words.lemma[i - 1]][0], i - 1, nouns[words.lemma[i - 1]][1])  # whatever the parser ties the "of" to
        if dep in ("nsubj", "nsubjpass", "dobj", "dative", "attr", "pobj"):
            path = dep
        lemma = words.lemma[head].lower()
        if words.tag[head][:2] == "VB" and not (kind == "money" and head > anchor and words.lower[head] == "won"):  # 2 billion won
            passive = path == "nsubjpass" or _is_passive(words, head)
            found = _verb_event(words, head, kind, passive=passive, subject=path in ("nsubj", "nsubjpass"))
            return found or (_object_event(words, head) if kind == "money" and dep == "prep" else None)
        if words.tag[head] in NOUNS and dep in ("prep", "appos", "pobj"):
            if lemma in nouns:
                return Event(nouns[lemma][0], head, nouns[lemma][1])
            if dep == "prep" and kind != "money" and not _passes_on(words, head, lemma):
                return None  # "bombed a village of 300 people"
        i = head
    return None


def _object_event(words: Words, verb: int) -> Event | None:
    """The event of a verb's object, which has its price: "completed its purchase of the mill for $250 million"."""
    nouns = event_words()[1]
    objects = (words.lemma[child].lower() for child in words.children[verb] if words.dep[child] in ("dobj", "nsubjpass"))
    return next((Event(nouns[lemma][0], verb, nouns[lemma][1]) for lemma in objects if lemma in nouns), None)


def _passes_on(words: Words, noun: int, lemma: str) -> bool:
    """Whether what happens to a noun happens to what it is of: "a group of 12", "hundreds of people", "the bodies of 40 men"."""
    if unit_of(lemma) is not None and words.tag[noun - 1] == "CD":
        return True  # "seized 40 kg of tusks"
    gathers = is_collective(words, noun) or is_tally(words, noun) or any(name in FATES for name, _ in classes().get(lemma, ()))
    return gathers or lemma in ("hundred", "thousand", "million", "dozen", "ten", "score", "half", "third", "quarter", "life", "brigade")


def _complement_event(words: Words, anchor: int, kind: str) -> Event | None:
    """The event in a complement of the verb above: "have been spotted arriving"."""
    verb = verb_above(words, anchor)
    if verb is None or words.dep[anchor] == "pobj":
        return None
    for child in words.children[verb]:
        if words.dep[child] == "xcomp" and words.tag[child][:2] == "VB":
            found = _verb_event(words, child, kind, passive=_is_passive(words, child), subject=True)
            if found:
                return found
    return None


def state_of(words: Words, item: Item) -> Event | None:
    """What the words of the phrase itself say: "160 injured people", "two captured soldiers", "made 3,000 people homeless"."""
    verbs, _, states = event_words()
    after = item.head + 1
    for i in (*range(item.first, item.head), *([after] if after < len(words) and words.lower[after] in HEADS else [])):
        name = states.get(words.lower[i])
        if name is None and words.tag[i] == "VBN":
            name = next((e.event for e in verbs.get(words.lemma[i].lower(), []) if e.event in FATES and e.counts != "subject"), None)
        if name in FATES:
            return Event(str(name), i, owner=False)
    return None


def _clause_event(words: Words, verb: int, kind: str) -> Event | None:
    """The event of a participle or relative clause, or of what is said in it ("that the ministry says will be sent")."""
    if any(words.lower[child] == "of" and words.dep[child] == "prep" and child < verb for child in words.children[verb]):
        return None  # "$12 million, of which two have been spent"
    subjects = (child for child in words.children[verb] if words.dep[child] in ("nsubj", "nsubjpass"))
    if any(
        words.lower[below] == "of" for subject in subjects for below in words.children[subject] if words.tag[subject] in ("CD", "DT", "JJ")
    ):
        return None  # "12 people, one of whom died"
    for inner in (verb, *(child for child in words.children[verb] if words.dep[child] in ("ccomp", "xcomp"))):
        if words.tag[inner][:2] == "VB":
            found = _verb_event(words, inner, kind, passive=_is_passive(words, inner) or _is_participle(words, inner), subject=True)
            if found:
                return found
    return None


def _is_participle(words: Words, verb: int) -> bool:
    """Whether a verb is a participle by itself: "people killed", and not "people who have died"."""
    return words.tag[verb] == "VBN" and not any(words.dep[child] == "aux" for child in words.children[verb])


def _is_passive(words: Words, verb: int) -> bool:
    if any(words.dep[child] in ("auxpass", "nsubjpass") for child in words.children[verb]):
        return True
    joined = (
        words.dep[verb] == "conj"
        and words.tag[verb] == "VBN"
        and not any(words.dep[child] in ("aux", "dobj") for child in words.children[verb])
    )
    return joined and _is_passive(words, words.head[verb])  # "six men were held and three cars seized"


def _verb_event(words: Words, verb: int, kind: str, *, passive: bool, subject: bool) -> Event | None:
    """The event of a verb whose patient (or subject) is counted; the agent of a killing is not killed."""
    lemma = words.lemma[verb].lower()
    verbs, _, states = event_words()
    children = words.children[verb]
    for child in children:  # "are still missing", "left 40 people dead", "were shot dead"
        told = words.dep[child] in ("acomp", "oprd", "attr", "advcl", "xcomp", "advmod") and states.get(words.lower[child])
        if told and any(words.dep[below] in ("nsubj", "nsubjpass") for below in words.children[child]):
            continue  # "claimed a life, while two men were injured"
        if told and (subject or lemma not in ("be", "remain", "go", "become")):
            return Event(of_several(words, child, told), verb, owner=False)
    if subject and not passive and lemma in _BEARING and any(_is_wound(words, child) for child in children):
        return Event("injured", verb, owner=False)  # "three men suffered burns"
    bears = any(words.dep[child] == "dobj" for child in children)
    for entry in _entries(words, verb, verbs):
        if entry.event in ("bought", "hired", "employed") and any(words.dep[child] in ("xcomp", "ccomp") for child in children):
            continue  # "40 residents were ordered to leave", "adding that 40 were hurt"
        if entry.event == "destroyed" and entry.counts == "subject" and bears:
            continue  # "12 fires burned 600 acres"
        counted = (
            entry.counts == "either" or (entry.counts == "subject") == (subject and not passive) or (entry.counts == "patient" and passive)
        )
        if kind in entry.never:
            continue  # "killed two bills", "executed 40 orders"
        if counted and (not entry.only or (kind or "counts") in entry.only or ("counts" in entry.only and kind != "money")):
            fatal = entry.event == "shot" and any(words.lower[child] == "fatally" for child in children)
            return Event("killed" if fatal else of_several(words, verb, entry.event), verb, entry.owner)
    return None


def _entries(words: Words, verb: int, verbs: Mapping[str, list[Entry]]) -> list[Entry]:
    """What a verb tells with its particle or the word beside it ("pulled its men out", "set free 12", "let go 12"), else by itself."""
    lemma = words.lemma[verb].lower()
    if lemma == "go" and words.lower[verb - 1] in ("let", "lets", "letting"):
        return verbs["let go"]
    children = words.children[verb]
    particle = next((words.lower[child] for child in children if words.dep[child] in ("prt", "advmod") and words.tag[child] == "RP"), "")
    beside = words.lower[verb + 1] if verb + 1 < len(words) else ""
    forms = (f"{lemma} {particle}", f"{lemma} {beside}", lemma)
    return next((verbs[form] for form in forms if form in verbs), [])


def _is_wound(words: Words, token: int) -> bool:
    return words.dep[token] == "dobj" and words.lemma[token].lower() in _WOUNDS
