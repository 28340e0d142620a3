"""Parquet files to typed frames, all of one build; and what lies beside them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.cells import unsafe
from analysis.errors import LockedError, SchemaError
from analysis.model import TABLES, Row
from analysis.store.folder import AUDIT, MARKER, NEAR_MISSES, NEXT, SOURCES, fingerprint, finish, locked, package
from analysis.tables import Tables, dtype, frame


def load(processed: str | Path = "data/processed", *, only: Mapping[str, Sequence[str]] | None = None) -> Tables:
    """Read all tables of a build as typed DataFrames; an interrupted commit is finished first.

    Args:
        processed: the folder that `analysis build` wrote.
        only: the tables to read, and of each the columns; the others are empty. All, if not given.

    Raises:
        SchemaError: there are no tables, or tables of another schema version; the message says what to do.
    """
    folder = Path(processed)
    for _ in range(50):
        _finish_if_free(folder)
        before = package(folder)
        frames = {kind.table: _read(folder, kind, only) if not only or kind.table in only else frame(kind, ()) for kind in TABLES}
        made = {name: str(before["analysis"].get(name, "")) for name in ("version", "model", "schema")}
        tables = Tables(**frames, sources=_sources(folder), audit=audited(audit(folder)), made=made)
        if not (folder / NEXT / MARKER).exists() and package(folder) == before:
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


def _read(folder: Path, kind: type[Row], only: Mapping[str, Sequence[str]] | None) -> pd.DataFrame:
    path = folder / f"{kind.table}.parquet"
    path = path if path.exists() else folder / kind.table  # one file, or a folder of parts
    try:
        found = pq.read_table(path, columns=list(only[kind.table]) if only else None, use_threads=False)
    except FileNotFoundError:
        raise SchemaError(f"{path}: the table is missing; make the tables anew: analysis build") from None
    except pa.ArrowInvalid as error:
        raise SchemaError(f"{path}: cannot be read ({error}); make the tables anew: analysis build") from None
    names = list(only[kind.table]) if only else [spec.name for spec in kind.columns()]
    if found.column_names != names:
        odd = sorted(set(found.column_names) ^ set(names))
        raise SchemaError(f"{path}: columns differ from the schema ({', '.join(odd) or 'order'}); make the tables anew: analysis build")
    read: pd.DataFrame = found.to_pandas(date_as_object=False)
    wanted = {spec.name: dtype(spec) for spec in kind.columns() if spec.name in names}
    return read.astype({name: kind for name, kind in wanted.items() if read.dtypes[name] != kind})


def _sources(folder: Path) -> pd.DataFrame:
    path = folder / SOURCES
    return _read_csv(path) if path.exists() else pd.DataFrame({"source": []}, dtype="str")


def _read_csv(path: Path) -> pd.DataFrame:
    """A file that `cells.to_csv` wrote."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    found: pd.DataFrame = frame.assign(
        **{str(name): column.map(unsafe, na_action="ignore").astype("str") for name, column in frame.items()}
    )
    return found


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
    return _read_csv(processed / NEAR_MISSES)
