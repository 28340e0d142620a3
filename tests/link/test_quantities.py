"""Series of comparable figures and their claims: rules, a reader's decisions, what contests what."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date

import pytest

from analysis.link.located import Scene
from analysis.link.quantities import RULES, STORY_RULES, Decisions, link_quantities
from analysis.link.settings import Setting
from analysis.model import Actor, ArticleRow, Figure

ARTICLES = {
    row.article_id: row
    for row in (
        ArticleRow(article_id="a", path="a", raw_sha256="", source="Harbour Post", published=date(2031, 5, 2)),
        ArticleRow(article_id="b", path="b", raw_sha256="", source="Inland Mail", published=date(2031, 5, 1)),
        ArticleRow(article_id="c", path="c", raw_sha256="", source="Copy Desk", published=date(2031, 5, 3), duplicate_of="a"),
        ArticleRow(article_id="d", path="d", raw_sha256="", source=None),
    )
}
ACTORS = {
    "ruritania": Actor(actor_id="ruritania", name="Ruritania", kind="state"),
    "klug": Actor(actor_id="klug", name="Ada Klug", kind="person"),
}


def figure(article, start, value, **changes):
    row = Figure(
        figure_id=f"{article}:{start}-{start + 5}", article_id=article, text=f"{value}", start=start, end=start + 5, sentence=0,
        low=value, high=value, item="soldiers", item_class="troops", event="sent", subject_id="ruritania",
    )  # fmt: skip
    return replace(row, **changes)


def linked(*figures, **decisions):
    return link_quantities(figures, ARTICLES, ACTORS, decisions=Decisions(**decisions) if decisions else None)


KEYS = [  # changes to "Ruritania sent 500 soldiers" -> series, rule
    ({}, "troops-sent-ruritania", "event and subject"),
    ({"scope": "part"}, "troops-sent-ruritania-part", "event and subject"),
    ({"scope": "change"}, "troops-sent-ruritania-change", "event and subject"),
    ({"modality": "planned"}, "troops-sent-ruritania", "event and subject"),  # one series holds all modalities
    ({"subject_id": None}, "troops-sent", "event"),
    ({"event": None}, "troops-ruritania", "subject"),
    ({"item_class": "killed", "event": "killed"}, "killed-ruritania", "event and subject"),  # said once
    ({"item_class": "killed", "event": None}, "killed-ruritania", "event and subject"),  # "the dead numbered 40"
    ({"item_class": "shells", "event": "sent"}, "shells-given-ruritania", "event and subject"),  # goods that are sent are given
    ({"item_class": "aid", "event": "given", "unit": "USD"}, "aid-given-ruritania-usd", "event and subject"),
    ({"item_class": "turnout", "item": "turnout", "event": None, "unit": "%"}, "turnout-ruritania-percent", "subject"),
    ({"item_class": "cinema", "item": "Empty cinemas of the old town", "event": None, "subject_id": None}, "empty-cinemas", "item"),
    ({"item_class": "people", "item": "people", "event": None, "subject_id": None}, None, None),  # any people: nothing to compare
    ({"item_class": None, "item": None}, None, None),
]


@pytest.mark.parametrize(("changes", "quantity", "rule"), KEYS)
def test_key_and_rule(changes, quantity, rule):
    (row,) = linked(figure("a", 0, 500.0, **changes)).figures
    assert (row.quantity, row.quantity_rule) == (quantity, rule)
    assert (row.claim_id is None) == (quantity is None)


def test_a_figure_without_subject_joins_the_only_subject_of_its_article():
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None, sentence=1)).figures
    assert [(row.quantity, row.quantity_rule) for row in rows][1] == ("troops-sent-ruritania", "subject of the article")


def test_a_sentence_that_names_the_owner_of_one_number_does_not_name_that_of_the_other():
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None)).figures
    assert rows[1].quantity == "troops-sent"


def test_two_subjects_in_the_article_leave_it_open():
    rows = linked(figure("a", 0, 500.0), figure("a", 9, 70.0, subject_id="klug"), figure("a", 20, 480.0, subject_id=None)).figures
    assert rows[2].quantity == "troops-sent"


def test_a_figure_without_event_joins_the_only_event_of_its_article():
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, event=None)).figures
    assert rows[1].quantity_rule == "event of the article"


def test_near_misses_name_the_series_and_the_reason():
    (miss,) = linked(figure("a", 0, 500.0), figure("b", 0, 480.0, subject_id=None)).near_misses
    assert miss == ("b:0-5", "troops-sent-ruritania", "its subject is not stated")


def test_one_claim_in_two_outlets_is_one_and_two_own_voices_are_two():
    said = {"claimant_id": "klug", "claimant_kind": "named", "claimant_text": "Klug"}
    (claim,) = linked(figure("a", 0, 500.0, **said), figure("b", 0, 500.0, **said)).claims
    assert (claim.articles, claim.sources, claim.first_article, claim.claimant_text) == (2, 2, "b", "Ada Klug")
    assert len(linked(figure("a", 0, 500.0), figure("b", 0, 500.0)).claims) == 2


def test_duplicates_collapse():
    (claim,) = linked(figure("a", 0, 500.0), figure("c", 0, 500.0)).claims
    assert (claim.articles, claim.sources, claim.first_article) == (1, 1, "a")


def test_the_unnamed_are_told_apart_by_source_and_words():
    unnamed = {"claimant_kind": "unnamed"}
    rows = linked(
        figure("a", 0, 500.0, claimant_text="a senior officer", **unnamed),
        figure("a", 9, 500.0, claimant_text="Senior officer", **unnamed),
        figure("b", 0, 500.0, claimant_text="a senior officer", **unnamed),
        figure("d", 0, 500.0, claimant_text="a senior officer", **unnamed),
    )
    assert len(rows.claims) == 3


CONTESTS = [  # second figure's changes -> is the first contested?
    ({"low": 900.0, "high": 900.0}, True),
    ({"low": 520.0, "high": 520.0, "qualifier": "about"}, False),  # about 520 may be 500
    ({"low": 400.0, "high": 600.0, "qualifier": "between"}, False),
    ({"low": 600.0, "high": None, "qualifier": "more_than"}, True),
    ({"low": 900.0, "high": 900.0, "modality": "planned"}, False),  # a plan does not contradict what is
    ({"modality": "denied"}, True),
    ({"low": 900.0, "high": 900.0, "claimant_id": "ruritania"}, False),  # the same claimant later
]


@pytest.mark.parametrize(("changes", "contested"), CONTESTS)
def test_contested(changes, contested):
    first = figure("a", 0, 500.0, claimant_id="ruritania", claimant_kind="named")
    second = replace(figure("a", 20, 500.0, claimant_id="klug", claimant_kind="named"), **changes)
    rows = linked(first, second).claims
    assert next(row for row in rows if row.claimant_id == "ruritania" and row.low == 500).contested is contested


CAME_LATER = [  # day of a second claimant's number, what it is -> are 500 of the 1st of May and it contested?
    (date(2031, 5, 1), 900.0, {}, [True, True]),
    (date(2031, 5, 2), 900.0, {}, [False, False]),  # what can only grow may have grown
    (date(2031, 5, 2), 400.0, {}, [True, True]),  # and cannot have shrunk
    (date(2031, 4, 30), 900.0, {}, [True, True]),
    (None, 900.0, {}, [True, True]),
    (date(2031, 5, 2), 9.0, {"unit": "%", "event": None}, [True, True]),  # a share of about the same time
    (date(2031, 5, 9), 9.0, {"unit": "%", "event": None}, [False, False]),
    (date(2031, 5, 2), 9.0, {"unit": "%", "event": None, "as_of_from": date(2031, 3, 1), "as_of_to": date(2031, 3, 31)}, [False, False]),
    (date(2031, 5, 9), 9.0, {"item_class": "missing", "event": "missing"}, [False, False]),  # fewer are missing as they are found
]


@pytest.mark.parametrize(("day", "value", "changes", "both"), CAME_LATER)
def test_a_later_count_does_not_contest_an_earlier_one(day, value, changes, both):
    articles = {
        name: replace(ARTICLES["a"], article_id=name, source=name, published=when) for name, when in (("e", date(2031, 5, 1)), ("f", day))
    }
    same = {name: changes[name] for name in changes.keys() - {"as_of_from", "as_of_to"}}
    rows = [figure("e", 0, 500.0, **same), figure("f", 0, value, **changes)]
    assert [claim.contested for claim in link_quantities(rows, articles, ACTORS).claims] == both


def test_a_claim_that_is_still_given_is_contested_by_what_was_given_meanwhile():
    days = {"e": date(2031, 5, 1), "f": date(2031, 5, 3), "g": date(2031, 5, 5)}
    articles = {name: replace(ARTICLES["a"], article_id=name, source=name, published=day) for name, day in days.items()}
    klug = {"claimant_id": "klug", "claimant_kind": "named"}
    rows = [figure("e", 0, 500.0, **klug), figure("f", 0, 900.0), figure("g", 0, 500.0, **klug)]
    assert all(claim.contested for claim in link_quantities(rows, articles, ACTORS).claims)
    assert not any(claim.contested for claim in link_quantities(rows[:2], articles, ACTORS).claims)


def test_a_reader_assigns_merges_renames_and_freezes():
    whose = figure("a", 20, 480.0, subject_id=None, sentence=1)
    rows = [figure("a", 0, 500.0), whose, figure("b", 0, 90.0, item_class="tanks", item="tanks")]
    made = linked(
        *rows,
        assign={"b:0-5": "armour-at-the-front"},
        merge={"troops-sent-ruritania": "troops-abroad"},
        rename={"armour-at-the-front": "Armour at the front"},
        frozen=frozenset({"bridges-destroyed"}),
    )
    assert {row.figure_id: row.quantity for row in made.figures} == {
        "a:0-5": "troops-abroad",
        "a:20-25": "troops-abroad",
        "b:0-5": "armour-at-the-front",
    }
    assert {row.quantity: (row.label, row.figures) for row in made.quantities} == {
        "troops-abroad": ("Troops sent, Ruritania", 2),
        "armour-at-the-front": ("Armour at the front", 1),
        "bridges-destroyed": ("Bridges destroyed", 0),
    }


def test_a_frozen_series_keeps_its_figures():
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None, sentence=1), frozen=frozenset({"troops-sent"})).figures
    assert rows[1].quantity == "troops-sent"


def test_a_ring_of_merges_ends():
    assert linked(figure("a", 0, 500.0), merge={"troops-sent-ruritania": "x", "x": "troops-sent-ruritania"}).figures[0].quantity


def test_the_order_of_the_input_does_not_matter():
    rows = [
        figure(a, s, float(v), subject_id=w)
        for a, s, v, w in [("a", 0, 5, None), ("a", 9, 7, "klug"), ("b", 0, 5, "klug"), ("d", 4, 9, None)]
    ]
    shuffled = random.Random(4).sample(rows, len(rows))
    assert linked(*rows) == linked(*shuffled)


def test_no_figures():
    assert linked() == link_quantities([], {}, {})


# -------------------------------------------------------------------------------------------------------- stories
def dead(article, value, **changes):
    return figure(article, 0, value, item="people", item_class="killed", event="killed", subject_id=None, **changes)


def told(*scenes, days=(date(2031, 5, 1), date(2031, 5, 2)), **changes):
    """Series of one figure of the dead in each of two articles, of these scenes."""
    names = ["a", "b"]
    settings = [
        Setting(article_id=name, kind=scene.kind, place=scene.place, day=day, lead=(), scenes={f"{name}:0-5": scene}, **changes)
        for name, scene, day in zip(names, scenes, days, strict=True)
    ]
    rows = [dead("a", 40.0), dead("b", 50.0)]
    return [(row.quantity, row.quantity_rule) for row in link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures]


QUAKE = Scene(kind="earthquake", place="peru")
STORIES = [  # scenes of two figures, days -> series
    ((QUAKE, QUAKE), None, ["killed-earthquake-peru"] * 2),
    ((QUAKE, QUAKE._replace(place="chile")), None, ["killed-earthquake-peru", "killed-earthquake-chile"]),
    ((QUAKE, QUAKE._replace(kind="flood")), None, ["killed-earthquake-peru", "killed-flood-peru"]),
    ((QUAKE, QUAKE._replace(year=2001)), None, ["killed-earthquake-peru", "killed-earthquake-peru-2001"]),
    ((QUAKE, QUAKE._replace(year=2031)), None, ["killed-earthquake-peru"] * 2),  # told later, of the year that the other tells of
    ((QUAKE, QUAKE._replace(within="chivay")), None, ["killed-earthquake-peru", "killed-earthquake-peru-chivay"]),
    ((QUAKE, QUAKE), (date(2031, 5, 1), date(2032, 5, 2)), ["killed-earthquake-peru", "killed-earthquake-peru-2032-05"]),  # a later one
    ((QUAKE, Scene(kind=None, place="peru")), None, ["killed-earthquake-peru", None]),  # of what they died is not said
    ((Scene("cholera", "peru"), Scene("outbreak", "peru")), None, ["killed-cholera-peru"] * 2),  # the general word for the one disease
    ((Scene("wildfire", "peru"), Scene("fire", "peru", "lima")), None, ["killed-wildfire-peru", "killed-fire-lima"]),  # a house on fire
    ((Scene("shooting", "peru", "lima"), Scene("shooting", "peru", "cusco")), None, ["killed-shooting-lima", "killed-shooting-cusco"]),
    ((Scene("shooting", "peru", "lima"), Scene("shooting", "peru")), None, ["killed-shooting-lima", None]),  # in which town is not said
    ((QUAKE, QUAKE._replace(alone=True)), None, ["killed-earthquake-peru", None]),  # "the clinic alone has counted 50"
]


@pytest.mark.parametrize(("scenes", "days", "series"), STORIES)
def test_stories_keep_tolls_apart(scenes, days, series):
    assert [quantity for quantity, _ in told(*scenes, **({"days": days} if days else {}))] == series


@pytest.mark.parametrize(
    ("evidence", "series"),
    [
        ("He said that 40 of his soldiers had been killed.", "soldiers-killed-ruritania"),  # a part of the army, all of the dead
        ("He said that 40 of the dead were soldiers.", None),  # a part of the dead, and not said of whom
    ],
)
def test_a_part_of_an_army_is_no_part_of_the_dead(evidence, series):
    soldiers = {"item": "soldiers", "item_class": "troops"} if "his soldiers" in evidence else {"item": "dead", "item_class": "killed"}
    row = replace(figure("a", 0, 40.0, event="killed", scope="part", evidence=evidence, **soldiers), text="40")
    settings = [Setting("a", "war", "peru", None, (), scenes={"a:0-5": Scene("war", "peru")})]
    assert link_quantities([row], ARTICLES, ACTORS, settings=settings).figures[0].quantity == series


def test_the_rule_says_where_the_story_was_read():
    rules = [rule for _, rule in told(QUAKE, QUAKE._replace(rule="sentence"))]
    assert rules == ["event, story of the article", "event, story of the sentence"]
    assert all(part in {**RULES, **STORY_RULES} for rule in rules for part in rule.split(", "))


def soldiers(article, value, **changes):
    return figure(article, 0, value, event="killed", **changes)


WHOSE = [  # what an article says of Ruritania's dead, and where; what a second says -> their series
    ({}, "graustark", {"item": "Ruritanians", "item_class": "people"}, "graustark", ["soldiers-killed-ruritania"] * 2),
    ({}, "graustark", {"item": "Ruritanians", "item_class": "people"}, "ruritania", ["soldiers-killed-ruritania", "killed-ruritania"]),
    ({}, "graustark", {"item": "Ruritanians", "item_class": "people"}, None, ["soldiers-killed-ruritania", "killed-ruritania"]),
    (
        {},
        "graustark",
        {"item": "civilians", "item_class": "killed"},
        "graustark",
        ["soldiers-killed-ruritania", "civilians-killed-ruritania"],
    ),
]


@pytest.mark.parametrize(("one", "where", "other", "there", "series"), WHOSE)
def test_the_dead_of_a_state_at_war_abroad_are_its_soldiers(one, where, other, there, series):
    rows = [soldiers("a", 40.0, **one), soldiers("b", 50.0, **other)]
    settings = [
        Setting(name, "war", place, None, (), scenes={f"{name}:0-5": Scene("war", place)}) for name, place in (("a", where), ("b", there))
    ]
    assert [row.quantity for row in link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures] == series


def test_the_civilians_of_a_strike_are_its_dead_unless_an_article_counts_both():
    scene = Scene("strike", "peru", "lima")
    rows = [dead("a", 14.0), dead("b", 17.0)]
    rows[0] = replace(rows[0], item="civilians")
    settings = [Setting(name, "strike", "peru", None, (), scenes={f"{name}:0-5": scene, f"{name}:9-14": scene}) for name in "ab"]
    found = link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures
    assert [row.quantity for row in found] == ["killed-strike-lima"] * 2
    both = [*rows, replace(dead("a", 20.0), figure_id="a:9-14", start=9, end=14)]
    found = link_quantities(both, ARTICLES, ACTORS, settings=settings).figures
    assert [row.quantity for row in found] == ["civilians-killed-strike-lima", "killed-strike-lima", "killed-strike-lima"]


def test_a_bare_number_goes_on_with_the_soldiers_before_it():
    rows = [
        soldiers("a", 40.0),
        replace(dead("a", 90.0), figure_id="a:9-14", start=9, end=14, item="wounded", item_class="injured", event="injured"),
    ]
    settings = [Setting("a", "war", "graustark", None, (), scenes={f"a:{span}": Scene("war", "graustark") for span in ("0-5", "9-14")})]
    found = link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures
    assert [row.quantity for row in found] == ["soldiers-killed-ruritania", "soldiers-injured-ruritania"]
    rows[1] = replace(rows[1], item="people")
    found = link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures
    assert found[1].quantity == "injured-war-graustark"


ONE_KIND = [  # scenes of an article's figures, of which two count the dead -> series of the second
    ((QUAKE, Scene(None, "peru")), "killed-earthquake-peru"),
    ((QUAKE, Scene(None, "chile")), None),
    ((QUAKE, Scene(None, "peru", rule="sentence")), None),  # its sentence says where, and of no quake
    ((QUAKE, Scene(None, "peru"), Scene("flood", "peru")), None),  # of which is not said
    ((Scene("shooting", "peru", "lima"), Scene(None, "peru")), None),  # among the dead of other violence
    ((QUAKE._replace(year=2001), Scene(None, "peru")), None),
]


@pytest.mark.parametrize(("scenes", "series"), ONE_KIND)
def test_the_dead_of_an_article_that_tells_of_one_story_are_of_that(scenes, series):
    rows = [replace(dead("a", 40.0 + n), figure_id=f"a:{n}-5", start=n) for n in range(len(scenes))]
    settings = [Setting("a", None, "peru", date(2031, 5, 1), (), scenes={f"a:{n}-5": scene for n, scene in enumerate(scenes)})]
    assert link_quantities(rows, ARTICLES, ACTORS, settings=settings).figures[1].quantity == series


def test_places_of_unknown_country_go_with_the_country_that_sentences_name():
    found = told(Scene("flood", "kelm"), Scene("flood", "peru"), unknown=("kelm",), links=(("kelm", "peru"),))
    assert [quantity for quantity, _ in found] == ["killed-flood-peru"] * 2


def test_a_toll_of_no_known_story_is_listed_with_what_it_may_belong_to():
    settings = [
        Setting("a", "earthquake", "peru", None, (), scenes={"a:0-5": QUAKE}),
        Setting("b", None, None, None, (), scenes={"b:0-5": Scene()}),
    ]
    found = link_quantities([dead("a", 40.0), dead("b", 50.0)], ARTICLES, ACTORS, settings=settings)
    assert found.near_misses == [("b:0-5", "killed-earthquake-peru", "it is not said in which event")]
    assert found.quantities[0].label == "Killed, earthquake in Peru"


def test_linking_takes_time_linear_in_the_figures():
    rows = [figure("a", 10 * n, float(n), claimant_id=f"c{n % 97}", claimant_kind="named") for n in range(3000)]
    begun = time.process_time()
    link_quantities(rows, ARTICLES, ACTORS)
    assert time.process_time() - begun < 3


STRIKES = [(date(2031, 5, 20), True), (date(2031, 6, 20), True), (date(2032, 5, 1), False)]  # day of a second article -> same series?


@pytest.mark.parametrize(("day", "joined"), STRIKES)
def test_what_is_of_a_country_alone_is_of_its_weeks(day, joined):
    strike = {"item": "teachers", "item_class": "teacher", "event": "striking", "subject_id": None}
    one, other = figure("a", 0, 900, **strike), figure("b", 0, 950, **strike)
    settings = [
        Setting(name, None, "norway", when, (), scenes={found.figure_id: Scene(place="norway")})
        for name, when, found in (("a", date(2031, 5, 1), one), ("b", day, other))
    ]
    articles = {name: replace(ARTICLES[name], published=when) for name, when in (("a", date(2031, 5, 1)), ("b", day))}
    found = link_quantities([one, other], articles, ACTORS, settings=settings).figures
    assert found[0].quantity == "teacher-striking-in-norway"
    assert (found[0].quantity == found[1].quantity) is joined
    assert joined or found[1].quantity == "teacher-striking-in-norway-2032-05"
