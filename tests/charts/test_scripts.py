"""Names in any script are drawn in letters that a font has, and measured without a warning."""

import warnings
from datetime import date

import pytest

from analysis.charts import coverage, display, figures, scripts, sourcing, style, svg
from analysis.compare import agreement, claims
from analysis.compare import coverage as covered
from tests.tables_factory import Corpus

NAMES = ["朝陽時報", "दैनिक सेतु", "조선의 아침", "ひので", "Дневной обозреватель", "صحيفة المرفأ", "ไทยเช้า", "🔥 Ember"]


def world():
    c = Corpus()
    c.quantity("people-killed", "people killed")
    for n, name in enumerate(NAMES):
        c.article(f"a{n}", name, date(2025, 3, 1))
        c.mention(f"a{n}", "varnia")
        c.figure(f"a{n}", "people-killed", 40 + n)
    return c.tables()


def drawings():
    tables = world()
    shares = covered.shares(tables)
    yield coverage.heatmap(shares), shares
    marks = claims.marks(tables, quantity="people-killed")
    yield figures.draw(marks), marks


@pytest.fixture(params=["fonts of this machine", "no other font"])
def machine(request, monkeypatch):
    """This machine, and one that has the charts' own face alone."""
    if request.param == "no other font":
        monkeypatch.setattr(scripts, "_font_of", lambda script: None)
        for memory in (scripts.legible, scripts._has):
            memory.cache_clear()
    yield request.param
    scripts.legible.cache_clear()


def test_every_letter_of_a_chart_is_in_a_font(machine):
    for ax, _ in drawings():
        words = "".join(text.get_text() for text in (*ax.texts, *style.figure_of(ax).texts))
        assert [letter for letter in words if not scripts.is_drawn(letter) and not letter.isspace()] == []
        assert "Дневной обозреватель" in words  # the face has it


def test_nothing_is_measured_with_a_warning(machine):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for ax, frame in drawings():
            display.show(ax, frame)


def test_a_chart_says_that_a_name_is_spelt_otherwise(machine):
    other = any(scripts.legible(name) != name for name in NAMES)
    assert other or machine != "no other font"
    for ax, _ in drawings():
        assert ("spelt by their sound" in style.figure_of(ax).get_supxlabel()) == other


def test_alt_text_and_data_have_the_names_as_they_are(machine):
    ax, frame = next(drawings())
    assert all(name in style.alt(ax) for name in NAMES)
    assert set(frame["outlet"]) == set(NAMES)


def test_names_that_differ_are_spelt_otherwise():
    names = ["朝陽時報", "朝陽日報", "दैनिक सेतु", "दैनिक सेत"]
    assert len({scripts._latin(name) for name in names}) == len(names)


def test_foreign_letters_are_drawn_in_the_font_that_has_them(monkeypatch):
    monkeypatch.setattr(scripts, "_font_of", lambda script: "STIXGeneral")  # it has a watch, the face has none
    scripts.legible.cache_clear()
    c = Corpus()
    for n, name in enumerate(["⌚ Post", "Alder Post"]):
        c.article(f"a{n}", name, date(2025, 3, 1))
        c.figure(f"a{n}", None, 40)
    ax = sourcing.attribution(agreement.transparency(c.tables()))
    families = {text.get_text(): text.get_fontfamily() for text in ax.texts}
    assert families["⌚ Post"] == [scripts.FACE, "STIXGeneral"] and families["Alder Post"] == [scripts.FACE]
    assert "STIXGeneral" not in svg.svg(ax, name="chart")  # a page leaves the font to the browser
