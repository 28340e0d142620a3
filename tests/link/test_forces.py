"""Men who are sent: who sends them, whether police or soldiers, and whether they are one batch of many."""

from __future__ import annotations

from datetime import date

import pytest

from tests.link.told import series_by_words, series_of_last

DAY = date(2031, 6, 12)
LEAD = "Peacekeepers for Haiti\n\nA mission of many countries is to keep the peace in Haiti.\n\n"

SENT = [  # what follows the lead -> number, its series
    ("Ghana has sent 640 police officers to Haiti.", "640", "police-sent-ghana"),
    ("Ghana pledged 640 soldiers in March.", "640", "troops-sent-ghana"),  # who are pledged are to be sent
    ("Some 640 police officers from Ghana landed there on Sunday.", "Some 640", "police-sent-ghana"),
    ("Ghana has committed to sending a total of 640 soldiers.", "640", "troops-sent-ghana"),
    ("The Ghanaian prime minister, Kofi Adu, says his country will send 640 soldiers to Haiti.", "640", "troops-sent-ghana"),
    ("Ghana's police have the lead. So far 640 Ghanaian officers have been deployed.", "640", "police-sent-ghana"),
    ("So far 640 Ghanaian officers have been deployed, the army said.", "640", "officers-sent-ghana"),
    ("A new contingent of 230 Ghanaian soldiers arrived in Haiti on Monday.", "230", None),  # of how many is not said
    ("A contingent of 640 Ghanaian soldiers leads the mission.", "640", "troops-sent-ghana"),
    ("Some 640 Ghanaian soldiers are operating in northern Haiti, a report said.", "Some 640", "troops-sent-ghana"),
    ("The report puts the number of Ghanaian soldiers in Haiti at 640.", "640", "troops-sent-ghana"),
    ("Some 640 Ghanaian soldiers fought alongside the rebels there.", "Some 640", "troops-sent-ghana"),
    ("Togo is ready to hand 12 captured Ghanaian soldiers over to Ghana.", "12", "troops-given-ghana"),
    ("Some 12 captured Ghanaian soldiers are in Togo, a lawyer said.", "Some 12", "soldiers-captured-ghana"),
    ("Ghana's army has 15,000 soldiers.", "15,000", None),  # at home, most of them
    ("Ghana is shifting 640 Ghanaian soldiers from Togo to Haiti.", "640", None),  # who were sent before
    ("An officer in Haiti said 640 Ghanaian soldiers had the wrong boots.", "640", None),  # where he is
]


@pytest.mark.parametrize(("text", "number", "series"), SENT)
def test_whose_men_are_sent(text, number, series):
    assert series_by_words(LEAD + text, day=DAY)[number] == series


def test_men_beside_those_of_a_named_state_are_not_its():
    """Nothing says whose the thirty are; they will join Ghana's."""
    text = LEAD + "The 30 police officers who were sent will join 640 Ghanaian police officers deployed in the port."
    assert series_by_words(text, day=DAY) == {"30": None, "640": "police-sent-ghana"}


def test_more_men_are_not_all_who_were_sent():
    """The headline says that they are more; another article has all."""
    more = "Ghana sends another 200 police to Haiti\n\nGhana sent more than 200 police officers to Haiti on Saturday, to back the mission."
    whole = "Mission in Haiti grows\n\nGhana has sent 840 police officers to Haiti since June, to back a mission there."
    assert series_of_last(more, whole, day=DAY) == ["police-sent-ghana-change", "police-sent-ghana"]


def test_more_men_beside_the_wounded_are_not_all_who_were_sent():
    """Another 1,500 are no others than the wounded, but more than those who went before."""
    text = LEAD + "Some 270 Ghanaian soldiers were wounded. An additional 1,500 Ghanaian soldiers were deployed to Haiti in May."
    assert series_by_words(text, day=DAY)["1,500"] == "troops-sent-ghana-change"


def test_the_same_number_of_two_states_men_is_of_neither_state_elsewhere():
    """Each side gave back 175: of the second article's, nothing says which they are."""
    both = "Ghana and Togo exchange prisoners\n\nGhana and Togo exchanged prisoners at the border: "
    one, two = both + "175 Ghanaian soldiers and 175 Togolese soldiers.", both + "each side gave back 175 prisoners."
    assert series_of_last(one, two, day=DAY)[1] is None


def test_a_range_that_one_article_calls_more_is_more_in_another_on_the_affair():
    """No other range of its article is."""
    lead = "Ghana sends more soldiers to Haiti\n\nGhana sent more soldiers to Haiti this week, to back the mission there, the agency said. "
    more = lead + "Ghana deployed an additional 1,000 to 3,000 soldiers."
    same = lead + "Between 1,000 and 3,000 Ghanaian soldiers were deployed."
    whole = lead + "Ghana sent an additional 400 to 900 soldiers. So far between 10,000 and 12,000 Ghanaian soldiers have been deployed."
    change = "troops-sent-ghana-change"
    assert series_of_last(more, same, whole, day=DAY) == [change, change, "troops-sent-ghana"]
