"""Ministries: one under all its spellings, and in small letters too."""

from __future__ import annotations

import pytest

from analysis.link.actors import link_actors
from analysis.link.bodies import Ministries, known
from analysis.link.rows import with_actors
from analysis.model import Actor, Figure


def ministry(name, state, country, basis="discovered"):
    return Actor(actor_id=f"{name.lower().replace(' ', '-')}-{state}", name=name, kind="organisation", country=country, basis=basis)


TURKEY = Actor(actor_id="turkey", name="Turkey", kind="state", country="TUR", basis="registry")

SPELLINGS = [  # two names, countries, are they one?
    ("Health Ministry", "Ministry of Health", "TUR", "TUR", True),
    ("Health Ministry", "Ministry of Health (Turkey)", "TUR", "TUR", True),
    ("Foreign Ministry", "Ministry of Foreign Affairs", "TUR", "TUR", True),
    ("Interior Ministry", "Ministry of Internal Affairs", "TUR", "TUR", True),
    ("Defence Ministry", "Defense Ministry", "TUR", "TUR", True),
    ("Health Ministry", "Ministry of Health", "TUR", "NOR", False),
    ("Health Ministry", "Justice Ministry", "TUR", "TUR", False),
    ("Health Ministry", "Health Directorate", "TUR", "TUR", False),
    ("Health Ministry", "Ministry of Health", "TUR", None, False),  # of which country is not said
]


@pytest.mark.parametrize(("one", "other", "country", "second", "same"), SPELLINGS)
def test_a_ministry_is_one_under_its_spellings(one, other, country, second, same):
    first, then = ministry(one, "x", country), ministry(other, "x", second)
    linked = link_actors({"a": [first], "b": [then]})
    assert (linked.ids["a", first.actor_id] == linked.ids["b", then.actor_id]) is same


def test_a_ministry_that_the_registry_knows_keeps_its_id():
    (entry,) = [actor for (words, country), actor in known().items() if country == "RUS" and "defence" in words]
    found = ministry("Defence Ministry (Russia)", "russia", "RUS")
    assert link_actors({"a": [found]}).ids["a", found.actor_id] == entry.actor_id


CLAIMANTS = [  # a claimant's words, linked to Turkey by their text -> linked in the corpus
    ("Turkey's health ministry", "health-ministry-turkey"),
    ("the Turkish ministry of health", "health-ministry-turkey"),
    ("Turkey's health minister", "turkey"),
    ("Turkey's interior ministry", "turkey"),  # no article names it in large letters
    ("Turkey", "turkey"),
]


@pytest.mark.parametrize(("words", "actor_id"), CLAIMANTS)
def test_a_ministry_in_small_letters_is_that_of_its_state(words, actor_id):
    row = Figure(figure_id="a:0-2", article_id="a", text="40", start=0, end=2, sentence=0, claimant_id="turkey", claimant_text=words)
    ministries = Ministries([TURKEY, ministry("Health Ministry", "turkey", "TUR")])
    assert [found.claimant_id for found in with_actors([row], "a", {}, ministries)] == [actor_id]
