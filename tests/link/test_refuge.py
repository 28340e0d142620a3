"""Refugees whom a country shelters."""

import pytest

from tests.link.test_scenes import read

CASES = [  # the last figure of the text -> whence, where
    ("Chad already hosts 760,000 refugees from Sudan.", ("sudan", "chad")),
    ("The number of Sudanese refugees in Chad has reached 785,000.", ("sudan", "chad")),
    ("She is one of 800,000 refugees from Sudan whom Chad now shelters.", ("sudan", "chad")),
    ("Some 760,000 refugees who fled Sudan live in Chad.", ("sudan", "chad")),
    ("Some 22,000 refugees from Sudan crossed into Chad in a week.", None),  # who come, not who are there
    ("Cholera spread in the camps of Chad, where 800,000 refugees from Sudan live.", ("sudan", "chad")),
    ("Chad hosts 1.2 million refugees.", None),  # of several countries
    ("Chad returned 400 refugees to Sudan.", None),
    ("In Chad 90 refugees from Sudan were killed.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_refuge(text, expected):
    told = read("Chad\n\n" + text)[-1].context.told
    assert (told and told[:2]) == expected
