"""Tables of a corpus of ten thousand articles, made column by column: what no page may choke on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.model import TABLES, Actor, ArticleRow, Claim, DateRow, Figure, Mention, Quantity, Row, Statement, TextRow
from analysis.tables import Tables, dtype

STANCES = ("asserts", "denies", "dismisses", "declines", "not_acknowledged", "silent")
EVIDENCE = "Rescuers along the river spoke of {} people by nightfall, and of more to come in the villages below the dam."


def big(articles: int = 10_000, *, outlets: int = 80, actors: int = 3_000, series: int = 4_000, seed: int = 7) -> Tables:
    """So many articles by so many outlets; actors and series are named and reported as unevenly as in the press (Zipf)."""
    rng = np.random.default_rng(seed)

    def often(kinds: int, size: int) -> Any:
        weights = 1 / np.arange(1, kinds + 1)
        return rng.choice(kinds, size=size, p=weights / weights.sum())

    ids = np.array([f"article-{n:05}" for n in range(articles)])
    days = pd.Timestamp("2025-01-01") + pd.to_timedelta(rng.integers(0, 365, articles), unit="D")
    days = pd.Series(days).where(rng.random(articles) > 0.05)
    source = pd.Series([f"Outlet {n + 1}" for n in often(outlets, articles)], dtype="str").where(rng.random(articles) > 0.02)
    found: dict[type[Row], dict[str, Any]] = {}
    found[ArticleRow] = {
        "article_id": ids, "path": ids, "raw_sha256": "0", "source": source,
        "title": [f"What article {n} reports" for n in range(articles)],
        "published": days, "published_from": days, "published_to": days, "published_basis": "metadata", "words": 400, "language": "en",
        "text_sha256": "0", "url": [f"https://outlet.example/{n}" for n in range(articles)],
    }  # fmt: skip
    found[TextRow] = {"article_id": ids, "text": ""}
    keys = np.array([f"actor-{n}" for n in range(actors)])
    found[Actor] = {
        "actor_id": keys, "name": [f"Committee No. {n + 1}" for n in range(actors)],
        "kind": rng.choice(["person", "organisation", "state"], actors), "basis": "discovered", "review": "none",
    }  # fmt: skip
    quantities = np.array([f"series-{n}" for n in range(series)])
    found[Quantity] = {
        "quantity": quantities, "label": [f"People helped, case {n + 1}" for n in range(series)], "scope": "total", "review": "none",
    }  # fmt: skip
    found[Mention] = _placed(rng, ids, articles * 12, "mention_id") | {
        "actor_id": keys[often(actors, articles * 12)], "kind": "organisation", "role": "mentioned", "text": "words", "rule": "registry",
    }  # fmt: skip
    size = articles * 4
    value = np.round(10 ** rng.uniform(0, 5, size))
    who, kind = keys[often(actors, size)], rng.choice(["named", "unnamed", "outlet"], size, p=[0.5, 0.2, 0.3])
    quantity, modality = quantities[often(series, size)], rng.choice(["actual", "planned", "denied"], size, p=[0.85, 0.1, 0.05])
    figures = _placed(rng, ids, size, "figure_id") | {
        "text": [f"{number:,.0f}" for number in value], "low": value, "high": value, "qualifier": "exact", "scope": "total",
        "modality": modality, "claimant_kind": kind, "claimant_id": pd.Series(who, dtype="str").where(kind == "named"),
        "claimant_text": pd.Series(who, dtype="str").where(kind != "outlet"), "quantity": quantity, "quantity_rule": "test",
        "claim_id": [f"{q}:{m}:{v}:{w}" for q, m, v, w in zip(quantity, modality, value, who, strict=True)],
        "evidence": [EVIDENCE.format(f"{number:,.0f}") for number in value],
    }  # fmt: skip
    found[Figure] = figures
    once = pd.Series(figures["claim_id"]).drop_duplicates().index
    found[Claim] = {
        "claim_id": np.array(figures["claim_id"])[once], "quantity": quantity[once], "modality": modality[once], "low": value[once],
        "high": value[once], "claimant_kind": kind[once], "first_article": figures["article_id"][once], "review": "none",
    }  # fmt: skip
    found[Statement] = _placed(rng, ids, articles, "statement_id") | {
        "actor_id": keys[often(actors, articles)], "claimant_text": "they",
        "proposition": rng.choice(["dam opened", "aid given"], articles),
        "quantity": quantities[often(series, articles)], "stance": rng.choice(STANCES, articles), "text": "words", "cue": "said",
        "evidence": EVIDENCE.format("40"),
    }  # fmt: skip
    first = pd.Timestamp("2024-06-01") + pd.to_timedelta(rng.integers(0, 600, articles * 3), unit="D")
    found[DateRow] = _placed(rng, ids, articles * 3, "date_id") | {
        "text": "then", "timex_type": "DATE", "timex_value": "2025", "first_day": first, "last_day": first, "precision": "day",
        "anchor": "text", "role": "event",
    }  # fmt: skip
    return Tables(**{kind.table: _typed(kind, found.get(kind, {})) for kind in TABLES})


def _placed(rng: Any, ids: Any, size: int, key: str) -> dict[str, Any]:
    """Key, article and place of so many rows."""
    article, start = ids[rng.integers(0, len(ids), size)], np.arange(size) * 10
    rows = {key: [f"{name}:{at}-{at + 5}" for name, at in zip(article, start, strict=True)], "article_id": article}
    return rows | {"start": start, "end": start + 5, "sentence": 0, "review": "none"}


def _typed(kind: type[Row], columns: dict[str, Any]) -> pd.DataFrame:
    size = next((len(values) for values in columns.values() if not isinstance(values, str | int)), 0)
    data = {}
    for spec in kind.columns():
        values = columns.get(spec.name)
        if values is None or isinstance(values, str | int):
            filler = values if values is not None else {"int": 0, "bool": False}.get(spec.kind) if not spec.nullable else None
            values = [filler] * size
        data[spec.name] = pd.Series(values).astype(dtype(spec)) if size else pd.Series([], dtype=dtype(spec))
    return pd.DataFrame(data)
