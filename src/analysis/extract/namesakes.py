"""Cities of one name in several countries, and states of one name: the one that the text shows ("San Jose", "Congo")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicons import listed, read_tsv
from analysis.lexicons.registry import Name, id_of

if TYPE_CHECKING:
    from analysis.extract.names import Span

SHARED = 2  # states of one name
OFTEN = 2  # times that a country is named in a text on it
_BESIDE = re.compile(r",\s+$")


@cache
def elsewhere() -> dict[str, frozenset[str]]:
    """Names of cities to the further countries that have one of the name."""
    return {row["name"]: frozenset(listed(row["countries"])) for row in read_tsv("namesakes")}


def settle(spans: Sequence[Span], text: str) -> None:
    """Read each city that has namesakes as that of the country which stands beside it, or which alone of theirs the text names."""
    _states(spans)
    shared: dict[str, list[Span]] = {}
    for span in spans:
        if span.kind == "place" and any(entry.actor.name in elsewhere() for entry in span.entries if entry.rule == "place"):
            shared.setdefault(span.key, []).append(span)
    if not shared:
        return
    sure = [span for span in spans if span.key not in shared and span.entries and (span.kind == "place" or _is_nationality(span))]
    for held in shared.values():
        country = _beside(held, sure, text) or _named(held[0], sure)
        for span in held if country else ():
            span.entries = tuple(
                _of(entry, country or "") for entry in span.entries if entry.rule == "place" or entry.actor.country == country
            )


def _states(spans: Sequence[Span]) -> None:
    """Read a name that two states share as that of the only one of them that the text shows: "Congo", beside Brazzaville."""
    several = [span for span in spans if len(span.entries) >= SHARED]
    owners = [(span, {entry.actor.country for entry in span.entries if entry.actor.kind == "state"}) for span in several]
    owners = [(span, countries) for span, countries in owners if len(countries) >= SHARED]
    if not owners:
        return
    lands = [{entry.actor.country for entry in span.entries} for span in spans]
    shown = {country for countries in lands if len(countries) == 1 for country in countries}
    for span, countries in owners:
        if len(known := countries & shown) == 1:
            span.entries = tuple(entry for entry in span.entries if entry.actor.country in known)


def _is_nationality(span: Span) -> bool:
    return span.entries[0].rule in ("demonym", "people")


def _options(span: Span) -> frozenset[str]:
    """The countries that have a city of the name."""
    entries = {entry.actor.country or "" for entry in span.entries if entry.rule in ("place", "capital")}
    return frozenset(entries).union(*(elsewhere().get(entry.actor.name, ()) for entry in span.entries))


def _beside(held: Sequence[Span], sure: Sequence[Span], text: str) -> str | None:
    """The country of what stands behind a comma: "San Jose, Calif.", "Birmingham, Alabama"."""
    for span in held:
        for other in sure:
            if span.end < other.start < span.end + 4 and _BESIDE.fullmatch(text[span.end : other.start]):
                country = other.entries[0].actor.country or ""
                if country in _options(span):
                    return country
    return None


def _named(span: Span, sure: Sequence[Span]) -> str | None:
    """The only one of the countries that the text names, and not once; a capital is its own country's, whoever else has the name."""
    counts = Counter(other.entries[0].actor.country for other in sure)
    named = [country for country in sorted(_options(span)) if counts[country]]
    home = {entry.actor.country for entry in span.entries if entry.rule == "place"}
    capital = any(entry.rule == "capital" and entry.actor.country in home for entry in span.entries)
    return named[0] if len(named) == 1 and counts[named[0]] >= OFTEN and not capital else None


def _of(entry: Name, country: str) -> Name:
    """The reading with the country's city of the name."""
    if entry.rule != "place" or entry.actor.country == country:
        return entry
    actor_id = f"{id_of(entry.actor.name)}-{country.lower()}"
    return replace(entry, actor=replace(entry.actor, actor_id=actor_id, country=country))
