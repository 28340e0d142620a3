"""Incidents told apart by town and day; the counts that a same number joins."""

from datetime import date

import pytest

from analysis.link.keys import Key, label
from analysis.link.stories import Story
from analysis.model import Actor, Article, ArticleRow
from tests.link.test_stories import linked


def series(*texts):
    """The series of the last figure of each text, published a day apart."""
    articles = [
        Article(
            row=ArticleRow(article_id=str(number), path="", raw_sha256="", source=str(number), published=date(2034, 3, number + 1)),
            text=text,
        )
        for number, text in enumerate(texts)
    ]
    figures = linked(articles).figures
    return [
        max((row for row in figures if row.article_id == str(number)), key=lambda row: row.start).quantity for number in range(len(texts))
    ]


JOINED = [
    # no town is named, or in one only
    ("A bus crash in Bolivia killed 12 people.", "The toll of the bus crash in Bolivia rose to 17."),
    ("A bus crash in Bolivia killed 12 people.", "A bus crash near Oruro in Bolivia killed 14 people."),
    # where articles were written, and where the ferry was bound for, is not where it sank
    (
        "LA PAZ, Bolivia (AP) - A ferry sank off Bolivia, killing 12 people.",
        "A ferry sank off Bolivia on its way to Copacabana, killing 14 people.",
    ),
    (
        "A ferry sank off Bolivia.\n\nIt was new. It left the port at noon.\n\nThe ferry disaster off Bolivia killed 12.",
        "A ferry sank off Bolivia, killing 14.",
    ),
    # in a province, where another article names its town
    ("A bus crash near Juliaca in Puno killed 12 people.", "A bus crash in Puno killed 14 people."),
    (
        "Peru mourns\n\nA building collapsed near Juliaca in southern Puno. The building collapse killed 12 people.",
        "Peru mourns\n\nThe toll of a building collapse in Puno rose to 14.",
    ),
    # what one of Europe's worst was, and in whose honour people met, is not where it was
    ("A train crash in Peru, one of Bolivia's worst rail disasters, killed 12.", "A train crash in Peru killed 14 people."),
    # a hall is in its town
    ("A bomb attack in Juliaca, Peru, killed 12 people.", "A bomb attack at Juliaca Arena in Peru killed 14 people."),
    # nor is a continent, or a sea
    ("In one of the worst disasters in Europe, a ferry sank off Bolivia and 12 died.", "A ferry sank off Bolivia, and 14 died."),
    # as many as there were before and as there are now
    ("A ferry sank off Bolivia. The number of people missing fell from 145 to 128.", "A ferry sank off Bolivia, and 130 are missing."),
    # what makes a headline weighs more
    (
        "Storm in Peru kills 12\n\nThe storm hit Peru on Monday, and cholera and an outbreak may come. It killed 12.",
        "A storm killed 14 in Peru.",
    ),
    # who needs help
    ("A storm hit Peru. Some 900 people are in need of humanitarian aid.", "A storm hit Peru. Some 800 Peruvians need help."),
    # of those who were on board
    ("A ferry sank off Bolivia with 462 people on board.", "A ferry sank off Bolivia. The ferry held 470 people."),
    ("A ferry sank off Bolivia, and 90 are missing.", "A ferry sank off Bolivia, and 85 people - many of them children - are missing."),
    ("A ferry sank off Bolivia, and 164 people were rescued.", "A ferry sank off Bolivia. Some 368 people were confirmed safe."),
    # a tower is in the town that is named with it
    ("Fire in Juliaca, Peru\n\nA fire at Halden Tower killed 12 people.", "A fire at Halden Tower killed 14 people."),
    # a singer's country is not that of the hall
    (
        "A bomb attack in Juliaca, Peru, killed 12 people at Juliaca Arena.",
        "A bomb attack at Juliaca Arena, Peru, where a Bolivian singer was on, killed 14 people.",
    ),
    # nor is a group's seat, or where an article was written
    ("A shooting in Juliaca, Peru, killed 12 people.", "The Lima-based group Wadi says a shooting in Juliaca, Peru, killed 14 people."),
    ("Protests in Peru have killed 12 people.", "DUBAI - Protests in Peru have killed 14 people, a group said."),
    # a rare kind of incident, between two towns that articles name together
    ("A stampede in Juliaca in Peru killed 12 people.", "A stampede in Juliaca, outside Puno in Peru, killed 14 people."),
    ("A crowd surge in Juliaca in Peru killed 12 people.", "A deadly crush in Juliaca in Peru killed 14 people."),
    # a fire that has a name, and burns acres
    ("The Halden Fire has burned 900 acres in Peru. It has killed 12 people.", "A wildfire in Peru has killed 14 people."),
    # several attacks of one day, whatever they are called
    ("Coordinated blasts in Peru killed 12 people.", "A series of bombings in Peru killed 14 people."),
    ("Coordinated blasts in Peru killed 12 people.", "Attacks on churches and hotels in Juliaca in Peru killed 14 people."),
    # suspects are people
    ("Coordinated blasts hit Peru. Police arrested 24 people.", "Coordinated blasts hit Peru. Police arrested 13 suspects."),
    # one number under two names
    ("A ferry sank off Bolivia. Divers recovered 64 bodies.", "A ferry sank off Bolivia, and 64 people died."),
    ("Ferry toll is 79\n\nA ferry sank off Bolivia. Some 79 are dead or missing.", "A ferry sank off Bolivia. It left 85 dead or missing."),
    ("A ferry sank off Bolivia. It left 203 survivors.", "A ferry sank off Bolivia, and 203 people were rescued."),
]
APART = [
    ("A bus crash near Oruro in Bolivia killed 12 people.", "A bus crash near Potosi in Bolivia killed 14 people."),
    ("A ferry sank off Bolivia. Divers recovered 31 bodies.", "A ferry sank off Bolivia, and 64 people died."),
    ("A ferry sank off Bolivia, and 90 people are missing.", "A ferry sank off Bolivia, leaving 120 people missing or dead."),
    (
        "A ferry sank off Bolivia, killing six people.",
        "A ferry sank off Bolivia, and six of the ship's 462 passengers had died.",
    ),  # the 462
    ("A bomb attack in Bolivia killed 12 people.", "A bomb attack in Bolivia killed 14 people."),  # there may be many
    ("A fire at Halden Tower in Juliaca, Peru, killed 12 people.", "A fire at Brun Hotel in Puno, Peru, killed 14 people."),
    ("A stampede in Juliaca in Peru killed 12 people.", "A stampede in Puno in Peru killed 14 people."),
    ("Coordinated blasts in Peru killed 12 people.", "A bomb attack in Peru killed 14 people."),
    ("A blast in Peru hurt 12. A fire department said 14 died.", "A fire in Peru killed 14 people."),
    ("A ferry sank off Bolivia. It carried 462 people.", "A ferry sank off Bolivia. It carried 412 passengers and ten crew members."),
    ("Confirmed cases of cholera in Bolivia rose to 40.", "Suspected cases of cholera in Bolivia rose to 90."),
]


