"""One report to make, and what became of it: what the batch and the process that forks the reports tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.reports.context import Failure, PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One report to make."""

    context: PageContext  # name, title, parameters, neighbours, run
    notebook: Path
    folder: Path  # of the pages
    processed: Path | None = None  # the tables; handed to a notebook that has a parameter `processed`
    timeout: float | None = None  # seconds
    allowed_for: str = "a report"  # what the seconds are allowed for
    again: bool = False  # only write the page again, from the notebook of the last run

    @property
    def project(self) -> Path:
        """The folder that holds that of the notebooks."""
        return self.notebook.parent.parent

    @property
    def page(self) -> Path:
        """The page of a report that worked."""
        return self.folder / f"{self.context.name}.html"

    @property
    def executed(self) -> Path:
        """The notebook with its outputs."""
        return self.folder / "notebooks" / f"{self.context.name}.ipynb"

    @property
    def failed_page(self) -> Path:
        """The page of a run that failed."""
        return self.folder / f"{self.context.name}.failed.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job."""

    name: str
    failure: Failure | None = None
    finding: str | None = None
    thumbnail: str | None = None  # relative to the folder of the pages
    reads: tuple[str, ...] = ()
    seconds: float = 0.0
    built: datetime | None = None
