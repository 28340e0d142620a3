"""The arithmetic of an audit: shares with their intervals, and agreement between coders."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import sqrt
from typing import TypedDict

Z = 1.959963984540054  # the 97.5 % point of the normal distribution


class Share(TypedDict):
    """A share with its 95 % interval; null where nothing could be counted."""

    share: float | None
    low: float | None
    high: float | None
    right: int  # how many were right
    of: int  # of how many


def wilson(share: float, n: float) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson (1927).

    With z = 1.96: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).

    Args:
        share: p.
        n: of how many; an effective number need not be whole.

    >>> [round(bound, 3) for bound in wilson(0.9, 10)]
    [0.596, 0.982]
    """
    middle, width = share + Z**2 / (2 * n), Z * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(0.0, (middle - width) / (1 + Z**2 / n)), min(1.0, (middle + width) / (1 + Z**2 / n))


def weighted(marks: Sequence[tuple[float, bool]]) -> Share:
    """The share of right ones among marks (weight, whether right).

    A mark weighs as many sentences of the corpus as its sentence stands for. The interval takes the effective number of marks
    n = (Σw)² / Σw² (Kish 1965).

    >>> weighted([(1, True), (1, False)])["share"], weighted([(3, True), (1, False)])["share"], weighted([])["share"]
    (0.5, 0.75, None)
    """
    right, total = sum(hit for _, hit in marks), sum(weight for weight, _ in marks)
    if not marks:
        return Share(share=None, low=None, high=None, right=0, of=0)
    share = sum(weight for weight, hit in marks if hit) / total
    low, high = wilson(share, total**2 / sum(weight**2 for weight, _ in marks))
    return Share(share=share, low=low, high=high, right=right, of=len(marks))


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal values; null where there are no units, or all coders gave all units one value.

    Args:
        units: a unit's values, one a coder.

    >>> alpha([("a", "a"), ("b", "b")]), alpha([("a", "a")])
    (1.0, None)
    """
    import krippendorff

    codes = {value: float(code) for code, value in enumerate(dict.fromkeys(value for unit in units for value in unit))}
    if len(codes) < 2:
        return None
    ratings = [[codes[value] for value in coder] for coder in zip(*units, strict=True)]
    return float(krippendorff.alpha(reliability_data=ratings, level_of_measurement="nominal"))