@pytest.mark.parametrize("texts", JOINED)
def test_joined(texts):
    one, other = series(*texts)
    assert one == other is not None


@pytest.mark.parametrize("texts", APART)
def test_apart(texts):
    one, other = series(*texts)
    assert one != other or one is None


def test_labels_are_for_readers():
    actors = {"sudan": _actor("Sudan"), "chad": _actor("Chad"), "brun": _actor("Brun")}
    hosted = Key("refugees", "hosted", "sudan", None, "total", story="in-chad")
    pay = Key("pay", "offered", None, "%", "total", group="docker", story="in-chad")
    raid = Key("drones", "launched", "chad", None, "total", story="2033-04-05")
    story = Story(place="chad")
    assert label(hosted, story, actors, ["refugees"]) == "Refugees from Sudan in Chad"
    assert label(pay, story, actors, ["pay offer"]) == "Docker pay rise offered, in articles on Chad (%)"
    fever = Key("cases", None, None, None, "total", story="in-ardesia-2033-04")
    assert label(fever, Story(place="ardesia-2033-04"), actors, ["cases"]) == "Cases, in articles on Ardesia, April 2033"
    assert label(fever, Story("fever", episode="isle-of-man"), actors, ["cases"]) == "Cases, fever in Isle of Man"
    assert label(raid, story, actors, ["drones"]) == "Drones launched, Chad, 5 April 2033"


def _actor(name):
    return Actor(actor_id=name.lower(), name=name, kind="state")


def test_some_of_all_who_were_on_board_are_all_who_died():
    text = "A ferry sank off Bolivia. The coastguard said that six of the ship's 462 passengers had died."
    row = ArticleRow(article_id="a", path="", raw_sha256="", source="a", published=date(2034, 3, 1))
    found = {figure.text: figure.quantity for figure in linked([Article(row=row, text=text)]).figures}
    assert found == {"six": "killed-wreck-bolivia", "462": None}
