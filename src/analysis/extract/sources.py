"""The words that name a source, and whom they name: an actor, people of a state, or a paper by somebody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.extract.coreference import Antecedents
from analysis.extract.cues import source_nouns
from analysis.extract.found import Words
from analysis.extract.phrases import phrase
from analysis.model import Mention, SourceKind

PRONOUNS = frozenset({"PRP", "PRP$"})


class Source(NamedTuple):
    """A source as the tables want it; offsets are those of its words."""

    start: int
    end: int
    kind: SourceKind
    actor_id: str | None
    affiliation_id: str | None


class Sources:
    """Resolves source heads of one text to actors."""

    def __init__(self, words: Words, text: str, mentions: Sequence[Mention]) -> None:
        self.words = words
        self.text = text
        self.antecedents = Antecedents(words, mentions)
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a stretch of text."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end - 1)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]

    def over(self, token: int) -> Mention | None:
        """The mention that covers a token."""
        start = self.words.start[token]
        for mention in self.mentions[max(0, bisect_right(self.starts, start) - 4) : bisect_right(self.starts, start)]:
            if mention.start <= start < mention.end:
                return mention
        return None

    def resolve(self, head: int, cue: int) -> Iterator[Source]:
        """The source, or several where unnamed people of several states are joined ("officials from Chile and Peru")."""
        words = self.words
        first, last = phrase(words, head, cue)
        start, end = words.start[first], words.end[last - 1]
        if words.tag[head] in PRONOUNS:
            named = self.antecedents.of(head)
            yield Source(start, end, "named" if named else "unnamed", named.actor_id if named else None, None)
            return
        mention = self.over(head) or self.appositive(head)
        if mention is not None and mention.end <= end:
            yield Source(start, end, "named", mention.actor_id, None)
            return
        if mention is not None:  # "the agency's director, Ana Brun": the words go on to the name
            yield Source(start, mention.end, "named", mention.actor_id, None)
            return
        inside = self.within(start, end)
        if words.lemma[head] in source_nouns("document") and inside and not self.people_within(first, last):
            yield Source(start, end, "named", inside[-1].actor_id, None)
        elif words.tag[head][:3] == "NNP" and words.lemma[head].lower() not in source_nouns("people"):
            yield Source(start, end, "named", None, None)
        else:
            states = list(dict.fromkeys(mention.actor_id for mention in inside if mention.kind in ("state", "organisation", "place")))
            for affiliation in states or [None]:
                yield Source(start, end, "unnamed", None, affiliation)

    def people_within(self, first: int, last: int) -> bool:
        """Does the phrase of a paper name unnamed people ("reports from rebel officials")?"""
        return any(self.words.lemma[token] in source_nouns("people") for token in range(first, last))

    def appositive(self, head: int) -> Mention | None:
        """A person named right after the head, within commas: "the minister, Ana Brun, said"."""
        for child in self.words.children[head]:
            if child > head and self.words.dep[child] == "appos":
                mention = self.over(child)
                if mention is not None and mention.kind == "person":
                    return mention
        return None
