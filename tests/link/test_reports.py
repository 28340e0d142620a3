"""One incident under several kinds and places, and whose its dead are."""

from datetime import date

import pytest

from tests.link.told import series_by_words, series_of_last

DAY = date(2034, 6, 20)
CAMP = "Raiders kill 90 in Sarn camp\n\nThe Tarn Front attacked the Sarn camp near Kelm in Peru and killed 90 people, aid groups say."
ONE = [  # articles of the same days, all of whose last numbers are of one series
    # the camp, the town beside it and what others call the attack
    (
        CAMP,
        "Shelling near Kelm\n\nShelling by the Tarn Front hit the Sarn camp near Kelm in Peru, aid groups say, and 110 people were killed.",
        "Tarn Front blamed for Sarn camp deaths\n\nThe Tarn Front raided the Sarn camp in Peru, aid groups say. It left 140 dead.",
    ),
    # soldiers in one article, their country's in another, people in the third
    (
        "Missile hits barracks in Kelm\n\nA missile hit a barracks in Kelm in Peru on Sunday, killing 63 soldiers, the army in Kelm said.",
        "Barracks in Kelm struck\n\nA missile strike on an army barracks in Kelm, Peru, killed 89 Peruvian soldiers on Sunday.",
        "Army barracks hit by missile\n\nThe missile that hit the army barracks in Kelm in Peru on Sunday killed 400, rebels say.",
    ),
]


@pytest.mark.parametrize("texts", ONE)
def test_one_incident_by_several_names(texts):
    found = series_of_last(*texts, day=DAY)
    assert found[0]
    assert len(set(found)) == 1


APART = [  # two numbers that are of two series
    # an attack that an article only recalls, in another town
    (
        CAMP,
        "Raiders kill 12 in Lund\n\nThe Tarn Front killed 12 in Lund in Peru, days after the attack on the Sarn camp.",
    ),
    # a town across the border
    (
        "Drones hit Kelm\n\nA drone attack on the port of Kelm in Peru killed five people, the mayor of Kelm said.",
        "Drones hit Kelm port\n\nA drone attack hit the port of Kelm in Peru. In La Paz in Bolivia shelling killed two people.",
    ),
]


@pytest.mark.parametrize("texts", APART)
def test_two_incidents(texts):
    one, other = series_of_last(*texts, day=DAY)
    assert one != other


RAID = "Attack on Kelm\n\nAn attack by rebels in the town of Kelm in Peru killed 140 people"
GROUPS = [  # rest of the text, the number, its series
    (", among them nine aid workers.", "nine", "aid-workers-killed-attack-kelm"),
    (". Six medical workers were killed.", "Six", "medics-killed-attack-kelm"),
    (". The UN has verified 85 deaths.", "85", "verified-killed-attack-kelm"),
    (". There were 28 fatalities among security forces.", "28", "forces-killed-attack-kelm"),
    (". Another 12 are in hospital.", "12", None),
]


@pytest.mark.parametrize(("rest", "number", "expected"), GROUPS)
def test_whose_deaths_are_counted_apart(rest, number, expected):
    assert series_by_words(RAID + rest, day=DAY).get(number) == expected


def test_bodies_in_morgues_beside_those_retrieved():
    text = "Fighting in Kelm\n\nThe battle of Kelm in Peru is over. Some 2,000 bodies have been retrieved and 900 others are in morgues."
    found = series_by_words(text, day=DAY)
    assert (found["Some 2,000"], found["900"]) == ("bodies-battle-kelm", "bodies-kept-battle-kelm")


PROTESTS = "Protests in Peru\n\nAt least 39 people have died in the protests in Peru, a rights group says. "
PARTS = [
    ("Kelm Sarn reported 4 deaths.", "4"),  # of a place that nothing knows
    ("Another group reported 31 deaths in the capital alone.", "31"),
]


@pytest.mark.parametrize(("rest", "number"), PARTS)
def test_a_town_alone(rest, number):
    found = series_by_words(PROTESTS + rest, day=DAY)
    assert found["At least 39"] == "killed-protest-peru"
    assert found[number] != "killed-protest-peru"


def test_what_is_hit_is_not_all_destroyed():
    text = "Drones hit air bases in Peru. They struck up to 20 Peruvian warplanes and destroyed about 10 Peruvian warplanes."
    found = series_by_words(text, day=DAY)
    assert (found["up to 20"], found["about 10"]) == ("aircraft-hit-peru", "aircraft-destroyed-peru")


def test_a_group_is_not_ten_times_as_many():
    found = series_by_words("Fighting in Lund\n\nOne Peruvian civilian was killed in the war. The rebels say 200 were killed.", day=DAY)
    assert "civilians" not in (found.get("200") or "")
