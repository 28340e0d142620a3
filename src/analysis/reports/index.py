"""The index of all reports: title, finding, state; failed ones first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from analysis.reports.context import Result, Run


def write_index(results: Sequence[Result], folder: Path, *, run: Run) -> Path:
    """Write `index.html` of all reports into the folder, and return its path."""
    rows = []
    for result in sorted(results, key=lambda item: item.state != "failed"):
        title = f'<a href="{result.page}">{escape(result.title)}</a>' if result.page else escape(result.title)
        rows.append(f"<tr><td>{title}<td>{result.state}<td>{escape(result.finding or '')}<td>{escape(result.reason)}")
    path = folder / "index.html"
    head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Reports</title>'
    path.write_text(f"{head}<h1>Reports</h1><table>{''.join(rows)}</table>", encoding="utf-8")
    return path
