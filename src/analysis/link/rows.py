"""Carry the corpus's identities into rows that were found text by text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.model import Attribution, Figure, Row, Statement


def with_actors(rows: Iterable[Row], article_id: str, ids: Mapping[tuple[str, str], str]) -> list[Row]:
    """Rows of one article with the corpus's actor ids; rows that become the same key are kept once.

    Args:
        rows: rows as the extractors found them.
        article_id: their article.
        ids: (article, id within its text) -> id in the corpus.
    """
    kept: dict[tuple[type[Row], tuple[Any, ...]], Row] = {}
    for row in rows:
        changes: dict[str, Any] = {}
        for name in row.references("actors"):
            local = getattr(row, name)
            if local is not None and (actor := ids.get((article_id, local), local)) != local:
                changes[name] = actor
        if changes and isinstance(row, Statement):
            changes["statement_id"] = f"{row.article_id}:{row.start}-{row.end}:{changes.get('actor_id', row.actor_id)}"
        row = replace(row, **changes) if changes else row
        kept.setdefault((type(row), row.key), row)
    return list(kept.values())


def without_orphans(rows: Iterable[Row], figures: Sequence[Figure]) -> Iterator[Row]:
    """Rows without the attributions of figures that a reader dropped."""
    kept = {figure.figure_id for figure in figures}
    return (row for row in rows if not isinstance(row, Attribution) or row.figure_id in kept)
