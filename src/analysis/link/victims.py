"""Whom a number of dead or injured counts: some of them, those badly hurt, and not who did it."""

from __future__ import annotations

import re

from analysis.link.around import around
from analysis.link.nouns import head
from analysis.model import Figure

_HURT = re.compile(r"\b(?:kill|injur|wound|maim)(?:s|ed|ing)\s+$")
_AMONG = re.compile(r"\b(?:[Aa]mong|[Oo]f)\s+(?:the|those|these)\s+[^,;.]*\b(?:dead|killed|victims|injured|wounded)\b[^,;.]*,\s+$")
_THE = re.compile(r"\b[Tt]he\s+$")
_OTHERS = re.compile(r"\s+others?\b")
_FOREIGN = re.compile(r"\s+(?:[a-z]+\s+)?(?:from\s+(?:other|foreign)\s+countries|from\s+abroad)\b")
_MORE = re.compile(
    r"\s+more\s+(?:[a-z]+\s+)?(?:(?:are|were)\s+)?(?:feared|believed|thought)\s+(?:to\s+be\s+|to\s+have\s+)?(?:dead|died|killed)\b"
)
_VERIFIED = re.compile(r"\bverif(?:y|ied|ies|ying|ication\s+of)\s+(?:(?:at\s+least|about|more\s+than|some|the)\s+)*(?:[a-z]+\s+of\s+)?$")
_VERIFIED_AFTER = re.compile(r"\s+verified\b")
_IN_HOSPITAL = re.compile(
    r"\s+(?:(?:people|injured|wounded|patients|victims)\s+)*(?:(?:are|were|remain|remained)\s+)?(?:still\s+)?in\s+(?:the\s+)?hospitals?\b"
)
_IN_MORGUE = re.compile(r"\s+(?:(?:are|were|remain)\s+)?(?:currently\s+|still\s+)?(?:in|at)\s+(?:[a-z]+\s+){0,3}(?:morgue|mortuar)")
_OTHERS_IN_MORGUE = re.compile(rf"\s+others?{_IN_MORGUE.pattern}")
_HIT = re.compile(
    r"\b(?:hit|hits|hitting|struck|strikes?|striking|damag(?:es|ed|ing))\s+(?:(?:up|as\s+many|at|more|about|around|some)\s+(?:to|as|least|than)?\s*)?$"
)
_WERE_HIT = re.compile(r"(?:\s+[\w'’-]+){1,4}?\s+(?:had|have|has|were|was)\s+(?:been\s+)?(?:hit|struck|damaged)\b")
_FORCES = re.compile(r"\s+(?:[a-z]+\s+)?among\s+(?:the\s+)?(?:security\s+forces|security\s+personnel|police|soldiers|troops)\b")
_OWN = re.compile(r"\s+of\s+(?:its|their|his|her)\s+(?:own\s+)?(?:citizens|nationals|compatriots|countrymen)\b")
_SERIOUSLY = re.compile(
    r"\s+(?:[a-z]+\s+){0,4}?(?:critically|seriously|severely|gravely|badly)\s+(?:injured|wounded|hurt)\b|\s+(?:of\s+(?:them|whom|which)\s+)?(?:(?:are|were|was|is)\s+)?"
    r"(?:seriously|critically|in\s+(?:an?\s+)?(?:critical|serious|grave)\s+condition)\b"
)


def is_of_agent(figure: Figure) -> bool:
    """Whether a number's noun is rather that of who killed, or of some of the dead: "a gunman opened fire, killing 50 and injuring 500"."""
    before, after = around(figure)
    noun = head(figure.item)
    return (
        bool(noun)
        and noun not in after.lower()[: 2 * len(figure.item or "") + 12]
        and noun in before.lower()
        and _HURT.search(before) is not None
    )


def are_some(figure: Figure) -> bool:
    """Whether a number is put as one of some of the dead: "among those 700 dead pilgrims, two were Bordurians"."""
    before, after = around(figure)
    rest = _THE.search(before) is not None and _OTHERS.match(after) is not None  # "the two others had not been identified"
    return rest or _AMONG.search(before) is not None


def are_own(figure: Figure) -> bool:
    """Whether only the citizens of one of several lands are counted: "Borduria lost 40 of its own citizens"."""
    return _OWN.match(around(figure)[1]) is not None


def are_serious(figure: Figure) -> bool:
    """Whether only those badly hurt are counted: "12 others were critically injured", "40 hurt, 12 of them seriously"."""
    return _is_before(figure, _SERIOUSLY)


def are_foreign(figure: Figure) -> bool:
    """Whether only foreigners are counted: "30 people from other countries"."""
    return _is_before(figure, _FOREIGN)


def are_more(figure: Figure) -> bool:
    """Whether a number is of those feared dead besides a toll: "40 bodies found, dozens more feared dead"."""
    return _is_before(figure, _MORE)


def are_verified(figure: Figure) -> bool:
    """Whether a toll is only of those that somebody could verify, where others are reported: "it has verified 148 deaths"."""
    before, after = around(figure)
    return _VERIFIED.search(before) is not None or _VERIFIED_AFTER.match(after) is not None


def are_in_hospital(figure: Figure) -> bool:
    """Whether only those who are in hospital now are counted: "28 injured are in hospitals"."""
    return _is_before(figure, _IN_HOSPITAL)


def are_kept(figure: Figure) -> bool:
    """Whether bodies are those in morgues beside others: "2,000 bodies were retrieved, and 900 others are in morgues"."""
    kept = _IN_MORGUE if figure.scope == "change" else _OTHERS_IN_MORGUE
    return _is_before(figure, kept)


def are_hit(figure: Figure) -> bool:
    """Whether things are only hit, of which fewer may be destroyed: "drones hit 41 aircraft", "20 ships had been damaged"."""
    before, after = around(figure)
    return _HIT.search(before) is not None or _WERE_HIT.match(after) is not None


def are_forces(figure: Figure) -> bool:
    """Whether only the dead of the forces are counted, beside the protesters': "28 fatalities among security forces"."""
    return _is_before(figure, _FORCES)


def _is_before(figure: Figure, words: re.Pattern[str]) -> bool:
    """Whether words follow a number."""
    return words.match(around(figure)[1]) is not None
