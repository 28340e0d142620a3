"""Percentages that every country has one of: what they are of, whose, and what is another number."""

from __future__ import annotations

from datetime import date

import pytest

import analysis
from analysis.lexicons import listed, read_tsv
from analysis.link.quantities import link_quantities
from analysis.link.settings import read_setting
from analysis.model import Article, ArticleRow

DAY = date(2031, 3, 14)


def series(text):
    """The series of a text's last figure."""
    found = analysis.annotate(text, published=DAY)
    row = ArticleRow(article_id="text", path="", raw_sha256="", published=DAY)
    actors = {actor.actor_id: actor for actor in found.actors}
    setting = read_setting(Article(row=row, text=text), list(found.rows()), actors)
    figures = link_quantities(found.figures, {"text": row}, actors, settings=[setting]).figures
    return max(figures, key=lambda figure: figure.start).quantity


@pytest.mark.parametrize("row", read_tsv("indicators"), ids=lambda row: row["class"])
def test_an_indicator_is_read_in_its_example(row):
    assert series(row["example"]) == f"{row['class']}-norway-percent"
    assert listed(row["nouns"])


CASES = [  # text -> series of its last figure
    ("Spain will cut its budget deficit to 1.2 per cent of gross domestic product this year.", "deficit-spain-percent"),
    ("Economists in Spain see growth. The government expects growth of 2 per cent; the bank expects 1.6 per cent.", "growth-spain-percent"),
    ("Spain's trade deficit was 3 per cent of output.", None),
    ("Youth unemployment in Spain was 30 per cent.", None),
    ("Turnout in Spain was 30 per cent in the first round.", None),
    ("Unemployment in Spain rose by 2 per cent.", None),  # a change, and no level
    ("Spain's deficit will be 3 per cent of output in 2034.", "deficit-spain-2034-percent"),
    ("Spain's growth will be 2 per cent, it says. China expects growth of 4 per cent.", None),
    ("The firm's debt was 40 per cent of its revenue. Norway looked on.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_of_what_and_whose_a_percentage_is(text, expected):
    found = series(text)
    assert (
        found == expected
        if expected
        else not found or not found.startswith(tuple(f"{row['class']}-spain-p" for row in read_tsv("indicators")))
    )
