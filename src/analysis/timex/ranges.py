"""Dates that lean on a neighbour for a month or a year: "3 to 5 March", "March 3-5, 2024", "1914-18", "May and June 1940"."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.timex.atoms import Atom
from analysis.timex.lexicon import word_set

_RANGE = re.compile(r" ?(?:-|–|—|to|and|or|through|thru|until|till) ?|, ")
_NEXT_DAY = re.compile(
    r"(?P<gap> ?[-–—] ?| (?:to|and|or|through|until) (?:the )?|, (?=\d{1,2} and ))(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?P<y>,? ?(?P<year>(?:1\d|20)\d\d))?"
    r"(?![\w%°$€£]|[.,:]\d)(?=(?P<hard>[^\w\s]|$)|\s(?P<word>\w*))"
)
_DAY_BEFORE = re.compile(r"(?<![\w$€£.,:/-])(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? ?(?:[-–—]|and|to|or|until|through) ?$")
_FREE = word_set(
    "in at to by as for on with the after before when of and that from into while during over but or who which is was were will"
)


def spread(text: str, found: list[Atom]) -> list[Atom]:
    """Days and years that lean on a neighbour: "3 to 5 March", "March 3-5, 2024", "1914-18", "May and June 1940"."""
    out: list[Atom] = []
    for number, atom in enumerate(found):
        follower = found[number + 1] if number + 1 < len(found) else None
        if atom.kind in ("month", "day") and atom.year is None and atom.of is None and atom.shift is None and follower is not None:
            atom = _year_from(text, atom, follower)
        if (
            atom.kind == "day"
            and atom.text[0].isdigit()
            and atom.month
            and (before := _DAY_BEFORE.search(text[max(0, atom.start - 14) : atom.start]))
        ):
            start = max(0, atom.start - 14) + before.start("d")
            if not out or out[-1].end <= start:
                end = start + len(before["d"])
                out.append(replace(atom, start=start, end=end, text=before["d"], day=int(before["d"]), weekday=None))
        if atom.kind == "year" and (cut := re.search(r"[-–—/](\d\d(?:\d\d)?)$", atom.text)) and atom.year:
            last = int(cut[1]) if len(cut[1]) == 4 else atom.year // 100 * 100 + int(cut[1])
            if last > atom.year:
                middle = atom.end - len(cut[1])
                out.append(replace(atom, end=middle - 1, text=atom.text[: -len(cut[0])]))
                out.append(replace(atom, start=middle, text=cut[1], year=last))
            continue
        out.append(atom)
        if atom.kind == "day" and atom.day and atom.of is None:
            out += _days_after(text, out.pop(), follower)
    return out


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
        if atom.text[0].isdigit():  # "5 March and 12 …": a number of something
            break
        year = int(match["year"]) if match["year"] else days[-1].year
        end = match.end("year") if match["year"] else start + len(re.match(r"\d+(?:st|nd|rd|th)?", text[start:])[0])  # type: ignore[index]
        days = [replace(day, year=day.year or year) for day in days]
        days.append(replace(atom, start=start, end=end, text=text[start:end].lower(), day=int(match["d"]), year=year, weekday=None))
    return days
