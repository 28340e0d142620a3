"""Stances: who asserts, denies, dismisses, declines to discuss, does not acknowledge or is silent on what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.extract.evidence import evidence
from analysis.extract.found import Found, Words
from analysis.extract.frames import Frame, subtree
from analysis.extract.labels import LABEL
from analysis.extract.open_claims import UNSPECIFIED, name_of
from analysis.extract.propositions import Hit, find_hits
from analysis.extract.reporting import SPEAKERS, THIRD_PERSON, Reporting
from analysis.extract.silences import VERBS, silence
from analysis.extract.sources import Source, Sources
from analysis.extract.stances import Position, by_verb, is_doubtful, is_negated, stance_lemmas
from analysis.extract.verdicts import NAMING, NOUNS, TRUE, by_noun, named, stated, verdicts
from analysis.model import Article, Row, Stance, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

BACK = 3  # sentences in which "these claims" finds its claims
NEAR = 2  # sentences in which silence finds what nobody would comment on
DENIED_ONLY = frozenset({"responsibility"})  # "the role of the army" is no claim that it was responsible
ASSERTING = frozenset({"say", "show", "confirm"})


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Find who takes which stance on which proposition.

    Yields:
        One `Statement` for each actor, stance and proposition of a clause.
    """
    words, reporting = found.words, found.reporting
    hits = find_hits(words)
    positions = list(find_positions(words, reporting))
    if not hits and not positions:
        return
    sources = Sources(words, found.text, found.mentions, found.actors, found.affiliations)
    taken: set[tuple[int, str]] = set()
    for position in positions:
        for key, token in propositions(found, position, hits).items():
            if any(first <= token < last for first, last in position.target):
                taken.add((token, key))
            for head in position.sources:
                yield from rows(found, article, sources, head, position, key)
    for frame in (*reporting.frames, *headlines(found)):
        if frame.kind in ASSERTING and frame.sources and not is_negated(words, frame.cue) and not is_doubtful(words, frame.cue):
            yield from asserted(found, article, sources, frame, hits, taken)


def headlines(found: Found) -> Iterator[Frame]:
    """Headlines of who and what: "Kremlin: no soldiers sent"; "Ruritania: 40 dead" only says where."""
    words = found.words
    speakers = {mention.end for mention in found.mentions if mention.rule == "metonym" or mention.kind == "person"}
    for label in LABEL.finditer(found.text):
        first, last = words.at(label.end("label") - 1), words.at(label.end())
        if first is not None and last is not None and label.end("label") in speakers:
            end = next((token for token in range(last, len(words)) if "\n" in words.text[token]), len(words))
            yield Frame(first, ":", "say", (first,), ((last, end),))


def find_positions(words: Words, reporting: Reporting) -> Iterator[Position]:
    """Stances in order of their cues."""
    verbs, judging = stance_lemmas() | NAMING | VERBS, verdicts().keys() | TRUE
    for token, lemma in enumerate(words.lemma):
        tag = words.tag[token][:2]
        position = None
        if tag[:1] == "V" and lemma in verbs:
            position = named(words, token) or silence(words, token) or by_verb(words, token)
        elif tag == "NN" and lemma in NOUNS:
            position = by_noun(words, token)
        if position is None and (lemma in judging or words.lower[token] in judging):
            position = stated(words, token, reporting)
        if position is not None:
            yield position


