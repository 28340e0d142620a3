"""Numbers of something else of the same kind: an earlier attack, several countries together, what another country says."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.link.told import series_by_words, series_of_last

SUNDAY = date(2031, 3, 16)
BOMB = "Bomb in Juliaca\n\nA bomb attack on a market in Juliaca, Peru, killed 33 people on Sunday.\n\n"
STORM = "Storm in Peru\n\nA storm killed 84 people in Peru on Sunday.\n\n"


series = partial(series_by_words, day=SUNDAY)


OTHERS = [  # lead, what follows, number, whether it is of the same as the lead's
    (BOMB, "The blast comes a week after a double suicide bombing that killed 82 people at a church.", "82", False),
    (BOMB, "On Friday, 18 people were killed in the bombing of a bus near Juliaca.", "18", False),
    (BOMB, "Last Sunday a suicide attack at a church in Juliaca killed 82 people.", "82", False),
    (BOMB, "The scene brings back memories of the bombing in Juliaca that killed 191 people.", "191", False),
    (BOMB, "The attack on the market killed 35 people, a doctor said on Sunday.", "35", True),
    (BOMB, "Two hours after the bombing, police counted 35 dead.", "35", True),
    (BOMB, "The attack comes four years after another small but deadly bomb attack, which killed 82 people.", "82", False),
    (BOMB, "The mayor wept. A school was shut. Since the attacks on markets began, 191 people have died.", "191", False),
    (BOMB, "Ten bodies were pulled from the river. He spoke of 12 bodies from under the stalls.", "12", False),
    (BOMB, "Rescuers came from Lima a day after a bombing that has killed 35 people.", "35", True),
    (BOMB, "Police have counted 37 dead, as four of the injured died.", "four", False),
    (STORM, "It killed 732 people in Peru, Chile and Bolivia.", "732", False),
    (STORM, "It crossed Chile and Bolivia, killing 732 people.", "732", False),
    (STORM, "It killed 86 people in Peru and 12 in Chile.", "86", True),
    (STORM, "Chile says that 12 people have died in the storm.", "12", False),
    (STORM, "Peru says that 86 people have died in the storm.", "86", True),
    (STORM, "It crossed southern Africa, killing 732 people.", "732", False),  # in no one country
    (STORM, "It left 732 dead and 900 missing in Peru and Chile.", "732", False),
    (STORM, "The mayor wept. A school was shut. It left 86 dead with 12 deaths in Chile.", "86", True),
    (STORM, "It killed 86 people in Peru and 12 people died in neighbouring Chile.", "86", True),
    (STORM, "Typhoon Dahl was worse. It killed 900 people.", "900", True),  # this storm may be Dahl
    (STORM, "The president of Bolivia flew to Cochabamba. There 31 people died.", "31", False),  # the sentence before turned to it
    (STORM, "The president flew to Arequipa. In all 86 people died.", "86", True),
    (STORM, "It killed 33 people in the last 24 hours.", "33", False),
    (STORM, "According to one hospital, 24 people have died.", "24", False),
    (STORM, "The Kelm Hospital in Lima said it had received six dead.", "six", False),
    (STORM, "Two weeks after the disaster, 86 people have died, more than the 80 of last Sunday.", "86", True),  # it is the storm
    (STORM, "Doctors want to prevent an outbreak of cholera. They speak of 86 dead.", "86", True),
]


@pytest.mark.parametrize(("lead", "after", "number", "same"), OTHERS)
def test_numbers_of_something_else(lead, after, number, same):
    found = series(lead + after)
    assert (found[number] == found["33" if lead == BOMB else "84"]) is same


def test_the_headline_counts_what_the_lead_does():
    found = series("Storm kills over 700\n\nA storm has killed 732 people in Peru, Chile and Bolivia. Peru was hit first.")
    assert set(found.values()) == {"killed-storm-bolivia-and-chile-and-peru"}
    found = series(
        "Storm kills over 700\n\nA storm hit Peru. Rain fell all night. The winds fell. It killed 732 people in Peru and Bolivia."
    )
    assert set(found.values()) == {"killed-storm-bolivia-and-peru"}


def test_those_found_are_missing_no_more():
    found = series(STORM + "Police said 900 people are missing. More than 70 people who were missing have been found alive.")
    assert found["900"] == "missing-storm-peru"
    assert found["More than 70"] is None


def test_the_dead_across_a_region_are_of_no_one_country():
    lead = "Storm hits Peru\n\nA storm hit Peru, Chile and Bolivia on Sunday, killing many. In Peru, 84 people have died. "
    assert series(lead + "The number of deaths rose to 195 across the region.")["195"] is None


def test_numbers_of_the_same_countries_are_one_series():
    assert (
        series_of_last(STORM + "It killed 90 people in Peru and Chile.", STORM + "It killed 96 people across Peru and Chile.", day=SUNDAY)
        == ["killed-storm-chile-and-peru"] * 2
    )
