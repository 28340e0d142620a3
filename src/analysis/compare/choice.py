"""Which outlets, series, actors and days a report is about: what its parameters name, else what the corpus has most of."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analysis.compare.claims import names, reported
from analysis.compare.coverage import shares
from analysis.compare.outlets import as_day, choose, distinct
from analysis.errors import UsageError
from analysis.tables import Tables


def series(tables: Tables, *, top: int | None = 6, claims: int = 1) -> list[str]:
    """The series that most outlets report, then those in most articles, then those with most claims: their keys, the foremost first.

    Args:
        tables: the tables.
        top: how many at most; None gives all.
        claims: leave out series with fewer.

    Raises:
        UsageError: `top` is less than one.
    """
    if top is not None and top < 1:
        raise UsageError(f"top {top}: how many series are shown is 1 or more")
    linked = reported(tables).dropna(subset="quantity")
    sizes = linked.assign(named=linked["outlet"].where(linked["known"])).groupby("quantity").agg(
        outlets=("named", "nunique"), articles=("article_id", "nunique"), claims=("claim_id", "nunique")
    )  # fmt: skip
    order = (
        sizes[sizes["claims"] >= claims]
        .reset_index()
        .sort_values(["outlets", "articles", "claims", "quantity"], ascending=[False, False, False, True])
    )
    return [str(key) for key in order["quantity"].iloc[:top]]


def quantity(tables: Tables, wanted: str | None = None) -> str:
    """The series named, or the foremost; "" in a corpus without any.

    Raises:
        UsageError: an unknown one; the message lists the known ones.
    """
    if wanted:
        return choose("quantity", wanted, tables.quantities["quantity"])
    return next(iter(series(tables, top=1)), "")


def source(tables: Tables, wanted: str | None = None) -> str:
    """The outlet named, or the one with most articles; "" in a corpus without any known."""
    if wanted:
        return choose("source", wanted, tables.articles["source"].dropna().unique())
    articles = distinct(tables)
    return _foremost(articles.loc[articles["known"], "outlet"].value_counts())


def actor(tables: Tables, wanted: str | None = None) -> str:
    """The id of the actor named, by id or by name, or of the one that most articles name; "" in a corpus without any."""
    if wanted:
        ids = {name: key for key, name in names(tables).items()}
        return choose("actor", ids.get(wanted, wanted), tables.actors["actor_id"])
    return _foremost(shares(tables).groupby("actor_id")["naming"].sum())


def _foremost(sizes: pd.Series) -> str:
    return min((str(key) for key in sizes.index[sizes == sizes.max()]), default="")


def since(tables: Tables, wanted: str | date | None = None, *, days: int = 7) -> date | None:
    """The day named, or so many days before the last publication day known; None where none is known."""
    if wanted:
        return as_day(wanted)
    last = distinct(tables)["published"].max()
    return None if pd.isna(last) else (last - timedelta(days=days - 1)).date()
