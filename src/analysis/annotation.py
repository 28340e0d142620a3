"""One text, annotated: the rows that the extractors find in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat, tee
from typing import TYPE_CHECKING

from analysis import highlight, language
from analysis.errors import UsageError
from analysis.extract import extract
from analysis.model import Actor, Affiliation, Article, ArticleRow, Attribution, Basis, Credit, DateRow, Figure, Mention, Row, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Annotations:
    """Rows of `analysis.model` found in one text; offsets count in the text as given."""

    text: str
    figures: list[Figure]
    attributions: list[Attribution]
    dates: list[DateRow]
    mentions: list[Mention]
    statements: list[Statement]
    actors: list[Actor]
    affiliations: list[Affiliation]
    credits: list[Credit]

    def _repr_html_(self) -> str:
        return highlight.of_rows(self.text, self.figures, self.dates, self.mentions)

    def rows(self) -> Iterator[Row]:
        """All rows, table by table."""
        yield from chain(self.actors, self.mentions, self.affiliations, self.credits)
        yield from chain(self.dates, self.figures, self.attributions, self.statements)


def annotate_articles(articles: Iterable[Article]) -> Iterator[Annotations]:
    """Annotate articles, in order."""
    return (annotated(article, doc) for article, doc in parsed(articles))


def parsed(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Articles with their parsed texts, in order; they are parsed in batches."""
    for_parser, waiting = tee(articles)
    return zip(waiting, language.pipe(article.text for article in for_parser), strict=True)


def annotated(article: Article, doc: Doc) -> Annotations:
    """What the extractors find in an article."""
    found = extract(doc, article)
    return Annotations(
        article.text, found.figures, found.attributions, found.dates, found.mentions, found.statements,
        found.actors, found.affiliations, found.credits,
    )  # fmt: skip


def annotate_many(texts: Iterable[str], *, published: date | Iterable[date | None] | None = None) -> Iterator[Annotations]:
    """Annotate texts; nothing is cleaned.

    Args:
        texts: the texts.
        published: the publication day: one for all, or an iterable of the same length.

    Yields:
        One `Annotations` a text, in order.

    Raises:
        UsageError: one text in place of several, or a day in words.
    """
    if isinstance(texts, str):
        raise UsageError("annotate_many takes several texts; of one, call annotate")
    if isinstance(published, str):
        raise UsageError(f"published {published!r}: give a date, such as datetime.date(2025, 3, 1)")
    if published is None or isinstance(published, date):
        return annotate_articles(as_article(text, day) for text, day in zip(texts, repeat(published), strict=False))
    return annotate_articles(as_article(text, day) for text, day in zip(texts, published, strict=True))


def as_article(text: str, published: date | None = None) -> Article:
    """A text that is no part of a corpus, as an article."""
    basis: Basis = "metadata" if published else "unknown"
    row = ArticleRow(
        article_id="text", path="", raw_sha256="", published=published,
        published_from=published, published_to=published, published_basis=basis,
    )  # fmt: skip
    return Article(row=row, text=text)
