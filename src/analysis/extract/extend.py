"""Names longer than the tagger or the registry saw: legal forms, numerals, particles, halves of given names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.extract import titles
from analysis.extract.found import Words
from analysis.lexicons import naming, registry

# "Baek Dae" + "-ho"; not "Vantor-led"
_HALF = re.compile(
    r"-(?!(?:led|based|backed|era|style|run|owned|held|born|made|like|related|controlled|appointed|elect|wide|area)\b)[a-z]{2,7}\b"
)
_LEGAL = re.compile(r",? (?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV|AB|ASA|SpA|GmbH|KGaA|SE|LLC|Bhd|Oyj?|KK|A/S|Cos)\b(?:\.(?= [a-z(,]|,))?")
_NUMERAL = re.compile(r" (?:I{1,3}|IV|VI{0,3}|IX|X{1,2}(?:I{0,3}|IV|VI{0,3}))\b(?![.\w])")
_PARTICLE = re.compile(
    r"(?: (?:al|el|as|ul|ur|ad|an)-[A-Z][\w'’]+"
    r"| (?:bin|ibn|van der|van den|van de|van|von|de la|de|da|dos|du|del|della|di|do|das|wa|al|el|y) [A-Z][\w'’]+)+"
)


_IRISH = re.compile(r" (?:O|D)['’][A-Z][a-z][\w-]+")  # which the tokenizer parts from "Alma"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)"
DATELINE = re.compile(
    rf",?(?: [A-Z][\w.]+,?)?(?:,? {_MONTH}[a-z]*\.? \d{{1,2}},?)?,? "
    rf"(?:\d{{4}}-\d\d-\d\d|\([A-Z][\w ,./&-]*\)|[-–—•]{{1,2}} (?!\d))|, {_MONTH}"
)
_OPEN = (" Abdul", " Abd", " Abu", " Abou", " Umm", " Ould")  # names that end with these go on: "Karim bin Abdul" + "Aziz"
_WORD = re.compile(r" [A-Z][\w'’-]+")
_BODIES = ("ommittee", "ommission", "Council", "Directorate", "Department", "Secretariat", "Panel", "Office")
_FOR = re.compile(r" (?:on|for) (?:the )?(?=[A-Z])")
_OFFICE = re.compile(r"(?:Ministry|Department|Bureau|Directorate) (?:of|for) (?:[A-Z][a-z]+,? (?:and )?){0,3}[A-Z][a-z]+$")
_NEXT = re.compile(r"(,? and |, | & )? ?([A-Z][a-z]+)\b")
_OF_PLACE = re.compile(r" (?:del|do|da|dos|das|di|della|de los|de las) [A-Z]\w+")  # "Vantor do Norte", whatever the tagger takes it for
_ARTICLE = re.compile(r"(?:^|[\s(])((?:al|el|as|ad|ar|an|at|az|ash)-)$")
_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)")  # "the 14th Army Corps"
RUN = 4  # words of a body's name after its land's
COMPASS = frozenset({"north", "south", "east", "west", "central", "upper", "lower"})
_NICKNAMED = re.compile(r"\b(?P<first>[A-Z][\w'’-]+)(?P<middle> [A-Z][\w.'’-]+)? [\"“‘'][A-Z][\w'’. -]{1,16}[\"”’'] [A-Z][\w'’-]+")
_PLACE = re.compile(r"^[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}(?=,| )", re.M)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Places in capitals that open a report: "PORT OSMUND, Zarvonia (Corvane Wire) - "."""
    for place in _PLACE.finditer(text):
        # "NOTE - " is no place: one that the registry does not know is named again in small letters, or shows that it is a place
        if DATELINE.match(text, place.end()):
            name = place.group().title()
            shown = " " in name and naming.first_words().get(name.split()[0]) == "place"
            if shown or name in registry.names() or name in text:
                yield place.span()


def nicknamed(text: str) -> Iterator[tuple[int, int]]:
    """Full names with a nickname in marks: Alma "Ali" Brun."""
    for name in _NICKNAMED.finditer(text):
        titled = bool(titles.kinds(name["first"]))  # "President" Alma "Ali" Brun
        start = name.end("first") + 1 if titled and name["middle"] else name.start()
        if name["first"] in naming.given_names() or titles.before(text, start):
            yield start, name.end()


def right(text: str, end: int, *, personal: bool, corporate: bool) -> int:
    """The end of a name that goes on after `end`."""
    if text[end : end + 1] not in (" ", "-", ","):
        return end
    if personal:
        for pattern in (_HALF, _IRISH, _PARTICLE, _WORD, _NUMERAL):
            if (pattern is not _WORD or text.endswith(_OPEN, 0, end)) and (found := pattern.match(text, end)):
                end = found.end()
    if found := _OF_PLACE.match(text, end):
        end = found.end()
    if corporate and (found := _LEGAL.match(text, end)):
        end = found.end()
    return purpose(text, end) if corporate else end


def purpose(text: str, end: int) -> int:
    """The end of a body's name that goes on with what it is for: the Committee "on Roads", the Ministry of Works "and Ports"."""
    found = _FOR.match(text, end) if text.endswith(_BODIES, 0, end) else None
    joined = found is None and text.startswith((" and ", ", ", " & "), end)
    if found is None and not (joined and _OFFICE.search(text, max(0, end - 60), end)):
        return end
    at = found.end() if found else end
    while (word := _NEXT.match(text, at)) and (naming.is_portfolio(word[2]) or (found and naming.is_institutional(word[2]))):
        if joined and not word[1]:
            break
        at = end = word.end()
    return end


