"""Titles before a person's name: noted, and kept out of the name."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import naming, registry

_NONE: frozenset[str] = frozenset()
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
CHAMBERS = frozenset({"U.S.", "US", "House", "Senate"})  # their committees are bodies
COMMITTEES = frozenset({"Committee", "Subcommittee", "Council", "Caucus"})
SHORT = 2  # words of a committee that is named for what it is for alone
LONGEST = 4  # words of the longest title of the lexicon: "Minister of Foreign Affairs"


def kinds(word: str) -> frozenset[str]:
    """The kinds of title a word is; none if it is no title."""
    return _kinds().get(word, _NONE)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {word: frozenset(title.kind for title in titles) for word, titles in naming.titles().items()}


def are_portfolio(words: list[str]) -> bool:
    """Whether words are but what an office is for: "Roads and Urban Development" before Minister; not "House Energy and Commerce"."""
    if len(words) > 1 and "and" in words and (not CHAMBERS.isdisjoint(words) or words[0] == "and"):
        return False
    known = all("modifier" in kinds(word) or word == "and" or ("and" in words and naming.is_institutional(word)) for word in words)
    return known and (not words or "modifier" in kinds(words[-1]))


def are_committee(words: list[str], follows: str) -> bool:
    """Whether words are but the committee whose head is named: "Health Committee" before Chairman, "Council Whip" before a name."""
    if len(words) > 1 and "office" in kinds(words[-1]):
        words, follows = words[:-1], words[-1]
    committee = words[-1] in COMMITTEES and are_portfolio(words[:-1]) and len(words) <= SHORT
    return committee and "office" in kinds(follows) and not any(word in registry.names() for word in words)


def are_of_office(words: list[str], follows: str, *, article: bool) -> bool:
    """Whether words belong to the office behind them: "Education" before Minister, "Roads and Housing" before secretary.

    Args:
        words: the words of the span.
        follows: the word behind them.
        article: whether "the" stands before them.
    """
    if len(words) == 1 and follows == "." and words[0] + "." in naming.titles():
        return True  # "Cpl" of "Cpl. Brun"
    if not kinds(words[-1]) and words[-1] not in COMMITTEES:
        return False
    if (not article and are_committee(words, follows)) or are_rank(words):
        return True
    small = follows.islower() and kinds(follows) and " ".join(words) not in registry.names()
    return ("office" in kinds(follows) or bool(small)) and are_portfolio(words)


def are_rank(words: list[str]) -> bool:
    """Whether words are a rank of several and what goes before it: "Deputy Inspector General of Police"."""
    known = (at for at in range(len(words) - 1) if " ".join(words[at:]) in naming.titles())
    return "of" in words and any(are_portfolio(words[:at]) for at in known)


def before(text: str, start: int) -> tuple[str, int] | None:
    """The title right before an offset, with its own offset: ("Deputy Prime Minister", 14)."""
    lead = text[max(0, start - 80) : start]
    if not lead.endswith(" ") or lead.endswith("  "):
        return None
    words = lead[lead.rfind("\n") + 1 : -1].split(" ")
    for size in range(min(LONGEST, len(words)), 0, -1):
        title = " ".join(words[-size:]).lstrip("\"'“‘(")
        if kinds(title) - {"modifier"}:
            break
    else:
        return None
    while size < len(words) and kinds(words[-size - 1].lstrip("\"'“‘(")):
        size += 1
    title = " ".join(words[-size:]).lstrip("\"'“‘(")
    return title, start - 1 - len(title)


@cache
def _continued() -> tuple[tuple[str, str], ...]:
    """Titles with "of", cut after it: ("Minister of ", "Foreign Affairs"), longest first."""
    found = [(title[: title.index(" of ") + 4], title[title.index(" of ") + 4 :]) for title in naming.titles() if " of " in title]
    return tuple(sorted(found, key=lambda pair: (-len(pair[1]), pair)))


def skip(text: str, start: int, end: int) -> int | None:
    """Where the name begins in a span after "Minister of …": after the title, or None if the span is but its end."""
    if text[max(0, start - 4) : start].lower() != " of ":
        return start
    for head, rest in _continued():
        if text.startswith(rest, start) and text[max(0, start - len(head)) : start + 1].lower() == (head + rest[0]).lower():
            at = start + len(rest)
            return at + 1 if at < end and text[at] == " " else None
    return start


def leading(words: list[str], *, corporate: bool) -> int:
    """How many words of a name are titles before it; all of them where it is but titles.

    Args:
        words: the words of the span.
        corporate: whether the tagger took it for an organisation ("General Motors" keeps its first word).
    """
    index = reached = 0
    while index < len(words):
        found = kinds(words[index]) | kinds(words[index].lower())
        begins = index == 0 and words[index] in registry.names()  # "Russian President Vantor"
        if not found and not begins and (index == 0 or words[index] not in ("of", "and", "-")):
            break
        if found - {"modifier"} and words[index][:1].isupper():
            reached = index + 1
        index += 1
    rest = words[reached:]
    if not reached or not rest:
        return reached
    if rest[0] in ("of", "for", "and", "to", "at", "-") or (corporate and not looks_personal(rest)):
        return 0
    return reached


def trailing(words: list[str]) -> int:
    """How many words at the end of a name are the title of the person after it: the county in "Melk County Sheriff Alma Brun"."""
    offices = 0
    while offices < len(words) and "office" in kinds(words[-offices - 1]):
        offices += 1
    most = offices
    while 0 < offices <= most < len(words) and "modifier" in kinds(words[-most - 1]):
        most += 1  # of "Vice President" both
    for count in range(most, offices - 1, -1) if offices else ():
        rest = words[: len(words) - count]
        place = bool(rest) and naming.last_words().get(rest[-1]) == "place" and len(rest) > 1
        if place or (len(rest) == 1 and registry.is_acronym(rest[0])):
            return count
    return 0


def looks_personal(words: list[str]) -> bool:
    """Whether words after a title are a person: a given name first, a hyphenated one, or one word that no firm ends in."""
    if not all(word[:1].isupper() or word.islower() or word == "-" for word in words):
        return False
    if _INITIALS.fullmatch(words[0]):
        return True
    if len(words) == 1:
        return words[0] not in naming.last_words() and words[0] not in registry.names()
    return words[0] in naming.given_names() or "-" in words[1:3]
