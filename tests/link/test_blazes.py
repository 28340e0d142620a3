"""Fires and storms that have names: how far the article's own has burnt, and what another did."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_by_words, series_of_last

DAY = date(2036, 8, 20)
LEAD = "Brun Fire grows\n\nThe Brun Fire raged through the forests of northern California on Monday, and destroyed 40 homes. "
AREA, HELD = "area-burned-brun-fire-acre", "share-contained-brun-fire-percent"

BLAZES = [  # what follows the lead, number, its series
    ("It has burned 4,000 acres.", "4,000 acres", AREA),
    ("The blaze grew overnight to 4,000 acres.", "4,000 acres", AREA),
    ("It is now 4,000 acres in size.", "4,000 acres", AREA),
    ("It has burned 16 square kilometres (4,000 acres).", "4,000 acres", AREA),
    ("It is 30% contained.", "30%", HELD),
    ("Containment stood at 30%.", "30%", HELD),
    ("Only 30 percent of it is held.", "30 percent", None),
    ("It has grown by 4,000 acres.", "4,000 acres", None),
    ("It burned 4,000 acres overnight.", "4,000 acres", None),
    ("A park of 4,000 acres was shut.", "4,000 acres", None),
    ("The Dahl Fire has burned 4,000 acres.", "4,000 acres", None),
    ("The Dahl fire was worse. It destroyed 900 homes.", "900", None),
    ("The Kelm Fire Department said 900 homes were destroyed.", "900", "homes-destroyed-wildfire-united-states"),
]


@pytest.mark.parametrize(("text", "number", "expected"), BLAZES)
def test_what_a_fire_has_burnt(text, number, expected):
    found = series_by_words(LEAD + text, day=DAY)[number]
    assert found == expected if expected else found not in (AREA, HELD, "homes-destroyed-wildfire-united-states")


def test_two_fires_of_one_week_are_two():
    text = LEAD + "It has burned 4,000 acres."
    assert len(set(series_of_last(text, text.replace("4,000", "6,000"), day=DAY))) == 1
    assert len(set(series_of_last(text, text.replace("Brun", "Dahl"), day=DAY))) == 2


def test_what_an_earlier_storm_did_is_of_none():
    lead = "Hurricane Brun hits Peru\n\nHurricane Brun killed 84 people in Peru on Sunday. "
    found = series_by_words(lead + "In Peru, Hurricane Dahl, the worst so far, killed 732 people.", day=DAY)
    assert found["84"] and found["732"] is None
