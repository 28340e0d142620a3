"""When a text without a publication day can have been published: an interval, from what the text itself says.

Never today's date, and never a guess: what the text does not exclude stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.corpus import days as written
from analysis.corpus.boilerplate import plain, rules_for
from analysis.corpus.header_days import Placed, is_dateline, is_header, is_label, placed
from analysis.corpus.lines import paragraphs, same
from analysis.model import Basis
from analysis.timex import calendar_days as calendar
from analysis.timex.atoms import Atom
from analysis.timex.joins import expressions

_UPDATED = re.compile(r"\b(?:last )?updated\b", re.I)
_FOOTER = re.compile(r"^[^\S\n]*(?:©|\(c\)|copyright\b)[^\n]*?\b((?:19|20)\d\d)(?:[^\S\n]?[-–][^\S\n]?((?:19|20)\d\d))?\b", re.I | re.M)
_CREDIT = re.compile(r"(?:photo|image|picture|getty|afp|reuters|file|credit|courtesy|screenshot|pictured|taken)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|may|might|going to|plans?|planned|planning|expect(?:s|ed)?|scheduled|slated|due|aims?|intends?|"
    r"hopes?|targets?|goals?|forecasts?|projected|projections?|by|until|till|upcoming|next|future|if|unless|proposed|bids?)\b",
    re.I,
)
_PROMISE = re.compile(r"\b(?:will|won['’]t|(?:is|are) (?:expected|scheduled|slated|due|set|to|going) )", re.I)
_BACK = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|said|told|began|begun|came|fell|found|gave|grew|held|left|lost|made|met|paid|put|ran|rose|saw|sent|set|"
    r"shot|sold|spoke|struck|burnt|dealt|felt|fought|hit|spent|swore|took|went|won|wrote|became|broke|brought|built|drew|flew|kept|led|sank|showed|shown|since)\b",
    re.I,
)
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|21)\d\d(?!\d)|['’]\d\d\b|\d[./-]\d\d?[./-]\d\d|\b(?:nineteen|twenty|thousand)\b", re.I
)  # what a year is written with
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.I)
_AROUND = 80  # characters: no expression reaches farther from its year, or its weekday
_SENTENCE = re.compile(r"(?<=[.!?][\s\"”’)])|\n+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text that has a year: the days it covers, and the sentence around it."""

    atom: Atom
    first: date
    last: date
    before: str
    after: str
    tail: str  # what stands behind it in the line

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def infer_publication(text: str, *, title: str | None = None) -> tuple[date | None, date | None, Basis]:
    """The closed interval in which a text allows its publication, and the basis.

    A line that says when it was published decides ("Published: 3 May 2019", basis `text`), or a bare date between headline and story, or
    a day in the byline or dateline. Else the latest day that the text speaks of as past is the first possible day, and the earliest that
    it promises, or the year of its copyright line, sets the last (`inferred`).

    Args:
        text: the article, cleaned or as it came.
        title: its headline, where known.

    Returns:
        First day, last day (None where open) and basis; `(None, None, "unknown")` if the text says nothing.
    """
    found = list(_dated(text))
    lines = list(placed(text, [(item.atom.start, item.atom.end) for item in found]))
    if said := _labelled(found, lines):
        return said, said, "text"
    first = max((item.first for item in found if _is_past(item)), default=None)
    headed = (title and _below_headline(text, title)) or _beside_story(found, lines)
    if headed and (first is None or first <= headed[1]):
        return *headed, "text"
    ends = [item.last for item in found if _is_promised(item)] + list(_copyright(text))
    last = min((day for day in ends if first is None or day >= first), default=None)
    if first is None and last is None:
        return None, None, "unknown"
    first = max([day for day in (first, *_weekday_pairs(text, first, last)) if day], default=None)
    return first, last, "inferred"


def _dated(text: str) -> Iterator[Dated]:
    borders = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    place = 0
    for found in _expressions(text, _YEAR):
        timed = found.kind == "clock" and found.of is not None
        atom = replace(found.of, start=found.start, end=found.end) if timed and found.of else found  # "10:12 AM EDT, May 3, 2021"
        days = _days(atom)
        if days is None:
            continue
        while borders[place + 1] < atom.end and place + 2 < len(borders):
            place += 1
        yield Dated(
            atom,
            *days,
            text[borders[place] : atom.start],
            text[atom.end : borders[place + 1]],
            text[atom.end : atom.end + 24].partition("\n")[0],
        )


def _expressions(text: str, sign: re.Pattern[str]) -> Iterator[Atom]:
    """The date expressions near a sign; to read all those of a text would cost ten times as much."""
    windows: list[tuple[int, int]] = []
    for match in sign.finditer(text):
        start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
        start = windows.pop()[0] if windows and start <= windows[-1][1] else text.rfind(" ", 0, start) + 1
        windows.append((start, end))
    for start, end in windows:
        for atom in expressions(text[start:end]):
            yield replace(atom, start=atom.start + start, end=atom.end + start)


