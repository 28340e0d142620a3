"""Noun phrases: the words that name a source, without the clauses that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.extract.found import Words

LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod", "predet", "appos", "punct", "advmod", "npadvmod"}
)
RIGHT = frozenset({"prep", "compound", "nmod", "appos", "npadvmod", "advmod"})
NOT_FIRST = frozenset({",", "-", "–", "—", "--", ";", ":", ".", ")", "”", '"', "''", "’"})


def phrase(words: Words, head: int) -> tuple[int, int]:
    """First and last token (exclusive) of the noun phrase around a head: no relative clause, nothing after a comma."""
    first, last = head, head + 1
    for child in words.children[head]:
        if child < head:
            if words.dep[child] in LEFT:
                first = min(first, words.left_edge[child])
        elif words.left_edge[child] == last and words.dep[child] in RIGHT:
            last = words.right_edge[child] + 1
        else:
            break
    for token in range(head - 1, first - 1, -1):  # a line break, or a comma before an adverb, ends it on the left
        if "\n" in words.text[token]:
            first = token + 1
            break
    while first < head and (words.text[first] in NOT_FIRST or words.tag[first] in ("RB", "CC", "IN") or words.text[first].isspace()):
        first += 1
    for token in range(head + 1, last):
        if words.text[token] in {",", "(", "—", "–", "--", ":", ";"} or "\n" in words.text[token]:
            return first, token
    return first, last
