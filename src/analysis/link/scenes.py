"""Of what each figure of an article is: its own sentence says so, or its paragraph, or the article's headline and lead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.link import (
    accounts,
    ballots,
    blazes,
    context,
    disputes,
    forces,
    gauges,
    layoffs,
    markets,
    named,
    others,
    refuge,
    sides,
    spans,
    years,
)
from analysis.link.accounts import Account
from analysis.link.ballots import VOTING, Ballot
from analysis.link.blazes import Blaze
from analysis.link.causes import is_narrower
from analysis.link.context import Context
from analysis.link.disputes import Pay
from analysis.link.gauges import Gauge
from analysis.link.located import Scene, own, turned
from analysis.link.markets import Move
from analysis.link.places import Text, own_words
from analysis.link.recalled import is_recalled
from analysis.link.refuge import Refuge
from analysis.link.speakers import is_of_claimant
from analysis.model import Figure

BESIDES = frozenset(["missing", "injured", "rescued", "trapped"])  # who are counted beside the dead
_LOST = re.compile(r"(?:\s+(?:has|have|had))?(?:\s+[a-z]+(?:\s+that)?\s+it)?(?:\s+(?:has|have|had))?(?:\s+[a-z]+)?\s+lost\b")
_THEIRS = re.compile(r"\s+(?:dead|killed|wounded|injured|captured|missing|fallen)\s+$")
_NEXT = re.compile(r"\s+(?P<noun>[a-z]+)")
_ARE = re.compile(r"[^.;:\d]{0,50}?\bof\s[^.;:\d]{0,50}?\b(?:are|were|being)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)")
_COUNTS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|several|some|many|most)\s+of\b")
_ALONE_AFTER = re.compile(
    r"[^\d;:.,]{0,40}\b(?:in|from)\s+(?:the\s+)?(?:capital|city|town|province|district|region)(?:\s+city)?\s+alone\b"
)  # "31 deaths in the capital alone"
_BY_ITSELF = re.compile(r"\w\s+alone\b")


def find_scenes(text: Text, kind: str | None, place: str | None, lead: Sequence[str]) -> Iterator[tuple[str, Scene]]:
    """Figure and scene, for each figure of a text whose article is about this kind of incident, country and towns."""
    earlier: Figure | None = None
    fates: set[str | None] = set()  # that its numbers before are of
    carried: tuple[int, Scene] | None = None  # a paragraph that turned to another story
    voting = kind in VOTING
    company = accounts.company_of(text)
    dispute = disputes.trade_of(text)
    firm = None if kind in spans.WARLIKE else layoffs.firm_of(text)
    two_sides = sides.are_two(text)
    blaze: Blaze | None = None
    named_ones = blazes.own_names(text)
    previous: Figure | None = None
    cast: Ballot | None = None  # the last votes or seats before
    subject = None if kind == "election" else kind  # the dead and the prices of a country that votes are of no election
    for figure in text.figures:
        number = text.sentence(figure.start)
        ballot = ballots.read(text, figure, previous, cast) if voting else None
        if ballot:
            previous, cast = figure, ballot
        kind = ballot.kind if ballot else subject
        clause = text.clause(figure, number)
        scene = own(text, figure, number, clause, kind, place, lead) or turned(text, number, place)
        paragraph = text.paragraph[number]
        if scene is None and carried and carried[0] == paragraph:
            scene = carried[1]._replace(rule="paragraph", within=None)
        elif scene is not None and (scene.kind, scene.place) != (kind, place):
            carried = paragraph, scene
        elif scene is not None:
            carried = None
        scene = scene or Scene(named.other_of_lead(text, figure, clause, kind) or kind or named.near(text, figure, number), place)
        scene = _completed(text, figure, clause, scene)
        last = earlier if earlier and text.paragraph[text.sentence(earlier.start)] == paragraph else None
        begins = text.starts[number], text.text.rfind("\n", 0, figure.start) + 1
        blaze = blazes.read(text, figure, kind, named_ones, blaze)
        told = (
            ballot
            or blaze
            or _told(text, figure, company, dispute, place)
            or (layoffs.read(text, figure, firm) if firm is not None else None)
        )
        if told or (voting and figure.unit == "%"):
            around = Context(told=told)
        else:
            around = context.read(text.text, figure, begins, last)
            counted, abroad = around.counted or forces.police(text, figure), forces.are_abroad(text, figure, clause)
            around = around._replace(trade=dispute, counted=counted, abroad=abroad)
            fate = around.counted or figure.event
            if figure.scope == "change" and fate in BESIDES and fate not in fates:
                around = around._replace(anew=True)  # "a further 900 are missing": all who are, where nobody was said to be before
        fates |= {figure.event, figure.item_class, around.counted}
        span = spans.read(text, figure, number, scene.kind)
        year = None if span and span.sort == spans.ALL else scene.year
        other = None if told or year else others.reason(text, figure, clause, scene.kind, scene.place, span)
        other = other or (others.ANOTHER if scene.kind and not told and blazes.is_another(text, figure, named_ones) else None)
        other = other or (sides.reason(scene.kind) if two_sides and not span and scene.rule == "article" else None)
        yield figure.figure_id, scene._replace(context=around, year=year, span=span, other=other)
        if figure.item_class:
            earlier = figure


def _told(
    text: Text, figure: Figure, company: str | None, trade: str | None, place: str | None
) -> Pay | Refuge | Account | Gauge | Move | None:
    """What a trade of its own reads in a number: pay, refugees, a company's sums, an economy's growth."""
    if figure.item_class == "refugees":
        return refuge.read(text, figure)
    if figure.unit == "%":
        pay = disputes.read(text, figure, trade) if trade else None
        return pay or gauges.read(text, figure, place) or markets.read(text, figure, company)
    return accounts.read(text, figure, company) or markets.read(text, figure, company) if figure.unit else None


def _completed(text: Text, figure: Figure, clause: tuple[int, int], scene: Scene) -> Scene:
    """The scene with what the words around the number say besides."""
    start, end = clause
    here = [found for found in text.places_in(start, end) if found.state and not is_of_claimant(text, found, figure)]
    said = [found for found in text.places_in(start, figure.start) if found.end <= figure.start and found.state]
    losers = [found.actor for found in said if _LOST.match(text.text, found.end)]
    group = _ARE.match(text.text, figure.end)
    if group and _COUNTS.search(group[0]):
        group = None  # "26 dead, three of whom were children"
    for found in here:  # "95 dead Ruritanian soldiers"
        if found.start >= figure.end and _THEIRS.fullmatch(text.text[figure.end : found.start]):
            losers, group = [found.actor], _NEXT.match(text.text, found.end)
    year = years.past(text, figure) or (scene.year if scene.rule == "paragraph" else None)
    return scene._replace(
        year=year,
        subject=text.short.get(figure.subject_id or "") or forces.sender(text, figure, start),
        together=context.is_together(text.text, figure),
        loser=losers[-1] if losers else None,
        owner=_owner(text, figure, start),
        group=group["noun"] if group else None,
        states=tuple(sorted({found.actor for found in here})),
        recalled=is_recalled(text.text[text.starts[text.sentence(figure.start)] : figure.start]),
        alone=any((_BY_ITSELF.search(text.text, start, figure.start), _ALONE_AFTER.match(text.text, figure.end))),
        narrower=scene.kind is not None
        and is_narrower(text.text[start:end], figure.start - start, figure.end - start, own_words(scene.kind)),
    )


def _owner(text: Text, figure: Figure, start: int) -> str | None:
    """The person or body before the figure that its clause is about: "Voltaro has 300 visa clerks"."""
    for row in reversed(text.mentions[bisect_left(text.mention_starts, start) : bisect_left(text.mention_starts, figure.start)]):
        if row.role == "subject" and row.kind in ("person", "organisation", "group"):
            return row.actor_id
    return None
