"""Votes in a parliament: for, against, abstained, and the majority."""

from __future__ import annotations

import pytest

from analysis.link.divisions import ABSTAINED, AGAINST, FOR, MAJORITY, OF_PARTY, read
from tests.link.test_deeds import figure

CASES = [
    ("The bill passed by <91> votes to 74.", FOR),
    ("The bill passed by 91 votes to <74>.", AGAINST),
    ("Parliament rejected the bill by <91> to 74.", AGAINST),
    ("Parliament rejected the bill by 91 to <74>.", FOR),
    ("Members voted <91> to 74 against the bill.", AGAINST),
    ("Senators voted <91> to 74 to approve the bill.", FOR),
    ("The motion was carried with <91> votes in favour and 74 against.", FOR),
    ("The motion was carried with 91 votes in favour and <74> against.", AGAINST),
    ("Only <74> members voted for the motion.", FOR),
    ("<Seven> lawmakers abstained in the vote.", ABSTAINED),
    ("The bill was lost with 91 votes against and <seven> abstentions.", ABSTAINED),
    ("The government lost the vote by <17> votes.", MAJORITY),
    ("The bill passed with a majority of <17>.", MAJORITY),
    ('Some <91> members voted "yes" on the bill.', FOR),
    ("The bill received <91> votes.", FOR),
    ("Another <seven> members abstained or were absent from the vote.", None),  # together
    ("But <seven> Unity members voted against the bill.", OF_PARTY),
    ("Of its own, <seven> of her members voted against the bill.", OF_PARTY),
    ("The bill needs <88> votes to pass.", None),
    ("The bill would cost <91> jobs.", None),
    ("The match ended <91> to 74.", None),
]


@pytest.mark.parametrize(("text", "how"), CASES)
def test_how_they_voted(text, how):
    assert read(figure(text, None)) == how


def test_shares_of_a_vote_are_no_votes():
    assert read(figure("The bill was backed by <54> per cent to 46.", "%")) is None
