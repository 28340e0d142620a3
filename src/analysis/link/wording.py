"""The same number in nearly the same words in two articles: a sentence of an agency that two outlets print is of one series."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from analysis.lexicons import word_list
from analysis.link.claims import original
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import ArticleRow, Figure
from analysis.slugs import slug

RULE = "same words"
DAYS = 4  # between two prints of a sentence
ALIKE = 0.7  # share of the shorter sentence's words that the other has too
SHARED = 5  # words, at least
LEAST = 10  # "two people were killed" is said of many things
LOOK = 40  # sentences that one is compared with

_WORD = re.compile(r"[^\W_][\w'’-]*")


class _Told(NamedTuple):
    figure: Figure
    day: date
    words: frozenset[str]
    names: frozenset[str]


def join(figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow]) -> dict[str, Ruled]:
    """The figures' keys, with those of figures that another article has in nearly the same words.

    "A ferry with 190 people on board sank off Kelm, killing 22" in two articles is one toll, though only one of them says in which
    country Kelm is. What names other persons or places is another's: "a fire in Izmir", "a fire in Bursa".

    Args:
        figures: all figures, in order.
        ruled: their keys, and what their own words give.
        articles: articles by id.
    """
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        own = ruled[figure.figure_id].own
        if own and figure.article_id == original(figure.article_id, articles) and max(figure.low or 0, figure.high or 0) >= LEAST:
            alike[figure.low, figure.high, figure.modality, own].append(figure)
    series = Counter(one.key for one in ruled.values() if one.key)
    found = dict(ruled)
    for members in alike.values():
        if len(members) > 1 and _differ({ruled[figure.figure_id].key for figure in members}):
            for group in _groups(_told(members, articles)):
                names = [told.figure.figure_id for told in group]
                key = _best([key for name in names if (key := ruled[name].key)], series) or _new(ruled[names[0]].own, group[0].figure)
                found |= {name: ruled[name]._replace(key=key, rule=RULE, reason="") for name in names if ruled[name].key != key}
    return found


def _differ(found: set[Key | None]) -> bool:
    """Whether there is anything to join: several series, or none."""
    return len(found) > 1 or None in found


def _best(known: Sequence[Key], series: Mapping[Key, int]) -> Key | None:
    return min(known, key=lambda key: (-series[key], key.slug, str(key)), default=None)


def _new(own: Key | None, figure: Figure) -> Key | None:
    """A series of its own, for a toll of which no article says where it was."""
    return own and own._replace(story=slug(f"in article {figure.article_id}"))


def _told(figures: Iterable[Figure], articles: Mapping[str, ArticleRow]) -> Iterator[_Told]:
    for figure in figures:
        row = articles.get(figure.article_id)
        if row and (day := row.published or row.published_to):
            said = _WORD.findall(figure.evidence)
            words = frozenset(word.lower() for word in said) - word_list("reporting word")
            names = frozenset(
                word.removesuffix("'s").removesuffix("’s") for word in said[1:] if word[0].isupper() and word.lower() in words
            )
            yield _Told(figure, day, words, names)


def _groups(told: Iterable[_Told]) -> Iterator[list[_Told]]:
    """Sentences that are alike, two or more of different articles together."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda one: (one.day, one.figure.figure_id)):
        near = (group for group in groups[-LOOK:] if all(_alike(one, other) for other in group))
        group = next(near, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return (group for group in groups if len({one.figure.article_id for one in group}) > 1)


def _alike(one: _Told, other: _Told) -> bool:
    shared = len(one.words & other.words)
    names = one.names <= other.names or other.names <= one.names
    return names and (one.day - other.day).days <= DAYS and shared >= max(SHARED, ALIKE * min(len(one.words), len(other.words)))
