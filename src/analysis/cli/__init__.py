"""The command line: commands, messages and exit codes; no logic."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from analysis.cli import make, look, project  # isort: skip  # as the help lists their commands: the main job first
from analysis.cli.console import app, err
from analysis.errors import AnalysisError

__all__ = ["app", "look", "main", "make", "project"]

INTERRUPTED = 130  # exit code after Ctrl-C
LOCKED = {errno.EACCES, errno.EPERM, errno.EROFS}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors a user can mend are one line without a traceback."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app(args=arguments, prog_name="analysis")
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            err.print("interrupted; tables and pages are whole, and the next run goes on from here", markup=False)
        raise
    except AnalysisError as error:
        err.print(f"error: {error}", markup=False, style="red")
        sys.exit(error.exit_code)
    except OSError as error:
        place = error.filename or "file system"
        remedy = "check its permissions" if error.errno in LOCKED else "free space"
        err.print(f"error: {place}: {error.strerror or error}; {remedy} or name another folder, then run again", markup=False)
        sys.exit(1)
