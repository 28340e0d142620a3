"""Articles with the outlet they count for, duplicates collapsed; and the note of what a measure counted and left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date

import pandas as pd

from analysis.compare.words import missing, shorten, tally
from analysis.errors import UsageError
from analysis.spelling import did_you_mean
from analysis.tables import Tables, once

PERCENT_FROM = 5  # outlets; below it a share is given as "3 of 7"
SPREAD_FROM = 3  # claims of one quantity and modality
UNKNOWN = "[unknown] "  # what the label of an article without outlet begins with


def known(labels: Iterable[str]) -> list[str]:
    """The labels that are outlets.

    >>> known(["Alder Post", "[unknown] Flood in the valley"])
    ['Alder Post']
    """
    return [label for label in labels if not label.startswith(UNKNOWN)]


@once
def distinct(tables: Tables) -> pd.DataFrame:
    """The articles that count: one row an article, near-identical copies collapsed into the earliest.

    Returns:
        The columns of `articles`, and `outlet` (the source; `[unknown] short title` where nothing says it, a row of its own for
        each such article) and `known` (whether the outlet is known; only known outlets are counted as outlets).
    """
    articles = tables.articles
    kept = articles[articles["duplicate_of"].isna()].copy()
    kept["known"] = kept["source"].notna()
    kept["outlet"] = kept["source"].where(kept["known"], _unknown(kept)).astype("str")
    kept.attrs["collapsed"] = len(articles) - len(kept)
    return kept.reset_index(drop=True)


def _unknown(articles: pd.DataFrame) -> pd.Series:
    names = [
        UNKNOWN + (article_id if missing(title) or not str(title).strip() else shorten(str(title), 44))
        for article_id, title in zip(articles["article_id"], articles["title"], strict=True)
    ]
    labels = pd.Series(names, index=articles.index, dtype="str")
    twice = labels.duplicated(keep=False) & articles["source"].isna()
    return labels.where(~twice, labels + " (" + articles["article_id"] + ")")


def noted(frame: pd.DataFrame, articles: pd.DataFrame, *, of: str, left_out: Mapping[str, int] | None = None) -> pd.DataFrame:
    """A measure's frame with what it counted (`attrs["n"]`), left out (`attrs["left_out"]`), and how many known outlets there are.

    Args:
        frame: the measure.
        articles: the distinct articles that it looked at.
        of: what was counted, in words: "9 figures"; nothing where it was the articles.
        left_out: reason ("undated") → how many; zeros are dropped.
    """
    outlets = articles.loc[articles["known"], "outlet"].nunique()
    unknown = int((~articles["known"]).sum())
    facet = articles.attrs.get("grouped")  # outlets of one country stand in one row
    known_outlets = tally(outlets, f"{facet} of outlets", f"groups of outlets by {facet}") if facet else tally(outlets, "known outlet")
    parts = [of, tally(len(articles), "article"), known_outlets]
    if unknown:
        parts.append(tally(unknown, "article") + " without outlet")
    collapsed = int(articles.attrs.get("collapsed", 0))
    reasons = [tally(collapsed, "duplicate article")] if collapsed else []
    reasons += [f"{size:,} {reason}" for reason, size in (left_out or {}).items() if size]
    frame.attrs = {
        "n": ", ".join(filter(None, parts)),
        "left_out": ", ".join(reasons),
        "outlets": int(outlets),
        "articles": len(articles),
    }
    return frame


def note(frame: pd.DataFrame) -> str:
    """What a measure counted and what it left out, as a line for the foot of a chart or table.

    >>> empty = pd.DataFrame()
    >>> empty.attrs = {"n": "9 figures, 4 articles, 2 outlets", "left_out": "1 undated"}
    >>> note(empty)
    'n = 9 figures, 4 articles, 2 outlets. Left out: 1 undated.'
    """
    counted, left_out = frame.attrs.get("n"), frame.attrs.get("left_out")
    return f"n = {counted or len(frame)}." + (f" Left out: {left_out}." if left_out else "")


def select(tables: Tables, *, sources: Iterable[str] = (), since: date | str | None = None, until: date | str | None = None) -> Tables:
    """The tables of some articles only.

    Args:
        tables: all tables.
        sources: outlets to keep; none named keeps all.
        since: keep articles that cannot be older. An undated article is kept only if neither bound is given.
        until: keep articles that cannot be younger.

    Raises:
        UsageError: an unknown source; the message lists the known ones.
    """
    articles = tables.articles
    wanted = list(sources)
    for name in wanted:
        choose("source", name, articles["source"].dropna().unique())
    keep = articles["source"].isin(wanted) if wanted else pd.Series(data=True, index=articles.index, dtype=bool)
    if since:
        keep &= articles["published_from"] >= pd.Timestamp(as_day(since))
    if until:
        keep &= articles["published_to"] <= pd.Timestamp(as_day(until))
    ids = set(articles.loc[keep, "article_id"])
    cut = {
        spec.name: table[table["article_id"].isin(ids)].reset_index(drop=True)
        for spec in fields(tables)
        if "article_id" in (table := getattr(tables, spec.name))
    }
    figures, statements = cut["figures"], cut["statements"]
    for name, key, left in (
        ("claims", "claim_id", figures["claim_id"].dropna()),
        ("quantities", "quantity", pd.concat([figures["quantity"], statements["quantity"]]).dropna()),
    ):
        table = getattr(tables, name)
        cut[name] = table[table[key].isin(left)].reset_index(drop=True)
    return replace(tables, **cut)


def choose(kind: str, value: str, valid: Iterable[str]) -> str:
    """The value, if it is one of the valid ones.

    Raises:
        UsageError: it is not; the message gives the nearest and lists the valid ones.

    >>> choose("clock", "stated", ["published", "stated"])
    'stated'
    >>> choose("clock", "statd", ["published", "stated"])
    Traceback (most recent call last):
    analysis.errors.UsageError: unknown clock 'statd'; did you mean 'stated'? valid: published, stated
    >>> choose("source", "alder", ["Alder Post", "Marsh Gazette"])
    Traceback (most recent call last):
    analysis.errors.UsageError: unknown source 'alder'; did you mean 'Alder Post'? valid: Alder Post, Marsh Gazette
    """
    options = {str(option) for option in valid}
    if value in options:
        return value
    raise UsageError(f"unknown {kind} {value!r}; {did_you_mean(str(value), options, most=40)}")


def as_day(value: str | date) -> date:
    """A day from its ISO form.

    Raises:
        UsageError: it is none.

    >>> as_day("2025-03-01")
    datetime.date(2025, 3, 1)
    >>> as_day("1 March")
    Traceback (most recent call last):
    analysis.errors.UsageError: '1 March' is no day: write it as 2025-03-01
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is no day: write it as 2025-03-01") from None
