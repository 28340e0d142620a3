"""Which date of a sentence is a number's own: sentence -> the days on which each of its numbers holds, and was said."""

from __future__ import annotations

from datetime import date

import pytest

import analysis

PUBLISHED = date(2031, 5, 16)  # a Friday


def days(first, last):
    return "" if first is None and last is None else f"{first or ''}..{last or ''}" if first != last else str(first)


AS_OF = [
    # a date of the same clause, also of a time of day
    ("The storm sank 40 boats on Monday.", ["2031-05-12"]),
    ("On Monday evening the fire was 30 percent contained.", ["2031-05-12"]),
    ("A bus hit a wall in Lund on Sunday, killing eight pupils and hurting 12.", ["2031-05-11", "2031-05-11"]),
    ("The 40 pupils who were evacuated on Monday are safe.", ["2031-05-12"]),
    # what a number is compared with has days of its own, and keeps them to itself
    ("Sales were 65 million euros, compared with 40 million euros a year ago.", ["", "2030-01-01..2030-12-31"]),
    ("The share has fallen from 78 percent in March to 72 percent.", ["2031-03-01..2031-03-31", ""]),
    ("In March sales rose to 65 million euros from 40 million euros.", ["2031-03-01..2031-03-31", ""]),
    # a level that is only measured against is of another time
    ("Rents are 5 percent above 2019 levels.", [""]),
    # open at the end: since
    ("More than 9,000 people have been injured since March 2031.", ["2031-03-01.."]),
    ("It was the deepest fall since 2008, of 5 percent.", [""]),
    # from one day to another
    ("From 2 to 28 April 2031 the clinic saw seven cases.", ["2031-04-02..2031-04-28"]),
    ("Between 2 April and 28 April 2031 the clinic saw seven cases.", ["2031-04-02..2031-04-28"]),
    ("The poll of 401 voters was taken May 2-5.", ["2031-05-02..2031-05-05"]),
    # "as of" comes before all others
    ("As of yesterday, 1,700 people have been killed since March 2031.", ["2031-05-15"]),
    ("As of 2 May 2031, 19 cases were reported: 12 of the cases were mild.", ["2031-05-02", "2031-05-02"]),
    # dates of other clauses
    ("The fire has burned 70 homes, and crews hurry because rain is expected to end on Sunday.", [""]),
    ("Lund, which lies 40 miles from here, voted on Monday.", [""]),
    ("Eleven pupils were saved from the school, which is named for a 19th-century painter.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), AS_OF, ids=lambda value: str(value)[:50])
def test_days_on_which_a_number_holds(text, expected):
    found = analysis.annotate(text, published=PUBLISHED).figures
    assert [days(figure.as_of_from, figure.as_of_to) for figure in found] == expected


STATED = [
    ("The mayor said on Monday that 40 boats had sunk.", "2031-05-12"),
    ("The firm reported second-quarter sales of 40 million euros.", ""),  # the quarter is of the sales
    ("The agency reports that this year 40 boats have sunk.", ""),  # of what is reported
    ("The bank said on Monday second-quarter sales were 40 million euros.", "2031-05-12"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_days_on_which_it_was_said(text, expected):
    (figure,) = analysis.annotate(text, published=PUBLISHED).figures
    assert days(figure.stated_from, figure.stated_to) == expected


def test_a_subject_shares_the_hedge_of_its_passive():
    first, second = analysis.annotate("The mayor said 12 men had been saved and another 22 are believed to be alive.").figures
    assert (first.hedge, second.hedge) == (None, "are believed to")
