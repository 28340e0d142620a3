"""How a number grew, when it was published, of when it speaks."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.dates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from analysis.charts import figures
from analysis.charts.marks import COLOURS, draw_mark, key, kinds
from analysis.charts.style import (
    BLUE,
    INK,
    MAX_ROWS,
    MUTED,
    RULE,
    VERMILION,
    apart,
    blank,
    finish,
    house,
    middle,
    rows,
    value_axis,
)
from analysis.compare import findings
from analysis.compare.words import count, each, joined, missing

CLOCKS = {"published": "day of publication", "stated": "day the claimant said it", "as_of": "day the number holds for"}
DAY = pd.Timedelta(days=1)
mdates: Any = matplotlib.dates
LINES = 6  # claimants whose numbers are joined; more would tangle


def growth(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """How a number grew: claims over time, a step line only within one claimant; undated claims in a gutter at the side.

    With fewer than two dated claims there is no time axis: the dot-and-range chart stands in.

    Args:
        frame: of `timeline.growth`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.grown(frame)
    numbered = frame[frame["low"].notna() | frame["high"].notna()]
    dated = numbered[numbered["first"].notna() & numbered["last"].notna()]
    if len(dated) < 2:
        why = "Only one claim is dated" if len(dated) else "No claim is dated"
        return figures.draw(frame, ax=ax, more=f"{why}: no time axis.") if len(numbered) else _nothing(frame, title, ax)
    with house(ax, height=4.6) as ax:
        ends = [float(value) for value in pd.concat([numbered["low"], numbered["high"]]).dropna()]
        scale = value_axis(ax, ends, unit=frame.attrs.get("unit", ""), axis="y")
        _time(ax, dated["first"].min(), dated["last"].max())
        for row in each(dated):
            _point(ax, row)
        lined = dated[dated["line"].notna()]
        longest = lined["line"].value_counts(sort=True).index[:LINES]
        lined = lined[lined["line"].isin(longest)]
        for _, group in lined.groupby("line", sort=True):
            _steps(ax, group)
        _name(ax, dated, lined)
        undated = numbered[~numbered.index.isin(dated.index)]
        _undated(ax, undated)
        key(ax, {kind for row in each(numbered) for kind in kinds(row)})
        bare = len(frame) - len(numbered)
        more = f"{count(bare, 'denial')} without a number not drawn." if bare else ""
        clock = CLOCKS[frame.attrs.get("clock", "published")]
        subtitle = f"Time is the {clock}{', ' + scale if scale else ''}. Lines join one claimant's numbers only."
        return finish(ax, frame, title=title, subtitle=subtitle, alt=growth_alt(frame), more=more)


def growth_alt(frame: pd.DataFrame) -> str:
    """Alt text: the finding, then the claims in order of time."""
    dated = frame[frame["first"].notna() & frame["last"].notna()]
    parts = [f"{_when(row)} {row.outlet}, {row.claimant}: {figures.words(row)}" for row in each(dated.head(8))]
    rest = f" and {len(dated) - 8} more" if len(dated) > 8 else ""
    return f"Claims over time. {findings.grown(frame)} {'; '.join(parts)}{rest}. {count(len(frame) - len(dated), 'undated claim')}."


def _when(row: Any) -> str:
    return f"{row.first:%Y-%m-%d}" if row.first == row.last else f"{row.first:%Y-%m-%d} to {row.last:%Y-%m-%d}"


def _nothing(frame: pd.DataFrame, title: str, ax: Axes | None) -> Axes:
    with house(ax, rows=2) as ax:
        return blank(ax, frame, title=title)


def _place(day: Any) -> Any:
    """Days as places on the axis."""
    return mdates.date2num(day)


def _middle(row: Any) -> Any:
    return row.first + (row.last - row.first) / 2


def _point(ax: Axes, row: Any) -> None:
    at = _place(_middle(row))
    draw_mark(ax, row, at, value_axis="y")
    if row.first != row.last:
        value = row.high if missing(row.low) else row.low
        ax.plot(
            _place([row.first, row.last]),
            [value, value],
            color=COLOURS[row.modality],
            linewidth=1,
            alpha=0.6,
            marker="|",
            markersize=5,
        )


def _steps(ax: Axes, group: pd.DataFrame) -> None:
    """The line runs through the middle of each range, as a step: nobody says what was between two days."""
    places = [_place(_middle(row)) for row in each(group)]
    values = [(row.low + row.high) / 2 for row in each(group)]
    pairs = sorted(zip(places, values, strict=True))
    ax.plot(
        [x for x, _ in pairs],
        [y for _, y in pairs],
        drawstyle="steps-post",
        color=COLOURS[group["modality"].iloc[0]],
        linewidth=1.3,
        alpha=0.8,
        zorder=2,
        clip_on=False,
    )


def _name(ax: Axes, dated: pd.DataFrame, lined: pd.DataFrame) -> None:
    """Names at the right edge: the last mark of every line, and of as many other claimants as there is room for."""
    rank = dated.assign(has=dated.index.isin(lined.index), who=dated["claimant"].where(dated["claimant_kind"] != "outlet", dated["outlet"]))
    last = rank.sort_values(["has", "first"], ascending=[False, False], kind="stable").drop_duplicates("who").head(12)
    to_axes = ax.transData + ax.transAxes.inverted()
    values = [row.high if missing(row.low) else row.low if missing(row.high) else (row.low + row.high) / 2 for row in each(last)]
    wanted = [float(to_axes.transform((0, value))[1]) for value in values]
    for row, value, place in zip(each(last), values, apart(wanted, 0.06), strict=True):
        ax.annotate(
            middle(row.who, 34), (_place(_middle(row)), value), xytext=(1.02, place), textcoords="axes fraction",
            va="center", fontsize=8, color=INK, annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": RULE, "linewidth": 0.7, "shrinkA": 1, "shrinkB": 6},
        )  # fmt: skip


