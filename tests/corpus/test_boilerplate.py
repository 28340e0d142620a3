"""Every rule of furniture cuts its examples and leaves what it must."""

import pytest

from analysis.corpus.boilerplate import MAX_LENGTH, find_rule, plain, rules
from analysis.corpus.limits import time_limit

CUT = [pytest.param(rule, line, id=f"{rule.name}:{line[:40]}") for rule in rules() for line in rule.examples]
KEPT = [pytest.param(rule, line, id=f"{rule.name}:{line[:40]}") for rule in rules() for line in rule.keeps]

STORY = [  # lines of story that sound like furniture
    "Share prices of arms makers rose by 4 percent.",
    "Image is everything for the young leader, a diplomat said.",
    "Sign of the times: the port is empty.",
    "Related charges were dropped in March.",
    "More than 300 people were killed.",
    "More from the state budget will go to shells.",
    "Advertisement spending on television doubled.",
    "Photo evidence is thin, the ministry said.",
    "Reuters could not verify the claim.",
    "Copyright is no issue in wartime, the judge held.",
    "By the end of 2024 there were 12,000 of them.",
    "Published on Monday, the report counts 40 ships.",
    "Two minutes later a second missile struck.",
    "The post was taken by 300 soldiers.",
    "Comments from Seoul were not available.",
    "Subscribe to the pact and you get the shells, he said.",
    "Watch towers were built along the border.",
    "Join the army or leave, they were told.",
    "Continue to fire until midnight, the order said.",
    "Follow-up talks are set for May.",
    "Terms of the deal were not disclosed.",
    "Home guard units took part.",
    "Page after page of the list is blank.",
    "Source of the leak was an officer.",
    "Previous talks failed in 2019.",
    "Kim Jong Un",
    "300 killed, 2,700 wounded",
    "What the shells cost",
    "The view from Seoul",
    "A first count",
]


@pytest.mark.parametrize(("rule", "line"), CUT)
def test_rule_cuts_its_examples(rule, line):
    assert rule.match(plain(line) if rule.cuts != "part" else line)


@pytest.mark.parametrize(("rule", "line"), KEPT)
def test_rule_keeps_what_it_must(rule, line):
    assert not rule.match(plain(line) if rule.cuts != "part" else line)


@pytest.mark.parametrize("line", STORY)
def test_no_rule_cuts_story(line):
    found = find_rule(plain(line), tuple(rule for rule in rules() if rule.cuts != "part"))
    assert found is None, found[0].name


def test_names_are_unique():
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


NASTY = [
    "A",
    "A ",
    "a ",
    "Ab ",
    "- ",
    "by ",
    "1 ",
    "a, ",
    "Share ",
    "/A",
    "the ",
    "copyright ",
    "© ",
    "A-",
    "(A ",
    "sign in ",
    "home ",
    "AP/",
    "AP ",
    " co",
    "#",
]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_no_rule_backtracks_without_end(rule):
    with time_limit(2):
        for piece in NASTY:
            line = (piece * MAX_LENGTH)[:MAX_LENGTH]
            rule.match(line)
            rule.match(line + "!")
