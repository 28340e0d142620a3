"""Reporting verbs: who says what by "said", "put the toll at", "records show", "as confirmed by"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.content import amount_at, contents, parenthetical, that_clause
from analysis.extract.continuing import carried_on
from analysis.extract.cues import Cue, cues, source_nouns
from analysis.extract.frames import DASHES, FINITE, Frame, stands_free
from analysis.extract.relayed import cited, is_reduced, reduced
from analysis.extract.subjects import (
    PHRASE,
    agent,
    before_aside,
    beside,
    closes,
    conjuncts,
    has_child,
    is_outside,
    own_subject,
    quoted_as,
    run_of_nouns,
    source_of,
)

if TYPE_CHECKING:
    from analysis.extract.found import Words

CLOSE = frozenset({",", "”", '"', "''", "’"})  # after what is reported, before who says it
CLOSING = frozenset({",", ".", ";", ":", "?", "!"})
POSSIBLE = frozenset({"can", "could", "may", "might"})
HEARSAY = frozenset({"said", "reported", "believed", "thought", "understood", "known", "rumoured", "rumored", "alleged", "estimated"})
HEADING = 60  # characters; a longer line without a full stop is one of a wrapped text
SO_FAR = 6  # words between two numbers of one verb: "at 40 so far this year and 3,000"
SPEAKS = ("people", "body", "official", "document")
SUMS = frozenset({"loss", "damage", "cost", "toll", "price", "casualty", "debt"})
NOBODY = frozenset(
    {"neither", "none", "nothing", "nobody", "anyone", "anybody", "someone", "somebody", "you"}
    | {"%", "percent", "those", "all", "who", "what", "that", "’s", "'s", "it’s"}
)


def looks_verbal(words: Words, token: int) -> bool:
    """Is a word tagged as a noun a verb after all ("Files from Vantex show that …"), by the clause that depends on it?"""
    return words.tag[token] in ("NN", "NNS", "NNP") and (has_child(words, token, dep="ccomp") or is_reduced(words, token))


def verb_frame(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """Who says what by a reporting verb."""
    if is_reduced(words, verb) and (frames := list(reduced(words, verb, cue))):
        yield from frames
        return
    if cue.kind == "say" and (teller_last := closing_speaker(words, verb)) is not None:
        yield Frame(verb, cue.lemma, cue.kind, (teller_last,), ((words.spans[words.sentence[verb]][0], verb - 1),))
        return
    if is_hearsay(words, verb) and agent(words, verb) is None:
        return
    source = quoted_as(words, verb) or speaker(words, source_of(words, verb))
    source = below_heading(words, verb, above_event(words, verb, teller(words, verb, source)))
    if source is not None and source < verb and is_outside(words, source, verb):
        source = before_aside(words, verb) or beside(words, verb)
    content = list(contents(words, verb, cue, source)) if not is_naming(words, verb) else []
    content += list(carried_on(words, verb, content))
    if source is None and content and words.text[verb - 1] in CLOSE:
        source = speaker(words, before_aside(words, verb) or beside(words, verb))
    if not content and "at" in cue.takes:
        content = list(amount_at(words, verb))
    if not content and cue.takes & {"that", "quote"}:
        content = list(that_clause(words, verb)) or list(parenthetical(words, verb))
        if content and source is None:
            source = speaker(words, beside(words, verb))
    if "at" in cue.takes:
        content += list(also_at(words, content))
    content = [span for span in content if span[1] > verb or ";" not in words.text[span[1] - 1 : verb]]
    content = content if cue.kind == "show" else [until_dash(words, *span) if span[0] > verb else span for span in content]
    if content and not unsaid(words, verb, cue):
        frame = Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), tuple(content))
        yield from cited(words, frame)
        yield frame
        yield from gapped(words, verb, cue)


def closing_speaker(words: Words, verb: int) -> int | None:
    """Who says what goes before, where the parser joins the verb to it: "It lay off the coast, reported the news agency Vantor."."""
    if words.dep[verb] != "conj" or not closes(words, verb):
        return None
    if any(words.dep[child] == "cc" for child in words.children[words.head[verb]]):
        return None
    head = run_of_nouns(words, range(verb + 1, min(verb + PHRASE, len(words))))
    speaks = head is not None and any(words.lemma[head].lower() in source_nouns(kind) for kind in SPEAKS)
    return head if head is not None and (speaks or words.tag[head] == "NNP") else None


def above_event(words: Words, verb: int, source: int | None) -> int | None:
    """Who says by a participle that the parser ties to the event told of: "bankers say hiring rose, estimating that 40 jobs were added"."""
    event = words.head[verb]
    if words.tag[verb] != "VBG" or words.dep[verb] != "advcl" or words.dep[event] != "ccomp":
        return source
    if source is None:  # "… denied that 40 men were killed, claiming the toll was lower"
        return speaker(words, source_of(words, words.head[event]))
    can = words.tag[source] in ("NNP", "NNPS", "PRP") or any(words.lemma[source].lower() in source_nouns(kind) for kind in SPEAKS)
    saying = words.head[event]
    return source if can or words.lemma[saying] not in cues("verb") else speaker(words, source_of(words, saying))


def teller(words: Words, verb: int, source: int | None) -> int | None:
    """Who tells somebody, where the parser joins the verb to what was said: "Brun said the report was wrong and told the press that …"."""
    said = words.head[verb]
    if source is None or words.lemma[verb] != "tell" or words.dep[verb] != "conj" or words.dep[said] != "ccomp":
        return source
    paper = words.lemma[source] in source_nouns("document") and own_subject(words, verb) is None
    return speaker(words, source_of(words, words.head[said])) if paper else source


def below_heading(words: Words, verb: int, source: int | None) -> int | None:
    """Who says, where the parser takes the heading above for the subject: "Girls among the missing / Governor Dan Pitt said …"."""
    breaks = [token for token in range(source, verb) if "\n" in words.text[token]] if source is not None else []
    if not breaks:
        return source
    first = next((token + 1 for token in range(breaks[0] - 1, -1, -1) if "\n" in words.text[token]), 0)
    long = words.start[breaks[0]] - words.start[first] > HEADING
    if long or words.tag[breaks[0] - 1] in ("IN", "CC", "DT", ",", "TO", "PRP$", "POS") or not words.text[breaks[0] + 1][:1].isupper():
        return source  # a line that goes on
    return run_of_nouns(words, range(verb - 1, breaks[-1], -1)) or source


def also_at(words: Words, content: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A second number that the parser ties to the verb: "put the dead at 40 this year and 3,000 since the war began"."""
    last = next((span[1] for span in content if words.lower[span[0]] == "at"), 0)
    ends = [token for token in range(last, min(last + SO_FAR, words.spans[words.sentence[last - 1]][1] - 1)) if words.lower[token] == "and"]
    if last and ends and words.tag[ends[0] + 1] == "CD" and words.dep[ends[0] + 1] not in ("nummod", "nsubj", "compound"):
        yield ends[0] + 1, words.right_edge[ends[0] + 1] + 1


