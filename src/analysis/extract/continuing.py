"""What goes on after a reporting clause: further clauses, lists after a colon or semicolon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import cues
from analysis.extract.frames import FINITE, subtree
from analysis.extract.subjects import has_child

if TYPE_CHECKING:
    from analysis.extract.found import Words

REPORTED = frozenset({"would", "could", "might"})  # "said it was small, but would grow": the moods of indirect speech
OPENERS = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "CD"})  # a clause with a subject of its own begins with one of these
SHARES = frozenset({"percent", "%", "cent"})
QUOTING = frozenset({"“", '"', "''", "``", "‘"})


def carried_on(words: Words, verb: int, content: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """More of what is reported that the parser ties to the verb, or to nothing."""
    last = max((span[1] for span in content), default=0)
    if last <= verb:
        yield from (span for span in alike(words, verb) if last)
        return
    for child in words.children[verb]:
        if words.dep[child] == "conj" and child >= last and is_reported(words, child):
            yield subtree(words, child)
    yield from listed(words, verb, last)


def alike(words: Words, verb: int) -> Iterator[tuple[int, int]]:
    """A clause of the same kind after the parenthesis: "The richest paid 40 euros, the agency said in May, and the poorest paid 3"."""
    for child in words.children[verb]:
        first = words.left_edge[child]
        joined = words.dep[child] == "conj" and words.lower[first - 2 : first] == [",", "and"]
        clause = joined and words.tag[first] in OPENERS and has_child(words, child, dep="nsubj")
        tail = first > verb and words.text[first - 1] == "," and (is_with(words, child) or is_while(words, child))
        if clause or tail:
            yield subtree(words, child)


def is_with(words: Words, child: int) -> bool:
    """Does what follows tell how: "The roof fell, the police said, with 40 people killed"?"""
    if words.lower[child] != "with":
        return False
    told = (part for part in words.children[child] if part > child)
    return any(words.dep[part] == "pcomp" or has_child(words, part, dep="acl") for part in told)


def is_while(words: Words, child: int) -> bool:
    """Does what follows tell what else happened: "Forty died in Kiel, the army said, while another 12 were hurt in Bonn"?"""
    opens = any(words.lower[part] == "while" and words.dep[part] == "mark" for part in words.children[child])
    return opens and words.dep[child] == "advcl" and words.lemma[child] not in cues("verb") and words.tag[child] in ("VBD", "VBN")


def is_reported(words: Words, child: int) -> bool:
    """Does a verb beside the reporting one belong to what is reported: "…, and that …", "…, but would grow to 40"?"""
    if "that" in words.lower[words.left_edge[child] : child]:
        return True
    return not has_child(words, child, dep="nsubj") and any(words.lower[aux] in REPORTED for aux in words.children[child])


def listed(words: Words, verb: int, last: int) -> Iterator[tuple[int, int]]:
    """What follows a colon or semicolons in the sentence, up to the next reporting verb: "said Kiel lost 40 boats; Bonn lost 3"."""
    end = words.spans[words.sentence[verb]][1]
    if last + 1 >= end or words.text[last] not in (";", ":") or words.text[last + 1] in QUOTING:
        return
    for token in range(last + 1, end):
        if words.lemma[token] in cues("verb") and words.tag[token] in FINITE and not is_number_clause(words, token):
            end = next((comma for comma in range(token, last, -1) if words.text[comma] in (",", ";")), last)
            break
    if last < end:
        yield last, end


def is_number_clause(words: Words, verb: int) -> bool:
    """Is it what respondents say: "42 percent said they had never voted"?"""
    return any(words.dep[child] == "nsubj" and (words.lower[child] in SHARES or words.tag[child] == "CD") for child in words.children[verb])
