"""From one parsed text to rows: the extractors, in order, each a generator over a spaCy `Doc`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from analysis.extract import actors, claimants, dates, figures, statements
from analysis.extract.found import Found
from analysis.model import Article, Row

Extractor = Callable[[Doc, Article, Found], Iterator[Row]]

EXTRACTORS: tuple[Extractor, ...] = (actors.find, dates.find, figures.find, claimants.find, statements.find)


def extract(doc: Doc, article: Article) -> Found:
    """Run all extractors over one parsed article; `doc.text` is the article's cleaned text.

    A later extractor may yield a row again, completed (a figure with its claimant): the same key replaces the row.
    """
    found = Found(doc)
    for find in EXTRACTORS:
        for row in find(doc, article, found):
            found.add(row)
    return found
