"""Numerals by kind of spelling, offsets, and round trips through number words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from analysis.extract.numbers import scan

SPELLINGS = [
    # digits: grouping, decimals, signs
    ("1,200 tents", [("1,200", 1200)]),
    ("12,34,567.89 rupees", [("12,34,567.89", 1234567.89)]),  # Indian grouping
    ("1 234 567 people", [("1 234 567", 1234567)]),
    ("1 200 tents", [("1 200", 1200)]),  # hard space
    ("1.234.567 people", [("1.234.567", 1234567)]),
    ("3.000 refugees", [("3.000", 3000)]),  # nobody counts thousandths of people
    ("a rate of 3.000", [("3.000", 3.0)]),
    ("24,5 million", [("24,5 million", 24.5e6)]),  # decimal comma before a scale word
    ("batting .534 this year", [(".534", 0.534)]),
    ("-5 degrees", [("-5", -5)]),
    ("−5 degrees", [("−5", -5)]),  # a true minus
    ("minus 12 degrees", [("minus 12", -12)]),
    ("minus-12 degrees", [("minus-12", -12)]),
    ("+0.2 points", [("+0.2", 0.2)]),
    ("1.5e6 cells", [("1.5e6", 1.5e6)]),
    ("1.2 x 10^6 cells", [("1.2 x 10^6", 1.2e6)]),
    ("9/11", []),  # a date, not a fraction
    ("3/4 of it", [("3/4", 0.75)]),
    ("10 1/2 miles", [("10 1/2", 10.5)]),
    ("2½ years", [("2½", 2.5)]),
    ("½ cup", [("½", 0.5)]),
    # scale words after digits
    ("2.3 billion", [("2.3 billion", 2.3e9)]),
    ("Rs 3 crore", [("3 crore", 3e7)]),
    ("4 lakh", [("4 lakh", 4e5)]),
    ("3 lakh crore", [("3 lakh crore", 3e12)]),
    ("4 hundred million", [("4 hundred million", 4e8)]),
    ("3 dozen", [("3 dozen", 36)]),
    ("a $10-million loan", [("10-million", 1e7)]),
    ("3 million and a half", [("3 million and a half", 3.5e6)]),
    # number words
    ("sixteen", [("sixteen", 16)]),
    ("twenty-one", [("twenty-one", 21)]),
    ("twenty one", [("twenty one", 21)]),
    ("one hundred and sixty-one", [("one hundred and sixty-one", 161)]),
    ("two hundred and two thousand", [("two hundred and two thousand", 202000)]),
    ("a hundred thousand", [("a hundred thousand", 1e5)]),
    ("twenty-one trillion three hundred", [("twenty-one trillion three hundred", 21e12 + 300)]),
    ("one and a half million", [("one and a half million", 1.5e6)]),
    ("two and a half years", [("two and a half", 2.5)]),
    ("six and half years in prison", [("six and half", 6.5)]),
    ("The first was of 12 and half of the others sank.", [("12", 12), ("half", 0.5)]),
    ("minus five", [("minus five", -5)]),
    ("a dozen eggs", [("a dozen", 12)]),
    ("half a dozen", [("half a dozen", 6)]),
    ("half a million", [("half a million", 5e5)]),
    ("a half-million", [("a half-million", 5e5)]),
    ("a quarter of a million", [("a quarter of a million", 250000)]),
    ("three-quarters of a million", [("three-quarters of a million", 750000)]),
    ("quarter million", [("quarter million", 250000)]),
    # where one number ends and the next begins
    ("three and four", [("three", 3), ("four", 4)]),
    ("twenty-five thirty", [("twenty-five", 25), ("thirty", 30)]),
    ("ten-twelve", [("ten", 10), ("twelve", 12)]),
    ("four thousand to five thousand", [("four thousand", 4000), ("five thousand", 5000)]),
    ("eight million 250ml bottles", [("eight million", 8e6), ("250", 250)]),
    ("three point five per cent", [("three point five", 3.5)]),  # decimals as they are spoken
    ("two point one million", [("two point one million", 2.1e6)]),
    ("nine point nought four", [("nine point nought four", 9.04)]),
    ("minus five point five degrees", [("minus five point five", -5.5)]),
    ("1\u202f234\u202f567 people", [("1\u202f234\u202f567", 1234567)]),  # thin spaces
    # fractions, and ordinals that are none
    ("two-thirds of voters", [("two-thirds", 2 / 3)]),
    ("a third of voters", [("a third", 1 / 3)]),
    ("one-fifth", [("one-fifth", 0.2)]),
    ("three quarters of voters", [("three quarters", 0.75)]),
    ("half the voters", [("half", 0.5)]),
    ("a third term", []),
    ("a fifth column", []),
    ("half asleep", []),
    # vague plurals
    ("dozens", [("dozens", (12, 119))]),
    ("scores of tents", [("scores", (20, 199))]),
    ("hundreds", [("hundreds", (100, 999))]),
    ("thousands", [("thousands", (1000, 9999))]),
    ("tens of thousands", [("tens of thousands", (10000, 99999))]),
    ("hundreds of thousands", [("hundreds of thousands", (100000, 999999))]),
    ("millions", [("millions", (1e6, 9999999))]),
    ("several hundred", [("several hundred", (300, 999))]),
    ("a few thousand", [("a few thousand", (3000, 9999))]),
    ("several dozen", [("several dozen", (36, 119))]),
    ("hundreds and hundreds", [("hundreds and hundreds", (100, 999))]),
    # scale words that count nothing
    ("parts per million", []),
    ("sold by the dozen", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPELLINGS)
def test_spelling(text, expected):
    found = list(scan(text))
    assert [text[numeral.start : numeral.end] for numeral in found] == [words for words, _ in expected]
    bounds = [value if isinstance(value, tuple) else (value, value) for _, value in expected]
    assert [numeral.low for numeral in found] == pytest.approx([low for low, _ in bounds])
    assert [numeral.high for numeral in found] == pytest.approx([high for _, high in bounds])


LETTERS = [("2.3bn", "bn"), ("12k", "k"), ("15m", "m"), ("4.3M", "M"), ("8 B people", "B"), ("1.5 mn", "mn")]


@pytest.mark.parametrize(("text", "letter"), LETTERS)
def test_a_letter_is_left_to_the_unit_rules(text, letter):
    (numeral,) = scan(text)
    assert numeral.letter == letter


WHOLE = st.one_of(st.integers(0, 120), st.integers(0, 10**6), st.integers(0, 10**13))


@given(WHOLE)
def test_number_words_round_trip(value):
    words = num2words(value)
    (numeral,) = scan(words.replace(",", ""))
    assert numeral.low == numeral.high == value


@given(WHOLE)
def test_grouped_digits_round_trip(value):
    (numeral,) = scan(f"about {value:,} of them")
    assert numeral.low == value


@given(st.text(alphabet="0123456789 ,.-/½million tento andhalf\n$%€k", max_size=60))
def test_numerals_do_not_overlap_and_have_ordered_bounds(text):
    end = 0
    for numeral in scan(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.low <= numeral.high
        end = numeral.end
