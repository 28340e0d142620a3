"""What lengths of time and what counts from another day say: "two weeks ago", "next Friday", "every month", "for years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from analysis.timex import lexicon

Built = tuple[str, dict[str, Any]] | None  # kind and fields of an atom; None where the words say nothing
Reader = Callable[[str, dict[str, str]], Built]


def _ago(words: str, g: dict[str, str]) -> Built:
    count = lexicon.number(g["n"]) if "n" in g else 1.0 if "a" in g else None
    if "more" in g and "half" in g["more"] and count:
        count += 0.5
    later = g["dir"].startswith(("later", "from", "hence", "after"))
    near = "today" if g["dir"] in ("ago", "from now", "from today", "hence", "back") else "text"
    return "ago", {"code": lexicon.units()[g["u"]], "count": count, "shift": 1 if later else -1, "near": near}


def _lasting(words: str, g: dict[str, str]) -> Built:
    if re.search("old|age", g.get("old", "")):  # a 33-year-old: an age, no date
        return None
    unit = {"hr": "TH", "min": "TM", "sec": "TS", "yr": "Y", "wk": "W"}.get(g["u"]) or lexicon.units()[g["u"]]
    count = lexicon.number(g["n"]) if "n" in g else None
    if "n" in g and count is None:
        return None
    if "half" in g and count:
        count += 0.5
    return "lasting", {"code": unit, "count": count}


def _stretch(words: str, g: dict[str, str]) -> Built:
    unit = lexicon.units()[g["u"]]
    if g["det"] == "future":
        return "word", {"code": "FUTURE_REF"}
    return "lasting", {"code": unit, "count": None}


def _one(words: str, g: dict[str, str]) -> Built:
    count = (0.5 if "half" in g else 1.0) + (0.5 if "plus" in g else 0.0)
    return ("set" if "often" in g or g["det"] in ("per", "each and every") else "one"), {"code": lexicon.units()[g["u"]], "count": count}


def _every(words: str, g: dict[str, str]) -> Built:
    target, every = g["t"], g.get("n")
    count = {None: 1.0, "single": 1.0, "other": 2.0, "second": 2.0, "third": 3.0}.get(every) or lexicon.number(every or "")
    part = "T" + lexicon.parts()[g["part"]] if "part" in g else ""
    if target in lexicon.units():
        return "set", {"code": lexicon.units()[target], "count": count}
    if target in lexicon.weekdays():
        return "value", {"code": f"XXXX-WXX-{lexicon.weekdays()[target] + 1}{part}"}
    if target in lexicon.months():
        return "value", {"code": f"XXXX-{lexicon.months()[target]:02}"}
    if target in lexicon.seasons():
        return "value", {"code": f"XXXX-{lexicon.seasons()[target]}"}
    return "value", {"code": "P1D" if target == "weekday" else f"XXXX-XX-XXT{lexicon.parts()[target]}"}


def _relative(words: str, g: dict[str, str]) -> Built:
    shift, near = lexicon.DEICTICS[g["det"]]
    if "the" in g and g["det"] == "next":  # "the next day": after the one spoken of
        near = "text"
    base: dict[str, Any] = {"shift": shift, "near": near}
    target = g["t"]
    if target in lexicon.parts():
        return "part", base | {"code": lexicon.parts()[target]}
    if target in lexicon.units():
        past = "the" in g and g["det"] in ("past", "last") and lexicon.units()[target] != "Y"
        return ("lasting", {"code": lexicon.units()[target], "count": 1.0}) if past else ("unit", base | {"code": lexicon.units()[target]})
    if target.rstrip(".") in lexicon.months():
        return "month", base | {"month": lexicon.months()[target.rstrip(".")]}
    if target in lexicon.weekdays():
        return "weekday", base | {"weekday": lexicon.weekdays()[target]}
    if target in lexicon.seasons():
        return "season", base | {"code": lexicon.seasons()[target]}
    return "holiday", base | {"code": lexicon.holidays()[target]}


def _bare(words: str, g: dict[str, str]) -> Built:
    unit = lexicon.units()[g["u"]]
    if "ended" in g:  # "the year ended June 30" lasted a year
        return "lasting", {"code": unit, "count": 1.0}
    return "unit", {"code": unit, "shift": 0, "near": "bare"}


def _before_last(words: str, g: dict[str, str]) -> Built:
    return "unit", {"code": lexicon.units()[g["u"]], "shift": -2 if g["dir"].startswith("before") else 2}


def _ordinal(words: str, g: dict[str, str]) -> Built:
    return "ordinal", {"code": lexicon.units()[g["u"]]}


def _plural(words: str, g: dict[str, str]) -> Built:
    return "plural", {"code": lexicon.units()[g["u"]]}


def _word(words: str, g: dict[str, str]) -> Built:
    entry = lexicon.date_words()[g["w"]]
    if entry.value.startswith("day"):
        shift, _, part = entry.value[3:].partition("T")
        return ("part", {"code": part, "shift": int(shift)}) if part else ("unit", {"code": "D", "shift": int(shift)})
    return "word", {"code": entry.value}


COUNTED: dict[str, Reader] = {
    "ago": _ago, "lasting": _lasting, "stretch": _stretch, "one": _one, "every": _every, "nextshort": _relative, "relative": _relative,
    "ordinal": _ordinal, "plural": _plural, "beforelast": _before_last, "bare": _bare, "word": _word,
}  # fmt: skip
