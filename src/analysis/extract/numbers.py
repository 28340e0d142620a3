"""Numerals in running text: digits with any grouping, number words, fractions, vague plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.number_words import CARDINALS, FEW, GLYPHS, LETTERS, PARTS, PLURALS, SCALES, WORD, Numeral, read_words, scaled


def _alternatives(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_CARD = _alternatives(CARDINALS)
_SCALE = rf"(?:{_alternatives(SCALES)})"
_PART = rf"(?:{_alternatives(p for p in PARTS if p != 'halve')}|halve)"
_GLYPH = f"[{''.join(GLYPHS)}]"
_DIGITS = rf"""
    \d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?![\d])      # 1,200  12,34,567.89
  | \d{{1,3}}(?:[\x20\u00a0\u2009\u202f]\d{{3}})+(?:\.\d+)?(?!\d|\s?mm\b)  # 1 200, also with hard or thin spaces
  | \d{{1,3}}(?:\ \d{{3}}){{2,}}(?:\.\d+)?(?!\d)            # 1 234 567
  | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d)             # 1.234.567
  | \d+,\d{{1,2}}(?=[\s-]{{0,2}}(?:%|per\ ?cent|m(?:illio)?n|b(?:illio)?n))  # 24,5 million  24,5-million
  | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                         # 1'200'000, as the Swiss write
  | \d+[ -]\d{{1,2}}[/⁄]\d{{1,2}}(?![/\d])                 # 10 1/2  7-1/2
  | \d{{1,3}}[/⁄]\d{{1,4}}(?![/\d])                         # 3/4
  | \d*{_GLYPH}                                            # 2½
  | \d+(?:\.\d+)?                                          # 12  3.5
  | (?<![\w.])\.\d+                                        # .534
