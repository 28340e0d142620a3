"""Units beside a number: money by glyph, code or name, percent, physical units, and what they are per."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.extract import currencies, strokes
from analysis.extract.number_words import LETTERS, Numeral
from analysis.lexicons import listed, read_tsv

MONEY = "money"
SPACE = r"[^\S\n]"
_SHY = {"won", "real", "sol", "dram", "buck", "rand", "quid"}  # also everyday words: money only after a large number
_GLUED_CODES = {"R", "N", "P", "K", "PS", "Sh", "SR", "QR", "KD", "BD", "TL", "LL", "NIS", "euro"}
_INDIAN = re.compile(r"lakh|crore", re.I)  # numerals that rand are not counted in: "R40 crore"
_TRACK = r"(?:run|race|walk|swim|freestyle|sprint|relay|hurdles|dash|medley|butterfly|backstroke|breaststroke|final|heats?)"
_METRES = re.compile(
    rf"{SPACE}(?:long|wide|high|tall|deep|thick|away|apart|across|above|below|north|south|east|west|from|off|up|down|to|and|at|in|on|"
    rf"{_TRACK})\b|{SPACE}?[-x×,.;:)]|{SPACE}?$"
)


_OPENS = re.compile(r"(?:^|[.?!:;–—]|\n)[\s\"“‘']*$")


class Unit(NamedTuple):
    """A unit found beside a number."""

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    symbols: re.Pattern[str]
    glued: re.Pattern[str]
    words: re.Pattern[str]
    codes: dict[str, str]  # glyph before the number -> currency
    names: dict[str, tuple[str, str]]  # form after the number -> unit, kind
    titles: dict[str, str]  # unit -> its name in words


def _either(values: object) -> str:
    return "|".join(re.escape(value).replace(r"\ ", r"[\s-]") for value in sorted(values, key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _patterns() -> _Patterns:
    codes: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    titles: dict[str, str] = {}
    symbols: list[str] = []
    glued: list[str] = []
    words: list[str] = []
    for row in read_tsv("currencies"):
        glyphs = listed(row["glyphs"])
        codes |= dict.fromkeys(glyphs, row["code"])
        titles[row["code"]] = (listed(row["names"]) or [row["code"]])[0]
        symbols += [glyph for glyph in glyphs if (glyph not in _GLUED_CODES and len(glyph) > 1) or not glyph.isalpha()]
        words += listed(row["names"])
        names |= dict.fromkeys(glyphs, (row["code"], MONEY)) | {word.lower(): (row["code"], MONEY) for word in listed(row["names"])}
    for row in read_tsv("units"):
        entry = row["unit"], row["kind"]
        titles[row["unit"]] = (listed(row["words"]) or [row["unit"]])[0]
        symbols += listed(row["symbols"])
        glued += listed(row["glued"]) + listed(row["symbols"])
        words += listed(row["words"])
        for form in (*listed(row["symbols"]), *listed(row["glued"]), *(word.lower() for word in listed(row["words"]))):
            if form not in codes or form in _GLUED_CODES:
                names[form] = entry
    return _Patterns(
        re.compile(rf"(?<![A-Za-z$€£¥])(?:{_either(codes)}){SPACE}?$"),
        re.compile(rf"{SPACE}?-?(?P<unit>{_either(symbols)})(?![\w]|-\d)"),  # no degrees in "four F-35 jets"
        re.compile(rf"(?P<unit>{_either(glued)})(?![\w’'])"),
        re.compile(
            rf"(?:[\"”]?{SPACE}{{1,2}}|{SPACE}?[-–]{SPACE}?)?(?:(?:US|U\.S\.|imperial|UK){SPACE}(?=fluid|gallon|pint|quart|ton))?(?P<unit>(?:{_either(words)}))(?P<s>e?s)?(?![\w])",
            re.IGNORECASE,
        ),
        codes,
        names,
        titles,
    )


def money_before(text: str, numeral: Numeral) -> Unit | None:
    """The currency that stands before a number ("US$ 40", "Rs 3 crore", "EUR50m")."""
    window = text[max(0, numeral.start - 8) : numeral.start]
    match = _patterns().before.search(window)
    if match is None:
        return None
    glyph = match[0].rstrip()
    if glyph == "A $" and _OPENS.search(text, max(0, numeral.start - 12), numeral.start - len(match[0])):
        return Unit(numeral.start - 1, numeral.end, "USD", MONEY)  # "A $5 note": an article
    if glyph in _GLUED_CODES and (glyph != match[0] or (numeral.low < 1000 and numeral.scale == 1 and not numeral.letter)):
        return None  # "R500m" is money, "N95" and "K 12" are not
    start = numeral.start - len(match[0])
    if glyph == "R" and _INDIAN.search(text, numeral.start, numeral.end):
        return Unit(start, numeral.end, "INR", MONEY)
    return Unit(start, numeral.end, currencies.currency(text, glyph.lower(), _patterns().codes[glyph]), MONEY)


def unit_after(text: str, numeral: Numeral, end: int) -> Unit | None:
    """The unit or currency that follows a number's last character `end`."""
    patterns, window = _patterns(), text[end : end + 40]
    if not window:
        return None
    digits = numeral.kind == "digits"
    if digits and (length := strokes.stroke(text, numeral.start, end)):
        return Unit(end, *length, "length")
    match = patterns.symbols.match(window) or (patterns.glued.match(window) if digits else None)
    if match is None and digits and _QUOTIENT.match(window):
        match = patterns.glued.match(window, 1)  # "4 A/m2": elsewhere such a letter is a unit only right after the number
    if match:
        name, kind = patterns.names[match["unit"].replace(" ", " ")]
        if not _is_symbol(match, numeral):
            return None
        return Unit(end + match.start("unit"), end + match.end(), name, kind)
    match = patterns.words.match(window)
    if match is None and numeral.kind == "vague" and (of := re.match(r"\s+of(?=\s)", window)):
        window = window[of.end() :]  # "tens of millions of dollars"
        end += of.end()
        match = patterns.words.match(window)
    if match is None:
        return None
    form = re.sub(r"[\s-]+", " ", match["unit"].lower())
    name, kind = patterns.names.get(form) or patterns.names[match["unit"].lower()]
    if not _is_word(match, numeral, window):
        return None
    if form == "point":
        return _points(text, numeral, end, match, name, kind)
    if form == "pound" and (numeral.scale >= 1e5 or "£" in text) and not window[match.end() :].startswith((" of ", "-")):
        name, kind = "GBP", MONEY
    if kind == MONEY and not (form == "pound" and "£" in text):
        name = currencies.currency(text, form, name)
    return Unit(end + match.start("unit"), end + match.end(), name, kind)


