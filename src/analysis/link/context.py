"""What a bare number counts: from its sentence, from the figure before it in its paragraph, or the vote of a party."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import either, listed, read_tsv
from analysis.link import aboard
from analysis.link.accounts import Account
from analysis.link.ballots import Ballot
from analysis.link.blazes import Blaze
from analysis.link.disputes import Pay
from analysis.link.forces import SENT
from analysis.link.gauges import Gauge
from analysis.link.layoffs import Layoff
from analysis.link.markets import Move
from analysis.link.refuge import Refuge
from analysis.link.rounding import lower
from analysis.model import Figure

BEFORE = 90  # letters before a number that may say that the dead are not counted apart
NEXT = 60  # letters between a toll and its number
ABOARD = frozenset([None, "people", "migrants", "refugees", "employees"])  # who may be on a ship
FATES = (None, "killed", "injured", "missing", "rescued", "trapped", "infected", "captured", "displaced")
WHOLE = "whole"  # what is counted by the number that another is a part of
LEAST = 10  # a bare number below is rather an age, a rank or a score
_QUALIFIED = r"(?:(?:about|around|some|roughly|nearly|almost|over|more than|at least|as many as|up to|close to|closer to|only|just)\s+)*"
_SAYS = re.compile(
    r"\b(?:says?|said|speaks? of|spoke of|talks? of|gives?|gave|counts?|counted|reports?|reported|claims?|claimed|arrives? at|"
    r"put it at|puts it at|estimates?|estimated|thinks?|thought|believes?|believed|assumes?|assumed|expects?|expected|forecasts?|"
    r"reckons? with|reckoned with|"
    r"puts?\s+(?:the\s+)?(?:number|figure|total|count|toll)\s+(?:of\s+[a-z]+\s+)?at)(?:\s+an?\s+(?:much\s+|far\s+)?(?:lower|higher|smaller|larger|different)\s+"
    rf"(?:number|figure|count|toll|estimate)\s*[:,]|\s+it\s+(?:is|was)|\s+it|"
    r"\s+(?:that\s+)?the\s+(?:true|real|actual)\s+(?:number|figure|count|toll)\s+(?:is|was|may\s+be|could\s+be|might\s+be)"
    rf"(?:\s+(?:probably|likely))?)?\s+(?:nearer\s+(?:to\s+)?)?{_QUALIFIED}$|"
    r"\b(?:this|that|it|the\s+(?:number|figure|count|toll|total))\s+(?:has|have|had|was|were)\s+(?:[a-z]+\s+){0,3}?(?:revised|corrected|"
    rf"changed|lowered|raised|cut)\s+(?:(?:up|down|upwards?|downwards?)\s+)?to\s+{_QUALIFIED}$",
    re.I,
)
_OF_ALL = re.compile(r"(?:\s+[a-z]+)?\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|an?\s+)?(?:[a-z]+['’]s\s+)?")
_ENDS = re.compile(r"\s*(?:[.;,)”\"]|$|\n)")
_OPEN = re.compile(r"[\d;.:]")
_IS = (
    r"is|are|was|were|has|have|had|been|remain(?:s|ed)?|left|reported|as|so\s+far|still|also|feared|known|believed|thought|presumed|now|to|"
    "confirmed|declared|pronounced|already|since"
)
# "290 - many of them children - are missing"
_ASIDE = r"\s*[—–(,-]\s*(?:including|mostly|most\s+of|many\s+of|half\s+of)[^—–(),.;:\d]{0,50}[—–),-]\s*"
_LOST_HOMES = re.compile(
    r"(?:\s+(?:people|families|residents|villagers))?(?:(?:\s+[a-z]+){0,2}\s+(?:lost|fled|left|abandoned)|\s+(?:from|out\s+of))\s+their\s+homes?\b"
)
_WHO = (
    r"(?:(?:other|more|of\s+its|of\s+the)\s+)?(?:people|persons?|others|residents|more|passengers|men|women|children|athletes|"
    r"(?:[a-z]+\s+){0,2}(?:cases|patients)|(?:[a-z]+\s+){1,2}(?:workers|staff|officers|personnel|soldiers)|swimmers|runners|cyclists|workers|miners|students|pupils|villagers|tourists|sailors|migrants|crew(?:\s+members)?|[A-Z][a-z]+s)"
    r"(?:\s+and\s+(?:crew(?:\s+members)?|staff|passengers|sailors|children))?"
)
_RISES = (
    r"(?:rose|rises?|risen|climb\w*|jump\w*|grow|grew|grown|soar\w*|surg\w*|increas\w*|swell\w*|swollen|stood|stands?|was|were|put)\s+"
    r"(?:to|past|above|at|beyond)|pass(?:es|ed)?|top(?:s|ped)?|hits?|reach(?:es|ed)?|near(?:s|ed)?|exceed(?:s|ed)?|surpass(?:es|ed)?"
)
_TOOK = re.compile(
    rf"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|takes?|took|taken|taking|los(?:es?|t|ing)|(?:the\s+)?loss\s+of)\s+{_QUALIFIED}$", re.I
)
_KILLED = re.compile(rf"\b(?:kill(?:s|ed|ing)|(?:drowning|death|killing)s?\s+of)\s+(?:all\s+)?{_QUALIFIED}$", re.I)
_OBJECT = re.compile(r"\s*[,;.–—]")
_INJURIES_TO = re.compile(rf"\binjur(?:y|ies)\s+to\s+{_QUALIFIED}$", re.I)  # "the deaths of 11 soldiers and injuries to 78 others"
_OTHERS = re.compile(r"\s+others?\b(?:(?!\b(?:killed|died|dead)\b)[^.;\d]){0,70}?\s(?P<word>injured|wounded|missing)\b")
_INJURED = re.compile(rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?|injur(?:y|ies)\s+to)\s+{_QUALIFIED}$", re.I)
_BODIES_OF = re.compile(rf"\b(?:bodies|corpses|remains)\s+of\s+{_QUALIFIED}$", re.I)
_TOLL = re.compile(r"\b(?:toll|deaths|dead|fatalities|killed)\b", re.I)
_SHELTERS = re.compile(
    rf"\b(?:shelter|hous|host)(?:s|es|ed|e|ing)?\s+{_QUALIFIED}$|\bhome\s+to\s+{_QUALIFIED}$", re.I
)  # "the camps house 700,000"
_FATE = re.compile(rf"\bfates?\s+of\s+(?:another\s+|the\s+other\s+)?{_QUALIFIED}$", re.I)  # "the fate of 35 people is unknown"
_SINCE_DAY = re.compile(r"\b(?:since|on|from)\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?\b")
_AND_TO = re.compile(
    rf"\band\s+(?:the\s+)?(?P<word>wounded|injured|missing)\s+to\s+{_QUALIFIED}$", re.I
)  # "the dead rose to 40 and the wounded to 90"
_FROM = re.compile(r"\bfrom\s+\d[\d,.]*\s+(?=to\s+$)")  # "the number of missing fell from 145 to 128"
_LIVES = re.compile(r"\s+(?:(?:human\s+)?lives|victims)\b")
_DEAD_BODIES = re.compile(r"(?:\s+[a-z]+)?\s+dead\s+bod(?:y|ies)\b")
_AMONG = re.compile(r"(?:\s+[a-z]+){1,4}?\s+(?:(?:were|are)\s+)?among\s+the\s+(?:dead|deceased|killed|victims|fatalities)\b")
_AND = re.compile(r"(?:\s+[a-z-]+){1,3},?\s+and\s+")  # "killed 20 children and nine aid workers"
_TO = re.compile(rf"^\s+(?:of|from|in)\s[^,]*\b(?:to|at|past|reached|passed|hit|topped|exceeded)\s+{_QUALIFIED}$")

_TOGETHER = re.compile(
    r"\b(?:killed|dead)\s*(?:,|\bor\b|\band\b)\s*(?:(?:or|and)\s+)?(?:wounded|injured)\b|\b(?:killed|dead),?\s+or\s+missing\b|\bmissing,?\s+or\s+(?:presumed\s+|feared\s+)?dead\b",
    re.I,
)


class Context(NamedTuple):
    """What the words around a figure say of what it counts, where its own phrase says nothing."""

    counted: str | None = None  # class of what is counted
    like: str | None = None  # the figure before it in the paragraph, that it gives another number for
    told: Ballot | Pay | Refuge | Account | Layoff | Gauge | Move | Blaze | None = (
        None  # votes, pay, refugees, a company's sums or jobs, growth, shares, a fire's size
    )
    trade: str | None = None  # who strikes in its article
    anew: bool = False  # "40 died. Another 90 were hurt": no more of the same, but others
    abroad: bool = False  # men of one state who are in another


@cache
def _words(place: str) -> dict[str, str]:
    return {word: row["class"] for row in read_tsv("fate_words") if row["place"] == place for word in listed(row["words"])}


@cache
def _pattern(place: str) -> re.Pattern[str]:
    forms = either(_words(place))
    return re.compile(
        {
            "number of": rf"\b(?:numbers?|count|tally)\s+of\s+(?:[A-Za-z]+\s+){{0,2}}?(?P<word>{forms})\b",
            "toll": rf"\b(?P<word>{forms})\b",
            "state": rf"(?:\s+{_WHO}(?:\s+in\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?)?(?:{_ASIDE}|\s+)"
            rf"(?:(?:{_IS})\s+)*(?P<word>{forms})\b",
            "level": rf"\b(?P<word>{forms})\b[^\d;:.]{{0,60}}?\s(?:{_RISES})\s+{_QUALIFIED}$",
            "participle": rf":?(?:\s+[A-Za-z]+){{0,3}}?\s+(?P<word>{forms})(?=\s*(?:[.,;)]|$|\n)|\s+(?:and|or|in|by|since|during|on)\b)",
            "question": rf"\bhow\s+many(?:\s+[a-z]+){{0,2}}?\s+(?P<word>{forms})\b",
        }[place],
        re.I,
    )


def _class(place: str, match: re.Match[str] | None) -> str | None:
    return _words(place)[re.sub(r"\s+", " ", match["word"].lower())] if match else None


def read(text: str, figure: Figure, begins: tuple[int, int], earlier: Figure | None) -> Context:
    """What the context says of a figure.

    Args:
        text: the article's text.
        figure: the figure.
        begins: where its sentence and its paragraph begin.
        earlier: the figure before it, if it stands in the same paragraph.
    """
    sentence, paragraph = begins
    if figure.unit is not None:
        answers = figure.item_class is None and figure.event is None and _answers(text, figure, text[sentence : figure.start])
        return Context(like=earlier.figure_id if earlier and answers and earlier.unit == figure.unit else None)
    before = text[sentence : figure.start]
    people = figure.item_class in ABOARD | {figure.event} or aboard.goes_on(text, figure.end)
    if figure.event == "displaced" and _SHELTERS.search(before):
        return Context("sheltered")
    on_board = people and aboard.is_aboard(text, figure.end, before)
    if figure.event == "killed" and _INJURIES_TO.search(before):
        return Context("injured")
    others = _OTHERS.match(text, figure.end) if figure.event == "killed" and figure.scope != "change" else None
    if others:  # "11 were killed and 199 others, among them officers, injured"
        return Context(_class("state", others))
    if earlier and figure.event in FATES and _OF_ALL.fullmatch(text, earlier.end, figure.start):
        return Context("aboard" if on_board else WHOLE)  # "400 of the 3,000 men had been killed": the 3,000 had not
    counted = (_before(before) if figure.event in FATES else None) or _after(text, figure) or _lives(text, figure, before)
    if counted == "recovered" and _BODIES_OF.search(before):
        counted = "bodies"
    killed = _KILLED.search(before) is not None and people
    if on_board:
        counted = aboard.fate(text, figure.end) or (
            "killed" if killed else counted or (None if figure.event and _follows(text, figure) else aboard.who(text, figure.end))
        )
    elif killed and (figure.event is None or _OBJECT.match(text, figure.end)):  # "kills 79, hundreds still missing"
        counted = counted or "killed"
    elif people and figure.event is None and earlier and earlier.event in FATES[1:] and _AND.fullmatch(text, earlier.end, figure.start):
        counted = counted or earlier.event
    elif people and figure.event is None:
        counted = counted or ("injured" if _INJURED.search(before) else "bodies" if _BODIES_OF.search(before) else None)
    anew = figure.scope == "change" and earlier is not None and figure.event not in (None, SENT, earlier.item_class, earlier.event)
    if counted or figure.item_class not in (None, "people") or figure.event:
        again = earlier is not None and not counted and earlier.item_class == figure.item_class and _answers(text, figure, before)
        return Context(counted=counted, anew=anew, like=earlier.figure_id if again and earlier else None)
    if lower(figure) < LEAST or not _answers(text, figure, before):
        return Context()
    asked = _class("question", _last(_pattern("question"), text[paragraph : figure.start]))
    if earlier is not None and earlier.item_class and earlier.unit is None and earlier.scope == "total" and not asked:
        return Context(like=earlier.figure_id)
    return Context(counted=asked)


def _follows(text: str, figure: Figure) -> bool:
    """Whether a number's noun or its like stands after it; not "dozens killed as a plane with 100 aboard crashes"."""
    item = (figure.item or "").lower()
    return item in text[figure.end : figure.end + len(item) + 20].lower()


