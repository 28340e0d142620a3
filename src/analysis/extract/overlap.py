"""Of a registry name and a tagged entity that overlap, the better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.lexicons import registry

if TYPE_CHECKING:
    from analysis.extract.names import Span


CREEDS = frozenset({"Islamic", "Islamist", "Communist", "Maoist", "Shiite", "Sunni"})


def merge(known: list[Span], tagged: list[Span]) -> list[Span]:
    """Registry names and entities, the better of two that overlap."""
    kept: list[Span] = []
    at = 0
    taken: set[int] = set()
    for span in sorted(tagged, key=lambda s: (s.start, -s.end)):
        while at < len(known) and known[at].end <= span.start:
            at += 1
        rivals, scan = [], at
        while scan < len(known) and known[scan].start < span.end:
            rivals.append(scan)
            scan += 1
        if any(not _yields(known[rival], span) for rival in rivals):
            for rival in rivals:
                if known[rival].start <= span.start and known[rival].end >= span.end:
                    known[rival].label = span.label
            continue
        if kept and kept[-1].end > span.start:
            continue
        taken.update(rivals)
        kept.append(span)
    kept += [span for number, span in enumerate(known) if number not in taken]
    return sorted(kept, key=lambda s: s.start)


def _yields(name: Span, entity: Span) -> bool:
    """Whether a registry name gives way to the entity it overlaps: only where it is a proper part of it."""
    whole = entity.start <= name.start and name.end <= entity.end and name.end - name.start < entity.end - entity.start
    if not whole:
        return False
    strong = max(entry.weight for entry in name.entries) >= 3
    rest = (entity.text.replace(name.text, "", 1)).strip(" '’s-")
    if strong and (" " in name.text or registry.is_acronym(name.text)) and entity.label in ("PERSON", "GPE", "LOC", "NORP"):
        return False
    if strong and " " in name.text and rest in CREEDS:
        return False  # "Boko Haram Islamic" of an insurgency
    # "Saxon CDU": an adjective of a region before a body's letters
    if (
        strong
        and registry.is_acronym(name.text)
        and name.end == entity.end
        and " " not in rest
        and rest.endswith(("ian", "ish", "ese", "xon"))
    ):
        return False
    # "Quist Norway", "XYZ Norway": a state at the end of a person's or place's name is a name of its own
    if entity.label in ("GPE", "LOC", "FAC") and name.end == entity.end and max(entry.weight for entry in name.entries) >= 2.5:
        return False
    if (
        entity.label in ("PERSON", "GPE", "LOC", "FAC")
        and name.end == entity.end
        and any(e.actor.kind == "state" and e.rule == "registry" for e in name.entries)
    ):
        return False
    return bool(rest)
