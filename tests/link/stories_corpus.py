"""Hand-written articles on a few stories, each figure marked with the series a careful reader puts it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.model import Article, ArticleRow, Figure

FOLDER = Path(__file__).parent / "stories"
MARK = re.compile(r"\[\[([\w-]+)\|(.*?)\]\]")


@dataclass(frozen=True)
class Story:
    """An article, and the series of each marked stretch of its text."""

    article: Article
    gold: dict[tuple[int, int], str]


def read(name: str) -> list[Story]:
    """The articles of one file: `=== id | source | day | title`, then the text, figures as `[[series|words]]`."""
    found = []
    for part in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, marked = part.partition("\n")
        article_id, source, day, title = (cell.strip() for cell in head.split(" | "))
        text, gold, last = "", {}, 0
        marked = marked.strip()
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            gold[len(text), len(text) + len(mark[2])] = mark[1]
            text += mark[2]
            last = mark.end()
        text += marked[last:]
        row = ArticleRow(
            article_id=article_id, path=f"{article_id}.txt", raw_sha256="", source=source, title=title,
            published=date.fromisoformat(day), published_from=date.fromisoformat(day), published_to=date.fromisoformat(day),
        )  # fmt: skip
        found.append(Story(Article(row=row, text=text), gold))
    return found


def labels(stories: Iterable[Story], figures: Iterable[Figure]) -> dict[str, tuple[str, str | None]]:
    """figure_id -> (gold series or "unmarked", series found); a marked figure that was not found counts as a figure without series."""
    gold = {(story.article.article_id, *span): label for story in stories for span, label in story.gold.items()}
    found: dict[str, tuple[str, str | None]] = {}
    missed = set(gold)
    for figure in figures:
        hits = [key for key in missed if key[0] == figure.article_id and key[1] < figure.end and figure.start < key[2]]
        missed -= set(hits)
        found[figure.figure_id] = (gold[hits[0]] if hits else "unmarked", figure.quantity)
    return found | {f"missed {key}": (gold[key], None) for key in missed}


def pairs(labelled: Mapping[str, tuple[str, str | None]]) -> tuple[int, int, int]:
    """Pairs of figures joined rightly, joined, and to be joined; pairs of two unmarked figures do not count."""
    both = Counter((gold, series) for gold, series in labelled.values() if gold != "unmarked" and series)
    right = sum(n * (n - 1) // 2 for n in both.values())
    wanted = Counter(gold for gold, _ in labelled.values() if gold != "unmarked")
    made = Counter(series for _, series in labelled.values() if series)
    loose = Counter(series for gold, series in labelled.values() if series and gold == "unmarked")
    joined = sum(n * (n - 1) // 2 for n in made.values()) - sum(n * (n - 1) // 2 for n in loose.values())
    return right, joined, sum(n * (n - 1) // 2 for n in wanted.values())