def _answers(text: str, figure: Figure, before: str) -> bool:
    """Whether a bare number is what somebody says: "the mayor says 40."."""
    return _ENDS.match(text, figure.end) is not None and _SAYS.search(before) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)


def _before(before: str) -> str | None:
    """As in "the number of cases has passed 300" and "the toll stood at 40": nothing between that another number could be of."""
    level = _pattern("level").search(before) if "case" in before or "infection" in before else None
    if level and not _TOLL.search(level[0]):  # "cases within a month, as the toll rises to 40"
        return _class("level", level)
    if _FATE.search(before):
        return "missing"
    if match := _AND_TO.search(before):
        return _class("number of", match)
    before = _SINCE_DAY.sub("", before)
    for place in ("number of", "toll"):
        match = _last(_pattern(place), before)
        rest = _FROM.sub("", before[match.end() :]) if match else ""
        if match and not _OPEN.search(rest) and (len(rest) < NEXT or (len(rest) < 3 * NEXT and _TO.match(rest))):
            return _class(place, match)
    return None


def _lives(text: str, figure: Figure, before: str) -> str | None:
    """As in "the storm claimed 40 lives" and "sank with the loss of 40 lives"."""
    return "killed" if _LIVES.match(text, figure.end) and _TOOK.search(before) else None


def _after(text: str, figure: Figure) -> str | None:
    """As in "40 were still missing" and "40 people lost their homes"."""
    if _DEAD_BODIES.match(text, figure.end):
        return "bodies"
    if _AMONG.match(text, figure.end):
        return "killed"
    if figure.event != "evacuated" and _LOST_HOMES.match(text, figure.end):
        return "displaced"
    state = _class("state", _pattern("state").match(text, figure.end))
    if state or figure.event or figure.item_class not in (None, "people", "troops"):
        return state
    return _class("participle", _pattern("participle").match(text, figure.end))


def is_together(text: str, figure: Figure) -> bool:
    """As in "870,000 have been killed or wounded": the dead are not counted apart."""
    here = text[max(0, figure.start - BEFORE) : figure.end + 80].lower()
    if "wounded" not in here and "injured" not in here and "missing" not in here:
        return False
    for match in _TOGETHER.finditer(text, max(0, figure.start - BEFORE), figure.end + 80):
        between = text[min(match.end(), figure.end) : max(match.start(), figure.start)]
        if not re.search(r"[\d;.]|\b(?:and|which|while)\b", between):
            return True
    return False
