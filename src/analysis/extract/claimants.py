"""Whose word a figure rests on: claimants, confirmers and relayers."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.extract.found import Found
from analysis.model import Article, Row


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Not written yet: finds nothing."""
    yield from ()
