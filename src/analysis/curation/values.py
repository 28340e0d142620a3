"""Cells of the curation files as the columns are typed: days and numbers as spreadsheets rewrite them, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from rapidfuzz import process

from analysis import cells
from analysis.corpus import days
from analysis.model import Column
from analysis.spelling import did_you_mean

SPELLING = 80  # of 100: from there on, one name may be the other misspelt


def value_of(spec: Column, text: str, *, mark: str = ",") -> Any:
    """A cell as the column's type; `null` is unknown.

    Args:
        spec: the column.
        text: the cell.
        mark: between the file's cells; it tells how its numbers may be written.

    Raises:
        ValueError: the value is none of the column's; the message says what it takes.
    """
    if text.lower() == "null":
        if spec.nullable:
            return None
        raise ValueError(f"{spec.name} cannot be null")
    if spec.enum:
        if text.lower() not in spec.enum:
            raise ValueError(nearest(spec.name, text, spec.enum))
        return text.lower()
    if spec.kind == "date":
        return _day(spec.name, text)
    if spec.kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if spec.kind in ("int", "float"):
        try:
            value = cells.number(text, mark=mark)
        except ValueError as error:
            raise ValueError(f"{spec.name} takes a {spec.kind}: {error}") from None
        if spec.kind == "float" or value.is_integer():
            return value if spec.kind == "float" else int(value)
    elif spec.kind == "str":
        return text
    raise ValueError(f"{spec.name} takes a {spec.kind}, not {text!r}")


def _day(name: str, text: str) -> date:
    """A day: as YYYY-MM-DD, or as a spreadsheet rewrites it where that can be one day only."""
    found = days.parse(text)
    if found and found[0] == found[1]:
        return found[0]
    said = f" ({found[0]} or {found[1]})" if found and (found[1] - found[0]).days < 365 and "/" in text else ""
    raise ValueError(f"{name} takes a date (YYYY-MM-DD), not {text!r}{said}; in a spreadsheet, format the cells as text")


@cache
def country(text: str) -> str:
    """An ISO 3166-1 alpha-3 code.

    Raises:
        ValueError: it is none.
    """
    import pycountry

    codes = {place.alpha_3: place for place in pycountry.countries}
    if text in codes or text == "XKX":  # Kosovo, by common use
        return text
    try:
        meant = pycountry.countries.lookup(text).alpha_3
    except LookupError:
        meant = None
    raise ValueError(f"country takes a code of three letters (ISO 3166-1), not {text!r}" + (f"; did you mean {meant!r}?" if meant else ""))


def resembles(value: str, known: Iterable[str]) -> bool:
    """Whether a value may be a misspelling of a known one."""
    return process.extractOne(value, list(known), score_cutoff=SPELLING) is not None


def nearest(what: str, value: str, known: Iterable[str]) -> str:
    """What is wrong with a value, and what it may have been meant for."""
    return f"unknown {what} {value!r}; {did_you_mean(value, known)}"
