"""Which files a report reads: only when one of them changes need it be made again."""

from __future__ import annotations

import os
import sys
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

READ_EVENT = "analysis.read"  # `sys.audit(READ_EVENT, path)` tells of a read that Python's own `open` does not see


class Reads:
    """The files below some folders that this process opens for reading, from now on."""

    def __init__(self, *folders: Path) -> None:
        """Start to listen; it cannot be stopped, so do it in a process of its own."""
        self._folders = tuple(f"{folder.resolve()}{os.sep}" for folder in folders)
        self._found: set[str] = set()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            reading = "r" in mode if isinstance(mode, str) else not (flags or 0) & (os.O_WRONLY | os.O_RDWR)
            if reading and isinstance(path, str | os.PathLike):
                self._found.add(os.fsdecode(path) if os.path.isabs(path) else os.path.abspath(path))  # noqa: PTH100, PTH117  # as it was said
        elif event == READ_EVENT:
            self._found.add(os.path.abspath(args[0]))  # noqa: PTH100

    def files(self) -> tuple[str, ...]:
        """The files below the folders, in order; a compiled module counts as its source."""
        library = (sys.prefix + os.sep, sys.base_prefix + os.sep)
        found = {os.path.realpath(_source(path)) for path in self._found if not path.startswith(library)}
        return tuple(sorted(path for path in found if path.startswith(self._folders) and Path(path).is_file()))


def _source(path: str) -> str:
    if not path.endswith(".pyc"):
        return path
    try:
        return source_from_cache(path)
    except ValueError:
        return path
