"""What a candidate names: evidence from the words, their neighbours and the tagger, pooled over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from analysis.extract import descriptions, enumerations, gazetteer
from analysis.extract.extend import DATELINE
from analysis.extract.found import Words
from analysis.extract.identity import core
from analysis.extract.kind_cues import add, by_governor, count, cues, name_words
from analysis.extract.names import Span
from analysis.extract.person_names import parse
from analysis.extract.short_forms import initials, tails
from analysis.extract.vessels import vessels
from analysis.lexicons import naming, registry

PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"
CORPORATE = frozenset({"spokesman", "spokeswoman", "spokesperson", "CEO", "CFO", "shares", "shareholders", "executives", "subsidiary"})
STAKES = frozenset({"shares", "share", "stake", "stakes", "shareholder", "shareholders", "shareholding", "investor", "investors"})
PERSONAL = 3  # words of a person's name that may end like a place's: "John Marsh"
SIDES = frozenset({"Eastern", "Western", "Northern", "Southern", "Central"})
SETTLED = frozenset({"Barangay", "Sitio", "Kampung", "Purok"})  # what stands before a village's name and nowhere else
CORNERS = frozenset({"East", "West", "North", "South", "Central"})
LONG = 3  # letters of an acronym that many things have
KINDS = (PERSON, ORGANISATION, PLACE, OTHER)

TAGGED = {
    "PERSON": (PERSON, 2.0), "ORG": (ORGANISATION, 2.0), "GPE": (PLACE, 2.0), "LOC": (PLACE, 2.0), "FAC": (PLACE, 1.2),
    "NORP": (OTHER, 2.5), "EVENT": (OTHER, 2.5), "PRODUCT": (OTHER, 1.2), "WORK_OF_ART": (OTHER, 1.2), "LAW": (OTHER, 2.0),
}  # fmt: skip
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.(?:\s?[A-Z]\.)*\s+[A-Z]")
_KOREAN = re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+$|^[A-Z][a-z]+-[a-z]+ [A-Z][a-z]+$")
_AGE = re.compile(r",\s+(?:aged?\s+)?\d{1,2}(?:,|\s+years?)")
_MAC = re.compile(r"\b(?:Mc|O['’]|Mac)[A-Z]")
_SURNAME = re.compile(
    r"(?:ov|ev|ova|eva|sky|ski|skiy|skyy|enko|chuk|vich|vic|dze|shvili|yan|ian|oglu|sson|sen|stein|berg|mann|ez|ini|elli|etti|opoulos|idis)$"
)
_TOWN = re.compile(
    r"(?:wich|bury|forth|worth|thorpe|mouth|stead|shire|ville|burgh?|chester|caster|minster|ington|slow|grad|abad|nagar|garh|heim|stadt|dorf"
    r"|kirchen|vik|sund|itsa|ovka|ivka|ynsk|polis|kulam|puram)$"
)
_QUOTED = ('" ', "” ", "’ ", "' ")
_BYLINE = re.compile(r"\b(?:[Rr]eporting|[Ww]riting|[Ee]diting) [Bb]y $")
_WIRE = re.compile(r"\) [-–—]{1,2} ")  # "OSLO (XTVW) - "
_WING = re.compile(r"\b(?:(?:far|hard|cent(?:re|er))-(?:right|left)|(?:right|left)-wing|populist|nationalist) $")
_HOUSE = re.compile(r"\b(?:seats? in the |parliament, or (?:the )?)(?:[a-z]+ )?$")  # "12 seats in the Vantorgu"
_MODEL = re.compile(r"-(?:[A-Z]{1,2}|[A-Z]?\d{1,4})\b")
_WORDS = re.compile(r"[^\s,]+")


def by_words(span: Span, scores: dict[str, float]) -> None:
    """Evidence in the name itself."""
    parts = _WORDS.findall(span.text.title() if span.shouted else span.text)
    given = naming.given_names()
    table = name_words()
    first, last = parts[0], parts[-1]
    if len(parts) > 1:
        if kind := table["last"].get(" ".join(parts[-2:])) or table["last"].get(last):
            add(scores, kind, 5 if kind != PERSON else 3)
        if kind := table["first"].get(first):
            add(scores, kind, 5.0 if kind == OTHER or first in SETTLED else 2.0)  # "Cyclone Vantor"
        closes = table["last"].get(last)
        named = closes == ORGANISATION or (closes == PLACE and len(parts) > PERSONAL)  # "John Marle High School" is no person
        if len(parts) <= 5 and not named and (first in given or first.split("-")[0] in given):
            add(scores, PERSON, 3.0)
        if len(parts) > 2 and any(part in table["inside"] for part in parts[1:-1]):
            add(scores, PERSON, 0.7)
        if any(part in ("of", "for", "&", "and") for part in parts[1:-1]):
            add(scores, ORGANISATION, 1.5)
    elif table["last"].get(first) == ORGANISATION and not span.shouted:
        add(scores, ORGANISATION, 1.5)  # "in Parliament"
    elif first in given:
        add(scores, PERSON, 0.6)
    elif _TOWN.search(first) and not span.entries:
        add(scores, PLACE, 0.8)
    if len(parts) == 2 and (first in SIDES or last in CORNERS):
        add(scores, PLACE, 3.0 if first in SIDES else 2.0)  # "Eastern Vantor", "Vantor Central"
    if _INITIAL.search(span.text) or _KOREAN.match(span.text):
        add(scores, PERSON, 2.0)
    if 1 < len(parts) < 4 and first.casefold() in naming.surnames_first():
        rest = [syllable.casefold() for part in parts[1:] for syllable in part.split("-")]
        add(scores, PERSON, 2.5 if all(syllable in naming.syllables() for syllable in rest) else 1.0)
    if len(parts) < 4 and (_SURNAME.search(last) or _MAC.search(last)):
        add(scores, PERSON, 0.7)
    if len(parts) == 1 and not span.shouted and registry.is_acronym(first) and len(first) > 2:
        add(scores, ORGANISATION, 1.5)
    if "&" in span.text or any(c.isdigit() for c in span.text):
        add(scores, ORGANISATION if "&" in span.text else OTHER, 1.0)


def by_registry(span: Span, scores: dict[str, float]) -> None:
    """Evidence of the registry's readings."""
    best: dict[str, float] = {}
    for entry in span.entries:
        kind = {"person": PERSON, "state": PLACE, "place": PLACE}.get(entry.actor.kind, ORGANISATION)
        if entry.rule in ("demonym", "people"):
            kind = OTHER
        sure = entry.actor.kind in ("state", "person") or (entry.weight >= gazetteer.SURE and " " in span.text)
        points = 8.0 if sure and entry.rule not in ("capital", "metonym") else 1.5 * entry.weight
        best[kind] = max(best.get(kind, 0), points)
    for kind, points in best.items():
        add(scores, kind, points)
    if any(title.kind == "modifier" for title in naming.titles().get(span.text, ())):
        add(scores, OTHER, 3.0)  # "Democratic" is no party


