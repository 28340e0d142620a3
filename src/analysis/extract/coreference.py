"""Pronouns and the actors they stand for, inside one text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.extract.found import Words
from analysis.extract.person_names import parse
from analysis.extract.subjects import own_subject
from analysis.lexicons import naming, registry
from analysis.model import Actor, ActorKind, Mention

REACH = 3  # sentences back in which an antecedent is looked for
FAR = 5  # the same for "the company"
KINDS: dict[str, frozenset[ActorKind]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organisation", "state"}),
    "they": frozenset({"group", "organisation", "state"}),
}
FORMS = {"him": "he", "his": "he", "her": "she", "hers": "she", "its": "it", "them": "they", "their": "they"}
SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
PRONOUNS = {"m": "he", "f": "she"}
GENDER = {"mr.": "he", "mr": "he", "mrs.": "she", "mrs": "she", "ms.": "she", "ms": "she"}


class Antecedents:
    """The mentions of a text, asked for what a pronoun stands for."""

    def __init__(self, words: Words, mentions: Sequence[Mention], actors: Sequence[Actor] = ()) -> None:
        self.words = words
        self.names = {actor.actor_id: actor.name for actor in actors}
        self.public = {actor.actor_id for actor in actors if actor.kind == "organisation" and actor.country} - registry.outlets()
        self.private = {actor.actor_id for actor in actors if actor.kind == "organisation" and not actor.country} - registry.outlets()
        self.mentions = sorted((mention for mention in mentions if mention.actor_id), key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]

    def of(self, token: int) -> Mention | None:
        """The last fitting mention before a pronoun: a subject rather than another, then the nearest; None if nothing fits."""
        words = self.words
        low = words.lower[token]
        pronoun = FORMS.get(low, low)
        kinds = KINDS.get(pronoun)
        if kinds is None:
            return None
        if words.tag[token] == "PRP$" and (subject := self.clause_subject(token)) is not None:
            over = [mention for mention in self.mentions if mention.start <= words.start[subject] < mention.end]
            return next((mention for mention in over if mention.kind in kinds), None)
        best: tuple[int, int, int] | None = None
        found = None
        for number in range(bisect_left(self.starts, words.start[token]) - 1, -1, -1):
            mention = self.mentions[number]
            away = words.sentence[token] - mention.sentence
            if away > REACH:
                break
            if mention.kind not in kinds or not self.agrees(mention, pronoun):
                continue
            rank = (-away, self.prominence(mention), mention.start)
            if best is None or rank > best:
                best, found = rank, mention
        return found

    def clause_subject(self, token: int) -> int | None:
        """The subject of the clause of a possessive: "the hospital has not updated its figure"; None if it is a pronoun too."""
        words, verb = self.words, token
        while words.tag[verb][:1] != "V" and words.head[verb] != verb:
            verb = words.head[verb]
        subject = own_subject(words, verb) if words.tag[verb][:1] == "V" else None
        if (
            subject is None
            or words.tag[subject][:2] in ("PR", "WP", "WD")
            or words.left_edge[subject] <= token <= words.right_edge[subject]
        ):
            return None
        return subject

    def body(self, token: int) -> Mention | None:
        """The organisation that a definite noun takes up: "the office" after "the National Disaster Office", or after "the NDO"."""
        wanted = {self.words.lower[token], *self.specified(token)}
        for mention in self.back_from(token):
            name = self.names.get(mention.actor_id or "", "")
            if mention.kind == "organisation" and wanted <= set(f"{mention.text} {name}".lower().split()):
                return mention
        return None

    def specified(self, token: int) -> Iterator[str]:
        """The nouns and adjectives that tell a body from others: "the interior ministry" is not the Finance Ministry named before."""
        words = self.words
        for child in words.children[token]:
            if child < token and words.dep[child] in ("compound", "amod", "nmod") and words.tag[child][:2] in ("NN", "JJ"):
                yield words.lower[child]

    def firm(self, token: int) -> Mention | None:
        """The private organisation that "the company" or "the group" takes up: the last one that did something, no outlet."""
        for mention in self.back_from(token):
            if self.words.sentence[token] - mention.sentence > FAR:
                return None
            if mention.kind == "organisation" and mention.actor_id in self.private and self.is_subject(mention):
                return mention
        return None

    def agency(self, token: int) -> Mention | None:
        """The state's body that "the agency" takes up: the last one, whatever its name."""
        for mention in self.back_from(token):
            if self.words.sentence[token] - mention.sentence > FAR:
                return None
            if mention.kind == "organisation" and mention.actor_id in self.public:
                return mention
        return None

    def back_from(self, token: int) -> Iterator[Mention]:
        """The mentions before a token, the nearest first."""
        for number in range(bisect_left(self.starts, self.words.start[token]) - 1, -1, -1):
            yield self.mentions[number]

    def agrees(self, mention: Mention, pronoun: str) -> bool:
        """Does a title before the name, or else the given name, allow the pronoun? Neither allows both."""
        first = self.words.at(mention.start)
        if first is None or pronoun not in ("he", "she"):
            return True
        near = self.words.lower[max(0, first - 1) : first + 1]
        if titled := [GENDER[word] for word in near if word in GENDER]:
            return all(shown == pronoun for shown in titled)
        name = parse(self.names.get(mention.actor_id or "", mention.text))
        given = name.given[0].title() if name.given and not name.surname_first else ""
        return PRONOUNS.get(naming.given_names().get(given, ""), pronoun) == pronoun

    def prominence(self, mention: Mention) -> int:
        """2 for a subject, 1 for one of what somebody says ("Brun said Dahl knew. He …"), 0 for any other part."""
        if not self.is_subject(mention):
            return 0
        token = self.words.at(mention.end - 1)
        verb = self.words.head[token] if token is not None else 0
        return 1 if self.words.dep[verb] == "ccomp" and verb > self.words.head[verb] else 2

    def is_subject(self, mention: Mention) -> bool:
        """Is the mention the subject of its clause, or beside it: "its head, Colonel Ana Brun, dismissed Dahl's figure"?"""
        token = self.words.at(mention.end - 1)
        if token is not None and self.words.dep[token] == "appos":
            token = self.words.head[token]
        return token is not None and self.words.dep[token] in SUBJECT
