"""How many, how far apart and on whose word, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.agreement import as_share
from analysis.compare.claims import DENYING
from analysis.compare.findings.phrases import capital, part, unit_of
from analysis.compare.outlets import PERCENT_FROM, SPREAD_FROM, known
from analysis.compare.words import bounds, count, day, joined, missing, number

WEEK = 7


def spread(spreads: pd.DataFrame) -> str:
    """The largest spread, from `agreement.spreads`.

    Days that lie a week or more apart are counted: numbers of different weeks may differ because what they count has changed.
    """
    if spreads.empty:
        return "No bounded figure belongs to a comparable series: no spread."
    if not spreads["enough"].any():
        return _too_few(spreads)
    measured = _shared(spreads)
    if measured.empty:
        shared = spreads[(spreads[_across(spreads)] > 1) & (spreads["claims"] > 1)]
        if len(shared):
            return _too_few(shared)
        twice = "reported by two outlets" if _across(spreads) == "outlets" else "in two articles"
        return f"No series with {SPREAD_FROM} claims of one kind is {twice}: no spread."
    if measured["ratio"].isna().all():
        return "No spread: the ratio needs values above zero."
    top = measured.iloc[int(measured["ratio"].argmax())]
    across = count(int(top["outlets"]), "known outlet") if top["outlets"] else count(int(top["articles"]), "article")
    if top["outlets"] and len(known([top["low_outlet"], top["high_outlet"]])) < 2:
        across += " and an article without outlet"
    if top["ratio"] == 1:
        value = number(top["low"], unit_of(top["unit"]))
        return f"All claims agree wherever {SPREAD_FROM} or more can be compared, as on {top['label']}: {value}."
    by = ", by each outlet's last count" if top["earlier"] else ""
    apart = f", {gap:,} days apart" if (gap := _days_apart(top)) >= WEEK else ""
    return f"Largest spread: {_kind(top)}, {bounds(top['low'], top['high'], unit=unit_of(top['unit']))} across {across}{by}{apart}."


def _shared(spreads: pd.DataFrame) -> pd.DataFrame:
    """Series with claims enough that two outlets report; two articles where fewer than two outlets are known."""
    return spreads[spreads["enough"] & (spreads[_across(spreads)] > 1)]


def _across(spreads: pd.DataFrame) -> str:
    return "outlets" if spreads.attrs.get("outlets", 2) > 1 else "articles"


def _too_few(spreads: pd.DataFrame) -> str:
    """What comes nearest to a spread, and why it is none."""
    most = spreads.sort_values(["claims", "outlets", "label"], ascending=[False, False, True], kind="stable").iloc[0]
    if most["claims"] < 2:
        by = ", by each outlet's last count" if spreads["earlier"].any() else ""
        return f"No series has two claims of one kind{by}: no spread."
    value = bounds(most["low"], most["high"], unit=unit_of(most["unit"]))
    said = f"{capital(_kind(most))}: {value}, in {count(int(most['claims']), 'claim')}"
    return f"{said}; too few for a spread, which takes {SPREAD_FROM} of one kind."


def _kind(row: pd.Series) -> str:
    return str(row["label"]) + ("" if row["modality"] == "actual" else f" ({row['modality']})")


def extremes(spreads: pd.DataFrame) -> str:
    """Who gives the least and who the most in the widest spread, when, and what a reader decided about both rows."""
    measured = _shared(spreads)[lambda frame: frame["ratio"] > 1] if len(spreads) else spreads
    if measured.empty:
        return ""
    top = measured.iloc[int(measured["ratio"].argmax())]
    unit = unit_of(top["unit"])
    state = {"none": "not reviewed"}
    said = []
    for end, word in (("low", "Least"), ("high", "Most")):
        when = "undated" if missing(top[f"{end}_day"]) else day(top[f"{end}_day"])
        review = state.get(top[f"{end}_review"], top[f"{end}_review"])
        said.append(f"{word}, {number(top[end], unit)}: {top[f'{end}_outlet']}, {when} ({review}).")
    return " ".join(said)


def _days_apart(row: pd.Series) -> int:
    """How many days lie between the two ends of a spread; 0 where one has no day."""
    return 0 if missing(row["low_day"]) or missing(row["high_day"]) else abs(int((row["high_day"] - row["low_day"]).days))


def drawn(series: Sequence[str], *, needed: str = "two claims") -> str:
    """Why nothing is drawn where no series has claims enough; nothing where one has.

    >>> drawn([]), drawn([], needed="a new claim"), drawn(["killed-flood-lume"])
    ('No series has two claims: nothing to draw.', 'No series has a new claim: nothing to draw.', '')
    """
    return "" if series else f"No series has {needed}: nothing to draw."


def figures(marks: pd.DataFrame) -> str:
    """What is reported of one quantity, from `claims.marks`: the range of each modality, denials beside it."""
    label = marks.attrs.get("label", "this quantity")
    said = marks[marks["modality"].notna()]
    if said.empty:
        return f"No article gives a number of {label}."
    unit = marks.attrs.get("unit") or None
    recalled = said.get("recalled", pd.Series(data=False, index=said.index)).fillna(value=False).astype(bool)
    parts = []
    for modality in ("actual", "planned", "hypothetical"):
        group = said[(said["modality"] == modality) & ~recalled]
        if len(group):
            parts.append(_range(group, modality, unit))
    earlier = said[(said["modality"] == "actual") & recalled]
    if len(earlier):
        parts.append(_range(earlier, "recalled", unit))
    denied = said[said["modality"].isin(DENYING)]
    if len(denied):
        parts.append(f"{'denied by' if parts else 'only denied, by'} {joined(sorted(set(denied['claimant'])))}")
    return f"{capital(label)}: {'; '.join(parts)}."


def _range(group: pd.DataFrame, modality: str, unit: str | None) -> str:
    kind = "" if modality == "actual" else f" {modality}"
    bounded = group[group["bounded"].astype(bool)]
    if bounded.empty:
        rows = zip(group["low"], group["high"], group["qualifier"], strict=True)
        said = list(dict.fromkeys(bounds(low, high, qualifier=qualifier, unit=unit) for low, high, qualifier in rows))
        between = f" and {len(said) - 2} between them" if len(said) > 2 else ""
        return (joined([said[0], said[-1]]) if len(said) == 2 else ", ".join(dict.fromkeys([said[0], said[-1]]))) + between + kind
    words = bounds(bounded["low"].min(), bounded["high"].max(), unit=unit) + kind
    claims = bounded["claim_id"].fillna(bounded["figure_id"]).nunique()
    return words + (f" in {claims} claims" if claims > 1 else "")


def sourcing(transparency: pd.DataFrame) -> str:
    """How many figures have a named claimant, from `agreement.transparency`."""
    total = int(transparency["figures"].sum()) if len(transparency) else 0
    if not total:
        return "No article reports a number."
    named, unnamed, own = (int(transparency[kind].sum()) for kind in ("named", "unnamed", "own"))
    share = as_share(named, total, outlets=transparency.attrs.get("outlets", 0), percent_from=PERCENT_FROM)
    return _resting(named, unnamed, own, percent=f" ({share})" if "%" in share else "")


def source(transparency: pd.DataFrame, outlet: str) -> str:
    """What one outlet's figures rest on, from `agreement.transparency` of all."""
    row = transparency[transparency["outlet"] == outlet]
    if row.empty:
        if outlet in transparency.attrs.get("copies", ()):
            return f"{outlet} has only copies of articles that are counted elsewhere."
        return f"{outlet} reports no number." if outlet else "No outlet is known."
    named, unnamed, own = (int(row[name].iloc[0]) for name in ("named", "unnamed", "own"))
    return _resting(named, unnamed, own, whose=f" of {outlet}")


