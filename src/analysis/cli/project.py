"""Commands that share, schedule and start a project."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from analysis.cli import options
from analysis.cli.console import app, command, out
from analysis.errors import UsageError


@command()
def publish(
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The folder to publish to, or the ZIP to write.")],
    *,
    reports: options.Reports = options.REPORTS,
    processed: options.Processed = options.PROCESSED,
    archive: Annotated[bool, typer.Option("--zip", help="Write one ZIP.")] = False,
    data: Annotated[bool, typer.Option("--data/--no-data", help="Offer the tables as CSV files, without the articles' texts.")] = True,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the feed.")] = "Reports",
) -> None:
    """Copy the reports for a static host or a mail: pages, pictures, data, a feed of findings, checksums."""
    from analysis.reports import publish as publishing

    packed = archive or target.suffix == ".zip"
    made = publishing.publish(reports, target, processed=processed if data else None, archive=packed, title=title)
    out.print(f"wrote {made.target}: {made.pages} pages, {made.size / 1e6:.1f} MB", markup=False)


@command()
def schedule(
    options: Annotated[list[str] | None, typer.Argument(metavar="-- OPTION", help="Options for `analysis run`.")] = None,
    *,
    kind: Annotated[str, typer.Option("--kind", metavar="cron|systemd", help="For which of them.")] = "cron",
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="Time of day.")] = "06:00",
    day: Annotated[
        list[str] | None, typer.Option("--day", metavar="DAY", help="mon … sun; may be repeated; every day if not given.")
    ] = None,
    project: Annotated[
        Path, typer.Option("--project", metavar="FOLDER", help="The folder that holds data, notebooks and reports.")
    ] = Path(),
    install: Annotated[bool, typer.Option("--install", help="Set it up for this user.")] = False,
) -> None:
    """Print what makes cron or systemd run this project every day, or set it up."""
    from analysis.reports import schedule as scheduling

    if not (project / "data").is_dir():
        raise UsageError(f"--project {project}: no folder of a project (it has no data in it); begin one with: analysis init {project}")
    _check_run(options or (), project)
    wanted = scheduling.Schedule(project=project, at=at, days=tuple(day or ()), options=tuple(options or ()))
    out.print(scheduling.install(wanted, kind) if install else scheduling.text(wanted, kind), markup=False)


def _check_run(given: Sequence[str], project: Path) -> None:
    """Whether `analysis run` takes the options and has the reports: a scheduler would tell only at night."""
    from analysis.reports import plan, selection

    run = get_command(app).commands["run"]  # type: ignore[attr-defined]  # of a group
    with run.make_context("analysis run", list(given)) as context:
        if names := context.params["names"]:
            selection.check_names(plan.load(project / context.params["notebooks"]).entries, names)


@command("init")
def init_(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or one that has no notebooks yet.")]) -> None:
    """Make a folder ready for one's own articles: folders, notebooks, a short guide."""
    from analysis import scaffold

    for path in scaffold.init(folder):
        out.print(f"wrote {path}", markup=False)
    out.print(f"put articles into {folder / 'data' / 'raw'}, then: cd {shlex.quote(str(folder))} && analysis run", markup=False)


@command("new-notebook")
def new_notebook(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its file name, without .ipynb.")],
    *,
    notebooks: options.Notebooks = options.NOTEBOOKS,
) -> None:
    """Write a notebook in the house form: question, parameters, measure, chart, limits."""
    from analysis import scaffold

    path = scaffold.new_notebook(notebooks, name)
    out.print(f"wrote {path}", markup=False)
    listing = notebooks / "reports.yml"
    out.print(f"to print it, add to {listing}: '- notebook: {path.stem}', then: analysis report {path.stem}", markup=False)
