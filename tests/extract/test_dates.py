"""Date expressions: what is found, its TIMEX3 value, the days it covers, and what is no date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import annotate
from analysis.annotation import annotate_articles, as_article
from analysis.lexicons import read_tsv
from analysis.model import DateRow
from analysis.timex.lexicon import calendar_lexicon

TUESDAY = date(2024, 10, 22)


def dates(text: str, published: date | None = TUESDAY) -> list[DateRow]:
    return annotate(text, published=published).dates


def between(text: str, first: date | None, last: date | None) -> list[DateRow]:
    article = as_article(text)
    (found,) = annotate_articles([replace(article, row=replace(article.row, published_from=first, published_to=last))])
    return found.dates


def values(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [(row.text, row.timex_value) for row in dates(text, published)]


EXPLICIT = [
    ("The ferry sank on 3 May 2019.", [("3 May 2019", "2019-05-03")]),
    ("The ferry sank on the 3rd of May, 2019.", [("the 3rd of May, 2019", "2019-05-03")]),
    ("The ferry sank on Friday, May 3, 2019.", [("Friday, May 3, 2019", "2019-05-03")]),
    ("The ferry sank in May 2019.", [("May 2019", "2019-05")]),
    # a weekday with a number is a day of its neighbour's month
    ("The fair ran from Friday 3 to Sunday 5 May 2019.", [("Friday 3", "2019-05-03"), ("Sunday 5 May 2019", "2019-05-05")]),
    ("The fair, Thursday 2-Saturday 4 May 2019, was wet.", [("Thursday 2", "2019-05-02"), ("Saturday 4 May 2019", "2019-05-04")]),
    ("It ran between Monday 6th and Thursday 9th May 2019.", [("Monday 6th", "2019-05-06"), ("Thursday 9th May 2019", "2019-05-09")]),
    (
        "They met on Friday 3, Saturday 4 and Sunday 5 May 2019.",
        [("Friday 3", "2019-05-03"), ("Saturday 4", "2019-05-04"), ("Sunday 5 May 2019", "2019-05-05")],
    ),
    ("It ran from Friday 3 May to Sunday 5.", [("Friday 3 May", "2024-05-03"), ("Sunday 5", "2024-05-05")]),
    ("On Friday 3 May 2019 and Sunday 5 boats sank.", [("Friday 3 May 2019", "2019-05-03"), ("Sunday", "2024-10-20")]),
    ("On Friday 3 boats sank and on Sunday 5 May 2019 they rose.", [("Friday", "2024-10-18"), ("Sunday 5 May 2019", "2019-05-05")]),
    ("The ferry sank in 2019.", [("2019", "2019")]),
    ("The ferry sank in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
    ("The ferry sank in the summer of '69.", [("the summer of '69", "1969-SU")]),
    ("The tax was raised in fiscal 2019.", [("fiscal 2019", "2019")]),
    # slashed: a thirteenth month is none, dots put the day first, the rest stays open
    ("They met on 23/04/2019.", [("23/04/2019", "2019-04-23")]),
    ("They met on 04.03.2019.", [("04.03.2019", "2019-03-04")]),
    ("They met on 03/04/2019.", [("03/04/2019", "2019-XX-XX")]),
    # parts of a year
    ("The firm lost money in the third quarter of 2019.", [("the third quarter of 2019", "2019-Q3")]),
    ("The firm lost money in Q3 2019 and in H1 2020.", [("Q3 2019", "2019-Q3"), ("H1 2020", "2020-H1")]),
    ("The firm lost money in the first half of 2019.", [("the first half of 2019", "2019-H1")]),
    ("Work stopped in the winter of 2018-19.", [("the winter of 2018-19", "2018-WI")]),
    ("It rained in the first week of March 2019.", [("the first week of March 2019", "2019-W09")]),
    ("They met on the first Tuesday of March 2019.", [("the first Tuesday of March 2019", "2019-03-05")]),
    # decades and centuries
    ("Rents rose in the 1990s.", [("the 1990s", "199")]),
    ("Rents rose in the late '80s.", [("the late '80s", "198")]),
    ("Rents rose in the nineties.", [("the nineties", "199")]),
    ("The port dates from the 18th century.", [("the 18th century", "17")]),
    ("The port fell in 490 BC.", [("490 BC", "BC0490")]),
    # times of day
    ("The mine blew up at 10:35 p.m. on 3 May 2019.", [("10:35 p.m. on 3 May 2019", "2019-05-03T22:35")]),
    ("The quay was opened on May. 1, 2000.", [("May. 1, 2000", "2000-05-01")]),
    (  # far from any other word that tells of time
        "The blast came at 3 a.m. and woke the whole town, whose people had gone to bed late after the feast of the harvest and the dance.",
        [("3 a.m.", "2024-10-22T03:00")],
    ),
    ("It sank on the night of 3 May 2019.", [("the night of 3 May 2019", "2019-05-03TNI")]),
    ("It was logged at 2019-05-03T14:30:00Z.", [("2019-05-03T14:30:00Z", "2019-05-03T14:30")]),
    # ranges: both ends are expressions of their own and share month and year
    ("The fair ran from 3 to 5 May 2019.", [("3", "2019-05-03"), ("5 May 2019", "2019-05-05")]),
    ("The fair ran on May 3-5, 2019.", [("May 3", "2019-05-03"), ("5, 2019", "2019-05-05")]),
    ("The fair ran between March and June 2019.", [("March", "2019-03"), ("June 2019", "2019-06")]),
    ("The fair ran from December to February 2019.", [("December", "2018-12"), ("February 2019", "2019-02")]),
    ("The fair was shut in 1914-18.", [("1914", "1914"), ("18", "1918")]),
    # the era of the second year is that of the first
    ("They fought between 431 and 404 BC.", [("431", "BC0431"), ("404 BC", "BC0404")]),
    ("They fought in 264-241 BC.", [("264", "BC0264"), ("241 BC", "BC0241")]),
]

ANCHORED = [
    # weekdays by tense; the weekday of publication is that day
    ("The council met on Monday.", [("Monday", "2024-10-21")]),
    ("The council met on Tuesday.", [("Tuesday", "2024-10-22")]),
    ("The council will vote on Friday.", [("Friday", "2024-10-25")]),
    # what was said in a report on a day was said, whatever it looks forward to
    ("The council said it expects the river to rise in a short report on Friday.", [("Friday", "2024-10-18")]),
    ("The mayor said he would answer in a speech on Friday.", [("Friday", "2024-10-25")]),
    ("The council said that it would vote on Friday.", [("Friday", "2024-10-25")]),
    ("The envoy, who is due in the port on Friday, said no.", [("Friday", "2024-10-25")]),
    # what has been going on since a day lies behind
    ("They have been striking since Monday, and talking since July.", [("Monday", "2024-10-21"), ("July", "2024-07")]),
    ("The clinic has been running short since December.", [("December", "2023-12")]),
    ("They are leaving on Friday.", [("Friday", "2024-10-25")]),
    # a month before a name is no part of it
    ("In February South Korea warned the port.", [("February", "2024-02")]),
    ("By June Brun had sold the ship.", [("June", "2024-06")]),
    # what is now so is compared with a day before today
    ("The camp now holds 900, up from 700 two days earlier.", [("now", "PRESENT_REF"), ("two days earlier", "2024-10-20")]),
    # a month and day in figures, where no thirteenth month decides, stay open
    ("The fair opens on 10/31.", [("10/31", "2024-10-31")]),
    ("The fair opens on 6/11.", [("6/11", "XXXX-XX-XX")]),
    ("The council plans to vote on Friday.", [("Friday", "2024-10-25")]),
    ("The ruling is due on Friday.", [("Friday", "2024-10-25")]),
    ("The truce holds until Friday.", [("Friday", "2024-10-25")]),
    ("The court postponed the hearing until Friday.", [("Friday", "2024-10-25")]),
    ("Until Friday the pier had been open.", [("Friday", "2024-10-18")]),
    ("The team planned to leave on Friday.", [("Friday", "2024-10-25")]),
    ("Trains may stop as early as Friday.", [("Friday", "2024-10-25")]),
    ("The strike had been due to end on Friday.", [("Friday", "2024-10-18")]),
    ("He left last Tuesday.", [("last Tuesday", "2024-10-15")]),
    ("He leaves next Tuesday.", [("next Tuesday", "2024-10-29")]),
    # months, days and quarters likewise
    ("The envoys agreed in June.", [("June", "2024-06")]),
    ("The envoys agreed in December.", [("December", "2023-12")]),
    ("The port will reopen in March.", [("March", "2025-03")]),
    ("The port was shut on 30 December.", [("30 December", "2023-12-30")]),
    ("The port will reopen on 3 March.", [("3 March", "2025-03-03")]),
    ("Profit fell in the third quarter.", [("the third quarter", "2024-Q3")]),
    ("Profit fell in the first quarter.", [("the first quarter", "2024-Q1")]),
    ("The mill will open in the first quarter.", [("the first quarter", "2025-Q1")]),
    # compositions
    ("The bridge fell in September of last year.", [("September of last year", "2023-09")]),
    ("The bridge fell in late September.", [("late September", "2024-09")]),
    ("The bridge will open by the end of next year.", [("the end of next year", "2025")]),
    ("The bridge fell earlier this month.", [("earlier this month", "2024-10")]),
    ("Profit fell in last year's third quarter.", [("last year's third quarter", "2023-Q3")]),
    ("The bridge fell early on Monday morning.", [("early on Monday morning", "2024-10-21TMO")]),
    # offsets keep the granularity of their unit
    ("The bridge fell last week.", [("last week", "2024-W42")]),
    ("The bridge fell last June.", [("last June", "2024-06")]),
    ("The bridge fell a year ago.", [("a year ago", "2023")]),
    ("The bridge fell two months ago.", [("two months ago", "2024-08")]),
    ("The bridge fell two and a half years ago.", [("two and a half years ago", "2022-04")]),
    ("The bridge fell seven decades ago.", [("seven decades ago", "195")]),
    ("The bridge fell the week before last.", [("the week before last", "2024-W41")]),
    ("The bridge will reopen next month.", [("next month", "2024-11")]),
    ("The bridge fell 9,999 years ago.", []),  # before the calendar
    # a weekday tells the year
    ("They met on Friday, April 25.", [("Friday, April 25", "2025-04-25")]),
    # the same hour elsewhere stands between an hour and its day
    ("It sank before midnight (1600 GMT) on Monday.", [("midnight (1600 GMT) on Monday", "2024-10-21T24:00")]),
    ("It sank at 10:30 p.m. (1330 GMT).", [("10:30 p.m.", "2024-10-22T22:30")]),
    # a financial year with an apostrophe
    ("The deficit grew in 2018-'19.", [("2018", "2018"), ("'19", "2019")]),
]

IN_TEXT = [
    ("The ferry sank on 3 May 2019. Two days later it was raised.", [("3 May 2019", "2019-05-03"), ("Two days later", "2019-05-05")]),
    ("It was begun in May 1914. The following spring it stood.", [("May 1914", "1914-05"), ("The following spring", "1915-SP")]),
    ("It was begun in 1914. Later that year it stood.", [("1914", "1914"), ("Later that year", "1914")]),
    (
        "It began at dawn on 3 May 2019. It ended that evening.",
        [("dawn on 3 May 2019", "2019-05-03TMO"), ("that evening", "2019-05-03TEV")],
    ),
    # the year before the text's; but of publication, where the perfect reaches to it
    ("The ferry sank in 2019. The previous year it ran aground.", [("2019", "2019"), ("The previous year", "2018")]),
    ("It sank in 2019. Fares have risen since May of the previous year.", [("2019", "2019"), ("May of the previous year", "2023-05")]),
    # nothing in the text to count from
    ("Two days later it was raised.", [("Two days later", "XXXX-XX-XX")]),
    # of a company's accounts
    (
        "Profit fell to $3 million in the third quarter from $5 million a year earlier.",
        [("the third quarter", "2024-Q3"), ("a year earlier", "2023-Q3")],
    ),
    ("Profit fell to $3 million in the nine months from $5 million a year ago.", [("the nine months", "P9M"), ("a year ago", "2023")]),
    ("Sales fell in the quarter ended 30 September.", [("the quarter", "2024-Q3"), ("30 September", "2024-09-30")]),
]

HISTORY = (
    "The war, planned since 1911, began on 28 July 1914. By September the front had frozen, and the winter of 1914-15 passed quietly. "
    "On 25 April the allies landed; they left in January 1916. In February the siege began. In October 1917 the government fell, and a "
    "month later it sued for peace. In February it was signed. The last guns fell silent on 11 November 1918 at noon."
)
STORY = [
    "1911", "1914-07-28", "1914-09", "1914-WI", "1915-04-25", "1916-01", "1916-02", "1917-10", "1917-11", "1918-02", "1918-11-11",
    "1918-11-11T12:00",
]  # fmt: skip

LENGTHS = [
    ("He was held for three years.", [("three years", "P3Y")]),
    ("He was held for two and a half years.", [("two and a half years", "P2Y6M")]),
    ("He was held for half an hour.", [("half an hour", "PT30M")]),
    ("He was held for two decades.", [("two decades", "P20Y")]),
    ("It is a five-minute walk.", [("five-minute", "PT5M")]),
    ("In the past three days two people died.", [("the past three days", "P3D")]),
    ("Two people died in recent years.", [("recent years", "PXY")]),
    ("He was held for several weeks.", [("several weeks", "PXW")]),
    ("He was held for weeks.", [("weeks", "PXW")]),
    ("The court sits every Tuesday.", [("every Tuesday", "XXXX-WXX-2")]),
    ("The court sits on Mondays and Tuesday nights.", [("Mondays", "XXXX-WXX-1"), ("Tuesday nights", "XXXX-WXX-2TNI")]),
    ("The court sits every two weeks.", [("every two weeks", "P2W")]),
    ("The court sits twice a week.", [("a week", "P1W")]),
    ("The year ended 30 June was poor.", [("The year", "P1Y"), ("30 June", "2024-06-30")]),
    # a named ordinal is a date that nothing here decides
    ("The war is in its third year.", [("third year", "XXXX")]),
]

MESSAGES = [
    ("Can't wait for tmrw!", [("tmrw", "2024-10-23")]),
    ("Big game 2nite at 8pm", [("2nite", "2024-10-22TNI"), ("8pm", "2024-10-22T20:00")]),
    ("Party nxt week at ours", [("nxt week", "2024-W44")]),
    ("Vote on Nov 5th!", [("Nov 5th", "2024-11-05")]),
]


def case_id(case: object) -> str | None:
    return case if isinstance(case, str) else ""


@pytest.mark.parametrize(("text", "expected"), EXPLICIT + ANCHORED + IN_TEXT + LENGTHS + MESSAGES, ids=case_id)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_a_story_of_the_past_leans_on_the_date_before() -> None:
    assert [row.timex_value for row in dates(HISTORY)] == STORY
    assert [row.timex_value for row in dates(HISTORY, published=None)] == STORY  # no day of publication is needed for that
    assert {row.anchor for row in dates(HISTORY)} == {"text"}


NO_DATES = [
    "He may march with them.",
    "Theresa May and April Jones spoke to Jan.",
    "She sat down and took a second look.",
    "The sun rose over the spring in the desert.",
    "The Sunday Times has the story.",
    "The Lagos Daily has the story.",
    "Of ten crews, a fifth may stay.",
    "The Six-Day War and the Easter Rising are told in one book.",
    "They said that night temperatures were low.",
    "The 33-year-old driver fled.",
    "He is in his 30s.",
    "About 2,000 people lived there.",
    "Some 1500 troops landed.",
    "The shop is open 24/7.",
    "The team won 3-2.",
    "It costs $1998.",
    "A KN-23 missile and a Boeing 747 fell.",
    "The wage is $500 a month.",
    "Ask for the fall of the wall.",
    "Three-quarters of them fled.",
    "He said so on This Week and on 60 Minutes.",
    "The shops are shut on election day.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_traps(text: str) -> None:
    assert values(text) == []


MODS = [
    ("It fell in early May 2019.", "START"),
    ("It fell in mid-May 2019.", "MID"),
    ("It fell at the end of May 2019.", "END"),
    ("It lasted nearly three years.", "LESS_THAN"),
    ("It lasted more than three years.", "MORE_THAN"),
    ("It lasted at least three years.", "EQUAL_OR_MORE"),
    ("It lasted up to three years.", "EQUAL_OR_LESS"),
    ("It lasted about three years.", "APPROX"),
    ("It lasted three years.", None),
]


@pytest.mark.parametrize(("text", "mod"), MODS)
def test_mods(text: str, mod: str | None) -> None:
    assert [row.timex_mod for row in dates(text)] == [mod]


DAYS = [
    ("on 3 May 2019", "2019-05-03", "2019-05-03", "day"),
    ("last week", "2024-10-14", "2024-10-20", "week"),
    ("in February 2020", "2020-02-01", "2020-02-29", "month"),
    ("in Q1 2019", "2019-01-01", "2019-03-31", "quarter"),
    ("in the summer of 2019", "2019-06-01", "2019-08-31", "season"),
    ("since 2022", "2022-01-01", "2022-12-31", "year"),
    ("by 2027", "2027-01-01", "2027-12-31", "year"),
    ("in the 1950s", "1950-01-01", "1959-12-31", "decade"),
    ("in the 19th century", "1800-01-01", "1899-12-31", "century"),
    ("at 5 p.m. on Monday", "2024-10-21", "2024-10-21", "day"),
]


@pytest.mark.parametrize(("words", "first", "last", "precision"), DAYS)
def test_days_and_precision(words: str, first: str, last: str, precision: str) -> None:
    (row,) = dates(f"The pier was closed {words}.")
    assert (str(row.first_day), str(row.last_day), row.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["It lasted three years.", "It meets every Tuesday.", "It fell recently.", "It met on 03/04/2019."])
def test_no_days_without_a_calendar_interval(text: str) -> None:
    (row,) = dates(text)
    assert (row.first_day, row.last_day, row.precision, row.anchor) == (None, None, "none", "none")


INTERVALS = [
    # both ends of the interval agree
    ("It fell in September of last year.", date(2024, 1, 1), date(2024, 12, 31), "2023-09", "published-interval"),
    ("It fell last June.", date(2024, 9, 25), date(2024, 12, 31), "2024-06", "published-interval"),
    ("It fell on 3 May 2019.", date(2024, 1, 1), date(2024, 12, 31), "2019-05-03", "text"),
    # they do not
    ("It fell last week.", date(2024, 1, 1), date(2024, 12, 31), "XXXX-WXX", "none"),
    ("It fell in September of last year.", date(2024, 1, 1), date(2025, 12, 31), "XXXX-09", "none"),
    # one end is open: nothing decides
    ("It fell in September of last year.", date(2024, 1, 1), None, "XXXX-09", "none"),
    ("It fell on Tuesday.", None, None, "XXXX-WXX-2", "none"),
    ("It fell on 3 May 2019.", None, None, "2019-05-03", "text"),
]


@pytest.mark.parametrize(("text", "first", "last", "expected", "anchor"), INTERVALS)
def test_intervals_of_publication(text: str, first: date | None, last: date | None, expected: str, anchor: str) -> None:
    (row,) = between(text, first, last)
    assert (row.timex_value, row.anchor) == (expected, anchor)
    assert (row.first_day is None) == (anchor == "none")


@settings(max_examples=8)
@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 800))
def test_an_interval_never_contradicts_a_day_in_it(first: date, length: int) -> None:
    text = "The ferry sank in May and was raised last week; the inquiry will end next year, after the vote of 3 March."
    last = first + timedelta(length)
    open_rows = between(text, first, last)
    for day in (first, last, first + timedelta(length // 2)):
        for row, known in zip(open_rows, dates(text, day), strict=True):
            assert row.first_day is None or (row.first_day, row.last_day) == (known.first_day, known.last_day)


ROLES = [
    ("The ministry said on Monday that the pier was safe.", "statement"),
    ("The pier fell on Monday.", "event"),
    ("The pier must be rebuilt by Friday.", "deadline"),
    ("The pier was shut for three days.", "other"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str) -> None:
    assert [row.role for row in dates(text)] == [role]


def test_ids_and_offsets() -> None:
    text = "The ferry sank on 3 May 2019.\n\nIt was raised on Monday."
    rows = dates(text)
    assert [row.date_id for row in rows] == ["text:18-28", "text:48-54"]
    assert [row.sentence for row in rows] == sorted(row.sentence for row in rows)
    assert all(row.text == text[row.start : row.end] for row in rows)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for row in dates(text):
        assert row.text == text[row.start : row.end]


# ------------------------------------------------------------------------------------------------- the lexicons
@pytest.mark.parametrize("row", read_tsv("date_words"), ids=lambda row: row["words"])
def test_date_words(row: dict[str, str]) -> None:
    found = [date_row for date_row in dates(row["example"]) if date_row.text.lower() == row["words"]]
    assert [date_row.timex_type for date_row in found] == [row["type"]]
    if row["value"].startswith("day"):
        shift, _, part = row["value"][3:].partition("T")
        assert found[0].first_day == TUESDAY + timedelta(int(shift)) and found[0].timex_value.endswith(part)
    else:
        assert found[0].timex_value == row["value"]


@pytest.mark.parametrize("row", read_tsv("holidays"), ids=lambda row: row["name"])
def test_holidays(row: dict[str, str]) -> None:
    assert [found.first_day for found in dates(row["example"])] == [date.fromisoformat(row["day"])]


def names(table: str) -> list[str]:
    lexicon = calendar_lexicon()[table]
    forms = [form for name, short in lexicon["names"].items() for form in [name, *(short if isinstance(short, list) else [])]]
    return [lexicon["example"].format(form if table in ("units", "seasons", "parts") else form.title()) for form in forms]


@pytest.mark.parametrize("text", [text for table in ("months", "weekdays", "seasons", "parts", "units") for text in names(table)])
def test_every_name_of_the_calendar(text: str) -> None:
    assert len(dates(text)) == 1
