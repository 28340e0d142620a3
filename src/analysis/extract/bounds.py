"""Bounds of a reported number: its qualifiers, its range, and the vague plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.extract import units
from analysis.extract.numbers import Numeral
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
    hyphenated: bool = False  # "five-year": the unit is tied to the number
    per: str | None = None
    rule: str = ""


@cache
def _qualifiers(place: str) -> tuple[re.Pattern[str], dict[str, Qualifier]]:
    rows = {row["words"]: row["qualifier"] for row in read_tsv("qualifiers") if row["place"] == place}
    forms = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(rows, key=len, reverse=True))
    if place == "before":
        pattern = rf"(?:(?<![\w-])|(?<=\W))(?P<q>{forms})(?:(?<=\w)-|\s*)(?:(?:an?|the|only|just|perhaps|maybe|additional|another)\s+)?$"
    else:
        pattern = rf"(?:\s*,?\s+|-|(?=\+))(?P<q>{forms})(?![\w])"
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
    rate = units.per(text, end, measured=unit is not None) if unit_kind != "time" else None
    return Amount(
        start, rate[0] if rate and unit else end, numeral.start, core_end, numeral.low, numeral.high, numeral.low,
        "vague" if numeral.kind == "vague" else "exact", unit, unit_kind, numeral.kind, scale > 1, money is not None, hyphenated,
        rate[1] if rate else None,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ ranges
_DASH = re.compile(r"\s?(?:-|–|—|−|‒|~|--)\s?")
_TO = re.compile(
    r"[\s-]+(?:up\s+)?to[\s-]+(?:as\s+(?:many|much|high)\s+as\s+|(?:around|about|over|more than|perhaps|nearly|almost|some)\s+)?-?", re.I
)
_AND = re.compile(
    r",?\s+(?:and|to)\s+(?:as\s+(?:many|much|high)\s+as\s+|(?:around|about|over|more than|perhaps|nearly|almost|some)\s+)?", re.I
)
_OR = re.compile(
    r",?\s+or\s+(?:even\s+|perhaps\s+|maybe\s+|possibly\s+)?|,\s+(?:perhaps|maybe|possibly)\s+(?:as\s+(?:many|much)\s+as\s+)?", re.I
)
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|roughly|approximately|some|an estimated|only|just)\s+)?$", re.I)
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|increas\w+|f[ae]ll\w*|drop\w*|declin\w+|grow\w*|grew|jump\w*|climb\w*|rais\w+|cut\w*|reduc\w+|lower\w*|"
    r"slash\w*|shr[aiu]nk\w*|surg\w+|soar\w*|plung\w+|plummet\w*|tumbl\w+|slump\w*|slid\w*|dipp?\w*|narrow\w*|widen\w*|swell\w*|expand\w*|"
    r"extend\w*|doubl\w+|tripl\w+|quadrupl\w+|mov\w+|chang\w+|improv\w+|boost\w*|upgrad\w+|downgrad\w+|revis\w+|up|down|went|go(?:es|ing)?|hik\w+|"
    r"shift\w*|eas\w+|edg\w+|creep\w*|crept|inch\w*|push\w*|bring\w*|brought|lift\w*|tick\w*|ramp\w*|scal\w+|accelerat\w+|slow\w*|halv\w+|"
    r"strengthen\w*|weaken\w*|advanc\w+|rebound\w*|recover\w*|convert\w*|switch\w*|reclassif\w+|trim\w*|pared?|dwindl\w+|contract\w*)\b[^.;:]{0,60}\bfrom\s+"
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|an?|more than|over|under|less than|the|between)\s+)*$",
    re.I,
)


def join_ranges(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Join two amounts that are the ends of one range."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is not None:
            joined = _range(text, waiting, amount)
            if joined is not None:
                yield joined
                waiting = None
                continue
            yield waiting
        waiting = amount
    if waiting is not None:
        yield waiting


def _range(text: str, a: Amount, b: Amount) -> Amount | None:
    gap = text[a.end : b.start]
    if len(gap) > 30 or a.low is None or b.low is None or b.high is None:
        return None
    before = text[max(0, a.start - 90) : a.start]
    between = _BETWEEN.search(before)
    kind = _joint(gap, a, b, between=between is not None)
    if not kind or not _same_measure(a, b):
        return None
    if kind == "to" and not between and _CHANGE.search(before):
        return None
    low, rule = _shared_scale(text, a, b, kind)
    value = a.low * (low or 1)
    if value >= b.high or (kind == "or" and not _near(value, b.low)) or a.kind == "fraction" != b.kind:
        return None
    start = a.start - (len(before) - between.start()) if between else a.start
    lead = re.search(r"(?:ranging\s+|ranged?s?\s+|anywhere\s+)?\bfrom\s+$", before, re.I) if kind == "to" and not between else None
    if lead:
        start = a.start - (len(before) - lead.start())
    vague = "vague" in (a.kind, b.kind)
    return replace(
        b, start=start, core=a.core, low=value, high=b.high, value=value, qualifier="vague" if vague else "between",
        unit=b.unit or a.unit, unit_kind=b.unit_kind or a.unit_kind, glyph=a.glyph or b.glyph, rule=rule, scaled=a.scaled or b.scaled,
        kind="vague" if vague else b.kind,
    )  # fmt: skip


def _joint(gap: str, a: Amount, b: Amount, *, between: bool) -> str:
    if between:
        return "and" if _AND.fullmatch(gap) or _DASH.fullmatch(gap) else ""
    if _DASH.fullmatch(gap):
        return "dash"
    if _TO.fullmatch(gap) or gap == " through ":
        return "to"
    return "or" if _OR.fullmatch(gap) and "\n" not in gap else ""


def _same_measure(a: Amount, b: Amount) -> bool:
    """Whether two units can be those of one range: the same, or the first left to the second ("3 to 4 km", "$3 to 4 million")."""
    return a.unit == b.unit or a.unit is None or (b.unit is None and a.glyph)


def _shared_scale(text: str, a: Amount, b: Amount, kind: str) -> tuple[float, str]:
    """Factor that the first end borrows from the second: "$3 to $4 million", not "$200 to $4 million".

    A factor is borrowed only if the first number, as written, is the smaller one: three million to four million is a range, two
    hundred million to four million none.
    """
    if a.scaled or a.low is None or b.low is None:
        return 1.0, ""
    scale = _scale_of(text, b)
    if scale > 1 and a.low < b.low / scale and a.low < 1000:
        return scale, "shared scale"
    if (
        scale == 1
        and kind in ("dash", "to", "or")
        and b.low >= 2000
        and b.low % 1000 == 0
        and a.low < b.low / 1000
        and a.low * 3000 >= b.low
    ):
        return 1000.0, "shared thousands"  # "10-12,000 troops"
    return 1.0, ""


def _scale_of(text: str, amount: Amount) -> float:
    if not amount.scaled or amount.low is None:
        return 1.0
    digits = re.search(r"\d[\d,.]*", text[amount.core : amount.core_end])
    if digits:
        return round(amount.low / float(digits[0].replace(",", "").rstrip(".")), 6)
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0):
        if amount.low % scale == 0:
            return scale
    return 1.0


def _near(low: float, high: float) -> bool:
    return low < high <= max(low * 2.5, low + 3)


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
        kind = names[re.sub(r"\s+", " ", match["q"].lower())]
    if kind is None:
        return amount
    return _with_qualifier(replace(amount, start=start, end=end), kind)


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
    words = match["q"].lower()
    tail = text[match.end() : match.end() + 2]
    if words == "plus":
        return "-" in match[0] or not re.match(r"\s", tail) or (bool(re.match(r"\s[a-z]", tail)) and amount.unit is None)
    if words == "+":
        return not re.match(r"\d", tail.strip())
    if words in ("odd", "tops", "maximum", "and over", "and above", "and up"):
        return words != "odd" or "-" in match[0]
    return True
