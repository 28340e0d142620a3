"""The verb above a number, and the subject of that verb, through verbs that are joined to it."""

from __future__ import annotations

from analysis.extract.chunks import NOUNS
from analysis.extract.found import Words
from analysis.extract.number_words import LETTERS

_FORESEEING = frozenset({"expect", "predict", "forecast", "project", "anticipate", "want"})
_MAKING = frozenset({"send", "leave", "keep", "set", "get"})


def verb_above(words: Words, token: int) -> int | None:
    """The verb that governs a token."""
    i = token
    for _ in range(8):
        scale = words.text[i] in LETTERS and i > 0 and words.end[i - 1] == words.start[i]  # the m of "£12m", taken for "am"
        if words.tag[i][:2] in ("VB", "MD") and words.dep[i] not in ("amod", "compound", "prep") and not scale:
            return i
        if words.head[i] == i:
            return None
        i = words.head[i]
    return None


def _told_of(words: Words, verb: int) -> int | None:
    """The noun that a verb foresees or makes doing something: "they expected prices to rise by 4", "it sent shares diving by 4"."""
    above = words.head[verb]
    foreseen = words.dep[verb] == "xcomp" and words.tag[verb] == "VB" and words.lemma[above] in _FORESEEING
    if not foreseen and (words.tag[verb] != "VBG" or words.lemma[above] not in _MAKING):
        return None
    return next((child for child in words.children[above] if words.dep[child] == "dobj" and above < child < verb), None)


def subject_of(words: Words, verb: int) -> int | None:
    """The subject of a verb, of the verb it continues ("rose and then fell to 40"), or of its governor."""
    for _ in range(4):
        subjects = [child for child in words.children[verb] if words.dep[child] in ("nsubj", "nsubjpass", "csubj")]
        if subjects:
            return max((child for child in subjects if child < verb), default=subjects[0])  # a dateline may be taken for another
        if words.dep[verb] == "ccomp" and words.tag[verb] != "VB":  # "it reported revenue in the third quarter increased 4 per cent"
            return next((child for child in words.children[words.head[verb]] if words.dep[child] == "dobj" and child < verb), None)
        if words.dep[verb] == "pcomp" and words.tag[verb] == "VBG" and words.lower[words.head[verb]] in ("after", "before", "since"):
            verb = words.head[words.head[verb]]  # "rose by 3 per cent after falling by 5"
            continue
        if words.dep[verb] in ("conj", "xcomp", "advcl") and words.head[verb] != verb:
            told = _told_of(words, verb)
            if told is not None:
                return told
            verb = words.head[verb]
        else:
            return words.head[verb] if words.dep[verb] in ("acl", "relcl") and words.tag[words.head[verb]] in NOUNS else None
    return None
