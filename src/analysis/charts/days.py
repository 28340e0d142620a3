"""An axis of days, no finer than a day."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.dates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

DAY = pd.Timedelta(days=1)
WEEK = 7
mdates: Any = matplotlib.dates


def place(day: Any) -> Any:
    """Days as places on the axis."""
    return mdates.date2num(day)


def time_axis(ax: Axes, first: Any, last: Any) -> None:
    """A time axis over the days, with a little room, its labels no finer than a day."""
    room = max((last - first) * 0.04, DAY)
    ax.set_xlim(place(first - room), place(last + room))
    days = (last - first) / DAY
    if days > 17 * WEEK:
        ax.xaxis.set_major_locator(mdates.AutoDateLocator(minticks=3, maxticks=7))
    else:  # as many days apart, from the first one
        apart = next(step for step in (1, 2, WEEK, 2 * WEEK, 3 * WEEK) if days <= 6 * step)
        ax.set_xticks([place(first) + step for step in range(0, int(days) + 1, apart)])
    ax.xaxis.set_major_formatter(FuncFormatter(partial(tick, days)))
    ax.tick_params(axis="x", bottom=True, length=3)


def tick(days: float, value: float, place: int | None = None) -> str:
    """A tick in words no finer than a day: the year where it is new, or alone on a long axis.

    Args:
        days: how long the axis is.
        value: where the tick stands.
        place: the number of the tick from the left.
    """
    day = mdates.num2date(value)
    if days > 3 * 365:
        return f"{day:%Y}"
    if days > 17 * WEEK:
        return f"{day:%b %Y}"
    return f"{day:%-d %b}" + (f"\n{day:%Y}" if not place or (day.month, day.day) == (1, 1) else "")


def when(row: Any) -> str:
    """The first and last day of a row in words."""
    return f"{row.first:%Y-%m-%d}" if row.first == row.last else f"{row.first:%Y-%m-%d} to {row.last:%Y-%m-%d}"
