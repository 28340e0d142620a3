"""Class of what is counted, and what happened to it, from the words around the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.extract.found import Words
from analysis.extract.items import NOUNS, Item, governor, verb_above
from analysis.lexicons import listed, read_tsv


@cache
def _classes() -> dict[str, str]:
    return {noun: row["class"] for row in read_tsv("item_classes") for noun in listed(row["nouns"])}


def class_of(words: Words, first: int, head: int) -> str:
    """Class of a counted noun by lexicon, longest phrase first; else its lemma."""
    classes = _classes()
    lemma = words.lemma[head].lower() if words.tag[head] != "NNPS" else words.lower[head].removesuffix("s")
    before = [words.lower[i] for i in range(max(first, head - 2), head)]
    for size in range(len(before), -1, -1):
        form = " ".join([*before[len(before) - size :], lemma])
        if form in classes:
            return classes[form]
    plain = words.lower[head].removesuffix("s")  # a lemma can be wrong ("dos" for doses)
    return classes.get(words.lower[head]) or classes.get(plain) or re.sub(r"[^\w-]+", "", lemma) or lemma


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the counted things, and the verb or noun that says so."""

    name: str
    token: int
    owner: bool


@cache
def _events() -> tuple[dict[str, list[tuple[str, str, bool]]], dict[str, tuple[str, bool]]]:
    verbs: dict[str, list[tuple[str, str, bool]]] = {}
    nouns: dict[str, tuple[str, bool]] = {}
    for row in read_tsv("events"):
        for verb in listed(row["verbs"]):
            verbs.setdefault(verb, []).append((row["event"], row["counts"], row["owner"] == "yes"))
        for noun in listed(row["nouns"]):
            nouns.setdefault(noun, (row["event"], row["owner"] == "yes"))
    return verbs, nouns


_EVENT_UP = {"xcomp", "ccomp", "conj", "pcomp", "advcl"}


def event_of(words: Words, item: Item | None, token: int) -> Event | None:
    """The event of a counted noun: its participle or relative clause, its governing verb, or the noun it hangs on."""
    nouns = _events()[1]
    anchor = item.head if item and item.direct else token
    governing = governor(words, anchor)
    for start in (
        anchor,
        *(() if governing is None else (governing,)),
        *([words.head[anchor]] if words.tag[words.head[anchor]] in NOUNS else ()),
    ):
        for child in words.children[start]:
            if child > start and words.dep[child] in ("acl", "relcl") and words.tag[child][:2] == "VB":
                found = _clause_event(words, child)
                if found:
                    return found
    i, path = anchor, "dobj"
    for _ in range(8):
        head = words.head[i]
        if head == i:
            break
        dep = words.dep[i]
        if dep in ("nsubj", "nsubjpass", "dobj", "dative", "attr", "pobj", "agent"):
            path = dep
        if words.tag[head][:2] == "VB":
            passive = path == "nsubjpass" or _is_passive(words, head)
            found = _verb_event(words, head, passive=passive, subject=path in ("nsubj", "nsubjpass"))
            if found and path != "agent":
                return found
            break
        lemma = words.lemma[head].lower()
        if words.tag[head] in NOUNS and lemma in nouns and dep in ("prep", "appos", "pobj"):
            return Event(nouns[lemma][0], head, nouns[lemma][1])
        i = head
    verb = verb_above(words, anchor)
    if verb is None:
        return None
    for child in words.children[verb]:  # "have already been spotted arriving": a complement carries the event
        if words.dep[child] in ("xcomp",) and words.tag[child][:2] == "VB":
            found = _verb_event(words, child, passive=_is_passive(words, child), subject=True)
            if found:
                return found
    return None


def _clause_event(words: Words, verb: int) -> Event | None:
    """The event of a participle or relative clause, or of what is said in it ("that the ministry says will be sent")."""
    for inner in (verb, *(child for child in words.children[verb] if words.dep[child] in ("ccomp", "xcomp"))):
        if words.tag[inner][:2] == "VB":
            found = _verb_event(words, inner, passive=words.tag[inner] == "VBN" or _is_passive(words, inner), subject=True)
            if found:
                return found
    return None


def _is_passive(words: Words, verb: int) -> bool:
    return any(words.dep[child] in ("auxpass", "nsubjpass") for child in words.children[verb])


def _verb_event(words: Words, verb: int, *, passive: bool, subject: bool) -> Event | None:
    """The event of a verb whose patient (or subject) is counted; the agent of a killing is not killed."""
    lemma = words.lemma[verb].lower()
    particle = next((words.lower[child] for child in words.children[verb] if words.dep[child] == "prt"), "")
    for name, counts, owner in _events()[0].get(f"{lemma} {particle}".strip(), _events()[0].get(lemma, [])):
        if counts == "either" or (counts == "subject") == (subject and not passive) or (counts == "patient" and passive):
            return Event(name, verb, owner)
    return None
