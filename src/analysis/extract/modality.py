"""Modality and scope of a reported number: actual or planned, supposed or denied; the whole, a part, a change."""

from __future__ import annotations

import re
from functools import cache

from analysis.extract.bounds import Amount
from analysis.extract.found import Words
from analysis.lexicons import read_tsv, word_list
from analysis.model import Modality, Scope


@cache
def _cues(kind: str) -> dict[str, Modality]:
    return {row["words"]: row["modality"] for row in read_tsv("modality") if row["kind"] == kind}  # type: ignore[misc]


_RANK: dict[Modality, int] = {"actual": 0, "planned": 1, "hypothetical": 2, "negated": 3, "denied": 4}
_SELF_CUES = {"prepare", "target", "pledge", "promise", "plan", "expect", "forecast", "project", "deny"}
_REPORTING = word_list("reporting")
_COMPLEMENTS = {"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp", "conj", "dobj", "pobj", "prep", "oprd", "acomp", "attr"}


def modality_of(words: Words, verb: int | None, token: int) -> Modality:
    """Modality of the clause that a number stands in.

    The verb, its auxiliaries and negation, and the verbs and nouns above it count, up to a reporting verb; a denial
    counts through it ("denied saying that").
    """
    found: Modality = "actual"
    i, reported = verb if verb is not None else token, False
    at = token
    for _ in range(6):  # "a goal of 500 stations"
        if at == i or words.head[at] == at:
            break
        at = words.head[at]
        if words.tag[at] in ("NN", "NNS"):
            found = _cues("noun").get(words.lemma[at].lower(), found)
    direct = not _within_phrase(words, token, i)
    for step in range(10):
        tag, lemma = words.tag[i], words.lemma[i].lower()
        here: Modality = "actual"
        if tag[:2] == "VB" or tag == "MD":
            here = _verb_modality(words, i, own=step == 0, direct=direct)
        elif tag in ("NN", "NNS"):
            here = _cues("noun").get(lemma, "actual")
        elif tag == "JJ" and lemma in ("due", "ready", "set", "poised", "likely"):
            here = _cues("verb").get(lemma, "planned")
        if (not reported or here == "denied") and _RANK[here] > _RANK[found]:
            found = here
        if tag[:2] == "VB" and lemma in _REPORTING:
            reported = True
        head, dep = words.head[i], words.dep[i]
        if head == i or (tag[:2] == "VB" and dep not in _COMPLEMENTS):
            break
        if dep == "conj" and tag[:2] == "VB" and _has_subject(words, i):
            break
        if dep in ("relcl", "acl") and _cues("noun").get(words.lemma[head].lower()) == "denied":
            return "denied"  # "the denial that 500 were sent"
        if tag[:2] == "VB" and (dep in ("relcl", "advcl") or (dep == "acl" and tag == "VBN")):
            break
        i = head
    return found


def _within_phrase(words: Words, token: int, verb: int) -> bool:
    """Whether a noun and its "of" stand between number and verb: who "has not updated its figure of 552" does not negate 552."""
    i = token
    while i != verb and words.head[i] != i:
        if words.dep[i] == "prep" and words.tag[words.head[i]] in ("NN", "NNS"):
            return True
        i = words.head[i]
    return False


def _has_subject(words: Words, verb: int) -> bool:
    return any(words.dep[child] in ("nsubj", "nsubjpass") for child in words.children[verb])


def _auxiliary(words: Words, verb: int, lower: str) -> Modality:
    """What an auxiliary means here.

    "may have sent" weakens what is reported to be so (a hedge, no modality); "said it would send" tells a plan.
    """
    perfect = any(words.dep[child] == "aux" and words.lower[child] in ("have", "ve", "'ve") for child in words.children[verb])
    if perfect and lower in ("may", "might", "could", "must"):
        return "actual"
    said = (
        words.dep[verb] == "ccomp" and words.tag[words.head[verb]] in ("VBD", "VBN") and words.lemma[words.head[verb]].lower() in _REPORTING
    )
    if lower == "would" and said and not perfect:
        return "planned"
    return _cues("aux")[lower]


def _verb_modality(words: Words, verb: int, *, own: bool, direct: bool) -> Modality:
    found: Modality = "actual"
    lemma = words.lemma[verb].lower()
    governs = _cues("verb").get(lemma) or _cues("verb").get(words.lower[verb].removesuffix("s"))  # lemma of "hopes": "hop"
    alone = own and lemma not in _SELF_CUES
    if governs and not alone and (lemma != "go" or words.tag[verb] == "VBG"):
        found = governs
    for child in words.children[verb]:
        dep, lower = words.dep[child], words.lower[child]
        here: Modality = "actual"
        if dep in ("aux", "auxpass") and lower in _cues("aux"):
            here = _auxiliary(words, verb, lower)
        elif dep == "neg" and direct and lower in ("not", "n't", "n’t", "never"):
            here = "negated"
        elif dep == "mark":
            here = _cues("mark").get(lower, "actual")
        if _RANK[here] > _RANK[found]:
            found = here
    if found == "actual" and words.lemma[words.head[verb]].lower() == "be" and words.dep[verb] == "xcomp":
        found = "planned"  # "are to be sent"
    return found


