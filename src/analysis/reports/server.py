"""The process that forks the reports: warm, without threads, without data.

It is started anew for every batch, because a process that has read a table or drawn a progress bar has threads, and
forking one that has is asking for deadlocks.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from analysis.reports import warm
from analysis.reports.job import Job, Outcome

if TYPE_CHECKING:
    from analysis.reports.execute import Execution

TICK = 0.2  # seconds between looks at deadlines, and at children that died without closing their pipe
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}


class Server:
    """A running server; give it jobs, take outcomes."""

    def __init__(self) -> None:
        """Start the process; it warms up while the caller goes on."""
        self.connection, theirs = Pipe()
        code = "import json, sys; sys.path[:] = json.loads(sys.argv[2]); from analysis.reports import server; server.main(int(sys.argv[1]))"
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(theirs.fileno()), json.dumps(sys.path)],
            pass_fds=[theirs.fileno()],
            env={**os.environ, **{name: os.environ.get(name, value) for name, value in QUIET.items()}, "MPLBACKEND": "agg"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the caller, who then stops the server
        )
        theirs.close()
        self._asked = False

    def submit(self, job: Job) -> None:
        """Have a report made; it starts at once."""
        self._asked = True
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(job)

    def outcomes(self, *, timeout: float | None) -> list[Outcome] | None:
        """What was done meanwhile; None once the server is gone."""
        found: list[Outcome] = []
        try:
            if wait([self.connection], timeout=timeout):
                found.append(self.connection.recv())
            elif self._process.poll() is not None:
                return None
            while self.connection.poll():
                found.append(self.connection.recv())
        except (EOFError, OSError):
            return found or None
        return found

    def stop(self) -> None:
        """End the process and all reports under way."""
        self.connection.close()
        if not self._asked:
            self._process.kill()  # it would warm up first
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main(descriptor: int) -> None:
    """Serve until the other end of the pipe is closed, and end the process."""
    connection: Connection = Connection(descriptor)
    warm.preload()
    from analysis.reports.execute import Execution  # heavy: after `preload` has seen to what makes it so

    running: list[Execution] = []
    try:
        while True:
            jobs = _arrived(connection, running)
            for notebook in {job.notebook for job in jobs}:
                warm.know(notebook)
            running += [Execution(job) for job in jobs]
            for execution in list(running):
                if (outcome := execution.advance()) is not None:
                    running.remove(execution)
                    connection.send(outcome)
    except (EOFError, OSError):  # the caller has stopped, or died
        pass
    finally:
        for execution in running:
            execution.stop()
    os._exit(0)  # the caller waits: taking all that is loaded apart would keep it for nothing


def _arrived(connection: Connection, running: Iterable[Execution]) -> list[Job]:
    jobs = []
    if connection in wait([connection, *(execution.connection for execution in running)], timeout=TICK):
        jobs.append(connection.recv())
        while connection.poll():
            jobs.append(connection.recv())
    return jobs
