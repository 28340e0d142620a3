"""Parsing long texts piece by piece changes nothing but the memory it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import language

TEXTS = [
    "Ten ships left Lund.\n\nThe mayor, Ana Brandt, said 40 men had died. Nobody else was hurt.\n\nIt rained.",
    "",
    "Two died.",
    "x" * 90,
]


@pytest.mark.parametrize("piece", [30, 60, 30_000])
def test_texts_come_back_whole_and_in_order(monkeypatch, piece):
    monkeypatch.setattr(language, "PIECE", piece)
    monkeypatch.setattr(language, "BATCH", 2 * piece)
    docs = list(language.pipe(TEXTS))
    assert [doc.text for doc in docs] == TEXTS
    assert [token.text for token in docs[0]] == [token.text for token in language.load_model()(TEXTS[0])]
    for doc in docs:
        assert all(0 <= token.head.i < len(doc) and token.sent.start <= token.head.i < token.sent.end for token in doc)


def test_a_text_is_cut_between_paragraphs_where_it_can_be(monkeypatch):
    monkeypatch.setattr(language, "PIECE", 60)
    assert list(language._pieces("a " * 20 + "\n\n" + "b " * 20)) == ["a " * 20 + "\n\n", "b " * 20]


@given(st.text(alphabet="ab .\n", max_size=400))
def test_pieces_are_the_text(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "PIECE", 20)
        pieces = list(language._pieces(text))
    assert "".join(pieces) == text
    assert all(len(piece) <= 20 for piece in pieces)


@given(st.lists(st.integers(0, 50), max_size=40), st.integers(1, 8))
def test_batches_hold_every_piece_once_and_not_too_much(sizes, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "PIECE", 20)
        patch.setattr(language, "BATCH", 40)
        batches = list(language._batches(("x" * count for count in sizes), size))
    assert sum(is_last for batch in batches for _, is_last in batch) == len(sizes)
    assert all(len(batch) <= size and sum(len(piece) for piece, _ in batch) <= 40 for batch in batches)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ferry fund profit rises 6.5%\n\nThe ferry fund of Lund posted a profit.", 2),  # a headline has no full stop
        ("40 dead in storm\n \nA storm has killed 40 people.\n\n\nHelp is near.", 3),
        ("LUND, Sweden (AP) — A storm has killed 40 people.", 2),
        ("Storm kills 40\n\nNEW YORK (Osk) - Harbour Inc's ferry unit said it would cut 300 jobs.", 3),
        ("NATO - the alliance of 32 states - said 40 men had died.", 1),  # no dateline
        ("The storm that hit Lund\nin May killed 40 people.", 1),  # a line that is broken for its length
    ],
)
def test_a_blank_line_ends_a_sentence(text, sentences):
    (doc,) = language.pipe([text])
    assert len(list(doc.sents)) == sentences


def test_the_dot_of_a_rank_ends_no_sentence():
    (doc,) = language.pipe(["So far, 373 lambs have been found, Cmdr. Filippo Marini of the Farm Guard told them."])
    assert len(list(doc.sents)) == 1
