"""The lines of a raw text: one a paragraph, hard-wrapped ones joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.corpus.boilerplate import straight

STORY_WORDS = 15  # a line of so many words is story; with a full stop at its end, eight suffice
SENTENCE_WORDS = 8
WRAPPED = (45, 100)  # widths at which plain text is broken into lines by hand

_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Line:
    """One paragraph of the raw text."""

    number: int
    text: str
    rule: str | None = None  # the rule that cut it
    parts: list[tuple[str, str]] = field(default_factory=list)  # words cut out of it, and the rule

    @property
    def cut(self) -> tuple[str, str] | None:
        """The words that were cut, and the rule; None where none were."""
        words = [words for words, _ in self.parts] + ([self.text] if self.rule else [])
        rule = self.rule or next((rule for _, rule in self.parts), None)
        return ("; ".join(words), rule) if rule else None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether it is long enough for a sentence, and ends like one."""
        return self.words >= SENTENCE_WORDS and self.ends

    @property
    def is_story(self) -> bool:
        """Whether it is story by its length."""
        return self.words >= STORY_WORDS or self.is_sentence


def paragraphs(text: str) -> list[Line]:
    """The lines that hold something; lines of one hard-wrapped paragraph joined, under the number of the first."""
    raw = [" ".join(line.split()) for line in text.split("\n")]
    width = _wrap_width(raw)
    lines: list[Line] = []
    for number, line in enumerate(raw, 1):
        if not line:
            continue
        before = raw[number - 2] if number > 1 else ""
        if width and before and len(before) + 1 + len(line.split(" ", 1)[0]) > width * 0.85 and lines:
            lines[-1].text += " " + line
        else:
            lines.append(Line(number, line))
    return lines


def _wrap_width(raw: Sequence[str]) -> int | None:
    """The width at which a text was broken into lines by hand; None where a line is a paragraph."""
    inner = [line for line, after in pairwise(raw) if line and after]
    fitting = [len(line) for line in inner if WRAPPED[0] <= len(line) <= WRAPPED[1] and not _SENTENCE_END.search(line)]
    return max(fitting) if len(fitting) >= 3 and len(fitting) >= 0.6 * len(inner) else None


def fold(text: str) -> str:
    """Letters and digits only, in lower case: for comparing headlines."""
    return " ".join(_LETTERS.findall(straight(text).lower()))


def same(one: str, other: str) -> bool:
    """Whether two lines are the same but for case, quotes and punctuation."""
    alike = 2 * len(one) + 10 > len(other) and 2 * len(other) + 10 > len(one)  # a paragraph is no headline; folding it would cost
    return alike and fold(one) == fold(other)
