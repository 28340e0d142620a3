"""Names that stand again where the tagger does not see them."""

from __future__ import annotations

from analysis.extract.found import Found
from analysis.extract.names import Spotter
from analysis.extract.repeats import _join
from analysis.language import load_model


def test_two_halves_of_a_full_name_are_one():
    text = "Ada Quist left"
    spotter = Spotter(Found(load_model()(text)).words, text)
    made = {0: spotter.span(0, 3), 1: spotter.span(4, 9)}
    _join(made, {"Ada Quist"}, spotter)
    assert [(span.text, span.kind) for span in made.values()] == [("Ada Quist", "person")]


def test_a_pair_that_is_no_full_name_stays_two():
    text = "Ada Quist left"
    spotter = Spotter(Found(load_model()(text)).words, text)
    made = {0: spotter.span(0, 3), 1: spotter.span(4, 9)}
    _join(made, {"Ada Karo"}, spotter)
    assert len(made) == 2
