"""Number words that point and do not count: "one of them", "the two nations"."""

from __future__ import annotations

import re

from analysis.extract import chunks, events, items
from analysis.extract.cues import cues
from analysis.extract.event_words import FATES
from analysis.extract.site import Site
from analysis.lexicons import either, word_list

_PARTIES = rf"(?:{either(word_list('party'))})"
_EXPRESSED = re.compile(r"\b(?:figures|amounts|data|totals|values|sums|prices|unadjusted|stated|expressed)\b[^.;\n]{0,24}\bin\s$", re.I)
_ZERO = re.compile(r"\b(?:below|above|sub|near|ground|net|absolute|patient|around|towards?|from)[\s-]$", re.I)  # "12 degrees below zero"
_OF_A_SERIES = re.compile(r"\b(?:first|second|other|better|last|latter|opening|top|bottom|final|upper|lower)[\s-]$", re.I)


def references(site: Site) -> bool:
    """`one of them`, `no one`, `the two nations`, `the other two`, `one day`."""
    amount, before, after = site.amount, site.before, site.after
    if amount.kind == "fraction" and _OF_A_SERIES.search(before):
        return True  # "the second half of the season"
    if amount.value == 0 and _ZERO.search(before) and amount.unit is None:
        return True
    if re.search(r"\b(?:per|(?:for|in|to) every)\s$", before) or (amount.value == 0 and after.startswith(" in on ")):
        return True  # "12 deaths per 100,000"
    if amount.unit_kind == "time" and re.search(r"\bevery\s$", before):
        return True  # "must report every five years"
    if _are_points(site):
        return True
    if amount.kind == "vague" and _EXPRESSED.search(site.before):
        return True  # "figures are in billions of dollars"
    if amount.kind not in ("words", "digits") or amount.scaled:
        return False
    if amount.value <= 12 and amount.unit is None and _TALLY.match(after) and not re.search(r"\bon\s$", before):
        return True  # "three tolls, one earthquake": they count reports
    if amount.kind != "words":
        return False
    if amount.value == 1 and amount.qualifier in ("exact", "about"):
        return _pronoun(site) or _BIT.match(site.text, amount.core_end) is not None
    tied = re.match(r"-(\w+)", after)
    if tied and tied[1] in word_list("hyphen idiom"):
        return True
    if amount.value > 4 or amount.unit is not None:
        return False
    following = site.words.tag[site.token + 1] if site.token + 1 < len(site.words) else "."
    if re.search(r"\b(?:the|these|those|all)\s$", before, re.I) and following in ("VBZ", "VBP", "VBD", "MD", "IN", ",", ".", "RB"):
        return not after.startswith(" of")
    if re.search(r"\b(?:the|these|those|both|other|our|their|its|his|her|any|either|these|your|my)\s(?:other\s)?$", before, re.I):
        return bool(
            re.match(
                rf"\s(?:[\w-]+\s){{0,3}}?{_PARTIES}\b|\s(?:are|were|have|had|will|would|met|also|of\s(?:them|us|you|these|those))\b|[.,;:?!)]|$",
                after,
                re.I,
            )
        ) or (re.search(r"\b(?:other|both)\s$", before) is not None and not re.match(r"\s[a-z]+s\b", after))
    return (
        bool(re.match(r"\s(?:of\s(?:the|these|those)\b|to\sone\b|by\stwo\b)", after))
        and amount.value <= 2
        and re.search(r"\b(?:the|these|those)\s$", before) is not None
    )


def _are_points(site: Site) -> bool:
    """Whether "scores" are points or a verb: "test scores rose", "Brun Scores Again", not "scores of boats", "scores died"."""
    if site.raw.lower() != "scores" or site.after.startswith(" of "):
        return False
    words, token = site.words, site.token
    return words.tag[token] == "VBZ" or (token > 0 and words.tag[token - 1] in ("NN", "NNP", "NNS", "JJ", "JJR", "PRP$", "POS", "VBG"))


