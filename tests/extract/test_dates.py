"""Date expressions: what is found, its TIMEX3 value, and what is no date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis import annotate
from analysis.model import DateRow
from analysis.timex.lexicon import calendar_lexicon, read_tsv

TUESDAY = date(2024, 10, 22)


def dates(text: str, published: date | None = TUESDAY) -> list[DateRow]:
    rows = annotate(text, published=published).dates
    assert all(row.text == text[row.start : row.end] for row in rows)
    return rows


def values(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [(row.text, row.timex_value) for row in dates(text, published)]


EXPLICIT = [
    ("The ferry sank on 3 May 2019.", [("3 May 2019", "2019-05-03")]),
    ("The ferry sank on May 3, 2019.", [("May 3, 2019", "2019-05-03")]),
    ("The ferry sank on the 3rd of May, 2019.", [("the 3rd of May, 2019", "2019-05-03")]),
    ("The ferry sank on Friday, May 3, 2019.", [("Friday, May 3, 2019", "2019-05-03")]),
    ("The ferry sank on 2019-05-03.", [("2019-05-03", "2019-05-03")]),
    ("The ferry sank in May 2019.", [("May 2019", "2019-05")]),
    ("The ferry sank in early May 2019.", [("early May 2019", "2019-05")]),
    ("The ferry sank in 2019.", [("2019", "2019")]),
    ("The ferry sank in the 1990s.", [("the 1990s", "199")]),
    ("The ferry sank in the late '80s.", [("the late '80s", "198")]),
    ("The port dates from the 18th century.", [("the 18th century", "17")]),
    ("The ferry sank in the spring of 2019.", [("the spring of 2019", "2019-SP")]),
    ("The firm lost money in the third quarter of 2019.", [("the third quarter of 2019", "2019-Q3")]),
    ("The firm lost money in the first half of 2019.", [("the first half of 2019", "2019-H1")]),
]

RELATIVE = [
    ("The council met on Monday.", [("Monday", "2024-10-21")]),
    ("The council met on Tuesday.", [("Tuesday", "2024-10-22")]),  # the weekday of publication is that day
    ("The council will vote on Friday.", [("Friday", "2024-10-25")]),
    ("The envoys agreed in June.", [("June", "2024-06")]),
    ("The port will reopen in March.", [("March", "2025-03")]),
    ("The bridge fell in September of last year.", [("September of last year", "2023-09")]),
    ("The bridge fell last June.", [("last June", "2024-06")]),
    ("The bridge fell last week.", [("last week", "2024-W42")]),
    ("The bridge fell a year ago.", [("a year ago", "2023")]),
    ("The bridge fell two months ago.", [("two months ago", "2024-08")]),
    ("The bridge fell seven decades ago.", [("seven decades ago", "195")]),
    ("The bridge will reopen next month.", [("next month", "2024-11")]),
]


@pytest.mark.parametrize(("text", "expected"), EXPLICIT + RELATIVE)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


NO_DATES = [
    "He may march with them.",
    "She sat down and took a second look.",
    "The Sunday Times has the story.",
    "The 33-year-old driver fled.",
    "About 2,000 people lived there.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_traps(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("row", read_tsv("date_words.tsv"), ids=lambda row: row["words"])
def test_date_words(row: dict[str, str]) -> None:
    found = [date_row for date_row in dates(row["example"]) if date_row.text.lower() == row["words"]]
    assert [date_row.timex_type for date_row in found] == [row["type"]]
    if row["value"].startswith("day"):
        shift, _, part = row["value"][3:].partition("T")
        assert found[0].first_day == TUESDAY + timedelta(int(shift)) and found[0].timex_value.endswith(part)
    else:
        assert found[0].timex_value == row["value"]


@pytest.mark.parametrize("row", read_tsv("holidays.tsv"), ids=lambda row: row["name"])
def test_holidays(row: dict[str, str]) -> None:
    assert [found.first_day for found in dates(row["example"])] == [date.fromisoformat(row["day"])]


def names(table: str) -> list[str]:
    lexicon = calendar_lexicon()[table]
    forms = [form for name, short in lexicon["names"].items() for form in [name, *(short if isinstance(short, list) else [])]]
    return [lexicon["example"].format(form if table in ("units", "seasons", "parts") else form.title()) for form in forms]


@pytest.mark.parametrize("text", [text for table in ("months", "weekdays", "seasons", "parts", "units") for text in names(table)])
def test_every_name_of_the_calendar(text: str) -> None:
    assert len(dates(text)) == 1