def propositions(found: Found, position: Position, hits: Sequence[Hit]) -> dict[str, int]:
    """What a stance is about, and where: the lexicon's propositions in its target, else what it points back to, else its bare words."""
    words, block = found.words, found.reporting.block
    here = [hit for hit in hits if block[hit.token] == block[position.cue]]
    held = [hit for hit in here if any(first <= hit.token < last for first, last in position.target) and not aside(words, hit.token)]
    inside = {hit.proposition: hit.token for hit in held}
    if inside:
        return inside
    own = name_of(words, position.claim) if position.claim is not None else None
    if own is not None:
        return {own: position.claim or 0}
    if not position.refers:
        return {}
    if position.claim is not None and any(words.tag[token] == "CD" for token in range(*subtree(words, position.claim))):
        return {UNSPECIFIED: position.cue}  # "rejected the figure of 600": not what somebody else was last said to claim
    sentence = words.sentence[position.cue]
    contests = position.stance in ("denies", "dismisses")
    reach = BACK if contests else NEAR
    before = [hit for hit in hits if hit.token < position.first and words.sentence[hit.token] >= sentence - reach]
    after = [hit for hit in hits if hit.token >= position.last and words.sentence[hit.token] == sentence]  # "Despite its denials, …"
    if before or after:
        about = before[-1] if before else after[0]
        return {about.proposition: about.token}
    return {(told_before(found, position) if contests else None) or UNSPECIFIED: position.cue}


def aside(words: Words, token: int) -> bool:
    """Does an event stand in a remark of the text's own: "denied the sale, which would break the embargo"?"""
    return words.dep[token] == "relcl" and any(words.lower[child] == "which" for child in words.children[token])


def told_before(found: Found, position: Position) -> str | None:
    """What somebody was last reported to say, in this sentence or the one before."""
    words = found.words
    earliest = words.sentence[position.cue] - 1
    for frame in reversed(found.reporting.frames):
        if frame.content and frame.content[0][1] <= position.first and words.sentence[frame.cue] >= earliest:
            first, last = frame.content[0]
            top = next((token for token in range(first, last) if not first <= words.head[token] < last), first)
            name = name_of(words, top)
            return name if name and " " in name else None
    return None


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
    for source in spoken_by(found, sources, head, position.cue):
        actor = sources.state_of(source) or source.actor_id
        yield Statement(
            statement_id=f"{article.article_id}:{start}-{end}:{actor or who(source)}", article_id=article.article_id,
            actor_id=actor,
            claimant_text=text[source.start : source.end], proposition=key, stance=position.stance, text=text[start:end],
            start=start, end=end, sentence=sentence, cue=words.text[position.cue],
            evidence=evidence(found.text, words, sentence, position.cue),
        )  # fmt: skip


def spoken_by(found: Found, sources: Sources, head: int, cue: int) -> Iterator[Source]:
    """The sources behind a head; "I" in a quotation is whoever is quoted, "he" in "the president said he …" the president."""
    words, frames = found.words, []
    if found.reporting.block[head] != found.reporting.block[cue]:  # a headline, which the parser took for the beginning of the sentence
        head = nearest_name(found, cue) or head
    if words.lower[head] in SPEAKERS:
        frames = [frame for frame in found.reporting.over(cue) if frame.cue != cue]
    elif words.lower[head] in THIRD_PERSON:
        over = [frame for frame in found.reporting.over(cue) if words.sentence[frame.cue] == words.sentence[cue] and frame.cue != cue]
        frames = [frame for frame in over if words.tag[frame.sources[0]][:2] == "NN" and agree(words, head, frame.sources[0])]
    if not frames:
        yield from sources.resolve(head, cue)
        return
    for speaker in frames[0].sources:
        yield from sources.resolve(speaker, frames[0].cue)


def nearest_name(found: Found, cue: int) -> int | None:
    """The last name before a word in its paragraph and sentence."""
    words, block = found.words, found.reporting.block
    named = [words.at(mention.end - 1) for mention in found.mentions if mention.end <= words.start[cue] and mention.kind != "place"]
    near = [token for token in named if token is not None and block[token] == block[cue] and words.sentence[token] == words.sentence[cue]]
    return max(near, default=None)


def agree(words: Words, pronoun: int, noun: int) -> bool:
    """Can a pronoun stand for a noun by its number: not in "the mayor's lawyers said he denies it"?"""
    return (words.tag[noun] == "NNS") == (words.lower[pronoun] in ("they", "them", "their")) or words.lower[pronoun] == "they"


def who(source: Source) -> str:
    """A key for a source without an actor: its offset."""
    return f"@{source.start}"
