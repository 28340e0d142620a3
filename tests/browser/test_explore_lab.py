"""The explore notebook in a real JupyterLab: opened, run, a widget used, a row corrected, the correction alive after a rebuild."""

from __future__ import annotations

import shutil

import pytest

import analysis
from analysis import pipeline
from tests.browser.lab import PATIENCE, ROOT, TOKEN, run_all, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTEBOOK = "notebooks/explore.ipynb"
STORIES = {
    "alder": "Some 40 people were killed in Port Lume on Monday, the mayor said.\n\nA <b>fence</b> fell on 12 cars.",
    "north": "At least 53 people were killed in Port Lume, the ministry said on Tuesday.",
}
LINES = ".widget-select:not(.widget-select-multiple) select"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A corpus of two articles beside the notebook."""
    made = tmp_path_factory.mktemp("lab")
    (made / "data" / "raw").mkdir(parents=True)
    (made / "notebooks").mkdir()
    for name, text in STORIES.items():
        (made / "data" / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / NOTEBOOK, made / NOTEBOOK)
    pipeline.build(made / "data" / "raw", made / "data" / "processed", jobs=1)
    return made


@pytest.fixture(scope="module")
def page(browser, folder, kernels):
    """The notebook opened in JupyterLab, all cells run; the addresses that the page asked for are kept."""
    with served(folder) as lab:
        context = browser.new_context(viewport={"width": 1400, "height": 2400})
        opened = context.new_page()
        opened.set_default_timeout(PATIENCE * 1000)
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        with kernels:
            opened.goto(f"{lab.url}lab/tree/{NOTEBOOK}?token={TOKEN}&reset")
            opened.locator(".jp-NotebookPanel:visible .jp-Notebook").wait_for()
            run_all(opened, lab, NOTEBOOK)
            opened.get_by_role("button", name="Save the decision").wait_for()
        yield opened
        context.close()


def option(page, words: str) -> None:
    """Choose the line of the evidence that has these words, and wait until it is open."""
    lines = page.locator(f"{LINES} option")
    lines.filter(has_text=words).first.wait_for(state="attached")
    page.locator(LINES).select_option(index=next(at for at, line in enumerate(lines.all_inner_texts()) if words in line))


def test_a_widget_picks(page):
    lines = page.locator(f"{LINES} option")
    whole = lines.count()
    assert whole >= 3
    series = page.locator(".widget-select-multiple select").nth(2)
    series.select_option(index=0)
    page.wait_for_function("([lines, n]) => document.querySelectorAll(lines + ' option').length < n", arg=[LINES, whole])
    series.select_option(index=[])
    page.wait_for_function("([lines, n]) => document.querySelectorAll(lines + ' option').length === n", arg=[LINES, whole])
    assert page.locator("svg.chart").count() == 1


def test_a_row_is_corrected_and_survives_a_rebuild(page, folder):
    option(page, "40")
    page.locator("blockquote mark", has_text="40").wait_for()
    page.get_by_label("value", exact=True).fill("44")
    page.get_by_label("who", exact=True).fill("A. Reader")
    page.get_by_label("who", exact=True).press("Tab")
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_text("Written to").wait_for()
    assert "A. Reader" in (folder / "data" / "curation" / "corrections.csv").read_text(encoding="utf-8")
    page.get_by_role("button", name="Build the tables anew").click()
    page.get_by_text("The tables are new.").wait_for()
    option(page, "44")
    page.get_by_text("44 · people").first.wait_for()
    figures = analysis.load(folder / "data" / "processed").figures
    corrected = figures[figures["review"] == "corrected"]
    assert list(corrected[["low", "high"]].itertuples(index=False, name=None)) == [(44.0, 44.0)]


def test_names_and_dates_open_too(page):
    page.get_by_role("button", name="dates").click()
    option(page, "Monday")
    page.locator("blockquote mark", has_text="Monday").wait_for()
    page.get_by_role("button", name="names").click()
    page.locator("blockquote mark", has_text="Port Lume").or_(page.get_by_text("none is left")).first.wait_for()


def test_nothing_is_asked_of_the_network_and_no_news_offered(page):
    assert not [url for url in page.asked if "127.0.0.1" not in url and not url.startswith(("data:", "blob:"))]
    assert page.get_by_text("official Jupyter news").count() == 0
