"""What becomes of the sick: those who died among the cases, who recovered, who are in care, and what one week counts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_by_words

DAY = date(2031, 6, 12)
LEAD = "Cholera in Peru\n\nCholera has broken out in Peru, the ministry of health said.\n\n"

SICK = [  # what follows the lead -> number, its series
    ("In all 62 cases, including 15 deaths, have been reported.", "15", "killed-cholera-peru"),  # all who died of it
    ("The ministry counts 62 infected patients, of whom 15 have died.", "15", "killed-cholera-peru"),
    ("There are 15 who have already passed away.", "15", "killed-cholera-peru"),
    ("So far 43 confirmed cases have recovered.", "43", "recovered-cholera-peru"),
    ("Another clinic said 43 patients were discharged.", "43", "recovered-cholera-peru"),
    ("The remaining 43 cases are under care in two hospitals.", "43", "in-care-cholera-peru"),
    ("Most cases, 26 of them, were reported; 23 cases in week 40 were the last.", "23", None),  # of a week
    ("Among the confirmed cases, 68% are men.", "68%", None),  # a share that no other is set against
]


@pytest.mark.parametrize(("text", "number", "series"), SICK)
def test_what_becomes_of_the_sick(text, number, series):
    assert series_by_words(LEAD + text, day=DAY)[number] == series


def test_bodies_that_are_recovered_have_not_recovered():
    wreck = "Ferry sinks off Kelm\n\nA ferry sank off Kelm, Peru, on Sunday. The bodies of 16 people have been recovered."
    assert series_by_words(wreck, day=DAY)["16"] == "bodies-wreck-peru"


def test_those_hurt_beside_the_dead_are_not_dead():
    strike = "Blast in Kelm\n\nAn explosion in Kelm, Peru, killed 11 people on Sunday.\n\n"
    hurt = "The mayor confirmed the deaths of 11 miners and injuries to at least 78 others."
    assert series_by_words(strike + hurt, day=DAY)["at least 78"] == "injured-explosion-kelm"
    beside = "In all 11 people were killed and 199 others, among them many children, injured."
    assert series_by_words(strike + beside, day=DAY)["199"] == "injured-explosion-kelm"
