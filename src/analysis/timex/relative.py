"""TIMEX3 values of what counts from another day: last week, two weeks ago, the quarter, this morning; and of lengths of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from analysis.timex import calendar_days as calendar
from analysis.timex.atoms import Atom
from analysis.timex.context import UNKNOWN, Context


def duration(code: str, count: float | None) -> str:
    """A TIMEX3 duration: `duration("TM", 1.5)` is PT1M30S, `duration("Y10", 2)` is P20Y, without a count PXY.

    >>> duration("TM", 1.5), duration("Y10", 2), duration("Y", None), duration("TH", 0.5), duration("Y", 2.5)
    ('PT1M30S', 'P20Y', 'PXY', 'PT30M', 'P2Y6M')
    """
    time = "T" if code[0] == "T" else ""
    letter = code[1:] if time else code
    if count is None:
        return f"P{time}X{ {'Y10': 'DE', 'Y100': 'C', 'Y1000': 'L', 'W2': 'W', 'WE': 'WE'}.get(letter, letter) }"
    if letter[1:].isdigit():
        count, letter = count * int(letter[1:]), letter[0]
    whole, rest = int(count), count - int(count)
    smaller = {"H": (60, "M"), "M": (60, "S") if time else (30, "D"), "Y": (12, "M"), "D": (24, "TH"), "W": (7, "D")}
    if rest and letter in smaller:
        size, small = smaller[letter]
        if letter == "W" or (letter == "M" and not time):
            return f"P{count:g}{letter}"
        part = f"{round(rest * size)}{small[-1]}"
        head = f"{whole}{letter}" if whole else ""
        return f"P{time}{head}{'T' if small[0] == 'T' else ''}{part}"
    return f"P{time}{count:g}{letter}" if count < 10**15 else f"P{time}X{letter}"


def _unit_value(atom: Atom, at: Context) -> str | None:
    unit = atom.code
    if atom.near == "bare" and unit == "D":
        days = at.spoken("D")
        return days[0].isoformat() if days else None
    if unit == "WE" and atom.near == "bare":
        base = at.day()
        if base is None:
            return UNKNOWN["WE"]
        return calendar.written(base + timedelta(0 if at.tense == "future" or base.weekday() >= 5 else -7), "WE")
    if unit in ("TS", "TM", "TH"):
        return "PRESENT_REF" if atom.shift == 0 and atom.near == "today" else None
    base = at.base(_nearness(atom, at), unit)
    if base is None:
        return UNKNOWN.get(unit)
    if unit == "WE" and atom.shift == -1 and base.weekday() >= 5:
        return calendar.written(base - timedelta(7), "WE")
    return calendar.written(calendar.add(base, unit, atom.shift or 0), unit)


def _nearness(atom: Atom, at: Context) -> str:
    """Whether a unit counts from the day of publication or from one in the text."""
    if atom.near == "bare":
        return "text" if at.history else "today"
    if atom.near == "text" and (atom.shift or 0) < 0 and at.tense == "perfect":  # "has grown since May of the previous year"
        return "today"
    return atom.near


def _ago_value(atom: Atom, at: Context) -> str | None:
    if atom.count is None:
        return "PAST_REF" if (atom.shift or 0) < 0 else "FUTURE_REF"
    unit, count = atom.code, atom.count * (atom.shift or -1)
    if (
        unit == "Y" and atom.count == 1 and at.by_quarter and (atom.shift or 0) < 0
    ):  # "… in the third quarter, up from $3 million a year ago"
        at.asked = True
        return calendar.moved(at.quarter, "Q", -4)
    base = at.base(atom.near, unit) or (at.day() if (atom.shift or 0) < 0 else None)
    if unit[0] == "T":
        return duration(unit, atom.count)
    if base is None:
        return UNKNOWN.get("Y" if unit == "Y10" and atom.count == 1 else unit, "XXXX")
    if unit == "Y10" and atom.count == 1:
        return calendar.written(calendar.add(base, "Y", 10 * int(count)), "Y")
    if count != int(count):
        finer = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "Y10": ("Y", 10), "Y100": ("Y", 100)}.get(unit)
        if finer is None:
            return None
        unit, count = finer[0], round(count * finer[1])
    try:
        return calendar.written(calendar.add(base, unit, int(count)), unit)
    except ValueError:
        return None


def _quarter_value(atom: Atom, at: Context) -> str | None:
    if atom.year is not None:
        return f"{atom.year:04}-{atom.code}"
    base = at.day()
    if base is None:
        return f"XXXX-{atom.code}"
    size = 3 if atom.code[0] == "Q" else 6
    now = (base.month - 1) // size + 1
    which = int(atom.code[1])
    year = base.year
    if which > now and at.tense != "future" and not (which == now + 1 and at.tense in ("", "present")):
        year -= 1
    elif at.tense == "future" and now - which >= (2 if size == 3 else 1):  # in October "will open in the first quarter"
        year += 1
    return f"{year:04}-{atom.code}"


def _period_value(atom: Atom, at: Context) -> str | None:
    """A period of a company's accounts: the quarter spoken of last, or the last that was over at publication.

    In a text without quarters "the same period last year" is no quarter, but some part of that year.
    """
    quarter = "" if atom.near == "today" else at.quarter
    if not quarter:
        base = at.day()
        if "period" in atom.text and not at.quarter and not atom.code and (atom.shift or atom.year is not None):
            year = atom.year if atom.year is not None else base.year + (atom.shift or 0) if base else None
            return "XXXX" if year is None else f"{year:04}"
        if base is None:
            return "XXXX-QX"
        quarter = calendar.written(calendar.add(base, "Q", -1), "Q")
    if atom.code:
        quarter = quarter[:5] + atom.code
    if atom.year is not None:
        return f"{atom.year:04}{quarter[4:]}"
    return calendar.moved(quarter, "Q", 4 * (atom.shift or 0))


def _yearend_value(atom: Atom, at: Context) -> str | None:
    if atom.year is not None:
        return f"{atom.year:04}"
    base = at.day()
    return f"XXXX{atom.code}" if base is None else f"{base.year:04}{atom.code}"


def _part_value(atom: Atom, at: Context) -> str | None:
    base = at.base(atom.near, "D") if atom.shift is not None else at.base("text", "D") or at.day()
    shift = atom.shift or 0
    if base is None:
        return f"XXXX-XX-XXT{atom.code}"
    return f"{(base + timedelta(shift)).isoformat()}T{atom.code}"


def _clock_value(atom: Atom, at: Context) -> str | None:
    base = at.base("text", "D") or at.day()
    return f"{base.isoformat() if base else 'XXXX-XX-XX'}{atom.code}"


RELATIVE: dict[str, Callable[[Atom, Context], str | None]] = {
    "unit": _unit_value, "ago": _ago_value, "quarter": _quarter_value, "half": _quarter_value, "period": _period_value,
    "yearend": _yearend_value, "part": _part_value, "clock": _clock_value, "ordinal": lambda atom, at: UNKNOWN[atom.code],
}  # fmt: skip
