"""Whose word the numbers rest on, and what limits the tables."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.axes import bare, rows
from analysis.charts.layout import PAD, WIDTH
from analysis.charts.lettering import extent, middle, put
from analysis.charts.style import BLUE, GREEN, INK, MAX_ROWS, MUTED, blank, finish, house
from analysis.compare import findings
from analysis.compare.words import count, each

PARTS = (("named", "named claimant", BLUE), ("unnamed", "unnamed source", GREEN), ("own", "own voice", MUTED))


def attribution(frame: pd.DataFrame, *, ax: Axes | None = None, highlight: str = "") -> Axes:
    """Named, unnamed or own voice: a bar an outlet, as long as it has figures, the counts printed in it.

    Args:
        frame: of `agreement.transparency`.
        ax: where to draw; a figure of its own if none is given.
        highlight: an outlet that stands first, set apart.
    """
    title = findings.source(frame, highlight) if highlight else findings.sourcing(frame)
    first = frame["outlet"] == highlight
    shown = frame.assign(first=first).sort_values(["first", "figures", "outlet"], ascending=[False, False, True]).head(MAX_ROWS)
    with house(ax, rows=len(shown)) as ax:
        if shown.empty:
            return blank(ax, frame, title=title)
        names = [middle(name, 44) for name in shown["outlet"]]
        rows(ax, names, width=46, ruled=False)
        room = (WIDTH - 2 * PAD - max(extent(name, 9, "normal")[0] for name in names)) / float(shown["figures"].max()) * 0.9
        used = set()
        for at, row in enumerate(each(shown)):
            faded = bool(highlight) and row.outlet != highlight
            used |= _bar(ax, at, [int(row.named), int(row.unnamed), int(row.own)], faded=faded, room=room)
        bare(ax, (0, float(shown["figures"].max()) * 1.02))
        block = {"marker": "s", "markersize": 9, "linestyle": "none", "alpha": 0.45, "mew": 0}
        key = [(block | {"color": colour}, words) for part, words, colour in PARTS if part in used]
        words = "; ".join(f"{row.outlet}: {row.named} named, {row.unnamed} unnamed, {row.own} own voice" for row in each(shown.head(8)))
        more = f"{count(len(frame) - len(shown), 'outlet')} with fewest figures not drawn." if len(frame) > len(shown) else ""
        return finish(ax, frame, title=title, subtitle="Figures by claimant.", alt=f"Bar chart. {title} {words}.", more=more, key=key)


def _bar(ax: Axes, at: int, sizes: list[int], *, faded: bool, room: float) -> set[str]:
    """One bar of up to three parts, their counts in them, or all beside it where one is too narrow; the parts it has.

    Args:
        ax: where to draw.
        at: the row.
        sizes: of the parts.
        faded: whether it stands back.
        room: points a figure, about.
    """
    start, used = 0, set()
    within = all(size * room > extent(f"{size:,}", 8, "normal")[0] + 4 for size in sizes if size)
    for size, (part, _, colour) in zip(sizes, PARTS, strict=True):
        if size:
            ax.barh(at, size, left=start, height=0.66, color=colour, alpha=0.2 if faded else 0.45, linewidth=0)
            if within:
                put(ax, f"{size:,}", start + size / 2, at, ha="center", va="center_baseline", fontsize=8, color=INK, in_layout=False)
            used.add(part)
        start += size
    if not within:
        put(ax, " · ".join(f"{size:,}" for size in sizes), start, at, shift=(4, 0), va="center_baseline", fontsize=8, color=INK)
    return used


def limits(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """What the tables lack or doubt: a bar a check, as a share of what there could be, counts beside it.

    Args:
        frame: of `quality.quality`.
        ax: where to draw; a figure of its own if none is given.
    """
    title, made = findings.limits(frame), frame.attrs.get("made", "")
    shown = frame[(frame["of"] > 0) & (frame["size"] > 0)].sort_values("share", ascending=False, kind="stable")
    with house(ax, rows=len(shown)) as ax:
        if shown.empty:
            return blank(ax, frame, title=title, more=made)
        rows(ax, list(shown["check"]), width=46, ruled=False)
        ax.barh(range(len(shown)), shown["share"], height=0.62, color=BLUE, alpha=0.75, linewidth=0)
        ax.barh(range(len(shown)), 1 - shown["share"], left=shown["share"], height=0.62, color=BLUE, alpha=0.12, linewidth=0)
        bare(ax, (0, 1))
        for at, row in enumerate(frame.loc[shown.index][["size", "of"]].to_numpy()):
            put(ax, f"{row[0]:,} of {row[1]:,}", 1.015, at, across="axes", va="center", fontsize=8, color=INK)
        words = "; ".join(f"{check}: {size} of {of}" for check, size, of in shown[["check", "size", "of"]].head(8).to_numpy())
        said, read = f"Of all in the tables. {made}".strip(), f"Bar chart of limits. {title} {words}. {made}".strip()
        return finish(ax, frame, title=title, subtitle=said, alt=read)
