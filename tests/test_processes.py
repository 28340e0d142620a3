"""Work spread over processes comes back in order, however processes are started."""

from __future__ import annotations

import math
import sys

import pytest

from analysis.stages.processes import chunks, processes, spread

TASKS = [9.0, 16.0, 25.0]


@pytest.mark.parametrize("platform", ["linux", "darwin"])  # forked, spawned
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(monkeypatch, platform, jobs):
    monkeypatch.setattr(sys, "platform", platform)
    assert list(spread(math.sqrt, TASKS, jobs)) == [3.0, 4.0, 5.0]


@pytest.mark.parametrize(("items", "jobs", "lengths"), [(0, 2, []), (5, 2, [1] * 5), (64, 2, [4] * 16), (1000, 1, [24] * 41 + [16])])
def test_chunks_are_short_enough_for_all_processes_to_end_together(items, jobs, lengths):
    found = chunks(range(items), jobs)
    assert [len(part) for part in found] == lengths
    assert [item for part in found for item in part] == list(range(items))


def test_no_more_processes_than_cores_that_we_may_use(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: {3}, raising=False)
    assert (processes(None), processes(2)) == (1, 2)
