"""How far to trust the rows on one's own corpus: a blind sample coded by hand, and the rows scored against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis import files, store
from analysis.audit.sample import draw
from analysis.audit.scoring import frame, score

__all__ = ["NAME", "draw", "frame", "last", "save", "score"]
NAME = store.AUDIT  # in the folder of tables


def save(result: dict[str, Any], processed: Path) -> Path:
    """Put a result of `score` beside the tables, whole or not at all."""
    return files.write(processed / NAME, json.dumps(result, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def last(processed: str | Path) -> dict[str, Any] | None:
    """The last audit of these tables; None where there is none.

    Returns:
        What `score` returned, and `current`: whether the tables are still those that were scored.
    """
    return store.audit(Path(processed))