def _days(atom: Atom) -> calendar.Interval | None:
    """The days of an expression that has its year in it."""
    if atom.year is None or not 1900 <= atom.year <= 2100 or atom.of is not None:
        return None
    if atom.kind == "day":
        return calendar.days_of(f"{atom.year}-{atom.month:02}-{atom.day:02}")
    if atom.kind == "month":
        return calendar.days_of(f"{atom.year}-{atom.month:02}")
    return calendar.days_of(str(atom.year)) if atom.kind == "year" and atom.text.isdigit() else None


def _labelled(found: list[Dated], lines: list[Placed]) -> date | None:
    """The day of a line that says "Published", else "Updated"."""
    said = [(bool(_UPDATED.search(at.before)), item.first) for item, at in zip(found, lines, strict=True) if item.is_day and is_label(at)]
    return min(said, key=lambda pair: pair[0])[1] if said else None


def _below_headline(text: str, title: str) -> calendar.Interval | None:
    """The day of a line that is nothing but a date, between headline and story: "Ferry sinks / Harbour Post / 3 May 2019".

    Not above the headline, where a saved page has the day of its saving; and not where bare dates go on, as those of a chronology.
    """
    lines = paragraphs(text)
    top = next((at for at, line in enumerate(lines) if same(title, line.text)), len(lines))
    bare = next(rule for rule in rules_for("edge") if rule.name == "date-line")
    dates = {plain(line.text): at for at, line in reversed(list(enumerate(lines))) if at > top and bare.match(plain(line.text))}
    if len(dates) != 1:
        return None
    ((day, at),) = dates.items()
    if any(line.is_story for line in lines[top + 1 : at]) or not any(line.is_story for line in lines[at + 1 :]):
        return None
    return written.parse(day)


def _beside_story(found: list[Dated], lines: list[Placed]) -> calendar.Interval | None:
    """The day that stands above the story with the author's name, the time or the minutes of reading, else the one of its dateline."""
    days = [(item.first, at) for item, at in zip(found, lines, strict=True) if item.is_day]
    alone = {day for day, at in days if is_header(at)} or {day for day, at in days[:1] if is_dateline(at)}
    return (min(alone), min(alone)) if len(alone) == 1 else None


def _is_past(item: Dated) -> bool:
    """Whether the sentence tells of it as past: "In 2019 the ferry sank", not "the 2028 Olympics" nor "by 2030"."""
    if item.is_day and not item.before.strip(" (—–-") and not item.after.strip(" .)"):
        return True  # a caption or dateline that is nothing but the day
    if item.is_day and (_CREDIT.search(item.before) or _CREDIT.search(item.tail)):
        return True
    clause = re.split(r"[,;:—–]\s|\bwhich\b|\bwho\b|\bthat\b", item.before)[-1]
    if _AHEAD.search(clause) or _AHEAD.search(item.after[:24]):
        return False
    if item.atom.kind == "year" and not re.search(r"\b(?:in|since|during|of|late|early|from|after)\s+$", item.before, re.I):
        return False
    return bool(_BACK.search(item.before) or _BACK.search(item.after))


def _is_promised(item: Dated) -> bool:
    """Whether the clause promises it: "will open on 3 May 2019", with nothing told as past in between."""
    promise = list(_PROMISE.finditer(item.before))
    if not promise:
        return False
    between = item.before[promise[-1].end() :]
    return len(between) < 80 and not _BACK.search(between) and not re.search(r"\b(?:since|from|of|after)\s+$", item.before)


def _copyright(text: str) -> Iterator[date]:
    """The last day of the year in a copyright line of the page, not in a picture's credit."""
    for match in _FOOTER.finditer(text):
        end = text.find("\n", match.end())
        if not _CREDIT.search(text[match.start() : end if end >= 0 else len(text)]):
            yield date(int(match[2] or match[1]), 12, 31)


def _weekday_pairs(text: str, first: date | None, last: date | None) -> Iterator[date]:
    """Days given by weekday, month and day, where one year alone fits between the bounds: "on Tuesday, October 22"."""
    if first is None or last is None:
        return
    for atom in _expressions(text, _WEEKDAY):
        if atom.kind != "day" or atom.year is not None or atom.weekday is None:
            continue
        days = [calendar.days_of(f"{year}-{atom.month:02}-{atom.day:02}") for year in range(first.year, last.year + 1)]
        fitting = [day[0] for day in days if day and day[0].weekday() == atom.weekday and first <= day[0] <= last]
        start, end = max(0, atom.start - 60), atom.end + 60
        if len(fitting) == 1 and not _AHEAD.search(text[start : atom.start]) and _BACK.search(text[start:end]):
            yield fitting[0]
