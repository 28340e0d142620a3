"""The papermill engine `analysis`: a notebook's cells in a fork of this process, without a kernel to start.

What a fork cannot give (another language, another kernel, live widgets, a system other than Linux, where a fork of loaded
libraries is not safe) runs on the stock engine. Papermill loads this module whenever it is imported: it imports nothing
heavy itself.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

    from analysis.reports.child import Child, Written
    from analysis.reports.context import Failure

KERNELS = ("", "python3", "python")
_WIDGETS = re.compile(r"^\s*(?:import|from)\s+(?:ipywidgets|bqplot|ipyleaflet|anywidget)\b", re.MULTILINE)


def forkable(nb: NotebookNode, kernel_name: str | None = None) -> bool:
    """Whether a notebook's cells can run in a fork of this process."""
    name = kernel_name if kernel_name is not None else nb.metadata.get("kernelspec", {}).get("name", "")
    widgets = any(cell.cell_type == "code" and _WIDGETS.search(cell.source) for cell in nb.cells)
    return sys.platform == "linux" and (name or "") in KERNELS and not widgets


class ForkEngine:
    """Engine for `papermill --engine analysis`; a drop-in for the stock one."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **options: Any) -> NotebookNode:
        """Run the notebook and return it with its outputs.

        Args:
            nb: the notebook, its parameters injected.
            kernel_name: the kernel it asks for.
            options: papermill's: output_path, progress_bar, log_output, autosave_cell_every, execution_timeout (seconds a cell).

        Raises:
            PapermillExecutionError: a cell called `sys.exit`, or the process was killed, crashed or took too long.
        """
        from papermill.engines import NBClientEngine, NotebookExecutionManager

        if not forkable(nb, kernel_name):
            executed: NotebookNode = NBClientEngine.execute_notebook(nb, kernel_name, **options)
            return executed
        from analysis.reports.child import Child

        child = Child(run_cells, nb)  # before the manager: its progress bar starts a thread
        names = ("output_path", "progress_bar", "log_output", "autosave_cell_every")
        manager = NotebookExecutionManager(nb, **{name: options[name] for name in names if name in options})
        manager.notebook_start()
        try:
            failure = _follow(child, manager, options.get("execution_timeout"))
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        if failure:
            raise _papermill_error(nb, failure)
        return nb

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        """The notebook's kernel."""
        from papermill.utils import nb_kernel_name

        return str(nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        """The notebook's language."""
        from papermill.utils import nb_language

        return str(nb_language(nb, language))


def run_cells(nb: NotebookNode, *, send: Callable[..., None], written: Written | None = None) -> NotebookNode:
    """Run all cells in this process, and put their outputs into the notebook.

    Says `("start", index)` before and `("cell", index, outputs, count)` after each cell.

    Raises:
        Failed: a cell raised, or called `exit`.
    """
    from analysis.reports.child import Failed
    from analysis.reports.failures import of_cell
    from analysis.reports.shell import Cells, runs

    cells = Cells(leftovers=written.news) if written else Cells()
    for index, cell in enumerate(nb.cells):
        send("start", index)
        if not runs(cell):
            continue
        error = cells.run(cell)
        send("cell", index, cell.outputs, cell.execution_count)
        if error is not None and "raises-exception" not in cell.metadata.get("tags", []):
            output = next((found for found in cell.outputs if found.output_type == "error"), None)
            raise Failed(of_cell(error, cell=index, output=output))
    nb.metadata["language_info"] = language_info()
    return nb


def language_info() -> dict[str, Any]:
    """What a kernel says of its language."""
    import platform

    return {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": platform.python_version(),
    }


def _follow(child: Child, manager: Any, timeout: float | None) -> Failure | None:
    """Keep papermill's notebook in step with the child; the failure that papermill would not see by itself."""
    from multiprocessing.connection import wait
    from time import monotonic

    from analysis.reports import failures

    current: int | None = None
    overdue, since = False, child.started
    try:
        while not (child.ended or overdue):
            wait([child.connection], timeout=0.2)
            for kind, index, *rest in child.messages():
                if kind == "start":
                    current, since = _next_cell(manager, current, index), monotonic()
                else:
                    manager.nb.cells[index].outputs, manager.nb.cells[index].execution_count = rest
                    manager.autosave_cell()
            overdue = timeout is not None and not child.ended and monotonic() - since > timeout
    finally:
        code = child.close()
    said, value = child.said
    if said == "returned":
        manager.nb.metadata["language_info"] = value.metadata["language_info"]
        _next_cell(manager, current, None)
        return None
    if said == "raised":
        failure: Failure = value
    else:
        late = failures.of_deadline(timeout or 0, cell=current, what="a cell")
        failure = late if overdue else failures.of_exit(code, cell=current, written=child.last_words)
    if current is not None:
        manager.cell_exception(manager.nb.cells[current], cell_index=current)
        manager.cell_complete(manager.nb.cells[current], cell_index=current)
    return None if failure.kind == "cell" else failure  # papermill itself reports the error output of a cell


def _next_cell(manager: Any, done: int | None, index: int | None) -> int | None:
    if done is not None:
        manager.cell_complete(manager.nb.cells[done], cell_index=done)
    if index is not None:
        manager.cell_start(manager.nb.cells[index], index)
    return index


def _papermill_error(nb: NotebookNode, failure: Failure) -> Exception:
    from papermill.exceptions import PapermillExecutionError

    cell = nb.cells[failure.cell or 0]
    error: Exception = PapermillExecutionError(
        failure.cell, cell.get("execution_count"), cell.source, failure.kind, failure.reason, [failure.reason, failure.traceback]
    )
    return error
