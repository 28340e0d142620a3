"""Reporting verbs: who says what by "said", "put the toll at", "records show", "as confirmed by"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.continuing import carried_on
from analysis.extract.cues import Cue, source_nouns
from analysis.extract.frames import DASHES, FINITE, Frame, one_side, stands_free, subtree
from analysis.extract.phrases import phrase
from analysis.extract.relayed import cited, is_reduced, reduced
from analysis.extract.subjects import (
    RELATIVES,
    before_aside,
    begins_with_as,
    beside,
    conjuncts,
    has_child,
    is_outside,
    own_subject,
    source_of,
)

if TYPE_CHECKING:
    from analysis.extract.found import Words

TRAILING = frozenset({"prep", "npadvmod", "dobj", "attr", "oprd", "dative"})  # what may follow within the content
COMPLETE = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp"})  # a verb that has one of these reports nothing that stands before it
BETWEEN = 8  # words that may stand between a reporting verb and a clause or comma that belongs to it
JOINING = frozenset({"and", "but", "with", "who", "which", "that", "or", "as"})  # after a comma they open something else
CLOSE = frozenset({",", "”", '"', "''", "’"})  # after what is reported, before who says it
CLOSING = frozenset({",", ".", ";", ":", "?", "!"})
EARNINGS = frozenset({"profit", "loss", "earnings", "earning", "income", "revenue", "sale", "result", "net", "deficit", "surplus"})
APPOINTED = frozenset(
    {"judge", "justice", "nominee", "nomination", "appointee", "appointment", "candidate", "ambassador", "pick", "reservation"}
)
NOBODY = frozenset(
    {"%", "percent", "those", "all", "nobody", "anyone", "anybody", "someone", "somebody", "you", "who", "what", "that", "’s", "'s", "it’s"}
)


def looks_verbal(words: Words, token: int) -> bool:
    """Is a word tagged as a noun a verb after all ("Files from Vantex show that …"), by the clause that depends on it?"""
    return words.tag[token] in ("NN", "NNS", "NNP") and (has_child(words, token, dep="ccomp") or is_reduced(words, token))


def verb_frame(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """Who says what by a reporting verb."""
    if is_reduced(words, verb) and (frames := list(reduced(words, verb, cue))):
        yield from frames
        return
    source = speaker(words, source_of(words, verb))
    if source is not None and source < verb and is_outside(words, source, verb):
        source = before_aside(words, verb) or beside(words, verb)
    content = list(contents(words, verb, cue, source)) if not is_naming(words, verb) else []
    content += list(carried_on(words, verb, content))
    if source is None and content and words.text[verb - 1] in CLOSE:
        source = speaker(words, before_aside(words, verb) or beside(words, verb))
    if not content and cue.takes & {"that", "quote"}:
        content = list(that_clause(words, verb)) or list(parenthetical(words, verb))
        if content and source is None:
            source = speaker(words, beside(words, verb))
    content = [span for span in content if span[1] > verb or ";" not in words.text[span[1] - 1 : verb]]
    content = content if cue.kind == "show" else [until_dash(words, *span) for span in content]
    if content and not unsaid(words, verb, cue):
        frame = Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), tuple(content))
        yield from cited(words, frame)
        yield frame
        yield from gapped(words, verb, cue)


def until_dash(words: Words, first: int, last: int) -> tuple[int, int]:
    """A reported clause ends at a dash that no other closes: what follows is the reporter's."""
    dashes = [token for token in range(first + 1, last) if words.text[token] in DASHES and stands_free(words, token)]
    return (first, dashes[0]) if len(dashes) == 1 else (first, last)


def unsaid(words: Words, verb: int, cue: Cue) -> bool:
    """Is it said that nobody said so: "did not mention the 40 tanks"?"""
    return cue.kind in ("say", "confirm", "show") and any(words.dep[child] == "neg" for child in words.children[verb])


