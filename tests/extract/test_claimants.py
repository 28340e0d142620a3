"""Claimants: every cue by its example, then the rules in the order of the modules."""

from __future__ import annotations

import re
from functools import cache

import pytest

from analysis.extract.cues import cues
from analysis.extract.found import Found
from analysis.extract.phrases import phrase

MARKED = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]")


def unmark(marked: str) -> tuple[str, tuple[int, int] | None, int]:
    """A sentence without its marks, where its {claimant} stands, and where its [number] begins."""
    text, last, claimant, number = "", 0, None, -1
    for mark in MARKED.finditer(marked):
        text += marked[last : mark.start()]
        words = mark.group(1) or mark.group(2)
        if mark.group(1):
            claimant = len(text), len(text) + len(words)
        else:
            number = len(text)
        text, last = text + words, mark.end()
    return text + marked[last:], claimant, number


@cache
def read(text: str) -> Found:
    from analysis.language import load_model

    return Found(load_model()(text))


def claimant_of(text: str, number: int) -> str | None:
    found = read(text)
    token = found.words.at(number)
    assert token is not None
    frames = found.reporting.over(token)
    if not frames:
        return None
    first, last = phrase(found.words, frames[0].sources[0], frames[0].cue)
    return text[found.words.start[first] : found.words.end[last - 1]]


def check(marked: str) -> None:
    text, claimant, number = unmark(marked)
    assert claimant_of(text, number) == (text[slice(*claimant)] if claimant else None)


@pytest.mark.parametrize(
    "cue", [cue for pos in ("verb", "noun", "in", "by", "revise") for cue in cues(pos).values()], ids=lambda cue: f"{cue.pos}-{cue.lemma}"
)
def test_every_cue_works_in_its_example(cue):
    check(cue.example)
