"""What a fact-checker asks of a sentence: is it true of all the articles, of this outlet, of this actor?"""

from datetime import date

import pytest

from analysis.compare import agreement, choice, claims, coverage, findings, quality, stances, timeline
from analysis.errors import UsageError
from tests.tables_factory import Corpus

DAYS = [date(2025, 3, day) for day in range(1, 9)]
QUANTITY = "people-killed"


def naming(*sources):
    """A corpus of one article an outlet, each naming Varnia."""
    c = Corpus()
    for n, source in enumerate(sources):
        c.article(f"a{n}", source, DAYS[n])
        c.mention(f"a{n}", "varnia")
    return c


def counting(*said):
    """Numbers of killed people: (outlet, day, value, claimant)."""
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n, (source, day, value, by) in enumerate(said):
        c.article(f"a{n}", source, DAYS[day])
        c.figure(f"a{n}", QUANTITY, value, by=by)
    return c.tables()


def test_two_actors_of_one_name_are_no_more_than_the_outlets():
    c = naming("Alder Post", "Harbour Times")
    for key, kind in (("hollin-town", "place"), ("hollin-mayor", "person"), ("birch-1", "person"), ("birch-2", "person")):
        c.actor(key, key.split("-")[0].title(), kind)
        for article in ("a0", "a1"):
            c.mention(article, key)
    shares = coverage.shares(c.tables())
    assert set(shares["actor"]) == {"Varnia", "Hollin (place)", "Hollin (person)", "Birch"}
    reach = shares.groupby("actor").agg(naming=("naming", "sum"), outlets=("known", "sum"))
    assert reach.max().tolist() == [2, 2]


def test_one_known_outlet_is_not_all_there_is():
    c = naming("Alder Post", None, None, None, None)
    for actor in ("mayor", "osterland"):
        c.mention("a0", actor)
    assert findings.coverage(coverage.shares(c.tables())) == "Varnia is named in all 5 articles."


def test_articles_without_outlet_are_articles():
    c = naming("Alder Post", "Harbour Times", None)
    c.article("late", "North Wire", DAYS[5])
    assert findings.coverage(coverage.shares(c.tables())) == "Varnia is named by 2 of 3 known outlets, in 3 of 4 articles."


def test_an_outlet_of_copies_is_not_silent():
    c = Corpus()
    c.article("first", "Alder Post", DAYS[0])
    c.figure("first", None, 40)
    c.article("copy", "Copy House", DAYS[0], duplicate_of="first")
    c.article("other", "Marsh Gazette", DAYS[1])
    frame = agreement.transparency(c.tables())
    assert findings.source(frame, "Copy House") == "Copy House has only copies of articles that are counted elsewhere."
    assert findings.source(frame, "Marsh Gazette") == "Marsh Gazette reports no number."


def test_the_unnamed_sources_of_two_outlets_are_no_trend():
    tables = counting(("Alder Post", 0, 40, "unnamed: the coastguard"), ("Harbour Times", 3, 60, "unnamed: the coastguard"))
    assert findings.grown(timeline.growth(tables, quantity=QUANTITY)).endswith("none by one claimant at two times, so no growth to show.")
    tables = counting(("Alder Post", 0, 40, "unnamed: the coastguard"), ("Alder Post", 3, 60, "unnamed: The coastguard"))
    said = "People killed by the coastguard (unnamed), Alder Post: 40 on 1 March 2025, 60 on 4 March 2025."
    assert findings.grown(timeline.growth(tables, quantity=QUANTITY)) == said


def test_a_spread_says_the_days_of_its_ends():
    tables = counting(("Alder Post", 0, 40, None), ("Harbour Times", 3, 60, "ministry"), ("North Wire", 2, 50, "mayor"))
    said = "Least, 40: Alder Post, 1 March 2025 (not reviewed). Most, 60: Harbour Times, 4 March 2025 (not reviewed)."
    assert findings.extremes(agreement.spreads(tables)) == said


def test_too_few_claims_still_say_what_is_reported():
    said = findings.spread(agreement.spreads(counting(("Alder Post", 0, 40, None), ("Harbour Times", 3, 60, "ministry"))))
    assert said == "People killed: 40 to 60, in 2 claims; too few for a spread, which takes 3 of one kind."


