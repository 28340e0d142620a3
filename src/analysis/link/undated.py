"""Growth and inflation of which it is not said in which period: those of the only one that articles on the same affair tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from analysis.link.affairs import Affair
from analysis.link.gauges import timed
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import Figure


def join(figures: Iterable[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys, those of no period with the only one that articles on the same affair tell of: "growth of 2 per cent".

    Args:
        figures: all figures.
        ruled: their keys.
        affairs: article -> what it reports, with others.
    """
    periods_of: dict[tuple[Affair, Key], set[Key]] = defaultdict(set)
    bare: list[tuple[str, Affair, Key]] = []
    for figure in figures:
        one, affair = ruled[figure.figure_id], affairs.get(figure.article_id)
        if one.key is None or affair is None or one.key.item_class not in timed():
            continue
        if one.key.year is None:
            bare.append((figure.figure_id, affair, one.key._replace(event=one.key.item_class)))
        elif one.story and not one.story.scene.recalled:
            periods_of[affair, one.key._replace(year=None, group=None)].add(one.key)
    found = dict(ruled)
    for name, affair, key in bare:
        if len(keys := periods_of.get((affair, key), set())) == 1:
            found[name] = found[name]._replace(key=next(iter(keys)))
    return found
