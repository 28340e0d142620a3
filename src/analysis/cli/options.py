"""Options that several commands share, and their defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
