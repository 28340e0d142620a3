"""Growth, inflation and interest rates: whose, of which period, and what is another number."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.lexicons import read_tsv
from tests.link.told import series_by_words, series_of_last

DAY = date(2036, 8, 20)

WHOSE = [  # text, number, its series
    ("Norway's economy grew 2 per cent last year.", "2 per cent", "growth-norway-2035-percent"),
    ("Growth in Norway will be 2 per cent this year, the bank said.", "2 per cent", "growth-norway-2036-percent"),
    ("The bank cut its forecast for global growth this year to 3.4 per cent.", "3.4 per cent", "growth-world-2036-percent"),
    ("The bank says that the eurozone economy will expand by 1.7 per cent in 2037.", "1.7 per cent", "growth-eurozone-2037-percent"),
    ("It spoke of Norway. Its economy will shrink by 2 per cent this year.", "2 per cent", "fall-growth-norway-2036-percent"),
    ("The Bank of Norway cut its key rate to 2 per cent.", "2 per cent", "interest-rate-norway-percent"),  # whose bank it is
    ("Growth in Norway will fall to 2 per cent this year.", "2 per cent", "growth-norway-2036-percent"),  # a level, and no fall
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "expected"), WHOSE)
def test_whose_growth_it_is(text, number, expected):
    assert series_by_words(text, day=DAY)[number] == expected


FORECAST = "In Norway it lowered its growth forecast for 2036 to 2 per cent and for 2037 to 3 per cent."
PERIODS = [
    ("Norway will grow. Its economy grew 2 per cent in the second quarter.", "2 per cent", "q2-growth-norway-2036-percent"),
    ("Norway's economy grew 2 per cent in the three months to June.", "2 per cent", "q2-growth-norway-2036-percent"),
    ("Norway's economy grew 2 per cent in the fourth quarter.", "2 per cent", "q4-growth-norway-2035-percent"),  # that of a year before
    ("Norway grew. Growth was 2 per cent in Q2, up from 1 per cent in the prior quarter.", "1 per cent", "q1-growth-norway-2036-percent"),
    ("In Norway the bank expects growth of 2 per cent for 2036 and 3 per cent for 2037.", "3 per cent", "growth-norway-2037-percent"),
    (FORECAST, "2 per cent", "growth-norway-2036-percent"),
    (FORECAST, "3 per cent", "growth-norway-2037-percent"),
    ("Norway's inflation rose to 3 per cent in July from 2 per cent in June.", "2 per cent", "june-inflation-norway-2036-percent"),
    ("Norway's inflation rate climbed to 3 per cent in November.", "3 per cent", "november-inflation-norway-2035-percent"),
    ("Norway's central bank cut its key rate to 2 per cent from 3 per cent.", "3 per cent", "previous-interest-rate-norway-percent"),
    ("Norway's central bank raised its key interest rate to 3 per cent.", "3 per cent", "interest-rate-norway-percent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "expected"), PERIODS)
def test_of_which_period_it_is(text, number, expected):
    assert series_by_words(text, day=DAY)[number] == expected


OTHERS = [
    ("Norway's services grew 2 per cent in the second quarter.", "2 per cent"),
    ("Growth in Norway this year will be 2 per cent lower than forecast.", "2 per cent"),  # a difference
    ("Norway's central bank has an inflation target of 2 per cent since May.", "2 per cent"),
    ("In May inflation in Norway was far from the 2 per cent target.", "2 per cent"),
    ("Norway's economy stayed within the target of 2 per cent this year.", "2 per cent"),
    ("Norway and Spain will grow by 2 per cent and 3 per cent, respectively, this year.", "2 per cent"),
]


@pytest.mark.parametrize(("text", "number"), OTHERS)
def test_what_is_another_number(text, number):
    found = series_by_words(text, day=DAY)[number]
    assert not found or not found.startswith(tuple(f"{row['class'].replace(' ', '-')}-norway-2036" for row in read_tsv("gauges")))


@pytest.mark.parametrize("row", read_tsv("gauges"), ids=lambda row: row["class"])
def test_the_examples_of_the_lexicon(row):
    number = row["example"].partition("<")[2].partition(">")[0]
    found = series_by_words(row["example"].replace("<", "").replace(">", ""), day=DAY)
    assert row["class"].replace(" ", "-") in (found[number] or "")


def test_a_number_without_a_period_is_of_the_only_one_of_its_affair():
    lead = "Norway presents its budget\n\nNorway's finance minister, Ada Brun, presented the budget to parliament in Oslo on Monday. "
    dated = lead + "The economy will grow 2 per cent in 2037."
    assert series_of_last(dated, lead + "Norway expects growth of 1.6 per cent.", day=DAY) == ["growth-norway-2037-percent"] * 2
