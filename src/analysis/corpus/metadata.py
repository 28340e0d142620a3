"""What is known about an article besides its words: sidecar CSV files, the file itself, its address, its name, its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rapidfuzz import process

from analysis import cells
from analysis.corpus import days
from analysis.corpus.blob import Draft
from analysis.corpus.decode import decode
from analysis.corpus.fields import FIELDS, field_of
from analysis.corpus.limits import MAX_FILE
from analysis.corpus.listing import is_inside, links_out
from analysis.errors import UsageError
from analysis.model import Basis, Problem

SIDECARS = ("metadata.csv", "articles.csv")
COLUMNS = "columns.csv"  # path, column, heading: which heading of a table is which of our columns
NAMING = ("path", "file", "filename", "pattern")  # columns of a sidecar that name files; a pattern has * or {published}, {source} …

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/(\d{8})\d*(?:[a-z]{2}_)?/(?P<url>https?://.+)$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a sidecar: the files it is about, and what it says of them."""

    pattern: str  # path, or glob, relative to the raw folder
    shape: re.Pattern[str] | None  # None where one file alone is named
    fields: Mapping[str, str]
    origin: str  # file and line


@dataclass(frozen=True)
class Metadata:
    """What the sidecar CSV files of a corpus say; `problems` lists the lines that name no file, and links."""

    exact: Mapping[str, Entry] = field(default_factory=dict)
    patterns: Sequence[Entry] = ()
    sidecars: frozenset[Path] = frozenset()
    problems: tuple[Problem, ...] = ()
    headings: Sequence[tuple[re.Pattern[str], str, str]] = ()  # files, our column, their heading: from `columns.csv`

    @cached_property
    def _near(self) -> dict[str, dict[str, Entry]]:
        """Exact entries by file, and by every folder or archive above the path that they name."""
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for name, entry in self.exact.items():
            parts = name.split("#")[0].split("/")
            for size in range(1, len(parts) + 1):
                found["/".join(parts[:size])][name] = entry
        return found

    def about(self, path: str) -> Metadata:
        """What concerns one file, and the articles in it: all that a reader needs to know."""
        headings = [heading for heading in self.headings if heading[0].fullmatch(path)]
        return Metadata(self._near.get(path, {}), self.patterns, headings=headings)

    @property
    def said(self) -> str:
        """All entries as one string, the same for the same."""
        entries = [(entry.pattern, sorted(entry.fields.items())) for entry in (*self.exact.values(), *self.patterns)]
        return repr((entries, [(shape.pattern, column, heading) for shape, column, heading in self.headings]))

    def columns(self, path: str) -> dict[str, str]:
        """Which headings of a table, or keys of records, the user says are which of our columns."""
        return {column: heading for shape, column, heading in self.headings if shape.fullmatch(path)}

    def fields(self, path: str, key: str | None = None) -> dict[str, str]:
        """What is said of an article, by its file's path (`dump.jsonl#17` for one of many); an exact path goes before patterns."""
        known: dict[str, str] = {}
        for entry in self.patterns:
            if entry.shape and (found := entry.shape.fullmatch(path)):
                named = {name: value for name, value in found.groupdict().items() if value}
                known |= {name: value if name == "published" else value.replace("_", " ") for name, value in named.items()}
                known |= entry.fields
        for name in (path, f"{path}#{key}"):
            if name in self.exact and not (key is not None and name == path and "article_id" in self.exact[name].fields):
                known |= self.exact[name].fields
        return known


def read_metadata(raw: Path) -> Metadata:
    """Read every sidecar (`metadata.csv` or `articles.csv` with a column that names files) under the raw folder.

    Raises:
        UsageError: a line without a file name, or a value that cannot be read; the message names file and line.
    """
    exact: dict[str, Entry] = {}
    patterns: list[Entry] = []
    sidecars: list[Path] = []
    problems = list(links_out(raw))
    for path in sorted(path for path in raw.rglob("*.csv") if path.name.lower() in SIDECARS and is_inside(path, raw)):
        rows = _rows(path)
        if rows is None:
            continue
        sidecars.append(path)
        for line, row in rows:
            entry = _entry(path, line, row, raw)
            if entry.shape:
                patterns.append(entry)
                continue
            if entry.pattern in exact:
                raise UsageError(f"{entry.origin}: {entry.pattern} is listed twice (see {exact[entry.pattern].origin}); keep one line")
            exact[entry.pattern] = entry
            if not (raw / entry.pattern.split("#")[0]).exists():
                problems.append(_nameless(entry, raw))
    maps = [path for path in sorted(raw.rglob("*.csv")) if path.name.lower() == COLUMNS and is_inside(path, raw)]
    headings = [entry for path in maps for entry in _headings(path, raw)]
    return Metadata(exact, patterns, frozenset(sidecars + maps), tuple(problems), headings)


