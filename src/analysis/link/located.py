"""Where a figure is: the incident, country and town that its own sentence names, or one before it in the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.link import named
from analysis.link.context import Context
from analysis.link.places import LEAD, Place, Text, incidents
from analysis.link.spans import Span
from analysis.link.speakers import is_of_claimant
from analysis.model import Figure

_BESIDE = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s+(?:in|on|at|near)\s+(?:the\s+)?(?:neighbou?ring\s+|nearby\s+)?"
)  # "247 people in Kenya and 10 in Tanzania"
_TOWN_OF = re.compile(r"(?:\s+[a-z-]+){1,3}?\s+of\s+")
_ITS = re.compile(r"['’]s?\s+")
_TURN = re.compile(
    r",\s[\"“]?(?:and|but|while|where|who|which|with|including|most|many)\b|\b(?:mostly|mainly|especially|particularly|largely|chiefly)\s"
)
_NEXT_ONE = re.compile(
    r"(?:,|\band)\s+(?:[a-z]+\s+)?\d[\d,.]*\s+(?:in|from|at|on)\s|"
    r"(?:,|[-–—:]|\bwith|\bincluding)\s*(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:people|deaths?|dead|of\s+them)\s+(?:in|from|at|on)\s"
)  # "807 people, 484 in Sarnia and 323 in Tarn"
_OF = re.compile(r",\s+")
_ALONE = re.compile(r"\s+alone\b")


class Scene(NamedTuple):
    """What a figure is of: the kind of incident, the country or place, a place within it, a past year; and what says so."""

    kind: str | None = None
    place: str | None = None
    within: str | None = None
    year: int | None = None
    rule: str = "article"  # sentence, paragraph or article
    together: bool = False  # "killed or wounded": no count of the dead
    loser: str | None = None  # the state that lost them: "Ruritania has lost 500 men"
    group: str | None = None  # who they are, said after the number: "twelve of the dead are children"
    states: tuple[str, ...] = ()  # the states that its clause names
    context: Context = Context()
    owner: str | None = None  # who is the subject of its clause, where that is a person or a body and not who says so
    subject: str | None = None  # whose they are, where the text's name for him is short for another
    area: str | None = None  # "in the whole valley", in an article on one: a part where the others on its story are not
    alone: bool = False  # "the clinic alone has counted 40": a part, though no word says so
    recalled: bool = False  # "lower than the governor's 14": what another number is set against
    narrower: bool = False  # "17 deaths to the power cut" after an earthquake
    other: str | None = None  # why it is of no one event: an earlier one, or several countries together
    here: str | None = None  # the town that its sentence puts it in, though its article is on it
    span: Span | None = None  # how long a toll of war or unrest has run


def own(
    text: Text, figure: Figure, number: int, clause: tuple[int, int], kind: str | None, place: str | None, lead: Sequence[str]
) -> Scene | None:
    """The scene that a figure's own sentence gives; None where it names no place."""
    start, end = clause
    here = [found for found in text.places_in(start, end) if found.located and not is_of_claimant(text, found, figure)]
    if not here and (start, end) != (text.starts[number], text.ends[number]):
        here = [found for found in text.places_in(text.starts[number], start) if found.located and not is_of_claimant(text, found, figure)]
    if not here:
        return None
    here = [found for found in here if not found.dateline] or here
    before = [found for found in here if found.end <= figure.start]
    here = [
        found
        for found in here
        if found in before or not (_TURN.search(text.text, figure.end, found.start) or _NEXT_ONE.search(text.text, figure.end, found.start))
    ]
    if not here:
        return None
    beside = [found for found in here if _BESIDE.fullmatch(text.text[figure.end : found.start])]
    last = before[-1] if before and not beside else None
    if last and len(before) > 1 and not last.state and not before[-2].state and _OF.fullmatch(text.text, before[-2].end, last.start):
        last = before[-2]  # "in Orlando, Florida, where"
    nearest = last if last and last.state else _innermost(text, last or (beside or here)[0])
    if nearest.start > figure.end and kind and nearest.top == place and named.is_between(text, figure, nearest.start, kind):
        return Scene(kind, place, rule="sentence")  # "40 are missing days after the fire in Kelm": where the fire was
    said = named.near(text, figure, number)
    if said is not None and kind is not None and incidents()[kind].under == said:
        said = kind  # "the disease" in an article on cholera
    inner = not nearest.state and (nearest.top == place or nearest.top == nearest.actor) and place is not None
    if nearest.top != place and not inner:
        lead_names = place is None and any(
            found.top == nearest.top for found in text.places if text.sentence(found.start) < text.title + LEAD
        )
        told = said or (kind if lead_names else named.before(text, figure, number))
        return Scene(told, nearest.top, within=_town(nearest, told), rule="sentence", here=None if nearest.state else nearest.actor)
    # "13,000 have been killed in Ruritania", in a report on one strike
    if nearest.state and kind and incidents()[kind].reach == "town" and number >= text.title + LEAD:
        return Scene(said if said != kind or named.is_the_one(text, number, kind) else None, place, rule="sentence")
    if not inner or nearest.actor == place or (nearest.actor in lead and not _ALONE.match(text.text, nearest.end)):
        other = nearest.actor != place and nearest.actor not in lead[:1]  # "a bus crash near Aswan, two days after that at Tanta"
        town = None if nearest.state or nearest.dateline else nearest.actor
        return Scene(kind or said, place, within=_town(nearest, kind or said) if other else None, rule="sentence", here=town)
    local = said is not None and incidents()[said].reach == "town" and (kind is None or kind == "war")
    return Scene(said if local else kind or said, place, within=nearest.actor, rule="sentence")


def _innermost(text: Text, first: Place) -> Place:
    """A place, or the town of it that is named right after: "died in the Peruvian town of Chivay"."""
    if not first.state:  # "in Arequipa's Chivay district"
        return next(
            (found for found in text.places_in(first.end, first.end + 4) if _ITS.fullmatch(text.text, first.end, found.start)), first
        )
    towns = (found for found in text.places if found.start > first.end and not found.state and found.top in (first.actor, found.actor))
    return next((found for found in towns if _TOWN_OF.fullmatch(text.text, first.end, found.start)), first)


def _town(found: Place, kind: str | None) -> str | None:
    """The town of an incident of which a country has several at a time."""
    return found.actor if kind and not found.state and not found.dateline and incidents()[kind].reach == "town" else None


def turned(text: Text, number: int, place: str | None) -> Scene | None:
    """The scene of a sentence before in the paragraph that tells of an incident in another country: "A quake hit Chile. It killed 12."."""
    for other in range(number - 1, bisect_left(text.paragraph, text.paragraph[number]) - 1, -1):
        here = [found for found in text.places_in(text.starts[other], text.ends[other]) if found.located]
        kinds = text.kinds_in(text.starts[other], text.ends[other])
        if here and kinds:
            far = here[-1].state and here[-1].top != place
            return Scene(kinds[-1].kind, here[-1].top, rule="paragraph") if far else None
    return None
