"""Tolls of a war or of unrest: a day's apart from those since it began."""

from datetime import date

import pytest

from analysis.link.keys import Key, label
from analysis.model import Article, ArticleRow
from tests.link.test_stories import linked
from tests.link.told import series_by_words, series_of_last

DAY = date(2034, 6, 20)  # a Tuesday
WAR = [  # text, series of its numbers
    # a day, and all days
    ("Shells killed 140 people in Kelm in Peru in the past 24 hours.", {"140": "killed-peru-kelm-2034-06-20"}),
    ("At least 8,400 people have been killed in Peru since the war began.", {"At least 8,400": "killed-peru-in-all"}),
    ("More than 8,400 people have died in fourteen months of civil war in Peru.", {"More than 8,400": "killed-peru-in-all"}),
    ("Since 2 March, 8,400 Peruvians have been killed in the war.", {"8,400": "killed-peru-in-all"}),
    # the toll that a day's dead brought about is of all days
    (
        "Shells killed 140 people in Peru in the past 24 hours, bringing the toll of the war to 8,400.",
        {"140": "killed-peru-2034-06-20", "8,400": "killed-peru-in-all"},
    ),
    (
        "Shells killed 140 Peruvians in a single day, and 8,400 Peruvians have died since the invasion.",
        {"140": "killed-peru-2034-06-20", "8,400": "killed-peru-in-all"},
    ),
    # what an article rounds elsewhere is the same
    (
        "Peru's war has killed 8,400 people\n\nSome 8,430 people have been killed in Peru since the coup.",
        {"8,400": "killed-peru-in-all", "Some 8,430": "killed-peru-in-all"},
    ),
    ("The civil war in Peru has killed 8,400 people.", {"8,400": "killed-peru-in-all"}),
    # since when others were held says nothing of the dead
    ("Soldiers killed 140 Peruvians to free four who had been held since March.", {"140": "killed-peru"}),
    # an attack that is past
    ("Peru has been at war since 2 March, when rebels stormed Kelm in Peru, killing 900 people.", {"900": None}),
    # weapons as men
    ("Peru has lost 310 tanks since the war began, its foe says.", {"310": "tanks-lost-peru-in-all"}),
    # a superlative says nothing of the count; weeks of a war are a part of it
    ("Shells killed 140 people in Peru on the worst day since the war began.", {"140": "killed-peru-2034-06-20"}),
    ("In just two weeks of the war 900 people were killed in Peru.", {"900": None}),
]


@pytest.mark.parametrize(("text", "expected"), WAR)
def test_a_wars_tolls(text, expected):
    found = series_by_words(text, day=DAY)
    assert {words: found[words] for words in expected} == expected


def test_one_toll_whatever_strike_or_siege_an_article_is_about():
    texts = (
        "Air strikes hit Kelm in Peru.\n\nSome 8,400 people have been killed in Peru since the war began.",
        "Siege of Sarn in Peru\n\nSome 8,430 people have been killed in Peru since fighting broke out.",
    )
    assert series_of_last(*texts, day=DAY) == ["killed-peru-in-all"] * 2


PROTESTS = (
    "Police fire on protesters in Peru\n\nPolice killed 40 protesters in Peru on Monday. "
    "At least 160 people have been killed in Peru since the protests began."
)


def test_unrest_is_split_where_an_article_gives_a_day_and_all_days():
    other = "Protests in Peru\n\nFor the protests in Peru it was a black day. Police killed 52 protesters in Peru on Monday."
    split = series_of_last(PROTESTS, other, day=DAY)
    assert split == ["killed-protest-peru-in-all", "killed-protest-peru-2034-06-19"]
    alone = series_of_last(other, "Protests in Peru\n\nThe protests in Peru have left 52 people dead.", day=DAY)
    assert alone == ["killed-protest-peru"] * 2  # no article tells the two apart


def test_the_label_says_how_long():
    key = Key("killed", "killed", "peru", None, "total")
    assert label(key._replace(span="in-all"), None, {}) == "Killed, Peru, in all"
    assert label(key._replace(span="2034-06-20"), None, {}) == "Killed, Peru, 20 June 2034"


def test_the_past_day_of_an_article_without_a_day_is_of_no_day():
    rows = [ArticleRow(article_id=name, path="", raw_sha256="", source=name, published=day) for name, day in (("a", DAY), ("b", None))]
    texts = (PROTESTS, "Protests in Peru\n\nPolice killed 52 protesters in Peru in the past 24 hours.")
    found = linked([Article(row=row, text=text) for row, text in zip(rows, texts, strict=True)]).figures
    assert next(figure.quantity for figure in found if figure.text == "52") == "killed-protest-peru"
