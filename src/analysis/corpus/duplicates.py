"""Articles that repeat another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def find_duplicates(articles: Iterable[tuple[str, str, date | None]]) -> dict[str, str]:
    """Copies -> the earliest article with the same text, from (id, text, first possible publication day)."""
    first: dict[str, str] = {}
    copies = {}
    for article, text, _ in sorted(articles, key=lambda entry: (entry[2] or date.max, entry[0])):
        if (original := first.setdefault(" ".join(text.split()), article)) != article:
            copies[article] = original
    return copies
