"""Numbers that may be one, rounded: "$39 million" in a headline, and "$39.4 million" below."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.model import Figure


def lower(figure: Figure) -> float:
    """The number that a figure's words say, the lower of two; 0 where they say none."""
    return figure.low or figure.high or 0


def upper(figure: Figure) -> float:
    """The number that a figure's words say, the upper of two; 0 where they say none."""
    return figure.high or figure.low or 0


def digits(value: float) -> int:
    """The digits of a number that say something.

    >>> digits(450_000_000), digits(39.4), digits(500)
    (2, 3, 1)
    """
    return len(f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")) or 1


def is_one(value: float, other: float) -> bool:
    """Whether two numbers are the same, or the one is the other rounded.

    >>> is_one(39, 39.4), is_one(180, 179.4), is_one(62.7, 62.8), is_one(500, 520)
    (True, True, False, False)
    """
    coarse, fine = sorted((value, other), key=digits)
    return value == other or (digits(coarse) < digits(fine) and digits(coarse) > 1 and float(f"{fine:.{digits(coarse) - 1}e}") == coarse)


def is_among(value: float, others: Iterable[float]) -> bool:
    """Whether a number is one of others, or one of them rounded."""
    return any(is_one(value, other) for other in others)
