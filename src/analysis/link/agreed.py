"""Figures of one affair that nothing but their number and its words puts together: a price paid, the flights called off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.link import deeds, divisions, likeness
from analysis.link.affairs import Affair
from analysis.link.around import around
from analysis.link.ballots import VOTING
from analysis.link.counted import PERSONS, TIMES
from analysis.link.deeds import CROWD
from analysis.link.keys import ABOARD, FATES, Key, is_fate
from analysis.link.likeness import Told, is_same
from analysis.link.near import Ruled, is_settled
from analysis.link.nouns import first, is_money
from analysis.link.rounding import is_one, upper
from analysis.model import Figure

NUMBER = "number of the affair"
WORLDWIDE = 10_000_000  # more than any one event has driven from home
PAIR = 2  # "a two-man race"
RELATIVE = {"times", "pp"}  # units of what is only set against something else

_FROM = re.compile(r"\bfrom\s+(?:of\s+)?$", re.I)
_TO = re.compile(r"\s+to\b", re.I)
_MOVED = re.compile(r"\b(?:up|down|compared|differs?|\w+ed|fell|rose|grew)\b[^.;]{0,60}$", re.I)


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys, with those of figures that other articles on the same affair have with the same number.

    "Robbers took $40 million in gems from a vault in Lund" and "the gems, worth $40 million, were stolen in Lund" are one sum, though
    neither says whose it was.

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        affairs: article -> what it reports, with others.
    """
    of_victims = {affairs[figure.article_id] for figure in figures if is_fate(figure) and figure.article_id in affairs}
    of_victims = {affair for affair in of_victims if affair.victims}
    same: dict[tuple[Affair, tuple[float, float, bool], str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        affair, one = affairs.get(figure.article_id), ruled[figure.figure_id]
        if affair and _open(figure, one, counts_people=affair in of_victims):
            same[affair, _spelt(figure), figure.unit].append(figure)
    series = Counter(one.key for one in ruled.values() if one.key)
    found = dict(ruled)
    used = {key.slug for key in series}
    groups: dict[Affair, list[list[Told]]] = defaultdict(list)
    for (affair, _, _), members in sorted(same.items(), key=lambda item: item[1][0].figure_id):
        if len(members) > 1:
            groups[affair] += likeness.groups(likeness.told(figure, ruled[figure.figure_id], affair) for figure in members)
    for affair, listed in groups.items():
        known = [_known(group, series) for group in listed]
        alike: dict[Key | None, list[list[Told]]] = defaultdict(list)
        for group, key in zip(listed, known, strict=True):
            alike[key].append(group)
        for group, key in zip(listed, known, strict=True):
            if key and any(_differ(group, other) and _both(group, other) for other in alike[key]):
                continue  # one voice gives both: of which the bare ones are is not said
            if key is None:
                group = [told for told in group if not is_settled(told.ruled.key)]
                key = _new(group, affair, used)
            if key is None:
                continue
            used.add(key.slug)
            owners = {owner for told in group if (owner := told.owner)}
            several = any(not is_same(one, other) for one in owners for other in owners)
            if key.item_class == CROWD:
                group = [told for told in group if told.ruled.key == key or _is_of_crowd(told, key)]
            found |= {
                told.figure.figure_id: told.ruled._replace(key=key, rule=NUMBER, reason="")
                for told in group
                if told.ruled.key != key and not _is_more(told, key) and not _is_of_another(told, key, several=several)
            }
    return found


def _is_of_crowd(told: Told, key: Key) -> bool:
    """Whether a number may be of those who march: of people, and in their town; not the passengers on their way to it."""
    return (told.noun or deeds.BARE) in deeds.nouns(CROWD) and told.town == key.within


def _is_more(told: Told, key: Key) -> bool:
    """Whether a number is said to be of more men or things, and of whose: "another 200", where others are of 200 in all."""
    return told.figure.scope == "change" != key.scope and told.figure.unit is None and is_settled(told.ruled.key)


def _is_of_another(told: Told, key: Key, *, several: bool) -> bool:
    """Whether a number is of another owner than a series, or of none where others with the same number are of several."""
    if told.owner and key.subject:
        return not is_same(told.owner, key.subject)
    return told.owner is None and several


def _known(group: Sequence[Told], series: Mapping[Key, int]) -> Key | None:
    """The key that figures of a group have, that of most figures."""
    known = [told.ruled.key for told in group if told.ruled.key]
    return min(known, key=lambda key: (-series[key], key.slug, str(key)), default=None)


def _differ(group: Sequence[Told], other: Sequence[Told]) -> bool:
    return not is_one(upper(group[0].figure), upper(other[0].figure))


def _both(group: Iterable[Told], other: Iterable[Told]) -> bool:
    """Whether one voice gives both numbers in an article: then they are not of one series."""
    voices = {(told.figure.article_id, told.figure.claimant_id, told.figure.claimant_text) for told in group}
    return any((told.figure.article_id, told.figure.claimant_id, told.figure.claimant_text) in voices for told in other)


def _open(figure: Figure, one: Ruled, *, counts_people: bool) -> bool:
    """Whether a number may be put to others by its words: none of the dead, whose stories say that, and no share of a vote.

    Args:
        figure: the figure.
        one: its key.
        counts_people: whether the affair has dead or injured, so that a number without a noun may be of them.
    """
    kinds = {figure.item_class, figure.event, one.own.item_class if one.own else None}
    kind = one.story.kind if one.story else None
    if (
        (kinds & FATES and not _is_worldwide(figure, kind))
        or figure.unit in (*TIMES, "pp")
        or upper(figure) <= (0 if figure.unit else PAIR)
        or figure.qualifier == "vague"
    ):
        return False
    if kind in VOTING:
        return figure.unit != "%"
    how = divisions.read(figure)
    if how == divisions.OF_PARTY or (how and one.key is None):
        return False  # the votes of a party's members, where those of all are read
    return not counts_people or figure.unit is not None or not kinds & (PERSONS | {ABOARD, "rescued", None})


def _is_worldwide(figure: Figure, kind: str | None) -> bool:
    """Whether a number is of the displaced of no one event: a record in the world, which a yearly report gives."""
    return kind is None and {figure.item_class, figure.event} & FATES == {"displaced"} and upper(figure) >= WORLDWIDE


def _spelt(figure: Figure) -> tuple[float, float, bool]:
    """What is the same in two figures: the number, both of a range, and whether something rises or falls from it."""
    return figure.low or upper(figure), upper(figure), _is_from(figure)


def _is_from(figure: Figure) -> bool:
    before, after = around(figure)
    return _FROM.search(before) is not None and (_TO.match(after) is not None or _MOVED.search(before) is not None)


def _new(group: Sequence[Told], affair: Affair, used: set[str]) -> Key | None:
    """A series for numbers that have none; None where nothing says what they count, or a single article is left."""
    if len({told.figure.article_id for told in group}) < 2:
        return None
    figure = group[0].figure
    noun = _commonest(first(told.figure.item).split()[-1] for told in group if told.noun)
    item_class = _commonest(told.figure.item_class or "" for told in group)
    event = _commonest(told.figure.event or "" for told in group)
    counted = item_class or noun or _measure(figure.unit)
    if counted is None:
        return None
    story = group[0].ruled.story
    key = Key(
        item_class or _measure(figure.unit) or noun, event or None, None, figure.unit, "total", noun or None,
        story=affair.name, year=story.year if story else None,
    )  # fmt: skip
    return key if key.slug not in used else key._replace(item=f"{noun or key.item_class} of {upper(figure):,.12g}")


def _measure(unit: str | None) -> str | None:
    """What a number without a noun is, by its unit."""
    if unit is None or unit in RELATIVE:
        return None
    return "sum" if is_money(unit) else "share" if unit == "%" else "measure"


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word), default="")
