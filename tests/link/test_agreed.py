"""Numbers that articles on one affair share, in some of the same words."""

from __future__ import annotations

import pytest

from tests.link.test_deeds import series

LEAD = (
    "Ferry strike begins in Norway\n\nThe ferry operator Fjordlink cancelled most of its sailings in Norway on Monday, as a strike began. "
)

SAME = [
    ("It has sold 75,000 season tickets.", "Those with season tickets are 75,000."),
    ("Its ferries are used by 75,000 people.", "About 75,000 people use the ferries."),
    ("Some 650 crew members stayed at home.", "The crew members who stayed at home were 650."),
    ("It has sold €75 million in tickets.", "Tickets for €75 million have been sold."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_number_in_some_of_the_same_words(one, other):
    first, second = series(LEAD + one, LEAD + other)
    assert first == second is not None


APART = [
    ("It has sold 75,000 season tickets.", "It spends €75,000 on fuel."),
    ("It called off 20 sailings.", "The union has 20 lawyers."),  # a round number, and no word besides
    ("It has six ferries.", "The strike will last six days."),
    ("Fjordlink has six ferries in the north.", "The mayor praised six ferries."),  # few, and one word
    ("The strike is a two-man show.", "The strike is a two-man show on ferries."),
    ("Its share fell by 5 percentage points.", "Its share fell by 5 percentage points in a year."),
    ("Ticket sales rose by 4 per cent.", "Ticket prices rose by 4 per cent."),
    ("It carried 50,000 people in 2030.", "It carried 50,000 people."),  # of another year, and a round number
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_units_or_years_are_of_something_else(one, other):
    first, second = series(LEAD + one, LEAD + other)
    assert first is None or first != second


def test_weeks_later_it_is_of_another_affair():
    first, second = series(LEAD + SAME[1][0], LEAD + SAME[1][1], apart=20)
    assert first is None or first != second


def test_the_dead_are_left_to_their_stories():
    lead = "Fire in Kelm\n\nA fire in a mill killed people in Kelm on Monday. "
    first, second = series(lead + "The mayor of Kelm counts 40 dead.", lead.replace("Kelm", "Melk") + "The mayor of Melk counts 40 dead.")
    assert first != second


SENT = "North Korean troops in Russia\n\nNorth Korea has sent soldiers to Russia, the intelligence service in Seoul said on Friday. "


def test_who_sent_them_keeps_its_series_where_one_voice_gives_two_numbers():
    told = "North Korea sent 10,000 soldiers to Russia, the service said. North Korea sent 1,500 soldiers to Russia, the service said."
    other = (
        "The service said that North Korea had sent 10,000 soldiers to Russia. It said that North Korea had sent 1,500 soldiers to Russia."
    )
    assert series(SENT + told, SENT + other) == ["troops-sent-north-korea"] * 2


def test_a_bare_number_of_which_one_voice_gives_two_is_of_none():
    told = "North Korea sent 1,500 soldiers to Russia, the service said. North Korea sent 10,000 soldiers to Russia, the service said."
    first, second = series(SENT + told, SENT + "Seoul speaks of 10,000 in Russia.")
    assert (first, second) == ("troops-sent-north-korea", None)


def test_what_nothing_counts_makes_no_series():
    assert series(LEAD + "That is 30,000 more than the union expects.", LEAD + "The union expects 30,000.") == [None, None]


def test_a_rise_and_a_cut_of_the_same_size_are_two_things():
    lead = "Norway presents its budget\n\nNorway's finance minister, Ada Brun, presented her budget to parliament in Oslo on Monday. "
    found = series(
        lead + "It has a 54 million euro increase for the army.",
        lead + "The army is given a 54 million euro increase.",
        lead + "The budget has a 54 million euro cut for the museums.",
    )
    assert found[2] is None or found[2] != found[0]


def test_a_record_of_the_displaced_in_the_world_is_of_its_report():
    lead = "Record of displaced people in the world\n\nThe UN Refugee Agency published its yearly report on displaced people on Monday. "
    found = series(lead + "Some 65.6 million people were displaced.", lead + "It counts 65.6 million displaced people.")
    assert found[0] == found[1]
