"""How many processes may run at a time on this machine."""

from __future__ import annotations

import os


def cores() -> int:
    """The cores that this process may use: in a container or under `taskset` fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
