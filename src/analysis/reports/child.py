"""A piece of work in a fork of this process: what it says, how it ended."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from analysis.reports import failures
from analysis.reports.context import Failure

Send = Callable[..., None]  # tells the parent something, as a tuple
TAIL = 64_000  # characters of standard error kept of a process that crashed
STREAMS = ((1, "stdout"), (2, "stderr"))


class Written:
    """What a process writes to its standard streams past Python: subprocesses, libraries in C, a dying interpreter."""

    def __init__(self) -> None:
        self._files = {name: tempfile.TemporaryFile() for _, name in STREAMS}  # noqa: SIM115  # closed with the object
        self._seen = dict.fromkeys(self._files, 0)

    def redirect(self) -> None:
        """Send this process's standard streams here."""
        for descriptor, name in STREAMS:
            os.dup2(self._files[name].fileno(), descriptor)
        faulthandler.enable(file=2, all_threads=False)

    def news(self) -> list[tuple[str, str]]:
        """What was written since the last call, as (stream, text)."""
        found = []
        for name, file in self._files.items():
            data = os.pread(file.fileno(), os.fstat(file.fileno()).st_size, self._seen[name])
            self._seen[name] += len(data)
            if data:
                found.append((name, data.decode("utf-8", "replace")))
        return found

    def tail(self) -> str:
        """The end of what standard error got."""
        file = self._files["stderr"]
        size = os.fstat(file.fileno()).st_size
        return os.pread(file.fileno(), TAIL, max(0, size - TAIL)).decode("utf-8", "replace").strip()

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files.values():
            file.close()


class Child:
    """A forked process that runs `work(*args, send=…, written=…)` and sends what it says and returns over a pipe."""

    def __init__(self, work: Callable[..., Any], *args: Any) -> None:
        """Fork, and start the work."""
        fork = multiprocessing.get_context("fork")
        self.connection, writer = fork.Pipe(duplex=False)
        self.written = Written()
        self.started = time.monotonic()
        self.answer: tuple[str, Any] | None = None
        self.gone = False
        self.last_words = ""  # what a process that did not answer wrote to standard error last
        self.process = fork.Process(target=_main, args=(work, args, writer, self.written, os.getpid()))
        self.process.start()
        writer.close()

    def messages(self) -> list[tuple[Any, ...]]:
        """What the work has said since the last call; sets `answer` once it is done."""
        found = []
        gone = self.process.exitcode is not None  # asked first: its last words are read below
        try:
            while self.answer is None and self.connection.poll():
                message = self.connection.recv()
                if message[0] in ("returned", "raised"):
                    self.answer = message
                else:
                    found.append(message)
        except (EOFError, OSError):
            gone = True
        self.gone = gone
        return found

    @property
    def ended(self) -> bool:
        """Whether the work is done or its process gone, as of the last call of `messages`."""
        return self.answer is not None or self.gone

    @property
    def said(self) -> tuple[str, Any]:
        """How the work ended: ("returned", value), ("raised", failure), or ("", None) if it never said."""
        return self.answer or ("", None)

    def kill(self) -> None:
        """End the process and all it has started: also what outlived it."""
        if self.process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()

    def close(self) -> int | None:
        """Wait for the process, free its resources, and return its exit code."""
        self.process.join(2 if self.ended else 0)
        self.kill()
        self.process.join()
        code = self.process.exitcode
        self.last_words = self.written.tail()
        self.connection.close()
        self.process.close()
        self.written.close()
        return code


def _main(work: Callable[..., Any], args: tuple[Any, ...], writer: Connection, written: Written, parent: int) -> None:
    _die_with(parent)
    os.setsid()  # so that it can be killed with all its children, and Ctrl-C is left to the parent
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    _fresh_random_state()
    written.redirect()

    def send(*message: Any) -> None:
        writer.send(message)

    try:
        answer: tuple[str, Any] = ("returned", work(*args, send=send, written=written))
    except BaseException as error:
        answer = ("raised", error.args[0] if isinstance(error, Failed) else failures.of_error(error))
    with contextlib.suppress(OSError):  # the parent is gone
        writer.send(answer)
    os._exit(0)  # no exit handler of the parent, no thread of a notebook holds it up


class Failed(Exception):
    """Ends the work of a child; carries its `Failure`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)


def _die_with(parent: int) -> None:
    """End when the parent does, however it ends: nobody would hear of this work any more."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)


def _fresh_random_state() -> None:
    """Two forks do not draw the same numbers."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
