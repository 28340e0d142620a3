"""Words that look like dates and are none: may, march, sat, the Sunday Times, 2,000 people, a spring in the desert."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.extract.found import Words
from analysis.timex import lexicon
from analysis.timex.atoms import Atom

_BEFORE_MONTH = lexicon.word_set(
    "in by since until till from to through during before after of for and or between late early mid this last next on at around"
)
_BEFORE_YEAR = lexicon.word_set("in since until till by of during from to through after before late early and or between for the")
_BEFORE_NUMBER = lexicon.word_set("than about over least some nearly almost no number route flight room highway only")
_NEWSPAPER = re.compile(rf"(?:\s+on)?\s+{lexicon.either(lexicon.calendar_lexicon()['weekday_traps'])}\b", re.I)
_MEASURED = re.compile(
    r"\s*(?:%|percent\b|per cent\b|(?:km|kg|miles?|met(?:er|re)s|feet|people|men|women|troops|soldiers|dollars|euros|tons|tonnes|hours"
    r"|acres|jobs|homes)\b)|[-–][^\W\d]"
)
_RATE = re.compile(r"(?:\b(?:\d[\d,.]*|million|billion|trillion|thousand|hundred|percent|dollars|euros|pounds)|[%$€£])\s*$", re.I)
_SHORT_DAY = lexicon.either([form for form in lexicon.weekdays() if len(form) < 6])
_DAYS_ROUND = re.compile(rf"\b{_SHORT_DAY} ?[-–/&] ?$", re.I)  # "Mon-Fri"
_DAYS_ON = re.compile(rf" ?[-–/&] ?{_SHORT_DAY}\b", re.I)
_NAME_BEFORE = re.compile(r"[A-Z]\w+ $")
_NAME_AFTER = re.compile(r" (?!Eve|Day|Sunday|Monday|Friday|Saturday|Week|Weekend)[A-Z][a-z]+")
_LENGTH = re.compile(r"\b(?:for|in|within|after|than|about)\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression where it stands: its last word's number and the words around it."""

    atom: Atom
    index: int
    text: str
    words: Words

    @property
    def surface(self) -> str:
        """The words as written."""
        return self.text[self.atom.start : self.atom.end]

    @property
    def tag(self) -> str:
        """Penn tag of the last word."""
        return self.words.tag[self.index]

    @property
    def before(self) -> str:
        """The word before, lower case; nothing at the beginning of a sentence."""
        found = re.search(r"([^\W_]+)[^\w.;:!?)]*$", self.text[max(0, self.atom.start - 24) : self.atom.start])
        return found[1].lower() if found else ""

    @property
    def bare(self) -> bool:
        """Whether nothing but the name is there: no year, no "early", no "last"."""
        atom = self.atom
        return atom.year is None and atom.of is None and atom.shift is None and atom.mod is None

    @property
    def counts(self) -> bool:
        """Whether the number counts a plural: "1914 ships"."""
        head = self.words.head[self.index]
        return self.words.dep[self.index] == "nummod" and self.words.tag[head] == "NNS"

    @property
    def named(self) -> bool:
        """Whether the word is part of a name: "April Jones", "August Wilson"."""
        return any(first <= self.index < last and label in ("PERSON", "ORG", "GPE", "EVENT") for first, last, label in self.words.entities)


def is_date(atom: Atom, index: int, text: str, words: Words) -> bool:
    """Whether an expression is a date where it stands."""
    check = _CHECKS.get(atom.kind)
    return check is None or check(Place(atom, index, text, words))


def _month(at: Place) -> bool:
    if not at.bare:
        return True
    if at.surface.lower() not in lexicon.calendar_lexicon()["months"]["names"]:  # "Jan" may be a man, "Sept." is none
        return at.surface[0].isupper() and at.before in ("in", "since", "until", "through", "of", "by", "from")
    if at.words.dep[at.index] == "pobj" and at.before in ("by", "in", "since", "until") and at.atom.month not in (3, 5):
        return True  # "By June Brun had left": no June Brun
    if at.atom.month not in (3, 5):
        return not at.named
    if at.tag == "MD" or at.surface.islower():
        return False
    return at.before in _BEFORE_MONTH or (at.tag == "NNP" and at.words.dep[at.index] in ("compound", "nmod") and not at.named)


def _weekday(at: Place) -> bool:
    if _NEWSPAPER.match(at.text, at.atom.end):
        return False
    short = at.surface.rstrip(".")
    if _DAYS_ROUND.search(at.text[max(0, at.atom.start - 5) : at.atom.start]) or _DAYS_ON.match(at.text, at.atom.end):
        return True
    if len(short) > 5 or at.atom.of is not None or at.atom.shift is not None:
        return True
    dated = at.surface.endswith(".") or short.lower() in ("tue", "tues", "thu", "thur", "thurs", "weds")
    return (
        short[0].isupper() and at.tag.startswith("NN") and (dated or at.before in ("on", "by", "until", "since", "from", "late", "early"))
    )


