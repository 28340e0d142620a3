"""Errors of our own in one article: listed, with where they arose; the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from analysis.model import Article, Problem

T = TypeVar("T")


def attempt(article: Article, work: Callable[[], T], *, lost: str) -> T | Problem:
    """What some work on an article gives, or the problem that it ends in.

    Args:
        article: the article.
        work: what is done.
        lost: what the tables lack of the article if it fails.

    Raises:
        MemoryError: the machine's lack, and not the article's.
    """
    try:
        return work()
    except MemoryError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        cause = f"an error of this program: {type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
        return Problem(path=article.row.path, cause=cause, remedy=f"{lost}; please report it, with the article")
