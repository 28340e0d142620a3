"""A name for what a stance is about where no proposition of the lexicon fits: the claim in few words, "missile hitting bridge"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.extract.gerunds import gerund
from analysis.extract.stances import REFERRING, nouns, tells
from analysis.lexicons import word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words

UNSPECIFIED = "unspecified"  # "declined to comment" where nothing was told before
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
LINKS = frozenset({"of", "about", "on", "over", "in", "to", "with", "for", "from", "against", "concerning", "regarding"})
WHERE = frozenset({"in", "from", "on"})
COUNTERS = frozenset({"hundred", "thousand", "million", "dozen", "score", "ten", "number", "lot", "handful", "group"})
PARTICLES = frozenset({"ahead", "away", "back", "down", "off", "out", "over", "up"})
MOST = 7  # words of a name
DEEP = 4
_PERSONS = word_list("indefinite person")
_THINGS = word_list("indefinite thing")
_EMPTY = word_list("empty verb")


def name_of(words: Words, head: int, *, depth: int = 0) -> str | None:
    """The claim that a word heads: "missile hitting plane", "link to gang"; None where it holds no words of its own.

    The verb loses its tense, so that "will hit", "had hit" and "did not hit" have one name: "denied that its missile had hit the
    plane" is of a missile hitting the plane, "rejected claims of a cover-up" of a cover-up.
    """
    if depth > DEEP:
        return None
    head = counted(words, head)
    if words.tag[head][:1] == "V" or (words.dep[head] in ("ccomp", "advcl") and words.tag[head][:1] not in "NC"):
        return clause(words, head, depth=depth)
    if words.lower[head] in REFERRING or words.tag[head] in ("PRP", "DT", "WP", "WDT", "CD"):
        return None
    if words.lemma[head] in nouns("claim") | nouns("thought") | nouns("ask"):
        return told(words, head, depth=depth) or compound(words, head)
    return noun_phrase(words, head)


def clause(words: Words, verb: int, *, depth: int, governed: bool = False) -> str | None:
    """Subject, verb and object, or what stands for it.

    Args:
        words: the text's words.
        verb: the verb of the clause.
        depth: clauses above it in the name.
        governed: it hangs on another verb by "to", and has no subject of its own.
    """
    children = words.children[verb]
    subject = "" if governed else next((party(words, child) for child in children if words.dep[child] in SUBJECTS), "")
    objects = [child for child in children if words.dep[child] in OBJECTS]
    inner = next((child for child in children if words.dep[child] in ("xcomp", "ccomp") and child > verb), None)
    tail = next((noun(words, child) for child in objects if noun(words, child)), "") or place(words, verb)
    state = ""
    if not tail and words.lemma[verb] == "be":  # "were aboard", "was missing"
        state = next((words.lower[child] for child in children if child > verb and words.dep[child] in (*OBJECTS, "advmod")), "")
    if not tail and inner is not None:
        tail = beneath(words, inner, depth=depth + 1) or ""
    told = "" if words.lemma[verb] == "be" and (objects or inner is not None or state or tail) else form(words, verb, governed=governed)
    if told and subject.startswith(told):  # "that the killed were killed"
        subject = ""
    tail = tail or state
    if not tail and (words.lemma[verb] == "be" or (words.lemma[verb].lower() in _EMPTY and not subject)):
        return None  # "denied that it had happened", "that there were any"
    return shorten(" ".join(part for part in dict.fromkeys((subject, told, tail)) if part))


def form(words: Words, verb: int, *, governed: bool) -> str:
    """A verb without its tense, and with its particle: "killed" of a passive, "send" after "to", else "going ahead"."""
    if has_passive(words, verb):
        return words.lower[verb]  # "people killed"
    lemma = words.lemma[verb].lower()
    particle = next((words.lower[child] for child in words.children[verb] if child > verb and words.lower[child] in PARTICLES), "")
    return f"{lemma if governed else gerund(lemma)} {particle}".strip()


def beneath(words: Words, verb: int, *, depth: int) -> str | None:
    """What a verb below another one says: "to send troops", "boats sinking"."""
    if depth <= DEEP and words.dep[verb] == "xcomp" and any(words.tag[child] == "TO" for child in words.children[verb]):
        held = clause(words, verb, depth=depth, governed=True)
        return f"to {held}" if held else None
    return name_of(words, verb, depth=depth)


def place(words: Words, verb: int) -> str:
    """What a verb's first preposition governs, with it: "in marsh"."""
    for child in words.children[verb]:
        if words.dep[child] == "prep" and child > verb:
            for held in words.children[child]:
                if words.dep[held] == "pobj" and noun(words, held):
                    return f"{words.lower[child]} {noun(words, held)}"
    return ""


def has_passive(words: Words, verb: int) -> bool:
    """Is a verb passive, with what it is done to as its subject?"""
    return any(words.dep[child] == "nsubjpass" for child in words.children[verb])


def party(words: Words, token: int) -> str:
    """The subject of a claim: its noun; "people" for anyone; nothing for anything."""
    return "people" if words.lower[token] in _PERSONS else noun(words, token)


def told(words: Words, head: int, *, depth: int) -> str | None:
    """What the clause or the prepositions of "claim", "report" and the like tell."""
    after = [child for child in words.children[head] if child > head]
    for child in after:
        if tells(words, child):
            return name_of(words, child, depth=depth + 1)
    for child in after:
        if words.dep[child] == "prep" and words.lower[child] in LINKS:
            held = next((token for token in words.children[child] if words.dep[token] in ("pobj", "pcomp")), None)
            if held is not None and words.lower[child] in WHERE and words.tag[held][:3] == "NNP":  # "a report in the Osmund Post"
                continue
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


def counted(words: Words, token: int) -> int:
    """What a number word is of: "hundreds of bodies" are bodies."""
    if words.tag[token] == "CD" or words.lemma[token].lower() in COUNTERS:
        for child in words.children[token]:
            held = next((inner for inner in words.children[child] if words.dep[inner] == "pobj"), None)
            if words.lower[child] == "of" and held is not None:
                return held
    return token


def noun(words: Words, token: int) -> str:
    """A noun or adjective as written; nothing for a pronoun."""
    token = counted(words, token)
    return written(words, token) if words.tag[token][:1] in "NJ" and words.lower[token] not in _THINGS else ""


def written(words: Words, token: int) -> str:
    """A word as inside a sentence: a name keeps its capital."""
    return words.text[token] if words.tag[token][:3] == "NNP" else words.lower[token]


def noun_phrase(words: Words, head: int) -> str | None:
    """A noun with its compounds, and what its first preposition governs."""
    parts = [written(words, child) for child in words.children[head] if words.dep[child] == "compound" and child < head]
    parts.append(written(words, head))
    for child in words.children[head]:
        held = next((token for token in words.children[child] if words.dep[token] == "pobj"), None)
        if child > head and words.lower[child] in LINKS and held is not None and noun(words, held):
            parts += [words.lower[child], noun(words, held)]
            break
    return shorten(" ".join(parts))


def shorten(text: str) -> str | None:
    """So many words at most, without a preposition at the end; None for none."""
    kept = text.split()[:MOST]
    while kept and kept[-1] in LINKS:
        kept.pop()
    return " ".join(kept) or None
