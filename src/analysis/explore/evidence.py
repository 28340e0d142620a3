"""The article behind a figure as HTML: the figure where it stands, what else was read around it, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import pandas as pd

from analysis.compare.words import missing
from analysis.highlight import Mark, marked
from analysis.reports.clean import web_address
from analysis.tables import Tables

AROUND = 220  # characters of the passage on either side of the figure
BOX = "max-width:46rem;line-height:1.7;white-space:pre-wrap"
SCROLLED = f"{BOX};max-height:28rem;overflow:auto"


def figure(tables: Tables, figure_id: str) -> dict[Any, Any]:
    """The row of a figure.

    Raises:
        KeyError: there is none.
    """
    found = tables.figures[tables.figures["figure_id"] == figure_id]
    if found.empty:
        raise KeyError(figure_id)
    return found.to_dict("records")[0]


def text_of(tables: Tables, article_id: str) -> str:
    """The cleaned text of an article; "" where the tables have none."""
    return next(iter(tables.texts.loc[tables.texts["article_id"] == article_id, "text"]), "")


def evidence(tables: Tables, figure_id: str) -> str:
    """The passage with its figure marked, then the whole article with all that was read in it."""
    row = figure(tables, figure_id)
    article_id, start, end = str(row["article_id"]), int(row["start"]), int(row["end"])
    text = text_of(tables, article_id)
    first, last = _passage(text, start, end)
    chosen = Mark(start - first, end - first, "figure", _note(row))
    # a mark that shares letters with the chosen figure would hide it
    others = [mark for mark in _marks(tables, article_id) if mark.end <= start or end <= mark.start]
    whole = marked(text, [*others, Mark(start, end, "figure", f"this figure · {_note(row)}")])
    return (
        f"{_head(tables, article_id)}<blockquote style='{BOX}'>{marked(text[first:last], [chosen])}</blockquote>"
        f"<details><summary>The whole article</summary><div style='{SCROLLED}' tabindex='0'>{whole}</div></details>"
    )


def _passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The span shown first: the lines around the figure, cut at words."""
    first, last = max(text.rfind("\n", 0, start) + 1, start - AROUND), text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + AROUND)
    if first and text[first - 1 : first].strip() and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if text[last : last + 1].strip() and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    return first, last


def _head(tables: Tables, article_id: str) -> str:
    article = tables.articles[tables.articles["article_id"] == article_id].iloc[0]
    day = "undated" if missing(article["published"]) else f"{article['published']:%Y-%m-%d}"
    words = [article["source"], day, article_id if missing(article["title"]) else article["title"]]
    said = " · ".join(escape(str(word)) for word in words if not missing(word))
    address = web_address(None if missing(article["url"]) else str(article["url"]))
    link = f' · <a href="{escape(address)}" target="_blank" rel="noopener noreferrer">the page</a>' if address else ""
    return f"<p>{said}{link}</p>"


def _marks(tables: Tables, article_id: str) -> Iterator[Mark]:
    def rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
        return frame[frame["article_id"] == article_id].to_dict("records")

    for row in rows(tables.figures):
        yield Mark(row["start"], row["end"], "figure", _note(row))
    for row in rows(tables.dates):
        yield Mark(row["start"], row["end"], "date", f"{row['timex_type']} {row['timex_value']}")
    for row in rows(tables.mentions):
        yield Mark(row["start"], row["end"], "actor", f"{row['kind']}: {'ambiguous' if missing(row['actor_id']) else row['actor_id']}")


def _note(row: Mapping[Any, Any]) -> str:
    low, high = ("…" if missing(row[name]) else f"{row[name]:,.10g}" for name in ("low", "high"))
    voice = "own voice" if missing(row["claimant_text"]) else f"says {row['claimant_text']}"
    parts = [low if low == high else f"{low} to {high}", row["unit"], row["item"], row["modality"], row["scope"], voice]
    return " · ".join(str(part) for part in parts if not missing(part))
