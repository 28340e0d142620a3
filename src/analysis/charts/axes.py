"""The axes of a panel: rows, columns, values; and labels that do not collide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator
from matplotlib.transforms import blended_transform_factory

from analysis.charts.lettering import put, wrapped
from analysis.charts.style import INK, RULE
from analysis.compare.words import number

LOG_FROM = 20  # the range beyond which an axis is logarithmic
NARROW = 300  # the range up to which a logarithmic axis needs ticks between the powers of ten
LEVEL = 6  # columns whose labels have room to stand level
FEWEST = 3  # columns that a panel is at least wide


def line(ax: Axes, x: Any, y: Any, **look: Any) -> Line2D:
    """A line or marks in the panel, not cut at its edge."""
    given: Any = {"transform": ax.transData, "clip_on": False} | look
    drawn = Line2D(np.atleast_1d(x), np.atleast_1d(y), **given)
    return ax.add_line(drawn)


def rows(ax: Axes, labels: Sequence[str], *, width: int = 34, ruled: bool = True) -> None:
    """Row labels, first row on top, each on at most two lines, with a hair line under each row."""
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_yticks([])
    size = 8 if any(len(label) > width for label in labels) else 9
    for at, label in enumerate(labels):
        if label:
            look: dict[str, Any] = {"va": "center", "fontsize": size, "color": INK, "linespacing": 1.05}
            put(ax, wrapped(label, width, lines=2), 0, at, shift=(-6, 0), across="axes", ha="right", **look)
    if ruled:
        ends = [(0.0, 1.0, np.nan)] * len(labels)
        places = [(at, at, np.nan) for at in range(len(labels))]
        place = blended_transform_factory(ax.transAxes, ax.transData)
        line(ax, np.ravel(ends), np.ravel(places), transform=place, color=RULE, linewidth=0.6, zorder=0.5)


def is_level(labels: Sequence[str]) -> bool:
    """Whether column labels are few and short enough to stand level."""
    return len(labels) <= LEVEL and all(len(label) <= 32 and all(len(word) <= 12 for word in label.split()) for label in labels)


def columns(ax: Axes, labels: Sequence[str], *, width: int = 24) -> None:
    """Column labels on top: level while few, else slanted so that long names do not collide."""
    level = is_level(labels)
    ax.set_xlim(-0.5, max(len(labels), FEWEST) - 0.5)
    ax.set_xticks([])
    slant: dict[str, Any] = {"rotation": 45 if len(labels) <= 12 else 60, "rotation_mode": "anchor", "ha": "left", "fontsize": 8.5}
    look: dict[str, Any] = {"ha": "center", "fontsize": 8} if level else slant
    for at, label in enumerate(labels):
        words = wrapped(label, 12 if level else width, lines=3 if level else 2)
        put(ax, words, at, 1, shift=(0, 4), up="axes", va="bottom", linespacing=1.0, **look)
    ax.spines["bottom"].set_visible(False)


def bare(ax: Axes, limits: tuple[float, float]) -> None:
    """No ticks and no line across: the numbers are printed at the marks."""
    ax.set_xlim(*limits)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)


def value_axis(ax: Axes, values: Sequence[float], *, unit: str = "", axis: Literal["x", "y"] = "x") -> str:
    """Scale an axis to the values: linear from 0 where 0 is near, logarithmic past a 20-fold range of positive values.

    Returns:
        A word for the subtitle: "log scale" or "".
    """
    limits, scale, axle = (ax.set_xlim, ax.set_xscale, ax.xaxis) if axis == "x" else (ax.set_ylim, ax.set_yscale, ax.yaxis)
    low, high = (min(values), max(values)) if len(values) else (0.0, 1.0)
    logarithmic = low > 0 and high / low > LOG_FROM
    if logarithmic:
        scale("log")
        limits(low / (high / low) ** 0.05, high * (high / low) ** 0.06)
        axle.set_major_locator(LogLocator(subs=(1, 3) if high / low < NARROW else (1,), numticks=5 if axis == "x" else 7))
        axle.set_minor_locator(NullLocator())
    else:
        floor = 0.0 if 0 <= low <= high * 0.75 or low == high > 0 else low - (high - low or abs(low) or 1) * 0.15
        room = (high - floor) or 1
        limits(floor - (room * 0.04 if floor or low == 0 else 0), high + room * 0.08)
        whole = high - floor >= 5 or all(float(value).is_integer() for value in values)  # no tick at half a dam
        axle.set_major_locator(MaxNLocator(5, integer=whole, steps=[1, 2, 2.5, 5, 10]))
    axle.set_major_formatter(FuncFormatter(lambda value, _: number(float(f"{value:.6g}"), unit or None)))
    ax.grid(axis=axis, clip_on=False)
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
