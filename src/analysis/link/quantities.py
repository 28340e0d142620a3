"""Series of comparable figures, and the distinct claims in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.link import (
    affairs,
    agreed,
    around,
    bound,
    doings,
    inference,
    items,
    keys,
    plainer,
    raids,
    recalled,
    running,
    several,
    tolls,
    undated,
    whose,
    wording,
)  # fmt: skip
from analysis.link.claims import claim_of, make_claims, original, outlets
from analysis.link.keys import Key
from analysis.link.near import NearMiss, Ruled, near_misses
from analysis.link.settings import Setting
from analysis.link.stories import Story, link_stories
from analysis.model import Actor, ArticleRow, Claim, Figure, Quantity
from analysis.slugs import slug


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


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures with their series and claim, the series, the claims, and what nearly joined."""

    figures: list[Figure]
    quantities: list[Quantity]
    claims: list[Claim]
    near_misses: list[NearMiss]
    ruled: frozenset[str] = frozenset()  # keys of the series as the rules have them, before a reader's decisions


RULES: dict[str, str] = {  # rule -> what it says, in order of force
    "curated": "a reader put the figure there",
    "event and subject": "same class of item, same event, same subject",
    "event": "same class of item and same event, no subject stated",
    "subject": "same class of item and same subject, no event stated",
    "subject of the article": "no subject stated, and the article has one subject for this class and event",
    "event of the article": "no event stated, and the article has one event for this class and subject",
    "group of the article": "of whom is not stated, and the article counts one group of this subject only",
    inference.BEFORE: "of whom is not stated, and the figure before it is of one country's soldiers",
    whose.GROUP: "of whom is not stated, and on this story all articles that say so count the same: soldiers, or civilians",
    plainer.SAME_NUMBER: "another article on the story has the same number of dead for these bodies, of rescued for these survivors",
    running.RULE: "a toll of all days since a war, a coup or protests began, of one country or of one territory in it",
    running.DAILY: "a toll of one day of a war or of protests, of which another is of all days",
    wording.RULE: "another article of the same days has the same number in nearly the same words",
    doings.RULE: "the articles on the same affair put their sums to the same deed: stolen, fined, paid, pledged",
    agreed.NUMBER: "another article on the same affair has the same number in some of the same words",
    "item": "same words for the item; neither event nor subject stated",
    items.RULE: "same words for the item, in articles of the same weeks on the same town or country; nothing else tells it apart",
}
STORY_RULES: dict[str, str] = {  # what the rule says besides
    "story of the sentence": "the figure's own sentence says where it happened",
    "story of the paragraph": "a sentence before it in the paragraph turns to another story",
    "story of the article": "the headline and lead say in what and where it happened",
    recalled.NOTE: "another number is set against it, so it is no number of its article's day",
}


def link_quantities(
    figures: Iterable[Figure],
    articles: Mapping[str, ArticleRow],
    actors: Mapping[str, Actor],
    *,
    settings: Iterable[Setting] | None = None,
    decisions: Decisions | None = None,
) -> Linked:
    """Put figures into series and claims; the result does not depend on the order of the input.

    Args:
        figures: figures with claimants, from all articles.
        articles: articles by id.
        actors: actors by id.
        settings: what each article is about, and of what each of its figures is; None where only the figures' own words count.
        decisions: what a reader decided.
    """
    decided = decisions or Decisions()
    listed = list(settings or ())
    where = {name: at for setting in listed for name, at in setting.stands.items()}
    placed = sorted(around.placed(figures, where), key=lambda figure: (figure.article_id, figure.start, figure.end))
    told = affairs.group(listed)
    own = bound.apart(placed, inference.rule(placed, link_stories(listed, told), articles, frozen=decided.frozen))
    listed.clear()
    ruled = whose.same_group(placed, items.join(placed, items.by_months(placed, own, articles), articles))
    ruled = plainer.more(placed, plainer.same_number(placed, whose.same_victims(placed, ruled)), told)
    ruled = raids.by_days(placed, ruled, articles)
    ruled = tolls.join(placed, ruled, articles, told)
    ruled = wording.join(placed, inference.same_year(placed, ruled, articles), articles)
    ruled = several.keep_one(placed, undated.join(placed, ruled, told))
    ruled = agreed.join(placed, doings.join(placed, ruled, told), told)
    ruled |= {name: one for name, one in own.items() if one.key and one.key.slug in decided.frozen}
    for number, figure in enumerate(placed):  # one by one: they are the larger part of what is held
        placed[number] = _place(figure, ruled[figure.figure_id], decided, articles)
    growing = {figure.quantity for figure in placed if figure.quantity and (key := ruled[figure.figure_id].key) and key.grows}
    claims = make_claims(placed, articles, actors, growing=growing)
    quantities = _quantities(placed, ruled, claims, articles, actors, decided)
    slugs = frozenset(one.key.slug for one in ruled.values() if one.key)
    return Linked(placed, quantities, claims, list(near_misses(placed, ruled)), slugs)


# ------------------------------------------------------------------------------------------------------ series
def _place(figure: Figure, ruled: Ruled, decided: Decisions, articles: Mapping[str, ArticleRow]) -> Figure:
    """The figure with its series and claim, after the reader's decisions."""
    assigned = decided.assign.get(figure.figure_id)
    name = assigned or (ruled.key.slug if ruled.key else None)
    if name is None:
        return replace(figure, quantity=None, quantity_rule=None, claim_id=None) if figure.quantity or figure.claim_id else figure
    quantity = _renamed(name, decided)
    note = f", {recalled.NOTE}" if ruled.story and ruled.story.scene.recalled else ""
    rule = "curated" if assigned or quantity != name else ruled.rule + note
    return replace(figure, quantity=quantity, quantity_rule=rule, claim_id=claim_of(figure, quantity, articles))


def _renamed(quantity: str, decided: Decisions) -> str:
    """Follow merges and renames; a ring of merges ends where it began."""
    seen: set[str] = set()
    while quantity not in seen:
        seen.add(quantity)
        new = decided.merge.get(quantity) or decided.rename.get(quantity, quantity)
        quantity = new if new == slug(new) else quantity
    return quantity


# -------------------------------------------------------------------------------------------------- quantities
def _quantities(
    figures: Sequence[Figure],
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
        key, story = _commonest([ruled[figure.figure_id] for figure in found])
        carriers = {original(figure.article_id, articles) for figure in found}
        words = (
            keys.label(key, story, actors, [figure.item for figure in found]) if key.item_class else quantity.replace("-", " ").capitalize()
        )
        row = Quantity(
            quantity=quantity, label=labels.get(quantity, words), item_class=key.item_class or None,
            event=key.event, subject_id=key.subject, unit=None if key.unit == keys.SHARE else key.unit, scope=key.scope,
            figures=len(found), claims=counts[quantity],
            articles=len(carriers), sources=outlets(carriers, articles),
        )  # fmt: skip
        rows.append(row)
    return rows


def _commonest(ruled: Iterable[Ruled]) -> tuple[Key, Story | None]:
    """The key that most figures of a series have, with its story; the first in order of slug among equals."""
    found = {one.key: one.story for one in ruled if one.key}
    counts = Counter(one.key for one in ruled if one.key)
    key = min(counts, key=lambda key: (-counts[key], key.slug, str(key)), default=None)
    return (key, found[key]) if key else (Key("", None, None, None, "total"), None)
