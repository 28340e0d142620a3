"""Dates that lean on a neighbour for a month or a year: "3 to 5 March", "March 3-5, 2024", "1914-18", "May and June 1940"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.timex.atoms import Atom
from analysis.timex.lexicon import word_set

_RANGE = re.compile(r" ?(?:-|–|—|to|and|or|through|thru|until|till) ?|, ")
_NEXT_DAY = re.compile(
    r"(?P<gap> ?[-–—] ?| (?:to|and|or|through|until) (?:the )?|, (?=\d{1,2} and ))(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?P<y>,? ?(?P<year>(?:1\d|20)\d\d))?"
    r"(?![\w%°$€£]|[.,:]\d)(?=(?P<hard>[^\w\s]|$)|\s(?P<word>\w*))"
)
_RANGED = re.compile(r" ?[-–—] ?| (?:to|and|or|until|till|through|thru) (?:the )?|, ")
_ORDINAL = r",? (?:the )?(?P<written>(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?)"
_NUMBERED = re.compile(rf"{_ORDINAL}(?:{_RANGED.pattern})")
_LAST = re.compile(rf"{_ORDINAL}(?![\w%°$€£]|[.,:]\d)(?=(?P<hard>[^\w\s]|$)|\s(?P<word>\w*))")
_DAY_BEFORE = re.compile(r"(?<![\w$€£.,:/-])(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? ?(?:[-–—]|and|to|or|until|through) ?$")
_BEFORE_ERA = re.compile(r"(?<![\d.,])(?P<n>\d{1,4}) ?(?:[-–—]|and|to|or|until) ?$")  # "between 431 and 404 BC"
_FREE = word_set(
    "in at to by as for on with the after before when of and that from into while during over but or who which is was were will"
)


def spread(text: str, found: list[Atom]) -> list[Atom]:
    """All expressions of a text, with those that lean on a neighbour for their month or year."""
    out: list[Atom] = []
    found = _weekdays(text, found)
    for number, atom in enumerate(found):
        follower = found[number + 1] if number + 1 < len(found) else None
        if out and atom.start < out[-1].end:  # the year of "March 3-5, 2024" has gone to the second day
            continue
        era = atom.kind == "value" and atom.code.startswith("BC")
        if era and (before := _BEFORE_ERA.search(text, max(0, atom.start - 12), atom.start)):
            out = [known for known in out if known.end <= before.start("n")]
            year = int(before["n"])
            out += [replace(atom, start=before.start("n"), end=before.end("n"), text=before["n"], code=f"BC{year:04}"), atom]
        elif atom.kind == "year":
            out += _years(atom)
        elif atom.kind in ("month", "day") and atom.of is None and atom.shift is None:
            leaning = _year_from(text, atom, follower) if follower and atom.year is None else atom
            out += _days(text, leaning, out[-1].end if out else 0, follower) if atom.kind == "day" else [leaning]
        else:
            out.append(atom)
    return out


def _years(atom: Atom) -> list[Atom]:
    """Both years of "1914-18"; one where it is no range ("1990-5")."""
    cut = re.search(r"[-–—/](\d\d(?:\d\d)?)$", atom.text)
    if cut is None or atom.year is None:
        return [atom]
    last = int(cut[1]) if len(cut[1]) == 4 else atom.year // 100 * 100 + int(cut[1])
    middle = atom.end - len(cut[1])
    first = replace(atom, end=middle - 1, text=atom.text[: -len(cut[0])])
    return [first, replace(atom, start=middle, text=cut[1], year=last)] if last > atom.year else [first]


def _days(text: str, atom: Atom, done: int, follower: Atom | None) -> list[Atom]:
    """A day, with the day before it that shares its month ("3 to 5 March") or those behind it ("March 3-5")."""
    if not atom.text[0].isdigit():
        return _days_after(text, atom, follower)
    reach = max(done, atom.start - 14)
    before = _DAY_BEFORE.search(text[reach : atom.start]) if atom.month else None
    if before is None:
        return [atom]
    start = reach + before.start("d")
    return [replace(atom, start=start, end=start + len(before["d"]), text=before["d"], day=int(before["d"]), weekday=None), atom]


def _weekdays(text: str, found: Sequence[Atom]) -> list[Atom]:
    """The expressions, where a weekday with a number is a day of its neighbour's month: "Friday 14 to Sunday 16 April"."""
    shared = list(found)
    for number in range(len(shared) - 2, -1, -1):
        shared[number] = _with_month_after(text, shared[number], shared[number + 1])
    for number in range(1, len(shared)):
        shared[number] = _with_month_before(text, shared[number - 1], shared[number])
    return shared


def _with_month_after(text: str, atom: Atom, follower: Atom) -> Atom:
    """The first of "Thursday 3-Saturday 5 July"; not of "on Friday 14 people left, and on Sunday 16 April"."""
    if atom.kind != "weekday" or not _is_plain(follower):
        return atom
    match = _NUMBERED.match(text, atom.end)
    return _day_of(follower, atom, match) if match and match.end() == follower.start and int(match["d"]) < (follower.day or 0) else atom


def _with_month_before(text: str, leader: Atom, atom: Atom) -> Atom:
    """The second of "Friday 14 April to Sunday 16"; not of "on Friday 14 April and Sunday 16 people left"."""
    if atom.kind != "weekday" or not _is_plain(leader) or not _RANGED.fullmatch(text, leader.end, atom.start):
        return atom
    match = _LAST.match(text, atom.end)
    ends = match and (match["hard"] is not None or match["word"].lower() in _FREE)
    return _day_of(leader, atom, match) if match and ends and int(match["d"]) > (leader.day or 0) else atom


def _day_of(dated: Atom, weekday: Atom, match: re.Match[str]) -> Atom:
    words = f"{weekday.text}{match[0][: match.end('written') - match.start()]}".lower()
    return replace(dated, start=weekday.start, end=match.end("written"), text=words, day=int(match["d"]), weekday=weekday.weekday)


def _is_plain(atom: Atom) -> bool:
    return atom.kind == "day" and atom.month is not None and atom.shift is None and atom.of is None


def _year_from(text: str, atom: Atom, follower: Atom) -> Atom:
    same = follower.kind in ("month", "day") and follower.year is not None
    gap = re.sub(r"\s+", " ", text[atom.end : follower.start])
    if not same or follower.year is None or not _RANGE.fullmatch(gap):
        return atom
    earlier = (atom.month or 0) > (follower.month or 0) and "and" not in gap and "or" not in gap
    return replace(atom, year=follower.year - earlier)


def _days_after(text: str, atom: Atom, follower: Atom | None) -> list[Atom]:
    days = [atom]
    while (match := _NEXT_DAY.match(text, days[-1].end)) and int(match["d"]) != days[-1].day:
        start = match.start("d")
        dash = match["gap"].strip() in ("-", "–", "—")
        if (follower is not None and start >= follower.start) or (days[0].year is not None and match["year"]):
            break
        if not dash and not match["year"] and not (match["hard"] is not None or (match["word"] or "").lower() in _FREE):
            break
        year = int(match["year"]) if match["year"] else days[-1].year
        end = match.end("year") if match["year"] else start + len(re.match(r"\d+(?:st|nd|rd|th)?", text[start:])[0])  # type: ignore[index]
        days = [replace(day, year=day.year or year) for day in days]
        days.append(replace(atom, start=start, end=end, text=text[start:end].lower(), day=int(match["d"]), year=year, weekday=None))
    return days
