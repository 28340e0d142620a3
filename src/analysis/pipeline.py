"""The order of the stages: read, annotate, link, curate, write. Nothing else knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import cache, cells, curation, files, language, store
from analysis.compare.restatements import COLUMNS, READS, restatements
from analysis.errors import SchemaError, UsageError
from analysis.model import Problem
from analysis.stages import annotating, reading
from analysis.stages.processes import frozen

if TYPE_CHECKING:
    from analysis.link.near import NearMiss

Progress = Callable[[str, int, int], None]  # stage, done, of

SAMPLE = re.compile(r"https?://[^/]+\.example(/|$)")  # addresses that no real outlet can have: the corpus that ships


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
        UsageError: `raw` is missing or has no articles, or `processed` lies in it.
        CurationError: a decision names what does not exist.
        LockedError: another build is writing the same tables.
        ResourceError: the tables cannot be written, or a process was killed.
    """
    found, metadata = reading.files_of(raw)
    if processed.resolve().is_relative_to(raw.resolve()):
        raise UsageError(f"{processed}: lies among the articles, and would be read as some; name another folder with --processed")
    curated = curation.read(decisions)
    with store.writing(processed), store.locked(processed):
        store.finish(processed)
        digests = _digests(raw)
        mark = cache.key(code(), *_listed(raw, digests), *(_listed(decisions, _digests(decisions)) if decisions else ()))
        if mark == store.fingerprint(processed) and store.complete(processed):
            return Build(store.counts(processed), _known_problems(processed), unchanged=True)
        with closing(cache.Cache(processed / cache.NAME)) as kept:
            articles, problems = reading.read_articles(
                found, raw, metadata, digests=digests, kept=kept, jobs=jobs, meanwhile=annotating.warm, progress=progress
            )
            articles = reading.resolve([replace(article, row=curated.article(article.row)) for article in articles])
            problems += curated.check_articles([article.row for article in articles])
            annotated, failed = annotating.annotate(articles, kept=kept, jobs=jobs, progress=progress)
            problems += failed.values()
            articles = reading.with_originals(articles, reading.find_copies(articles, kept), without=failed)
            from analysis.stages.linking import link  # loads the extractors: not before it is needed

            with frozen(), store.Writer(processed) as writer:
                lost, near_misses = link(articles, kept=kept, curated=curated, writer=writer, jobs=jobs, progress=progress)
                problems += lost
                sample = any(SAMPLE.match(article.row.url or "") for article in articles)
                writer.close(fingerprint=mark, code=code(), model=language.release().rpartition(" ")[0], sample=sample)
                writer.commit(_extra(problems, near_misses, curated) | {store.RESTATEMENTS: _restated(processed, writer.folder)})
            kept.prune()
    return Build(writer.counts, problems, annotated=annotated)


def code() -> str:
    """Hash of code, lexicons and model: what makes the tables, but for the articles and the decisions."""
    return cache.key(cache.code_hash("."), language.release())


def _extra(problems: Iterable[Problem], near_misses: Sequence[NearMiss], curated: curation.Curation) -> dict[str, str]:
    names = [spec.name for spec in Problem.columns()]
    lines = sorted([[str(getattr(problem, name)) for name in names] for problem in problems])
    free = list(dict.fromkeys(chain(["source"], *(entry.cells for entry in curated.of("sources.csv")))))
    sources = [[entry.get(name) for name in free] for entry in curated.of("sources.csv")]
    return {
        store.PROBLEMS: cells.to_csv(names, lines),
        store.NEAR_MISSES: cells.to_csv(["figure_id", "quantity", "reason"], near_misses),
        store.SOURCES: cells.to_csv(free, sources),
    }


def _restated(old: Path, new: Path) -> str:
    """Which numbers differ from the build before, and why; a first build restates nothing."""
    try:
        before = store.load(old, only=READS)
    except SchemaError:  # no tables, or those of another schema
        return cells.to_csv(COLUMNS, [])
    frame = restatements(before, store.load(new, only=READS), new_code=store.fingerprint(old, "code") != code())
    return cells.to_csv(list(frame.columns), frame.astype(object).where(frame.notna(), None).to_numpy().tolist())


def _known_problems(processed: Path) -> list[Problem]:
    _, lines = cells.table((processed / store.PROBLEMS).read_text(encoding="utf-8"))
    return [
        Problem(path=line["path"], cause=line["cause"], remedy=line.get("remedy", ""), failed=line["failed"] == "True") for _, line in lines
    ]


def _digests(folder: Path) -> dict[Path, str]:
    """SHA-256 of every file of a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path: files.digest(path) for path in sorted(paths)}


def _listed(folder: Path, digests: Mapping[Path, str]) -> Iterator[str]:
    return (f"{path.relative_to(folder).as_posix()} {digest}" for path, digest in digests.items())
