"""Who says how many: the dot-and-range chart of one quantity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.axes import rows, value_axis
from analysis.charts.lettering import middle, put, wrapped
from analysis.charts.marks import draw_mark, gutter_cross, key, kinds
from analysis.charts.style import INK, MAX_ROWS, MUTED, blank, finish, house
from analysis.compare import findings
from analysis.compare.outlets import SPREAD_FROM
from analysis.compare.stances import stance_words
from analysis.compare.words import bounds, count, each, joined, missing

T = TypeVar("T")
ABSENT = 3  # outlets without a number that have a row each; more are named at the foot
ARROW_ROOM = 0.1  # of the panel's width, that an arrow has to the edge
GUTTER = 1.03  # where the words of the number start, in widths of the panel; a denial without a number has its cross here, off the axis


def draw(frame: pd.DataFrame, *, ax: Axes | None = None, more: str = "") -> Axes:
    """A row an outlet and claimant, a mark a claim, the words of the number beside it.

    Args:
        frame: of `claims.marks`.
        ax: where to draw; a figure of its own if none is given.
        more: words to put before the note at the foot.

    Returns:
        The Axes; its label is the alt text.
    """
    absent = sorted(frame.loc[frame["modality"].isna(), "outlet"])
    lines = _lines(frame if len(absent) <= ABSENT else frame[frame["modality"].notna()])
    shown = thinned(lines, MAX_ROWS)
    title = findings.figures(frame)
    with house(ax, rows=len(shown)) as ax:
        if not shown or frame["modality"].isna().all():
            return blank(ax, frame, title=title)
        scale = _draw_rows(ax, shown, unit=frame.attrs.get("unit", ""))
        signs = key({kind for _, _, marks in shown for mark in marks if not missing(mark.modality) for kind in kinds(mark)})
        undrawn = f"{count(len(lines) - len(shown), 'row')} between them not drawn." if len(lines) > len(shown) else ""
        unsaid = f"No number from {joined(absent)}." if len(absent) > ABSENT else ""
        foot = " ".join(filter(None, (more, _few(frame), undrawn, unsaid)))
        head, _, rest = title.partition("; ")
        also, scaled = f"Also {rest} " if rest else "", f" ({scale})" if scale else ""
        subtitle = f"{also}Outlet, claimant and the number given{scaled}."
        return finish(ax, frame, title=head.rstrip(".") + ".", subtitle=subtitle, alt=alt(frame), more=foot, key=signs)


def _draw_rows(ax: Axes, shown: list[tuple[str, str, list[Any]]], *, unit: str) -> str:
    """The rows with their names, marks and words; what the scale says of itself."""
    marks = [mark for _, _, marks in shown for mark in marks]
    ends = [float(value) for mark in marks for value in (mark.low, mark.high) if not missing(value)]
    scale = value_axis(ax, ends, unit=unit)
    _arrow_room(ax, marks)
    rows(ax, [""] * len(shown))
    _names(ax, shown)
    if not ends:
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
    for at, (_, _, group) in enumerate(shown):
        for mark in group:
            draw_mark(ax, mark, at)
        _said(ax, at, group)
    return scale


def _arrow_room(ax: Axes, marks: list[Any]) -> None:
    """Room for the arrows of open bounds between the outermost values and the words beside the panel."""
    above = [float(mark.low) for mark in marks if missing(mark.high) and not missing(mark.low)]
    below = [float(mark.high) for mark in marks if missing(mark.low) and not missing(mark.high)]
    scale = ax.xaxis.get_transform()
    low, high = scale.transform(list(ax.get_xlim()))
    if above:
        high = max(high, low + (scale.transform([max(above)])[0] - low) / (1 - ARROW_ROOM))
    if below:
        low = min(low, high - (high - scale.transform([min(below)])[0]) / (1 - ARROW_ROOM))
    ax.set_xlim(*scale.inverted().transform([low, high]))


def thinned(lines: Sequence[T], most: int) -> list[T]:
    """As many as are legible, evenly through the order, both ends among them: a range keeps its extremes.

    >>> thinned("abcdefghi", 5), thinned("abc", 5)
    (['a', 'c', 'e', 'g', 'i'], ['a', 'b', 'c'])
    """
    if len(lines) <= most:
        return list(lines)
    return [lines[round(step * (len(lines) - 1) / (most - 1))] for step in range(most)]


def _lines(frame: pd.DataFrame) -> list[tuple[str, str, list[Any]]]:
    """(outlet, claimant, marks) in the order of the frame: by value, the outlets without a number last."""
    found: dict[tuple[str, str], list[Any]] = {}
    for mark in each(frame):
        found.setdefault((str(mark.outlet), str(mark.claimant)), []).append(mark)
    return [(outlet, claimant, marks) for (outlet, claimant), marks in found.items()]


def _names(ax: Axes, shown: list[tuple[str, str, list[Any]]]) -> None:
    """The outlet in ink, its claimant below it in grey: two texts a row in place of a tick label."""
    place: Any = {"across": "axes", "ha": "right", "va": "baseline"}
    for at, (outlet, claimant, _) in enumerate(shown):
        put(ax, middle(outlet, 40), 0, at, shift=(-10, 0.5 if claimant else -3), color=INK, fontsize=8.5, **place)
        if claimant:
            put(ax, middle(claimant, 44), 0, at, shift=(-10, -8.5), color=MUTED, fontsize=7.5, **place)


def _said(ax: Axes, at: int, group: list[Any]) -> None:
    """The numbers of a row in words, right of the panel; a cross before them where one is denied without a number."""
    bare = [mark for mark in group if not missing(mark.modality) and missing(mark.low) and missing(mark.high)]
    for mark in bare[:1]:
        gutter_cross(ax, GUTTER + 0.01, at, mark)
    text = wrapped(" · ".join(words(mark) for mark in group), 30, lines=2)
    look: dict[str, Any] = {"color": _tone(group), "fontsize": 8, "va": "center", "linespacing": 1.05}
    put(ax, text, GUTTER, at, shift=(9 if bare else 0, 0), across="axes", **look)


def words(mark: Any) -> str:
    """A mark in words: "about 1,500", "12,000, planned", "14, recalled" (of an earlier day), "denies, no number", "no number"."""
    if missing(mark.modality):
        return "no number"
    if missing(mark.low) and missing(mark.high):
        return f"{stance_words(mark.stance) if not missing(mark.stance) else 'denied'}, no number"
    said = bounds(mark.low, mark.high, qualifier=mark.qualifier, unit=None if missing(mark.unit) else mark.unit)
    said += "" if mark.modality == "actual" else f", {mark.modality}"
    said += ", recalled" if getattr(mark, "recalled", False) else ""
    return said + (f" (×{mark.times})" if mark.times > 1 else "")


def _tone(group: list[Any]) -> str:
    return MUTED if all(missing(mark.modality) for mark in group) else INK


def _few(frame: pd.DataFrame) -> str:
    """Why no spread is given, where there is none."""
    said = frame[frame["modality"].isin(["actual", "planned", "hypothetical"]) & frame["bounded"].astype(bool)]
    most = int(said["modality"].value_counts().max()) if len(said) else 0
    return "" if most >= SPREAD_FROM else f"Fewer than {SPREAD_FROM} bounded claims of one kind: no spread."


def alt(frame: pd.DataFrame) -> str:
    """Alt text: the finding, then who says what."""
    said = frame[frame["modality"].notna()]
    parts = [f"{mark.outlet}, {mark.claimant}: {words(mark)}" for mark in each(said.head(8))]
    rest = f" and {len(said) - 8} more" if len(said) > 8 else ""
    absent = sorted(frame.loc[frame["modality"].isna(), "outlet"])
    none = f" No number: {joined(absent)}." if absent else ""
    return (
        f"Dot-and-range chart. {findings.figures(frame)} {'; '.join(parts)}{rest}.{none}"
        if parts
        else f"No chart: {findings.figures(frame)}"
    )
