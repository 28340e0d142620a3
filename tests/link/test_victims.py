"""Whom a number of dead or injured counts."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.link.told import series_by_words

DAY = date(2031, 3, 14)
LEAD = "Bus crash in Juliaca\n\nA bus crash in Juliaca, Peru, killed 40 people on Friday.\n\n"
WHERE = "crash-juliaca"


series = partial(series_by_words, day=DAY)


VICTIMS = [  # what follows the lead -> number, its series
    ("A driver fled after killing 41 and injuring 55 in the crash.", "41", f"killed-{WHERE}"),  # no drivers
    ("The bus overturned, killing 41 people and injuring up to 55.", "up to 55", f"injured-{WHERE}"),
    ("The bus overturned, killing 41 people and injuring up to 55.", "41", f"killed-{WHERE}"),  # not "killed or injured"
    ("The crash brought death to a town and injury to more than 55 people.", "more than 55", f"injured-{WHERE}"),
    ("More than 41 victims died.", "More than 41", f"killed-{WHERE}"),
    ("The bodies of 41 people have been recovered.", "41", f"bodies-{WHERE}"),
    ("One person lost his life and 55 others were injured.", "55", f"injured-{WHERE}"),
    ("In all 41 people were killed and 55 more injured.", "41", f"killed-{WHERE}"),
    ("The mayor says that 12 people from other countries have been killed.", "12", f"foreigners-killed-{WHERE}"),
    ("In all 12 of the dead were foreign nationals.", "12", f"foreigners-killed-{WHERE}"),
    ("It left 41 dead in the worst crash since the war ended in 2009.", "41", f"killed-{WHERE}"),  # not of 2009
    ("The valley had seen a crash in 2009 that left 90 dead.", "90", f"killed-{WHERE}-2009"),
    ("The deadliest crashes: 2009 - 1,427 people were killed.", "1,427", f"killed-{WHERE}-2009"),
    ("The agency, which gave the toll, said 23 people had been sent to hospitals.", "23", f"people-sent-{WHERE}"),
    ("The crash killed 41, with hundreds still missing.", "41", f"killed-{WHERE}"),
    ("It resulted in the death of 41 passengers.", "41", f"killed-{WHERE}"),
    ("It claimed 41 victims.", "41", f"killed-{WHERE}"),
    ("In all 41 dead bodies were found.", "41", f"bodies-{WHERE}"),
    ("They found 41 bodies, and 80 more are feared dead.", "80", f"killed-{WHERE}-change"),
    ("Since 2009 roads there have seen 900 deaths.", "900", None),
    ("Bolivia says 41 people died, including 12 of its own citizens.", "12", None),  # a part, and no toll
    ("Of the dead, one was the driver. The two others had not been identified.", "two", None),  # of those already counted
    ("In all 41 passengers, including crew members, lost their lives.", "41", f"killed-{WHERE}"),
    ("Dozens killed as a bus with 90 people aboard crashed.", "90", f"aboard-{WHERE}"),
    ("A further 90 are reported as missing.", "90", f"missing-{WHERE}"),  # and nobody before
    ("In all 41 people have so far been confirmed killed.", "41", f"killed-{WHERE}"),
    ("An adviser told Wadi News 41 people had died.", "41", f"killed-{WHERE}"),
    ("In all 55 were injured.", "55", f"injured-{WHERE}"),
    ("Another 12 were critically injured.", "12", f"seriously-injured-{WHERE}"),
    ("In all 12 people were in a critical condition.", "12", None),  # of whom it is not said that they are injured
    ("Among those 40 dead passengers, 12 were Bolivians.", "12", None),  # a part
    ("The search was helped by 12 helicopters and 40 aircraft.", "12", f"helicopters-{WHERE}"),
]


@pytest.mark.parametrize(("after", "number", "name"), VICTIMS)
def test_whom_a_number_counts(after, number, name):
    assert series(LEAD + after)[number] == name


def test_dead_or_missing_are_no_toll():
    found = series(LEAD + "He believes that 79 people are either dead, or missing. He fears that 79 are missing or presumed dead.")
    assert found["79"] == f"casualties-{WHERE}"
