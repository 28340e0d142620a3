"""A name for what a stance is about where no proposition of the lexicon fits: the bare words of the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.extract.stances import REFERRING, nouns, tells

if TYPE_CHECKING:
    from analysis.extract.found import Words

UNSPECIFIED = "unspecified"  # "declined to comment" where nothing was told before
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
LINKS = frozenset({"of", "about", "on", "over", "in", "to", "with", "for", "from", "against", "concerning", "regarding"})
MOST = 5  # words of a name
DEEP = 4


def name_of(words: Words, head: int, *, depth: int = 0) -> str | None:
    """The claim that a word heads, as lemmas: "missile hit plane", "link to gang"; None where it holds no words of its own.

    "denied that its missile had hit the plane": missile hit plane. "rejected claims of a cover-up": cover-up.
    """
    if depth > DEEP:
        return None
    if words.tag[head][:1] == "V" or words.dep[head] in ("ccomp", "advcl"):
        return clause(words, head, depth=depth)
    if words.lower[head] in REFERRING or words.tag[head] in ("PRP", "DT", "WP", "WDT"):
        return None
    if words.lemma[head] in nouns("claim") | nouns("thought") | nouns("ask"):
        return told(words, head, depth=depth) or compound(words, head)
    return noun_phrase(words, head)


def clause(words: Words, verb: int, *, depth: int) -> str | None:
    """Subject, verb and object, or what stands for it."""
    children = words.children[verb]
    subject = next((noun(words, child) for child in children if words.dep[child] in SUBJECTS), "")
    objects = [child for child in children if words.dep[child] in OBJECTS]
    inner = next((child for child in children if words.dep[child] in ("xcomp", "ccomp") and child > verb), None)
    governed = [
        child
        for prep in children
        if words.dep[prep] == "prep" and prep > verb
        for child in words.children[prep]
        if words.dep[child] == "pobj"
    ]
    tail = next((noun(words, child) for child in (*objects, *governed) if noun(words, child)), "")
    if not tail and inner is not None:
        tail = name_of(words, inner, depth=depth + 1) or ""
    lemma = "" if words.lemma[verb] == "be" and objects else words.lemma[verb].lower()
    return shorten(" ".join(part for part in (subject, lemma, tail) if part))


def told(words: Words, head: int, *, depth: int) -> str | None:
    """What the clause or the prepositions of "claim", "report" and the like tell."""
    for child in words.children[head]:
        if child > head and tells(words, child):
            return name_of(words, child, depth=depth + 1)
        if words.dep[child] == "prep" and words.lower[child] in LINKS and child > head:
            held = next((token for token in words.children[child] if words.dep[token] in ("pobj", "pcomp")), None)
            return name_of(words, held, depth=depth + 1) if held is not None else None
    return None


def compound(words: Words, head: int) -> str | None:
    """The nouns before one: "bribery claims" are of bribery."""
    before = [
        words.lemma[child].lower()
        for child in words.children[head]
        if words.dep[child] in ("compound", "amod") and words.tag[child] == "NN"
    ]
    return " ".join(before) or None


def noun(words: Words, token: int) -> str:
    """A noun's or adjective's lemma; nothing for a pronoun."""
    return words.lemma[token].lower() if words.tag[token][:1] in "NJ" else ""


def noun_phrase(words: Words, head: int) -> str | None:
    """A noun with its compounds, and what its first preposition governs."""
    parts = [words.lemma[child].lower() for child in words.children[head] if words.dep[child] == "compound" and child < head]
    parts.append(words.lemma[head].lower())
    for child in words.children[head]:
        held = next((token for token in words.children[child] if words.dep[token] == "pobj"), None)
        if child > head and words.lower[child] in LINKS and held is not None and noun(words, held):
            parts += [words.lower[child], noun(words, held)]
            break
    return shorten(" ".join(parts))


def shorten(text: str) -> str | None:
    """At most five words; None for none."""
    return " ".join(text.split()[:MOST]) or None
