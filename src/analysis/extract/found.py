"""What the extractors have found so far in one text, and the text's words as plain Python lists."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from analysis.extract.reporting import Reporting
from analysis.model import Actor, Affiliation, Attribution, Credit, DateRow, Figure, Mention, Row, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

R = TypeVar("R", bound=Row)

ATTRIBUTES: list[int | str] = ["TAG", "DEP", "LEMMA", "ORTH", "HEAD", "IDX", "SENT_START"]  # of a token, as spaCy names them
LEMMAS = {"rated": "rate", "hopes": "hope", "hoped": "hope", "hoping": "hope"}  # verbs of which the model makes rats and hops


class Words:
    """The tokens of a parsed text as plain lists, index by token: reading them costs a tenth of reading spaCy's.

    Attributes:
        text, lower, tag, dep, lemma: strings (Penn tags; spaCy's dependency labels and lemmas).
        head: index of the syntactic head (its own for a root).
        start, end: character offsets, end exclusive.
        sentence: number of the sentence, from 0.
        spans: first and last (exclusive) token of each sentence.
        entities: (first token, last token exclusive, label) of the named entities.
    """

    def __init__(self, doc: Doc) -> None:
        tag, dep, lemma, orth, head, start, opens = doc.to_array(ATTRIBUTES).T.tolist() or [[]] * len(ATTRIBUTES)
        names = {key: doc.vocab.strings[key] for key in {*tag, *dep, *lemma, *orth}}
        self.tag: list[str] = [names[key] for key in tag]
        self.dep: list[str] = [names[key] for key in dep]
        self.lemma: list[str] = [names[key] for key in lemma]
        self.text: list[str] = [names[key] for key in orth]
        self.lower = [text.lower() for text in self.text]
        for index, (text, lower) in enumerate(zip(self.text, self.lower, strict=True)):
            if lower in LEMMAS and self.tag[index][:1] == "V":
                self.lemma[index] = LEMMAS[lower]
            if self.tag[index] in ("-LRB-", "-RRB-") and text[0].isalpha():  # "Vantor-136", which the tagger takes for a bracket
                self.tag[index], self.dep[index] = "NNP", "compound"
            if text == "-" and self.tag[index] == "JJ":
                self.tag[index] = "HYPH"
            if text == "WHO" and not any(_shouts(near) for near in self.text[max(0, index - 1) : index + 2]):
                self.tag[index], self.lower[index] = "NNP", "w.h.o."  # the World Health Organization, not a pronoun
        wrap = 1 << 64  # a head to the left, as an unsigned number
        self.head: list[int] = [index + (step - wrap if step >= 1 << 63 else step) for index, step in enumerate(head)]
        self.start: list[int] = start
        self.end = [begin + len(text) for begin, text in zip(start, self.text, strict=True)]
        firsts = [index for index, flag in enumerate(opens) if flag == 1 or index == 0]
        self.spans = list(pairwise([*firsts, len(doc)]))
        self.sentence = [number for number, (first, last) in enumerate(self.spans) for _ in range(first, last)]
        self.entities = [(ent.start, ent.end, ent.label_) for ent in doc.ents]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def children(self) -> list[list[int]]:
        """Direct dependants of each token, in order."""
        found: list[list[int]] = [[] for _ in self.text]
        for index, head in enumerate(self.head):
            if head != index:
                found[head].append(index)
        return found

    @cached_property
    def left_edge(self) -> list[int]:
        """First token of each token's subtree."""
        left, head = list(range(len(self))), self.head
        for index in left.copy():  # from the left: what has been reached has its true edge, and all above it too
            above = head[index]
            while left[above] > index:
                left[above] = index
                above = head[above]
        return left

    @cached_property
    def right_edge(self) -> list[int]:
        """Last token (inclusive) of each token's subtree."""
        right, head = list(range(len(self))), self.head
        for index in reversed(right.copy()):
            above = head[index]
            while right[above] < index:
                right[above] = index
                above = head[above]
        return right

    def at(self, offset: int) -> int | None:
        """Index of the token that covers a character offset; None between tokens."""
        index = bisect_right(self.start, offset) - 1
        return index if index >= 0 and offset < self.end[index] else None


def _shouts(word: str) -> bool:
    """Whether a word is in capitals as in a headline ("MAN WHO SHOT 40")."""
    return word != "WHO" and len(word) > 1 and word.isupper()


class Found:
    """Rows found so far, a list a table, in the order of their first appearance; one row a key."""

    def __init__(self, doc: Doc) -> None:
        self.words = Words(doc)
        self.text: str = doc.text
        self._rows: dict[type[Row], dict[tuple[object, ...], Row]] = {}

    def add(self, row: Row) -> None:
        """Add a row; the same table and key replaces the row that stood there."""
        self._rows.setdefault(type(row), {})[row.key] = row

    @cached_property
    def reporting(self) -> Reporting:
        """The reporting clauses, which claimants and statements share."""
        return Reporting(self.words, self.text)

    def rows(self, kind: type[R]) -> list[R]:
        """The rows of one class."""
        return list(self._rows.get(kind, {}).values())  # type: ignore[arg-type]

    @property
    def actors(self) -> list[Actor]:
        """Actors of this text; ids of discovered actors hold within the text until `analysis.link` joins them."""
        return self.rows(Actor)

    @property
    def mentions(self) -> list[Mention]:
        """Mentions of actors."""
        return self.rows(Mention)

    @property
    def affiliations(self) -> list[Affiliation]:
        """Offices and memberships."""
        return self.rows(Affiliation)

    @property
    def credits(self) -> list[Credit]:
        """Outlets and agencies relayed."""
        return self.rows(Credit)

    @property
    def dates(self) -> list[DateRow]:
        """Date expressions."""
        return self.rows(DateRow)

    @property
    def figures(self) -> list[Figure]:
        """Reported numbers."""
        return self.rows(Figure)

    @property
    def attributions(self) -> list[Attribution]:
        """Claimants, confirmers and relayers of the figures."""
        return self.rows(Attribution)

    @property
    def statements(self) -> list[Statement]:
        """Stances."""
        return self.rows(Statement)
