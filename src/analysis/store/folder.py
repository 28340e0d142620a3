"""The folder of tables: what lies in it, who may write, and how a commit is finished."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from analysis.errors import LockedError, NoTablesError, ResourceError, SchemaError
from analysis.model import SCHEMA_VERSION, TABLES

NEXT, MARKER, LOCK = ".next", "COMMIT", ".lock"
PACKAGE = "datapackage.json"
PROBLEMS = "problems.csv"
RESTATEMENTS = "restatements.csv"  # numbers that differ from the build before
NEAR_MISSES = "near_misses.csv"  # figures that nearly joined a series, and why they did not
AUDIT = "audit.json"  # the last score against a sample coded by hand
SOURCES = "sources.csv"  # the free columns of curation, as facets
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def writing(processed: Path) -> Iterator[None]:
    """Say in one line why tables cannot be written, and what to do: a full disk, a folder without permission.

    Raises:
        ResourceError: they cannot; the tables on disk are whole, those of the last build.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        number = getattr(error, "errno", None)
        cause = os.strerror(number) if number else str(error)
        full = number in FULL or "full" in cause.lower()
        remedy = "free space" if full else "check its permissions" if number else "check its space and permissions"
        raise ResourceError(
            f"{_blamed(error, processed)}: {cause}; {remedy}, or name another folder with --processed; the tables there are unchanged"
        ) from error


def _blamed(error: Exception, processed: Path) -> str:
    return str(getattr(error, "filename", None) or processed)


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


def finish(processed: Path) -> None:
    """Finish a commit that was interrupted; nothing to do where there is none."""
    folder = processed / NEXT
    if not (folder / MARKER).exists():
        return
    # the data package goes last: readers that find it find every table of the same build
    for path in sorted(folder.iterdir(), key=lambda path: (path.name == PACKAGE, path.name)):
        if path.name != MARKER:
            path.replace(processed / path.name)
    fsync(processed)
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


def counts(processed: Path) -> dict[str, int]:
    """Rows a table, as the data package says."""
    return {resource["name"]: resource["rows"] for resource in package(processed)["resources"]}


def package(folder: Path) -> dict[str, Any]:
    """The data package of a folder.

    Raises:
        SchemaError: there is none, or one of another schema version; the message says what to do.
    """
    path = folder / PACKAGE
    if not path.exists():
        raise NoTablesError(f"{folder}: no tables here; make them: analysis build --processed {folder}")
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        version = found["analysis"]["schema"]
    except (ValueError, KeyError, TypeError):
        raise SchemaError(f"{path}: not a data package of this program; make the tables anew: analysis build") from None
    if version != SCHEMA_VERSION:
        raise SchemaError(
            f"{folder}: tables of schema version {version}, this program reads {SCHEMA_VERSION}; make them anew: analysis build"
        )
    return found


def fsync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
