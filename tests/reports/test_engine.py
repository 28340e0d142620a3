"""The engine of papermill's own interface: the outputs of the stock one, without its kernel."""

from __future__ import annotations

import builtins
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from filelock import FileLock
from nbformat import v4
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from analysis.reports.engine import ForkEngine, forkable
from analysis.reports.failures import plain
from tests.reports.tiny import Write, notebook

# Everything a cell can show: what ours gives is held against what a kernel gives.
CELLS = (
    "print('a')\nprint('b')\nn",
    "import sys\nprint('to error', file=sys.stderr)\nprint('to output')",
    "n * 'ab'",
    "import pandas as pd\npd.DataFrame({'outlet': ['Kestrel', 'Mast'], 'low': [10000, None]})",
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(1, 1))\nax.plot([1, n]);",
    "fig",
    "import matplotlib\nmatplotlib.get_backend().rpartition('.')[2]",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), metadata={'analysis': {'alt': 'an x'}})",
    "handle = display('first', display_id=True)\nhandle.update('second')",
    "from IPython.display import clear_output\nprint('gone')\nclear_output(wait=True)\nprint('kept')",
    "{'nan': float('nan'), 'text': 'é', 'set': {1}}",
    "!echo from the shell",
    "%matplotlib inline\n%precision 3\n3.14159",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "_, __name__, type(get_ipython()).__mro__[1].__name__ == 'ZMQInteractiveShell' or 'ZMQ' in type(get_ipython()).__name__",
    "def outer():\n    return 1 / (n - n)\nouter()",
)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, kernels: FileLock) -> list[nbformat.NotebookNode]:
    """The same notebook, run by the stock engine and by ours from a prompt that showed something, up to its failing last cell."""
    folder = tmp_path_factory.mktemp("engine")
    vars(builtins)["_"] = "shown by the prompt"
    nbformat.write(notebook(*CELLS, parameters="n = 2"), folder / "in.ipynb")
    executed = []
    for name in (None, "analysis"):
        with kernels, pytest.raises(PapermillExecutionError, match="ZeroDivisionError"):
            papermill.execute_notebook(folder / "in.ipynb", folder / f"{name}.ipynb", {"n": 3}, engine_name=name, progress_bar=False)
        executed.append(nbformat.read(folder / f"{name}.ipynb", as_version=4))
    del vars(builtins)["_"]
    return executed


@pytest.mark.parametrize("index", range(len(CELLS)))
def test_outputs_are_those_of_a_kernel(pair: list[nbformat.NotebookNode], index: int) -> None:
    stock, ours = (next(cell for cell in found.cells if cell.source == CELLS[index]) for found in pair)
    assert _comparable(ours) == _comparable(stock)
    assert ours.execution_count == stock.execution_count


def test_metadata_is_that_of_papermill(pair: list[nbformat.NotebookNode]) -> None:
    stock, ours = pair
    assert ours.metadata.papermill.parameters == {"n": 3}
    assert ours.metadata.papermill.keys() == stock.metadata.papermill.keys()
    assert [_status(cell) for cell in ours.cells] == [_status(cell) for cell in stock.cells]
    assert [cell.metadata.get("tags") for cell in ours.cells] == [cell.metadata.get("tags") for cell in stock.cells]


def test_language_info_is_that_of_a_kernel(tmp_path: Path, kernels: FileLock) -> None:
    nbformat.write(notebook("1"), tmp_path / "in.ipynb")
    with kernels:
        stock, ours = (
            papermill.execute_notebook(tmp_path / "in.ipynb", None, engine_name=name, progress_bar=False) for name in (None, "analysis")
        )
    assert ours.metadata.language_info == stock.metadata.language_info


def test_papermill_finds_the_engine_by_name() -> None:
    assert papermill_engines.get_engine("analysis") is ForkEngine


