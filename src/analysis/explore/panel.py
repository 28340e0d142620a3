"""The panel of the explore notebook: filters, chart, concordance, evidence, and a form to correct what was misread."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import ipywidgets as w

import analysis
from analysis import charts
from analysis.charts.html import html_table
from analysis.charts.svg import svg
from analysis.errors import AnalysisError
from analysis.explore import corrections, rows, selection
from analysis.explore.evidence import evidence, text_of
from analysis.explore.selection import Filters
from analysis.tables import Tables

ROWS = 100  # rows of the table, and lines to choose from
INK = "--chart-ink:var(--jp-content-font-color1,#222);--chart-paper:var(--jp-layout-color0,#fff)"  # as light or dark as JupyterLab


class Explorer:
    """Widgets over the tables; show them with `.panel`, or leave the explorer as the last line of a cell.

    Args:
        tables: all tables.
        processed: the folder they were loaded from; reports are made from it.
        curation: the folder of decisions; corrections are appended to its `corrections.csv`.
        raw: the folder of articles; with it the tables can be built anew from here.
        reports: where the pages of reports go.
        notebooks: the folder of the notebooks and their `reports.yml`.
    """

    def __init__(
        self, tables: Tables, *, processed: str | Path, curation: str | Path, raw: str | Path | None = None,
        reports: str | Path = "../reports", notebooks: str | Path = ".",
    ) -> None:  # fmt: skip
        self.tables = tables
        self.processed, self.curation, self.reports, self.notebooks = Path(processed), Path(curation), Path(reports), Path(notebooks)
        self.raw = None if raw is None else Path(raw)
        self._widgets()
        self._offer()
        self._wire()
        self.refresh()

    def _widgets(self) -> None:
        self.sources, self.actors, self.quantities = (
            w.SelectMultiple(description=name, rows=6) for name in ("outlets", "actors", "series")
        )
        self.since, self.until = w.DatePicker(description="since"), w.DatePicker(description="until")
        self.chart, self.table, self.evidence, self.status = w.HTML(), w.HTML(), w.HTML(), w.HTML()
        self.kind = w.ToggleButtons(options=[(kind.name, table) for table, kind in rows.KINDS.items()], description="read")
        self.rows = w.Select(description="evidence", rows=8, layout=w.Layout(width="auto"))
        self.action = w.ToggleButtons(options=["correct", "confirm", "drop"])
        self.column = w.Dropdown(description="column", options=rows.KINDS[self.kind.value].columns)
        self.value = w.Text(description="value", placeholder="the right value; null: unknown")
        self.who, self.why = w.Text(description="who"), w.Text(description="why")
        self.save = w.Button(description="Save the decision", button_style="primary", layout=w.Layout(width="auto"))
        self.report = w.Button(description="Open as report", layout=w.Layout(width="auto"))
        self.rebuild = w.Button(description="Build the tables anew", disabled=self.raw is None, layout=w.Layout(width="auto"))
        self.link = w.Output()
        form = w.HBox([self.column, self.value], layout=w.Layout(flex_flow="row wrap"))
        signed = w.HBox([self.who, self.why, self.save], layout=w.Layout(flex_flow="row wrap"))
        filters = [self.sources, self.actors, self.quantities, w.VBox([self.since, self.until, self.report, self.rebuild])]
        self.panel = w.VBox([
            w.HBox(filters, layout=w.Layout(flex_flow="row wrap")), self.link, self.chart, self.kind, self.rows, self.evidence,
            self.action, form, signed, self.status, self.table,
        ])  # fmt: skip

    def _wire(self) -> None:
        for widget in (self.sources, self.actors, self.quantities, self.since, self.until):
            widget.observe(lambda _: self.refresh(), names="value")
        self.kind.observe(lambda _: self._turn(), names="value")
        self.rows.observe(lambda _: self._open(), names="value")
        self.action.observe(lambda _: self._toggle(), names="value")
        self.save.on_click(self._said(self._save))
        self.report.on_click(self._said(self._report))
        self.rebuild.on_click(self._said(self._rebuild))

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.panel)

    @property
    def filters(self) -> Filters:
        """What is picked."""
        return Filters(
            sources=tuple(self.sources.value), actors=tuple(self.actors.value), quantities=tuple(self.quantities.value),
            since=self.since.value, until=self.until.value,
        )  # fmt: skip

    def refresh(self) -> None:
        """Draw, list and open anew what is picked."""
        marks = selection.drawn(self.tables, self.filters)
        self.chart.value = f'<div style="max-width:60rem;{INK}">{svg(charts.figures.draw(marks), name="explore")}</div>'
        kind = rows.KINDS[self.kind.value]
        frame = rows.listed(self.tables, self.filters, kind.table)
        self.table.value = html_table(frame, caption=f"All {kind.name} that are picked", columns=kind.shown, rows=ROWS)
        kept = self.rows.value
        self.rows.options = [(rows.line(kind.table, row), row[kind.key]) for row in frame.head(ROWS).to_dict("records")]
        known = [key for _, key in self.rows.options]
        self.rows.value = kept if kept in known else next(iter(known), None)
        self._open()

    def _offer(self) -> None:
        for name, options in selection.options(self.tables).items():
            widget = getattr(self, name)
            kept = widget.value
            widget.options = options
            widget.value = tuple(key for key in kept if key in {key for _, key in options})

    def _turn(self) -> None:
        self.column.options = rows.KINDS[self.kind.value].columns
        self.refresh()

    def _open(self) -> None:
        kind = rows.KINDS[self.kind.value]
        known = self.rows.value in {key for _, key in self.rows.options}
        nothing = f"<p>Of the {kind.name}, none is left by what is picked.</p>"
        self.evidence.value = evidence(self.tables, self.rows.value, kind.table) if known else nothing

    def _toggle(self) -> None:
        self.column.disabled = self.value.disabled = self.action.value != "correct"

    def _said(self, work: Callable[[], str]) -> Callable[[Any], None]:
        """A button's handler: what it did, or why it could not, is told below the form; it works once at a time."""

        def handle(button: w.Button) -> None:
            button.disabled = True
            try:
                self.status.value = f"<p role='status'>{escape(work())}</p>"
            except (AnalysisError, OSError) as error:
                self.status.value = f"<p role='alert'><strong>Not done:</strong> {escape(str(error))}</p>"
            finally:
                button.disabled = False

        return handle

    def _save(self) -> str:
        if not self.rows.value:
            return "Choose a row first."
        correcting = self.action.value == "correct"
        kind = rows.KINDS[self.kind.value]
        value = self.value.value.strip() if correcting else self.action.value
        row = rows.row_of(self.tables, kind.table, self.rows.value)
        said = {"who": self.who.value, "why": self.why.value, "table": kind.table}
        text = text_of(self.tables, str(row["article_id"]))
        columns = kind.written(self.column.value) if correcting else ("",)
        cells = [corrections.referring(self.tables, column, value, table=kind.table) if column else value for column in columns]
        lines = [corrections.correction_line(row, text, column=name, value=cell, **said) for name, cell in zip(columns, cells, strict=True)]
        path = self.curation / corrections.FILE
        corrections.append_corrections(path, lines)
        alike = corrections.sharing(self.tables, kind.table, row)
        self.tables = corrections.applied(self.tables, lines, row=row)
        self.value.value = ""
        self.refresh()
        also = f" It holds for {alike} rows that have the same words." if alike > 1 else ""
        return f"Written to {path}.{also} Series and claims follow at the next build."

    def _rebuild(self) -> str:
        if self.raw is None:
            return "Name the folder of articles (raw) to build from here."
        self.tables = analysis.build(self.raw, self.processed, curation=self.curation)
        self._offer()
        self.refresh()
        return "The tables are new."

    def _report(self) -> str:
        from analysis.reports import batch

        self.link.outputs = ()
        name, parameters = selection.report_of(self.filters)
        made = batch.report(processed=self.processed, reports=self.reports, notebooks=self.notebooks, names=[name], parameters=parameters)
        result = made.results[0]
        page = result.details or result.page
        if page is not None:
            place = quote(os.path.relpath(self.reports / page))
            words = f'<a href="{escape(place)}" target="_blank">{escape(result.title)}</a>'
            self.link.outputs = ({"output_type": "display_data", "data": {"text/html": words, "text/plain": place}, "metadata": {}},)
        return f"{result.title}: {result.state}. {result.reason}".strip()
