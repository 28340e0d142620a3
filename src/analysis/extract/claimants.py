"""Whose word a figure rests on: claimants, confirmers and relayers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from analysis.extract.found import Found
from analysis.extract.frames import Frame
from analysis.extract.hedges import hedge_of
from analysis.extract.sources import Source, Sources
from analysis.model import Article, Attribution, AttributionRole, DateRow, Figure, Mention, Role, Row

if TYPE_CHECKING:
    from spacy.tokens import Doc

# when it holds, or what it is compared with, not when it was said
NOT_SAID = re.compile(r"\b(?:as (?:of|at|on)|than|compared (?:with|to)|against|from) (?:the )?$", re.I)
AREAS = frozenset({"region", "district", "province", "state", "county", "country", "city", "area", "village", "island"})
KEPT = frozenset({"record", "register", "log"})  # "the province recorded 40 cases": it had them, and said nothing
SPEAKING = frozenset({"speak", "address", "announce", "testify", "talk", "write", "brief", "present", "comment", "respond"})
SAID_WITHIN = 2  # words between a reporting verb and the day it was said: "said late on Monday"


def find(doc: Doc, article: Article, found: Found) -> Iterator[Row]:
    """Complete each figure with its claimant, hedge and day of saying, and list who else stands behind it.

    Yields:
        The figures again, completed; `Attribution` rows; `Mention` rows whose role is now claimant or relayer.
    """
    sources = Sources(found.words, found.text, found.mentions, found.actors, found.affiliations)
    roles: dict[tuple[object, ...], Mention] = {}
    for figure in found.figures:
        token = found.words.at(figure.start)
        if token is None:
            continue
        frames = denier_first([frame for frame in found.reporting.over(token) if not by_nobody(found, frame, sources)], figure)
        rows = list(attributions(figure, frames, sources))
        for row in rows:
            for mention in sources.within(row.start, row.end):
                if mention.actor_id and mention.actor_id == row.actor_id:
                    roles.setdefault(mention.key, replace(mention, role=role_of(row)))
        yield from rows
        yield completed(figure, frames, rows, found, token)
    yield from roles.values()


def by_nobody(found: Found, frame: Frame, sources: Sources) -> bool:
    """Is who says it a date ("reported by the end of May"), or a place that had what it is said to have recorded?"""
    heads = [found.words.start[head] for head in frame.sources]
    dates = [(row.start, row.end) for row in found.dates if row.timex_type != "SET"]  # "the daily" may be a paper
    if heads and all(any(start <= head < end for start, end in dates) for head in heads):
        return True
    if frame.lemma == "report" and is_area_with(found, frame):
        return True
    mentions = [sources.over(head) for head in frame.sources] if frame.lemma in KEPT else []
    return bool(mentions) and all(mention is not None and mention.kind in ("state", "place") for mention in mentions)


def is_area_with(found: Found, frame: Frame) -> bool:
    """Is it a place that had what it reports: "40 cases, with the northern region reporting 12 of them"?"""
    words = found.words
    return words.tag[frame.cue] == "VBG" and all(
        words.lemma[head].lower() in AREAS and words.lower[words.left_edge[head] - 1] in ("with", "and") for head in frame.sources
    )


def denier_first(frames: list[Frame], figure: Figure) -> list[Frame]:
    """The frames of a figure, so that a denial is never its claimant's: who denies a number stands behind the denial alone.

    Of "Brun denied that 600 were aboard, as claimed by Dahl" the denied 600 are Brun's, of "Brun dismissed Dahl's 600" Dahl's.
    """
    denials = [number for number, frame in enumerate(frames) if frame.kind == "deny"]
    if not denials or denials[0] == 0:
        return frames
    if figure.modality == "denied":
        return frames[denials[0] :]
    return [frame for frame in frames if frame.kind != "deny"]


def role_of(row: Attribution) -> Role:
    """A mention's role by its part in the reporting."""
    return "relayer" if row.role == "relayer" else "claimant"


