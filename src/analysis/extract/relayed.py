"""Words at second hand: "citing the ministry", "the 40 boats reported by the ministry", "damage put at 40 million by insurers"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import Cue
from analysis.extract.frames import Frame, subtree
from analysis.extract.phrases import phrase
from analysis.extract.subjects import conjuncts, run_of_nouns

if TYPE_CHECKING:
    from analysis.extract.found import Words

CITING = frozenset({"cite", "quote"})
NUMBERED = frozenset({"CD", "$", "DT", "JJ", "JJR", "RBR", "IN"})  # before a bare number: "the more than 40 forecast by"
REACH = 8  # words from a participle to the "by" that belongs to it
GIVEN = frozenset({"obj", "at", "num"})  # cues whose object may be a number


def cited(words: Words, frame: Frame) -> Iterator[Frame]:
    """Whom a reporter cites for the same content: "Vantor News, citing the ministry, said that 40 boats sank"."""
    for holder in (frame.cue, *frame.sources):
        for child in words.children[holder]:
            if words.lemma[child] in CITING and words.tag[child] == "VBG" and words.dep[child] in ("advcl", "acl"):
                who = next((token for token in words.children[child] if words.dep[token] == "dobj"), None)
                if who is not None and not any(words.tag[token] == "CD" for token in range(*subtree(words, who))):
                    yield frame._replace(cue=child, lemma=words.lemma[child], sources=conjuncts(words, who))


def reduced(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """A participle with "by" after what is reported: "the 40 forecast by economists", "damage estimated at 40 million by insurers"."""
    if cue.kind == "want" or not cue.takes & GIVEN:
        return
    last = min(verb + REACH, words.spans[words.sentence[verb]][1])
    by = next((token for token in range(verb + 1, last) if words.lower[token] == "by"), None)
    if by is None or any(words.text[token] == "," for token in range(verb, by)):
        return
    source = run_of_nouns(words, range(by + 1, min(by + REACH, len(words))))
    if source is None or words.tag[source - 1] == "CD":  # "cut by 40 percent"
        return
    if words.tag[verb] == "VBN":
        first = phrase(words, words.head[verb])[0]
    else:
        first = verb
        while first and words.tag[first - 1] in NUMBERED:
            first -= 1
    if first < verb and (words.tag[verb] == "VBN" or words.tag[verb - 1] == "CD"):
        yield Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), ((first, by),))


def is_reduced(words: Words, verb: int) -> bool:
    """Is a word a participle after what it is about, or a noun that may be one ("the 40 forecast by economists")?"""
    if words.tag[verb] == "VBN":
        return words.dep[verb] == "acl"
    return words.tag[verb][:1] == "N" and 0 < verb < len(words) - 1 and words.tag[verb - 1] == "CD" and words.lower[verb + 1] == "by"
