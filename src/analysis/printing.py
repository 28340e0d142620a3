"""One text's annotations on a terminal: a table to look at, or JSON with all rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd
from rich.markup import escape
from rich.table import Table

from analysis.annotation import Annotations
from analysis.compare.words import tally
from analysis.model import Figure


def as_json(found: Annotations) -> str:
    """All rows, a list a table; dates are ISO days."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows():
        tables.setdefault(row.table, []).append(asdict(row))
    return json.dumps(
        tables, indent=1, ensure_ascii=False, default=lambda value: value.isoformat() if isinstance(value, date) else str(value)
    )


def as_table(found: Annotations) -> Table:
    """The figures: number, unit, item, modality, who says so."""
    table = Table(title=tally(len(found.figures), "figure"), title_justify="left")
    for heading in ("words", "low", "high", "unit", "item", "scope", "modality", "claimant"):
        table.add_column(heading, overflow="fold", justify="right" if heading in ("low", "high") else "left")
    for figure in found.figures:
        table.add_row(*map(_cell, _cells(figure)))
    return table


def frame_table(title: str, frame: pd.DataFrame) -> Table:
    """A frame as a table; unknown cells are dashes."""
    table = Table(title=title, title_justify="left")
    for name in frame.columns:
        table.add_column(str(name).replace("_", " "), overflow="fold")
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        table.add_row(*map(_cell, row))
    return table


def _cells(figure: Figure) -> tuple[object, ...]:
    claimant = figure.claimant_text or ("the outlet itself" if figure.claimant_kind == "outlet" else None)
    return figure.text, figure.low, figure.high, figure.unit, figure.item, figure.scope, figure.modality, claimant


def _cell(value: object) -> str:
    if value is None:
        return "–"
    text = f"{value:,.10g}" if isinstance(value, float) else str(value)
    return escape(text)