def attributions(figure: Figure, frames: list[Frame], sources: Sources) -> Iterator[Attribution]:
    """Who stands behind a figure, the innermost first: its claimants and confirmers; those who pass the claim on."""
    seen: set[tuple[int, str | None]] = set()
    rank = 0
    for depth, frame in enumerate(frames):
        role: AttributionRole = "relayer" if depth else "confirmer" if frame.kind == "confirm" else "claimant"
        for head in frame.sources:
            for source in sources.resolve(head, frame.cue):
                who = source.actor_id or source.affiliation_id
                if (source.start, who) in seen:
                    continue
                seen.add((source.start, who))
                yield attribution(figure, rank, role, source, sources.text)
                rank += 1


def attribution(figure: Figure, rank: int, role: AttributionRole, source: Source, text: str) -> Attribution:
    """One row."""
    return Attribution(
        figure_id=figure.figure_id, rank=rank, article_id=figure.article_id, role=role, kind=source.kind, actor_id=source.actor_id,
        affiliation_id=source.affiliation_id, text=text[source.start : source.end], start=source.start, end=source.end,
    )  # fmt: skip


def completed(figure: Figure, frames: list[Frame], rows: list[Attribution], found: Found, token: int) -> Figure:
    """The figure with its principal claimant, or in the outlet's own voice."""
    hedge = figure.hedge or hedge_of(found.words, found.text, token)
    if not rows:
        return replace(figure, hedge=hedge)
    principal, frame = rows[0], frames[0]
    first, last = stated(found, frame)
    return replace(
        figure, hedge=hedge, claimant_id=principal.actor_id, claimant_text=principal.text, claimant_start=principal.start,
        claimant_end=principal.end, cue=cue_text(found, frame), claimant_kind=principal.kind, stated_from=first, stated_to=last,
    )  # fmt: skip


def cue_text(found: Found, frame: Frame) -> str:
    """The reporting words as written: the verb or noun, with "as" before and "to" or "by" after where they belong to it."""
    words = found.words
    first, last = frame.cue, frame.cue
    if frame.cue and words.lower[frame.cue - 1] == "as":
        first -= 1
    if last + 1 < len(words) and words.lower[last + 1] in ({"to"} if frame.lemma == "according" else {"by"}):
        last += 1
    return found.text[words.start[first] : words.end[last]]


def stated(found: Found, frame: Frame) -> tuple[date | None, date | None]:
    """The days on which a claim was made, from a date in its reporting clause ("noted last week")."""
    words = found.words
    for row in found.dates:
        if row.sentence != words.sentence[frame.cue] or row.timex_type not in ("DATE", "TIME"):
            continue
        token = words.at(row.start)
        if token is None:
            continue
        directly = 0 < token - frame.cue <= SAID_WITHIN + 1 and all(
            words.tag[t] in ("IN", "RB", "DT", "JJ") and words.dep[t] != "mark" for t in range(frame.cue + 1, token)
        )
        if of_noun(found, row, token) or NOT_SAID.search(found.text, max(0, row.start - 16), row.start):
            continue
        if directly or (not frame.covers(token) and hangs_on(found, token, frame.cue)):
            return row.first_day, row.last_day
    return None, None


def of_noun(found: Found, row: DateRow, token: int) -> bool:
    """Does a date belong to the noun after it: "reported second-quarter sales"?"""
    words = found.words
    if token and words.tag[token - 1] == "IN" and words.dep[token] != "poss":
        return False  # "said on Monday second-quarter sales had risen"
    last = token
    while last + 1 < len(words) and words.end[last] < row.end:
        last += 1
    return (
        words.dep[last] in ("compound", "amod", "nmod", "poss", "nummod")
        and words.head[last] > last
        and words.tag[words.head[last]][:2] == "NN"
    )


def hangs_on(found: Found, token: int, cue: int) -> bool:
    """Does a date modify the reporting word: itself, through a preposition, or by "…, said Brun, speaking to reporters on Monday"?"""
    words = found.words
    for _ in range(6):
        if words.head[token] == cue:
            return True
        if words.tag[words.head[token]] == "VBG" and words.lemma[words.head[token]] in SPEAKING:
            token = words.head[token]
            continue
        if words.tag[words.head[token]][:1] == "V" or words.head[token] == token:
            return False
        token = words.head[token]
    return False
