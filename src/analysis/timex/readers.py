"""What each atom of a date expression says, from the groups of its pattern to the kind and fields of an `Atom`: names of the calendar."""

from __future__ import annotations

import re
from typing import Any

from analysis.timex import lexicon
from analysis.timex.counted import COUNTED, Built, Reader

DECADES = {
    name: 10 * (2 + i)
    for i, name in enumerate(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"])
}


def year(words: str | None) -> int | None:
    """A year in digits ("1998", "'98") or words."""
    if not words:
        return None
    digits = words.strip("'")
    if digits.isdigit():
        value = int(digits)
        return value if len(digits) > 2 else value + (1900 if value > 49 else 2000)
    return spoken(words)


def spoken(words: str) -> int | None:
    """A year in words, if it is one that news would speak of."""
    value = lexicon.spoken_year(words)
    return value if value and 1000 <= value < 2100 else None


def month(words: str) -> int:
    """Number of a month's name."""
    return lexicon.months()[words.rstrip(".")]


def _day_of(groups: dict[str, str]) -> int:
    digits = re.match(r"\d+", groups.get("d", ""))
    return int(digits[0]) if digits else lexicon.ORDINALS[groups["o"].replace(" ", "-")]


def _iso(words: str, g: dict[str, str]) -> Built:
    numbers = (int(g["y"]), int(g.get("mo") or g["mo2"]), int(g.get("d") or g["d2"]))
    fields: dict[str, Any] = dict(zip(("year", "month", "day"), numbers, strict=True))
    return "day", fields | ({"code": "T" + g["t"]} if "t" in g else {})


def _slashed(words: str, g: dict[str, str]) -> Built:
    first, second, last = (int(number) for number in re.split(r"[/.-]", g["abc"]))
    last = last if last > 99 else last + (1900 if last > 49 else 2000)
    if "." in words or first > 12:  # dots are European; a thirteenth month is none
        first, second = second, first
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    if second <= 12 and first != second and "." not in words:
        return "ambiguous", {"year": last, "month": first, "day": second}
    return "day", {"year": last, "month": first, "day": second}


def _monthslash(words: str, g: dict[str, str]) -> Built:
    first, second = sorted((int(g["a"]), int(g["b"])))
    if not 1 <= first <= 12 or second > 31:
        return None
    return ("day" if second > 12 or first == second else "ambiguous"), {"month": first, "day": second}


def _clock(words: str, g: dict[str, str]) -> Built:
    if "word" in g:
        return "clock", {"code": "T24:00" if g["word"] == "midnight" else "T12:00"}
    if "mil" in g:
        return "clock", {"code": f"T{g['mil'][:2]}:{g['mil'][2:]}"}
    hour = next(lexicon.number(g[name]) for name in ("h", "h2", "h3", "h4") if name in g)
    minute = g.get("m") or g.get("m2") or "00"
    if hour is None or hour > 24:
        return None
    late = g.get("ap", "").startswith("p") or g.get("half") in ("afternoon", "evening", "night")
    hour = hour % 12 + 12 * late if "ap" in g or "half" in g else hour
    return "clock", {"code": f"T{int(hour):02}:{minute}"}


def _day(words: str, g: dict[str, str]) -> Built:
    return "day", {"month": month(g["mo"]), "day": _day_of(g), "year": year(g.get("y") or g.get("yy"))}


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1, "closing": -1, "opening": 1}


def _nth(words: str) -> int:
    return int(words[0]) if words[0].isdigit() else _NTH[words]


def _quarter(words: str, g: dict[str, str]) -> Built:
    which = _nth(g.get("n") or g.get("n2") or g["n3"])
    letter = (g.get("u") or g.get("u2") or g["u3"])[0].upper()
    when = year(g.get("y0") or g.get("y") or g.get("yy"))
    if which == -1:
        which = 4 if letter == "Q" else 2
        if letter == "Q" and when is None:  # "the last quarter" is the one before this
            return "unit", {"code": "Q", "shift": -1}
    if letter == "H" and which > 2:
        return None
    return ("quarter" if letter == "Q" else "half"), {"code": f"{letter}{which}", "year": when}


