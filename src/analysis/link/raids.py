"""What is counted day after day: what an army fires and shoots down, one count an attack, and what shares gain or lose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from analysis.link import markets
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import ArticleRow, Figure

FIRED = frozenset(["missiles", "drones", "shells", "bombs", "strikes"])
DAILY = {"launched": FIRED, "intercepted": FIRED} | dict.fromkeys(
    ("risen", "fallen", "quoted"), frozenset([markets.CLASS, markets.WORTH])
)  # event -> classes
NIGHT = 1  # days between two reports of one attack
LONG = 3  # days that no attack lasts
IN_ALL = "in-all"  # the story of a count since the war began, or of a week or more

_SO_FAR = re.compile(
    r"\b(?:since|so far|in total|in all|altogether|this (?:year|month|week)|last (?:year|month|week)|a (?:day|week|month))\b", re.I
)


def by_days(figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow]) -> dict[str, Ruled]:
    """The figures' keys, what an army fires or shoots down apart by the day of the attack.

    "140 drones overnight" and the 90 of another month are no spread, nor are "3,000 since the war began".

    Args:
        figures: all figures, in order.
        ruled: their keys.
        articles: articles by id.
    """
    series: dict[Key, list[tuple[date, Figure]]] = defaultdict(list)
    found = dict(ruled)
    for figure in figures:
        one = ruled[figure.figure_id]
        key = one.key
        if key is None or key.story or key.item_class not in DAILY.get(key.event or "", ()):
            continue
        if _is_long(figure):
            found[figure.figure_id] = one._replace(key=key._replace(story=IN_ALL))
        elif day := _day(figure, articles):
            series[key].append((day, figure))
    for key, members in series.items():
        for title, group in _attacks(sorted(members, key=lambda member: (member[0], member[1].figure_id))):
            for figure in group if title else ():
                found[figure.figure_id] = ruled[figure.figure_id]._replace(key=key._replace(story=title))
    return found


def _is_long(figure: Figure) -> bool:
    """Whether a number is of more than an attack."""
    first, last = figure.as_of_from, figure.as_of_to
    return (first is not None and (last is None or (last - first).days > LONG)) or _SO_FAR.search(figure.evidence) is not None


def _day(figure: Figure, articles: Mapping[str, ArticleRow]) -> date | None:
    row = articles.get(figure.article_id)
    told = row and (row.published or row.published_to)
    return min(figure.as_of_to, told) if figure.as_of_to and told else figure.as_of_to or told or None


def _attacks(members: Sequence[tuple[date, Figure]]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures of one attack together, with the day of all but the first."""
    group: list[Figure] = []
    first = title = None
    for day, figure in members:
        if first is None or (day - first).days > NIGHT:
            if group:
                yield title or "", group
            title = f"{day:%Y-%m-%d}" if first else ""
            first, group = day, []
        group.append(figure)
    if group:
        yield title or "", group
