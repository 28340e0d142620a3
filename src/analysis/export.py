"""The tables for other programs: CSV files, one workbook, or one DuckDB database."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from analysis.cells import safe
from analysis.errors import UsageError
from analysis.model import TABLES
from analysis.package import data_package
from analysis.tables import Tables

CELL = 32_767  # characters a workbook's cell holds
ROWS = 1_048_575  # rows a sheet holds below its header


def write(tables: Tables, target: Path, format: str) -> Path:
    """Write all tables; the target is replaced whole, or stays as it was.

    Args:
        tables: the tables.
        target: a folder for `csv`; a file or a folder for `xlsx` and `duckdb`.
        format: csv, xlsx or duckdb.

    Returns:
        The folder or file written.
    """
    writer = WRITERS[format]
    named = target.suffix.lower() == f".{format}" and not target.is_dir()  # a file of this format
    path = target if named or format == "csv" else target / f"analysis.{format}"
    other = target.is_file() or (target.suffix[1:].isalpha() and not target.is_dir())
    if format == "csv" and other:
        raise UsageError(f"{target}: is a file, or named as one; CSV files need a folder, and other files end in .xlsx or .duckdb")
    if other and not named:
        raise UsageError(f"{target}: is another file, or named as one; give one that ends in .{format}, or a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".export-") as folder:
        made = Path(folder) / path.name
        writer(tables, made)
        if path.is_dir():
            for file in made.iterdir():
                os.replace(file, path / file.name)  # noqa: PTH105
        elif made.is_dir():
            shutil.move(made, path)
        else:
            made.replace(path)
    return path


def plain_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as ISO days, text that no spreadsheet runs."""
    plain = frame.copy()
    for name, column in frame.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            plain[name] = column.astype("str")
        elif column.dtype.kind == "M":
            plain[name] = column.dt.strftime("%Y-%m-%d")
        elif column.dtype == "str":
            plain[name] = column.map(safe, na_action="ignore")
    return plain


def _csv(tables: Tables, folder: Path) -> None:
    folder.mkdir()
    for name, frame in tables.items():
        plain_cells(frame).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    package = data_package({name: len(frame) for name, frame in tables.items()}, fingerprint="")
    for resource in package["resources"]:
        resource |= {"path": f"{resource['name']}.csv", "format": "csv", "mediatype": "text/csv"}
    (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False), encoding="utf-8")


def _xlsx(tables: Tables, path: Path) -> None:
    with pd.ExcelWriter(path, engine="openpyxl") as book:
        for name, frame in tables.items():
            if len(frame) > ROWS:
                raise UsageError(f"{name} has {len(frame)} rows, a sheet holds {ROWS}; export CSV or DuckDB instead")
            plain = plain_cells(frame)
            for column in plain.columns[plain.dtypes == "str"]:
                plain[column] = plain[column].str.slice(0, CELL).str.replace(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", regex=True)
            plain.to_excel(book, sheet_name=name, index=False)


def _duckdb(tables: Tables, path: Path) -> None:
    with duckdb.connect(str(path)) as database:
        for kind in TABLES:
            frame = getattr(tables, kind.table)  # noqa: F841  # read by name in the statement below
            database.execute(f'create table "{kind.table}" as select * from frame')
            for spec in kind.columns():
                meaning = spec.meaning.replace("'", "''")
                database.execute(f'comment on column "{kind.table}"."{spec.name}" is \'{meaning}\'')


WRITERS: dict[str, Callable[[Tables, Path], None]] = {"csv": _csv, "xlsx": _xlsx, "duckdb": _duckdb}
