"""Lists of names, and which of their neighbours say what they are."""

from __future__ import annotations

import re

import pytest

from analysis.extract.enumerations import chains, has_seats, shares
from analysis.extract.names import Span


def spans_of(text):
    return [Span(name.start(), name.end(), name.group(), 0, 0) for name in re.finditer(r"[A-Z]\w+", text)]


CHAINS = [
    ("Orvane, Kelm and Dast", [["Orvane", "Kelm", "Dast"]]),
    ("Orvane, Kelm, and Dast", [["Orvane", "Kelm", "Dast"]]),
    ("Orvane and Dast", [["Orvane", "Dast"]]),
    # a town and its land, an apposition: no list
    ("Orvane, Kelm", []),
    ("Orvane of Kelm", []),
    # after "and" a new one begins
    ("Orvane and Dast, Kelm and Melk", [["Orvane", "Dast"], ["Kelm", "Melk"]]),
]


@pytest.mark.parametrize(("text", "names"), CHAINS)
def test_chains(text, names):
    assert [[span.text for span in chain] for chain in chains(spans_of(text), text)] == names


def test_a_name_shares_in_what_its_list_shows():
    text = "Orvane, Kelm and Dast"
    known = {"orvane": {"place": 6.0}, "kelm": {}, "dast": {"place": 12.0}}
    assert shares(spans_of(text), text, known.__getitem__, ("place",))["kelm"] == {"place": pytest.approx(0.75 * (6 + 9) / 2)}


@pytest.mark.parametrize(
    ("text", "seats"), [("X – 54 seats", True), ("X: 1,204 seats", True), ("X with 9 seats", True), ("X – 54 dead", False)]
)
def test_seats(text, seats):
    assert has_seats(text, 1) == seats
