"""Several numbers that one voice gives for one thing: those that no other gives alone are of a part."""

from __future__ import annotations

from datetime import date

from tests.link.told import series_of_last

DAY = date(2036, 3, 5)
LEAD = "Halden recalls cars\n\nHalden Motors said on Monday that it would recall 600,000 cars in Norway. "


def test_a_part_of_what_others_give_alone_is_in_no_series():
    whole, part = series_of_last(LEAD, LEAD + "Halden Motors will recall 250,000 cars for their brakes.", day=DAY)
    assert whole == "vehicles-withdrawn-halden-motors"
    assert part is None


def test_another_number_of_an_article_that_gives_one_is_in_the_series():
    other = "Halden recalls cars\n\nHalden Motors said on Monday that it would recall 580,000 cars in Norway. "
    assert len(set(series_of_last(LEAD, other, day=DAY))) == 1


def test_two_voices_of_an_article_may_differ():
    told = LEAD + "According to the police, Halden Motors will recall 650,000 cars."
    assert len(set(series_of_last(LEAD, told, day=DAY))) == 1


def test_some_of_those_before_are_a_part():
    _, part = series_of_last(LEAD, LEAD + "Of these Halden Motors will recall 250,000 cars first.", day=DAY)
    assert part is None
