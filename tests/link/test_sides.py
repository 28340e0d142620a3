"""Two states that fight each other: whose dead an article counts must be said."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_by_words

DAY = date(2031, 6, 12)
LEAD = "Ghana and Togo agree to a truce\n\nGhana and Togo agreed to a truce on Monday, after days of attacks on each other.\n\n"

SIDES = [  # what follows the lead -> number, its series
    ("In all 11 Ghanaian soldiers were killed.", "11", "soldiers-killed-ghana"),
    ("The attacks killed 60 people.", "60", None),  # on both sides, or on one
    ("In all 11 Ghanaian soldiers were killed. Civilians were hit too, with 14 deaths.", "14", "killed-ghana"),  # not only soldiers
]


@pytest.mark.parametrize(("text", "number", "series"), SIDES)
def test_whose_the_dead_of_a_fight_of_two_states_are(text, number, series):
    assert series_by_words(LEAD + text, day=DAY)[number] == series


def test_an_attack_in_one_state_is_of_its_place():
    """No second state, and no truce."""
    text = "Attack in Kelm\n\nAn attack on a market in Kelm, Ghana, killed 60 people on Monday."
    assert series_by_words(text, day=DAY)["60"] == "killed-attack-kelm"
