"""For the methods section: what went in, what was set aside, which versions did the work."""

from __future__ import annotations

import csv
import json
import platform
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import analysis
from analysis import audit, curation, files, language, pipeline, store
from analysis.corpus import duplicates, limits
from analysis.model import SCHEMA_VERSION
from analysis.tables import Tables

LIBRARIES = ("spacy", "pandas", "pyarrow", "trafilatura", "htmldate", "ftfy", "charset-normalizer", "datasketch", "py3langid", "rapidfuzz")
QUOTED = 40  # most words of a quote
MARKDOWN, JSON = "methods.md", "methods.json"


def methods(processed: Path, decisions: Path | None = None) -> dict[str, Any]:
    """What a methods section needs to say, as plain data.

    Args:
        processed: the folder of tables.
        decisions: the curation folder.

    Returns:
        `flow`, `versions`, `parameters`, `curation` (each name → value), and `audit` (see `analysis.audit.score`; null without one).
    """
    tables = store.load(processed)
    return {
        "flow": flow(tables, _listed(processed / store.PROBLEMS)),
        "versions": versions(processed),
        "parameters": parameters(),
        "curation": _curation(tables, decisions) | {"numbers restated by the last build": len(_listed(processed / store.RESTATEMENTS))},
        "audit": audit.last(processed),
    }


def flow(tables: Tables, problems: list[dict[str, str]]) -> dict[str, int]:
    """From files to comparable figures: how many came in, and how many each step kept."""
    unused = [problem for problem in problems if problem["path"] not in curation.FILES]
    aside = sum(problem["failed"] != "True" for problem in unused)
    distinct = tables.articles[tables.articles["duplicate_of"].isna()]
    figures = tables.figures[tables.figures["article_id"].isin(distinct["article_id"])]
    day = distinct["published"].notna()
    return {
        "files read": tables.articles["path"].nunique(),
        "files or articles set aside": aside,
        "files or articles that failed": len(unused) - aside,
        "articles": len(tables.articles),
        "duplicates": len(tables.articles) - len(distinct),
        "distinct articles": len(distinct),
        "… dated to the day": int(day.sum()),
        "… dated to an interval": int((~day & distinct["published_from"].notna() & distinct["published_to"].notna()).sum()),
        "… with a known outlet": int(distinct["source"].notna().sum()),
        "… with figures": figures["article_id"].nunique(),
        "figures": len(figures),
        "… attributed to a named claimant": int((figures["claimant_kind"] == "named").sum()),
        "… attributed to an unnamed claimant": int((figures["claimant_kind"] == "unnamed").sum()),
        "… in a comparable series": int(figures["quantity"].notna().sum()),
        "series": len(tables.quantities),
        "claims": len(tables.claims),
    }


def versions(processed: Path) -> dict[str, Any]:
    """What made the tables; `tables made by this version` is false where code, lexicons or model changed since the build."""
    code = pipeline.code()
    name, release, weights = language.release().split()
    return {
        "analysis-notebooks": analysis.__version__,
        "schema": SCHEMA_VERSION,
        "model": f"{name} {release}",
        "model weights (SHA-256)": weights,
        "tables (fingerprint)": store.fingerprint(processed),
        "tables made by this version": store.fingerprint(processed, "code") == code,
        "Python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }


def parameters() -> dict[str, Any]:
    """The thresholds that decide what becomes an article, and what a duplicate."""
    return {
        "duplicates: words a shingle": duplicates.SHINGLE,
        "duplicates: least Jaccard similarity": duplicates.MIN_JACCARD,
        "duplicates: least similarity of short texts": duplicates.MIN_JACCARD_SHORT,
        "duplicates: least containment in the longer text": duplicates.MIN_CONTAINMENT,
        "most words of an article": limits.MAX_WORDS,
        "most words of a quote (evidence)": QUOTED,
    }


def _curation(tables: Tables, decisions: Path | None) -> dict[str, int]:
    curated = curation.read(decisions)
    states = Counter(state for _, frame in tables.items() if "review" in frame for state in frame["review"].astype("str"))
    said = {f"lines of {name}": len(curated.of(name)) for name in curation.FILES}
    return said | {f"rows {state}": states[state] for state in ("confirmed", "corrected", "added")}


def _listed(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------------------------------------------------ Markdown
def markdown(said: Mapping[str, Any]) -> str:
    """What `methods` returned, for reading."""
    lines = ["# Methods", ""]
    for title, part in (
        ("Corpus flow", "flow"), ("Versions", "versions"), ("Parameters", "parameters"), ("Decisions of readers", "curation"),
    ):  # fmt: skip
        lines += [f"## {title}", "", "| | |", "|---|---|"]
        lines += [f"| {name} | {_said(value)} |" for name, value in said[part].items()]
        lines += [""]
    return "\n".join([*lines, "## Audit", "", *_audited(said["audit"]), ""])


def _said(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "unknown"}[value]
    return f"{value:,}" if isinstance(value, int) else str(value)


def _audited(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return ["No sample of these rows was coded by hand; `analysis audit` draws one."]
    lines = [
        f"{sheet['sheet']}: {sheet['coded']} sentences coded, {sheet['uncoded']} not, {sheet['changed']} whose text changed."
        for sheet in found["sheets"]
    ]
    if not found["current"]:
        lines += ["The tables have changed since."]
    frame = audit.frame(found)
    lines += ["", f"| {' | '.join(frame.columns)} |", "|---" * len(frame.columns) + "|"]
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        cells = ("–" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row)
        lines += [f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |"]
    return lines


# ------------------------------------------------------------------------------------------------------- writing
def write(processed: Path, target: Path, *, decisions: Path | None = None) -> list[Path]:
    """Write `methods.md` and `methods.json` into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    return [files.write(target / name, data) for name, data in pages(methods(processed, decisions)).items()]


def pages(said: Mapping[str, Any]) -> dict[str, bytes]:
    """What `methods` returned, as the files to write."""
    return {MARKDOWN: markdown(said).encode(), JSON: (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()}