def test_papermill_command(write: Write, tmp_path: Path) -> None:
    path = write("in", "print(n)", parameters="n = 1")
    command = [sys.executable, "-m", "papermill", str(path), str(tmp_path / "out.ipynb"), "--engine", "analysis", "-p", "n", "7"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    outputs = [output for cell in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells for output in cell.outputs]
    assert outputs == [{"output_type": "stream", "name": "stdout", "text": "7\n"}]


# What the stock engine passes over in silence, or waits for without end, is an error here.
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import sys; sys.exit(0)", "exit\\(0\\)"),
        ("exit", "exit\\(\\)"),
        ("import os; os.kill(os.getpid(), 9)", "SIGKILL"),
        ("import os; os._exit(0)", "ended by itself"),
        ("import ctypes; ctypes.string_at(0)", "segmentation fault"),
        ("import time; time.sleep(60)", "within the 1 s"),
    ],
)
def test_no_end_goes_unnoticed(write: Write, tmp_path: Path, source: str, message: str) -> None:
    out = tmp_path / "out.ipynb"
    with pytest.raises(PapermillExecutionError, match=message):
        papermill.execute_notebook(write("in", "1", source, "2"), out, engine_name="analysis", progress_bar=False, execution_timeout=1)
    assert [cell.metadata.papermill.status for cell in nbformat.read(out, as_version=4).cells if cell.source != ""][-2:] == [
        "failed",
        "pending",
    ]


def test_errors_that_are_expected_do_not_stop(write: Write) -> None:
    nb = notebook("1 / 0", "'after'")
    nb.cells[0].metadata["tags"] = ["raises-exception"]
    executed = ForkEngine.execute_notebook(_ready(nb), "python3", progress_bar=False)
    assert executed.cells[0].outputs[0].ename == "ZeroDivisionError"
    assert executed.cells[1].outputs[0].data["text/plain"] == "'after'"


@pytest.mark.parametrize(
    ("nb", "kernel", "expected"),
    [
        (notebook("1"), None, True),
        (notebook("1"), "python3", True),
        (notebook("1"), "ir", False),  # another language
        (notebook("import ipywidgets as w"), None, False),  # live widgets
        (notebook("# import ipywidgets"), None, True),
        (v4.new_notebook(metadata={"kernelspec": {"name": "julia-1.10", "display_name": "Julia"}}), None, False),
        (v4.new_notebook(), None, True),
    ],
)
def test_what_a_fork_cannot_give_runs_on_the_stock_engine(nb: nbformat.NotebookNode, kernel: str | None, expected: bool) -> None:
    assert forkable(nb, kernel) is expected


def test_a_mac_runs_on_the_stock_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")  # it has fork, but its own libraries do not survive one
    assert not forkable(notebook("1"))


def test_importing_the_engine_costs_nothing() -> None:
    code = "import sys; before = set(sys.modules); import analysis.reports.engine; print(*(set(sys.modules) - before))"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout.split()
    assert not {"pandas", "numpy", "IPython", "nbformat", "papermill", "spacy", "multiprocessing", "jinja2"} & set(loaded)


def _status(cell: nbformat.NotebookNode) -> str | None:
    return cell.metadata.get("papermill", {}).get("status")


def _ready(nb: nbformat.NotebookNode) -> nbformat.NotebookNode:
    nb.metadata["papermill"] = {}
    return nb


def _comparable(cell: nbformat.NotebookNode) -> list[object]:
    """Outputs without what differs from run to run, or is better in ours.

    A kernel sends the two streams past each other, in pieces; ours marks the failing expression in a traceback, because the source of
    its cells is known, and names cells, not temporary files.
    """
    streams = {name: "".join(output.text for output in cell.outputs if output.get("name") == name) for name in ("stdout", "stderr")}
    rest = [dict(output) for output in cell.outputs if output.output_type != "stream"]
    for output in rest:
        if output["output_type"] == "error":
            text = plain("\n".join(output["traceback"]))
            output["traceback"] = re.findall(r"^Cell In.*|^----> .*", text, re.MULTILINE)
    return [streams, re.sub(r"0x[0-9a-f]+", "0x", str(rest))]
