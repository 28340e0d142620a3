"""The values that reports are made for: the sources, quantities, actors and weeks of the tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import NoTablesError, SchemaError

if TYPE_CHECKING:
    import pandas as pd

Item = dict[str, Any]  # the fields of one value


@dataclass(frozen=True, slots=True)
class Each:
    """One way to make a report for each value."""

    read: Callable[[Path], list[Item]]
    key: str  # the field that names the value
    fills: tuple[str, ...]  # the fields that fill parameters of the same name
    fields: tuple[str, ...]


def sources(processed: Path) -> list[Item]:
    """Every known outlet, with its articles, figures and claims; an unknown one is not an outlet."""
    articles = table(processed, "articles", "article_id", "source").dropna(subset="source")
    figures = table(processed, "figures", "article_id", "claim_id").merge(articles, on="article_id")
    counts = {"articles": articles.groupby("source").size(), "figures": figures.groupby("source").size()}
    counts["claims"] = figures.groupby("source")["claim_id"].nunique()
    return [{"source": name, **_counted(counts, name)} for name in sorted(articles["source"].unique())]


def quantities(processed: Path) -> list[Item]:
    """Every comparable series."""
    columns = ("quantity", "label", "unit", "figures", "claims", "articles", "sources")
    return _records(table(processed, "quantities", *columns).sort_values("quantity"))


def actors(processed: Path) -> list[Item]:
    """Every actor that an article mentions; its claims are its stances, the figures it claims, and those that count what is its own."""
    import pandas as pd

    found = table(processed, "actors", "actor_id", "name", "kind", "country").rename(columns={"actor_id": "actor"})
    mentions = table(processed, "mentions", "actor_id", "article_id").dropna(subset="actor_id").groupby("actor_id")["article_id"]
    said = table(processed, "figures", "figure_id", "claimant_id", "subject_id").melt("figure_id", value_name="actor_id")
    stances = table(processed, "statements", "statement_id", "actor_id").rename(columns={"statement_id": "figure_id"})
    own = pd.concat([said, stances]).drop_duplicates(["figure_id", "actor_id"]).groupby("actor_id").size()
    counts = {"mentions": mentions.size(), "articles": mentions.nunique(), "claims": own}
    items = [{**item, **_counted(counts, item["actor"])} for item in _records(found.sort_values("actor"))]
    return [item for item in items if item["mentions"]]


def weeks(processed: Path) -> list[Item]:
    """Every ISO week in which an article was published, as far as days are known."""
    published = table(processed, "articles", "published")["published"].dropna()
    found: dict[date, int] = {}
    for day in published:
        monday = day.date() - timedelta(days=day.weekday()) if hasattr(day, "date") else day - timedelta(days=day.weekday())
        found[monday] = found.get(monday, 0) + 1
    return [
        {"week": f"{monday:%G-W%V}", "since": monday.isoformat(), "until": (monday + timedelta(days=6)).isoformat(), "articles": count}
        for monday, count in sorted(found.items())
    ]


EACH = {
    "source": Each(sources, "source", ("source",), ("source", "articles", "figures", "claims")),
    "quantity": Each(quantities, "quantity", ("quantity",), ("quantity", "label", "unit", "figures", "claims", "articles", "sources")),
    "actor": Each(actors, "actor", ("actor",), ("actor", "name", "kind", "country", "mentions", "articles", "claims")),
    "week": Each(weeks, "week", ("week", "since", "until"), ("week", "since", "until", "articles")),
}


def table(processed: Path, name: str, *columns: str) -> pd.DataFrame:
    """Some columns of one table.

    Raises:
        SchemaError: there is no such table, or not with these columns.
    """
    import pandas as pd

    single = processed / f"{name}.parquet"
    path = single if single.exists() else processed / name
    if not path.exists():
        raise NoTablesError(f"{processed}: no tables here; make them: analysis build --processed {processed}")
    try:
        return pd.read_parquet(path, columns=list(columns))
    except (ValueError, OSError) as error:
        raise SchemaError(f"{path}: cannot be read ({str(error).splitlines()[0]}); make the tables anew: analysis build") from None


def _counted(counts: dict[str, pd.Series[int]], name: str) -> dict[str, int]:
    return {column: int(series.get(name, 0)) for column, series in counts.items()}


def _records(frame: pd.DataFrame) -> list[Item]:
    records: list[Item] = json.loads(frame.to_json(orient="records", force_ascii=False))
    return records
