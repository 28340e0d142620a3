"""The explore notebook in a real JupyterLab: opened, run, a widget used, a row corrected, the correction alive after a rebuild."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import analysis
from analysis import pipeline

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
TOKEN = "explore"
PATIENCE = 120_000  # milliseconds: a kernel starts slowly on a busy machine
STORIES = {
    "alder": "Some 40 people were killed in Port Lume on Monday, the mayor said.\n\nA <b>fence</b> fell on 12 cars.",
    "north": "At least 53 people were killed in Port Lume, the ministry said on Tuesday.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A corpus of two articles beside the notebook."""
    made = tmp_path_factory.mktemp("lab")
    (made / "data" / "raw").mkdir(parents=True)
    (made / "notebooks").mkdir()
    for name, text in STORIES.items():
        (made / "data" / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "notebooks" / "explore.ipynb", made / "notebooks")
    pipeline.build(made / "data" / "raw", made / "data" / "processed", jobs=1)
    return made


@pytest.fixture(scope="module")
def address(folder):
    """A JupyterLab server on the folder, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(folder / ".jupyter" / name.lower()) for name in ("CONFIG", "RUNTIME")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(folder / ".jupyter" / "w"), "JUPYTERLAB_SETTINGS_DIR": str(folder / ".jupyter" / "s")}
    options = [f"--port={port}", "--ip=127.0.0.1", "--no-browser", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"]
    quiet = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, *quiet],
            stdout=log,
            stderr=log,
            env={**os.environ, **own, "PYTHONPATH": str(ROOT / "src")},
        )
        try:
            _wait(f"http://127.0.0.1:{port}/api", server, folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(log.read_text(encoding="utf-8"))


@pytest.fixture
def page(browser, address):
    """The notebook opened in JupyterLab, all cells run."""
    context = browser.new_context(viewport={"width": 1400, "height": 2400})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    opened.goto(f"{address}/lab/tree/notebooks/explore.ipynb?token={TOKEN}")
    opened.locator(".jp-NotebookPanel .jp-Notebook").wait_for()
    opened.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()  # cells run before the kernel is there are lost
    opened.get_by_role("menuitem", name="Run", exact=True).click()
    opened.locator('li[data-command="runmenu:run-all"]').click()
    opened.get_by_role("button", name="Save the decision").wait_for()
    yield opened
    context.close()


def test_a_row_is_corrected_in_jupyterlab(page, folder):
    lines = page.locator(".widget-select:not(.widget-select-multiple) select option")
    series = page.locator(".widget-select-multiple select").nth(2)
    whole = lines.count()
    assert whole >= 3
    series.select_option(index=0)
    page.wait_for_function("n => document.querySelectorAll('.widget-select:not(.widget-select-multiple) option').length < n", arg=whole)
    picked = page.locator(".widget-select:not(.widget-select-multiple) select")
    picked.select_option(index=next(at for at, words in enumerate(lines.all_inner_texts()) if "40" in words))
    page.locator("blockquote mark", has_text="40").wait_for()
    page.get_by_label("value", exact=True).fill("44")
    page.get_by_label("who", exact=True).fill("A. Reader")
    page.screenshot(path=str(folder / "lab.png"))
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_text("Written to").wait_for()
    assert page.locator("svg.chart").count() == 1
    decisions = folder / "data" / "curation"
    assert "A. Reader" in (decisions / "corrections.csv").read_text(encoding="utf-8")
    tables = analysis.build(folder / "data" / "raw", folder / "again", curation=decisions, jobs=1)
    corrected = tables.figures[tables.figures["review"] == "corrected"]
    assert list(corrected[["low", "high"]].itertuples(index=False, name=None)) == [(44.0, 44.0)]
