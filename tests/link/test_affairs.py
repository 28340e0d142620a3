"""Affairs: articles of the same days whose leads share a name and words."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.link.affairs import Theme, group, stems
from analysis.link.settings import Setting

DAY = date(2036, 3, 5)
LEAD = "Masked men broke into the vault of the Oresund Jewel House in Lund"
NAMES = frozenset(["oresund-jewel-house", "lund"])


def setting(number: int, lead: str = LEAD, names: frozenset[str] = NAMES, day: date = DAY, kind: str | None = None) -> Setting:
    return Setting(f"a{number}", kind, day=day, theme=Theme(names, tuple(stems(lead))))


NEAR = [
    (LEAD, NAMES, DAY, True),
    ("Vault of Lund jewel house emptied by masked robbers", NAMES, DAY, True),
    ("Lund jewel house robbed", frozenset(["lund"]), DAY, True),  # three of four words
    (LEAD, frozenset(), DAY, True),  # many words, no name
    ("Lund jewel house robbed", frozenset(), DAY, False),
    ("A theatre in Lund opens its doors for the first time in years", frozenset(["lund"]), DAY, False),  # one name, no words
    (LEAD, NAMES, date(2036, 3, 25), False),
]


@pytest.mark.parametrize(("lead", "names", "day", "one"), NEAR)
def test_articles_of_one_affair(lead, names, day, one):
    found = group([setting(1), setting(2, lead, names, day)])
    assert set(found) == ({"a1", "a2"} if one else set())


def test_a_later_affair_of_the_same_names_has_its_day():
    later = date(2036, 6, 5)
    found = group([setting(1), setting(2), setting(3, day=later), setting(4, day=later)])
    assert [found[name].name for name in ("a1", "a3")] == ["on lund oresund-jewel-house", "on lund oresund-jewel-house 2036-06-05"]


def test_an_affair_on_an_incident_has_victims():
    assert group([setting(1), setting(2, kind="fire")])["a1"].victims
    assert not group([setting(1), setting(2, kind="election")])["a1"].victims


def test_what_is_alone_is_no_affair():
    assert group([setting(1), setting(2, "Rain in Kelm", frozenset(["kelm"]))]) == {}