def test_a_rounded_number_stays_about():
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n, qualifier in enumerate(("exact", "about")):
        c.article(f"a{n}", "Alder Post", DAYS[n])
        c.figure(f"a{n}", QUANTITY, 40 + n, by="ministry", qualifier=qualifier)
    assert ", about 41 on 2 March 2025." in findings.grown(timeline.growth(c.tables(), quantity=QUANTITY))


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (["denies", "denies"], "Maren Hydro denies “dam opened” (twice)."),
        (["asserts", "silent"], "Maren Hydro asserts “dam opened” and is said to be silent on “dam opened”."),
        (["declines"], "Maren Hydro declines to speak on “dam opened”."),
        ([], "No article reports a stance of Maren Hydro."),
    ],
)
def test_where_one_actor_stands(taken, said):
    c = naming("Alder Post", "Harbour Times")
    c.actor("dam-company")
    for n, stance in enumerate(taken):
        c.statement(f"a{n}", "dam-company", stance)
    assert findings.standing(stances.positions(c.tables(), actor="dam-company")) == said


def test_two_claims_of_two_outlets_say_more_than_three_of_one():
    mine = [("Alder Post", 0, 40 + 10 * n, by) for n, by in enumerate(["mayor", "ministry", "red-crescent"])]
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    c.quantity("people-injured", "people injured")
    for n, (source, _, value, by) in enumerate(mine):
        c.article(f"a{n}", source, DAYS[0])
        c.figure(f"a{n}", QUANTITY, value, by=by)
    c.article("c", "Harbour Times", DAYS[0])
    assert findings.spread(agreement.spreads(c.tables())).startswith("No series with 3 claims of one kind is reported by two outlets")
    for n, source in enumerate(["Alder Post", "Harbour Times"]):
        c.article(f"b{n}", source, DAYS[0])
        c.figure(f"b{n}", "people-injured", 200 + n, by=None)
    said = findings.spread(agreement.spreads(c.tables()))
    assert said == "People injured: 200 to 201, in 2 claims; too few for a spread, which takes 3 of one kind."


def test_a_lone_claim_is_no_range():
    said = findings.spread(agreement.spreads(counting(("Alder Post", 0, 40, None))))
    assert said == "No series has two claims of one kind: no spread."


def test_an_outlet_that_counts_on_has_one_claim():
    """Three claims are drawn, and one is compared: the sentence says why."""
    tables = counting(("Alder Post", 0, 3, None), ("Alder Post", 1, 5, None), ("Alder Post", 3, 6, None))
    assert findings.spread(agreement.spreads(tables)) == "No series has two claims of one kind, by each outlet's last count: no spread."


@pytest.mark.parametrize(("later", "expected"), [(6, "."), (7, ", 7 days apart.")])
def test_ends_of_other_weeks_say_so(later, expected):
    """A spread over weeks is hardly a disagreement."""
    tables = counting(("Alder Post", 0, 40, None), ("Harbour Times", 0, 50, None), ("Marsh Gazette", later, 90, None))
    said = findings.spread(agreement.spreads(tables))
    assert said == f"Largest spread: people killed, 40 to 90 across 3 known outlets{expected}"


def test_a_recalled_number_is_no_end_of_what_is_reported():
    """ "Lower than the 20,000 that a spokesman gave": drawn, and told apart."""
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n, (value, rule) in enumerate([(9000, "test"), (10_100, "test"), (20_000, "test, recalled")]):
        c.article(f"a{n}", f"Outlet {n}", DAYS[0])
        c.figure(f"a{n}", QUANTITY, value, quantity_rule=rule)
    said = findings.figures(claims.marks(c.tables(), quantity=QUANTITY))
    assert said == "People killed: 9,000 to 10,100 in 2 claims; 20,000 recalled."


@pytest.mark.parametrize(
    ("lows", "expected"),
    [
        ([7000], "more than 7,000"),
        ([7000, 7000], "more than 7,000"),
        ([7000, 9000], "more than 7,000 and more than 9,000"),
        ([7000, 8000, 8500, 9000], "more than 7,000, more than 9,000 and 2 between them"),
    ],
)
def test_open_numbers_are_told_by_their_ends(lows, expected):
    c = Corpus()
    c.quantity(QUANTITY, "people killed")
    for n, low in enumerate(lows):
        c.article(f"a{n}", f"Outlet {n}", DAYS[0])
        c.figure(f"a{n}", QUANTITY, low, None, qualifier="more_than")
    assert findings.figures(claims.marks(c.tables(), quantity=QUANTITY)) == f"People killed: {expected}."


