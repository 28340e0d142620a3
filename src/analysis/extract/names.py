"""Spans that may name an actor: the tagger's entities and the registry's names, trimmed to the name itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from analysis.extract import gazetteer
from analysis.extract.found import Words
from analysis.lexicons import registry
from analysis.lexicons.registry import Name
from analysis.model import Actor, ActorKind

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_LEADING = re.compile(r"(?:(?:the|The|THE|a|A|an|An|of|in|and)\s+|[\s\"'“”‘’`(\[,.:;–—*#>-]+)+")
_TRAILING = re.compile(r"(?:['’]s|['’]|[\s\"“”‘`)\],:;–—*-]+)+$")
_INITIAL_END = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|St|U\.S|U\.N|D\.C))\.$")


@dataclass(slots=True)
class Span:
    """A candidate name.

    Attributes:
        start, end, text: where, and the words.
        first, last: its tokens, the last inclusive.
        label: the tagger's label, "" where it saw none.
        entries: the registry's readings of the words.
        title: the title that stands before a person's name, as written, with its offset.
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
    title_start: int = -1
    shouted: bool = False
    kind: ActorKind | None = None
    actor: Actor | None = None
    rule: str = ""
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The words without case and accents: what two mentions of one string share."""
        return registry.plain(self.text).casefold()


class Spotter:
    """Makes spans of one text."""

    def __init__(self, words: Words, text: str) -> None:
        self.words, self.text = words, text
        self.capitals = gazetteer.capital_lines(text)
        self.matches = gazetteer.matches(words, text, self.capitals)

    def span(self, start: int, end: int, label: str = "", entries: tuple[Name, ...] = ()) -> Span | None:
        """A trimmed span; None if nothing is left."""
        text = self.text
        lead = _LEADING.match(text, start, end)
        if lead and lead.end() < end and not entries:
            start = lead.end()
        tail = _TRAILING.search(text[start:end])
        if tail and not entries:
            end = start + tail.start()
        if not entries and text[end - 1 : end] == "." and not _INITIAL_END.search(text[start:end]) and "." not in text[start : end - 1]:
            end -= 1
        if start >= end or not any(c.isalpha() for c in text[start:end]):
            return None
        words = self.words
        first = bisect_right(words.start, start) - 1
        last = max(first, bisect_left(words.start, end) - 1)
        return Span(
            start, end, text[start:end], first, last, label, entries, shouted=bool(self.capitals) and gazetteer.inside(self.capitals, start)
        )

    def spans(self) -> list[Span]:
        """All candidates, sorted, without overlap."""
        known = [span for start, end, entries in self.matches if (span := self.span(start, end, entries=entries))]
        tagged: list[Span] = []
        for first, last, label in self.words.entities:
            if label in NAMED:
                tagged += self.pieces(self.words.start[first], self.words.end[last - 1], label)
        return merge(known, tagged)

    def pieces(self, start: int, end: int, label: str) -> list[Span]:
        """An entity cut at line breaks and after titles ("Security Council Secretary Sergey Shoigu")."""
        found = []
        for part in re.finditer(r"[^\n\t]+", self.text[start:end]):
            a, b = start + part.start(), start + part.end()
            span = self.span(a, b, label)
            if span:
                found.append(self.untitled(span) if label in ("PERSON", "ORG", "NORP", "GPE") else span)
        return found

    def untitled(self, span: Span) -> Span:
        """The span without the titles it begins with."""
        words, titles = self.words.text, registry.titles()
        head = -1
        for index in range(span.first, span.last):
            kinds = [title.kind for title in titles.get(words[index], ())]
            if any(kind not in ("modifier", "lower") or (kind == "lower" and index > span.first) for kind in kinds):
                head = index
        # "General Motors", "Prince Rupert Holdings": an organisation may begin like a title
        if head < 0 or (span.label == "ORG" and not looks_personal(words[head + 1 : span.last + 1])):
            return span
        if words[head + 1 : head + 2] in (["of"], ["for"], ["and"], ["to"], ["at"]):
            return span
        rest = self.span(self.words.start[head + 1], span.end, "PERSON")
        return rest or span


def looks_personal(words: list[str]) -> bool:
    """One to four capitalised words, the first a given name where there are several."""
    if not 1 <= len(words) <= 7 or not all(word[:1].isupper() or word in ("-", "al", "bin", "de", "van", "von") for word in words):
        return False
    return words[0] in registry.given_names() or (len(words) > 2 and words[1] == "-")


def merge(known: list[Span], tagged: list[Span]) -> list[Span]:
    """Registry names and entities, the better of two that overlap."""
    kept: list[Span] = []
    at = 0
    taken: set[int] = set()
    for span in sorted(tagged, key=lambda s: (s.start, -s.end)):
        while at < len(known) and known[at].end <= span.start:
            at += 1
        rivals, scan = [], at
        while scan < len(known) and known[scan].start < span.end:
            rivals.append(scan)
            scan += 1
        if any(not _yields(known[rival], span) for rival in rivals):
            for rival in rivals:
                if known[rival].start == span.start and known[rival].end == span.end:
                    known[rival].label = span.label
            continue
        taken.update(rivals)
        if kept and kept[-1].end > span.start:
            continue
        kept.append(span)
    kept += [span for number, span in enumerate(known) if number not in taken]
    return sorted(kept, key=lambda s: s.start)


def _yields(name: Span, entity: Span) -> bool:
    """Whether a registry name gives way to the entity it overlaps: only where it is a proper part of it."""
    whole = entity.start <= name.start and name.end <= entity.end and name.end - name.start < entity.end - entity.start
    if not whole:
        return False
    strong = max(entry.weight for entry in name.entries) >= 3 and " " in name.text
    person_or_place = entity.label in ("PERSON", "GPE", "LOC", "NORP")
    rest = (entity.text.replace(name.text, "", 1)).strip(" '’s-")
    return not (strong and person_or_place) and bool(rest)