def _year(at: Place) -> bool:
    if at.atom.text.startswith("'"):
        return at.before in _BEFORE_YEAR or _FISCAL.search(at.text, max(0, at.atom.start - 5), at.atom.start) is not None
    if at.atom.mod is not None or not at.atom.text.isdigit():
        return True
    if _MEASURED.match(at.text, at.atom.end):
        return at.before in ("in", "since", "mid")
    if at.counts:
        return at.before in ("the", "since", "in")
    if at.before in _BEFORE_YEAR:
        return True
    return at.before not in _BEFORE_NUMBER and ((at.atom.year or 0) >= 1900 or at.before == "")


_FISCAL = re.compile(r"(?:1\d|20)\d\d[-–/]$")  # "2018-'19"


def _season(at: Place) -> bool:
    if not at.bare:
        return True
    if at.tag not in ("NN", "NNP") or re.match(r"\s+of\b", at.text[at.atom.end : at.atom.end + 4]):  # "the fall of Kabul"
        return False
    if at.atom.text.endswith(("fall", "spring")):
        return at.before in ("in", "by", "since", "until", "during", "for")
    return at.words.dep[at.index] not in ("compound", "amod") or at.before in ("the", "this")


def _one(at: Place) -> bool:
    """Not a rate: "for a month" lasts, "$500 a month" and "two flights a month" do not, and "what a day" says nothing."""
    atom = at.atom
    lead = at.text[max(0, atom.start - 14) : atom.start]
    first = at.index - len(atom.text.split())
    if _RATE.search(lead) or (first >= 0 and at.words.tag[first] == "NNS" and atom.text.startswith("a")):
        return False
    if atom.mod is not None or atom.count != 1 or atom.code not in ("TS", "TM", "D") or not atom.text.startswith("a"):
        return True
    return atom.code != "TS" and bool(_LENGTH.search(lead))


def _clock(at: Place) -> bool:
    converted = at.text[at.atom.start - 1 : at.atom.start] == "(" and at.atom.text[:4].isdigit()  # "at 5 a.m. (0200 GMT)"
    return not converted and at.before != "high"


def _part(at: Place) -> bool:
    if at.surface.lower().startswith("that ") and at.words.tag[max(0, at.index - 1)] == "IN":
        return False  # "said that night temperatures would fall"
    return not at.bare or at.atom.text == "overnight" or at.atom.text.startswith("the ")


def _unit(at: Place) -> bool:
    """Not "the day" by itself, which seldom is a date, nor a title."""
    return _titled(at) and not (at.atom.near == "bare" and at.atom.code == "D" and at.atom.mod is None)


def _titled(at: Place) -> bool:
    """Not the name of a programme: "This Week", "60 Minutes"."""
    names = re.split(r"[\s-]+", at.surface)
    return len(names) < 2 or not names[-1][0].isupper() or names[-1].isupper() or names[-1].lower() not in lexicon.units()


def _word(at: Place) -> bool:
    words = at.atom.text
    if at.surface[0].isupper() and at.before and at.tag == "NNP" and at.text[at.atom.start - 2 : at.atom.start - 1].isalpha():
        return not _NAME_BEFORE.search(at.text[max(0, at.atom.start - 24) : at.atom.start])  # "the Lagos Daily"
    if words == "soon" and at.before in ("as", "too", "so", "how"):
        return False
    if words == "quarterly" and at.tag != "RB":
        return False
    entry = lexicon.date_words().get(words)
    if entry is None or entry.context == "always":
        return True
    if entry.context == "noun":
        return at.tag == "JJ" and at.words.dep[at.index] == "amod"
    following = at.words.tag[at.index + 1] if at.index + 1 < len(at.words) else ""
    return at.before in ("in", "for", "of", "from", "about", "into", "to") and following not in ("CD", "NN", "NNS", "JJ")


def _monthless(at: Place) -> bool:
    """Not an ordinal: "on the 21st" is a day, "the 21st man" is not."""
    following = at.words.tag[at.index + 1] if at.index + 1 < len(at.words) else ""
    return at.before in ("on", "by", "until", "till", "since", "before") and not following.startswith(("N", "JJ"))


def _ordinal(at: Place) -> bool:
    return at.before in ("its", "their", "his", "her", "our", "my")


def _plural(at: Place) -> bool:
    """Only as a length of time: "for years", "within days"."""
    following = at.words.lower[at.index + 1] if at.index + 1 < len(at.words) else ""
    return at.before in ("for", "within", "in") and following not in ("of", "to", "-", "'", "’")


def _of_something(at: Place) -> bool:
    return at.atom.of is not None or at.atom.year is not None


def _day(at: Place) -> bool:
    """Not the modal: "of ten crews, a fifth may stay"."""
    return not (at.tag == "MD" and at.surface.endswith("may"))


def _holiday(at: Place) -> bool:
    """Not the first part of another name: "the Easter Rising", "Christmas Island"."""
    if at.surface == "election day":
        return at.atom.year is not None  # everybody has one: with capitals it is the American
    return at.atom.year is not None or not _NAME_AFTER.match(at.text, at.atom.end)


def _never(at: Place) -> bool:
    return False


_CHECKS: dict[str, Callable[[Place], bool]] = {
    "month": _month, "weekday": _weekday, "year": _year, "season": _season, "one": _one, "clock": _clock, "part": _part, "parts": _never,
    "unit": _unit, "lasting": _titled, "word": _word, "nth": _of_something, "half": _of_something, "monthless": _monthless,
    "day": _day, "holiday": _holiday, "ordinal": _ordinal, "plural": _plural,
}  # fmt: skip
