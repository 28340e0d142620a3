"""The frame of a reporting clause: its cue, its sources and the stretch of text it puts in their mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.extract.found import Words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"-", "–", "—", "--"})
SUBORDINATE = frozenset({"while", "although", "though", "when", "if", "as", "after", "because", "since", "once"})


class Frame(NamedTuple):
    """A reporting clause.

    Attributes:
        cue: token of the reporting word.
        lemma: its lemma ("according" for "according to").
        kind: say, show, think, want, deny, confirm.
        sources: head tokens of those who say it, joined by "and"; empty where the text does not tell.
        content: what they say, as token ranges, end exclusive.
        quoted: the content is a quotation.
    """

    cue: int
    lemma: str
    kind: str
    sources: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    quoted: bool = False

    def covers(self, token: int) -> bool:
        """Does the content hold the token?"""
        return any(first <= token < last for first, last in self.content)

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(last - first for first, last in self.content)


def subtree(words: Words, top: int) -> tuple[int, int]:
    """First and last token (exclusive) of a word and all that depends on it."""
    return words.left_edge[top], words.right_edge[top] + 1


def one_side(words: Words, content: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """Where a whole clause stands before a parenthesis ("…, the police said, and …"), that clause alone is reported.

    What only goes on with it stays: "…, the police said, because …", "…, the police said, killing 40".
    """
    before = [span for span in content if span[1] <= at]
    if not any(words.tag[token] in FINITE for first, last in before for token in range(first, last)):
        return content
    opening = words.lower[before[0][0]] in SUBORDINATE  # "While most survived, the police said, 40 died"
    after = [span for span in content if span[0] > at and (opening or goes_on(words, *span))]
    return before + after


def goes_on(words: Words, first: int, last: int) -> bool:
    """Does a stretch go on with the clause before it: a participle, "because", a clause of the same kind?"""
    while first < last and words.text[first] in {",", " "}:
        first += 1
    if first + 1 < last and words.lower[first] == "and":  # "…, the census says, and one in ten …": its like, with a subject of its own
        return words.tag[first + 1] in ("DT", "NN", "NNS", "NNP", "CD", "JJ")
    return first < last and (words.tag[first] == "VBG" or words.lower[first] in ("because", "since", "while"))


def stands_free(words: Words, token: int) -> bool:
    """Does white space go before a token, a plain one or a token of its own?"""
    return words.start[token] > words.end[token - 1] or words.text[token - 1].isspace()
