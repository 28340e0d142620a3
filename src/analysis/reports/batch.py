"""The whole batch of reports: what to make, made in parallel, watched, written down, listed."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from analysis import files
from analysis.cores import cores
from analysis.errors import AnalysisError, LockedError
from analysis.reports import corpus, manifest, news, plan, selection, summary
from analysis.reports.context import Link, PageContext, Result, Run
from analysis.reports.job import Job
from analysis.reports.making import Batch, Progress, Silent
from analysis.reports.manifest import Manifest, Record
from analysis.reports.plan import Planned
from analysis.reports.server import Server
from analysis.reports.summary import RunSummary

__all__ = ["Progress", "RunSummary", "report"]

OLD, LOCK = "old", ".lock"
MADE = b'<meta name="generator" content="analysis-notebooks">'  # in the head of every page
LINK = re.compile(rb'(<a (?:class="step" rel="\w+" )?href=")([\w-]+)\.html"')  # to another page, as the template writes it


def report(
    *,
    processed: Path,
    reports: Path,
    notebooks: Path,
    names: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    jobs: int | None = None,
    force: bool = False,
    retry: int = 0,
    deadline: float | None = None,
    started: float | None = None,
    timeout: float | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Make the reports of a folder of notebooks; only what has changed is made again.

    Args:
        processed: the tables.
        reports: the pages.
        notebooks: the notebooks and their `reports.yml`.
        names: only these reports or notebooks.
        parameters: only reports with these values; one the plan does not hold is made for them.
        jobs: reports at a time; default: one a core.
        force: make all again.
        retry: how often to try again what failed because the machine did.
        deadline: seconds for the whole run; what is not done by then is failed or skipped.
        started: when the run began, on the monotonic clock, if before this call.
        timeout: seconds for one report.
        progress: is told how far it is.

    Raises:
        UsageError: no such report, parameter or value, or `reports.yml` is wrong.
        AnalysisError: the folder of pages cannot be written.
        LockedError: another run writes these pages.
    """
    started = time.monotonic() if started is None else started
    manifest.fresh()
    with _warming(wanted=force) as server:
        planned = plan.load(notebooks)
        entries = planned.entries
        with _locked(reports):
            tables = corpus.Corpus(processed, reports)
            whole = plan.expand(entries, tables.values)
            chosen = selection.choose(whole, entries, tables.values, names=names, parameters=parameters or {})
            full, records = not names and not parameters, Manifest(reports)
            if full:
                kept = [record for name, record in records.records.items() if (reports / f"{name}.html").exists()]
                chosen += selection.asked_for(kept, whole, entries, tables.values)  # one whose page a reader deletes is forgotten
            run = tables.run(
                run_id=f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:4]}", started=datetime.now(UTC), licence=planned.licence
            )
            batch = Batch(
                folder=reports, processed=processed, run=run, records=records, planned=whole,
                contexts=_contexts(chosen, whole, run), jobs=jobs or cores(), retry=retry, timeout=timeout,
                ends=None if deadline is None else started + deadline, deadline=deadline, progress=progress or Silent(),
                server=server,
            )  # fmt: skip
            return _make(batch, chosen, force=force, full=full, started=started)


def _make(batch: Batch, chosen: Sequence[Planned], *, force: bool, full: bool, started: float) -> RunSummary:
    todo = _to_make(batch, chosen, force=force)
    batch.log("start", reports=len(chosen), to_make=len(todo), versions=batch.run.versions, corpus=batch.run.corpus_hash)
    batch.progress.stage("reports", len(batch.done), len(chosen))
    finished = batch.make(todo) if todo else True
    batch.skip(todo, "interrupted; run again to go on" if not finished else f"not reached within the {batch.deadline or 0:g} s of the run")
    moved = _move_away(batch) if full and finished else ()
    batch.records.compact()
    new, state = news.news(batch.folder, batch.processed) if full and finished else (None, None)
    made = RunSummary(
        run=batch.run,
        results=tuple(batch.done[planned.name] for planned in chosen),
        moved=moved,
        interrupted=not finished,
        seconds=time.monotonic() - started,
        news=new,
    )
    from analysis.reports import index  # late: it loads what pages are made with, and the server is to start at once

    index.write_index(_listed(batch), batch.folder, run=batch.run, problems=index.problems(batch.processed, batch.folder))
    if full:  # what a few reports did is no news of all
        summary.write(made, batch.folder)
    if state:  # last: were it known before it is told, a kill in between would lose it
        news.remember(batch.folder, state)
    states = [result.state for result in made.results]
    batch.log(
        "end", exit_code=made.exit_code, seconds=round(made.seconds, 3), **{state: states.count(state) for state in sorted({*states})}
    )
    return made


