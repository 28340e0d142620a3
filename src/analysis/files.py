"""Files: written whole or not at all, known by their content."""

from __future__ import annotations

import ctypes
import os
import sys
from hashlib import file_digest
from pathlib import Path


def write(path: Path, content: str | bytes) -> Path:
    """Write a file under a passing name and rename it into place: a reader sees the old one or the new one, whole."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        passing.write_bytes(data)
        passing.replace(path)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    return path


def replace_folder(made: Path, target: Path) -> None:
    """Put a folder in the place of another: a reader sees the old one or the new one, whole; the old one is where the new one was.

    Both must be on one disk. Where the system cannot exchange two names in one step, there is a moment without the target: whoever is
    killed in it finds the old folder beside the new one, with `.old` after its name.
    """
    if not target.exists():
        made.rename(target)
    elif not _exchanged(made, target):
        old = made.with_name(f"{made.name}.old")
        target.rename(old)
        made.rename(target)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names were exchanged in one step: not every system, nor every disk, can."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, 2) == 0)  # RENAME_SWAP
        return bool(system.renameat2(-100, names[0], -100, names[1], 2) == 0)  # AT_FDCWD, RENAME_EXCHANGE
    except (AttributeError, TypeError):
        return False


def sweep(folder: Path) -> None:
    """Remove what a killed writer left behind."""
    for passing in folder.glob(".*.tmp"):
        passing.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
