"""One mark a claim: filled actual, hollow planned, arrow open, faded vague, cross denied, ringed hedged; linked to its evidence."""

from __future__ import annotations

import re
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from analysis.charts.style import BLUE, GREEN, MUTED, PAPER, VERMILION
from analysis.compare.claims import DENYING
from analysis.compare.words import missing

SIZE = 6.5
ARROW = 20  # points that an open bound's arrow reaches beyond its value
COLOURS = {"actual": BLUE, "planned": BLUE, "hypothetical": GREEN, "denied": VERMILION, "negated": VERMILION}
KEY = {
    "actual": "said to be so", "planned": "planned", "hypothetical": "hypothetical", "denied": "denied", "open": "open bound",
    "vague": "vague", "hedged": "hedged",
}  # fmt: skip


def anchor(row_id: str) -> str:
    """The id of a row's evidence on a page.

    >>> anchor("a-1:16-24")
    'row-a-1_16-24'
    """
    return "row-" + re.sub(r"[^A-Za-z0-9-]", "_", row_id)


def link(artist: Artist, row: Any) -> None:
    """Tie a mark to its evidence: the address of the row, and the words a reader sees on hover."""
    if missing(row.figure_id):
        return
    artist.set_url("#" + anchor(str(row.figure_id)))
    artist.set_gid("mark-" + anchor(str(row.figure_id)))
    artist.set_label("_" + str(row.evidence))


def kinds(row: Any) -> list[str]:
    """What of the key a mark uses."""
    vague = row.qualifier == "vague" and not missing(row.low) and not missing(row.high)
    found = ["vague"] if vague else []
    if not vague or row.modality != "actual":
        found.append(str("denied" if row.modality in DENYING else row.modality))
    if missing(row.low) != missing(row.high):
        found.append("open")
    if not missing(row.hedge):
        found.append("hedged")
    return found


def draw_mark(ax: Axes, row: Any, at: float, *, value_axis: str = "x") -> list[Artist]:
    """Draw one claim at a place of the other axis.

    A closed range is a bar with a dot at each end; an open bound a dot with an arrow of fixed length; a vague figure a faded bar
    without dots. A claim without bounds draws nothing: its place is a gutter, which the chart keeps.

    Returns:
        The artists, the linked one first.
    """
    ends = [float(value) for value in (row.low, row.high) if not missing(value)]
    if not ends:
        return []
    colour = COLOURS[row.modality]
    if row.qualifier == "vague" and len(ends) == 2:
        return _vague(ax, ends, at, row, value_axis)
    found: list[Artist] = []
    places = sorted(set(ends))
    if len(places) == 2:
        found.append(_bar(ax, places, at, row, value_axis, color=colour, linewidth=2.2, alpha=0.75))
    if len(ends) == 1:
        found.append(_arrow(ax, ends[0], at, up=missing(row.high), colour=colour, value_axis=value_axis))
    found += [_dot(ax, place, at, row, colour, value_axis) for place in places]
    if not missing(row.hedge):
        found += [_plot(ax, place, at, value_axis, marker="o", markersize=SIZE + 5, mfc="none", mec=colour, mew=0.9) for place in places]
    return found[::-1]


def _vague(ax: Axes, ends: list[float], at: float, row: Any, value_axis: str) -> list[Artist]:
    """A faded bar: outlined where hedged, hollow where not actual, with crosses where denied."""
    colour = COLOURS[row.modality]
    look: dict[str, Any] = {"solid_capstyle": "butt"}
    found: list[Artist] = []
    if not missing(row.hedge):
        found += [_bar(ax, ends, at, row, value_axis, color=shade, linewidth=width, **look) for shade, width in ((colour, 11), (PAPER, 9))]
    found.append(_bar(ax, ends, at, row, value_axis, color=colour, alpha=0.3, linewidth=7, **look))
    if row.modality in DENYING:
        found += [_dot(ax, end, at, row, colour, value_axis) for end in ends]
    elif row.modality != "actual":
        found.append(_bar(ax, ends, at, row, value_axis, color=PAPER, linewidth=4, **look))
    return found[::-1]


