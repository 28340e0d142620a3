"""Votes, seats and shares of a party: of which, and whether an election's result or a poll's finding."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.link.places import LEAD, Text
from analysis.model import Figure, Mention

VOTING = ("poll", "election")  # kinds of story in which shares are a party's
COUNTED = frozenset(["votes", "seats", "voted", "registered"])

_FORMER = re.compile(
    r"\b(?:from|than|against|compared\s+(?:with|to)|versus|after|down\s+on|up\s+on|of\s+(?:the|its|their))\s+(?:[a-z]+\s+){0,2}$", re.I
)
_ELSEWHERE = re.compile(r"\b(?:local|regional|municipal|mayoral|by-?elections?|primar(?:y|ies)|caucus(?:es)?|abroad|overseas)\b", re.I)
_POLLED = re.compile(
    r"(?<!to the )(?<!at the )\b(?:(?:opinion|exit)\s+)?polls?\b(?!\s+(?:clos|open|workers?|watch))|"
    r"\b(?:pollsters?|surveys?|surveyed|polled|projections?|projected|forecasts?)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:(?:final|official|partial|preliminary|provisional|election)\s+results?|(?:ballots?|votes?)\s+(?:\w+\s+)?counted|final\s+count|"
    r"(?:electoral|election)\s+(?:commission|tribunal|board|authority)|conced\w+|re-?elected|was\s+elected|swept)\b",
    re.I,
)
_WON = re.compile(r"\b(?:results?|counting|landslide|victory|wins?|won|defeat\w*|took)\b", re.I)  # in a poll, too
_HAD_WON = re.compile(r"\bhad\s+(?:won|taken|received|got|gained|polled|scored)\b", re.I)  # before the poll
_OPINION = re.compile(r"\b(?:(?:un)?fav(?:o|ou)rab\w+|(?:dis)?approv\w+|ratings?|trust\w*|supporters\s+of|agree[ds]?|satisf\w+)\b", re.I)
_THINK = re.compile(r"(?:\s+of\s+[a-z ]{1,40}?)?\s+(?:said|say|think|thought|believe|want|agree|feel|view|see|have|had|were|are)\b")
_BEATS = re.compile(
    r"\b(?:lead(?:s|ing)?|led|beat(?:s|ing)?|ahead\s+of|over|defeat\w*|edg\w+|topp\w+|outpoll\w*|trail(?:s|ed|ing)?|behind)\s+(?:[A-Z]?[a-z.]+\s+){0,3}?$"
)
_GOT = re.compile(
    r"\b(?:w[io]n|wins|winning|took|takes?|taken|taking|receiv\w+|secur\w+|got|gets|gain\w*|garner\w*|captur\w+|claim(?:s|ed|ing)|scor\w+|"
    r"poll(?:s|ed|ing)|had|has|have|holds?|held|stands?|stood|finish\w*|trail\w*|leads?|led|follow\w*|fell|dropped|rose|slump\w*|left|"
    r"on|with|at|for|gave|gives?|giving|is|was|reach\w*|collect\w*)\b",
    re.I,
)
_ALSO = re.compile(r"[^\d;:.]{0,80}?\s(?:and|but|or)\s+(?:(?:only|just|also|some|about|around|nearly|at\s+least|a)\s+)*", re.I)
_SAME = re.compile(  # "8,203,290 votes, representing 54 per cent", "43,267 votes (41.59%)"
    rf"(?:\s+(?:valid\s+)?(?:votes|ballots)(?:\s+cast)?)?(?:\s*\(|,?\s*(?:or|(?:that\s+)?represent(?:s|ing)?|equivalent\s+to|equal\s+to|amounting\s+to|about)\s)\s*"
    rf"|{_ALSO.pattern}",
    re.I,
)
_VOTED = re.compile(
    r"(?:\s+(?:people|voters|citizens|electors|[A-Z][a-z]+s))?(?:\s+(?:have|had|has))?\s+(?:voted|cast\s+(?:a|their|votes|ballots?))\b"
)
_REGISTERED = re.compile(r"(?:\s+[a-z]+){0,2}?\s+(?:(?:registered|eligible)\s+(?:voters|electors)|registered\s+to\s+vote)\b")
_NEXT = re.compile(
    r"\s+(?:(?:party|alliance|bloc|coalition|movement)\s+)?(?:(?:only|just|some|about|around|nearly|at\s+least|a\s+mere)\s+)*"
)
_OF = re.compile(r"(?:\s+of|\s+led\s+by|,\s+led\s+by|['’]s)\s+(?:[A-Za-z]+\s+){0,3}?$")
_BY = re.compile(r"\b(?:by|from|for|[Aa]gainst|[Vv]ersus)\s+(?:the\s+)?$")
_OF_OTHERS = re.compile(
    r"\s+of\s+(?!the\s+(?:\d+|vot(?:es?|ing)|ballots?|total|popular|seats?)\b|\d|votes?\b|voters\b|respondents\b|ballots?\b)"
)  # "75 per cent of Greens said yes"
_FOR = re.compile(r"\s+(?:of\s+the\s+vote\s+)?for\s+(?:(?:the|his|her|their|its)\s+)?(?:[a-z-]+,?\s+){0,4}")
_MARGIN = re.compile(r"\b(?:margin|lead|majority|difference|gap)\b[^\d.;:]{0,50}\b(?:of|was|is|by)\s+(?:[a-z]+\s+){0,2}$", re.I)
_TO_COME = re.compile(
    r"\b(?:head(?:s|ed|ing)?|go(?:es|ing)?|forc(?:e|es|ed|ing)|advanc(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|sent|sends?)\b[^.;]{0,25}?\b(?:to|for|into|towards?)\s+"
    r"(?:an?\s+|the\s+)?(?:run-?off|second\s+round)\b",
    re.I,
)
_ROUND = (("runoff", re.compile(r"\b(?:run-?offs?|second\s+round)\b", re.I)), ("first round", re.compile(r"\bfirst\s+round\b", re.I)))


class Ballot(NamedTuple):
    """What a number says of a party's vote."""

    kind: str  # poll or election
    subject: str | None  # the party or candidate
    item_class: str  # votes, seats, or people who voted or are registered
    group: str | None = None  # the round
    event: None = None


