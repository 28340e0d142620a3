"""Figures with their outlet and claimant: the marks of the charts, and the concordance behind every mark."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.outlets import choose, distinct, noted
from analysis.compare.words import bounds, lookup, missing, tally
from analysis.tables import Tables, once

OWN_VOICE = "own voice"
ARTICLES = ("The", "A", "An")
DENYING = ("denied", "negated")
MARK = ["quantity", "outlet", "claimant", "modality", "low", "high", "qualifier"]
RECALLED = ", recalled"  # how the rule of a number ends that another is set against
CONTEXT = "label unit known claimant_kind scope hedge stance text evidence figure_id claim_id article_id review recalled"
COLUMNS = "figure_id outlet published label value text modality claimant evidence title url article_id start end"
DAYS = ["published_from", "published_to", "stated_from", "stated_to", "as_of_from", "as_of_to"]


def reported(tables: Tables, *, quantity: str | None = None) -> pd.DataFrame:
    """Every figure of the distinct articles, with outlet, claimant and quantity in words: one row a figure, none dropped.

    Args:
        tables: the tables.
        quantity: keep this series only; "" is no series, and keeps nothing.

    Returns:
        The columns of `figures`, and `outlet`, `known`, `published_from`, `published_to`, `title`, `url`, `claimant` (the actor's
        name; an unnamed source's words, marked; "own voice"), `label`, `bounded` (both bounds known, finite, and not vague: may
        enter a spread) and `recalled` (another number is set against it: it is no number of its article's day).

    Raises:
        UsageError: an unknown quantity; the message lists the known ones.
    """
    if quantity:
        choose("quantity", quantity, tables.quantities["quantity"])
    frame = _all_reported(tables)
    if quantity is not None:
        frame = frame[frame["quantity"] == quantity].reset_index(drop=True)
    return noted(frame, distinct(tables), of=tally(len(frame), "figure"))


@once
def _all_reported(tables: Tables) -> pd.DataFrame:
    articles = distinct(tables)
    kept = tables.figures[tables.figures["article_id"].isin(articles["article_id"])]
    about = articles[["article_id", "outlet", "known", "published_from", "published_to", "title", "url"]]
    frame = kept.merge(about, on="article_id", how="left", validate="many_to_one")
    assert len(frame) == len(kept)
    frame["claimant"] = claimants(frame, names(tables))
    labels = dict(zip(tables.quantities["quantity"], tables.quantities["label"], strict=True))
    frame["label"] = lookup(frame["quantity"], labels)
    frame["bounded"] = frame["low"].notna() & frame["high"].notna() & (frame["qualifier"] != "vague")
    frame["recalled"] = frame["quantity_rule"].astype("str").str.endswith(RECALLED)
    return frame


def names(tables: Tables) -> dict[str, str]:
    """Actor id → name for readers; of a person and a place of one name each has its kind beside it."""
    actors = tables.actors
    name, kind = actors["name"].astype("str"), actors["kind"].astype("str")
    apart = name.where(kind.groupby(name).transform("nunique") == 1, name + " (" + kind + ")")
    return dict(zip(actors["actor_id"], apart, strict=True))


def claimants(figures: pd.DataFrame, actors: dict[str, str]) -> pd.Series:
    """Who says it, in words: the actor's name, "military sources (unnamed)", or "own voice"."""
    text = folded(figures["claimant_text"])
    named = lookup(figures["claimant_id"], actors).fillna(text).fillna("named, not identified")
    unnamed = text.fillna("sources") + " (unnamed)"
    kind = figures["claimant_kind"].astype("str")
    return named.where(kind == "named", unnamed.where(kind == "unnamed", OWN_VOICE)).astype("str")


def folded(texts: pd.Series) -> pd.Series:
    """Words without the capital that only the start of a sentence gave them: "The coastguard said" and "said the coastguard" are one."""
    known = set(texts.dropna())
    small = {text: text[:1].lower() + text[1:] for text in known}
    return lookup(texts, {text: low if text.split(" ")[0] in ARTICLES or low in known else text for text, low in small.items()})


def marks(tables: Tables, *, quantity: str, absent: bool = True) -> pd.DataFrame:
    """What the dot-and-range chart draws of one quantity: one row an outlet, claimant, modality and value.

    A value that an outlet repeats from the same claimant is one mark (`times` articles). A denial without a number is a mark without
    bounds, never a zero. With `absent`, an outlet whose articles give no such number and deny none has one row with `modality` null.

    Returns:
        quantity, outlet, claimant, modality, low, high, qualifier, then label, unit, known, claimant_kind, scope, hedge, stance, text,
        evidence, figure_id, claim_id, article_id, review, recalled (those of the earliest such figure), the days, bounded and times.
        Sorted by value, absent outlets last.
    """
    frame = reported(tables, quantity=quantity)
    frame["stance"] = pd.Series(pd.NA, index=frame.index, dtype="str")
    articles = distinct(tables)
    said = pd.concat([frame, _denials(tables, articles, quantity)], ignore_index=True)
    said = said.sort_values("published_from", na_position="last", kind="stable")
    said["modality"] = said["modality"].astype("str")
    said["qualifier"] = said["qualifier"].astype("str")
    said["claimant_kind"] = said["claimant_kind"].astype("str")
    times = said.groupby(MARK, dropna=False)["article_id"].transform("nunique")
    one = said.assign(times=times).drop_duplicates(MARK)
    order = one[["low", "high"]].mean(axis=1)
    one = one.assign(order=order).sort_values(["order", "outlet", "claimant"], na_position="last", kind="stable")
    if absent:
        one = pd.concat([one, _absent(articles, one)], ignore_index=True)
    label = next(iter(tables.quantities.loc[tables.quantities["quantity"] == quantity, "label"]), quantity)
    one["label"] = label
    result = one[[*MARK, *CONTEXT.split(), *DAYS, "bounded", "times"]].reset_index(drop=True)
    noted(result, articles, of=tally(len(frame), "figure"))
    result.attrs["label"] = str(label)
    result.attrs["unit"] = next((str(u) for u in frame["unit"].dropna()), "")
    return result


def _denials(tables: Tables, articles: pd.DataFrame, quantity: str) -> pd.DataFrame:
    """Statements that deny or dismiss the series without a number of their own."""
    told = tables.statements
    told = told[(told["quantity"] == quantity) & told["stance"].isin(["denies", "dismisses"])]
    told = told.merge(articles[["article_id", "outlet", "known", "published_from", "published_to"]], on="article_id")
    claimant = lookup(told["actor_id"], names(tables)).fillna(folded(told["claimant_text"]))
    kept = told[["quantity", "outlet", "known", "article_id", "text", "evidence", "review", "published_from", "published_to"]]
    return kept.assign(
        claimant=claimant.astype("str"), modality="denied", stance=told["stance"].astype("str"), claimant_kind="named", qualifier="exact",
        figure_id=told["statement_id"], bounded=False, recalled=False,
    )  # fmt: skip


def _absent(articles: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    silent = articles[~articles["outlet"].isin(said["outlet"])].drop_duplicates("outlet")
    silent = silent[["outlet", "known", "article_id"]].sort_values("outlet")
    return silent.assign(claimant="", bounded=False, recalled=False, times=0)


def concordance(tables: Tables, *, quantity: str | Sequence[str] | None = None, source: str = "", actor: str = "") -> pd.DataFrame:
    """The evidence: every figure with its sentence, outlet, day, claimant and place in the text.

    Args:
        tables: the tables.
        quantity: only this series, or these.
        source: only this outlet.
        actor: only figures whose subject or claimant this actor is.

    Returns:
        figure_id, outlet, published, quantity (its label), value (the bounds in words), text, modality, claimant, evidence, title, url,
        article_id, start, end, review; in the order of quantity (as they are named, else of their labels) and value.
    """
    one = quantity if isinstance(quantity, str) else None
    frame = reported(tables, quantity=one)
    total = len(frame)
    places = {} if quantity is None or one else {key: place for place, key in enumerate(quantity)}
    frame = frame.assign(place=frame["quantity"].map(places))
    if quantity is not None and one is None:
        frame = frame[frame["place"].notna()]
    if source:
        choose("source", source, tables.articles["source"].dropna().unique())
        frame = frame[frame["outlet"] == source]
    if actor:
        choose("actor", actor, tables.actors["actor_id"])
        frame = frame[(frame["claimant_id"] == actor) | (frame["subject_id"] == actor)]
    frame = frame.assign(value=in_words(frame), published=_days(frame))
    frame = frame.sort_values(["place", "label", "low", "outlet", "start"], na_position="last", kind="stable")
    columns = COLUMNS.split()
    result = frame[[*columns, "review"]].rename(columns={"label": "quantity"}).reset_index(drop=True)
    counted = f"{len(frame):,} of " if len(frame) < total else ""
    return noted(result, distinct(tables), of=counted + tally(total, "figure"))


def in_words(figures: pd.DataFrame) -> pd.Series:
    """The bounds of each figure in words, with its unit."""
    cells = zip(figures["low"], figures["high"], figures["qualifier"], figures["unit"], strict=True)
    words = [bounds(low, high, qualifier=str(how), unit=None if missing(unit) else unit) for low, high, how, unit in cells]
    return pd.Series(words, index=figures.index, dtype="str")


def _days(frame: pd.DataFrame) -> pd.Series:
    """Publication day, or the interval, or "undated"; an interval open on one side says so."""
    first, last = frame["published_from"].dt.strftime("%Y-%m-%d"), frame["published_to"].dt.strftime("%Y-%m-%d")
    both = first.where(first == last, first + " to " + last)
    both = both.where(last.notna(), first + " or later").where(first.notna(), last + " or earlier")
    days: pd.Series = both.where(first.notna() | last.notna(), "undated").astype("str")
    return days
