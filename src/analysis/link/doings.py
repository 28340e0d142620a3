"""Sums and weights of one affair: what several articles on it say was stolen, fined, paid, pledged or seized is one series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from analysis.link import deeds, divisions
from analysis.link.affairs import Affair
from analysis.link.ballots import VOTING
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import Figure

RULE = "deed of the affair"
FAR = 10.0  # times, from which two numbers are of two things
NEAR = 1.5  # times, where it matters whose they are, and is not said


class _Sum(NamedTuple):
    affair: Affair
    deed: str
    counts: str
    part: str | None
    owned: bool
    unit: str | None
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
        if affair and one.story and _open(one) and (deed := _read(figure, one)):
            sums[_Sum(affair, deed.deed, deed.counts, deed.part, deed.owned, figure.unit, one.story.year)].append(
                (figure, _owner(deed, figure, one))
            )
    found = dict(ruled)
    for what, members in sums.items():
        for owner, figures_of in _by_owner(members):
            kept = _functional(figures_of, NEAR if what.owned and owner is None else FAR)
            if len({figure.article_id for figure in kept}) > 1:
                key = Key(
                    what.counts,
                    None if what.deed == what.counts else what.deed,
                    owner,
                    what.unit,
                    "total",
                    group=what.part,
                    story=what.affair.name,
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
        like = [owner for owner, known in values.items() if _value(figure) in known]
        owners[like[0] if len(like) == 1 else None].append(figure)
    yield from owners.items()


def _open(one: Ruled) -> bool:
    """Whether nothing of its own trade, and no incident, says already of what a number is."""
    return one.story is not None and one.story.scene.context.told is None and not (one.story.kind and one.key and one.key.story)


def _functional(figures: Sequence[Figure], far: float) -> list[Figure]:
    """Those of a deed's numbers that may be of one thing: an article that gives several keeps what another gives alone."""
    values: dict[str, set[float]] = defaultdict(set)
    for figure in figures:
        values[figure.article_id].add(_value(figure))
    alone = [next(iter(found)) for found in values.values() if len(found) == 1]
    if not alone:
        return []
    middle = median(alone)
    fit = {value for value in alone if middle / far <= value <= middle * far}
    return [figure for figure in figures if _value(figure) in fit]


def _value(figure: Figure) -> float:
    return figure.low or figure.high or 0
