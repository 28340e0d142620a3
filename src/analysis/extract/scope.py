"""Scope of a reported number: the whole, a part of it, or a change."""

from __future__ import annotations

import re
from functools import cache

from analysis.extract.bounds import Amount
from analysis.lexicons import either, read_tsv, word_list
from analysis.model import Scope

_LESSER = (
    r"(?:(?:an?|another|about|around|nearly|almost|roughly|some|only|just|more than|over|as much as|up to|at least|further|sharply|"
    r"additional|whopping|record|estimated)\s+)*"
)
_BY = re.compile(rf"\bby\s+{_LESSER}$", re.I)
_AMONG = re.compile(
    r"\b(?:including|among them)\s[^.;:()]{1,60}?(?:,\sand|\sand|,)\s$", re.I
)  # "including 500 officers and three generals"
_ALL = re.compile(r"\ball\s$", re.I)
_OF_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|those|these|that|a total of)\s|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*['’]s?\s)?"
    r"(?:about\s|some\s|roughly\s|nearly\s|around\s)?[$£€¥]?\d"
)
_FRONTED = re.compile(r"(?:^|[.!?]\s|\n|[“\"])Of\s[^.;!?]{3,80},\s(?:about\s|some\s|only\s|at least\s|nearly\s)?$")
_MORE = re.compile(r"\b(?:another|additional|further|extra)\b", re.I)
_PREDICATE = re.compile(
    r"(?:\b(?:(?:is|was|are|were)\s(?:still|also|now|even|already)|is|was|are|were|be|been|being|shares?|prices?|index|sales|revenues?|profits?|stocks?|trading|ended|closed|finished|that)|[,(—–-])\s+"
    r"(?:up|down|off)\s+$",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|but)\s(?:up|down|off)\s+$", re.I)
_FOUND_AGAIN = re.compile(r"recover", re.I)
_HIGHER = re.compile(r",?\s(?:or\s[^\s,]+(?:\s(?:per\s?cent|points?))?,\s|\([^)]*\)\s)?(?:higher|lower)\b(?!\s(?:than|[a-z]+s\b))", re.I)
_COMPOUND_RISE = re.compile(  # "a 32 per cent operating income increase"
    r"\s(?!of\b|in\b|for\b|from\b|to\b|on\b|and\b)[a-z]+(?:\s(?!of\b|in\b|for\b|from\b|to\b|on\b|and\b)[a-z]+)?\s(?:increase|rise|decrease|decline)\b(?!s)"
)
_OBJECT_MOVED = re.compile(  # "jurors increased the award 40 per cent", "reductions of 52 and 49 per cent"
    r"\b(?:increas|rais|reduc|lower|boost|cut)\w*\s(?:the|its|their|his|her|our)\s[a-z]+(?:\s[a-z]+)?\s(?:an?\s)?$|"
    r"\b(?:reductions?|increases?|declines?|falls|rises|drops|cuts)\sof\s(?:\S+\s(?:per\s?cent\s)?(?:and|or)\s)?$",
    re.I,
)
_AGAINST = re.compile(r"\s(?:from|on|compared|since|over)\s", re.I)
_ADVERBS = {"more", "additional", "extra", "further"}
_MONEY_NOUNS = {"increase", "rise", "cut", "reduction", "hike", "boost", "drop", "fall", "decline", "more", "higher", "lower"}


@cache
def _cues(place: str) -> tuple[re.Pattern[str], dict[str, Scope]]:
    rows = {row["words"]: row["scope"] for row in read_tsv("scope") if row["place"] == place}
    forms = either(rows)
    if place == "before":
        small = "about|around|some|nearly|almost|roughly|over|more than|at least|up to|an?|the|were|was|is|are"
        pattern = rf"\b(?P<s>{forms})[\s,:]+(?:(?:{small})\s+)*$"
    else:
        pattern = rf"[\s-]+(?:(?!to\b)[a-z]+[\s-]+){{0,1}}?(?P<s>{forms})\b"  # not "$3 million to cut delays"
    return re.compile(pattern, re.IGNORECASE), rows  # type: ignore[return-value]


