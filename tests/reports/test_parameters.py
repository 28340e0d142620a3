"""Parameters of a notebook: filled in as papermill fills them in, by less."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode, v4
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from papermill.translators import PythonTranslator

from analysis.reports.child import Failed
from analysis.reports.parameters import literal, prepare
from tests.reports.tiny import notebook

INJECTED = ["injected-parameters"]


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, 0, -3, 2.5, 1e300, float("inf"), float("-inf")),
        *("", "it's", 'so "said"', "back\\slash", "two\nlines", "Größe…"),
        *([], ["a", None], {"a": [1, {"b": False}]}),
        *(date(2025, 3, 1), Path("data/processed")),  # not of JSON: as text
    ],
)
def test_a_value_is_what_papermill_makes_of_it(value: object) -> None:
    assert eval(literal(value)) == eval(PythonTranslator.translate(value))


def test_no_number_stays_none() -> None:
    assert literal(float("nan")) == "float('nan')"


def test_pairs_are_a_list() -> None:
    assert literal((1, "a")) == "[1, 'a']"


def _tagged(source: str, *tags: str) -> NotebookNode:
    return v4.new_code_cell(source, metadata={"tags": list(tags)})


OPENING = v4.new_markdown_cell("# Toll")
LAYOUTS = {
    "after the defaults": [OPENING, _tagged("a = 1", "parameters"), _tagged("a")],
    "first, where there are none": [OPENING, _tagged("a")],
    "in place of an earlier run's": [OPENING, _tagged("a = 1", "parameters"), _tagged("a = 3", *INJECTED), _tagged("a")],
    "in an empty notebook": [],
}


@pytest.mark.parametrize("cells", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_cell_stands_where_papermill_puts_it(tmp_path: Path, cells: list[NotebookNode]) -> None:
    path = tmp_path / "toll.ipynb"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    ours = prepare(path, {"a": 2})
    theirs = parameterize_notebook(load_notebook_node(str(path)), {"a": 2})
    assert _shape(ours) == _shape(theirs)
    assert ours.metadata == theirs.metadata
    nbformat.validate(ours)


def _shape(found: NotebookNode) -> list[tuple[str, str, list[str]]]:
    return [(cell.cell_type, cell.source.strip(), cell.metadata.tags) for cell in found.cells]


def test_a_notebook_of_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.ipynb"
    cell = {"cell_type": "code", "metadata": {}, "source": ["a = 1\n", "a"], "outputs": [], "execution_count": 7}
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}))
    found = prepare(path, {})
    nbformat.validate(found)
    assert (found.nbformat_minor, found.cells[0].source, found.cells[0].execution_count) == (5, "a = 1\na", None)


def test_a_notebook_of_format_3_is_read(tmp_path: Path) -> None:
    path = tmp_path / "older.ipynb"
    cell = {"cell_type": "code", "language": "python", "metadata": {}, "input": ["a"], "outputs": [], "prompt_number": 1}
    sheet = {"cells": [cell], "metadata": {}}
    path.write_text(json.dumps({"worksheets": [sheet], "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}))
    assert [cell.source for cell in prepare(path, {}).cells] == ["a"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"nbformat": 4, "nbformat_minor": 5}'])
def test_what_is_no_notebook_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.ipynb").write_text(text)
    with pytest.raises(Failed) as failed:
        prepare(tmp_path / "broken.ipynb", {})
    assert failed.value.args[0].kind == "notebook"


def test_one_reading_serves_many_reports(tmp_path: Path) -> None:
    path = tmp_path / "toll.ipynb"
    nbformat.write(notebook("city", parameters="city = 'a'"), path)
    first, second = (prepare(path, {"city": city}) for city in ("b", "c"))
    assert [found.cells[1].source for found in (first, second)] == ["# Parameters\ncity = 'b'\n", "# Parameters\ncity = 'c'\n"]
