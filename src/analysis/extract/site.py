"""A number in its text, as the rules against false figures see it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.bounds import Amount
from analysis.extract.found import Words


@dataclass(frozen=True, slots=True)
class Site:
    """An amount in its text: what stands before and after its core."""

    text: str
    amount: Amount
    raw: str
    before: str
    after: str
    words: Words
    token: int  # first token of the core

    def counts(self) -> bool:
        """Whether the number stands before a noun, in small letters, that it can count: "on Mar. 15, 13 swimmers drowned"."""
        words, following = self.words, self.token + 1
        if following >= len(words) or not self.after[:1].isspace() or not words.text[following][0].islower():
            return False
        while words.tag[following] in ("JJ", "VBN", "VBG", "NN", "HYPH") and following + 1 < len(words):
            following += 1
        return words.tag[following] in ("NNS", "NNPS")

    @property
    def bare(self) -> bool:
        """Small plain number without unit, scale, grouping or decimals."""
        return self.amount.unit is None and not self.amount.scaled and "," not in self.raw and "." not in self.raw
