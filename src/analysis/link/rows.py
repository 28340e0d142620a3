"""Carry the corpus's identities into rows that were found text by text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.link.bodies import Ministries
from analysis.model import Attribution, Figure, Row, Statement

_SPOKEN: dict[type[Row], tuple[str, str]] = {  # the column of who speaks, and of the words that name it
    Figure: ("claimant_id", "claimant_text"),
    Attribution: ("actor_id", "text"),
    Statement: ("actor_id", "claimant_text"),
}


def with_actors(
    rows: Iterable[Row], article_id: str, ids: Mapping[tuple[str, str], str], ministries: Ministries | None = None
) -> list[Row]:
    """Rows of one article with the corpus's actor ids; rows that become the same key are kept once.

    Args:
        rows: rows as the extractors found them.
        article_id: their article.
        ids: (article, id within its text) -> id in the corpus.
        ministries: those of the corpus, which some articles name in small letters.
    """
    kept: dict[tuple[type[Row], tuple[Any, ...]], Row] = {}
    for row in rows:
        changes: dict[str, Any] = {}
        for name in row.references("actors"):
            local = getattr(row, name)
            if local is not None and (actor := ids.get((article_id, local), local)) != local:
                changes[name] = actor
        if ministries and (spoken := _SPOKEN.get(type(row))):
            name, words = spoken
            local = changes.get(name, getattr(row, name))
            if (actor := ministries.of(local, getattr(row, words))) != local:
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
