"""Sums and weights of one affair: what several articles on it say was stolen, fined, paid, pledged or seized is one series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from analysis.link import deeds, divisions
from analysis.link.affairs import Affair
from analysis.link.ballots import VOTING
from analysis.link.deeds import CROWD
from analysis.link.keys import Key, is_fate
from analysis.link.near import Ruled, is_settled
from analysis.link.rounding import digits, is_among, is_one, lower
from analysis.model import Figure

RULE = "deed of the affair"
VOTES = ("votes", divisions.MAJORITY)
EXACT = frozenset(["term"])  # of which two that differ are two people's, or of two sorts
CROWDS = 4.0  # times, from which two crowds are of two places
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
    value: float | None = None  # where numbers that differ are of two things


class _Told(NamedTuple):
    figure: Figure
    owner: str | None
    year: int | None
    among: bool  # whether its sentence has other numbers of its unit, so that it may be a part


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys, with those of sums that an affair's articles put to the same deed.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        affairs: article -> what it reports, with others.
    """
    sums: dict[_Sum, list[_Told]] = defaultdict(list)
    beside: Counter[tuple[str, int, str | None]] = Counter((figure.article_id, figure.sentence, figure.unit) for figure in figures)
    for figure in figures:
        affair, one = affairs.get(figure.article_id), ruled[figure.figure_id]
        if affair and one.story and _open(figure, one) and (deed := _read(figure, one)):
            scene = one.story.scene
            within = affair.outside(scene.within or scene.here) if deed.counts == CROWD else None  # "a million marched, 80,000 in Lund"
            value = lower(figure) if deed.counts in EXACT else None
            what = _Sum(affair, deed.deed, deed.counts, deed.part, deed.owned, figure.unit, within, value)
            among = figure.unit is not None and value is None and beside[figure.article_id, figure.sentence, figure.unit] > 1
            year = None if value else one.story.year  # a term is of no year, though its crime is
            sums[what].append(_Told(figure, _owner(deed, figure, one), year, among))
    found = dict(ruled)
    for what, members in sums.items():
        members = _first_told(members) if what.counts in VOTES else members
        for (owner, year), told in _apart(members):
            far = CROWDS if what.counts == CROWD else NEAR if what.owned and owner is None else FAR
            kept = _functional(told, far, VOICES if what.counts == CROWD else 1.0)
            if len({figure.article_id for figure in kept}) > 1:
                event = what.deed if what.deed != what.counts else None
                item = f"{what.counts} of {what.value:.12g}" if what.value else None
                key = Key(what.counts, event, owner, what.unit, "total", item, what.part, what.affair.name, what.within, year)
                found |= {figure.figure_id: ruled[figure.figure_id]._replace(key=key, rule=RULE, reason="") for figure in kept}
    return found


def _first_told(members: Sequence[_Told]) -> list[_Told]:
    """The votes of each article's first sentence that tells of them: what a party's own members did comes after."""
    first: dict[str, int] = {}
    for told in members:
        first[told.figure.article_id] = min(told.figure.sentence, first.get(told.figure.article_id, told.figure.sentence))
    return [told for told in members if told.figure.sentence == first[told.figure.article_id]]


def _read(figure: Figure, one: Ruled) -> deeds.Deed | None:
    how = divisions.read(figure)
    if how == divisions.OF_PARTY:
        return None
    if how and not (one.story and one.story.kind in VOTING):
        return deeds.Deed(how, how if how == divisions.MAJORITY else "votes")
    return deeds.read(figure)


def _owner(deed: deeds.Deed, figure: Figure, one: Ruled) -> str | None:
    """Who pays, buys or promises: the body that the clause is about, or else the state that the words name."""
    if not deed.owned or one.story is None:
        return None
    owner = one.story.scene.subject or figure.subject_id
    given_to = owner and owner[:4] in (figure.item or "").lower()  # "pledged 40 million in Syrian aid"
    return one.story.scene.owner or (None if given_to else owner)


def _apart(members: Sequence[_Told]) -> Iterator[tuple[tuple[str | None, int | None], list[_Told]]]:
    """The numbers of each owner and year; those of none with the one who has the same number."""
    names = sorted({told.owner for told in members if told.owner}, key=len)
    short = {name: next(other for other in names if name == other or name.startswith(f"{other}-")) for name in names}
    groups: dict[tuple[str | None, int | None], list[_Told]] = defaultdict(list)
    for told in members:
        groups[short.get(told.owner or ""), told.year].append(told)
    values = {place: {lower(told.figure) for told in found} for place, found in groups.items()}
    for place in [place for place in groups if None in place]:
        for told in groups.pop(place):
            like = [other for other in values if other != place and _may_be(place, other) and is_among(lower(told.figure), values[other])]
            groups[like[0] if len(like) == 1 else place].append(told)
    yield from groups.items()


def _may_be(place: tuple[str | None, int | None], other: tuple[str | None, int | None]) -> bool:
    return all(one in (None, its) for one, its in zip(place, other, strict=True))


def _open(figure: Figure, one: Ruled) -> bool:
    """Whether nothing of its own trade, and no incident, says already of what a number is."""
    return (
        figure.qualifier != "vague"
        and not is_fate(figure)
        and one.story is not None
        and one.story.scene.context.told is None
        and not (one.story.kind and one.key and one.key.story)
        and not is_settled(one.key)
    )


def _functional(members: Sequence[_Told], far: float, apart: float) -> list[Figure]:
    """Those of a deed's numbers that may be of one thing: an article that gives several keeps what another gives alone.

    Args:
        members: those of a deed.
        far: times, from which two numbers are of two things.
        apart: times, up to which two numbers of an article are of one: those of the police and of the organisers.
    """
    values: dict[str, set[float]] = defaultdict(set)
    for told in members:
        values[told.figure.article_id].add(lower(told.figure))
    unclear = {told.figure.article_id for told in members if told.among}
    alone = {article: found for article, found in values.items() if article not in unclear and _is_one_thing(found, apart)}
    if not alone:
        return []
    middle = median(map(min, alone.values()))
    fit = {value for found in alone.values() for value in found if middle / far <= value <= middle * far}
    return [told.figure for told in members if is_among(lower(told.figure), fit)]


def _is_one_thing(values: set[float], apart: float) -> bool:
    return max(values) <= apart * min(values) or all(is_one(value, max(values, key=digits)) for value in values)
