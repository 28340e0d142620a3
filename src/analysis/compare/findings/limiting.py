"""What limits the tables most, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.findings.phrases import capital, part
from analysis.compare.words import count, joined

NAMED = {  # check -> what is counted, and what is said of one and of several
    "articles without day": ("article", "has no day", "have no day"),
    "articles without outlet": ("article", "has no outlet", "have no outlet"),
    "figures in own voice": ("figure", "has no claimant", "have no claimant"),
    "figures in no series": ("figure", "is in no series", "are in no series"),
}


def limits(quality: pd.DataFrame) -> str:
    """The largest limits, from `quality.quality`: what is undated, unattributed, collapsed, and what an audit found."""
    rows = quality.set_index("check")
    audits = [check for check in rows.index if check.endswith("(audit)")]
    wanted = rows.loc[[*NAMED, *audits]]
    told = wanted[(wanted["of"] > 0) & ((wanted["size"] > 0) | wanted.index.isin(audits))]
    parts: dict[str, list[str]] = {}  # what is said of some articles or figures, by how many of how many they are
    for check, row in told.iterrows():
        some, said = _said(str(check), int(row["size"]), int(row["of"]))
        parts.setdefault(some, []).append(said)
    copies = int(quality.loc[quality["check"] == "duplicate articles", "size"].sum())
    if copies:
        parts[count(copies, "duplicate article")] = [f"{'is' if copies == 1 else 'are'} left out"]
    if parts:
        return capital(joined([f"{some} {' and '.join(said)}".strip() for some, said in parts.items()], limit=9)) + "."
    if not (wanted["of"] > 0).any():
        return "No article, so no limit to name."
    figures = "every figure a claimant and a series" if rows.loc["figures in own voice", "of"] else "none reports a number"
    return f"Every article has a day and an outlet, {figures}."


def _said(check: str, size: int, of: int) -> tuple[str, str]:
    if check not in NAMED:
        return f"{size:,} of {of:,} {check}", ""
    noun, one, several = NAMED[check]
    return part(size, of, noun), one if size == 1 else several
