"""Which files a report reads: only when one of them changes need it be made again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

READ_EVENT = "analysis.read"  # `sys.audit(READ_EVENT, path)` tells of a read that Python's own `open` does not see
TOLD = (READ_EVENT, "sqlite3.connect")
SYSTEM = ("bin", "dev", "etc", "lib", "lib64", "proc", "run", "sbin", "sys", "usr", "Library", "System")
PACKAGE = Path(__file__).parents[1]  # its code counts as a whole
ARROW = (
    ("pyarrow.parquet", "ParquetFile", "__init__"),
    ("pyarrow.parquet", "ParquetDataset", "__init__"),
    ("pyarrow", "dataset", "dataset"),
)


class Reads:
    """The files that this process opens for reading, from now on: those below some folders, and others that are not the system's."""

    def __init__(self, *folders: Path) -> None:
        """Start to listen; it cannot be stopped, so do it in a process of its own."""
        self._folders = tuple(f"{folder.resolve()}{os.sep}" for folder in folders)
        self._found: set[str] = set()
        sys.addaudithook(self._hear)
        for module, owner, name in ARROW:
            if holder := getattr(sys.modules.get(module), owner, None):
                setattr(holder, name, _telling(getattr(holder, name)))

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            reading = "r" in mode if isinstance(mode, str) else not (flags or 0) & (os.O_WRONLY | os.O_RDWR)
            if reading and isinstance(path, str | os.PathLike):
                self._found.add(os.fsdecode(path) if os.path.isabs(path) else os.path.abspath(path))  # noqa: PTH100, PTH117  # as it was said
        elif event in TOLD:
            self._found.add(os.path.abspath(os.fsdecode(args[0])))  # noqa: PTH100

    def files(self) -> tuple[str, ...]:
        """The files, in order; a compiled module counts as its source."""
        library = (sys.prefix + os.sep, sys.base_prefix + os.sep, str(PACKAGE) + os.sep)
        system = (*(f"/{name}/" for name in SYSTEM), os.path.expanduser("~/."))  # noqa: PTH111  # settings and caches of programs
        found = {os.path.realpath(_source(path)) for path in self._found if not path.startswith(library)}
        mine = [path for path in found if path.startswith(self._folders) or not path.startswith(system)]
        return tuple(sorted(path for path in mine if Path(path).is_file()))


def _telling(read: Callable[..., Any]) -> Callable[..., Any]:
    """A function that reads past Python, telling first of the files and folders among its arguments."""

    @wraps(read)
    def telling(*args: Any, **named: Any) -> Any:
        for given in (*args, *named.values()):
            for path in given if isinstance(given, list | tuple) else [given]:
                if isinstance(path, str | os.PathLike):
                    for file in Path(path).rglob("*") if Path(path).is_dir() else [path]:
                        sys.audit(READ_EVENT, file)
        return read(*args, **named)

    return telling


def _source(path: str) -> str:
    if not path.endswith(".pyc"):
        return path
    try:
        return source_from_cache(path)
    except ValueError:
        return path
