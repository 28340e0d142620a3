"""TIMEX3 type, value and mod of a date expression, given what decides an incomplete one."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.model import TimexType
from analysis.timex import calendar_days as calendar
from analysis.timex import lexicon
from analysis.timex.atoms import Atom
from analysis.timex.context import UNKNOWN, Context, Timex
from analysis.timex.names import NAMED
from analysis.timex.relative import RELATIVE, duration


def resolve(atom: Atom, at: Context) -> Timex | None:
    """Type, value and mod of an expression; None if it says nothing that can be written."""
    at.asked = False
    if atom.kind in ("lasting", "one", "plural"):
        return Timex("DURATION", duration(atom.code, atom.count), atom.mod)
    if atom.kind == "set":
        return Timex("SET", duration(atom.code, atom.count), atom.mod)
    if atom.kind == "weekdays":
        return Timex("SET", f"XXXX-WXX-{(atom.weekday or 0) + 1}")
    if atom.kind == "value":
        return Timex("SET" if "X" in atom.code or atom.code.startswith("P") else "DATE", atom.code, atom.mod)
    if atom.kind == "word":
        return _word(atom)
    try:
        found = value(atom, at)
    except (ValueError, OverflowError):  # "5,000 years ago", and days that no month has
        return None
    if found is None:
        return None
    kind: TimexType = "DATE" if found.endswith("_REF") else "DURATION" if found.startswith("P") else "TIME" if "T" in found else "DATE"
    return Timex(kind, found, atom.mod or (atom.of.mod if atom.of else None), at.asked)


def _word(atom: Atom) -> Timex:
    kind: TimexType = "DATE" if atom.code.endswith("REF") else "DURATION" if "X" in atom.code else "SET"
    return Timex(kind, atom.code, atom.mod)


def value(atom: Atom, at: Context) -> str | None:
    """The calendar value of an expression, with X for what nothing decides."""
    if atom.of is not None:
        whole = value(atom.of, at)
        return _within(atom, whole) if whole else None
    of_kind = NAMED.get(atom.kind) or RELATIVE.get(atom.kind)
    return of_kind(atom, at) if of_kind else None


# ------------------------------------------------------------------------------- an expression inside a larger one
def _within(atom: Atom, whole: str) -> str | None:
    kind, unit = atom.kind, calendar.unit_of(whole)
    in_year = len(whole) == 4  # a year, or XXXX
    if kind in ("part", "clock"):
        return f"{whole.split('T')[0]}{'T' if kind == 'part' else ''}{atom.code}"
    if kind == "month" and in_year:
        return f"{whole}-{atom.month:02}"
    if kind == "monthless" and len(whole) == 7:
        return f"{whole}-{atom.day:02}"
    if kind == "day" and in_year:
        return f"{whole}-{atom.month:02}-{atom.day:02}"
    if kind == "season" and in_year:
        return f"{whole}-{atom.code}"
    if kind == "holiday" and in_year:
        day = calendar.feast(atom.code, int(whole)) if whole.isdigit() else None
        return day.isoformat() if day else "XXXX-XX-XX"
    if kind in ("quarter", "half"):
        return f"{whole}-{atom.code}" if in_year else whole
    if kind == "weekday" and unit == "W":
        return date.fromisocalendar(int(whole[:4]), int(whole[6:8]), (atom.weekday or 0) + 1).isoformat()
    if kind == "weekday":
        return f"{whole}-{(atom.weekday or 0) + 1}" if whole.endswith("WXX") else None
    days = calendar.days_of(whole)
    if kind == "unit":
        return (calendar.written(days[0], atom.code) if days else UNKNOWN.get(atom.code)) if unit != atom.code else whole
    if kind == "nth":
        return _nth_in(atom, days)
    return None


def _nth_in(atom: Atom, days: calendar.Interval | None) -> str | None:
    unit = lexicon.units().get(atom.code)
    nth = atom.shift or 1
    if unit is None:  # the first Tuesday of March
        if days is None:
            return "XXXX-XX-XX"
        weekday = lexicon.weekdays()[atom.code]
        first = (
            days[0] + timedelta((weekday - days[0].weekday()) % 7) if nth > 0 else days[1] - timedelta((days[1].weekday() - weekday) % 7)
        )
        return (first + timedelta(7 * (nth - 1) if nth > 0 else 0)).isoformat()
    if unit not in calendar.FINENESS or unit[0] == "T":
        return None
    if days is None:
        return UNKNOWN.get(unit)
    start = calendar.add(days[0], unit, nth - 1) if nth > 0 else days[1]
    return calendar.written(start, unit)
