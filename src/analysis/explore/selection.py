"""What a reader has picked: the figures that it leaves, and the report that shows the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis import compare
from analysis.compare.claims import names
from analysis.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Outlets, actors, series and days; what is empty leaves everything in."""

    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # ids of claimants or subjects
    quantities: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def narrowed(tables: Tables, filters: Filters) -> Tables:
    """The tables with only the articles and figures that were picked."""
    cut = compare.outlets.select(tables, sources=filters.sources, since=filters.since, until=filters.until)
    figures = cut.figures
    if filters.actors:
        figures = figures[figures["claimant_id"].isin(filters.actors) | figures["subject_id"].isin(filters.actors)]
    if filters.quantities:
        figures = figures[figures["quantity"].isin(filters.quantities)]
    return replace(cut, figures=figures.reset_index(drop=True))


def drawn(tables: Tables, filters: Filters) -> pd.DataFrame:
    """What the chart shows: the marks of the foremost series among those picked."""
    cut = narrowed(tables, filters)
    quantity = next(iter(compare.choice.series(cut, top=1)), "")
    # with some actors only, an outlet that quotes others is not silent
    return compare.claims.marks(cut, quantity=quantity, absent=not filters.actors)


def options(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    """What can be picked: (words, key) of each outlet, of each actor that claims or is counted, and of each series, the foremost first."""
    labels = dict(zip(tables.quantities["quantity"], tables.quantities["label"], strict=True))
    told = set(tables.figures["claimant_id"].dropna()) | set(tables.figures["subject_id"].dropna())
    return {
        "sources": [(name, name) for name in sorted(tables.articles["source"].dropna().unique())],
        "actors": sorted((name, key) for key, name in names(tables).items() if key in told),
        "quantities": [(labels[key], key) for key in compare.choice.series(tables, top=None) if key in labels],
    }


def report_of(filters: Filters) -> tuple[str, dict[str, object]]:
    """The notebook that shows what was picked, and its parameters.

    >>> report_of(Filters(quantities=("people-killed",)))
    ('05-quantity', {'quantity': 'people-killed'})
    >>> report_of(Filters(sources=("Alder Post", "North Wire"), since=date(2025, 3, 1)))
    ('02-figures', {'sources': ['Alder Post', 'North Wire'], 'since': '2025-03-01'})
    """
    days: dict[str, object] = {name: day.isoformat() for name, day in (("since", filters.since), ("until", filters.until)) if day}
    picked = filters.sources, filters.actors, filters.quantities
    if not days and sum(map(len, picked)) == 1:
        for notebook, name, keys in zip(("04-source", "06-actor", "05-quantity"), ("source", "actor", "quantity"), picked, strict=True):
            if keys:
                return notebook, {name: keys[0]}
    outlets: dict[str, object] = {"sources": list(filters.sources)} if filters.sources else {}
    return "02-figures", outlets | days
