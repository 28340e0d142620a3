"""A YAML file read with its line numbers and held against a JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from analysis.errors import UsageError
from analysis.reports.lean import lean_jsonschema
from analysis.spelling import did_you_mean


class Lines:
    """Where in the file a value stands."""

    def __init__(self, root: yaml.Node) -> None:
        self._root = root

    def find(self, *path: str | int) -> int:
        """The line of the value at this path of keys and positions, or of the nearest thing around it that exists."""
        node, line = self._root, self._root.start_mark.line
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == step), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
            else:
                break
        return int(line) + 1

    def of(self, *path: str | int) -> Callable[..., int]:
        """`find` for what stands below this path."""
        return partial(self.find, *path)


def read(path: Path, schema: Mapping[str, Any]) -> tuple[Any, Lines]:
    """The file's data and its lines.

    Raises:
        UsageError: not YAML, or not as the schema wants it: with the line, and what would be valid.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        loader = _Loader(text)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}:{line}: not UTF-8; save the file in that encoding") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise UsageError(f"{path}:{line}: not YAML: {getattr(error, 'problem', None) or getattr(error, 'reason', error)}") from None
    if root is None:
        raise UsageError(f"{path}:1: empty; list the reports under `reports:`")
    lines = Lines(root)
    _refuse_doubles(path, root)
    errors = sorted(
        _errors(data, schema), key=lambda error: error.validator == "required"
    )  # a key that is wrong explains one that is missing
    problems = sorted((_problem(error, lines) for error in errors), key=lambda problem: problem[0])
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise UsageError(f"{path}:{problems[0][0]}: {problems[0][1]}{more}")
    return _plain(data), lines


class _Loader(yaml.SafeLoader):
    """Says where a value stands that looks like a day or a number and is none."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002  # as YAML calls it
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(problem=f"{node.value!r}: {error}", problem_mark=node.start_mark) from None


def _errors(data: Any, schema: Mapping[str, Any]) -> list[Any]:
    with lean_jsonschema():
        from jsonschema import Draft202012Validator
    return list(Draft202012Validator(schema).iter_errors(_plain(data)))


def _problem(error: Any, lines: Lines) -> tuple[int, str]:
    path = list(error.absolute_path)
    where = ".".join(str(step) for step in path if isinstance(step, str)) or "the file"
    line = lines.find(*path)
    if error.validator == "additionalProperties" and isinstance(error.schema.get("properties"), dict):
        valid = list(error.schema["properties"])
        (wrong, *_) = [name for name in error.instance if name not in valid]
        return lines.find(*path, wrong), f"unknown key {wrong!r}; {did_you_mean(str(wrong), valid)}"
    if error.validator == "propertyNames" or (error.validator == "enum" and "propertyNames" in error.absolute_schema_path):
        return lines.find(*path, error.instance), f"{where}: unknown key {error.instance!r}" + _allowed(error.schema)
    if error.validator == "enum":
        return line, f"{where}: {error.instance!r} is not possible; valid: {', '.join(map(str, error.validator_value))}"
    if error.validator == "required":
        steps = list(error.schema_path)
        beside = f": needed beside {steps[steps.index('dependentSchemas') + 1]}" if "dependentSchemas" in steps else ""
        return line, f"{error.message.split(chr(39))[1]!r} is missing{beside}"
    if error.validator == "not":
        return line, "`sets` and `each` exclude each other; make two entries"
    if error.validator == "type":
        kinds = error.validator_value if isinstance(error.validator_value, str) else " or ".join(error.validator_value)
        return line, f"{where}: {error.instance!r} is not of type {kinds}"
    return line, f"{where}: {error.message}"


def _allowed(schema: Mapping[str, Any]) -> str:
    return f"; valid: {', '.join(schema['enum'])}" if "enum" in schema else "; a name has letters, digits and _ only"


def _refuse_doubles(path: Path, node: yaml.Node) -> None:
    """A key that stands twice: YAML would take the last one in silence."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise UsageError(f"{path}:{key.start_mark.line + 1}: {key.value!r} stands twice in one entry; keep one")
            seen.add(key.value)
            _refuse_doubles(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_doubles(path, value)


def _plain(data: Any) -> Any:
    """Dates as text: notebooks take their parameters as JSON has them."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if hasattr(data, "isoformat") else data