_QUOTIENT = re.compile(r" [A-Za-zµμ]{1,2}/[a-zA-Z]{1,3}[23²³]?(?!\w|\.\w)")

_LEADS = (
    r"(?:leads?|led|leading|margins?|advantage|edge|gaps?|deficit|swing|loss|victory|win|bounce|drop|rise|increase|decrease|gain|fall|slide|jump|"
    r"ahead|behind|trail\w*|up|down|off|by|rose|risen|fell|fallen|gained|lost|dropped|climbed|jumped|stood|closed|ended)"
)
_LED_AFTER, _LED_BEFORE = (
    re.compile(rf"[\s-]{_LEADS}\b"),
    re.compile(rf"\b{_LEADS}\s(?:(?:of|by|at|about|some|nearly|almost|just|only|over|an?|narrow|mere|slim|solid|wide|more than)\s)*$"),
)
_RATE = re.compile(r"\b(?:rates?|yields?|turnout|unemployment|inflation)\b(?![^.;]*\b(?:index|shares?|stocks?)\b)[^.;\d]*$", re.I)
_POLL = re.compile(
    r"\b(?:poll(?:s|ing|sters?)?|voters?|elections?|ballots?|approval|electorate|candidates?|primary|caucus(?:es)?|surveys?)\b", re.I
)
_MARKET = re.compile(
    r"\b(?:index|Dow|Nasdaq|FTSE|DAX|shares|share prices?|per share|stocks?|trading|game|scored?|points per|quarterback|standings)\b"
)