def _pronoun(site: Site) -> bool:
    """Whether "one" counts nothing: "one of them", "no one", "one official said".

    It counts where something says so: "only one bridge", "with one engine", "one person was killed", "one dead and three injured".
    """
    words, token, before, after = site.words, site.token, site.before, site.after
    if site.amount.unit in ("pp", "point") and _STEP.search(before):
        return False  # "the party was down one point"
    if site.amount.unit_kind not in ("", "time", "index", "multiple", "rate") and not _NO_COUNT.match(after):
        return False  # "a one-yen bid", "one litre"
    follows = token + 1 < len(words) and (words.tag[token + 1][:2] in ("NN", "JJ", "VB") or words.tag[token + 1] == "CD")
    if _ELSEWHERE.match(after) and _earlier_count(site):
        return False  # "three people died in Lund, one in Kiel"
    if _FROM.search(before) and _FROM_END.match(after):
        return False  # "eight fires, up from one in May"
    if _ONE_MORE.match(after) and _happens(site):
        return False  # "one more person has died"
    if not follows or not re.match(r"[\s-]\w", after) or _NO_COUNT.match(after):
        return not (site.amount.unit_kind == "time" and re.search(r"\b(?:for|than|about|within|only|just)\s$", before))
    if _speaks(site) or re.search(r"\bthe only\s$", before):
        return True  # "and one said that", "the only one left"
    if re.search(r"\b(?:only|just|exactly|with|has|have|had|a total of|and|or|but|than)\s$", before, re.I) or site.amount.unit is not None:
        return False
    if _listed(site):
        return False
    return not _happens(site)


def _speaks(site: Site) -> bool:
    """Whether one says something: "one said that he was ill"; not "one reported missing"."""
    words, verb = site.words, site.token + 1
    told = any(words.dep[child] in ("ccomp", "dobj", "dative") for child in words.children[verb])
    return told and words.tag[verb][:2] == "VB" and words.head[site.token] == verb and words.lemma[verb] in cues("verb")


def _happens(site: Site) -> bool:
    """Whether something has happened to the one that is told of: "one man was hurt"."""
    words, token = site.words, site.token
    found = chunks.chunk(words, token + 1, words.spans[words.sentence[token]][1])
    if found is None:
        return False
    if words.lemma[found[1]] in _MISHAPS and words.dep[found[1]] in ("dobj", "nsubjpass"):
        return True  # "the agency reported one injury", "one death was recorded"
    event = events.event_of(words, items.Item(*found, found[1], direct=True), token)
    return event is not None and event.name in FATES


def _earlier_count(site: Site) -> bool:
    """Whether a number has been counted before in the sentence: in a list "three in Lund, one in Kiel"."""
    words, token = site.words, site.token
    first = words.spans[words.sentence[token]][0]
    begins = words.lower[token - 1 : token] in ([","], ["and"]) and token > first
    return begins and "CD" in words.tag[first : token - 1]


def _listed(site: Site) -> bool:
    """Whether "one" is told beside other numbers of its kind: "five Danish sailors, one Swedish sailor", "40 in Lund and one in Malmö"."""
    words, token = site.words, site.token
    noun = words.head[token] if words.dep[token] == "nummod" else token
    lemma = words.lemma[noun]
    for _ in range(6):
        if words.dep[noun] not in ("conj", "appos") or words.head[noun] == noun:
            return False
        noun = words.head[noun]
        listed = words.lower[token - 1] in (",", "and") and lemma not in _REPORTS and words.lemma[noun] not in _REPORTS
        same = words.tag[noun] == "CD" or words.lemma[noun] == lemma or listed
        if same and any(words.tag[child] == "CD" and words.lower[child] != "one" for child in (noun, *words.children[noun])):
            return True
    return False


_REPORTS = frozenset({"toll", "count", "figure", "number", "tally", "total"})  # "three tolls, one earthquake"
_MISHAPS = frozenset({"death", "fatality", "injury", "casualty", "arrest", "case"})
_STEP = re.compile(r"\b(?:up|down|by|rose|fell|gained|lost|dropped|slipped)\s(?:only\s|just\s)?$", re.I)
_FROM, _FROM_END = re.compile(r"\b(?:up|down)\sfrom\s(?:just\s|only\s)?$", re.I), re.compile(r"\s?[.,;)]|\s(?:in|last|a\syear)\b")
_ELSEWHERE = re.compile(r"\s(?:in|at|near)\s[A-Z]")
_ONE_MORE = re.compile(r"\s(?:more|further)\s[a-z]+\b")
_TALLY = re.compile(r"\s(?:[a-z]+\s)?(?:tolls|counts|figures|numbers|tallies|totals|digits)\b(?!\sof)")
_BIT = re.compile(r"\s(?:bit|iota|jot)\b")
_NO_COUNT = re.compile(
    r"\s(?:of|or|another|and|who|that|which|is|was|can|could|should|would|must|has|might|may|side|hand|way|thing|point|time|reason|sense|day|"
    r"foot|eye|step|place|level|moment|more|last|final|such|hell|sort|kind|task|aim|priority|concern|question|exception|thing)\b",
    re.I,
)
