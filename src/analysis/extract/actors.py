"""Mentions of actors, and who they are inside one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.extract import affiliations, bodies, credits, governments, identity, kinds, namesakes, nations, repeats
from analysis.extract.found import Found, Words
from analysis.extract.names import Span, Spotter
from analysis.model import Actor, Affiliation, Article, Mention, Role, Row

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Yield the actors of a text and their mentions.

    Args:
        doc: the parsed text.
        article: the article it is of.
        found: rows found before; its words are read.

    Yields:
        `Actor` (ids of discovered ones hold within the text), `Mention`, `Affiliation` and `Credit` rows.
    """
    words, text = found.words, article.text
    if not len(words):
        return
    spotter = Spotter(words, text)
    spans = kinds.settle(spotter.spans(), words, text)
    namesakes.settle(spans, text)
    governments.settle(spans, words)
    spans = repeats.find(nations.settle(spans, words, text, spotter), words, text, spotter)
    identity.resolve(spans, words)
    bodies.settle(spans, text)
    spans = [span for span in spans if span.kind is not None]
    offices = list(affiliations.find(spans, words, text, article.article_id))
    yield from known({span.actor.actor_id: span.actor for span in spans if span.actor}, offices)
    yield from (mention(span, article.article_id, words) for span in spans)
    yield from offices
    yield from credits.find(spans, words, text, article.article_id)


def known(actors: Mapping[str, Actor], offices: Sequence[Affiliation]) -> Iterator[Actor]:
    """The actors, persons with the country that their offices show where they show one."""
    shown: dict[str, set[str]] = {}
    for row in offices:
        country = actors[row.organisation_id].country if row.organisation_id else None
        if country:
            shown.setdefault(row.actor_id, set()).add(country)
    for actor_id, actor in actors.items():
        countries = shown.get(actor_id, set())
        yield replace(actor, country=next(iter(countries))) if len(countries) == 1 and not actor.country else actor


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
