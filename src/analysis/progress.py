"""Progress of long work: a bar on a terminal, a plain line now and then elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

EVERY = 10.0  # seconds between plain lines


class Bar:
    """Shows stages of work; `stage` is called with the stage's name, how many are done, and of how many."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._tasks: dict[str, TaskID] = {}
        self._said: dict[str, float] = {}
        self._began: dict[str, tuple[float, int]] = {}  # when a stage began, and with how many done
        columns = TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        self._bar = Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal, auto_refresh=False)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def stage(self, name: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done in a stage."""
        if self._quiet or total < 1:
            return
        if self._console.is_terminal:
            if name not in self._tasks:
                self._tasks[name] = self._bar.add_task(name, total=total)
            self._bar.update(self._tasks[name], completed=done, total=total, refresh=True)
            return
        now = time.monotonic()
        began, before = self._began.setdefault(name, (now, done))
        if done == total or now - self._said.setdefault(name, now) > EVERY:
            self._said[name] = now
            left = in_words((now - began) / (done - before) * (total - done)) if before < done < total else ""
            self._console.print(f"{name}: {done} of {total}{left}", markup=False)


def in_words(seconds: float) -> str:
    """How long it will still take.

    >>> in_words(40), in_words(200), in_words(9000)
    (', about 40 s left', ', about 3 min left', ', about 2.5 h left')
    """
    if seconds < 90:
        return f", about {seconds:.0f} s left"
    return f", about {seconds / 60:.0f} min left" if seconds < 5400 else f", about {seconds / 3600:.1f} h left"
