"""The command line: commands, messages and exit codes; no logic."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from analysis.errors import AnalysisError, UsageError

if TYPE_CHECKING:
    from analysis.pipeline import Build
    from analysis.reports.batch import RunSummary

app = typer.Typer(
    help="From a folder of news articles to tables and reports: who reports which number, since when, on whose word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 all made; 1 some articles or reports failed (listed); 2 wrong use. Everything runs offline.",
)
out, err = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)

Raw = Annotated[Path, typer.Option("--raw", help="The folder of articles, as they came.")]
Processed = Annotated[Path, typer.Option("--processed", help="The folder of tables.")]
Curation = Annotated[Path, typer.Option("--curation", help="The folder of a reader's decisions (CSV).")]
Reports = Annotated[Path, typer.Option("--reports", help="The folder of pages.")]
Notebooks = Annotated[Path, typer.Option("--notebooks", help="The folder of notebooks with its reports.yml.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes at once; one a core if not given.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print problems only.")]
Force = Annotated[bool, typer.Option("--force", help="Make all reports again, changed or not.")]
Parameter = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A notebook's parameter; may be repeated.")
]
Retry = Annotated[int, typer.Option("--retry", min=0, help="Try a report again that failed for a passing reason.")]
Timeout = Annotated[float | None, typer.Option("--timeout", min=0, help="Seconds a report may take.")]
Deadline = Annotated[float | None, typer.Option("--deadline", min=0, help="Seconds the whole run may take.")]

RAW, PROCESSED, CURATION = Path("data/raw"), Path("data/processed"), Path("data/curation")
REPORTS, NOTEBOOKS = Path("reports"), Path("notebooks")


@app.command()
def run(
    names: Annotated[list[str] | None, typer.Argument(metavar="[REPORT]...", help="Only these reports.")] = None,
    *,
    raw: Raw = RAW,
    processed: Processed = PROCESSED,
    curation: Curation = CURATION,
    reports: Reports = REPORTS,
    notebooks: Notebooks = NOTEBOOKS,
    parameter: Parameter = None,
    jobs: Jobs = None,
    force: Force = False,
    retry: Retry = 0,
    timeout: Timeout = None,
    deadline: Deadline = None,
    quiet: Quiet = False,
) -> None:
    """Make the tables, then the reports: the main job."""
    built = _build(raw, processed, curation, jobs, quiet=quiet)
    made = _report(
        names, parameter, quiet=quiet, processed=processed, reports=reports, notebooks=notebooks, jobs=jobs, force=force,
        retry=retry, timeout=timeout, deadline=deadline,
    )  # fmt: skip
    raise typer.Exit(max(1 if built.failed else 0, made.exit_code))


@app.command()
def build(
    *, raw: Raw = RAW, processed: Processed = PROCESSED, curation: Curation = CURATION, jobs: Jobs = None, quiet: Quiet = False
) -> None:
    """Make the tables; only new or changed articles are read again."""
    raise typer.Exit(1 if _build(raw, processed, curation, jobs, quiet=quiet).failed else 0)


@app.command()
def report(
    names: Annotated[list[str] | None, typer.Argument(metavar="[REPORT]...", help="Only these reports.")] = None,
    *,
    processed: Processed = PROCESSED,
    reports: Reports = REPORTS,
    notebooks: Notebooks = NOTEBOOKS,
    parameter: Parameter = None,
    jobs: Jobs = None,
    force: Force = False,
    retry: Retry = 0,
    timeout: Timeout = None,
    deadline: Deadline = None,
    quiet: Quiet = False,
) -> None:
    """Make the reports from the tables; only what has changed is made again."""
    made = _report(
        names, parameter, quiet=quiet, processed=processed, reports=reports, notebooks=notebooks, jobs=jobs, force=force,
        retry=retry, timeout=timeout, deadline=deadline,
    )  # fmt: skip
    raise typer.Exit(made.exit_code)


class Shape(StrEnum):
    """How `annotate` prints."""

    table = "table"
    json = "json"


@app.command()
def annotate(
    file: Annotated[Path | None, typer.Argument(help="A text file; standard input if not given, or -.")] = None,
    *,
    published: Annotated[datetime | None, typer.Option("--published", formats=["%Y-%m-%d"], help="Its publication day.")] = None,
    format: Annotated[Shape, typer.Option("--format", help="A table to look at, or JSON with all rows.")] = Shape.table,
) -> None:
    """Annotate one text: its reported numbers, with who says so."""
    from analysis import printing
    from analysis.annotation import annotate_many

    text = _text(file)
    (found,) = annotate_many([text], published=published.date() if published else None)
    if format is Shape.json:
        print(printing.as_json(found))
    else:
        out.print(printing.as_table(found))


@app.command()
def check(
    *,
    raw: Raw = RAW,
    processed: Processed = PROCESSED,
    curation: Curation = CURATION,
    skeleton: Annotated[Path | None, typer.Option("--skeleton", help="Where the CSV to fill in goes.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many rows to review are listed.")] = 20,
) -> None:
    """Say what the corpus lacks and what to review first; write a CSV skeleton to fill in."""
    from analysis import printing, review, store
    from analysis.cells import to_csv

    made = _build(raw, processed, curation, None, quiet=False)
    tables = store.load(processed)
    for title, frame in (
        ("what is missing", review.lacking(tables)),
        ("review first", review.queue(tables, limit=limit)),
        ("nearly in one series", store.near_misses(processed)),
    ):
        if len(frame):
            out.print(printing.frame_table(title, frame))
    frame = review.skeleton(tables)
    if len(frame):
        path = skeleton or processed / "articles-to-fill-in.csv"
        path.write_text(to_csv(list(frame.columns), frame.astype(object).where(frame.notna(), None).to_numpy().tolist()), encoding="utf-8")
        out.print(f"fill in what you know and move it to {curation / 'articles.csv'}: {path}", markup=False)
    raise typer.Exit(1 if made.failed else 0)


class Format(StrEnum):
    """What `export` writes."""

    csv = "csv"
    xlsx = "xlsx"
    duckdb = "duckdb"


@app.command()
def export(
    target: Annotated[Path | None, typer.Argument(help="Folder or file to write; export/ if not given.")] = None,
    *,
    processed: Processed = PROCESSED,
    curation: Curation = CURATION,
    format: Annotated[Format, typer.Option("--format", help="CSV files, one workbook, or one database.")] = Format.csv,
    methods: Annotated[bool, typer.Option("--methods", help="Instead: corpus flow, versions, parameters and audit, for a paper.")] = False,
    replication: Annotated[bool, typer.Option("--replication", help="Instead: a ZIP to check the work with, without the texts.")] = False,
) -> None:
    """Write the tables for other programs, what a methods section needs, or a replication archive."""
    from analysis import export as exporting
    from analysis import methods as describing
    from analysis import store

    target = target or Path("export")
    made = describing.write(processed, target, decisions=curation) if methods else []
    if replication:
        made.append(describing.replication(processed, target, decisions=curation))
    for path in made or [exporting.write(store.load(processed), target, format.value)]:
        out.print(f"wrote {path}", markup=False)


@app.command()
def audit(
    sheets: Annotated[list[Path] | None, typer.Argument(metavar="[SHEET]...", help="With --score: the coded sheets.")] = None,
    *,
    processed: Processed = PROCESSED,
    n: Annotated[int, typer.Option("--n", min=1, help="How many sentences are drawn.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same sentences.")] = 1,
    coders: Annotated[int, typer.Option("--coders", min=1, max=2, help="A sheet for each.")] = 1,
    target: Annotated[Path, typer.Option("--out", help="A new folder for the sheets, their key and instructions.")] = Path("audit"),
    score: Annotated[bool, typer.Option("--score", help="Score the tables against coded sheets.")] = False,
) -> None:
    """Draw a blind sample of sentences to code by hand, then score the tables against it: precision, recall, agreement."""
    from analysis import audit as auditing
    from analysis import printing, store

    tables = store.load(processed)
    if sheets and not score:
        raise UsageError(f"{sheets[0]}: to score coded sheets, give --score; to draw a new sample, name no sheet")
    if not score:
        for path in auditing.draw(tables, target, n=n, seed=seed, coders=coders):
            out.print(f"wrote {path}", markup=False)
        out.print(
            f"fill in the sheets as {target / 'instructions.md'} says, then: analysis audit --score {target}/sheet-*.csv", markup=False
        )
        return
    result = auditing.score(sheets or (), tables, fingerprint=store.fingerprint(processed))
    for sheet in result["sheets"]:
        counts = f"{sheet['coded']} sentences coded, {sheet['uncoded']} not coded, {sheet['changed']} changed since and left out"
        out.print(f"{sheet['sheet']}: {counts}", markup=False)
    out.print(printing.frame_table("extracted against coded", auditing.frame(result)))
    out.print(f"wrote {auditing.save(result, processed)}", markup=False)


@app.command()
def publish(
    target: Annotated[Path, typer.Argument(help="The folder to publish to, or the ZIP to write.")],
    *,
    reports: Reports = REPORTS,
    processed: Processed = PROCESSED,
    archive: Annotated[bool, typer.Option("--zip", help="Write one ZIP.")] = False,
    data: Annotated[bool, typer.Option("--data/--no-data", help="Offer the tables as CSV files, without the articles' texts.")] = True,
    title: Annotated[str, typer.Option("--title", help="Title of the feed.")] = "Reports",
) -> None:
    """Copy the reports for a static host or a mail: pages, pictures, data, a feed of findings, checksums."""
    from analysis.reports import publish as publishing

    packed = archive or target.suffix == ".zip"
    made = publishing.publish(reports, target, processed=processed if data else None, archive=packed, title=title)
    out.print(f"wrote {made.target}: {made.pages} pages, {made.size / 1e6:.1f} MB", markup=False)


@app.command()
def schedule(
    options: Annotated[list[str] | None, typer.Argument(metavar="[-- OPTION...]", help="Options for `analysis run`.")] = None,
    *,
    kind: Annotated[str, typer.Option("--kind", help="cron or systemd.")] = "cron",
    at: Annotated[str, typer.Option("--at", help="Time of day.")] = "06:00",
    day: Annotated[list[str] | None, typer.Option("--day", help="mon … sun; may be repeated; every day if not given.")] = None,
    project: Annotated[Path, typer.Option("--project", help="The folder that holds data, notebooks and reports.")] = Path(),
    install: Annotated[bool, typer.Option("--install", help="Set it up for this user.")] = False,
) -> None:
    """Print what makes cron or systemd run this project every day, or set it up."""
    from analysis.reports import schedule as scheduling

    wanted = scheduling.Schedule(project=project, at=at, days=tuple(day or ()), options=tuple(options or ()))
    out.print(scheduling.install(wanted, kind) if install else scheduling.text(wanted, kind), markup=False)


@app.command(name="init")
def init_(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Make a folder ready for one's own articles: folders, notebooks, a short guide."""
    from analysis import scaffold

    for path in scaffold.init(folder):
        out.print(f"wrote {path}")
    out.print(f"put articles into {folder / 'data' / 'raw'}, then: cd {folder} && analysis run")


