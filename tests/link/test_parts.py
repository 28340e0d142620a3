"""Numbers of a place within that of their story."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.model import Article, ArticleRow
from tests.link.test_stories import linked

DAY = date(2031, 3, 14)
QUAKE = "Quake in Peru kills 700\n\nAn earthquake shook southern Peru on Wednesday, killing 700 people and injuring 4,000.\n\n"
LOCAL = "Quake shakes Juliaca\n\nAn earthquake killed 107 people in Juliaca, Peru, the council said on Friday.\n\n"


def article(text, article_id="a", *, day=DAY):
    row = ArticleRow(article_id=article_id, path="", raw_sha256="", source=article_id, published=day, published_from=day, published_to=day)
    return Article(row=row, text=text)


def series(text):
    """The series of the figures of a text, by the words of the number."""
    return {figure.text: figure.quantity for figure in linked([article(text)]).figures}


WHOLE, JULIACA = "killed-earthquake-peru", "killed-earthquake-peru-juliaca"
PARTS = [  # what follows the lead -> number, its series
    (QUAKE, "A doctor has counted 19 deaths in the whole valley.", "19", None),
    (QUAKE, "Most died in Sarn Department, where the earthquake caused 519 deaths.", "519", None),
    (QUAKE, "In one village 19 people died.", "19", None),
    (QUAKE, "In the eastern region 19 people are dead and 323 injured.", "323", None),
    (QUAKE, "In the capital, 19 people died.", "19", None),  # the 700 are more
    (QUAKE, "In Juliaca 319 people have died. Another 126 have died in the town of Puno.", "126", "killed-earthquake-peru-puno"),
    (QUAKE, "It has killed 712 people across the country, mostly in Juliaca.", "712", WHOLE),  # not the number, but most of it
    (QUAKE, "The agency has counted 712 dead, with more expected in Juliaca.", "712", WHOLE),
    (QUAKE, "The agency has counted 712 dead, 340 in Juliaca and 372 in Puno.", "712", WHOLE),
    (QUAKE, "In all 712 people were dead two days after the earthquake in Juliaca.", "712", WHOLE),  # where it was
    (QUAKE, "The number of deaths mounted to 712 -- four deaths in Juliaca and 12 in Puno.", "712", WHOLE),
    (QUAKE, "In Juliaca 319 people died. An earthquake in 1968 had killed 9,000 people.", "319", JULIACA),
    (QUAKE, "In all 319 deaths were counted in the lively old market city of Juliaca.", "319", JULIACA),
    (QUAKE, "The governor said that 319 people died in SR.", "319", "killed-earthquake-peru-sr"),  # wherever that is
    (QUAKE, "In all 90,000 people were evacuated, 4,000 from Juliaca.", "4,000", "evacuated-earthquake-peru-juliaca"),
    (QUAKE, "In all 186 people have died since Mar. 13.", "186", None),  # and 700 in a longer time
    (QUAKE, "In all 712 people have died since 13 March.", "712", WHOLE),
    (QUAKE, "The highest toll, 319, came from the mining districts.", "319", None),
    (QUAKE, "In Juliaca the toll has risen to 319.", "319", JULIACA),
    (QUAKE, "Juliaca, a town of potters, accounted for 319 deaths.", "319", JULIACA),
    (QUAKE, "The radio says that 319 deaths were reported from Juliaca.", "319", JULIACA),
    (QUAKE, "In the village of Chivay 19 people died.", "19", "killed-earthquake-peru-chivay"),
    (QUAKE, "The agency has counted 703 dead.", "703", WHOLE),
    (QUAKE, "In the disaster area 703 people died.", "703", WHOLE),  # no number is larger
    (LOCAL, "The governor, who has been there, speaks of 150 dead.", "107", WHOLE),  # both are of Juliaca
    (
        "Flood in a valley\n\nA flood killed 19 people in a valley in Peru.\n\n",
        "It has killed 21 in the valley.",
        "21",
        "killed-flood-peru",
    ),
]


@pytest.mark.parametrize(("lead", "after", "number", "found"), PARTS)
def test_numbers_of_a_place_within_the_storys(lead, after, number, found):
    assert series(lead + after)[number] == found


VALLEYS = [  # what the other article is on -> series of the valley's number
    ("An earthquake killed 700 people in Peru, the government said.", None),
    ("An earthquake killed 23 people in a valley in Peru, the government said.", WHOLE),  # it struck no more than that
]


@pytest.mark.parametrize(("other", "found"), VALLEYS)
def test_a_valley_that_one_article_is_about_is_a_part_of_what_others_are_about(other, found):
    valley = "What the upper Chivay valley lacks\n\nNobody has come since the earthquake in Peru.\n\n"
    valley += "The council speaks of 19 deaths in the whole valley."
    figures = linked([article(valley), article(f"Earthquake in Peru\n\n{other}", "b"), article(f"Peru counts\n\n{other}", "c")]).figures
    assert {figure.text: figure.quantity for figure in figures}["19"] == found


def test_a_further_number_is_of_the_place_of_the_one_before():
    found = series(QUAKE + "In Juliaca, 319 people died. Another 928 have been injured.")
    assert (found["319"], found["928"]) == (JULIACA, "injured-earthquake-peru-juliaca")


def test_a_town_that_articles_name_in_their_lead_keeps_its_own_toll():
    lead = "Juliaca in ruins\n\nAn earthquake killed 700 people in Peru. Juliaca was hit hardest.\n\n"
    found = linked([article(lead + "In Juliaca 319 people died.", name) for name in "abc"])
    assert {figure.quantity for figure in found.figures if figure.text == "319"} == {JULIACA}


MAGNITUDES = [
    ("The quake had a magnitude of 6.8.", "6.8", "magnitude-earthquake-peru"),
    ("The toll from the magnitude 6.8 earthquake has grown to 707.", "6.8", "magnitude-earthquake-peru"),
    ("A magnitude-5.6 aftershock followed.", "5.6", None),
    ("An aftershock of magnitude 5.6 followed.", "5.6", None),
    ("The station has felt 90 of them since, the strongest with a magnitude of 5.6.", "5.6", None),
    ("Aftershocks, the strongest with a magnitude of 5.6, drove people out of doors.", "5.6", None),
    ("Aftershocks followed the quake of magnitude 6.8.", "6.8", "magnitude-earthquake-peru"),
]


@pytest.mark.parametrize(("after", "number", "found"), MAGNITUDES)
def test_an_aftershock_is_not_the_quake(after, number, found):
    assert series(QUAKE + after).get(number) == found
