"""The reporting clauses of one text together, and which of them hold a word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from analysis.extract.cues import cues, source_nouns
from analysis.extract.documents import closing_frames, placing_frames
from analysis.extract.frames import Frame
from analysis.extract.labels import headline_frames, labelled_frames
from analysis.extract.nominal import POSSESSIVE, according, noun_frame, phrasal, possessed
from analysis.extract.phrases import phrase
from analysis.extract.quotes import quotations
from analysis.extract.speech import quoted_frames
from analysis.extract.verbal import looks_verbal, verb_frame

if TYPE_CHECKING:
    from analysis.extract.found import Words

ENDS = frozenset({".", "!", "?", "”", '"', "''", "’", ")"})
THIRD_PERSON = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
AGAINST = frozenset({"though", "although", "while", "whereas"})
PEOPLE = ("people", "body", "official")
SPEAKERS = frozenset({"i", "we", "me", "us", "you"})


class Reporting:
    """The reporting clauses of one text, asked for single numbers."""

    def __init__(self, words: Words, text: str) -> None:
        self.words = words
        self.block = blocks(words)
        frames = [self.clipped(frame) for frame in find_frames(words)]
        self.frames = [
            *frames,
            *quoted_frames(words, frames, list(quotations(text))),
            *labelled_frames(words, text),
            *headline_frames(words, text),
        ]

    def clipped(self, frame: Frame) -> Frame:
        """The frame without what lies in another paragraph: a headline has no part in the sentence below it."""
        home = self.block[frame.cue]
        content = []
        for first, last in frame.content:
            while first < last and self.block[first] != home:
                first += 1
            while first < last and self.block[last - 1] != home:
                last -= 1
            if first < last:
                content.append((first, last))
        return frame._replace(content=tuple(content))

    @cached_property
    def holding(self) -> dict[int, list[Frame]]:
        """The frames whose content holds a token: looked up, so that a long text costs no more a word than a short one."""
        found: dict[int, list[Frame]] = {}
        for frame in self.frames:
            for token in sorted({token for first, last in frame.content for token in range(first, last)}):
                found.setdefault(token, []).append(frame)
        return found

    def over(self, token: int) -> list[Frame]:
        """Frames whose content holds a token, the innermost first; one frame for each claimant."""
        covering = self.holding.get(token, [])
        held = [frame for frame in covering if frame.sources and not self.in_source(frame, token) and not self.is_answer(frame, covering)]
        held = [frame for frame in held if not any(self.is_paper_of(frame, other) for other in held)]
        held = sorted(held, key=lambda frame: (self.is_last(frame, held), frame.size))
        if held and held[0].lemma == POSSESSIVE:  # "put the toll at 20, above the governor's 14": his word, and nobody passes it on
            return held[:1]
        held = [frame for frame in held if not (frame is not held[0] and self.contrasts(frame, held[0]))]
        kept: list[Frame] = []
        for number, frame in enumerate(held):
            outer = held[number + 1 :]
            again = any(frame.cue == other.cue for other in kept)  # "Kiel put it at 40, Bonn at 30": one verb, two claimants
            if not again and not any(self.absorbs(other, frame) for other in outer):
                kept.append(frame)
        return kept

    def is_last(self, frame: Frame, held: list[Frame]) -> bool:
        """Does it name who passes on what another said: "Brun said 40 boats sank, according to Vantor News"?"""
        words, cue, head = self.words, frame.cue, frame.sources[0]
        people = words.tag[head][:3] == "NNP" or any(words.lemma[head].lower() in source_nouns(kind) for kind in PEOPLE)
        if frame.lemma != "according" or words.text[cue - 1] != "," or not people:
            return False
        return any(other.lemma == "say" and other.cue < cue and other.covers(cue) for other in held)

    def is_paper_of(self, frame: Frame, other: Frame) -> bool:
        """Is it a paper whose maker is named right behind it: "Estimates, according to Brun, suggest that 40 boats sank"?"""
        paper = frame.sources[0]
        if other.lemma != "according" or not paper < other.cue < frame.cue:
            return False
        return self.words.lemma[paper].lower() in source_nouns("document") and self.words.head[paper] == self.words.head[other.cue]

    def is_answer(self, frame: Frame, covering: list[Frame]) -> bool:
        """Is it part of what respondents say, who are no claimants: "45 percent said they would vote for a tax of 40 euros"?"""
        if self.words.lower[frame.sources[0]] not in THIRD_PERSON:
            return False
        return any(not outer.sources and outer.covers(frame.cue) for outer in covering)

    def contrasts(self, outer: Frame, inner: Frame) -> bool:
        """Does the inner frame stand against the outer one: "Kiel says 12 boats sank, though others say 40"?"""
        words, verb = self.words, inner.cue
        while words.head[verb] not in (verb, outer.cue):
            parts = words.children[verb]
            if (
                words.dep[verb] == "advcl"
                and {"mark", "nsubj"} <= {words.dep[child] for child in parts}
                and any(words.lower[child] in AGAINST for child in parts)
            ):
                return outer.covers(inner.cue) and not outer.quoted
            verb = words.head[verb]
        return False

    def absorbs(self, outer: Frame, inner: Frame) -> bool:
        """Is the inner frame no claimant beside the outer one?

        So with "I think" in a quotation, "Mr. Brun said he expected", "the poll found that most farmers believe", plans and promises.
        """
        head = inner.sources[0]
        if not outer.covers(inner.cue):
            return False
        if any(self.words.tag[child] == "MD" and self.words.lower[child] in FUTURE for child in self.words.children[inner.cue]):
            return True  # "the campaign says Brun will announce a plan for 40 schools": it is the campaign that has said so
        if inner.kind == "want" and outer.kind == "deny" and head != outer.sources[0] and self.words.lower[head] not in THIRD_PERSON:
            return False  # "the council rejected the union's demand for 40 posts"
        if (inner.kind == "want" and self.words.tag[inner.cue][:1] == "N") or (outer.kind == "show" and inner.kind != "show"):
            return True
        if outer.quoted and any(self.words.dep[child] == "nummod" for child in self.words.children[head]):
            return True  # the report found: "12 yards declared 40 launches": those who are counted are not whom it rests on
        if outer.quoted and inner.kind == "show" and self.words.tag[head] in ("NN", "NNS") and not self.speaks(head):
            return True  # "The situation shows 40 cases," wrote Brun: situations say nothing
        if outer.quoted:
            return self.words.lower[head] in SPEAKERS or self.words.lower[head] == "it" or inner.kind in ("think", "want", "deny")
        possessed = any(self.words.lower[child] in THIRD_PERSON for child in self.words.children[head])
        if possessed and inner.kind == "want":  # "she said her party plans to …"
            return True
        return self.words.lower[head] in THIRD_PERSON and inner.kind != "show"

    def speaks(self, head: int) -> bool:
        """Is it a noun for a paper, people or a body?"""
        return any(self.words.lemma[head].lower() in source_nouns(kind) for kind in ("document", *PEOPLE))

    def in_source(self, frame: Frame, token: int) -> bool:
        """Is the token among the words that name the source?"""
        return any(first <= token < last for first, last in (phrase(self.words, source, frame.cue) for source in frame.sources))

    def principal(self, offset: int) -> tuple[int, int, Frame] | None:
        """Offsets of the innermost claimant of a number, and its frame."""
        token = self.words.at(offset)
        if token is None:
            return None
        for frame in self.over(token):
            first, last = phrase(self.words, frame.sources[0], frame.cue)
            return self.words.start[first], self.words.end[last - 1], frame
        return None


def find_frames(words: Words) -> list[Frame]:
    """Reporting clauses of a text, in order of their cues."""
    frames: list[Frame] = []
    verbs, nouns, placing = cues("verb"), cues("noun"), cues("place")
    lemma, tag = words.lemma, words.tag
    for token in range(len(words)):
        if (
            lemma[token] in nouns and words.dep[token] == "dobj" and lemma[words.head[token]] in cues("revise")
        ):  # "cut its forecast", as a verb
            frames += noun_frame(words, token, nouns[lemma[token]])
        elif tag[token][:1] == "V" or (lemma[token] in verbs and looks_verbal(words, token)):
            name = lemma[token]
            if name in placing and (placed := list(placing_frames(words, token, placing[name]))):
                frames += placed
            elif name in verbs:
                frames += list(verb_frame(words, token, verbs[name])) or closing_frames(words, token, verbs[name])
            elif name == "make" and words.lower[token + 1 : token + 4] == ["it", "clear", "that"]:
                frames += verb_frame(words, token, verbs["say"])
            elif words.lower[token] == "according":
                frames += according(words, token)
        elif tag[token][:2] == "NN" and lemma[token] in nouns:
            frames += noun_frame(words, token, nouns[lemma[token]])
        elif lemma[token] in verbs and tag[token] in ("NN", "NNS"):
            frames += closing_frames(words, token, verbs[lemma[token]])
        elif tag[token] == "CD" and token and tag[token - 1] == "POS":
            frames += possessed(words, token)
        elif tag[token] == "IN" and words.lower[token] in ("in", "by", "under"):
            frames += phrasal(words, token)
    return frames


def blocks(words: Words) -> list[int]:
    """The number of each token's paragraph: a blank line ends one, and a line break after a full stop."""
    found, number = [], 0
    for token, text in enumerate(words.text):
        if "\n" in text and ("\n\n" in text or (token and words.text[token - 1] in ENDS)):
            number += 1
        found.append(number)
    return found
