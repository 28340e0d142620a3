"""What limits the tables most, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.words import joined


def limits(quality: pd.DataFrame) -> str:
    """The largest limits, from `quality.quality`."""
    wanted = ["articles without day", "articles without outlet", "figures in own voice", "figures in no series"]
    wanted += [check for check in quality["check"] if check.endswith("(audit)")]
    rows = quality.set_index("check").loc[wanted]
    countable = rows[rows["of"] > 0]
    parts = [f"{row['size']:,} of {row['of']:,} {check}" for check, row in countable.iterrows() if row["size"]]
    if parts:
        return joined(parts, limit=9) + "."
    whole = "Every article has a day and an outlet, every figure a claimant and a series."
    return whole if len(countable) else "No article, so no limit to name."