def is_side(words: Words, before: int, start: int) -> bool:
    """Whether a capitalised point of the compass inside a sentence makes a name with the place after it: "in South Vantor province"."""
    side = words.lower[before].removesuffix("ern") if before > 0 else ""
    if side not in COMPASS or not words.text[before].istitle() or words.end[before] + 1 != start:
        return False
    return words.tag[before] == "NNP" and before != words.spans[words.sentence[before]][0]


def has_side(words: Words, after: int, end: int) -> bool:
    """Whether a capitalised point of the compass behind a place makes a name with it: "Vantor East councillors", "in Vantor Central"."""
    if after >= len(words) or words.lower[after] not in COMPASS or not words.text[after].istitle() or words.start[after] != end + 1:
        return False
    follows = words.text[after + 1] if after + 1 < len(words) else ""
    return words.tag[after] in ("NNP", "JJ") and (not follows[:1].isupper() or follows in naming.titles())


def article(text: str, start: int) -> int:
    """The start of a name with its Arabic article: "al-" Vantor."""
    found = _ARTICLE.search(text, max(0, start - 5), start) if text[start - 1 : start] == "-" else None
    return found.start(1) if found else start


def left(words: Words, start: int) -> int:
    """The start of a company's name that the tagger began a word too late: "Harvest" Gold Mining Co."""
    first = bisect_left(words.start, start)
    before = first - 1
    word = words.text[before] if before >= 0 and words.end[before] + 1 == start else ""
    if not word or (not _NTH.fullmatch(word) and (words.tag[before] != "NNP" or words.dep[before] != "compound")):
        return start
    if _NTH.fullmatch(word):
        return words.start[before]
    plain = word[0].isupper() and word[1:].islower() and word.lower() not in words.text
    if not plain or word in naming.titles() or word in registry.names() or words.head[before] < first:
        return start
    opens = before == words.spans[words.sentence[before]][0] or words.text[before - 1].islower() or words.text[before - 1].isspace()
    return words.start[before] if opens else start


def surname(words: Words, end: int) -> int:
    """The end of a person's name of which the tagger saw the first words: Ada Marle "Orvandir" said."""
    index = bisect_left(words.end, end)
    after = index + 1
    if after >= len(words) or words.end[index] != end or words.start[after] != end + 1 or words.head[index] != after:
        return end
    word = words.text[after]
    plain = words.dep[index] == "compound" and words.tag[after] == "NNP" and word[0].isupper() and word[1:].islower()
    known = word in naming.titles() or word in registry.names() or word in naming.last_words()
    return words.end[after] if plain and not known else end


def body(words: Words, text: str, index: int, *, region: bool = False) -> int:
    """The end of proper nouns from a token on that close as an organisation does: "Oslo" Newsroom, "Utah" Treasury; 0 if none.

    A state and its ministry are two names ("Norway Foreign Ministry"), a region's body is one: "Vantor State Water Authority".
    """
    first = index
    index = _run(words, first, first + RUN)
    if index > first and index < len(words) and words.lower[index] in ("and", "&") and words.lower[index - 1].endswith("s"):
        longer = _run(words, index + 1, index + 1 + RUN)  # "Vantor" Millers and Bakers' Association
        index = longer if longer > index + 1 and naming.last_words().get(words.text[longer - 1]) == "organisation" else index
    if index == first or "\n" in text[words.end[first - 1] : words.end[index - 1]] or words.text[index - 1] in naming.titles():
        return 0
    closes = naming.last_words().get(words.text[index - 1]) == "organisation"
    return index if closes and (region or words.text[first] not in naming.titles()) else 0


def _run(words: Words, index: int, stop: int) -> int:
    """Where the proper nouns end that begin with a token, possessives among them."""
    while index < min(len(words), stop):
        proper = words.tag[index] in ("NNP", "NNPS") and words.start[index] == words.end[index - 1] + 1
        if not proper and not (words.text[index] in ("'", "’") and words.tag[index - 1] in ("NNP", "NNPS")):
            break
        index += 1
    return index


def given(words: Words, start: int, end: int) -> int:
    """The start of a person's name of which the tagger saw the last word alone: "Orvando" Brun."""
    index = bisect_left(words.start, start)
    before = index - 1
    if before < 0 or words.end[index] != end or words.end[before] + 1 != start or words.head[before] != index or words.tag[before] != "NNP":
        return start
    word = words.text[before]
    plain = word[0].isupper() and word[1:].islower() and before != words.spans[words.sentence[before]][0]
    known = word in naming.titles() or word in registry.names() or word in naming.first_words()
    return words.start[before] if plain and not known else start


def shaped(words: Words, text: str) -> Iterator[tuple[int, int]]:
    """Persons that the shape of their names shows, whatever the tagger sees."""
    yield from korean(words, text)
    yield from nicknamed(text)


def korean(words: Words, text: str) -> Iterator[tuple[int, int]]:
    """Names of Korean form: a surname and two syllables, joined by a hyphen or not."""
    surnames, syllables = naming.surnames_first(), naming.syllables()
    lower, size = words.lower, len(words)
    for index in range(size - 2):
        if lower[index] not in surnames or not words.text[index][0].isupper() or lower[index + 1] not in syllables:
            continue
        if not words.text[index + 1][0].isupper() or "\n" in text[words.start[index] : words.start[index + 2]]:
            continue
        if (
            words.text[index + 2] == "-"
            and index + 3 < size
            and lower[index + 3] in syllables
            and words.start[index + 3] == words.end[index + 2]
        ):
            yield words.start[index], words.end[index + 3]
        elif lower[index + 2] in syllables and words.text[index + 2][0].isupper() and words.start[index + 2] == words.end[index + 1] + 1:
            yield words.start[index], words.end[index + 2]
