"""Date expressions with their TIMEX3 value and the days they cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from analysis.extract.cues import source_nouns
from analysis.extract.date_traps import is_date
from analysis.extract.found import Found, Words
from analysis.extract.tense import tense
from analysis.model import Anchor, Article, DateRole, DateRow, Row
from analysis.timex import calendar_days as calendar
from analysis.timex.atoms import Atom
from analysis.timex.context import Context, Timex
from analysis.timex.joins import expressions
from analysis.timex.lexicon import word_set
from analysis.timex.values import resolve

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Date expressions, each with the value that the words, the text before them and the day of publication decide."""
    words = found.words
    text = article.text
    placed = [(atom, _token(words, atom)) for atom in expressions(text)]
    kept = [(atom, index, _clause(words, atom, index, text)) for atom, index in placed if is_date(atom, index, text, words)]
    for (atom, index, _), timex, anchor in _resolved(kept, article):
        yield _row(atom, index, timex, anchor, article, words)


def _token(words: Words, atom: Atom) -> int:
    """The word that carries the expression: its last."""
    return max(0, bisect_right(words.start, max(atom.start, atom.end - 2)) - 1)


def _clause(words: Words, atom: Atom, last: int, text: str) -> str:
    """Tense at the expression, taken from the word on which the others hang."""
    if _AHEAD.search(text[max(0, atom.start - 16) : atom.start]):
        return "future"
    if _is_of_telling(words, atom, text):
        return "past"
    first = max(0, bisect_right(words.start, atom.start) - 1)
    root = next((index for index in range(last, first - 1, -1) if not first <= words.head[index] <= last), last)
    found = tense(words, root)
    if first and words.lower[first - 1] in _UNTIL and (found not in ("past", "perfect") or _put_off(words, root)):
        return "future"
    return found


def _is_of_telling(words: Words, atom: Atom, text: str) -> bool:
    """Whether it dates words already said: "said it expects the toll to grow in an appeal on Thursday" is past whatever the parser ties."""
    named = _IN_DOCUMENT.search(text[max(0, atom.start - 60) : atom.start])
    if named is None or named[1].lower() not in source_nouns("document") | _SPOKEN:
        return False
    index = words.at(atom.start) or 0
    before = range(words.spans[words.sentence[index]][0], index)
    told = any(words.tag[token] == "VBD" and words.lemma[token].lower() in _REPORTING for token in before)
    return told and not any(words.tag[token] == "MD" for token in before)  # "said he would speak in an address on Thursday"


_IN_DOCUMENT = re.compile(r"\bin (?:an?|its|his|her|their|the) (?:[\w'’-]+ ){0,2}?([\w-]+) (?:on |late on |early on )?$", re.I)
_SPOKEN = word_set("speech interview address broadcast briefing conference call post message appeal letter")


def _put_off(words: Words, index: int) -> bool:
    """Whether the verb above moves a date: "extended its bid until Friday" looks ahead, "until Friday it had closed" does not."""
    for _ in range(4):
        if words.lemma[index].lower() in _MOVED:
            return True
        index = words.head[index]
    return False


_UNTIL = word_set("until till til thru")
_MOVED = word_set("extend postpone delay adjourn defer suspend move reschedule push give allow set")
_AHEAD = re.compile(r"\b(?:as (?:early|soon) as|no (?:later|earlier) than|not until) $")

Placed = tuple[Atom, int, str]


def _resolved(kept: list[Placed], article: Article) -> Iterator[tuple[Placed, Timex, Anchor]]:
    """Values at the day of publication, or those on which both ends of its interval agree."""
    first, last = article.published_interval
    if article.published is not None:
        for place, timex in zip(kept, values(kept, article.published), strict=True):
            if timex is not None:
                yield place, timex, _anchor(timex, "published")
        return
    unanchored = values(kept, None)
    ends = (values(kept, first), values(kept, last)) if first and last else (unanchored, unanchored)
    for place, alone, early, late in zip(kept, unanchored, *ends, strict=True):
        if early is not None and late is not None and early.value == late.value:
            yield place, early, _anchor(early, "published-interval")
        elif alone is not None:
            yield place, alone, "none"


def _anchor(timex: Timex, used: Anchor) -> Anchor:
    if calendar.days_of(timex.value) is None:
        return "none"
    return used if timex.anchored else "text"


