"""Every kind of page in Chromium, opened from disk: silent, accessible, readable on a phone, by keyboard, on paper, without scripts."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from pypdf import PdfReader

from analysis.reports import export, index
from analysis.reports.context import Link, Result, Run
from tests import report_factory as factory
from tests.browser import chromium

pytestmark = pytest.mark.browser

NAMES = ("ordinary", "failed", "hostile", "old", "evidence", "index", "empty")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MADE = datetime(2025, 3, 3, 9, 13, tzinfo=UTC)


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """One page of each kind."""
    folder = tmp_path_factory.mktemp("pages")
    ordinary = export.page(factory.ordinary(rows=4), context=factory.context())
    bare = factory.ordinary()
    del bare.cells[9]  # the table: the sentences are listed at the end instead
    failed, of_failed = factory.failed()
    hostile, of_hostile = factory.hostile()
    picture = factory.chart("evacuated", ["alder-1:10-14"]).data["image/svg+xml"]
    (folder / "evacuated.svg").write_text(picture, encoding="utf-8")
    titles = [("Who covers whom", "ok"), ("A day in March", "failed"), ("Bridges", "unchanged"), ("Boats", "skipped")]
    there = {"notebook": "n", "page": PurePosixPath("ordinary.html"), "thumbnail": PurePosixPath("evacuated.svg"), "built": MADE}
    results = [Result(name=f"r{at}", title=title, state=state, reason="broken", **there) for at, (title, state) in enumerate(titles)]
    for name, text in {
        "ordinary": ordinary,
        "failed": export.page(failed, context=of_failed),
        "hostile": export.page(hostile, context=of_hostile),
        "old": export.outdated(ordinary, reason="KeyError: 'low'", details="failed.html"),
        "evidence": export.page(bare, context=factory.context()),
        "index": index.listing(results, run=factory.run(), problems=Link("2 articles were set aside", "problems.html")),
        "empty": index.listing([], run=Run()),
    }.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def opened(browser, pages):
    """Opens a page, and collects what it asks for and complains of."""

    @contextmanager
    def opens(name, *, width=1280, **options):
        with visit(browser, pages / f"{name}.html", width=width, **options) as page:
            yield page

    return opens


@contextmanager
def visit(browser, path, *, width=1280, **options):
    """A page of its own context; it may ask for nothing but files, and complain of nothing."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.add_init_script(chromium.SCRIPT.read_text(encoding="utf-8"))
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.goto(path.as_uri())
    yield page
    context.close()
    assert not heard, heard


def violations(page) -> list[str]:
    """What axe-core finds wrong."""
    found = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", RULES)
    return [f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})" for rule in found for node in rule["nodes"]]