@app.command(name="new-notebook")
def new_notebook(name: Annotated[str, typer.Argument(help="Its file name, without .ipynb.")], *, notebooks: Notebooks = NOTEBOOKS) -> None:
    """Write a notebook in the house form: question, parameters, measure, chart, limits."""
    from analysis import scaffold

    out.print(f"wrote {scaffold.new_notebook(notebooks, name)}")


def _text(file: Path | None) -> str:
    try:
        data = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); name a text file, or - for standard input") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{file or 'standard input'}: not UTF-8 text (byte {error.start}); save it as UTF-8, or use `analysis build`"
        ) from None


def _build(raw: Path, processed: Path, curation: Path, jobs: int | None, *, quiet: bool) -> Build:
    from analysis import pipeline, store
    from analysis.progress import Bar

    with Bar(err, quiet=quiet) as bar:
        made = pipeline.build(raw, processed, decisions=curation, jobs=jobs, progress=bar.stage)
    for problem in made.problems:
        err.print(f"{'failed' if problem.failed else 'set aside'}: {problem.path}: {problem.cause}; {problem.remedy}", markup=False)
    if not quiet:
        counts = made.counts
        state = "unchanged" if made.unchanged else f"{made.annotated} new or changed"
        out.print(
            f"{counts['articles']} articles ({state}), {counts['figures']} figures, {counts['claims']} claims: {processed}", markup=False
        )
        if made.problems:
            out.print(f"{len(made.problems)} problems: {processed / store.PROBLEMS}", markup=False)
    return made


