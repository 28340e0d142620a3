"""What a sum or a weight is of, and the series that the articles on one affair make of it."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import pytest

from analysis.lexicons import read_tsv
from analysis.link import deeds
from analysis.model import Figure
from tests.link.told import series_of_last

DAY = date(2036, 3, 5)
UNITS = {"money": "EUR", "mass": "kg", "volume": "bbl", "time": "year", "count": None}
MARK = re.compile(r"<(.*)>")


def figure(text: str, unit: str = "EUR", **more) -> Figure:
    """The number in <> of a sentence."""
    match = MARK.search(text)
    return Figure(
        figure_id="a:0-2", article_id="a", text=match[1], start=0, end=2, sentence=0, low=4e7, high=4e7, unit=unit,
        evidence=MARK.sub(r"\1", text), **more,
    )  # fmt: skip


@pytest.mark.parametrize("row", read_tsv("deeds"), ids=lambda row: row["deed"])
def test_the_examples_of_the_lexicon(row):
    noun = re.search(r"> (\w+)", row["example"])
    found = deeds.read(figure(row["example"], UNITS[row["measure"]], item=noun[1] if noun else None))
    assert found == deeds.Deed(row["deed"], row["counts"], row["owner"] == "yes")


READ = [
    ("The gems stolen in Lund were worth <€40 million>.", "stolen", None),
    ("Gems worth <€40 million> were stolen in Lund.", "stolen", None),
    ("The thieves tried to steal <€40 million>.", "stolen", deeds.ATTEMPTED),
    ("The bank will pay <€40 million> in forfeiture.", "paid", "forfeiture"),
    ("It will buy Ostrava Glass for <€40 million> in cash.", "bought", "cash"),
    ("It will buy Ostrava Glass for <€40 million> in cash and shares.", "bought", None),  # all of it
    ("It bought Lund Tyres in 2031 and is worth <€40 million>.", None, None),  # another number between
    ("Sales reached <€40 million>.", None, None),
    ("The bank was robbed in May; sales reached <€40 million>.", None, None),  # of another clause
]


@pytest.mark.parametrize(("text", "deed", "part"), READ)
def test_what_a_sum_is_of(text, deed, part):
    found = deeds.read(figure(text))
    assert (found and found.deed, found and found.part) == (deed, part)


COUNTED = [
    ("The airline cancelled <400> of its 1,900 flights.", "flights", "cancelled"),
    ("The airline cancelled 400 of its <1,900> flights.", "flights", None),  # all that it has
    ("A strike affected <40,000> passengers.", "people", "affected"),
    ("Organisers put the crowd at <40,000>.", None, "crowd"),
    ("Some <40,000> people marched through Lund.", "people", "crowd"),
    ("It has <40,000>, whom it called to march.", None, None),  # a bare number, with nothing before it
    ("Some <40,000> cars were parked along the march.", "cars", None),
]


@pytest.mark.parametrize(("text", "item", "deed"), COUNTED)
def test_what_is_counted(text, item, deed):
    found = deeds.read(figure(text, None, item=item))
    assert (found and found.deed) == deed


TERMS = [
    ("Judge Ada Brun sentenced the banker, who is 64, to <14 years> in prison.", "sentenced"),
    ("Prosecutors had asked for <14 years> in prison.", "asked"),  # and no more than that
    ("They requested a prison term of <14 years>.", "asked"),
    ("The crime carries a mandatory sentence of <14 years>.", "minimum"),
    ("She gave him <a minimum of 14 years>.", "minimum"),
    ("He was freed after serving two years of a <14-year> term.", "sentenced"),  # what he served is the other number
    ("The bank had lent to him for <14 years>.", None),
]


@pytest.mark.parametrize(("text", "deed"), TERMS)
def test_what_a_term_is_of(text, deed):
    found = deeds.read(figure(text, "year"))
    assert (found and found.deed) == deed


def test_what_is_no_sum():
    assert deeds.read(figure("Thieves stole <40> cars.", None)) is None
    assert deeds.read(figure("Thieves stole another <€40 million>.", scope="change")) is None


# ---------------------------------------------------------------------------------------------------- articles
LUND = "Gems stolen in Lund\n\nThieves broke into the vault of the Oresund Jewel House in Lund on Monday night. "
STOLEN = "sum-stolen-on-lund-oresund-jewel-house-eur"


series = partial(series_of_last, day=DAY)


def test_different_sums_of_one_deed_are_one_series():
    assert series(LUND + "They made off with €30 million in gems.", LUND + "They stole gems worth €12 million.") == [STOLEN] * 2


def test_a_series_of_one_compares_nothing():
    assert series(LUND + "They made off with €30 million in gems.") == [None]


def test_sums_far_apart_are_of_two_things():
    assert series(LUND + "They made off with €30 million in gems.", LUND + "They stole a picture worth €2,000.") == [None, None]


MARCH = "Thousands march in Lund\n\nA march against the closing of the harbour passed through Lund on Sunday. "


def test_the_police_and_the_organisers_count_one_crowd():
    found = series(MARCH + "The police said that 20,000 people marched.", MARCH + "Organisers put the crowd at 45,000.")
    assert found == ["crowd-on-lund"] * 2


def test_a_crowd_of_another_town_is_none_of_the_affair():
    away = MARCH + "The police said that 20,000 people marched. In Kelm 15,000 people marched."
    found = series(MARCH + "Organisers put the crowd at 25,000.", away)
    assert found[1] is None or found[0] != found[1]


def test_those_on_their_way_to_a_march_do_not_march():
    found = series(
        MARCH + "Organisers put the crowd at 25,000.",
        MARCH + "The march drew 25,000 people.",
        MARCH + "The tram to the march had 25,000 riders.",
    )
    assert found == ["crowd-on-lund", "crowd-on-lund", None]


def test_one_of_several_sums_in_a_sentence_may_be_a_part():
    lead = "Corvin Bank fined in Norway\n\nNorway's regulator fined Corvin Bank on Monday for lending to a betting ring in Oslo. "
    parts = lead + "Corvin Bank will pay 20 million euros to savers and will pay 16 million euros to the state."
    whole, part = series(lead + "Corvin Bank was fined 45 million euros.", parts)
    assert part is None or part != whole


def test_a_year_in_the_sentence_makes_no_other_sum_of_the_same_number():
    old = LUND + "The thieves had dug since 2035 and stole gems worth €39.4 million."
    assert len(set(series(LUND + "They stole €39.4 million in gems.", old))) == 1


def test_a_headline_rounds_what_the_text_says():
    rounded = LUND.replace("Gems", "€39m of gems") + "They got away with gems worth €39.4 million."
    assert series(LUND + "They stole €39.4 million in gems.", rounded) == [STOLEN] * 2


def test_an_article_with_two_sums_keeps_the_one_that_others_have():
    both = LUND + "They stole €1 million in coins. They got away with €30 million in gems."
    assert series(LUND + "They stole €30 million in gems.", both) == [STOLEN] * 2


def test_who_pays_tells_fines_apart():
    lead = "Banks fined in Norway\n\nNorway's regulator fined two banks on Monday for lending to a betting ring. "
    found = series(lead + "Corvin Bank was fined €40 million.", lead + "Halden Bank was fined €41 million.")
    assert len(set(found)) == 2 or found == [None, None]


def test_weeks_later_it_is_another_affair():
    assert series(LUND + "They stole €30 million in gems.", LUND + "They stole €12 million in gems.", apart=20) == [None, None]


COURT = "Banker jailed in Lund\n\nA court in Lund on Monday jailed the banker Ivar Holm and his deputy Rut Dahl for fraud at Corvin Bank. "


def test_terms_that_differ_are_of_two_people():
    one = COURT + "Holm was sentenced to 14 years in prison."
    found = series(one, one, COURT + "Dahl was sentenced to 12 years in prison.")
    assert found[0] == found[1] is not None
    assert found[2] != found[0]
