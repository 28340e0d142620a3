"""Numbers that are recalled to set others against them."""

import pytest

from analysis.link.recalled import is_recalled

CASES = [
    ("The mayor's count was lower than the governor's ", True),
    ("The toll rose to 700, up from ", True),
    ("Turnout was 61 per cent, compared with ", True),
    ("They had earlier given it as ", True),
    ("The ministry had previously reported ", True),
    ("The count replaces an earlier toll of ", True),
    ("The union wants 12 per cent instead of ", True),
    ("The toll rose to 700 from ", True),
    ("The toll rose from ", True),
    ("The bank raised its forecast to 3 per cent from ", True),
    ("Rescuers raised 40 bodies. Trains bring aid from the coast to ", False),
    ("At least ", False),
    ("The toll was no fewer than ", False),
    ("Other than ", False),  # a bound, where the number's own words do not have it
    ("Earlier on Monday the army said it had counted ", False),
    ("The toll, lower than the 14 of Sunday, was ", False),  # another number is what it is compared with
    ("The storm killed ", False),
]


@pytest.mark.parametrize(("before", "expected"), CASES)
def test_what_another_number_is_compared_with(before, expected):
    assert is_recalled(before) is expected