def values(kept: list[Placed], today: date | None) -> list[Timex | None]:
    """The values of all expressions of a text, for one day of publication."""
    at = Context(today, history=_is_history([atom for atom, _, _ in kept], today))
    out: list[Timex | None] = []
    for atom, _, clause in kept:
        at.tense, at.start = clause, atom.start
        timex = resolve(atom, at)
        out.append(timex)
        if timex is not None:
            _remember(at, atom, timex)
    return out


def _remember(at: Context, atom: Atom, timex: Timex) -> None:
    """What later expressions lean on."""
    unit = calendar.unit_of(timex.value)
    if unit == "Q" and atom.kind in ("quarter", "period", "unit"):
        if (atom.shift or 0) == 0 and atom.of is None:
            at.quarter = max(at.quarter, timex.value)
        at.by_quarter = True
    elif (atom.kind == "lasting" and atom.code == "M") or (atom.kind == "unit" and atom.code == "Y" and atom.near == "bare"):
        at.by_quarter = False  # "for the nine months"
    if timex.value == "PRESENT_REF" and at.today is not None:  # "now counts 61,000, up from 45,000 five days earlier"
        at.remember(at.today.isoformat(), "D", anchored=True, end=atom.end)
    if timex.type in ("DATE", "TIME") and unit and not (atom.kind == "ago" and atom.code == "Y" and atom.count == 1):
        at.remember(timex.value, unit, anchored=timex.anchored, end=atom.end)


def _is_history(atoms: list[Atom], today: date | None) -> bool:
    """Whether the text tells of days long past: most of the years it names are, and it hardly speaks of today."""
    years = [atom.year for atom in atoms if atom.year is not None and atom.kind in ("day", "month", "year", "season")]
    now = sum(atom.near == "today" and atom.shift is not None and atom.kind in ("unit", "part", "month", "weekday") for atom in atoms)
    weekdays = sum(atom.kind == "weekday" for atom in atoms)
    old = sum(year < today.year - 2 for year in years) if today else len(years)
    return old >= 6 and old > 4 * (len(years) - old + now + weekdays)


_REPORTING = word_set(
    "say tell note report announce state add claim confirm warn declare reveal disclose acknowledge admit deny insist estimate write "
    "comment explain assert argue suggest respond reply stress testify predict assess"
)


def _role(atom: Atom, index: int, timex: Timex, text: str, words: Words) -> DateRole:
    if timex.type not in ("DATE", "TIME") or timex.value.endswith("REF"):
        return "other"
    before = text[max(0, atom.start - 16) : atom.start].lower().split()[-2:]
    if before[-1:] and before[-1] in ("by", "until", "till", "before") and timex.type == "DATE":
        return "deadline"
    for _ in range(8):
        if words.tag[index].startswith("V"):
            return "statement" if words.lemma[index].lower() in _REPORTING else "event"
        if words.head[index] == index:
            break
        index = words.head[index]
    return "other"


_UP_TO_NOW = re.compile(r"(?:the )?(?:past|last) ")
_OF_OTHER = re.compile(r" (?:of|in|before|after|to|through|until|ended|ending)\b")
_COUNT = re.compile(r"P(T?)(\d+)([HDWMQY])")


def _window(atom: Atom, timex: Timex, article: Article) -> calendar.Interval | None:
    """The days that "the past 48 hours" touches, up to that of publication; None of "the last two weeks of May"."""
    count = _COUNT.fullmatch("P1Y" if atom.text.endswith("past year") else timex.value)
    if count is None or article.published is None or not _UP_TO_NOW.match(atom.text) or _OF_OTHER.match(article.text, atom.end):
        return None
    number = -int(count[2])
    if (count[3] == "H") != bool(count[1]):
        return None
    try:
        first = calendar.add(article.published, "D" if count[1] else count[3], number // 24 if count[1] else number)
    except ValueError:
        return None
    return first, article.published


def _row(atom: Atom, index: int, timex: Timex, anchor: Anchor, article: Article, words: Words) -> DateRow:
    days = _window(atom, timex, article) or (calendar.days_of(timex.value) if timex.type in ("DATE", "TIME") else None)
    first, last = days if days else (None, None)
    return DateRow(
        date_id=f"{article.article_id}:{atom.start}-{atom.end}", article_id=article.article_id,
        text=article.text[atom.start : atom.end], start=atom.start, end=atom.end, sentence=words.sentence[index] if len(words) else 0,
        timex_type=timex.type, timex_value=timex.value, timex_mod=timex.mod, first_day=first, last_day=last,
        precision=calendar.precision_of(timex.value) if days else "none", anchor=anchor,
        role=_role(atom, index, timex, article.text, words),
    )  # fmt: skip
