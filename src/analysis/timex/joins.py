"""Atoms joined to date expressions: "the first week" + "of" + "March", "10 p.m." + "Wednesday", "late" + "September"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import NamedTuple

from analysis.timex.atoms import Atom, atoms
from analysis.timex.lexicon import word_set
from analysis.timex.ranges import spread

Make = Callable[[Atom, Atom], Atom | None]


class Join(NamedTuple):
    """How two neighbours become one expression."""

    left: str  # kinds, apart by blanks; `unit-Y` is a unit that is a year
    gap: str  # regex for what stands between them
    right: str
    make: Make


def _inside(left: Atom, right: Atom) -> Atom | None:
    """The left lies in the right: "the first week of March", "10 p.m. Wednesday", "June last year"."""
    return replace(left, of=right) if left.of is None and left.shift is None and left.year is None else None


def _nth_inside(left: Atom, right: Atom) -> Atom | None:
    return replace(left, of=right) if left.of is None else None


def _holds(left: Atom, right: Atom) -> Atom | None:
    """The right lies in the left: "Friday night", "last year's third quarter"."""
    free = right.of is None and right.shift is None and right.year is None and not right.text.startswith("the ")
    return replace(right, of=left) if free else None


def _of_year(left: Atom, right: Atom) -> Atom | None:
    """A name of the calendar and its year: "Christmas 1914", "the third quarter of 1998"."""
    free = left.year is None and left.of is None and not left.shift
    return replace(left, year=right.year) if free and right.text.isdigit() else None


def _weekday_of(left: Atom, right: Atom) -> Atom | None:
    """A day with its weekday: "Tuesday, October 22"."""
    return replace(right, weekday=left.weekday) if right.weekday is None and left.shift in (None, 1) and left.of is None else None


def _years_back(left: Atom, right: Atom) -> Atom | None:
    """The same period of another year: "the corresponding period last year", "the quarter a year ago"."""
    return replace(left, shift=-1 if (right.shift or 0) < 0 else 0)


def _year_quarter(left: Atom, right: Atom) -> Atom | None:
    """The quarter the text speaks of, in another year: "last year's quarter"."""
    return replace(left, kind="period", code="")


def _weekly(left: Atom, right: Atom) -> Atom | None:
    """A habit: "Tuesday nights"."""
    return replace(left, kind="value", code=f"XXXX-WXX-{(left.weekday or 0) + 1}T{right.code}")


def _week_of(left: Atom, right: Atom) -> Atom | None:
    """A week by one of its days: "the week of 3 May"."""
    return replace(left, of=right) if left.near == "bare" and left.of is None else None


_DAYS = "day weekday holiday unit-D"
NAMES = (  # joined first: "the night of" + ("Friday" + "October 23")
    Join("weekday", r",? (?:the )?", "day", _weekday_of),
    Join("day month season holiday", r",? (?:of |in )?", "year", _of_year),
    Join("quarter half", r" (?:of |in )?", "year", _of_year),
    Join("period", r" (?:of |in )", "year", _of_year),
)
WHOLES = (
    Join("day month season holiday quarter half", r" (?:of |in )?(?:the )?", "unit-Y", _inside),
    Join("monthless", r" of ", "unit-M", _inside),
    Join("quarter", r" ", "ago-Y", _inside),
    Join("nth", r" (?:of|in) ", "day month year unit-Y unit-M unit-Q unit-W season decade century quarter", _nth_inside),
    Join("half", r" of ", "decade century", _inside),
    Join("period", r" (?:of |in )?", "unit-Y ago-Y", _years_back),
    Join("unit-Y", r"['’]s ", "quarter half season month holiday", _holds),
    Join("unit-Y", r"['’]s ", "unit-Q", _year_quarter),
    Join("clock", r"(?: \([^()]{4,14}\))?,? (?:on |the )?", _DAYS, _inside),
    Join("clock", r",? ", "part", lambda left, right: _inside(left, right) if right.shift is not None or right.of is not None else None),
    Join(_DAYS, r",? ", "part", _holds),
    Join("part", r" (?:of|on) ", _DAYS, _inside),
    Join("weekday", r" (?:of )?", "unit-W", _inside),
    Join("weekday", r" ", "parts", _weekly),
    Join("unit-W unit-WE unit-M", r" of ", "day month weekday", _week_of),
)
_DATED = word_set("day month year weekday season quarter half unit decade century part holiday yearend clock nth")
_COUNTED = frozenset({"lasting", "one", "ago"})


def expressions(text: str) -> list[Atom]:
    """The date expressions of a text as the words have them, in order; traps are not yet sorted out."""
    named = spread(text, _joined(text, _unconverted(text, list(atoms(text))), NAMES))
    return list(_prefixed(_joined(text, named, WHOLES)))


def _unconverted(text: str, found: list[Atom]) -> list[Atom]:
    """The atoms without the times of other zones: of "shortly after midnight (1600 GMT) on Monday" the midnight and the Monday."""
    clocks = {atom.end for atom in found if atom.kind == "clock"}
    return [
        atom
        for atom in found
        if not (
            atom.text[:4].isdigit() and atom.kind == "clock" and text[atom.start - 1] == "(" and {atom.start - 1, atom.start - 2} & clocks
        )
    ]


def _joined(text: str, found: list[Atom], rules: tuple[Join, ...]) -> list[Atom]:
    done: list[Atom] = []
    for atom in found:
        current = atom
        while done and current.start - done[-1].end < 26 and (both := join(done[-1], text[done[-1].end : current.start], current, rules)):
            done.pop()
            current = both
        done.append(current)
    return done


@cache
def _table(rules: tuple[Join, ...]) -> dict[tuple[str, str], list[tuple[re.Pattern[str], Make]]]:
    table: dict[tuple[str, str], list[tuple[re.Pattern[str], Make]]] = {}
    for rule in rules:
        for pair in product(rule.left.split(), rule.right.split()):
            table.setdefault(pair, []).append((re.compile(rule.gap), rule.make))
    return table


def _sort(atom: Atom) -> str:
    return f"{atom.kind}-{atom.code}" if atom.kind in ("unit", "ago") else atom.kind


def join(left: Atom, gap: str, right: Atom, rules: tuple[Join, ...]) -> Atom | None:
    """Two neighbours as one expression; None if they are two."""
    words = re.sub(r"\s+", " ", gap)
    for pattern, make in _table(rules).get((_sort(left), _sort(right)), ()):
        if pattern.fullmatch(words) and (both := make(left, right)):
            return replace(both, start=left.start, end=right.end, text=f"{left.text}{words}{right.text}")
    return None


def _prefixed(found: list[Atom]) -> Iterator[Atom]:
    """Edges and approximations joined to what they stand before."""
    kept: list[Atom] = []
    for atom in reversed(found):
        follower = kept[-1] if kept else None
        if atom.kind in ("edge", "approx"):
            if follower is not None and follower.start == atom.end and _goes_before(atom, follower):
                kept[-1] = replace(follower, start=atom.start, text=atom.text + follower.text, mod=atom.mod or follower.mod)
        else:
            kept.append(atom)
    return reversed(kept)


def _goes_before(prefix: Atom, atom: Atom) -> bool:
    if prefix.kind == "edge":
        return atom.kind in _DATED
    if prefix.text.strip() in ("around", "circa", "ca", "ca.") and atom.kind in (
        "year",
        "month",
        "day",
        "clock",
        "yearend",
        "decade",
        "holiday",
    ):
        return True
    if prefix.text.strip() in ("about", "approximately", "roughly", "exactly") and atom.kind == "clock":
        return True
    return atom.kind in _COUNTED and not atom.text.startswith(("the ", "past ", "last ", "next "))
