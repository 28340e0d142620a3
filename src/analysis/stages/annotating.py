"""Second stage: articles to rows, text by text; an article is annotated again only when its words, its day or our code have changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis import cache, language
from analysis.model import Article
from analysis.stages.processes import chunks, frozen, processes, spread

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


def annotate(articles: Sequence[Article], *, kept: cache.Cache, jobs: int | None, progress: Progress) -> int:
    """Annotate what is new, and keep it.

    Args:
        articles: all articles.
        kept: what was annotated before, and where new rows go.
        jobs: processes.
        progress: told how many of the new articles are done.

    Returns:
        How many articles were new.
    """
    parts = chunks([article for article in articles if not kept.has(key(article))], jobs)
    done, total, count = 0, sum(map(len, parts)), processes(jobs, parts)
    if count > 1:
        warm()
    with frozen(), spread(_annotate, parts, count) as found:
        for part, results in zip(parts, found, strict=True):
            kept.put((key(article), data) for article, data in zip(part, results, strict=True))
            done += len(part)
            progress("annotating", done, total)
    return total


def key(article: Article) -> str:
    """What an article's rows are kept under: a hash of all that they are made from."""
    row = article.row
    days = row.published, row.published_from, row.published_to
    return cache.key("annotate", cache.code_hash(*MADE_BY), language.release(), row.article_id, row.text_sha256, *days)


def _annotate(articles: Sequence[Article]) -> list[bytes]:
    from analysis import annotation  # loads spaCy: not where nothing is new

    return [cache.encode(found.rows()) for found in annotation.annotate_articles(articles)]


def warm() -> None:
    """Load model and lexicons before processes start: they share them, and none of them loads its own."""
    from analysis import annotation

    list(annotation.annotate_many([FIRST]))
