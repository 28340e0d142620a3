"""Series of the numbers in a few texts, for tests of one trade's words."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.model import Article, ArticleRow
from tests.link.test_stories import linked


def series_of_last(*texts: str, day: date, apart: int = 0) -> list[str | None]:
    """The series of the last figure of each text, the first published on a day, each next one some days later."""
    days = [day + timedelta(apart * number) for number in range(len(texts))]
    rows = [ArticleRow(article_id=str(n), path="", raw_sha256="", source=str(n), published=day) for n, day in enumerate(days)]
    figures = linked([Article(row=row, text=text) for row, text in zip(rows, texts, strict=True)]).figures
    return [max((one for one in figures if one.article_id == row.article_id), key=lambda one: one.start).quantity for row in rows]


def series_by_words(text: str, *, day: date) -> dict[str, str | None]:
    """The series of the figures of a text, by the words of the number."""
    row = ArticleRow(article_id="a", path="", raw_sha256="", source="a", published=day, published_from=day, published_to=day)
    return {figure.text: figure.quantity for figure in linked([Article(row=row, text=text)]).figures}
