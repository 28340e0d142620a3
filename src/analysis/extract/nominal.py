"""Reporting clauses without a verb: "according to X", "X's estimate of 40", "claims by X that", "in a poll by X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import Cue, cues, source_nouns
from analysis.extract.frames import DASHES, Frame, one_side, stands_free, subtree
from analysis.extract.phrases import phrase
from analysis.extract.subjects import conjuncts, pobj, source_of
from analysis.lexicons import naming

if TYPE_CHECKING:
    from analysis.extract.found import Words

OPINIONS = frozenset({"estimate", "view", "opinion", "word", "telling", "estimation", "judgment"})
REACH = 8  # words from a noun to the "that" or "to" that opens its clause
AMOUNT = frozenset({"be", "range", "stand", "vary", "amount", "total"})
ESTIMATES = frozenset({"estimate", "projection", "forecast", "expectation", "count", "tally", "figure", "toll"})
PROJECTS = frozenset({"plan", "proposal", "budget", "bill"})


POSSESSIVE = "'s"
OFFICE = "office"
AGAINST = frozenset({"not", "than", "above", "below", "against", "over", "under", "unlike", "versus", "from"})


def according(words: Words, token: int) -> Iterator[Frame]:
    """By "according to the police" the clause around is theirs."""
    to = token + 1
    if to >= len(words) or words.lower[to] != "to":
        return
    source = pobj(words, to) or pobj(words, token)
    if source is not None:
        yield from around_phrase(words, token, source, lemma="according")


def phrasal(words: Words, preposition: int) -> Iterator[Frame]:
    """By "in a poll by Vantex" or "in the mayor's view" the clause around is the poll's, or the mayor's."""
    noun = pobj(words, preposition)
    if noun is None or words.lemma[noun] not in cues(words.lower[preposition]):
        return
    owner = next((child for child in words.children[noun] if words.dep[child] == "poss"), None)
    if owner is None and words.lower[preposition] == "in" and words.lemma[noun] in OPINIONS and noun > preposition + 1:  # not "in view of"
        owner = next((pobj(words, child) for child in words.children[noun] if words.lower[child] == "of"), None)
    if (words.lemma[noun] in OPINIONS and words.lower[preposition] == "in") or words.lower[preposition] == "under":
        if owner is not None:
            yield from around_phrase(words, preposition, owner, lemma=words.lemma[noun], last=noun)
    elif words.lower[preposition] == "by" or (words.tag[noun] == "NN" and opens_sentence(words, preposition)):
        yield from around_phrase(words, preposition, noun, lemma=words.lemma[noun])
    elif words.tag[words.head[preposition]][:1] == "V" and words.dep[preposition] == "prep":  # "leads by 40 points in recent polls"
        first, last = subtree(words, words.head[preposition])
        right = phrase(words, noun)[1]
        content = tuple(span for span in ((first, preposition), (right, last)) if span[0] < span[1])
        yield Frame(preposition, words.lemma[noun], "say", conjuncts(words, noun), content)


def opens_sentence(words: Words, token: int) -> bool:
    """Does nothing but a mark or a line break stand before the token in its sentence?"""
    first = words.spans[words.sentence[token]][0]
    return not any(text[:1].isalnum() for text in words.text[first:token])


def around_phrase(words: Words, cue: int, source: int, *, lemma: str, last: int | None = None) -> Iterator[Frame]:
    """A frame whose content is the sentence, or the reported clause, around a phrase that names a source."""
    top = words.head[cue]
    relative = cue > 0 and words.tag[cue - 1] in ("WDT", "WP")  # "the toll, which according to Brun is 40"
    while words.head[top] != top and not (words.dep[top] == "ccomp" and words.lemma[words.head[top]] in cues("verb")):
        if relative and words.dep[top] == "relcl":
            break
        top = words.head[top]
    begin, end = words.left_edge[top], words.right_edge[top] + 1
    if words.head[top] == top:
        begin, end = words.spans[words.sentence[top]]
    begin, end = bracket(words, cue, begin, end)
    for token in range(begin, end):
        if words.text[token] == ";":
            begin, end = (token + 1, end) if token < cue else (begin, min(end, token))
    right = phrase(words, source)[1] if last is None else last + 1
    content = [span for span in ((begin, cue), (right, end)) if span[0] < span[1]]
    content = one_side(words, content, cue)
    if content:
        yield Frame(cue, lemma, "say", conjuncts(words, source), tuple(content))


def bracket(words: Words, token: int, begin: int, end: int) -> tuple[int, int]:
    """The part of a stretch that shares its parentheses, or dashes, with a token: "(40 percent, according to the census)" and no more."""
    for opening in range(token - 1, begin - 1, -1):
        if words.text[opening] in (")", "]"):
            break
        if words.text[opening] in ("(", "["):
            closing = next((t for t in range(token, end) if words.text[t] in (")", "]")), end)
            return opening, closing
    dashes = [t for t in range(begin + 1, end) if words.text[t] in DASHES and stands_free(words, t)]
    if len(dashes) == 2 and dashes[0] < token < dashes[1]:  # "The winners - 40 of them, according to Brun - cheered"
        return dashes[0], dashes[1]
    return begin, end


def noun_frame(words: Words, noun: int, cue: Cue) -> Iterator[Frame]:
    """Who says what by a noun: "the ministry's estimate of 40 dead", "claims by the rebels that …"."""
    source: int | None = None
    content = []
    for child in words.children[noun]:
        dep, low = words.dep[child], words.lower[child]
        if dep == "poss" or (dep == "compound" and words.tag[child] == "NNP" and source is None):
            source = child
        elif dep == "prep" and low == "from" and cue.lemma in ESTIMATES and has_number(words, child):  # "estimates from 40 to 60"
            content.append(subtree(words, child))
        elif dep == "prep" and low in ("by", "from") and not (low == "from" and cue.lemma == "toll"):  # "the toll from the blast"
            source = pobj(words, child) or source
        elif dep == "prep" and low in cue.takes:
            content.append(subtree(words, child))
        elif child > noun and words.left_edge[child] == noun + 1 and words.lower[noun + 1] in cue.takes - {"that", "to"}:
            content.append(subtree(words, child))  # "his remark about 40 percent": "about" taken for "some"
    clause = clause_after(words, noun, cue.takes)
    if clause:
        content.append(clause)
    elif not content:
        content = list(project(words, noun, cue))
    content += amounts(words, noun)
    if changed := list(revised(words, noun)):
        content += changed
        if source is None:
            source = reviser(words, words.head[noun])
        elif words.tag[source] == "PRP$":  # "cut its forecast": whose it is, is who cut it
            source = source_of(words, words.head[noun]) or source
    if content and (source is None or words.tag[source] == "PRP$"):
        source = issuer(words, noun) or source
    if content and source is not None:
        yield Frame(noun, cue.lemma, cue.kind, conjuncts(words, source), tuple(content))


def issuer(words: Words, noun: int) -> int | None:
    """Who gives a report to the world: "the council issued a warning that 40 dams leak"; not who reads, denies or receives it."""
    verb = words.head[noun]
    if (
        words.dep[noun] != "dobj"
        or words.lemma[verb] not in cues("issue")
        or any(words.lower[child] == "no" for child in words.children[noun])
    ):
        return None
    return None if any(words.dep[child] == "neg" for child in words.children[verb]) else source_of(words, verb)


def possessed(words: Words, token: int) -> Iterator[Frame]:
    """By "above the governor's 14" a bare number is the governor's; not by "the governor's 14 aides", "Monday's 14"."""
    owner = words.head[token - 1]
    speaks = any(words.lemma[owner].lower() in source_nouns(kind) for kind in ("people", "body", "official", "document"))
    speaks = speaks or OFFICE in {title.kind for title in naming.titles().get(words.text[owner].title(), ())}
    bare = words.dep[token] not in ("nummod", "compound", "quantmod", "amod") and words.head[owner] == token
    if bare and (speaks or names_speaker(words, owner)):
        yield Frame(token - 1, POSSESSIVE, "say", (owner,), ((token, token + 1),))


