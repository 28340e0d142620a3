"""What a company's shares gain or lose in a day, and their price then."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from analysis.lexicons import starred
from analysis.link.nouns import is_money
from analysis.link.places import Text
from analysis.model import Figure, Mention

CLASS, WORTH = "share price", "market value"
MOVES = {"rises": "risen", "falls": "fallen"}  # lists of words -> what happened
WEEK = 7  # days from an article's, after which a day is another
NEAR = 110  # letters between the shares and their number
OWN = 24  # letters between a company and its shares: "Halden's shares", "shares in Halden"

_SHARES = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|share\s+prices?|stock\s+prices?)\b(?!\s+(?:market|exchange|sale|split|option|buy|repurchase|of\s+the\b)s?)"
)
_OF = re.compile(r"(?:of|in)\s+(?:the\s+)?$")
_QUALIFIED = r"(?:(?:about|around|some|just|only|nearly|almost|over|more\s+than|at\s+least|up\s+to|by|an?|near|under|a\s+record)\s+)*"
_HELD = re.compile(r"\b(?:per\s+cent|percent|%)\s+of\b|\b(?:stake|holding|owns?|owned|market\s+share|per\s+share)\b")
_BREAK = re.compile(r"[;:]|\bwhile\b|\bwhereas\b|\bfrom\b|\bsince\b|\bhighs?\b|\blows?\b|\bpeak\b|\balready\b")
_STAKE = re.compile(r"\s+(?:of\s+(?!the\s+day)|stake|premium|discount|interest)")
_WORTH = re.compile(
    r"\s+(?:(?:decline|drop|fall|loss|rise|jump)\s+)?(?:in|of|off(?:\s+of)?|from)\s+"
    r"(?:(?:the|its|their|[A-Z][\w.]+['’]s|company['’]s|firm['’]s|group['’]s|bank['’]s)\s+){0,2}market\s+(?:value|cap\w*)"
)
_PRICE = re.compile(
    rf"\b(?:clos(?:e|es|ed|ing)(?:\s+down|\s+up)?[^.;]{{0,24}}?\bat|to(?:\s+close\s+at)?|at|near|trad\w+\s+at)\s+{_QUALIFIED}$", re.I
)


class Move(NamedTuple):
    """What became of the price of a company's shares."""

    event: str  # risen, fallen, or quoted where the number is the price itself
    subject: str
    item_class: str = CLASS
    group: str | None = None  # the day, where a sentence names another than the article's


@cache
def _move(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{starred(name, f'market {name}')})\b", re.I)


@cache
def _noun() -> re.Pattern[str]:
    forms = "|".join(starred(name, f"market {name}") for name in MOVES)
    return re.compile(rf"\s+(?P<move>{forms})\s+in\s+(?:[A-Z][\w.&-]*(?:['’]s)?\s+)*(?:shares|stock)", re.I)


def read(text: Text, figure: Figure, company: str | None) -> Move | None:
    """What a number says of a company's shares, or of what it is worth, and on which day; None where nothing says whose.

    Args:
        text: the article.
        figure: the figure.
        company: the one that the article is about.
    """
    move = _read(text, figure, company)
    return move and move._replace(group=_other_day(text, figure))


def _other_day(text: Text, figure: Figure) -> str | None:
    """A day that the sentence names, if it is not of the article's days: "another drop on March 19"."""
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    near = [row for row in text.dates if start <= row.start < end and row.precision == "day" and row.first_day]
    if not near or text.day is None:
        return None
    said = min(near, key=lambda row: abs(row.start - figure.start)).first_day
    return f"{said:%Y-%m-%d}" if said and abs((text.day - said).days) > WEEK else None


def _read(text: Text, figure: Figure, company: str | None) -> Move | None:
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    if figure.unit == "%":
        behind = _noun().match(text.text, figure.end, end)
        if behind:
            return _of(text, _event(behind["move"]), behind.end() - len("shares"), end, company)
    elif not is_money(figure.unit):
        return None
    elif worth := _WORTH.match(text.text, figure.end, end):
        event = _event(text.text[max(start, figure.start - NEAR) : worth.end()])
        named = [row.actor_id for row in _bodies(text, start, worth.end()) if row.role in ("subject", "mentioned")]
        owner = named[0] if named else company
        return Move(event, text.short.get(owner, owner), WORTH) if event and owner else None
    shares = list(_SHARES.finditer(text.text, max(start, figure.start - NEAR), figure.start))
    if not shares or _STAKE.match(text.text, figure.end, end):
        return None
    between = text.text[shares[-1].end() : figure.start]
    if _BREAK.search(between) or _HELD.search(between):
        return None
    event = "quoted" if figure.unit != "%" and _PRICE.search(between) else _event(between) if figure.unit == "%" else None
    return _of(text, event, shares[-1].start(), shares[-1].end(), company)


def _event(words: str) -> str | None:
    """Whether words tell of a rise or of a fall: the last one decides."""
    said = [(match.end(), event) for name, event in MOVES.items() for match in _move(name).finditer(words)]
    return max(said)[1] if said else None


def _of(text: Text, event: str | None, start: int, end: int, company: str | None) -> Move | None:
    """The move of the company that is named beside its shares, or else of the article's."""
    near = [row for row in _bodies(text, start - OWN, end + OWN) if _is_beside(text.text, row, start, end)]
    owner = near[-1].actor_id if near else company
    return Move(event, text.short.get(owner, owner)) if event and owner else None


def _is_beside(text: str, row: Mention, start: int, end: int) -> bool:
    """As in "Halden's shares", "Halden Motors stock" and "shares in Halden"."""
    if row.end <= start:
        return re.fullmatch(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,1}", text[row.end : start]) is not None
    return _OF.search(text[end : row.start]) is not None or row.start <= end


def _bodies(text: Text, start: int, end: int) -> list[Mention]:
    rows = text.mentions[bisect_left(text.mention_starts, start) : bisect_left(text.mention_starts, end)]
    return [row for row in rows if row.kind == "organisation"]
