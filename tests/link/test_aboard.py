"""Who is on board: counts of passengers, and numbers that are none."""

from __future__ import annotations

import re

import pytest

from analysis.link.aboard import fate, is_aboard, who

SENTENCES = [  # a sentence with its number in brackets -> are these all who are on board?
    ("[396] people were on board.", True),
    ("More than [600] passengers were aboard.", True),
    ("The ferry, with [655] people on board, capsized.", True),
    ("Up to [650] people may have been on the ferry.", True),
    ("There were [512] passengers and crew on the stricken ship.", True),
    ("Some [588] people boarded the ferry in Kelm.", True),
    ("The boat was carrying [640] passengers.", True),
    ("The vessel carried about [512].", True),
    ("The manifest lists [412].", True),
    ("The manifest of the ferry that sank lists [396] passengers.", True),
    ("He put the number of people aboard at [512].", True),
    ("The ferry held about [470] people, the agency said.", True),
    ("A plane carrying [99] slams into houses.", True),
    ("The manifest lists [16] crew members.", False),  # without those who travelled
    ("The ferry is licensed to carry [450] passengers.", False),  # what it may carry
    ("It is capable of carrying [450] passengers.", False),
    ("The ship was carrying [40] cars.", False),
    ("The ship was carrying [400] tonnes of rice.", False),
    ("He carried [40] votes.", False),
    ("[40] people were on the platform.", False),
    ("Rescuers carried [40] bodies ashore.", False),
]


@pytest.mark.parametrize(("marked", "aboard"), SENTENCES)
def test_who_is_on_board(marked, aboard):
    text = re.sub(r"[\[\]]", "", marked)
    start = marked.index("[")
    assert is_aboard(text, marked.index("]") - 1, text[:start]) is aboard


FATES = [  # a sentence -> what became of those of its number who were on board
    ("Another [179] aboard the ferry bound for Kelm had been rescued.", "rescued"),
    ("[12] people on board were killed.", "killed"),
    ("[12] people on the ferry are still unaccounted for.", "missing"),
    ("[396] people were on board. Twelve died.", None),
    ("[12] died.", None),  # not said to have been on board
]


@pytest.mark.parametrize(("marked", "found"), FATES)
def test_what_became_of_some_who_were_on_board(marked, found):
    assert fate(re.sub(r"[\[\]]", "", marked), marked.index("]") - 1) == found


PASSENGERS = [  # what follows the number -> who are counted
    (" passengers, among them two babies, and eight crew members.", "passengers"),
    (" passengers and a crew of 12.", "passengers"),
    (" passengers and eight crewmembers crashed.", "passengers"),
    (" passengers and crew.", "aboard"),
    (" people on board.", "aboard"),
    (" passengers. Two crew members swam.", "aboard"),
]


@pytest.mark.parametrize(("after", "counted"), PASSENGERS)
def test_passengers_are_counted_apart_where_the_crew_are(after, counted):
    assert who(after, 0) == counted