@cache
def _moves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of change right before a number ("rose 5 per cent"), and anywhere in its clause ("rose steadily by 5 per cent")."""
    forms = "|".join(word.replace("*", r"\w*") for word in sorted(word_list("rises") | word_list("falls")) if word not in ("up", "down"))
    edged = r"(?:edg|inch|tick|creep|crept|mov|go|went|gone)\w*\s+(?:up|down|higher|lower)"
    return re.compile(rf"\b(?P<move>{forms}|{edged})\s+(?:up\s|down\s)?(?:an?\s[a-z]+\s)?{_LESSER}$", re.I), re.compile(
        rf"\b(?:{forms}|up|down)\b", re.I
    )


_FIRST_COUNT = frozenset({"killed", "injured", "missing", "casualties"})


def scope_of(text: str, amount: Amount, event: str | None = None) -> Scope:
    """Whether a number is of the whole, of a part of it, or a change.

    Args:
        text: the text.
        amount: the number.
        event: what happened to what it counts: "an initial 500 dead" are those of the first count, and no part of the later ones.
    """
    clause = re.split(r"[.;!?]\s", text[max(0, amount.start - 48) : amount.start])[-1]
    pattern, names = _cues("before")
    for window in (clause, clause + text[amount.start : amount.core]):
        if match := pattern.search(window):
            words = re.sub(r"\s+", " ", match["s"].lower())
            if words == "an initial" and event in _FIRST_COUNT:
                break
            if words in ("of those", "of these") and "," not in match[0] and match["s"][0] == "o":
                break  # "the fault of those 5,000 people"
            if words not in ("up", "down", "off") or _predicate(window, amount) or _is_base(text, window, amount):
                return names[words]
    further = _MORE.search(text[amount.start : amount.core]) or " more " in text[amount.core_end : amount.end]  # "two more weeks"
    if further or _moved(text, clause, amount):
        return "change"
    if _AMONG.search(clause) or _FRONTED.search(text, max(0, amount.start - 90), amount.start):
        return "part"
    if amount.unit_kind in ("", "money") and amount.kind != "fraction" and _OF_WHOLE.match(text, amount.end):
        return "part"
    return "total" if _ALL.search(clause) else _scope_after(text, amount)


def _predicate(window: str, amount: Amount) -> bool:
    """Whether "up" tells a change ("shares are up 5 per cent") and is no particle ("racked up 5 million views")."""
    decimal = amount.kind == "digits" and amount.value % 1 > 0  # "the index 2,596.72, off 17.01"
    return _PREDICATE.search(window) is not None and (amount.unit is not None or amount.qualifier != "exact" or decimal)


def _is_base(text: str, window: str, amount: Amount) -> bool:
    """Whether what a count has moved from follows it: "310 boats, up 43 from May"."""
    return (_PREDICATE.search(window) or _JOINED.search(window)) is not None and _AGAINST.match(text, amount.end) is not None


def _moved(text: str, clause: str, amount: Amount) -> bool:
    """Whether a verb of change takes the number as its measure: "rose 5 per cent", "cut prices by $3", not "raised $3 million"."""
    near, anywhere = _moves()
    if _BY.search(clause):
        longer = re.split(r"[.;!?]\s|\n", text[max(0, amount.start - 140) : amount.start])[-1]
        return anywhere.search(longer) is not None
    if amount.unit_kind == "share" and _OBJECT_MOVED.search(clause):
        return True
    move = near.search(clause)
    if move is None or amount.unit is None or amount.unit_kind == "time":
        return False
    if _FOUND_AGAIN.match(move["move"]) and amount.unit_kind not in ("share", "index"):
        return False  # "recovered 15 grams of powder"
    takes_object = re.match(r"cut|reduc|rais|slash|lower|boost|extend|expand|trim", move["move"], re.I)
    return amount.unit_kind == "share" or not takes_object


def _scope_after(text: str, amount: Amount) -> Scope:
    """Scope by the words after a number: "500 of the soldiers", "500 more soldiers", "a 5 per cent rise"."""
    if _HIGHER.match(text, amount.end) and amount.unit_kind in ("share", "index", "money"):
        return "change"  # "closed 230 points, or 5 per cent, higher"
    if amount.unit_kind == "share" and _COMPOUND_RISE.match(text, amount.end):
        return "change"
    pattern, names = _cues("after")
    match = pattern.match(text[amount.end : amount.end + 40])
    if match is None:
        return "total"
    words = re.sub(r"\s+", " ", match["s"].lower())
    near = match[0].strip().lower() == words
    if names[words] == "part":
        return "part" if near and amount.unit is None and amount.kind in ("digits", "words", "vague") else "total"
    changed = amount.unit_kind == "share" or (amount.unit_kind == "money" and words in _MONEY_NOUNS)
    if words == "more" and not near:
        return "total"  # "put $3 million behind more cautious rivals"
    return "change" if changed or (amount.unit is None and near and words in _ADVERBS) else "total"
