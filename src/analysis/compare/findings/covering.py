"""Whom the outlets name and quote, and what only one of them reports, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.findings.phrases import capital, part, tied
from analysis.compare.outlets import known
from analysis.compare.words import count


def coverage(shares: pd.DataFrame) -> str:
    """The actor that most outlets name, from `coverage.shares`."""
    shares = shares[shares["naming"] > 0]
    if shares.empty:
        return "No article names an actor."
    of, articles = int(shares.attrs.get("outlets", 0)), int(shares.attrs.get("articles", 0))
    if of < 2:  # no outlet to set against another: articles are what can be compared
        return named(shares).rstrip(".") + ("." if of else "; no outlet is known.")
    credited = shares["outlet"].where(shares["known"])
    reach = shares.assign(credited=credited).groupby("actor").agg(outlets=("credited", "nunique"), naming=("naming", "sum"))
    top = reach.sort_values(["outlets", "naming"], ascending=False).iloc[0]
    first = sorted(reach.index[(reach["outlets"] == top["outlets"]) & (reach["naming"] == top["naming"])])
    verb, each = ("is", "") if len(first) == 1 else ("are", " each")
    reached, where = part(int(top["outlets"]), of, "known outlet"), part(int(top["naming"]), articles, "article")
    return f"{tied(first, 'actors')} {verb} named by {reached}, in {where}{each}."


def named(shares: pd.DataFrame) -> str:
    """The actor that most articles name, all outlets together, from `coverage.shares`."""
    naming = shares.groupby("actor")["naming"].sum()
    if not naming.any():
        return "No article names an actor."
    most, articles = int(naming.max()), int(shares.attrs.get("articles", 0))
    top = sorted(naming.index[naming == most])
    each = " each" if len(top) > 1 and most < articles else ""
    return f"{tied(top, 'actors')} {'are' if len(top) > 1 else 'is'} named in {part(most, articles, 'article')}{each}."


def quoting(quotes: pd.DataFrame) -> str:
    """Whose numbers are relayed most, and how much is own voice, from `coverage.quotes`."""
    if quotes.empty:
        return "No article reports a number."
    total, own = int(quotes["figures"].sum()), int(quotes.loc[quotes["kind"] == "outlet", "figures"].sum())
    named = quotes[quotes["kind"] == "named"].groupby("claimant")["figures"].sum()
    rest = f"{part(own, total, 'figure')} {'is' if own <= 1 else 'are'} in the outlets' own voice."
    if named.empty:
        return "No figure has a named claimant; " + rest
    top = sorted(named.index[named == named.max()])
    return f"Most quoted: {tied(top, 'claimants')}, with {count(int(named.max()), 'figure')}{' each' if len(top) > 1 else ''}; {rest}"


def exclusive(combined: pd.DataFrame, *, of: str = "series") -> str:
    """How much only one outlet reports, from `coverage.combined`."""
    if combined.empty:
        return f"No {of} to compare."
    if combined.attrs.get("outlets", 2) < 2:
        return f"Fewer than two outlets are known: which {of} only one reports cannot be told."
    total, reach = int(combined["size"].sum()), combined["outlets"].map(lambda names: len(known(names)))
    lone = combined["outlets"].map(len) == 1
    alone, orphans = (int(combined.loc[lone & (reach == size), "size"].sum()) for size in (1, 0))
    widest = combined.iloc[int(reach.argmax())]
    shared = f"; the widest, {widest['labels'][0]}, by {reach.max()} known outlets" if reach.max() > 1 else ""
    things = (of.removesuffix("s") if of != "series" else of, of)
    nowhere = f", {orphans:,} by one article without outlet" if orphans else ""
    return f"{capital(part(alone, total, *things))} {'is' if alone <= 1 else 'are'} reported by one outlet only{nowhere}{shared}."


def covers(shares: pd.DataFrame, outlet: str) -> str:
    """Whom one outlet names most, from `coverage.shares` of its articles."""
    if shares.empty:
        return f"{outlet or 'No outlet'} names {'no' if outlet else 'an'} actor."
    most = shares["naming"].max()
    top = sorted(shares.loc[shares["naming"] == most, "actor"])
    return f"{outlet} names {tied(top, 'actors')} most: in {part(int(most), int(shares['articles'].iloc[0]), 'article')}."
