"""Quotations: where quotation marks open and close in a text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MARK = re.compile(r"[\"“”„«»]|''|``|(?<![\w.,!?…])[‘'](?=[A-Z“\"])|(?<=[,.!?…])[’'](?![\w’'])|\n+")
CLOSERS = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "''": ("''",), "``": ("''",), "‘": "’'", "'": "'’"}
SINGLE = frozenset("‘'")
NESTED = re.compile(r"(?<=\s)[\"']+(?=\w)")  # "She said "no" twice," he told us: a mark between space and word opens


class Quotation(NamedTuple):
    """A quoted stretch; offsets exclude the marks.

    Attributes:
        start, end: offsets of the quoted words, end exclusive.
        leading: it opens a paragraph.
    """

    start: int
    end: int
    leading: bool


def quotations(text: str) -> Iterator[Quotation]:
    """Quotations in order, without those inside another.

    A paragraph that ends inside a quotation closes it: a speaker who goes on opens marks again in the next one.
    """
    opener, start, leading, paragraph, inner = "", 0, False, 0, 0
    for mark in MARK.finditer(text):
        kind = mark.group()
        if kind[0] == "\n":
            if opener and opener not in SINGLE:
                yield Quotation(start, mark.start(), leading=leading)
            opener, paragraph, inner = "", mark.end(), 0
        elif opener:
            if (kind == "“" and kind not in CLOSERS[opener]) or (
                kind not in SINGLE and NESTED.match(text, mark.start())
            ):  # a quotation within: its own closing mark does not close the outer one
                inner += 1
            elif inner and kind in ("”", '"', "''"):
                inner -= 1
            elif kind in CLOSERS[opener]:
                yield Quotation(start, mark.start(), leading=leading)
                opener, inner = "", 0
            elif opener in SINGLE and kind not in SINGLE and opens(text, mark):  # 'Twas no quotation: "This one is," he said
                opener, start, leading = kind, mark.end(), False
        elif opens(text, mark):
            opener, start, leading = kind, mark.end(), not text[paragraph : mark.start()].strip()
        elif kind == "”" and not text[paragraph : mark.start()].strip():  # the wrong mark, but nothing is open: ”It rained,” he said
            opener, start, leading = "“", mark.end(), True
    if opener and opener not in SINGLE:
        yield Quotation(start, len(text), leading=leading)


def opens(text: str, mark: re.Match[str]) -> bool:
    """Can the mark open a quotation? Straight ones do between no letter and a letter: not in 5" pipe."""
    if mark.group() not in CLOSERS:
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and not before.isalnum()
