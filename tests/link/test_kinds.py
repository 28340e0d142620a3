"""Incidents that articles call by several kinds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_of_last

EXPLOSION = "Blast in Peru\n\nAn explosion in Juliaca, Peru, killed 41 people."
NAMELESS = "Mine disaster in Peru\n\nA fire broke out. The mine disaster in Peru has killed 41 people."
FIRE = "Fire in Peru\n\nA fire in Juliaca, Peru, killed 43 people."


def series(*texts, apart=1):
    return series_of_last(*texts, day=date(2031, 3, 1), apart=apart)


ONE = [
    (EXPLOSION, FIRE, "killed-explosion-juliaca"),
    ("Mine disaster in Peru\n\nA mine accident in Juliaca, Peru, killed 41 people.", FIRE, "killed-mine-juliaca"),
    (NAMELESS, "Mine disaster in Juliaca, Peru\n\nIt killed 43 people.", "killed-mine-juliaca"),
    ("Blast in Peru\n\nAn explosion in Puno's Juliaca district killed 41 people.", FIRE, "killed-explosion-juliaca"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "found"), ONE)
def test_one_incident_of_several_kinds(one, other, found):
    assert series(one, other) == [found, found]


TWO = [
    (EXPLOSION, "Fire in Peru\n\nA fire in Puno, Peru, killed 43 people."),  # another town
    (EXPLOSION, "Fire in Peru\n\nA fire in Peru killed 43 people."),  # of which town is not said
    (EXPLOSION, "Crash in Peru\n\nA bus crash in Juliaca, Peru, killed 43 people."),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_incidents_of_two_kinds_are_two(one, other):
    assert len(set(series(one, other))) == 2


def test_a_month_later_it_is_another():
    assert len(set(series(EXPLOSION, FIRE, apart=30))) == 2
