"""Profits and revenues: whose, of which period."""

import pytest

from tests.link.test_scenes import read

LEAD = "Vantor Motors profit falls\n\nVantor Motors published its results for the second quarter on Friday.\n\n"
CASES = [  # the last figure of the text -> whose, what, of which kind and period
    ("Net profit fell to $412 million.", ("vantor-motors", "profit", "second quarter net")),
    ("Revenue rose 3 per cent to $8.9 billion.", ("vantor-motors", "revenue", "second quarter")),
    ("In the first half of the year it made $900 million in operating profit.", ("vantor-motors", "profit", "first half operating")),
    ("Analysts had expected a profit of $450 million.", ("vantor-motors", "profit", "forecast second quarter")),
    ("A net profit of $412 million beat forecasts; revenue of $9 billion did not.", ("vantor-motors", "revenue", "second quarter")),
    ("Its rival Borealis Corp. reported a net profit of $95 million.", ("borealis-corp", "profit", "second quarter net")),
    ("Profit in its truck division was $40 million.", None),  # of a part of it
    ("Profit fell to $412 million from $502 million.", None),  # of another time
    ("Vantor Motors earned $412 million.", ("vantor-motors", "profit", "second quarter net")),
    ("It will spend $40 million on a plant.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_accounts(text, expected):
    told = read(LEAD + text)[-1].context.told
    assert (told and told[:3]) == expected


def test_a_sum_of_no_period_is_of_no_series():
    assert read("Vantor Motors opens a plant\n\nVantor Motors opened a plant. It has a profit of $40 million.")[-1].context.told is None