def test_what_an_article_without_outlet_alone_reports_is_told_apart():
    c = Corpus()
    for n, (source, series) in enumerate([("Alder Post", "abd"), ("Harbour Times", "b"), (None, "bc")]):
        c.article(f"a{n}", source, DAYS[0])
        for key in series:
            c.quantity(key, key.upper())
            c.figure(f"a{n}", key, 40)
    said = findings.exclusive(coverage.combined(coverage.membership(c.tables())))
    assert said == "2 of 4 series are reported by one outlet only, 1 by one article without outlet; the widest, B, by 2 known outlets."


def test_the_large_numbers_of_an_outlets_page_are_its_own():
    profile = agreement.profile(counting(("Alder Post", 0, 40, None), ("Alder Post", 1, 50, None), ("Harbour Times", 1, 50, None)))
    assert findings.sizes(profile, "Alder Post") == {"articles of Alder Post": 2, "figures that it gives": 2}
    assert findings.sizes(profile, "Harbour Times") == {"article of Harbour Times": 1, "figure that it gives": 1}
    assert findings.sizes(profile, "") == {}


def test_even_news_is_not_most():
    c = Corpus()
    for key in ("x", "y"):
        c.quantity(key, key.upper())
        for n in range(3):
            c.article(f"{key}{n}", f"Outlet {n}", DAYS[n])
            c.figure(f"{key}{n}", key, 40 + n)
    assert findings.news(timeline.new(c.tables(), since=DAYS[0])).endswith("; 3 each on X and Y.")


def test_no_series_at_all_is_not_what_a_reader_asks_for():
    with pytest.raises(UsageError, match="1 or more"):
        choice.series(counting(("Alder Post", 0, 40, None)), top=0)
    assert choice.series(counting(("Alder Post", 0, 40, None)), top=None) == [QUANTITY]
    assert choice.series(Corpus().tables(), top=None) == []  # all of none is asked for by the explorer and the archive


def test_limits_of_the_only_figure_are_said_once():
    c = Corpus()
    c.article("a", "Alder Post", DAYS[0])
    c.figure("a", None, 40)
    assert findings.limits(quality.quality(c.tables())) == "The only figure has no claimant and is in no series."


def test_claims_of_one_day_do_not_move():
    one_day = timeline.growth(counting(*[(f"Outlet {n}", 0, 40 + n, None) for n in range(5)]), quantity=QUANTITY)
    two_lone = timeline.growth(counting(("Alder Post", 0, 40, None), ("Harbour Times", 3, 60, None)), quantity=QUANTITY)
    three = timeline.growth(counting(*[(f"Outlet {n}", n, 40 + n, None) for n in range(3)]), quantity=QUANTITY)
    again = timeline.growth(counting(("Alder Post", 0, 40, "mayor"), ("Alder Post", 3, 60, "mayor")), quantity=QUANTITY)
    assert [frame.attrs["moves"] for frame in (one_day, two_lone, three, again)] == [False, False, True, True]


def test_the_stances_on_one_thing_have_an_object():
    c = naming("Alder Post", "Harbour Times")
    c.quantity(QUANTITY, "people killed")
    for article, actor, stance in (
        ("a0", None, "asserts"),
        ("a0", "ministry", "asserts"),
        ("a1", "mayor", "denies"),
        ("a1", "varnia", "silent"),
    ):
        c.statement(article, actor, stance, "people killed", quantity=QUANTITY)
    said = findings.standing(stances.positions(c.tables(), quantity=QUANTITY))
    assert said == "Ministry of the Interior and unnamed sources assert it; Ana Brandt denies it; Varnia said to be silent."
    assert "it" not in findings.standing(stances.positions(c.tables())).split()


def test_of_one_outlet_nothing_is_exclusive():
    shared = coverage.membership(counting(("Alder Post", 0, 40, None)))
    assert coverage.exclusivity(shared).empty and coverage.only(shared, outlet="Alder Post").empty
    shared = coverage.membership(counting(("Alder Post", 0, 40, None), ("Harbour Times", 0, 40, None)))
    assert set(coverage.exclusivity(shared)["only"]) == {0}


def test_articles_without_numbers_have_no_claimants_to_praise():
    said = findings.limits(quality.quality(naming("Alder Post").tables()))
    assert said == "Every article has a day and an outlet, none reports a number."
