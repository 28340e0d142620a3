"""When it was published, of when it speaks, how a number moved, who was first and what is new, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.findings.phrases import capital, part, tied, times
from analysis.compare.words import bounds, count, day, days, period


def grown(growth: pd.DataFrame) -> str:
    """How a number moved within one claimant, from `timeline.growth`; across claimants nothing is a trend."""
    label = growth.attrs.get("label", "this quantity")
    dated = growth[growth["first"].notna() & growth["last"].notna()] if len(growth) else growth
    if dated.empty:
        return f"No claim on {label} is dated: growth cannot be shown."
    lined = dated[dated["line"].notna()]
    if lined.empty and len(dated) == 1:
        return f"One claim on {label} is dated: no growth to show."
    if lined.empty and len(dated[["first", "last"]].drop_duplicates()) == 1:
        return f"{capital(part(len(dated), len(dated), 'dated claim'))} on {label} are {_of(dated.iloc[0])}: no growth to show."
    if lined.empty:
        return f"{capital(label)}: {count(len(dated), 'dated claim')}, none by one claimant at two times, so no growth to show."
    unit = growth.attrs.get("unit") or None
    name, moved = _foremost(lined)
    line = lined[lined["line"] == name].sort_values(["first", "last"], kind="stable")
    start, end = line.iloc[0], line.iloc[-1]
    who = name.split(" · ")[0]
    first, last = (bounds(row["low"], row["high"], qualifier=str(row["qualifier"]), unit=unit) for row in (start, end))
    by = f"{capital(label)}{',' if ',' in label else ''} by {who}"
    then = " and again" if first == last else f", {'' if moved else 'again '}{last}"
    return f"{by}: {first} {_when(start['first'], start['last'])}{then} {_when(end['first'], end['last'])}."


def _of(row: pd.Series) -> str:
    return f"of {day(row['first'])}" if row["first"] == row["last"] else f"of one time, {days(row['first'], row['last'])}"


def _foremost(lined: pd.DataFrame) -> tuple[str, bool]:
    """The line that moved, or else any, that has most numbers; and whether its last number is another than its first."""
    lines = lined.sort_values(["first", "last"], kind="stable").groupby("line")
    ends = lines.agg(
        low=("low", "first"), high=("high", "first"), last_low=("low", "last"), last_high=("high", "last"), size=("low", "size")
    )
    ends["moved"] = (ends["low"] != ends["last_low"]) | (ends["high"] != ends["last_high"])
    name = ends.sort_values(["moved", "size"], ascending=False, kind="stable").index[0]
    return str(name), bool(ends.loc[name, "moved"])


def _when(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return f"on {day(first)}" if first == last else f"between {day(first)} and {day(last)}"


def publication(published: pd.DataFrame) -> str:
    """From when to when was published, from `timeline.published`."""
    dated = published[published["dated"].astype(bool)] if len(published) else published
    if published.empty:
        return "No article."
    exact = dated[dated["first"] == dated["last"]]
    if dated.empty:
        return f"No publication day is known{'' if len(published) == 1 else f', of {len(published):,} articles'}."
    if exact.empty:
        placed = _when(dated["first"].min(), dated["last"].max())
        return f"No publication day is known; {count(len(dated), 'article')} can be placed {placed}."
    first, last = exact["first"].min(), exact["first"].max()
    when = days(first, last) if first == last else f"from {days(first, last)}"
    return f"{capital(part(len(exact), len(published), 'article'))} {'has' if len(exact) == 1 else 'have'} a known day, {when}."


def reach_in_time(spoken: pd.DataFrame) -> str:
    """The dates most articles speak of, from `timeline.spoken`."""
    if spoken.empty:
        return "No date in the articles can be placed on the calendar."
    top = spoken.groupby(["first", "last"])["articles"].sum().sort_values(ascending=False, kind="stable")
    (first, last), articles = top.index[0], int(top.iloc[0])
    start, end = spoken["first"].min().year, spoken["last"].max().year
    who = "The only article speaks" if spoken.attrs.get("articles") == 1 else "The articles speak"
    years = f"{who} of {start}" + (f" to {end}" if end > start else "")
    if articles == 1 or int((top == articles).sum()) > 1:
        return years + "; no date stands out."
    return f"{years}; most often of {period(first, last)}, in {count(articles, 'article')}."


def leading(leaders: pd.DataFrame) -> str:
    """Who was first most often, from `timeline.leaders`."""
    if leaders.empty:
        return f"No {leaders.attrs.get('of', 'claim')} is reported, with a date, by two outlets: no lead or lag."
    best = int(leaders["first"].max())
    if not best:
        return "No outlet was surely first with anything that others report too."
    top = sorted(leaders.loc[leaders["first"] == best, "outlet"])
    return f"First most often: {tied(top, 'outlets')}, {times(best)}{' each' if len(top) > 1 else ''}."


def news(new: pd.DataFrame) -> str:
    """What came since the day, from `timeline.new`."""
    if not new.attrs["since"]:
        return "No publication day is known: what is new cannot be told."
    since = day(pd.Timestamp(new.attrs["since"]))
    if new.empty:
        return f"No claim is new since {since}."
    sure = int(new["sure"].sum())
    doubt = f", {len(new) - sure} of them perhaps older" if sure < len(new) else ""
    series = new["label"].value_counts()
    most = int(series.iloc[0])
    top = sorted(series.index[series == most])
    each = " each" if len(top) > 1 else ""
    even = f"{'one' if most == 1 else most} each on {tied(top, 'series')}"
    on = even if len(top) == len(series) or most == 1 else f"most on {tied(top, 'series')} ({most}{each})"
    on = f"; {on}" if most < len(new) else f", {'all ' if len(new) > 1 else ''}on {top[0]}"
    return f"{count(len(new), 'new claim')} since {since}{doubt}{on}."
