"""Sums and weights of one affair: what several articles on it say was stolen, fined, paid, pledged or seized is one series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from analysis.link import deeds, divisions
from analysis.link.affairs import Affair
from analysis.link.ballots import VOTING
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.rounding import digits, is_among, is_one
from analysis.model import Figure

RULE = "deed of the affair"
CROWD = "crowd"
FAR = 10.0  # times, from which two numbers are of two things
VOICES = 3.0  # times, by which the police and the organisers of a march may differ in one article
NEAR = 1.5  # times, where it matters whose they are, and is not said


class _Sum(NamedTuple):
    affair: Affair
    deed: str
    counts: str
    part: str | None
    owned: bool
    unit: str | None
    within: str | None
    year: int | None


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys, with those of sums that an affair's articles put to the same deed.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        affairs: article -> what it reports, with others.
    """
    sums: dict[_Sum, list[tuple[Figure, str | None]]] = defaultdict(list)
    for figure in figures:
        affair, one = affairs.get(figure.article_id), ruled[figure.figure_id]
        if affair and one.story and _open(figure, one) and (deed := _read(figure, one)):
            scene = one.story.scene
            town = scene.within or scene.here  # "a million marched, 80,000 of them in Lund"
            within = town if deed.counts == CROWD and town not in affair.names else None
            what = _Sum(affair, deed.deed, deed.counts, deed.part, deed.owned, figure.unit, within, one.story.year)
            sums[what].append((figure, _owner(deed, figure, one)))
    found = dict(ruled)
    for what, members in sums.items():
        for owner, figures_of in _by_owner(members):
            far = NEAR if what.owned and owner is None else FAR
            kept = _functional(figures_of, far, VOICES if what.counts == CROWD else 1.0)
            if len({figure.article_id for figure in kept}) > 1:
                key = Key(
                    what.counts,
                    what.deed if what.deed != what.counts else None,
                    owner,
                    what.unit,
                    "total",
                    group=what.part,
                    story=what.affair.name,
                    within=what.within,
                    year=what.year,
                )
                found |= {figure.figure_id: ruled[figure.figure_id]._replace(key=key, rule=RULE, reason="") for figure in kept}
    return found


def _read(figure: Figure, one: Ruled) -> deeds.Deed | None:
    if (how := divisions.read(figure)) and not (one.story and one.story.kind in VOTING):
        return deeds.Deed(how, how if how == divisions.MAJORITY else "votes")
    return deeds.read(figure)


def _owner(deed: deeds.Deed, figure: Figure, one: Ruled) -> str | None:
    """Who pays, buys or promises: the body that the clause is about, or else the state that the words name."""
    if not deed.owned or one.story is None:
        return None
    owner = one.story.scene.subject or figure.subject_id
    given_to = owner and owner[:4] in (figure.item or "").lower()  # "pledged 40 million in Syrian aid"
    return one.story.scene.owner or (None if given_to else owner)


def _by_owner(members: Sequence[tuple[Figure, str | None]]) -> Iterator[tuple[str | None, list[Figure]]]:
    """The figures of each owner; those of none with the one who has the same number."""
    owners: dict[str | None, list[Figure]] = defaultdict(list)
    for figure, owner in members:
        owners[owner].append(figure)
    values = {owner: {_value(figure) for figure in found} for owner, found in owners.items() if owner}
    for figure in owners.pop(None, []):
        like = [owner for owner, known in values.items() if is_among(_value(figure), known)]
        owners[like[0] if len(like) == 1 else None].append(figure)
    yield from owners.items()


def _open(figure: Figure, one: Ruled) -> bool:
    """Whether nothing of its own trade, and no incident, says already of what a number is."""
    return (
        figure.qualifier != "vague"
        and not {figure.item_class, figure.event} & FATES
        and one.story is not None
        and one.story.scene.context.told is None
        and not (one.story.kind and one.key and one.key.story)
    )


def _functional(figures: Sequence[Figure], far: float, apart: float) -> list[Figure]:
    """Those of a deed's numbers that may be of one thing: an article that gives several keeps what another gives alone.

    Args:
        figures: those of a deed.
        far: times, from which two numbers are of two things.
        apart: times, up to which two numbers of an article are of one: those of the police and of the organisers.
    """
    values: dict[str, set[float]] = defaultdict(set)
    for figure in figures:
        values[figure.article_id].add(_value(figure))
    alone = {article: found for article, found in values.items() if _is_one_thing(found, apart)}
    if not alone:
        return []
    middle = median(map(min, alone.values()))
    fit = {value for found in alone.values() for value in found if middle / far <= value <= middle * far}
    return [figure for figure in figures if is_among(_value(figure), fit)]


def _is_one_thing(values: set[float], apart: float) -> bool:
    return max(values) <= apart * min(values) or all(is_one(value, max(values, key=digits)) for value in values)


def _value(figure: Figure) -> float:
    return figure.low or figure.high or 0
