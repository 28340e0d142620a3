"""What was read and annotated before, by a key of everything it was made from: one SQLite file beside the tables."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from analysis.errors import ResourceError
from analysis.model import TABLES, Problem, Row

PACKAGE = Path(__file__).parent
NAME = ".cache.sqlite"


class Cache:
    """Bytes by key. A cache that cannot be read is thrown away: it only ever saves time."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=30)
        if not self._is_whole():
            self._connection.close()
            for broken in (path, path.with_name(path.name + "-journal")):
                broken.unlink(missing_ok=True)
            self._connection = sqlite3.connect(path, timeout=30)
        self._connection.execute("pragma synchronous = normal")
        self._connection.execute("create table if not exists entry (key text primary key, value blob) without rowid")
        self._connection.commit()
        self._used: set[str] = set()
        self._path = path

    def _is_whole(self) -> bool:
        """Whether every page of the file can be read; costs a quarter of a second for 10,000 articles."""
        try:
            return bool(self._connection.execute("pragma quick_check(1)").fetchone() == ("ok",))
        except sqlite3.OperationalError:
            raise  # the disk is full, the folder locked: the cache is none the worse
        except sqlite3.DatabaseError:
            return False

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key."""
        found = self._connection.execute("select value from entry where key = ?", (key,)).fetchone()
        self._used.add(key)
        return found[0] if found else None

    def need(self, key: str) -> bytes:
        """The bytes kept under a key that was there a moment ago.

        Raises:
            ResourceError: something else has emptied or changed the file meanwhile.
        """
        found = self.get(key)
        if found is None:
            raise ResourceError(
                f"{self._path}: rows that this build has just kept are gone; something else changes this file; run the build again"
            )
        return found

    def has(self, key: str) -> bool:
        """Whether bytes are kept under a key."""
        self._used.add(key)
        return self._connection.execute("select 1 from entry where key = ?", (key,)).fetchone() is not None

    def put(self, entries: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes, all of them or none."""
        listed = list(entries)
        with self._connection:
            self._connection.executemany("insert or replace into entry values (?, ?)", listed)
        self._used.update(key for key, _ in listed)

    def prune(self) -> None:
        """Forget what was neither read nor written since the cache was opened."""
        kept = {row[0] for row in self._connection.execute("select key from entry")}
        with self._connection:
            self._connection.executemany("delete from entry where key = ?", [(key,) for key in kept - self._used])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def key(*parts: object) -> str:
    """A key of anything that prints the same where it is the same."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code_hash(*names: str) -> str:
    """Hash of our own code and lexicons: files or folders of the package, by name."""
    digest = hashlib.sha256()
    for name in names:
        root = PACKAGE / name
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix in {".py", ".tsv", ".yml", ".json", ".csv", ".txt"}:
                digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def encode(rows: Iterable[Row]) -> bytes:
    """Rows of any classes as bytes; `decode` gives them back, grouped by class."""
    tables: dict[str, list[list[Any]]] = {}
    for row in rows:
        values = [getattr(row, spec.name) for spec in row.columns()]
        tables.setdefault(row.table, []).append([value.isoformat() if isinstance(value, date) else value for value in values])
    return zlib.compress(json.dumps(tables, ensure_ascii=True, separators=(",", ":")).encode(), 3)


def decode(data: bytes, only: Collection[type[Row]] | None = None) -> list[Row]:
    """Rows that `encode` wrote, class by class in the order of the schema, each class in its order; of some classes `only`."""
    tables = json.loads(zlib.decompress(data))
    kinds: tuple[type[Row], ...] = (*TABLES, Problem)
    return [row for kind in kinds if only is None or kind in only for row in _rows(kind, tables.get(kind.table, ()))]


def _rows(kind: type[Row], lists: Sequence[list[Any]]) -> Iterable[Row]:
    names = [spec.name for spec in kind.columns()]
    days = [index for index, spec in enumerate(kind.columns()) if spec.kind == "date"]
    same = {value: value for spec in kind.columns() for value in spec.enum}  # such words, ids and sentences stand in many rows
    for values in lists:
        for index in days:
            if values[index] is not None:
                values[index] = date.fromisoformat(values[index])
        shared = (same.setdefault(value, value) if type(value) is str else value for value in values)
        yield kind(**dict(zip(names, shared, strict=True)))
