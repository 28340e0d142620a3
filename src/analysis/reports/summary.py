"""A run in words, to be mailed or posted: what failed, what is new, which printed numbers changed, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis import files
from analysis.reports.context import Result, Run
from analysis.reports.news import News, Restatement, value

MARKDOWN, JSON = "summary.md", "summary.json"
MOST = 20  # entries of one list in the Markdown; the JSON has all
INTERRUPTED = 130  # exit code


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run of the batch did."""

    run: Run
    results: tuple[Result, ...]  # of the reports that were asked for
    moved: tuple[str, ...] = ()  # pages that the plan no longer holds, now in `old/`
    interrupted: bool = False
    seconds: float = 0.0
    news: News | None = None  # None: the first run, or not a full one

    @property
    def exit_code(self) -> int:
        """0: all made or unchanged; 1: some failed or were not reached; 130: interrupted."""
        if self.interrupted:
            return INTERRUPTED
        return int(any(result.state in ("failed", "skipped") for result in self.results))


def write(made: RunSummary, folder: Path) -> None:
    """Write `summary.md` and `summary.json` beside the pages."""
    files.write(folder / MARKDOWN, markdown(made))
    files.write(folder / JSON, json.dumps(as_json(made), ensure_ascii=False, indent=1, default=str) + "\n")


def as_json(made: RunSummary) -> dict[str, object]:
    """The run as data."""
    kept = ("name", "title", "state", "reason", "finding", "page", "details", "seconds", "parameters")
    return {
        "run": made.run.run_id,
        "started": made.run.started,
        "seconds": round(made.seconds, 3),
        "exit_code": made.exit_code,
        "corpus": {"hash": made.run.corpus_hash, "articles": made.run.articles, "sources": made.run.sources, "date": made.run.data_date},
        "versions": dict(made.run.versions),
        "states": counts(made.results),
        "reports": [{name: getattr(result, name) for name in kept} for result in made.results],
        "moved": made.moved,
        "news": asdict(made.news) if made.news else None,
    }


def counts(results: Sequence[Result]) -> dict[str, int]:
    """How many reports are in each state."""
    states = [result.state for result in results]
    return {state: states.count(state) for state in ("ok", "unchanged", "failed", "skipped") if state in states}


def markdown(made: RunSummary) -> str:
    """The run as a message."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: RunSummary) -> Iterator[str]:
    said = ", ".join(f"{count} {state}" for state, count in counts(made.results).items())
    day = f"{made.run.started:%-d %B %Y}" if made.run.started else ""
    yield f"# Reports of {day}"
    yield ""
    yield f"{len(made.results)} reports: {said}; {made.seconds:.0f} s. [All reports](index.html)"
    if made.interrupted:
        yield "\nThe run was interrupted; the next one goes on where it was."
    for title, state in (("Failed", "failed"), ("Not reached", "skipped")):
        yield from _listed(title, [f"{_link(result)}: {_text(result.reason)}" for result in made.results if result.state == state])
    if made.news is None:
        return
    if made.news == News():
        yield "\nNothing new in the tables since the last run."
    yield from _listed("Changed numbers", [_restated(change) for change in made.news.restated])
    yield from _listed("New claims", [_text(claim) for claim in made.news.claims])
    yield from _listed("Claims removed", [_text(claim) for claim in made.news.lost])
    yield from _listed("New articles", [_text(title) for title in made.news.articles])
    yield from _listed("Articles removed", [_text(title) for title in made.news.gone])
    yield from _listed("Pages moved to old/", [f"{name}.html" for name in made.moved])


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield f"\n## {title} ({len(entries)})\n"
        yield from (f"- {entry}" for entry in entries[:MOST])
        if len(entries) > MOST:
            yield f"- … and {len(entries) - MOST} more, in {JSON}"


def _restated(change: Restatement) -> str:
    before, after = (value(*bounds, change.unit) if bounds else "none" for bounds in (change.before, change.after))
    kind = "" if change.modality == "actual" else f" ({change.modality})"
    return f"{_text(change.label)}{kind}: {before} → {after}; {_text('; '.join(change.why))}"


def _link(result: Result) -> str:
    page = result.details or result.page
    return f"[{_text(result.title)}]({page})" if page else _text(result.title)


def _text(text: str) -> str:
    """Words of an article are no markup."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
    return " ".join(escaped.split())
