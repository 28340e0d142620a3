"""Chromium and axe-core for the tests of pages: found, or fetched once, or why not."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

AXE = "4.14.1"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "analysis-notebooks" / f"axe-core-{AXE}"
SCRIPT = CACHE / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "on Debian: apt-get install chromium npm, then python -m pytest -m browser"
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", *QUIET]


def executable() -> str | None:
    """Where Chromium is; CHROMIUM names one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def axe() -> Path | None:
    """The script of axe-core; fetched by npm the first time."""
    if not SCRIPT.exists() and (npm := shutil.which("npm")):
        CACHE.mkdir(parents=True, exist_ok=True)
        with FileLock(CACHE / ".lock"):
            if not SCRIPT.exists():
                options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(CACHE)]
                subprocess.run([npm, "install", *options, f"axe-core@{AXE}"], check=False, capture_output=True, timeout=120)
    return SCRIPT if SCRIPT.exists() else None


@cache
def missing() -> str:
    """What the tests in Chromium lack, and how to get it; "" if nothing."""
    lacks = [
        name for name, found in (("Chromium", executable()), ("playwright", find_spec("playwright")), ("axe-core", axe())) if not found
    ]
    return f"{' and '.join(lacks)} missing ({HOW})" if lacks else ""
