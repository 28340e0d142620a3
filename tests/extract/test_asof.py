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
    ("Rents rose 5 percent from a year earlier.", [""]),
    ("Rents rose 5 percent from March.", [""]),
    ("In April 310 boats sailed, up 43 from March.", ["2031-04-01..2031-04-30", "2031-04-01..2031-04-30"]),
    ("Some 310 people were ill, up 43 from Monday.", ["", ""]),
    ("Rents will rise 5 percent from June.", ["2031-06-01..2031-06-30"]),
    # the day on which a survey came out is none of its numbers'
    ("Rents rose 5 percent, according to a survey published by Vantex on Monday.", [""]),
    ("Rents rose 5 percent, a survey released on Monday shows.", [""]),
    ("In a survey held in March some 5 percent were against.", ["2031-03-01..2031-03-31"]),
    ("Rents were 5 percent lower than in 2029.", [""]),
    ("Visits were up 3 percent on the same period last year.", [""]),
    ("Rents rose 5 percent in April, more than the rate seen in March (2 percent).", ["2031-04-01..2031-04-30", "2031-03-01..2031-03-31"]),
    ("In April the share rose to 31 percent, higher than last year's 28.", ["2031-04-01..2031-04-30", "2030-01-01..2030-12-31"]),
    ("There were 90 fires in 2029, 8 fewer than in 2028, and in the same year 31 floods.", ["2029-01-01..2029-12-31"] * 3),
    # each number of a list has the date behind it
    ("It fell from 255 boats in 2028 to 210 boats in 2029.", ["2028-01-01..2028-12-31", "2029-01-01..2029-12-31"]),
    ("Of these 90 boats, 36 sank in March and 54 in April.", ["", "2031-03-01..2031-03-31", "2031-04-01..2031-04-30"]),
    ("The toll fell from 99 boats to 94 boats in 2029.", ["", "2029-01-01..2029-12-31"]),
    # neither before nor after a day is on it
    ("Before Friday the daily rate was 233 boats.", [""]),
    ("The port grew again in 2030 after two bad years.", [""]),
    ("Rents are 8 percent above their April 2029 trough, compared to Lund's 12 percent.", ["", ""]),
    (
        "In 2030 the port lost 302 boats, down from 384 in 2029, out of some 35,000.",
        ["2030-01-01..2030-12-31", "2029-01-01..2029-12-31", "2030-01-01..2030-12-31"],
    ),
    # open at the end: since
    ("More than 500 people have been held since the unrest began on May 7.", ["2031-05-07.."]),
    ("This brings the number of those who have fled since the war began on May 7 to 5,015.", ["2031-05-07.."]),
    ("It was the largest march since one in Lund in 2021, drawing 9,000 people.", ["2021-01-01..2021-12-31"]),
    ("More than 9,000 people have been injured since March 2031.", ["2031-03-01.."]),
    ("It was the deepest fall since 2008, of 5 percent.", [""]),
    # from one day to another
    ("From 2 to 28 April 2031 the clinic saw seven cases.", ["2031-04-02..2031-04-28"]),
    ("Between 2 April and 28 April 2031 the clinic saw seven cases.", ["2031-04-02..2031-04-28"]),
    ("The poll of 401 voters was taken May 2-5.", ["2031-05-02..2031-05-05"]),
    ("On Tuesday and Wednesday 40 boats sank.", ["2031-05-13..2031-05-14"]),
    ("In March and May 2030 40 boats sank.", [""]),  # no one stretch
    ("Between 1 January and 18 April last year 40 boats sank.", ["2030-01-01..2030-04-18"]),
    ("The rate was 31 percent in 2028/29.", ["2028-01-01..2029-12-31"]),
    # a length of time that ends on a day, or lies in a year
    ("Profit was 5 million euros for the year ended 31 March 2031.", ["2030-04-01..2031-03-31"]),
    ("It sold 960 boats in the three months to April 30.", ["2031-02-01..2031-04-30", ""]),
    ("Some 421 cases were found in Lund in the week to May 9.", ["2031-05-03..2031-05-09"]),
    ("It sold 960 boats in the first nine months of 2030.", ["2030-01-01..2030-09-30", ""]),
    ("It sold 960 boats in the final two months of last year.", ["2030-11-01..2030-12-31", ""]),
    ("It sold 960 boats in the period ending in June.", [""]),
    # a window up to the day of publication
    ("At least 40 boats sank in the past 48 hours.", ["2031-05-14..2031-05-16"]),
    ("The storm sank 40 boats over the past week.", ["2031-05-09..2031-05-16"]),
    ("In the past year the port built 40 boats.", ["2030-05-16..2031-05-16"]),
    ("The storm sank 40 boats in the last week of April.", ["2031-04-24..2031-04-30"]),
    ("In the year that ended March 31, 2030, 40 boats sank.", ["2029-04-01..2030-03-31"]),
    ("So far 40 boats have sunk, five more than what the port had counted on Thursday.", ["", ""]),
    # "as of" comes before all others
    ("As of yesterday, 1,700 people have been killed since March 2031.", ["2031-05-15"]),
    ("As of 2 May 2031, 19 cases were reported: 12 of the cases were mild.", ["2031-05-02", "2031-05-02"]),
    # what is said to hold does not hold on the day of the saying
    ("The toll rose to 14 with another two missing, officials said Sunday.", ["", ""]),
    ("The mayor said on Monday that 40 boats had sunk.", [""]),
    ("Speaking on Tuesday, the mayor said 40 boats had sunk.", [""]),
    ("The 131 announced on Monday by the agency were wrong.", [""]),
    ("The cuts come on top of Friday's announcement of 3,600 layoffs.", [""]),
    ("The number of cases since the outbreak began was put at 80 on Friday.", ["2031-05-16"]),
    ("Late on Monday the board had news that seven boats had sunk.", [""]),
    ("Police confirmed 40 cases on Friday.", ["2031-05-16"]),  # what is found on a day holds on it
    ("A search on Thursday saw more than 700 men brought home.", ["2031-05-15"]),
    ("Three men were killed and 18 others were wounded Wednesday in the blast, police said.", ["2031-05-14"] * 2),
    # what goes on about a date
    ("The worst month was July 2029, when 72 boats sank.", ["2029-07-01..2029-07-31"]),
    # dates that only name a thing
    ("The crude contract for June fell 2 dollars.", [""]),
    ("Some 100 people were buried in a slide set off by last month's quake.", [""]),
    ("Output rose by 400 boats with work resuming following dock repairs in April.", [""]),
    ("It sells 2 boats in the first quarter of 2030 and 9 boats in the full year.", ["2030-01-01..2030-03-31", "2030-01-01..2030-12-31"]),
    # dates of other clauses
    ("The March census, which took 18 clerks, is over.", [""]),
    ("The fire has burned 70 homes, and crews hurry because rain is expected to end on Sunday.", [""]),
    ("Lund, which lies 40 miles from here, voted on Monday.", [""]),
    ("Eleven pupils were saved from the school, which is named for a 19th-century painter.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), AS_OF, ids=lambda value: str(value)[:50])
def test_days_on_which_a_number_holds(text, expected):
    found = analysis.annotate(text, published=PUBLISHED).figures
    assert [days(figure.as_of_from, figure.as_of_to) for figure in found] == expected


@pytest.mark.parametrize(
    "words", ["the 500000 weeks to", "the first 500000 weeks of", "the last 500000 weeks of", "the 900000 days to", "the 9000 years to"]
)
def test_a_window_that_leaves_the_calendar_has_no_first_day(words):
    figures = analysis.annotate(f"In {words} May 2020, 40 boats sank.", published=PUBLISHED).figures
    assert figures[-1].text == "40"
    assert {figure.as_of_from for figure in figures} <= {None, date(2020, 5, 1)}


def test_in_a_table_read_as_one_sentence_each_number_has_its_own_day():
    years = range(1900, 2020)
    rows = ", ".join(f"{number + 20} boats sank in May {year}" for number, year in enumerate([*years, *years, *years]))
    figures = analysis.annotate(f"{rows}.", published=PUBLISHED).figures
    assert [figure.as_of_from.year for figure in figures if figure.as_of_from] == [*years, *years, *years]  # and not in a minute


STATED = [
    ("The mayor said on Monday that 40 boats had sunk.", "2031-05-12"),
    ("The firm reported second-quarter sales of 40 million euros.", ""),  # the quarter is of the sales
    ("The rate will be 2.9 percent, said Ana Brun, speaking at a meeting on Thursday.", "2031-05-15"),
    ("As of Monday, officials say, the fire covers 40 square miles.", ""),  # when it holds
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
