"""What the extractors have found so far in one text, and the text's words as plain Python lists."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from spacy.attrs import DEP, HEAD, LEMMA, TAG
from spacy.tokens import Doc

from analysis.extract.reporting import Reporting
from analysis.model import Actor, Affiliation, Attribution, Credit, DateRow, Figure, Mention, Row, Statement

R = TypeVar("R", bound=Row)


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
        size = len(doc)
        strings = doc.vocab.strings
        self.text = [token.text for token in doc]
        self.lower = [text.lower() for text in self.text]
        columns = doc.to_array([TAG, DEP, LEMMA, HEAD]).tolist() if size else []
        names: dict[int, str] = {}

        def name(key: int) -> str:
            found = names.get(key)
            if found is None:
                found = names[key] = strings[key]
            return found

        self.tag = [name(row[0]) for row in columns]
        self.dep = [name(row[1]) for row in columns]
        self.lemma = [name(row[2]) for row in columns]
        wrap = 1 << 64
        self.head: list[int] = [i + (row[3] - wrap if row[3] >= 1 << 63 else row[3]) for i, row in enumerate(columns)]
        self.start = [token.idx for token in doc]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        self.spans = [(sent.start, sent.end) for sent in doc.sents] if size else []
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
        return self._edges()[0]

    @cached_property
    def right_edge(self) -> list[int]:
        """Last token (inclusive) of each token's subtree."""
        return self._edges()[1]

    def _edges(self) -> tuple[list[int], list[int]]:
        left, right = list(range(len(self))), list(range(len(self)))
        for index in range(len(self)):
            head, steps = self.head[index], 0
            while steps < len(self):
                if index < left[head]:
                    left[head] = index
                if index > right[head]:
                    right[head] = index
                if self.head[head] == head:
                    break
                head, steps = self.head[head], steps + 1
        return left, right

    def at(self, offset: int) -> int | None:
        """Index of the token that covers a character offset; None between tokens."""
        return self._owner.get(offset)

    @cached_property
    def _owner(self) -> dict[int, int]:
        return {o: i for i in range(len(self)) for o in range(self.start[i], self.end[i])}


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
