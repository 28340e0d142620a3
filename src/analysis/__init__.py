"""From a folder of news articles to tables and reports that compare who reports which number, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.annotation import Annotations
    from analysis.tables import Tables

__version__ = "0.1.0"
__all__ = ["annotate", "annotate_many", "build", "load"]

# Imports stand inside the functions: `import analysis` must not load spaCy or pandas.


def annotate(text: str, *, published: date | None = None) -> Annotations:
    """Annotate one text; nothing is cleaned, offsets count in `text` as given.

    Args:
        text: the text.
        published: its publication day, which relative dates are counted from.
    """
    return next(annotate_many([text], published=published))


def annotate_many(texts: Iterable[str], *, published: date | Iterable[date | None] | None = None) -> Iterator[Annotations]:
    """Annotate many texts: see `analysis.annotation.annotate_many`."""
    from analysis import annotation

    return annotation.annotate_many(texts, published=published)


def build(
    raw: str | Path = "data/raw", processed: str | Path = "data/processed", *, curation: str | Path | None = None, jobs: int | None = None
) -> Tables:
    """Make all tables from a folder of articles, and load them: see `analysis.pipeline.build`.

    A script on macOS or Windows calls it under ``if __name__ == "__main__":``, or with ``jobs=1``: there every process that helps
    runs the script anew.

    Args:
        raw: the folder of articles.
        processed: where the tables go.
        curation: the folder of a reader's decisions.
        jobs: processes; None is one a core.
    """
    from analysis import pipeline

    pipeline.build(Path(raw), Path(processed), decisions=Path(curation) if curation else None, jobs=jobs)
    return load(processed)


def load(processed: str | Path = "data/processed") -> Tables:
    """Load all tables as typed DataFrames: see `analysis.store.load`."""
    from analysis import store

    return store.load(processed)
