"""Who is on a ship, a train or an aircraft: "was carrying 600 passengers", "the manifest lists 412", "396 people were on board"."""

from __future__ import annotations

import re

_VESSEL = (
    r"(?:ferry|ferryboat|boat|ship|vessel|liner|trawler|dinghy|raft|barge|yacht|catamaran|plane|aircraft|airliner|jet|helicopter|flight|"
    r"train|bus|coach|minibus|tram)"
)
_WHO = r"(?:people|persons|passengers|travellers|travelers|migrants|refugees|pilgrims|tourists|souls)"
_CREW = r"(?:\s+and\s+(?:crew(?:\s+members)?|sailors|seamen|staff))"
_BE = r"(?:\s+(?:is|are|was|were|has|have|had|be|been|may|might|must|could|also|still|to|believed|thought|known|said|estimated|reported))*"
_ON = rf"(?:aboard|on\s*board|on\s+(?:the|a|an|that|its|this)\s+(?:[a-z-]+\s+){{0,2}}?{_VESSEL})\b"
_AFTER = re.compile(rf"(?:\s+{_WHO}{_CREW}?)?(?:\s+who)?{_BE}\s+(?:{_ON}|boarded\s+(?:the|it|her)\b)", re.I)
_ABOARD = re.compile(rf"(?:\s+{_WHO}{_CREW}?)?\s+{_ON}", re.I)
_QUALIFIED = r"(?:(?:about|around|some|roughly|nearly|almost|over|more|than|at|least|as|many|up|to|only|just|all|the|its)\s+)*"
_CARRIED = re.compile(
    rf"(?<!of\s)(?<!for\s)\b(?:{_VESSEL}\s+held|carrying|carried|transporting|ferrying|(?:manifest|passenger\s+list)\b[^\d;:,.\n]{{0,60}}?\s"
    rf"(?:lists?|listed|shows?|showed|names?|named|has|had|gives?|gave|records?|recorded|counts?|counted))\s+{_QUALIFIED}$",
    re.I,
)
_CARGO = re.compile(rf"\s+(?:[a-z]+\s+)?{_WHO}\b|\s*(?:[.,;)]|$|\n)|\s+(?:and|when|as|but|while)\b", re.I)
_GOES_ON = re.compile(
    r"\s+(?:crash\w*|slam\w*|s[iau]nk\w*|capsiz\w*|overturn\w*|plung\w*|goes|went|derail\w*|vanish\w*|disappear\w*)\b", re.I
)
_NUMBER = re.compile(rf"\b(?:{_WHO}|number|those|count)\s+(?:who\s+were\s+)?{_ON}[^\d;.:\n]{{0,40}}$", re.I)
_OTHERS = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:crew|sailors|seamen|staff|children|women|men|cars|vehicles|lorries|trucks|tonnes|tons|bodies)\b", re.I
)


_AND_CREW = re.compile(
    r"\s+passengers\b[^.;]{0,60}?\b(?:and|plus|with)\s+(?:an?\s+)?(?:crew\s+of\s+\d|(?:[a-z]+\s+of\s+)?(?:\d+|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve)\s+(?:[a-z]+\s+)?(?:crew(?:members?)?|pilots|staff)\b)"
)


def goes_on(text: str, end: int) -> bool:
    """Whether a number ends with what the ship or aircraft does: "a plane carrying 99 slams into houses"."""
    return _GOES_ON.match(text, end) is not None


def who(text: str, end: int) -> str:
    """The class of those on board: all, or the passengers where the crew are counted besides: "181 passengers and eight crew"."""
    return "passengers" if _AND_CREW.match(text, end) else "aboard"


_FATE = re.compile(
    rf"[^\d.;]{{0,70}}?{_BE}\s+(?P<fate>rescued|saved|killed|died|drowned|perished|missing|unaccounted|injured|hurt|survived)\b"
)
_FATES = {
    "rescued": "rescued", "saved": "rescued", "killed": "killed", "died": "killed", "drowned": "killed", "perished": "killed",
    "missing": "missing", "unaccounted": "missing", "injured": "injured", "hurt": "injured", "survived": "survived",
}  # fmt: skip


def fate(text: str, end: int) -> str | None:
    """What became of some who were on board, in the same clause: "179 aboard the ferry had been rescued"."""
    match = _ABOARD.match(text, end)
    found = _FATE.match(text, match.end()) if match else None
    return _FATES[found["fate"]] if found else None


def is_aboard(text: str, end: int, before: str) -> bool:
    """Whether a number counts all who are on board; not the crew alone, and not how many a ship may carry.

    Args:
        text: the article's text.
        end: where it ends, with its qualifier and unit.
        before: its sentence up to it.
    """
    if _OTHERS.match(text, end) and not re.match(r"\s+men,\s+women", text[end:]):
        return False
    if _AFTER.match(text, end):
        return True
    carried = _CARRIED.search(before) is not None and (_CARGO.match(text, end) is not None or goes_on(text, end))
    return carried or _NUMBER.search(before) is not None
