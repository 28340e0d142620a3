"""Work spread over processes: results in the order of the tasks, and no process outlives the build."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from analysis.cores import cores
from analysis.errors import ResourceError

T = TypeVar("T")
U = TypeVar("U")

CHUNK = 24  # files or articles a task at most: long enough to fill the parser's batches, short enough to show progress
SHARE = 8  # tasks a process at least, so that all end at about the same time


def processes(jobs: int | None) -> int:
    """How many processes to use: as asked for, else one a core that we may use."""
    return jobs or cores()


def chunks(items: Sequence[T], jobs: int | None) -> list[Sequence[T]]:
    """Runs of items, each a task."""
    size = max(1, min(CHUNK, len(items) // (SHARE * processes(jobs))))
    return [items[first : first + size] for first in range(0, len(items), size)]


def spread(function: Callable[[T], U], tasks: Sequence[T], jobs: int | None) -> Iterator[U]:
    """Results of a function, in the order of the tasks; one job, or one task, needs no other process.

    Args:
        function: a function of a module; on Linux, where processes are forked, it sees what the caller has loaded.
        tasks: its arguments.
        jobs: processes; None is one a core.

    Raises:
        ResourceError: a process was killed from outside, most likely for want of memory.
    """
    count = min(processes(jobs), len(tasks))
    if count < 2:
        yield from map(function, tasks)
        return
    kind = "fork" if sys.platform == "linux" else "spawn"  # macOS has fork, but its own libraries do not survive one
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(kind), initializer=_end_with_parent)
    try:
        yield from pool.map(function, tasks)
    except BrokenProcessPool:
        raise ResourceError(
            "a process of the build was killed, most likely for want of memory; run it again with fewer --jobs, it goes on from there"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def frozen() -> Iterator[None]:
    """What is loaded by now is not looked through for garbage: that would take time, and copy what processes share."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _end_with_parent() -> None:
    """A build that is killed leaves no process behind."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
