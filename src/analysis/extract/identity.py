"""Who is who inside one text: registry names, persons, organisations with their short forms and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.extract import person_names, persons
from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.extract.short_forms import abbreviates, initials, tails
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import Name, is_acronym
from analysis.model import Actor

_REGION = re.compile(r"(.+) (State|Province|Region|County|Governorate|Oblast|Krai|Prefecture|Department)")
_LAND = frozenset({"Oblast", "Krai", "Region", "Governorate"})  # what a town's name with it is the land around: "the Vantor region"
_BANK = re.compile(r"(.+) (?:Bank|Group|Airlines|Airways|News|Television|TV|Radio)")
SHORTEST = 3  # letters of a name that is short for a longer one: "HTK" for "HTK Capital"
LONGEST = 4  # letters of an acronym that bodies of several lands share
WIDE = frozenset({"USA", "GBR"})  # lands whose bodies reports of other lands name by their letters alone: the FBI
_LEGAL = re.compile(
    r",?\s+(?:inc|corp|corporation|co|company|ltd|limited|plc|llc|llp|ag|sa|s\.a|nv|n\.v|gmbh|spa|ab|a/s|asa|oy|oyj|kk|bhd|berhad|pty|"
    r"holdings?|group)\.?$"
)


def resolve(spans: Sequence[Span], words: Words) -> None:
    """Set `actor` and `rule` of every span that has a kind."""
    lands = {entry.actor.country for span in spans if span.kind == "place" for entry in span.entries}
    lands |= {span.actor.country for span in spans if span.kind == "state" and span.actor}
    spelt = {span.entries[0].actor.actor_id for span in spans if span.entries and not is_acronym(span.text)}
    for span in spans:
        if span.kind and span.actor is None and not _is_foreign(span, lands - {None}, spelt):
            _registered(span)
    persons.resolve(spans, words)
    _organisations([span for span in spans if span.kind in ("organisation", "group")])
    places = {span.key: span.actor for span in spans if span.kind in ("place", "state") and span.actor}
    for span in sorted(spans, key=lambda span: bool(span.short_for)):
        if span.kind == "place" and span.actor is None:
            known = places.get(span.short_for)
            span.actor, span.rule = (known, "acronym") if known else (persons.discovered(span), "discovered")
            places.setdefault(span.key, span.actor)


def _is_foreign(span: Span, lands: set[str | None], spelt: set[str]) -> bool:
    """Whether an acronym is in the registry that of a body in a land the text does not name: "PP" in a report on another's vote."""
    known = [entry.actor for entry in span.entries if entry.rule == "acronym"]
    if not known or not lands or len(span.text) > LONGEST or any(entry.rule != "acronym" for entry in span.entries):
        return False
    return all(
        actor.country and actor.country not in lands and actor.country not in WIDE and actor.actor_id not in spelt | registry.outlets()
        for actor in known
    )


def _registered(span: Span) -> None:
    for entry in span.entries or _stripped(span):
        kind = {"state": "place", "group": "organisation"}.get(entry.actor.kind, entry.actor.kind)
        if kind == span.kind and entry.rule not in ("demonym", "people", "capital", "metonym"):
            span.actor, span.kind = entry.actor, entry.actor.kind
            span.rule = "registry" if entry.rule == "place" else entry.rule
            return


def _stripped(span: Span) -> tuple[Name, ...]:
    """The registry's readings of a name less a firm's legal form, a nickname, a region's "State" or the adjective of a body's land."""
    if span.kind == "person":
        return registry.names().get(person_names.without_nickname(span.text), ())
    if span.kind == "place":
        region = _REGION.fullmatch(span.text)
        known = registry.names().get(region[1], ()) if region else ()
        return known if region and (region[1] in registry.provinces() or region[2] in _LAND) else ()
    for gap in re.finditer(" ", span.text):  # "Philippine National Vantor Council", "South Korean Vantor Agency"
        nation, rest = span.text[: gap.start()], span.text[gap.end() :]
        if of := [entry.actor.country for entry in registry.names().get(nation, ()) if entry.rule == "demonym"]:
            return tuple(entry for entry in registry.names().get(rest, ()) if entry.actor.country in of)
    if (bank := _BANK.fullmatch(span.text)) and is_acronym(bank[1]):
        return registry.names().get(bank[1], ())
    bare = span.text[: len(core(span.key))]
    if span.kind != "organisation" or bare == span.text:
        return ()
    return tuple(entry for entry in registry.names().get(bare, ()) if entry.actor.actor_id not in registry.outlets())


