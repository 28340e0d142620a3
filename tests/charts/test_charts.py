"""Charts: what they draw at every edge, asserted on artists, labels and alt text; pictures of the main ones."""

import doctest
import re
import warnings
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.charts import axes, coverage, display, figures, growth, html, layout, lettering, marks, matrix, stances, style, svg, timeline
from analysis.charts import days as days_axis
from analysis.charts.html import html_table
from analysis.compare import claims, outlets
from analysis.compare import coverage as covered
from analysis.compare import stances as positions
from analysis.compare import timeline as times
from tests.tables_factory import EDGES, Corpus, flood
from tests.tables_factory import outlets as many

MODULES = (axes, coverage, days_axis, display, figures, growth, html, layout, lettering, marks, matrix, stances, style, svg, timeline)


def charts(tables):
    """Name, frame and drawing of every chart of a corpus."""
    for quantity in tables.quantities["quantity"].head(2):
        yield f"figures {quantity}", claims.marks(tables, quantity=quantity), figures.draw
        yield f"growth {quantity}", times.growth(tables, quantity=quantity), timeline.growth
    shares, quotes = covered.shares(tables), covered.quotes(tables)
    yield "heatmap", shares, coverage.heatmap
    yield "shares", shares, coverage.share_bars
    yield "quotes", quotes, coverage.quotes
    yield "upset", covered.membership(tables), coverage.upset
    yield "positions", positions.positions(tables), stances.positions
    yield "contests", positions.contests(tables), stances.contests
    yield "publication", times.published(tables), timeline.publication
    yield "spoken", times.spoken(tables), timeline.spoken


@cache
def gallery(edge):
    """Name, frame and chart of everything at an edge, drawn and laid out once."""
    found = [(name, frame, draw(frame)) for name, frame, draw in charts(EDGES[edge]())]
    for _, _, ax in found:
        style.figure_of(ax).draw_without_rendering()
    return found


def extent(text):
    """Where words stand, as drawn: hinting would make them wider than what is drawn."""
    with mpl.rc_context(style.STYLE):
        return Text.get_window_extent(text)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_worked_examples_of_the_docstrings(module):
    assert doctest.testmod(module).failed == 0


HEAVY = {"forty", "wide", "vague", "rtl"}  # minutes of drawing: `make test-all`
EVERY = [pytest.param(edge, marks=pytest.mark.slow if edge in HEAVY else ()) for edge in EDGES]


def some(*edges):
    return [param for param in EVERY if param.values[0] in edges]


@pytest.mark.parametrize("edge", EVERY)
def test_every_chart_at_every_edge(edge):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph, a layout that collapsed, a deprecated call
        for name, frame, ax in gallery(edge):
            figure = style.figure_of(ax)
            assert style.alt(ax), name
            assert style.headline(ax).replace("\n", " ").rstrip().endswith((".", "…")), name
            foot = str(figure.get_supxlabel()).replace("\n", " ")
            assert outlets.note(frame) in foot, name  # every chart prints n and what it left out
            outside(ax, name)


def outside(ax, name):
    """No text of the chart runs off the figure."""
    figure = style.figure_of(ax)
    box = figure.bbox.padded(3)
    for text in drawn(ax):
        one = extent(text)
        inside = one.x0 >= box.x0 and one.x1 <= box.x1 and one.y0 >= box.y0 and one.y1 <= box.y1
        assert inside, f"{name}: {text.get_text()!r}"


def drawn(ax):
    """The texts that a reader sees; matplotlib keeps ticks beyond the axis, too."""
    figure = style.figure_of(ax)
    ticks = [label for axis in (ax.xaxis, ax.yaxis) for tick in axis._update_ticks() for label in (tick.label1, tick.label2)]
    found = [*ax.texts, *figure.texts, *(ticks if ax.axison else [])]
    return [text for text in found if text is not None and text.get_visible() and text.get_text().strip()]


@pytest.mark.parametrize("edge", some("flood", "forty", "long", "wide", "rtl"))
def test_labels_do_not_overlap(edge):
    for name, _, ax in gallery(edge):
        boxes = [(text.get_text(), extent(text)) for text in drawn(ax) if not text.get_rotation()]
        for n, (one, box) in enumerate(boxes):
            for other, near in boxes[n + 1 :]:
                wide = min(box.x1, near.x1) - max(box.x0, near.x0)
                tall = min(box.y1, near.y1) - max(box.y0, near.y0)
                assert wide < 2 or tall < 2.5, f"{name}: {one!r} and {other!r}"


# ----------------------------------------------------------------------------------------------- dot and range
@pytest.fixture(scope="module")
def evacuated():
    return figures.draw(claims.marks(flood(), quantity="people-evacuated"))


def marked(ax, outlet):
    """Artists at the row of an outlet."""
    at = next(text.get_position()[1] for text in ax.texts if text.get_text() == outlet)
    return [line for line in ax.lines if list(line.get_ydata()) and set(line.get_ydata()) == {at}]


def one_mark(**figure):
    corpus = Corpus()
    corpus.article("p", "Alder Post")
    corpus.quantity("people-killed", "people killed")
    corpus.figure("p", "people-killed", figure.pop("low", 40.0), figure.pop("high", -1), **figure)
    return figures.draw(claims.marks(corpus.tables(), quantity="people-killed"))


