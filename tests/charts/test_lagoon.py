"""What the pages show of five articles of one story, nearly without metadata: point by point, in frames, marks and words."""

from __future__ import annotations

import pytest
from matplotlib.lines import Line2D

from analysis import compare
from analysis.charts.marks import SIZE
from analysis.charts.style import BLUE, PAPER, VERMILION, alt, headline
from tests.charts.lagoon import BATCH, FIVE, FOUR, ONE, STANCES, THREE, TWO, WHOLE, lagoon
from tests.charts.printed import Page, printed

NOTEBOOKS = {"numbers": "02-figures", "time": "03-timeline", "dossier": "05-quantity", "new": "07-new", "quality": "08-quality"}


@pytest.fixture(scope="module")
def pages():
    with pytest.MonkeyPatch.context() as patch:
        return {name: printed(stem, lagoon(), patch) for name, stem in NOTEBOOKS.items()}


def rows(frame) -> dict[tuple[str, str], tuple]:
    kept = frame[frame["modality"].notna() & frame["low"].notna()]
    return {(row.outlet, row.claimant): (row.low, row.high, row.modality) for row in kept.itertuples()}


def dots(ax, row) -> list[Line2D]:
    """The dots of one row, drawn where the axis has its value."""
    lines = [line for line in ax.lines if isinstance(line.get_url(), str) and line.get_ydata()[0] == row and line.get_marker() == "o"]
    return [line for line in lines if line.get_markersize() == SIZE]


def rings(ax, row) -> list[Line2D]:
    return [line for line in ax.lines if line.get_markersize() > SIZE + 2 and line.get_ydata()[0] == row]


def words(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_in_layout()]


# 1. Soldiers sent
def test_the_whole_force_in_three_voices(pages):
    ax, frame = pages["dossier"].charts["values"]
    unnamed = "military sources of three states (unnamed)"
    assert rows(frame) == {
        (FOUR, "Sione Leota"): (4000, 4000, "planned"),
        (ONE, unnamed): (4000, 5000, "actual"),
        (THREE, "Coast Office of Vanuatu"): (5000, 5000, "planned"),
    }
    assert [text for text in words(ax) if "planned" in text] == ["about 4,000, planned", "5,000, planned"]
    assert "4,000 to 5,000" in words(ax) and unnamed in words(ax)


@pytest.mark.parametrize(("row", "fill", "values", "hedged"), [(0, PAPER, [4000], 0), (1, BLUE, [4000, 5000], 2), (2, PAPER, [5000], 0)])
def test_a_plan_is_hollow_a_fact_filled_a_hedge_ringed(pages, row, fill, values, hedged):
    ax, _ = pages["dossier"].charts["values"]
    assert sorted(line.get_xdata()[0] for line in dots(ax, row)) == values
    assert {line.get_markerfacecolor() for line in dots(ax, row)} == {fill}
    assert len(rings(ax, row)) == hedged


def test_denials_stand_beside_the_axis_never_at_zero(pages):
    ax, frame = pages["dossier"].charts["values"]
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert len(crosses) == 4 and all(line.get_transform() != ax.transData for line in crosses)
    assert {line.get_markeredgecolor() for line in crosses} == {VERMILION}
    denied = frame[frame["modality"] == "denied"]
    assert set(zip(denied["outlet"], denied["claimant"], strict=True)) == {(TWO, "Fiji"), (FOUR, "Fiji"), (FIVE, "Fiji"), (FIVE, "Tonga")}
    assert sorted(text for text in words(ax) if "no number" in text) == ["denies, no number"] * 2 + ["dismisses, no number"] * 2
    assert ax.get_xlim()[0] > 0


def test_the_first_batch_has_a_panel_of_its_own(pages):
    ax, frame = pages["numbers"].charts[BATCH]
    assert rows(frame) == {(THREE, "own voice"): (700, 700, "actual"), (FOUR, "Vanuatu"): (900, 900, "actual")}
    assert [line.get_markerfacecolor() for row in (0, 1) for line in dots(ax, row)] == [BLUE, BLUE]
    assert words(ax).count("no number") == 3
    assert set(frame.loc[frame["modality"].isna(), "outlet"]) == {ONE, TWO, FIVE}
    assert f"No number: {ONE}, {TWO} and {FIVE}." in alt(ax)


