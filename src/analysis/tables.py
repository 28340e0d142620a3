"""Rows to typed frames: a frame a table, what is unknown null in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any

import pandas as pd

from analysis.model import TABLES, Column, Row

DTYPES = {"str": "str", "int": "int64", "float": "float64", "bool": "bool", "date": "datetime64[s]"}


@dataclass(frozen=True, slots=True)
class Tables:
    """One typed DataFrame for every table of the schema; columns, types and meaning are in `analysis.model` and the codebook.

    Dates are `datetime64[s]` (NaT: unknown), enums are categories, counts that may be unknown are `Int64`.
    """

    articles: pd.DataFrame
    texts: pd.DataFrame
    removed: pd.DataFrame
    credits: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    affiliations: pd.DataFrame
    figures: pd.DataFrame
    attributions: pd.DataFrame
    quantities: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    dates: pd.DataFrame
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame({"source": pd.Series(dtype="str")}))  # free columns of curation
    audit: pd.DataFrame = field(default_factory=pd.DataFrame)  # the last audit: a row a sheet, column and measure
    made: Any = field(default_factory=dict)  # what made them, in words: `version` of the package, `model`, `schema`
    worked_out: dict[str, pd.DataFrame] = field(init=False, default_factory=dict, repr=False, compare=False)  # see `once`

    @classmethod
    def from_rows(cls, rows: Mapping[type[Row], Iterable[Row]]) -> Tables:
        """Frames of these rows; a class without rows gives an empty, typed frame."""
        return cls(**{kind.table: frame(kind, rows.get(kind, ())) for kind in TABLES})

    def _repr_html_(self) -> str:
        cells = ((name, len(frame), len(frame.columns)) for name, frame in self.items())
        rows = "".join(f"<tr><th scope='row'>{name}</th><td>{rows:,}</td><td>{columns}</td></tr>" for name, rows, columns in cells)
        return f"<table><thead><tr><th>table</th><th>rows</th><th>columns</th></tr></thead><tbody>{rows}</tbody></table>"

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{len(frame):,} {name}' for name, frame in self.items())})"

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """Name and frame of every table, in the order of the schema."""
        return [(kind.table, getattr(self, kind.table)) for kind in TABLES]


def once(measure: Callable[[Tables], pd.DataFrame]) -> Callable[[Tables], pd.DataFrame]:
    """A frame that many measures begin with: worked out once for the same tables; every caller gets a copy of its own."""

    @wraps(measure)
    def kept(tables: Tables) -> pd.DataFrame:
        name = f"{measure.__module__}.{measure.__qualname__}"
        if name not in tables.worked_out:
            tables.worked_out[name] = measure(tables)
        return tables.worked_out[name].copy()

    return kept


def dtype(column: Column) -> Any:
    """The pandas dtype of a column."""
    if column.enum:
        return pd.CategoricalDtype(list(column.enum))
    if column.kind == "int" and column.nullable:
        return "Int64"
    return DTYPES[column.kind]


def frame(kind: type[Row], rows: Iterable[Row]) -> pd.DataFrame:
    """Rows of one class as a typed frame, in the order given."""
    listed = list(rows)
    data = {}
    for column in kind.columns():
        values: list[Any] = [getattr(row, column.name) for row in listed]
        if column.kind == "date":
            values = [None if value is None else pd.Timestamp(value) if isinstance(value, date) else value for value in values]
        data[column.name] = pd.Series(values, dtype=dtype(column))
    return pd.DataFrame(data)
