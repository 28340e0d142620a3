"""Tiny notebooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode, v4

from analysis.reports.job import Outcome

Write = Callable[..., Path]
Make = Callable[..., dict[str, Outcome]]


def notebook(*sources: str, parameters: str = "") -> NotebookNode:
    """A notebook of these code cells, after a cell of parameters."""
    first = [v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})] if parameters else []
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(metadata={"kernelspec": kernel}, cells=[*first, *(v4.new_code_cell(source) for source in sources)])