def names_speaker(words: Words, owner: int) -> bool:
    """Is an owner a person or body whose number another is set against: "not Brun's 14", "above the Vantor Institute's 14"?"""
    first = words.left_edge[owner]
    named = any(begin <= owner < end and label in ("PERSON", "ORG") for begin, end, label in words.entities)
    return named and first > 0 and words.lower[first - 1] in AGAINST


def has_number(words: Words, top: int) -> bool:
    """Is there a number among a word's dependants?"""
    return any(words.tag[token] == "CD" for token in range(*subtree(words, top)))


def project(words: Words, noun: int, cue: Cue) -> Iterator[tuple[int, int]]:
    """What a plan would do: "Brun's plan would cost 40 million"."""
    verb = words.head[noun]
    if cue.lemma in PROJECTS and words.dep[noun] == "nsubj" and any(words.tag[child] == "MD" for child in words.children[verb]):
        yield verb, words.right_edge[verb] + 1


def amounts(words: Words, noun: int) -> Iterator[tuple[int, int]]:
    """What an estimate comes to: "the insurers' estimates of the damage range from 40 to 60 million"."""
    verb = words.head[noun]
    if words.lemma[noun] in ESTIMATES and words.dep[noun] == "nsubj" and words.lemma[verb] in AMOUNT:
        yield verb, words.right_edge[verb] + 1


def reviser(words: Words, verb: int) -> int | None:
    """Who changes a number: people, a body, a name; not the blast that raised the toll to 40."""
    subject = source_of(words, verb)
    if subject is None or words.tag[subject] in ("NNP", "NNPS", "PRP"):
        return subject
    return subject if any(words.lemma[subject].lower() in source_nouns(kind) for kind in ("people", "body", "official")) else None


def revised(words: Words, noun: int) -> Iterator[tuple[int, int]]:
    """What a forecast becomes: "the bank cut its forecast from 4 to 3 percent"."""
    verb = words.head[noun]
    if words.dep[noun] == "dobj" and words.lemma[verb] in cues("revise"):
        for child in (*words.children[noun], *words.children[verb]):
            if words.dep[child] == "prep" and words.lower[child] in ("to", "from", "by", "at"):
                yield subtree(words, child)


def clause_after(words: Words, noun: int, takes: frozenset[str]) -> tuple[int, int] | None:
    """The clause that a noun announces with "that" or "to", whatever the parser hangs it on."""
    first = next((token for token in range(noun + 1, min(noun + REACH, len(words))) if words.lower[token] in ("that", "to")), None)
    if first is None or words.lower[first] not in takes or (first > noun + 1 and words.right_edge[noun] < first):
        return None
    top = first
    while words.head[top] != top and words.left_edge[words.head[top]] == first:
        top = words.head[top]
    return (first, words.right_edge[top] + 1) if top != first else None
