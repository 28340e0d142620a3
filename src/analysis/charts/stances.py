"""Who stands where, who is unsure, who contests."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.axes import columns, line, rows
from analysis.charts.layout import Entry
from analysis.charts.lettering import middle
from analysis.charts.marks import anchor
from analysis.charts.matrix import CELL, grid
from analysis.charts.style import GREEN, INK, MAX_ROWS, MUTED, PAPER, PURPLE, VERMILION, blank, finish, house
from analysis.compare import findings
from analysis.compare.findings.phrases import capital
from analysis.compare.stances import NO_STANCE, NOT_MENTIONED, STANCES, stance_words
from analysis.compare.words import count, each, missing, shorten

ACTORS = 10
TOPICS = 16
LOOKS: dict[str, dict[str, Any]] = {
    "asserts": {"marker": "o", "color": GREEN},
    "denies": {"marker": "x", "color": VERMILION, "mew": 2.2},
    "dismisses": {"marker": "v", "color": VERMILION, "mfc": PAPER, "mew": 1.5},
    "declines": {"marker": "s", "color": PURPLE, "mfc": PAPER, "mew": 1.5},
    "not_acknowledged": {"marker": "D", "color": PURPLE, "mfc": PAPER, "mew": 1.5},
    "silent": {"marker": "_", "color": INK, "mew": 2.2, "markersize": 9},
    NO_STANCE: {"marker": ".", "color": MUTED, "markersize": 4},
}
TONES = {
    GREEN: ("asserts",),
    VERMILION: ("denied", "denies", "dismisses"),
    PURPLE: ("declines", "not_acknowledged"),
    INK: ("silent",),
}  # of the columns; the others are blue
CONTEST = ["plain", "hedged", "planned", "hypothetical", "denied", *STANCES]


def positions(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who stands where: outlet × actor, a shape a stance; blank where the outlet never mentions the actor.

    Args:
        frame: of `compare.stances.positions`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.standing(frame)
    taken = frame[~frame["stance"].isin([NO_STANCE, NOT_MENTIONED])]
    actors = list(taken.groupby("actor")["times"].sum().sort_values(ascending=False, kind="stable").index)
    outlets = _outlets(frame, taken)
    with house(ax, panel=CELL * max(len(outlets[:MAX_ROWS]), 2)) as ax:
        if taken.empty:
            return blank(ax, frame, title=title)
        rows(ax, [middle(name, 44) for name in outlets[:MAX_ROWS]], width=46)
        columns(ax, [middle(name, 28) for name in actors[:ACTORS]], width=30)
        cells = frame[frame["outlet"].isin(outlets[:MAX_ROWS]) & frame["actor"].isin(actors[:ACTORS])]
        for (outlet, actor), group in cells.groupby(["outlet", "actor"], sort=False):
            _cell(ax, actors.index(str(actor)), outlets.index(str(outlet)), [row for row in each(group) if row.stance != NOT_MENTIONED])
        signs = _key([stance for stance in LOOKS if stance in set(cells["stance"])])
        parts = [count(size, noun) for size, noun in ((len(outlets) - MAX_ROWS, "outlet"), (len(actors) - ACTORS, "actor")) if size > 0]
        more = (f"Not drawn: {' and '.join(parts)}. " if parts else "") + (
            "Blank: not mentioned." if (cells["stance"] == NOT_MENTIONED).any() else ""
        )
        head, _, rest = title.partition("; ")
        said = shorten(capital(rest), 200)
        return finish(ax, frame, title=head.rstrip(".") + ".", subtitle=said, alt=alt(frame), more=more.strip(), key=signs)


def alt(frame: pd.DataFrame) -> str:
    """Alt text: the finding, then each stance with its outlet."""
    taken = frame[~frame["stance"].isin([NO_STANCE, NOT_MENTIONED])]
    parts = [f"{row.actor} {stance_words(row.stance)} ({row.outlet})" for row in each(taken.head(10))]
    rest = f" and {len(taken) - 10} more" if len(taken) > 10 else ""
    return f"Matrix of stances. {findings.standing(frame)} {'; '.join(parts)}{rest}."


def _outlets(frame: pd.DataFrame, taken: pd.DataFrame) -> list[str]:
    """Outlets by how many stances they report, the others after them."""
    sizes = taken.groupby("outlet")["times"].sum().sort_values(ascending=False, kind="stable")
    return [*sizes.index, *sorted(set(frame["outlet"]) - set(sizes.index))]


def _cell(ax: Axes, across: int, at: int, found: list[Any]) -> None:
    """The stances of one cell side by side."""
    step = min(0.26, 0.8 / max(len(found), 1))
    for place, row in enumerate(found):
        x = across + (place - (len(found) - 1) / 2) * step
        mark = line(ax, x, at, linestyle="none", zorder=3, **({"markersize": 7} | LOOKS[row.stance]))
        if not missing(row.statement_id):
            mark.set(url="#" + anchor(row.statement_id), gid="mark-" + anchor(row.statement_id), label="_" + str(row.evidence))


def _key(used: list[str]) -> list[Entry]:
    return [({"linestyle": "none", "markersize": 7} | LOOKS[stance], stance_words(stance)) for stance in used]


def _doubt(table: pd.DataFrame) -> pd.Series:
    """Topics that are contested first, then those that are hedged, then by how much is said of them."""
    contested = [name for name in table if name in CONTEST[4:] and name != "asserts"]
    rank = table[contested].sum(axis=1) * 1000 + (table["hedged"] * 30 if "hedged" in table else 0) + table.sum(axis=1)
    return rank.sort_values(ascending=False, kind="stable")


def contests(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who is unsure, who contests: quantity or proposition × stance, figures and statements counted.

    Args:
        frame: of `compare.stances.contests`.
        ax: where to draw; a figure of its own if none is given.
    """
    title = findings.doubted(frame)
    table = frame.pivot_table(index="topic", columns="stance", values="size", aggfunc="sum", fill_value=0) if len(frame) else pd.DataFrame()
    table = table[[stance for stance in CONTEST if stance in table]]
    table = table.loc[_doubt(table).index] if len(table) else table
    shown = table.head(TOPICS)
    with house(ax, panel=CELL * max(len(shown), 2)) as ax:
        if shown.empty:
            return blank(ax, frame, title=title)
        figures = sum(stance in CONTEST[:5] for stance in shown)
        both = 0 < figures < len(shown.columns)
        colours = {stance_words(stance): colour for colour, stances in TONES.items() for stance in stances}
        grid(ax, shown.rename(columns=stance_words), colours=colours, gaps=(figures,) if both else ())
        hidden = f"{count(len(table) - len(shown), 'topic')} not drawn." if len(table) > len(shown) else ""
        cells = frame[frame["stance"] != "plain"].sort_values("size", ascending=False, kind="stable").head(8)
        cells = cells.rename(columns={"size": "times"})
        told = [f"{row.topic}, {stance_words(row.stance)}: {row.times} ({row.who})" for row in each(cells)]
        words = f" {'; '.join(told)}." if told else ""
        said = "Figures in the series (left of the line) and stances (right of it)." if both else "Figures and stances."
        return finish(ax, frame, title=title, subtitle=said, alt=f"Matrix of topics by stance. {title}{words}", more=hidden)
