"""Numbers with their units and the qualifiers that bound them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.extract import rates, units
from analysis.extract.number_words import CARDINALS, Numeral, scaled
from analysis.lexicons import either, read_tsv, word_list
from analysis.model import Qualifier


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the words that bound and measure it.

    `start`, `end` span all of it; `core`, `core_end` the numerals with their scale words.
    """

    start: int
    end: int
    core: int
    core_end: int
    low: float | None
    high: float | None
    value: float  # as written; the lower end of a range
    qualifier: Qualifier
    unit: str | None
    unit_kind: str
    kind: str  # digits, words, fraction, vague
    scaled: bool
    glyph: bool = False  # money before the number
    base: str | None = None  # the unit without what it is per
    hyphenated: bool = False  # "five-year": the unit is tied to the number
    rule: str = ""


@cache
def _qualifiers(place: str) -> tuple[re.Pattern[str], dict[str, Qualifier]]:
    rows = {row["words"]: row["qualifier"] for row in read_tsv("qualifiers") if row["place"] == place}
    forms = either(rows)
    if place == "before":
        pattern = rf"(?:(?<![\w-])|(?<=\W))(?P<q>{forms})(?:(?<=\w)-|\s*)(?:(?:an?|only|just|perhaps|maybe|additional|another)\s+)?$"
    else:
        late = "at least|at the least|at a minimum|at most|at the most|and counting|or more|or fewer|tops|give or take"
        number = rf"(?!\s+(?:\d|another|an?\b|{'|'.join(CARDINALS)}))"
        noun = r"(?!(?:for|in|to|by|of|on|at|with|from|and|or|but|than|over|under)\b)[a-z]+"
        pattern = rf"(?:\s*,?\s+|-|(?=\+))(?P<q>{forms})(?![\w])|\s{noun},?\s(?P<late>{late})\b{number}"
    return re.compile(pattern, re.IGNORECASE), rows  # type: ignore[return-value]


def measure(text: str, numerals: Sequence[Numeral]) -> list[Amount]:
    """Amounts with their units, without ranges and qualifiers."""
    amounts: list[Amount] = []
    for numeral in numerals:
        inside = amounts and numeral.start < amounts[-1].end  # the 2 of "4 A/m2"
        if not inside and (found := _measured(text, numeral)) is not None:
            amounts.append(found)
    return amounts


def _measured(text: str, numeral: Numeral) -> Amount | None:
    money = units.money_before(text, numeral)
    start, end, scale = numeral.start, numeral.end, numeral.scale
    unit, unit_kind = (money.name, units.MONEY) if money else (None, "")
    follows = units.unit_after(text, numeral, end) if not money else None
    if numeral.letter:
        factor = units.letter_scale(text, numeral, money=money is not None)
        if factor == 1 and follows is None and text[end : end + 1] not in " \u00a0":
            return None  # "5G", "4K": a name
        if factor > 1:
            spaced = text[end : end + 1] in " \u00a0"
            end += spaced + len(numeral.letter)
            scale *= factor
            numeral = replace(numeral, end=end, low=scaled(numeral.low, factor), high=scaled(numeral.high, factor), scale=scale)
            follows = units.unit_after(text, numeral, end) if not money else None
    core_end = end
    hyphenated = False
    if money:
        start = money.start
        tail = re.match(r"[^\S\n](?:US|U\.S\.|USD|CAD|AUD)(?![\w])(?!\s+[a-z]+ed\b)", text[end : end + 6])
        end += tail.end() if tail else 0
    elif follows:
        unit, unit_kind, end = follows.name, follows.kind, follows.end
        hyphenated = text[core_end : core_end + 1] in "-–"
    elif later := _UNIT_LATER.match(text, end):  # "two more weeks", "three consecutive years"
        follows = units.unit_after(text, numeral, later.end())
        if follows and follows.kind != units.MONEY and (follows.kind == "time" or later["more"]):
            unit, unit_kind, end = follows.name, follows.kind, follows.end
    if text[start - 1 : start] in ("-", "−") and money and not re.search(r"[\w]$", text[max(0, start - 2) : start - 1]):
        start -= 1
        numeral = replace(numeral, low=-abs(numeral.low), high=-abs(numeral.high))
    if unit_kind in ("temperature", "angle") and _BELOW_ZERO.match(text, end):
        numeral = replace(numeral, low=-abs(numeral.low), high=-abs(numeral.high))
    base = unit
    if unit or numeral.kind != "fraction":
        end, unit, unit_kind = _rate(text, end, unit, unit_kind)
    if numeral.kind == "fraction" and (tail := re.match(r"\s(?:of\s(?:an?|one|1)|an?)(?=[\s-])", text[end : end + 10])):
        follows = units.unit_after(text, numeral, end + tail.end())
        if follows and follows.kind != units.MONEY:  # "half an hour", "a quarter of one per cent"
            unit, unit_kind, end, core_end = follows.name, follows.kind, follows.end, end + tail.end()
    if unit_kind == "time" and (old := re.match(r"[\s-]olds?\b", text[end : end + 6])):
        unit, end = f"{unit} of age", end + old.end()
    return Amount(
        start, end, numeral.start, core_end, numeral.low, numeral.high, numeral.low,
        "vague" if numeral.kind == "vague" else "exact", unit, unit_kind, numeral.kind, scale > 1, money is not None, base, hyphenated,
    )  # fmt: skip


