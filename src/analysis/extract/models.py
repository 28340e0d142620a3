"""Numbers that end the name of a make or model before a plural: "18 Leopard 2 tanks", not "In Arvik 14 people"."""

from __future__ import annotations

from analysis.extract.chunks import SPANS, THEN, chunk
from analysis.extract.classes import class_of
from analysis.extract.found import Words
from analysis.lexicons import registry, word_list

_WHERE = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "across", "along", "off", "unlike", "over"})
_GIVING = word_list("giving")  # "cost Vantor 14 orders": the name is whom they are given to
_ARMS = word_list("arms of a calibre")
_FINITE = (["VBD"], ["VBZ"], ["VBP"], ["MD"])
_HIGHEST = 999  # a model's number is small


def is_model(words: Words, token: int) -> bool:
    """Whether a number is a model's, which its makers count and no report: the 2 of "18 Leopard 2 tanks", the 7 of "its Note 7 phones"."""
    name, noun = token - 1, token + 1
    if name < 0 or noun >= len(words) or words.tag[noun] != "NNS" or not words.text[noun][0].islower():
        return False
    if not words.text[name][0].isupper() or words.tag[name] not in ("NN", "NNP") or words.lower[name] in THEN:
        return False
    if not words.text[token].isdigit() or int(words.text[token]) > _HIGHEST or words.lower[noun] in SPANS:
        return False
    before = _before_name(words, name)
    if _is_place(words, name) or (before is not None and _is_apart(words, before, noun)):
        return False
    led = before is not None and words.tag[before] in ("CD", "PRP$", "POS")
    return led or (words.dep[token] == "nummod" and words.head[token] == name) or (words.head[name] == noun == words.head[token])


def is_calibre(words: Words, last: int, unit: str | None) -> bool:
    """Whether millimetres are the name of arms: the 155 of "4,000 155mm shells"; `last` is the last word of the amount."""
    if unit != "mm":
        return False
    found = chunk(words, last + 1, words.spans[words.sentence[last]][1])
    return found is not None and (words.lemma[found[1]].lower() in _ARMS or class_of(words, *found) in ("shells", "guns"))


def counts_named(words: Words, token: int) -> bool:
    """Whether a number after a name counts what begins with a capital too: "in Arvik 12 Danish sailors met", "gave Kiel 24 F-16 jets"."""
    noun = token + 1
    while words.tag[noun] in ("JJ", "NN", "NNP", "NNPS", "CC", "CD", "HYPH") and noun + 1 < len(words):
        noun += 1
    if words.tag[noun] != "NNS" or not words.text[noun][0].islower():
        return False
    before = _before_name(words, token - 1)
    placed = before is not None and words.lower[before] in _WHERE and words.tag[noun + 1 : noun + 2] in _FINITE
    given = before is not None and words.lemma[before].lower() in _GIVING and _is_place(words, token - 1)
    return placed or given or (words.tag[token + 1] == "JJ" and words.dep[token] == "nummod" and words.head[token] == noun)


def _before_name(words: Words, name: int) -> int | None:
    """The word before a name of which the last word is given; None where it opens the sentence."""
    first = name
    while first > 0 and words.tag[first - 1] == "NNP" and words.sentence[first - 1] == words.sentence[name]:
        first -= 1
    return first - 1 if first and words.sentence[first - 1] == words.sentence[name] else None


def _is_apart(words: Words, before: int, noun: int) -> bool:
    """Whether the word before a name parts it from the number: "in Arvik 14 people were hurt", "gave Vantor 14 orders"."""
    while before > 0 and words.tag[before] == "DT":
        before -= 1
    place = words.lower[before] in _WHERE and words.dep[noun] in ("nsubj", "nsubjpass")
    return place or words.lemma[before].lower() in _GIVING


def _is_place(words: Words, token: int) -> bool:
    """Whether a name is that of a land or town."""
    known = any(entry.actor.kind in ("state", "place") for entry in registry.names().get(words.text[token], ()))
    return known or any(first <= token < last and label in ("GPE", "NORP") for first, last, label in words.entities)
