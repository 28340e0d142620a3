"""Modality of a reported number: actual or planned, supposed, denied or negated."""

from __future__ import annotations

from functools import cache

from analysis.extract.found import Words
from analysis.extract.refuted import is_refuted
from analysis.extract.standing import is_aftermath, is_beside, is_origin
from analysis.extract.wishes import announced, is_counted, is_requested, wish_for
from analysis.lexicons import read_tsv, word_list
from analysis.model import Modality

_FORCE: dict[Modality, int] = {"actual": 0, "planned": 1, "hypothetical": 2, "negated": 3, "denied": 4}
# also without a verb below them
_OWN_CUES = {
    "prepare",
    "target",
    "pledge",
    "promise",
    "plan",
    "expect",
    "forecast",
    "project",
    "deny",
    "await",
    "predict",
    "anticipate",
    "tip",
}
_OFFERS = {"offer", "vow", "propose", "schedule", "intend"}
_REPORTING = word_list("reporting")
_COMPLEMENTS = {"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp", "conj", "dobj", "pobj", "prep", "oprd", "acomp", "attr", "csubj"}
_CLAIMS = word_list("claim")
_CONSEQUENCES = word_list("consequence")
_TOLLS = word_list("toll") | word_list("tally") | {"it"}
_PLANS = {"due", "ready", "set", "poised", "likely"}


@cache
def _cues(kind: str) -> dict[str, Modality]:
    return {row["words"]: row["modality"] for row in read_tsv("modality") if row["kind"] == kind}  # type: ignore[misc]


def _stronger(a: Modality, b: Modality) -> Modality:
    return a if _FORCE[a] >= _FORCE[b] else b


def modality_of(words: Words, verb: int | None, token: int, *, definite: bool = False, happens: bool = True) -> Modality:
    """Modality of the clause that a number stands in.

    The verb, its auxiliaries and negation, and the verbs and nouns above it count, up to a reporting verb; a denial
    counts through it ("denied saying that").

    Args:
        words: the text's words.
        verb: the verb of the number's event, or the one that governs it.
        token: the number.
        definite: its phrase is definite ("the three attacks"): what is planned or asked about them leaves them as they are.
        happens: the verb tells what happens to the counted things ("500 were not sent"; not "half of them have no water").
    """
    if is_refuted(words, token):
        return "denied"
    if words.lower[max(0, token - 2) : token] == ["if", "not"]:
        return "hypothetical"  # "300 people, if not 400"
    if is_aftermath(words, token, verb):
        return _own_clause(words, token)
    i = verb if verb is not None else token
    found = _noun_modality(words, token, i)
    if is_requested(words, token):
        return "hypothetical"
    if is_origin(words, token, i):
        return _own_clause(words, token)
    above = found if definite and not happens else _above(words, token, i, found, happens=happens)
    return _stronger(_stronger(above, announced(words, token)), _own_clause(words, token))


def _above(words: Words, token: int, verb: int, found: Modality, *, happens: bool) -> Modality:
    """The modality of the verbs above a number."""
    negatable, reported, own, joined, below = _is_negatable(words, token, verb, happens=happens), False, True, False, token
    i = verb
    for _ in range(10):
        if words.lower[i] in ("according", "despite") or (
            words.dep[below] == "prep" and below < i and words.tag[i][:2] == "VB" and i != verb
        ):
            return found  # "was declined, according to two officials"; "with 40 of them at sea, the crew rejected it"
        here = _at(words, i, below, token, own=own, negatable=negatable, joined=joined)
        if here == "negated" and not negatable and is_beside(words, token, verb):
            here = "actual"  # "declined to take up a challenge to a $40 million fine"
        says = words.lemma[i].lower()
        if words.dep[below] == "ccomp" and says in _REPORTING and says not in _cues("verb") and here in ("planned", "hypothetical"):
            here = "actual"  # "it will be recalled that 40 died"
        if not reported or here == "denied":
            found = _stronger(found, here)
        is_verb, head, dep = words.tag[i][:2] == "VB", words.head[i], words.dep[i]
        reported = reported or (is_verb and words.lemma[i].lower() in _REPORTING)
        if dep in ("relcl", "acl") and _cues("noun").get(words.lemma[head].lower()) == "denied":
            return "denied"  # "the denial that 500 were sent"
        if head == i or (is_verb and _clause_ends(words, i)):
            break
        joined = is_verb and dep == "conj"
        own, negatable = False, negatable and dep not in ("ccomp", "pcomp", "conj", "prep", "acl")
        below, i = i, head
    return found


