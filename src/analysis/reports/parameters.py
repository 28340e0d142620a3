"""Notebooks and their parameters."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from analysis.reports import failures
from analysis.reports.child import Failed
from analysis.reports.notebooks import parameter_names
from analysis.reports.reads import READ_EVENT


def prepare(path: Path, parameters: Mapping[str, object], *, processed: Path | None = None) -> NotebookNode:
    """A notebook as it will run: without outputs, with these parameters; `processed` fills the parameter of that name, if there is one.

    Raises:
        Failed: the notebook cannot be read.
    """
    from papermill.parameterize import parameterize_notebook

    try:
        notebook = _template(path)
    except Exception as error:
        raise Failed(failures.of_error(error, kind="notebook")) from error
    given = dict(parameters)
    if processed and "processed" in parameter_names(notebook):
        given["processed"] = str(processed)
    if given:
        notebook = parameterize_notebook(notebook, given, kernel_name="python3", language="python")
    return notebook


def know(path: Path) -> NotebookNode | None:
    """Read a notebook, so that forks of this process need not; None if it cannot be read: they will say so."""
    with contextlib.suppress(Exception):
        return _template(path)
    return None


def _template(path: Path) -> NotebookNode:
    """A notebook as papermill reads it, without outputs."""
    sys.audit(READ_EVENT, str(path))  # read by the process that forks
    about = path.stat()
    return deepcopy(_read(path, about.st_mtime_ns, about.st_size))


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, size: int) -> NotebookNode:
    from papermill.iorw import load_notebook_node

    del changed, size  # what is remembered is of this file as it is
    notebook: NotebookNode = load_notebook_node(str(path))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook
