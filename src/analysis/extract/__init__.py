"""From one parsed text to rows: the extractors, in order, each a generator over a spaCy `Doc`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from analysis.extract import actors, claimants, dates, figures, statements
from analysis.extract.found import Found
from analysis.lexicons.registry import states
from analysis.model import Actor, Article, Row

if TYPE_CHECKING:
    from spacy.tokens import Doc

Extractor: TypeAlias = "Callable[[Doc, Article, Found], Iterator[Row]]"

EXTRACTORS: tuple[Extractor, ...] = (actors.find, dates.find, figures.find, claimants.find, statements.find)


def extract(doc: Doc, article: Article) -> Found:
    """Run all extractors over one parsed article; `doc.text` is the article's cleaned text.

    A later extractor may yield a row again, completed (a figure with its claimant): the same key replaces the row.
    """
    found = Found(doc)
    for find in EXTRACTORS:
        for row in find(doc, article, found):
            found.add(row)
    for actor in _named_only_by_reference(found):
        found.add(actor)
    return found


def _named_only_by_reference(found: Found) -> Iterator[Actor]:
    """States that rows refer to though no mention is theirs ("Dutch-made shells": the Netherlands)."""
    known = {actor.actor_id for actor in found.actors}
    for row in (*found.figures, *found.attributions, *found.statements, *found.affiliations):
        for name in row.references("actors"):
            actor = states().get(getattr(row, name) or "")
            if actor and actor.actor_id not in known:
                known.add(actor.actor_id)
                yield actor
