"""What a reader should look at first: the rows that a page's numbers hang on and nobody has looked at."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import cells
from analysis.compare.claims import RECALLED
from analysis.corpus import read
from analysis.corpus.blob import Blob
from analysis.corpus.readers import tabular
from analysis.tables import Tables

TABULAR = (".csv", ".tsv", ".xlsx")

REASONS = {  # why a row matters, the weightiest first
    "extreme": "sets the lowest or highest value of its series",
    "first": "is the first report of a claim that others repeat",
    "ambiguous": "has a claimant or subject that could be several actors",
    "unattributed": "stands in the outlet's own voice in a series that others attribute",
}
COLUMNS = ["figure_id", "why", "text", "low", "high", "item", "modality", "claimant_text", "quantity", "source", "evidence"]


def queue(tables: Tables, *, limit: int = 20) -> pd.DataFrame:
    """Figures to look at, those with the most reasons first; what a reader has confirmed or corrected is left out, and what copies say.

    Args:
        tables: all tables.
        limit: rows at most.

    Returns:
        One row a figure: `figure_id`, `why` (reasons, the weightiest first), the number, its series, outlet and evidence.
    """
    copies = tables.articles.loc[tables.articles["duplicate_of"].notna(), "article_id"]
    figures = tables.figures[(tables.figures["review"] == "none") & ~tables.figures["article_id"].isin(copies)]
    marks = pd.DataFrame(
        {
            "extreme": _extreme(figures),
            "first": _first(figures, tables),
            "ambiguous": _ambiguous(figures, tables),
            "unattributed": _own(figures),
        }
    )
    weights = pd.Series({name: 1 << (len(REASONS) - place) for place, name in enumerate(REASONS)})
    score = (marks * weights).sum(axis=1)
    named = [", ".join(name for name in REASONS if row[name]) for row in marks.to_dict("records")]
    why = pd.Series(named, index=figures.index, dtype="str")
    sources = figures["article_id"].map(tables.articles.set_index("article_id")["source"])
    found = figures.assign(why=why, score=score, source=sources)[score > 0]
    return found.sort_values(["score", "figure_id"], ascending=[False, True]).head(limit)[COLUMNS].reset_index(drop=True)


def reasons(found: pd.DataFrame) -> list[str]:
    """What the reasons in a queue mean, a line each, those that occur."""
    named = {name for why in found["why"] for name in why.split(", ")}
    return [f"{name}: it {words}" for name, words in REASONS.items() if name in named]


def _extreme(figures: pd.DataFrame) -> pd.Series:
    """Bounded, non-vague values at an end of a series that has more than one value, within one modality; not what is only recalled."""
    bounded = figures.dropna(subset=["low", "high", "quantity"])
    recalled = bounded["quantity_rule"].astype("str").str.endswith(RECALLED)
    bounded = bounded[(bounded["qualifier"] != "vague") & ~recalled]
    group = bounded.groupby(["quantity", "modality"], observed=True)
    lowest, highest = group["low"].transform("min"), group["high"].transform("max")
    marked = ((bounded["low"] == lowest) | (bounded["high"] == highest)) & (lowest != highest) & (group["low"].transform("size") > 1)
    return marked.reindex(figures.index, fill_value=False)


def _first(figures: pd.DataFrame, tables: Tables) -> pd.Series:
    repeated = tables.claims[tables.claims["articles"] > 1].set_index("claim_id")["first_article"]
    return figures["claim_id"].map(repeated) == figures["article_id"]


def _ambiguous(figures: pd.DataFrame, tables: Tables) -> pd.Series:
    mentions = tables.mentions[tables.mentions["actor_id"].isna()]
    spans = set(zip(mentions["article_id"], mentions["start"], strict=True))
    return pd.Series(
        [(article, start) in spans for article, start in zip(figures["article_id"], figures["claimant_start"], strict=True)],
        index=figures.index, dtype=bool,
    )  # fmt: skip


def _own(figures: pd.DataFrame) -> pd.Series:
    own = figures["claimant_kind"] == "outlet"
    attributed = set(figures.loc[~own, "quantity"].dropna())
    return own & figures["quantity"].isin(attributed)


def nearly(missed: pd.DataFrame, *, limit: int = 20) -> pd.DataFrame:
    """Figures that nearly joined a series: one row a figure and reason, the series it missed beside each other.

    Args:
        missed: figure_id, quantity, reason; a row a figure and series.
        limit: rows to give; one more, without reason, says how many there are besides.
    """
    if missed.empty:
        return missed
    rows = missed.groupby(["figure_id", "reason"], as_index=False, sort=False)["quantity"].agg(", ".join)
    rest = len(rows) - limit
    more = pd.DataFrame([{"figure_id": f"… and {rest:,} more", "quantity": "see near_misses.csv", "reason": ""}])
    return pd.concat([rows.head(limit), more if rest > 0 else more.head(0)])[["figure_id", "quantity", "reason"]]


def columns(raw: Path) -> pd.DataFrame:
    """How the tables of a raw folder are read.

    Returns:
        One row a CSV or XLSX file: `file`, `read as` (our column = heading; guessed, but for what `columns.csv` says), `not read`.
    """
    metadata = read.read_metadata(raw)
    rows = []
    for path in read.find_files(raw, metadata):
        name = path.relative_to(raw).as_posix()
        if path.suffix.lower() in TABULAR:
            mapped = metadata.columns(name)
            try:
                found, rest = tabular.columns(Blob.of_file(path, raw, columns=mapped))
            except Exception:  # the build lists it
                continue
            said = [f"{column} = {heading}" for column, heading in found.items()]
            rows.append((name, "; ".join(said) if "text" in found else "no column of text: name one in columns.csv", ", ".join(rest)))
    return pd.DataFrame(rows, columns=["file", "read as", "not read"])


def lacking(tables: Tables) -> pd.DataFrame:
    """What the corpus lacks, in numbers: `what`, `articles` or rows, `of`."""
    articles, figures = tables.articles, tables.figures
    rows = [
        ("articles without an outlet", articles["source"].isna().sum(), len(articles)),
        ("articles without a publication day", articles["published"].isna().sum(), len(articles)),
        ("… of them with an interval", (articles["published"].isna() & articles["published_from"].notna()).sum(), len(articles)),
        ("articles without a title", articles["title"].isna().sum(), len(articles)),
        ("near-identical articles", articles["duplicate_of"].notna().sum(), len(articles)),
        ("figures without a named claimant", (figures["claimant_kind"] != "named").sum(), len(figures)),
        ("figures in no series", figures["quantity"].isna().sum(), len(figures)),
        ("mentions of an ambiguous actor", tables.mentions["actor_id"].isna().sum(), len(tables.mentions)),
    ]
    return pd.DataFrame(rows, columns=["what", "count", "of"])


def skeleton(tables: Tables, *, before: Path | None = None) -> pd.DataFrame:
    """`articles.csv` to fill in: one line an article that lacks its outlet or its day, what is known filled in.

    Args:
        tables: all tables.
        before: the file of an earlier call; what a reader has filled in there stays.
    """
    articles = tables.articles
    lacks = articles[articles["source"].isna() | articles["published"].isna()]
    known = lacks.assign(published=lacks["published"].dt.strftime("%Y-%m-%d"))
    frame = known[["article_id", "source", "published", "title", "url"]].reset_index(drop=True)
    if before and before.is_file():
        _, lines = cells.table(cells.decoded(before.read_bytes()))
        filled = {line.get("article_id"): line for _, line in lines}
        for name in frame.columns[1:]:
            said = [filled.get(article_id, {}).get(name) for article_id in frame["article_id"]]
            frame[name] = pd.Series(said, index=frame.index, dtype="str").fillna(frame[name])
    return frame
