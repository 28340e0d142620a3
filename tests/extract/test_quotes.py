"""Quotations: marks of all kinds, nested, left open, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.quotes import quotations

CASES = [
    ('He said, "It rained." She left.', ["It rained."]),
    ("He said, “It rained.” She left.", ["It rained."]),
    ("''It rained,'' he said.", ["It rained,"]),
    ("‘It rained on the boys’ boats,’ he said.", ["It rained on the boys’ boats,"]),
    ("The boys' boats aren't here.", []),
    ('A 5" pipe burst.', []),
    ("“It rained.\n“It snowed,” he said.", ["It rained.", "It snowed,"]),  # the next paragraph opens the marks again
    ("“He asked, “Why?” and left,” she said.", ["He asked, “Why?” and left,"]),
    ('"Never say "never" to me," she said.', ['Never say "never" to me,']),
    ("“It never closes.\n\nThe end.", ["It never closes."]),
]


@pytest.mark.parametrize(("text", "quoted"), CASES)
def test_quotations(text, quoted):
    assert [text[quotation.start : quotation.end] for quotation in quotations(text)] == quoted


@given(st.text(alphabet="ab ,.\"“”‘’'\n"))
def test_quotations_are_in_order_and_apart(text):
    ends = 0
    for quotation in quotations(text):
        assert ends <= quotation.start <= quotation.end <= len(text)
        ends = quotation.end
