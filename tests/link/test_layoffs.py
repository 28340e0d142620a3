"""Jobs that a company cuts: the ways to say it, whose they are, and of which round."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.link.told import series_of_last

DAY = date(2031, 3, 14)
LEAD = "Halden Motors to shrink\n\nHalden Motors told its workers on Monday that it has to save money.\n\n"
ALL = "jobs-cut-halden-motors"


series = partial(series_of_last, day=DAY)


CUT = [
    ("It will cut 400 jobs.", ALL),
    ("The company plans to lay off 400 workers.", ALL),
    ("The carmaker is making 400 people redundant.", ALL),
    ("It will reduce its global workforce by about 400.", ALL),
    ("It announced a workforce reduction of 400.", ALL),
    ("The plan means 400 job cuts.", ALL),
    ("Some 400 posts will be axed, it said.", ALL),
    ("The company will lay off 400 worldwide.", ALL),
    ("According to Halden Motors, the company will shed 400 positions.", ALL),
    ("It will cut 400 jobs in Norway.", f"{ALL}-norway"),  # less than all
    ("It will cut 400 jobs at its battery plant.", f"{ALL}-battery-plant"),
    ("A rival will cut 400 jobs.", None),
    ("It will cut another 400 jobs.", f"{ALL}-change"),
    ("It will make 400 additional job cuts.", f"{ALL}-change"),
    ("It had already announced a plan to cut 400 jobs.", None),  # a part, and it is not said of what
    ("It will cut 400 jobs in Norway, Sweden, Denmark and Finland.", f"{ALL}-several-places"),
    ("It has cut 400 jobs since 2029.", f"{ALL}-since-2029"),
    ("In 2029 the company said it would cut 400 jobs.", f"{ALL}-2029"),
    ("It will cut 400 models.", None),
    ("It is making 400 cars a day.", None),
    ("Suppliers have 400 workers.", None),
    ("The union Metall Nord fears that 400 jobs will be cut at Corvin Bank.", None),
]


@pytest.mark.parametrize(("after", "found"), CUT)
def test_jobs_that_are_cut(after, found):
    assert series(LEAD + after) == [found]


def test_whose_jobs_they_are_must_be_said():
    assert series("Halden Motors meets Corvin Bank\n\nHalden Motors met Corvin Bank on Monday. It will cut 400 jobs.") == [None]


def test_a_year_later_it_is_another_round():
    text = LEAD + "It will cut 400 jobs."
    one, other = series(text, text, apart=20)
    assert one == other == ALL
    assert series(text, text, apart=300) == [ALL, f"{ALL}-2032-01"]


def test_jobs_at_a_plant_are_all_where_another_says_so():
    assert series(LEAD + "It will cut 400 jobs at its battery plant.", LEAD + "It will cut 400 jobs.") == [ALL, ALL]
    assert series(LEAD + "It will cut 400 jobs at its battery plant.", LEAD + "It will cut 900 jobs.") == [f"{ALL}-battery-plant", ALL]


def test_another_400_are_400_where_others_say_so():
    assert series(LEAD + "It will cut another 400 jobs.", LEAD + "It will cut 400 jobs.") == [ALL, ALL]
