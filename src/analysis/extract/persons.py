"""Which person a mention names inside one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from analysis.extract import person_names
from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.extract.person_names import PersonName
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import id_of
from analysis.model import Actor

NEAR = 2  # sentences back in which a shared surname still means the one named last


def resolve(spans: Sequence[Span], words: Words) -> None:
    """Set `actor` and `rule` of every person: full names first, then what is short for them."""
    people = [span for span in spans if span.kind == "person"]
    parsed = {span.key: person_names.parse(span.text) for span in people}
    full = _full_names(people, parsed)
    genders = {actor.actor_id: _gender(actor, parsed[key], people) for key, actor in full.items()}
    counts = Counter(span.actor.actor_id for span in people if span.actor)
    countries = {span.actor.country for span in spans if span.kind == "state" and span.actor}
    for span in people:
        if span.actor is None and not any(person_names.fits(parsed[span.key], parsed[key]) for key in full):
            named = _by_office(span, parsed[span.key]) or _by_surname(span, countries)
            if named:
                full[span.key], (span.actor, span.rule) = named[0], named
                genders[named[0].actor_id] = registry.persons()[named[0].actor_id][1]
    for span in people:
        if span.actor is None:
            _short(span, people, parsed, full, genders, counts, words)


def _full_names(people: Sequence[Span], parsed: dict[str, PersonName]) -> dict[str, Actor]:
    """Key of each full name to its actor; their spans are resolved."""
    full: dict[str, Actor] = {}
    rules: dict[str, str] = {}
    for span in sorted(people, key=lambda span: (span.actor is None, -len(parsed[span.key].words), span.start)):
        name = parsed[span.key]
        if span.key in full or (len(name.words) < 2 and span.actor is None):
            continue
        actor, rule = span.actor, span.rule
        if actor is None:
            actor, rule = _same(name, full, parsed) or _misspelt(name) or (discovered(span), "discovered")
        full[span.key], rules[span.key] = actor, rule
    for span in people:
        if span.actor is None and span.key in full:
            span.actor, span.rule = full[span.key], rules[span.key]
    return full


def _same(name: PersonName, full: dict[str, Actor], parsed: dict[str, PersonName]) -> tuple[Actor, str] | None:
    """The one longer or equal name of the text that may be this one."""
    found = {}
    for key, actor in full.items():
        other = parsed[key]
        if person_names.fits(name, other) == "surname":
            found[actor.actor_id] = actor, "surname"
        elif person_names.compatible(name, other) or person_names.misspelt(name, other):
            found[actor.actor_id] = actor, "variant"
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _by_bare_surname() -> dict[str, tuple[Actor, ...]]:
    """Registry persons by surname."""
    found: dict[str, list[Actor]] = {}
    for actor, _ in registry.persons().values():
        found.setdefault(person_names.bare_surname(person_names.parse(actor.name)), []).append(actor)
    return {surname: tuple(actors) for surname, actors in found.items()}


def _misspelt(name: PersonName) -> tuple[Actor, str] | None:
    """A registry person whose name this is but for a slip."""
    if any(given.title() in naming.given_names() for given in name.given):
        return None
    bearers = _by_bare_surname().get(person_names.bare_surname(name), ())
    found = [actor for actor in bearers if person_names.misspelt(name, person_names.parse(actor.name))]
    return (found[0], "misspelling") if len(found) == 1 else None


def discovered(span: Span) -> Actor:
    """A new actor, by the words of a mention."""
    shouted = span.text.isupper() and len(span.text) > 3 and (span.kind != "organisation" or " " in span.text)
    name = person_names.without_nickname(span.text.title() if shouted else span.text)
    return Actor(actor_id=id_of(name), name=name, kind=span.kind or "organisation", basis="discovered")


def _gender(actor: Actor, name: PersonName, people: Sequence[Span]) -> str:
    """m, f or "": from the registry, a title that shows it, or the given name."""
    if actor.actor_id in registry.persons():
        return registry.persons()[actor.actor_id][1]
    shown = {title_gender(span.title) for span in people if span.title and span.actor and span.actor.actor_id == actor.actor_id} - {""}
    if len(shown) == 1:
        return shown.pop()
    return naming.given_names().get(name.given[0].title(), "") if name.given and not name.surname_first else ""


def title_gender(title: str) -> str:
    """m, f or "", as a title shows it."""
    words = title.split()
    return next((entry.gender for word in words for entry in naming.titles().get(word, ()) if entry.gender), "")


def _short(
    span: Span,
    people: Sequence[Span],
    parsed: dict[str, PersonName],
    full: dict[str, Actor],
    genders: dict[str, str],
    counts: Counter[str],
    words: Words,
) -> None:
    """Resolve a surname or given name: the only bearer, else the nearest, else the most frequent, else nobody."""
    name, gender = parsed[span.key], title_gender(span.title)
    bearers: dict[str, dict[str, Actor]] = {"surname": {}, "given": {}}
    for key, actor in full.items():
        how = "surname" if key == span.key else person_names.fits(name, parsed[key])
        if how and not (gender and genders[actor.actor_id] and gender != genders[actor.actor_id]):
            bearers[how][actor.actor_id] = actor
    owners = bearers["surname"] or ({} if span.title else bearers["given"])
    rule = "title" if span.title else "surname" if bearers["surname"] else "given"
    if not owners:
        span.actor, span.rule = discovered(span), "discovered"
        return
    chosen = next(iter(owners)) if len(owners) == 1 else _nearest(span, people, owners, words) or _most_frequent(owners, counts)
    span.actor, span.rule = (owners[chosen], rule) if chosen else (None, "ambiguous")


def _nearest(span: Span, people: Sequence[Span], owners: dict[str, Actor], words: Words) -> str | None:
    """The bearer named last in the same sentence before the mention, else in it, else in the two before."""
    here = words.sentence[span.first]
    before: dict[int, str] = {}
    after: str | None = None
    for other in people:
        if other.actor is None or other.actor.actor_id not in owners:
            continue
        sentence = words.sentence[other.first]
        if other.start < span.start and here - sentence <= NEAR:
            before[here - sentence] = other.actor.actor_id
        elif sentence == here and after is None:
            after = other.actor.actor_id
    return before.get(0) or after or next((before[distance] for distance in range(1, NEAR + 1) if distance in before), None)


def _most_frequent(owners: dict[str, Actor], counts: Counter[str]) -> str | None:
    ranked = sorted(owners, key=lambda owner: (-counts[owner], owner))
    return ranked[0] if counts[ranked[0]] > counts[ranked[1]] else None


def _by_office(span: Span, name: PersonName) -> tuple[Actor, str] | None:
    """Find whom "President Vantor" names, where no full name stands in the text and title and surname are one person's alone."""
    if not span.title or len(name.words) != 1:
        return None
    found = {
        actor.actor_id: actor for office, actor in registry.offices().get(name.words[0], ()) if office.split()[-1] in span.title.split()
    }
    return (next(iter(found.values())), "title") if len(found) == 1 else None


def _by_surname(span: Span, countries: set[str | None]) -> tuple[Actor, str] | None:
    """Find whom a rare surname names alone, where the text speaks of the person's country."""
    actor = registry.by_surname().get(span.key)
    return (actor, "surname") if actor is not None and actor.country in countries else None
