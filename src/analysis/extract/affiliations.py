"""Offices and memberships that a text states: "Kim Yong-hyun, South Korea's defence minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.lexicons import naming
from analysis.model import Affiliation

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH"})
PARTICIPLES = frozenset({"visiting", "acting", "managing", "retired", "leading", "founding", "outgoing", "presiding", "elected"})
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "another"})
LINKS = frozenset({"of", "at", "for", "with", "in", "to", "from"})
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
LONGEST = 9  # words of a title with what it belongs to
_HEADS = frozenset({"office", "rank", "royal", "church", "lower"})


@dataclass(frozen=True, slots=True)
class Office:
    """A title in a text: its tokens (the last exclusive) and the actor it belongs to."""

    first: int
    end: int
    organisation: str | None
    reached: int  # the token after all that belongs to it


class Reader:
    """Reads the offices of one text."""

    def __init__(self, spans: Sequence[Span], words: Words) -> None:
        self.words = words
        self.at = {span.first: span for span in spans if span.actor and span.kind in ("state", "organisation", "group", "place")}
        self.inside = {index for span in spans if span.kind for index in range(span.first, span.last + 1)}

    def nominal(self, index: int) -> bool:
        """Whether a token may be part of a title."""
        words = self.words
        if index in self.inside or words.text[index] in DAYS:
            return False
        return words.tag[index] in NOMINAL or words.text[index] == "-" or words.lower[index] in PARTICIPLES

    def office(self, index: int, stop: int) -> Office | None:
        """The office that begins at a token: article, owner, title, and what follows it ("of", "at" …)."""
        words = self.words
        if index < stop and words.lower[index] in ARTICLES:
            index += 1
        owner = None
        while (span := self.at.get(index)) is not None and span.last + 1 < stop:
            owner, index = span, span.last + 1
            if words.lower[index] in ("'s", "’s", "'", "’"):
                index += 1
        first = index
        head = -1
        while index < stop and self.nominal(index):
            if is_head(words.text[index]):
                head = index
            index += 1
        if head < 0:
            return None
        head = self.portfolio(head, stop)
        after = head + 1
        organisation, after = self.complement(after, stop)
        chosen = owner.actor if owner else organisation.actor if organisation else None
        return Office(first, head + 1, chosen.actor_id if chosen else None, after)

    def portfolio(self, head: int, stop: int) -> int:
        """The last token of a title that goes on: "minister of the economy", "chief of staff"."""
        words = self.words
        index = head + 1
        if index + 1 >= stop or words.lower[index] not in ("of", "for"):
            return head
        index += 1 + (words.lower[index + 1] == "the")
        first = index
        while index < stop and index not in self.inside and words.tag[index] in ("NN", "NNS") and words.text[index].islower():
            index += 1
        return index - 1 if index > first else head

    def complement(self, index: int, stop: int) -> tuple[Span | None, int]:
        """The actor after "of", "at", "for", and the token after it; further ones ("in Seoul") are passed over."""
        words, found = self.words, None
        while index < stop and words.lower[index] in LINKS:
            at = index + 1
            while at < stop and at not in self.at and (words.tag[at] in NOMINAL or words.lower[at] in ARTICLES):
                at += 1
            span = self.at.get(at)
            if span is None or at >= stop:
                break
            if found is None and (span.kind != "place" or words.lower[index] == "of"):
                found = span
            index = span.last + 1
        return found, index


def is_head(word: str) -> bool:
    """Whether a word is the noun of an office."""
    return any(title.kind in _HEADS for form in {word, word.lower(), word.capitalize()} for title in naming.titles().get(form, ()))


def find(spans: Sequence[Span], words: Words, text: str, article_id: str) -> Iterator[Affiliation]:
    """Yield the offices of the persons of a text, as it states them."""
    reader = Reader(spans, words)
    for span in spans:
        if span.kind != "person" or span.actor is None:
            continue
        for office in (before(span, reader), after(span, reader)):
            if office is not None and office.first < office.end:
                start, end = words.start[office.first], words.end[office.end - 1]
                title, owner = text[start:end], office.organisation
                yield Affiliation(
                    article_id=article_id, actor_id=span.actor.actor_id, organisation_id=owner, title=title, start=start, end=end
                )


def before(span: Span, reader: Reader) -> Office | None:
    """Read "Norway's defence minister Alma Quist", and with a comma before the name."""
    words, stop = reader.words, span.first
    comma = stop > 0 and words.text[stop - 1] == ","
    stop -= comma
    first = words.spans[words.sentence[span.first]][0]
    for index in range(max(first, stop - LONGEST - 4 * comma), stop):
        # an office begins where a noun phrase does
        opens = index == first or words.lower[index] in ARTICLES or index in reader.at or words.tag[index - 1] not in NOMINAL
        if opens and index - 1 not in reader.inside and (office := reader.office(index, stop)) and office.reached == stop:
            return office
    return None


def after(span: Span, reader: Reader) -> Office | None:
    """Read "Alma Quist, Norway's defence minister," and "Alma Quist, an analyst at Vantor"."""
    words, index = reader.words, span.last + 1
    if index >= len(words) or words.text[index] != ",":
        return None
    stop = min(words.spans[words.sentence[span.first]][1], index + LONGEST + 4)
    office = reader.office(index + 1, stop)
    # "Quist, minister Okoro said": the office is another's
    closes = office is not None and (office.reached >= stop or words.tag[office.reached] not in ("NNP", "NNPS"))
    return office if closes else None
