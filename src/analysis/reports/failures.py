"""Why a report failed, in one line a reader can act on."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.reports.context import Failure, Kind

CRASHES = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS", "SIGTRAP")
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")  # what colours the words of a terminal


def of_error(error: BaseException, *, cell: int | None = None, kind: Kind = "lost") -> Failure:
    """The failure that an exception in our own steps means: running out of memory or disk, or else `kind`."""
    lines = "".join(traceback.format_exception(error))
    if isinstance(error, MemoryError):
        return Failure(kind="memory", reason="out of memory", cell=cell, traceback=lines)
    if isinstance(error, OSError) and error.errno in FULL:
        return Failure(kind="disk", reason=f"no room to write {error.filename or 'the page'}: {error.strerror}", cell=cell, traceback=lines)
    if isinstance(error, OSError) and error.filename and kind == "export":
        return Failure(kind="disk", reason=f"cannot write {error.filename}: {error.strerror}", cell=cell, traceback=lines)
    return Failure(kind=kind, reason=_one_line(f"{type(error).__name__}: {error}"), cell=cell, traceback=lines)


def of_cell(error: BaseException, *, cell: int, output: Mapping[str, Any] | None) -> Failure:
    """The failure of a cell that raised; its error output gives the traceback."""
    lines = plain("\n".join(output["traceback"])) if output else "".join(traceback.format_exception(error))
    if isinstance(error, SystemExit):
        code = "" if error.code is None else str(error.code)
        return Failure(kind="exit", reason=f"the notebook called exit({code}) before its end", cell=cell, traceback=lines)
    if isinstance(error, MemoryError):
        return Failure(kind="memory", reason="out of memory", cell=cell, traceback=lines)
    if isinstance(error, OSError) and error.errno in FULL:
        return Failure(kind="disk", reason=f"no room to write {error.filename or 'a file'}: {error.strerror}", cell=cell, traceback=lines)
    return Failure(kind="cell", reason=_one_line(f"{type(error).__name__}: {error}"), cell=cell, traceback=lines)


def of_exit(code: int | None, *, cell: int | None, written: str = "") -> Failure:
    """The failure of a process that ended without a word.

    Args:
        code: its exit code; negative: the signal that ended it.
        cell: the cell it was running.
        written: what it wrote to standard error last; a crashing interpreter leaves its traceback there.
    """
    if code is None or code >= 0:
        reason = f"the process ended by itself, with exit code {code}, before the notebook did"
        return Failure(kind="exit", reason=reason, cell=cell, traceback=written)
    written = _crash(written)
    name = signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
    if name in CRASHES:
        reason = {"SIGSEGV": "segmentation fault"}.get(name, "the interpreter crashed")
        return Failure(kind="crash", reason=f"{reason} ({name})", cell=cell, traceback=written)
    hint = ": perhaps the machine ran out of memory" if name == "SIGKILL" else ""
    return Failure(kind="killed", reason=f"the process was killed ({name}){hint}", cell=cell, traceback=written)


def of_deadline(seconds: float, *, cell: int | None, what: str = "a report") -> Failure:
    """The failure of what took too long."""
    return Failure(kind="deadline", reason=f"not done within the {seconds:g} s allowed for {what}", cell=cell)


def plain(text: str) -> str:
    """A terminal's text without its colours."""
    return ANSI.sub("", text)


def public(text: str, project: Path) -> str:
    """A text without the folders of this machine that lead to the project, to Python and to what is a user's own: pages are for others.

    What may be a part of a link or of a picture in letters stays as it is.

    >>> public("/srv/toll/data/x.csv, file:///srv/toll/x, /srv/tolls, /mnt/srv/toll", Path("/srv/toll"))
    '…/data/x.csv, file://…/x, /srv/tolls, /mnt/srv/toll'
    >>> public("../toll/x.csv, base64,iVBO+/toll/A", Path("/toll"))
    '../toll/x.csv, base64,iVBO+/toll/A'
    """
    own = {str(project), sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), os.path.expanduser("~")}  # noqa: PTH111  # there may be none
    for folder in sorted(own - {os.sep}, key=len, reverse=True):
        if folder in text:
            text = re.sub(rf"(?:(?<![\w.+/])|(?<=file://)){re.escape(folder)}(?![\w-])", "…", text)
    return text


def _crash(written: str) -> str:
    """The notebook's own part of what a dying interpreter wrote."""
    _, found, dump = written.rpartition("Fatal Python error")
    lines = (found + dump).splitlines() if found else written.splitlines()[-20:]
    kept = []
    for line in lines:
        if "interactiveshell.py" in line or line.startswith("Extension modules"):
            break  # below are our own frames
        kept.append(line)
    return "\n".join(kept)


def _one_line(text: str) -> str:
    line = " ".join(plain(text).split())
    return line if len(line) <= 300 else f"{line[:299]}…"
