"""Pay that is demanded and offered, and whose dispute it is: the dockers', the train drivers'."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, word_list
from analysis.link.around import before
from analysis.link.nouns import singular
from analysis.link.places import LEAD, Text
from analysis.model import Figure

GENERAL = frozenset(["people", "employees", "worker", "member", "employee", "staff"])  # who strikes is said elsewhere in the article

_SIGNS = ("nion", "trike", "walk", "toppage", "industrial action")  # what an article on a dispute has, to spare others the search
_DISPUTE = re.compile(
    r"(?<!European )(?<!African )(?<!Soviet )\b[Uu]nions?\b|\bstrikers?\b|\bon strike\b|\bto strike\b|"
    r"\b[Ss]trike (?:by|over|action|at|in)\b|"
    r"\b(?:[a-z]+-(?:day|week|hour)|end(?:ed|s|ing)?|call(?:ed|s|ing)? off|suspend(?:ed|s|ing)?|day of an?) (?:an? |the |their )?"
    r"(?:[a-z]+-(?:day|week|hour) )?strike\b|\bwalk(?:ed|s|ing)?[\s-]?(?:outs?|off)\b|\b[Ss]toppages?\b|\bindustrial action\b"
)
_DEMANDED = (
    r"demand(?:s|ed|ing)?|wants?|wanted|ask(?:s|ed|ing)?\s+for|seek(?:s|ing)?|sought|call(?:s|ed|ing)?\s+for|claim(?:s|ed|ing)?\s+for"
)
_OFFERED = r"offer(?:s|ed|ing)?"
_BEFORE = re.compile(
    rf"\b(?:(?P<demanded>{_DEMANDED})|(?P<offered>{_OFFERED}))(?![^\d;:]*\b(?:from|than|after|reject\w*|instead\s+of|{_DEMANDED}|{_OFFERED})\b)"
    r"[^\d;:]{0,60}$",
    re.I,
)
_AFTER = re.compile(
    rf"\s+(?:(?:that|which)\s+)?(?:the|its|their|it|they|[A-Z])[\w'’ ]{{0,30}}?\s(?:(?:had|have|has|is|are)\s+)?"
    rf"(?:(?P<demanded>{_DEMANDED})|(?P<offered>offer(?:s|ed|ing)))\b"
)
_RAISED = re.compile(
    rf"\b(?:(?P<demanded>demands?|claim)|(?P<offered>{_OFFERED}))\s+from\s+(?:an?\s+)?[\d.]+(?:\s*(?:per\s+cent|percent|%))?\s+to\s+$", re.I
)
_RISE = frozenset([None, "rise", "raise", "increase", "offer", "demand", "pay", "wage", "salary", "pay rise", "claim", "more", "proposal"])


_STRIKE_BY = re.compile(r"\b(?:strikes?|walkouts?|stoppages?)\b[^\d;:.]{0,60}?\b(?:by|of)\s+$")


class Pay(NamedTuple):
    """A rise of pay."""

    event: str  # demanded or offered
    group: str | None  # the trade
    item_class: str = "pay"
    subject: None = None


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<trade>{either(word_list('trade'))})s?\b", re.I)


def trade_of(text: Text) -> str | None:
    """Whose dispute an article is on: the trade that its headline and lead name first, or else the rest; None of no dispute."""
    if not any(sign in text.text for sign in _SIGNS) or not _DISPUTE.search(text.text):
        return None
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    match = _trades().search(text.text, 0, foot) or _trades().search(text.text)
    return singular(match["trade"].lower()) if match else None


def read(text: Text, figure: Figure, trade: str | None) -> Pay | None:
    """The rise of pay that a share is, demanded or offered; None of other shares.

    Args:
        text: an article on a dispute.
        figure: the figure.
        trade: whose dispute it is; a sentence that names another is of that one's.
    """
    if figure.unit != "%" or not (figure.item_class in _RISE or figure.event == "given"):
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    match = (
        _RAISED.search(text.text, start, figure.start)
        or _BEFORE.search(text.text, start, figure.start)
        or _AFTER.match(text.text, figure.end, end)
    )
    if match is None:
        return None
    own = _trades().search(text.text, start, end)
    return Pay("demanded" if match["demanded"] else "offered", singular(own["trade"].lower()) if own else trade)


def is_strike_by(figure: Figure) -> bool:
    """Whether a number is of those who strike: "a strike at the port by 7,500 dockers"."""
    return figure.unit is None and _STRIKE_BY.search(before(figure)) is not None
