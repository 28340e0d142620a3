"""Who covers whom, who quotes whom, and what only some report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.compare.claims import OWN_VOICE, names, reported
from analysis.compare.outlets import choose, distinct, noted
from analysis.compare.words import lookup, tally
from analysis.tables import Tables

UNNAMED = "unnamed sources"
KEYS = {"claims": "claim_id", "quantities": "quantity"}


def shares(tables: Tables, *, kinds: Sequence[str] = (), actor: str = "") -> pd.DataFrame:
    """Share of coverage: articles of an outlet that name an actor / articles of the outlet.

    Range 0 to 1. An ambiguous mention (no actor) counts for no actor and is counted as left out. An article without outlet is a row of
    its own.

    Args:
        tables: the tables.
        kinds: keep actors of these kinds only (person, organisation, state, place, group); none named keeps all.
        actor: keep this actor only, by id; every outlet has a row then.

    Returns:
        outlet, actor_id, actor, kind, naming (articles), mentions, articles (of the outlet), share, known; a row for each pair with at
        least one mention.
    """
    for kind in kinds:
        choose("kind of actor", kind, tables.actors["kind"].cat.categories)
    if actor:
        choose("actor", actor, tables.actors["actor_id"])
    articles = distinct(tables)
    told, ambiguous = _told(tables, articles, actor)
    frame = told.groupby(["outlet", "actor_id"], as_index=False, sort=True).agg(
        naming=("article_id", "nunique"),
        mentions=("article_id", "size"),
        known=("known", "first"),
        actor=("actor", "first"),
        kind=("kind", "first"),
    )
    if kinds:
        frame = frame[frame["kind"].isin(kinds)].reset_index(drop=True)
    frame = _everywhere(frame, articles) if actor else frame
    frame["articles"] = frame["outlet"].map(articles["outlet"].value_counts()).astype("int64")
    frame["share"] = frame["naming"] / frame["articles"]
    frame = frame[["outlet", "actor_id", "actor", "kind", "naming", "mentions", "articles", "share", "known"]]
    return noted(frame, articles, of=tally(int(frame["mentions"].sum()), "mention"), left_out={"ambiguous": ambiguous})


def _told(tables: Tables, articles: pd.DataFrame, actor: str) -> tuple[pd.DataFrame, int]:
    """The mentions with outlet, name and kind of their actors, of one actor where it is given; and how many have no actor."""
    spoken = tables.mentions[["article_id", "actor_id"]].merge(articles[["article_id", "outlet", "known"]], on="article_id")
    linked = spoken.dropna(subset="actor_id")
    sort = dict(zip(tables.actors["actor_id"], tables.actors["kind"].astype("str"), strict=True))
    told = linked.assign(actor=lookup(linked["actor_id"], names(tables)), kind=lookup(linked["actor_id"], sort))
    told = told[told["actor_id"] == actor] if actor else told
    told["actor_id"] = told.groupby("actor")["actor_id"].transform("min")  # readers cannot tell two of one name and kind apart
    return told, len(spoken) - len(linked)


def _everywhere(frame: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One actor's rows, and one with zeros for every outlet that never names it."""
    outlets = articles.drop_duplicates("outlet")[["outlet", "known"]]
    whole = outlets.merge(frame.drop(columns="known"), on="outlet", how="left")
    whole[["naming", "mentions"]] = whole[["naming", "mentions"]].fillna(0).astype("int64")
    whole[["actor_id", "actor", "kind"]] = whole[["actor_id", "actor", "kind"]].astype("str").ffill().bfill()
    return whole


def quotes(tables: Tables) -> pd.DataFrame:
    """Who quotes whom: figures of an outlet by principal claimant, unnamed sources together, the outlet's own voice beside them.

    Returns:
        outlet, claimant (name, "unnamed sources" or "own voice"), kind (named, unnamed, outlet), figures, articles, known; pairs that
        occur.
    """
    frame = reported(tables)
    who = frame["claimant"].where(frame["claimant_kind"] == "named", UNNAMED).where(frame["claimant_kind"] != "outlet", OWN_VOICE)
    frame = frame.assign(claimant=who, kind=frame["claimant_kind"].astype("str"))
    result = frame.groupby(["outlet", "claimant", "kind"], as_index=False).agg(
        figures=("figure_id", "size"), articles=("article_id", "nunique"), known=("known", "first")
    )
    return noted(result, distinct(tables), of=tally(len(frame), "figure"))


def membership(tables: Tables, *, of: str = "quantities") -> pd.DataFrame:
    """What each outlet reports: a row a claim (or quantity, or actor) and outlet that has it.

    Args:
        tables: the tables.
        of: "claims", "quantities" or "actors".

    Returns:
        key, label, outlet, known, articles; figures without claim or quantity are left out and counted.
    """
    choose("set", of, ["claims", "quantities", "actors"])
    if of == "actors":
        frame = shares(tables)[["actor_id", "actor", "outlet", "known", "naming"]]
        result = frame.rename(columns={"actor_id": "key", "actor": "label", "naming": "articles"})
        return noted(result, distinct(tables), of=tally(result["key"].nunique(), "actor"))
    frame, key = reported(tables), KEYS[of]
    linked = frame.dropna(subset=key)
    result = linked.groupby([key, "outlet"], as_index=False).agg(
        label=("label", "first"), known=("known", "first"), articles=("article_id", "nunique")
    )
    result = result.rename(columns={key: "key"})[["key", "label", "outlet", "known", "articles"]]
    left = {"in no comparable series": len(frame) - len(linked)}
    counted = tally(result["key"].nunique(), *(("claim", "claims") if of == "claims" else ("series", "series")))
    return noted(result, distinct(tables), of=counted, left_out=left)


