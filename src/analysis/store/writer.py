"""Rows to Parquet files, row group by row group, put in place by one commit."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Self

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.model import SCHEMA_VERSION, TABLES, Column, Row, TextRow
from analysis.package import data_package
from analysis.store.folder import MARKER, NEXT, PACKAGE, finish, fsync

ARROW = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
GROUP = 5_000  # rows a Parquet row group; what a build holds of each table in memory
GROUPS: dict[type[Row], int] = {TextRow: 1_000}  # of long rows


class Writer:
    """Writes tables into `.next/`, row group by row group, and puts them in place by `commit`."""

    def __init__(self, processed: Path) -> None:
        self.processed = processed
        self.folder = processed / NEXT
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._writers: dict[type[Row], pq.ParquetWriter] = {}
        try:
            for kind in TABLES:
                self._writers[kind] = pq.ParquetWriter(self.folder / f"{kind.table}.parquet", arrow_schema(kind), compression="zstd")
        except OSError:
            self._give_up()
            raise
        self._waiting: dict[type[Row], pa.Table] = {kind: arrow_schema(kind).empty_table() for kind in TABLES}
        self.counts = dict.fromkeys((kind.table for kind in TABLES), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None or self.folder.exists():
            self._give_up()

    def _give_up(self) -> None:
        """Close all files, and leave nothing of them, unless their commit has begun."""
        for writer in self._writers.values():
            with suppress(OSError):  # the disk is full, which has been said
                writer.close()
            writer.is_open = False  # or it tries again when it is collected, and prints a traceback
        if not (self.folder / MARKER).exists():
            shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows of any classes; a table's rows keep their order."""
        waiting = iter(rows)
        while batch := list(islice(waiting, GROUP)):
            self.take(arrow_tables(batch))

    def take(self, tables: Mapping[type[Row], pa.Table]) -> None:
        """Add rows that are Arrow tables already."""
        for kind, table in tables.items():
            self.counts[kind.table] += len(table)
            self._waiting[kind] = pa.concat_tables([self._waiting[kind], table])
            if len(self._waiting[kind]) >= GROUPS.get(kind, GROUP):
                self._flush(kind)

    def _flush(self, kind: type[Row], *, last: bool = False) -> None:
        """Write whole row groups, and keep the rest; at last write that too."""
        rows, size = self._waiting[kind].combine_chunks(), GROUPS.get(kind, GROUP)
        while len(rows) >= (1 if last else size):
            self._writers[kind].write_table(rows[:size])
            rows = rows[size:]
        self._waiting[kind] = rows

    def close(self, *, fingerprint: str, code: str = "", model: str = "", sample: bool = False) -> None:
        """Close the tables and describe them; from now on `load` reads them in the writer's own folder."""
        for kind, writer in self._writers.items():
            self._flush(kind, last=True)
            writer.close()
        package = data_package(self.counts, fingerprint=fingerprint, code=code, model=model, sample=sample)
        (self.folder / PACKAGE).write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def commit(self, extra: Mapping[str, str]) -> None:
        """Put the tables, and text files by name, in place of the old, all of them or none."""
        for name, text in extra.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        for path in [*self.folder.iterdir(), self.folder]:
            fsync(path)
        (self.folder / MARKER).write_text(SCHEMA_VERSION, encoding="utf-8")
        fsync(self.folder / MARKER)
        fsync(self.folder)
        finish(self.processed)


def arrow_tables(rows: Iterable[Row]) -> dict[type[Row], pa.Table]:
    """Rows of any classes as an Arrow table a class; a table's rows keep their order."""
    by_kind: dict[type[Row], list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[type(row)].append(row)
    return {kind: _arrow_table(kind, found) for kind, found in by_kind.items()}


def _arrow_table(kind: type[Row], rows: Sequence[Row]) -> pa.Table:
    names = [spec.name for spec in kind.columns()]
    return pa.Table.from_pydict({name: [getattr(row, name) for row in rows] for name in names}, schema=arrow_schema(kind))


def arrow_schema(kind: type[Row]) -> pa.Schema:
    """The Parquet schema of a table, meanings as field metadata; `pandas.read_parquet` gives integers that may be null as `Int64`."""
    return _schemas()[kind]


@cache
def _schemas() -> dict[type[Row], pa.Schema]:
    return {kind: _schema(kind) for kind in TABLES}


def _schema(kind: type[Row]) -> pa.Schema:
    nullable = [spec for spec in kind.columns() if spec.kind == "int" and spec.nullable]
    hints = pa.Schema.from_pandas(pd.DataFrame({spec.name: pd.Series(dtype="Int64") for spec in nullable}), preserve_index=False)
    metadata = {b"schema": SCHEMA_VERSION.encode(), b"table": kind.table.encode(), b"pandas": hints.metadata[b"pandas"]}
    return pa.schema([_arrow_field(spec) for spec in kind.columns()], metadata=metadata)


def _arrow_field(spec: Column) -> pa.Field:
    return pa.field(spec.name, ARROW[spec.kind], nullable=spec.nullable, metadata={"meaning": spec.meaning})
