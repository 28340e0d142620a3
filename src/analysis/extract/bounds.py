"""Numbers with their units and the qualifiers that bound them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.extract import units
from analysis.extract.number_words import CARDINALS, Numeral
from analysis.lexicons import read_tsv
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
    forms = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(rows, key=len, reverse=True))
    if place == "before":
        pattern = rf"(?:(?<![\w-])|(?<=\W))(?P<q>{forms})(?:(?<=\w)-|\s*)(?:(?:an?|only|just|perhaps|maybe|additional|another)\s+)?$"
    else:
        late = "at least|at the least|at a minimum|at most|at the most|and counting|or more|or fewer|tops|give or take"
        number = rf"(?!\s+(?:\d|{'|'.join(CARDINALS)}))"
        pattern = rf"(?:\s*,?\s+|-|(?=\+))(?P<q>{forms})(?![\w])|\s[a-z]+,?\s(?P<late>{late})\b{number}"
    return re.compile(pattern, re.IGNORECASE), rows  # type: ignore[return-value]


def measure(text: str, numerals: Sequence[Numeral]) -> list[Amount]:
    """Amounts with their units, without ranges and qualifiers."""
    return [found for numeral in numerals if (found := _measured(text, numeral)) is not None]


def _measured(text: str, numeral: Numeral) -> Amount | None:
    money = units.money_before(text, numeral)
    start, end, scale = numeral.start, numeral.end, numeral.scale
    unit, unit_kind = (money.name, units.MONEY) if money else (None, "")
    follows = units.unit_after(text, numeral, end) if not money else None
    if numeral.letter:
        factor = units.letter_scale(text, numeral, money=money is not None)
        if factor == 1 and follows is None:
            return None  # "5G", "4K": a name
        if factor > 1:
            spaced = text[end : end + 1] in " \u00a0"
            end += spaced + len(numeral.letter)
            scale *= factor
            numeral = replace(numeral, end=end, low=numeral.low * factor, high=numeral.high * factor, scale=scale)
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
    if text[start - 1 : start] in ("-", "−") and money and not re.search(r"[\w]$", text[max(0, start - 2) : start - 1]):
        start -= 1
        numeral = replace(numeral, low=-abs(numeral.low), high=-abs(numeral.high))
    base = unit
    if unit and unit_kind not in ("time", "share") and (rate := units.per(text, end)):
        end, unit = rate.end, f"{units.name_of(unit)} per {rate.name}"
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


# -------------------------------------------------------------------------------------------------- qualifiers
def qualify(text: str, amount: Amount) -> Amount:
    """Add the qualifiers before and after an amount."""
    pattern, names = _qualifiers("before")
    start, kind = amount.start, None
    for _ in range(2):
        window = text[max(0, start - 34) : start]
        match = pattern.search(window)
        if match is None or "\n" in match[0]:
            break
        words = re.sub(r"\s+", " ", match["q"].lower())
        begin = start - len(window) + match.start("q")
        if not _bounds(text, words, begin, amount):
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
    return _with_qualifier(replace(amount, start=start, end=end), kind)


_CONVERSION = re.compile(r"\s?[(\[/]\s?(?:or\s|about\s|around\s)?|\s?/\s?|,\s?or\s")


def converted(text: str, previous: Amount | None, amount: Amount) -> Amount:
    """A conversion takes the bound of what it converts: "more than 100 kilometres (62 miles)" is more than 62 miles."""
    if previous is None or amount.qualifier != "exact" or previous.unit_kind != amount.unit_kind or previous.unit == amount.unit:
        return amount
    if amount.unit_kind in ("", "money", "share", "time") or not _CONVERSION.fullmatch(text, previous.end, amount.start):
        return amount
    return _with_qualifier(amount, previous.qualifier) if previous.qualifier not in ("between", "vague") else amount


_DECIMAL = re.compile(r"\d+\.(\d+)")
_CLOSES = re.compile(r"\s?[,.;)](?!\d)|\s(?:in|on|for|at|and|but|while|after|before|from|a\s(?:year|month|week|day))\b|\s*$")

_COMPARED = re.compile(r"\b(?:from|after|than|against|versus|and)\s$")


def with_elided(text: str, previous: Amount | None, amount: Amount) -> Amount:
    """A decimal takes the unit of a like one before it in the sentence: "the dearest costs 84.75 cents, the cheapest 74.07"."""
    if previous is None or amount.unit or amount.scaled or previous.scaled or previous.unit_kind in ("", "time") or amount.kind != "digits":
        return amount
    one, two = (_DECIMAL.fullmatch(text, a.core, a.core_end) for a in (previous, amount))
    if one is None or two is None or len(one[1]) != len(two[1]) or not 1 / 3 < previous.value / (amount.value or 1) < 3:
        return amount
    between = text[previous.end : amount.start]
    if len(between) > 80 or re.search(r"[.?!]\s|\n", between) or not _CLOSES.match(text, amount.end):
        return amount
    if previous.unit_kind == "share" and not _COMPARED.search(text, previous.end, amount.start):
        return amount  # "rose 3.15 per cent to 8.40": a rate, then a price
    return replace(amount, unit=previous.unit, unit_kind=previous.unit_kind, base=previous.base)


_ARTICLE = re.compile(r"(?<!\w)an? $", re.I)


def with_article(text: str, amount: Amount) -> Amount:
    """A number word tied to a noun takes its article ("a two-day strike"), as "a dozen" and "a million" do."""
    if amount.kind != "words" or amount.start != amount.core or text[amount.core_end : amount.core_end + 1] != "-":
        return amount
    article = _ARTICLE.search(text, max(0, amount.start - 3), amount.start)
    return replace(amount, start=article.start()) if article else amount


def _with_qualifier(amount: Amount, kind: Qualifier) -> Amount:
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


def _trails(text: str, match: re.Match[str], amount: Amount) -> bool:
    if match["late"]:
        return amount.unit is None  # "40 villages at least"
    words = match["q"].lower()
    tail = text[match.end() : match.end() + 2]
    if words == "plus":
        return "-" in match[0] or not re.match(r"\s", tail) or (bool(re.match(r"\s[a-z]", tail)) and amount.unit is None)
    if words == "+":
        return not re.match(r"\d", tail.strip())
    if words in ("odd", "tops", "maximum", "and over", "and above", "and up"):
        return words != "odd" or "-" in match[0]
    return True
