"""The words around a number, where the same number stands twice in its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analysis.link import around
from analysis.link.around import Evidence
from analysis.model import Article, ArticleRow, Figure
from tests.link.test_stories import linked


def figure(text: str, number: str, start: int, evidence: str | None = None) -> Figure:
    end = start + len(number)
    return Figure(
        figure_id=f"a:{start}-{end}", article_id="a", text=text[start:end], start=start, end=end, sentence=0, evidence=evidence or text
    )


def placed(text: str, *figures: Figure) -> list[Figure]:
    return list(around.placed(figures, dict(around.stands(text, figures))))


@pytest.mark.parametrize(
    ("text", "number", "which", "before", "after"),
    [
        ("12 were killed and 12 hurt.", "12", 0, "", " were killed and 12 hurt."),
        ("12 were killed and 12 hurt.", "12", 1, "12 were killed and ", " hurt."),
        ("Of 10 ferries 1 of 10 sank.", "10", 1, "Of 10 ferries 1 of ", " sank."),
        ("In 2010 it sold 10 trams.", "10", 1, "In 2010 it sold ", " trams."),  # a part of a year
        ("Of 1,500 cows 500 drowned, 500 of them calves.", "500", 1, "Of 1,500 cows ", " drowned, 500 of them calves."),
        ("Of 1,500 cows 500 drowned, 500 of them calves.", "500", 2, "Of 1,500 cows 500 drowned, ", " of them calves."),
        ("Prices rose 3.5 per cent, 5 per cent in Lund.", "5 per cent", 1, "Prices rose 3.5 per cent, ", " in Lund."),
        ("On 12 May at\n\n least 12  hens and 12 ducks died.", "12", 2, "On 12 May at least 12 hens and ", " ducks died."),
        ("About\n 40 sheep, about 40 goats.", "about 40", 0, "About 40 sheep, ", " goats."),
    ],
)
def test_the_words_before_and_after_a_number(text, number, which, before, after):
    start = -1
    for _ in range(which + 1):
        start = text.index(number, start + 1)
    (found,) = placed(text, figure(text, number, start, " ".join(text.split())))
    assert around.around(found) == (before, after)
    assert (around.before(found), around.after(found)) == (before, after)


def test_evidence_that_begins_within_a_long_sentence():
    text = "Of 7 men 7 " + "very " * 60 + "tired walkers 7 came back."
    start = text.rindex("7")
    cut = text[text.index("tired") - 30 :]
    (found,) = placed(text, figure(text, "7", start, cut))
    assert around.after(found) == " came back."


def test_a_number_that_its_evidence_does_not_hold_has_no_words_around_it():
    assert around.around(figure("A dozen swam.", "A dozen", 0, "Others swam.")) == ("", "")


def test_only_figures_whose_number_is_not_found_first_are_told_where_it_stands():
    text = "12 were killed and 12 hurt; 3 are missing."
    figures = [figure(text, "12", 0), figure(text, "12", 19), figure(text, "3", 28)]
    assert dict(around.stands(text, figures)) == {"a:19-21": 19}
    one, two, three = placed(text, *figures)
    assert (one, three) == (figures[0], figures[2])
    assert isinstance(two.evidence, Evidence)
    assert two == figures[1]  # the words are the same
    assert around.before(replace(two, item=None)) == "12 were killed and "


def articles(*texts: str) -> list[Article]:
    day = date(2031, 5, 6)
    return [
        Article(
            row=ArticleRow(
                article_id=name, path=f"{name}.txt", raw_sha256="", source=name, published=day, published_from=day, published_to=day
            ),
            text=text,
        )
        for name, text in zip("abc", texts, strict=False)
    ]


def test_what_follows_the_second_of_two_equal_numbers_is_its_own():
    """The one are children of the dead, the other are of those badly hurt."""
    text = "Earthquake in Peru\n\nThe earthquake in Peru killed 14 people, and 14 others were critically injured."
    found = [row for row in linked(articles(text)).figures if row.text == "14"]
    assert [row.quantity for row in found] == ["killed-earthquake-peru", "seriously-injured-earthquake-peru"]


def test_figures_come_back_with_their_evidence_as_it_was():
    text = "Earthquake in Peru\n\nThe earthquake in Peru killed 14 people, and 14 others were critically injured."
    assert {row.evidence for row in linked(articles(text)).figures} == {text.partition("\n\n")[2]}
