"""Facets: what `data/curation/sources.csv` says of outlets, as groups to compare and as a choice of outlets."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.compare.outlets import choose, distinct, noted, select
from analysis.compare.words import tally
from analysis.errors import UsageError
from analysis.tables import Tables

COLUMNS = ["facet", "value", "outlets", "articles", "figures", "transparency"]


def facets(tables: Tables) -> pd.DataFrame:
    """What is said of each outlet: a row an outlet of the corpus, a column a free column of `sources.csv`; null where nothing is said."""
    outlets = pd.Index(sorted(tables.articles["source"].dropna().unique()), name="outlet", dtype="str")
    said = tables.sources.drop_duplicates("source", keep="last").set_index("source")
    return said.reindex(outlets).dropna(axis="columns", how="all")


def by(tables: Tables, facet: str = "") -> Tables:
    """The tables with outlets grouped by a facet, or those of some outlets only; every measure and chart reads them as before.

    Args:
        tables: all tables.
        facet: nothing leaves the tables as they are. A column ("country") puts its value in the place of the outlet, so that
            countries are compared; an outlet of which nothing is said stands for itself. "country=Finland" keeps outlets of that value.

    Raises:
        UsageError: an unknown column or value; the message lists the known ones.
    """
    if not facet:
        return tables
    name, chosen, value = (part.strip() for part in facet.partition("="))
    known = facets(tables)
    if known.columns.empty:
        raise UsageError(f"unknown facet {name!r}: of no outlet anything is known; write a column {name} into data/curation/sources.csv")
    said = known[choose("facet", name, known.columns)].dropna()
    if chosen:
        return select(tables, sources=said.index[said == choose(name, value, said.unique())])
    articles = tables.articles.assign(source=tables.articles["source"].replace(said.to_dict()).astype("str"))
    articles.attrs["grouped"] = name
    return replace(tables, articles=articles)


def coverage(tables: Tables) -> pd.DataFrame:
    """How much comes from the outlets of each value of each facet.

    Returns:
        One row a facet and value, the most articles first: `facet`, `value`, `outlets`, `articles` (near-identical copies once),
        `figures`, and `transparency` (share of the figures with a named claimant; null without figures). Outlets of which a facet says
        nothing are in the row whose value is null.
    """
    articles, known = distinct(tables), facets(tables)
    listed = articles[articles["known"]]
    figures = tables.figures.assign(named=tables.figures["claimant_kind"] == "named")
    tallies = figures.groupby("article_id")["named"].agg(["size", "sum"]).reindex(listed["article_id"], fill_value=0)
    counted = listed[["outlet"]].assign(figures=tallies["size"].to_numpy(), quoted=tallies["sum"].to_numpy())
    rows = []
    for facet in known.columns:
        groups = counted.groupby(counted["outlet"].map(known[facet]), dropna=False)
        found = groups.agg(outlets=("outlet", "nunique"), articles=("outlet", "size"), figures=("figures", "sum"), named=("quoted", "sum"))
        found["transparency"] = (found["named"] / found["figures"]).where(found["figures"] > 0)
        rows.append(
            found.rename_axis("value").reset_index().assign(facet=facet).sort_values(["articles", "value"], ascending=[False, True])
        )
    frame = pd.concat(rows, ignore_index=True)[COLUMNS] if rows else pd.DataFrame(columns=COLUMNS)
    return noted(frame, articles, of=tally(len(known.columns), "facet"))
