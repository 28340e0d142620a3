"""The grammar of dates by itself: spans, values and calendar arithmetic hold for any text and any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.corpus.limits import time_limit
from analysis.timex import calendar_days as calendar
from analysis.timex import lexicon
from analysis.timex.context import Context, Timex
from analysis.timex.joins import expressions
from analysis.timex.values import resolve

MONTHS = [name.title() for name in lexicon.calendar_lexicon()["months"]["names"]]
WEEKDAYS = [name.title() for name in lexicon.calendar_lexicon()["weekdays"]["names"]]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def read(text: str, today: date | None = None, **context: str) -> list[Timex | None]:
    return [resolve(atom, Context(today, **context)) for atom in expressions(text)]


def value(text: str, today: date | None = None, **context: str) -> str:
    (found,) = read(text, today, **context)
    assert found is not None
    return found.value


# ------------------------------------------------------------------------------------------------ explicit dates
def suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


STYLES = [
    lambda day: day.isoformat(),
    lambda day: f"{day:%Y}/{day:%m}/{day:%d}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}{suffix(day.day)}, {day.year}",
    lambda day: f"the {day.day}{suffix(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{MONTHS[day.month - 1].upper()} {day.day} {day.year}",
]


@given(DAYS, st.sampled_from(STYLES), st.one_of(st.none(), DAYS))
def test_every_day_in_every_style_comes_back(day, style, today):
    text = f"The ferry sank on {style(day)}."
    (atom,) = expressions(text)
    found = resolve(atom, Context(today))
    assert text[atom.start : atom.end] == style(day)
    assert found is not None and calendar.days_of(found.value) == (day, day) and not found.anchored


@given(DAYS)
def test_slashed_days_stay_open_where_two_readings_are_possible(day):
    days = calendar.days_of(value(f"on {day.month}/{day.day}/{day.year}"))
    assert days == (None if day.day <= 12 and day.day != day.month else (day, day))


@given(DAYS, st.integers(1, 20))
def test_a_range_in_one_month_gives_both_days(day, length):
    end = day + timedelta(length)
    assume(end.month == day.month)
    name = MONTHS[day.month - 1]
    both = [day.isoformat(), end.isoformat()]
    for text in (
        f"from {day.day} to {end.day} {name} {day.year}",
        f"{name} {day.day}-{end.day}, {day.year}",
        f"{day.day}–{end.day} {name} {day.year}",
    ):
        assert [found.value for found in read(text)] == both


# ------------------------------------------------------------------------------------------------ anchored dates
RELATIVE = ["yesterday", "today", "tomorrow", "last Monday", "next Friday", "on Thursday", "three days ago", "this morning", "tonight"]


@given(DAYS, st.sampled_from(RELATIVE), st.integers(-500, 500))
def test_days_move_with_the_day_of_publication(today, words, weeks):
    def first(day: date) -> date:
        days = calendar.days_of(value(words, day))
        assert days is not None
        return days[0]

    move = timedelta(7 * weeks)
    assert first(today + move) == first(today) + move


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_weekdays_are_the_nearest_on_the_side_of_the_tense(today, weekday):
    past, future = (date.fromisoformat(value(f"on {weekday}", today, tense=tense)) for tense in ("past", "future"))
    assert 0 <= (today - past).days <= 6 and 0 <= (future - today).days <= 6
    assert past.weekday() == future.weekday() == WEEKDAYS.index(weekday)


@given(DAYS, st.sampled_from(MONTHS))
def test_months_are_the_nearest_on_the_side_of_the_tense(today, month):
    past, future = (calendar.days_of(value(f"in {month}", today, tense=tense)) for tense in ("past", "future"))
    assert past is not None and future is not None
    assert past[0] <= today <= future[1]
    assert (today - past[0]).days <= 366 and (future[1] - today).days <= 366


@pytest.mark.parametrize(
    "words", [*RELATIVE, "last week", "a year ago", "in June", "on 3 May", "this spring", "at Christmas", "the weekend"]
)
def test_nothing_is_decided_without_a_day_of_publication(words):
    assert [calendar.days_of(found.value) for found in read(words) if found] in ([None], [])


# --------------------------------------------------------------------------------------------- any text, any day
@given(st.text(), DAYS)
def test_any_text_gives_ordered_spans(text, today):
    end = 0
    for atom in expressions(text):
        assert end <= atom.start < atom.end <= len(text)
        end = atom.end
        resolve(atom, Context(today))


WORDS = sorted({*lexicon.months(), *lexicon.weekdays(), *lexicon.units(), *lexicon.seasons(), *lexicon.parts(), *lexicon.ORDINALS})
GLUE = sorted(
    lexicon.word_set(
        "the a an of last next to this that in on - , . ' ’s early late end ago later and 3 12 1998 '98 1914-18 10:30 p.m. half every"
    )
)


@given(st.lists(st.sampled_from(WORDS + 4 * GLUE), max_size=12), st.one_of(st.none(), st.dates()))
def test_any_words_of_dates_give_spans_and_values(words, today):
    text = " ".join(words)
    end = 0
    at = Context(today)
    for atom in expressions(text):
        assert end <= atom.start < atom.end <= len(text)
        end = atom.end
        found = resolve(atom, at)
        assert found is None or (days := calendar.days_of(found.value)) is None or days[0] <= days[1]


@pytest.mark.parametrize(
    "text", ["the" + " " * 100_000 + "year", "9" * 100_000, "3 " * 30_000, "the last " * 10_000, "May " * 20_000, "1-" * 30_000]
)
def test_hostile_text_costs_little(text):
    with time_limit(5):
        expressions(text)


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "Y10", "Y100"]))
def test_a_day_lies_in_each_value_written_for_it(day, unit):
    days = calendar.days_of(calendar.written(day, unit))
    assert days is not None and days[0] <= day <= days[1]
    assert calendar.unit_of(calendar.written(day, unit)) == unit


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y"]), st.integers(-200, 200))
def test_moving_there_and_back(day, unit, count):
    value = calendar.written(day, unit)
    there = calendar.moved(value, unit, count)
    assert there is not None and calendar.moved(there, unit, -count) == value


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert calendar.easter(year) == date(year, month, day)
