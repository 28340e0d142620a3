"""Modality of a reported number: actual or planned, supposed, denied or negated."""

from __future__ import annotations

from functools import cache

from analysis.extract.found import Words
from analysis.lexicons import read_tsv, word_list
from analysis.model import Modality

_FORCE: dict[Modality, int] = {"actual": 0, "planned": 1, "hypothetical": 2, "negated": 3, "denied": 4}
_OWN_CUES = {"prepare", "target", "pledge", "promise", "plan", "expect", "forecast", "project", "deny"}  # also without a verb below them
_REPORTING = word_list("reporting")
_COMPLEMENTS = {"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp", "conj", "dobj", "pobj", "prep", "oprd", "acomp", "attr"}
_PLANS = {"due", "ready", "set", "poised", "likely"}


@cache
def _cues(kind: str) -> dict[str, Modality]:
    return {row["words"]: row["modality"] for row in read_tsv("modality") if row["kind"] == kind}  # type: ignore[misc]


def _stronger(a: Modality, b: Modality) -> Modality:
    return a if _FORCE[a] >= _FORCE[b] else b


def modality_of(words: Words, verb: int | None, token: int) -> Modality:
    """Modality of the clause that a number stands in.

    The verb, its auxiliaries and negation, and the verbs and nouns above it count, up to a reporting verb; a denial
    counts through it ("denied saying that").

    Args:
        words: the text's words.
        verb: the verb of the number's event, or the one that governs it.
        token: the number.
    """
    i = verb if verb is not None else token
    found = _noun_modality(words, token, i)
    negatable, reported, own = not _in_phrase(words, token, i), False, True
    for _ in range(10):
        here = _at(words, i, own=own, negatable=negatable)
        if not reported or here == "denied":
            found = _stronger(found, here)
        is_verb, head, dep = words.tag[i][:2] == "VB", words.head[i], words.dep[i]
        reported = reported or (is_verb and words.lemma[i].lower() in _REPORTING)
        if dep in ("relcl", "acl") and _cues("noun").get(words.lemma[head].lower()) == "denied":
            return "denied"  # "the denial that 500 were sent"
        if head == i or (is_verb and _clause_ends(words, i)):
            break
        own, negatable = False, negatable and dep not in ("ccomp", "pcomp", "conj", "prep")
        i = head
    return found


def _clause_ends(words: Words, verb: int) -> bool:
    """Whether nothing above a verb bears on its clause: a relative or adverbial clause, a participle, a new subject."""
    dep = words.dep[verb]
    if dep not in _COMPLEMENTS or dep in ("relcl", "advcl") or (dep == "acl" and words.tag[verb] == "VBN"):
        return True
    return dep == "conj" and any(words.dep[child] in ("nsubj", "nsubjpass") for child in words.children[verb])


def _noun_modality(words: Words, token: int, verb: int) -> Modality:
    """What the nouns between a number and its verb say: "a goal of 500 stations"."""
    i = token
    found: Modality = "actual"
    while i != verb and words.head[i] != i:
        i = words.head[i]
        if words.tag[i] in ("NN", "NNS"):
            found = _cues("noun").get(words.lemma[i].lower(), found)
    return found


def _in_phrase(words: Words, token: int, verb: int) -> bool:
    """Whether a preposition stands between number and verb: who "has not updated its figure of 552" does not negate 552."""
    i = token
    while i != verb and words.head[i] != i:
        if words.dep[i] == "prep":
            return True
        i = words.head[i]
    return False


def _at(words: Words, i: int, *, own: bool, negatable: bool) -> Modality:
    tag, lemma = words.tag[i], words.lemma[i].lower()
    if tag[:2] == "VB" or tag == "MD":
        return _verb_modality(words, i, own=own, negatable=negatable)
    if tag in ("NN", "NNS"):
        return _cues("noun").get(lemma, "actual")
    return _cues("verb").get(lemma, "planned") if tag == "JJ" and lemma in _PLANS else "actual"


def _verb_modality(words: Words, verb: int, *, own: bool, negatable: bool) -> Modality:
    lemma = words.lemma[verb].lower()
    found: Modality = "actual"
    governs = _cues("verb").get(lemma) or _cues("verb").get(words.lower[verb].removesuffix("s"))  # lemma of "hopes": "hop"
    if governs and (not own or lemma in _OWN_CUES) and (lemma != "go" or words.tag[verb] == "VBG"):
        found = governs
    for child in words.children[verb]:
        dep, lower = words.dep[child], words.lower[child]
        if dep in ("aux", "auxpass") and lower in _cues("aux"):
            found = _stronger(found, _auxiliary(words, verb, lower))
        elif dep == "neg" and negatable and lower in ("not", "n't", "n’t", "never"):
            found = _stronger(found, "negated")
        elif dep == "mark":
            found = _stronger(found, _cues("mark").get(lower, "actual"))
    if found == "actual" and words.dep[verb] == "xcomp" and words.lemma[words.head[verb]].lower() == "be":
        return "planned"  # "are to be sent"
    return found


def _auxiliary(words: Words, verb: int, lower: str) -> Modality:
    """What an auxiliary means here.

    "may have sent" weakens what is reported to be so (a hedge, no modality); "said it would send" tells a plan.
    """
    perfect = any(words.dep[child] == "aux" and words.lower[child] in ("have", "ve", "'ve") for child in words.children[verb])
    if perfect and lower in ("may", "might", "could", "must"):
        return "actual"
    head = words.head[verb]
    said = words.dep[verb] == "ccomp" and words.tag[head] in ("VBD", "VBN") and words.lemma[head].lower() in _REPORTING
    return "planned" if lower == "would" and said and not perfect else _cues("aux")[lower]
