"""What a notebook's cells and outputs become on a page: prose, charts, tables, findings, code, messages, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from markupsafe import Markup

from analysis.reports import clean, grid, prose
from analysis.reports.failures import ANSI
from analysis.reports.grid import Table
from analysis.slugs import slug

if TYPE_CHECKING:
    from nbformat import NotebookNode

Kind = Literal["prose", "chart", "table", "finding", "html", "text", "messages", "code", "error", "stop"]

FIGURE = re.compile(r"<Figure size .*>|<Axes: .*>|\[?<matplotlib\..*", re.DOTALL)  # what a picture says of itself in plain text
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
UNNAMED = "A picture of this report; its author left it without a description."
WORDS = re.compile(r"<text[^>]*>([^<]*)")
UNQUOTED = " !$()*,-./:;=?@_~|"  # what an address of data may hold as it is
LONGEST = 20_000  # characters of plain text shown
UNSAID = ("processed",)  # parameters that say where, not what


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a chart or table was made from, as a file to download."""

    name: str
    address: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the page, in the order of the notebook."""

    kind: Kind
    cell: int
    html: Markup = Markup("")
    text: str = ""
    caption: str = ""
    anchor: str = ""
    table: Table | None = None
    data: Data | None = None
    inscription: str = ""  # the words in a drawing
    more: str = ""  # a traceback
    entitled: bool = False  # the drawing itself has the caption as its title
    wrong: bool = False  # the cell that failed


def of_cell(cell: NotebookNode, index: int, *, words: prose.Prose, failed: bool) -> Iterator[Block]:
    """The blocks of one cell."""
    if cell.cell_type == "markdown":
        if cell.source.strip():
            yield Block(kind="prose", cell=index, html=words.html(cell.source))
        return
    if cell.cell_type != "code":
        return
    tags = cell.metadata.get("tags", [])
    if "remove-cell" in tags or "remove_cell" in tags:
        return
    for output in cell.get("outputs", []):
        yield from _of_output(output, index, words=words, wrong=failed)
    source = _public(cell.source) if "injected-parameters" in tags else cell.source
    if source.strip() and "remove-input" not in tags:
        yield Block(kind="code", cell=index, html=prose.code(source), wrong=failed)


def _public(source: str) -> str:
    r"""What a run put into the notebook, without the folders of this machine: a page is for others.

    >>> _public("# Parameters\ntop = 3\nprocessed = '/home/ada/storm/data'"), _public("# Parameters\nprocessed = '/home/ada'")
    ('# Parameters\ntop = 3', '')
    """
    said = [line for line in source.splitlines() if not line.startswith(tuple(f"{name} = " for name in UNSAID))]
    return "\n".join(said) if len(said) > 1 else ""


def _of_output(output: NotebookNode, index: int, *, words: prose.Prose, wrong: bool) -> Iterator[Block]:
    if output.output_type == "stream":
        text = plain(_joined(output.text)).strip("\n")
        if text.strip():
            yield Block(kind="text" if output.name == "stdout" else "messages", cell=index, text=text)
    elif output.output_type == "error":
        said = f"{output.ename}: {plain(output.evalue)}".strip()
        yield Block(kind="error", cell=index, text=said, more=plain("\n".join(output.traceback)), wrong=wrong)
    else:
        data = {kind: _joined(value) for kind, value in output.get("data", {}).items() if isinstance(value, str | list)}
        about = output.get("metadata", {}).get("analysis", {})
        shown = _of_data(data, about if isinstance(about, Mapping) else {}, index, words)
        if shown:
            yield shown


def _of_data(data: Mapping[str, str], about: Mapping[str, Any], index: int, words: prose.Prose) -> Block | None:
    caption = str(about.get("caption", ""))
    if picture := _picture(data, about):
        name = words.anchor(f"chart {about.get('name') or caption or 'picture'}")
        inscription = unescape(" ".join(WORDS.findall(picture)))
        return Block(
            kind="chart", cell=index, html=picture, caption=caption, anchor=name, data=_file(about), inscription=inscription,
            entitled=bool(caption) and folded(caption) in folded(inscription), text=str(about.get("headline", "")),
        )  # fmt: skip
    if about.get("kind") == "finding":
        return Block(kind="finding", cell=index, text=str(about.get("finding", "")))
    if "text/html" in data:
        return _of_html(data["text/html"], about, index, words)
    if "text/markdown" in data:
        return Block(kind="prose", cell=index, html=words.html(data["text/markdown"]))
    text = plain(data.get("text/plain", "")).strip("\n")
    return Block(kind="text", cell=index, text=text) if text.strip() and not FIGURE.fullmatch(text) else None


def _picture(data: Mapping[str, str], about: Mapping[str, Any]) -> Markup:
    if "image/svg+xml" in data and (drawing := clean.svg_of(data["image/svg+xml"])):
        if " aria-label=" not in drawing.split(">", 1)[0]:
            drawing = Markup(drawing.replace("<svg", Markup('<svg role="img" aria-label="{}"').format(_alt(data, about)), 1))
        return drawing
    kind = next((kind for kind in PICTURES if kind in data), "")
    encoded = "".join(data.get(kind, "").split())
    if not kind or not re.fullmatch(r"[A-Za-z0-9+/]+=*", encoded):
        return Markup("")
    return Markup('<img src="data:{};base64,{}" alt="{}">').format(kind, encoded, _alt(data, about))


def _alt(data: Mapping[str, str], about: Mapping[str, Any]) -> str:
    said = data.get("text/plain", "")
    return str(about.get("alt") or about.get("caption") or ("" if FIGURE.fullmatch(said) else said) or UNNAMED)


def _of_html(source: str, about: Mapping[str, Any], index: int, words: prose.Prose) -> Block | None:
    tree = clean.parsed(source)
    caption = str(about.get("caption", ""))
    if table := grid.read(tree):
        name = words.anchor(f"table {about.get('name') or caption or table.caption.striptags() or 'rows'}")
        return Block(kind="table", cell=index, table=table, caption=caption or table.caption.striptags(), anchor=name, data=_file(about))
    html = Markup(clean.inside(tree).strip())
    return Block(kind="html", cell=index, html=html, caption=caption, data=_file(about)) if html else None


def _file(about: Mapping[str, Any]) -> Data | None:
    csv = about.get("csv")
    if not isinstance(csv, str) or not csv.strip():
        return None
    raw = b"\xef\xbb\xbf" + csv.encode()  # the mark by which spreadsheets know UTF-8
    size = ", ".join(filter(None, (f"{max(1, round(len(raw) / 1000))} kB", str(about.get("part") or ""))))
    name = (slug(str(about.get("name") or about.get("caption") or "data"), longest=60) or "data") + ".csv"
    return Data(name=name, address="data:text/csv;charset=utf-8," + quote(raw, safe=UNQUOTED), size=size)  # a quarter shorter than base64


def plain(text: str) -> str:
    """Text without the codes that colour it on a terminal, cut where it is very long."""
    text = ANSI.sub("", text).replace("\r\n", "\n")
    return text if len(text) <= LONGEST else text[:LONGEST] + "\n… (cut)"


def folded(text: str) -> str:
    """Words without case, spacing and the stop at their end, to compare.

    >>> folded("Injured:  300 to 3,150.")
    'injured: 300 to 3,150'
    """
    return " ".join(text.casefold().split()).removesuffix(".")


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(str(part) for part in value)