def _to_make(batch: Batch, chosen: Sequence[Planned], *, force: bool) -> dict[str, Job]:
    """The reports that must be made; the others are done."""
    todo = {}
    for planned in chosen:
        job = Job(
            context=batch.contexts[planned.name], notebook=planned.notebook.resolve(), folder=batch.folder.resolve(),
            processed=batch.processed.resolve(), timeout=batch.timeout,
        )  # fmt: skip
        record = batch.records.records.get(planned.name)
        change = "all" if force or record is None else changed(record, job, batch.processed)
        if change:
            todo[planned.name] = replace(job, again=change == "look")
        elif record is not None:
            batch.done[planned.name] = record.result(state="unchanged")
    return todo


def changed(record: Record, job: Job, processed: Path) -> str:
    """Why a report must be made again: "all", or "look" if only its page; empty: it need not."""
    if not record.ok or not job.page.exists() or not job.executed.exists():
        return "all"
    if record.inputs != manifest.inputs(job.notebook, job.context.parameters, processed=processed):
        return "all"
    if manifest.data(record.reads, processed) != dict(record.reads):
        return "all"
    lost = record.thumbnail and not (job.folder / record.thumbnail).exists()
    return "look" if lost or record.look != manifest.look(job.context) else ""


def _contexts(chosen: Sequence[Planned], whole: Sequence[Planned], run: Run) -> dict[str, PageContext]:
    links = [Link(report.title, f"{report.name}.html") for report in whole]
    places = {report.name: number for number, report in enumerate(whole)}
    found = {}
    for report in chosen:
        place = places.get(report.name)
        found[report.name] = PageContext(
            name=report.name,
            title=report.title,
            parameters=report.parameters,
            previous=links[place - 1] if place else None,
            next=links[place + 1] if place is not None and place + 1 < len(links) else None,
            run=run,
        )
    return found


def _listed(batch: Batch) -> list[Result]:
    """All reports for the index, in the order of the plan; those made up on the way last."""
    known = {name: record.result(state="unchanged") for name, record in batch.records.records.items()} | batch.done
    order = [report.name for report in batch.planned]
    return [known[name] for name in dict.fromkeys([*order, *known]) if name in known]


def _move_away(batch: Batch) -> tuple[str, ...]:
    """Move the pages that neither the plan holds nor a reader asked for into `old/`; others' pages stay where they are."""
    known = batch.records.records.keys()
    pages = [(path, path.name.removesuffix(".html").removesuffix(".failed")) for path in batch.folder.glob("*.html")]
    found = {name for path, name in pages if name in known or _is_ours(path)} - {*plan.RESERVED}
    gone = (known | found) - {report.name for report in batch.planned} - batch.contexts.keys()
    for name in sorted(gone):
        for path in (batch.folder / f"{name}.html", batch.folder / f"{name}.failed.html"):
            if path.exists():
                (batch.folder / OLD).mkdir(exist_ok=True)
                files.write(batch.folder / OLD / path.name, _from_below(path.read_bytes(), gone))
                path.unlink()
        for path in (*batch.folder.glob(f"thumbnails/{escape(name)}.*"), batch.folder / "notebooks" / f"{name}.ipynb"):
            path.unlink(missing_ok=True)
        batch.records.drop(name)
        if name in found:
            batch.log("moved", name=name, to=f"{OLD}/{name}.html")
    return tuple(sorted(gone & found))


def _is_ours(page: Path) -> bool:
    with page.open("rb") as file:
        return MADE in file.read(2_000)


def _from_below(html: bytes, gone: Collection[str]) -> bytes:
    """A page with links to the pages above its new folder; what moves with it stays beside it."""

    def link(found: re.Match[bytes]) -> bytes:
        return found[0] if found[2].decode() in gone else found[1] + b"../" + found[2] + b'.html"'

    return LINK.sub(link, html)


@contextmanager
def _locked(reports: Path) -> Iterator[None]:
    """Keep other runs away from a folder of pages, and make sure it can be written."""
    try:
        (reports / "notebooks").mkdir(parents=True, exist_ok=True)
        files.write(reports / ".writable", "")
        (reports / ".writable").unlink()
    except OSError as error:
        raise AnalysisError(f"{reports}: cannot be written: {error.strerror}; name another folder with --reports, or make room") from None
    lock = FileLock(reports / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LockedError(f"{reports}: another run is writing these reports; wait for it, or name another folder with --reports") from None
    try:
        files.sweep(reports)
        yield
    finally:
        lock.release()


@contextmanager
def _warming(*, wanted: bool) -> Iterator[Server | None]:
    """A server that gets warm while the reports are planned, where it is sure to be wanted."""
    server = Server() if wanted else None
    try:
        yield server
    finally:
        if server:
            server.stop()
