"""The order of the stages: read, annotate, link, curate, write. Nothing else knows it."""

from __future__ import annotations

import csv
import multiprocessing
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis import cache, cells, curation, language, store
from analysis.compare.restatements import COLUMNS, restatements
from analysis.corpus import duplicates, read
from analysis.corpus.metadata import Metadata
from analysis.errors import SchemaError, UsageError
from analysis.link.actors import link_actors
from analysis.link.quantities import NearMiss, link_quantities
from analysis.link.rows import with_actors, without_orphans
from analysis.link.statements import link_statements
from analysis.model import Actor, Affiliation, Article, ArticleRow, Figure, Problem, Removed, Row, Statement, TextRow
from analysis.tables import Tables

T = TypeVar("T")
U = TypeVar("U")
Progress = Callable[[str, int, int], None]  # stage, done, of

READING = ("corpus", "lexicons", "model.py")
ANNOTATING = ("extract", "lexicons", "model.py", "language.py", "annotation.py")
SAMPLE = re.compile(r"https?://[^/]+\.example(/|$)")  # addresses that no real outlet can have: the corpus that ships
CHUNK = 24  # files or articles a step: long enough to fill the parser's batches, short enough to show progress


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: rows a table, what went wrong, how much was new."""

    counts: dict[str, int]
    problems: list[Problem]
    annotated: int = 0  # articles annotated now; the others were annotated before
    unchanged: bool = False  # nothing had changed: the tables are those of the last build

    @property
    def failed(self) -> list[Problem]:
        """Problems that make the exit code 1."""
        return [problem for problem in self.problems if problem.failed]


def build(
    raw: Path, processed: Path, *, decisions: Path | None = None, jobs: int | None = None, progress: Progress = lambda *_: None
) -> Build:
    """Make all tables from a folder of articles; only what is new or changed is read and annotated again.

    Args:
        raw: the folder of articles.
        processed: where the tables go; replaced all at once.
        decisions: the curation folder.
        jobs: processes; None is one a core.
        progress: called with the stage, how many are done and of how many.

    Raises:
        UsageError: `raw` is missing or has no articles.
        CurationError: a decision names what does not exist.
        LockedError: another build is writing the same tables.
    """
    files = _files(raw)
    curated = curation.read(decisions)
    with store.locked(processed):
        store.finish(processed)
        mark = _fingerprint(raw, decisions)
        if mark == store.fingerprint(processed) and store.complete(processed):
            return Build(store.counts(processed), _known_problems(processed), unchanged=True)
        with closing(cache.Cache(processed / cache.NAME)) as kept:
            articles, problems = _read(files, raw, kept, jobs, progress)
            articles = _resolve([curated.article(article) for article in articles])
            curated.check_articles([article.row for article in articles])
            annotated = _annotate(articles, kept, jobs, progress)
            before = _before(processed)
            progress("linking", 0, 1)
            with store.Writer(processed) as writer:
                lost, near_misses = _link(articles, kept, curated, writer)
                problems += lost
                code = cache.key(cache.code_hash("."), language.release())
                new_code = store.fingerprint(processed, "code") != code
                sample = any(SAMPLE.match(article.row.url or "") for article in articles)
                writer.commit(fingerprint=mark, code=code, sample=sample, extra=_extra(problems, near_misses, curated))
            _restate(before, processed, new_code=new_code)
            progress("linking", 1, 1)
            kept.prune()
    return Build(writer.counts, problems, annotated=annotated)


# ------------------------------------------------------------------------------------------------------ reading
def _files(raw: Path) -> list[Path]:
    if not raw.is_dir():
        raise UsageError(f"{raw}: no such folder; put articles there, or name another folder with --raw")
    files = read.find_files(raw)
    if not files:
        raise UsageError(f"{raw}: no articles in this folder; it takes .txt, .md, .html, .json, .jsonl, .csv and more (see the README)")
    return files


def _read(files: Sequence[Path], raw: Path, kept: cache.Cache, jobs: int | None, progress: Progress) -> tuple[list[Article], list[Problem]]:
    metadata = read.read_metadata(raw)
    known = cache.key(cache.code_hash(*READING), *(f"{path} {_digest(path)}" for path in sorted(metadata.sidecars)))
    keys = {path: cache.key("read", known, path.relative_to(raw), _digest(path)) for path in files}
    new = [path for path in files if not kept.has(keys[path])]
    read_now = zip(new, _map(_read_file, [(path, raw, metadata) for path in new], jobs), strict=True)
    for first in range(0, len(new), CHUNK):
        kept.put((keys[path], data) for path, data in islice(read_now, CHUNK))
        progress("reading", min(first + CHUNK, len(new)), len(new))
    articles: list[Article] = []
    problems = list(metadata.problems)
    for path in files:
        rows = cache.decode(kept.get(keys[path]) or b"")
        problems += [row for row in rows if isinstance(row, Problem)]
        articles += _articles(rows)
    return articles, problems


def _read_file(task: tuple[Path, Path, Metadata]) -> bytes:
    path, raw, metadata = task
    rows: list[Row] = []
    for number, found in enumerate(read.read_file(path, raw, metadata=metadata)):
        if isinstance(found, Problem):
            rows.append(found)
        else:  # numbered: ids may repeat until all files are read
            name = str(number)
            rows += [found.row, TextRow(article_id=name, text=found.text), *(replace(cut, article_id=name) for cut in found.removed)]
    return cache.encode(rows)


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


def _resolve(articles: Sequence[Article]) -> list[Article]:
    """Articles in the order of their ids, every id once, near-identical ones pointing to the earliest."""
    seen: Counter[str] = Counter()
    named = []
    for article in sorted(articles, key=lambda article: (article.article_id, article.row.path)):
        name = article.article_id
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}-{seen[name]}"
            row = replace(article.row, article_id=name)
            article = replace(article, row=row, removed=tuple(replace(cut, article_id=name) for cut in article.removed))
        named.append(article)
    copies = duplicates.find_duplicates((article.article_id, article.text, article.row.published_from) for article in named)
    return [replace(article, row=replace(article.row, duplicate_of=copies.get(article.article_id))) for article in named]


# --------------------------------------------------------------------------------------------------- annotating
def _annotate(articles: Sequence[Article], kept: cache.Cache, jobs: int | None, progress: Progress) -> int:
    new = [article for article in articles if not kept.has(_key(article))]
    chunks = [new[first : first + CHUNK] for first in range(0, len(new), CHUNK)]
    if new:
        language.load_model()  # before the workers start: they share it
    done = 0
    for chunk, results in zip(chunks, _map(_annotate_chunk, chunks, jobs), strict=True):
        kept.put((_key(article), data) for article, data in zip(chunk, results, strict=True))
        done += len(chunk)
        progress("annotating", done, len(new))
    return len(new)


def _annotate_chunk(articles: Sequence[Article]) -> list[bytes]:
    from analysis import annotation  # loads spaCy: not where nothing is new

    return [cache.encode(found.rows()) for found in annotation.annotate_articles(articles)]


def _key(article: Article) -> str:
    row = article.row
    days = row.published, row.published_from, row.published_to
    text = sha256(article.text.encode()).hexdigest()
    return cache.key("annotate", cache.code_hash(*ANNOTATING), language.release(), row.article_id, text, *days)


# ------------------------------------------------------------------------------------------------------ linking
def _link(
    articles: Sequence[Article], kept: cache.Cache, curated: curation.Curation, writer: store.Writer
) -> tuple[list[Problem], list[NearMiss]]:
    """Join identities across the corpus, apply the reader's decisions, and write all rows; article by article where that is possible."""

    def rows_of(article: Article) -> list[Row]:
        return cache.decode(kept.get(_key(article)) or b"")

    local: dict[str, list[Actor]] = {}
    affiliations: list[Affiliation] = []
    for article in articles:
        rows = rows_of(article)
        local[article.article_id] = [row for row in rows if isinstance(row, Actor)]
        affiliations += [row for row in rows if isinstance(row, Affiliation)]
    linked = link_actors(local, affiliations, aliases=curated.aliases)
    actors = sorted(curated.actors(linked.actors), key=lambda actor: actor.actor_id)
    writer.add(actors)

    figures: list[Figure] = []
    statements: list[Statement] = []
    problems: list[Problem] = []
    for article in articles:
        rows = with_actors((row for row in rows_of(article) if not isinstance(row, Actor)), article.article_id, linked.ids)
        rows, lost = curated.rows(article, rows)
        problems += lost
        here = [row for row in rows if isinstance(row, Figure)]
        figures += here
        statements += [row for row in rows if isinstance(row, Statement)]
        writer.add([article.row, TextRow(article_id=article.article_id, text=article.text), *article.removed])
        writer.add(without_orphans((row for row in rows if not isinstance(row, Figure | Statement)), here))
    heads = {article.article_id: article.row for article in articles}
    series = link_quantities(figures, heads, {actor.actor_id: actor for actor in actors}, decisions=curated.quantities)
    writer.add(chain(series.figures, series.quantities, series.claims, link_statements(statements, series.quantities)))
    return problems, series.near_misses