def read(text: Text, figure: Figure, earlier: Figure | None, last: Ballot | None) -> Ballot | None:
    """The ballot of a figure in an article on a poll or an election; None where the words name no party or count something else.

    Args:
        text: the article.
        figure: the figure.
        earlier: the last figure before it that has a ballot.
        last: its ballot.
    """
    counted = _counted(text.text, figure, last)
    number = text.sentence(figure.start)
    start = text.starts[number]
    if counted is None or _OF_OTHERS.match(text.text, figure.end) or _MARGIN.search(text.text, start, figure.start):
        return None
    behind = _party_behind(text, figure)
    if behind is None and _FORMER.search(text.text, start, figure.start):
        return None
    sentence = text.text[start : text.ends[number]]
    if counted == "votes" and (_OPINION.search(sentence) or _THINK.match(text.text, figure.end)):
        return None  # "73 per cent said", "a rating of 50 per cent"
    kind = "poll" if _is_polled(text, number) else "election"
    if kind == "election" and _ELSEWHERE.search(sentence):
        return None
    if counted in ("voted", "registered"):
        return Ballot(kind, None, counted, _round(sentence, text)) if kind == "election" else None
    party = behind or _party(text, figure, start, earlier, last, polled=kind == "poll")
    return Ballot(kind, party, counted, _round(sentence, text) if kind == "election" else None) if party else None


