"""Notebooks: in the house form, whole on the flood and at the edges, and true to what the findings say."""

import ast
import json
from pathlib import Path

import pytest

import analysis
import analysis.charts
from tests.tables_factory import EDGES

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("0*.ipynb"))


def cells(path, kind="code"):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_house_form(path):
    first, *_ = cells(path, "markdown")
    assert "".join(first["source"]).startswith("# ")
    code = cells(path)
    assert [cell.get("metadata", {}).get("tags") for cell in code if "tags" in cell["metadata"]] == [["parameters"]]
    parameters = [line for line in code[0]["source"] if line.strip() and not line.startswith("from typing import ")]
    for line in ast.parse("".join(parameters)).body:
        assert isinstance(line, ast.AnnAssign), "a parameter has a type and a default"
    assert all("#" in line for line in parameters), "a parameter says what it is"
    for cell in code:
        assert len(parameters if cell is code[0] else cell["source"]) <= 8, cell["id"]
        assert cell["outputs"] == [] and cell["execution_count"] is None
        if cell is not code[0]:
            ast.parse("".join(cell["source"]))


def recorder(name, real, shown):
    """The real thing, and a note of what it was given."""

    def call(*args, **options):
        shown.append((name, args))
        return real(*args, **options)

    return call


SLOW = [pytest.param(edge, marks=pytest.mark.slow) for edge in ("single", "hostile")]


@pytest.mark.parametrize("edge", ["flood", "empty", *SLOW])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_at_the_edges(path, edge, monkeypatch):
    monkeypatch.setattr(analysis, "load", lambda processed: EDGES[edge]())
    shown = []
    for name in ("show", "say", "table"):
        monkeypatch.setattr(analysis.charts, name, recorder(name, getattr(analysis.charts, name), shown))
    scope = {}
    for cell in cells(path):
        exec(compile("".join(cell["source"]), f"{path.name}:{cell['id']}", "exec"), scope)
    said = [args[0] for name, args in shown if name == "say" and args[0]]
    assert said
    assert all(sentence.endswith(".") for sentence in said)
    assert any(name == "show" for name, _ in shown)


def test_a_wrong_use_shows_its_message_alone():
    from IPython.core.interactiveshell import InteractiveShell

    from analysis.errors import UsageError

    shell = InteractiveShell.instance()
    shown = []
    shell._showtraceback = lambda etype, value, stb: shown.append(stb)
    shell.run_cell("from analysis.errors import UsageError\nraise UsageError('no such outlet: name another')")
    InteractiveShell.clear_instance()
    assert shown == [[f"{UsageError.__name__}: no such outlet: name another"]]