def by_context(span: Span, scores: dict[str, float], words: Words, text: str) -> None:
    """Evidence of the words before and after."""
    lower, first, last, size = words.lower, span.first, span.last, len(words)
    before = lower[first - 1] if first else ""
    after = lower[last + 1] if last + 1 < size else ""
    table = cues()
    line_start = span.start == 0 or text[span.start - 1] == "\n"
    if span.title:
        add(scores, PERSON, 3.5)
    elif first and not line_start:
        points = max(
            (2.0 if t.kind == "lower" else 3.5 for t in naming.titles().get(words.text[first - 1], ()) if t.kind != "modifier"),
            default=0.0,
        )
        add(scores, PERSON, points)
    if before != "the" or not (span.entries or span.shouted):
        count(scores, table["before"], before)
    count(scores, table["after"], after)
    if before in ("of", "for", "at", "with", "to") and first > 1:
        count(scores, table["kind" if before == "of" and lower[first - 2] in table["kind"] else "role"], lower[first - 2])
    if before == "in" and first > 1 and lower[first - 2] in STAKES:
        add(scores, ORGANISATION, 5)  # "shares in Vantor"
    by_governor(scores, words, last)
    if after in ("'s", "’s") and last + 2 < size:
        count(scores, table["possessed"], lower[last + 2])
    if before == "by" and _BYLINE.search(text, max(0, span.start - 16), span.start):
        add(scores, PERSON, 3.0)
    if described := descriptions.shown(words, last):
        add(scores, *described)
    if words.dep[last] == "dobj" and words.lemma[words.head[last]] == "tell":
        add(scores, PLACE, -4.0)  # "told New Lund": a paper
    if words.dep[last] == "nsubj":
        count(scores, table["speech"], words.lemma[words.head[last]])
        if span.label == "SHAPE" and text[max(0, span.start - 2) : span.start] in _QUOTED and 0 < last - first < 3:
            count(scores, table["speech"], words.lemma[words.head[last]])
            add(scores, PERSON, 2.0)  # "It rained," Vando Marle said
    if _AGE.match(text, span.end):
        add(scores, PERSON, 3)
    if after == "," and last + 2 < size:
        follow = words.text[last + 2]
        if follow in ("who", "whose"):
            add(scores, PERSON, 2)
        elif follow == "where":
            add(scores, PLACE, 3)
        elif any(e.actor.kind in ("state", "place") and e.weight >= 2 for e in registry.names().get(follow, ())):
            add(scores, PLACE, 1.5)
    if text.startswith("-based", span.end) or (after == "-" and lower[last + 2 : last + 3] == ["based"]):
        add(scores, PLACE, 4)
    if text[span.start - 1 : span.start] == "(" and descriptions.is_seat(span, text):
        add(scores, PLACE, 3.5)
    if enumerations.has_seats(text, span.end):
        add(scores, ORGANISATION, 3)
    if text[span.start - 1 : span.start] == "(" and _WIRE.match(text, span.end) and "\n" not in text[max(0, span.start - 3) : span.start]:
        add(scores, ORGANISATION, 4)
    wing = registry.is_acronym(span.text) and _WING.search(text, max(0, span.start - 16), span.start)
    if wing or _HOUSE.search(text, max(0, span.start - 24), span.start):
        add(scores, ORGANISATION, 5.0)
    if not span.entries and (_MODEL.match(text, span.end) or (first == last and _MODEL.search(span.text))):
        add(scores, OTHER, 8.0)  # "a Vantor-M missile", "Vantor-12 drones"
    if before.isdigit() and registry.is_acronym(span.text) and not span.entries:
        add(scores, OTHER, 4)  # "the 737 ORV"
    if line_start and text[span.end : span.end + 1] in ("\n", "") and first < last < first + 3:
        add(scores, PERSON, 1.0)  # a byline
    if line_start and DATELINE.match(text, span.end) and not gazetteer.are_bodies(span.entries):
        add(scores, PLACE, 5)
    party = span.label == "NORP" and any(entry.actor.kind == "organisation" for entry in span.entries)  # "the Greens"
    if span.label in TAGGED and not party and not (span.label == "NORP" and not span.entries and after in CORPORATE):
        kind, points = TAGGED[span.label]
        add(scores, kind, points * (0.5 if span.shouted else 1))


