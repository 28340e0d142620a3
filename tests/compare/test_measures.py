"""Measures: worked examples on the invented flood, every edge, and properties that hold for any corpus."""

import doctest
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import agreement, choice, claims, coverage, findings, outlets, quality, stances, timeline, words
from analysis.errors import UsageError
from tests.tables_factory import EDGES, Corpus, flood

MODULES = (agreement, choice, claims, coverage, findings, outlets, quality, stances, timeline, words)


@pytest.fixture(scope="module")
def tables():
    return flood()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_worked_examples_of_the_docstrings(module):
    assert doctest.testmod(module).failed == 0


# ----------------------------------------------------------------------------------------------------- articles
def test_a_part_of_the_evidence_counts_its_own_figures(tables):
    whole = claims.concordance(tables)
    series = list(whole["quantity"].dropna().unique()[:1])
    keys = list(tables.quantities.loc[tables.quantities["label"].isin(series), "quantity"])
    part = claims.concordance(tables, quantity=keys)
    assert 0 < len(part) < len(whole)
    assert outlets.note(part).startswith(f"n = {len(part)} of {len(whole)} figures")
    assert outlets.note(whole).startswith(f"n = {len(whole)} figures")


def test_duplicates_are_collapsed_and_counted(tables):
    articles = outlets.distinct(tables)
    assert "g1" not in set(articles["article_id"])
    assert "1 duplicate article" in outlets.note(coverage.shares(tables))


def test_an_article_without_outlet_is_its_own_row_and_no_outlet(tables):
    articles = outlets.distinct(tables)
    assert list(articles.loc[~articles["known"], "outlet"]) == ["[unknown] Report x1", "[unknown] Report x2"]
    frame = coverage.shares(tables)
    assert frame.attrs["outlets"] == 6
    assert "2 articles without outlet" in frame.attrs["n"]


def test_two_untitled_articles_do_not_share_a_label():
    corpus = Corpus()
    corpus.article("p1", None, title="Flood")
    corpus.article("p2", None, title="Flood")
    assert list(outlets.distinct(corpus.tables())["outlet"]) == ["[unknown] Flood (p1)", "[unknown] Flood (p2)"]


def test_select_keeps_what_surely_lies_in_the_window(tables):
    kept = outlets.select(tables, sources=["Marsh Gazette", "Alder Post"], since=date(2025, 3, 2))
    assert set(kept.articles["article_id"]) == {"a2", "a3", "e2"}  # e1 is undated, a1 older
    assert {*kept.figures["article_id"]} and {*kept.figures["article_id"]} <= {"a2", "a3", "e2"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: outlets.select(t, sources=["Alder Pst"]), "did you mean 'Alder Post'"),
        (lambda t: claims.marks(t, quantity="people-evacuatd"), "did you mean 'people-evacuated'"),
        (lambda t: claims.concordance(t, actor="nobody"), "valid: dam-company, mayor"),
        (lambda t: stances.positions(t, proposition="dam open"), "did you mean 'dam opened'"),
        (lambda t: timeline.growth(t, quantity="relief", clock="posted"), "valid: as_of, published, stated"),
        (lambda t: coverage.membership(t, of="claim"), "did you mean 'claims'"),
        (lambda t: coverage.shares(t, kinds=("persons",)), "did you mean 'person'"),
    ],
)
def test_an_unknown_value_is_an_error_that_lists_the_valid_ones(tables, call, message):
    with pytest.raises(UsageError, match=message):
        call(tables)


# ------------------------------------------------------------------------------------------------------- claims
def test_marks_never_turn_a_denial_into_a_zero(tables):
    frame = claims.marks(tables, quantity="people-evacuated")
    denied = frame[frame["modality"] == "denied"]
    assert list(denied["low"].fillna(-1)) == [20000, -1]  # a denied number keeps it, a bare denial has none
    assert (frame["low"].dropna() > 0).all()
    assert list(frame.loc[frame["modality"].isna(), "outlet"]) == ["[unknown] Report x2"]


