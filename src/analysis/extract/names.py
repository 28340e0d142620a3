"""Spans that may name an actor: the registry's names, the tagger's entities, and runs of capitalised words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from analysis.extract import extend, gazetteer, openers, overlap, parted, spelt, titles, trim
from analysis.extract.found import Words
from analysis.extract.openers import PROPER, SURE
from analysis.lexicons import naming, registry
from analysis.lexicons.registry import Name
from analysis.model import Actor, ActorKind

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
SPLIT = frozenset({"NORP", "PERSON", "GPE", "LOC"})  # labels of the first words of bodies that the tagger parts: "Kelm" Party
LONG = 5  # tokens after the first
LETTERS = 4  # of an acronym that is looked at whatever its tag
OFFICES = ("ecretary of ", "inister of ", "irector of ", "hief of ")  # what follows is no body of its own: "Secretary of State"
_SMALL_TAIL = re.compile(r"(?: [a-z]+)+$")
_INNER = frozenset(
    {"of", "and", "&", "de", "la", "del", "der", "van", "von", "bin", "al", "-", "for", "the", "'", "’s", "'s", "du", "da", "di"}
)


@dataclass(slots=True)
class Span:
    """A candidate name.

    Attributes:
        start, end, text: where, and the words.
        first, last: its tokens, the last inclusive.
        label: the tagger's label; "" where it saw none, "SHAPE" where only the capitals show a name.
        entries: the registry's readings of the words.
        title: the title that stands before a person's name, as written.
        shouted: in a line of capitals, or a headline with capitalised words, where case shows nothing.
        short_for: the key of the name that the text gives as this one's expansion.
        kind, actor, rule: what the later steps make of it.
    """

    start: int
    end: int
    text: str
    first: int
    last: int
    label: str = ""
    entries: tuple[Name, ...] = ()
    title: str = ""
    shouted: bool = False
    kind: ActorKind | None = None
    actor: Actor | None = None
    rule: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    short_for: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        self.key = registry.plain(self.text).casefold()


def _is_nationality(span: Span) -> bool:
    """Whether a word is an adjective that the registry knows: "Zarvonian", before a broadcaster's name."""
    return any(entry.rule == "demonym" for entry in registry.names().get(span.text, ()))


