"""What a figure takes from others: the one before it, its article's, those of the same story or year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping, Sequence

from analysis.link import counted, keys
from analysis.link.accounts import NET, SORTS
from analysis.link.ballots import VOTING
from analysis.link.claims import original
from analysis.link.keys import FATES, Key
from analysis.link.near import Ruled
from analysis.link.rounding import lower
from analysis.link.spans import WARLIKE
from analysis.link.stories import Story
from analysis.model import ArticleRow, Figure

BEFORE = "subject of the figure before"
SAME_NUMBER = "same number of the story"
FAR = 10.0  # times, from which two numbers of an article are hardly of the same people
LEAST = 10  # below, two numbers are the same by chance
_Known = Mapping[
    tuple[object, ...], Mapping[Key, set[float]]
]  # article, incident, what is counted -> keys that say more, with their numbers
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
    known: dict[tuple[object, ...], dict[Key, set[float]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        key = read[figure.figure_id]
        if key and key.subject and key.event:
            for blanks in INFERRED.values():
                known[original(figure.article_id, articles), _where(stories.get(figure.figure_id)), _bare(key, blanks)][key].add(
                    value_of(figure)
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
            if blank == "group" and not any(_is_like(value_of(figure), value) for values in told.values() for value in values):
                continue  # "One civilian was killed. The rebels say 200.": not 200 civilians
            if len(found) == 1 and keys.may_take(key, blank, next(iter(found)), story):
                key = key._replace(**{blank: next(iter(found))}, item=None)
                return _rule(key, figure, story, article, known, frozen)[0], f"{blank} of the article"
    if key.event and key.subject:
        return key, "event and subject"
    return key, "event" if key.event else "subject" if key.subject else "item"


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


def same_number(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> dict[str, Ruled]:
    """Bodies that are the dead, survivors who are the rescued, men lost who are soldiers killed: where a source gives the same number.

    "Divers recovered 64 bodies" tells of the dead where another says that 64 died; of 31 bodies and 38 dead both may be right.

    Args:
        figures: all figures, in order.
        ruled: their keys.
    """
    told = {(one.key, value_of(figure)) for figure in figures if (one := ruled[figure.figure_id]).key}
    both = {
        (figure.article_id, one.key, value_of(figure))
        for figure in figures
        if (one := ruled[figure.figure_id]).key and (one.key.item_class != "casualties" or _together(one))
    }
    found = dict(ruled)
    for figure in figures:
        one = ruled[figure.figure_id]
        if (
            one.key and one.key.item_class == "killed" and value_of(figure) >= LEAST
        ):  # a headline's toll of 79, of whom its text says "dead or missing"
            casualties = one.key._replace(item_class="casualties", event="casualties")
            if (figure.article_id, casualties, value_of(figure)) in both:
                found[figure.figure_id] = one._replace(key=casualties, rule=SAME_NUMBER)
        if one.key and one.key.item_class == "casualties" and not _together(one):  # "400 casualties", of whom its text says that they died
            killed = one.key._replace(item_class="killed", event="killed")
            if (figure.article_id, killed, value_of(figure)) in both:
                found[figure.figure_id] = one._replace(key=killed, rule=SAME_NUMBER)
        for key in _plainer(one.key) if one.key and value_of(figure) >= LEAST else ():
            if (key, value_of(figure)) in told:
                found[figure.figure_id] = one._replace(key=key, rule=SAME_NUMBER)
                break
    return found


def _together(one: Ruled) -> bool:
    return one.story is not None and one.story.scene.together


def value_of(figure: Figure) -> float:
    """The number that a figure's words say, bounded or not; none of "dozens" or a range."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return 0
    return lower(figure)


def _plainer(key: Key) -> Iterator[Key]:
    """What a count may be of besides."""
    if key.scope == "change" and (key.item_class, key.event) == ("jobs", "cut"):
        yield key._replace(scope="total")  # "another 400 jobs", where others say 400
    if key.scope != "total":
        return
    if key.item_class == "bodies" == key.event:
        yield key._replace(item_class="killed", event="killed")
    elif key.item_class == "passengers":
        yield key._replace(item_class="aboard")  # "181 passengers and 8 crew", where others say that 181 were on board
    elif key.item_class == "survived":
        yield key._replace(item_class="rescued", event="rescued")
    elif (key.item_class, key.event) == ("jobs", "cut") and key.within:
        yield key._replace(within=None)  # 400 jobs at a plant, where another says 400 and no more
    elif key.item_class == "profit" and key.group and not key.group.endswith(SORTS):
        yield key._replace(group=f"{key.group} {NET}")  # a profit of 40 million, where another says that the net profit is
    elif (key.item_class, key.event) == ("troops", "lost"):
        yield key._replace(item_class="killed", event="killed", group="soldiers")
        yield key._replace(item_class="killed", event="killed")
