"""First stage: raw files to articles; a file is read again only when it, or what is said of it, has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from analysis import cache
from analysis.corpus import read
from analysis.corpus.metadata import Metadata
from analysis.errors import UsageError
from analysis.model import Article, ArticleRow, Problem, Removed, Row, TextRow
from analysis.stages.processes import chunks, processes, spread

MADE_BY = ("corpus", "timex", "lexicons", "model.py", "cells.py", "files.py", "slugs.py")  # the code that decides what a file gives

WORDS, SKETCH = "words", "sketch"  # what is kept of an article besides its row: text and cuts; what it is compared by

Progress = Callable[[str, int, int], None]  # stage, done, of
Task = tuple[Path, Path, Metadata]


@dataclass(frozen=True, slots=True)
class Filed:
    """An article whose words are kept on disk: in memory are only those that something is being done to."""

    row: ArticleRow
    name: str  # what its words are kept under

    def article(self, kept: cache.Cache) -> Article:
        """The article with its words, and what was cut from it."""
        rows = cache.decode(kept.need(f"{self.name} {WORDS}"))
        (text,) = (row.text for row in rows if isinstance(row, TextRow))
        removed = tuple(replace(row, article_id=self.row.article_id) for row in rows if isinstance(row, Removed))
        return Article(row=self.row, text=text, removed=removed)


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
) -> tuple[list[Filed], list[Problem]]:
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
    with spread(_read_files, parts, count, apart=True) as found:
        if count > 1:
            meanwhile()
        for part, results in zip(parts, found, strict=True):
            kept.put((f"{keys[path]}{name}", data) for (path, _, _), entries in zip(part, results, strict=True) for name, data in entries)
            done += len(part)
            progress("reading", done, total)
    articles: list[Filed] = []
    problems = list(metadata.problems)
    for path in files:
        rows = cache.decode(kept.need(keys[path]))
        problems += [row for row in rows if isinstance(row, Problem)]
        heads = (row for row in rows if isinstance(row, ArticleRow))
        articles += [Filed(row, f"{keys[path]} {number}") for number, row in enumerate(heads)]
    return articles, problems


def _read_files(tasks: Sequence[Task]) -> list[list[tuple[str, bytes]]]:
    return [list(_entries(*task)) for task in tasks]


def _entries(path: Path, raw: Path, metadata: Metadata) -> Iterator[tuple[str, bytes]]:
    """What is kept of a file, by the end of its key: what is said of its articles, and of each its words and its sketch."""
    from analysis.corpus import duplicates  # loads numpy: not where nothing is new

    said: list[Row] = []
    number = count()
    for found in read.read_file(path, raw, metadata=metadata):
        if not isinstance(found, Problem):
            name = f" {next(number)}"
            yield f"{name} {WORDS}", cache.encode([TextRow(article_id=found.article_id, text=found.text), *found.removed])
            yield f"{name} {SKETCH}", duplicates.sketch(found.text)
        said.append(found if isinstance(found, Problem) else found.row)
    yield "", cache.encode(said)


def resolve(articles: Sequence[Filed]) -> list[Filed]:
    """Articles in the order of their ids, every id once."""
    taken = {article.row.article_id for article in articles}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    named: dict[str, Filed] = {}
    for article in sorted(articles, key=lambda article: (article.row.article_id, article.row.path)):
        name = article.row.article_id
        if name in named:
            name = next(free for number in numbers[name] if (free := f"{name}-{number}") not in taken)
            taken.add(name)
        named[name] = article if name == article.row.article_id else replace(article, row=replace(article.row, article_id=name))
    return [article for _, article in sorted(named.items())]


def find_copies(articles: Sequence[Filed], kept: cache.Cache) -> dict[str, str]:
    """Ids of the articles that are copies -> the earliest article that each is a copy of."""
    from analysis.corpus import duplicates

    named = {article.row.article_id: article for article in articles}
    sketches = ((name, kept.need(f"{article.name} {SKETCH}"), article.row.published_from) for name, article in named.items())
    return duplicates.find_duplicates(sketches, lambda name: named[name].article(kept).text)


def with_originals(articles: Iterable[Filed], copies: Mapping[str, str], *, without: Container[str]) -> list[Filed]:
    """Articles that say which they are copies of, without some."""
    named = {copy: original for copy, original in copies.items() if original not in without}
    kept = (article for article in articles if article.row.article_id not in without)
    return [replace(article, row=replace(article.row, duplicate_of=named.get(article.row.article_id))) for article in kept]
