"""Pages of ten thousand articles stay pages: marks, rows and data files are capped, and the page says by which rule."""

from __future__ import annotations

import pytest

from analysis.charts import display, growth, svg
from analysis.charts.html import MAX_TABLE, html_table
from tests.big_tables import big
from tests.charts.printed import printed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables():
    return big()


@pytest.mark.parametrize("stem", ["02-figures", "03-timeline"])
def test_ten_thousand_articles(stem, tables, monkeypatch):
    page = printed(stem, tables, monkeypatch)
    assert page.charts and page.findings
    for name, (ax, frame) in page.charts.items():
        assert len(svg.svg(ax, name=name)) < 300_000, name
        about = display._about("chart", name, "", "", frame)["analysis"]
        assert len(about["csv"]) < 1.5 * display.MAX_DATA, name
        rows = about["csv"].count("\n")
        assert ("part" in about) == (rows < len(frame)), name
    for name, frame in page.tables.items():
        html = html_table(frame, caption=name)
        assert html.count("<tr") <= MAX_TABLE + 1
        assert (f"of {len(frame):,} rows" in html) == (len(frame) > MAX_TABLE)


def test_a_cloud_of_claims_is_cut_and_says_so(tables):
    from analysis.compare import timeline

    frame = timeline.growth(tables, quantity="series-0")
    ax = growth.growth(frame)
    linked = [line for line in ax.lines if isinstance(line.get_url(), str)]
    assert 100 < len(linked) <= 2 * growth.MARKS
    assert "not drawn" in ax.get_figure().get_supxlabel()
