"""Reporting clauses: which words put which stretch of a text in whose mouth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis.extract.cues import Cue, cues, source_nouns
from analysis.extract.phrases import phrase
from analysis.extract.subjects import begins_with_as, conjuncts, has_child, own_subject, pobj, source_of

if TYPE_CHECKING:
    from analysis.extract.found import Words

LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}  # the model takes them for hops
TRAILING = frozenset({"prep", "npadvmod", "dobj", "attr", "oprd", "dative"})  # what may follow within the content
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOBODY = frozenset({"%", "percent", "those", "all", "’s", "'s", "it’s"})


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


def find_frames(words: Words) -> list[Frame]:
    """Reporting clauses of a text, in order of their cues."""
    frames: list[Frame] = []
    verbs, nouns = cues("verb"), cues("noun")
    lemma, tag = words.lemma, words.tag
    for token in range(len(words)):
        if tag[token][:1] == "V" or (lemma[token] in verbs and looks_verbal(words, token)):
            name = LEMMAS.get(words.lower[token], lemma[token])
            if name in verbs:
                frames += verb_frame(words, token, verbs[name])
            elif words.lower[token] == "according":
                frames += according(words, token)
        elif tag[token][:2] == "NN" and lemma[token] in nouns:
            frames += noun_frame(words, token, nouns[lemma[token]])
    return frames


# ------------------------------------------------------------------------------------------------ verbs
def looks_verbal(words: Words, token: int) -> bool:
    """Is a word tagged as a noun a verb after all ("Files from Vantex show that …"), by the clause that depends on it?"""
    return words.tag[token] in ("NN", "NNS", "NNP") and has_child(words, token, dep="ccomp")


def verb_frame(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """Who says what by a reporting verb."""
    source = speaker(words, source_of(words, verb))
    content = list(contents(words, verb, cue, source))
    if not content and cue.takes & {"that", "quote"}:
        content = list(parenthetical(words, verb, source))
    if content:
        yield Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), tuple(content))


def speaker(words: Words, source: int | None) -> int | None:
    """Who speaks by a paper: "the mayor released a statement saying …" is the mayor's word; a share of respondents is nobody's."""
    if source is None or words.tag[source] == "CD" or words.lower[source] in NOBODY:
        return None
    verb = words.head[source]
    if words.dep[source] == "dobj" and words.tag[verb][:1] == "V" and words.lemma[source] in source_nouns("document"):
        return own_subject(words, verb) or source
    return source


def contents(words: Words, verb: int, cue: Cue, source: int | None) -> Iterator[tuple[int, int]]:
    """Token ranges of what a reporting verb reports."""
    takes = cue.takes
    if cue.kind == "show" and source is not None and words.lemma[source] in source_nouns("document"):
        takes = takes | {"obj"}  # "the survey found 40 percent against it", but "the police found 40 rifles"
    begun = False
    for child in words.children[verb]:
        if words.dep[child] == "dobj" and "whom" in takes:  # "accused the firm of dumping 40 tons"
            for prep in words.children[child]:
                if words.dep[prep] == "prep" and words.lower[prep] in takes:
                    yield words.left_edge[prep], words.right_edge[prep] + 1
        elif is_content(words, child, takes):
            begun = begun or (child > verb and words.dep[child] != "ccomp")
            yield from without(words, child, verb)
        elif begun and words.dep[child] in TRAILING:  # "proposed a tax of 3 euros over two years"
            yield words.left_edge[child], words.right_edge[child] + 1
    head, dep = words.head[verb], words.dep[verb]
    if cue.kind != "think" and (dep == "parataxis" or (dep == "advcl" and begins_with_as(words, verb))):
        yield from one_side(words, list(without(words, head, verb)), verb)


def is_content(words: Words, child: int, takes: frozenset[str]) -> bool:
    """Does the dependant of a reporting verb hold what is reported?"""
    dep = words.dep[child]
    if dep == "ccomp":
        return bool(takes & {"that", "quote"})
    if dep in ("xcomp", "advcl"):
        return ("to" in takes and has_to(words, child)) or (dep == "xcomp" and "that" in takes and words.tag[child] == "VBG")
    if dep in ("dobj", "attr", "nmod", "npadvmod", "oprd"):
        return "obj" in takes
    return dep in ("prep", "dative", "agent") and words.lower[child] in takes and words.lower[child] != "to"


def one_side(words: Words, content: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """Where a whole clause stands before a parenthesis ("…, the police said, and …"), that clause alone is reported."""
    before = [span for span in content if span[1] <= at]
    if any(words.tag[token] in FINITE for first, last in before for token in range(first, last)):
        return before
    return content


def parenthetical(words: Words, verb: int, source: int | None) -> Iterator[tuple[int, int]]:
    """After "The car was sold, records show, and …": what stands before the comma, where the parser sees no tie."""
    if source is None:
        return
    begin = min(words.left_edge[source], source) if source < verb else verb
    first, _ = words.spans[words.sentence[verb]]
    if begin > first and words.text[begin - 1] == ",":
        yield first, begin - 1


def without(words: Words, top: int, hole: int) -> Iterator[tuple[int, int]]:
    """The span of a subtree, less the reporting clause inside it."""
    first, last = words.left_edge[top], words.right_edge[top] + 1
    if not first <= hole < last:
        yield first, last
        return
    left, right = words.left_edge[hole], words.right_edge[hole] + 1
    if words.left_edge[hole] <= first and right >= last:  # the verb is above: its clause is what lies around the content
        left, right = clause_core(words, hole)
    if first < left:
        yield first, left
    if right < last:
        yield right, last


def clause_core(words: Words, verb: int) -> tuple[int, int]:
    """The verb with its subject."""
    subject = own_subject(words, verb)
    inner = [verb] if subject is None else [verb, subject]
    return min(inner), max(inner) + 1


def has_to(words: Words, verb: int) -> bool:
    """Is the verb an infinitive with "to"?"""
    return any(words.tag[child] == "TO" for child in words.children[verb])


# ------------------------------------------------------------------------------------ according to, nouns
def according(words: Words, token: int) -> Iterator[Frame]:
    """By "according to the police" the clause around is theirs."""
    to = token + 1
    if to >= len(words) or words.lower[to] != "to":
        return
    source = pobj(words, to)
    if source is None:
        source = pobj(words, token)
    if source is None:
        return
    top = words.head[token]
    while words.head[top] != top and not (words.dep[top] == "ccomp" and words.lemma[words.head[top]] in cues("verb")):
        top = words.head[top]
    first, last = words.left_edge[top], words.right_edge[top] + 1
    if words.head[top] == top:
        first, last = words.spans[words.sentence[top]]
    left, right = token, phrase(words, source)[1]
    content = [span for span in ((first, left), (right, last)) if span[0] < span[1]]
    content = one_side(words, content, token)
    if content:
        yield Frame(token, "according", "say", conjuncts(words, source), tuple(content))


def noun_frame(words: Words, noun: int, cue: Cue) -> Iterator[Frame]:
    """Who says what by a noun: "the ministry's estimate of 40 dead", "claims by the rebels that …"."""
    source: int | None = None
    content = []
    for child in words.children[noun]:
        dep, low = words.dep[child], words.lower[child]
        if dep == "poss":
            source = child
        elif dep == "prep" and low in ("by", "from"):
            source = pobj(words, child) or source
        elif dep == "prep" and low in cue.takes:
            content.append((words.left_edge[child], words.right_edge[child] + 1))
    clause = clause_after(words, noun, cue.takes)
    if clause:
        content.append(clause)
    if content and source is not None:
        yield Frame(noun, cue.lemma, cue.kind, conjuncts(words, source), tuple(content))


def clause_after(words: Words, noun: int, takes: frozenset[str]) -> tuple[int, int] | None:
    """The clause that a noun announces with "that" or "to", whatever the parser hangs it on."""
    first = next((token for token in range(noun + 1, min(noun + 8, len(words))) if words.lower[token] in ("that", "to")), None)
    if first is None or words.lower[first] not in takes or (first > noun + 1 and words.right_edge[noun] < first):
        return None
    top = first
    while words.head[top] != top and words.left_edge[words.head[top]] == first:
        top = words.head[top]
    return (first, words.right_edge[top] + 1) if top != first else None
