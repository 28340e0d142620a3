"""What the last runs made, and from what: only what has changed is made again.

A report depends on its notebook, its parameters, the files it read, the package's code and the environment. The manifest is a
log: a line is added when a report is done, so that a run that is stopped at any moment goes on where it was.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from analysis import files
from analysis.reports.context import Failure, PageContext, Result
from analysis.reports.job import Outcome

FILE = ".manifest.jsonl"
VERSION = 1
PACKAGE = "datapackage.json"  # of the tables: who opens it, reads them
AUDIT = "audit.json"  # part of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last state of one report."""

    name: str
    title: str
    notebook: str
    parameters: Mapping[str, Any]
    ok: bool
    inputs: str = ""  # hash of notebook, parameters, code and environment
    reads: Mapping[str, str] = field(default_factory=dict)  # path → hash of the data it read
    look: str = ""  # hash of what else the page shows: title, neighbours
    good: bool = False  # there is a good page, of this run or an earlier one
    asked: bool = False  # made for parameters that the plan does not hold
    finding: str | None = None
    since: str | None = None  # when the finding became what it is
    failure: Mapping[str, Any] | None = None
    thumbnail: str | None = None
    seconds: float = 0.0
    built: str | None = None  # when the good page was made

    def result(self, *, state: str) -> Result:
        """The report as the index lists it."""
        failure = Failure(**self.failure) if self.failure else None
        failed = not self.ok
        page = PurePosixPath(f"{self.name}.html")
        return Result(
            name=self.name,
            title=self.title,
            notebook=self.notebook,
            parameters=self.parameters,
            state="failed" if failed else state,  # type: ignore[arg-type]
            finding=self.finding,
            reason=failure.reason if failure else "",
            failure=failure,
            page=page,
            details=PurePosixPath(f"{self.name}.failed.html") if failed and self.good else None,
            thumbnail=PurePosixPath(self.thumbnail) if self.thumbnail else None,
            seconds=self.seconds,
            built=datetime.fromisoformat(self.built) if self.built else None,
        )

    def after(self, outcome: Outcome, *, inputs: str, reads: Mapping[str, str], look: str, context: PageContext) -> Record:
        """The record once a job is done; a failure keeps what is known of the last good page."""
        built = outcome.built.isoformat() if outcome.built else None
        seconds = round(outcome.seconds, 3)
        if outcome.failure is not None:
            return replace(
                self, title=context.title, parameters=context.parameters, ok=False, failure=asdict(outcome.failure), seconds=seconds
            )
        since = self.since if outcome.finding == self.finding and self.since else built
        return Record(
            name=self.name, title=context.title, notebook=self.notebook, parameters=context.parameters, ok=True, good=True,
            inputs=inputs, reads=reads, look=look, finding=outcome.finding, since=since, asked=self.asked,
            thumbnail=outcome.thumbnail, seconds=seconds, built=built,
        )  # fmt: skip


class Manifest:
    """All records of a folder of pages, by name."""

    def __init__(self, folder: Path) -> None:
        """Read the folder's manifest; a torn last line is what a kill left, and is dropped."""
        self._path = folder / FILE
        self.records: dict[str, Record] = {}
        text = self._path.read_text(encoding="utf-8", errors="replace") if self._path.exists() else ""
        self._torn = bool(text) and not text.endswith("\n")
        for line in text.split("\n"):  # a title may hold other ends of lines
            try:
                found = json.loads(line)
                if found.pop("version") == VERSION:
                    record = Record(**found)
                    self.records[record.name] = record
            except (ValueError, TypeError, KeyError):
                continue

    def add(self, record: Record) -> None:
        """Set a report's record, and write it down at once."""
        self.records[record.name] = record
        with self._path.open("a", encoding="utf-8") as log:
            log.write(("\n" if self._torn else "") + _line(record))
        self._torn = False

    def drop(self, name: str) -> None:
        """Forget a report."""
        self.records.pop(name, None)

    def compact(self) -> None:
        """Write one line a report."""
        files.write(self._path, "".join(_line(record) for record in self.records.values()))


def inputs(notebook: Path, parameters: Mapping[str, Any], *, processed: Path) -> str:
    """Hash of what a report is made from, besides the data it reads."""
    return digest([of_file(notebook), dict(parameters), str(processed.resolve()), code(), environment()])


def look(context: PageContext) -> str:
    """Hash of what a page shows besides its notebook."""
    return digest([context.title, context.previous, context.next, context.run.sample, context.run.licence])


def data(reads: Collection[str], processed: Path) -> dict[str, str]:
    """Hashes of the files a report read; the data package stands for all tables."""
    folder = str(processed.resolve())
    whole = f"{folder}/{PACKAGE}"
    found = {}
    for name in reads:
        if name == whole:
            found[name] = tables(processed)
        elif whole not in reads or not (name.startswith(f"{folder}/") and name.endswith(".parquet")):
            found[name] = of_file(Path(name))
    return found


@cache
def tables(processed: Path) -> str:
    """Hash of all tables: their contents, not the time of their making."""
    found = [path for path in sorted(processed.rglob("*.parquet")) if ".next" not in path.parts]  # a build that has not been put in place
    found.append(processed / AUDIT)  # every page shows it in its limits
    return digest({path.relative_to(processed).as_posix(): of_file(path) for path in found})


@cache
def of_file(path: Path) -> str:
    """Hash of a file, read once a run; empty if it is gone."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@cache
def code() -> str:
    """Hash of the package's own files."""
    package = Path(__file__).parents[1]
    found = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return digest([(path.relative_to(package).as_posix(), of_file(path)) for path in found])


@cache
def environment() -> str:
    """Hash of the interpreter and the names and versions of all installed packages."""
    installed = {path.name for folder in sys.path if folder for path in Path(folder).glob("*.dist-info")}
    return digest([sys.version, sorted(installed)])


def fresh() -> None:
    """Forget the hashes of an earlier run of this process."""
    for remembered in (tables, of_file, code, environment):
        remembered.cache_clear()


def digest(value: object) -> str:
    """Hash of a value."""
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def _line(record: Record) -> str:
    return json.dumps({"version": VERSION, **asdict(record)}, ensure_ascii=False, default=str) + "\n"
