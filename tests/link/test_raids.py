"""Attacks of several nights are several series."""

import pytest

from tests.link.test_episodes import series

ONE = "Russia fired 140 drones at Ukraine overnight, the air force said."
CASES = [
    ((ONE, "Russia launched more than 140 drones at Ukraine overnight, Ukraine said."), True),  # a day apart: one night
    ((ONE, "It rained.", "It rained again on 40 days.", "Russia fired 90 drones at Ukraine overnight."), False),
    ((ONE, "Russia has fired 3,000 drones at Ukraine since the war began."), False),
]


@pytest.mark.parametrize(("texts", "joined"), CASES)
def test_one_attack(texts, joined):
    found = series(*(text if any(sign.isdigit() for sign in text) else "It rained for 30 days." for text in texts))
    assert found[0]
    assert (found[0] == found[-1]) is joined
