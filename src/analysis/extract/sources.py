"""The words that name a source, and whom they name: an actor, people of a state, or a paper by somebody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.extract.coreference import Antecedents
from analysis.extract.cues import source_nouns
from analysis.extract.documents import published
from analysis.extract.found import Words
from analysis.extract.phrases import known_as, phrase
from analysis.lexicons import read_tsv, registry
from analysis.model import Actor, Affiliation, Mention, SourceKind

PAST = frozenset({"former", "ex", "late", "candidate", "nominee", "opposition", "shadow", "senator", "party", "union"})
# between Chile and Peru in "officials from Chile and the Peru of today"
JOINED = re.compile(r"(?:\s|,|/|&|\band\b|\bor\b|\bthe\b|\bfrom\b)+")
FIRMS = frozenset(
    {"company", "firm", "group", "manufacturer", "maker", "retailer", "airline", "carrier", "concern", "insurer", "lender", "charity"}
)
SPOKESPERSON = re.compile(r"\s[Ss]pokes(?:person|man|woman)\s")
OWNED = re.compile(r"['’]s? ")
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

    def __init__(
        self, words: Words, text: str, mentions: Sequence[Mention], actors: Sequence[Actor] = (), offices: Sequence[Affiliation] = ()
    ) -> None:
        self.words = words
        self.speaking = speaking_for_states(actors, offices)
        self.actors = {actor.actor_id: actor for actor in actors}
        self.text = text
        self.antecedents = Antecedents(words, mentions, actors)
        self.offices = offices
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
            paper = published(words, head, cue)
            named = self.antecedents.of(head) if paper is None else self.over(paper)
            yield Source(start, end, "named" if named else "unnamed", named.actor_id if named else None, None)
            return
        mention = self.over(head) or self.appositive(head)
        if mention is not None and (voice := self.voice(mention)):
            yield Source(start, voice.end, "named", voice.actor_id, None)
            return
        if mention is not None and mention.end <= end:
            yield Source(start, end, "named", mention.actor_id, None)
            return
        if mention is not None:  # "the agency's director, Ana Brun": the words go on to the name
            yield Source(start, mention.end, "named", mention.actor_id, None)
            return
        yield from self.described(head, first, last)

    def described(self, head: int, first: int, last: int) -> Iterator[Source]:
        """A source without a name of its own: a paper, a body of a state, people."""
        words = self.words
        start, end, lemma = words.start[first], words.end[last - 1], words.lemma[head].lower()
        inside = [mention for mention in self.within(start, end) if not self.passes_on(mention)]
        states = self.owners([mention for mention in inside if mention.kind in ("state", "organisation", "place")])
        if lemma in source_nouns("document") and inside and not self.people_within(first, last):
            yield Source(start, end, "named", self.maker(inside).actor_id, None)
        elif lemma in source_nouns("body") and len(states) == 1 and self.acts_for(lemma, states[0], inside):
            yield Source(start, end, "named", states[0], None)
        elif lemma in source_nouns("body") and not states and (body := self.antecedents.body(head)):
            yield Source(start, end, "named", body.actor_id, None)
        elif words.lower[first] == "the" and (holder := self.holder(first + 1, head, states)):
            yield Source(start, end, "named", holder, None)
        elif lemma == "agency" and not inside and words.lower[first] == "the" and (agency := self.antecedents.agency(head)):
            yield Source(start, end, "named", agency.actor_id, None)
        elif lemma in FIRMS and not inside and words.lower[first] in ("the", "that") and (firm := self.antecedents.firm(head)):
            yield Source(start, end, "named", firm.actor_id, None)
        elif words.tag[head][:3] == "NNP" and words.text[head][:1].isupper() and lemma not in source_nouns("people"):
            yield Source(start, end, "named", None, None)
        else:
            for affiliation in states or [None]:
                yield Source(start, end, "unnamed", None, affiliation)

    def owners(self, inside: Sequence[Mention]) -> list[str | None]:
        """Whom people or a body belong to: one, or several joined by "and"; the nearest owner ("the Union's Vantor service").

        Where they sit does not count beside it; a capital stands for its state ("the foreign ministry in Kampala").
        """
        found: list[Mention] = []
        for mention in inside:
            gap = self.text[found[-1].end : mention.start] if found else ""
            if not found or JOINED.fullmatch(gap):
                found.append(mention)
            elif OWNED.fullmatch(gap):
                found[-1] = mention
        names = [self.seat(mention) for mention in found]
        return list(dict.fromkeys(state or mention.actor_id for state, mention in zip(names, found, strict=True)))

    def holder(self, first: int, head: int, states: Sequence[str | None]) -> str | None:
        """The one whom the text gives an office by which a source goes: "the governor", "the Kenyan minister"."""
        words = self.words
        title = " ".join(words.lower[token] for token in range(first, head + 1) if self.over(token) is None and words.tag[token] != "POS")
        held = {
            office.actor_id
            for office in self.offices
            if f" {office.title.lower()}".endswith(f" {title}") and (not states or office.organisation_id in states)
        }
        return held.pop() if len(held) == 1 else None

    def passes_on(self, mention: Mention) -> bool:
        """Does a mention only relay the source: "a spokesman quoted by Vantor News"?"""
        token = self.words.at(mention.start) or 0
        return token > 1 and self.words.lower[token - 1] == "by" and self.words.lemma[token - 2] in ("quote", "cite")

    def maker(self, inside: Sequence[Mention]) -> Mention:
        """Whose a paper is: the one after "by" or "from", else the first ("a Vantex poll of Norwegians")."""
        before = {mention.start: self.words.lower[(self.words.at(mention.start) or 1) - 1] for mention in inside}
        return next((mention for mention in inside if before[mention.start] in ("by", "from")), inside[0])

    def acts_for(self, lemma: str, actor: str | None, inside: Sequence[Mention]) -> bool:
        """Is a body the actor named with it: "the Kenyan army", "the Vantor group"; not "the Kenyan company", that only sits there?

        Nor is it a town: "police in Lund" are not Lund.
        """
        if any(mention.kind == "place" and not self.seat(mention) and self.sits_in(mention) for mention in inside):
            return False
        lands = any(mention.actor_id == actor and mention.kind in ("state", "place") for mention in inside)
        return lemma in source_nouns("official") or not lands

    def seat(self, place: Mention) -> str | None:
        """The state that is governed from a place."""
        actor = self.actors.get(place.actor_id or "")
        return governed_from(place.text, actor.country if actor else None) if place.kind == "place" else None

    def sits_in(self, place: Mention) -> bool:
        """Does "in" stand before a place?"""
        token = self.words.at(place.start) or 0
        return token > 0 and self.words.lower[token - 1] == "in"

    def state_of(self, source: Source) -> str | None:
        """The state for which a source speaks: itself, its agencies, its leaders, its officials named or not; None for private people."""
        actor = self.actors.get(source.actor_id or "")
        if actor is not None and actor.kind == "state":
            return actor.actor_id
        if actor is not None and actor.kind == "place":  # who takes a stance is the government that sits there
            return governed_from(actor.name, actor.country)
        official = actor is not None and actor.kind == "person" and actor.actor_id in self.speaking
        if actor is not None and actor.country and (official or actor.name in governments()):
            return registry.state_ids().get(actor.country)
        inside = [self.actors.get(mention.actor_id or "") for mention in self.within(source.start, source.end)]
        states = [found.actor_id for found in inside if found is not None and found.kind == "state"]
        states += [
            id for found in inside if found and found.name in governments() and (id := registry.state_ids().get(found.country or ""))
        ]
        tokens = range(self.words.at(source.start) or 0, (self.words.at(source.end - 1) or 0) + 1)
        states += [state for found in inside if found and found.kind == "place" and (state := governed_from(found.name, found.country))]
        if states and any(self.words.lemma[token].lower() in source_nouns("official") for token in tokens):
            return source.affiliation_id if source.affiliation_id in states else states[0]
        return None

    def people_within(self, first: int, last: int) -> bool:
        """Does the phrase of a paper name unnamed people ("reports from rebel officials")?"""
        words = self.words
        return any(words.lemma[token] in source_nouns("people") and words.tag[token][:1] == "N" for token in range(first, last))

    def voice(self, body: Mention) -> Mention | None:
        """Who speaks for a body right behind its name: "Ministry of Works Spokesperson Ana Brun"."""
        title = SPOKESPERSON.match(self.text, body.end) if body.kind == "organisation" else None
        after = bisect_left(self.starts, title.end()) if title else len(self.mentions)
        return next((who for who in self.mentions[after : after + 1] if title and who.start == title.end() and who.kind == "person"), None)

    def appositive(self, head: int) -> Mention | None:
        """A person named right after the head, within commas, or a body: "the minister, Ana Brun, said", "the office, known as Vantor,"."""
        named = [(child, "person") for child in self.words.children[head] if child > head and self.words.dep[child] == "appos"]
        if self.words.lemma[head].lower() in source_nouns("body"):
            named += [(token, "organisation") for token in known_as(self.words, head)]
        return next((mention for token, kind in named if (mention := self.over(token)) and mention.kind == kind), None)


def governed_from(place: str, country: str | None = None) -> str | None:
    """The state whose capital a place is, if the country is that state's: "police in San Jose, Calif." are not Costa Rica's."""
    capitals = (name.actor for name in registry.names().get(place, ()) if name.rule == "capital")
    return next((state.actor_id for state in capitals if country in (None, state.country)), None)


def speaking_for_states(actors: Sequence[Actor], offices: Sequence[Affiliation]) -> frozenset[str]:
    """People whose word is their state's: those whom the text calls its president, minister, envoy …, and leaders whom all papers know.

    A senator, a candidate or a former minister speaks for nobody else, and an alliance's secretary-general not for the state he is from.
    """
    public = {actor.actor_id for actor in actors if actor.kind == "state" or actor.name in governments() or " (" in actor.name}
    told: dict[str, bool] = {}
    for office in offices:
        words = re.findall(r"[a-z]+", office.title.lower())
        serves = office.organisation_id is None or office.organisation_id in public
        held = any(word in source_nouns("official") for word in words) and not PAST & set(words)
        told[office.actor_id] = told.get(office.actor_id, False) or (serves and held)
    return frozenset((leaders() - told.keys()) | {person for person, speaks in told.items() if speaks})


@cache
def leaders() -> frozenset[str]:
    """Leaders and ministers so well known that papers need not say whose they are."""
    entries = [entry for held in registry.offices().values() for entry in held]
    abroad = {actor.actor_id for office, actor in entries if office.startswith("Secretary")}
    return frozenset(actor.actor_id for office, actor in entries if office == "surname") - abroad


@cache
def governments() -> frozenset[str]:
    """Names of bodies that speak for their state: ministries of foreign affairs and of war, armies, intelligence services."""
    return frozenset(row["name"] for row in read_tsv("organisations") if row["class"] == "government")
