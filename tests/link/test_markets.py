"""Shares that rise and fall: whose, by how much, on which day, and what is no price of theirs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_by_words, series_of_last

DAY = date(2036, 8, 20)
LEAD = "Halden Motors opened a plant in Kelm. "

MOVES = [  # what follows the lead, number, its series
    ("Halden Motors shares fell 4 per cent on Wednesday.", "4 per cent", "share-price-fallen-halden-motors-percent"),
    ("Shares in Halden Motors jumped 4 per cent.", "4 per cent", "share-price-risen-halden-motors-percent"),
    ("Its shares dived 4 per cent.", "4 per cent", "share-price-fallen-halden-motors-percent"),  # those of the article's company
    ("A 4 per cent drop in Halden Motors shares followed.", "4 per cent", "share-price-fallen-halden-motors-percent"),
    ("Halden Motors shares fell to close at $39.", "$39", "share-price-quoted-halden-motors-usd"),
    ("The fall wiped $39 billion off its market value.", "$39 billion", "market-value-fallen-halden-motors-usd"),
    ("Its shares fell 4 per cent on 2 March 2035.", "4 per cent", "2035-03-02-share-price-fallen-halden-motors-percent"),  # another day
    ("Its shares have fallen 40 per cent this year.", "40 per cent", "share-price-fallen-halden-motors-in-all-percent"),
]


@pytest.mark.parametrize(("text", "number", "expected"), MOVES)
def test_what_becomes_of_shares(text, number, expected):
    assert series_by_words(LEAD + text, day=DAY)[number] == expected


OTHERS = [
    ("Its share of the market fell to 4 per cent.", "4 per cent"),
    ("Brun Bank holds shares, or 4 per cent of Halden Motors.", "4 per cent"),
    ("Its shares, which had already fallen 4 per cent, are traded in Oslo.", "4 per cent"),  # before
    ("Its shares fell from a high of $39.", "$39"),
]


@pytest.mark.parametrize(("text", "number"), OTHERS)
def test_what_is_no_price_of_shares(text, number):
    assert not (series_by_words(LEAD + text, day=DAY)[number] or "").startswith("share-price")


def test_falls_of_two_days_are_two():
    text = LEAD + "Halden Motors shares fell 4 per cent."
    assert len(set(series_of_last(text, text.replace("4", "6"), day=DAY, apart=1))) == 1
    assert len(set(series_of_last(text, text.replace("4", "6"), day=DAY, apart=3))) == 2