def sizes(profile: pd.DataFrame, outlet: str) -> dict[str, int]:
    """How many articles and figures are one outlet's own, from `agreement.profile` of all: label -> number; none without an outlet."""
    if not outlet:
        return {}
    own = profile[profile["outlet"] == outlet]
    articles, figures = (int(own[name].sum()) for name in ("articles", "figures"))
    return {f"article{'' if articles == 1 else 's'} of {outlet}": articles, f"figure{'' if figures == 1 else 's'} that it gives": figures}


def _resting(named: int, unnamed: int, own: int, *, whose: str = "", percent: str = "") -> str:
    """On whose word figures rest.

    >>> _resting(3, 2, 1)
    '3 of 6 figures have a named claimant, 2 an unnamed one, 1 none.'
    >>> _resting(0, 2, 3)
    'None of 5 figures has a named claimant; 2 have an unnamed one, 3 none.'
    >>> _resting(0, 0, 4, whose=" of Alder Post"), _resting(0, 3, 0), _resting(0, 0, 1)
    ('None of 4 figures of Alder Post has a claimant.', 'All 3 figures have an unnamed claimant.', 'The only figure has no claimant.')
    """
    total = named + unnamed + own
    if unnamed == total or own == total == 1:
        kind = "an unnamed claimant" if unnamed else "no claimant"
        return f"{capital(part(total, total, 'figure'))}{whose} {'has' if total == 1 else 'have'} {kind}."
    if own == total:
        return f"None of {total:,} figures{whose} has a claimant."
    verb = "" if named else " has" if unnamed == 1 else " have"  # that of "none of 5 figures has" is not theirs
    others = [f"{unnamed:,}{verb} an unnamed one" if unnamed else "", f"{own:,} none" if own else ""]
    rest = (", " if named else "; ") + ", ".join(filter(None, others)) if unnamed or own else ""
    return f"{capital(part(named, total, 'figure'))}{whose}{percent} {'has' if named <= 1 else 'have'} a named claimant{rest}."
