"""Ranges: two numbers that are the ends of one, and the pairs that are a change instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis.extract import units
from analysis.extract.bounds import Amount
from analysis.extract.number_words import Numeral, scaled
from analysis.lexicons import starred

_SOFT = r"(?:as\s+(?:many|much|high)\s+as\s+|(?:around|about|over|more\s+than|perhaps|nearly|almost|some)\s+)?"
_DASH = re.compile(r"\s?(?:-|–|—|−|‒|~|--)\s?")
_DASHED = re.compile(r"\d\w*\s?(?:-|–|—|−|‒|~|--)\s?[$€£¥]?\d")
_TO = re.compile(rf"[\s-]+(?:up\s+)?to[\s-]+{_SOFT}-?|\s+through\s+", re.I)
_AND = re.compile(rf",?\s+(?:and|to)\s+{_SOFT}", re.I)
_OR = re.compile(
    r",?\s+or\s+(?:even\s+|perhaps\s+|maybe\s+|possibly\s+)?|,\s+(?:perhaps|maybe|possibly)\s+(?:as\s+(?:many|much)\s+as\s+)?", re.I
)
_LEAD = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|an?\s+estimated|just|only|more\s+than|over|under|less\s+than|the|an?|"
    r"its|their|his|her|current|present|previous|initial|original|former|earlier|existing|today['’]s)\s+)*"
)
_BETWEEN = re.compile(rf"\bbetween\s+{_LEAD}$", re.I)
_FROM = re.compile(rf"(?:\banywhere\s+)?\bfrom\s+{_LEAD}$", re.I)
_BY = re.compile(rf"\bby\s+{_LEAD}$", re.I)


def join_ranges(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Join two amounts that are the ends of one range; let the two ends of a change share what one of them elides.

    Dashes bind closest: "from 24 to 30-35 billion" goes from 24 billion to a range.
    """
    dashed = list(_pairs(text, amounts, dashes=True)) if _DASHED.search(text) else amounts
    return _pairs(text, dashed, dashes=False)


def _pairs(text: str, amounts: Sequence[Amount], *, dashes: bool) -> Iterator[Amount]:
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
            continue
        near = not dashes or _DASH.fullmatch(text, waiting.end, amount.start)
        joined = _range(text, waiting, amount) if near else (waiting, amount)
        if len(joined) == 1:
            yield joined[0]
            waiting = None
        else:
            yield joined[0]
            waiting = joined[1]
    if waiting is not None:
        yield waiting


def _range(text: str, a: Amount, b: Amount) -> tuple[Amount, ...]:
    """One amount for a range, else the two as they are or, in a change, with the scale and unit they share."""
    gap = text[a.end : b.start]
    if ratio := _ratio(text, gap, a, b):
        return (ratio,)
    if len(gap) > 30 or a.low is None or b.low is None or b.high is None:
        return a, b
    before = text[max(0, a.start - 90) : a.start]
    between, source = _BETWEEN.search(before), _FROM.search(before)
    kind = _joint(gap, between=between is not None)
    a = _in_whole(a, b) if kind else a
    if not kind or a.low is None or not _same_measure(a, b, changed=kind == "to" and source is not None):
        return a, b
    nested = "between" in (a.qualifier, b.qualifier)
    if nested and (kind != "to" or source is None or a.high is None):
        return a, b
    factor, rule = _shared_scale(text, a, b, kind)
    value, top = scaled(a.low, factor), b.high
    below = value < 0 and kind in ("to", "and", "dash") and not _is_change(before, value, top)  # "lows of -5 to -10C"
    if top < value and (below or (kind == "to" and _runs_down(before, a, b))):
        value, top = b.low, value
    if kind == "to" and not between and (nested or _is_change(before, value, top)):
        unit, unit_kind = (a.unit, a.unit_kind) if b.unit in (None, a.base) else (b.unit, b.unit_kind)
        high = value if a.high is None else scaled(a.high, factor)
        first = replace(a, low=value, high=high, value=value, unit=unit, unit_kind=unit_kind, scaled=a.scaled or factor > 1)
        return first, replace(b, unit=unit, unit_kind=unit_kind)
    if kind == "or" and re.search(r"\d,\s$", before):
        return a, b  # "100, 200 or 300": a list
    if kind == "to" and 100 >= value > top and b.unit_kind == "share":
        return replace(a, unit=b.unit, unit_kind=b.unit_kind), b  # "led 46 to 40 percent"
    if value >= top or (kind == "or" and not low_or_next(value, b.low)) or (a.kind == "fraction") != (b.kind == "fraction"):
        return a, b
    lead = between or (source if kind == "to" else None)
    start = a.start - (len(before) - lead.start()) if lead else a.start
    vague = "vague" in (a.kind, b.kind)
    joined = replace(
        b, start=start, core=a.core, low=value, high=top, value=value, qualifier="vague" if vague else "between",
        unit=a.unit if b.unit in (None, a.base) else b.unit, unit_kind=b.unit_kind or a.unit_kind, glyph=a.glyph or b.glyph, rule=rule,
        scaled=a.scaled or b.scaled, kind="vague" if vague else b.kind,
    )  # fmt: skip
    return (joined,)


