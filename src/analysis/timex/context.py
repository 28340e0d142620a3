"""What decides an incomplete date: the day of publication, the tense, and what the text has spoken of before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from analysis.model import TimexType
from analysis.timex import calendar_days as calendar


@dataclass(frozen=True, slots=True)
class Timex:
    """What a date expression says; `anchored` where the day of publication had to decide."""

    type: TimexType
    value: str
    mod: str | None = None
    anchored: bool = False


class Mention(NamedTuple):
    """A calendar value that the text has spoken of, and whether it rests on the day of publication."""

    value: str = ""
    anchored: bool = False
    end: int = 0


@dataclass(slots=True)
class Context:
    """What decides an incomplete date.

    Attributes:
        today: the day of publication; None if unknown.
        history: whether the text tells of days long past, so that an incomplete date leans on the one before it.
        tense: of the clause: past, perfect, present, future, later or nothing.
        start: where the expression begins.
        last: what was spoken of last.
        quarter: the quarter of accounts spoken of last.
        by_quarter: whether the text speaks of a quarter, and not of a longer period, at this point.
        asked: set when the day of publication was used.
        levels: what was spoken of last, by fineness: a day is also a mention of its month and year.
    """

    today: date | None
    history: bool = False
    tense: str = ""
    start: int = 0
    last: Mention = Mention()
    quarter: str = ""
    by_quarter: bool = False
    asked: bool = False
    levels: dict[int, Mention] = field(default_factory=dict)

    def remember(self, value: str, unit: str, *, anchored: bool, end: int) -> None:
        """Take note of a calendar value."""
        self.last = Mention(value, anchored, end)
        for level in range(calendar.fineness(unit), 9):
            self.levels[level] = self.last

    def day(self) -> date | None:
        """The day of publication, for an expression that needs it."""
        self.asked = True
        return self.today

    def spoken(self, unit: str) -> calendar.Interval | None:
        """The days spoken of last, at least as fine as a unit."""
        mention = self.levels.get(calendar.fineness(unit))
        if mention is None:
            return None
        self.asked = self.asked or mention.anchored
        return calendar.days_of(mention.value)

    def story_year(self) -> str:
        """The year of the date before, where the text is a story of the past; else nothing."""
        if not self.history or not self.last.value[:4].isdigit():
            return ""
        self.asked = self.asked or self.last.anchored
        return self.last.value[:4]

    def base(self, near: str, unit: str) -> date | None:
        """The day from which a relative expression counts; None where nothing tells it."""
        if near != "text":
            return self.day()
        days = self.spoken(unit)
        return days[0] if days else None

    def beyond(self, near: str, unit: str, shift: int | None) -> date | None:
        """As `base`, for the next or last of a name: what follows a year comes after its end."""
        days = calendar.days_of(self.last.value) if near == "text" else None
        if days is None:
            return self.base(near, unit)
        self.asked = self.asked or self.last.anchored
        return days[1] if shift and shift > 0 else days[0]


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
