"""Profiles, fixtures that all tests share, and what becomes of tests that need a browser where there is none."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import chromium

settings.register_profile("default", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # so in the background of a script, and in all that is started there
    signal.signal(signal.SIGINT, signal.default_int_handler)

LEFT_OUT = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def nlp():
    """The language model, loaded once."""
    from analysis.language import load_model

    return load_model()


@pytest.fixture(scope="session")
def kernels(tmp_path_factory):
    """Held while a kernel runs: of two that look for a free port at once, in two processes of the tests, both may take the same one."""
    from filelock import FileLock

    return FileLock(tmp_path_factory.getbasetemp().parent / "kernels.lock")


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    if chromium.missing():
        pytest.fail(chromium.missing())
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out the tests in Chromium where it is missing; with CI set they stay, and fail."""
    wanted = [item for item in items if item.get_closest_marker("browser")]
    if not wanted or os.environ.get("CI") or not chromium.missing():
        return
    config.hook.pytest_deselected(items=wanted)
    items[:] = [item for item in items if item not in wanted]
    config.stash[LEFT_OUT] = f"{len(wanted)} tests in a browser left out: {chromium.missing()}"


def pytest_sessionfinish(session):
    """A worker of pytest-xdist tells its head."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, "")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """The head hears it."""
    if said := getattr(node, "workeroutput", {}).get("left_out"):
        node.config.stash[LEFT_OUT] = said


def pytest_unconfigure(config):
    """Say it on the last line."""
    if not hasattr(config, "workeroutput") and (said := config.stash.get(LEFT_OUT, "")):
        print(said)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The folder of tables of the sample corpus, built once a process."""
    import analysis

    root = Path(__file__).parents[1]
    processed = tmp_path_factory.mktemp("sample") / "processed"
    analysis.build(root / "data" / "raw", processed, curation=root / "data" / "curation", jobs=1)
    return processed


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    """Runs a command in an empty folder; gives its exit code, output and errors."""
    from analysis import cli

    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return int(ended.value.code or 0), said.out, said.err

    return run
