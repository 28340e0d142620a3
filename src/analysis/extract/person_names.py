"""Names of persons: given names, surname, initials, suffix; which two may name one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz.distance import OSA

from analysis.lexicons import naming, registry

PARTICLES = frozenset(
    {"bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "du", "del", "di", "della", "al", "el", "ben", "ter", "ten", "la", "le"}
)
SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_NICKNAME = re.compile(r" [\"“‘']([A-Z][^\"”’']*)[\"”’'] ")
_SPELLINGS = [  # as the press writes one sound of Arabic, Persian, Russian, Ukrainian
    (re.compile(pattern), letters)
    for pattern, letters in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("q|ck", "k"), ("ou|oo", "u"), ("ee", "i"), ("[iy][iyj]|y", "i"))
] + [(re.compile(r"(.)\1"), r"\1")]  # fmt: skip
LONG = 6  # letters of a given name long enough to be misspelt beyond doubt


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; everything lower case, without accents.

    Attributes:
        words: all words in order, hyphenated ones whole.
        given: given names and initials in order; the syllables of a Korean name.
        surname: words of the surname with its particles.
        suffix: jr, sr, ii …, or "".
        surname_first: whether the surname stands first.
        nickname: that in marks between given name and surname, or "".
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str = ""
    surname_first: bool = False
    nickname: str = ""


def without_nickname(name: str) -> str:
    """A full name less a nickname in marks: Alma "Ali" Brun is Alma Brun."""
    return _NICKNAME.sub(" ", name)


def nickname(name: str) -> str:
    """The nickname of a full name, lower case, or ""."""
    found = _NICKNAME.search(name)
    return found[1].casefold() if found else ""


@lru_cache(maxsize=10_000)
def parse(name: str) -> PersonName:
    """Take a name apart."""
    whole = registry.plain(without_nickname(name)).casefold().replace(",", " ").strip()
    words = [word.strip(".,'\"") for word in re.split(r"\s+|(?<=[A-Z]\.)(?=[A-Z])", whole)]
    words = [word for word in words if word]
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
    if suffix:
        words = words[:-1]
    if _surname_first(words):
        given = tuple(part for word in words[1:] for part in word.split("-") if part)
        return PersonName(tuple(words), given, (words[0],), suffix, surname_first=True)
    at = next((index for index, word in enumerate(words) if 0 < index < len(words) - 1 and word in PARTICLES), len(words) - 1)
    at = max(at, 0)
    return PersonName(tuple(words), tuple(words[:at]), tuple(words[at:]), suffix, nickname=nickname(name))


def _surname_first(words: list[str]) -> bool:
    if len(words) < 2 or len(words) > 3 or words[0] not in naming.surnames_first():
        return False
    rest = [part for word in words[1:] for part in word.split("-")]
    korean = all(part in naming.syllables() for part in rest)
    western = words[0].title() in naming.given_names() or words[-1] in PARTICLES
    return (korean and len(rest) <= 3) or ("-" in words[1] and len(words) == 2) or not western


def spelt_alike(one: str, other: str) -> bool:
    """Whether two given names (or syllables) may be one: equal, variants, or one the other's initial."""
    if one == other or ((len(one) == 1 or len(other) == 1) and one[:1] == other[:1]):
        return True
    groups = naming.variants()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def compatible(one: PersonName, other: PersonName) -> bool:
    """Whether two full names may name one person: same surname, no given name, initial or suffix that differs."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if one.surname_first != other.surname_first:
        return sorted(_letters(one)) == sorted(_letters(other))
    if surname_sound(one) != surname_sound(other) and not (one.surname_first and spelt_alike(one.surname[0], other.surname[0])):
        return False
    if not one.given or not other.given:
        return False
    if one.surname_first:
        return len(one.given) == len(other.given) and all(map(spelt_alike, one.given, other.given))
    return all(spelt_alike(a, b) for a, b in zip_longest(one.given, other.given) if a and b)


def _letters(name: PersonName) -> list[str]:
    return [part for word in name.words for part in word.split("-")]


@lru_cache(maxsize=10_000)
def bare_surname(name: PersonName) -> str:
    """The surname's last word, without the article of "al-Vantor" and as one: "Amir-Vantor" is "Amirvantor"."""
    return re.sub(r"^(?:al|el|as|an|ash|ad)-", "", name.surname[-1]).replace("-", "")


@lru_cache(maxsize=10_000)
def surname_sound(name: PersonName) -> str:
    """The bare surname; a long one, where chance is no reason, less what transliterations differ in: "Vantorkhian", "Vantorhian"."""
    bare = folded = bare_surname(name)
    for pattern, letters in _SPELLINGS:
        folded = pattern.sub(letters, folded)
    return folded if len(folded) > LONG else bare


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Same surname, and given names a slip or two apart, long enough that chance is no reason ("Alexandr", "Alexnader")."""
    if bare_surname(one) != bare_surname(other) or len(one.given) != 1 or len(other.given) != 1:
        return False
    a, b = one.given[0], other.given[0]
    if a.title() in naming.given_names() and b.title() in naming.given_names():
        return False
    return min(len(a), len(b)) >= LONG and a[0] == b[0] and OSA.distance(a, b) <= max(len(a), len(b)) // 4


def fits(short: PersonName, full: PersonName) -> str:
    """How a shorter name may name the bearer of a full one: surname, given, or "" for not at all."""
    words = short.words
    if words == (full.nickname,):
        return "given"
    if len(words) >= len(full.words):
        return ""
    if len(words) == 1:
        bare = re.sub(r"^(?:al|el)-", "", words[0]).replace("-", "")
        if full.surname_first:
            return "surname" if words[0] == full.surname[0] else "given" if words[0] == full.words[-1] else ""
        if bare in (bare_surname(full), full.words[-1], full.words[-1].rpartition("-")[2]):
            return "surname"
        return "given" if words[0] == full.given[0] and len(words[0]) > 1 else ""
    if full.words[-len(words) :] == words or full.surname == words:
        return "surname"
    return "given" if full.words[: len(words)] == words else ""
