"""Whose votes and seats a number is, and whether an election gave them or a poll."""

import pytest

from tests.link.test_scenes import read

LEAD = "Voters elect parliament in Iceland\n\nPeople in Iceland voted in a general election on Sunday.\n\n"
CASES = [  # the last figure of the text -> kind, party, what is counted
    ("The Harbour Party won 31 per cent of the vote.", ("election", "harbour-party", "votes")),
    ("The Harbour Party of President Jon Bjarnason took 31 per cent.", ("election", "harbour-party", "votes")),
    ("The Harbour Party won 31 per cent of the votes cast in Iceland and 22 seats.", ("election", "harbour-party", "seats")),
    ("The Harbour Party won 31 per cent but only 22 seats.", ("election", "harbour-party", "seats")),
    ("The Harbour Party won 31 seats and the Meadow Party three.", ("election", "meadow-party", "seats")),
    ("The Harbour Party won four of 63 seats. The Meadow Party won 36, enough to govern.", ("election", "meadow-party", "seats")),
    ("The Harbour Party, with 31 seats, fell from 40 seats.", None),  # what it had before
    ("The Harbour Party won four seats in a parliament of 63.", None),
    ("The Harbour Party won 93,000 votes (31%).", ("election", "harbour-party", "votes")),
    ("The Harbour Party took 93,000 votes, representing 31 per cent of the votes cast.", ("election", "harbour-party", "votes")),
    ("The Harbour Party won, while the others got a handful of votes, less than 1 per cent.", None),
    ("Some 210,000 people cast a ballot.", ("election", None, "voted")),
    ("There were 250,000 registered voters.", ("election", None, "registered")),
    ("A survey before the vote had given the Harbour Party 44 per cent.", ("poll", "harbour-party", "votes")),
    ("Exit polls put the Harbour Party at 44 per cent.", ("poll", "harbour-party", "votes")),
    ("In municipal elections last spring the Harbour Party won 51 per cent.", None),  # another election
    ("The Harbour Party wants to cut taxes by 5 per cent.", None),
    ("The Harbour Party said it had found faults at 40 polling stations.", None),
    ("The margin of the Harbour Party was 190,000 votes.", None),
    ("The Harbour Party won 54 per cent, against 41 per cent for its rival, the Meadow Party.", ("election", "meadow-party", "votes")),
    ("A poll has Jon Dahl leading Eva Brun with 44 per cent.", ("poll", "jon-dahl", "votes")),  # the first is who is ahead
    ("A poll found that the Harbour Party had a favourable rating of 44 per cent.", None),
    ("A poll on the Harbour Party: 73 per cent said it had lied.", None),
    ("In the Iowa caucuses the Harbour Party won 27 per cent.", None),
    ("Police arrested 40 people.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_votes(text, expected):
    ballot = read(LEAD + text)[-1].context.told
    assert (ballot and ballot[:3]) == expected


def test_a_runoff_is_apart():
    first = read(LEAD + "In the first round the Harbour Party won 31 per cent.")[-1]
    second = read(LEAD + "In the runoff the Harbour Party won 52 per cent.")[-1]
    assert first.context.told.group == "first round"
    assert second.context.told.group == "runoff"


def test_a_vote_that_leads_to_a_runoff_is_the_first_round():
    found = read("Vote headed for runoff\n\nPeople in Iceland voted in an election on Sunday.\n\nThe Harbour Party won 31 per cent.")
    assert found[-1].context.told.group == "first round"