# ------------------------------------------------------------------------------------------------------- scope
@cache
def _scopes(place: str) -> tuple[re.Pattern[str], dict[str, Scope]]:
    rows = {row["words"]: row["scope"] for row in read_tsv("scope") if row["place"] == place}
    forms = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(rows, key=len, reverse=True))
    if place == "before":
        small = "about|around|some|nearly|almost|roughly|over|more than|at least|up to|an?|the|were|was|is|are"
        pattern = rf"\b(?P<s>{forms})[\s,:]+(?:(?:{small})\s+)*$"
    else:
        pattern = rf"[\s-]+(?:[a-z]+[\s-]+){{0,1}}?(?P<s>{forms})\b"
    return re.compile(pattern, re.IGNORECASE), rows  # type: ignore[return-value]


_LESSER = (
    r"(?:an?|another|about|around|nearly|almost|roughly|some|only|just|more than|over|as much as|up to|at least|further|sharply|additional|"
    r"whopping|record|estimated)"
)
_MOVES = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|increas\w+|fell|fallen|falls?|falling|dropp?\w*|declin\w+|decreas\w+|grow\w*|grew|jump\w*|climb\w*|"
    r"gain\w*|added|lost|lose|loses|losing|surg\w+|soar\w*|plung\w+|plummet\w*|tumbl\w+|slump\w*|slid|slides?|sliding|dipp\w*|dips?|shrank|"
    r"shrunk|shed|advanc\w+|edged\s\w+|inched\s\w+|up|down|cut\w*|reduc\w+|rais\w+|slash\w*)\s+(?:up\s|down\s)?(?:by\s+)?"
    rf"(?:{_LESSER}\s+)*$",
    re.I,
)
_BY = re.compile(rf"\bby\s+(?:{_LESSER}\s+)*$", re.I)


def scope_of(text: str, amount: Amount) -> Scope:
    """Whether a number is of the whole, of a part of it, or a change."""
    before = text[max(0, amount.start - 48) : amount.start]
    lead = re.split(r"[.;!?]\s", before)[-1]
    pattern, names = _scopes("before")
    for window in (lead, lead + text[amount.start : amount.core]):
        match = pattern.search(window)
        if match:
            words = re.sub(r"\s+", " ", match["s"].lower())
            if words in ("up", "down"):
                if amount.unit is not None or amount.qualifier != "exact":
                    return names[words]
            else:
                return names[words]
    if re.search(r"\b(?:another|additional|further|extra)\b", text[amount.start : amount.core], re.I):
        return "change"
    if _MOVES.search(lead) and (amount.unit is not None or re.search(r"\bby\s", lead[-30:])):
        verb_only = re.search(r"\b(?:cut\w*|reduc\w+|rais\w+|slash\w*|lost|lose|loses|losing|added|shed)\s+[\w\s]*$", lead, re.I)
        if not verb_only or amount.unit_kind == "share" or re.search(r"\bby\s", lead[-30:]):
            return "change"
    if _BY.search(lead) and _CHANGED.search(lead):
        return "change"
    return _scope_after(text, amount)


_SHARE_NOUNS = {"increase", "rise", "cut", "reduction", "hike", "boost", "drop", "fall", "decline", "more", "higher", "lower"}


def _scope_after(text: str, amount: Amount) -> Scope:
    """Scope by the words after a number: "500 of the soldiers", "500 more soldiers", "a 5 per cent rise"."""
    pattern, names = _scopes("after")
    match = pattern.match(text[amount.end : amount.end + 40])
    if match is None:
        return "total"
    words = re.sub(r"\s+", " ", match["s"].lower())
    near = match[0].strip().lower() == words
    if names[words] == "part":
        return "part" if near and amount.unit is None and amount.kind in ("digits", "words", "vague") else "total"
    if words == "more" and text[amount.end :].lstrip().startswith("more than"):
        return "total"
    counted = amount.unit is None and near and words in ("more", "additional", "extra", "further")
    changed = amount.unit_kind == "share" or (amount.unit_kind == "money" and words in _SHARE_NOUNS)
    return "change" if counted or changed else "total"


_CHANGED = re.compile(
    r"\b(?:r[io]se|risen|rising|increas\w+|f[ae]ll\w*|drop\w*|declin\w+|decreas\w+|grow\w*|grew|jump\w*|climb\w*|rais\w+|cut\w*|reduc\w+|"
    r"lower\w*|slash\w*|shr[aiu]nk\w*|surg\w+|soar\w*|plung\w+|plummet\w*|tumbl\w+|slump\w*|expand\w*|extend\w*|boost\w*|hik\w+|trim\w*|"
    r"swell\w*|exceed\w*|up|down)\b",
    re.I,
)
