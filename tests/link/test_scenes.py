"""Of what a figure is: kinds of incident, places that words put something in, past years, and what the words around a bare number say."""

from __future__ import annotations

from datetime import date

import pytest

import analysis
from analysis.lexicons import listed, phrases, read_tsv
from analysis.link import counted, keys
from analysis.link.located import Scene
from analysis.link.places import incidents
from analysis.link.settings import read_setting
from analysis.link.stories import Story, link_stories
from analysis.model import Article, ArticleRow, Figure

DAY = date(2031, 3, 14)
LEAD = "Quake hits Peru\n\nAn earthquake shook the Arequipa region of southern Peru on Wednesday, killing 38 people.\n\n"


def last(text):
    """The last figure of a text, and its scene."""
    figure = max(analysis.annotate(text, published=DAY).figures, key=lambda figure: figure.start)
    return figure, read(text)[1]


def read(text, *, day=DAY):
    """Setting of a text, and the scene of its last figure."""
    found = analysis.annotate(text, published=day)
    row = ArticleRow(article_id="text", path="", raw_sha256="", published=day)
    setting = read_setting(Article(row=row, text=text), list(found.rows()), {actor.actor_id: actor for actor in found.actors})
    final = max(found.figures, key=lambda figure: figure.start)
    return setting, setting.scenes[final.figure_id]


SETTINGS = [  # text -> kind, place
    (LEAD, "earthquake", "peru"),
    ("Flooding in Bangladesh killed 40 people, the disaster minister said on Monday.", "flood", "bangladesh"),
    ("DHAKA, Bangladesh - Forty people drowned when a ferry sank.", "wreck", "bangladesh"),
    ("Cholera has killed 64 people in Zambia. The outbreak began in May.", "cholera", "zambia"),  # the one disease, not the general kind
    ("France and Spain counted 40 dead in the heatwave. France lost 25 people, Spain 15.", "heatwave", None),  # two countries alike
    ("Sales of fire doors rose by 40 per cent in Norway.\n\nDoors are in demand.", "fire", "norway"),
    ("Borduria fires 140 drones at Norway\n\nFour people were killed in Norway.", None, "norway"),  # no blaze
    ("COVID-19 has killed 40 people in Norway.", "coronavirus", "norway"),  # whose name has a hyphen
    ("A head-on collision in Norway killed 40 people.", "crash", "norway"),
    ("A fire on a ship off Norway killed four people.", "fire", "norway"),
    (
        "Norway sold 40 ships.\n\nThe price is not known. Nor is the buyer. The yard had once had a fire.",
        None,
        "norway",
    ),  # one word in passing makes no fire
]


@pytest.mark.parametrize(("text", "kind", "place"), SETTINGS)
def test_what_an_article_is_about(text, kind, place):
    setting, _ = read(text)
    assert (setting.kind, setting.place) == (kind, place)


SCENES = [  # what follows the lead -> kind, place, within, year, rule
    ("The agency has counted 40 dead.", "earthquake", "peru", None, None, "article"),
    ("In the town of Juliaca, 29 people died.", "earthquake", "peru", "juliaca", None, "sentence"),
    ("A quake in the same region killed 70 people in June 2001.", "earthquake", "peru", None, 2001, "article"),
    ("On Thursday a quake in Chile killed 12 people.", "earthquake", "chile", None, None, "sentence"),
    ("On Thursday a quake hit Chile. It killed 12 people.", "earthquake", "chile", None, None, "paragraph"),
    ("Analysts in London think that 90 people died.", "earthquake", "peru", None, None, "article"),  # where the claimant sits
    ("Peru lost 38 people; Chile lost 12.", None, "chile", None, None, "sentence"),  # the clause decides
    ("The flood in Chile killed 12 people in May 2028.", "flood", "chile", None, 2028, "sentence"),
    ("On Thursday 29 people died in the Peruvian town of Juliaca.", "earthquake", "peru", "juliaca", None, "sentence"),
    ("Chile, where a storm killed 12 people, sent help.", "storm", "chile", None, None, "sentence"),
    ("Soldiers killed 12 people in Chile.", None, "chile", None, None, "sentence"),  # another country's dead: no earthquake unless said
]