def _is_negatable(words: Words, token: int, verb: int, *, happens: bool) -> bool:
    """Whether a negation of the verb negates the number: not of its subject, nor of a phrase beside it ("four days after")."""
    i, through = token, ""
    while i != verb and words.head[i] != i:
        through = words.dep[i]
        if through == "prep" or (through in ("npadvmod", "advmod") and i < verb):
            return False
        i = words.head[i]
    return happens or through not in ("nsubj", "nsubjpass")


def _own_clause(words: Words, token: int) -> Modality:
    """What a clause on the number itself says of it: "the 2,000 that it promised", "10,000 planned by May", "200 who are awaited"."""
    for noun in {token, words.head[token]}:
        for child in words.children[noun]:
            if child < token or words.dep[child] not in ("relcl", "acl") or words.tag[child][:2] != "VB":
                continue
            others = [c for c in words.children[child] if words.dep[c] in ("nsubj", "nsubjpass")]
            passive = words.tag[child] == "VBN" and (
                words.dep[child] == "acl" or any(words.dep[c] == "auxpass" for c in words.children[child])
            )
            if passive or any(words.tag[c] not in ("WP", "WDT") and words.dep[c] == "nsubj" for c in others):
                lemma = words.lemma[child].lower()
                return _cues("verb")[lemma] if lemma in _OWN_CUES | _OFFERS and lemma != "deny" else "actual"
    return "actual"


def _clause_ends(words: Words, verb: int) -> bool:
    """Whether nothing above a verb bears on its clause: a relative or adverbial clause, a participle, a new subject, a semicolon."""
    dep, head = words.dep[verb], words.head[verb]
    if dep == "advcl" and words.tag[verb] == "VBG" and words.lemma[verb] in _CONSEQUENCES and head < verb:
        return False  # "would shut two mines, leaving 40 out of work"
    if dep not in _COMPLEMENTS or dep in ("relcl", "advcl"):
        return True
    if dep == "acl" and words.tag[verb] == "VBN":  # "the boats seen by 40 men"; not "reports that 40 men had died"
        return not any(words.dep[child] == "mark" for child in words.children[verb])
    if dep == "ccomp" and ";" in words.text[min(verb, head) : max(verb, head)]:
        return True
    if dep == "conj" and words.tag[verb] in ("VBD", "VBZ", "VBP") and words.tag[head] == "VB":
        return True  # "will seek 40 million and lost 12 million"
    return dep == "conj" and any(words.dep[child] in ("nsubj", "nsubjpass") for child in words.children[verb])


def _noun_modality(words: Words, token: int, verb: int) -> Modality:
    """What the nouns between a number and its verb say: "a goal of 500 stations"."""
    i = token
    found: Modality = "actual"
    while i != verb and words.head[i] != i:
        i = words.head[i]
        if words.tag[i] in ("NN", "NNS") and not is_counted(words, i, token):
            found = _cues("noun").get(words.lemma[i].lower(), found)
    return found


