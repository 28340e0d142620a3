"""How far reported numbers agree, and how openly they are sourced."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.compare.claims import reported
from analysis.compare.outlets import SPREAD_FROM, distinct, noted
from analysis.compare.words import missing, tally
from analysis.tables import Tables

KEYS = ["quantity", "modality"]
SPREAD = [
    *KEYS, "label", "unit", "claims", "outlets", "articles", "low", "high", "ratio", "robust", "enough",
    "low_figure", "low_outlet", "low_review", "high_figure", "high_outlet", "high_review", "least", "most", "earlier",
    "low_day", "high_day",
]  # fmt: skip
MAD_TO_SIGMA = 1.4826  # makes the median absolute deviation of a normal sample estimate its standard deviation


def spreads(tables: Tables, *, quantity: str | None = None) -> pd.DataFrame:
    """Disagreement about each quantity, within one modality, over bounded, non-vague values, one value a claim.

    A toll that rises from day to day is no disagreement: of an outlet's dated values only those of its last day with a value (an open one
    such as "more than 600" included) count, the others are counted as `earlier`. What an article recalls ("On Monday it had given 512")
    is of the day on which it was stated. An undated value is replaced by none, and replaces none.

    - `ratio` = max high / min low: at least 1; null below 3 claims, or where a value is not positive.
    - `robust` = exp(1.4826 · MAD(ln v)), v = √(low · high): at least 1, 1 where at least half the claims give one value; null below 3
      claims, or where a value is not positive. The median absolute deviation is robust to half the values being wrong (Rousseeuw and
      Croux 1993).

    Denied and negated figures are no values of the quantity and are left out. Open, vague and unbounded figures are left out and counted.

    Returns:
        quantity, modality, label, unit, claims, outlets (known), articles, low, high, ratio, robust, enough (3 claims), and the two
        extreme rows: low_figure, low_outlet, low_review, high_figure, high_outlet, high_review; least and most ever given, and earlier
        (figures that their outlet followed with others); low_day, high_day (null where not known to the day). The widest ratio first.
    """
    frame = reported(tables, quantity=quantity)
    series = frame[frame["quantity"].notna() & ~frame["modality"].isin(["denied", "negated"])]
    usable = series[series["bounded"]]
    last = _last(series[series["qualifier"] != "vague"]).reindex(usable.index)
    result = _ends(usable[last]).merge(_whole(usable, last), on=KEYS, how="left", validate="one_to_one")[SPREAD]
    result = result.sort_values(["ratio", "quantity"], ascending=[False, True], na_position="last", kind="stable")
    left = {"in no comparable series": int(frame["quantity"].isna().sum()), "open, vague or without bounds": len(series) - len(usable)}
    left["earlier of the same outlet"] = int((~last).sum())
    left["denied or negated"] = len(frame) - left["in no comparable series"] - len(series)
    return noted(result.reset_index(drop=True), distinct(tables), of=tally(len(usable), "bounded figure"), left_out=left)


def _last(valued: pd.DataFrame) -> pd.Series:
    """Whether a value is of its outlet's last day with one, or of no known day; not what another value is set against."""
    day = _day(valued)
    newest = day.groupby([valued["quantity"], valued["modality"].astype("str"), valued["outlet"]]).transform("max")
    last: pd.Series = (day.isna() | (day == newest)) & ~valued["recalled"]
    return last


def _day(valued: pd.DataFrame) -> pd.Series:
    """The day of each value: that of publication, or an earlier one on which it was stated; null where not known to the day."""
    day = valued["published_to"].where(valued["published_from"] == valued["published_to"])
    stated = valued["stated_to"].where((valued["stated_from"] == valued["stated_to"]) & (valued["stated_to"] < day))
    return stated.fillna(day)


def _whole(usable: pd.DataFrame, last: pd.Series) -> pd.DataFrame:
    """Least and most ever given, and how many values came before an outlet's last."""
    marked = usable.assign(modality=usable["modality"].astype("str"), earlier=~last)
    return marked.groupby(KEYS, as_index=False).agg(least=("low", "min"), most=("high", "max"), earlier=("earlier", "sum"))


def _ends(usable: pd.DataFrame) -> pd.DataFrame:
    """One row a quantity and modality: its extremes, who gives them, and how far they are apart."""
    usable = usable.assign(
        modality=usable["modality"].astype("str"), review=usable["review"].astype("str"), named=usable["outlet"].where(usable["known"]),
        claim=usable["claim_id"].fillna(usable["figure_id"]), day=_day(usable),
    ).sort_values("figure_id")  # fmt: skip
    groups = usable.groupby(KEYS)
    result = groups.agg(label=("label", "first"), unit=("unit", "first"), claims=("claim", "nunique"), outlets=("named", "nunique"))
    result["articles"] = groups["article_id"].nunique()
    claims = usable.drop_duplicates([*KEYS, "claim"])
    for end, up in (("low", True), ("high", False)):
        extreme = claims.sort_values(end, ascending=up, kind="stable").drop_duplicates(KEYS).set_index(KEYS)
        names = {"figure_id": f"{end}_figure", "outlet": f"{end}_outlet", "review": f"{end}_review", "day": f"{end}_day"}
        result = result.join(extreme[[end, *names]].rename(columns=names))
    result["enough"] = result["claims"] >= SPREAD_FROM
    usual = result["enough"] & (result["low"] > 0)
    result["ratio"] = (result["high"] / result["low"]).where(usual)
    claims = claims[claims["low"] > 0]
    logs = (np.log(claims["low"]) + np.log(claims["high"])) / 2
    by = [claims[key] for key in KEYS]
    apart = (logs - logs.groupby(by).transform("median")).abs().groupby(by).median()
    result["robust"] = np.exp(MAD_TO_SIGMA * apart).reindex(result.index).where(usual)
    return result.reset_index()


