"""What decides an incomplete date: the day of publication, the tense, and what the text has spoken of before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.model import TimexType
from analysis.timex import calendar_days as calendar


@dataclass(frozen=True, slots=True)
class Timex:
    """What a date expression says; `anchored` where the day of publication had to decide."""

    type: TimexType
    value: str
    mod: str | None = None
    anchored: bool = False


@dataclass(slots=True)
class Context:
    """What decides an incomplete date.

    Attributes:
        today: the day of publication; None if unknown.
        tense: of the clause: past, present, future or nothing.
        last: the calendar value spoken of last, and whether it rests on the day of publication.
        quarter: the quarter of accounts spoken of last.
        by_quarter: whether the text speaks of a quarter, and not of a longer period, at this point.
        history: whether the text tells of days long past, so that an incomplete date leans on the one before it.
        asked: set when the day of publication was used.
    """

    today: date | None
    tense: str = ""
    last: str = ""
    last_anchored: bool = False
    quarter: str = ""
    by_quarter: bool = False
    history: bool = False
    asked: bool = False

    def day(self) -> date | None:
        """The day of publication, for an expression that needs it."""
        self.asked = True
        return self.today

    def base(self, near: str, unit: str) -> date | None:
        """The day from which a relative expression counts."""
        if near == "text" and self.last and calendar.moved(self.last, unit, 0):
            self.asked = self.asked or self.last_anchored
            days = calendar.days_of(self.last)
            return days[0] if days else None
        return self.day()


UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "W2": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "Y10": "XXX",
    "Y100": "XX",
}
