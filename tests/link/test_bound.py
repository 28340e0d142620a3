"""Men sent to some of the countries that others are sent to."""

from datetime import date

import pytest

from tests.link.told import series_of_last

ALL = "Peru is sending 3,000 Peruvian soldiers to Chile, Bolivia and Ecuador."
CASES = [  # whether the two numbers are of one series
    ("Peru is sending 2,000 Peruvian soldiers to Chile and Bolivia.", False),
    ("Peru will send 3,200 Peruvian soldiers to Bolivia, Chile and Ecuador.", True),
    ("Peru is sending 3,500 Peruvian soldiers.", True),
]


@pytest.mark.parametrize(("text", "joined"), CASES)
def test_where_they_go(text, joined):
    one, other = series_of_last(ALL, text, day=date(2034, 6, 20))
    assert one == "troops-sent-peru"
    assert (one == other) is joined
