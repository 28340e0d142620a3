"""Notebooks and their parameters: read and filled in as papermill does, without the second that importing and validating take."""

from __future__ import annotations

import contextlib
import json
import math
import sys
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict, reads, v4
from nbformat.corpus.words import generate_corpus_id

from analysis.reports import failures
from analysis.reports.child import Failed
from analysis.reports.reads import READ_EVENT
from analysis.reports.signature import parameter_kinds


def prepare(path: Path, parameters: Mapping[str, object], *, processed: Path | None = None) -> NotebookNode:
    """A notebook as it will run: without outputs, with these parameters; `processed` fills the parameter of that name, if there is one.

    Raises:
        Failed: the notebook cannot be read.
    """
    try:
        notebook = _template(path)
    except Exception as error:
        raise Failed(failures.of_error(error, kind="notebook")) from error
    given = dict(parameters)
    if processed and "processed" in parameter_kinds(notebook):
        given["processed"] = str(processed)
    if given:
        _inject(notebook, given)
    return notebook


def literal(value: Any) -> str:
    """A parameter's value in Python; what JSON does not know, such as a day or a path, as text.

    >>> literal({"outlets": ["Alder Post", None], "least": float("inf")})
    "{'outlets': ['Alder Post', None], 'least': float('inf')}"
    """
    if isinstance(value, dict):
        return f"{{{', '.join(f'{str(key)!r}: {literal(one)}' for key, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    return repr(value if value is None or isinstance(value, str | int | float) else str(value))


def _inject(notebook: NotebookNode, given: Mapping[str, object]) -> None:
    """Put a cell that assigns the parameters after that of their defaults, else first; one from an earlier run makes way."""
    source = "# Parameters\n" + "".join(f"{name} = {literal(value)}\n" for name, value in given.items())
    cell = {"cell_type": "code", "id": generate_corpus_id(), "metadata": {"tags": ["injected-parameters"]}, "source": source}
    cells = [cell for cell in notebook.cells if "injected-parameters" not in cell.metadata.tags]
    place = next((at for at, cell in enumerate(cells, start=1) if "parameters" in cell.metadata.tags), 0)
    cells.insert(place, from_dict({**cell, "outputs": [], "execution_count": None}))
    notebook.cells = cells
    notebook.metadata.papermill.parameters = dict(given)


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
    del changed, size  # what is remembered is of this file as it is
    text = path.read_text(encoding="utf-8")
    found = json.loads(text)
    notebook: NotebookNode = v4.upgrade(v4.to_notebook(found) if found.get("nbformat") == v4.nbformat else reads(text, as_version=4))
    blank = {"default_parameters": {}, "parameters": {}, "environment_variables": {}, "version": version("papermill")}
    notebook.metadata.setdefault("papermill", from_dict(blank))
    for cell in notebook.cells:
        cell.setdefault("id", generate_corpus_id())
        cell.metadata.setdefault("tags", [])
        cell.metadata.setdefault("papermill", NotebookNode())
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook
