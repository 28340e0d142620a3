"""Tables on disk: Parquet files with a data package, replaced all at once or not at all.

A build writes into `.next/`, fsyncs, writes a commit marker, renames the files into place and removes the marker. Whoever
finds a marker finishes the renames; a `.next/` without one is a build that was killed, and is ignored.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from analysis.errors import LockedError, SchemaError
from analysis.model import SCHEMA_VERSION, TABLES, Column, Row
from analysis.package import data_package
from analysis.tables import Tables, dtype

ARROW = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
NEXT, MARKER, LOCK = ".next", "COMMIT", ".lock"
PACKAGE = "datapackage.json"
PROBLEMS = "problems.csv"
RESTATEMENTS = "restatements.csv"  # numbers that differ from the build before
NEAR_MISSES = "near_misses.csv"  # figures that nearly joined a series, and why they did not
AUDIT = "audit.json"  # the last score against a sample coded by hand
SOURCES = "sources.csv"  # the free columns of curation, as facets
GROUP = 20_000  # rows a Parquet row group; what a build holds of each table in memory


@contextmanager
def locked(processed: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Keep other builds away from a folder of tables.

    Raises:
        LockedError: another build holds the lock for longer than `wait` seconds.
    """
    processed.mkdir(parents=True, exist_ok=True)
    lock = FileLock(processed / LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise LockedError(f"{processed}: another build is writing these tables; wait for it, or use another --processed folder") from None
    try:
        yield
    finally:
        lock.release()


class Writer:
    """Writes tables into `.next/`, row group by row group, and puts them in place by `commit`."""

    def __init__(self, processed: Path) -> None:
        self.processed = processed
        self.folder = processed / NEXT
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._writers = {
            kind: pq.ParquetWriter(self.folder / f"{kind.table}.parquet", arrow_schema(kind), compression="zstd") for kind in TABLES
        }
        self._waiting: dict[type[Row], list[Row]] = {kind: [] for kind in TABLES}
        self.counts = dict.fromkeys((kind.table for kind in TABLES), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            if writer.is_open:
                writer.close()

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows of any classes; a table's rows keep their order."""
        for row in rows:
            waiting = self._waiting[type(row)]
            waiting.append(row)
            if len(waiting) >= GROUP:
                self._flush(type(row))

    def _flush(self, kind: type[Row]) -> None:
        rows, self._waiting[kind] = self._waiting[kind], []
        if rows:
            data = {spec.name: [getattr(row, spec.name) for row in rows] for spec in kind.columns()}
            self._writers[kind].write_table(pa.Table.from_pydict(data, schema=arrow_schema(kind)))
            self.counts[kind.table] += len(rows)

    def commit(self, *, fingerprint: str, extra: dict[str, str], code: str = "", sample: bool = False) -> None:
        """Close the files, write the data package and the `extra` text files, and put all in place."""
        for kind, writer in self._writers.items():
            self._flush(kind)
            writer.close()
        package = data_package(self.counts, fingerprint=fingerprint, code=code, sample=sample)
        for name, text in {PACKAGE: json.dumps(package, indent=1, ensure_ascii=False) + "\n", **extra}.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        for path in [*self.folder.iterdir(), self.folder]:
            _fsync(path)
        (self.folder / MARKER).write_text(SCHEMA_VERSION, encoding="utf-8")
        _fsync(self.folder / MARKER)
        _fsync(self.folder)
        finish(self.processed)


def finish(processed: Path) -> None:
    """Finish a commit that was interrupted; nothing to do where there is none."""
    folder = processed / NEXT
    if not (folder / MARKER).exists():
        return
    # the data package goes last: readers that find it find every table of the same build
    for path in sorted(folder.iterdir(), key=lambda path: (path.name == PACKAGE, path.name)):
        if path.name != MARKER:
            path.replace(processed / path.name)
    _fsync(processed)
    (folder / MARKER).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def fingerprint(processed: Path, part: str = "fingerprint") -> str | None:
    """The fingerprint (or hash of the `code` alone) of the build that made the tables; None where there are none of this schema."""
    try:
        package = json.loads((processed / PACKAGE).read_text(encoding="utf-8"))
        return str(package["analysis"][part]) if package["analysis"]["schema"] == SCHEMA_VERSION else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def complete(processed: Path) -> bool:
    """Whether every table is there."""
    return all((processed / f"{kind.table}.parquet").exists() for kind in TABLES) and (processed / PROBLEMS).exists()


def audit(processed: Path) -> dict[str, Any] | None:
    """The last audit of the tables (see `analysis.audit.score`) and `current`: whether they are still those scored; None without one."""
    try:
        found: dict[str, Any] = json.loads((processed / AUDIT).read_text(encoding="utf-8"))
        return found | {"current": found["fingerprint"] == fingerprint(processed)}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def audited(found: dict[str, Any] | None) -> pd.DataFrame:
    """An audit as a frame: sheet, coded, current, column, measure (precision, recall), share, low, high, right, of."""
    if found is None:
        return pd.DataFrame()
    return pd.DataFrame(
        {"sheet": sheet["sheet"], "coded": sheet["coded"], "current": found["current"], "column": column, "measure": measure, **share}
        for sheet in found["sheets"]
        for column, measures in sheet["columns"].items()
        for measure, share in measures.items()
    )


def near_misses(processed: Path) -> pd.DataFrame:
    """Figures that nearly joined a series: `figure_id`, `quantity`, `reason`."""
    return pd.read_csv(processed / NEAR_MISSES, dtype="str")


def counts(processed: Path) -> dict[str, int]:
    """Rows a table, as the data package says."""
    return {resource["name"]: resource["rows"] for resource in _package(processed)["resources"]}


def load(processed: str | Path = "data/processed") -> Tables:
    """Read all tables of a build as typed DataFrames; an interrupted commit is finished first.

    Args:
        processed: the folder that `analysis build` wrote.

    Raises:
        SchemaError: there are no tables, or tables of another schema version; the message says what to do.
    """
    folder = Path(processed)
    for _ in range(50):
        _finish_if_free(folder)
        before = _package(folder)
        tables = Tables(**{kind.table: _read(folder, kind) for kind in TABLES}, sources=_sources(folder), audit=audited(audit(folder)))
        if not (folder / NEXT / MARKER).exists() and _package(folder) == before:
            return tables
        time.sleep(0.1)  # a build is putting its tables in place
    raise SchemaError(f"{folder}: the tables change while they are read; wait for the build to end and load again")


def _finish_if_free(folder: Path) -> None:
    if (folder / NEXT / MARKER).exists():
        try:
            with locked(folder):
                finish(folder)
        except LockedError:
            pass  # the build that wrote the marker is at it


def _package(folder: Path) -> dict[str, Any]:
    path = folder / PACKAGE
    if not path.exists():
        raise SchemaError(f"{folder}: no tables here; make them: analysis build --processed {folder}")
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        version = package["analysis"]["schema"]
    except (ValueError, KeyError, TypeError):
        raise SchemaError(f"{path}: not a data package of this program; make the tables anew: analysis build") from None
    if version != SCHEMA_VERSION:
        raise SchemaError(
            f"{folder}: tables of schema version {version}, this program reads {SCHEMA_VERSION}; make them anew: analysis build"
        )
    return package


def _read(folder: Path, kind: type[Row]) -> pd.DataFrame:
    path = folder / f"{kind.table}.parquet"
    path = path if path.exists() else folder / kind.table  # one file, or a folder of parts
    try:
        found = pq.read_table(path, use_threads=False)
    except FileNotFoundError:
        raise SchemaError(f"{path}: the table is missing; make the tables anew: analysis build") from None
    except pa.ArrowInvalid as error:
        raise SchemaError(f"{path}: cannot be read ({error}); make the tables anew: analysis build") from None
    names = [spec.name for spec in kind.columns()]
    if found.column_names != names:
        odd = sorted(set(found.column_names) ^ set(names))
        raise SchemaError(f"{path}: columns differ from the schema ({', '.join(odd) or 'order'}); make the tables anew: analysis build")
    frame: pd.DataFrame = found.to_pandas(date_as_object=False)
    return frame.astype({spec.name: dtype(spec) for spec in kind.columns()})


def _sources(folder: Path) -> pd.DataFrame:
    path = folder / SOURCES
    return (
        pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
        if path.exists()
        else pd.DataFrame({"source": []}, dtype="str")
    )


def arrow_schema(kind: type[Row]) -> pa.Schema:
    """The Parquet schema of a table, meanings as field metadata; `pandas.read_parquet` gives integers that may be null as `Int64`."""
    nullable = [spec for spec in kind.columns() if spec.kind == "int" and spec.nullable]
    hints = pa.Schema.from_pandas(pd.DataFrame({spec.name: pd.Series(dtype="Int64") for spec in nullable}), preserve_index=False)
    metadata = {b"schema": SCHEMA_VERSION.encode(), b"table": kind.table.encode(), b"pandas": hints.metadata[b"pandas"]}
    return pa.schema([_arrow_field(spec) for spec in kind.columns()], metadata=metadata)


def _arrow_field(spec: Column) -> pa.Field:
    return pa.field(spec.name, ARROW[spec.kind], nullable=spec.nullable, metadata={"meaning": spec.meaning})


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
