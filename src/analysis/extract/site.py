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

    @property
    def bare(self) -> bool:
        """Small plain number without unit, scale, grouping or decimals."""
        return self.amount.unit is None and not self.amount.scaled and "," not in self.raw and "." not in self.raw