"""
_EXPONENT = r"(?:\s?[x×]\s?10\s?\^?\s?(?P<power>[-−–+]?\d{1,3})(?!\d)|[eE](?P<e>[-+]?\d{1,2})(?!\w))"
NUMERAL = re.compile(
    rf"""
    (?P<vague>
        (?<![\w-])(?:(?P<few>several|many|(?:a|the|very|just\ a|only\ a|quite\ a|past|last|next|first|another|these|those)\s+few
              |a\ couple(?:\ of)?|a\ handful\ of)\s+
            (?P<fewscale>{_SCALE}(?:\s+(?:thousand|million|billion|trillion))?)s?\b
        | (?P<plurals>(?:tens|dozens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions)
            (?:\s+(?:and|upon|or|if\ not|perhaps|maybe)\s+(?:tens|dozens|scores|hundreds|thousands|millions))?
            (?:\s+of\s+(?:hundreds|thousands|lakhs|millions|crores|billions|trillions))*)\b))
  | (?P<fraction>
        (?<![\w-])(?P<over>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})(?:\s?-\s?|\s+)(?P<part>{_PART})(?P<s>s?)
            (?:[\s-]+(?:of\ an?\ )?(?P<partscale>hundred|thousand|million|billion|trillion|dozen))?\b(?!-(?:year|month|day|hour))
      | (?<![\w-])(?P<half>half|quarter)(?:[\s-]+(?:an?\s+)?(?P<halfscale>dozen|hundred|thousand|million|billion|trillion|crore|lakh))\b
      | (?<=\bby\ )half(?=\s*[,.;)]|\s+(?:in|to|since|from|over|last|this|on|at|and)\b)
      | (?<![\w-])half(?=\s+(?:\(\d|(?:of|the|a|an|its|their|his|her|our|my|all|that|those|these)\b)))
  | (?P<digits>(?:(?<![\w.,:/@\#%])[-−–+](?=[\d.])|(?<![\w-])(?<!or\ )(?:minus|negative)[\s-](?=[\d.]))?
        (?<![\d:/@\#_])(?<!\d[.,])(?:(?P<raw>{_DIGITS}){_EXPONENT}?)
        (?:(?:(?:-\s|[\s-])?(?P<scales>{_SCALE}(?:[\s-]{_SCALE})*)s?\b)
          |(?P<letter>(?:{_alternatives(LETTERS)})(?:(?![\w]|/\w|[²³])|(?=(?:EUR|USD|GBP)\b)))
          |[ ](?P<spaced>(?:mn|mln|mil|bn|bln|tn|trn|tln|b|B|m|M|MM|k|K|cr|Cr)(?![\w'’/²³]|-\w)))?)
  | (?P<words>(?<![\w-])(?:(?<!or\ )minus[\s-]|negative\s+)?
        (?:an?\s+(?={_SCALE}\b)|the\s+(?=(?:hundred|thousand|million|dozen)\s+\w))?(?:{_CARD}|{_SCALE})
        (?:(?:\s?-\s?|\s+(?:and\s+)?)(?:{_CARD}|{_SCALE})\b)*(?:s(?=\s+(?:of|in)\b))?(?![\w]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = {*CARDINALS, *SCALES, *PLURALS, *PARTS, *(f"{part}s" for part in PARTS), "several", "many", "few", "couple", "handful"}
_HINT = re.compile(rf"\d+|{_GLYPH}|\b(?P<word>[b-fhlmnoqstz][a-z]{{2,11}})\b", re.I)
_REACH, _STRETCH = 12, 260  # characters before and after a hint that its numeral can take
_AND_PART = re.compile(
    rf"[\s-]+and[\s-]+(?:(?:an?|(?P<n>one|two|three|four|five))[\s-](?P<part>{_PART})s?|(?P<half>half))\b(?:[\s-](?P<scale>{_SCALE})\b)?",
    re.I,
)
_HALF_YEAR = re.compile(
    r"[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|times|metres?|meters?|miles?|kilomet\w+|per\s?cent|%)\b", re.I
)
_BARE_SCALE = re.compile(rf"{_SCALE}s?", re.I)
_REFERS = re.compile(r"(?:(?:\b(?:per|in the|by the|in|the)|\d)\s|\()$", re.I)  # "parts per million", "by the dozen", "(million euros)"


def scan(text: str) -> Iterator[Numeral]:
    """All numerals of a text, in order, without overlap.

    Scale words belong to their number ("2.3 billion" is one numeral); qualifiers, units and ranges do not.
    """
    last = 0
    for hint in _HINT.finditer(text):  # the full pattern is dear: it is tried only where a number can be
        if hint.start() < last or (hint["word"] and hint["word"].lower() not in _WORDS):
            continue
        match = NUMERAL.search(text, max(last, hint.start() - _REACH), hint.end() + _STRETCH)
        while match is not None and match.start() < hint.end():
            last = max(last, match.end())
            for numeral in _read(text, match):
                last = max(last, numeral.end)
                yield numeral
            match = NUMERAL.search(text, last, hint.end() + _STRETCH) if last < hint.end() else None


def _read(text: str, match: re.Match[str]) -> Iterator[Numeral]:
    if match["vague"]:
        yield _vague(match)
    elif match["fraction"]:
        if _is_fraction(text, match):
            yield _fraction(match)
        elif match["over"].lower() in CARDINALS and match["over"].lower() != "one":  # "two quarters", no fraction
            value = CARDINALS[match["over"].lower()]
            yield Numeral(match.start("over"), match.end("over"), value, value, "words")
    elif match["digits"]:
        found = _digits(text, match)
        if found is not None:
            yield _with_part(text, found)
    elif not _BARE_SCALE.fullmatch(match["words"]) or not _REFERS.search(text[max(0, match.start() - 12) : match.start()]):
        for numeral in read_words(match):
            yield _with_part(text, _with_decimals(text, numeral))


def _vague(match: re.Match[str]) -> Numeral:
    start, end = match.span("vague")
    if match["few"]:
        low, high = next(bounds for word, bounds in FEW.items() if word in match["few"].lower())
        scale = 1.0
        for word in WORD.findall(match["fewscale"].lower()):
            scale *= SCALES[word.removesuffix("s") if word not in SCALES else word]
        return Numeral(start, end, low * scale, max(high * scale + scale - 1, low * scale), "vague", scale)
    low = high = 1.0
    for part in re.split(r"\s+of\s+", match["plurals"].lower()):
        ends = [word for word in WORD.findall(part) if word in PLURALS]  # "hundreds, if not thousands": from the least to the most
        low, high = low * PLURALS[ends[0]], high * PLURALS[ends[-1]]
    return Numeral(start, end, min(low, high), max(low, high) * 10 - 1, "vague")


_MAKES_PART = re.compile(
    r"\s+(?:of\b|(?:less|more|fewer|lower|higher|smaller|larger|cheaper|dearer)\b|"
    r"the (?:size|rate|price|cost|number|amount|population|speed|weight)|as )"
)


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """Whether "a third" is a part and not the next in a row ("a third term", "one quarter")."""
    part = match["part"]
    if not part or match["partscale"] or (match["s"] and part.lower() not in ("half", "quarter")):
        return True
    tail = text[match.end() : match.end() + 16].lower()
    hyphen = "-" in match["fraction"]
    if part.lower() == "halve" or hyphen:
        return True
    if _MAKES_PART.match(tail):
        return True
    lead = text[max(0, match.start() - 14) : match.start()].lower()
    return bool(re.search(r"(?:more than|less than|over|nearly|almost|about|by|at least|around|under|to)\s$", lead)) and (
        not re.match(r"\s+[a-z]", tail) or part.lower() in ("half", "quarter")
    )


def _fraction(match: re.Match[str]) -> Numeral:
    start, end = match.span("fraction")
    if match["part"]:
        over = match["over"].lower()
        numerator = 1.0 if over in ("a", "an") else CARDINALS[over] if over in CARDINALS else float(over)
        scale = SCALES[match["partscale"].lower()] if match["partscale"] else 1.0
        value = numerator / PARTS[match["part"].lower()] * scale
    else:
        scale = SCALES[match["halfscale"].lower()] if match["halfscale"] else 1.0
        value = (0.25 if (match["half"] or "").lower() == "quarter" else 0.5) * scale
    return Numeral(start, end, value, value, "words" if scale > 1 else "fraction", scale)


def _digits(text: str, match: re.Match[str]) -> Numeral | None:
    raw, (start, end) = match["raw"], match.span("digits")
    value = _value(raw, text[match.end("raw") :][:24])
    if value is None:
        return None
    if match["power"] or match["e"]:
        value *= 10.0 ** int((match["power"] or match["e"]).replace("−", "-").replace("–", "-"))
    if text[start] in "-−–mMnN":
        value = -value
    scale, letter = 1.0, match["letter"] or match["spaced"] or ""
    if match["scales"]:
        for word in WORD.findall(match["scales"].lower()):
            scale *= SCALES[word]
    elif letter and letter not in LETTERS:
        letter = letter.lower() if letter.lower() in LETTERS else ""
        end = end if letter else match.end("raw")
    elif match["spaced"]:
        end = match.end("raw")
    if letter:
        end = match.end("raw")
    fraction = scale == 1 and not re.search("[ -]", raw) and ("/" in raw or "⁄" in raw or (len(raw) == 1 and raw in GLYPHS))
    value = scaled(value, scale)
    return Numeral(start, end, value, value, "fraction" if fraction else "digits", scale, letter)


def _value(raw: str, after: str) -> float | None:
    """The number that a group of digits writes; None for "9/11" and the like."""
    if raw[-1] in GLYPHS:
        return float(raw[:-1] or 0) + GLYPHS[raw[-1]]
    if "/" in raw or "⁄" in raw:
        *whole, fraction = re.split("[ -]", raw)
        over, under = map(int, re.split("[/⁄]", fraction))
        if not 0 < over < under or (not whole and under not in (2, 3, 4, 5, 6, 7, 8, 10, 16, 32, 64, 100, 128, 1000)):
            return None
        return float(whole[0] if whole else 0) + over / under
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?", raw):
        return float(raw.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", raw):
        return float(raw.replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}\.\d00", raw) and re.match(r" (?:people|soldiers|troops|dead|refugees|civilians|fighters)\b", after):
        return float(raw.replace(".", ""))  # "3.000 refugees": nobody counts thousandths of people
    return float(re.sub(r"[,\s'’]", "", raw))


_POINT = re.compile(
    rf"\spoint((?:[\s-](?:zero|nought|oh|{_alternatives(w for w, n in CARDINALS.items() if n)})\b)+)(?:\s(?P<scale>{_SCALE})\b)?", re.I
)


_AT = re.compile(r"\b(?:at|on|to)\s$", re.I)  # "at one point five boats were lost"


def _with_decimals(text: str, numeral: Numeral) -> Numeral:
    """Add decimals that are spoken: "three point five per cent", "two point one million"."""
    match = _POINT.match(text, numeral.end) if text.startswith(" point ", numeral.end) else None
    if match is None or numeral.low % 1 or (numeral.low == 1 and _AT.search(text, max(0, numeral.start - 5), numeral.start)):
        return numeral
    digits = "".join(f"{CARDINALS.get(word.lower(), 0):g}" for word in WORD.findall(match[1]))
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1.0
    value = scaled(float(f"{numeral.low:.0f}.{digits}"), scale)
    return replace(numeral, end=match.end(), low=value, high=value, scale=scale)


def _with_part(text: str, numeral: Numeral) -> Numeral:
    """Add what follows with "and": "two and a half", "one and a half million", "3 million and a half"."""
    match = _AND_PART.match(text, numeral.end) if text.startswith("and", numeral.end + 1) else None
    if match is None or numeral.letter:
        return numeral
    over = CARDINALS[match["n"].lower()] if match["n"] else 1.0
    name = (match["part"] or match["half"]).lower()
    if match["half"] and not _HALF_YEAR.match(text, match.end()):
        return numeral  # "12 and half of the others"
    part = over / PARTS[name]
    scale = numeral.scale
    value = numeral.low + part * scale
    if match["scale"]:
        if scale > 1 or numeral.low > 9:
            return numeral  # "12 and a half-dozen": two numbers
        scale = SCALES[match["scale"].lower()]
        value = (numeral.low + part) * scale
    elif name not in ("half", "quarter", "third") or (scale == 1 and numeral.low > 99):
        return numeral
    return replace(numeral, end=match.end(), low=value, high=value, scale=scale)
