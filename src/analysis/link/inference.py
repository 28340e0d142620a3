"""What a figure takes from others: the one before it, its article's, those of the same story or year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence

from analysis.link import counted, groups, keys
from analysis.link.ballots import VOTING
from analysis.link.claims import original
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.rounding import lower
from analysis.link.spans import WARLIKE
from analysis.link.stories import Story
from analysis.model import ArticleRow, Figure

BEFORE = "subject of the figure before"
FAR = 10.0  # times, from which two numbers of an article are hardly of the same people
_Known = Mapping[
    tuple[object, ...], Mapping[Key, set[tuple[float, int]]]
]  # article, incident, what is counted -> keys that say more, with their numbers and sentences
INFERRED = {"subject": ("subject", "group"), "event": ("event",), "group": ("group",)}  # what may be taken -> what may differ besides


def rule(
    figures: Sequence[Figure],
    stories: MutableMapping[str, Story],
    articles: Mapping[str, ArticleRow],
    *,
    frozen: frozenset[str],
) -> dict[str, Ruled]:
    """Key and rule of each figure, after the rules that look at the article's other figures, and its story.

    Args:
        figures: all figures, in order.
        stories: their stories; a bare number that answers the one before it gets that one's.
        articles: articles by id.
        frozen: series that no rule joins to another.
    """
    _of_one_kind(figures, stories)
    read = _read(figures, stories)
    known: dict[tuple[object, ...], dict[Key, set[tuple[float, int]]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        key = read[figure.figure_id]
        if key and key.subject and key.event:
            for blanks in INFERRED.values():
                known[original(figure.article_id, articles), _where(stories.get(figure.figure_id)), _bare(key, blanks)][key].add(
                    (value_of(figure), figure.sentence)
                )
    ruled: dict[str, Ruled] = {}
    same: dict[Ruled, Ruled] = {}  # most figures share theirs
    last: tuple[Figure, Key] | None = None
    for figure in figures:
        key, story = read[figure.figure_id], stories.get(figure.figure_id)
        own, rule, reason = key, "", ""
        if key is not None:
            key, rule = _rule(key, figure, story, original(figure.article_id, articles), known, frozen)
            if last and key.slug not in frozen and _goes_on(figure, key, story, last):
                key, rule = key._replace(subject=last[1].subject, group=last[1].group), BEFORE
            last = (figure, key) if key.item_class in FATES and key.subject else None
            if story is not None:
                key, reason = keys.of_story(key, story)
            key = key and _of_year_to_come(key, figure, articles)
            if key and story and key.story:
                rule += f", story of the {story.scene.rule}"
        one = Ruled(key, rule, story, reason, own)
        ruled[figure.figure_id] = same.setdefault(one, one)
    return ruled


def _of_one_kind(figures: Sequence[Figure], stories: MutableMapping[str, Story]) -> None:
    """Give the dead and injured of an article, of whom nothing says of what they are, the one story that its others are of.

    "The disaster office said 548 people were killed in the earthquake. Another 2,000 were injured, a hospital said."
    """
    told: dict[str, set[Story]] = defaultdict(set)
    fates = [figure for figure in figures if keys.is_fate(figure) and figure.figure_id in stories]
    for figure in fates:
        story = stories[figure.figure_id]
        if story.kind and not story.year:
            told[figure.article_id].add(Story(story.kind, story.place, story.episode))
    for figure in fates:
        story, found = stories[figure.figure_id], told[figure.article_id]
        if story.kind is None and not story.year and len(found) == 1:
            (other,) = found
            if other.kind not in WARLIKE | {*VOTING} and other.episode and other.place == story.place and story.scene.rule == "article":
                stories[figure.figure_id] = story._replace(kind=other.kind, episode=other.episode)


def _read(figures: Sequence[Figure], stories: MutableMapping[str, Story]) -> dict[str, Key | None]:
    """What the figures' own words give."""
    read = {figure.figure_id: counted.read(figure, stories.get(figure.figure_id)) for figure in figures}
    for figure in figures:  # a bare number that answers the one before it: "The ministry says 40 died. The mayor says 60."
        story = stories.get(figure.figure_id)
        if story and (like := story.scene.context.like) and _says_less(read[figure.figure_id], read.get(like)):
            alike = read[like]  # "Two thirds had died. The mayor says 300.": a number of the dead, and no share
            read[figure.figure_id], stories[figure.figure_id] = alike and alike._replace(unit=figure.unit), stories[like]
    return read