def _period(words: str, g: dict[str, str]) -> Built:
    if "ago" in g:
        number = f"Q{_nth(g['n'])}" if "n" in g else ""
        return "period", {"shift": -1, "code": number}
    if "y" in g:
        return "period", {"year": year(g["y"])}
    if g.get("det2") in ("this", "last", "next"):
        shift, near = lexicon.DEICTICS[g["det2"]]
        return "unit", {"code": "Q", "shift": shift, "near": near}
    if g.get("det", "").startswith("current"):
        return "unit", {"code": "Q", "shift": 0}
    return "period", {"shift": 0, "near": "today" if g.get("det", "").endswith(("latest", "recent")) else "text"}


def _decade(words: str, g: dict[str, str]) -> Built:
    if "bc" in g:
        return ("value", {"code": f"BC{int(g['d']) // 10:03}"}) if "d" in g else None
    if "d" in g:
        return "decade", {"year": int(g["d"])}
    if "d2" in g and not words.startswith("the "):  # "in his 30s": an age
        return None
    short = int(g["dd"][1:]) if "dd" in g else int(g["d2"]) if "d2" in g else DECADES[g["w"]]
    if "w" in g and "c" not in g and not words.startswith("the "):
        return None
    return "decade", {"year": (1800 if g.get("c") == "eighteen " else 1900) + short}


def _century(words: str, g: dict[str, str]) -> Built:
    which = int(g["n"]) if "n" in g else lexicon.ORDINALS[g["o"].replace(" ", "-")]
    if g["u"] == "millennium":
        return ("century", {"code": str(which - 1)}) if which <= 3 else None
    return ("value", {"code": f"BC{which - 1:02}"}) if "bc" in g else ("century", {"code": f"{which - 1:02}"}) if which <= 21 else None


def _era(words: str, g: dict[str, str]) -> Built:
    return ("value", {"code": f"BC{int(g['n']):04}"}) if "bc" in g else ("year", {"year": int(g.get("n2") or g["n3"])})


def _month(words: str, g: dict[str, str]) -> Built:
    return "month", {"month": month(g["mo"]), "year": year(g.get("y") or g.get("yy") or g.get("y2"))}


def _season(words: str, g: dict[str, str]) -> Built:
    return "season", {"code": lexicon.seasons()[g["s"]], "year": year(re.split(r"(?<=\d)[-–/]", g["y"])[0] if "y" in g else g.get("yy"))}


def _part(words: str, g: dict[str, str]) -> Built:
    return ("parts" if "s" in g else "part"), {"code": {"overnight": "NI"}.get(g["p"]) or lexicon.parts()[g["p"]]}


def _weekday(words: str, g: dict[str, str]) -> Built:
    return ("weekdays" if "s" in g else "weekday"), {"weekday": lexicon.weekdays()[g.get("w") or g["short"]]}


def _edge(words: str, g: dict[str, str]) -> Built:
    return "edge", {"mod": lexicon.mods().get(g.get("a") or g.get("b") or "")}


def _yearend(words: str, g: dict[str, str]) -> Built:
    return "yearend", {"mod": "END", "code": "-12-31" if "-end" in words else ""}


def _nth_unit(words: str, g: dict[str, str]) -> Built:
    return "nth", {"code": g["u"], "shift": _nth(g["n"])}


def _monthless(words: str, g: dict[str, str]) -> Built:
    return "monthless", {"day": int(g["d"])}


def _holiday(words: str, g: dict[str, str]) -> Built:
    return "holiday", {"code": lexicon.holidays()[g["h"]]}


def _year(words: str, g: dict[str, str]) -> Built:
    return "year", {"year": year(g.get("y") or g["yy"])}


def _approx(words: str, g: dict[str, str]) -> Built:
    return "approx", {"mod": lexicon.mods().get(g["x"])}


READERS: dict[str, Reader] = COUNTED | {
    "iso": _iso, "slashed": _slashed, "monthslash": _monthslash, "clock": _clock, "monthday": _day, "daymonth": _day,
    "quarter": _quarter, "period": _period, "yearend": _yearend, "decade": _decade, "century": _century, "era": _era, "year": _year,
    "nth": _nth_unit, "monthless": _monthless, "holiday": _holiday, "weekday": _weekday, "month": _month, "season": _season,
    "part": _part, "edge": _edge, "approx": _approx,
}  # fmt: skip
