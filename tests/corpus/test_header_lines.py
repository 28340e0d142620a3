"""Metadata lines at the head of a text: above its headline, below it, a paragraph each."""

from __future__ import annotations

import pytest

from analysis.corpus.readers.plain import header_lines

STORY = "The owner said on Monday that 396 people were on board."
PAIR = {"source": "Harbour Post", "published": "5 March 2024"}
HEADS = [  # head -> fields
    ("Source: Harbour Post\nDate: 5 March 2024", PAIR),
    ("Owner denies it\n\nSource: Harbour Post\nDate: 5 March 2024", PAIR),
    ("Owner denies it\n\nSource: Harbour Post\n\nDate: 5 March 2024", PAIR),  # a word processor's paragraphs
    ("Source: Harbour Post\n\nDate: 5 March 2024", PAIR),
    ("Owner denies it\n\nSource: Harbour Post", {}),  # the credit of a picture
    ("Owner denies it\n\nAuthor: Ada Klug\nSection: World", {}),  # neither outlet nor day
    ("A ferry sank.\n\nNobody knows why.\n\nSource: Harbour Post\nDate: 5 March 2024", {}),  # not at the head
    ("Owner: ship was safe", {}),
]


@pytest.mark.parametrize(("head", "fields"), HEADS)
def test_metadata_lines_at_the_head(head, fields):
    text = f"{head}\n\n{STORY}"
    found, rest = header_lines(text)
    assert found == fields
    assert rest.count("\n") == text.count("\n")
    assert rest.endswith(STORY)
    assert ("Owner denies it" in rest) == ("Owner denies it" in text)
