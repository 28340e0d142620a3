"""Units and bounds that one amount takes from its neighbour: elided units, conversions, tied articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.bounds import Amount, with_qualifier

_CONVERSION = re.compile(r"\s?[(\[/]\s?(?:or\s|about\s|around\s)?|\s?/\s?|,\s?or\s")


def converted(text: str, previous: Amount | None, amount: Amount) -> Amount:
    """A conversion takes the bound of what it converts: "more than 100 kilometres (62 miles)" is more than 62 miles."""
    if previous is None or amount.qualifier != "exact" or previous.unit_kind != amount.unit_kind or previous.unit == amount.unit:
        return amount
    if amount.unit_kind in ("", "money", "share", "time") or not _CONVERSION.fullmatch(text, previous.end, amount.start):
        return amount
    return with_qualifier(amount, previous.qualifier) if previous.qualifier not in ("between", "vague") else amount


_BRACKETED, _CLOSED = re.compile(r"\s?\((?:or\s|about\s|around\s)?"), re.compile(r"\s?\)")
_DECIMAL = re.compile(r"[\d,]+\.(\d+)")
_RIVAL = re.compile(
    r"(?:,|;)?\s(?:and\s|while\s|to\s|but\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:['’]s?|\son|\sat|\swith)?\s"
)  # "and Lind 46"
_FROM = re.compile(
    r"(?:[^.;:\d\n]{0,45}?(?=,?\scompared))?,?\s(?:down\sfrom|up\sfrom|from|against|compared\s(?:with|to))\s(?:about\s|around\s|some\s)?"
)
_WHEN = re.compile(r"\s(?:last|this|previously|earlier|before|the\s(?:year|month|week|day)\sbefore)\b")
_MOVED = re.compile(r"(?:,|\s\()\s?(?:up|down|compared\swith|against)\s(?:from\s|by\s)?(?:about\s|around\s|some\s|nearly\s|almost\s)?")
_CLOSES = re.compile(r"\s?[,.;)](?!\d)|\s(?:in|on|for|at|and|but|while|after|before|from|a\s(?:year|month|week|day))\b|\s*$")

_COMPARED = re.compile(r"\b(?:from|after|than|against|versus|and)\s$")


_GOES_ON = re.compile(
    r"\s?[,.;:)](?!\d)|\s*$|\s(?:have|has|had|was|were|is|are|will|would|of\sthe|of\sthat|in|on|for|at|from|to|by|and|but|while|last|this|next|"
    r"a\s(?:year|month))\b"
)


def with_elided(text: str, earlier: Sequence[Amount], amount: Amount) -> Amount:
    """The amount with the unit of one before it in its sentence, where its own words leave it out."""
    if not earlier or amount.unit or amount.kind not in ("digits", "words"):
        return amount
    points = [a for a in earlier[-3:] if a.unit == "point"]
    if points and _decimal_ends(text, amount) and not re.search(r"[.?!]\s|\n", text[points[-1].end : amount.start]):
        return replace(amount, unit="point", unit_kind="index", base="point")  # "rose 64.06 points to 4,577.10"
    previous = earlier[-1]
    if _goes_back(text, previous, amount):
        return replace(amount, unit=previous.unit, unit_kind=previous.unit_kind, base=previous.base)
    if _moves_by(text, previous, amount):
        return replace(amount, unit=previous.base, unit_kind=previous.unit_kind, base=previous.base)
    if len(earlier) > 1 and _BRACKETED.fullmatch(text, earlier[-2].end, previous.start) and _CLOSED.match(text, previous.end):
        previous = earlier[-2]  # "2 billion pesos ($120 million) and 71 million": pesos
    if previous.unit_kind in ("", "time", "rate"):
        return amount
    between = text[previous.end : amount.start]
    if len(between) > 100 or re.search(r"[.?!]\s|\n", between):
        return amount
    if amount.scaled and previous.scaled and previous.unit_kind == "money":
        alike = _GOES_ON.match(text, amount.end)  # "of the 20 million euros, 4.5 million have been paid"
    elif previous.unit_kind == "share" and not amount.scaled and amount.value < 100:
        if _RIVAL.fullmatch(between) and _CLOSES.match(text, amount.end):
            return replace(amount, unit=previous.base, unit_kind="share", base=previous.base, rule="rival")
        by = text[previous.start - 3 : previous.start] == text[amount.start - 3 : amount.start] == "by "
        alike = _CLOSES.match(text, amount.end) if by else None  # "rose by 2 per cent in the north and by 1 in the south"
        if not alike:
            return _decimal(text, previous, amount)
    else:
        return _decimal(text, previous, amount)
    return replace(amount, unit=previous.base, unit_kind=previous.unit_kind, base=previous.base) if alike else amount


def _goes_back(text: str, previous: Amount, amount: Amount) -> bool:
    """Whether an amount is what a measure was before: "rose to 53 km from 40 last year", "cut to 7.4 hours from 7.9 last spring"."""
    if (
        previous.unit_kind in ("", "rate", "money")
        or previous.scaled
        or amount.scaled
        or _FROM.fullmatch(text, previous.end, amount.start) is None
    ):
        return False
    if amount.kind == "digits" and 1900 <= amount.value < 2100 and amount.value % 1 == 0:
        return False  # "rose 5 per cent compared with 2002"
    if previous.unit_kind == "time" and not (previous.value % 1 or amount.value % 1):
        return False  # "six weeks from 9 May"
    return _CLOSES.match(text, amount.end) is not None or _WHEN.match(text, amount.end) is not None


def _moves_by(text: str, previous: Amount, amount: Amount) -> bool:
    """Whether an amount is what a sum has moved by or from: "4.2 million euros, up 300,000 from May", "$4.2bn, down from 5bn"."""
    if (
        previous.unit_kind != "money"
        or (amount.value < 1000 and not amount.scaled)
        or _MOVED.fullmatch(text, previous.end, amount.start) is None
    ):
        return False
    return _CLOSES.match(text, amount.end) is not None or _WHEN.match(text, amount.end) is not None


def with_following(text: str, amount: Amount, following: Amount) -> Amount:
    """The amount with the unit of the one after it: "at 16,300, up 58 points", "4 million of the 9 million euros"."""
    if amount.unit or amount.kind not in ("digits", "words") or not following.unit:
        return amount
    between = text[amount.end : following.start]
    index = following.unit == "point" and re.fullmatch(r",?\s\(?(?:up|down|off)\s", between)
    lead = re.search(r"\b(?:by|at|of|to|with|from)\s$", text[max(0, amount.start - 6) : amount.start])
    paired = lead and following.unit_kind == "share" and following.kind == amount.kind and amount.value <= 100
    if paired and re.fullmatch(r",?\s(?:and|or)\s", between):  # "leads them by 5 and 10 percentage points"
        return replace(amount, unit=following.base, unit_kind="share", base=following.base)
    of_measure = (following.unit_kind == "money" and amount.scaled) or following.unit_kind in ("length", "area", "mass", "volume", "energy")
    part = of_measure and re.fullmatch(r"\s(?:out\s)?of\s(?:the|its|their|that|a)\s", between)
    if not index and not part:
        return amount
    return replace(amount, unit=following.base, unit_kind=following.unit_kind, base=following.base)


def _decimal_ends(text: str, amount: Amount) -> bool:
    """Whether an amount is a decimal that no noun follows."""
    return _DECIMAL.fullmatch(text, amount.core, amount.core_end) is not None and _CLOSES.match(text, amount.end) is not None


def _decimal(text: str, previous: Amount, amount: Amount) -> Amount:
    """A decimal takes the unit of a like one before it in the sentence: "the dearest costs 84.75 cents, the cheapest 74.07"."""
    if amount.scaled or previous.scaled or amount.kind != "digits":
        return amount
    one, two = (_DECIMAL.fullmatch(text, a.core, a.core_end) for a in (previous, amount))
    if one is None or two is None or len(one[1]) != len(two[1]) or not 1 / 3 < previous.value / (amount.value or 1) < 3:
        return amount
    if amount.start - previous.end > 80 or not _CLOSES.match(text, amount.end):
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
