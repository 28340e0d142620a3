"""The reporting clauses of one text together, and which of them hold a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.extract.frames import Frame, find_frames
from analysis.extract.phrases import phrase
from analysis.extract.quotes import quotations
from analysis.extract.speech import quoted_frames

if TYPE_CHECKING:
    from analysis.extract.found import Words

THIRD_PERSON = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
FIRST_PERSON = frozenset({"i", "we", "me", "us"})


class Reporting:
    """The reporting clauses of one text, asked for single numbers."""

    def __init__(self, words: Words, text: str) -> None:
        self.words = words
        frames = find_frames(words)
        self.frames = frames + quoted_frames(words, frames, list(quotations(text)))

    def over(self, token: int) -> list[Frame]:
        """Frames whose content holds a token, the innermost first; one frame for each claimant."""
        held = [frame for frame in self.frames if frame.sources and frame.covers(token) and not self.in_source(frame, token)]
        held.sort(key=lambda frame: frame.size)
        kept: list[Frame] = []
        for number, frame in enumerate(held):
            outer = held[number + 1 :]
            if not any(self.absorbs(other, frame) for other in outer):
                kept.append(frame)
        return kept

    def absorbs(self, outer: Frame, inner: Frame) -> bool:
        """Is the inner frame no other claimant than the outer one: a quoted "I think", or "Mr. Brun said he expected"?"""
        word = self.words.lower[inner.sources[0]]
        if not outer.covers(inner.cue):
            return False
        if outer.quoted:
            return word in FIRST_PERSON or inner.kind in ("think", "want", "deny")
        return word in THIRD_PERSON and inner.kind != "show"

    def in_source(self, frame: Frame, token: int) -> bool:
        """Is the token among the words that name the source?"""
        return any(first <= token < last for first, last in (phrase(self.words, source) for source in frame.sources))

    def principal(self, offset: int) -> tuple[int, int, Frame] | None:
        """Offsets of the innermost claimant of a number, and its frame."""
        token = self.words.at(offset)
        if token is None:
            return None
        for frame in self.over(token):
            first, last = phrase(self.words, frame.sources[0])
            return self.words.start[first], self.words.end[last - 1], frame
        return None
