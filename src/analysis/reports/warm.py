"""What nearly every report would do first, done once before any is forked.

No thread is started and no table is read: a fork has only the thread that forks, and whatever lock another held stays locked.
"""

from __future__ import annotations

import io
from importlib import import_module

from analysis.reports.outline import lean_jsonschema

MODULES = (
    "pandas",
    "pyarrow.parquet",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "papermill.parameterize",
    "PIL.PngImagePlugin",
    "analysis.store",
    "analysis.charts",
    "analysis.compare",
)


def preload() -> None:
    """Import the modules, and use once what compiles or loads at its first use."""
    with lean_jsonschema():
        for name in MODULES:
            import_module(name)
        _show()
        _draw()
        _page()


def _show() -> None:
    import pandas as pd

    from analysis.reports import shell

    shell.start()
    pd.DataFrame({"name": ["a"], "value": [1.5]})._repr_html_()  # type: ignore[operator]


def _draw() -> None:
    """The fonts and the writer of pictures."""
    import matplotlib.pyplot as plt
    from matplotlib.backends.registry import backend_registry

    backend_registry.list_all()  # reads the entry points of all installed packages
    figure, axes = plt.subplots(layout="constrained")
    axes.plot([0, 1], label="a")
    axes.set_title("a")
    axes.legend()
    for kind in ("png", "svg"):
        figure.savefig(io.BytesIO(), format=kind)
    plt.close(figure)


def _page() -> None:
    """The validator of notebooks, the highlighter of code and the template."""
    import nbformat
    from nbformat import v4

    from analysis.reports import export
    from analysis.reports.context import PageContext

    export.preload()
    shown = [v4.new_output("stream", text="a"), v4.new_output("display_data", data={"text/markdown": "*a*", "text/html": "<b>a</b>"})]
    cells = [v4.new_markdown_cell("# a"), v4.new_code_cell("a = 1", outputs=shown)]
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}})
    nbformat.validate(nbformat.reads(nbformat.writes(notebook), as_version=4))
    export.page(notebook, context=PageContext(name="a", title="a"))
