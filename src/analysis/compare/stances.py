"""Who stands where: stances by actor and outlet, and which quantities are doubted or contested."""

from __future__ import annotations

import pandas as pd

from analysis.compare.claims import folded, names, reported
from analysis.compare.coverage import UNNAMED
from analysis.compare.outlets import choose, distinct, known, noted
from analysis.compare.words import lookup, tally
from analysis.tables import Tables

STANCES = ("asserts", "denies", "dismisses", "declines", "not_acknowledged", "silent")
SAID = "statement_id actor outlet stance proposition evidence text cue article_id start end review"
NO_STANCE, NOT_MENTIONED = "no stance", "not mentioned"
IN_WORDS = {"not_acknowledged": "does not acknowledge", "silent": "said to be silent"}


def stance_words(stance: str) -> str:
    """The stance for readers.

    >>> stance_words("denies"), stance_words("silent")
    ('denies', 'said to be silent')
    """
    return IN_WORDS.get(stance, stance)


def positions(tables: Tables, *, proposition: str = "", quantity: str = "", actor: str = "") -> pd.DataFrame:
    """Who is reported to stand where: one row an actor, outlet and stance, and one for each actor and outlet without any.

    "Said to be silent" (`silent`) is what an article says; `no stance` (the outlet names the actor, and reports no stance of it) and
    `not mentioned` are computed. Statements whose actor is not identified stand together as "unnamed sources".

    Args:
        tables: the tables.
        proposition: keep statements on this proposition only.
        quantity: keep statements on this series only.
        actor: keep the stances of this actor only, by id.

    Returns:
        actor_id, actor, outlet, known, stance, times (statements), proposition(s), evidence, statement_id (of the first).

    Raises:
        UsageError: an unknown proposition; the message lists the known ones.
    """
    if proposition:
        choose("proposition", proposition, tables.statements["proposition"].unique())
    articles = distinct(tables)
    told = tables.statements.merge(articles[["article_id", "outlet", "known"]], on="article_id")
    for column, value in (("proposition", proposition), ("quantity", quantity), ("actor_id", actor)):
        told = told[told[column] == value] if value else told
    takers = lookup(told["actor_id"], names(tables)).fillna(UNNAMED)
    told = told.assign(actor=takers.astype("str"), stance=told["stance"].astype("str"))
    found = told.groupby(["actor", "outlet", "stance"], as_index=False).agg(
        actor_id=("actor_id", "first"), known=("known", "first"), times=("statement_id", "size"),
        proposition=("proposition", lambda keys: ", ".join(sorted(set(keys)))), evidence=("evidence", "first"),
        statement_id=("statement_id", "first"),
    )  # fmt: skip
    result = pd.concat([found, _unsaid(tables, articles, found)], ignore_index=True)
    rank = {stance: number for number, stance in enumerate((*STANCES, NO_STANCE, NOT_MENTIONED))}
    result = result.assign(rank=result["stance"].map(rank)).sort_values(["actor", "outlet", "rank"]).reset_index(drop=True)
    columns = ["actor_id", "actor", "outlet", "known", "stance", "times", "proposition", "evidence", "statement_id"]
    result = noted(result[columns], articles, of=tally(len(told), "statement"))
    labels = dict(zip(tables.quantities["quantity"], tables.quantities["label"], strict=True))
    on = labels.get(quantity, quantity) or proposition
    result.attrs["on"] = on
    result.attrs["of"] = (f" of {names(tables).get(actor, actor)}" if actor else "") + (f" on {on}" if on else "")
    return result


def said(tables: Tables, *, actor: str = "") -> pd.DataFrame:
    """The statements with their sentences: one row a statement.

    Returns:
        statement_id, actor, outlet, stance (in words), proposition, evidence, text, cue, article_id, start, end, review.
    """
    if actor:
        choose("actor", actor, tables.actors["actor_id"])
    articles = distinct(tables)
    told = tables.statements.merge(articles[["article_id", "outlet"]], on="article_id")
    told = told[told["actor_id"] == actor] if actor else told
    who = lookup(told["actor_id"], names(tables)).fillna(folded(told["claimant_text"]))
    told = told.assign(actor=who.astype("str"), stance=[stance_words(str(stance)) for stance in told["stance"]])
    frame = told.sort_values(["actor", "outlet", "start"], kind="stable")[SAID.split()].reset_index(drop=True)
    return noted(frame, articles, of=tally(len(frame), "statement"))


def _unsaid(tables: Tables, articles: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The pairs of an actor that takes a stance somewhere and an outlet that reports none of it."""
    actors = found.drop_duplicates("actor")[["actor_id", "actor"]]
    outlets = articles.drop_duplicates("outlet")[["outlet", "known"]]
    pairs = actors.merge(outlets, how="cross")
    pairs = pairs[~_among(pairs["actor"], pairs["outlet"], set(zip(found["actor"], found["outlet"], strict=True)))]
    spoken = tables.mentions[["article_id", "actor_id"]].drop_duplicates().merge(articles[["article_id", "outlet"]], on="article_id")
    named = _among(pairs["actor_id"], pairs["outlet"], set(zip(spoken["actor_id"], spoken["outlet"], strict=True)))
    stance = named.map({True: NO_STANCE, False: NOT_MENTIONED}).astype("str")
    return pairs.assign(stance=stance, times=0)


def _among(one: pd.Series, other: pd.Series, pairs: set[tuple[object, object]]) -> pd.Series:
    return pd.Series([pair in pairs for pair in zip(one, other, strict=True)], index=one.index, dtype=bool)


def contests(tables: Tables) -> pd.DataFrame:
    """Who is unsure, who contests: quantities against stances, with the proposition.

    A quantity's figures count as `plain`, `hedged` (words weaken them), `planned`, `hypothetical` or `denied` (with negated); its
    statements by their stance. Statements linked to no quantity stand under their proposition.

    Returns:
        topic (the quantity's label, or the proposition), quantity, proposition, stance, size (figures or statements), outlets, who (names).
    """
    articles = distinct(tables)
    figures = reported(tables).dropna(subset="quantity")
    modality = figures["modality"].astype("str").replace({"negated": "denied"})
    stance = modality.where(modality != "actual", figures["hedge"].notna().map({True: "hedged", False: "plain"}))
    said = tables.statements.merge(articles[["article_id", "outlet"]], on="article_id")
    labels = dict(zip(tables.quantities["quantity"], tables.quantities["label"], strict=True))
    who = lookup(said["actor_id"], names(tables)).fillna(folded(said["claimant_text"]))
    topic = lookup(said["quantity"], labels).fillna(said["proposition"].str[:1].str.upper() + said["proposition"].str[1:])
    figures = figures.assign(topic=figures["label"], stance=stance, who=figures["claimant"], proposition="")
    said = said.assign(topic=topic, stance=said["stance"].astype("str"), who=who)
    both = pd.concat([part[["topic", "quantity", "proposition", "stance", "outlet", "who"]] for part in (figures, said)], ignore_index=True)
    result = both.groupby(["topic", "stance"], as_index=False).agg(
        quantity=("quantity", "first"),
        proposition=("proposition", lambda keys: ", ".join(sorted(set(keys) - {""}))),
        size=("outlet", "size"),
        outlets=("outlet", lambda labels: len(known(set(labels)))),
        who=("who", lambda who: "; ".join(sorted(set(who)))),
    )
    return noted(result, articles, of=f"{tally(len(figures), 'figure')} and {tally(len(said), 'statement')}")
