"""How a number grew: the claims of one quantity over time."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import figures
from analysis.charts.axes import apart, line, value_axis
from analysis.charts.days import place, time_axis, when
from analysis.charts.lettering import middle, put
from analysis.charts.marks import ARROW, COLOURS, draw_mark, key, kinds
from analysis.charts.style import INK, MUTED, RULE, blank, finish, house
from analysis.compare import findings
from analysis.compare.words import count, each, missing

CLOCKS = {"published": "day of publication", "stated": "day the claimant said it", "as_of": "day the number holds for"}
PANEL = 230.0  # points
LINES = 6  # claimants whose numbers are joined; more would tangle
NAMES = 12  # at the right edge
MARKS = 400  # beyond which a panel is a cloud


def growth(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """How a number grew: claims over time, a step line only within one claimant; undated claims in a gutter at the side.

    With claims of fewer than two times there is no time axis: the dot-and-range chart stands in.

    Args:
        frame: of `timeline.growth`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.grown(frame)
    numbered = frame[frame["low"].notna() | frame["high"].notna()]
    dated = numbered[numbered["first"].notna() & numbered["last"].notna()]
    if len(dated[["first", "last"]].drop_duplicates()) < 2:
        why = ("No claim is dated", "Only one claim is dated", "All dated claims are of one time")[min(len(dated), 2)]
        return figures.draw(frame, ax=ax, more=f"{why}: no time axis.") if len(numbered) else nothing(frame, title, ax)
    with house(ax, panel=PANEL) as ax:
        ends = [float(value) for value in pd.concat([numbered["low"], numbered["high"]]).dropna()]
        scale = value_axis(ax, ends, unit=frame.attrs.get("unit", ""), axis="y")
        _headroom(ax, numbered.loc[numbered["high"].isna(), "low"])
        time_axis(ax, dated["first"].min(), dated["last"].max())
        _undated(ax, numbered[~numbered.index.isin(dated.index)].head(MARKS // 4))
        lined = dated[dated["line"].notna()]
        longest = lined["line"].value_counts(sort=True).index[:LINES]
        lined = lined[lined["line"].isin(longest)].head(MARKS)
        drawn = dated[dated.index.isin(lined.index) | dated.index.isin(dated.drop(lined.index).head(MARKS - len(lined)).index)]
        for row in each(drawn):
            _point(ax, row)
        for _, group in lined.groupby("line", sort=True):
            _steps(ax, group)
        _name(ax, drawn, lined)
        signs = key({kind for row in each(numbered) for kind in kinds(row)})
        bare = len(frame) - len(numbered)
        more = f"{count(bare, 'denial')} without a number not drawn." if bare else ""
        if cut := len(numbered) - len(drawn) - min(len(numbered) - len(dated), MARKS // 4):
            more = f"Drawn: the claimants with most dates, then the earliest claims; {count(cut, 'claim')} not drawn. {more}".strip()
        clock = CLOCKS[frame.attrs.get("clock", "published")]
        subtitle = f"Time is the {clock}{', ' + scale if scale else ''}. Lines join one claimant's numbers only."
        return finish(ax, frame, title=title, subtitle=subtitle, alt=growth_alt(frame), more=more, key=signs)


def growth_alt(frame: pd.DataFrame) -> str:
    """Alt text: the finding, then the claims in order of time."""
    dated = frame[frame["first"].notna() & frame["last"].notna()]
    parts = [f"{when(row)} {row.outlet}, {row.claimant}: {figures.words(row)}" for row in each(dated.head(8))]
    rest = f" and {len(dated) - 8} more" if len(dated) > 8 else ""
    return f"Claims over time. {findings.grown(frame)} {'; '.join(parts)}{rest}. {count(len(frame) - len(dated), 'undated claim')}."


def nothing(frame: pd.DataFrame, title: str, ax: Axes | None) -> Axes:
    """A chart that says that there is nothing to draw."""
    with house(ax, rows=2) as ax:
        return blank(ax, frame, title=title)


def _headroom(ax: Axes, opened: pd.Series) -> None:
    """Room above the highest open bound: its arrow stays below the words over the panel."""
    if opened.empty:
        return
    scale = ax.yaxis.get_transform()
    low, high, top = scale.transform([*ax.get_ylim(), float(opened.max())])
    high = max(high, low + (top - low) / (1 - (ARROW + 4) / PANEL))
    ax.set_ylim(*scale.inverted().transform([low, high]))


def _middle(row: Any) -> Any:
    return row.first + (row.last - row.first) / 2


def _value(row: Any) -> float:
    return float(row.high if missing(row.low) else row.low if missing(row.high) else (row.low + row.high) / 2)


def _point(ax: Axes, row: Any) -> None:
    draw_mark(ax, row, place(_middle(row)), value_axis="y")
    if row.first != row.last:
        value = row.high if missing(row.low) else row.low
        look: dict[str, Any] = {"color": COLOURS[row.modality], "linewidth": 1, "alpha": 0.6, "marker": "|", "markersize": 5}
        line(ax, place([row.first, row.last]), [value, value], **look)


def _steps(ax: Axes, group: pd.DataFrame) -> None:
    """The line runs through the middle of each range, as a step: nobody says what was between two days."""
    pairs = sorted((place(_middle(row)), (row.low + row.high) / 2) for row in each(group))
    colour = COLOURS[group["modality"].iloc[0]]
    line(ax, *zip(*pairs, strict=True), drawstyle="steps-post", color=colour, linewidth=1.3, alpha=0.8, zorder=2)


def _name(ax: Axes, dated: pd.DataFrame, lined: pd.DataFrame) -> None:
    """Names at the right edge: the last mark of every line, and of the others all, or where those are many the highest and the lowest."""
    who = dated["claimant"].where(dated["claimant_kind"] != "outlet", dated["outlet"])
    unnamed = dated[dated["claimant_kind"] == "unnamed"].groupby("claimant")["outlet"].nunique()
    same = (dated["claimant_kind"] == "unnamed") & who.isin(unnamed.index[unnamed > 1])  # of two outlets: not one claimant
    rank = dated.assign(has=dated.index.isin(lined.index), who=who.where(~same, dated["outlet"] + ": " + who))
    last = rank.sort_values(["has", "first"], ascending=[False, False], kind="stable").drop_duplicates("who")
    if len(last) > NAMES:
        others = last[~last["has"]].assign(at=lambda rows: [_value(row) for row in each(rows)]).sort_values("at", kind="stable")
        last = pd.concat([last[last["has"]].head(NAMES - 2), others.iloc[[0, -1]] if len(others) > 1 else others])
    to_axes = ax.transData + ax.transAxes.inverted()
    marks = [to_axes.transform((place(_middle(row)), _value(row))) for row in each(last)]
    places = apart([float(up) for _, up in marks], 0.06)
    for row, (across, up), to in zip(each(last), marks, places, strict=True):
        put(ax, middle(row.who, 40), 1.03, to, across="axes", up="axes", va="center", fontsize=8, color=INK)
        line(ax, [across, 1.0, 1.02], [up, to, to], transform=ax.transAxes, color=RULE, linewidth=0.7, zorder=1)


def _undated(ax: Axes, undated: pd.DataFrame) -> None:
    """A gutter left of the time axis, behind a line, with the claims that no clock places."""
    if undated.empty:
        return
    left, right = ax.get_xlim()
    width = (right - left) * 0.12
    ticks = [tick for tick in ax.get_xticks() if left <= tick <= right]
    ax.set_xlim(left - width, right)
    ax.set_xticks(ticks)
    ax.axvspan(left - width, left - width * 0.12, color=RULE, alpha=0.35, linewidth=0, zorder=0)
    step = width * 0.7 / len(undated)
    for number, row in enumerate(each(undated)):
        draw_mark(ax, row, left - width * 0.92 + step * (number + 0.5), value_axis="y")
    put(ax, "undated", left - width * 0.56, 1, shift=(0, 4), up="axes", ha="center", va="bottom", fontsize=8.5, color=MUTED)
