"""Who is who inside one text: full names, surnames, acronyms and what they stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from analysis.extract.names import Span
from analysis.lexicons import registry
from analysis.lexicons.registry import is_acronym, slug
from analysis.model import Actor

SMALL = frozenset(("of", "the", "and", "for", "de", "la", "le", "du", "des", "&", "in", "on"))


def resolve(spans: Sequence[Span]) -> None:
    """Set `actor` and `rule` of every span that has a kind."""
    _registered([span for span in spans if span.kind and span.actor is None])
    people = [span for span in spans if span.kind == "person" and span.actor is None]
    _persons(people, [span for span in spans if span.kind == "person"])
    _others([span for span in spans if span.kind in ("organisation", "place") and span.actor is None], spans)


def _registered(spans: Sequence[Span]) -> None:
    for span in spans:
        for entry in span.entries:
            kind = {"state": "place", "group": "organisation"}.get(entry.actor.kind, entry.actor.kind)
            if kind == span.kind and entry.rule not in ("demonym", "people", "capital", "metonym"):
                span.actor, span.kind = entry.actor, entry.actor.kind
                span.rule = entry.rule if entry.rule != "place" else "registry"
                break


def name_parts(name: str) -> list[str]:
    """The words of a person's name without initials and generational suffixes, lower case."""
    parts = [part.strip(".,").casefold() for part in registry.plain(name).replace("-", " ").split()]
    return [part for part in parts if len(part) > 1 and part not in ("jr", "sr", "ii", "iii", "iv")]


def _persons(spans: Sequence[Span], everyone: Sequence[Span]) -> None:
    full: dict[str, Span] = {}
    for span in everyone:
        if len(span.text.split()) > 1:
            full.setdefault(span.key, span)
    owners: dict[str, list[str]] = defaultdict(list)  # a word of a name -> keys of the full names that have it
    for key, span in full.items():
        for part in {*name_parts(span.text), key.split()[-1], key.split()[0]}:
            owners[part].append(key)
    counts = Counter(span.key for span in everyone)
    chosen: dict[str, Actor] = {key: span.actor for key, span in full.items() if span.actor}
    for span in spans:
        if span.key in full:
            chosen.setdefault(span.key, _discovered(span))
            span.actor, span.rule = chosen[span.key], span.rule or "discovered"
    for span in spans:
        if span.actor is None:
            keys = [key for key in owners.get(span.key.split()[-1], []) if _may_be(span, key)]
            if keys:
                best = max(keys, key=lambda key: (key.split()[-1] == span.key, counts[key], key))
                span.actor, span.rule = chosen[best], "title" if span.title else "surname"
            else:
                span.actor, span.rule = _discovered(span), "discovered"


def _may_be(span: Span, key: str) -> bool:
    return len(span.key.split()) == 1 or set(span.key.split()) <= set(key.split())


def _discovered(span: Span) -> Actor:
    name = span.text.title() if span.shouted and span.kind == "person" else span.text
    return Actor(actor_id=slug(span.text), name=name, kind=span.kind or "organisation", basis="discovered")


def _others(spans: Sequence[Span], everyone: Sequence[Span]) -> None:
    initials: dict[str, Span] = {}
    for span in everyone:
        if span.kind in ("organisation", "group") and " " in span.text:
            letters = "".join(word[0] for word in span.text.replace("-", " ").split() if word.casefold() not in SMALL and word[0].isalpha())
            if len(letters) > 1:
                initials.setdefault(letters.upper(), span)
    for span in spans:
        expansion = initials.get(span.text.replace(".", "")) if is_acronym(span.text) else None
        if expansion is not None and expansion.actor is None:
            expansion.actor, expansion.rule = _discovered(expansion), "discovered"
        if expansion is not None and expansion.actor is not None:
            span.actor, span.rule, span.kind = expansion.actor, "acronym", expansion.actor.kind
        elif span.actor is None:
            span.actor, span.rule = _discovered(span), "discovered"
