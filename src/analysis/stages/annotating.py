"""Second stage: articles to rows, text by text; an article is annotated again only when its words, its day or our code have changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from analysis import cache, language
from analysis.model import Article, ArticleRow, Problem
from analysis.stages.failures import attempt
from analysis.stages.processes import chunks, frozen, processes, spread
from analysis.stages.reading import Filed

if TYPE_CHECKING:
    from spacy.tokens import Doc

MADE_BY = (
    "extract",
    "timex",
    "lexicons",
    "slugs.py",
    "model.py",
    "language.py",
    "annotation.py",
)  # the code that decides what a text gives
FIRST = "Ukraine's military said on 3 May 2024 that about 40 soldiers had been killed near Lund, which Russia denied."

Progress = Callable[[str, int, int], None]  # stage, done, of


def annotate(articles: Sequence[Filed], *, kept: cache.Cache, jobs: int | None, progress: Progress) -> tuple[int, dict[str, Problem]]:
    """Annotate what is new, and keep it.

    Args:
        articles: all articles.
        kept: what was annotated before, and where new rows go.
        jobs: processes.
        progress: told how many of the new articles are done.

    Returns:
        How many articles were new; and by id those that an error of ours keeps out, which are tried again as soon as anything changes.
    """
    parts = chunks([article for article in articles if not kept.has(key(article.row))], jobs)
    tasks = ([article.article(kept) for article in part] for part in parts)
    failed: dict[str, Problem] = {}
    done, total, count = 0, sum(map(len, parts)), processes(jobs, parts)
    if count > 1:
        warm()
    with frozen(), spread(_annotate, tasks, count, apart=True) as found:
        for part, results in zip(parts, found, strict=True):
            kept.put((key(article.row), data) for article, data in zip(part, results, strict=True) if isinstance(data, bytes))
            failed |= {article.row.article_id: data for article, data in zip(part, results, strict=True) if isinstance(data, Problem)}
            done += len(part)
            progress("annotating", done, total)
    return total, failed


def key(row: ArticleRow) -> str:
    """What an article's rows are kept under: a hash of all that they are made from."""
    days = row.published, row.published_from, row.published_to
    return cache.key("annotate", cache.code_hash(*MADE_BY), language.release(), row.article_id, row.text_sha256, *days)


def _annotate(articles: Sequence[Article]) -> list[bytes | Problem]:
    """The rows of each article; an error of ours in one says so, and keeps none of the others."""
    from analysis import annotation  # loads spaCy: not where nothing is new

    def rows(article: Article, doc: Doc) -> bytes:
        return cache.encode(annotation.annotated(article, doc).rows())

    return [attempt(article, partial(rows, article, doc), lost="the article is left out") for article, doc in annotation.parsed(articles)]


def warm() -> None:
    """Load model and lexicons before processes start: they share them, and none of them loads its own."""
    from analysis import annotation

    list(annotation.annotate_many([FIRST]))