def test_a_value_repeated_by_one_outlet_from_one_claimant_is_one_mark():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    for number in range(3):
        corpus.article(f"p{number}", "Alder Post", date(2025, 3, 1 + number))
        corpus.figure(f"p{number}", "people-killed", 7, by="ministry")
    (mark,) = words.each(claims.marks(corpus.tables(), quantity="people-killed"))
    assert (mark.times, mark.article_id) == (3, "p0")


def test_claimants_in_words(tables):
    frame = claims.reported(tables).set_index("article_id")["claimant"]
    assert frame["c2"] == "two officials in the capital (unnamed)"
    assert frame["x1"] == "own voice"


def test_concordance_has_every_figure_with_its_place(tables):
    frame = claims.concordance(tables)
    assert len(frame) == len(claims.reported(tables)) == len(tables.figures)
    assert (frame["figure_id"] == frame["article_id"] + ":" + frame["start"].astype(str) + "-" + frame["end"].astype(str)).all()
    assert set(claims.concordance(tables, source="Kestrel Daily")["outlet"]) == {"Kestrel Daily"}
    assert set(frame.loc[frame["outlet"] == "Marsh Gazette", "published"]) == {"undated", "2025-03-02 to 2025-03-06"}


# ----------------------------------------------------------------------------------------------------- coverage
def test_shares(tables):
    frame = coverage.shares(tables).set_index(["outlet", "actor_id"])
    assert frame.loc[("Alder Post", "ministry"), "share"] == pytest.approx(2 / 3)
    assert frame["share"].between(0, 1).all()
    assert "1 ambiguous" in outlets.note(coverage.shares(tables))


def test_quotes_set_named_unnamed_and_own_voice_apart(tables):
    frame = coverage.quotes(tables).set_index(["outlet", "claimant"])["figures"]
    assert frame["North Wire"].to_dict() == {"Red Crescent of Varnia": 1, "own voice": 1, "unnamed sources": 1}
    assert frame.sum() == len(claims.reported(tables))


def test_every_series_is_in_one_set_of_outlets(tables):
    sets = coverage.combined(coverage.membership(tables))
    assert sets["size"].sum() == 3
    assert ("Alder Post",) in set(sets["outlets"])  # relief money


# ---------------------------------------------------------------------------------------------------- agreement
def test_spread_within_one_modality_over_bounded_values(tables):
    frame = agreement.spreads(tables).set_index(["label", "modality"])
    top = frame.loc[("people evacuated", "actual")]
    assert (top["low"], top["high"], top["ratio"]) == (3000, 12000, 4)
    # neither 1,000 to 9,999 (vague), nor 15,000 (planned), nor 20,000 (denied)
    assert (top["low_outlet"], top["high_outlet"]) == ("Marsh Gazette", "North Wire")
    # 1,200 and 4,500 came before 9,000 to 11,000 of the same outlet, 2,000 before more than 6,000
    assert (top["least"], top["most"], top["earlier"]) == (1200, 12000, 3)
    assert (top["low_review"], top["high_review"]) == ("none", "none")
    few = frame.loc[("people evacuated", "planned")]
    assert not few["enough"]
    assert pd.isna(few["ratio"])
    assert pd.isna(few["robust"])


def test_no_ratio_of_values_that_are_not_positive():
    corpus = Corpus()
    corpus.article("p", "Alder Post")
    corpus.quantity("change", "change")
    for value in (-2.0, 0.0, 5.0):
        corpus.figure("p", "change", value)
    assert agreement.spreads(corpus.tables())["ratio"].isna().all()


def test_a_recalled_number_is_of_the_day_on_which_it_was_stated():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    corpus.article("p", "Alder Post", date(2025, 3, 5))
    corpus.figure("p", "people-killed", 487)
    recalled = date(2025, 3, 2)  # "On Sunday the ministry had counted nine"
    corpus.figure("p", "people-killed", 9, by="ministry", stated_from=recalled, stated_to=recalled)
    (spread,) = words.each(agreement.spreads(corpus.tables()))
    assert (spread.low, spread.high, spread.least, spread.earlier) == (487, 487, 9, 1)


