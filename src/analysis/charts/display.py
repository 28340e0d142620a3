"""A chart or table as an output of a notebook: picture, alt text, caption and data together.

A chart goes out as SVG with real text: small, sharp, searchable, and coloured by variables (`--chart-ink`, `--chart-paper` …) that a
page may set for a dark theme. The output's metadata holds what a page needs:
`{"analysis": {"kind", "name", "alt", "caption", "headline", "csv"}}`; outside a notebook nothing is displayed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.cells import safe
from analysis.charts import style
from analysis.charts.html import MAX_TABLE, html_table, nothing, quoted
from analysis.charts.marks import anchor
from analysis.charts.svg import svg
from analysis.compare.words import missing
from analysis.slugs import slug

MAX_DATA = 60_000  # characters of a data file: a page must stay a page


def show(ax: Axes, frame: pd.DataFrame, *, caption: str = "", name: str = "") -> None:
    """Display a chart with its alt text, a caption, and the frame it was drawn from; its finding alone where there is nothing to draw.

    Args:
        ax: the chart, as a drawing function returned it.
        frame: the measure it was drawn from; a page offers it as CSV.
        caption: words below the chart; its finding if not given.
        name: what the data file is called; from the caption if not given.
    """
    if style.is_blank(ax):
        say(style.headline(ax).replace("\n", " "))
        return
    caption = caption or style.headline(ax).replace("\n", " ")
    name = name or slug(caption, longest=60) or "data"
    picture = svg(ax, name=name)
    about = _about("chart", name, style.alt(ax), caption, frame)
    about["analysis"]["headline"] = style.headline(ax).replace("\n", " ")
    _display({"image/svg+xml": picture, "text/plain": style.alt(ax)}, about)


def say(finding: str, *, numbers: Mapping[str, int] | None = None) -> None:
    """Display a finding as a sentence; the first of a notebook stands at the top of its page.

    Args:
        finding: the sentence; nothing is displayed of an empty one.
        numbers: label -> number, that the page sets in large type below its headline.
    """
    if finding:
        about = {"kind": "finding", "finding": finding} | ({"numbers": dict(numbers)} if numbers else {})
        _display({"text/markdown": _plain(finding), "text/plain": finding}, {"analysis": about})


def table(frame: pd.DataFrame, *, caption: str, name: str = "", columns: Sequence[str] = (), rows: int = MAX_TABLE) -> None:
    """Display a frame as a table that reads without a script: scoped headers, a caption, the number of rows not shown; none as a sentence.

    A row with `figure_id` or `statement_id` can be linked to: the marks of the charts do.

    Args:
        frame: a measure.
        caption: what the table shows.
        name: what the data file is called; from the caption if not given.
        columns: those to show, in this order; all if none is named.
        rows: how many rows to show at most; the CSV holds all.
    """
    if frame.empty:
        said = nothing(frame, caption)
        _display({"text/markdown": _literal(said), "text/plain": said}, {})
        return
    name = name or slug(caption, longest=60) or "data"
    all_there = "all" if _fitting(frame) == len(frame) else f"the first {_fitting(frame):,}, the exported tables all"
    body = html_table(frame, caption=caption, columns=columns, rows=rows, more=f"the data file has {all_there}")
    _display({"text/html": body, "text/plain": caption}, _about("table", name, caption, caption, frame))


def _about(kind: str, name: str, alt: str, caption: str, frame: pd.DataFrame) -> dict[str, Any]:
    about = {"kind": kind, "name": name, "alt": alt, "caption": caption, "csv": _csv(frame)}
    if (shown := _fitting(frame)) < len(frame):
        about["part"] = f"first {shown:,} of {len(frame):,} rows"
    return {"analysis": about | ({"evidence": _evidence(frame)} if kind == "chart" else {})}


def _csv(frame: pd.DataFrame) -> str:
    """The frame as CSV that no spreadsheet runs: an article's words may begin like a formula; as many rows as a page can hold."""
    frame = frame.head(_fitting(frame))
    words = {str(name): frame[name].map(safe) for name in frame if pd.api.types.is_string_dtype(frame[name])}
    return str(frame.assign(**words).to_csv(index=False, date_format="%Y-%m-%d"))


def _fitting(frame: pd.DataFrame) -> int:
    """How many rows a data file has room for, by the length of the first hundred."""
    start = len(frame.head(100).to_csv(index=False))
    return len(frame) if start * len(frame) <= MAX_DATA * 100 else max(100, MAX_DATA * 100 // start)


def _evidence(frame: pd.DataFrame) -> list[dict[str, str]]:
    """What the marks of a chart rest on, for a page that has no table of it."""
    key = next((name for name in ("figure_id", "statement_id") if name in frame), None)
    if key is None or "evidence" not in frame:
        return []
    rows = frame[frame[key].notna() & frame["evidence"].notna()]
    kept = [name for name in ("evidence", "text", "outlet", "claimant", "actor", "title", "url") if name in rows]
    days = (
        rows["published_from"].where(rows["published_from"] == rows["published_to"])
        if "published_from" in rows
        else pd.Series(pd.NaT, rows.index)
    )
    return [
        {"id": anchor(str(row_id)), **{name: _said(name, value) for name, value in zip(kept, values, strict=True) if not missing(value)}}
        | ({} if missing(day) else {"published": f"{day:%Y-%m-%d}"})
        for row_id, values, day in zip(rows[key], rows[kept].itertuples(index=False, name=None), days, strict=True)
    ]


def _said(name: str, value: Any) -> str:
    return quoted(str(value)) if name == "evidence" else str(value)


def _display(data: dict[str, str], metadata: dict[str, Any]) -> None:
    try:
        from IPython import get_ipython
        from IPython.display import publish_display_data
    except ImportError:
        return
    if get_ipython() is not None:
        publish_display_data(data=data, metadata=metadata)


def _plain(text: str) -> str:
    """Words in bold as Markdown that shows just these words."""
    return f"**{_literal(text)}**" if text else ""


def _literal(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+!|<>$&~-])", r"\\\1", text)
