"""The schema for others: a Frictionless data package and the codebook, both generated from the row classes."""

from __future__ import annotations

from typing import Any

import analysis
from analysis.model import SCHEMA_VERSION, TABLES, Column, Row

TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date"}


def data_package(counts: dict[str, int], *, fingerprint: str, code: str = "", model: str = "", sample: bool = False) -> dict[str, Any]:
    """Frictionless descriptor (Data Package v1) of the tables beside it.

    Args:
        counts: rows a table.
        fingerprint: hash of everything the tables were made from.
        code: hash of the code, lexicons and model alone.
        model: the language model, name and version.
        sample: whether articles of the sample corpus are among them; pages made from it say so.
    """
    return {
        "name": "analysis",
        "title": "Actors, reported numbers and dates in news articles",
        "profile": "data-package",
        "analysis": {
            "schema": SCHEMA_VERSION,
            "version": analysis.__version__,
            "model": model,
            "fingerprint": fingerprint,
            "code": code,
            "sample": sample,
        },
        "resources": [_resource(kind, counts[kind.table]) for kind in TABLES],
    }


def _resource(kind: type[Row], rows: int) -> dict[str, Any]:
    return {
        "name": kind.table,
        "path": f"{kind.table}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": summary(kind),
        "rows": rows,
        "schema": table_schema(kind),
    }


def table_schema(kind: type[Row]) -> dict[str, Any]:
    """Frictionless table schema of one row class."""
    columns = kind.columns()
    schema: dict[str, Any] = {
        "fields": [_field(spec) for spec in columns],
        "primaryKey": [spec.name for spec in columns if spec.key],
        "missingValues": [""],
    }
    if references := [_reference(spec.name, spec.references, kind) for spec in columns if spec.references]:
        schema["foreignKeys"] = references
    return schema


def _reference(column: str, table: str, kind: type[Row]) -> dict[str, Any]:
    itself = table == kind.table  # named "" in a descriptor
    return {"fields": [column], "reference": {"resource": "" if itself else table, "fields": [_only_key(table)]}}


def _field(spec: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": spec.name, "type": TYPES[spec.kind], "description": spec.meaning}
    constraints: dict[str, Any] = {}
    if not spec.nullable:
        constraints["required"] = True
    if spec.enum:
        constraints["enum"] = list(spec.enum)
    if constraints:
        field["constraints"] = constraints
    return field


def _only_key(table: str) -> str:
    (kind,) = [kind for kind in TABLES if kind.table == table]
    return next(spec.name for spec in kind.columns() if spec.key)


def summary(kind: type[Row]) -> str:
    """First line of a row class's docstring."""
    return (kind.__doc__ or "").strip().splitlines()[0]


def codebook() -> str:
    """The codebook page, in Markdown: every table, column, type and meaning."""
    lines = [
        "# Codebook",
        "",
        "Made by `make docs` from the row classes in `src/analysis/model.py`; do not edit. "
        f"Schema version {SCHEMA_VERSION}. An empty value is unknown: never 0, never today, never a guess. "
        "Offsets count characters in the cleaned text of the article, end exclusive. In the type column `?` marks what may be empty.",
        "",
    ]
    for kind in TABLES:
        lines += [f"## {kind.table}", "", summary(kind), "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| {spec.name}{' (key)' if spec.key else ''} | {_type(spec)} | {spec.meaning} |" for spec in kind.columns()]
        lines += [""]
    return "\n".join(lines)


def _type(spec: Column) -> str:
    name = "one of " + ", ".join(spec.enum) if spec.enum else spec.kind
    return name + ("?" if spec.nullable else "")
