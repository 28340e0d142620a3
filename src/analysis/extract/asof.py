"""The days on which a reported number holds: which date of its sentence is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from analysis.extract.bounds import Amount
from analysis.extract.cues import cues, source_nouns
from analysis.extract.found import Words
from analysis.extract.stretches import WHEN, Days

NEAR = 60  # characters that a date of another clause may stand away where a sentence has several dates
FAR = 400  # characters beyond which a date of the sentence is of something else: in a table read as one sentence each number has its own
ALOOF = frozenset({"relcl", "ccomp", "advcl", "csubj", "pcomp", "parataxis"})  # clauses whose date says nothing of what stands outside
NOUN_TIES = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "nmod"})
STEPS = 12

_WHEN_ALONE = re.compile(r",?\s+(?:when|in\swhich)\b[^;.\n]*")
_COMPARED = r"(?:compared\s(?:with|to)|against|versus|vs\.?|than|(?:up|down|off)\s(?:\w+\s){0,2}from)"
_BASE = re.compile(rf"\b(?:{_COMPARED}|from)\s(?:(?:about|around|some|just|only|nearly|almost|roughly|an?|estimated)\s)*$", re.I)
_BASE_BETWEEN = re.compile(rf"\b(?:{_COMPARED}|from)\s[^;.]{{0,40}}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.I)
_OF_BASE = re.compile(rf"\b{_COMPARED}\s[^;.\n]{{0,40}}?\d(?:[^;,.\n]|[.,](?=\d)){{0,40}}$", re.I)
_ON_TO = re.compile(r",?\s(?:to|and)\s(?:(?:about|around|some|just|only|nearly|almost)\s)?")
_BESIDE = re.compile(
    r"(?:\s[\w'’-]+){0,3}?(?:\s(?:in|on|for|during|at|by|over|as\sof))?\s(?:the\s)?(?:period\s(?:covering|from|between|of)\s)?"
)
_OWNED = re.compile(r"['’]s?\s(?:(?:about|around|some|more\sthan|nearly|at\sleast|record)\s)?")
_REACHED = re.compile(r",?\s(?:to|at|is|was|(?:stands|stood)\sat|reached)\s(?:(?:about|around|some|over|more\sthan|nearly|at\sleast)\s)?")
_BRACKET = re.compile(r"\s?[(\[]")
_OF_ALL = re.compile(r"(?:^|[.\n\s])of\s(?:all\s)?(?:the|these|those|its|their)\s$", re.I)
_SMALL = frozenset({"see", "watch", "leave", "have", "make", "get", "let", "keep", "bring", "help"})  # "Monday saw 700 men freed"
_AFTER = re.compile(r"\bafter\s$", re.I)
_FROM_HERE = re.compile(r"\bfrom\s(?:(?:about|around|some|just|only|nearly|almost|roughly|an?|estimated)\s)*$", re.I)
_MOVED = re.compile(
    r"\b(?:up|down|off|higher|lower|rose|fell|grew|dropped|jumped|climbed|declined|increased|decreased|slipped|gained|shrank|surged|slid)\s"
    r"(?:by\s)?(?:(?:an?|about|around|some|just|only|nearly|almost|roughly|more\sthan|another|estimated)\s)*$",
    re.I,
)
_AGAINST = re.compile(r"\b(?:up|down|off|higher|lower)\s(?:[\w.,%$€£-]+\s){0,4}?from\s(?:the\s)?$", re.I)
_SINCE = re.compile(r"(?:\s[\w'’-]+){0,3}?\s(?:from|on)\s(?:the\s)?", re.I)  # what a change is measured against
_TO_THERE = re.compile(r"(?:\s[\w'’-]+){0,2}?\sto\s[^;.\n]*?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.I)
_SEEN = frozenset({"report", "record", "confirm", "register", "count", "find", "show"})  # what is reported on a day holds on it
_OPENED = re.compile(r"[(\[][^)\]]*$")


def as_of(text: str, words: Words, amount: Amount, token: int, named: Mapping[int, Sequence[Days]]) -> Days | None:
    """The days of a number's own clause; None where the sentence's dates are of something else.

    `token` is the word of the number, `named` the days that each sentence names.
    """
    sentence = words.sentence[token]
    days = [day for day in named.get(sentence, ()) if _gap(amount, day) < FAR]
    before = [day for day in days if day.end <= amount.start]
    if before and _goes_on(text, amount, before[-1]):
        return before[-1]
    fitting = [day for day in days if not day.ahead and not _is_others(text, amount, day)]
    behind = [*fitting, *named.get(sentence + 1, ())]  # the parser cuts long lists: "32 in May, | 39 in June"
    if beside := [day for day in behind if not day.ahead and _is_beside(text, words, amount, day)]:
        return beside[0]
    if _OF_ALL.search(text[max(0, amount.start - 20) : amount.start]):
        return None  # "of these 274, 36 died in May"
    if current := [day for day in fitting if day.current and day.end <= amount.start]:
        return current[-1]  # "As of Monday, 40 were ill: 12 of them in Lund"
    held = [(*place, day) for day in fitting if (place := _distance(words, token, _root(words, day), since=day.is_open)) is not None]
    if not held:
        return None
    if current := [day for _, _, day in held if day.current]:
        return current[0]
    clauses, _, nearest = min(held, key=lambda place: (place[0], place[1], _gap(amount, place[2])))
    return nearest if len(days) == 1 or clauses == 0 or _gap(amount, nearest) < NEAR else None


def _goes_on(text: str, amount: Amount, day: Days) -> bool:
    """Whether the words behind a date go on about it.

    "In July 2032, when 72 died", "last year's 8,603", "more than in May (12)", "brings those hurt since May to 40".
    """
    between = text[day.end : amount.start]
    if _WHEN_ALONE.fullmatch(between) or _OWNED.fullmatch(between) or (day.is_open and _REACHED.fullmatch(between)):
        return True
    return day.ahead and bool(_BRACKET.fullmatch(between) or (WHEN.match(between) and not re.search(r"[;.\n]", between)))


def _is_beside(text: str, words: Words, amount: Amount, day: Days) -> bool:
    """Whether a date stands right behind a number and what it counts: "to 210 boats in May", not "40 officials said on Monday"."""
    if not 0 < day.start - amount.end < NEAR or not _BESIDE.fullmatch(text, amount.end, day.start):
        return False
    between = takewhile(lambda token: words.start[token] >= amount.end, range((words.at(day.start) or 0) - 1, -1, -1))
    return not any(words.tag[token][:2] == "VB" and _is_saying(words, token) for token in between)


def _is_saying(words: Words, verb: int) -> bool:
    return words.lemma[verb] in cues("verb") and words.lemma[verb] not in _SEEN


def _gap(amount: Amount, day: Days) -> int:
    return max(day.start - amount.end, amount.start - day.end, 0)


def _is_others(text: str, amount: Amount, day: Days) -> bool:
    """Whether a date is of another number, or of what the number is compared with.

    Of "6.5 per cent, compared with 4 per cent a year ago" the second is a year old, of "to 40 in May from 30" the first is of May; "1.5
    degrees above mid-century levels" are not of mid-century.
    """
    if day.start <= amount.start < day.end:
        return True  # "the first nine months of 2030"
    if not day.current and ";" in text[min(day.end, amount.core) : max(day.start, amount.end)]:
        return True  # "debt is 102 per cent; it was 40 in 2008"
    if day.start >= amount.end:
        if _MOVED.search(text[max(0, amount.start - 40) : amount.start]) and _SINCE.fullmatch(text, amount.end, day.start):
            return True  # "3 million, up 40,000 from May"
        if _AGAINST.search(text, amount.end, day.start):
            return True  # "310 boats sailed, up 43 from Monday": the 310 are not of Monday
        if _FROM_HERE.search(text[max(0, amount.start - 40) : amount.start]) and _TO_THERE.match(text[amount.end : day.start]):
            return True  # "fell from 30 to 40 in May"
        if _OPENED.search(text, amount.end, day.start) and text[day.end : day.end + 1] == ":":
            return True  # "profit was $12 million (2019: $10 million)"
        return bool(_BASE_BETWEEN.search(text[amount.end : day.start]))
    between = text[day.end : amount.core]
    if _AFTER.search(text[max(0, amount.start - 8) : amount.start]):
        return True  # "grew in May after two lean years"
    if _OF_BASE.search(text, max(0, day.start - 80), day.start):
        return True  # "down from 384 in 2032, out of 35,000"
    if _BASE.search(between) and re.search(r"\d|,\s(?:compared|against|versus|up|down|from)", between):
        return True
    return bool(_ON_TO.fullmatch(between) and re.search(r"\bfrom\s[^;.,]{0,40}$", text[max(0, day.start - 60) : day.start]))


def _root(words: Words, day: Days) -> int:
    """The word of a date expression on which its others hang."""
    inside = _tokens(words, day)
    return next((token for token in inside if words.head[token] not in inside), inside[-1])


def _tokens(words: Words, day: Days) -> list[int]:
    first = words.at(day.start)
    found = [] if first is None else [first]
    while found and found[-1] + 1 < len(words) and words.start[found[-1] + 1] < day.end:
        found.append(found[-1] + 1)
    return found or [max(0, len(words) - 1)]


def _distance(words: Words, number: int, day: int, *, since: bool) -> tuple[int, int] | None:
    """Clauses, and words, from a number up to what a date belongs to as well; None where either is in a clause of its own.

    A clause with "since" is none of its own: "500 have been held since the unrest began on 7 May".
    """
    above = list(_up(words, number))
    places = {token: place for place, token in enumerate(above)}
    below = -1
    for token in _up(words, day):
        if below >= 0 and token not in places and _is_of_saying(words, token):
            return None  # "in a survey published by the port on Monday"
        if token in places:
            path = above[: places[token]]
            apart = below >= 0 and _stands_apart(words, below, number) and not (since and words.dep[below] == "advcl")
            if below >= 0 and (apart or _is_of_saying(words, below)):
                return None
            if any(words.dep[step] == "relcl" for step in path[:-1]) or _is_reported(words, path, below):
                return None  # "Lund, which lies 40 miles away, voted on Monday"
            own = below >= 0 and words.dep[below] == "conj" and words.tag[below][:2] == "VB"
            if own and any(words.dep[child] == "mark" for child in words.children[below]):
                return None  # "said that 40 boats had sunk and that a search would begin on Monday"
            return sum(words.dep[step] in ALOOF or words.dep[step] == "conj" for step in path) + own, len(path)
        if beside := next((step for step in above if step < token and _are_reported_alike(words, step, token)), None):
            return 1, places[beside]
        if _stands_apart(words, token, number) and not (since and words.dep[token] == "advcl"):
            return None
        below = token
    return None


def _are_reported_alike(words: Words, one: int, other: int) -> bool:
    """Whether two clauses are what one verb reports: "three were killed and 18 wounded on Monday, police said"."""
    return (
        words.dep[one] == words.dep[other] == "ccomp"
        and words.head[one] == words.head[other]
        and words.lower[words.left_edge[other] - 1] == "and"
        and not any(words.dep[child] == "mark" for child in words.children[other])
    )


def _is_reported(words: Words, path: Sequence[int], below: int) -> bool:
    """Whether a number stands in what is said, the date with the saying: "the toll was 14, officials said on Sunday"."""
    for step in path:
        if words.dep[step] == "ccomp" and words.lemma[words.head[step]] not in _SMALL:
            return True
        if words.dep[step] == "acl" and any(words.lower[child] == "that" for child in words.children[step]):
            return True  # "late on Monday the board had news that seven were missing"
    premodifier = below >= 0 and words.dep[below] in ("compound", "amod", "nmod", "poss")
    return bool(path) and words.dep[path[-1]] == "relcl" and premodifier  # "the May count, which took 18 days"


def _is_of_saying(words: Words, clause: int) -> bool:
    """Whether a date is of the telling, by a participle or a noun: "the 131 announced on Monday", "Friday's announcement of 600"."""
    if words.dep[clause] == "poss":
        return words.lemma[words.head[clause]] in cues("noun")
    told = _is_saying(words, clause) or (
        words.lemma[clause] in cues("issue") and words.lemma[words.head[clause]] in source_nouns("document")
    )
    return words.dep[clause] == "acl" and words.tag[clause] == "VBN" and told


def _stands_apart(words: Words, clause: int, number: int) -> bool:
    """Whether a clause is of its own: not one on the counted things themselves ("the 40 men who fell in May")."""
    parted = (
        words.dep[clause] == "acl" and words.text[words.left_edge[clause] - 1] == ","
    )  # "the firm, founded in 1987, is worth $3 billion"
    if words.dep[clause] not in ALOOF and not parted:
        return False
    noun = words.head[clause]
    while words.dep[number] in NOUN_TIES and number != noun:
        number = words.head[number]
    return number != noun


def _up(words: Words, token: int) -> Iterator[int]:
    for _ in range(STEPS):
        yield token
        if words.head[token] == token:
            return
        token = words.head[token]
