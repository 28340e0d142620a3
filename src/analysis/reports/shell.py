"""Cells run in this very process, with the outputs a Jupyter kernel would have sent.

The shell is ipykernel's own; only its socket is replaced by a list, so that what it displays, formats and colours is
the same. It changes the process it lives in (`sys.stdout`, `__main__`, matplotlib): start it in a process of its own.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session
from nbformat import NotebookNode, from_dict
from traitlets.config import Config

BACKEND = "module://matplotlib_inline.backend_inline"
KEPT = {
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
    "error": ("ename", "evalue", "traceback"),
}


class Collector(Session):
    """A kernel session that keeps the outputs of the cell that runs instead of sending them."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: list[NotebookNode] = []
        self.displays: dict[str, list[NotebookNode]] = {}  # every output ever shown under a display id
        self.clear_next = False

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None, **rest: Any) -> Any:  # type: ignore[override]
        """Take one message: an output, an update of one, or the wish to clear them."""
        kind = msg_or_type if isinstance(msg_or_type, str) else msg_or_type["msg_type"]
        content = content if isinstance(msg_or_type, str) else msg_or_type["content"]
        if kind == "stream":
            self._write(content["name"], content["text"])
        elif kind == "clear_output":
            self.clear_next = bool(content["wait"])
            if not self.clear_next:
                self.outputs.clear()
        elif kind == "update_display_data":
            for shown in self.displays.get(content["transient"].get("display_id"), []):
                shown.update(_plain({name: content[name] for name in KEPT["display_data"]}))
        elif kind in KEPT:
            output = from_dict({"output_type": kind, **_plain({name: content[name] for name in KEPT[kind]})})
            if display_id := content.get("transient", {}).get("display_id"):
                self.displays.setdefault(display_id, []).append(output)
            self._append(output)
        return None

    def _append(self, output: NotebookNode) -> None:
        if self.clear_next:
            self.outputs.clear()
            self.clear_next = False
        self.outputs.append(output)

    def _write(self, name: str, text: str) -> None:
        last = self.outputs[-1] if self.outputs and not self.clear_next else None
        if last is not None and last.output_type == "stream" and last.name == name:
            last.text += text
        else:
            self._append(NotebookNode(output_type="stream", name=name, text=text))


class Stream(io.TextIOBase):
    """Standard output or error of the cells."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, collector: Collector, descriptor: int) -> None:
        self.name = name
        self._collector = collector
        self._descriptor = descriptor

    def write(self, text: str) -> int:
        """Keep the text among the outputs."""
        if text:
            self._collector.send(None, "stream", {"name": self.name, "text": str(text)})
        return len(text)

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The file that subprocesses and libraries in C write to."""
        return self._descriptor


class Shell(ZMQInteractiveShell):
    """ipykernel's shell without a kernel around it."""

    def ask_exit(self) -> None:
        """`exit` or `quit` in a cell ends the notebook, as `sys.exit()` does."""
        raise SystemExit

    def enable_gui(self, gui: Any = None) -> None:
        """No window and no event loop: `%matplotlib inline` asks for none."""


class Cells:
    """Runs the cells of one notebook, one after another, in this process."""

    def __init__(self, *, leftovers: Callable[[], list[tuple[str, str]]] = list) -> None:
        """Start the shell.

        Args:
            leftovers: gives what was written past Python to the standard streams, as (name, text), since it was last asked.
        """
        self._leftovers = leftovers
        self.collector = Collector()
        self.shell = start()
        for sender in (self.shell.displayhook, self.shell.display_pub):
            sender.set_trait("session", self.collector)
        sys.stdout = Stream("stdout", self.collector, 1)
        sys.stderr = Stream("stderr", self.collector, 2)
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as the process
        builtins.input = _no_input  # type: ignore[assignment]
        vars(builtins).pop("_", None)  # what a prompt of Python showed last before the fork
        if "" not in sys.path:
            sys.path.insert(0, "")  # modules beside the notebook

    def run(self, cell: NotebookNode) -> BaseException | None:
        """Run a cell, put its outputs and number into it, and return the error that ended it."""
        cell.outputs = self.collector.outputs = []
        cell.execution_count = self.shell.execution_count
        shell: Any = self.shell
        result = shell.run_cell(cell.source, store_history=True)
        for name, text in self._leftovers():
            self.collector.send(None, "stream", {"name": name, "text": text})
        error: BaseException | None = result.error_before_exec or result.error_in_exec
        return error


def start() -> Shell:
    """The shell of this process; a fork has that of its parent, as new."""
    if Shell.initialized():
        return Shell.instance()
    config = Config()
    config.HistoryManager.enabled = False  # its database would start a thread
    config.HistoryManager.hist_file = ":memory:"
    shell: Shell = Shell.instance(config=config, user_ns={})
    _inline_figures(shell)
    return shell


def runs(cell: NotebookNode) -> bool:
    """Whether a cell holds code to run."""
    return cell.cell_type == "code" and bool(cell.source.strip()) and "skip-execution" not in cell.metadata.get("tags", [])


def _plain(content: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = from_dict(json.loads(json.dumps(content, default=json_default)))
    return plain


def _no_input(prompt: str = "") -> str:
    raise RuntimeError("a report cannot ask for input: give it a parameter instead")


def _inline_figures(shell: Shell) -> None:
    """Figures become outputs at the end of their cell, as in JupyterLab."""
    os.environ["MPLBACKEND"] = BACKEND
    if "matplotlib" not in sys.modules:
        return  # the first import finds the backend by the environment
    from IPython.core.pylabtools import activate_matplotlib
    from matplotlib_inline.backend_inline import configure_inline_support

    activate_matplotlib(BACKEND)
    configure_inline_support(shell, BACKEND)
