"""The name inside an entity: titles, dates, possessives, common nouns and neighbours cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.lexicons import naming, registry

# "Vantor - Shares fell", "Vantor (VTR", "Vantor or Melk", "Vantor/Melk": two things in one entity
_CUT = re.compile(
    r"\s*[\n\t]\s*|\s+[-–—/]+\s+|[:;(){}\[\]\"“”|]+|--+|…|\s+(?:or|with|under)\s+|\s+to\s+(?=[A-Z])|,\s+(?!(?:Inc|Ltd|LLC|Jr|Sr|L\.?P|S\.A)\b)|\s{2,}|/(?=[A-Z][a-z]|[A-Z]{4})"
    r"|\s+Spokes(?:person|man|woman)\s+(?=[A-Z])"  # "Ministry of Works Spokesperson Ana Brun"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_LEADING = re.compile(
    rf"(?:\s+|['‘’`.,!?*#•·–—-]+"
    r"|(?:the|a|an|of|in|and|on|for|at|to|by|from|with|as|that|this|its|his|her|their|our)\s+|(?:The|THE|A|An)\s+(?=\S)"
    r"|(?:Later|Earlier|Meanwhile|Yesterday|Today|Tomorrow|Tonight|Since|After|Before|When|While|But|Although|Because)\s+(?=[A-Z])"
    rf"|(?!Jan [A-Z])(?:{_MONTHS})\.?(?:\s+\d{{1,2}}\b|'s|’s)*\s+|(?:{_MONTHS})$"  # but "Jan Brun" is a man
    r"|(?:Head|Leader|Chair|Chair(?:man|woman|person)|Mayor|Governor|Founder|Captain) of (?:the )?(?=[A-Z])"
    r"|Ex-|ex-|[Pp]ro-|[Aa]nti-|(?:Representatives|Members|Officials|Shares|Leaders|Residents|People) of\s+)"
)
_TRAILING = re.compile(
    rf"(?:\s+(?:Writing|Editing|Reporting)|\s+|['’`]s|['’]|[\"“”‘`,;:!?*–—-]+|\.\.+|\s+(?:of|and|the|in|for|on|at|to|&)|\s+(?:{_MONTHS})\.?|\s+[\d/.,:+-]*\d[\d/.,:+-]*|"
    rf"\s+[Qq][1-4]|\s+[Hh][12])$"
)
_PAIR = re.compile(r"([A-Z][\w-]+) and ([A-Z][\w-]+)")  # two towns, not one firm
_OF = re.compile(r"([A-Z][^,]*?) of (?:the )?([A-Z].*)")
_SMALL_TAIL = re.compile(r"\s+(?![a-z]{1,3}[-'’][A-Z])[a-z][\w'’-]*$")  # but "Nadim al-Karun" is whole
_SMALL_LEAD = re.compile(r"^(?!(?:al|el|de|di|da|du|van|von|bin|ibn|ad|as|an|ash|at|ar|az)[- ])[a-z][\w.'’-]*\s+")
_NUMBERED = re.compile(
    r"(?:.* )?(?:Region|District|Zone|Ward|Sector|Area|Precinct|Troop|Highway|Interstate|Route|Freeway) \d{1,3}"
)  # "Region 2"
_EVENT = re.compile(r"\s+(?:Shootings?|Concert|Massacre|Attacks?|Bombings?|Crash|Earthquake|Floods?|Stampede|Blast|Explosion|Wildfires?)$")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’`]s|(?<=s)['’])\s+(?=[A-Z\d])")
# a company's dot at the end of a sentence is the sentence's: "sold it to Vantor Corp. Its shares fell" keeps none
_FIRM_DOT = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Cos)\.$")
_KEPT_DOT = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Corp|Co|Ltd|Bros|Cos|Jr|Sr|U\.S|U\.N|D\.C))\.$")


@cache
def owned_names() -> frozenset[str]:
    """Possessives that begin a name of the registry: "McDonald's", "People's"."""
    return frozenset(match.group().strip() for name in registry.names() if (match := re.match(r".*?['’]s?(?=\s|$)", name)))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the names in `text[start:end]`."""
    at = start
    for cut in (*_CUT.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        if at < stop:
            yield from _owners(text, at, stop)
        at = cut.end() if cut else end


def _owners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at possessives: "Vantor's Institute of Hydrology" is two names, "People's Daily" one."""
    at = start
    for cut in _POSSESSIVE.finditer(text, start, end):
        owner = text[at : cut.end()].strip()
        last = re.split(r"[\s'’]+", text[at : cut.start()])[-1].lower()
        rest = text[cut.end() : end].split()
        if rest and rest[0] == "County":
            continue  # "Prince Anton's County"
        owns = text[at : cut.start()]
        if rest and naming.last_words().get(rest[0]) == "organisation" and owns not in registry.names() and not _is_full_name(owns):
            continue  # "Vantor's Bancshares Inc"; but "Alma Vantor's Cabinet" is two names
        if last in naming.cue_words("owner") or any(owner.endswith(name) for name in (owner, owner.split()[-1]) if name in owned_names()):
            continue
        if (piece := narrow(text, at, cut.start())) is not None:
            yield piece
        at = cut.end()
    if (piece := narrow(text, at, end)) is not None:
        pair = _PAIR.fullmatch(text, *piece) or _member(text, *piece)
        yield from (pair.span(1), pair.span(2)) if pair else (piece,)


def _is_full_name(name: str) -> bool:
    return " " in name and name.split()[0] in naming.given_names()


def _member(text: str, start: int, end: int) -> re.Match[str] | None:
    """Cut "Alma Quist of the Norwegian Red Cross"."""
    found = _OF.fullmatch(text, start, end)
    return found if found and found[1].split()[0] in naming.given_names() and len(found[1].split()) > 1 else None


def narrow(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span less what does not belong to a name; None where nothing is left."""
    while start < end:
        lead = _LEADING.match(text, start, end) or _SMALL_LEAD.match(text[start:end])
        if not lead or not lead.group():
            break
        start += len(lead.group())
    while start < end:
        content = text[start:end]
        tail = None if _NUMBERED.fullmatch(content) else _TRAILING.search(content) or _SMALL_TAIL.search(content)
        tail = tail or _of_event(content)
        if not tail or not tail.group():
            break
        end -= len(tail.group())
    content = text[start:end]
    if content.endswith(".") and not _keeps_dot(text, start, end):
        end -= 1
    if not any(letter.isupper() for letter in text[start:end]) or text[start:end].casefold() in ("the", "a", "an"):
        return None
    return start, end


def _of_event(name: str) -> re.Match[str] | None:
    """The event that a town's name is put before: "Las Vegas Concert"."""
    found = _EVENT.search(name)
    return found if found and name[: found.start()] in registry.names() else None


def _keeps_dot(text: str, start: int, end: int) -> bool:
    content = text[start:end]
    if _FIRM_DOT.search(content):
        after = text[end : end + 3].lstrip(" ")
        return bool(after) and (after[0].islower() or after[0] in ",;'’)(&" or after[0].isdigit())
    return bool(_KEPT_DOT.search(content)) or "." in content[:-1]
