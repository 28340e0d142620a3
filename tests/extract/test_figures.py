"""Figures as rows: bounds, unit, item, modality, scope, on sentences of every kind."""

from __future__ import annotations

import pytest

from analysis import annotation

BOUNDS = [
    ("Between 300 and 350 firefighters fought the blaze.", "Between 300 and 350", 300, 350, "between", None),
    ("The mayor promised over $4.5 million in repairs.", "over $4.5 million", 4.5e6, None, "more_than", "USD"),
    ("Hundreds of thousands of pilgrims reached the shrine.", "Hundreds of thousands", 100000, 999999, "vague", None),
    ("Approximately 900 homes lost power.", "Approximately 900", 900, 900, "about", None),
    ("The ferry carried up to 500 cars.", "up to 500", None, 500, "at_most", None),
    ("Prices rose 3.5 per cent.", "3.5 per cent", 3.5, 3.5, "exact", "%"),
]


@pytest.mark.parametrize(("text", "wanted", "low", "high", "qualifier", "unit"), BOUNDS)
def test_bounds(text, wanted, low, high, qualifier, unit):
    (figure,) = annotation.annotate_many([text]).__next__().figures
    assert (figure.text, figure.low, figure.high, figure.qualifier, figure.unit) == (wanted, low, high, qualifier, unit)
