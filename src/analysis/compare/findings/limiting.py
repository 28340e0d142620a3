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
    sizes = {str(check): (int(row["size"]), int(row["of"])) for check, row in told.iterrows()}
    parts = [said for noun in ("article", "figure") for said in _said({c: sizes[c] for c in sizes if NAMED.get(c, [""])[0] == noun}, noun)]
    parts += [f"{size:,} of {of:,} {check}" for check, (size, of) in sizes.items() if check not in NAMED]
    copies = int(quality.loc[quality["check"] == "duplicate articles", "size"].sum())
    if copies:
        parts.append(f"{count(copies, 'duplicate article')} {'is' if copies == 1 else 'are'} left out")
    if parts:
        return capital(joined(parts, limit=9)) + "."
    if not (wanted["of"] > 0).any():
        return "No article, so no limit to name."
    figures = "every figure a claimant and a series" if rows.loc["figures in own voice", "of"] else "none reports a number"
    return f"Every article has a day and an outlet, {figures}."


def _said(sizes: dict[str, tuple[int, int]], noun: str) -> list[str]:
    """What is said of the articles, or of the figures: the noun stands once, and only of all of them are two things said together.

    >>> _said({"articles without day": (3, 21), "articles without outlet": (3, 21)}, "article")
    ['3 of 21 articles have no day', '3 have no outlet']
    >>> _said({"articles without day": (2, 2), "articles without outlet": (2, 2)}, "article"), _said({}, "article")
    (['both articles have no day and have no outlet'], [])
    """
    some = [part(size, of, noun) for size, of in sizes.values()]
    said = [NAMED[check][1 if size == 1 else 2] for check, (size, _) in sizes.items()]
    if some and all(size == of for size, of in sizes.values()):
        return [f"{some[0]} {' and '.join(said)}"]
    again = ["both" if size == of == 2 else f"all {size:,}" if size == of else f"{size:,}" for size, of in sizes.values()]
    return [f"{who} {words}" for who, words in zip([*some[:1], *again[1:]], said, strict=True)]