def test_what_another_number_is_set_against_enters_no_spread():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    corpus.article("p", "Alder Post", date(2025, 3, 5))
    corpus.article("q", "Marsh Gazette", date(2025, 3, 5))
    corpus.figure("p", "people-killed", 700)
    corpus.figure("q", "people-killed", 640)
    corpus.figure("q", "people-killed", 14, by="governor", quantity_rule="event, recalled")  # "more than the governor's 14"
    (spread,) = words.each(agreement.spreads(corpus.tables()))
    assert (spread.low, spread.high, spread.least, spread.earlier) == (640, 700, 14, 1)


def test_transparency_sums_to_all_figures(tables):
    frame = agreement.transparency(tables)
    assert (frame[["named", "unnamed", "own"]].sum(axis=1) == frame["figures"]).all()
    assert frame.set_index("outlet").loc["North Wire", "transparency"] == pytest.approx(1 / 3)


def test_diversity_is_undefined_for_one_claimant(tables):
    frame = agreement.diversity(tables).set_index("outlet")["diversity"]
    assert pd.isna(frame["Kestrel Daily"])
    assert frame["Marsh Gazette"] == 1


def test_rounding_looks_at_numbers_that_could_be_otherwise(tables):
    assert agreement.rounding(tables)["figures"].sum() == 10  # the dead are too few to be rounded


def test_profile_has_a_row_for_every_outlet(tables):
    frame = agreement.profile(tables)
    assert set(frame["outlet"]) == set(outlets.distinct(tables)["outlet"])
    assert frame.set_index("outlet").loc["[unknown] Report x2", "figures"] == 0


# ----------------------------------------------------------------------------------------------------- timeline
def test_growth_joins_only_one_claimants_numbers(tables):
    frame = timeline.growth(tables, quantity="people-evacuated")
    assert set(frame["line"].dropna()) == {"Ministry of the Interior · actual"}
    assert frame.loc[frame["line"].notna(), "bounded"].all()
    assert frame.attrs["undated"] == 2
    assert timeline.growth(tables, quantity="people-evacuated", clock="stated")["first"].isna().all()


def test_growth_joins_no_number_that_another_is_set_against():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    for day, number, rule in ((9, 14, "test"), (11, 260, "test"), (13, 14, "test, recalled")):  # "lower than the governor's 14"
        corpus.article(f"a{day}", "Alder Post" if rule == "test" else "Harbour Times", date(2025, 2, day))
        corpus.figure(f"a{day}", "people-killed", number, by="mayor", quantity_rule=rule)
    frame = timeline.growth(corpus.tables(), quantity="people-killed")
    assert list(frame["line"].notna()) == [True, True, False]
    assert findings.grown(frame).endswith("14 on 9 February 2025, 260 on 11 February 2025.")


def test_a_spread_names_the_article_without_outlet_that_gives_an_end_of_it():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    for source, number in (("Alder Post", 512), ("Harbour Times", 538), (None, 19)):
        corpus.article(f"a{number}", source, date(2025, 2, 14))
        corpus.figure(f"a{number}", "people-killed", number)
    said = findings.spread(agreement.spreads(corpus.tables()))
    assert "19 to 538 across 2 known outlets and an article without outlet" in said


def test_lead_is_an_interval_where_days_are(tables):
    frame = timeline.lead(tables, of="quantities").set_index(["key", "outlet"])
    row = frame.loc[("people-evacuated", "Marsh Gazette")]
    assert (row["lag_low"], row["lag_high"], row["first"]) == (1, 5, "no")
    assert frame.loc[("people-evacuated", "Alder Post"), "first"] == "tied"
    assert "2 undated" in outlets.note(timeline.lead(tables, of="quantities"))


