"""A run in words, to be mailed or posted: what failed, what is new, which printed numbers changed, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.reports.context import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new since the last run."""


def news(folder: Path, processed: Path, *, run: Run) -> News | None:
    """Stub."""
    return None


def write(made: Any, folder: Path) -> None:
    """Stub."""
