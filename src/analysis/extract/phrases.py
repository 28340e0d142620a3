"""Noun phrases: the words that name a source, without the clauses that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.extract.cues import source_nouns

if TYPE_CHECKING:
    from analysis.extract.found import Words

LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod", "predet", "appos", "punct", "advmod", "npadvmod"}
)
RIGHT = frozenset({"prep", "compound", "nmod", "appos", "npadvmod", "advmod"})
STOPS = frozenset({",", "(", "—", "–", "--", ":", ";"})
DASHES = frozenset({"-", "–", "—", "--"})
DATELINE = 8  # words that a dateline may have before its dash
CLAUSE = 12  # words of a relative clause that may belong to a name
NOT_FIRST = frozenset({",", "-", "–", "—", "--", ";", ":", ".", ")", "”", '"', "''", "’"})


def is_short(words: Words, clause: int, cue: int | None) -> bool:
    """Is it a clause that tells which one is meant ("the experts I asked"), and not the one that reports?"""
    if words.dep[clause] not in ("acl", "relcl"):
        return False
    first, last = words.left_edge[clause], words.right_edge[clause]
    reports = cue is not None and first <= cue <= last and words.tag[cue][:1] == "V"
    return last - first < CLAUSE and not reports


def enumerates(words: Words, comma: int) -> bool:
    """Does a comma stand within an enumeration ("sources from Chile, Peru, and Bolivia")?"""
    head = words.head[comma]
    return words.text[comma] == "," and any(words.dep[child] == "conj" and child > comma for child in words.children[head])


def phrase(words: Words, head: int, cue: int | None = None) -> tuple[int, int]:
    """First and last token (exclusive) of the noun phrase around a head: nothing after a comma, nor the clause of the cue."""
    first, last = head, head + 1
    for child in words.children[head]:
        if child < head:
            if words.dep[child] in LEFT:
                first = min(first, words.left_edge[child])
        elif words.lower[child] == "as" or words.lemma[words.right_edge[child]] == "time":
            break  # "quoted a witness as saying", "the authorities for the first time"
        elif words.left_edge[child] == last and (words.dep[child] in RIGHT or is_short(words, child, cue)):
            last = words.right_edge[child] + 1
        else:
            break
    if cue is not None and head < cue < last:  # "figures from the office show": the verb taken for a noun
        last = cue
    for token in range(head - 1, first - 1, -1):  # a line break ends it on the left, and so does a comma before a name, or a dateline
        comma = words.text[token] == "," and words.tag[token + 1] == words.tag[head] == "NNP"
        if comma or "\n" in words.text[token] or ends_dateline(words, token):
            first = token + 1
            break
    first = whole_name(words, first, head)
    while first < head and (words.text[first] in NOT_FIRST or words.tag[first] in ("RB", "CC", "IN") or words.text[first].isspace()):
        first += 1
    for token in range(head + 1, last):
        if (words.text[token] in STOPS and not enumerates(words, token)) or "\n" in words.text[token]:
            return first, enumeration_end(words, head, token)
    return first, enumeration_end(words, head, last)


def ends_dateline(words: Words, dash: int) -> bool:
    """Does a spaced dash end a dateline without an agency, which the parser takes for a part of the sentence: "LUND - Police said"?"""
    if words.text[dash] not in DASHES or words.end[dash - 1] == words.start[dash] or words.end[dash] == words.start[dash + 1]:
        return False
    first = words.spans[words.sentence[dash]][0]
    while words.text[first].isspace():
        first += 1
    return 0 < dash - first < DATELINE and words.text[first].isupper() and len(words.text[first]) > 1


def whole_name(words: Words, first: int, head: int) -> int:
    """The beginning of a name that the phrase would cut, with its article: "a University of Oslo poll"."""
    for begin, end, label in words.entities:
        if begin > first:
            break
        cut = begin < first < end or (begin < first == end and words.lemma[head] in source_nouns("document"))
        if cut and label == "ORG" and not any("\n" in text or text == "," or text in DASHES for text in words.text[begin:first]):
            article = begin and words.tag[begin - 1] == "DT" and words.tag[begin] != "DT"
            return begin - 1 if article else begin
    return first


def enumeration_end(words: Words, head: int, last: int) -> int:
    """The end of an enumeration whose last member the parser hangs elsewhere: "sources from Chile, Peru, and the U.S."."""
    if "," not in words.text[head:last] or last + 2 >= len(words):
        return last
    token = last + 1 if words.text[last] == "," else last
    if words.lower[token] not in ("and", "or"):
        return last
    token += 2 if words.lower[token + 1] == "the" else 1
    end = token
    while end < len(words) and words.tag[end] == "NNP":
        end += 1
    return end if end > token else last


def known_as(words: Words, noun: int) -> list[int]:
    """The words of a name by which a thing goes: "the relief office, known as Vantor"."""
    clause = next((child for child in words.children[noun] if words.lower[child] in ("known", "called") and child > noun), None)
    if clause is None:
        return []
    return [token for above in (clause, *words.children[clause]) for token in words.children[above] if words.tag[token][:3] == "NNP"]