def test_open_lead_where_intervals_overlap():
    corpus = Corpus()
    corpus.quantity("people-killed", "people killed")
    corpus.article("p", "Alder Post", None, interval=(date(2025, 3, 1), date(2025, 3, 5)))
    corpus.article("q", "North Wire", date(2025, 3, 3))
    for article in "pq":
        corpus.figure(article, "people-killed", 7, by="ministry")
    frame = timeline.lead(corpus.tables()).set_index("outlet")
    assert set(frame["first"]) == {"open"}
    assert tuple(frame.loc["Alder Post", ["lag_low", "lag_high"]]) == (-2, 2)


def test_new_claims_and_those_that_may_be_older(tables):
    frame = timeline.new(tables, since=date(2025, 3, 5)).set_index("article_id")
    assert not frame.loc["e2", "sure"]  # published between 2 and 6 March
    assert frame.loc["b2", "sure"]
    assert "a2" not in frame.index
    assert "2 with an undated article" in outlets.note(timeline.new(tables, since=date(2025, 3, 5)))


# ------------------------------------------------------------------------------------------------------ stances
def test_silent_and_not_mentioned_are_different(tables):
    frame = stances.positions(tables).set_index(["actor", "outlet"])["stance"]
    assert frame["Maren Hydro", "Kestrel Daily"] == "silent"
    assert frame["Maren Hydro", "Alder Post"] == "not mentioned"
    assert frame["Osterland", "North Wire"] == "no stance"


def test_contests_count_figures_and_stances(tables):
    frame = stances.contests(tables).set_index(["topic", "stance"])["size"]
    assert frame["people evacuated", "denied"] == frame["people evacuated", "denies"] == 1
    assert frame["Dam opened", "asserts"] == 2


def test_quality_counts_what_limits(tables):
    frame = quality.quality(tables).set_index("check")
    assert tuple(frame.loc["articles without day", ["size", "of"]]) == (4, 13)
    assert tuple(frame.loc["figures in no series", ["size", "of"]]) == (1, 19)


# ------------------------------------------------------------------------------------------------- every corpus
def every_frame(tables):
    for quantity in tables.quantities["quantity"]:
        yield f"marks {quantity}", claims.marks(tables, quantity=quantity)
        yield f"growth {quantity}", timeline.growth(tables, quantity=quantity)
    shared = {of: coverage.membership(tables, of=of) for of in ("claims", "quantities", "actors")}
    for of, frame in shared.items():
        yield of, frame
        yield f"combined {of}", coverage.combined(frame)
        yield f"overlap {of}", coverage.overlap(frame)
        yield f"exclusivity {of}", coverage.exclusivity(frame)
    lead = timeline.lead(tables, of="quantities")
    yield from {
        "concordance": claims.concordance(tables), "shares": coverage.shares(tables), "quotes": coverage.quotes(tables),
        "spreads": agreement.spreads(tables), "rounding": agreement.rounding(tables), "transparency": agreement.transparency(tables),
        "diversity": agreement.diversity(tables), "profile": agreement.profile(tables), "published": timeline.published(tables),
        "spoken": timeline.spoken(tables), "lead": lead, "leaders": timeline.leaders(lead),
        "new": timeline.new(tables, since=date(2025, 3, 3)),
        "positions": stances.positions(tables), "contests": stances.contests(tables), "quality": quality.quality(tables),
    }.items()  # fmt: skip


@cache
def frames_at(edge):
    return dict(every_frame(EDGES[edge]()))


def every_finding(frames):
    yield findings.coverage(frames["shares"])
    yield findings.quoting(frames["quotes"])
    yield findings.exclusive(frames["combined quantities"])
    yield findings.spread(frames["spreads"])
    yield findings.standing(frames["positions"])
    yield findings.doubted(frames["contests"])
    yield findings.sourcing(frames["transparency"])
    yield findings.publication(frames["published"])
    yield findings.reach_in_time(frames["spoken"])
    yield findings.leading(frames["leaders"])
    yield findings.news(frames["new"])
    yield findings.limits(frames["quality"])
    for name, frame in frames.items():
        if name.startswith("marks"):
            yield findings.figures(frame)
        if name.startswith("growth"):
            yield findings.grown(frame)


