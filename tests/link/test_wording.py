"""Sentences that two articles share: one number of one series, unless they name others, say less, or lie far apart."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.link.located import Scene
from analysis.link.quantities import link_quantities
from analysis.link.settings import Setting
from analysis.model import ArticleRow, Figure

WIRE = "A ferry with 190 people aboard sank off Kelm on Sunday, drowning 22 of them, rescuers said."
DAY = date(2032, 4, 11)
UNSAID = Scene()


def dead(article: str, evidence: str, value: float = 22) -> Figure:
    text = f"{value:g}"
    return Figure(
        figure_id=f"{article}:0-2", article_id=article, text=text, start=0, end=2, sentence=0, low=value, high=value, item="people",
        item_class="killed", event="killed", evidence=evidence,
    )  # fmt: skip


def series(*figures: Figure, days=(DAY, DAY), scenes=(UNSAID, UNSAID)):
    names = [figure.article_id for figure in figures]
    rows = {
        name: ArticleRow(article_id=name, path=name, raw_sha256="", published=day, source=name)
        for name, day in zip(names, days, strict=True)
    }
    settings = [
        Setting(name, scene.kind, scene.place, rows[name].published, (), scenes={f"{name}:0-2": scene})
        for name, scene in zip(names, scenes, strict=True)
    ]
    found = link_quantities(figures, rows, {}, settings=settings).figures
    return [(figure.quantity, figure.quantity_rule) for figure in found]


def test_a_sentence_in_other_words_is_of_the_series_of_the_first():
    reworded = "On Sunday a ferry with 190 people aboard sank off Kelm and 22 of them were drowned."
    found = series(dead("a", WIRE), dead("b", reworded), scenes=(Scene("wreck", "norway", "kelm"), Scene()))
    assert found == [("killed-wreck-kelm", "event, story of the article"), ("killed-wreck-kelm", "same words")]


def test_a_sentence_whose_place_no_article_says_has_a_series_of_its_own():
    assert series(dead("a", WIRE), dead("b", WIRE)) == [("killed-in-article-a", "same words")] * 2


APART = [  # the other sentence, its number, the days of the two
    ("A ferry with 190 people aboard sank off Melk on Sunday, drowning 22 of them, rescuers said.", 22, (DAY, DAY)),  # another place
    ("Rescuers said that 22 had died.", 22, (DAY, DAY)),  # too little
    (WIRE.replace("22", "24"), 24, (DAY, DAY)),
    (WIRE, 22, (DAY, date(2032, 4, 20))),
]


@pytest.mark.parametrize(("other", "value", "days"), APART)
def test_other_names_numbers_words_or_days_are_of_something_else(other, value, days):
    assert series(dead("a", WIRE), dead("b", other, value), days=days) == [(None, None)] * 2


def test_small_numbers_are_said_of_many_things():
    few = WIRE.replace("22", "two")
    assert series(dead("a", few, 2), dead("b", few, 2)) == [(None, None)] * 2
