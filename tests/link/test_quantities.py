"""Series of comparable figures and their claims: rules, a reader's decisions, what contests what."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from analysis.link.quantities import Decisions, link_quantities
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
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None)).figures
    assert [(row.quantity, row.quantity_rule) for row in rows][1] == ("troops-sent-ruritania", "subject of the article")


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


def test_a_reader_assigns_merges_renames_and_freezes():
    rows = [figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None), figure("b", 0, 90.0, item_class="tanks", item="tanks")]
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
    rows = linked(figure("a", 0, 500.0), figure("a", 20, 480.0, subject_id=None), frozen=frozenset({"troops-sent"})).figures
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
