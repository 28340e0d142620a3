"""Every way a report can fail: the reason, the cell, the traceback, and what is left on disk."""

from __future__ import annotations

import doctest
import errno
import signal
import sys
from pathlib import Path

import pytest

from analysis.reports import failures
from tests.reports.tiny import Make

# cell that fails -> kind, words of the reason, words of the traceback
CASES: dict[str, tuple[str, str, str, str]] = {
    "cell": ("def f():\n    raise ValueError('no such outlet')\nf()", "cell", "ValueError: no such outlet", "in f()"),
    "syntax": ("def f(:", "cell", "SyntaxError", "def f(:"),
    "exit": ("import sys; sys.exit(0)", "exit", "called exit(0) before its end", "SystemExit"),
    "quit": ("quit()", "exit", "called exit() before its end", "SystemExit"),
    "gone": ("import os; os._exit(3)", "exit", "ended by itself, with exit code 3", ""),
    "killed": ("import os; os.kill(os.getpid(), 9)", "killed", "SIGKILL", ""),
    "terminated": ("import os; os.kill(os.getpid(), 15)", "killed", "SIGTERM", ""),
    "segfault": ("import ctypes\ndef deep():\n    ctypes.string_at(0)\ndeep()", "crash", "segmentation fault (SIGSEGV)", "line 3 in deep"),
    "abort": ("import os; os.abort()", "crash", "the interpreter crashed (SIGABRT)", "Aborted"),
    "slow": ("import time; time.sleep(60)", "deadline", "not done within the 2 s", ""),
    "deaf": ("import signal, time\nsignal.signal(15, signal.SIG_IGN)\nwhile True: pass", "deadline", "not done within the 2 s", ""),
    "interrupt": ("raise KeyboardInterrupt", "cell", "KeyboardInterrupt", ""),
    "input": ("input('name?')", "cell", "cannot ask for input", ""),
    "memory": (
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))\nbytearray(2**33)",
        "memory",
        "out of memory",
        "bytearray",
    ),
    "disk": (
        "import resource, tempfile\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\nopen('big.csv', 'wb', 0).write(b'x' * 10**6)\n1/0",  # noqa: E501
        "cell",
        "ZeroDivisionError",
        "",
    ),
    "page does not fit": ("import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))", "disk", "no room to write", "EFBIG"),
}


@pytest.fixture(scope="module")
def cells() -> dict[str, tuple[str, ...]]:
    return {name: ("print('before'.upper())", source, "print('after'.upper())") for name, (source, *_) in CASES.items()}


def test_each_failure_says_what_happened_and_where(make: Make, cells: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    late = {name for name, (_, kind, *_) in CASES.items() if kind == "deadline"}
    outcomes = make({name: cells[name] for name in CASES if name not in late}, timeout=60)
    outcomes |= make({name: cells[name] for name in late}, timeout=2)
    for name, (_, kind, reason, traceback) in CASES.items():
        failure = outcomes[name].failure
        assert failure is not None, name
        assert failure.kind == kind, name
        assert reason in failure.reason, name
        assert "\n" not in failure.reason, name
        assert traceback in failure.traceback or traceback == "EFBIG", name
        assert failure.cell == (None if kind == "disk" else 1), name
        page = (tmp_path / "reports" / f"{name}.html").read_text()
        assert "BEFORE" in page, name
        assert ("AFTER" in page) is (kind == "disk"), name
    assert not list((tmp_path / "reports").rglob("*.tmp"))


def test_a_failure_names_no_folder_of_the_machine(make: Make, tmp_path: Path) -> None:
    source = f"import sys, os\nprint(sys.prefix, os.getcwd())\nopen({str(tmp_path / 'data' / 'no.csv')!r})"
    outcomes = make({"toll": source, "crash": "import ctypes, json\njson.loads('1', object_hook=ctypes.string_at(0))"})
    assert outcomes["toll"].failure is not None
    assert outcomes["toll"].failure.reason == "FileNotFoundError: [Errno 2] No such file or directory: '…/data/no.csv'"
    for name, outcome in outcomes.items():
        said = f"{outcome.failure} {(tmp_path / 'reports' / f'{name}.html').read_text()}"
        assert not [folder for folder in (str(tmp_path), sys.prefix, str(Path.home())) if f"{folder}/" in said or f"{folder} " in said]


def test_worked_examples() -> None:
    assert doctest.testmod(failures).failed == 0


def test_the_last_good_page_stays_until_a_new_one_is_whole(make: Make, tmp_path: Path) -> None:
    page, failed = tmp_path / "reports" / "toll.html", tmp_path / "reports" / "toll.failed.html"
    assert make({"toll": "print('first')"})["toll"].failure is None
    good = page.read_bytes()
    assert make({"toll": "1 / 0"})["toll"].failure is not None
    assert page.read_bytes() == good
    assert "ZeroDivisionError" in failed.read_text()
    assert make({"toll": "print('second')"})["toll"].failure is None
    assert b"second" in page.read_bytes()
    assert not failed.exists()


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a.html"), "disk", "no room to write a.html: No space left on device"),
        (OSError(errno.EACCES, "Permission denied", "a.html"), "disk", "cannot write a.html: Permission denied"),
        (MemoryError(), "memory", "out of memory"),
        (ValueError("\x1b[31mred\x1b[0m\nand more"), "export", "ValueError: red and more"),
        (ValueError("x" * 999), "export", f"ValueError: {'x' * 287}…"),
    ],
)
def test_reasons_of_errors_in_our_own_steps(error: BaseException, kind: str, reason: str) -> None:
    failure = failures.of_error(error, kind="export")
    assert (failure.kind, failure.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("code", "transient"),
    [(-signal.SIGKILL, True), (-signal.SIGTERM, True), (-signal.SIGSEGV, False), (0, False), (1, False)],
)
def test_only_what_the_machine_did_is_worth_another_try(code: int, transient: bool) -> None:
    assert failures.of_exit(code, cell=0).transient is transient
