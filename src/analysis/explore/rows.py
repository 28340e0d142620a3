"""What can be read and corrected in the panel: numbers, dates, names and statements, each a table with its own columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.compare.claims import concordance, names
from analysis.compare.outlets import distinct
from analysis.compare.stances import stance_words
from analysis.compare.words import lookup, missing
from analysis.curation.entries import LINKED, PLACED
from analysis.explore.selection import Filters, narrowed
from analysis.highlight import figure_note
from analysis.model import DateRow, Figure, Mention, Row, Statement
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of the panel."""

    name: str  # for readers
    row: type[Row]
    mark: str  # its colour in the article: see `analysis.highlight`
    pairs: Mapping[str, tuple[str, str]]  # two columns that one value mostly fills
    shown: tuple[str, ...]  # columns of the table below

    @property
    def table(self) -> str:
        """Its table."""
        return self.row.table

    @property
    def key(self) -> str:
        """The column that names a row."""
        return next(spec.name for spec in self.row.columns() if spec.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """What a reader may correct: pairs first, then every column that is neither a key, a place nor linked from the others."""
        own = [spec.name for spec in self.row.columns() if not spec.key and spec.name not in PLACED | LINKED]
        return (*self.pairs, *own)

    def written(self, column: str) -> tuple[str, ...]:
        """The columns of the table that a choice of the form writes.

        >>> KINDS["dates"].written("first and last day"), KINDS["dates"].written("role")
        (('first_day', 'last_day'), ('role',))
        """
        return self.pairs.get(column, (column,))


KINDS = {
    kind.table: kind
    for kind in (
        Kind(
            "numbers", Figure, "figure", {"low and high": ("low", "high")},
            ("outlet", "published", "quantity", "value", "modality", "claimant", "evidence", "review"),
        ),
        Kind(
            "dates", DateRow, "date", {"first and last day": ("first_day", "last_day")},
            ("outlet", "published", "text", "first_day", "last_day", "precision", "role", "review"),
        ),
        Kind("names", Mention, "actor", {}, ("outlet", "published", "text", "actor", "kind", "role", "rule", "review")),
        Kind("statements", Statement, "figure", {}, ("outlet", "published", "actor", "stance", "proposition", "evidence", "review")),
    )
}  # fmt: skip


def listed(tables: Tables, filters: Filters, table: str = "figures") -> pd.DataFrame:
    """The rows of a table that are left by what is picked, with outlet and day; names for actors.

    Outlets and days pick articles for every table; actors pick figures, names and statements, series figures and statements.
    """
    cut = narrowed(tables, filters)
    if table == "figures":
        return concordance(cut)
    articles = distinct(cut)
    days = articles["published"].dt.strftime("%Y-%m-%d").fillna("undated")
    about = articles[["article_id", "outlet"]].assign(published=days)
    frame = getattr(cut, table).merge(about, on="article_id")
    for column, wanted in (("actor_id", filters.actors), ("quantity", filters.quantities)):
        if wanted and column in frame:
            frame = frame[frame[column].isin(wanted)]
    if "actor_id" in frame:
        frame = frame.assign(actor=lookup(frame["actor_id"], names(tables)).fillna(frame.get("claimant_text", "ambiguous")))
    if "stance" in frame:
        frame = frame.assign(stance=[stance_words(str(stance)) for stance in frame["stance"]])
    found: pd.DataFrame = frame.sort_values(["outlet", "article_id", "start"], kind="stable").reset_index(drop=True)
    return found


def row_of(tables: Tables, table: str, row_id: str) -> dict[Any, Any]:
    """One row of a table.

    Raises:
        KeyError: there is none.
    """
    frame = getattr(tables, table)
    found = frame[frame[KINDS[table].key] == row_id]
    if found.empty:
        raise KeyError(row_id)
    row: dict[Any, Any] = found.to_dict("records")[0]
    return row


def note(table: str, row: Mapping[Any, Any]) -> str:
    """What a row was read as, in one line."""
    if table == "figures":
        cells: dict[str, Any] = {str(name): None if missing(value) else value for name, value in row.items()}
        return figure_note(Figure(**cells))
    if table == "dates":
        days = (row["timex_value"], *(_day(row[name]) for name in ("first_day", "last_day")))
        parts = [row["timex_type"], *dict.fromkeys(days)]  # of a single day all three are one
    elif table == "mentions":
        parts = [row["kind"], "ambiguous" if missing(row["actor_id"]) else row["actor_id"]]
    else:
        parts = [row["claimant_text"], stance_words(str(row["stance"])), row["proposition"]]
    return " · ".join(str(part) for part in parts if not missing(part) and part != "")


def _day(value: Any) -> str | None:
    return None if missing(value) else f"{value:%Y-%m-%d}"


def line(table: str, row: Mapping[Any, Any], *, width: int = 160) -> str:
    """A row of `listed` as a line to choose from."""
    names = {
        "figures": ("outlet", "published", "value", "quantity", "claimant", "evidence"),
        "statements": ("outlet", "published", "actor", "stance", "proposition", "evidence"),
    }.get(table, ("outlet", "published", "text"))
    words = [row[name] for name in names] + ([] if table in ("figures", "statements") else [note(table, row)])
    said = " · ".join(" ".join(str(word).split()) for word in words if not pd.isna(word))
    return said if len(said) <= width else said[: width - 1] + "…"
