"""Numbers that report nothing: dates, ages of persons, ranks, names, scores, references, page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from analysis.extract import chunks, items, models
from analysis.extract.agedates import MONTH, ages, dates
from analysis.extract.codes import codes, furniture
from analysis.extract.references import references
from analysis.extract.site import Site
from analysis.lexicons import either, listed, read_tsv, word_list

_RANK = re.compile(r"\b(?:top|no\.?|nos\.?|nr\.?|number|numbers|ranked|rank|ranks|seed(?:ed)?|numero|n°|№)[\s-]?$|#$", re.I)

_TOP = re.compile(r"(?:^|[\n.:;|!?-]\s*|\b(?:the|are|is|of|our|your|its|their|in|among|world['’]s)\s)top[\s-]$", re.I)  # not "may top 40"
_SUPERLATIVE = re.compile(r"\s(?:most|least|best|worst|\w{3,}(?<!for)(?<!inter)(?<!har)(?<!arr)(?<!prot)est)\s")


def _ranks(site: Site) -> bool:
    """`top 10`, `No. 1`, `10th`, `ranked 5`."""
    if re.match(r"(?:st|nd|rd|th)\b", site.after, re.I) and site.amount.kind == "digits":
        return True
    if _SUPERLATIVE.match(site.after) and re.search(r"\b(?:among|of|in)\sthe\s$", site.before):
        return True  # "among the 10 largest banks"
    if site.amount.unit in (None, "point") and _TOP.search(site.text[max(0, site.amount.core - 16) : site.amount.core]):
        return True
    return site.amount.unit is None and site.amount.qualifier == "exact" and _RANK.search(site.before) is not None


@cache
def _designators() -> tuple[re.Pattern[str], frozenset[str]]:
    """Words that make a name with the number after them, and those of them that need a capital for it: "under 40", but "Act 4"."""
    rows = read_tsv("designators")
    every = {word: row["capital"] == "yes" for row in rows for word in listed(row["words"])}
    pattern = rf"\b(?:{either(every)})\s?$"
    return re.compile(pattern, re.I), frozenset(word for word, capital in every.items() if capital)


def designated(before: str) -> str | None:
    """The word at the end of a stretch that makes a name with the number behind it, in lower case."""
    pattern, capital = _designators()
    lead = pattern.search(before)
    word = lead[0].strip().lower() if lead else ""
    return word if lead and (word not in capital or lead[0][0].isupper()) else None


def _names(site: Site) -> bool:
    """`KN-23`, `Article 5`, `Boeing 747`, `the S&P 500`, `iPhone 14`, `5G`."""
    amount, before, after = site.amount, site.before, site.after
    if re.search(r"[A-Za-z]$", before) and not amount.glyph:
        return True
    if models.is_calibre(site.words, items.token_at(site.words, amount.end - 1), amount.unit):
        return True
    if re.search(r"[A-Za-z][-–]$", before) and not re.search(
        r"\b(?:minus|mid|sub|plus|to|and|or|between|top|over|under|from|of)[-–]$", before, re.I
    ):
        return not amount.glyph and not re.search(r"\s[-–]$", before)
    if re.match(r"[A-Za-z]", after) and amount.unit is None and not amount.scaled:
        return True
    if re.match(r"-[A-Z]", after) and amount.unit is None:
        return True
    if re.fullmatch(r"\d\.\d", site.raw) and amount.unit is None and _after_name(site) and not re.match(r"\s[a-z]", after):
        return True  # "Web 2.0"
    if not site.bare or amount.qualifier not in ("exact", "between", "about", "less_than"):
        return False
    if re.fullmatch(r"7\d7|911|401", site.raw) and re.match(
        r"\s(?:jet|plane|airliner|aircraft|call|plan|emergency|operator|MAX|Max)s?\b", after
    ):
        return True
    if re.fullmatch(r"7\d7", site.raw) and "Boeing" in site.text and re.match(r"\s[A-Z]", after):
        return True  # "ten 787 Dreamliners"
    if _INDEX.search(before) and _INDEX_SIZES.fullmatch(site.raw):
        return True
    if _SECOND.search(before) and amount.kind == "digits" and not site.counts():
        return True  # "junctions 9 and 12"
    words, token = site.words, site.token
    if _DAY_NAMED.search(before) and site.counts():
        return False  # "on New Year's Day 14 people drowned"
    lead = _designators()[0].search(before)
    if lead and lead[0][0].islower() and words.head[token] > token and words.tag[words.head[token]] == "NNS":
        return False  # "building 152 family homes"
    if designated(before) and amount.qualifier in ("exact", "less_than"):
        return not re.search(r"\b(?:the|a|an|per|each|every)\s(?:day|week|season|game|unit|class|group|area|level|part)\s?$", before, re.I)
    if amount.kind != "digits" or amount.qualifier != "exact":
        return amount.kind == "words" and _inside_name(site)
    return _after_name(site)


_INDEX = re.compile(
    r"\b(?:S\s?&?\s?P|Nasdaq|Stoxx|FTSE|DAX|Nikkei|ASX|Topix|Russell|Fortune|CSI|Hang Seng|Ibex|CAC|Dow|SMI|Sensex|Nifty|Kospi|TSX|MSCI|"
    r"Forbes|Global|Big|Group of|Tour|Class of|Indy|Indianapolis|Euro)\s$"
)


_INDEX_SIZES = re.compile(r"[45678]|[1-6]0|12|35|77|100|200|225|250|300|350|400|500|600|1000|2000")
_SECOND = re.compile(
    r"\b(?:articles|sections|chapters|flights|junctions|exits|gates|routes|platforms|episodes)\s\d+(?:,\s\d+)*(?:,\s|,?\s(?:and|or|to)\s)$",
    re.I,
)
_GAPPED = re.compile(r"\d\s(?:[\w-]+\s){0,2}[a-z]+s\b[^.;]*,\s(?:and\s|but\s)?(?:the\s)?[A-Z][a-z]+s\s$")
_ENDS = re.compile(r"\s?[,.;)]|\sand\s|$")
_CAPITALS = re.compile(r"\b[A-Za-z](?=[a-z]{2})")


@cache
def _headline_verbs() -> frozenset[str]:
    """Verbs as headlines put them before a number: "hits", "kills", "injures"; "arrest", which names nothing either."""
    verbs = {verb for row in read_tsv("events") for verb in listed(row["verbs"]) if " " not in verb}
    return frozenset(
        {f"{verb}s" for verb in verbs | word_list("measuring")} | {f"{verb}es" for verb in verbs} | {"arrest", "kill", "injure", "rescue"}
    )


def _line(site: Site) -> str:
    """The line that a number stands in."""
    start = site.text.rfind("\n", 0, site.amount.core) + 1
    end = site.text.find("\n", site.amount.core_end)
    return site.text[start : end if end >= 0 else len(site.text)]


_DAY_NAMED = re.compile(r"[A-Z][\w'’]+\s(?:Day|Eve)\s$")
_DAY_AND_MONTH = re.compile(rf"(?:\d|\b(?:in|by|since|until|during|last))\s{MONTH},?\s$", re.I)


def _after_name(site: Site) -> bool:
    """Whether a bare number ends a name: "the Nasdaq 100", "iPhone 14", and no counted noun follows."""
    words, token = site.words, site.token
    if token == 0 or words.sentence[token - 1] != words.sentence[token]:
        return False
    if re.match(r"\s(?:to|-)\s?\d+\s?(?:%|per)", site.after):
        return False  # "led Smith 46 to 40 percent"
    lead, tag = words.text[token - 1], words.tag[token - 1]
    if not (lead[0].isupper() or re.match(r"i[A-Z]", lead)) or not tag.startswith("NN"):
        return False
    if lead.lower() in _headline_verbs() and sum(map(str.isupper, _CAPITALS.findall(_line(site)))) >= 2:
        return False  # "Toll Hits 40 After Storm"
    if _DAY_AND_MONTH.search(site.before) and site.counts():
        return False  # "on 5 May 300 people marched", "in April 310 boats sailed"
    if _GAPPED.search(site.before) and _ENDS.match(site.after):
        return False  # "Greens won 24 seats, Liberals 10."
    if lead.lower() in chunks.THEN and site.counts():
        return False  # "on Monday 52 marchers were held"
    if token + 1 < len(words) and words.tag[token + 1] in ("NNS", "JJ", "VBN", "NN") and words.text[token + 1][0].islower():
        if words.tag[token + 1] == "NNS":
            return models.is_model(words, token)
        tied = words.tag[token + 1] == "NN" or (words.dep[token] == "nummod" and words.head[token] < token)
        return tied and not (site.counts() and models.counts_named(words, token))  # "in Arvik 3 dock workers were hurt"
    return token + 1 >= len(words) or not models.counts_named(words, token)


def _inside_name(site: Site) -> bool:
    """Number words with a capital inside a sentence of ordinary case: "the Big Ten", "Seven Sisters"."""
    words, token, raw = site.words, site.token, site.raw
    if not raw[0].isupper() or site.amount.unit is not None:
        return False
    first, last = words.spans[words.sentence[token]]
    position = next((i for i in range(first, last) if words.text[i][0].isalnum()), first)
    if token == position or (token > 0 and words.text[token - 1] in ('"', "“", "‘", "'", ":", "-", "–", "—", "•", "*", "(")):
        return False
    content = [
        words.text[i] for i in range(first, last) if i not in (position, token) and words.text[i][0].isalpha() and len(words.text[i]) > 3
    ]
    return sum(text[0].isupper() for text in content) < 0.6 * max(1, len(content))


_SCORE = re.compile(r"^\d{1,3}\s?[-–]\s?\d{1,3}$")
_GAME = re.compile(
    r"\b(?:w[io]n|beat|los[te]|lose|defeat\w*|draw|drew|score\w*|lead|led|victory|win|wins|loss|aggregate|tie|tied|up|down|set|sets|trail\w*|ahead|"
    r"goals?|match|game|final|record|half-time|halftime|penalt\w+|thrash\w*|edg\w+|rout\w*)\b",
    re.I,
)


_ODDS = re.compile(r"\bodds\s(?:are|were|of|at|stood at|stand at)\s(?:\d+[\s-]to[\s-])?$", re.I)
_MARGIN = re.compile(r"\sto\s(?:\d{1,2}|one|two)\s(?:margin|ratio|odds|vote|majority|advantage|lead)\b")
_MARGIN_END = re.compile(r"\s(?:margin|ratio|odds|vote|majority|advantage|lead)\b")


def _scores(site: Site) -> bool:
    """`won 3-1`, `a 52-48 vote`, `at 2-0 down`."""
    amount, raw, after = site.amount, site.raw, site.after
    if _MARGIN.match(after) or (_MARGIN_END.match(after) and re.search(r"\d\sto\s$", site.before)):
        return True  # "a 3 to 1 margin"
    if re.match(r":\d", after) or _ODDS.search(site.before):
        return True  # "a ratio of 3:1", "odds of 5 to 1"
    if re.match(r"-for-(?:\d|one\b)|-(?:under|over)(?:-par)?\s\d\d\b", after) or re.search(r"-for-$|\d-(?:under|over)\s$", site.before):
        return True  # "a two-for-one stock split", "a 5-under 67"
    if amount.unit is not None or amount.scaled or amount.kind != "digits":
        return False
    if _SCORE.match(raw) and amount.qualifier == "between":
        if re.match(r"\s(?:\w+\s){0,2}[a-z]+s\b|\s(?:people|men|women|children)\b", after) and not _GAME.search(site.before[-30:]):
            return bool(re.match(r"\s(?:on|in|at|to|as|is|was|has|against|votes?|wins?|loss)\b", after))
        return True
    if re.search(r"\d-to-$", site.before) or re.match(r"-to-(?:\d|one\b)", after):
        return True
    pair = re.search(r"(?:^|[\s(])\d{1,3}\s?[-–]\s?$", site.before) or re.match(
        r"\s?[-–]\s?\d{1,3}(?!\d*[,.]?\d*\s?(?:%|per))(?!\w|,\d)", after
    )
    return bool(pair) and amount.value < 400


# a length of time that only tells a day ("three days ago"); "in the past three months" measures a span, and is a figure too
_AWAY = re.compile(r"\s+(?:ago|earlier|later|previous(?:ly)?|hence|prior)\b")


# so do the hours of a report, which goes on by the day: "12 deaths in the past 24 hours"
_HOURS = re.compile(r"\b(?:in|over|during|within)\sthe\s(?:past|last|previous|preceding|next|coming|following)\s$", re.I)


_RULES: tuple[Callable[[Site], bool], ...] = (dates, ages, _ranks, _names, _scores, codes, furniture, references)


def trap(site: Site) -> str | None:
    """The rule by which an amount is no figure ("dates", "ages" …); None for a figure."""
    for rule in _RULES:
        if rule(site):
            return rule.__name__.lstrip("_")
    if site.amount.unit_kind == "time" and _AWAY.match(site.text, site.amount.end):
        return "dates"
    if site.amount.unit == "hour" and site.amount.value % 12 == 0 and _HOURS.search(site.before):
        return "dates"
    return None