def test_an_actual_number_is_a_filled_dot():
    (dot,) = marked(one_mark(), "Alder Post")
    assert (dot.get_marker(), dot.get_markerfacecolor(), list(dot.get_xdata())) == ("o", style.BLUE, [40])


def test_a_planned_number_is_hollow():
    (dot,) = marked(one_mark(modality="planned"), "Alder Post")
    assert (dot.get_marker(), dot.get_markerfacecolor()) == ("o", style.PAPER)


def test_a_hypothetical_number_is_a_hollow_diamond():
    (dot,) = marked(one_mark(modality="hypothetical"), "Alder Post")
    assert (dot.get_marker(), dot.get_markerfacecolor()) == ("D", style.PAPER)


@pytest.mark.parametrize("modality", ["denied", "negated"])
def test_a_denied_number_is_a_cross_at_its_value(modality):
    (cross,) = marked(one_mark(modality=modality), "Alder Post")
    assert (cross.get_marker(), list(cross.get_xdata())) == ("x", [40])


def test_a_bare_denial_is_a_cross_beside_the_axis(evacuated):
    crosses = [line for line in evacuated.lines if line.get_marker() == "x" and line.get_transform() != evacuated.transData]
    assert [float(cross.get_xdata()[0]) > 1 for cross in crosses] == [True]  # in widths of the panel: right of it, so at no value
    assert any("denies, no number" in text.get_text() for text in evacuated.texts)


def test_a_hedged_mark_has_a_ring():
    dot, ring = sorted(marked(one_mark(hedge="reportedly"), "Alder Post"), key=lambda line: line.get_markersize())
    assert ring.get_markerfacecolor() == "none"
    assert ring.get_markersize() > dot.get_markersize()


def test_a_range_has_a_dot_at_each_end():
    lines = marked(one_mark(low=40.0, high=60.0), "Alder Post")
    assert sorted(tuple(line.get_xdata()) for line in lines) == [(40,), (40, 60), (60,)]


@pytest.mark.parametrize(("bounds", "side"), [({"low": 40.0, "high": None}, 1), ({"low": None, "high": 40.0}, -1)])
def test_an_open_bound_is_a_dot_with_an_arrow(bounds, side):
    ax = one_mark(**bounds)
    arrow, dot = sorted(marked(ax, "Alder Post"), key=lambda line: line.get_marker() == "o")
    assert list(dot.get_xdata()) == list(arrow.get_xdata()) == [40]
    assert max(arrow.get_marker().vertices[:, 0], key=abs) == side  # points to the open side


def test_a_vague_number_is_a_faded_bar_without_dots():
    (bar,) = marked(one_mark(low=1000.0, high=9999.0, qualifier="vague"), "Alder Post")
    assert bar.get_alpha() < 0.5
    assert bar.get_marker() in (None, "None")


def test_no_spread_below_three_claims(evacuated):
    assert "Fewer than 3 bounded claims of one kind: no spread." in style.figure_of(one_mark()).get_supxlabel()
    assert "no spread" not in style.figure_of(evacuated).get_supxlabel()


def test_the_axis_is_logarithmic_past_a_20_fold_range_and_says_so():
    wide, near = (figures.draw(claims.marks(many(8, spread=factor), quantity="people-evacuated")) for factor in (3.0, 1.05))
    assert (wide.get_xscale(), near.get_xscale()) == ("log", "linear")
    assert any("log scale" in text.get_text() for text in wide.texts)


def test_every_mark_leads_to_its_evidence(evacuated):
    frame = claims.marks(flood(), quantity="people-evacuated")
    linked = {line.get_url() for line in evacuated.lines if line.get_url()}
    assert linked == {"#" + marks.anchor(row) for row in frame.loc[frame["modality"].notna(), "figure_id"]}


def test_draws_into_given_axes():
    ax, _ = Figure(layout="constrained").subplots(2)
    assert figures.draw(claims.marks(flood(), quantity="people-killed"), ax=ax) is ax
    assert ax.get_title(loc="left").startswith("People killed")
    assert "n = " in ax.get_xlabel()


# ---------------------------------------------------------------------------------------------------- timeline
def test_steps_join_one_claimant_only():
    ax = timeline.growth(times.growth(flood(), quantity="people-evacuated"))
    steps = [line for line in ax.lines if line.get_drawstyle() == "steps-post"]
    assert [list(line.get_ydata()) for line in steps] == [[1200, 3000, 4500, 10000]]
    assert any(text.get_text() == "undated" for text in ax.texts)


def test_without_dates_there_is_no_time_axis():
    ax = timeline.growth(times.growth(EDGES["undated"](), quantity="people-evacuated"))
    assert not any("undated" in text.get_text() for text in ax.texts)
    assert "No claim is dated: no time axis." in style.figure_of(ax).get_supxlabel()


@pytest.mark.parametrize(("days", "label"), [(5, "3 Mar"), (200, "Mar 2025"), (4000, "2025")])
def test_ticks_are_no_finer_than_the_axis(days, label):
    assert days_axis.tick(days, days_axis.place(date(2025, 3, 3)), 1) == label


