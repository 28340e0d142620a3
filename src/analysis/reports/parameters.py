"""Notebooks and their parameters."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict

from analysis.reports import failures
from analysis.reports.child import Failed


def prepare(path: Path, parameters: Mapping[str, object], *, processed: Path | None = None) -> NotebookNode:
    """A notebook as it will run: without outputs, with these parameters; `processed` fills the parameter of that name, if there is one.

    Raises:
        Failed: the notebook cannot be read.
    """
    from papermill.parameterize import parameterize_notebook

    try:
        notebook: NotebookNode = from_dict(json.loads(_template(path)))
    except Exception as error:
        raise Failed(failures.of_error(error, kind="notebook")) from error
    given = dict(parameters)
    if processed and "processed" in parameter_names(notebook):
        given["processed"] = str(processed)
    if given:
        notebook = parameterize_notebook(notebook, given, kernel_name="python3", language="python")
    return notebook


def parameter_names(notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """The names that the notebook's `parameters` cell assigns."""
    names: list[str] = []
    for cell in notebook["cells"]:
        if "parameters" not in cell.get("metadata", {}).get("tags", []):
            continue
        for statement in ast.parse("".join(cell["source"])).body:
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            names += [target.id for target in targets if isinstance(target, ast.Name)]
    return tuple(dict.fromkeys(names))


@cache
def _template(path: Path) -> str:
    """A notebook as papermill reads it, without outputs, as JSON: read once, before the fork, for all its reports."""
    from papermill.iorw import load_notebook_node

    notebook = load_notebook_node(str(path))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return json.dumps(notebook)
