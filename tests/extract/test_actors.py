"""Mentions of actors and who they are, in the order of the module's rules."""

from __future__ import annotations

import pytest

import analysis


@pytest.fixture(scope="module")
def found():
    """Every mention of a text as words -> (kind, id, rule)."""
    return lambda text: {m.text: (m.kind, m.actor_id, m.rule) for m in analysis.annotate(text).mentions}


# text, words, kind, id, rule
CASES = [
    # states by name, short name, dotted acronym
    ("Officials of South Korea met a delegation from Norway.", "South Korea", "state", "south-korea", "registry"),
    ("The U.K. and Norway signed the treaty.", "U.K.", "state", "united-kingdom", "registry"),
    # adjectives and plurals name their state
    ("Ukrainian officials denied the report.", "Ukrainian", "state", "ukraine", "demonym"),
    # a capital acts for its government as a subject, and is a place otherwise
    ("Moscow denied the report on Tuesday.", "Moscow", "state", "russia", "metonym"),
    ("She was born in Moscow in 1961.", "Moscow", "place", "moscow", "registry"),
    # seats of government that always mean the government
    ("The Kremlin rejected the offer.", "Kremlin", "state", "russia", "metonym"),
    # organisations by their acronym
    ("Inspectors of the IAEA left the plant.", "IAEA", "organisation", "international-atomic-energy-agency", "acronym"),
    # a surname is its full name's
    ("Anna Bergström won the prize. Bergström, 41, lives in Oslo.", "Bergström", "person", "anna-bergstrom", "surname"),
]


@pytest.mark.parametrize(("text", "words", "kind", "actor_id", "rule"), CASES)
def test_mention(found, text, words, kind, actor_id, rule):
    assert found(text)[words] == (kind, actor_id, rule)