def combined(membership: pd.DataFrame) -> pd.DataFrame:
    """Which sets of outlets share how many: the bars of an UpSet plot (Lex et al. 2014), each key in exactly one set.

    Returns:
        outlets (tuple, sorted), size, labels (tuple); the largest first, then the set with fewer outlets.

    >>> has = pd.DataFrame({"key": ["a", "a", "b"], "label": ["A", "A", "B"], "outlet": ["X", "Y", "X"]})
    >>> combined(has)[["outlets", "size"]].values.tolist()
    [[('X',), 1], [('X', 'Y'), 1]]
    """
    who = membership.groupby("key", sort=True).agg(outlets=("outlet", lambda labels: tuple(sorted(set(labels)))), label=("label", "first"))
    sets: dict[tuple[str, ...], list[str]] = {}
    for outlets, label in zip(who["outlets"], who["label"], strict=True):
        sets.setdefault(outlets, []).append(str(label))
    rows = sorted(sets.items(), key=lambda pair: (-len(pair[1]), len(pair[0]), pair[0]))
    frame = pd.DataFrame({"outlets": [o for o, _ in rows], "size": [len(k) for _, k in rows], "labels": [tuple(k) for _, k in rows]})
    frame.attrs = membership.attrs
    return frame


def overlap(membership: pd.DataFrame) -> pd.DataFrame:
    """Overlap of two outlets |A∩B| / |A∪B| (the Jaccard index), over the keys of `membership`.

    Range 0 to 1, symmetric: each pair once, in alphabetical order. Own-voice claims belong to one outlet each, so over claims two
    outlets overlap only where they relay the same claimant.

    Returns:
        one, other, shared, either, overlap.

    >>> has = pd.DataFrame({"key": ["a", "a", "b"], "outlet": ["X", "Y", "X"]})
    >>> overlap(has).values.tolist()
    [['X', 'Y', 1, 2, 0.5]]
    """
    sets = _sets(membership)
    rows = [(a, b, len(sets[a] & sets[b]), len(sets[a] | sets[b])) for a, b in combinations(sorted(sets), 2)]
    frame = pd.DataFrame(rows, columns=["one", "other", "shared", "either"])
    frame["overlap"] = frame["shared"] / frame["either"]
    frame.attrs = membership.attrs
    return frame


def exclusivity(membership: pd.DataFrame) -> pd.DataFrame:
    """Exclusivity: keys only in an outlet / keys in the outlet. Range 0 to 1; an outlet without keys has no row.

    Empty where fewer than two outlets are known: nothing is exclusive of one.

    Returns:
        outlet, only, keys, exclusivity.

    >>> has = pd.DataFrame({"key": ["a", "a", "b"], "outlet": ["X", "Y", "X"]})
    >>> exclusivity(has).values.tolist()
    [['X', 1, 2, 0.5], ['Y', 0, 1, 0.0]]
    """
    sets = _sets(membership) if _comparable(membership) else {}
    outlets = membership.groupby("key")["outlet"].nunique()
    alone = set(outlets.index[outlets == 1])
    rows = [(name, len(keys & alone), len(keys)) for name, keys in sorted(sets.items())]
    frame = pd.DataFrame(rows, columns=["outlet", "only", "keys"])
    frame["exclusivity"] = frame["only"] / frame["keys"]
    frame.attrs = membership.attrs
    return frame


def only(membership: pd.DataFrame, *, outlet: str) -> pd.DataFrame:
    """What no other outlet has: the rows of `membership` whose key is this outlet's alone; none where no other is known.

    >>> has = pd.DataFrame({"key": ["a", "a", "b"], "outlet": ["X", "Y", "X"]})
    >>> only(has, outlet="X")["key"].tolist()
    ['b']
    """
    shared = membership.groupby("key")["outlet"].transform("nunique") > 1
    alone = (membership["outlet"] == outlet) & ~shared & _comparable(membership)
    return membership[alone].reset_index(drop=True)


def _comparable(membership: pd.DataFrame) -> bool:
    return bool(membership.attrs.get("outlets", 2) > 1)


def _sets(membership: pd.DataFrame) -> dict[str, set[str]]:
    return {str(name): set(keys) for name, keys in membership.groupby("outlet")["key"]}


def order(table: pd.DataFrame) -> list[str]:
    """Rows of a matrix in the order of similarity: from the fullest row, always on to the most similar (cosine) row left.

    >>> order(pd.DataFrame([[5, 0], [0, 3], [4, 1]], index=["x", "y", "z"]))
    ['x', 'z', 'y']
    """
    values = table.to_numpy(dtype=float)
    if not len(values):
        return []
    lengths = np.linalg.norm(values, axis=1)
    unit = values / np.where(lengths > 0, lengths, 1)[:, None]
    labels = [str(label) for label in table.index]
    left = sorted(range(len(labels)), key=lambda row: (-values[row].sum(), labels[row]))
    chain = [left.pop(0)]
    while left:
        near = max(left, key=lambda row: (float(unit[chain[-1]] @ unit[row]), values[row].sum()))
        left.remove(near)
        chain.append(near)
    return [labels[row] for row in chain]