def _in_whole(a: Amount, b: Amount) -> Amount:
    """A sum in hundredths as one of the coin of the other: "94 cents to $1.03" begins at 0.94 dollars."""
    if a.unit not in _HUNDREDTHS or b.base not in _HUNDREDTHS[a.unit] or a.low is None or a.high is None:
        return a
    return replace(a, low=a.low / 100, high=a.high / 100, value=a.value / 100, unit=b.base, base=b.base)


_HUNDREDTHS = {"cent": ("USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"), "penny": ("GBP",)}
_OF = re.compile(rf"\bof\s+{_LEAD}$", re.I)


def _runs_down(before: str, a: Amount, b: Amount) -> bool:
    """Whether a pair spans downwards: "a thickness of 4 mm to 2 mm"; not "a fall of 4 per cent to 2 per cent"."""
    if a.unit is None or a.unit != b.unit or a.unit_kind in ("share", "index", "time") or not _OF.search(before):
        return False
    clause = re.split(r"[.;:,]\s", before)[-1]
    return _cues().search(clause) is None and not re.search(r"\bfrom\b", clause, re.I)


_ROUGHLY = re.compile(r"\b(?:more than|less than|fewer than|nearly|almost|about|around|over|under|at least|roughly)\s$", re.I)
_ONE_IN = re.compile(r"\s(?!of\b|or\b)[a-z]+\sin\s(?:every\s|each\s)?", re.I)
_VERB = re.compile(
    r"\s?[,.;)]|$|\s(?:ha[sd]|have|is|was|are|were|will|would|can|could|may|might|must|did|does|said|says|lives?|lived|die[sd]?|gets?|got|"
    r"knows?|knew|voted?|falls?|fell|owns?|owned|lacks?|lacked|suffers?|suffered|failed|fails?|survived|survives?)\b"
)
_OUT_OF = re.compile(r"(?:\s+out)?\s+(?:of|in)\s+(?:every\s+|each\s+)?", re.I)
_ROUND = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 30, 40, 50, 100, 1000, 10000, 100000, 1e6}


def _ratio(text: str, gap: str, a: Amount, b: Amount) -> Amount | None:
    """A share: "one in five", "nine out of 10", "one of every nine"."""
    person = a.value == 1 and b.value > 2 and not (b.unit or b.scaled or 1000 <= b.value < 2100) and _ONE_IN.fullmatch(gap)
    if person and _VERB.match(text, b.end):  # "one passenger in 12 had no ticket": the noun inside is what is counted
        return replace(a, end=b.end, low=1 / b.value, high=1 / b.value, value=1 / b.value, kind="fraction", rule="ratio")
    if not _OUT_OF.fullmatch(gap) or a.unit or b.unit or a.scaled or a.low is None or not b.low or not 0 < a.value < b.value:
        return None
    plain = gap.strip().lower()
    telling = "out" in plain or "every" in plain or "each" in plain
    rough = b.value <= 12 and _ROUGHLY.search(text, max(0, a.start - 12), a.start) is not None  # "more than 2 in 3 firms"
    alike = a.value == 1 or b.value in (10, 100, 1000) or a.kind == b.kind == "words" or rough
    odd = (
        a.value == 1 and (plain == "in" or telling) and b.value % 1 == 0 and not 1000 <= b.value < 2100
    )  # "one in 45 children", "one in every 300"; not "built one in 1998"
    if (b.value not in _ROUND and not odd) or a.value % 1 or (not telling and (plain == "of" or not alike)):
        return None
    if units.unit_after(text, Numeral(b.core, b.core_end, b.value, b.value, "words"), b.core_end):
        return None  # "one in two years"
    share = a.value / b.value
    return replace(a, end=b.end, core_end=b.core_end, low=share, high=share, value=share, kind="fraction", rule="ratio")


