"""The house style: colours, type, and the frame of a chart.

Okabe-Ito blue, vermilion, green and purple with black on white: told apart by colour-blind readers, and each at
least 3:1 against the paper. Shape always says the same as colour. A chart is a `Figure` of its own, never one of pyplot's: no global
state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import Entry, Sheet, lay_out
from analysis.charts.lettering import put, wrapped
from analysis.charts.scripts import FACE, legible
from analysis.compare.outlets import note

BLUE, VERMILION, GREEN, PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
INK, MUTED, RULE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

ROW = 23.5  # points a row
MAX_ROWS = 40

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
    "font.family": [FACE],
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
    "ytick.color": MUTED,
    "ytick.labelsize": 8.5,
    "ytick.left": False,
}


@contextmanager
def house(ax: Axes | None = None, *, rows: float = 8, panel: float | None = None) -> Iterator[Axes]:
    """The Axes to draw in, in house style: the one given, or one on a sheet of its own.

    Args:
        ax: where to draw.
        rows: how many rows the panel has room for.
        panel: or its height in points.
    """
    with mpl.rc_context(STYLE):
        if ax is None:
            (ax,) = Sheet(panel if panel is not None else ROW * max(rows, 2)).axes
            ax.patch.set_visible(False)  # the sheet is as white
        ax.set_autoscale_on(False)
        yield ax


def finish(ax: Axes, frame: pd.DataFrame, *, title: str, subtitle: str = "", alt: str, more: str = "", key: Sequence[Entry] = ()) -> Axes:
    """Title with the finding, subtitle with what is drawn, key, foot with n and what was left out, and the alt text.

    On a sheet of its own the title and foot span the sheet; in an Axes that was handed in they stand above and below it.
    """
    foot = " ".join(part for part in (more, _respelt(frame), note(frame)) if part)
    figure = figure_of(ax)
    if isinstance(figure, Sheet):
        head = [
            figure.suptitle(wrapped(" ".join(title.split()), 66), linespacing=1.25),
            put(
                ax, wrapped(subtitle, 104), 0, 0, across="figure", up="figure", fontsize=8.5, color=MUTED, linespacing=1.3, in_layout=False
            ),
        ]
        words = figure.supxlabel(wrapped(foot, 130), fontsize=7.5, color=MUTED, linespacing=1.35)
        lay_out(ax, figure, head, words, key, muted=MUTED)
    else:
        ax.set_title(wrapped("\n".join(part for part in (title, subtitle) if part), 66), loc="left")
        ax.set_xlabel(wrapped(foot, 90), loc="left", fontsize=7.5)
        if key:
            handles = [Line2D([], [], **look) for look, _ in key]
            ax.legend(handles, [words for _, words in key], frameon=False, fontsize=8, labelcolor=MUTED)
    ax.set_label(alt)
    return ax


def _respelt(frame: pd.DataFrame) -> str:
    """That names stand in other letters than their own, where they do."""
    names = (str(name) for column in ("outlet", "actor", "claimant") if column in frame for name in frame[column].dropna().unique())
    return "Names in letters that no font here has are spelt by their sound, or by an id." if any(legible(n) != n for n in names) else ""


def alt(ax: Axes) -> str:
    """The alt text that a chart carries."""
    return str(ax.get_label())


def figure_of(ax: Axes) -> Any:
    """The figure that a chart stands on."""
    return ax.get_figure(root=True)


def headline(ax: Axes) -> str:
    """The title of a chart, wherever it stands."""
    return str(figure_of(ax).get_suptitle() or ax.get_title(loc="left"))


def is_blank(ax: Axes) -> bool:
    """Whether a chart says only that there is nothing to draw."""
    return not ax.axison


def blank(ax: Axes, frame: pd.DataFrame, *, title: str, more: str = "") -> Axes:
    """A chart without rows: it says so, and draws no axis."""
    ax.set_axis_off()
    put(ax, "Nothing to draw.", 0, 0.5, across="axes", up="axes", color=MUTED, va="center")
    return finish(ax, frame, title=title, alt=f"No chart: {title}", more=more)
