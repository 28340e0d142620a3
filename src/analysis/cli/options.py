"""Options that several commands share, and their defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.console import err

Names = Annotated[list[str] | None, typer.Argument(metavar="REPORT", help="Only these reports.")]
Raw = Annotated[Path, typer.Option("--raw", metavar="FOLDER", help="The folder of articles, as they came.")]
Processed = Annotated[Path, typer.Option("--processed", metavar="FOLDER", help="The folder of tables.")]
Curation = Annotated[Path, typer.Option("--curation", metavar="FOLDER", help="The folder of a reader's decisions (CSV).")]
Reports = Annotated[Path, typer.Option("--reports", metavar="FOLDER", help="The folder of pages.")]
Notebooks = Annotated[Path, typer.Option("--notebooks", metavar="FOLDER", help="The folder of notebooks with its reports.yml.")]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="How many processes at once; one a core if not given.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print problems only.")]
Force = Annotated[bool, typer.Option("--force", help="Make all reports again, changed or not.")]
Parameter = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A notebook's parameter; may be repeated.")
]
Retry = Annotated[
    int, typer.Option("--retry", metavar="TIMES", min=0, help="How often a report that failed for a passing reason is tried again.")
]
Timeout = Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", min=0, help="How long a report may take.")]
Deadline = Annotated[float | None, typer.Option("--deadline", metavar="SECONDS", min=0, help="How long the whole run may take.")]

RAW, PROCESSED, CURATION = Path("data/raw"), Path("data/processed"), Path("data/curation")
REPORTS, NOTEBOOKS = Path("reports"), Path("notebooks")


def check_curation(folder: Path) -> None:
    """Say that a folder of decisions that is named is not there, and so decides nothing; that of the project may still be missing."""
    if folder != CURATION and not folder.is_dir():
        err.print(f"{folder}: no such folder of decisions: none are applied; correct --curation, or leave it out", markup=False)