CAUSES = [  # what follows the lead, its last number -> put down to less than the earthquake?
    ("The health ministry attributes 17 deaths to the power cut.", True),
    ("Doctors put 17 deaths down to the cold.", True),
    ("The union blames 17 deaths on a blackout at the hospital, and asks for an inquiry.", True),
    ("Another 50 people died because clinics lost electricity.", True),
    ("At least 17 died of hypothermia.", True),
    ("The power cut killed 17 people.", True),
    ("The agency attributes 17 deaths to the earthquake.", False),
    ("The quake and the cold killed 17 people, doctors say.", False),  # no less than the story
    ("It left 17 dead in the cold mountain villages.", False),
    ("The tremor killed 17 people in Juliaca and a power cut followed.", False),
    ("Doctors said 17 people had died from their injuries.", False),
]


@pytest.mark.parametrize(("after", "narrower"), CAUSES)
def test_what_is_put_down_to_less_than_the_story(after, narrower):
    _, scene = read(LEAD + after)
    assert scene.narrower is narrower
    key = keys.Key("killed", "killed", None, None, "total")
    assert (keys.of_story(key, Story("earthquake", "peru", "peru", scene=scene))[0] is None) is narrower


@pytest.mark.parametrize(("after", "kind", "place", "within", "year", "rule"), SCENES)
def test_of_what_a_figure_is(after, kind, place, within, year, rule):
    _, scene = read(LEAD + after)
    assert scene[:5] == (kind, place, within, year, rule)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("At least 40 soldiers were killed or wounded.", True),
        ("The army lost 40 men, dead and wounded together.", True),
        ("The blast killed 12 people and wounded 40.", False),
    ],
)
def test_dead_and_wounded_in_one_number(text, together):
    assert read(text)[1].together is together


def test_a_clause_names_the_kind_that_headline_and_lead_do_not():
    text = "Toll rises in Turkey\n\nThe Red Crescent has new lists. The disaster office said 548 people were killed in the earthquake."
    scene = read(text)[1]
    assert (scene.kind, scene.place) == ("earthquake", "turkey")


def test_who_lost_them():
    assert read("Ukraine has lost 400 soldiers.")[1].loser == "ukraine"
    assert read("Ukraine found 400 dead Russian soldiers.")[1].loser == "russia"


CONTEXTS = [  # text -> what its last figure counts
    ("How many died? The mayor says 40.", "killed"),
    ("The mayor says 40.", None),
    ("The number of cases has passed 2,300.", "cases"),
    ("Some 400 of roughly 3,000 soldiers had been killed or captured.", "whole"),  # the 3,000 had not
    ("The toll for both days rose from 12 to 40.", "killed"),
]


@pytest.mark.parametrize(("text", "counted"), CONTEXTS)
def test_what_a_bare_number_counts(text, counted):
    assert read(text)[1].context.counted == counted


def test_a_bare_number_answers_the_one_before_it():
    setting, scene = read("The ministry says 40 people died. The Red Cross says 60.")
    assert scene.context.like == min(setting.scenes)
    assert read("The ministry says 40 people died. He said 7.")[1].context.like is None  # small: rather no count


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A poll in Iceland: the Harbour Party leads with 29 per cent.", "harbour-party"),
        ("A poll in Iceland by Gallup gives it 29 per cent.", None),  # who asked is no party
        ("A poll in Iceland: the Harbour Party has 29 per cent and others 12 per cent.", None),
        ("A poll in Iceland: the Harbour Party is liked by 29 per cent of Greens.", None),
    ],
)
def test_whose_share_of_the_vote(text, party):
    told = read(text)[1].context.told
    assert (told and told.subject) == party


# ------------------------------------------------------------------------------------------------------- lexicons
@pytest.mark.parametrize("row", read_tsv("incidents"), ids=lambda row: row["kind"])
def test_a_kind_of_incident_is_read_in_its_example(row):
    assert read(row["example"])[0].kind == row["kind"]
    assert row["reach"] in ("country", "town")
    assert not row["under"] or row["under"] in incidents()


@pytest.mark.parametrize("row", read_tsv("fate_words"), ids=lambda row: f"{row['class']} {row['place']}")
def test_what_became_of_those_counted_is_read_in_its_example(row):
    answer = " The mayor says 40." if row["place"] == "question" else ""
    figure, scene = last(row["example"] + answer)
    key = counted.read(figure, Story(scene=scene))
    assert row["class"] == (key.event if row["place"] in ("ruin", "walkout") else key.item_class)
    assert listed(row["words"])


@pytest.mark.parametrize("row", read_tsv("groups"), ids=lambda row: row["group"])
def test_a_group_is_told_by_its_noun(row):
    assert row["apart"] in ("always", "violence")
    (figure,) = analysis.annotate(f"The blast killed {row['example']}.").figures
    assert counted.read(figure, None).group == (row["group"] if row["apart"] == "always" else None)


