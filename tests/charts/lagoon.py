"""Five articles on one story, nearly without metadata: an undated war in a lagoon, told by one known outlet and four unknown ones.

One whole force in three voices, a first batch in two, stances that differ by article, numbers that compare with nothing: such are
articles that a reader saved.
"""

from __future__ import annotations

from datetime import date

from analysis.tables import Tables
from tests.tables_factory import Corpus

ACTORS = {
    "tonga": ("Tonga", "state"),
    "fiji": ("Fiji", "state"),
    "samoa": ("Samoa", "state"),
    "vanuatu": ("Vanuatu", "state"),
    "coast-office": ("Coast Office of Vanuatu", "organisation"),
    "leota": ("Sione Leota", "person"),
}
WHOLE, BATCH = "troops-sent-tonga", "troops-sent-tonga-part"
ONE, TWO, THREE = "[unknown] Tonga tries out its boats", "[unknown] What Tonga learns", "The Coral Post"
FOUR, FIVE = "[unknown] four", "[unknown] What is known of Tonga"
STANCES = {  # actor -> article -> stance on the soldiers
    "fiji": {"two": "dismisses", "four": "dismisses", "five": "denies"},
    "tonga": {"one": "not_acknowledged", "three": "silent", "five": "denies"},
    "samoa": {"one": "asserts", "two": "asserts", "four": "asserts", "five": "asserts"},
    "vanuatu": {"one": "asserts", "two": "asserts", "three": "asserts", "four": "asserts"},
}


def lagoon() -> Tables:
    """The tables of the five articles."""
    c = Corpus()
    for actor, (name, kind) in ACTORS.items():
        c.actor(actor, name, kind)
    c.article("one", None, title="Tonga tries out its boats", interval=(date(2024, 3, 18), None))
    c.article("two", None, title="What Tonga learns", interval=(date(2022, 1, 1), None))
    c.article("three", "The Coral Post", title="Vanuatu weighs its answer", interval=(date(2024, 9, 25), date(2024, 12, 31)))
    c.article("four", None, title=None)
    c.article("five", None, title="What is known of Tonga")
    c.quantity(WHOLE, "troops sent, Tonga")
    c.quantity(BATCH, "troops sent, Tonga (part)", scope="part")
    for key, label, unit in (
        ("troops-captured", "troops captured", None), ("aid", "aid given", "USD"), ("crates", "crates given", None),
        ("shells", "shells given", None),
    ):  # fmt: skip
        c.quantity(key, label, unit)
    c.figure("one", WHOLE, 4000, 5000, by="unnamed: military sources of three states", hedge="reportedly")
    c.figure("three", WHOLE, 5000, by="coast-office", modality="planned")
    c.figure("four", WHOLE, 4000, by="leota", modality="planned", qualifier="about")
    c.figure("three", BATCH, 700, scope="part")
    c.figure("four", BATCH, 900, by="vanuatu", scope="part", qualifier="about")
    c.figure("one", "troops-captured", 2)
    c.figure("one", "aid", 1.4e6, None, qualifier="more_than", unit="USD")
    c.figure("two", "crates", 1000, 9999, qualifier="vague", hedge="is said to")
    c.figure("three", "shells", 100_000, 999_999, qualifier="vague")
    for actor, stances in STANCES.items():
        for article, stance in stances.items():
            c.statement(article, actor, stance, "troops sent", WHOLE)
    for actor in ("fiji", "tonga"):
        c.statement("two", actor, "denies", "arms supplied")
    for article in ("one", "two", "three", "four", "five"):
        for actor in ("tonga", "fiji", "samoa", "vanuatu"):
            if (article, actor) != ("five", "vanuatu"):
                c.mention(article, actor)
    return c.tables()