def _report(names: Sequence[str] | None, parameters: Sequence[str] | None, *, quiet: bool, **options: Any) -> RunSummary:
    from analysis.progress import Bar
    from analysis.reports import batch

    with Bar(err, quiet=quiet) as bar:
        made = batch.report(names=names or (), parameters=_parameters(parameters or ()), progress=bar, **options)
    for result in made.results:
        if result.state == "failed":
            err.print(f"failed: {result.name}: {result.reason}", markup=False)
    if not quiet:
        states = [result.state for result in made.results]
        said = ", ".join(f"{states.count(state)} {state}" for state in ("ok", "unchanged", "failed", "skipped") if state in states)
        out.print(f"{len(states)} reports ({said}): {options['reports'] / 'index.html'}", markup=False)
    return made


def _parameters(given: Sequence[str]) -> dict[str, object]:
    import yaml

    values: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"--parameter {pair!r}: write NAME=VALUE, for example --parameter source='Harbour Courier'")
        values[name] = yaml.safe_load(value) if value else ""
    return values


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors a user can mend are one line without a traceback."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app(args=arguments, prog_name="analysis")
    except AnalysisError as error:
        err.print(f"error: {error}", markup=False, style="red")
        sys.exit(error.exit_code)
    except OSError as error:
        place = error.filename or "file system"
        err.print(f"error: {place}: {error.strerror or error}; free space or name another folder, then run again", markup=False)
        sys.exit(1)
