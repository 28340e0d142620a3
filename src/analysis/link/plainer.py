"""What other words of a source count with the same number: bodies that are the dead, men lost who were killed, more men who were sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.link.accounts import NET, SORTS
from analysis.link.affairs import Affair
from analysis.link.forces import SENT
from analysis.link.inference import value_of
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import Figure

SAME_NUMBER = "same number of the story"
LEAST = 10  # below, two numbers are the same by chance


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


def more(figures: Sequence[Figure], ruled: Mapping[str, Ruled], affairs: Mapping[str, Affair]) -> dict[str, Ruled]:
    """The figures' keys; of men who were sent, those of whom the same article says that they are more than before.

    The headline has "another 200 men", the text says that 200 were sent. A range is the same in another article on the affair too.

    Args:
        figures: all figures, in order.
        ruled: their keys.
        affairs: article -> what it reports, with others.
    """
    told = {
        (place, key, _bounds(figure)) for figure in figures if (key := ruled[figure.figure_id].key) for place in _places(figure, affairs)
    }
    found = dict(ruled)
    for figure in figures:
        one = ruled[figure.figure_id]
        if one.key and one.key.scope == "total" and one.key.event == SENT:
            change = one.key._replace(scope="change")
            if any((place, change, _bounds(figure)) in told for place in _places(figure, affairs)):
                found[figure.figure_id] = one._replace(key=change, rule=SAME_NUMBER)
    return found


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    """What the words say, without "more than": "sends another 200", "sent more than 200"."""
    return (figure.low, figure.high) if _is_range(figure) else (value_of(figure), None)


def _is_range(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low != figure.high and figure.qualifier != "vague"


def _places(figure: Figure, affairs: Mapping[str, Affair]) -> Iterator[str]:
    """Where the same number is the same: in an article, and that of a range in all on its affair."""
    if _is_range(figure) or value_of(figure):
        yield figure.article_id
    if _is_range(figure) and figure.article_id in affairs:
        yield affairs[figure.article_id].name


def _together(one: Ruled) -> bool:
    return one.story is not None and one.story.scene.together


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