def gapped(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """A second claimant whose verb is left out: "Kiel put the losses at 40, Bonn at 30", "Kiel says 40 homes, Bonn 30"."""
    if not cue.takes & {"num", "at"} or words.tag[verb] not in FINITE:
        return
    last = words.spans[words.sentence[verb]][1]
    for comma in range(verb + 2, last - 1):
        if words.text[comma] not in (",", ";"):
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
    if any(words.lower[child] == "no" for child in words.children[source]):  # "no one knows"
        return None
    verb = words.head[source]
    if words.dep[source] == "dobj" and words.tag[verb][:1] == "V" and words.lemma[source] in source_nouns("document"):
        return own_subject(words, verb) or source
    return source


def is_one_of(words: Words, token: int) -> bool:
    """Is it "one of the lawyers", and not "one in three"?"""
    return words.lower[token] == "one" and token + 1 < len(words) and words.lower[token + 1] == "of"


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
                    yield subtree(words, prep)
        elif is_content(words, child, takes):
            begun = begun or (child > verb and (words.dep[child] != "ccomp" or cue.kind == "show"))
            yield from without(words, child, verb)
        elif begun and trails(words, child, cue):
            yield subtree(words, child)
    head, dep = words.head[verb], words.dep[verb]
    if dep == "relcl" and leaves_gap(words, verb, takes):  # "the 40 million experts say it costs"
        yield phrase(words, whole(words, head))[0], min(words.left_edge[verb], verb)
    if cue.kind != "think" and (dep == "parataxis" or (dep == "advcl" and begins_with_as(words, verb))) and not is_complete(words, verb):
        yield from one_side(words, list(without(words, head, verb)), verb)


def is_complete(words: Words, verb: int) -> bool:
    """Has a verb an object of its own behind it, so that it reports nothing that stands before it ("as officials praised the crews")?"""
    return any(words.dep[child] in COMPLETE and child > verb for child in words.children[verb])


def trails(words: Words, child: int, cue: Cue) -> bool:
    """Does a further dependant belong to what is reported: "proposed a tax of 3 euros over two years", "show 12 cases, down from 40"?"""
    if words.dep[child] == "advmod":
        return words.lower[child] in ("up", "down")
    if words.dep[child] == "advcl":  # "polls have shown support for it growing, rising from 12 to 40 percent"
        return cue.kind == "show" and words.tag[child] == "VBG" and words.lemma[child] != "use"  # "using an average of 40 polls" tells how
    parted = words.text[words.left_edge[child] - 1] == ","
    return words.dep[child] in TRAILING and not (parted and cue.kind == "want")  # "voted for a republic, with 40 abstentions"


def leaves_gap(words: Words, verb: int, takes: frozenset[str]) -> bool:
    """Does a reporting verb with a subject of its own, in a relative clause, report what it modifies ("the 40 boats he says sank")?"""
    subject = own_subject(words, verb)
    if subject is None or words.lower[subject] in RELATIVES:
        return False
    if has_child(words, verb, dep="ccomp"):
        return True
    return "num" in takes and not is_complete(words, verb)


def whole(words: Words, noun: int) -> int:
    """What a noun after "of" is a part or measure of: "40 million" in "40 million of other charges"."""
    while words.dep[noun] == "pobj" and words.lower[words.head[noun]] == "of" and not has_child(words, noun, dep="nummod"):
        noun = words.head[words.head[noun]]
    return noun


def is_bare(words: Words, token: int) -> bool:
    """Is an object a number and nothing else: "gives 4,000", but "gives 4,000 euros" and "$4,000" are gifts?"""
    return words.tag[token] == "CD" and not any(words.text[child] == "$" for child in words.children[token])


def is_content(words: Words, child: int, takes: frozenset[str]) -> bool:
    """Does the dependant of a reporting verb hold what is reported?"""
    dep = words.dep[child]
    if dep == "dobj" and words.lemma[child] in APPOINTED and words.lemma[words.head[child]] == "confirm":
        return False
    if dep == "ccomp":
        return bool(takes & {"that", "quote"})
    if dep in ("xcomp", "advcl"):
        return ("to" in takes and has_to(words, child)) or (dep == "xcomp" and "that" in takes and words.tag[child] == "VBG")
    if dep in ("dobj", "attr", "nmod", "npadvmod", "oprd"):
        if takes & {"earnings"} and words.lemma[child] in EARNINGS:
            return True
        if takes & {"percent"} and words.lower[child] in ("percent", "%", "cent"):
            return True
        return "obj" in takes or ("num" in takes and is_bare(words, child)) or ("count" in takes and has_child(words, child, dep="nummod"))
    if words.lower[child] == "to":
        return dep in ("prep", "dative") and "onto" in takes
    return dep in ("prep", "dative", "agent") and words.lower[child] in takes


def that_clause(words: Words, verb: int) -> Iterator[tuple[int, int]]:
    """The clause with "that" after a verb, where the parser ties it to a noun between: "alleged in the suit that …"."""
    if verb + 1 == len(words) or words.tag[verb + 1] not in ("IN", "RB") or words.lower[verb + 1] == "to":
        # not "tells the truth that …", "adds to the drama that …"
        return
    for token in range(verb + 1, min(verb + BETWEEN, len(words))):
        if words.lower[token] == "that" and words.tag[token] in ("IN", "WDT") and words.sentence[token] == words.sentence[verb]:
            yield token, words.right_edge[verb] + 1
            return
        if words.tag[token][:1] == "V":
            return


def parenthetical(words: Words, verb: int) -> Iterator[tuple[int, int]]:
    """After "The car was sold, records show, and …": what stands before the comma, where the parser sees no tie.

    Where that is no whole clause ("These workers, the chairman explained, earned 40 dollars"), the rest of the sentence too.
    """
    if words.tag[verb] not in FINITE | {"NNS"} or is_complete(words, verb):
        return
    first, last = words.spans[words.sentence[verb]]
    comma = verb - 1
    while comma > max(first, verb - BETWEEN) and words.text[comma] != ",":
        if words.tag[comma] in FINITE or words.lower[comma] in JOINING or "\n" in words.text[comma]:
            return
        comma -= 1
    if comma <= first or words.text[comma] != ",":
        return
    first = next((token + 1 for token in range(comma, first, -1) if "\n" in words.text[token]), first)
    following = next((token for token in range(verb + 1, last) if words.text[token] == ","), None)
    content = [(first, comma)] if following is None else [(first, comma), (following + 1, last)]
    yield from one_side(words, content, verb)


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