def _undated(ax: Axes, undated: pd.DataFrame) -> None:
    """A gutter left of the time axis, behind a line, with the claims that no clock places."""
    if undated.empty:
        return
    left, right = ax.get_xlim()
    width = (right - left) * 0.12
    ax.set_xlim(left - width, right)
    ax.axvspan(left - width, left - width * 0.12, color=RULE, alpha=0.35, linewidth=0, zorder=0)
    ticks = [tick for tick in ax.get_xticks() if tick >= left]
    ax.set_xticks(ticks)
    step = width * 0.7 / len(undated)
    for place, row in enumerate(each(undated)):
        draw_mark(ax, row, left - width * 0.92 + step * (place + 0.5), value_axis="y")
    ax.annotate(
        "undated",
        (left - width * 0.56, 0),
        xycoords=("data", "axes fraction"),
        xytext=(0, -6),
        textcoords="offset points",
        ha="center",
        va="top",
        fontsize=8.5,
        color=MUTED,
    )


def _time(ax: Axes, first: Any, last: Any) -> None:
    """A time axis over the days, with a little room, its labels no finer than a day."""
    room = max((last - first) * 0.04, DAY)
    ax.set_xlim(_place(first - room), _place(last + room))
    days = (last - first) / DAY
    locator = mdates.AutoDateLocator(minticks=2, maxticks=7) if days > 6 else mdates.DayLocator(interval=1 if days < 4 else 2)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(FuncFormatter(partial(_day, days)))
    ax.tick_params(axis="x", bottom=True, length=3)


def _day(days: float, value: float, place: int | None = None) -> str:
    """A tick in words no finer than a day: the year where it is new, or alone on a long axis."""
    day = mdates.num2date(value)
    if days > 3 * 365:
        return f"{day:%Y}"
    if days > 120:
        return f"{day:%b %Y}"
    return f"{day:%-d %b}" + (f"\n{day:%Y}" if not place or (day.month, day.day) == (1, 1) else "")


def publication(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """When it was published: a row an outlet, a dot an article, a bar where only an interval is known, the undated counted.

    Args:
        frame: of `timeline.published`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.publication(frame)
    dated = frame[frame["dated"].astype(bool)] if len(frame) else frame
    if dated.empty:
        return _nothing(frame, title, ax)
    return _lanes(
        frame,
        dated,
        title=title,
        ax=ax,
        alt=f"Timeline of publication. {title}",
        noun="undated",
        subtitle="A dot is an article; a bar the interval in which it appeared.",
    )


def spoken(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Of when the articles speak: a row an outlet, each date as a bar as long as its words are precise.

    Dates far from the rest would squeeze the axis to nothing: the earliest and latest tenth are left out, and counted, where they are
    most of its length.

    Args:
        frame: of `timeline.spoken`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.reach_in_time(frame)
    if frame.empty:
        return _nothing(frame, title, ax)
    low, high = (pd.Timestamp(str(frame[end].quantile(part))) for end, part in (("first", 0.1), ("last", 0.9)))
    span = max(high - low, 30 * DAY)
    near = frame[(frame["first"] >= low - span) & (frame["last"] <= high + span)]
    far = len(frame) - len(near)
    more = f"{count(far, 'date')} far from the rest not drawn." if far else ""
    words = "; ".join(f"{row.outlet}: {_when(row)} ({row.precision})" for row in each(near.head(8)))
    return _lanes(
        near,
        near,
        title=title,
        ax=ax,
        alt=f"Dates spoken of. {title} {words}.",
        noun="",
        subtitle="A bar is a date the articles name, as long as its words are precise.",
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
    shown = outlets[:MAX_ROWS]
    with house(ax, rows=len(shown)) as ax:
        rows(ax, [middle(name, 44) for name in shown], width=46)
        _time(ax, dated["first"].min(), dated["last"].max())
        for outlet, group in dated[dated["outlet"].isin(shown)].groupby("outlet", sort=False):
            _lane(ax, group, shown.index(str(outlet)), colour)
        if noun:
            counts = frame[~frame["dated"].astype(bool)]["outlet"].value_counts()
            for at, name in enumerate(shown):
                if counts.get(name):
                    ax.annotate(
                        f"{counts[name]} {noun}", (1.02, at), xycoords=("axes fraction", "data"), va="center", fontsize=8, color=MUTED
                    )
        hidden = f"Not drawn: {joined(outlets[MAX_ROWS:])}." if len(outlets) > MAX_ROWS else ""
        return finish(ax, frame, title=title, subtitle=subtitle, alt=alt, more=" ".join(part for part in (more, hidden) if part))


def _lane(ax: Axes, group: pd.DataFrame, at: int, colour: str) -> None:
    """Marks of one row; those of one day stand on each other."""
    days = group[group["first"] == group["last"]]
    heights = days.groupby("first").cumcount()
    stack = min(0.14, 0.5 / max(int(heights.max()) + 1, 1)) if len(days) else 0
    for row, level in zip(each(days), heights, strict=True):
        ax.plot(
            [_place(row.first)],
            [at - level * stack],
            marker="o",
            markersize=5.5,
            color=colour,
            alpha=0.85,
            linestyle="none",
            clip_on=False,
            zorder=3,
        )
    for place, row in enumerate(each(group[group["first"] != group["last"]])):
        y = at + 0.14 + 0.1 * (place % 3) if len(days) else at + 0.1 * (place % 3 - (1 if place else 0) * 0)
        ax.plot(_place([row.first, row.last + DAY]), [y, y], color=colour, linewidth=3, alpha=0.45, solid_capstyle="butt", zorder=2)