def _points(text: str, numeral: Numeral, end: int, match: re.Match[str], name: str, kind: str) -> Unit | None:
    """Points of a poll are percentage points ("a ten-point lead among voters"), else points of an index or a score."""
    begin, stop = end + match.start("unit"), end + match.end()
    if numeral.low <= 10 and _RATE.search(text, max(0, numeral.start - 60), numeral.start):
        return Unit(begin, stop, "pp", "share")  # "cut rates by half a point", "turnout was down six points"
    led = _LED_AFTER.match(text, stop) or _LED_BEFORE.search(text[max(0, numeral.start - 30) : numeral.start])
    if text[max(0, begin - 90) : begin].count("percentage point") and not _MARKET.search(text, max(0, begin - 60), stop):
        name, kind = "pp", "share"  # "three percentage points for all voters, and 4.5 points for the rest"
    elif led and numeral.low < 70 and _POLL.search(text, max(0, begin - 600), stop + 400):
        if not _MARKET.search(text, max(0, begin - 80), stop + 80):
            name, kind = "pp", "share"
    elif numeral.kind != "digits" and not led:
        return None  # "made two points"
    return Unit(begin, stop, name, kind)


def _is_symbol(match: re.Match[str], numeral: Numeral) -> bool:
    form = match["unit"]
    if form in ("p", "°") or not form.isalpha() or len(form) > 1:
        return not (
            form.isupper() and form.isalpha() and len(form) == 3 and numeral.low < 10 and numeral.scale == 1 and match.start("unit")
        )
    return True


def _is_word(match: re.Match[str], numeral: Numeral, window: str) -> bool:
    """Rule out everyday senses: "two second homes", "two degrees in law", "three won"."""
    form, tail = match["unit"].lower(), window[match.end() :]
    if form in _SHY:
        return numeral.low >= 1000
    if form == "second":
        return bool(match["s"]) or not re.match(r"-| (?:half|quarter|round|place|home|term|time|placed|division)", tail)
    if form in ("foot", "crown"):
        tied = match[0].startswith("-")  # "a 40-foot patrol boat"
        return (tied or not re.match(r" (?:soldier|patrol|bridge|traffic|prince|jewel|court)", tail)) and (
            form == "foot" or numeral.low >= 10
        )
    if form == "degree":
        return not re.match(r" (?:in|from|program|course|holder)\b", tail)
    if form in ("day", "month", "year", "quarter"):
        return not re.match(r"-?care|-?end|['’]s\b", tail) or bool(match["s"])
    if form == "quarter":
        return numeral.low < 40
    if form in ("yard", "stone", "knot", "carat", "fathom", "pound", "point"):
        return not tail.startswith("-old")
    return True


def letter_scale(text: str, numeral: Numeral, *, money: bool) -> float:
    """The factor that a letter after a number means: "15m" is fifteen million in money or before a counted noun, else metres."""
    letter = numeral.letter
    if not letter:
        return 1.0
    after = numeral.end
    spaced = text[after : after + 1] in "  "
    tail = text[after + spaced + len(letter) :][:24]
    if letter not in LETTERS:
        return 1.0
    if len(letter) > 1 and letter not in ("MM", "cr", "Cr", "mil"):
        return LETTERS[letter]
    if letter in ("cr", "Cr", "L"):
        return LETTERS[letter] if money else 1.0
    if money or letter == "mil" or re.match(r"(?:EUR|USD|GBP)\b", tail):
        return LETTERS[letter]  # "5mEUR"
    if letter in "kK":
        return 1.0 if spaced or re.match(rf"[\s-]{_TRACK}\b", tail, re.I) else 1e3
    if letter == "M":
        return 1e6 if not spaced or re.match(r"\s[a-z]", tail) else 1.0
    if letter in "bB":
        return 1e9 if letter == "B" or not spaced else 1.0
    if letter == "m" and not spaced:
        counted = re.search(
            r"(?:[$€£]\s?[\d.]+m\b|\d(?:\.\d+)?m\s(?:of\s)?[a-z]{3,}s\b)[^.;]{0,80}$", text[max(0, numeral.start - 120) : numeral.start]
        )
        if counted and numeral.low and (counted[0][0] in "$€£" or not _METRES.match(counted[0][counted[0].index("m") + 1 :])):
            return 1e6  # "sold 12m pairs, up from 9m"
        return 1.0 if _METRES.match(tail) or not re.match(r"\s+[a-zA-Z]", tail) else 1e6
    return 1.0


def name_of(unit: str) -> str:
    """A unit in words: kilometre for km, dollar for USD."""
    return _patterns().titles.get(unit, unit)


def unit_of(symbol: str) -> str | None:
    """The unit, no currency, that a symbol stands for."""
    name, kind = _patterns().names.get(symbol, ("", MONEY))
    return name if kind != MONEY else None
