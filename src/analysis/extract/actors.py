"""Mentions of actors, and who they are inside one text."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.extract import governments, identity, kinds
from analysis.extract.found import Found, Words
from analysis.extract.names import Span, Spotter
from analysis.model import Article, Mention, Role, Row


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Yield the actors of a text and their mentions.

    Args:
        doc: the parsed text.
        article: the article it is of.
        found: rows found before; its words are read.

    Yields:
        `Actor` before its first `Mention`; ids of discovered actors hold within the text.
    """
    words, text = found.words, doc.text
    if not len(words):
        return
    spans = Spotter(words, text).spans()
    kinds.settle(spans, words, text)
    governments.settle(spans, words, text)
    identity.resolve(spans, words)
    seen: set[str] = set()
    for span in spans:
        if span.kind is None:
            continue
        if span.actor and span.actor.actor_id not in seen:
            seen.add(span.actor.actor_id)
            yield span.actor
        yield mention(span, article.article_id, words)


def mention(span: Span, article_id: str, words: Words) -> Mention:
    """The row of a span."""
    assert span.kind is not None
    actor_id = span.actor.actor_id if span.actor else None
    return Mention(
        mention_id=f"{article_id}:{span.start}-{span.end}", article_id=article_id, actor_id=actor_id, kind=span.kind,
        role=role(span, words), text=span.text, start=span.start, end=span.end, sentence=words.sentence[span.first], rule=span.rule,
    )  # fmt: skip


def role(span: Span, words: Words) -> Role:
    """Subject for grammatical subjects, the agents of passives and what is joined to them; else mentioned."""
    index = governments.head(span, words)
    for _ in range(4):
        dep = words.dep[index]
        if dep in ("nsubj", "nsubjpass") or (dep == "pobj" and words.dep[words.head[index]] == "agent"):
            return "subject"
        if dep not in ("conj", "appos"):
            return "mentioned"
        index = words.head[index]
    return "mentioned"