def is_hearsay(words: Words, verb: int) -> bool:
    """Is something "said to be" so by nobody in particular: "a boat, said to carry 40 men", "people believed to have left"?"""
    if words.lower[verb] not in HEARSAY or words.lower[verb + 1 : verb + 2] != ["to"] or not verb:
        return False
    told = words.text[verb - 1] == "," or words.dep[verb] in ("acl", "advcl")
    return told and (words.lower[verb] == "said" or words.tag[verb] == "VBN")


def until_dash(words: Words, first: int, last: int) -> tuple[int, int]:
    """A reported clause ends at a dash that no other closes: what follows is the reporter's."""
    dashes = [token for token in range(first + 1, last) if words.text[token] in DASHES and stands_free(words, token)]
    return (first, dashes[0]) if len(dashes) == 1 else (first, last)


def unsaid(words: Words, verb: int, cue: Cue) -> bool:
    """Is it said that nobody said so, or not yet: "did not mention the 40 tanks", "could ask for 40 more"?"""
    if cue.kind == "want" and any(words.lower[child] in POSSIBLE and words.tag[child] == "MD" for child in words.children[verb]):
        return True
    return cue.kind in ("say", "confirm", "show") and any(words.dep[child] == "neg" for child in words.children[verb])


def gapped(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """A second claimant whose verb is left out: "Kiel put the losses at 40, Bonn at 30", "Kiel says 40 homes, Bonn 30"."""
    if not cue.takes & {"num", "at"} or words.tag[verb] not in FINITE:
        return
    last = words.spans[words.sentence[verb]][1]
    for comma in range(verb + 2, last - 1):
        if words.text[comma] not in (",", ";") and (words.lower[comma] != "and" or "CD" not in words.tag[verb:comma]):
            continue
        first = comma + 2 if words.lower[comma + 1] in ("and", "while", "but") else comma + 1
        end = first
        while end < last and words.tag[end] in ("DT", "NNP", "NNPS", "NN", "JJ", "POS"):
            end += 1
        number = end + 1 if end < last and words.lower[end] == "at" else end
        if first < end and words.tag[end - 1][:2] == "NN" and number < last and words.tag[number] in ("CD", "$"):
            closing = next((t for t in range(number, last) if words.text[t] in CLOSING), last)
            if not any(words.tag[t] in FINITE for t in range(number, closing)):
                yield Frame(verb, cue.lemma, cue.kind, (end - 1,), ((number, closing),))


def is_naming(words: Words, verb: int) -> bool:
    """Is it "called" as in "a group called Dawn 7", or "called out"?"""
    return words.lemma[verb] == "call" and ((words.tag[verb] == "VBN" and words.dep[verb] == "acl") or has_child(words, verb, dep="prt"))


def speaker(words: Words, source: int | None) -> int | None:
    """Who speaks by a paper: "the mayor released a statement saying …" is the mayor's word; a share of respondents is nobody's."""
    if source is None or (words.tag[source] == "CD" and not is_one_of(words, source)) or words.lower[source] in NOBODY:
        return None
    if words.lemma[source] in SUMS and words.lemma[words.head[source]] == "put":  # "losses put at 40 million"
        return None
    if any(words.lower[child] == "no" for child in words.children[source]):  # "no one knows"
        return None
    verb = words.head[source]
    if words.dep[source] == "dobj" and words.tag[verb][:1] == "V" and words.lemma[source] in source_nouns("document"):
        return own_subject(words, verb) or source
    return source


def is_one_of(words: Words, token: int) -> bool:
    """Is it "one of the lawyers", and not "one in three"?"""
    return words.lower[token] == "one" and token + 1 < len(words) and words.lower[token + 1] == "of"
