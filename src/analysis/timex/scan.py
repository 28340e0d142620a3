"""Where in a text the atoms of date expressions are: a cheap pass over the words, and the patterns only where it pays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.timex import lexicon
from analysis.timex.patterns import compiled, vocabulary, words_of

REACH = 72  # an atom that begins with a common word ("the", "about", "first") says what it is within so many characters

_WORD = re.compile(r"\d+|[^\W\d_]+")
_JOINED = re.compile(r"[:/.-]\d|['’]?s\b| ?[ap]\.? ?m\b|(?:st|nd|rd|th)\b", re.I)  # 10:35, 22.10.2024, 1990s, 5 p.m., 4th
_TELLING = lexicon.word_set(
    "quarter quarters half period noon midday midnight overnight twenties thirties forties fifties sixties seventies eighties nineties "
    "nineteen twenty thousand weekday yr hr min sec wk q h fy ad bc bce ce gmt utc"
)
_COMMON = lexicon.word_set(
    "a about almost an and another approximately around as at beginning better ca calendar circa close closing coming comparable "
    "corresponding countless current dozens each early earlier end ending eve every exactly few fewer fifth final financial first "
    "fiscal following fourth future good height hundreds intervening its just last late later latest latter least less like long many "
    "mid middle midway more nearly next no not number nxt onset opening outset over past per preceding present previous prior recent "
    "remainder rest roughly same second several some sometime start subsequent tens that the these third this those thousands turn "
    "under up upcoming upwards various very well year"
)
_STOP = lexicon.word_set("a the s of as in at for to not more all some st right long short good")


@cache
def telling() -> frozenset[str]:
    """Words one of which is in every date expression, unless a number tells."""
    names = (lexicon.months(), lexicon.weekdays(), lexicon.seasons(), lexicon.parts(), lexicon.units())
    words = {name for table in names for name in table} | words_of(lexicon.holidays()) | _TELLING
    words |= words_of(lexicon.date_words()) | {f"{name}s" for table in names[1:4] for name in table}
    return frozenset(words - _STOP)


@cache
def common() -> frozenset[str]:
    """Words that may begin a date expression and most often do not."""
    return _COMMON | frozenset(lexicon.SMALL) | frozenset(lexicon.ORDINALS) | frozenset(lexicon.SCALES) | _STOP


@cache
def _places() -> dict[str, str]:
    """What a word can do in a date expression: go on with it, begin it, tell that it is one."""
    return dict.fromkeys(vocabulary(), "goes on") | dict.fromkeys(common(), "begins") | dict.fromkeys(telling(), "tells")


def starts(text: str) -> list[int]:
    """Offsets at which a date expression may begin, in order."""
    places = _places()
    out: list[int] = []
    waiting: list[int] = []  # beginnings that need a telling word behind them
    numbered = False  # whether a number waits
    for match in _WORD.finditer(text):
        word, start = match[0].lower(), match.start()
        place = places.get(word)
        if word[0].isdigit():
            quoted = text[start - 1 : start] in ("'", "’") and start > 0
            shaped = len(word) == 4 or quoted or _JOINED.match(text, match.end())
            place, numbered, start = ("tells", numbered, start - quoted) if shaped else ("begins", True, start)
        if place == "tells":
            out += [begin for begin in waiting if start - begin < REACH]
            out.append(start)
            waiting.clear()
            numbered = False
        elif place == "begins":
            waiting.append(start)
        elif place is None and not numbered:  # in no date expression: "the" of "the vote last week" begins none
            waiting.clear()
    return out


def matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The atoms of a text, in order: the rule's name and the match of its own pattern."""
    any_rule, rules = compiled()
    done = 0
    for start in starts(text):
        if start < done or not _free(text, start):
            continue
        match = any_rule.match(text, start)
        if match and match.lastgroup:
            own = rules[match.lastgroup].match(text, start)
            if own:
                done = own.end()
                yield match.lastgroup, own


def _free(text: str, start: int) -> bool:
    """Whether an expression may begin here: not inside a word, an amount of money or a longer number."""
    before = text[max(0, start - 2) : start]
    if not before:
        return True
    last = before[-1]
    return not (last.isalnum() or last in "_$€£¥" or (last in ".,:/" and before[0].isdigit() and len(before) > 1))
