"""Copies found, updates and other reports left: precision and recall on pairs that edits make."""

import random
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import duplicates

SYLLABLES = ["ka", "ro", "mi", "ten", "sol", "va", "ber", "lin", "do", "sta", "pel", "gru", "fin", "ost", "ura"]
COMMON = ["the", "of", "and", "to", "in", "said", "on", "that", "with", "for"]


def find_duplicates(articles):
    texts = {name: text for name, text, _ in articles}
    return duplicates.find_duplicates([(name, duplicates.sketch(text), day) for name, text, day in articles], texts.__getitem__)


def word(rng):
    """A common word, or an invented one; most invented ones are rare, as in any language."""
    return rng.choice(COMMON) if rng.random() < 0.45 else "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3))))


def sentence(rng):
    words = [word(rng) for _ in range(rng.randrange(9, 25))]
    words[rng.randrange(2, 7)] = f"{rng.randrange(2, 9000):,}"
    return " ".join(words).capitalize() + "."


def article(rng, sentences=24):
    body = [" ".join(sentence(rng) for _ in range(3)) for _ in range(sentences // 3)]
    return "\n\n".join([sentence(rng).rstrip("."), *body])


def other_headline(rng, text):
    return "\n\n".join([sentence(rng).rstrip("."), *text.split("\n\n")[1:]])


def cut(rng, text):
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: max(3, int(len(paragraphs) * rng.uniform(0.35, 0.8)))])


def light_edits(rng, text):
    words = text.split(" ")
    for index in rng.sample(range(len(words)), len(words) // 20):
        if words[index].isalpha() and words[index].islower():
            words[index] = rng.choice(["officials", "again", "reportedly", "there", "the"])
    return " ".join(words)


def framed(rng, text):
    return f"PORT OSMUND (Corvane Wire) - {text}\n\nThis version adds a photograph of the harbour and a line about the weather."


EDITS = [other_headline, cut, light_edits, framed]


def update(rng, text):
    """The same story a day later, with new numbers in the same words."""
    return " ".join(
        str(rng.randrange(2, 9000)) if word.replace(",", "").isdigit() and rng.random() < 0.3 else word for word in text.split(" ")
    )


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_recall_on_copies(edit):
    rng = random.Random(7)
    originals = [article(rng) for _ in range(60)]
    articles = [(f"a{i:03}", text, date(2024, 5, 1)) for i, text in enumerate(originals)]
    articles += [(f"b{i:03}", edit(rng, text), date(2024, 5, 2)) for i, text in enumerate(originals)]
    found = find_duplicates(articles)
    right = sum(found.get(f"b{i:03}") == f"a{i:03}" for i in range(60))
    assert right >= 59
    assert all(copy[1:] == original[1:] for copy, original in found.items())


def test_precision_on_updates_and_other_reports():
    rng = random.Random(8)
    originals = [article(rng) for _ in range(60)]
    articles = [(f"a{i:03}", text, date(2024, 5, 1)) for i, text in enumerate(originals)]
    articles += [(f"u{i:03}", update(rng, text), date(2024, 5, 2)) for i, text in enumerate(originals)]
    assert find_duplicates(articles) == {}


CASES = [  # two texts, whether one is a copy
    pytest.param("Nine ships left the port.", "Nine ships left the port.", True, id="the same, short"),
    pytest.param("Nine ships left the port.", "NINE SHIPS LEFT THE PORT", True, id="the same words"),
    pytest.param("Nine ships left the port.", "Ten ships left the port.", False, id="short, another number"),
    pytest.param("", "", True, id="both empty"),
    pytest.param("Nine ships left.", "The governor resigned.", False, id="nothing in common"),
]


@pytest.mark.parametrize(("one", "other", "copy"), CASES)
def test_short_texts(one, other, copy):
    assert bool(find_duplicates([("a", one, None), ("b", other, None)])) is copy


def test_the_earliest_is_the_original_and_the_undated_come_last():
    text = article(random.Random(9))
    articles = [("c", text, None), ("b", text, date(2024, 5, 3)), ("a", text, date(2024, 5, 4)), ("d", text, date(2024, 5, 3))]
    assert find_duplicates(articles) == {"a": "b", "c": "b", "d": "b"}


@given(st.randoms(use_true_random=False), st.integers(2, 12))
def test_groups_are_stable_and_originals_are_no_copies(rng, size):
    base = [article(rng, 9) for _ in range(3)]
    articles = [
        (f"x{i}", rng.choice(EDITS)(rng, rng.choice(base)), rng.choice([None, date(2024, 5, rng.randrange(1, 9))])) for i in range(size)
    ]
    found = find_duplicates(articles)
    assert not set(found) & set(found.values())
    shuffled = articles[:]
    rng.shuffle(shuffled)
    assert find_duplicates(shuffled) == found


@pytest.mark.slow
def test_speed_on_20_000_articles():
    rng = random.Random(10)
    articles = [(f"a{i}", article(rng, 30), None) for i in range(16_000)]
    articles += [(f"b{i}", rng.choice(EDITS)(rng, articles[i][1]), None) for i in range(4_000)]
    started = time.process_time()  # of this process: other work on the machine is not what is measured
    found = find_duplicates(articles)
    assert time.process_time() - started < 60
    assert len(found) >= 3_900
