"""A JupyterLab server for a folder, and a notebook run in it: waiting for what the server and the page say, never for a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TOKEN = "explore"
PATIENCE = 90.0  # seconds; a kernel starts slowly on a busy machine
SETTINGS = ROOT / "src" / "analysis" / "explore" / "lab"


def until(what: str, found: Callable[[], Any], *, patience: float = PATIENCE, pause: float = 0.2) -> Any:
    """The first true thing that `found` gives."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(OSError, ValueError):
            if value := found():
                return value
        time.sleep(pause)
    raise TimeoutError(what)


class Lab:
    """A running server."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], log: Path) -> None:
        self.folder, self._process, self._log = folder, process, log
        self.url = until("the server says where it is", self._where)
        until("the server answers", lambda: self.ask("api/status"))

    def _where(self) -> str:
        assert self._process.poll() is None, self._log.read_text(encoding="utf-8")
        return next((json.loads(path.read_text(encoding="utf-8"))["url"] for path in self.folder.glob("home/runtime/jpserver-*.json")), "")

    def ask(self, path: str, *, method: str = "GET") -> Any:
        """An answer of the server's own interface."""
        request = urllib.request.Request(f"{self.url}{path}", headers={"Authorization": f"token {TOKEN}"}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    def idle(self, notebook: str) -> bool:
        """Whether the notebook has a kernel that the page listens to and that waits for work."""
        kernels = [session["kernel"] for session in self.ask("api/sessions") if session["path"] == notebook]
        return bool(kernels) and all(kernel["execution_state"] == "idle" and kernel["connections"] for kernel in kernels)


@contextmanager
def served(folder: Path) -> Iterator[Lab]:
    """JupyterLab on a folder, on a free port, with nothing of the user's; stopped at the end, its kernels too."""
    home = folder / "home"
    own = {f"JUPYTER_{name.upper()}_DIR": str(home / name) for name in ("config", "data", "runtime")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
    own |= {
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(ROOT / "src"),
        "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(home / "mpl")),
    }
    options = ["--ServerApp.port=0", "--ip=127.0.0.1", "--no-browser", "--allow-root", f"--IdentityProvider.token={TOKEN}"]
    options += [f"--ServerApp.root_dir={folder}", f"--LabApp.app_settings_dir={SETTINGS}", "--LabApp.extension_manager=readonly"]
    home.mkdir()
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], stdout=out, stderr=out, env={**os.environ, **own})
        try:
            lab = Lab(folder, process, log)
            yield lab
            with suppress(OSError):
                lab.ask("api/shutdown", method="POST")
        finally:
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            if process.poll() is None:
                process.terminate()
                process.wait(20)


def run_all(page: Any, lab: Lab, notebook: str) -> None:
    """Run every cell, once the kernel waits for work; again where the page took no notice."""
    prompts = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt")

    def ran() -> bool:
        said = [text.strip("[]: ") for text in prompts.all_inner_texts()]
        return bool(said) and all(text.isdigit() for text in said)

    def stopped() -> bool:
        return ran() or (lab.idle(notebook) and not any("*" in text for text in prompts.all_inner_texts()))

    for _ in range(4):
        until("the kernel is idle", lambda: lab.idle(notebook))
        page.locator('.jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator('li[data-command="runmenu:run-all"]').click()
        with suppress(TimeoutError):
            until("a cell is taken up", lambda: any(text.strip("[]: ") for text in prompts.all_inner_texts()), patience=10)
        until("no cell waits", stopped)
        if ran():
            return
    raise AssertionError(f"cells without a number: {prompts.all_inner_texts()}")
