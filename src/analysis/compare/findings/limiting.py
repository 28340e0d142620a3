"""What limits the tables most, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.words import count, joined

NAMED = {  # check -> what a reader calls it
    "articles without day": "articles undated",
    "articles without outlet": "articles without outlet",
    "figures in own voice": "figures unattributed",
    "figures in no series": "figures in no series",
}


def limits(quality: pd.DataFrame) -> str:
    """The largest limits, from `quality.quality`: what is undated, unattributed, collapsed, and what an audit found."""
    rows = quality.set_index("check")
    audits = [check for check in rows.index if check.endswith("(audit)")]
    wanted = rows.loc[[*NAMED, *audits]]
    told = wanted[(wanted["of"] > 0) & ((wanted["size"] > 0) | wanted.index.isin(audits))]
    parts = [f"{row['size']:,} of {row['of']:,} {NAMED.get(str(check), check)}" for check, row in told.iterrows()]
    copies = int(quality.loc[quality["check"] == "duplicate articles", "size"].sum())
    if copies:
        parts.append(f"{count(copies, 'duplicate article')} collapsed")
    if parts:
        return joined(parts, limit=9) + "."
    whole = "Every article has a day and an outlet, every figure a claimant and a series."
    return whole if (wanted["of"] > 0).any() else "No article, so no limit to name."
