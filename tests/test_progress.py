"""Progress: lines where there is no terminal, with an estimate of what is left."""

import doctest
import io

from rich.console import Console

from analysis import progress


def test_worked_examples():
    assert doctest.testmod(progress).failed == 0


def test_plain_lines_now_and_then_with_what_is_left(monkeypatch):
    clock = iter([0.0, 4.0, 12.0, 30.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    said = io.StringIO()
    with progress.Bar(Console(file=said)) as bar:
        for done in (10, 20, 40, 100):  # ten were done before
            bar.stage("reports", done, 100)
    assert said.getvalue().splitlines() == ["reports: 40 of 100, about 24 s left", "reports: 100 of 100"]


def test_quiet_says_nothing():
    said = io.StringIO()
    with progress.Bar(Console(file=said), quiet=True) as bar:
        bar.stage("reports", 3, 3)
    assert said.getvalue() == ""
