"""A chart or table as an output of a notebook: picture, alt text, caption and data together.

A chart goes out as SVG with real text: small, sharp, searchable, and coloured by variables (`--chart-ink`, `--chart-paper` …) that a
page may set for a dark theme. The output's metadata holds what a page needs:
`{"analysis": {"kind", "name", "alt", "caption", "headline", "csv"}}`; outside a notebook nothing is displayed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.cells import safe
from analysis.charts import style
from analysis.charts.marks import anchor
from analysis.charts.svg import svg
from analysis.compare.findings.phrases import capital
from analysis.compare.outlets import note
from analysis.compare.words import missing
from analysis.slugs import slug

MAX_TABLE = 200
MAX_DATA = 60_000  # characters of a data file: a page must stay a page
WORDS = ' class="words"'  # of a cell that is no number
LEFT = "<style>table.analysis .words,table.analysis caption{text-align:left}table.analysis small{display:block}</style>"  # Jupyter: right
WEB = re.compile(r"https?://[^\s\"'<>]+")


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
    """Display a frame as a table that reads without a script: scoped headers, a caption, the number of rows not shown.

    A row with `figure_id` or `statement_id` can be linked to: the marks of the charts do.

    Args:
        frame: a measure.
        caption: what the table shows.
        name: what the data file is called; from the caption if not given.
        columns: those to show, in this order; all if none is named.
        rows: how many rows to show at most; the CSV holds all.
    """
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
    """Words as Markdown that shows just these words."""
    return "**" + re.sub(r"([\\`*_{}\[\]()#+!|<>$&~-])", r"\\\1", text) + "**" if text else ""


def html_table(frame: pd.DataFrame, *, caption: str, columns: Sequence[str] = (), rows: int = MAX_TABLE, more: str = "") -> str:
    """A frame as an HTML table, every cell escaped, null as an em dash that screen readers hear as "unknown".

    Of an empty one only the first column stands: a row of headings over nothing is no table.
    """
    shown = frame[list(columns)] if columns else frame
    shown = shown if len(shown) else shown.iloc[:, :1]
    key = next((name for name in ("figure_id", "statement_id") if name in frame), None)
    numeric = {name for name in shown if pd.api.types.is_numeric_dtype(shown[name]) and not pd.api.types.is_bool_dtype(shown[name])}
    head = "".join(
        f'<th scope="col"{" data-type=number" if name in numeric else WORDS}>{escape(_heading(str(name)))}</th>' for name in shown
    )
    body = []
    keys = frame[key].head(rows) if key else [None] * min(len(frame), rows)
    quotes = _quotes(frame.head(rows)) if "evidence" in shown else []
    for at, (row_id, values) in enumerate(zip(keys, shown.head(rows).itertuples(index=False, name=None), strict=True)):
        cells = [
            f"<td{'' if name in numeric else WORDS}>{quotes[at] if name == 'evidence' else _named_cell(str(name), value)}</td>"
            for name, value in zip(shown, values, strict=True)
        ]
        cells[0] = '<th scope="row"' + cells[0].removeprefix("<td").removesuffix("</td>") + "</th>"
        mark = "" if missing(row_id) else f' id="{anchor(str(row_id))}"'
        body.append(f"<tr{mark}>{''.join(cells)}</tr>")
    rest = f" First {rows:,} of {len(frame):,} rows{'; ' + more if more else ''}." if len(frame) > rows else ""
    counted = f" {note(frame)}" if frame.attrs.get("n") else ""
    nothing = "" if len(frame) else '<tr><th scope="row">None.</th></tr>'
    return (
        f'{LEFT}<table class="analysis"><caption>{escape(caption)}<small>{escape(rest + counted)}</small></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}{nothing}</tbody></table>"
    )


def _quotes(frame: pd.DataFrame) -> list[str]:
    """Each sentence with its number marked, and a link to its article where one is known."""
    columns = [frame[name] if name in frame else [None] * len(frame) for name in ("evidence", "text", "url")]
    return [_quote(*values) for values in zip(*columns, strict=True)]


def quoted(sentence: str) -> str:
    """An excerpt with an ellipsis where it begins or ends within a sentence.

    >>> quoted(", with 40 more on the way to the"), quoted("Some 40 died.")
    ('… with 40 more on the way to the …', 'Some 40 died.')
    """
    whole = sentence.strip()
    said = whole.lstrip(",;:.)]–—- ")
    head = "… " if said != whole or said[:1].islower() else ""
    return head + said + ("" if said.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")) else " …")


def _quote(sentence: Any, number: Any, url: Any) -> str:
    """A sentence as HTML.

    >>> _quote("Some 1,200 & more left.", "1,200", "https://alder.example/1")
    'Some <mark>1,200</mark> &amp; more left. <a href="https://alder.example/1" rel="noopener">Article</a>'
    """
    if missing(sentence):
        return _cell(sentence)
    said = quoted(str(sentence))
    before, found, after = said.partition(str(number)) if not missing(number) and number else (said, "", "")
    marked = escape(before) + (f"<mark>{escape(found)}</mark>" if found else "") + escape(after)
    web = not missing(url) and WEB.fullmatch(str(url))
    return marked + (f' <a href="{escape(str(url))}" rel="noopener">Article</a>' if web else "")


HEADINGS = {  # what a column is called on a page, where its name would not tell
    "label": "Series", "low": "Lowest", "low_outlet": "Lowest from", "low_review": "Reviewed",
    "high": "Highest", "high_outlet": "Highest from", "high_review": "Reviewed", "ratio": "Largest factor",
    "robust": "Typical factor",
    "keys": "In all", "only": "Alone", "exclusivity": "Share alone", "open": "Undecided", "sure": "Surely new", "size": "How many",
    "least": "Least ever", "most": "Most ever", "earlier": "Earlier counts",
}  # fmt: skip


RATIOS = ("share", "exclusivity", "transparency", "rounding", "diversity", "overlap", "ratio", "robust")  # in one column as many digits


def _heading(name: str) -> str:
    return HEADINGS.get(name, capital(name.replace("_", " ")))


def _named_cell(name: str, value: Any) -> str:
    """A cell whose column says what nothing means: a count has no unit, and a row that nobody looked at is not reviewed.

    >>> [_named_cell("share", value) for value in (0.5, 1, 0.667)], _named_cell("high", 7.0)
    (['0.50', '1.00', '0.67'], '7')
    """
    if name == "unit" and missing(value):
        return "count"
    if name in RATIOS and not missing(value):
        return f"{value:,.2f}"
    return "no" if name.endswith("review") and value == "none" else _cell(value)


def _cell(value: Any) -> str:
    if missing(value):
        return '<span aria-label="unknown">—</span>'
    if isinstance(value, pd.Timestamp):
        return f"<time>{value:%Y-%m-%d}</time>"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, tuple):
        return escape(", ".join(map(str, value)))
    text = str(value)
    return f'<a href="{escape(text)}" rel="noopener">{escape(text)}</a>' if WEB.fullmatch(text) else escape(text)