@pytest.mark.parametrize("edge", EDGES)
def test_every_measure_holds_at_every_edge(edge):
    for name, frame in frames_at(edge).items():
        assert isinstance(frame, pd.DataFrame), name
        assert re.match(r"n = \d", outlets.note(frame)), name  # "n = no figures" is no number
        assert not re.search(r"\bno ", outlets.note(frame).split(".")[0]), name


@pytest.mark.parametrize("edge", EDGES)
def test_every_finding_is_a_sentence(edge):
    for sentence in every_finding(frames_at(edge)):
        assert sentence.endswith("."), sentence
        assert "nan" not in sentence.lower().split(), sentence
        assert "  " not in sentence, sentence


def test_findings_of_the_flood(tables):
    found = set(every_finding(frames_at("flood")))
    assert "Largest spread: people evacuated, 3,000 to 12,000 across 3 known outlets, by each outlet's last count." in found
    assert "14 of 19 figures (74%) have a named claimant, 1 an unnamed one, 4 none." in found
    assert "People evacuated by Ministry of the Interior: 1,200 on 1 March 2025, 9,000 to 11,000 on 7 March 2025." in found
    assert (
        findings.extremes(agreement.spreads(tables))
        == "Least, 3,000: Marsh Gazette, undated (not reviewed). Most, 12,000: North Wire, 8 March 2025 (not reviewed)."
    )


def test_the_order_of_rows_does_not_matter(tables):
    turned = replace(
        tables,
        **{name: table.iloc[::-1].reset_index(drop=True) for name, table in tables.items()},
    )
    for (name, one), (_, other) in zip(frames_at("flood").items(), every_frame(turned), strict=True):
        if not name.startswith(("marks", "growth", "spoken", "new", "published", "positions")):  # these keep one of several equal evidences
            rows, turn = (sorted(map(str, frame.itertuples(index=False, name=None))) for frame in (one, other))
            assert rows == turn, name


# --------------------------------------------------------------------------------------------------- properties
NAMES = st.sampled_from("ABCDEF")
MEMBERS = st.lists(st.tuples(st.sampled_from("abcdefgh"), NAMES), min_size=1, max_size=40, unique=True)


@given(MEMBERS)
@settings(max_examples=30, deadline=None)
def test_overlap_and_exclusivity_are_bounded_and_symmetric(pairs):
    frame = pd.DataFrame(pairs, columns=["key", "outlet"]).assign(label="x")
    overlap = coverage.overlap(frame)
    assert overlap["overlap"].between(0, 1).all()
    renamed = coverage.overlap(frame.assign(outlet=frame["outlet"].map(lambda name: chr(200 - ord(name)))))
    assert sorted(overlap["overlap"]) == sorted(renamed["overlap"])  # the names' order does not matter
    only = coverage.exclusivity(frame)
    assert only["exclusivity"].between(0, 1).all()
    assert coverage.combined(frame)["size"].sum() == frame["key"].nunique()


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=20))
@settings(max_examples=30, deadline=None)
def test_evenness_lies_between_0_and_1_and_is_1_for_equal_counts(sizes):
    assert 0 <= agreement.evenness(pd.Series(sizes)) <= 1 + 1e-9
    assert agreement.evenness(pd.Series([sizes[0]] * len(sizes))) == pytest.approx(1)


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_order_is_a_permutation(rows):
    table = pd.DataFrame(rows, index=[f"r{n}" for n in range(len(rows))])
    assert sorted(coverage.order(table)) == sorted(table.index)


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_a_number_in_words_has_a_digit(value):
    assert any(char.isdigit() for char in words.number(value))
    assert agreement.significant_digits(value) >= 1


def test_the_evidence_follows_the_charts():
    """The series are read in the order in which they are drawn, not in that of the alphabet."""
    tables = flood()
    keys = sorted(tables.figures["quantity"].dropna().unique(), reverse=True)
    labels = tables.quantities.set_index("quantity")["label"]
    found = claims.concordance(tables, quantity=keys)["quantity"].drop_duplicates().tolist()
    assert found == [labels[key] for key in keys]