class Spotter:
    """Makes the spans of one text."""

    def __init__(self, words: Words, text: str) -> None:
        self.words, self.text = words, text
        self.capitals = gazetteer.capital_lines(text)
        self.headlines = gazetteer.headlines(text)

    def span(self, start: int, end: int, label: str = "", entries: tuple[Name, ...] = ()) -> Span:
        """A span with its tokens."""
        first = max(0, bisect_right(self.words.start, start) - 1)
        last = max(first, bisect_left(self.words.start, end) - 1)
        shouted = gazetteer.inside(self.capitals, start) or gazetteer.inside(self.headlines, start)
        return Span(start, end, self.text[start:end], first, last, label, entries, shouted=shouted)

    def spans(self) -> list[Span]:
        """All candidates, sorted, without overlap."""
        known = [span for match in gazetteer.matches(self.words, self.text) if not openers.chance(span := self.known(*match), self.words)]
        tagged = [self.span(start, end, "PERSON") for start, end in extend.shaped(self.words, self.text)]
        tagged += [self.span(start, end, "ORG") for start, end in spelt.names(self.text)]
        for first, last, label in self.whole():
            if label in NAMED:
                tagged += self.pieces(self.words.start[first], self.words.end[last - 1], label)
        tagged += [self.span(start, end, "GPE") for start, end in extend.datelines(self.text)]
        tagged += [span for span in known if not span.entries]
        spans = overlap.merge([span for span in known if span.entries], tagged)
        spans = parted.settle(sorted([*spans, *self.shapes(spans)], key=lambda span: span.start), self)
        small = openers.small(self.words)
        spans = [span for span in spans if not (openers.plain(span, self.words, small) or self.only_shouted(span))]
        for span in spans:
            self.entitle(span)
        return spans

    def whole(self) -> Iterable[tuple[int, int, str]]:
        """The tagger's entities, two halves of one person's name as one: "Abdo Rab" "Mansur Karun"."""
        words, done = self.words, -1
        for (first, last, label), after in zip_longest(words.entities, words.entities[1:]):
            if first < done:
                continue
            done = last
            if after and label == after[2] == "PERSON" and after[0] == last and words.end[last - 1] + 1 == words.start[last]:
                title = titles.kinds(words.text[last]) | titles.kinds(words.text[last - 1])
                done = last if title or words.text[last - 1] in ("'s", "’s") else after[1]
            yield first, done, label

    @cached_property
    def below(self) -> frozenset[str]:
        """The words of the lines that are no headlines."""
        lines = sorted([*self.capitals, *self.headlines])
        return frozenset(word for start, word in zip(self.words.start, self.words.text, strict=True) if not gazetteer.inside(lines, start))

    def only_shouted(self, span: Span) -> bool:
        """Whether a single word of a headline is nowhere in the text below: "Minister Jailed Over Bribes"."""
        single = span.shouted and span.first == span.last and not span.entries
        return bool(single and self.below and not {span.text, span.text.title()} & self.below)

    def known(self, start: int, end: int, entries: tuple[Name, ...]) -> Span:
        """A registry name, with what goes on after it and the given name before it: "Dow Chemical" Co, Alma "Holland"."""
        words, text, kinds = self.words, self.text, {entry.actor.kind for entry in entries}
        weak = kinds == {"organisation"} and " " not in text[start:end] and max(entry.weight for entry in entries) < SURE
        if (weak or kinds & {"place", "state"}) and (
            reached := extend.body(words, text, bisect_left(words.start, end), region="state" not in kinds)
        ):
            before = bisect_left(words.start, start) - 1
            return self.span(words.start[before] if extend.is_side(words, before, start) else start, words.end[reached - 1], "SHAPE")
        end = extend.right(text, end, personal="person" in kinds, corporate="organisation" in kinds)
        span = self.span(start, end, entries=entries)
        before = span.first - 1
        after = span.last + 1
        if "state" in kinds and words.text[after : after + 1] == ["State"] and words.tag[after] in PROPER and words.start[after] == end + 1:
            return self.span(start, words.end[after], "GPE")  # "Niger State", which is Nigeria's
        if kinds == {"place"} and extend.is_side(words, before, start):
            return self.span(words.start[before], end, "GPE")
        if kinds == {"place"} and extend.has_side(words, after, end):
            return self.span(start, words.end[after], "GPE")
        first = bool(before >= 0 and " " not in span.text and words.text[before] in naming.given_names() and words.end[before] + 1 == start)
        if (
            first
            and text[start - 1] == " "
            and all(entry.weight < SURE for entry in registry.names().get(words.text[before], ()))
            and words.tag[before] in PROPER
        ):
            return self.span(words.start[before], end, "PERSON")
        tail = _SMALL_TAIL.search(text, start, end)  # "Time magazine"
        return self.span(start, tail.start(), entries=entries) if tail else span

    def pieces(self, start: int, end: int, label: str) -> Iterable[Span]:
        """The names of an entity, without titles."""
        reached = extend.surname(self.words, end) if label == "PERSON" and " " in self.text[start:end] else end
        reached = extend.right(self.text, reached, personal=label in ("PERSON", "GPE"), corporate=label in ("ORG", "PERSON"))
        start = extend.left(self.words, start) if label == "ORG" else extend.given(self.words, start, end) if label == "PERSON" else start
        for a, b in trim.pieces(self.text, extend.article(self.text, start), reached):
            span = self.untitled(self.span(a, b, label))
            if (
                span is None
                or openers.opens(span, self.words)
                or openers.cut(span, self.words, end)
                or self.rambles(span)
                or (span.shouted and not self.holds_in_headline(span))
            ):
                continue
            longer = (
                extend.body(self.words, self.text, span.last + 1)
                if label in SPLIT and not self.rules(span) and not _is_nationality(span)
                else 0
            )  # "the Han River Dispatch"
            yield self.span(a, self.words.end[longer - 1], "SHAPE") if longer else span

    def rules(self, span: Span) -> bool:
        """Whether what follows is a person's time in office or household: "the Vantor Administration"."""
        after = self.words.text[span.last + 1 : span.last + 2]
        return (
            span.label == "PERSON"
            and after in (["Administration"], ["Cabinet"], ["Presidency"], ["Campaign"], ["Party"])
            and " " in span.text
        )

    def rambles(self, span: Span) -> bool:
        """Whether an entity is too long for a name that no word of a body closes: half a headline."""
        return span.last - span.first >= LONG and span.text.split()[-1] not in naming.last_words() and " of " not in span.text

    def holds_in_headline(self, span: Span) -> bool:
        """In a headline of capitalised words an entity is often half the line: only short ones of names count."""
        size = span.last - span.first + 1
        return size <= 3 and all(
            self.words.tag[index] in PROPER or self.words.text[index] == "-" for index in range(span.first, span.last + 1)
        )

    def untitled(self, span: Span) -> Span | None:
        """The span without the titles it begins with; None where it is but a title."""
        start = titles.skip(self.text, span.start, span.end)
        if start is None or (start == span.start and self.text.endswith(OFFICES, 0, start)):
            return None
        if start > span.start:
            return self.span(start, span.end, "PERSON")
        words = self.words.text[span.first : span.last + 1]
        follows = self.words.text[span.last + 1] if span.last + 1 < len(self.words) else ""
        if titles.are_of_office(words, follows, article=self.words.lower[span.first - 1 : span.first] == ["the"]):
            return None
        if follows == "ministry" and titles.are_portfolio(words):
            return self.span(span.start, self.words.end[span.last + 1], "ORG")
        if (follows[:1].isupper() or words[0] in registry.names()) and (less := titles.trailing(words)):
            return self.span(span.start, self.words.end[span.last - less], "ORG" if registry.is_acronym(words[0]) else "GPE")
        count = titles.leading(words, corporate=span.label == "ORG")
        if count == len(words):
            return None if span.label != "ORG" or count > 1 else span
        return self.span(self.words.start[span.first + count], span.end, "PERSON") if count else span

    def shapes(self, spans: list[Span]) -> Iterable[Span]:
        """Runs of proper nouns that neither the registry nor the tagger knows."""
        words = self.words
        taken = {index for span in spans for index in range(span.first, span.last + 1)}
        tags, size, index = words.tag, len(words), 0
        while index < size:
            letters = len(words.text[index]) >= LETTERS and registry.is_acronym(words.text[index]) and words.text[index - 1].islower()
            if not (letters or tags[index] in PROPER) or index in taken or not words.text[index][:1].isupper():
                index += 1
                continue
            first, index = index, index + 1
            while index < size and index not in taken and self.continues(index, first):
                index += 1
            last = index - 1
            while words.text[last] in _INNER:
                last -= 1
            reached = extend.right(self.text, words.end[last], personal=True, corporate=True)
            for a, b in trim.pieces(self.text, extend.article(self.text, words.start[first]), reached):
                span = self.untitled(self.span(a, b, "SHAPE"))
                if span and not span.shouted and not {span.text, span.text + "."} & naming.titles().keys() and len(span.text) > 1:
                    yield span

    def continues(self, index: int, first: int) -> bool:
        """Whether a token goes on with the run that began at `first`."""
        words = self.words
        if index > first and self.text[words.end[index - 1] : words.start[index]].strip(" "):
            return False
        return (words.tag[index] in PROPER and words.text[index][:1].isupper()) or (index > first and words.text[index] in ("&", "-"))

    def entitle(self, span: Span) -> None:
        """Note the title that stands right before a span."""
        if found := titles.before(self.text, span.start):
            span.title, _ = found
