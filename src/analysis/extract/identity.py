"""Who is who inside one text: registry names, persons, organisations with their short forms and acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.extract import persons
from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import is_acronym
from analysis.model import Actor

SHORTEST = 3  # letters of a name that is short for a longer one: "HTK" for "HTK Capital"
LONGEST = 4  # letters of an acronym that bodies of several lands share
WIDE = frozenset({"USA", "GBR"})  # lands whose bodies reports of other lands name by their letters alone: the FBI
SMALL = frozenset({"of", "the", "and", "for", "de", "la", "le", "du", "des", "&", "in", "on", "to"})
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
    for span in spans:
        if span.kind == "place" and span.actor is None:
            span.actor, span.rule = persons.discovered(span), "discovered"


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
    for entry in span.entries:
        kind = {"state": "place", "group": "organisation"}.get(entry.actor.kind, entry.actor.kind)
        if kind == span.kind and entry.rule not in ("demonym", "people", "capital", "metonym"):
            span.actor, span.kind = entry.actor, entry.actor.kind
            span.rule = "registry" if entry.rule == "place" else entry.rule
            return


@cache
def core(key: str) -> str:
    """An organisation's key without its legal form: "vantor holdings inc" is "vantor"."""
    while (shorter := _LEGAL.sub("", key)) != key and shorter:
        key = shorter
    return key


def initials(name: str) -> str:
    """The capitals an acronym of a name would have."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.casefold() not in SMALL and word[0].isalpha()).upper()


def _organisations(spans: Sequence[Span]) -> None:
    """Registry names stay; the others join the longer name they are short for, else are new."""
    owners: dict[str, Actor] = {}
    acronyms: dict[str, Actor] = {}
    for span in sorted(spans, key=lambda span: (span.actor is None, -len(span.key), span.start)):
        if span.actor is None and not is_acronym(span.text):
            known = owners.get(span.key) or owners.get(core(span.key)) or _longer(span.key, owners)
            span.rule = "short" if known else "discovered"
            span.actor = known or persons.discovered(span)
        if span.actor is not None:
            owners.setdefault(span.key, span.actor)
            owners.setdefault(core(span.key), span.actor)
            owners.setdefault(span.key.removesuffix(" party"), span.actor)  # "Labour" after "the Labour Party"
            if " " in span.text:
                acronyms.setdefault(initials(span.text), span.actor)
                acronyms.setdefault(initials(core(span.key)), span.actor)
    for span in spans:
        letters = re.sub(r"[^A-Za-z]", "", span.text)
        if span.short_for in owners:
            span.actor, span.rule = owners[span.short_for], "acronym"
        elif is_acronym(span.text) and (span.actor is None or span.rule == "acronym") and letters in acronyms:
            span.actor, span.rule = acronyms[letters], "acronym"
        elif span.actor is None:
            known = owners.get(span.key) or _longer(span.key, owners)
            span.actor, span.rule = (known, "short") if known else (persons.discovered(span), "discovered")
        span.kind = "group" if span.actor.kind == "group" else "organisation"


def _longer(key: str, owners: dict[str, Actor]) -> Actor | None:
    """The one longer name that begins with these words, or ends with them ("Lotz Bank": "Bank" is too vague)."""
    if len(key) < SHORTEST or key in naming.cue_words("vague"):
        return None
    found = {actor.actor_id: actor for name, actor in owners.items() if name.startswith(key + " ") or name.endswith(" " + key)}
    return next(iter(found.values())) if len(found) == 1 else None
