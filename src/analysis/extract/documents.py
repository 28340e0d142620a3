"""Documents that speak without a clause of their own: "a poll gave the party 44 per cent", ", figures published by the port show"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import Cue, cues, source_nouns
from analysis.extract.frames import FINITE, Frame, one_side
from analysis.extract.subjects import RELATIVES, conjuncts, has_child, own_subject

if TYPE_CHECKING:
    from analysis.extract.found import Words

REACH = 18  # words from the comma to the verb
BEFORE = frozenset({"DT", "JJ", "JJS", "PRP$", "NN", "NNS", "NNP", "NNPS", "POS", "VBG", "VBN", "CD"})  # before the document's noun
AFTER = frozenset({"IN", "VBN", "VBD", "TO"})  # "a survey by", "figures released on", "papers seen by"
SHARES = frozenset({"%", "cent", "percent"})
TELLING = frozenset({"VBZ", "VBP", "VBD", "NNS", "NN"})


def placing_frames(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """What a poll or forecast gives somebody: "has the mayor ahead by nine points"; not "the poll has a margin of error of 3 points"."""
    source = None if words.dep[verb] in ("aux", "auxpass") else own_subject(words, verb)
    if source is not None and words.lower[source] in RELATIVES and words.dep[verb] == "relcl":
        source = words.head[verb]  # "a poll that gave the mayor 44 per cent"
    if source is None or source > verb:
        return
    counting = words.lemma[source].lower() in source_nouns("counting")
    placed = cue.lemma in ("put", "place") and any(words.lower[child] == "on" for child in words.children[verb])
    if not counting and (placed or words.lower[source] == "it"):
        counting = any(words.lower[token] in SHARES for token in range(verb + 1, words.right_edge[verb] + 1))
    objects = [child for child in words.children[verb] if words.dep[child] == "dobj"]
    if not counting:
        return
    places = objects and not has_child(words, objects[0], dep="nummod")
    if cue.lemma == "have":
        places = places and (words.tag[objects[0]][:3] in ("NNP", "PRP") or words.lower[words.left_edge[objects[0]]] == "the")
    if places or cue.lemma == "give":
        clauses = (words.left_edge[child] for child in words.children[verb] if child > verb and is_apart(words, child))
        last = min(clauses, default=words.right_edge[verb] + 1)
        yield Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), ((verb + 1, last),))


def published(words: Words, pronoun: int, cue: int) -> int | None:
    """Whose paper a pronoun that shows something takes up: "The port published figures in May. They show that 40 ships sank."."""
    known = cues("verb").get(words.lemma[cue])
    number = words.sentence[pronoun]
    if known is None or known.kind != "show" or not number or words.lower[pronoun] not in ("they", "it"):
        return None
    first, last = words.spans[number - 1]
    tag = "NNS" if words.lower[pronoun] == "they" else "NN"
    for noun in range(first, last):
        verb = words.head[noun]
        if (
            words.tag[noun] == tag
            and words.lemma[noun] in source_nouns("document")
            and words.dep[noun] == "dobj"
            and words.lemma[verb] in cues("issue")
        ):
            return own_subject(words, verb)
    return None


def is_apart(words: Words, clause: int) -> bool:
    """Is a clause beside the poll's of its own: "a poll puts Brun on 44 per cent, while her aides speak of 50"?"""
    return words.dep[clause] in ("advcl", "conj") and has_child(words, clause, dep="nsubj")


def closing_frames(words: Words, verb: int, cue: Cue) -> Iterator[Frame]:
    """A frame whose source is the document between the last comma and a verb at the end of its sentence."""
    if cue.kind != "show" or words.tag[verb] not in TELLING or not ends(words, verb):
        return
    first = words.spans[words.sentence[verb]][0]
    comma = next((token for token in range(verb - 1, max(first, verb - REACH), -1) if words.text[token] == ","), None)
    if comma is None:
        return
    document = opening_document(words, comma + 1, verb)
    if document is not None:
        content = one_side(words, [(first, comma)], verb)
        yield Frame(verb, cue.lemma, cue.kind, (document,), tuple(content))


def ends(words: Words, verb: int) -> bool:
    """Does nothing but a day follow a verb in its sentence ("…, figures show on Monday.")?"""
    last = words.spans[words.sentence[verb]][1]
    following = [token for token in range(verb + 1, last) if words.text[token][:1].isalnum()]
    dated = len(following) < 4 and following and words.lower[following[0]] in ("on", "in", "last", "this", "yesterday", "today")
    return not following or bool(dated)


def opening_document(words: Words, first: int, verb: int) -> int | None:
    """The document that opens a stretch which holds no finite verb: the "survey" of "a survey by Vantex"."""
    for token in range(first, verb):
        if words.tag[token][:2] == "NN" and words.lemma[token].lower() in source_nouns("document"):
            break
        if words.tag[token] not in BEFORE:
            return None
    else:
        return None
    if token + 1 < verb and words.tag[token + 1] not in AFTER:
        return None
    finite = [step for step in range(token + 2, verb) if words.tag[step] in FINITE]
    return None if finite else token
