"""Whose words a quotation holds: the reporting clause beside it, around it or before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.extract.cues import cues
from analysis.extract.frames import Frame
from analysis.extract.quotes import Quotation
from analysis.extract.subjects import before_aside, conjuncts, is_outside, own_subject, pobj, quoted_as, source_of
from analysis.extract.subjects import beside as beside_verb

if TYPE_CHECKING:
    from analysis.extract.found import Words

ENDS = frozenset({".", "!", "?"})
NEAR = 2  # tokens that may stand between a quotation and its reporting clause: the mark and a comma
DASHES = frozenset({"-", "–", "—", "―", "--"})
WORDS = frozenset({"word", "letter", "message", "post", "tweet", "email", "quote", "note"})
LONG = 4  # words from which a quotation is speech, and not a word held with tongs


class Speech(NamedTuple):
    """A quotation as tokens, end exclusive."""

    first: int
    last: int
    quotation: Quotation


def quoted_frames(words: Words, frames: Sequence[Frame], quotations: Sequence[Quotation]) -> list[Frame]:
    """A frame for each quotation whose speaker the text tells."""
    speeches = []
    for quotation in quotations:
        first, last = bisect_left(words.start, quotation.start), bisect_left(words.start, quotation.end)
        if first < last:
            speeches.append(Speech(first, last, quotation))
    verbs = reporting_verbs(words, speeches)
    found: list[Frame] = []
    speaker: Frame | None = None
    previous: Speech | None = None
    for number, speech in enumerate(speeches):
        after = speeches[number + 1].first if number + 1 < len(speeches) else len(words)
        before = speeches[number - 1].last if number else 0
        frame = labelled(words, speech) or signed(words, speech) or beside(words, verbs, speech, before, after) or around(frames, speech)
        if frame is None and carried_on(words, speech, previous):
            frame = speaker
        frame = frame or introduced(words, speech)
        if frame is not None:
            found.append(frame._replace(content=((speech.first, speech.last),), quoted=True))
        speaker = frame
        previous = speech
    return found


def reporting_verbs(words: Words, speeches: Sequence[Speech]) -> list[int]:
    """Verbs outside quotations that can introduce one, in order."""
    verbs = cues("verb")
    inside: set[int] = set()
    for speech in speeches:
        inside.update(range(speech.first, speech.last))
    return [
        token
        for token in range(len(words))
        if words.tag[token][:1] == "V"
        and token not in inside
        and words.lemma[token] in verbs
        and "quote" in verbs[words.lemma[token]].takes
    ]


def labelled(words: Words, speech: Speech) -> Frame | None:
    """A name in capitals and a colon within the marks: "BRUN: We have lost everything."."""
    colon = next((token for token in range(speech.first + 1, min(speech.first + LONG, speech.last)) if words.text[token] == ":"), None)
    if colon is None or not all(words.text[token].isupper() for token in range(speech.first, colon)):
        return None
    return Frame(colon, ":", "say", (colon - 1,), ())


def beside(words: Words, verbs: Sequence[int], speech: Speech, before: int, after: int) -> Frame | None:
    """The reporting clause right after a quotation ("…," she said) or right before it (She said, "…")."""
    options = [follows(words, verbs, speech, after), precedes(words, verbs, speech, before)]
    if words.text[speech.last - 1] not in {",", "?", "!", "–", "—", "--"}:
        options.reverse()
    return next((option for option in options if option), None)


def follows(words: Words, verbs: Sequence[int], speech: Speech, after: int) -> Frame | None:
    """A reporting clause after the quotation: "…," said the mayor; "…," the mayor said."""
    at = bisect_left(verbs, speech.last)
    if at == len(verbs) or verbs[at] >= after:
        return None
    verb = verbs[at]
    source = quoted_as(words, verb) or source_of(words, verb)
    if source is None or (source < verb and is_outside(words, source, verb)):
        source = before_aside(words, verb) or beside_verb(words, verb)
    if source is None or begins_anew(words, verb, speech):
        return None
    begin = verb if source > verb else min(verb, words.left_edge[source])
    if begin < speech.last:
        begin = verb if source > verb else source
    if begin - speech.last > NEAR or any(words.text[token] in ENDS or "\n" in words.text[token] for token in range(speech.last, verb)):
        return None
    return make(words, verb, source)


def begins_anew(words: Words, verb: int, speech: Speech) -> bool:
    """After a full stop within the marks: does the clause introduce something else: "It sank." She went on to say: "…"?"""
    return words.text[speech.last - 1] == "." and verb + 1 < len(words) and words.text[verb + 1] == ":"


def precedes(words: Words, verbs: Sequence[int], speech: Speech, before: int) -> Frame | None:
    """The mayor said: "…"; the mayor told the council that "…"."""
    at = bisect_left(verbs, speech.first) - 1
    if at < 0 or verbs[at] < before:
        return None
    verb = verbs[at]
    source = source_of(words, verb)
    between = words.text[verb + 1 : speech.first]
    if source is None or any(text in ENDS or ("\n" in text and ":" not in between) for text in between):
        return None
    return make(words, verb, source)


def signed(words: Words, speech: Speech) -> Frame | None:
    """A dash and a name after the quotation: "We have lost everything." — Ana Brun."""
    size = len(words)
    token = skip_spaces(words, speech.last + 1)
    if token + 1 >= size or words.text[token] not in DASHES:
        return None
    first = last = skip_spaces(words, token + 1)
    while last < size and words.tag[last][:2] == "NN" and words.text[last][:1].isupper():
        last += 1
    after = words.text[last] if last < size else "\n"
    return Frame(token, "—", "say", (last - 1,), ()) if first < last and (after in {".", ","} or "\n" in after) else None


def skip_spaces(words: Words, token: int) -> int:
    """The first token from one on that is no white space."""
    while token < len(words) and words.text[token].isspace():
        token += 1
    return token


def introduced(words: Words, speech: Speech) -> Frame | None:
    """A colon before the quotation, after any clause: "Brun made the following remark: …"."""
    token = speech.first - 2
    while token >= 0 and words.text[token].isspace():
        token -= 1
    if token < 0 or words.text[token] != ":":
        return None
    first, _ = words.spans[words.sentence[token]]
    owner = next((owner_of(words, t) for t in range(token - 1, first, -1) if is_saying(words, t) and owner_of(words, t)), None)
    source = owner or next(
        (own_subject(words, t) for t in range(first, token) if words.tag[t][:1] == "V" and own_subject(words, t) is not None), None
    )
    return Frame(token, ":", "say", conjuncts(words, source), ()) if source is not None else None


def is_saying(words: Words, noun: int) -> bool:
    """Is it a noun for words said or written: a remark, statement, letter?"""
    return words.tag[noun][:1] == "N" and (words.lemma[noun] in cues("noun") or words.lemma[noun] in WORDS)


def owner_of(words: Words, noun: int) -> int | None:
    """Whose words they are: "this statement by Ana Brun: …", "her faith in the mayor's word: …"."""
    for child in words.children[noun]:
        if words.dep[child] == "poss" and words.tag[child] != "PRP$":
            return child
        if words.dep[child] == "prep" and words.lower[child] == "by":
            return pobj(words, child)
    return None


def make(words: Words, verb: int, source: int) -> Frame:
    """A frame without content yet."""
    cue = cues("verb")[words.lemma[verb]]
    return Frame(verb, cue.lemma, cue.kind, conjuncts(words, source), ())


def around(frames: Sequence[Frame], speech: Speech) -> Frame | None:
    """The smallest frame that has the beginning of the quotation in its content, and its reporting word outside."""
    options = [
        frame
        for frame in frames
        if frame.sources
        and frame.covers(speech.first)
        and not speech.first <= frame.cue < speech.last
        and speech.last - speech.first >= LONG
    ]
    return min(options, key=lambda frame: frame.size, default=None)


def carried_on(words: Words, speech: Speech, previous: Speech | None) -> bool:
    """Does the speaker of the last quotation go on: in the same paragraph, or in the next one by its opening marks?"""
    if previous is None or speech.last - speech.first < LONG:
        return False
    gap = words.text[previous.last : speech.first]
    breaks = sum("\n" in text for text in gap)
    if breaks == 0:
        return words.text[speech.first][:1].isupper() or not any(text in ENDS for text in gap)
    return breaks == 1 and speech.quotation.leading and words.text[speech.first][:1].isupper()