@cache
def core(key: str) -> str:
    """An organisation's key without its legal form: "vantor holdings inc" is "vantor"."""
    while (shorter := _LEGAL.sub("", key)) != key and shorter:
        key = shorter
    return key


class Owners:
    """The organisations of a text by their names and by what these are shortened to."""

    def __init__(self) -> None:
        self.names: dict[str, Actor] = {}
        self.acronyms: dict[str, Actor] = {}
        self.written: dict[str, Actor] = {}

    def add(self, span: Span, actor: Actor) -> None:
        """Note whom the words of a span name."""
        for name in (span.key, core(span.key), span.key.removesuffix(" party")):  # "Labour" after "the Labour Party"
            self.names.setdefault(name, actor)
        if span.rule == "acronym" and actor.basis == "registry":  # "the Red Cross" after "the ICRC"
            self.names.setdefault(registry.plain(actor.name).casefold(), actor)
        if " " in span.text:
            self.written.setdefault(span.text, actor)
            for letters in (initials(span.text), initials(core(span.key))):
                self.acronyms.setdefault(letters, actor)

    def by_letters(self, span: Span) -> Actor | None:
        """Whose initials an acronym is; else, of one that no registry knows, the only one whose last words it is of."""
        if not is_acronym(span.text):
            return None
        letters = re.sub(r"[^A-Za-z]", "", span.text)
        if letters in self.acronyms:
            return self.acronyms[letters]
        return None if span.actor else _only(actor for name, actor in self.written.items() if letters in tails(name))

    def longer(self, span: Span) -> Actor | None:
        """The only one whose longer name begins or ends with these words, or has them cut short ("Lotz Bank": "Bank" is too vague)."""
        key = span.key
        if len(key) < SHORTEST or key in naming.cue_words("vague"):
            return None
        found = _only(actor for name, actor in self.names.items() if name.startswith(key + " ") or name.endswith(" " + key))
        return found or (_only(actor for name, actor in self.written.items() if abbreviates(span.text, name)) if " " in key else None)


def _only(actors: Iterable[Actor]) -> Actor | None:
    found = {actor.actor_id: actor for actor in actors}
    return next(iter(found.values())) if len(found) == 1 else None


def _organisations(spans: Sequence[Span]) -> None:
    """Registry names stay; the others join the longer name they are short for, else are new."""
    owners = Owners()
    for span in sorted(spans, key=lambda span: (span.actor is None, -len(span.key), span.start)):
        if span.actor is None and not is_acronym(span.text):
            known = owners.names.get(span.key) or owners.names.get(core(span.key)) or owners.longer(span)
            span.rule = "short" if known else "discovered"
            span.actor = known or persons.discovered(span)
        if span.actor is not None:
            owners.add(span, span.actor)
    for span in spans:
        if span.short_for in owners.names:
            span.actor, span.rule = owners.names[span.short_for], "acronym"
        elif (span.actor is None or (span.rule == "acronym" and span.actor.actor_id not in registry.outlets())) and (
            known := owners.by_letters(span)
        ):
            span.actor, span.rule = known, "acronym"
        elif span.actor is None:
            known = owners.names.get(span.key) or owners.longer(span)
            span.actor, span.rule = (known, "short") if known else (persons.discovered(span), "discovered")
        span.kind = "group" if span.actor.kind == "group" else "organisation"