def test_no_word_names_two_kinds():
    for name in ("incidents", "groups"):
        column = "words" if name == "incidents" else "nouns"
        words = [word for row in read_tsv(name) for word in phrases(row[column])]
        assert 20 < len(words) == len(set(words))


TOLLS = [  # text -> class of its last figure
    ("The storm claimed 40 lives.", "killed"),
    ("The ferry sank with the loss of at least 40 lives.", "killed"),
    ("The nurses saved 40 lives.", None),
    ("The flood drove about 4,000 from their homes.", "displaced"),
    ("About 4,000 people fled their homes.", "displaced"),
    ("The toll of Monday's storm in the small northern port of Kelm climbed to 40.", "killed"),  # far from its number
    ("In the hotel 16 people burned to death.", "killed"),
    ("The ferry had 190 people on board.", "aboard"),
]


@pytest.mark.parametrize(("text", "item_class"), TOLLS)
def test_what_became_of_them(text, item_class):
    figure, scene = last(text)
    key = counted.read(figure, Story(scene=scene))
    assert (key and key.item_class if item_class else scene.context.counted) == item_class


@pytest.mark.parametrize(
    "answer",
    ["The mayor believes it is nearer 60.", "The mayor gives a lower number: 20.", "The mayor spoke of more than 60."],
)
def test_other_ways_to_give_another_number(answer):
    setting, scene = read("The ministry says 40 people died. " + answer)
    assert scene.context.like == min(setting.scenes)


ITEMS = [  # item, class, kind of its article's story -> what tells it apart
    ("houses", "homes", "flood", "homes-flood-peru"),
    ("vacant houses", "homes", "flood", "vacant-homes-flood-peru"),
    ("measles infections", "cases", "measles", "cases-measles-peru"),
    ("suspected cases", "cases", "measles", "suspected-cases-measles-peru"),  # no count of those that are confirmed
    ("green lanterns", "lantern", "flood", "green-lanterns-flood-peru"),
]


@pytest.mark.parametrize(("item", "item_class", "kind", "series"), ITEMS)
def test_words_for_one_thing_are_one_series(item, item_class, kind, series):
    row = Figure(
        figure_id="a:0-2", article_id="a", text="40", start=0, end=2, sentence=0, low=40.0, high=40.0, item=item, item_class=item_class
    )
    story = Story(kind, "peru", "peru", scene=Scene(kind, "peru"))
    assert keys.of_story(counted.read(row, story), story)[0].slug == series


def test_children_are_a_part_of_the_dead_and_all_the_children():
    figure, scene = last("The flood killed 40 people. Twelve of the dead were children.")
    assert counted.read(figure, Story(scene=scene)).slug == "children-killed"
    figure, scene = last("The flood killed 40 children. Twelve of the children killed were at school.")
    key = counted.read(figure, Story(scene=scene))
    assert (key.slug, key.scope) == ("children-killed-part", "part")


CRASHES = [  # text -> place and town of its last figure
    (
        "Bus crash near Aswan\n\nA bus crash near Aswan in Egypt killed 14 people, two days after the train crash at Tanta that killed 23.",
        "tanta",
    ),
    ("CAIRO - A train crash near Tanta in Egypt killed 18 people.", "tanta"),  # where it was written is not where it was
    (
        "Blow by blow\n\nRussia and Ukraine hit each other. Russian missiles hit Kharkiv in Ukraine and killed 40 people.",
        "kharkiv",
    ),
]


@pytest.mark.parametrize(("text", "town"), CRASHES)
def test_the_town_of_what_a_country_has_several_of(text, town):
    setting, _ = read(text)
    stories = link_stories([setting])
    assert stories[max(setting.scenes, key=lambda name: int(name.split(":")[1].split("-")[0]))].episode == town


def test_a_trade_on_strike():
    figure, scene = last("In Norway 6,000 teachers went on strike.")
    story = Story(None, "norway", scene=scene)
    assert keys.of_story(counted.read(figure, story), story)[0].slug == "teacher-striking-in-norway"
    figure, scene = last("In Norway 600 schools went on strike.")
    assert counted.read(figure, Story(scene=scene)).event is None


def test_civilian_deaths_are_civilians():
    figure, scene = last("Doctors in Sudan recorded 165 civilian deaths.")
    assert counted.read(figure, Story(scene=scene)).group == "civilians"