def _counted(text: str, figure: Figure, last: Ballot | None) -> str | None:
    """Votes, seats or voters; a bare number counts what the one before it does."""
    if figure.scope == "change":
        return None
    if figure.unit == "%":
        return "votes" if figure.item_class in (None, "votes", "voters") else None
    if figure.unit is not None:
        return None
    if figure.item_class in (None, "people", "voters"):
        if _REGISTERED.match(text, figure.end):
            return "registered"
        if _VOTED.match(text, figure.end):
            return "voted"
    if figure.item_class in ("votes", "seats"):
        return figure.item_class
    return "seats" if figure.item is None and figure.event in (None, "received") and last and last.item_class == "seats" else None


def _is_polled(text: Text, number: int) -> bool:
    """Whether a sentence tells of a poll: it says so, or one before it in its paragraph, or the lead, which names no count."""
    here = text.starts[number], text.ends[number]
    if _POLLED.search(text.text, *here):
        return True
    if _COUNTED.search(text.text, *here) or _HAD_WON.search(text.text, *here):
        return False
    first = bisect_left(text.paragraph, text.paragraph[number])
    if _POLLED.search(text.text, text.starts[first], text.starts[number]):
        return True
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    asked = _POLLED.search(text.text, 0, foot) is not None and _COUNTED.search(text.text, 0, foot) is None
    return asked and not (_WON.search(text.text, *here) and _WON.search(text.text, 0, foot))


def _party(text: Text, figure: Figure, start: int, earlier: Figure | None, last: Ballot | None, *, polled: bool) -> str | None:
    """The party nearest before a number, with no other number between but a share before its seats."""
    here = text.mentions[bisect_left(text.mention_starts, start) : bisect_left(text.mention_starts, figure.start)]
    rows = [row for row in here if row.kind in ("organisation", "person", "group") and not _BY.search(text.text, start, row.start)]
    also = (
        earlier
        and start <= earlier.start
        and (_ALSO if earlier.unit == figure.unit else _SAME).fullmatch(text.text, earlier.end, figure.start)
    )
    if earlier and last and also and not any(row.start > earlier.end for row in rows):
        return last.subject if earlier.unit != figure.unit else None  # "won 51 per cent of the vote and 36 seats"
    if not rows:
        return None
    row = _owner(text, rows)
    if row is None:
        return None
    between = text.text[row.end : figure.start]
    if re.search(r"\b(?:others|rest|remaining)\b|[\d;:.]", re.sub(r"\b[A-Z]\.", "", between)):
        return None
    after = earlier is not None and last is not None and start <= earlier.start < row.start
    return row.actor_id if polled or _GOT.search(between) or (after and _NEXT.fullmatch(between)) else None


def _party_behind(text: Text, figure: Figure) -> str | None:
    """The party after a number: "54 per cent, against 41 per cent for the incumbent, Rodrigo Mena"."""
    match = _FOR.match(text.text, figure.end)
    if match is None:
        return None
    rows = text.mentions[bisect_left(text.mention_starts, match.end()) :][:1]
    near = [row for row in rows if row.start == match.end() and row.kind in ("organisation", "person", "group")]
    return near[0].actor_id if near else None


def _owner(text: Text, rows: list[Mention]) -> Mention | None:
    """The last name, or the one it belongs to, or that is ahead of it: "the Unity Party of Molefe stood at", "Dahl led Brun 44 to"."""
    row = rows[-1]
    if _BEATS.search(text.text, max(0, row.start - 60), row.start):
        return rows[-2] if len(rows) > 1 else None
    if len(rows) > 1 and rows[-2].kind == "organisation" and _OF.fullmatch(text.text, rows[-2].end, row.start):
        return rows[-2]
    return row


def _round(sentence: str, text: Text) -> str | None:
    """The round of an election that a sentence is of, or else the headline and lead."""
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    if _TO_COME.search(sentence) or _TO_COME.search(text.text, 0, foot):
        return "first round"  # "the vote is headed for a runoff"
    said = next((name for name, words in _ROUND if words.search(sentence)), None)
    return said or next((name for name, words in _ROUND[:1] if words.search(text.text, 0, foot)), None)
