"""What the parameters of a notebook take, read from its `parameters` cell, and whether a value fits."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

PLAIN = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "tuple": list, "set": list, "None": type(None)}
WIDER = {"int": "float", "NoneType": ""}  # what a default alone does not rule out
ASSIGNED = re.compile(r"^(\w+)\s*[:=]", re.MULTILINE)


def parameter_kinds(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Name → kind of what the notebook's `parameters` cell assigns: its annotation, else that of its default; "" for anything.

    A cell that is no Python fails its own report, not all: until then its names are what its lines begin with.
    """
    found: dict[str, str] = {}
    for cell in notebook["cells"]:
        if "parameters" not in cell.get("metadata", {}).get("tags", []):
            continue
        source = "".join(cell["source"])
        try:
            body = _statements(source)
        except SyntaxError:
            found |= dict.fromkeys(ASSIGNED.findall(source), "")
            continue
        for statement in body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                found[statement.target.id] = ast.unparse(statement.annotation)
            elif isinstance(statement, ast.Assign):
                found |= {target.id: _of_default(statement.value) for target in statement.targets if isinstance(target, ast.Name)}
    return found


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager  # late: few cells have magics

        return ast.parse(TransformerManager().transform_cell(source)).body


def fitted(value: Any, kind: str) -> Any:
    """The value as the parameter takes it: numbers and days are also words, whole numbers also numbers.

    >>> fitted(12, "int"), fitted(2025, "str | None"), fitted(["a"], "list[str]"), fitted("as_of", "Literal['stated', 'as_of']")
    (12, '2025', ['a'], 'as_of')
    >>> fitted("many", "int")
    Traceback (most recent call last):
        ...
    ValueError: 'many' is not int

    Raises:
        ValueError: it does not fit; the message says what does.
    """
    value = value.isoformat() if hasattr(value, "isoformat") else value
    tree = ast.parse(kind, mode="eval").body if kind else None
    for candidate in (value, str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value):
        if tree is None or _fits(candidate, tree):
            return candidate
    raise ValueError(f"{value!r} is not {in_words(kind)}")


def in_words(kind: str) -> str:
    """A kind for readers.

    >>> in_words("str | None"), in_words("list[str]"), in_words("Literal['stated', 'as_of']")
    ('str or null', 'a list such as [a, b]', 'stated or as_of')
    """
    tree = ast.parse(kind, mode="eval").body
    parts = [_word(part) for part in _alternatives(tree)]
    return " or ".join(parts)


def _alternatives(tree: ast.expr) -> list[ast.expr]:
    if isinstance(tree, ast.BinOp):
        return [*_alternatives(tree.left), *_alternatives(tree.right)]
    return [tree]


def _word(tree: ast.expr) -> str:
    if isinstance(tree, ast.Subscript):
        name = ast.unparse(tree.value)
        if name.endswith("Literal"):
            return " or ".join(str(value) for value in _literals(tree))
        return "a list such as [a, b]" if name in ("list", "tuple", "set") else name
    name = ast.unparse(tree)
    return {"None": "null", "list": "a list such as [a, b]"}.get(name, name)


def _fits(value: Any, tree: ast.expr) -> bool:
    if isinstance(tree, ast.BinOp):
        return _fits(value, tree.left) or _fits(value, tree.right)
    if isinstance(tree, ast.Subscript):
        name = ast.unparse(tree.value)
        if name.endswith("Literal"):
            return any(value == valid and type(value) is type(valid) for valid in _literals(tree))
        if PLAIN.get(name) is list:
            return isinstance(value, list) and all(_fits(one, tree.slice) for one in value)
        return isinstance(value, PLAIN.get(name, object))
    wanted = PLAIN.get(ast.unparse(tree))
    if wanted is None:  # a kind of the notebook's own: it checks itself
        return True
    if isinstance(value, bool):
        return wanted is bool
    return isinstance(value, int | float) if wanted is float else isinstance(value, wanted)


def _literals(tree: ast.Subscript) -> list[Any]:
    found = ast.literal_eval(tree.slice)
    return list(found) if isinstance(found, tuple) else [found]


def _of_default(tree: ast.expr) -> str:
    try:
        name = type(ast.literal_eval(tree)).__name__
    except ValueError:  # computed
        return ""
    return WIDER.get(name, name)
