"""Calendar arithmetic on TIMEX3 values: the days they cover, their granularity, and the value so many units away."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from analysis.model import Precision

Interval = tuple[date, date]

_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?(?:T.*)?"
    r"|(?P<ten>\d{3})|(?P<hundred>\d\d)"
)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FINENESS = {"TS": 0, "TM": 0, "TH": 0, "D": 1, "WE": 2, "W": 2, "W2": 2, "M": 3, "Q": 4, "Y": 5, "Y10": 6, "Y100": 7, "Y1000": 8}
_PRECISION: dict[str, Precision] = {
    "D": "day", "WE": "day", "W": "week", "M": "month", "Q": "quarter", "S": "season", "H": "year", "Y": "year", "Y10": "decade",
    "Y100": "century",
}  # fmt: skip


def unit_of(value: str) -> str | None:
    """The unit that a calendar value names; S a season, H a half year; None for values that are no calendar interval.

    >>> [unit_of(value) for value in ("2024-10-22", "2024-W43", "2024-Q3", "199", "P2Y", "XXXX-10")]
    ['D', 'W', 'Q', 'Y10', None, None]
    """
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    names = (("ten", "Y10"), ("hundred", "Y100"), ("d", "D"), ("we", "WE"), ("w", "W"), ("m", "M"), ("q", "Q"), ("h", "H"), ("s", "S"))
    return next((unit for name, unit in names if match[name]), "Y")


def fineness(unit: str) -> int:
    """How coarse a unit is, from a day 1 to a millennium 8; 0 for hours and less."""
    return {"S": 3, "H": 4}.get(unit) or FINENESS.get(unit, 5)


def precision_of(value: str) -> Precision:
    """The `precision` column for a value."""
    return _PRECISION.get(unit_of(value) or "", "none")


def days_of(value: str) -> Interval | None:
    """First and last day of a calendar value, or None.

    >>> days_of("2024-WI")
    (datetime.date(2024, 12, 1), datetime.date(2025, 2, 28))
    """
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    try:
        return _days(match)
    except ValueError:  # 2023-02-30, or before the year 1 or after 9999
        return None


def _days(match: re.Match[str]) -> Interval:
    if match["ten"] or match["hundred"]:
        digits = match["ten"] or match["hundred"]
        missing = 4 - len(digits)
        return date(max(1, int(digits + "0" * missing)), 1, 1), date(int(digits + "9" * missing), 12, 31)
    year = int(match["y"])
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        return monday + timedelta(5 if match["we"] else 0), monday + timedelta(6)
    if match["m"]:
        return _months(year, int(match["m"]), 1)
    if match["q"]:
        return _months(year, 3 * int(match["q"]) - 2, 3)
    if match["h"]:
        return _months(year, 6 * int(match["h"]) - 5, 6)
    if match["s"]:
        return _months(year, SEASONS[match["s"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Interval:
    end_year, end_month = add_months(year, month, count - 1)
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months away."""
    months = 12 * year + month - 1 + count
    return months // 12, months % 12 + 1


def add(day: date, unit: str, count: int) -> date:
    """The day so many units away; the end of a shorter month where it has no such day. Raises ValueError outside the calendar."""
    if unit in ("D", "W", "WE", "W2"):
        try:
            return day + timedelta(count * {"D": 1, "W2": 14}.get(unit, 7))
        except OverflowError as error:
            raise ValueError(str(error)) from error
    months = count * {"M": 1, "Q": 3, "Y": 12, "Y10": 120, "Y100": 1200, "Y1000": 12000}[unit]
    year, month = add_months(day.year, day.month, months)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def written(day: date, unit: str) -> str:
    """The value of the unit that holds the day.

    >>> [written(date(2024, 10, 22), unit) for unit in ("D", "W", "M", "Q", "Y", "Y10", "Y100")]
    ['2024-10-22', '2024-W43', '2024-10', '2024-Q4', '2024', '202', '20']
    """
    if unit in ("W", "WE", "W2"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return {"D": day.isoformat(), "M": day.isoformat()[:7], "Y10": f"{day.year:04}"[:3], "Y100": f"{day.year:04}"[:2]}.get(
        unit, f"{day.year:04}"
    )


def moved(value: str, unit: str, count: int) -> str | None:
    """The value so many units from another one, in that unit; None where the other is coarser or no calendar value.

    >>> moved("2024-10-22", "M", -2), moved("2024", "D", 1)
    ('2024-08', None)
    """
    days, own = days_of(value), unit_of(value)
    if days is None or own is None:
        return None
    if fineness(own) > max(1, fineness(unit)):
        return None
    try:
        return written(add(days[0], unit, count), unit) if fineness(unit) else written(days[0], "D")
    except ValueError:
        return None


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in a year: see `holidays.tsv`.

    >>> feast("easter-2", 1998), feast("11-4-4", 2019), feast("05-5-1", 2019)
    (datetime.date(1998, 4, 10), datetime.date(2019, 11, 28), datetime.date(2019, 5, 27))
    """
    if not 1583 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    rule, _, days = rule.partition("+")
    if days:
        first = feast(rule, year)
        return first + timedelta(int(days)) if first else None
    month, *rest = (int(part) for part in rule.split("-"))
    if len(rest) == 1:
        return date(year, month, rest[0])
    nth, weekday = rest
    first = date(year, month, 1)
    day = first + timedelta((weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - timedelta(7)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)
