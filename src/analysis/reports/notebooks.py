"""What a notebook says of itself, read without running it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.errors import UsageError


def read(path: Path) -> dict[str, Any]:
    """A notebook's JSON.

    Raises:
        UsageError: the file is no notebook.
    """
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not a notebook ({error}); open it in JupyterLab and save it again") from None
    return found


def heading(notebook: Mapping[str, Any], default: str) -> str:
    """The first heading of a notebook."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            for line in "".join(cell["source"]).splitlines():
                if line.startswith("# "):
                    return line.removeprefix("# ").strip()
    return default
