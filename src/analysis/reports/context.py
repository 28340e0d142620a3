"""What a page and the index are told about their report and its run: the contract between the batch and the exporter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

State = Literal["ok", "failed", "unchanged", "skipped"]
Kind = Literal["cell", "exit", "memory", "deadline", "killed", "crash", "disk", "export", "notebook", "lost"]

BANNER = "<!-- analysis:banner -->"  # a page carries it once, where a later run may say that the page is old
FINDING = "finding"  # tag of the cell, or key of an output's `analysis` metadata, that gives a report's finding


class Link(NamedTuple):
    """A neighbouring page."""

    title: str
    href: str  # relative


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a report is not whole."""

    kind: Kind
    reason: str  # one line for the index, the log and standard error
    cell: int | None = None  # position in the notebook's cells
    traceback: str = ""  # plain text, without colours

    @property
    def transient(self) -> bool:
        """Whether trying again may help: the machine failed, not the notebook."""
        return self.kind in ("killed", "memory", "deadline", "lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the batch and the corpus it reads."""

    run_id: str = ""
    started: datetime | None = None
    versions: Mapping[str, str] = field(default_factory=dict)  # package, model, schema, Python …
    corpus_hash: str = ""
    data_date: date | None = None  # when the tables were built
    articles: int | None = None  # that the measures count: of near-identical ones the earliest
    copies: int = 0  # the others
    sources: tuple[str, ...] = ()  # the known outlets of the articles that count
    licence: str = ""
    sample: bool = False  # the corpus that ships: invented outlets, and every page says so


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a page says besides the notebook's own cells."""

    name: str  # the page is `name.html`
    title: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    finding: str | None = None
    previous: Link | None = None
    next: Link | None = None
    index: str = "index.html"
    built: datetime | None = None
    failure: Failure | None = None
    run: Run = field(default_factory=Run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One report of a run: what the index, the log and the summary list."""

    name: str
    title: str
    notebook: str
    state: State
    parameters: Mapping[str, object] = field(default_factory=dict)
    finding: str | None = None
    reason: str = ""
    failure: Failure | None = None
    page: PurePosixPath | None = None  # relative to the reports folder; the last good page where this run failed
    details: PurePosixPath | None = None  # the page of the failure, where `page` is an older, good one
    thumbnail: PurePosixPath | None = None  # a small picture, relative to the reports folder
    seconds: float = 0.0
    built: datetime | None = None  # when `page` was made

    @property
    def outdated(self) -> bool:
        """Whether `page` is older than the failure that followed it."""
        return self.details is not None
