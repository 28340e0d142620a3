"""Many reports made at once: handed to the server, watched, tried again, written down."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from analysis import files
from analysis.reports import failures, manifest
from analysis.reports.context import Failure, PageContext, Result, Run
from analysis.reports.job import Job, Outcome
from analysis.reports.manifest import Manifest, Record
from analysis.reports.plan import Planned
from analysis.reports.server import Server

LOG = "log.jsonl"
RESTARTS = 3  # of a server that was killed


class Progress(Protocol):
    """Shows how far the batch is."""

    def stage(self, name: str, done: int, total: int) -> None:
        """`done` of `total` are done in a stage."""


class Silent:
    """Progress nobody looks at."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Nothing."""


@dataclass(kw_only=True)
class Batch:
    """One run under way."""

    folder: Path
    processed: Path
    run: Run
    records: Manifest
    contexts: Mapping[str, PageContext]
    planned: Sequence[Planned]
    jobs: int
    retry: int
    timeout: float | None
    ends: float | None  # on the monotonic clock
    deadline: float | None  # seconds
    progress: Progress
    server: Server | None = None  # one that gets warm already
    done: dict[str, Result] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)

    def make(self, todo: Mapping[str, Job]) -> bool:
        """Make all of these; False if interrupted. What is not reached is skipped."""
        waiting = deque(sorted(todo.values(), key=self._dearest_first))
        running: dict[str, Job] = {}
        restarts = 0
        server = self.server or Server()
        try:
            import_module("analysis.reports.index")  # for the end of the batch; now the server gets warm, and there is time
            while waiting or running:
                while waiting and len(running) < self.jobs and not self._late():
                    self._start(server, waiting.popleft(), running)
                if not running:
                    break
                outcomes = server.outcomes(timeout=1.0)
                if outcomes is None:  # somebody killed it
                    lost = Failure(kind="lost", reason="the process that makes the reports was killed")
                    outcomes = [Outcome(name=name, failure=lost) for name in running]
                    server.stop()
                    restarts += 1
                    if restarts > RESTARTS:
                        waiting.clear()
                    server = Server()
                for outcome in outcomes:
                    job = running.pop(outcome.name)
                    if self._again(outcome):
                        waiting.append(job)
                    else:
                        self._finish(job, outcome)
                        self.progress.stage("reports", len(self.done), len(self.contexts))
        except KeyboardInterrupt:
            return False
        finally:
            server.stop()
        return True

    def skip(self, todo: Mapping[str, Job], reason: str) -> None:
        """List what was not reached; the next run makes it, even where only `force` asked for it."""
        for name, job in todo.items():
            if name not in self.done:
                known = self.records.records.get(name)
                if known and not job.again:
                    self.records.add(replace(known, inputs=""))
                context = job.context
                self.done[name] = Result(
                    name=name, title=context.title, notebook=job.notebook.stem, state="skipped", parameters=context.parameters,
                    reason=reason, page=PurePosixPath(job.page.name) if job.page.exists() else None,
                )  # fmt: skip
                self.log("report", name=name, state="skipped", reason=reason)

    def log(self, event: str, **facts: Any) -> None:
        """Add a line to the log of all runs."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "run": self.run.run_id, "event": event, **facts}
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")

    def _start(self, server: Server, job: Job, running: dict[str, Job]) -> None:
        left = None if self.ends is None else max(0.1, round(self.ends - time.monotonic(), 1))
        if left is not None and (job.timeout is None or left < job.timeout):
            job = replace(job, timeout=left, allowed_for=f"a run of {self.deadline:g} s")
        running[job.context.name] = job
        self.tries[job.context.name] = self.tries.get(job.context.name, 0) + 1
        server.submit(job)

    def _again(self, outcome: Outcome) -> bool:
        failure = outcome.failure
        if failure is None or not failure.transient or self.tries[outcome.name] > self.retry or self._late():
            return False
        self.log("retry", name=outcome.name, reason=failure.reason, attempt=self.tries[outcome.name])
        return True

    def _late(self) -> bool:
        return self.ends is not None and time.monotonic() >= self.ends

    def _dearest_first(self, job: Job) -> float:
        known = self.records.records.get(job.context.name)
        return -known.seconds if known else float("-inf")

    def _finish(self, job: Job, outcome: Outcome) -> None:
        name = outcome.name
        asked = all(name != planned.name for planned in self.planned)
        before = replace(self.records.records.get(name) or blank(job), asked=asked)
        record = before.after(
            outcome,
            inputs=manifest.inputs(job.notebook, job.context.parameters, processed=self.processed),
            reads=before.reads if job.again else manifest.data(outcome.reads, self.processed),
            look=manifest.look(job.context),
            context=job.context,
        )
        if outcome.failure and record.good and before.ok:
            self._mark_as_old(job, outcome.failure)
        self.records.add(record)
        result = record.result(state="ok")
        self.done[name] = result if job.page.exists() else replace(result, page=None)
        facts: dict[str, Any] = {
            "state": result.state,
            "seconds": record.seconds,
            "attempts": self.tries[name],
            "parameters": record.parameters,
        }
        if outcome.failure:
            facts |= {"kind": outcome.failure.kind, "reason": outcome.failure.reason}
            facts |= {"cell": outcome.failure.cell, "traceback": outcome.failure.traceback}
        self.log("report", name=name, **facts)

    def _mark_as_old(self, job: Job, failure: Failure) -> None:
        from analysis.reports import export

        try:
            html = job.page.read_text(encoding="utf-8")
            files.write(job.page, export.outdated(html, reason=failure.reason, details=job.failed_page.name))
        except OSError as error:  # no room: the index says it
            self.log("problem", name=job.context.name, reason=failures.of_error(error).reason)


def blank(job: Job) -> Record:
    """The record of a report that was never made."""
    return Record(name=job.context.name, title=job.context.title, notebook=job.notebook.stem, parameters=job.context.parameters, ok=False)
