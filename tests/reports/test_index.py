"""The index lists every report, failed ones first, and holds no word that could become more than a word."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from analysis.reports import index
from analysis.reports.context import Failure, Link, Result, Run
from tests import report_factory as factory
from tests.reports.test_clean import Seen
from tests.reports.test_export import visible

MADE = datetime(2025, 3, 3, 9, 13, tzinfo=UTC)


def result(name: str, **changes: object) -> Result:
    given: dict[str, object] = {
        "title": name.title(),
        "notebook": "02-figures",
        "state": "ok",
        "page": PurePosixPath(f"{name}.html"),
        "built": MADE,
    }
    return Result(name=name, **{**given, **changes})


RESULTS = [
    result(
        "coverage",
        finding="13 articles from 4 outlets.",
        thumbnail=PurePosixPath("thumbnails/coverage.svg"),
        parameters={"sources": [], "since": None},
    ),
    result("figures", state="unchanged"),
    result("timeline", state="failed", reason="KeyError: 'low'", details=PurePosixPath("timeline.failed.html")),
    result("source", state="failed", failure=Failure(kind="memory", reason="killed: out of memory")),
    result("quantity", state="skipped", reason="no such quantity", page=None, built=None),
]


@pytest.fixture(scope="module")
def html() -> str:
    return index.listing(RESULTS, run=factory.run(), problems=Link("2 articles were set aside", "problems.html"))


def test_failed_reports_stand_first_and_the_others_in_the_order_of_the_plan(html):
    titles = [re.sub(r"<[^>]+>", "", title).strip() for title in re.findall(r"<h2>(.*?)</h2>", html, re.DOTALL)]
    assert titles == ["Timeline", "Source", "Coverage", "Figures", "Quantity"]


@pytest.mark.parametrize(
    "said",
    [
        "2 of 5 reports failed",
        "On 13 articles from 4 outlets. 1 made in this run, 1 up to date, 1 not reached.",
        "Failed. KeyError: &#39;low&#39; What went wrong ; the report above is the last good one.",
        "Failed. killed: out of memory",
        "13 articles from 4 outlets.",
        "sources all since not set Made 3 March 2025, 09:13 UTC State new in this run",
        "State up to date",
        "no such quantity State not made",
        "2 articles were set aside",
        "Sample corpus.",
        "Run 20250303-0912-7f3a",
    ],
)
def test_it_says(html, said):
    assert said in visible(html)


def test_it_links_to_pages_details_and_pictures(html):
    seen = {value for name, value in Seen(html).attributes if name in ("href", "src")}
    pages = {"./timeline.html", "./timeline.failed.html", "./source.html", "./coverage.html", "./figures.html"}
    assert seen == pages | {"data:,", "#content", "problems.html", "./thumbnails/coverage.svg"}


def test_without_reports_it_says_what_to_do(tmp_path):
    path = index.write_index([], tmp_path, run=Run())
    assert path == tmp_path / "index.html"
    assert "No reports yet No report has been made yet. analysis run makes them" in visible(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", factory.HOSTILE)
def test_hostile_words_stay_words(text):
    name = text.replace("/", "")
    hostile = result("a", title=text, finding=text, reason=text, state="failed", parameters={text: text}, details=PurePosixPath(name))
    hostile = index.listing([hostile, result("b", page=PurePosixPath(name))], run=factory.run(sources=(text,)))
    seen = Seen(hostile)
    assert seen.tags.count("script") == 1
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    addresses = [value for name, value in seen.attributes if name in ("href", "src")]
    assert addresses
    assert all(value.startswith(("./", "#", "data:,")) for value in addresses)


def test_a_thousand_reports_are_listed_in_a_page_of_ordinary_size():
    many = [result(f"quantity-{at}", finding=factory.FINDING) for at in range(1000)]
    assert len(index.listing(many, run=factory.run())) < 1_000_000


def test_problems_are_listed_beside_the_pages_as_long_as_there_are_any(tmp_path: Path) -> None:
    processed, pages = tmp_path / "processed", tmp_path / "reports"
    for folder in (processed, pages):
        folder.mkdir()
    assert index.problems(processed, pages) is None
    (processed / "problems.csv").write_text('path,cause\na.txt,"no text,\nonly pictures"\nb.txt,in another language\n')
    link = index.problems(processed, pages)
    assert link == ("2 articles or decisions set aside", "problems.csv")
    assert "in another language" in (pages / "problems.csv").read_text()
    assert 'href="problems.csv"' in index.listing([], run=Run(), problems=link)
    (processed / "problems.csv").write_text("path,cause\n")
    assert index.problems(processed, pages) is None
    assert not (pages / "problems.csv").exists()
