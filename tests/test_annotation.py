"""What annotating a text refuses, at once and in words."""

from datetime import date

import pytest

import analysis
from analysis.errors import UsageError


@pytest.mark.parametrize(
    ("texts", "published", "message"),
    [
        ("One text is no list of texts.", None, "call annotate"),
        (["A text."], "2025-03-01", r"give a date, such as datetime\.date"),  # a string is an iterable of letters, too
    ],
)
def test_what_is_not_taken_is_told_before_anything_is_read(texts, published, message):
    with pytest.raises(UsageError, match=message):
        analysis.annotate_many(texts, published=published)


def test_a_day_is_for_all_texts_or_each_has_its_own():
    texts = ["Two men died on Monday.", "Two men died on Monday."]
    one, each = (list(analysis.annotate_many(texts, published=day)) for day in (date(2025, 3, 5), [date(2025, 3, 5), date(2025, 3, 12)]))
    assert [found.dates[0].first_day for found in one] == [date(2025, 3, 3), date(2025, 3, 3)]
    assert [found.dates[0].first_day for found in each] == [date(2025, 3, 3), date(2025, 3, 10)]