# ------------------------------------------------------------------------------------------------------ writing
def _extra(problems: Iterable[Problem], near_misses: Sequence[NearMiss], curated: curation.Curation) -> dict[str, str]:
    names = [spec.name for spec in Problem.columns()]
    lines = sorted([[str(getattr(problem, name)) for name in names] for problem in problems])
    free = list(dict.fromkeys(chain(["source"], *(entry.cells for entry in curated.of("sources.csv")))))
    sources = [[entry.get(name) for name in free] for entry in curated.of("sources.csv")]
    return {
        store.PROBLEMS: cells.to_csv(names, lines),
        store.NEAR_MISSES: cells.to_csv(NearMiss._fields, near_misses),
        store.SOURCES: cells.to_csv(free, sources),
    }


def _before(processed: Path) -> Tables | None:
    try:
        return store.load(processed)
    except SchemaError:
        return None


def _restate(before: Tables | None, processed: Path, *, new_code: bool) -> None:
    """Write which numbers differ from the build before, and why; a first build restates nothing."""
    frame = restatements(before, store.load(processed), new_code=new_code) if before else pd.DataFrame(columns=COLUMNS)
    lines = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    draft = processed / f".{store.RESTATEMENTS}"
    draft.write_text(cells.to_csv(list(frame.columns), lines), encoding="utf-8")
    draft.replace(processed / store.RESTATEMENTS)


def _known_problems(processed: Path) -> list[Problem]:
    with (processed / store.PROBLEMS).open(encoding="utf-8", newline="") as file:
        return [Problem(**line | {"failed": line["failed"] == "True"}) for line in csv.DictReader(file)]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _fingerprint(raw: Path, decisions: Path | None) -> str:
    """Hash of all that the tables are made from: raw files, decisions, code, lexicons, model."""
    inputs: list[str] = []
    for folder in filter(None, (raw, decisions)):
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        inputs += (f"{path.relative_to(folder)} {_digest(path)}" for path in paths)
    return cache.key(cache.code_hash("."), language.release(), *inputs)


def _map(function: Callable[[T], U], tasks: Sequence[T], jobs: int | None) -> Iterator[U]:
    """Results in the order of the tasks, by `jobs` processes (None: one a core); one job needs none."""
    jobs = min(jobs or os.cpu_count() or 1, len(tasks))
    if jobs < 2:
        yield from map(function, tasks)
        return
    kind = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(kind)) as pool:
        yield from pool.map(function, tasks)
