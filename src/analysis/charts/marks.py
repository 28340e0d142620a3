"""One mark a claim: filled actual, hollow planned, arrow open, faded vague, cross denied, ringed hedged; linked to its evidence."""

from __future__ import annotations

import re
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, blended_transform_factory

from analysis.charts.axes import line
from analysis.charts.layout import Entry
from analysis.charts.style import BLUE, GREEN, PAPER, VERMILION
from analysis.compare.claims import DENYING
from analysis.compare.words import missing

SIZE = 6.5
ARROW = 20  # points that an open bound's arrow reaches beyond its value
_HEAD = 5 / ARROW  # of the arrow, as a part of it
ARROW_HEADED = Path(
    [(0, 0), (1 - _HEAD, 0), (1 - _HEAD, 0.11), (1, 0), (1 - _HEAD, -0.11), (1 - _HEAD, 0)],
    [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.LINETO],
)
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


def draw_mark(ax: Axes, row: Any, at: float, *, value_axis: str = "x") -> list[Line2D]:
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
    found: list[Line2D] = []
    places = sorted(set(ends))
    if len(places) == 2:
        found.append(_bar(ax, places, at, row, value_axis, color=colour, linewidth=2.2, alpha=0.75))
    if len(ends) == 1:
        found.append(_arrow(ax, ends[0], at, up=missing(row.high), colour=colour, value_axis=value_axis))
    found += [_dot(ax, place, at, row, colour, value_axis) for place in places]
    if not missing(row.hedge):
        found += [_plot(ax, place, at, value_axis, marker="o", markersize=SIZE + 5, color=colour, mfc="none", mew=0.9) for place in places]
    return found[::-1]


def _vague(ax: Axes, ends: list[float], at: float, row: Any, value_axis: str) -> list[Line2D]:
    """A faded bar: outlined where hedged, hollow where not actual, with crosses where denied."""
    colour = COLOURS[row.modality]
    look: dict[str, Any] = {"solid_capstyle": "butt"}
    found: list[Line2D] = []
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
    return line(ax, x, y, linestyle="none", zorder=4, **look)


def _dot(ax: Axes, value: float, at: float, row: Any, colour: str, value_axis: str) -> Line2D:
    if row.modality in DENYING:
        look: dict[str, Any] = {"marker": "x", "markersize": SIZE + 0.5, "mew": 2.2}
    elif row.modality == "actual":
        look = {"marker": "o", "markersize": SIZE}
    else:
        shape = "o" if row.modality == "planned" else "D"
        look = {"marker": shape, "markersize": SIZE - (shape == "D"), "mfc": PAPER, "mew": 1.7}
    dot = _plot(ax, value, at, value_axis, color=colour, **look)
    link(dot, row)
    return dot


def _bar(ax: Axes, ends: list[float], at: float, row: Any, value_axis: str, **look: Any) -> Line2D:
    x, y = (ends, [at, at]) if value_axis == "x" else ([at, at], ends)
    bar = line(ax, x, y, zorder=3, **look)
    link(bar, row)
    return bar


def _arrow(ax: Axes, value: float, at: float, *, up: bool, colour: str, value_axis: str) -> Line2D:
    """An arrow of fixed length from the value: one marker, so that it needs no place on the axis."""
    turned = {("x", True): 0, ("x", False): 180, ("y", True): 90, ("y", False): 270}[value_axis, up]
    shaft = ARROW_HEADED.transformed(Affine2D().rotate_deg(turned))
    return _plot(ax, value, at, value_axis, marker=shaft, markersize=2 * ARROW, color=colour, mew=1.8)


def gutter_cross(ax: Axes, place: float, at: float, row: Any) -> Line2D:
    """A denial without a number, in the gutter beside the axis (a fraction of the Axes' width)."""
    across = blended_transform_factory(ax.transAxes, ax.transData)
    look: dict[str, Any] = {"marker": "x", "markersize": SIZE + 0.5, "color": VERMILION, "mew": 2.2, "linestyle": "none"}
    cross = line(ax, place, at, transform=across, zorder=4, **look)
    link(cross, row)
    return cross


def key(found: set[str]) -> list[Entry]:
    """The signs in use, to be explained; none where all is plainly said to be so."""
    used = [name for name in KEY if name in found]
    return [] if used in ([], ["actual"]) else [(_look(name), KEY[name]) for name in used]


def _look(name: str) -> dict[str, Any]:
    dot: dict[str, Any] = {"marker": "o", "markersize": SIZE, "linestyle": "none", "color": BLUE}
    looks: dict[str, dict[str, Any]] = {
        "planned": {"mfc": PAPER, "mew": 1.7},
        "hypothetical": {"marker": "D", "mfc": PAPER, "color": GREEN, "mew": 1.7, "markersize": SIZE - 1},
        "denied": {"marker": "x", "color": VERMILION, "mew": 2.2},
        "open": {"marker": ">", "linestyle": "-", "markersize": 5, "linewidth": 1.8},
        "vague": {"marker": "none", "linestyle": "-", "linewidth": 7, "alpha": 0.3, "solid_capstyle": "butt"},
        "hedged": {"mfc": "none", "mew": 0.9, "markersize": SIZE + 4},
    }
    return dot | looks.get(name, {})
