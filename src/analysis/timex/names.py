"""TIMEX3 values of the calendar's names: a day without a year, a bare Monday, last June, this spring, Christmas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from analysis.timex import calendar_days as calendar
from analysis.timex.atoms import Atom
from analysis.timex.context import Context

PAST = ("past", "perfect")


def _year_value(atom: Atom, at: Context) -> str | None:
    return f"{atom.year:04}" if atom.year is not None else None


def _decade_value(atom: Atom, at: Context) -> str | None:
    return f"{atom.year:04}"[:3] if atom.year is not None else None


def _day_value(atom: Atom, at: Context) -> str | None:
    if atom.month is None or atom.day is None:
        return None
    if atom.year is not None:
        return f"{atom.year:04}-{atom.month:02}-{atom.day:02}{atom.code}"
    year = _year_of(at, f"{atom.month:02}-{atom.day:02}", atom.weekday)
    return f"{year}-{atom.month:02}-{atom.day:02}"


def _monthless_value(atom: Atom, at: Context) -> str | None:
    """The day that "the 21st" is: of the month spoken of, or the nearest that the tense allows."""
    day = atom.day or 1
    spoken = at.spoken("M") if at.history else None
    base = spoken[0] if spoken else at.day()
    if base is None:
        return f"XXXX-XX-{day:02}"
    if spoken:
        return base.replace(day=day).isoformat()
    months = [calendar.add_months(base.year, base.month, count) for count in range(-2, 3)]
    days = [found for year, month in months if (found := _exists(year, f"{month:02}-{day:02}"))]
    past, coming = [found for found in days if found <= base], [found for found in days if found >= base]
    return (coming[0] if at.tense in ("future", "later", "") else past[-1]).isoformat()


def _exists(year: int, tail: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04}-{tail}")
    except ValueError:
        return None


def _year_of(at: Context, tail: str, weekday: int | None) -> str:
    """The year of a day that has none: the one of the text's history, else the nearest that the tense allows."""
    if weekday is None and at.story_year():
        return _marching_on(at, int(tail[:2]))
    today = at.day()
    if today is None:
        return _same_breath(at) if weekday is None else "XXXX"
    days = [day for year in range(today.year - 7, today.year + 8) if (day := _exists(year, tail))]
    if weekday is not None and days:
        days = [day for day in days if day.weekday() == weekday] or days
        return str(min(days, key=lambda day: abs((day - today).days)).year)
    return str(_choose(days, today, at.tense).year) if days else "XXXX"


def _same_breath(at: Context) -> str:
    """The year of a day just named, where nothing else can tell: "on 3 May 2019, two days before the vote on 5 May"."""
    close = len(at.last.value) > 6 and at.start - at.last.end < 120 and not at.last.anchored
    return at.last.value[:4] if close else "XXXX"


def _choose(days: list[date], today: date, tense: str) -> date:
    """The next such day for the future, the last for the past; but one just ahead rather than one almost a year ago."""
    past, coming = [day for day in days if day <= today], [day for day in days if day >= today]
    if not past or not coming:
        return (past or coming)[-1 if past else 0]
    ahead, behind = (coming[0] - today).days, (today - past[-1]).days
    if tense in ("future", "later"):
        return past[-1] if behind <= 7 and ahead > 300 else coming[0]
    return coming[0] if ahead <= 120 and (tense not in PAST or ahead <= 30) and behind > ahead else past[-1]


def _marching_on(at: Context, month: int) -> str:
    """The year of a month in a story: that of the last date, or the next when the story has passed the month long since."""
    year, last = int(at.last.value[:4]), at.last.value[5:7]
    passed = last.isdigit() and int(last) - month >= 7
    return f"{year + 1 if passed or (last == 'WI' and month < 12) else year:04}"


def _month_value(atom: Atom, at: Context) -> str | None:
    month = atom.month or 1
    if atom.year is not None:
        return f"{atom.year:04}-{month:02}"
    if atom.shift is None and at.story_year():
        return f"{_marching_on(at, month)}-{month:02}"
    base = at.beyond(atom.near, "M", atom.shift)
    if base is None:
        return f"XXXX-{month:02}"
    if atom.shift is None:
        ahead = (month - base.month) % 12
        future = at.tense in ("future", "later") or (at.tense not in PAST and ahead <= 4)
        year = base.year + (month < base.month) if future else base.year - (month > base.month)
    elif atom.shift == 0:
        year = base.year
    else:
        year = base.year - (month >= base.month) if atom.shift < 0 else base.year + (month <= base.month)
    return f"{year:04}-{month:02}"


def _season_value(atom: Atom, at: Context) -> str | None:
    if atom.year is not None:
        return f"{atom.year:04}-{atom.code}"
    if atom.shift is None and (story := at.story_year()):
        return f"{story}-{atom.code}"
    base = at.beyond(atom.near, "M", atom.shift)
    if base is None:
        return f"XXXX-{atom.code}"
    begins = calendar.SEASONS[atom.code]
    months = 12 * base.year + base.month - begins  # counted from the season's first month in year 0
    running = months // 12  # the year whose season began last
    over = months % 12 >= 3
    if atom.shift is None or (atom.shift == 0 and atom.near == "today"):
        future = at.tense == "future" or (atom.shift == 0 and over and atom.code != "WI" and running != base.year)
        year = running + (1 if future and over else 0)
    elif atom.shift < 0:
        year = running if over else running - 1
    else:
        year = running + 1
    return f"{year:04}-{atom.code}"


def _weekday_value(atom: Atom, at: Context) -> str | None:
    weekday = atom.weekday or 0
    base = at.base("text", "D") if at.history or atom.near == "text" else at.day()
    if base is None:
        return f"XXXX-WXX-{weekday + 1}"
    back = (base.weekday() - weekday) % 7
    if atom.shift is None or (atom.shift == 0 and atom.near == "today"):
        future = at.tense == "future" or (atom.shift == 0 and at.tense not in PAST) or at.history
        days = (-back) % 7 if future else -back
    elif atom.shift < 0:
        days = -back if back else -7
    else:
        days = (-back) % 7 or 7
    return (base + timedelta(days)).isoformat()


def _holiday_value(atom: Atom, at: Context) -> str | None:
    if atom.year is not None:
        day = calendar.feast(atom.code, atom.year)
        return day.isoformat() if day else None
    if story := at.story_year():
        day = calendar.feast(atom.code, int(story))
        return day.isoformat() if day else None
    base = at.beyond(atom.near, "D", atom.shift)
    if base is None:
        return f"XXXX-{atom.code}" if len(atom.code) == 5 else "XXXX-XX-XX"
    days = [day for year in range(base.year - 2, base.year + 3) if (day := calendar.feast(atom.code, year))]
    if not days:
        return None
    if atom.shift is not None and atom.shift != 0:
        beyond = [day for day in days if (day < base if atom.shift < 0 else day > base)]
        return (beyond[-1] if atom.shift < 0 else beyond[0]).isoformat() if beyond else None
    return _choose(days, base, at.tense).isoformat()


NAMED: dict[str, Callable[[Atom, Context], str | None]] = {
    "year": _year_value, "decade": _decade_value, "century": lambda atom, at: atom.code, "day": _day_value, "monthless": _monthless_value,
    "month": _month_value, "season": _season_value, "weekday": _weekday_value, "holiday": _holiday_value,
    "ambiguous": lambda atom, at: "XXXX-XX-XX" if atom.year is None else f"{atom.year:04}-XX-XX",
}  # fmt: skip
