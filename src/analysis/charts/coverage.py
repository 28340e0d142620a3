"""Who covers whom, who quotes whom, what only some report."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.axes import bare, line, rows
from analysis.charts.lettering import middle, put, wrapped
from analysis.charts.matrix import CELL, grid, margin
from analysis.charts.style import BLUE, INK, MAX_ROWS, MUTED, RULE, blank, finish, house
from analysis.compare import findings
from analysis.compare.agreement import as_share
from analysis.compare.claims import OWN_VOICE
from analysis.compare.coverage import UNNAMED, combined, order
from analysis.compare.findings.phrases import capital
from analysis.compare.outlets import PERCENT_FROM
from analysis.compare.words import count, each, joined

COLUMNS = 16
UPSET_FROM, UPSET_TO, SETS = 4, 30, 24
UPSET_ROW = 18.0  # points


def heatmap(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who covers whom: outlet × actor, articles that name the actor printed in each cell; rows and columns in the order of similarity.

    Args:
        frame: of `coverage.shares`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.coverage(frame)
    table, hidden = _table(frame, "actor", "naming")
    with house(ax, panel=CELL * max(len(table), 2)) as ax:
        if table.empty:
            return blank(ax, frame, title=title)
        table = table[order(table.T)]
        grid(ax, table)
        sizes = frame.drop_duplicates("outlet").set_index("outlet")["articles"]
        margin(ax, [f"{sizes[outlet]:,}" for outlet in table.index], title="articles in all", after=len(table.columns))
        return finish(ax, frame, title=title, alt=heatmap_alt(frame), more=hidden, subtitle="Articles of each outlet that name the actor.")


def heatmap_alt(frame: pd.DataFrame) -> str:
    """Alt text: the finding, and each outlet's most named actor."""
    top = frame.sort_values(["outlet", "naming"], ascending=[True, False], kind="stable").drop_duplicates("outlet")
    parts = [f"{row.outlet}: {row.actor} in {row.naming} of {row.articles}" for row in each(top.head(8))]
    return f"Heat map of outlets by actors. {findings.coverage(frame)} Most named, by outlet: {'; '.join(parts)}."


def share_bars(frame: pd.DataFrame, *, ax: Axes | None = None, top: int = 15) -> Axes:
    """Share of articles that name each actor; below five known outlets counts only, no percentages.

    Args:
        frame: of `coverage.shares`.
        ax: where to draw; a figure of its own if none is given.
        top: actors to show.
    """
    outlets = int(frame.attrs.get("outlets", 0))
    total = int(frame.attrs.get("articles", 0))
    bars = (
        frame.groupby("actor")
        .agg(naming=("naming", "sum"), reach=("known", "sum"))
        .sort_values(["naming", "reach"], ascending=False, kind="stable")
    )
    shown = bars.head(top)
    title = findings.named(frame)
    with house(ax, rows=len(shown)) as ax:
        if shown.empty:
            return blank(ax, frame, title=title)
        _bars(ax, [str(name) for name in shown.index], [int(size) for size in shown["naming"]])
        for at, row in enumerate(each(shown)):
            said = as_share(row.naming, total, outlets=outlets, percent_from=PERCENT_FROM)
            _beside(ax, row.naming, at, f"{said}, {count(int(row.reach), 'known outlet')}" if outlets > 1 else said)
        hidden = f"{count(len(bars) - len(shown), 'actor')} not drawn." if len(bars) > len(shown) else ""
        words = "; ".join(f"{name} in {int(row['naming'])} of {total}" for name, row in shown.head(6).iterrows())
        return finish(ax, frame, title=title, subtitle="Articles that name the actor.", alt=f"Bar chart. {title} {words}.", more=hidden)


