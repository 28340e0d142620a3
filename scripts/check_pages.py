"""Do the pages made of the five undated articles beside this repository show what they should? `check_pages.py REPORTS` reads their data.

Numbers, names and stances only, as a reader noted them; an article is named by the three digits that its file begins with.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

FILE = re.compile(r'download="([^"]+)\.csv" href="data:text/csv[^,]*,([^"]*)"')
WHOLE = "troops-sent-north-korea"
MARKS = {  # article, modality, low, high, kind of claimant
    ("000", "actual", 10000, 12000, "unnamed"),
    ("002", "planned", 12000, 12000, "named"),
    ("003", "planned", 10000, 10000, "named"),
}
BATCH = {("002", "actual", 1200, 1200, "outlet"), ("003", "actual", 1500, 1500, "named")}
STANCES = {  # on the soldiers
    "Russia": {("001", "dismisses"), ("003", "dismisses"), ("004", "denies")},
    "North Korea": {("000", "not_acknowledged"), ("002", "silent"), ("004", "denies")},
    "Ukraine": {(article, "asserts") for article in ("000", "001", "003", "004")},
    "South Korea": {(article, "asserts") for article in ("000", "001", "002", "003")},
}
CLAIMED = {"000": (0, 1), "001": (0, 0), "002": (1, 0), "003": (2, 0)}  # figures with a named claimant, of unnamed sources; 004 has none


def data(page: Path) -> dict[str, pd.DataFrame]:
    """The data files that a page offers, by name."""
    found = FILE.findall(page.read_text(encoding="utf-8"))
    return {name: pd.read_csv(io.StringIO(unquote(unescape(text)).removeprefix("\ufeff"))) for name, text in found}


def marks(frame: pd.DataFrame) -> set[tuple[object, ...]]:
    """The marks with a number."""
    numbered = frame[frame["low"].notna() | frame["high"].notna()]
    return {(row.article_id[:3], row.modality, row.low, row.high, row.claimant_kind) for row in numbered.itertuples()}


def unlike(reports: Path) -> Iterator[str]:
    """What the pages show otherwise, or not at all."""
    numbers, time, dossier = (data(reports / f"{stem}.html") for stem in ("02-figures", "03-timeline", f"05-quantity-{WHOLE}"))
    values = dossier["values"]
    if marks(values) != MARKS:
        yield f"the whole force: {marks(values)}"
    if set(values.loc[values["hedge"].notna(), "article_id"].str[:3]) != {"000"}:
        yield "only 000 is hedged"
    if marks(numbers[f"{WHOLE}-part"]) != BATCH:
        yield f"the first batch: {marks(numbers[f'{WHOLE}-part'])}"
    unnumbered = set(values["article_id"].str[:3]) - {mark[0] for mark in marks(values)}
    if unnumbered != {"001", "004"}:
        yield f"without a number of soldiers: {unnumbered}"
    if (values[["low", "high"]] == 0).any(axis=None):
        yield "a denial is drawn as zero"
    if numbers["spreads"]["ratio"].notna().any():
        yield "a spread of two claims"
    yield from _stances(dossier["stances"], values)
    yield from _claimed(numbers["evidence"], numbers["sourcing"])
    if any(name.startswith("growth") for name in time) or not time.get("leaders", pd.DataFrame()).empty:
        yield "growth, or a lead, without a day"
    published = time["publication"].dropna(subset=["first", "last"])
    if published[["first", "last"]].to_numpy().tolist() != [["2024-09-25", "2024-12-31"]]:
        yield f"days of publication: {published[['first', 'last']].to_numpy().tolist()}"


def _stances(frame: pd.DataFrame, values: pd.DataFrame) -> Iterator[str]:
    articles = dict(zip(values["outlet"], values["article_id"].str[:3], strict=True))
    taken = frame[frame["times"] > 0]
    for actor, wanted in STANCES.items():
        mine = taken[taken["actor"] == actor]
        found = {(articles[outlet], stance) for outlet, stance in zip(mine["outlet"], mine["stance"], strict=True)}
        if found != wanted:
            yield f"stances of {actor}: {sorted(found ^ wanted)}"


def _claimed(evidence: pd.DataFrame, sourcing: pd.DataFrame) -> Iterator[str]:
    articles = dict(zip(evidence["outlet"], evidence["article_id"].str[:3], strict=True))
    found = {articles[row.outlet]: (row.named, row.unnamed) for row in sourcing.itertuples() if row.outlet in articles}
    wanted = {article: CLAIMED[article] for article in found}
    if found != wanted or (sourcing["named"].sum(), sourcing["unnamed"].sum()) != (3, 1):
        yield f"figures by claimant: {found}"


if __name__ == "__main__":
    found = list(unlike(Path(sys.argv[1])))
    sys.exit("\n".join(["the pages differ from what a reader noted:", *found]) if found else 0)
