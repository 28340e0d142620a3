"""One report: its notebook run in a fork with its parameters, written as a notebook and as a page."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import escape
from multiprocessing.connection import Connection, wait
from pathlib import Path

from nbformat import NotebookNode, from_dict

from analysis import files
from analysis.reports import engine, export, failures, outputs
from analysis.reports.child import Child, Failed, Send, Written
from analysis.reports.context import Failure
from analysis.reports.job import Job, Outcome
from analysis.reports.parameters import prepare
from analysis.reports.reads import Reads

PATIENCE = 60.0  # seconds for the page of a failure


@dataclass(slots=True)
class Execution:
    """A job under way: a fork that runs it and, if that fails, another one that writes the page of the failure."""

    job: Job
    child: Child = field(init=False)
    current: int | None = None  # the cell that runs
    cells: dict[int, tuple[list[NotebookNode], int]] = field(default_factory=dict)  # outputs so far
    failure: Failure | None = None
    seconds: float = 0.0

    def __post_init__(self) -> None:
        """Start."""
        self.child = Child(make, self.job)

    @property
    def connection(self) -> Connection:
        """Readable when there is something to do."""
        return self.child.connection

    def advance(self) -> Outcome | None:
        """Take in what happened; the outcome once the job is done."""
        for kind, index, *rest in self.child.messages():
            if kind == "start":
                self.current = index
            else:
                self.cells[index] = (rest[0], rest[1])
        elapsed = time.monotonic() - self.child.started
        limit = self.job.timeout if self.failure is None else PATIENCE
        overdue = not self.child.ended and limit is not None and elapsed > limit
        if not (self.child.ended or overdue):
            return None
        code = self.child.close()
        said, value = self.child.said
        if self.failure is not None:  # the fork that wrote its page
            if said != "returned":
                _write_bare(self.job, self.failure)
            return Outcome(name=self.job.context.name, failure=self.failure, seconds=self.seconds, built=datetime.now(UTC))
        if said == "returned":
            outcome: Outcome = replace(value, seconds=elapsed)
            return outcome
        self.seconds = elapsed
        if said == "raised":
            self.failure = value
        elif overdue:
            self.failure = failures.of_deadline(self.job.timeout or 0, cell=self.current, what=self.job.allowed_for)
        else:
            self.failure = failures.of_exit(code, cell=self.current, written=self.child.last_words)
        reason, traceback = (failures.public(text, self.job.project) for text in (self.failure.reason, self.failure.traceback))
        self.failure = replace(self.failure, reason=reason, traceback=traceback)
        self.child = Child(write_failure, self.job, self.failure, self.cells)
        return None

    def stop(self) -> None:
        """Give up."""
        self.child.close()


def execute(job: Job) -> Outcome:
    """Make one report in a fork of this process, and wait for it."""
    for folder in (job.folder, job.executed.parent):
        folder.mkdir(parents=True, exist_ok=True)
    execution = Execution(job)
    try:
        while (outcome := execution.advance()) is None:
            wait([execution.connection], timeout=0.2)
    except BaseException:
        execution.stop()
        raise
    return outcome


# ------------------------------------------------------------------------------------------- in the fork
def make(job: Job, *, send: Send, written: Written) -> Outcome:
    """Run the notebook, write it and its page, and say what they hold.

    Raises:
        Failed: a cell failed, or something could not be written.
    """
    reads = Reads(job.notebook.parent, *([job.processed] if job.processed else []))
    os.chdir(job.notebook.parent)
    os.environ.pop("OPENBLAS_NUM_THREADS", None)
    notebook = _reread(job) if job.again else _run(job, send=send, written=written)
    context = replace(job.context, finding=outputs.finding(notebook), built=datetime.now(UTC))
    try:
        thumbnail = outputs.write_thumbnail(notebook, job.folder, job.context.name)
        if not job.again:
            files.write(job.executed, json.dumps(notebook, ensure_ascii=False, indent=1, default=str) + "\n")
        files.write(job.page, failures.public(export.page(notebook, context=context), job.project))
        job.failed_page.unlink(missing_ok=True)
    except Exception as error:
        raise Failed(failures.of_error(error, kind="export")) from error
    return Outcome(name=context.name, finding=context.finding, thumbnail=thumbnail, reads=reads.files(), built=context.built)


def write_failure(job: Job, failure: Failure, cells: Mapping[int, tuple[list[NotebookNode], int]], *, send: Send, written: Written) -> None:
    """Write the page of a report that failed, with the cells it got through."""
    del send, written
    context = replace(job.context, failure=failure, built=datetime.now(UTC))
    try:
        notebook = prepare(job.notebook, job.context.parameters, processed=job.processed)
    except Failed:
        notebook = from_dict({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    for index, (shown, count) in cells.items():
        notebook.cells[index].update(outputs=shown, execution_count=count)
    files.write(_failure_path(job), failures.public(export.page(notebook, context=context), job.project))


def _failure_path(job: Job) -> Path:
    """The page of a failure takes the report's own place if there is no good page that it would replace."""
    return job.failed_page if job.page.exists() and job.executed.exists() else job.page


def _write_bare(job: Job, failure: Failure) -> None:
    """The least that can be said of a failure, where even its page fails."""
    body = f"<h1>{escape(job.context.title)}</h1><p>Failed: {escape(failure.reason)}</p><pre>{escape(failure.traceback)}</pre>"
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(job.context.title)}</title>'
    with contextlib.suppress(OSError):
        files.write(_failure_path(job), f"{head}{body}")


def _run(job: Job, *, send: Send, written: Written) -> NotebookNode:
    prepared = prepare(job.notebook, job.context.parameters, processed=job.processed)
    if engine.forkable(prepared):
        engine.run_cells(prepared, send=send, written=written)
        return prepared
    from papermill.engines import NBClientEngine

    name = prepared.metadata.get("kernelspec", {}).get("name", "python3")
    notebook: NotebookNode = NBClientEngine.execute_notebook(prepared, name, progress_bar=False)
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        send("cell", index, cell.outputs, cell.execution_count)
        for output in cell.outputs:
            if output.output_type == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                reason = f"{output.ename}: {output.evalue}"
                raise Failed(Failure(kind="cell", reason=reason, cell=index, traceback=failures.plain("\n".join(output.traceback))))
    return notebook


def _reread(job: Job) -> NotebookNode:
    try:
        notebook: NotebookNode = from_dict(json.loads(job.executed.read_text(encoding="utf-8")))
    except Exception as error:
        raise Failed(failures.of_error(error, kind="notebook")) from error
    return notebook
