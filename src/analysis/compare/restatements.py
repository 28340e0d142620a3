"""Which printed numbers changed between two builds, and why."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.tables import Tables

COLUMNS = ["quantity", "label", "modality", "measure", "before", "after", "why"]
MEASURES = ("lowest", "highest", "claims")


def restatements(before: Tables, after: Tables, *, new_code: bool = False) -> pd.DataFrame:
    """Series whose lowest value, highest value or number of claims differs between two builds.

    Lowest and highest are taken within one modality, over bounded, non-vague values only; a series that is in one build only has
    null on the other side.

    Args:
        before: tables of the earlier build.
        after: tables of the later one.
        new_code: whether code, lexicons or model changed in between.

    Returns:
        One row a series, modality and measure: `quantity`, `label`, `modality`, `measure` (lowest, highest, claims), `before`,
        `after`, `why` (new articles, withdrawn articles, correction, new version, metadata; several are joined by commas).
    """
    old, new = _extent(before), _extent(after)
    joined = old.add_suffix("_before").join(new.add_suffix("_after"), how="outer").reset_index()
    labels = pd.concat([before.quantities, after.quantities]).drop_duplicates("quantity", keep="last").set_index("quantity")["label"]
    why = _Reasons(before, after, new_code=new_code)
    rows = [
        (name, labels.get(name), row["modality"], measure, row[f"{measure}_before"], row[f"{measure}_after"], why.of(name))
        for row in joined.to_dict("records")
        for name in [row["quantity"]]
        for measure in MEASURES
        if not _same(row[f"{measure}_before"], row[f"{measure}_after"])
    ]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(["quantity", "modality", "measure"], ignore_index=True)


def _extent(tables: Tables) -> pd.DataFrame:
    """Lowest, highest and number of claims by series and modality."""
    figures = tables.figures.dropna(subset=["quantity"]).astype({"modality": "str"})
    bounded = figures[(figures["qualifier"] != "vague") & figures["low"].notna() & figures["high"].notna()]
    keys = ["quantity", "modality"]
    extent = bounded.groupby(keys).agg(lowest=("low", "min"), highest=("high", "max"))
    return extent.join(figures.groupby(keys)["claim_id"].nunique().rename("claims").astype(float), how="outer")


def _same(one: float, other: float) -> bool:
    return one == other or (pd.isna(one) and pd.isna(other))


class _Reasons:
    def __init__(self, before: Tables, after: Tables, *, new_code: bool) -> None:
        self._before, self._after = before.figures, after.figures
        self._old, self._new = set(before.articles["article_id"]), set(after.articles["article_id"])
        self._new_code = new_code

    def of(self, quantity: str) -> str:
        was = self._before[self._before["quantity"] == quantity]
        now = self._after[self._after["quantity"] == quantity]
        return ", ".join(self._reasons(was, now)) or "metadata"

    def _reasons(self, was: pd.DataFrame, now: pd.DataFrame) -> Iterator[str]:
        if not set(now["article_id"]) <= self._old:
            yield "new articles"
        if not set(was["article_id"]) <= self._new:
            yield "withdrawn articles"
        kept = self._before.set_index("figure_id")["review"].astype("str")
        current = self._after.set_index("figure_id")["review"].astype("str")
        touched = pd.Index(was["figure_id"]).union(pd.Index(now["figure_id"]))
        if any(current.get(name, "gone") != kept.get(name, "none") for name in touched if current.get(name, "none") != "none"):
            yield "correction"
        if self._new_code:
            yield "new version"
