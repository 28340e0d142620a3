"""The house style: colours, type, the frame of a chart, and labels that do not collide.

Okabe-Ito blue, vermilion, green and purple with black on white: told apart by colour-blind readers (Okabe and Ito 2008), and each at
least 3:1 against the paper. Shape always says the same as colour. A chart is a `Figure` of its own, never one of pyplot's: no global
state.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator
from matplotlib.transforms import Bbox, ScaledTranslation, blended_transform_factory

from analysis.compare.outlets import note
from analysis.compare.words import number

BLUE, VERMILION, GREEN, PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
INK, MUTED, RULE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

WIDTH = 7.5  # inches; 540 points
ROW = 0.33  # inches a row
LOG_FROM = 20  # the range beyond which an axis is logarithmic
MAX_ROWS = 40
LEVEL = 6  # columns whose labels have room to stand level

STYLE: Any = {
    "axes.axisbelow": True,
    "axes.edgecolor": RULE,
    "axes.facecolor": PAPER,
    "axes.grid": False,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 9,
    "axes.linewidth": 0.8,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": MUTED,
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.titlesize": 9,
    "axes.unicode_minus": True,
    "figure.facecolor": PAPER,
    "figure.titlesize": 12.5,
    "figure.titleweight": "bold",
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "lines.solid_capstyle": "round",
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "analysis",
    "text.color": INK,
    "text.hinting": "none",  # widths that scale: what fits at one resolution fits at all
    "text.parse_math": False,  # a headline may hold two dollar signs
    "xtick.bottom": False,
    "xtick.color": MUTED,
    "xtick.labelsize": 8.5,
    "ytick.color": INK,
    "ytick.labelsize": 9,
    "ytick.left": False,
}


@contextmanager
def house(ax: Axes | None = None, *, rows: float = 8, height: float | None = None) -> Iterator[Axes]:
    """The Axes to draw in, in house style: the one given, or a new figure with room for so many rows."""
    with mpl.rc_context(STYLE):
        if ax is None:
            inches = height if height is not None else 1.35 + ROW * max(rows, 2)
            figure = Figure(figsize=(WIDTH, inches), layout=ConstrainedLayoutEngine(w_pad=0.06, h_pad=0.06))
            ax = figure.add_subplot()
        yield ax


def finish(ax: Axes, frame: pd.DataFrame, *, title: str, subtitle: str = "", alt: str, more: str = "") -> Axes:
    """Title with the finding, subtitle with what is drawn, foot with n and what was left out, and the alt text.

    On a figure of its own the title and foot span the figure; in an Axes that was handed in they stand above and below it.
    """
    foot = " ".join(part for part in (more, note(frame)) if part)
    for artist in (*ax.lines, *ax.patches):  # they lie in the panel, or beside words that the layout makes room for
        artist.set_in_layout(False)
    figure = figure_of(ax)
    alone = figure.axes == [ax] and not figure.get_suptitle()
    if alone:
        figure.suptitle(wrapped(title, 66), x=0.012, ha="left", linespacing=1.25)
        figure.supxlabel(wrapped(foot, 130), x=0.012, ha="left", fontsize=7.5, color=MUTED, linespacing=1.35)
        ax.set_title("", loc="left")
        if subtitle:
            above = (
                Bbox.union([ax.bbox, ax.get_tightbbox() or ax.bbox]).y1 - ax.bbox.y1
            ) / figure.dpi  # inches that a key or column labels take above the panel
            place = blended_transform_factory(figure.transFigure, ax.transAxes) + ScaledTranslation(0, above + 0.1, figure.dpi_scale_trans)
            ax.text(0.012, 1, wrapped(subtitle, 104), transform=place, va="bottom", fontsize=8.5, color=MUTED, linespacing=1.3)
        if engine := figure.get_layout_engine():
            engine.execute(figure)  # slanted labels reach further once the panel has its width: the drawing lays out again
    else:
        ax.set_title(wrapped("\n".join(part for part in (title, subtitle) if part), 66), loc="left")
        ax.set_xlabel(wrapped(foot, 90), loc="left", fontsize=7.5)
    ax.set_label(alt)
    return ax


def alt(ax: Axes) -> str:
    """The alt text that a chart carries."""
    return str(ax.get_label())


def figure_of(ax: Axes) -> Any:
    """The figure that a chart stands on."""
    return ax.get_figure(root=True)


def headline(ax: Axes) -> str:
    """The title of a chart, wherever it stands."""
    return str(figure_of(ax).get_suptitle() or ax.get_title(loc="left"))


def blank(ax: Axes, frame: pd.DataFrame, *, title: str, more: str = "") -> Axes:
    """A chart without rows: it says so, and draws no axis."""
    ax.set_axis_off()
    ax.text(0, 0.5, "Nothing to draw.", transform=ax.transAxes, color=MUTED, va="center")
    return finish(ax, frame, title=title, alt=f"No chart: {title}", more=more)


def wrapped(text: str, width: int, *, lines: int = 0) -> str:
    r"""Text broken at words into lines of at most `width`; at most so many lines, the rest cut with an ellipsis.

    >>> wrapped("The Patient Evening Observer of the Lower River", 20, lines=2)
    'The Patient Evening\nObserver of the…'
    """
    paragraphs = text.split("\n") if not lines else [" ".join(text.split())]
    broken = [line for part in paragraphs for line in textwrap.wrap(part, width) or [""]]
    if lines and len(broken) > lines:
        return "\n".join(textwrap.wrap(paragraphs[0], width, max_lines=lines, placeholder="…"))
    return "\n".join(broken)


def middle(name: str, width: int) -> str:
    """A name cut in its middle: both ends tell names apart.

    >>> middle("The Patient Evening Observer of Lower Marenbrueck", 30)
    'The Patient Evenin…Marenbrueck'
    """
    name = " ".join(name.split())
    return name if len(name) <= width else name[: width * 3 // 5].rstrip() + "…" + name[-(width - width * 3 // 5 - 1) :].lstrip()


def rows(ax: Axes, labels: Sequence[str], *, width: int = 34) -> None:
    """Row labels, first row on top, each on at most two lines, with a hair line under each row."""
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_yticks(range(len(labels)), [wrapped(label, width, lines=2) for label in labels], linespacing=1.05)
    if any(len(label) > width for label in labels):
        ax.tick_params(axis="y", labelsize=8)
    ax.grid(axis="y")


def is_level(labels: Sequence[str]) -> bool:
    """Whether column labels are few and short enough to stand level."""
    return len(labels) <= LEVEL and all(len(label) <= 32 and all(len(word) <= 12 for word in label.split()) for label in labels)


def columns(ax: Axes, labels: Sequence[str], *, width: int = 24) -> None:
    """Column labels on top: level while few, else slanted so that long names do not collide."""
    level = is_level(labels)
    ax.set_xlim(-0.5, max(len(labels), LEVEL) - 0.5)
    ax.set_xticks(range(len(labels)), [wrapped(label, 12 if level else width, lines=3 if level else 2) for label in labels])
    ax.tick_params(axis="x", top=False, labeltop=True, labelbottom=False, pad=4, labelcolor=INK, labelsize=8 if level else 8.5)
    for text in ax.get_xticklabels():
        if level:
            text.set(ha="center", va="bottom", linespacing=1.05)
        else:
            text.set(rotation=45 if len(labels) <= 12 else 60, ha="left", va="bottom", rotation_mode="anchor", linespacing=1.0)
    ax.spines["bottom"].set_visible(False)


def value_axis(ax: Axes, values: Sequence[float], *, unit: str = "", axis: Literal["x", "y"] = "x") -> str:
    """Scale an axis to the values: linear from 0 where 0 is near, logarithmic past a 20-fold range of positive values.

    Returns:
        A word for the subtitle: "log scale" or "".
    """
    limits, scale, line = (ax.set_xlim, ax.set_xscale, ax.xaxis) if axis == "x" else (ax.set_ylim, ax.set_yscale, ax.yaxis)
    low, high = (min(values), max(values)) if len(values) else (0.0, 1.0)
    logarithmic = low > 0 and high / low > LOG_FROM
    if logarithmic:
        scale("log")
        limits(low / (high / low) ** 0.05, high * (high / low) ** 0.06)
        line.set_major_locator(LogLocator(numticks=5 if axis == "x" else 7))
        line.set_minor_locator(NullLocator())
    else:
        floor = 0.0 if 0 <= low <= high * 0.75 or low == high > 0 else low - (high - low or abs(low) or 1) * 0.15
        room = (high - floor) or 1
        limits(floor - (room * 0.04 if floor or low == 0 else 0), high + room * 0.08)
        line.set_major_locator(MaxNLocator(5, integer=high - floor >= 5, steps=[1, 2, 2.5, 5, 10]))
    line.set_major_formatter(FuncFormatter(lambda value, _: number(float(f"{value:.6g}"), unit or None)))
    ax.grid(axis=axis)
    return "log scale" if logarithmic else ""


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Places moved as little as need be until neighbours are a gap apart, their order kept.

    >>> apart([0, 1, 10], 4), apart([5], 4), apart([], 1)
    ([-1.5, 2.5, 10.0], [5.0], [])
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    blocks: list[list[float]] = []  # [sum of wanted starts, size]: neighbours that touch are one block, set around its mean
    for index in order:
        blocks.append([float(places[index]), 1])
        while len(blocks) > 1 and _start(blocks[-2], gap) + blocks[-2][1] * gap > _start(blocks[-1], gap):
            total, size = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + size]
    moved = [_start(block, gap) + step * gap for block in blocks for step in range(int(block[1]))]
    result = [0.0] * len(places)
    for place, index in zip(moved, order, strict=True):
        result[index] = place
    return result


def _start(block: list[float], gap: float) -> float:
    return block[0] / block[1] - gap * (block[1] - 1) / 2


def first_words(text: str) -> str:
    """Capitalise the first letter only."""
    return text[:1].upper() + text[1:]
