"""What an art editor asks of a chart: nothing hides anything, nothing is cut, nothing stands far from what it belongs to."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from analysis.charts import coverage, days, display, figures, growth, lettering, marks, sourcing, style
from analysis.charts import timeline as charted
from analysis.charts.html import html_table
from analysis.compare import agreement, claims, timeline
from analysis.compare import coverage as covered
from tests.tables_factory import Corpus

QUANTITY = "people-killed"


def killed(values, *, outlet="Alder Post", by=None):
    """One figure a day and outlet."""
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n, (low, high) in enumerate(values):
        c.article(f"a{n}", f"{outlet} {n}", date(2025, 3, 1) + timedelta(days=n))
        c.figure(f"a{n}", QUANTITY, low, high, by=by)
    return c.tables()


@pytest.mark.parametrize("lowest", [30, 1])
def test_the_arrow_of_the_highest_open_bound_stays_in_the_panel(lowest):
    ax = growth.growth(timeline.growth(killed([(lowest, lowest), (80, None)]), quantity=QUANTITY))
    style.figure_of(ax).draw_without_rendering()
    tip = ax.transData.transform((0, 80))[1] + marks.ARROW
    assert tip < ax.bbox.y1


def test_of_too_many_rows_both_ends_stay():
    frame = claims.marks(killed([(n + 1, n + 1) for n in range(90)]), quantity=QUANTITY)
    ax = figures.draw(frame)
    said = {text.get_text() for text in ax.texts}
    assert {"1", "90"} <= said and len(said & {str(n) for n in range(1, 91)}) == style.MAX_ROWS
    assert "50 rows between them not drawn." in style.figure_of(ax).get_supxlabel()


def test_of_too_many_outlets_those_with_most_articles_stay():
    c = Corpus()
    for n in range(style.MAX_ROWS + 5):  # the newest outlet has two articles, the others one
        c.article(f"a{n}", f"Outlet {n}", date(2025, 3, 1) + timedelta(days=n))
    c.article("b", f"Outlet {n}", date(2025, 6, 1))
    ax = charted.publication(timeline.published(c.tables()))
    said = {text.get_text() for text in ax.texts}
    assert f"Outlet {n}" in said and f"Outlet {n - 1}" not in said
    assert "Not drawn: Outlet " in style.figure_of(ax).get_supxlabel()


def test_bars_of_counts_stand_in_the_order_of_the_counts():
    c = Corpus()
    for outlet, articles, naming in (("Alder Post", 2, 2), ("Marsh Gazette", 4, 3)):
        for n in range(articles):
            c.article(f"{outlet}{n}", outlet, date(2025, 3, 1))
        for n in range(naming):
            c.mention(f"{outlet}{n}", "varnia")
    ax = coverage.outlet_bars(covered.shares(c.tables(), actor="varnia"))
    widths = [bar.get_width() for bar in sorted(ax.patches, key=lambda bar: bar.get_y())]
    assert widths == [3, 2]


def test_counts_too_wide_for_their_parts_stand_beside_the_bar():
    c = Corpus()
    for n in range(2):
        c.article(f"a{n}", f"Alder Post {n}", date(2025, 3, 1))
    for by in [*["ministry"] * 60, *["unnamed: two officials"] * 60, *[None] * 60]:
        c.figure("a0", None, 40, by=by)
    for by in (*["ministry"] * 5, "unnamed: two officials"):
        c.figure("a1", None, 40, by=by)
    ax = sourcing.attribution(agreement.transparency(c.tables()))
    said = [text.get_text() for text in ax.texts]
    assert said.count("60") == 3 and "5 · 1 · 0" in said and "5" not in said


def test_the_total_stands_beside_the_last_column():
    c = Corpus()
    c.article("a", "Alder Post", date(2025, 3, 1))
    c.mention("a", "varnia")
    ax = coverage.heatmap(covered.shares(c.tables()))
    total = next(text for text in ax.texts if text.get_text() == "articles in\nall")
    assert total.get_position()[0] == pytest.approx(0.5)


def test_a_label_of_an_axis_stands_above_the_foot():
    with style.house(rows=3) as ax:
        ax.set_xlabel("Degrees")
        ax.set_xticks([0, 1], ["cold", "warm"])
        style.finish(ax, pd.DataFrame({"a": [1]}), title="Warm.", alt="Warm.")
    figure = style.figure_of(ax)
    figure.draw_without_rendering()
    label, foot = ax.xaxis.label.get_window_extent(), figure._supxlabel.get_window_extent()
    assert label.y0 >= foot.y1


def test_the_arrow_of_the_key_keeps_off_its_words():
    ax = growth.growth(timeline.growth(killed([(10, 10), (80, None)]), quantity=QUANTITY))
    figure = style.figure_of(ax)
    words = next(text for text in figure.texts if text.get_text() == "open bound")
    arrow = next(line for line in figure.artists + figure.lines if getattr(line, "get_marker", str)() == ">")
    assert max(arrow.get_xdata()) * 72 + 2.5 < words.get_position()[0] * 72 - 4


def test_a_name_is_cut_once():
    assert lettering.middle("[unknown] Evening in the Lower Marshes of…", 34).count("…") == 1


def test_an_empty_table_is_a_sentence(monkeypatch):
    frame = pd.DataFrame(columns=["outlet", "share"])
    frame.attrs = {"n": "0 figures, 1 article"}
    shown = []
    monkeypatch.setattr(display, "_display", lambda data, metadata: shown.append((data, metadata)))
    display.table(frame, caption="Numbers_and words", columns=["outlet"])
    ((data, metadata),) = shown
    assert data["text/plain"] == "Numbers_and words: none. n = 0 figures, 1 article."
    assert data["text/markdown"].startswith(r"Numbers\_and words: none.") and not metadata


def test_shares_of_a_column_have_as_many_digits():
    html = html_table(pd.DataFrame({"outlet": ["A", "B"], "share": [1.0, 0.333], "high": [7.0, 6.8]}), caption="Shares.")
    assert "<td>1.00</td><td>7</td>" in html and "<td>0.33</td><td>6.8</td>" in html


@pytest.mark.parametrize("span", [0, 1, 5, 9, 13, 29, 44, 119, 121, 400, 4000])
def test_ticks_of_days_are_as_far_apart_and_begin_with_the_first(span):
    first = pd.Timestamp("2024-09-02")
    with style.house(rows=3) as ax:
        days.time_axis(ax, first, first + span * days.DAY)
        low, high = ax.get_xlim()
        ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
        labels = [days.tick(span, tick, number) for number, tick in enumerate(ticks)]
    assert 1 <= len(ticks) <= 8 and len(set(labels)) == len(labels)
    if span < 120:
        assert ticks[0] == days.place(first) and len({after - before for before, after in pairwise(ticks)}) <= 1


def test_a_chart_of_nothing_is_a_sentence(monkeypatch):
    shown = []
    monkeypatch.setattr(display, "_display", lambda data, metadata: shown.append((set(data), metadata["analysis"]["kind"])))
    frame = covered.shares(Corpus().tables())
    display.show(coverage.heatmap(frame), frame, caption="Nothing")
    assert shown == [({"text/markdown", "text/plain"}, "finding")]


def test_of_many_claimants_the_highest_and_the_lowest_are_named():
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n in range(20):
        c.article(f"a{n}", f"Outlet {n:02}", date(2025, 3, 1) + timedelta(days=n))
        c.figure(f"a{n}", QUANTITY, 40 + (n * 7) % 20)
    ax = growth.growth(timeline.growth(c.tables(), quantity=QUANTITY))
    named = {text.get_text() for text in ax.texts if text.get_text().startswith("Outlet")}
    assert named == {"Outlet 00", "Outlet 17"}  # 40 and 59
