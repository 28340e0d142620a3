"""Men who are sent to a war or on a mission: who sends them, whether police or soldiers, and whether they are one batch of many."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import either, word_list
from analysis.link.around import around
from analysis.link.places import Place, Text
from analysis.link.speakers import is_of_claimant
from analysis.model import Figure

MEN = frozenset(["troops", "police", "officers", "fighters"])
SENT = "sent"
GOES = frozenset([SENT, "given"])  # men who are given, offered and pledged are sent
OFFICERS, POLICE = "officers", "police"
BEFORE = 120  # letters between who sends and the number
_FROM = re.compile(r"\s+(?:[\w'’-]+\s+){0,4}?from\s+(?:the\s+)?")
_OF_HIS = re.compile(r"\b(?:his|her|the|its|our)\s+(?:country|nation|government)\b")
_IN = re.compile(r"\b(?:in|inside|across|throughout)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$", re.I)  # and not "from", "into"
_ALONGSIDE = re.compile(r"[^.;\d]{0,60}?\b(?:alongside|side\s+by\s+side\s+with)\b")
_CAPTIVE = re.compile(r"\b(?:captured|captive|imprisoned|jailed|detained|held|prisoners?|fallen|dead)\b", re.I)
_POLICE = re.compile(r"\bpolice(?:men|women|man|woman)?\b", re.I)


@cache
def _sends() -> re.Pattern[str]:
    verbs = either(word_list("sending verb"))
    return re.compile(rf"\s+(?:[a-z][\w'’-]*\s+){{0,5}}?(?:{verbs})\b[^.;,\d]{{0,40}}$", re.I)


@cache
def _batch() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(word_list('batch'))})\s+of\s+(?:[a-z]+\s+){{0,2}}$", re.I)


@cache
def _arrives() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[\w'’-]+){{1,5}}?\s+(?:(?:has|have|had)\s+)?(?:{either(word_list('arriving'))})\b", re.I)


def go(figure: Figure) -> bool:
    """Whether a number is of men who are sent, offered or pledged, and not of prisoners who are handed over."""
    return figure.item_class in MEN and figure.event in GOES and not _CAPTIVE.search(figure.item or "")


def sender(text: Text, figure: Figure, start: int) -> str | None:
    """The state whose men are sent, where the clause says it, though not as the subject of their verb.

    "Ruritania has committed to sending 200 men", "its president says his country will send 200 men", "200 police officers from
    Ruritania".

    Args:
        text: the article.
        figure: the number of the men.
        start: where its clause begins.
    """
    if figure.subject_id is not None or not go(figure):
        return None
    after = next((found for found in text.places_in(figure.end, figure.end + 80) if found.state), None)
    if after and _FROM.fullmatch(text.text, figure.end, after.start):
        return after.actor
    before = [found for found in text.places_in(max(start, figure.start - BEFORE), figure.start) if found.state and not found.located]
    if len({found.actor for found in before}) != 1:
        return None
    return before[0].actor if _is_sender(text.text, before[-1], figure) else None


def _is_sender(text: str, found: Place, figure: Figure) -> bool:
    between = text[found.end : figure.start]
    his = _OF_HIS.search(between)
    return _sends().match(between[his.end() :] if his else between) is not None


def are_abroad(text: Text, figure: Figure, clause: tuple[int, int]) -> bool:
    """Whether men of a state, of whom nothing else is said, are in another, so were sent: "4,000 Ruritanian soldiers fight in Borduria"."""
    owner = figure.subject_id
    if figure.item_class not in MEN or figure.event is not None or owner is None or _CAPTIVE.search(figure.item or ""):
        return False
    here = [found for found in text.places_in(*clause) if found.top != owner and found.located and not is_of_claimant(text, found, figure)]
    there = len({found.top for found in here}) == 1 and all(_IN.search(text.text, clause[0], found.start) for found in here)
    return there or _ALONGSIDE.match(text.text, figure.end) is not None


def police(text: Text, figure: Figure) -> str | None:
    """What officers who are sent are, where their article speaks of police."""
    return POLICE if figure.item_class == OFFICERS and figure.event in GOES and _POLICE.search(text.text) else None


def are_batch(figure: Figure) -> bool:
    """Whether a number is of one batch, of which there may be others: "a contingent of 230 officers arrived on Monday"."""
    if figure.item_class not in MEN or figure.event != SENT or figure.scope != "total":
        return False
    before, after = around(figure)
    return _batch().search(before) is not None and _arrives().match(after) is not None
