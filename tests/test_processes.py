"""Work spread over processes comes back in order, however processes are started."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from analysis.errors import ResourceError
from analysis.stages import processes as module
from analysis.stages.processes import chunks, processes, spread

TASKS = [9.0, 16.0, 25.0]


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(monkeypatch, forks, jobs):
    monkeypatch.setattr(module, "FORKS", forks)
    with spread(math.sqrt, TASKS, jobs) as results:
        assert list(results) == [3.0, 4.0, 5.0]


def test_tasks_are_taken_as_they_are_needed(monkeypatch):
    monkeypatch.setattr(module, "AHEAD", 2)
    taken = []
    with spread(math.sqrt, (taken.append(number) or float(number) for number in range(100)), 2) as results:
        assert len(taken) == 4
        assert next(results) == 0.0
        assert len(taken) == 4
        assert next(results) == 1.0
        assert len(taken) == 5
        assert list(results)[-1] == math.sqrt(99)


@pytest.mark.parametrize(("forks", "apart", "own"), [(True, True, False), (True, False, True), (False, True, True)])
def test_one_process_is_apart_where_its_memory_is_to_be_given_back(monkeypatch, forks, apart, own):
    monkeypatch.setattr(module, "FORKS", forks)
    with spread(process, [0], 1, apart=apart) as found:
        assert (list(found) == [os.getpid()]) is own


def process(_):
    return os.getpid()


def test_a_daemon_does_the_work_itself():
    with multiprocessing.get_context("fork").Pool(1) as daemons:
        own, found = daemons.apply(where)
    assert found == [own, own]


def where():
    with spread(process, [0, 0], 2, apart=True) as found:
        return os.getpid(), list(found)


def test_a_process_that_is_killed_is_said_so():
    with (
        pytest.raises(ResourceError, match="killed, most likely for want of memory"),
        spread(signal.raise_signal, [9], 1, apart=True) as killed,
    ):
        list(killed)


@pytest.mark.parametrize("call", ["submit", "shutdown"])
def test_ctrl_c_waits_until_all_processes_have_begun_or_ended(monkeypatch, call):
    original, done = getattr(ProcessPoolExecutor, call), []

    def interrupted(pool, *args, **how):
        signal.raise_signal(signal.SIGINT)
        found = original(pool, *args, **how)
        done.append(call)
        return found

    monkeypatch.setattr(ProcessPoolExecutor, call, interrupted)
    with pytest.raises(KeyboardInterrupt), spread(math.sqrt, TASKS, 2) as results:
        list(results)
    assert done == [call]
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("items", "jobs", "lengths"),
    [
        (0, 2, []),
        (5, 2, [1] * 5),
        (30, 2, [7, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1]),
        (1000, 1, [24] * 39 + [24, 20, 10, 5, 2, 1, 1, 1]),
    ],
)
def test_chunks_grow_short_so_that_all_processes_end_together(items, jobs, lengths):
    found = chunks(range(items), jobs)
    assert [len(part) for part in found] == lengths
    assert [item for part in found for item in part] == list(range(items))


def test_no_more_processes_than_cores_that_we_may_use(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: {3}, raising=False)
    assert (processes(None, TASKS), processes(2, TASKS), processes(9, TASKS)) == (1, 2, 3)