def outlet_bars(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """How much each outlet names one actor; below five known outlets, and of fewer than five articles, counts only, no percentages.

    Args:
        frame: of `coverage.shares` for one actor.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.coverage(frame[frame["naming"] > 0])
    few = min(int(frame.attrs.get("outlets", 0)), int(frame["articles"].max() if len(frame) else 0)) < PERCENT_FROM
    drawn = ["naming", "share"] if few else ["share", "naming"]
    shown = frame.sort_values(drawn, ascending=False, kind="stable").head(MAX_ROWS)
    with house(ax, rows=len(shown)) as ax:
        if frame.empty or not frame["naming"].any():
            return blank(ax, frame, title=title)
        _bars(ax, list(shown["outlet"]), [float(value) for value in (shown["naming"] if few else shown["share"])])
        for at, row in enumerate(each(shown)):
            said = f"{row.naming} of {row.articles}"
            _beside(ax, row.naming if few else row.share, at, said if row.articles < PERCENT_FROM or few else f"{row.share:.0%} ({said})")
        words = "; ".join(f"{row.outlet}: {row.naming} of {row.articles}" for row in each(shown.head(8)))
        more = f"{count(len(frame) - len(shown), 'outlet')} not drawn." if len(frame) > len(shown) else ""
        subtitle = "Articles that name the actor" + ("." if few else ", as a share of the outlet's articles.")
        return finish(ax, frame, title=title, subtitle=subtitle, alt=f"Bar chart. {title} {words}.", more=more)


def quotes(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who quotes whom: outlet × claimant, figures printed; unnamed sources and own voice stand apart.

    Args:
        frame: of `compare.coverage.quotes`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.quoting(frame)
    table, hidden = _table(frame, "claimant", "figures", keep=(UNNAMED, OWN_VOICE))
    with house(ax, panel=CELL * max(len(table), 2)) as ax:
        if table.empty:
            return blank(ax, frame, title=title)
        named = table.drop(columns=[name for name in (UNNAMED, OWN_VOICE) if name in table])
        rest = [name for name in (UNNAMED, OWN_VOICE) if name in table]
        table = table[[*(order(named.T) if len(named.columns) else []), *rest]]
        grid(ax, table, colours={UNNAMED: MUTED, OWN_VOICE: MUTED}, gaps=(len(named.columns),) if rest and len(named.columns) else ())
        head, _, tail = title.partition("; ")
        pairs = frame.sort_values("figures", ascending=False, kind="stable").head(8)
        words = "; ".join(f"{row.outlet}, {row.claimant}: {row.figures}" for row in each(pairs))
        subtitle = f"{capital(tail)} Figures, by outlet and claimant." if tail else "Figures, by outlet and claimant."
        return finish(
            ax, frame, title=head.rstrip(".") + ".", subtitle=subtitle, alt=f"Matrix of outlets by claimants. {title} {words}.", more=hidden
        )


def _table(frame: pd.DataFrame, across: str, value: str, *, keep: tuple[str, ...] = ()) -> tuple[pd.DataFrame, str]:
    """The grid of a frame, rows in the order of similarity, cut to what is legible; and what was cut, in words."""
    if frame.empty:
        return pd.DataFrame(), ""
    table = frame.pivot_table(index="outlet", columns=across, values=value, aggfunc="sum", fill_value=0, observed=True)
    sums = table.sum().sort_values(ascending=False, kind="stable")
    named = [name for name in sums.index if name not in keep][:COLUMNS]
    cut = table[[*named, *(name for name in keep if name in table)]]
    cut = cut.loc[cut.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MAX_ROWS]]
    parts = [
        count(size, noun) for size, noun in ((len(table) - len(cut), "outlet"), (len(table.columns) - len(cut.columns), across)) if size
    ]
    return cut.loc[order(cut)], f"Not drawn, with fewest: {joined(parts)}." if parts else ""


def _bars(ax: Axes, labels: list[str], sizes: Sequence[float]) -> None:
    rows(ax, [middle(label, 44) for label in labels], width=46, ruled=False)
    ax.barh(range(len(sizes)), sizes, height=0.62, color=BLUE, alpha=0.75, linewidth=0, clip_on=False)
    bare(ax, (0, max(sizes) * 1.02))


def _beside(ax: Axes, value: float, at: float, said: str) -> None:
    put(ax, said, value, at, shift=(5, 0), va="center", fontsize=8, color=INK)


def upset(frame: pd.DataFrame, *, ax: Axes | None = None, of: str = "series") -> Axes:
    """What only some report: an UpSet plot (Lex et al. 2014) for 4 to 30 outlets, below that a table of who has what.

    A column is a set of outlets that share something nobody else has; the bar on top says how much, the dots who. Above 30 outlets
    those with most are kept.

    Args:
        frame: of `coverage.membership`.
        ax: where to draw; a figure of its own if none is given.
        of: what is counted, for the title.
    """
    outlets = frame["outlet"].value_counts()
    title = findings.exclusive(combined(frame), of=of)
    if len(outlets) < UPSET_FROM:
        return _has(frame, title, ax=ax)
    kept = sorted(outlets.index[:UPSET_TO], key=lambda name: (-outlets[name], name))
    sets = combined(frame[frame["outlet"].isin(kept)])
    shown = sets.head(SETS)
    bar = min(max(2.5, len(kept) * 0.3), 5)  # height of the bars, in rows
    with house(ax, panel=UPSET_ROW * (len(kept) + bar + 0.8)) as ax:
        rows(ax, [f"{middle(name, 40)}  ({outlets[name]})" for name in kept], width=50, ruled=False)
        ax.set_ylim(len(kept) - 0.4, -bar - 1.2)
        places = [(across, at) for across in range(len(shown)) for at in range(len(kept))]
        line(ax, *zip(*places, strict=True), marker="o", markersize=5.5, color=RULE, linestyle="none")
        for across, (who, size) in enumerate(zip(shown["outlets"], shown["size"], strict=True)):
            _set(ax, across, sorted(kept.index(name) for name in who), size, bar * size / shown["size"].max())
        bare(ax, (-0.6, max(len(shown), 10) - 0.4))
        parts = [f"{count(len(outlets) - len(kept), 'outlet')} with fewest" if len(outlets) > len(kept) else ""]
        parts.append(f"{count(len(sets) - len(shown), 'smaller set')}" if len(sets) > len(shown) else "")
        hidden = joined([part for part in parts if part])
        largest = zip(shown["outlets"].head(6), shown["size"].head(6), strict=True)
        alt = f"UpSet plot. {title} Largest sets: {'; '.join(f'{joined(list(who), limit=4)}: {size}' for who, size in largest)}."
        more = f"Not drawn: {hidden}." if hidden else ""
        return finish(ax, frame, title=title, subtitle=f"How many {of} exactly these outlets share.", alt=alt, more=more)


def _set(ax: Axes, across: int, members: list[int], size: int, bar: float) -> None:
    colour = BLUE if len(members) == 1 else INK
    line(ax, [across] * len(members), members, marker="o", markersize=6, color=colour, linewidth=1.6)
    ax.bar(across, -bar, bottom=-0.9, width=0.6, color=colour, alpha=0.8, linewidth=0, clip_on=False)
    put(ax, str(size), across, -0.9 - bar, shift=(0, 2), ha="center", va="bottom", fontsize=7.5)


def _has(frame: pd.DataFrame, title: str, *, ax: Axes | None) -> Axes:
    """A table: a row a key, a column an outlet, a dot where it has it."""
    table = (
        frame.pivot_table(index="label", columns="outlet", values="articles", aggfunc="sum", fill_value=0) if len(frame) else pd.DataFrame()
    )
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MAX_ROWS]] if len(table) else table
    with house(ax, panel=CELL * max(len(table), 2)) as ax:
        if table.empty:
            return blank(ax, frame, title=title)
        grid(ax, table)
        who = "; ".join(f"{label}: {joined([str(name) for name in table.columns[line > 0]])}" for label, line in table.head(8).iterrows())
        return finish(
            ax,
            frame,
            title=title,
            subtitle="Articles that report it, by outlet.",
            alt=f"Table of who reports what. {title} {wrapped(who, 10**6)}.",
        )