def _at(words: Words, i: int, below: int, token: int, *, own: bool, negatable: bool, joined: bool) -> Modality:
    tag, lemma = words.tag[i], words.lemma[i].lower()
    if tag[:2] == "VB" or tag == "MD":
        found = _verb_modality(words, i, own=own, negatable=negatable, joined=joined)
        if own and (wish := wish_for(words, i, token)):
            found = _stronger(found, wish)
        return "actual" if found == "denied" and not _is_claim(words, below, token) else found
    if tag in ("NN", "NNS"):
        return "actual" if is_counted(words, i, token) else _cues("noun").get(lemma, "actual")
    return _cues("verb").get(lemma, "planned") if tag == "JJ" and lemma in _PLANS else "actual"


def _is_claim(words: Words, argument: int, token: int) -> bool:
    """Whether what is denied or rejected is said to be so: a clause, a claim, a figure; not a request or 40 workers."""
    if words.tag[argument][:2] == "VB" or argument == token or words.dep[argument] not in ("dobj", "nsubjpass", "nsubj"):
        return True
    return words.lemma[argument].lower() in _CLAIMS


def _verb_modality(words: Words, verb: int, *, own: bool, negatable: bool, joined: bool) -> Modality:
    lemma = words.lemma[verb].lower()
    found: Modality = "actual"
    governs = _cues("verb").get(lemma)
    if governs and not joined and (not own or lemma in _OWN_CUES) and (lemma != "go" or words.tag[verb] == "VBG"):
        found = governs
    for child in words.children[verb]:
        dep, lower = words.dep[child], words.lower[child]
        reaches = lower == "can" and lemma in word_list("reaching") and _is_toll(words, verb)
        unable = lower == "could" and any(words.dep[c] == "neg" for c in words.children[verb])  # "could not agree": did not
        if dep in ("aux", "auxpass") and lower in _cues("aux") and not unable:
            found = _stronger(found, _auxiliary(words, verb, lower))
        elif dep == "aux" and reaches:
            found = _stronger(found, "hypothetical")
        elif negatable and _negates(words, child):
            found = _stronger(found, "negated")
        elif dep == "mark":
            found = _stronger(found, _cues("mark").get(lower, "actual"))
    if words.text[verb] == "Had" and words.dep[verb] == "advcl" and not any(child < verb for child in words.children[verb]):
        return "hypothetical"  # "Had 40 boats sailed, the island would have been lost"
    if found == "actual" and words.dep[verb] == "xcomp" and words.lemma[words.head[verb]].lower() == "be":
        return "planned"  # "are to be sent"
    return found


def _is_toll(words: Words, verb: int) -> bool:
    """Whether a toll is the subject: "the toll can reach 40"; not "trains can reach 300 km/h"."""
    return any(words.dep[child] == "nsubj" and words.lower[child] in _TOLLS for child in words.children[verb])


def _negates(words: Words, child: int) -> bool:
    """A negation, or a subject that denies its verb: "nobody", "no bank"."""
    dep, lower = words.dep[child], words.lower[child]
    if dep == "neg":  # "20 died, not 14" denies the 14 alone
        return lower in ("not", "n't", "n’t", "never") and words.text[child - 1] != ","
    nobody = lower in ("nobody", "none") or any(words.lower[below] == "no" for below in words.children[child])
    return dep in ("nsubj", "nsubjpass") and nobody


def _auxiliary(words: Words, verb: int, lower: str) -> Modality:
    """What an auxiliary means here.

    "may have sent" weakens what is reported to be so (a hedge, no modality); "said it would send" tells a plan.
    """
    perfect = any(words.dep[child] == "aux" and words.lower[child] in ("have", "ve", "'ve") for child in words.children[verb])
    if perfect and lower in ("may", "might", "could", "must"):
        return "actual"
    clause = verb
    while words.dep[clause] == "conj" and words.tag[words.head[clause]][:2] in ("VB", "MD"):
        clause = words.head[clause]
    head = words.head[clause]
    said = words.dep[clause] == "ccomp" and words.tag[head] in ("VBD", "VBN") and words.lemma[head].lower() in _REPORTING
    return "planned" if lower == "would" and said and not perfect else _cues("aux")[lower]
