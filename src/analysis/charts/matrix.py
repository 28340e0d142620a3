"""Outlets against something, counts printed: the grid behind coverage, quotes and contests."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from analysis.charts.axes import columns, line, rows
from analysis.charts.lettering import middle, put, wrapped
from analysis.charts.style import BLUE, INK, MUTED, RULE

CELL = 21.5  # height of a row, in points
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
    rows(ax, [middle(str(label), 44) for label in table.index], width=46, ruled=False)
    columns(ax, [middle(str(label), 28) for label in table.columns], width=30)
    size = 7 if len(table.columns) > 14 else 8.5
    cells: dict[tuple[str, float], list[tuple[int, int]]] = {}
    none: list[tuple[int, int]] = []
    for at, (_, line_) in enumerate(table.iterrows()):
        for across, (name, value) in enumerate(line_.items()):
            if value > 0:
                depth = 0.1 + (MOST - 0.1) * round((value / most) ** 0.5, 1)
                cells.setdefault(((colours or {}).get(str(name), BLUE), depth), []).append((across, at))
                put(ax, f"{value:,.0f}", across, at, ha="center", va="center_baseline", fontsize=size, color=INK, in_layout=False)
            else:
                none.append((across, at))
    for (colour, depth), places in cells.items():
        boxes = Path.make_compound_path(*(_box(across, at) for across, at in places))
        ax.add_patch(PathPatch(boxes, facecolor=colour, alpha=depth, linewidth=0, clip_on=False))
    if none:
        line(ax, *zip(*none, strict=True), marker=".", markersize=2, color=RULE, linestyle="none")
    for gap in gaps:
        line(ax, [gap - 0.5] * 2, [0, 1], transform=ax.get_xaxis_transform(), color=MUTED, linewidth=0.8)


def _box(across: int, at: int) -> Path:
    corners = [(across + x, at + y) for x, y in ((-0.47, -0.45), (0.47, -0.45), (0.47, 0.45), (-0.47, 0.45), (-0.47, -0.45))]
    return Path(corners, closed=True)


def margin(ax: Axes, words: list[str], *, title: str, after: int) -> None:
    """A column of words to the right of the grid's last column, what they are below it: above it slanted labels may stand."""
    for at, said in enumerate(words):
        put(ax, said, after - 0.5, at, shift=(6, 0), va="center", fontsize=8, color=MUTED)
    put(ax, wrapped(title, 14), after - 0.5, 0, shift=(6, -2), up="axes", va="top", fontsize=8, color=MUTED)