def _joint(gap: str, *, between: bool) -> str:
    if between:
        return "and" if _AND.fullmatch(gap) or _DASH.fullmatch(gap) else ""
    if _DASH.fullmatch(gap):
        return "dash"
    if _TO.fullmatch(gap):
        return "to"
    return "or" if _OR.fullmatch(gap) and "\n" not in gap else ""


def _same_measure(a: Amount, b: Amount, *, changed: bool) -> bool:
    """Whether two units can be those of one range: the same, or one left to the other ("3 to 4 km", "$9 a box to $12")."""
    return a.unit in (b.unit, b.base, None) or (b.unit in (None, a.base) and (a.glyph or changed))


def _shared_scale(text: str, a: Amount, b: Amount, kind: str) -> tuple[float, str]:
    """Factor that the first end borrows from the second: "$3 to $4 million", not "$200 to $4 million".

    It is borrowed only if the first number, as written, is the smaller one: three (million) to four million is a range,
    two hundred (million) to four million is none.
    """
    if a.scaled or a.low is None or b.low is None:
        return 1.0, ""
    scale = scale_of(text, b)
    if scale > 1 and a.low < b.low / scale and a.low < 1000:
        return scale, "shared scale"
    if scale == 1 and kind != "and" and b.low >= 2000 and b.low % 1000 == 0 and a.low < b.low / 1000 and a.low * 3000 >= b.low:
        return 1000.0, "shared thousands"  # "10-12,000 troops"
    return 1.0, ""


def scale_of(text: str, amount: Amount) -> float:
    """The factor of an amount's scale words or letter."""
    if not amount.scaled or amount.low is None:
        return 1.0
    digits = re.search(r"\d[\d,.]*", text[amount.core : amount.core_end])
    if digits:
        return round(amount.low / float(digits[0].replace(",", "").rstrip(".")), 6)
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0) if amount.low % scale == 0), 1.0)


def low_or_next(low: float, high: float) -> bool:
    """Whether "A or B" is an estimate ("three or four") and not a choice ("two or 600")."""
    return low < high <= max(low * 2.5, low + 3)


# ------------------------------------------------------------------------------------------------------ change
@cache
def _cues() -> re.Pattern[str]:
    groups = (f"(?P<{name}>{starred(name)})" for name in ("rises", "falls", "moves"))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.I)


def _is_change(before: str, low: float, high: float) -> bool:
    """Whether "A to B" goes from one value to another ("rose from 3 to 5 per cent") instead of spanning both.

    After "by" it spans, unless the second number is far larger ("rose by $3 million to $40 million"). After "from" it
    is a change if a verb of change stands before, unless that goes the other way ("down from $5 to $6 a share").
    """
    clause = re.split(r"[.;:]\s", before)[-1]
    if _BY.search(clause):
        return high > 3 * low
    near = _cues().search(clause)
    if near and near.end() == len(clause.rstrip()) and not near["moves"]:
        return high >= 3 * low  # "oil rises $2 to $81"
    source = _FROM.search(clause)
    cue = None
    for match in _cues().finditer(clause[: source.start()] if source else ""):
        cue = match
    if cue is None or source is None:
        return False
    if cue["falls"] and low < high:
        return clause[cue.end() : source.start()].strip() != ""
    return True