def significant_digits(value: float) -> int:
    """Digits before the trailing zeros (of an integer) or all after the leading zeros (of a fraction).

    >>> [significant_digits(value) for value in (12000, 1234, 2.3e9, 0.05, 4.25, 0)]
    [2, 4, 2, 1, 3, 1]
    """
    digits = f"{abs(value):.12g}".split("e")[0]
    digits = digits.replace(".", "").lstrip("0") if "." in digits else digits.strip("0")
    return max(1, len(digits))


def rounding(tables: Tables) -> pd.DataFrame:
    """Rounding: share of an outlet's bounded figures of 100 or more whose bounds have at most 2 significant digits.

    Range 0 to 1; below 100 every whole number has at most 2 digits, so those say nothing and are left out and counted. Null for an
    outlet without such figures. Round numbers heap where people estimate, as their ages in a census (Myers 1940).

    Returns:
        outlet, rounded, figures, rounding.
    """
    frame = reported(tables)
    usable = frame[frame["bounded"] & (frame["high"] >= 100)]
    digits = usable[["low", "high"]].map(significant_digits).max(axis=1) if len(usable) else pd.Series(dtype="int64")
    usable = usable.assign(rounded=digits <= 2)
    result = usable.groupby("outlet", as_index=False).agg(rounded=("rounded", "sum"), figures=("rounded", "size"))
    result["rounding"] = result["rounded"] / result["figures"]
    left = {"open, vague or below 100": len(frame) - len(usable)}
    return noted(result, distinct(tables), of=tally(len(usable), "figure"), left_out=left)


def transparency(tables: Tables) -> pd.DataFrame:
    """Transparency: share of an outlet's figures with a named claimant; unnamed sources and own voice beside it.

    Range 0 to 1, the three sum to 1; an outlet without figures has no row.

    Returns:
        outlet, known, named, unnamed, own, figures, transparency; `attrs["copies"]` names the outlets all of whose articles are copies.
    """
    frame = reported(tables)
    kind = frame["claimant_kind"]
    groups = frame.assign(named=kind == "named", unnamed=kind == "unnamed", own=kind == "outlet").groupby("outlet", as_index=False)
    result = groups.agg(known=("known", "first"), named=("named", "sum"), unnamed=("unnamed", "sum"), own=("own", "sum"))
    result["figures"] = result[["named", "unnamed", "own"]].sum(axis=1).astype("int64")
    result["transparency"] = result["named"] / result["figures"]
    articles = distinct(tables)
    noted(result, articles, of=tally(len(frame), "figure"))
    result.attrs["copies"] = sorted(set(tables.articles["source"].dropna()) - set(articles["outlet"]))
    return result


def diversity(tables: Tables) -> pd.DataFrame:
    """Claimant diversity −Σ p ln p / ln K over the K claimants an outlet attributes figures to (Pielou's evenness, 1966).

    Range 0 (all but one hardly used) to 1 (all used alike); null for fewer than two claimants. Own voice is no claimant. An unnamed
    source counts by its words, case and spaces folded.

    Returns:
        outlet, claimants (K), figures (attributed), diversity.
    """
    frame = reported(tables)
    said = frame[frame["claimant_kind"] != "outlet"]
    who = said["claimant_id"].fillna(said["claimant"].str.lower().str.split().str.join(" "))
    groups = said.assign(who=who).groupby("outlet")["who"]
    rows = [(outlet, group.nunique(), len(group), evenness(group.value_counts())) for outlet, group in groups]
    result = pd.DataFrame(rows, columns=["outlet", "claimants", "figures", "diversity"])
    return noted(result, distinct(tables), of=tally(len(said), "attributed figure"), left_out={"in own voice": len(frame) - len(said)})


def evenness(counts: pd.Series) -> float:
    """−Σ p ln p / ln K; NaN for fewer than two kinds.

    >>> evenness(pd.Series([5, 5])), evenness(pd.Series([5])), round(evenness(pd.Series([9, 1])), 3)
    (1.0, nan, 0.469)
    """
    if len(counts) < 2:
        return math.nan
    p = (counts / counts.sum()).to_numpy(dtype=float)
    return float(-(p * np.log(p)).sum() / math.log(len(p)))


def profile(tables: Tables) -> pd.DataFrame:
    """One row an outlet: articles, figures, transparency, rounding, claimant diversity; null where a measure is undefined."""
    articles = distinct(tables)
    result = articles.groupby("outlet", as_index=False).agg(known=("known", "first"), articles=("article_id", "size"))
    for part in (
        transparency(tables)[["outlet", "figures", "named", "unnamed", "own", "transparency"]],
        rounding(tables)[["outlet", "rounding"]],
        diversity(tables)[["outlet", "claimants", "diversity"]],
    ):
        result = result.merge(part, on="outlet", how="left", validate="one_to_one")
    counts = ["figures", "named", "unnamed", "own", "claimants"]
    result[counts] = result[counts].fillna(0).astype("int64")
    return noted(result, articles, of=tally(int(result["figures"].sum()), "figure"))


def as_share(part: float, whole: float, *, outlets: int, percent_from: int) -> str:
    """A share in words: "43%", or "3 of 7" in a corpus of few outlets.

    >>> as_share(3, 7, outlets=12, percent_from=5), as_share(3, 7, outlets=3, percent_from=5), as_share(0, 0, outlets=9, percent_from=5)
    ('43%', '3 of 7', 'none')
    """
    if missing(part) or not whole:
        return "none"
    return f"{part / whole:.0%}" if outlets >= percent_from else f"{part:,.0f} of {whole:,.0f}"