# ---------------------------------------------------------------------------------------------------- coverage
def test_below_five_outlets_no_percentages():
    few, enough = (coverage.share_bars(covered.shares(many(size))) for size in (4, 5))
    assert not any("%" in text.get_text() for text in few.texts)
    assert any("%" in text.get_text() for text in enough.texts)


@pytest.mark.parametrize(("per", "said"), [(1, "1 of 1"), (5, "100% (5 of 5)")])
def test_of_an_article_or_two_there_is_no_percentage(per, said):
    ax = coverage.outlet_bars(covered.shares(many(6, per=per), actor="actor-0"))
    assert said in {text.get_text() for text in ax.texts}


def test_counts_have_no_ticks_between_them():
    """Two dams burst; nobody says one and a half."""
    with style.house(rows=1) as ax:
        axes.value_axis(ax, [2.0, 2.0])
        assert all(float(tick).is_integer() for tick in ax.get_xticks())


@pytest.mark.parametrize(("size", "kind"), [(3, "Table"), (4, "UpSet"), (30, "UpSet"), (40, "UpSet")])
def test_upset_from_4_to_30_outlets_and_a_table_below(size, kind):
    ax = coverage.upset(covered.membership(many(size)))
    assert style.alt(ax).startswith(kind)
    assert ("10 outlets" in style.figure_of(ax).get_supxlabel()) == (size == 40)


def test_said_to_be_silent_and_not_mentioned_look_different():
    ax = stances.positions(positions.positions(flood()))
    words = [text.get_text() for text in style.figure_of(ax).texts]
    assert "said to be silent" in words
    assert "Blank: not mentioned." in style.figure_of(ax).get_supxlabel()
    assert sum(line.get_marker() == "_" for line in ax.lines) == 1


# ----------------------------------------------------------------------------------------------------- display
@pytest.mark.parametrize("edge", some("flood", "hostile", "forty", "rtl", "empty"))
def test_svg_is_small_labelled_and_safe(edge):
    for name, _, ax in gallery(edge):
        text = svg.svg(ax, name="chart")
        root = ET.fromstring(text)
        assert root.get("aria-label") == style.alt(ax)
        assert len(text) < 80_000, name
        assert not re.search(r"<script|<metadata|<image|\son\w+=|https?://(?!www\.w3\.org)", text)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert all(one.startswith("chart-") for one in ids)
        references = re.findall(r"url\(#([^)]+)\)", text) + [
            use.get("href", "")[1:] for use in root.iter("{http://www.w3.org/2000/svg}use")
        ]
        assert set(references) <= set(ids)


def test_the_headline_is_what_a_narrow_page_can_set_itself():
    frame = claims.marks(flood(), quantity="people-killed")
    root = ET.fromstring(svg.svg(figures.draw(frame), name="x"))
    titles = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "x-title"]
    assert titles == ["People killed: 3 to 11 in 3 claims."]


def test_svg_is_the_same_on_every_run():
    one, other = (svg.svg(figures.draw(claims.marks(flood(), quantity="people-killed")), name="x") for _ in range(2))
    assert one == other


def test_svg_links_say_their_evidence(evacuated):
    root = ET.fromstring(svg.svg(evacuated, name="x"))
    links = list(root.iter("{http://www.w3.org/2000/svg}a"))
    assert links
    assert all(link.get("href").startswith("#row-") and link.get("aria-label").startswith(("Rescuers", "The ")) for link in links)


def test_svg_takes_its_colours_from_the_page(evacuated):
    text = svg.svg(evacuated, name="x")
    for variable in ("paper", "ink", "muted", "blue", "vermilion"):
        assert f"var(--chart-{variable},#" in text
    assert "fill:#1a1a1a" not in text


def test_tables_are_escaped_scoped_and_anchored():
    listed = html_table(claims.concordance(EDGES["hostile"]()), caption="Evidence <b>", rows=3)
    assert "<script>" not in listed
    assert "Evidence &lt;b&gt;" in listed
    assert '<th scope="col"' in listed and '<th scope="row"' in listed
    assert 'id="row-o' in listed
    assert "First 3 of 10 rows" in listed
    assert html_table(claims.concordance(EDGES["empty"]()), caption="<b>").startswith("<p>&lt;b&gt;: none. n = ")


def test_nothing_is_displayed_outside_a_notebook(capsys):
    frame = claims.marks(flood(), quantity="people-killed")
    display.show(figures.draw(frame), frame, caption="x")
    display.table(frame, caption="x")
    display.say("A finding.")
    assert capsys.readouterr().out == ""


# ---------------------------------------------------------------------------------------------------- pictures
@pytest.mark.parametrize("name", ["figures", "growth", "heatmap", "positions", "upset"])
@pytest.mark.mpl_image_compare(baseline_dir="baseline", style={}, tolerance=6, savefig_kwargs={"dpi": 60})
def test_picture(name):
    frame, draw = next((frame, draw) for title, frame, draw in charts(flood()) if title.startswith(name))
    return style.figure_of(draw(frame))
