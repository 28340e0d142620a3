"""Stances: who asserts, denies, dismisses, declines to discuss, does not acknowledge or is silent on what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from analysis.extract.found import Found
from analysis.extract.frames import Frame
from analysis.extract.propositions import Hit, find_hits
from analysis.extract.sources import Source, Sources
from analysis.extract.stances import Position, find_positions
from analysis.model import Article, Row, Stance, Statement

BACK = 3  # sentences in which "these claims" finds its claims
WORDS = 40  # of evidence
DENIED_ONLY = frozenset({"responsibility"})  # "the role of the army" is no claim that it was responsible
ASSERTING = frozenset({"say", "show", "confirm"})


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Find who takes which stance on which proposition.

    Yields:
        One `Statement` for each actor, stance and proposition of a clause.
    """
    hits = find_hits(found.words)
    if not hits:
        return
    sources = Sources(found.words, found.text, found.mentions, found.actors)
    taken: set[tuple[int, str]] = set()
    for position in find_positions(found.words):
        for key, about in propositions(found, position, hits).items():
            if any(first <= about.token < last for first, last in position.target):
                taken.add((about.token, key))
            for head in position.sources:
                yield from rows(found, article, sources, head, position, key)
    for frame in found.reporting.frames:
        if frame.kind in ASSERTING and frame.sources:
            yield from asserted(found, article, sources, frame, hits, taken)


def propositions(found: Found, position: Position, hits: Sequence[Hit]) -> dict[str, Hit]:
    """What a stance is about: the propositions of its target, else those of the clauses that its target points back to."""
    words, block = found.words, found.reporting.block
    here = [hit for hit in hits if block[hit.token] == block[position.cue]]
    inside = {hit.proposition: hit for hit in here if any(first <= hit.token < last for first, last in position.target)}
    if inside or not position.refers:
        return inside
    sentence = words.sentence[position.cue]
    before = [hit for hit in hits if hit.token < position.first and words.sentence[hit.token] >= sentence - BACK]
    if not before:
        return {}
    return {before[-1].proposition: before[-1]}


def asserted(
    found: Found, article: Article, sources: Sources, frame: Frame, hits: Sequence[Hit], taken: set[tuple[int, str]]
) -> Iterator[Statement]:
    """What somebody says is so, or is not so."""
    seen = set()
    for hit in hits:
        if (
            not frame.covers(hit.token)
            or hit.supposed
            or hit.proposition in DENIED_ONLY
            or (hit.token, hit.proposition) in taken
            or hit.proposition in seen
        ):
            continue
        if next((other for other in found.reporting.over(hit.token) if other.sources), frame) != frame:
            continue  # said by somebody whom this one quotes
        seen.add(hit.proposition)
        near = found.words.sentence[hit.token] == found.words.sentence[frame.cue]
        first, last = (min(frame.cue, hit.first), max(frame.cue + 1, hit.last)) if near else (hit.first, hit.last)
        stance: Stance = "denies" if hit.negated else "asserts"
        place = Position(frame.cue, first, last, stance, frame.sources, frame.content, refers=False)
        for head in frame.sources:
            yield from rows(found, article, sources, head, place, hit.proposition)


def rows(found: Found, article: Article, sources: Sources, head: int, position: Position, key: str) -> Iterator[Statement]:
    """One row for each actor behind a source."""
    words, text = found.words, found.text
    last = position.last
    while last > position.first + 1 and found.reporting.block[last - 1] != found.reporting.block[position.first]:
        last -= 1
    start, end = words.start[position.first], words.end[last - 1]
    sentence = words.sentence[position.cue]
    for source in sources.resolve(head, position.cue):
        actor = sources.state_of(source) or source.actor_id
        yield Statement(
            statement_id=f"{article.article_id}:{start}-{end}:{actor or who(source)}", article_id=article.article_id,
            actor_id=actor,
            claimant_text=text[source.start : source.end], proposition=key, stance=position.stance, text=text[start:end],
            start=start, end=end, sentence=sentence, cue=words.text[position.cue], evidence=evidence(found, sentence, position.cue),
        )  # fmt: skip


def who(source: Source) -> str:
    """A key for a source without an actor: its offset."""
    return f"@{source.start}"


def evidence(found: Found, sentence: int, token: int) -> str:
    """The sentence, at most 40 words around a token."""
    words = found.words
    first, last = words.spans[sentence]
    if last - first > WORDS:
        first = max(first, min(token - WORDS // 2, last - WORDS))
        last = min(last, first + WORDS)
    return " ".join(found.text[words.start[first] : words.end[last - 1]].split())
