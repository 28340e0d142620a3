"""What an amount is per: "$52 a barrel", "40 litres per second", "5 mg/dl", "12 deaths per 100,000"."""

from __future__ import annotations

import re

from analysis.extract.units import SPACE, Unit, name_of, unit_of
from analysis.lexicons import word_list

_PER = re.compile(
    rf"(?:{SPACE}(?:per|an?|each|every|to the){SPACE}|{SPACE}?/{SPACE}?|-an?-)"
    rf"(?:(?:common|ordinary|diluted|preferred|single){SPACE})?"
    rf"(?P<noun>(?:sq\.?{SPACE}?|square{SPACE}|cubic{SPACE}|metric{SPACE}|(?:kilo|mega|giga)watt[- ])?[a-z]+²?)\b",
    re.I,
)
_EARLIER = re.compile(r"\s+(?:(?:earlier|ago|later|before|after|old)\b|on(?=\s?[,.;]|$))", re.I)  # "from $6 million a year earlier"
_PER_NOUNS = word_list("per")
_TIMES = {"day", "week", "month", "year", "hour", "minute", "second", "night", "decade", "quarter"}
_PER_SHORT = {
    "s": "second", "h": "hour", "hr": "hour", "annum": "year", "l": "litre", "liter": "litre", "dl": "decilitre", "kg": "kilogram",
    "kilo": "kilogram", "km": "kilometre", "kilometer": "kilometre", "ft": "foot", "m": "metre", "meter": "metre", "lb": "pound",
    "mwh": "megawatt hour", "kwh": "kilowatt hour",
}  # fmt: skip
_PER_MANY = re.compile(
    rf"{SPACE}(?:per|for every|in every|to every){SPACE}(?P<many>1,?000,000|100,?000|10,?000|1,?000|million|thousand|hundred)\b(?!\s\d)"
)
_DIVISOR = re.compile(rf"{SPACE}?/{SPACE}?(?P<symbol>[^\W\d_]{{1,3}}[23²³]?)(?!\w|\.\w)")


def is_of_counts(rate: Unit) -> bool:
    """Whether things are counted so: "900 shells a day", "12 deaths per 100,000"; not "40 a barrel"."""
    return rate.name in _TIMES or rate.name[0].isdigit() or rate.name in ("million", "thousand", "hundred")


def per(text: str, end: int) -> Unit | None:
    """What a unit is per ("$52 a barrel", "40 litres per second", "12 deaths per 100,000"): the noun in the singular."""
    if many := _PER_MANY.match(text, end):
        size = many["many"].replace(",", "")
        return Unit(many.start("many"), many.end(), f"{int(size):,}" if size.isdigit() else size, "rate")
    if divisor := _divisor(text, end):
        return divisor
    match = _PER.match(text, end)
    if match is None or _EARLIER.match(text, match.end()):
        return None
    noun = re.sub(r"[\s.]+", " ", match["noun"].lower()).replace("sq m", "square metre").replace("sq ft", "square foot")
    if noun.split()[-1] not in _PER_NOUNS and not noun.startswith("square"):
        return None
    return Unit(match.start("noun"), match.end(), _PER_SHORT.get(noun, noun), "rate")


def _divisor(text: str, end: int) -> Unit | None:
    """The unit that a unit is divided by, as formulas write it: "4 A/m2", "40 V/mm"."""
    match = _DIVISOR.match(text, end)
    if match is None:
        return None
    unit = unit_of(match["symbol"])
    name = name_of(unit) if unit else _PER_SHORT.get(match["symbol"])
    return Unit(match.start("symbol"), match.end(), name, "rate") if name else None
