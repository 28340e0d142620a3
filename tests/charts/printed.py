"""A notebook run in this process, cell by cell, and what it would put on its page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

import analysis
import analysis.charts
from analysis.tables import Tables

FOLDER = Path(__file__).parents[2] / "notebooks"


class Page:
    """The charts, tables and findings of a notebook, in order."""

    def __init__(self) -> None:
        self.charts: dict[str, tuple[Axes, pd.DataFrame]] = {}
        self.tables: dict[str, pd.DataFrame] = {}
        self.findings: list[str] = []

    def show(self, ax: Axes, frame: pd.DataFrame, *, caption: str = "", name: str = "") -> None:
        assert name not in self.charts
        self.charts[name] = ax, frame

    def table(self, frame: pd.DataFrame, *, caption: str, name: str = "", columns: Any = (), rows: int = 200) -> None:
        self.tables[name] = frame[list(columns)] if columns else frame

    def say(self, finding: str) -> None:
        self.findings.append(finding)


def printed(stem: str, tables: Tables, monkeypatch: Any, **parameters: Any) -> Page:
    """What the notebook shows of these tables."""
    page = Page()
    monkeypatch.setattr(analysis, "load", lambda processed: tables)
    for name in ("show", "table", "say"):
        monkeypatch.setattr(analysis.charts, name, getattr(page, name))
    scope: dict[str, Any] = {}
    for cell in json.loads((FOLDER / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{stem}:{cell['id']}", "exec"), scope)
            if "parameters" in cell["metadata"].get("tags", ()):
                assert parameters.keys() <= scope.keys()
                scope |= parameters
    return page
