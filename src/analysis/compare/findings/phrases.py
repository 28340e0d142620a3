"""Small words that findings share."""

from __future__ import annotations

from analysis.compare.words import joined, missing


def tied(names: list[str], things: str) -> str:
    """Few names, or how many share the place."""
    return joined(names) if len(names) <= 3 else f"{len(names)} {things} alike"


def capital(words: str) -> str:
    """The words with a capital letter first, the rest as it is."""
    return words[:1].upper() + words[1:]


def unit_of(unit: object) -> str | None:
    """A unit as a cell has it; None for a count."""
    return None if missing(unit) or not unit else str(unit)
