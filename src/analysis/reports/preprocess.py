"""For `jupyter nbconvert --to html --template analysis_report`: hands the template what `analysis.reports.export.page` would."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

from analysis.reports import export, prose
from analysis.reports.context import PageContext
from analysis.reports.outputs import finding


class PagePreprocessor(Preprocessor):
    """Puts the view of a notebook among the resources of its template."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Add the view; the notebook stays as it is."""
        name = str(resources.get("metadata", {}).get("name", "report"))
        first = next((cell.source for cell in nb.cells if cell.cell_type == "markdown"), "")
        title = prose.title_of(first)[0] or PurePath(name).name
        context = PageContext(name=name, title=title, finding=finding(nb))
        return nb, {**resources, **export.resources(nb, context=context)}