def sideways(page) -> int:
    """Pixels that the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_silent_accessible_and_fits(opened, name):
    with opened(name) as page:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], scheme
        for width in (1280, 375, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert sideways(page) == 0, width


@pytest.mark.parametrize("name", ["ordinary", "index"])
def test_on_a_phone_axe_finds_nothing_wrong(opened, name):
    with opened(name, width=375) as page:
        assert violations(page) == []


def test_opened_evidence_and_code_are_accessible(opened):
    with opened("ordinary") as page:
        page.get_by_role("button", name="Code").click()
        page.locator("svg a").first.click()
        assert violations(page) == []


def test_hostile_words_run_nothing(opened):
    with opened("hostile") as page:
        page.locator("td").first.hover()
        assert page.title() != "stolen"
        assert page.evaluate("document.scripts.length") == 1


def test_the_keyboard_reaches_content_switches_and_marks(opened):
    with opened("ordinary") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
    with opened("ordinary") as page:
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()")
            )
        assert [name for name in ("Code", "Dark", factory.SENTENCES["alder-1:10-14"], "Outlet") if name not in reached] == []
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_mark_opens_its_sentence(opened):
    with opened("ordinary") as page:
        pop = page.get_by_role("dialog", name="Evidence")
        mark = page.locator("svg a").nth(2)
        mark.hover()
        assert pop.locator("mark").inner_text() == "about 3,000"
        assert "Marsh Gazette · 2025-03-02" in pop.inner_text()
        page.mouse.move(2, 2)
        assert not pop.is_visible()
        mark.focus()
        assert pop.is_visible()
        page.keyboard.press("Enter")
        assert pop.get_by_role("button", name="Close").evaluate("button => button === document.activeElement")
        page.keyboard.press("Escape")
        assert not pop.is_visible()
        assert mark.evaluate("mark => mark === document.activeElement")
        mark.press("Enter")
        pop.get_by_role("link", name="Show in the table").click()
        assert page.evaluate("document.querySelector(':target').tagName") == "TR"


def test_a_mark_opens_a_listed_sentence_where_there_is_no_table(opened):
    with opened("evidence") as page:
        page.locator("svg a").first.click()
        assert factory.SENTENCES["alder-1:10-14"] in page.get_by_role("dialog").inner_text()


def column(page, number: int) -> list[str]:
    return page.locator(f"tbody tr:visible > :nth-child({number})").all_inner_texts()


def test_a_table_sorts_by_value_and_filters(opened):
    with opened("ordinary") as page:
        head = page.get_by_role("columnheader", name="Value")
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert list(dict.fromkeys(column(page, 3))) == ["1,200", "2,000", "about 3,000", "up to 12,000"]
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert column(page, 3)[0] == "up to 12,000"
        page.get_by_role("searchbox").fill("marsh evening")
        assert set(column(page, 1)) == {"Marsh Gazette"}
        assert page.get_by_role("status").inner_text() == "4 of 16 rows"


def test_the_theme_switch_holds_on_the_next_page(opened):
    with opened("ordinary", color_scheme="light") as page:
        page.get_by_role("button", name="Dark").click()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
        assert page.evaluate("getComputedStyle(document.querySelector('svg rect')).fill") == "rgb(21, 23, 26)"
        page.reload()
        assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
        assert violations(page) == []


def test_one_switch_shows_all_code(opened):
    with opened("ordinary") as page:
        assert page.locator("details.code:visible").count() == 0
        page.get_by_role("button", name="Code").click()
        assert page.locator("details.code[open]:visible").count() == page.locator("details.code").count() > 5


def test_without_scripts_everything_can_be_read(opened):
    with opened("ordinary", java_script_enabled=False) as page:
        assert page.locator("details.code").first.is_visible()
        assert page.locator("table").first.is_visible()
        assert not page.get_by_role("button", name="Dark").is_visible()
        page.locator("svg a").first.click()
        assert page.url.endswith("#row-alder-1_10-14")
    with opened("index", java_script_enabled=False) as page:
        assert page.locator(".report:visible").count() == 4
        assert not page.get_by_role("searchbox").is_visible()


def test_on_paper_there_is_the_story_and_no_tools(opened, tmp_path):
    with opened("ordinary", color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.locator(".bar").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert len(page.pdf(prefer_css_page_size=True)) > 5000


def test_on_paper_every_page_of_a_table_has_its_heads_and_a_tall_chart_is_whole(browser, tmp_path):
    notebook = factory.ordinary(rows=30)
    notebook.cells.append(factory.code("show(ax, marks)", factory.chart("tall", ["alder-1:10-14"], height=1100)))
    (tmp_path / "long.html").write_text(export.page(notebook, context=factory.context()), encoding="utf-8")
    with visit(browser, tmp_path / "long.html", width=670) as page:
        sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
        page.emulate_media(media="print")
        tallest = page.evaluate("Math.max(...[...document.querySelectorAll('.canvas svg')].map(svg => svg.getBoundingClientRect().height))")
    rows = [text for text in sheets if text.count("Article") > 2 or text.count("Alder Post") > 2]
    assert len(rows) > 2 and all("Claimant" in text for text in rows)
    assert tallest < 259 / 25.4 * 96  # the height of an A4 page within its margins


def test_the_index_is_searched_and_ordered(opened):
    with opened("index") as page:
        assert page.locator("h2").all_inner_texts()[:4] == ["A day in March", "Who covers whom", "Bridges", "Boats"]
        assert page.evaluate("document.querySelector('.thumb img').naturalWidth") > 0
        page.get_by_role("combobox").select_option("title")
        assert page.locator(".report h2").all_inner_texts() == ["A day in March", "Boats", "Bridges", "Who covers whom"]
        page.get_by_role("searchbox").fill("bridges")
        assert page.locator(".report:visible h2").all_inner_texts() == ["Bridges"]
        assert page.get_by_role("status").inner_text() == "1 of 4 reports"


def test_a_narrow_page_sets_the_headline_of_a_chart_itself(browser, tmp_path):
    notebook = factory.ordinary()
    shown = factory.chart("headed", ["alder-1:10-14"])
    shown.metadata["analysis"]["headline"] = "People evacuated: 1,200 to 12,000."
    notebook.cells.append(factory.code("show(ax, marks)", shown))
    (tmp_path / "headed.html").write_text(export.page(notebook, context=factory.context()), encoding="utf-8")
    for width, seen in ((375, True), (1280, False)):
        with visit(browser, tmp_path / "headed.html", width=width) as page:
            assert page.locator(".headline").is_visible() == seen
            assert violations(page) == []
