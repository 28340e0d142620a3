"""Series of comparable figures, and the distinct claims in each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analysis.link.claims import make_claims, original, outlets, slug
from analysis.model import Actor, ArticleRow, Claim, Figure, Quantity, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a reader decided about series (`data/curation/quantities.csv`).

    Attributes:
        assign: figure_id -> the series it belongs to.
        rename: series -> its new key (a slug), or its label for readers (anything else).
        merge: series -> the series it becomes part of.
        frozen: series that stay as they are: no rule joins them to another, and they are kept while they have no figures.
    """

    assign: Mapping[str, str] = field(default_factory=dict)
    rename: Mapping[str, str] = field(default_factory=dict)
    merge: Mapping[str, str] = field(default_factory=dict)
    frozen: frozenset[str] = frozenset()


class NearMiss(NamedTuple):
    """A figure that nearly joined a series, and why it did not."""

    figure_id: str
    quantity: str
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures with their series and claim, the series, the claims, and what nearly joined."""

    figures: list[Figure]
    quantities: list[Quantity]
    claims: list[Claim]
    near_misses: list[NearMiss]


class Key(NamedTuple):
    """What makes figures comparable; `item` holds the words of an item that nothing else tells apart."""

    item_class: str
    event: str | None
    subject: str | None
    unit: str | None
    scope: Scope
    item: str | None = None

    @property
    def slug(self) -> str:
        """The series' key: `troops-sent-north-korea`, `troops-sent-north-korea-part`, `aid-given-south-korea-usd`."""
        event = None if self.event == self.item_class else self.event
        unit = "percent" if self.unit == "%" else self.unit
        scope = None if self.scope == "total" else self.scope
        return slug(" ".join(part for part in (self.item or self.item_class, event, self.subject, unit, scope) if part))


RULES: dict[str, str] = {  # rule -> what it says, in order of force
    "curated": "a reader put the figure there",
    "event and subject": "same class of item, same event, same subject",
    "event": "same class of item and same event, no subject stated",
    "subject": "same class of item and same subject, no event stated",
    "subject of the article": "no subject stated, and the article has one subject for this class and event",
    "event of the article": "no event stated, and the article has one event for this class and subject",
    "item": "same words for the item; neither event nor subject stated",
}
FATES = {"killed", "injured", "captured", "missing", "displaced", "arrested", "hostages", "casualties"}  # classes that say what happened
FORCES = {"troops", "fighters", "officers", "police", "people", "employees", "jobs", "ships", "aircraft"}  # what goes where it is sent


def link_quantities(
    figures: Sequence[Figure], articles: Mapping[str, ArticleRow], actors: Mapping[str, Actor], *, decisions: Decisions | None = None
) -> Linked:
    """Put figures into series and claims; the result does not depend on the order of the input.

    Args:
        figures: figures with claimants, from all articles.
        articles: articles by id.
        actors: actors by id.
        decisions: what a reader decided.
    """
    decided = decisions or Decisions()
    ordered = sorted(figures, key=lambda figure: (figure.article_id, figure.start, figure.end))
    keys = {figure.figure_id: _key(figure) for figure in ordered}
    ruled = _joined(ordered, keys, articles, decided.frozen)
    placed = [_place(figure, ruled[figure.figure_id], decided) for figure in ordered]
    claims, claimed = make_claims(placed, articles, actors)
    quantities = _quantities(claimed, keys, ruled, claims, articles, actors, decided)
    return Linked(claimed, quantities, claims, list(_near_misses(claimed, ruled)))


# ------------------------------------------------------------------------------------------------------ series
def _key(figure: Figure) -> Key | None:
    """The key that a figure's own words give; None where nothing comparable is counted."""
    if not figure.item_class:
        return None
    item_class, event = figure.item_class, figure.event
    if item_class in FATES:
        event = item_class
    elif event == "sent" and item_class not in FORCES:
        event = "given"  # men are sent; shells that are sent, shipped or supplied are given
    words = None
    if not event and not figure.subject_id:
        if item_class == "people":
            return None
        words = re.split(r"\s(?:of|in|for)\s", (figure.item or item_class).lower())[0]
    return Key(item_class, event, figure.subject_id, figure.unit, figure.scope, words)


Ruled = tuple[Key, str] | None


def _joined(
    figures: Sequence[Figure], keys: Mapping[str, Key | None], articles: Mapping[str, ArticleRow], frozen: frozenset[str]
) -> dict[str, Ruled]:
    """Key and rule of each figure, after the rules that look at the article's other figures."""
    subjects: dict[tuple[object, ...], set[str]] = defaultdict(set)
    events: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in figures:
        key = keys[figure.figure_id]
        if key and key.subject and key.event:
            article = original(figure.article_id, articles)
            subjects[article, key.item_class, key.event, key.unit].add(key.subject)
            events[article, key.item_class, key.subject, key.unit].add(key.event)
    ruled: dict[str, Ruled] = {}
    for figure in figures:
        key, article = keys[figure.figure_id], original(figure.article_id, articles)
        ruled[figure.figure_id] = None if key is None else _rule(key, article, subjects, events, frozen)
    return ruled