def _rows(path: Path) -> Iterable[tuple[int, dict[str, str]]] | None:
    """Lines of a sidecar with their numbers; None where the file names no files and so is no sidecar."""
    if path.stat().st_size > MAX_FILE:
        return None
    headings, lines = cells.table(decode(path.read_bytes()))
    columns = {name: name if name in NAMING else field_of(name) for name in headings}
    if not any(name in NAMING for name in columns):
        return None
    for name, column in columns.items():
        near = process.extractOne(name, FIELDS, score_cutoff=85) if column is None and name else None
        if near:
            raise UsageError(f"{path}, line 1: column {name!r} is unknown; did you mean {near[0]!r}?")
    rows = []
    for line, filled in lines:
        if beyond := filled.get(cells.BEYOND):
            raise UsageError(
                f"{path}, line {line}: more cells than the headings have ({beyond!r}); put quotes around a cell that holds commas"
            )
        if row := {column: cell for name, cell in filled.items() if (column := columns[name])}:
            rows.append((line, row))
    return rows


def _headings(path: Path, raw: Path) -> Iterator[tuple[re.Pattern[str], str, str]]:
    for line, row in cells.table(decode(path.read_bytes()))[1]:
        column = row.get("column", "")
        if "path" not in row or "heading" not in row or column not in (*FIELDS, "text"):
            raise UsageError(f"{path}, line {line}: give path, column and heading; column is one of text, {', '.join(FIELDS)}")
        folder = path.parent.relative_to(raw).as_posix()
        yield _shape(row["path"] if folder == "." else f"{folder}/{row['path']}"), column, row["heading"]


def _entry(path: Path, line: int, row: dict[str, str], raw: Path) -> Entry:
    origin = f"{path}, line {line}"
    name = next((row[column] for column in NAMING if column in row), None)
    if name is None:
        raise UsageError(f"{origin}: no file is named; fill the column {' or '.join(NAMING)}")
    for column in ("published", "retrieved"):
        if column in row and days.parse(row[column]) is None:
            raise UsageError(f"{origin}: {column} {row[column]!r} is no date; write it as 2024-12-31, 2024-12 or 2024")
    folder = path.parent.relative_to(raw).as_posix()
    pattern = (name if folder == "." else f"{folder}/{name}").replace("\\", "/")
    shape = _shape(pattern) if set("*?{") & set(pattern) else None
    return Entry(pattern, shape, {key: row[key] for key in FIELDS if key in row}, origin)


def _shape(pattern: str) -> re.Pattern[str]:
    """A glob as a pattern; `{published}_{source}_*.txt` also says which part of the name is what."""
    shape = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    seen: set[str] = set()

    def group(found: re.Match[str]) -> str:
        column = field_of(found[1])
        if column is None or column in seen:
            return ".+?"
        seen.add(column)
        return rf"(?P<{column}>\d{{4}}-?\d\d-?\d\d)" if column == "published" else f"(?P<{column}>[^/]+?)"

    return re.compile(_PLACEHOLDER.sub(group, shape))


def _nameless(entry: Entry, raw: Path) -> Problem:
    names = [path.relative_to(raw).as_posix() for path in raw.rglob("*") if path.is_file()]
    near = process.extractOne(entry.pattern, names)
    hint = f"; the nearest is {near[0]}" if near else ""
    return Problem(
        path=entry.origin, cause=f"names the file {entry.pattern}, which is not there", remedy=f"correct the name{hint}", failed=False
    )


# ----------------------------------------------------------------------------------------- one article, all told
def stated_publication(draft: Draft, sidecar: Mapping[str, str], url: str | None, path: str) -> tuple[days.Interval, Basis] | None:
    """The interval of publication and what it rests on: sidecar, the file's own metadata, its address, its name."""
    if (written := sidecar.get("published")) and (interval := days.parse(written)):
        return interval, "metadata"
    if (written := draft.fields.get("published")) and (interval := days.parse(written)):
        return interval, draft.basis
    if url and (day := days.in_url(unquote(urlsplit(url).path))):
        return (day, day), "url"
    if day := days.in_url("/" + path):
        return (day, day), "metadata"
    return None


def addresses(fields: Mapping[str, str]) -> tuple[str | None, str | None, date | None]:
    """Address, archived copy, and day of the copy: an address in the Wayback Machine holds all three."""
    url, archive = fields.get("url"), fields.get("archive_url")
    for address in (url, archive):
        if address and (found := _ARCHIVED.match(address)):
            interval = days.parse(found[1])
            return found["url"] if url in (None, address) else url, address, interval[0] if interval else None
    return url, archive, None
