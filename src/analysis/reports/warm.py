"""What nearly every report would do first, done once before any is forked.

No thread is started and no table is read: a fork has only the thread that forks, and whatever lock another held stays locked. What is
loaded is told to the garbage collector as there to stay, so that no fork goes through it, and shares it with this process.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.reports.lean import lean_jsonschema

if TYPE_CHECKING:
    import pandas as pd

MODULES = (
    "pandas",
    "pandas.core.arrays.arrow.extension_types",
    "pandas.core.reshape.reshape",
    "pandas.io.formats.csvs",
    "pandas.io.formats.string",
    "pyarrow.dataset",
    "pyarrow.parquet",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "IPython.core.logger",
    "PIL.PngImagePlugin",
)
GARBAGE = 50_000  # objects between looks for what may go: a report lives for a second
OWN = ("analysis.store", "analysis.charts", "analysis.compare")  # for the notebooks that use them


def preload() -> None:
    """Import the modules, and use once what compiles or loads at its first use."""
    with _to_stay(), lean_jsonschema():
        for name in MODULES:
            import_module(name)
        _show()
        _draw()
        _page()
    gc.set_threshold(GARBAGE)


def know(path: Path) -> None:
    """Read a notebook, colour its code and load our own charts if it names them, once for all reports that are made of it."""
    from analysis.reports import parameters, prose

    if notebook := parameters.know(path):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                prose.code(cell.source)
                if __package__.partition(".")[0] in cell.source:
                    _chart()


@contextmanager
def _to_stay() -> Iterator[None]:
    """The garbage collector would go through all that is loaded again and again, and find nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _show() -> None:
    """A cell that shows nothing, and a table."""
    from analysis.reports import shell

    started: Any = shell.start()
    started.run_cell("None", store_history=False)
    frame = _frame()
    started.display_formatter.format(frame)
    frame.to_csv(index=False)
    frame.groupby("name")["value"].agg(["count", "max"]).reset_index().sort_values("max").merge(frame, on="name")


def _frame() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"name": ["a"], "value": [1.5]})


def _draw() -> None:
    """The fonts, the layout and the writer of pictures."""
    import matplotlib.pyplot as plt
    from matplotlib.backends.registry import backend_registry

    backend_registry.list_all()  # reads the entry points of all installed packages
    figure, axes = plt.subplots(figsize=(2, 2), layout="constrained")
    axes.plot([0, 1], label="a")
    axes.set_title("a")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


@cache
def _chart() -> None:
    """One of our own charts, as rows, with values: the letters of the face are measured from here on."""
    import string

    with _to_stay():
        for name in OWN:
            import_module(name)
        from analysis.charts import axes, lettering, style
        from analysis.charts.svg import svg

        for weight, size in (("normal", 9.0), ("bold", 12.5)):
            lettering.extent(string.ascii_letters + string.digits + string.punctuation, size, weight)
        with style.house(rows=2) as ax:
            axes.rows(ax, ["a", "b"])
            axes.value_axis(ax, [1, 1000])
            axes.line(ax, [1, 10], [0, 1], marker="o", url="#row-a", gid="mark-row-a", label="_a")
            dot = {"marker": "o", "linestyle": "none", "color": style.BLUE}
            svg(style.finish(ax, _frame(), title="a", subtitle="b", alt="c", key=[(dot, "d")]), name="a")


def _page() -> None:
    """The highlighter of code, the cleaner of what is shown, and the template."""
    from nbformat import from_dict

    from analysis.reports import export
    from analysis.reports.context import PageContext

    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    outputs: list[dict[str, object]] = [
        {"output_type": "display_data", "metadata": {}, "data": {kind: text}}
        for kind, text in (("text/html", table), ("image/svg+xml", drawing), ("text/markdown", "*a*"))
    ]
    outputs.append({"output_type": "stream", "name": "stdout", "text": "a"})
    words = {"cell_type": "markdown", "metadata": {}, "source": "# A\n\n## B"}
    code = {"cell_type": "code", "metadata": {}, "source": "a = 1", "outputs": outputs}
    notebook = from_dict({"cells": [words, code], "metadata": {}})
    export.page(notebook, context=PageContext(name="a", title="a"))
