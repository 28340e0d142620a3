"""Hand-written articles on a few stories, each figure marked with the series a careful reader puts it in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

from analysis.model import Article, ArticleRow, Figure

FOLDER = Path(__file__).parent / "stories"
MARK = re.compile(r"\[\[(?P<series>[\w-]+)(?: @ (?P<claimant>[^|]+))?\|(?P<words>.*?)\]\]")
OWN_VOICE = "-"


@dataclass(frozen=True)
class Story:
    """An article, and the series of each marked stretch of its text, and a word of who claims it, where that is marked."""

    article: Article
    gold: dict[tuple[int, int], str]
    claimants: dict[tuple[int, int], str] = field(default_factory=dict)


def read(name: str) -> list[Story]:
    """The articles of one file: `=== id | source | day | title`, then the text, figures as `[[series|words]]`, `[[series @ who|words]]`."""
    found = []
    for part in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, marked = part.partition("\n")
        article_id, source, day, title = (cell.strip() for cell in head.split(" | "))
        text, last = "", 0
        gold: dict[tuple[int, int], str] = {}
        claimants: dict[tuple[int, int], str] = {}
        marked = marked.strip()
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            span = len(text), len(text) + len(mark["words"])
            gold[span] = mark["series"]
            if mark["claimant"]:
                claimants[span] = mark["claimant"]
            text += mark["words"]
            last = mark.end()
        text += marked[last:]
        row = ArticleRow(
            article_id=article_id, path=f"{article_id}.txt", raw_sha256="", source=source, title=title,
            published=date.fromisoformat(day), published_from=date.fromisoformat(day), published_to=date.fromisoformat(day),
        )  # fmt: skip
        found.append(Story(Article(row=row, text=text), gold, claimants))
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


def claimants(stories: Iterable[Story], figures: Iterable[Figure]) -> dict[tuple[str, int], tuple[str, str | None, bool]]:
    """(article, offset) -> word of the claimant marked, claimant found, and whether that is right; figures not found do not count."""
    said: dict[tuple[str, int], tuple[str, str | None, bool]] = {}
    rows = list(figures)
    for story in stories:
        for (start, end), who in story.claimants.items():
            here = [row for row in rows if row.article_id == story.article.article_id and start < row.end and row.start < end]
            for row in here[:1]:
                right = row.claimant_text is None if who == OWN_VOICE else who.lower() in (row.claimant_text or "").lower()
                said[row.article_id, start] = who, row.claimant_text, right
    return said


def pairs(labelled: Mapping[str, tuple[str, str | None]], touching: Callable[[str, str], bool] = lambda a, b: True) -> tuple[int, int, int]:
    """Pairs of figures joined rightly, joined, and to be joined; pairs of two unmarked figures do not count.

    Args:
        labelled: figure_id -> gold series, series found.
        touching: whether a pair of figures of these two articles counts.
    """
    right = joined = wanted = 0
    for (one, (gold, found)), (other, (other_gold, other_found)) in combinations(labelled.items(), 2):
        if {gold, other_gold} != {"unmarked"} and touching(_article(one), _article(other)):
            same, put = gold == other_gold, found is not None and found == other_found
            right, joined, wanted = right + (same and put), joined + put, wanted + same
    return right, joined, wanted


def _article(figure_id: str) -> str:
    return re.split(r"[:']", figure_id.removeprefix("missed ('"))[0]
