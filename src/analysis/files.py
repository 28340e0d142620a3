"""Files: written whole or not at all, known by their content."""

from __future__ import annotations

import os
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


def sweep(folder: Path) -> None:
    """Remove what a killed writer left behind."""
    for passing in folder.glob(".*.tmp"):
        passing.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