def test_articles_without_a_number_of_soldiers_say_so(pages):
    _, frame = pages["numbers"].charts[WHOLE]
    unsaid = frame[frame["low"].isna() & frame["high"].isna()]
    assert {TWO, FIVE} <= set(unsaid["outlet"]) - set(frame.loc[frame["low"].notna(), "outlet"])


def test_too_few_of_a_kind_for_a_spread(pages):
    spreads = pages["numbers"].tables["spreads"]
    assert not spreads["ratio"].notna().any() and spreads["claims"].max() == 2
    assert (
        "Troops sent, Tonga (planned): 4,000 to 5,000, in 2 claims; too few for a spread, which takes 3 of one kind."
        in pages["numbers"].findings
    )
    ax, _ = pages["dossier"].charts["values"]
    assert "no spread" in ax.figure.get_supxlabel()


# 2. Stances
@pytest.mark.parametrize("actor", STANCES)
def test_stances_on_the_soldiers(pages, actor):
    ax, frame = pages["dossier"].charts["stances"]
    outlets = {"one": ONE, "two": TWO, "three": THREE, "four": FOUR, "five": FIVE}
    mine = frame[(frame["actor_id"] == actor) & (frame["times"] > 0)]
    assert dict(zip(mine["outlet"], mine["stance"], strict=True)) == {
        outlets[article]: stance for article, stance in STANCES[actor].items()
    }
    drawn = [line.get_url() for line in ax.lines if isinstance(line.get_url(), str)]
    assert len(drawn) == sum(map(len, STANCES.values()))


def test_silent_and_not_mentioned_are_different_cells(pages):
    _, frame = pages["dossier"].charts["stances"]
    cells = frame.set_index(["actor_id", "outlet"])["stance"]
    assert (cells["tonga", THREE], cells["tonga", TWO], cells["vanuatu", FIVE]) == ("silent", "no stance", "not mentioned")


def test_the_arms_are_another_topic(pages):
    _, frame = pages["numbers"].charts["contests"]
    arms = frame[frame["topic"] == "Arms supplied"].iloc[0]
    assert (arms["stance"], arms["size"], arms["who"]) == ("denies", 2, "Fiji; Tonga")
    assert "denied or dismissed 4 times, by Fiji and Tonga" in headline(pages["numbers"].charts["contests"][0]).replace("\n", " ")


# 3. Attribution
def test_attribution(pages):
    ax, frame = pages["numbers"].charts["sourcing"]
    assert tuple(frame[["named", "unnamed", "own"]].sum()) == (3, 1, 5)
    assert dict(zip(frame["outlet"], frame["figures"], strict=True)) == {ONE: 3, TWO: 1, THREE: 3, FOUR: 2}
    assert headline(ax) == "3 of 9 figures have a named claimant, 1 an unnamed one, 5 none."
    assert "%" not in headline(ax)  # one known outlet


# What is not compared, and what no day tells
def test_what_compares_with_nothing_is_listed(pages):
    loose = pages["quality"].tables["loose"]
    assert len(loose) == 4 and set(loose["reason"]) == {"alone in its series"}


def test_no_day_no_growth_no_lead(pages):
    ax, published = pages["time"].charts["publication"]
    said = "No publication day is known; 1 article can be placed between 25 September 2024 and 31 December 2024."
    assert headline(ax).replace("\n", " ") == said
    assert published["dated"].sum() == 1
    assert not any(name.startswith("growth") for page in pages.values() for name in page.charts)
    assert "No series is reported, with a date, by two outlets: no lead or lag." in pages["time"].findings
    assert pages["new"].tables["new-claims"].empty
    told = ["No publication day is known: what is new cannot be told.", "No series has a new claim: nothing to draw."]
    assert pages["new"].findings == told


def test_limits_count_what_is_missing(pages):
    checks = compare.quality.quality(lagoon()).set_index("check")
    assert tuple(checks.loc["articles without day", ["size", "of"]]) == (5, 5)
    assert tuple(checks.loc["articles without outlet", ["size", "of"]]) == (4, 5)
    assert all(isinstance(page, Page) and "limits" in page.charts for page in pages.values())