def _says_less(own: Key | None, like: Key | None) -> bool:
    """Whether a number's words say nothing of what it counts, or less than those of the one before: "60 cooks struck. He says 40."."""
    return own is None or (like is not None and own.item_class == like.item_class and own.event is None and like.event is not None)


def _of_year_to_come(key: Key, figure: Figure, articles: Mapping[str, ArticleRow]) -> Key:
    """The key of a share that is forecast: "a deficit of 3 per cent in 2034" is compared with other forecasts of that year."""
    row = articles.get(figure.article_id)
    day = row and (row.published or row.published_to)
    ahead = key.unit == "%" and key.year is None and day and figure.as_of_from and figure.as_of_from.year > day.year
    return key._replace(year=figure.as_of_from.year) if ahead and figure.as_of_from else key


def _goes_on(figure: Figure, key: Key, story: Story | None, last: tuple[Figure, Key]) -> bool:
    """Whether a number goes on with the soldiers of the one before: "400 Bordurian soldiers died. It puts the wounded at 900."."""
    before, whose = last
    near = figure.article_id == before.article_id and figure.sentence - before.sentence <= 1
    if not near or key.item_class not in FATES or key.subject or key.group or whose.group != "soldiers" or whose.subject is None:
        return False
    here = story is not None and story.scene.rule == "article"
    return here and counted.is_bare(figure) and keys.may_take(key, "subject", whose.subject, story)


def _where(story: Story | None) -> str | None:
    """The incident of a country at war that a figure is of: whose the dead of another are says nothing of its own."""
    return story.episode if story and story.kind in WARLIKE - {"war", "protest"} else None


def _bare(key: Key, blanks: Sequence[str]) -> Key:
    return key.without(*blanks)._replace(scope="total")


def _rule(key: Key, figure: Figure, story: Story | None, article: str, known: _Known, frozen: frozenset[str]) -> tuple[Key, str]:
    """The key with what the article's other figures say of the same, and the rule; a frozen series stays as it is."""
    for blank, blanks in INFERRED.items() if key.slug not in frozen else ():
        if getattr(key, blank) is None and all(getattr(key, other) for other in ("event", "subject") if other not in blanks):
            told = known.get((article, _where(story), _bare(key, blanks)), {})
            found = {value for one in told if (value := getattr(one, blank))}
            if blank == "group" and not any(_is_like(value_of(figure), value) for numbers in told.values() for value, _ in numbers):
                continue  # "One civilian was killed. The rebels say 200.": not 200 civilians
            if blank == "subject" and _is_set_against(figure, told.values()):
                continue  # "30 policemen will join the 400 Ruritanian police there": not Ruritania's
            if blank == "group" and groups.named_besides(figure, found):
                continue  # "of civilians in the crossfire, 26 deaths": not soldiers
            if len(found) == 1 and keys.may_take(key, blank, next(iter(found)), story):
                key = key._replace(**{blank: next(iter(found))}, item=None)
                return _rule(key, figure, story, article, known, frozen)[0], f"{blank} of the article"
    if key.event and key.subject:
        return key, "event and subject"
    return key, "event" if key.event else "subject" if key.subject else "item"


def _is_set_against(figure: Figure, told: Iterable[set[tuple[float, int]]]) -> bool:
    """Whether one sentence gives a number without an owner beside another of whom it names the owner."""
    value = value_of(figure)
    return figure.unit is None and any(sentence == figure.sentence and other != value for numbers in told for other, sentence in numbers)


def _is_like(value: float, other: float) -> bool:
    return not (value and other) or max(value, other) <= FAR * min(value, other)


def same_year(figures: Sequence[Figure], ruled: Mapping[str, Ruled], articles: Mapping[str, ArticleRow]) -> dict[str, Ruled]:
    """A past year is left out where articles of that year report the same: it was the present then."""
    present: dict[Key, set[int]] = defaultdict(set)
    for figure in figures:
        key, row = ruled[figure.figure_id].key, articles.get(figure.article_id)
        if key and key.year is None and row and (day := row.published or row.published_to):
            present[key].add(day.year)
    return {
        name: one._replace(key=one.key._replace(year=None))
        if one.key and one.key.year in present.get(one.key._replace(year=None), ())
        else one
        for name, one in ruled.items()
    }


def value_of(figure: Figure) -> float:
    """The number that a figure's words say, bounded or not; none of "dozens" or a range."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return 0
    return lower(figure)
