"""The article behind a row as HTML: its words where they stand, what else was read around them, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from analysis.compare.words import missing
from analysis.explore.rows import KINDS, note, row_of
from analysis.highlight import Mark, marked
from analysis.reports.clean import web_address
from analysis.tables import Tables

AROUND = 220  # characters of the passage on either side of the words
BOX = "max-width:46rem;line-height:1.7;white-space:pre-wrap"
SCROLLED = f"{BOX};max-height:28rem;overflow:auto"


def text_of(tables: Tables, article_id: str) -> str:
    """The cleaned text of an article; "" where the tables have none."""
    return next(iter(tables.texts.loc[tables.texts["article_id"] == article_id, "text"]), "")


def evidence(tables: Tables, row_id: str, table: str = "figures") -> str:
    """The passage with the words of a row marked, then the whole article with all that was read in it."""
    row, mark = row_of(tables, table, row_id), KINDS[table].mark
    article_id, start, end = str(row["article_id"]), int(row["start"]), int(row["end"])
    text = text_of(tables, article_id)
    first, last = _passage(text, start, end)
    said = note(table, row)
    # a mark that shares letters with the chosen words would hide them
    others = [other for other in _marks(tables, article_id) if other.end <= start or end <= other.start]
    whole = marked(text, [*others, Mark(start, end, mark, f"chosen · {said}")])
    return (
        f"{_head(tables, article_id)}<p>Read as: {escape(said)}</p>"
        f"<blockquote style='{BOX}'>{marked(text[first:last], [Mark(start - first, end - first, mark, said)])}</blockquote>"
        f"<details><summary>The whole article</summary><div style='{SCROLLED}' tabindex='0'>{whole}</div></details>"
    )


def _passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The span shown first: the lines around the words, cut at words."""
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
    for table in ("figures", "dates", "mentions"):
        frame = getattr(tables, table)
        for row in frame[frame["article_id"] == article_id].to_dict("records"):
            yield Mark(row["start"], row["end"], KINDS[table].mark, note(table, row))
