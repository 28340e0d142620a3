"""Fires and storms that have names: what another of them did, and how far an article's own fire has burnt and is contained."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.link.places import Text
from analysis.model import Figure

AREA, HELD = "area", "share"  # burned, contained
FIRES = frozenset(["wildfire", "fire"])
LAND = frozenset(["acre", "ha", "km²", "square mile"])
NAMED = re.compile(
    r"\b(?!(?:The|A|An|Cal|This|That|In|On|And|As|US|National)\s)(?P<fire>[A-Z][a-z][\w-]*(?:\s+(?:Complex|[A-Z][a-z][\w-]*))?)\s+"
    r"(?:(?<=Complex\s)[Ff]ire|[Ff]ire|Complex)\b"
    r"(?!\s+(?i:brigade|department|service|chief|protection|marshal|authority|station|rescue|officials?|crews?|season|weather|district)\b)|"
    r"\b(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Ss]torm)\s+(?P<storm>[A-Z][a-z]+)\b"
)
_FULL = r"(?:a\s+total\s+of\s+)?$"
_BURNT = re.compile(
    rf"\b(?:burn|scorch|char(?:r|s)|consum|blacken|incinerat|torch|devour|ravag)[a-z]*\s+(?:through\s+|over\s+|across\s+)?{_FULL}", re.I
)
_GROWN = re.compile(
    rf"\b(?:grow|grew|explod|swell|swoll|balloon|expand|spread|leap|jump|surg)[a-z]*\b[^;:.()]{{0,60}}?\bto\s+(?:cover\s+)?{_FULL}", re.I
)
_IN_SIZE = re.compile(r"\s+in\s+size\b")
_OF_DAYS = re.compile(
    r"[^\d;:.]{0,30}?\b(?:overnight|(?:on|since)\s+[A-Z][a-z]+day|(?:in|over|within|during)\s+(?:just\s+|only\s+|under\s+|the\s+|last\s+|past\s+|a\s+)*"
    r"(?:\w+\s+)?(?:hours?|days?|night|week))\b"
)
_HELD = re.compile(r"\s+(?:contained|containment|under\s+control)\b")
_AT = re.compile(r"\b[Cc]ontainment\s+(?:(?:is|was|stands|stood|remains|remained|now|still|at|reached)\s+){1,3}$")


class Blaze(NamedTuple):
    """How far a fire of a name has burnt, or how much of it is contained."""

    item_class: str
    event: str
    subject: str
    group: None = None


def read(text: Text, figure: Figure, kind: str | None, own: frozenset[str], earlier: Blaze | None) -> Blaze | None:
    """What a number says of the one fire that an article is on; None where it says nothing of it, or only of a day.

    Args:
        text: the article.
        figure: the figure.
        kind: the kind of incident that the article is about.
        own: the names of the article's fires and storms.
        earlier: what the number before says.
    """
    if kind not in FIRES or len(own) != 1 or figure.scope != "total" or is_another(text, figure, own):
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    if figure.unit == "%":
        held = _HELD.match(text.text, figure.end, end) or _AT.search(text.text, start, figure.start)
        item_class = HELD if held else None
    elif figure.unit in LAND and not _OF_DAYS.match(text.text, figure.end, end):
        before = text.text[start : figure.start]
        again = earlier and earlier.item_class == AREA and before.endswith("(")  # "90 square kilometres (35 square miles)"
        burnt = again or _BURNT.search(before) or _GROWN.search(before) or _IN_SIZE.match(text.text, figure.end, end)
        item_class = AREA if burnt else None
    else:
        return None
    return (
        Blaze(item_class, "burned" if item_class == AREA else "contained", f"{next(iter(own)).lower().replace(' ', '-')}-fire")
        if item_class
        else None
    )


def own_names(text: Text) -> frozenset[str]:
    """The fires and storms that the first sentence to name any names: those that an article is on."""
    first = NAMED.search(text.text)
    if first is None:
        return frozenset()
    return frozenset(map(_name, NAMED.finditer(text.text, first.start(), text.ends[text.sentence(first.start())])))


def is_another(text: Text, figure: Figure, own: frozenset[str]) -> bool:
    """Whether the fire or storm that is named last before a number in its paragraph is none of the article's.

    "The Dahl fire of 2031 was worse. It destroyed 900 homes.", in an article on the Brun fire.
    """
    if not own:
        return False
    first = bisect_left(text.paragraph, text.paragraph[text.sentence(figure.start)])
    said = [_name(match) for match in NAMED.finditer(text.text, text.starts[first], figure.start)]
    return bool(said) and said[-1] not in own


def _name(match: re.Match[str]) -> str:
    return (match["fire"] or match["storm"]).removesuffix(" Complex")
