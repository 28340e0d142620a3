"""Commands that make tables and reports."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.cli import options
from analysis.cli.console import command, err, out
from analysis.errors import ResourceError, UsageError

if TYPE_CHECKING:
    from analysis.pipeline import Build
    from analysis.reports.batch import RunSummary


@command()
def run(
    names: options.Names = None,
    *,
    raw: options.Raw = options.RAW,
    processed: options.Processed = options.PROCESSED,
    curation: options.Curation = options.CURATION,
    reports: options.Reports = options.REPORTS,
    notebooks: options.Notebooks = options.NOTEBOOKS,
    parameter: options.Parameter = None,
    jobs: options.Jobs = None,
    force: options.Force = False,
    retry: options.Retry = 0,
    timeout: options.Timeout = None,
    deadline: options.Deadline = None,
    quiet: options.Quiet = False,
) -> None:
    """Make the tables, then the reports: the main job."""
    started = time.monotonic()
    if reports.resolve().is_relative_to(raw.resolve()):
        raise UsageError(f"{reports}: lies among the articles, and would be read as some; name another folder with --reports")
    _parameters(parameter or ())
    if raw.is_dir():  # what is wrong with the notebooks is said before an hour of reading, not after it
        from analysis.reports import plan, selection

        selection.check_names(plan.load(notebooks).entries, names or ())
    built = _build(raw, processed, curation, jobs, quiet=quiet, started=started, deadline=deadline)
    made = _report(
        names, parameter, quiet=quiet, processed=processed, reports=reports, notebooks=notebooks, jobs=jobs, force=force,
        retry=retry, timeout=timeout, deadline=deadline, started=started,
    )  # fmt: skip
    raise typer.Exit(max(1 if built.failed else 0, made.exit_code))


@command()
def build(
    *,
    raw: options.Raw = options.RAW,
    processed: options.Processed = options.PROCESSED,
    curation: options.Curation = options.CURATION,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> None:
    """Make the tables; only new or changed articles are read again."""
    raise typer.Exit(1 if _build(raw, processed, curation, jobs, quiet=quiet).failed else 0)


@command()
def report(
    names: options.Names = None,
    *,
    processed: options.Processed = options.PROCESSED,
    reports: options.Reports = options.REPORTS,
    notebooks: options.Notebooks = options.NOTEBOOKS,
    parameter: options.Parameter = None,
    jobs: options.Jobs = None,
    force: options.Force = False,
    retry: options.Retry = 0,
    timeout: options.Timeout = None,
    deadline: options.Deadline = None,
    quiet: options.Quiet = False,
) -> None:
    """Make the reports from the tables; only what has changed is made again."""
    made = _report(
        names, parameter, quiet=quiet, processed=processed, reports=reports, notebooks=notebooks, jobs=jobs, force=force,
        retry=retry, timeout=timeout, deadline=deadline,
    )  # fmt: skip
    raise typer.Exit(made.exit_code)


@command()
def check(
    *,
    raw: options.Raw = options.RAW,
    processed: options.Processed = options.PROCESSED,
    curation: options.Curation = options.CURATION,
    skeleton: Annotated[Path | None, typer.Option("--skeleton", metavar="FILE", help="Where the CSV to fill in goes.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many rows to review are listed.")] = 20,
) -> None:
    """Say what the corpus lacks and what to review first; write a CSV skeleton to fill in."""
    from analysis import files, printing, review, store
    from analysis.cells import to_csv

    made = _build(raw, processed, curation, None, quiet=False)
    tables = store.load(processed)
    queue = review.queue(tables, limit=limit)
    for title, frame in (
        ("review first", queue[["figure_id", "why", "text", "quantity", "evidence"]]),
        ("nearly in one series", review.nearly(store.near_misses(processed), limit=limit)),
        ("columns as read", review.columns(raw)),
        ("what is missing", review.lacking(tables)),
    ):
        if len(frame):
            out.print(printing.frame_table(title, frame))
        if title == "review first":
            for line in review.reasons(queue):
                out.print(line, markup=False)
    path = skeleton or processed / "articles-to-fill-in.csv"
    frame = review.skeleton(tables, before=path)
    if len(frame):
        files.write(path, to_csv(list(frame.columns), frame.astype(object).where(frame.notna(), None).to_numpy().tolist()))
        decided = curation / "articles.csv"
        then = f"add its lines to {decided}" if decided.exists() else f"move it to {decided}"
        out.print(f"fill in what you know and {then}: {path}", markup=False)
    raise typer.Exit(1 if made.failed else 0)


def _build(
    raw: Path, processed: Path, curation: Path, jobs: int | None, *, quiet: bool, started: float = 0.0, deadline: float | None = None
) -> Build:
    from analysis import pipeline, store
    from analysis.compare.words import count
    from analysis.progress import Bar

    options.check_curation(curation)
    with Bar(err, quiet=quiet) as bar:

        def stage(name: str, done: int, total: int) -> None:
            bar.stage(name, done, total)
            if deadline is not None and time.monotonic() - started > deadline:
                raise ResourceError(
                    f"the tables were not done within the {deadline:g} s of the run; those on disk stay, and the next run goes on from here"
                )

        made = pipeline.build(raw, processed, decisions=curation, jobs=jobs, progress=stage)
    for problem in made.problems:
        err.print(f"{'failed' if problem.failed else 'set aside'}: {problem.path}: {problem.cause}; {problem.remedy}", markup=False)
    if not quiet:
        counts = made.counts
        state = "unchanged" if made.unchanged else f"{made.annotated} new or changed"
        out.print(
            f"{count(counts['articles'], 'article')} ({state}), {count(counts['figures'], 'figure')}, {count(counts['claims'], 'claim')}: "
            f"{processed}",
            markup=False,
        )
        if made.problems:
            out.print(f"{count(len(made.problems), 'problem')}: {processed / store.PROBLEMS}", markup=False)
    return made


def _report(names: Sequence[str] | None, parameters: Sequence[str] | None, *, quiet: bool, **settings: Any) -> RunSummary:
    from analysis.compare.words import count
    from analysis.progress import Bar
    from analysis.reports import batch

    with Bar(err, quiet=quiet) as bar:
        made = batch.report(names=names or (), parameters=_parameters(parameters or ()), progress=bar, **settings)
    for result in made.results:
        if result.state == "failed":
            err.print(f"failed: {result.name}: {result.reason}", markup=False)
    if not quiet:
        if made.moved:
            out.print(f"moved to {settings['reports'] / 'old'}, as no report makes them: {', '.join(made.moved)}", markup=False)
        states = [result.state for result in made.results]
        said = ", ".join(f"{states.count(state)} {state}" for state in ("ok", "unchanged", "failed", "skipped") if state in states)
        out.print(f"{count(len(states), 'report')} ({said}): {settings['reports'] / 'index.html'}", markup=False)
    return made


def _parameters(given: Sequence[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"--parameter {pair!r}: write NAME=VALUE, for example --parameter source='Harbour Courier'")
        values[name] = _value(value)
    return values


def _value(text: str) -> object:
    """A number, list, day or yes as YAML writes them; else the words as they are: a name may hold a colon or a bracket."""
    import yaml

    try:
        value = yaml.safe_load(text) if text else ""
    except (yaml.YAMLError, ValueError):  # a day that no calendar has
        return text
    return text if isinstance(value, dict) else value