_BELOW_ZERO = re.compile(r"\sbelow\szero\b", re.I)
_UNIT_LATER = re.compile(
    r"\s(?:(?P<more>more|additional|further|extra|other)|full|whole|straight|consecutive|successive|solid|entire|long|calendar)(?=\s)"
)
_BRACKET = re.compile(r"\s?\([^()\n]{2,24}\)|\)")


def _rate(text: str, end: int, unit: str | None, kind: str) -> tuple[int, str | None, str]:
    """What an amount is per: "$52 a barrel", "40 hours a week", "900 shells" that are 900 "a day", "C$6 (US$4.46) per share"."""
    if kind == "share":
        return end, unit, kind
    rate = rates.per(text, end)
    if rate is None and kind == units.MONEY and (bracket := _BRACKET.match(text, end)):
        rate = rates.per(text, bracket.end())
        if rate is not None:
            return end, f"{units.name_of(unit or '')} per {rate.name}", kind
    if rate is None or (kind in ("", "time") and not rates.is_of_counts(rate)):
        return end, unit, kind
    return (rate.end, f"{units.name_of(unit)} per {rate.name}", kind) if unit else (rate.end, f"per {rate.name}", "rate")


# -------------------------------------------------------------------------------------------------- qualifiers
def qualify(text: str, amount: Amount) -> Amount:
    """Add the qualifiers before and after an amount."""
    pattern, names = _qualifiers("before")
    start, kind = amount.start, None
    marked = MARK.match(text, amount.end) is not None and text[start - 4 : start] == "the "
    start -= 4 if marked else 0  # "crossed the 10,000 mark"
    for _ in range(2):
        window = text[max(0, start - 34) : start]
        match = pattern.search(window)
        if match is None or "\n" in match[0]:
            break
        words = re.sub(r"\s+", " ", match["q"].lower())
        begin = start - len(window) + match.start("q")
        if not _bounds(text, words, begin, amount) or (marked and words not in _OVERTAKING):
            break
        outer = names[words]
        kind = outer if kind is None or outer != "about" else kind
        start = begin
    pattern, names = _qualifiers("after")
    match = pattern.match(text, amount.end)
    end = amount.end
    if match and "\n" not in match[0] and (kind is None or kind == "about") and _trails(text, match, amount):
        end = match.end()
        kind = names[re.sub(r"\s+", " ", (match["q"] or match["late"]).lower())]
    if kind is None:
        return amount
    if end > amount.end and amount.unit is None and not match["late"] and (late := _late_unit(text, amount, end)):  # type: ignore[index]
        amount, end = replace(amount, unit=late.name, unit_kind=late.kind, base=late.name), late.end
    return with_qualifier(replace(amount, start=start, end=end), kind)


def _late_unit(text: str, amount: Amount, end: int) -> units.Unit | None:
    """The unit after a qualifier: "five-plus months", "40 or more kilometres"."""
    return units.unit_after(text, Numeral(amount.core, amount.core_end, amount.value, amount.value, "words"), end)


def with_qualifier(amount: Amount, kind: Qualifier) -> Amount:
    """The amount bounded by a qualifier."""
    low, high = amount.low, amount.high
    if amount.kind == "vague" and kind == "about":
        return amount
    if kind in ("more_than", "at_least"):
        high = None
    elif kind in ("less_than", "at_most"):
        low = None
    return replace(amount, low=low, high=high, qualifier=kind)


