"""Small words that findings share."""

from __future__ import annotations

from analysis.compare.words import joined, missing


def tied(names: list[str], things: str) -> str:
    """Few names, or how many share the place.

    >>> tied(["Alder", "Birch", "Cedar", "Dune"], "actors"), tied(["A", "B", "C", "D", "E"], "actors")
    ('Alder, Birch, Cedar and Dune', '5 actors')
    """
    return joined(names, limit=4) if len(names) <= 4 else f"{len(names):,} {things}"


def part(some: int, total: int, noun: str, plural: str | None = None) -> str:
    """Some of all, said as a person would.

    >>> part(3, 7, "article"), part(7, 7, "article"), part(2, 2, "article"), part(1, 1, "article"), part(0, 9, "figure")
    ('3 of 7 articles', 'all 7 articles', 'both articles', 'the only article', 'none of 9 figures')
    """
    things = noun if total == 1 else plural or noun + "s"
    if some == total:
        return f"the only {things}" if total == 1 else f"both {things}" if total == 2 else f"all {total:,} {things}"
    return f"{some:,} of {total:,} {things}" if some else f"none of {total:,} {things}"


def times(size: int) -> str:
    """How often.

    >>> times(1), times(2), times(30)
    ('once', 'twice', '30 times')
    """
    return {1: "once", 2: "twice"}.get(size, f"{size:,} times")


def capital(words: str) -> str:
    """The words with a capital letter first, the rest as it is."""
    return words[:1].upper() + words[1:]


def unit_of(unit: object) -> str | None:
    """A unit as a cell has it; None for a count."""
    return None if missing(unit) or not unit else str(unit)
