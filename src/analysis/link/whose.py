"""Whose the dead of an incident are: told with and without a word for it, as soldiers, civilians or a country's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.link.inference import value_of
from analysis.link.keys import BY_SIDE, FATES, Key
from analysis.link.near import Ruled
from analysis.link.spans import WARLIKE
from analysis.model import Figure

GROUP = "group of the story"


def same_group(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> dict[str, Ruled]:
    """Tolls told with and without a word for whom they count, where all articles that have such a word have the same.

    "1,200 North Koreans" who were killed abroad are the soldiers that others count there.

    Args:
        figures: all figures, in order.
        ruled: their keys.
    """
    groups: dict[Key, dict[str, set[str | None]]] = defaultdict(lambda: defaultdict(set))  # toll -> group -> where it was
    for figure in figures:
        key, story = ruled[figure.figure_id].key, ruled[figure.figure_id].story
        if key and key.item_class in FATES and story and key.group in BY_SIDE:
            groups[key._replace(group=None)][key.group].add(story.place)
    found = dict(ruled)
    for figure in figures:
        one = ruled[figure.figure_id]
        if one.key and one.story and (toll := one.key._replace(group=None)) in groups and len(groups[toll]) == 1:
            (group,) = groups[toll]
            abroad = one.story.place in groups[toll][group] - {None, toll.subject}
            if group == "soldiers" and toll.story is None and toll.subject and not one.key.group and abroad:
                found[figure.figure_id] = one._replace(key=toll._replace(group=group), rule=GROUP)
    return found


def same_victims(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> dict[str, Ruled]:
    """The tolls of one incident of violence, of its dead, its civilians, its soldiers or of Ruritanians, where no article counts two.

    "14 civilians died", "Ruritanian troops killed: 15" and "a strike on Kelm has killed 16" are one toll, unless an article has 14
    civilians and 16 in all.

    Args:
        figures: all figures, in order.
        ruled: their keys.
    """
    told: dict[Key, dict[str, dict[Key, set[float]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )  # toll -> article -> whose
    for figure in figures:
        if toll := _of_incident(ruled[figure.figure_id]):
            told[toll][figure.article_id][ruled[figure.figure_id].key or toll].add(value_of(figure))
    apart = {
        toll for toll, articles in told.items() if any(len(keys) > 1 and not set.intersection(*keys.values()) for keys in articles.values())
    }
    found = dict(ruled)
    for figure in figures:
        toll = _of_incident(ruled[figure.figure_id])
        if toll and toll not in apart:
            found[figure.figure_id] = ruled[figure.figure_id]._replace(key=toll)
    return found


def _of_incident(one: Ruled) -> Key | None:
    """A toll of an attack on a town, without whom it counts; None of any other, and of children and others always counted apart."""
    key, kind = one.key, one.story.kind if one.story else None
    if (
        key is None
        or key.story is None
        or key.item_class not in FATES
        or kind not in WARLIKE - {"war", "protest"}
        or key.group not in BY_SIDE | {None}
    ):
        return None
    return key._replace(group=None, subject=None)
