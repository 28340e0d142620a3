"""The words before and after a number in its sentence, though the same number stands there twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from analysis.model import Figure
from analysis.numerals import first

WINDOW = 600  # letters before a number in which its evidence begins


class Evidence(str):
    """The evidence of a figure, which knows where its number begins in it: that of "12 hurt" in "12 were killed and 12 hurt"."""

    __slots__ = ("at",)
    at: int

    @classmethod
    def where(cls, words: str, at: int) -> Evidence:
        """The words, with the place of their number."""
        found = cls(words)
        found.at = at
        return found


def around(figure: Figure) -> tuple[str, str]:
    """The words of a figure's evidence before its number and after it; both empty where it does not hold the number."""
    words, number = figure.evidence, _single(figure.text)
    at = words.at if isinstance(words, Evidence) else first(words, number)
    return (words[:at], words[at + len(number) :]) if at >= 0 else ("", "")


def before(figure: Figure) -> str:
    """The words of a figure's evidence before its number."""
    return around(figure)[0]


def after(figure: Figure) -> str:
    """The words of a figure's evidence after its number."""
    return around(figure)[1]


def stands(text: str, figures: Iterable[Figure]) -> Iterator[tuple[str, int]]:
    """figure_id and the offset of the number in the evidence, for figures whose number does not stand first where it is found first.

    Args:
        text: the article.
        figures: its figures.
    """
    for figure in figures:
        number = _single(figure.text)
        if figure.evidence.count(number) > 1:
            at = _at(figure.evidence, number, text[max(0, figure.start - WINDOW) : figure.start])
            if at >= 0 and at != first(figure.evidence, number):
                yield figure.figure_id, at


def placed(figures: Iterable[Figure], where: Mapping[str, int]) -> Iterator[Figure]:
    """The figures; evidence of which the number does not stand first knows where it is."""
    for figure in figures:
        at = where.get(figure.figure_id)
        yield figure if at is None else replace(figure, evidence=Evidence.where(figure.evidence, at))


def _at(evidence: str, number: str, before: str) -> int:
    """Where a number stands in its evidence: after the longest run of its words that the text has before the number."""
    lead = _single(f"{before}|")[:-1]  # with the space between, if there is one
    found = (match.start() for match in re.finditer(re.escape(number), evidence))
    return max((at for at in found if lead.endswith(evidence[:at])), default=-1)


def _single(text: str) -> str:
    """Spaces made single, as evidence has them."""
    return " ".join(text.split())
