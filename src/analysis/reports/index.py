"""The index of all reports: title, finding, picture, parameters, age and state; failed ones first, with the reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from analysis import files
from analysis.reports.context import Link, Result, Run, State
from analysis.reports.export import assets, environment
from analysis.reports.view import parameters_in_words

PROBLEMS = "problems.csv"  # of the tables, and its copy among the pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A report as the index lists it."""

    title: str
    state: State
    finding: str
    reason: str
    parameters: Sequence[tuple[str, str]]
    page: str
    details: str
    thumbnail: str
    built: datetime | None


def write_index(results: Sequence[Result], folder: Path, *, run: Run, problems: Link | None = None) -> Path:
    """Write `index.html` of all reports into the folder.

    Args:
        results: one a report, in the order of the plan.
        folder: where the pages are.
        run: the run that made or kept them.
        problems: a page or file that lists the articles set aside.

    Returns:
        Its path.
    """
    return files.write(folder / "index.html", listing(results, run=run, problems=problems))


def problems(processed: Path, folder: Path) -> Link | None:
    """A copy of the list of articles that were set aside, beside the pages, if there are any."""
    listed, copy = processed / PROBLEMS, folder / PROBLEMS
    found = listed.read_text(encoding="utf-8") if listed.exists() else ""
    size = sum(1 for _ in csv.reader(io.StringIO(found))) - 1
    if size < 1:
        copy.unlink(missing_ok=True)
        return None
    files.write(copy, found)
    return Link(f"{size:,} {'article or decision' if size == 1 else 'articles or decisions'} set aside", PROBLEMS)


def listing(results: Sequence[Result], *, run: Run, problems: Link | None = None) -> str:
    """The index as HTML."""
    items = sorted(map(_item, results), key=lambda item: item.state != "failed")
    failed = sum(item.state == "failed" for item in items)
    template = environment().get_template("list.html.j2")
    return template.render(
        items=items, headline=headline(len(items), failed), deck=_deck(run, items), run=run, problems=problems, assets=assets("list")
    )


def headline(reports: int, failed: int) -> str:
    """How it went.

    >>> headline(12, 0), headline(1, 1), headline(12, 3), headline(0, 0)
    ('12 reports', 'The report failed', '3 of 12 reports failed', 'No reports yet')
    """
    if not reports:
        return "No reports yet"
    if failed:
        return "The report failed" if reports == 1 else f"{failed} of {reports} reports failed"
    return "1 report" if reports == 1 else f"{reports} reports"


def _deck(run: Run, items: Sequence[Item]) -> str:
    """What the reports are on."""
    parts = []
    if run.articles is not None:
        parts.append(f"{run.articles:,} {'article' if run.articles == 1 else 'articles'}")
    if run.sources:
        parts.append(f"{len(run.sources)} {'outlet' if len(run.sources) == 1 else 'outlets'}")
    on = "On " + " from ".join(parts) if parts else ""
    made = sum(item.state == "ok" for item in items)
    kept = sum(item.state == "unchanged" for item in items)
    skipped = sum(item.state == "skipped" for item in items)
    counts = ((made, "made in this run"), (kept, "up to date"), (skipped, "not reached"))
    state = ", ".join(f"{size:,} {words}" for size, words in counts if size)
    return ". ".join(part for part in (on, state) if part) + "." if on or state else ""


def _item(result: Result) -> Item:
    return Item(
        title=result.title,
        state=result.state,
        finding=result.finding or "",
        reason=result.reason or (result.failure.reason if result.failure else ""),
        parameters=parameters_in_words(result.parameters),
        page=_address(result.page),
        details=_address(result.details),
        thumbnail=_address(result.thumbnail),
        built=result.built,
    )


def _address(path: PurePosixPath | None) -> str:
    """A file of the reports folder as an address: no scheme, and no way out of the folder, can come of a name."""
    return quote("./" + path.as_posix().lstrip("/"), safe="/.-_~") if path else ""