def settle(spans: Sequence[Span], words: Words, text: str) -> list[Span]:
    """Give every span the kind its evidence shows, one kind a string a text; spans of kind other lose theirs."""
    pooled: dict[str, dict[str, float]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for span in spans:
        scores: dict[str, float] = {}
        by_context(span, scores, words, text)
        span.scores = scores
        counts[span.key] += 1
        for kind, points in scores.items():
            add(pooled[span.key], kind, points)
    static: dict[str, dict[str, float]] = {}
    for span in spans:
        if span.key not in static:
            by_words(span, static.setdefault(span.key, {}))
            by_registry(span, static[span.key])
    families = _families(static, pooled, counts)
    ships = vessels(spans, words)

    def shown(key: str) -> dict[str, float]:
        return {kind: 2 * static[key].get(kind, 0) + 2 * pooled[key].get(kind, 0) / counts[key] for kind in KINDS}

    listed_with = enumerations.shares(spans, text, shown, (PERSON, ORGANISATION, PLACE))
    for span in spans:
        total = {kind: points + span.scores.get(kind, 0) for kind, points in shown(span.key).items()}
        for kind, points in (*families.get(span.key, {}).items(), *listed_with.get(span.key, {}).items()):
            total[kind] += points
        if " " not in span.key and span.label == "PERSON" and not span.title and not families.get(span.key, {}).get(PERSON):
            total[PERSON] -= 2.5  # a person is named in full somewhere
        if families.get(span.key, {}).get(PERSON, 0) > 5 and (span.label == "PERSON" or not span.entries):
            total[PLACE] /= 2  # "Martin Jordan": Jordan may be he
        span.scores = total
        best = max(KINDS, key=lambda kind: total[kind])
        least = 3.0 if span.label == "SHAPE" else 1.5
        span.kind = best if best != OTHER and total[best] > least and span.key not in ships else None  # type: ignore[assignment]
    return list(spans)


def _families(
    static: dict[str, dict[str, float]], pooled: dict[str, dict[str, float]], counts: dict[str, int]
) -> dict[str, dict[str, float]]:
    """What longer names say of the shorter ones in them: "Martin Jordan" of "Jordan", "Vantor Holdings Inc" of "Vantor"."""
    short = {key for key in static if len(key.split()) == 1}
    found: dict[str, dict[str, float]] = {}
    for key in static:
        parts = key.split()
        letters = [form for name in (initials(key), *tails(key)) if (form := name.casefold()) in short] if len(parts) > 2 else []
        tail = " ".join(parts[-2:])
        held = parts[0] in short or parts[-1] in short or core(key).split()[-1] in short or (len(parts) > 2 and tail in static)
        if len(parts) < 2 or not (letters or held):
            continue
        if any(len(form) > LONG for form in letters):
            found.setdefault(key, {})[ORGANISATION] = 12.0  # a body has such initials, be its last word "District"
        total = {kind: static[key].get(kind, 0) + pooled[key].get(kind, 0) / counts[key] for kind in KINDS}
        kind = max(KINDS, key=lambda kind: total[kind])
        if kind == PERSON:
            family = parse(key)
            points = {family.surname[-1]: 7.0, family.words[-1]: 7.0 if not family.surname_first else 2.0, family.words[0]: 6.0}
            points |= {family.surname[-1]: 7.0, " ".join(family.surname): 7.0}  # "De Guimar" after "Ana de Guimar"
        elif kind == ORGANISATION:
            town = static.get(parts[-1], {}).get(PLACE, 0.0)  # the Civil Hospital "Kelm"
            points = {**dict.fromkeys(letters, 5.0), parts[0]: 4.0, core(key).split()[-1]: 0.0 if town else 3.0, core(key): 7.0}
            if core(key) != key:
                points[parts[0]] = 6.0  # "Vantor Mineracao SA"
        else:
            continue
        for word, bonus in points.items():
            scores = found.setdefault(word, {})
            scores[kind] = max(scores.get(kind, 0), bonus)
    return found