def _bounds(text: str, words: str, begin: int, amount: Amount) -> bool:
    """Rule out the everyday senses of a qualifier: "over three years" is a while, "under two treaties" a place."""
    lead = text[max(0, begin - 12) : begin].lower()
    if words == "up to":
        raised = amount.unit is not None and _RAISED.search(text, max(0, begin - 60), begin) is not None
        return not raised and not re.search(r"\badd(?:s|ed|ing)?\s$", lead)  # "that adds up to 185,000"
    if words == "about" and amount.unit is None and amount.kind == "words" and amount.value < 12:
        return not _CONCERNS.search(lead)
    if words in _TOPPING:  # "passed 40 lorries", "the top 40", "passed a $2 billion bill", "crossed 3 km of sand"
        measure = amount.unit is not None and words not in word_list("passing verb")
        return measure or bool(_TOLL.search(text, max(0, begin - 60), begin) or MARK.match(text, amount.end))
    if words == "over" and _PARTICLE.search(lead) and amount.unit_kind != "time":
        return False  # "handed over 40 prisoners", "turns over $4 million"
    if words == "over" and amount.unit is None and _ALOFT.search(text, max(0, begin - 60), begin) and _BELOW.match(text, amount.end):
        return False  # "shot down 14 drones over eight regions"
    if words == "over":
        return amount.unit_kind != "time" or bool(re.search(r"\b(?:for|in|after|of|is|was|took|take|takes|lasted|last)\s$", lead))
    if words in ("under", "below", "above", "beyond", "past", "near", "within", "around", "some"):
        if words == "within" and amount.unit_kind not in ("time", "length"):
            return False
        if words == "past" and lead.endswith("the "):
            return False
        if words == "near" and amount.unit is None and amount.value < 100:
            return False
        return amount.unit is not None or amount.value >= 10 or amount.kind == "fraction"
    if words in ("perhaps", "maybe"):
        return not re.search(r"[.?!]\s*$", text[max(0, begin - 2) : begin])
    if words in (">", "<"):
        return text[begin - 1 : begin] not in "<>-="
    if words == "c.":
        return amount.value >= 10
    return True


_RAISED = re.compile(  # "pushed that grant up to $208 million"
    r"\b(?:push|driv|drove|lift|bump|br(?:ing|ought)|nudg|pull|ratchet)\w*\s(?:the|its|their|his|her|that|this|our)(?:\s[\w-]+){1,2}\s$",
    re.I,
)
MARK = re.compile(r"[\s-](?:mark|milestone|threshold|barrier)\b")
_TOPPING = word_list("passing verb") | word_list("topping verb")
_OVERTAKING = _TOPPING | {"surpass", "surpasses", "surpassed", "surpassing", "exceed", "exceeds", "exceeded", "exceeding"}
_TOLLS = "|".join(sorted(word_list("toll") | word_list("mounting")))
_TOLL = re.compile(  # "the toll has passed 40, and crossed 50 in the north"
    rf"\b(?:{_TOLLS})s?\b[^.;:\n\d]*(?:\b(?:{'|'.join(sorted(_OVERTAKING))}|topped|topping|hits?|reached|reaches)\s\d[^.;:\n]*)?$", re.I
)
_PARTICLE = re.compile(r"\b(?:turn(?:s|ed|ing)?|hand(?:s|ed|ing)?|sign(?:s|ed)|tak(?:e|es|ing|en)|took|carr(?:y|ied)|roll(?:s|ed))\s$")
_ALOFT = re.compile(rf"\b(?:{'|'.join(sorted(word_list('aloft')))})s?\s(?:[\w’'-]+\s){{0,2}}?$", re.I)
_BELOW = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(word_list('overflown')))})\b", re.I)
_CONCERNS = re.compile(
    r"\b(?:(?:any|some|no|every)?thing|say|said|says|talk\w*|sp[eo]ak?\w*|asked|asks?|know|knew|hear|heard|worr\w+|concern\w*|informat\w+|news|"
    r"stor\w+|reports?|questions?|details?|books?|films?|warn\w*|learn\w*|wrote|write|told|tells?|more|facts|truth|evidence|complain\w*)\s$"
)


def _trails(text: str, match: re.Match[str], amount: Amount) -> bool:
    if match["late"]:
        return amount.unit is None  # "40 villages at least"
    words = match["q"].lower()
    if words.startswith("or ") and re.match(r"\s(?:than|of)\b", text[match.end() : match.end() + 6]):
        return False  # "18.7 per cent, or less than a third of it"
    tail = text[match.end() : match.end() + 2]
    if words == "plus":
        return "-" in match[0] or not re.match(r"\s", tail) or (bool(re.match(r"\s[a-z]", tail)) and amount.unit is None)
    if words == "+":
        return not re.match(r"\d", tail.strip())
    if words in ("odd", "tops", "maximum", "and over", "and above", "and up"):
        return words != "odd" or "-" in match[0]
    return True
