"""What a notebook's parameters take, and values that fit or do not."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.reports import notebooks, signature
from analysis.reports.signature import fitted, parameter_kinds
from tests.reports.tiny import notebook


def test_worked_examples() -> None:
    assert doctest.testmod(signature).failed == 0


def test_kinds_are_those_of_annotations_else_of_defaults() -> None:
    cell = "a: int = 1\nb: list[str] = []\nc = 'x'\nd = 5\ne = None\nf = g = True\nh = len('x')\ni: str"
    assert parameter_kinds(notebook("1", parameters=cell)) == {
        "a": "int", "b": "list[str]", "c": "str", "d": "float", "e": "", "f": "bool", "g": "bool", "h": "", "i": "str",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("%matplotlib inline\na: int = 1\n!true", {"a": "int"}),
        ("a: int = 1\nb = (\nc: str == 2", {"a": "", "b": "", "c": ""}),  # its run will say what is wrong
    ],
)
def test_a_cell_that_is_not_plain_python(cell: str, expected: dict[str, str]) -> None:
    assert parameter_kinds(notebook("1", parameters=cell)) == expected


@pytest.mark.parametrize("cell", ["# only words", ""])
def test_a_notebook_may_take_nothing(cell: str) -> None:
    assert parameter_kinds(notebook("1", parameters=cell)) == {}


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (3, "int", 3),
        (3, "float", 3),
        (2.5, "float", 2.5),
        (None, "str | None", None),
        (date(2025, 2, 10), "str | None", "2025-02-10"),  # how YAML reads a day
        (2025, "str", "2025"),
        (["a", "b"], "list[str]", ["a", "b"]),
        ([], "list[str]", []),
        ("anything", "", "anything"),
        ("own", "Palette", "own"),  # a kind of the notebook's own
        ({"a": 1}, "dict[str, int]", {"a": 1}),
    ],
)
def test_what_fits(value: Any, kind: str, expected: Any) -> None:
    assert fitted(value, kind) == expected


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        ("many", "int", "'many' is not int"),
        (True, "int", "True is not int"),
        (2.5, "int", "2.5 is not int"),
        (None, "str", "None is not str"),
        (1, "bool", "1 is not bool"),
        ("Kestrel", "list[str]", "'Kestrel' is not a list such as [a, b]"),
        ([["a"]], "list[str]", "is not a list such as [a, b]"),
        ("told", "Literal['stated', 'as_of']", "'told' is not stated or as_of"),
    ],
)
def test_what_does_not_fit(value: Any, kind: str, message: str) -> None:
    with pytest.raises(ValueError, match="is not") as error:
        fitted(value, kind)
    assert message in str(error.value)


@pytest.mark.parametrize("name", ["03-timeline", "05-quantity"])
def test_an_unknown_clock_is_refused_before_the_notebook_runs(name):
    kind = parameter_kinds(notebooks.read(Path(__file__).parents[2] / "notebooks" / f"{name}.ipynb"))["clock"]
    assert fitted("as_of", kind) == "as_of"
    with pytest.raises(ValueError, match="'posted' is not published or stated or as_of"):
        fitted("posted", kind)
