"""Outlets against something, counts printed: the grid behind coverage, quotes and contests."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.style import BLUE, INK, MUTED, RULE, columns, middle, rows, wrapped

MOST = 0.5  # opacity of the fullest cell: ink on it stays legible on white and on dark paper


def grid(ax: Axes, table: pd.DataFrame, *, colours: dict[str, str] | None = None, gaps: tuple[int, ...] = ()) -> None:
    """Draw a table of counts: opacity by count (by its square root, so that small counts show), the count printed, nothing for zero.

    Args:
        ax: where to draw.
        table: rows × columns of counts.
        colours: column → colour; blue otherwise.
        gaps: columns that stand a little apart from the one before them.
    """
    most = float(table.to_numpy().max()) if table.size else 0.0
    rows(ax, [middle(str(label), 44) for label in table.index], width=46)
    columns(ax, [middle(str(label), 34) for label in table.columns], width=36)
    ax.grid(visible=False)
    small = len(table.columns) > 14
    for at, (_, line) in enumerate(table.iterrows()):
        for across, (name, value) in enumerate(line.items()):
            if value > 0:
                colour = (colours or {}).get(str(name), BLUE)
                depth = 0.1 + (MOST - 0.1) * round((value / most) ** 0.5, 1)
                ax.add_patch(Rectangle((across - 0.47, at - 0.45), 0.94, 0.9, facecolor=colour, alpha=depth, linewidth=0, clip_on=False))
                ax.text(
                    across, at, f"{value:,.0f}", ha="center", va="center_baseline", fontsize=7 if small else 8.5, color=INK, in_layout=False
                )
    none = [(across, at) for at, line in enumerate(table.to_numpy()) for across, value in enumerate(line) if not value > 0]
    if none:
        ax.plot(*zip(*none, strict=True), marker=".", markersize=2, color=RULE, linestyle="none")
    for gap in gaps:
        ax.axvline(gap - 0.5, color=MUTED, linewidth=0.8)


def margin(ax: Axes, words: list[str], *, title: str) -> None:
    """A column of words to the right of the grid."""
    for at, said in enumerate(words):
        ax.annotate(said, (1.015, at), xycoords=("axes fraction", "data"), va="center", fontsize=8, color=MUTED)
    ax.annotate(
        wrapped(title, 14),
        (1.015, 1),
        xycoords="axes fraction",
        xytext=(0, 5),
        textcoords="offset points",
        va="bottom",
        fontsize=8,
        color=MUTED,
    )
