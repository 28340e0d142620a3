"""What a reporting verb reports: its clause, object or infinitive, what trails behind, and what stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import Cue, source_nouns
from analysis.extract.frames import FINITE, one_side, subtree
from analysis.extract.phrases import phrase
from analysis.extract.subjects import RELATIVES, begins_with_as, has_child, own_subject

if TYPE_CHECKING:
    from analysis.extract.found import Words

TRAILING = frozenset({"prep", "npadvmod", "dobj", "attr", "oprd", "dative"})  # what may follow within the content
COMPLETE = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp"})  # a verb that has one of these reports nothing that stands before it
BETWEEN = 8  # words that may stand between a reporting verb and a clause or comma that belongs to it
JOINING = frozenset({"and", "but", "with", "who", "which", "that", "or", "as"})  # after a comma they open something else
FALLEN = frozenset({"dead", "killed", "wounded", "injured", "missing", "casualties", "deaths"})
AMOUNTS = frozenset({"total", "figure", "toll", "number", "count", "tally", "estimate", "sum", "magnitude", "level", "average", "rate"})
EARNINGS = frozenset({"profit", "loss", "earnings", "earning", "income", "revenue", "sale", "result", "net", "deficit", "surplus"})
APPOINTED = frozenset(
    {"judge", "justice", "nominee", "nomination", "appointee", "appointment", "candidate", "ambassador", "pick", "reservation"}
)
INQUIRIES = frozenset({"probe", "inquiry", "enquiry", "investigation", "review", "autopsy"})
CLOSING = frozenset({",", ".", ";", ":", "?", "!"})


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
    if dep == "relcl" and leaves_gap(words, verb, cue):  # "the 40 million experts say it costs", "the 90 that the clinic reported"
        yield phrase(words, whole(words, head))[0], min(words.left_edge[verb], verb)
    as_told = dep == "advcl" and "that" in cue.takes and begins_with_as(words, verb)  # not "as the search continues"
    if cue.kind != "think" and (dep == "parataxis" or as_told) and not is_complete(words, verb):
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
    parted = words.text[words.left_edge[child] - 1] == "," and words.lower[child] not in ("along", "including", "plus")
    own = parted and (cue.kind == "want" or words.lower[child] == "despite")  # "voted for a republic, with 40 abstentions"
    return words.dep[child] in TRAILING and not own


def leaves_gap(words: Words, verb: int, cue: Cue) -> bool:
    """Does a reporting verb with a subject of its own, in a relative clause, report what it modifies ("the 40 boats he says sank")?"""
    subject = own_subject(words, verb)
    if subject is None or words.lower[subject] in RELATIVES:
        return False
    if has_child(words, verb, dep="ccomp"):
        return True
    given = "num" in cue.takes or (cue.kind == "say" and "obj" in cue.takes)
    return given and not is_complete(words, verb)


def whole(words: Words, noun: int) -> int:
    """What a noun after "of" is a part or measure of: "40 million" in "40 million of other charges"."""
    while words.dep[noun] == "pobj" and words.lower[words.head[noun]] == "of" and not has_child(words, noun, dep="nummod"):
        noun = words.head[words.head[noun]]
    return noun


def is_bare(words: Words, token: int) -> bool:
    """Is an object a number and nothing else: "gives 4,000", but "gives 4,000 euros" and "$4,000" are gifts?"""
    return words.tag[token] == "CD" and not any(words.text[child] == "$" for child in words.children[token])


def is_figure(words: Words, noun: int) -> bool:
    """Is an object a number given as such: "gave a total of 40", "has given 40 dead", "measured a magnitude of 6.8"?"""
    if words.lower[noun] in FALLEN:
        return has_child(words, noun, dep="nummod")
    return words.lemma[noun] in AMOUNTS and any(words.tag[token] == "CD" for token in range(noun + 1, words.right_edge[noun] + 1))


def is_content(words: Words, child: int, takes: frozenset[str]) -> bool:
    """Does the dependant of a reporting verb hold what is reported?"""
    dep = words.dep[child]
    if dep == "dobj" and words.lemma[child] in INQUIRIES and not has_child(words, child, dep="nummod"):
        return False  # "ordered a probe into the killing of 40 men": they are dead
    if dep == "dobj" and words.lemma[child] in APPOINTED and words.lemma[words.head[child]] == "confirm":
        return False
    if dep == "ccomp":
        return bool(takes & {"that", "quote"})
    if dep in ("xcomp", "advcl"):
        return ("to" in takes and has_to(words, child)) or (dep == "xcomp" and "that" in takes and words.tag[child] == "VBG")
    if dep in ("dobj", "attr", "nmod", "npadvmod", "oprd"):
        if takes & {"figure"} and is_figure(words, child):
            return True
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


def amount_at(words: Words, verb: int) -> Iterator[tuple[int, int]]:
    """The number after "put … at", where the parser hangs it on something between: "put the toll of the flood last May at 40"."""
    last = words.spans[words.sentence[verb]][1]
    for token in range(verb + 2, last - 1):
        if words.text[token] in CLOSING or words.tag[token] in FINITE - {"VBD"}:
            return
        if words.lower[token] == "at" and "CD" in words.tag[token + 1 : token + 4]:
            yield token, words.right_edge[token] + 1
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