def _rule(
    key: Key,
    article: str,
    subjects: Mapping[tuple[object, ...], set[str]],
    events: Mapping[tuple[object, ...], set[str]],
    frozen: frozenset[str],
) -> tuple[Key, str]:
    if key.event and key.subject:
        return key, "event and subject"
    if key.slug not in frozen:
        if key.event and len(found := subjects.get((article, key.item_class, key.event, key.unit), set())) == 1:
            return key._replace(subject=next(iter(found))), "subject of the article"
        if key.subject and len(found := events.get((article, key.item_class, key.subject, key.unit), set())) == 1:
            return key._replace(event=next(iter(found))), "event of the article"
    return key, "event" if key.event else "subject" if key.subject else "item"


def _place(figure: Figure, ruled: Ruled, decided: Decisions) -> Figure:
    """The figure with its series, after the reader's decisions."""
    if figure.figure_id in decided.assign:
        return replace(figure, quantity=_renamed(decided.assign[figure.figure_id], decided), quantity_rule="curated")
    if ruled is None:
        return replace(figure, quantity=None, quantity_rule=None, claim_id=None)
    key, rule = ruled
    quantity = _renamed(key.slug, decided)
    return replace(figure, quantity=quantity, quantity_rule=rule if quantity == key.slug else "curated")


def _renamed(quantity: str, decided: Decisions) -> str:
    """Follow merges and renames; a ring of merges ends where it began."""
    seen: set[str] = set()
    while quantity not in seen:
        seen.add(quantity)
        new = decided.merge.get(quantity) or decided.rename.get(quantity, quantity)
        quantity = new if new == slug(new) else quantity
    return quantity


def _without(key: Key, blank: str) -> Key:
    return Key(*(None if name == blank else value for name, value in zip(Key._fields, key, strict=True)))  # type: ignore[arg-type]


def _near_misses(figures: Iterable[Figure], ruled: Mapping[str, Ruled]) -> Iterable[NearMiss]:
    """Figures that one unknown keeps out of a series: "its subject is not stated"."""
    wholes: dict[tuple[object, ...], set[str]] = defaultdict(set)
    listed = sorted(figures, key=lambda figure: figure.figure_id)
    for figure in listed:
        found = ruled[figure.figure_id]
        if found and figure.quantity:
            key = found[0]._replace(item=None)
            for blank in ("event", "subject", "unit"):
                if getattr(key, blank) is not None:
                    wholes[_without(key, blank), blank].add(figure.quantity)
    for figure in listed:
        found = ruled[figure.figure_id]
        if found and figure.quantity and figure.quantity_rule != "curated":
            key = found[0]._replace(item=None)
            for blank in ("event", "subject", "unit"):
                if getattr(key, blank) is None:
                    for quantity in sorted(wholes.get((key, blank), set()) - {figure.quantity}):
                        yield NearMiss(figure.figure_id, quantity, f"its {blank} is not stated")


# -------------------------------------------------------------------------------------------------- quantities
def _quantities(
    figures: Sequence[Figure],
    keys: Mapping[str, Key | None],
    ruled: Mapping[str, Ruled],
    claims: Sequence[Claim],
    articles: Mapping[str, ArticleRow],
    actors: Mapping[str, Actor],
    decided: Decisions,
) -> list[Quantity]:
    members: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.quantity:
            members[figure.quantity].append(figure)
    for kept in sorted(decided.frozen):
        members.setdefault(_renamed(kept, decided), [])
    counts = Counter(claim.quantity for claim in claims)
    labels = {_renamed(old, decided): new for old, new in decided.rename.items() if new != slug(new)}
    rows = []
    for quantity, found in sorted(members.items()):
        key = _commonest([ruled[figure.figure_id] for figure in found]) or Key("", None, None, None, "total")
        carriers = {original(figure.article_id, articles) for figure in found}
        row = Quantity(
            quantity=quantity, label=labels.get(quantity) or _label(quantity, key, actors), item_class=key.item_class or None,
            event=key.event, subject_id=key.subject, unit=key.unit, scope=key.scope, figures=len(found), claims=counts[quantity],
            articles=len(carriers), sources=outlets(carriers, articles),
        )  # fmt: skip
        rows.append(row)
    return rows


def _commonest(ruled: Iterable[Ruled]) -> Key | None:
    """The key that most figures of a series have; the first in order of slug among equals."""
    counts = Counter(found[0] for found in ruled if found)
    return min(counts, key=lambda key: (-counts[key], key.slug, str(key)), default=None)


def _label(quantity: str, key: Key, actors: Mapping[str, Actor]) -> str:
    """A name for readers: "Troops sent, North Korea (part)"."""
    if not key.item_class:
        return quantity.replace("-", " ").capitalize()
    event = None if key.event == key.item_class else key.event
    words = " ".join(part for part in (key.item or key.item_class, event) if part)
    words = words[:1].upper() + words[1:]
    if key.subject:
        actor = actors.get(key.subject)
        words += f", {actor.name if actor else key.subject}"
    notes = [note for note in (key.unit, None if key.scope == "total" else key.scope) if note]
    return f"{words} ({', '.join(notes)})" if notes else words
