"""Pay demanded and offered, and who strikes."""

import pytest

from tests.link.test_scenes import read

LEAD = "Dockers walk out in Iceland\n\nDockers in Iceland stopped work on Monday in a dispute over pay.\n\n"
CASES = [  # the last figure of the text -> event, trade
    ("The union is demanding a rise of 12 per cent.", ("demanded", "docker")),
    ("The union wants 12 per cent.", ("demanded", "docker")),
    ("The employers have offered 6 per cent.", ("offered", "docker")),
    ("The union demands a wage rise of 8 per cent; the employers have offered 3.5 per cent.", ("offered", "docker")),
    ("They raised their pay offer to 4 per cent.", ("offered", "docker")),
    ("They offered 4 per cent, half of the 8 per cent the union wants.", ("demanded", "docker")),
    ("Eighty-two per cent rejected the employers' offer.", None),
    ("The teachers' union wants 9 per cent.", ("demanded", "teacher")),  # another trade of its own sentence
    ("The union said profits rose 9 per cent.", None),
    ("Irish nurses settled for 7 per cent in January.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pay(text, expected):
    told = read(LEAD + text)[-1].context.told
    assert (told and told[:2]) == expected


def test_no_dispute_no_pay():
    assert read("Iceland\n\nThe buyer wants 12 per cent of the firm in Iceland.")[-1].context.told is None
