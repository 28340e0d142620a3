"""From a folder of news articles to tables and reports that compare who reports which number, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.annotation import Annotations

__version__ = "0.1.0"
__all__ = ["annotate", "annotate_many"]


def annotate(text: str, *, published: date | None = None) -> Annotations:
    """Annotate one text; nothing is cleaned, offsets count in `text` as given.

    Args:
        text: the text.
        published: its publication day, which relative dates are counted from.
    """
    return next(annotate_many([text], published=published))


def annotate_many(texts: Iterable[str], *, published: date | Iterable[date | None] | None = None) -> Iterator[Annotations]:
    """Annotate many texts: see `analysis.annotation.annotate_many`."""
    from analysis import annotation  # importing analysis does not import spaCy

    return annotation.annotate_many(texts, published=published)
