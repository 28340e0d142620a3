"""When it was published, of when it speaks: a row an outlet; `growth` is at hand here too."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.axes import line, rows
from analysis.charts.days import DAY, place, time_axis, when
from analysis.charts.growth import growth, nothing
from analysis.charts.lettering import middle, put
from analysis.charts.style import BLUE, MAX_ROWS, MUTED, VERMILION, finish, house
from analysis.compare import findings
from analysis.compare.words import count, each, joined

__all__ = ["growth", "publication", "spoken"]

DOTS = 1500  # beyond which the marks of days run together


def publication(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """When it was published: a row an outlet, a dot an article, a bar where only an interval is known, the undated counted.

    Args:
        frame: of `timeline.published`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.publication(frame)
    dated = frame[frame["dated"].astype(bool)] if len(frame) else frame
    if dated.empty:
        return nothing(frame, title, ax)
    subtitle = "A dot is an article; a bar the interval in which it appeared."
    if len(dated) > DOTS:
        week = dated["first"].dt.to_period("W").dt.start_time
        dated = dated.assign(first=week, last=week).drop_duplicates(["outlet", "first"])
        subtitle = "A dot is a week in which the outlet published."
    return _lanes(frame, dated, title=title, ax=ax, alt=f"Timeline of publication. {title}", noun="undated", subtitle=subtitle)


def spoken(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Of when the articles speak: a row an outlet, each day as a dot, each longer time as a bar over its days.

    Dates far from the rest would squeeze the axis to nothing: the earliest and latest tenth are left out, and counted, where they are
    most of its length.

    Args:
        frame: of `timeline.spoken`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.reach_in_time(frame)
    if frame.empty:
        return nothing(frame, title, ax)
    low, high = (pd.Timestamp(str(frame[end].quantile(part))) for end, part in (("first", 0.1), ("last", 0.9)))
    span = max(high - low, 30 * DAY)
    near = frame[(frame["first"] >= low - span) & (frame["last"] <= high + span)]
    far = len(frame) - len(near)
    more = f"{count(far, 'date')} far from the rest not drawn." if far else ""
    if (few := len(near) - DOTS) > 0:
        near = near.sort_values("articles", ascending=False, kind="stable").head(DOTS).sort_index()
        more = f"{more} {count(few, 'date')} that fewest articles name not drawn.".strip()
    words = "; ".join(f"{row.outlet}: {when(row)} ({row.precision})" for row in each(near.head(8)))
    return _lanes(
        near,
        near,
        title=title,
        ax=ax,
        alt=f"Dates spoken of. {title} {words}.",
        noun="",
        subtitle="A dot is a day that the articles name; a bar, a longer time.",
        more=more,
        colour=VERMILION,
    )


def _lanes(
    frame: pd.DataFrame,
    dated: pd.DataFrame,
    *,
    title: str,
    ax: Axes | None,
    alt: str,
    noun: str,
    subtitle: str,
    more: str = "",
    colour: str = BLUE,
) -> Axes:
    order = dated.groupby("outlet")["first"].min().sort_values(kind="stable")
    outlets = [*order.index, *sorted(set(frame["outlet"]) - set(order.index))]
    articles = frame["outlet"].value_counts()
    most = set(sorted(outlets, key=lambda name: -articles[name])[:MAX_ROWS])
    shown = [name for name in outlets if name in most]
    hidden = [name for name in outlets if name not in most]
    dated = dated[dated["outlet"].isin(shown)]
    with house(ax, rows=len(shown)) as ax:
        rows(ax, [middle(name, 44) for name in shown], width=46)
        time_axis(ax, dated["first"].min(), dated["last"].max())
        for outlet, group in dated.groupby("outlet", sort=False):
            _lane(ax, group, shown.index(str(outlet)), colour)
        if noun:
            counts = frame[~frame["dated"].astype(bool)]["outlet"].value_counts()
            for at, name in enumerate(shown):
                if counts.get(name):
                    put(ax, f"{counts[name]} {noun}", 1.02, at, across="axes", va="center", fontsize=8, color=MUTED)
        left = f"Not drawn: {joined(hidden)}." if hidden else ""
        return finish(ax, frame, title=title, subtitle=subtitle, alt=alt, more=" ".join(part for part in (more, left) if part))


def _lane(ax: Axes, group: pd.DataFrame, at: int, colour: str) -> None:
    """Marks of one row; those of one day stand on each other, long dates below them."""
    days = group[group["first"] == group["last"]]
    heights = days.groupby("first").cumcount()
    stack = min(0.14, 0.5 / max(int(heights.max()) + 1, 1)) if len(days) else 0
    if len(days):
        look: dict[str, Any] = {"marker": "o", "markersize": 5.5, "alpha": 0.85, "linestyle": "none", "zorder": 3}
        line(ax, place(days["first"]), at - heights.to_numpy() * stack, color=colour, **look)
    for number, row in enumerate(each(group[group["first"] != group["last"]])):
        y = at + 0.1 * (number % 3) + (0.14 if len(days) else 0)
        ends = np.clip(place([row.first, row.last + DAY]), *ax.get_xlim())
        line(ax, ends, [y, y], color=colour, linewidth=3, alpha=0.45, solid_capstyle="butt", zorder=2)
