"""Work spread over processes: results in the order of the tasks, and no process outlives the build."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from analysis.cores import cores
from analysis.errors import ResourceError

T = TypeVar("T")
U = TypeVar("U")

CHUNK = 24  # files or articles a task at most: long enough to fill the parser's batches, short enough to show progress
SHARE = 2  # tasks a process of what is left, at least: they grow small towards the end, so that no process waits long for the last
FORKS = sys.platform == "linux"  # macOS has fork, but its own libraries do not survive one
AHEAD = 16  # tasks a process that are handed out: none waits for a slow one, and what they give does not pile up


def chunks(items: Sequence[T], jobs: int | None) -> list[Sequence[T]]:
    """Runs of items, each a task."""
    found: list[Sequence[T]] = []
    first = 0
    while first < len(items):
        size = max(1, min(CHUNK, (len(items) - first) // (SHARE * (jobs or cores()))))
        found.append(items[first : first + size])
        first += size
    return found


def processes(jobs: int | None, tasks: Sequence[object]) -> int:
    """How many processes to use: as asked for, else one a core that we may use; never more than there are tasks."""
    return min(jobs or cores(), len(tasks))


@contextmanager
def spread(function: Callable[[T], U], tasks: Iterable[T], count: int, *, apart: bool = False) -> Iterator[Iterator[U]]:
    """Results of a function, in the order of the tasks; these are taken as they are needed, the first of them at once.

    Args:
        function: a function of a module, or a `functools.partial` of one; it goes to a process once, at no cost where that is forked.
        tasks: its arguments.
        count: processes; fewer than two are none but our own.
        apart: one process is not our own either, where the system can fork: the memory that it takes is given back with it.

    Raises:
        ResourceError: a process was killed from outside, most likely for want of memory.
    """
    if count < (1 if apart and FORKS else 2) or multiprocessing.current_process().daemon:  # a daemon, as of Celery's, may have none
        yield map(function, tasks)
        return
    with _pool(count, function) as pool:
        handed_out = (pool.submit(_call, task) for task in tasks)
        yield _in_order(handed_out, deque(islice(handed_out, AHEAD * count)))


def _in_order(handed_out: Iterator[Future[U]], waiting: deque[Future[U]]) -> Iterator[U]:
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(islice(handed_out, 1))


@contextmanager
def frozen() -> Iterator[None]:
    """What is loaded by now is not looked through for garbage: that would take time, and copy what processes share."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


# ---------------------------------------------------------------------------------------------------- processes
@contextmanager
def _pool(count: int, function: Callable[..., object]) -> Iterator[ProcessPoolExecutor]:
    """Processes that know the function, until the end of the block."""
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(function,))
    try:
        with _undisturbed():
            pool.submit(int)  # any call starts them
        yield pool
    except BrokenProcessPool:
        raise ResourceError(
            "a process of the build was killed, most likely for want of memory; run it again with fewer --jobs, it goes on from there"
        ) from None
    finally:
        with _undisturbed():  # one that is left behind waits for ever, and we for it
            pool.shutdown(cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the block is done; the processes begun in it never get one."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(function: Callable[..., object]) -> None:
    """What a process does first: it takes its function, and sees to it that a build that is killed leaves no process behind.

    Ctrl-C goes to all of them: it is for the build to end them, and to say so.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _function
    _function = function
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


_function: Callable[..., Any]  # of a process, set once: with each task, it would be copied


def _call(task: object) -> Any:
    return _function(task)
