"""Affairs: articles of the same days whose headlines and leads share a name and words, whatever they are about."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicons import read_tsv, word_list
from analysis.link.ballots import VOTING
from analysis.link.places import LEAD, Text
from analysis.slugs import slug

if TYPE_CHECKING:
    from analysis.link.settings import Setting

DAYS = 10  # between two articles
LEAST = 240  # letters of a lead
SHARED = 4  # words that two leads share, where they share a name
LIKE = 0.3  # share of the shorter lead's words, from which one less is enough
ALONE = 6  # words, where they share no name
HALF = 0.5  # share of an affair's last articles that one must be near to
LOOK = 12  # articles of an affair that one is compared with, the last
PREFIX = "on"  # of an affair in a key
NAMED = 2  # names that an affair is called by

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_ENDS = ("ements", "ement", "ing", "ed", "es", "s", "e")


@cache
def _outlets() -> frozenset[str]:
    """Outlets and agencies, which a lead names as whom it relays."""
    return frozenset(slug(row["outlet"]) for row in read_tsv("outlet_domains"))


class Theme(NamedTuple):
    """The actors and the words of a headline and lead."""

    names: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()  # a tuple takes a sixth of a set's memory, and there is one an article

    def sharing(self) -> Theme:
        """The same, its words no copies of those that others have."""
        return Theme(self.names, tuple(map(sys.intern, self.words)))


class Affair(NamedTuple):
    """What several articles report; its name holds actors, and the day of a later one: `on halden-bank lund`, `on lund 2031-05-02`."""

    name: str
    articles: tuple[str, ...]
    names: frozenset[str] = frozenset()  # which most of their leads have
    victims: bool = False  # whether some of them are on an incident that has victims, whose stories say of what they are

    def outside(self, town: str | None) -> str | None:
        """A town that the affair's leads do not name."""
        return town if town not in self.names else None


def theme(text: Text, title: str | None) -> Theme:
    """What an article's headline and lead say.

    Args:
        text: the article.
        title: its headline, where the text does not begin with it.
    """
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    foot = next((end for end in text.ends if end >= max(foot, LEAST)), len(text.text))
    names = frozenset(row.actor_id for row in text.mentions if row.start < foot and row.actor_id) - _outlets()
    return Theme(names, tuple(sorted(stems(f"{title or ''} {text.text[:foot]}"))))


def stems(words: str) -> frozenset[str]:
    """The words that say something, without their endings.

    >>> sorted(stems("The robbers were robbing banks on Monday"))
    ['bank', 'robb', 'robber']
    """
    common = word_list("reporting word") | word_list("weak modifier") | word_list("number word")
    return frozenset(_stem(word) for word in map(str.lower, _WORD.findall(words)) if len(word) > 2 and word not in common)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return next((word[: -len(end)] for end in _ENDS if word.endswith(end) and len(word) - len(end) > 2), word)


def group(settings: Iterable[Setting]) -> dict[str, Affair]:
    """Article -> its affair, where another article is of it too."""
    groups: list[list[Setting]] = []
    by_name: dict[str, list[int]] = {}
    dated = [setting for setting in settings if setting.day and setting.theme.words]
    for setting in sorted(dated, key=lambda setting: (setting.day or date.min, setting.article_id)):
        near = {number for name in setting.theme.names for number in by_name.get(name, [])[-LOOK:]}
        near |= set(range(max(0, len(groups) - LOOK), len(groups)))
        nearness, number = max(((_nearness(setting, groups[number]), number) for number in sorted(near)), default=(0.0, 0))
        if nearness < HALF:
            number = len(groups)
            groups.append([])
        groups[number].append(setting)
        for name in setting.theme.names:
            known = by_name.setdefault(name, [])
            if number not in known[-LOOK:]:
                known.append(number)
    return dict(_named(found for found in groups if len(found) > 1))


def _nearness(setting: Setting, members: list[Setting]) -> float:
    """The share of an affair's last articles that one is near to."""
    last, words = members[-LOOK:], frozenset(setting.theme.words)
    return sum(_near(setting, other, words) for other in last) / len(last)


def _near(one: Setting, other: Setting, words: frozenset[str]) -> bool:
    if one.day is None or other.day is None or abs((one.day - other.day).days) > DAYS:
        return False
    shared = len(words.intersection(other.theme.words))
    if shared >= LIKE * min(len(words), len(other.theme.words)):
        shared += 1
    return shared > ALONE or (shared >= SHARED and bool(one.theme.names & other.theme.names))


def _named(groups: Iterable[list[Setting]]) -> Iterable[tuple[str, Affair]]:
    """Each affair by the names that most of its leads have; a later one of the same name has its month besides."""
    used: set[str] = set()
    for members in groups:
        counts = Counter(name for setting in members for name in setting.theme.names)
        best = sorted(counts, key=lambda name: (-counts[name], name))[:NAMED]
        name = " ".join([PREFIX, *best])
        if name in used:
            name += f" {members[0].day:%Y-%m-%d}"
        while name in used:
            name += "+"
        used.add(name)
        victims = any(setting.kind not in (None, "war", *VOTING) for setting in members)
        common = frozenset(name for name, times in counts.items() if 2 * times > len(members))
        affair = Affair(name, tuple(setting.article_id for setting in members), common, victims)
        yield from ((article, affair) for article in affair.articles)
