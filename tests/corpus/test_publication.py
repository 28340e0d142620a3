"""When a text without a publication day can have been published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.publication import infer_publication

SUNK = "The ferry sank with 40 men aboard near the pier, and the port was closed for hours."

CASES = [
    # nothing says anything: open at both ends, and never today
    ("The ferry sank on Tuesday. Two people are missing.", None, None, "unknown"),
    ("", None, None, "unknown"),
    # a line of its own says it; "published" goes before "updated"
    ("Ferry sinks\nPublished: 3 May 2019\nThe ferry sank in 2018.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("Ferry sinks\nUpdated May 5, 2019\nPublished on Friday, May 3, 2019\nIt sank.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    # a name before the label, a time of day on either side; figures that were published are no page
    ("Ferry sinks\nJane Roe (@janeroe) Published May 03, 2019 | 01:10 AM\nIt sank.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("Ferry sinks\nPublished: 3:29 PM May 3, 2019 Updated: 4:00 PM May 4, 2019\nIt sank.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("Ferry sinks\nUpdated 10:12 AM EDT, Fri May 3, 2019\nIt sank.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("Figures published 3 May 2019: 40 dead.", date(2019, 5, 3), None, "inferred"),
    # above the story, a day beside the author's name, the time or the minutes that reading takes
    (f"Ferry sinks\nFri 3 May 2019 14.30 BST\n{SUNK}", date(2019, 5, 3), date(2019, 5, 3), "text"),
    (f"Ferry sinks\n4 min read 3 May 2019, 06:17 AM IST\n{SUNK}", date(2019, 5, 3), date(2019, 5, 3), "text"),
    (f"Ferry sinks\nBy Jane Roe and Dana Poe, May 3, 2019 at 5:32 p.m.\n{SUNK}", date(2019, 5, 3), date(2019, 5, 3), "text"),
    (f"Ferry sinks\nJane Roe | May 3, 2019\n{SUNK}", date(2019, 5, 3), date(2019, 5, 3), "text"),
    # of a picture, not of the page; and of an older page, where the text tells of a later day
    (f"Ferry sinks\nHalden Harbour, May 3, 2019\n{SUNK}", None, None, "unknown"),
    (f"Ferry sinks\nBy Jane Roe, May 3, 2019\n{SUNK}\nIt was raised on 5 May 2020.", date(2020, 5, 5), None, "inferred"),
    # below the story stand the days of others
    (f"Ferry sinks\n{SUNK}\n{SUNK}\n{SUNK}\nThe mill\nMay 3, 2019", date(2019, 5, 3), None, "inferred"),
    # the day in a dateline
    ("LUND, Halden, May 3, 2019 (Wire) - Forty men drowned.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("Lund, (HPA - Harbour Post / Pier News - 3rd May, 2019) Some 400 men crossed.", date(2019, 5, 3), date(2019, 5, 3), "text"),
    ("On May 3, 2019 – the day of the vote – he left.", date(2019, 5, 3), None, "inferred"),
    # the latest day told as past is the first possible one
    ("The ferry was built in 1998 and sank on 3 May 2019.", date(2019, 5, 3), None, "inferred"),
    ("The mill burnt down in March 2016.", date(2016, 3, 1), None, "inferred"),
    ("The war has gone on since 2022.", date(2022, 1, 1), None, "inferred"),
    # a picture's caption is past even without a verb
    ("Ferries at the pier, 3 May 2019. Photo: Port Office\nThe strike goes on.", date(2019, 5, 3), None, "inferred"),
    ("The harbour of Lund. File photo, May 3, 2019", date(2019, 5, 3), None, "inferred"),
    # what is promised lies ahead: it bounds the other end
    ("The bridge will open on 3 May 2019.", None, date(2019, 5, 3), "inferred"),
    ("The ferry sank in 2018. A bridge is expected to open in 2024.", date(2018, 1, 1), date(2024, 12, 31), "inferred"),
    # plans and names of events to come say nothing about the past
    ("The town was chosen to host the 2036 Games.", None, None, "unknown"),
    ("They hoped to finish by 2030.", None, None, "unknown"),
    # the page's copyright line ends the year; a picture's credit does not
    ("The ferry sank on 3 May 2019.\n© 2019 The Lund Courier. All rights reserved.", date(2019, 5, 3), date(2019, 12, 31), "inferred"),
    ("The ferry sank.\nCopyright 2015-2020 Lund Courier", None, date(2020, 12, 31), "inferred"),
    ("The ferry sank.\n© 2019 AFP photo of the pier", None, None, "unknown"),
    # an end before the beginning is none: the copyright line is stale
    ("The ferry sank on 3 May 2019.\n© 2017 The Lund Courier", date(2019, 5, 3), None, "inferred"),
    # a weekday names the year where the bounds leave one: 22 October was a Tuesday in 2019, not in 2018
    (
        "The mill burnt down in 2018. The ferry sank on Tuesday, October 22.\n© 2019 The Lund Courier",
        date(2019, 10, 22),
        date(2019, 12, 31),
        "inferred",
    ),
]


MAY = date(2019, 5, 3)
STORY = "The ferry sank off the pier on Friday, and two people are still missing."
HEADED = [  # what stands between headline and story -> first day, last day, basis
    ("3 May 2019", MAY, MAY, "text"),
    ("Harbour Post\nFriday, May 3, 2019 / 5:32 PM EDT", MAY, MAY, "text"),
    ("By Ada Klug\n\n2019-05-03", MAY, MAY, "text"),
    ("03/05/2019", date(2019, 3, 5), MAY, "text"),  # the day or the month first: both are possible
    ("3 May 2019 was a bad day for the ferry, said its owner in Lund.", MAY, None, "inferred"),  # a sentence, which tells of that day
    ("3 May 2019\nThe ferry leaves the pier of Lund with 40 people on board.\n4 May 2019", None, None, "unknown"),  # a chronology
    ("The ferry left the pier of Lund with 40 people on board.\n3 May 2019", None, None, "unknown"),  # within the story
]


@pytest.mark.parametrize(("head", "first", "last", "basis"), HEADED)
def test_a_bare_date_between_headline_and_story_is_the_day_of_publication(head, first, last, basis):
    title = "Ferry sinks off Lund"
    assert infer_publication(f"{title}\n{head}\n\n{STORY}", title=title) == (first, last, basis)


@pytest.mark.parametrize(
    "text",
    [
        f"3 May 2019\nFerry sinks off Lund\n{STORY}",  # above the headline: the day on which a page was saved
        f"Ferry sinks off Lund\n3 May 2019\n{STORY} It had passed its test on 6 June 2019.",  # the text knows of a later day
        "Ferry sinks off Lund\n3 May 2019\n40 on board",  # no story
    ],
)
def test_a_bare_date_elsewhere_says_less(text):
    assert infer_publication(text, title="Ferry sinks off Lund")[2] != "text"


@pytest.mark.parametrize(("text", "first", "last", "basis"), CASES)
def test_infer_publication(text, first, last, basis):
    assert infer_publication(text) == (first, last, basis)


@given(st.text())
def test_any_text_gives_an_ordered_interval(text):
    first, last, basis = infer_publication(text)
    assert first is None or last is None or first <= last
    assert (basis == "unknown") == (first is None and last is None)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_past_day_is_the_first_possible_one(day):
    assert infer_publication(f"The ferry sank on {day.isoformat()}.")[0] == day
