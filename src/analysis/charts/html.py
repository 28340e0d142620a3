"""A frame as HTML: a table with scoped headers, sentences with their number marked; an empty one as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from analysis.charts.marks import anchor
from analysis.compare.findings.phrases import capital
from analysis.compare.outlets import note
from analysis.compare.words import missing
from analysis.numerals import marked

WORDS = ' class="words"'  # of a cell that is no number
LEFT = "<style>table.analysis .words,table.analysis caption{text-align:left}table.analysis small{display:block}</style>"  # Jupyter: right
WEB = re.compile(r"https?://[^\s\"'<>]+")
MAX_TABLE = 200  # rows shown where nobody says how many
HEADINGS = {  # what a column is called on a page, where its name would not tell
    "label": "Series", "low": "Lowest", "low_outlet": "Lowest from", "low_review": "Reviewed",
    "high": "Highest", "high_outlet": "Highest from", "high_review": "Reviewed", "ratio": "Largest factor",
    "robust": "Typical factor",
    "keys": "In all", "only": "Alone", "exclusivity": "Share alone", "open": "Undecided", "sure": "Surely new", "size": "How many",
    "least": "Least ever", "most": "Most ever", "earlier": "Earlier counts",
}  # fmt: skip
RATIOS = ("share", "exclusivity", "transparency", "rounding", "diversity", "overlap", "ratio", "robust")  # in one column as many digits


def html_table(frame: pd.DataFrame, *, caption: str, columns: Sequence[str] = (), rows: int = MAX_TABLE, more: str = "") -> str:
    """A frame as an HTML table, every cell escaped, null as an em dash that screen readers hear as "unknown"; nothing as a sentence."""
    if frame.empty:
        return f"<p>{escape(nothing(frame, caption))}</p>"
    shown = frame[list(columns)] if columns else frame
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
    return (
        f'{LEFT}<table class="analysis"><caption>{escape(caption)}<small>{escape(rest + counted)}</small></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def nothing(frame: pd.DataFrame, caption: str) -> str:
    """What stands in place of an empty table.

    >>> nothing(pd.DataFrame(columns=["outlet"]), "Stances with their sentences.")
    'Stances with their sentences: none.'
    """
    return f"{caption.removesuffix('.')}: none. {note(frame) if frame.attrs.get('n') else ''}".strip()


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
    web = not missing(url) and WEB.fullmatch(str(url))
    link = f' <a href="{escape(str(url))}" rel="noopener">Article</a>' if web else ""
    return marked(quoted(str(sentence)), "" if missing(number) else str(number)) + link


def _heading(name: str) -> str:
    return HEADINGS.get(name, capital(name.replace("_", " ")))


def _named_cell(name: str, value: Any) -> str:
    """A cell whose column says what nothing means: a number without a unit, a row that nobody looked at.

    >>> [_named_cell("share", value) for value in (0.5, 1, 0.667)], _named_cell("high", 7.0)
    (['0.50', '1.00', '0.67'], '7')
    """
    if name == "unit" and missing(value):
        return "number"
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
