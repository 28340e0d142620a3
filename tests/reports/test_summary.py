"""A run in words: what failed, what is new, which printed numbers changed, and why."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from analysis.reports import news, summary
from analysis.reports.context import Result, Run
from analysis.reports.news import News, Restatement
from analysis.reports.summary import RunSummary

BEFORE: dict[str, Any] = {
    "code": "1",
    "articles": {"quake": ["Kestrel", "Toll rises", "sha-1"], "wire": [None, None, "sha-2"], "mast": ["Mast", "Toll", "1"]},
    "figures": {
        "quake:1": ["quake", "killed", "actual", 34.0, 34.0, "none"],
        "quake:2": ["quake", "killed", "planned", 5.0, 5.0, "none"],
        "quake:4": ["quake", None, "actual", 50.0, 50.0, "none"],  # in no series
        "wire:1": ["wire", "killed", "actual", 40.0, 41.0, "none"],
        "mast:5": ["mast", "killed", "actual", 36.0, 36.0, "none"],
    },
    "claims": {"c1": ["killed", "actual", 34.0, 34.0, "mayor", "quake"]},
    "quantities": {"killed": ["Killed", None], "aid": ["Aid", "USD"]},
}


def _whole(state: dict[str, Any]) -> dict[str, Any]:
    """With claimant, qualifier and claim of each figure, where a case does not give them."""
    rest = [None, "exact", None]
    return {**state, "figures": {name: row if len(row) > 6 else [*row, *rest] for name, row in state["figures"].items()}}


def _change(**changes: Any) -> dict[str, Any]:
    after = copy.deepcopy(BEFORE)
    for name, entries in changes.items():
        if isinstance(entries, str):
            after[name] = entries
            continue
        for key, row in entries.items():
            if row is None:
                del after[name][key]
            else:
                after[name][key] = row
    return after


# what changed -> modality, before, after, why
CASES = {
    "new article": (
        _change(articles={"late": ["Mast", "58 dead", "x"]}, figures={"late:1": ["late", "killed", "actual", 58.0, 58.0, "none"]}),
        [("actual", (34, 41), (34, 58), ("new article: Mast: 58 dead",))],
    ),
    "an article that agrees": (
        _change(articles={"late": ["Mast", "38 dead", "x"]}, figures={"late:1": ["late", "killed", "actual", 38.0, 38.0, "none"]}),
        [],
    ),
    "article removed": (
        _change(articles={"wire": None}, figures={"wire:1": None}),
        [("actual", (34, 41), (34, 36), ("article removed: [unknown]: wire",))],
    ),
    "article changed": (
        _change(articles={"wire": [None, None, "sha-3"]}, figures={"wire:1": ["wire", "killed", "actual", 40.0, 44.0, "none"]}),
        [("actual", (34, 41), (34, 44), ("article changed: [unknown]: wire",))],
    ),
    "a reader's correction": (
        _change(figures={"quake:1": ["quake", "killed", "actual", 35.0, 35.0, "corrected"]}, code="2"),
        [("actual", (34, 41), (35, 41), ("correction: Kestrel: Toll rises",))],
    ),
    "a reader dropped it": (
        _change(figures={"quake:1": None}),
        [("actual", (34, 41), (36, 41), ("correction: Kestrel: Toll rises",))],
    ),
    "linked anew": (
        _change(articles={"wire": None}, figures={"wire:1": None, "quake:4": ["quake", "killed", "actual", 50.0, 50.0, "none"]}),
        [("actual", (34, 41), (34, 50), ("article removed: [unknown]: wire", "linked anew"))],
    ),
    "linked anew by an article of another series": (
        _change(articles={"wind": ["Kestrel", "Gale", "9"]}, figures={"quake:4": ["quake", "killed", "actual", 50.0, 50.0, "none"]}),
        [("actual", (34, 41), (34, 50), ("linked anew, because of Kestrel: Gale",))],
    ),
    "linked anew by other metadata": (
        _change(figures={"quake:4": ["quake", "killed", "actual", 50.0, 50.0, "none"]}),
        [("actual", (34, 41), (34, 50), ("linked anew, because of metadata or decisions",))],
    ),
    "an article that changed within the spread": (
        _change(
            articles={"mast": ["Mast", "Toll", "2"]}, figures={"mast:5": None, "mast:7": ["mast", "killed", "actual", 37.0, 37.0, "none"]}
        ),
        [("actual", (36, 36), (37, 37), ("article changed: Mast: Toll",))],
    ),
    "a correction within the spread": (
        _change(figures={"mast:5": ["mast", "killed", "actual", 37.0, 37.0, "corrected"]}),
        [("actual", (36, 36), (37, 37), ("correction: Mast: Toll",))],
    ),
    "code": (
        _change(figures={"quake:1": ["quake", "killed", "actual", 30.0, 30.0, "none"]}, code="2"),
        [("actual", (34, 41), (30, 41), ("code: the same text is read otherwise",))],
    ),
    "the last one of a kind": (
        _change(figures={"quake:2": None}, code="2"),
        [("planned", (5, 5), None, ("code: the same text is read otherwise",))],
    ),
    "a new series is no restatement": (
        _change(figures={"quake:3": ["quake", "injured", "actual", 9.0, 9.0, "none"]}, quantities={"injured": ["Injured", None]}),
        [],
    ),
}


@pytest.mark.parametrize(("after", "expected"), CASES.values(), ids=CASES.keys())
def test_restatements_say_what_changed_and_why(after: dict[str, Any], expected: list[tuple[object, ...]]) -> None:
    found = news.compare(_whole(BEFORE), _whole(after)).restated
    assert [(change.modality, change.before, change.after, change.why) for change in found] == expected


def test_new_articles_and_claims_in_words() -> None:
    after = _change(articles={"late": ["Mast", "58 dead", "x"]}, claims={"c2": ["aid", "planned", 2.5e6, None, "the ministry", "late"]})
    found = news.compare(_whole(BEFORE), _whole(after))
    assert found.articles == ("Mast: 58 dead",)
    assert found.claims == ("Aid: at least $2.5 million (planned), the ministry, in Mast",)
    assert news.compare(_whole(BEFORE), _whole(BEFORE)) == News()


def test_claims_that_are_linked_anew_are_neither_new_nor_gone() -> None:
    row, claim = ["quake", "killed", "actual", 34.0, 34.0, "none", "mayor", "exact"], ["killed", "actual", 34.0, 34.0, "mayor", "quake"]
    before = _whole(_change(figures={"quake:1": [*row, "c1"]}))
    moved = {**before, "figures": {**before["figures"], "quake:1": [*row, "c2"]}, "claims": {"c2": claim}}
    assert news.compare(before, moved) == News()
    gone = {**before, "figures": {}, "claims": {}}
    assert news.compare(before, gone).lost == ("Killed: 34, mayor, in Kestrel",)


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (12000, 12000, None, "12,000"),
        (10000, 12000, None, "10,000 to 12,000"),
        (2.3e9, None, "USD", "at least $2.3 billion"),
        (None, 500, "km", "up to 500 km"),
        (2.5, 2.5, "%", "2.5%"),
        (7.5e6, 7.5e6, "crown", "7.5 million crowns"),
        (None, None, None, "no number"),
    ],
)
def test_numbers_in_words(low: float | None, high: float | None, unit: str | None, expected: str) -> None:
    assert news.value(low, high, unit) == expected


RUN = Run(run_id="r", started=datetime(2025, 2, 10, 6, tzinfo=UTC), articles=12)
OK = Result(name="a", title="Who covers whom", notebook="a", state="ok", page=PurePosixPath("a.html"))
FAILED = Result(
    name="b", title="Toll [draft]", notebook="b", state="failed", reason="ValueError: <b> * x", page=PurePosixPath("b.html"),
    details=PurePosixPath("b.failed.html"),
)  # fmt: skip

LATE = Result(name="c", title="Late", notebook="c", state="skipped", reason="not reached within the 5 s of the run")


def test_the_message() -> None:
    change = Restatement(
        quantity="killed", label="Killed", unit=None, modality="planned", before=(34, 41), after=None, why=("new article: Mast: *58* dead",)
    )  # fmt: skip
    made = RunSummary(run=RUN, results=(OK, FAILED), moved=("c",), seconds=61.4, news=News(articles=("Mast: 58 dead",), restated=(change,)))
    assert summary.markdown(made) == (
        "# Reports of 10 February 2025\n\n2 reports: 1 ok, 1 failed; 61 s. [All reports](index.html)\n"
        "\n## Failed (1)\n\n- [Toll \\[draft\\]](b.failed.html): ValueError: \\<b\\> \\* x\n"
        "\n## Changed numbers (1)\n\n- Killed (planned): 34 to 41 → none; new article: Mast: \\*58\\* dead\n"
        "\n## New articles (1)\n\n- Mast: 58 dead\n"
        "\n## Pages moved to old/ (1)\n\n- c.html\n"
    )


@pytest.mark.parametrize(
    ("made", "code", "words"),
    [
        (RunSummary(run=RUN, results=(OK,), news=News()), 0, "Nothing new"),
        (RunSummary(run=RUN, results=(OK,)), 0, "1 reports: 1 ok"),
        (RunSummary(run=RUN, results=(OK, FAILED)), 1, "Failed"),
        (RunSummary(run=RUN, results=(OK,), interrupted=True), 130, "interrupted"),
        (RunSummary(run=RUN, results=(FAILED, LATE)), 1, "## Not reached (1)\n\n- Late: not reached within the 5 s of the run\n"),
        (RunSummary(run=RUN, results=()), 0, "0 reports"),
        (RunSummary(run=RUN, results=(OK,), news=News(claims=("x",) * 30)), 0, "… and 10 more, in summary.json"),
    ],
)
def test_exit_codes_and_words(made: RunSummary, code: int, words: str, tmp_path: Path) -> None:
    summary.write(made, tmp_path)
    assert made.exit_code == code
    assert words in (tmp_path / "summary.md").read_text()
    assert json.loads((tmp_path / "summary.json").read_text())["exit_code"] == code


def test_state_is_read_from_tables_and_remembered(tmp_path: Path, sample_tables: Callable[[Path], None]) -> None:
    processed, reports = tmp_path / "processed", tmp_path / "reports"
    reports.mkdir()
    assert news.news(reports, processed) == (None, None)  # no tables
    sample_tables(processed)
    first, found = news.news(reports, processed)
    assert first is None
    assert found
    assert not (reports / news.FILE).exists()
    news.remember(reports, found)
    assert news.news(reports, processed) == (News(), None)
    found = json.loads((reports / news.FILE).read_text())
    assert found["articles"] == {"quake": ["Kestrel", "Toll rises", "sha"]}
    assert found["figures"] == {
        "quake:1": ["quake", "killed", "actual", 34.0, 34.0, "none", None, "exact", "c1"],
        "quake:2": ["quake", "killed", "actual", 12.0, 119.0, "none", None, "vague", "c1"],
    }
    assert found["claims"] == {"c1": ["killed", "actual", 34.0, 34.0, None, "quake"]}