def _plot(ax: Axes, value: float, at: float, value_axis: str, **look: Any) -> Line2D:
    x, y = (value, at) if value_axis == "x" else (at, value)
    return ax.plot([x], [y], linestyle="none", zorder=4, clip_on=False, **look)[0]


def _dot(ax: Axes, value: float, at: float, row: Any, colour: str, value_axis: str) -> Line2D:
    if row.modality in DENYING:
        dot = _plot(ax, value, at, value_axis, marker="x", markersize=SIZE + 0.5, mec=colour, mew=2.2)
    elif row.modality == "actual":
        dot = _plot(ax, value, at, value_axis, marker="o", markersize=SIZE, mfc=colour, mec=colour)
    else:
        shape = "o" if row.modality == "planned" else "D"
        dot = _plot(ax, value, at, value_axis, marker=shape, markersize=SIZE - (shape == "D"), mfc=PAPER, mec=colour, mew=1.7)
    link(dot, row)
    return dot


def _bar(ax: Axes, ends: list[float], at: float, row: Any, value_axis: str, **look: Any) -> Line2D:
    x, y = (ends, [at, at]) if value_axis == "x" else ([at, at], ends)
    bar = ax.plot(x, y, zorder=3, clip_on=False, **look)[0]
    link(bar, row)
    return bar


def _arrow(ax: Axes, value: float, at: float, *, up: bool, colour: str, value_axis: str) -> Artist:
    reach = ARROW if up else -ARROW
    x, y = (value, at) if value_axis == "x" else (at, value)
    shift = (reach, 0) if value_axis == "x" else (0, reach)
    arrow = {"arrowstyle": "-|>,head_width=0.22,head_length=0.4", "color": colour, "linewidth": 1.8, "shrinkA": 2, "shrinkB": 0}
    text = ax.annotate("", xy=shift, xycoords=("data", "data"), xytext=(x, y), textcoords="data", arrowprops=arrow, annotation_clip=False)
    text.set_in_layout(False)
    text.xy = (x, y)
    text.xycoords = ax.transData + ScaledTranslation(shift[0] / 72, shift[1] / 72, ax.figure.dpi_scale_trans)
    return text


def gutter_cross(ax: Axes, place: float, at: float, row: Any) -> Line2D:
    """A denial without a number, in the gutter beside the axis (a fraction of the Axes' width)."""
    across = blended_transform_factory(ax.transAxes, ax.transData)
    cross = ax.plot(
        [place],
        [at],
        marker="x",
        markersize=SIZE + 0.5,
        mec=VERMILION,
        mew=2.2,
        linestyle="none",
        transform=across,
        clip_on=False,
        zorder=4,
    )[0]
    link(cross, row)
    return cross


def key(ax: Axes, found: set[str]) -> None:
    """A line that names the shapes in use, above the panel; none where all is plainly said to be so."""
    used = [name for name in KEY if name in found]
    if used in ([], ["actual"]):
        return
    ax.legend(
        [_handle(name) for name in used], [KEY[name] for name in used], loc="lower left", bbox_to_anchor=(0.012, 1), ncols=len(used),
        bbox_transform=blended_transform_factory(ax.figure.transFigure, ax.transAxes), frameon=False, fontsize=8, labelcolor=MUTED,
        handletextpad=0.5, columnspacing=1.5, borderaxespad=0.2, borderpad=0.2, handlelength=1.4,
    )  # fmt: skip


def _handle(name: str) -> Line2D:
    dot: dict[str, Any] = {"marker": "o", "markersize": SIZE, "linestyle": "none", "color": BLUE}
    looks: dict[str, dict[str, Any]] = {
        "planned": {"mfc": PAPER, "mew": 1.7},
        "hypothetical": {"marker": "D", "mfc": PAPER, "mec": GREEN, "mew": 1.7, "markersize": SIZE - 1},
        "denied": {"marker": "x", "mec": VERMILION, "mew": 2.2},
        "open": {"marker": ">", "linestyle": "-", "markersize": 5, "linewidth": 1.8},
        "vague": {"marker": "none", "linestyle": "-", "linewidth": 7, "alpha": 0.3, "solid_capstyle": "butt"},
        "hedged": {"mfc": "none", "mew": 0.9, "markersize": SIZE + 4},
    }
    return Line2D([], [], **(dot | looks.get(name, {})))
