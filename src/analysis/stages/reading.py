"""First stage: raw files to articles; a file is read again only when it, or what is said of it, has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from analysis import cache
from analysis.corpus import read
from analysis.corpus.metadata import Metadata
from analysis.errors import UsageError
from analysis.model import Article, ArticleRow, Problem, Removed, Row, TextRow
from analysis.stages.processes import chunks, processes, spread

MADE_BY = ("corpus", "timex", "lexicons", "model.py", "cells.py", "files.py", "slugs.py")  # the code that decides what a file gives

Progress = Callable[[str, int, int], None]  # stage, done, of
Task = tuple[Path, Path, Metadata]


def files_of(raw: Path) -> tuple[list[Path], Metadata]:
    """The files of the raw folder that hold articles, and what its sidecars say of them.

    Raises:
        UsageError: the folder is missing, or has no such file.
    """
    if not raw.is_dir():
        raise UsageError(f"{raw}: no such folder; put articles there, or name another folder with --raw")
    metadata = read.read_metadata(raw)
    files = read.find_files(raw, metadata)
    if not files:
        raise UsageError(f"{raw}: no articles in this folder; it takes .txt, .md, .html, .json, .jsonl, .csv and more (see the README)")
    return files, metadata


def read_articles(
    files: Sequence[Path],
    raw: Path,
    metadata: Metadata,
    *,
    digests: Mapping[Path, str],
    kept: cache.Cache,
    jobs: int | None,
    meanwhile: Callable[[], None],
    progress: Progress,
) -> tuple[list[Article], list[Problem]]:
    """The articles of all files, and what could not be used.

    Args:
        files: the files to read.
        raw: the folder that they lie in.
        metadata: what its sidecars say.
        digests: SHA-256 of each file.
        kept: what was read before.
        jobs: processes.
        meanwhile: what to do while other processes read.
        progress: told how many of the new files are read.
    """
    code = cache.code_hash(*MADE_BY)
    tasks = {path: (path, raw, metadata.about(path.relative_to(raw).as_posix())) for path in files}
    keys = {path: cache.key("read", code, path.relative_to(raw), digests[path], said.said) for path, (_, _, said) in tasks.items()}
    parts = chunks([tasks[path] for path in files if not kept.has(keys[path])], jobs)
    done, total, count = 0, sum(map(len, parts)), processes(jobs, parts)
    with spread(_read_files, parts, count) as found:
        if count > 1:
            meanwhile()
        for part, results in zip(parts, found, strict=True):
            kept.put((keys[path], data) for (path, _, _), data in zip(part, results, strict=True))
            done += len(part)
            progress("reading", done, total)
    articles: list[Article] = []
    problems = list(metadata.problems)
    for path in files:
        rows = cache.decode(kept.need(keys[path]))
        problems += [row for row in rows if isinstance(row, Problem)]
        articles += _articles(rows)
    return articles, problems


def _read_files(tasks: Sequence[Task]) -> list[bytes]:
    return [cache.encode(_rows(*task)) for task in tasks]


def _rows(path: Path, raw: Path, metadata: Metadata) -> Iterator[Row]:
    for number, found in enumerate(read.read_file(path, raw, metadata=metadata)):
        if isinstance(found, Problem):
            yield found
            continue
        name = str(number)  # ids may repeat until all files are read
        yield from (found.row, TextRow(article_id=name, text=found.text), *(replace(cut, article_id=name) for cut in found.removed))


def _articles(rows: Iterable[Row]) -> Iterator[Article]:
    heads: list[ArticleRow] = []
    texts: list[TextRow] = []
    cuts: dict[str, list[Removed]] = defaultdict(list)
    for row in rows:
        if isinstance(row, ArticleRow):
            heads.append(row)
        elif isinstance(row, TextRow):
            texts.append(row)
        elif isinstance(row, Removed):
            cuts[row.article_id].append(row)
    for head, text in zip(heads, texts, strict=True):
        removed = tuple(replace(cut, article_id=head.article_id) for cut in cuts[text.article_id])
        yield Article(row=head, text=text.text, removed=removed)


def resolve(articles: Sequence[Article]) -> list[Article]:
    """Articles in the order of their ids, every id once."""
    taken = {article.article_id for article in articles}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    named: dict[str, Article] = {}
    for article in sorted(articles, key=lambda article: (article.article_id, article.row.path)):
        name = article.article_id
        if name in named:
            name = next(free for number in numbers[name] if (free := f"{name}-{number}") not in taken)
            taken.add(name)
        named[name] = article if name == article.article_id else _renamed(article, name)
    return [article for _, article in sorted(named.items())]


def find_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Ids of the articles that are copies -> the earliest article that each is a copy of."""
    from analysis.corpus import duplicates  # loads scipy: not where nothing is new

    return duplicates.find_duplicates((article.article_id, article.text, article.row.published_from) for article in articles)


def with_originals(articles: Iterable[Article], copies: Mapping[str, str], *, without: Container[str]) -> list[Article]:
    """Articles that say which they are copies of, without some."""
    named = {copy: original for copy, original in copies.items() if original not in without}
    kept = (article for article in articles if article.article_id not in without)
    return [replace(article, row=replace(article.row, duplicate_of=named.get(article.article_id))) for article in kept]


def _renamed(article: Article, name: str) -> Article:
    removed = tuple(replace(cut, article_id=name) for cut in article.removed)
    return replace(article, row=replace(article.row, article_id=name), removed=removed)
