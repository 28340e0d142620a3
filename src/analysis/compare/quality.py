"""What the tables lack or doubt: undated, unattributed, ambiguous, corrected, in no series, in disagreement."""

from __future__ import annotations

import pandas as pd

from analysis.compare.agreement import spreads
from analysis.compare.claims import reported
from analysis.compare.outlets import distinct, noted
from analysis.compare.words import count, tally
from analysis.tables import Tables

LOW_AGREEMENT = 2.0  # a spread of more than this factor
AUDITED = (  # what an audit says of the rows: name, column, measure
    ("figures missed", "figures", "recall"),
    ("figures that are none", "figures", "precision"),
    ("figures or claimants wrong", "claimant", "precision"),
)


def quality(tables: Tables) -> pd.DataFrame:
    """What limits every other measure, counted.

    Returns:
        check, size, of (how many there could be), share (null where there could be none), meaning; `attrs["made"]` says what read them.
    """
    articles, figures, spread = distinct(tables), reported(tables), spreads(tables)
    mentions = tables.mentions[tables.mentions["article_id"].isin(articles["article_id"])]
    dates = tables.dates[tables.dates["article_id"].isin(articles["article_id"])]
    series = figures[figures["quantity"].notna()]
    rows: list[tuple[str, int, int, str]] = [
        ("duplicate articles", len(tables.articles) - len(articles), len(tables.articles), "near-identical copies, counted once"),
        ("articles without outlet", int((~articles["known"]).sum()), len(articles), "each is its own row, none counts as an outlet"),
        ("articles without day", int(articles["published"].isna().sum()), len(articles), "on no time axis, in no lead or lag"),
        ("articles without figures", int((~articles["article_id"].isin(figures["article_id"])).sum()), len(articles), "no number reported"),
        ("figures in own voice", int((figures["claimant_kind"] == "outlet").sum()), len(figures), "no claimant given"),
        ("figures of unnamed sources", int((figures["claimant_kind"] == "unnamed").sum()), len(figures), "a claimant without a name"),
        ("hedged figures", int(figures["hedge"].notna().sum()), len(figures), "weakened by words such as reportedly"),
        ("figures in no series", len(figures) - len(series), len(figures), "not compared with others"),
        ("open or vague figures", int((~series["bounded"]).sum()), len(series), "in a series, but in no spread"),
        ("ambiguous mentions", int(mentions["actor_id"].isna().sum()), len(mentions), "could be more than one actor"),
        ("dates not on the calendar", int(dates["first_day"].isna().sum()), len(dates), "durations, or relative to an unknown day"),
        (
            "series of low agreement",
            int((spread["ratio"] > LOW_AGREEMENT).sum()),
            int(spread["enough"].sum()),
            "highest more than twice the lowest",
        ),
        *_reviewed(tables),
        *_audited(tables),
    ]
    result = pd.DataFrame(rows, columns=["check", "size", "of", "meaning"])
    result["share"] = (result["size"] / result["of"]).where(result["of"] > 0)
    result = noted(result[["check", "size", "of", "share", "meaning"]], articles, of=tally(len(figures), "figure"))
    result.attrs["made"] = made(tables)
    return result


def made(tables: Tables) -> str:
    """What read the articles, as a sentence: the package, the language model and the schema, as far as the tables say.

    >>> from dataclasses import replace
    >>> made(replace(Tables.from_rows({}), made={"version": "1.2", "model": "en_core_web_sm 3.8.0", "schema": "1"}))
    'Read by analysis 1.2 with the language model en_core_web_sm 3.8.0, schema 1.'
    """
    version, model, schema = (tables.made.get(name, "") for name in ("version", "model", "schema"))
    with_model = f" with the language model {model}" if model else ""
    return f"Read by analysis {version}{with_model}, schema {schema}." if version else ""


def loose(tables: Tables) -> pd.DataFrame:
    """Figures that are compared with nothing: in no series, or the only one of theirs.

    Returns:
        figure_id, outlet, text, reason, item, evidence, article_id.
    """
    figures = reported(tables)
    alone = figures["quantity"].notna() & (figures.groupby("quantity")["figure_id"].transform("size") == 1)
    reason = figures["quantity"].isna().map({True: "in no series", False: "alone in its series"})
    frame = figures.assign(reason=reason.astype("str"))[figures["quantity"].isna() | alone]
    frame = frame.sort_values(["reason", "outlet", "start"], ascending=[False, True, True], kind="stable")
    frame = frame[["figure_id", "outlet", "text", "reason", "item", "evidence", "article_id"]].reset_index(drop=True)
    return noted(frame, distinct(tables), of=f"{len(frame):,} of {tally(len(figures), 'figure')}")


def _reviewed(tables: Tables) -> list[tuple[str, int, int, str]]:
    extracted = [table["review"].astype("str") for _, table in tables.items() if "review" in table]
    states = pd.concat(extracted)
    total = len(states)
    meaning = {"confirmed": "a reader found them right", "corrected": "a reader changed them", "added": "a reader added them"}
    return [(f"rows {state}", int((states == state).sum()), total, words) for state, words in meaning.items()]


def _audited(tables: Tables) -> list[tuple[str, int, int, str]]:
    """What the first coder of the last audit found missing or wrong, with the share that was right and its interval."""
    if tables.audit.empty:
        return []
    first = tables.audit[tables.audit["sheet"] == tables.audit["sheet"].iloc[0]].set_index(["column", "measure"])
    rows = []
    for check, *key in AUDITED:
        found = first.loc[tuple(key)]
        if found["of"]:
            where = f"in {count(found['coded'], 'sentence')} coded by hand" + ("" if found["current"] else ", before the tables changed")
            share = f"{key[1]} {found['share']:.2f} ({found['low']:.2f} to {found['high']:.2f})"
            rows.append((f"{check} (audit)", int(found["of"] - found["right"]), int(found["of"]), f"{share} {where}"))
    return rows
