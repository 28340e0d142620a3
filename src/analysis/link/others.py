"""Numbers that an article gives of something else of the same kind: an earlier attack on the same town, or several countries together."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from itertools import pairwise

from analysis.lexicons import either, phrases, read_tsv, word_list
from analysis.lexicons.registry import states
from analysis.link.ballots import VOTING
from analysis.link.places import Text, incidents
from analysis.link.spans import ALL, PART, Span
from analysis.model import Figure
from analysis.slugs import slug

_RECALLED = re.compile(
    r"\b(?:memories|reminiscent|echoes)\s+of\b|\brecall(?:s|ed|ing)\s+(?:the|an?)\b|"
    r"\b(?:worst|deadliest|biggest)\b[^.;]{0,40}\bsince\b[^.;]{0,60}\b(?:when|that|which)\b",
    re.I,
)
APART = timedelta(2)  # days before the article's, from which a dated attack is another

SEVERAL = "it is of several countries together"
ANOTHER = "it is of another fire or storm than its article"
_SIGNS = ("after", "since", "before", "following", "ollow")
_AND = re.compile(r"\s*(?:,|,?\s+and|&)\s+(?:in\s+)?(?:the\s+|neighbou?ring\s+)?")
_OF_ONE = re.compile(
    r"\b(?:one|a\s+single)\s+(?:[a-z]+\s+){0,2}(?:hospital|clinic|morgue|mortuary)\b|"
    r"\b[Hh]ospital\b[^.;\d]{0,100}\b(?:received|admitted|treated|treating|took\s+in|taken\s+in)\s+(?:[a-z]+\s+){0,3}$"
)
_BESIDE = re.compile(
    r"(?:\s+(?:dead|killed|deaths|people\s+dead|people\s+killed))(?:,|\s+and)\s+(?:[a-z]+\s+){0,3}[\d,.]+\s+(?:[a-z]+\s+){0,3}?"
    r"(?:missing|injured|hurt|wounded|homeless|displaced|unaccounted)\b"
)  # "40 dead and 90 missing in Peru and Chile"
_FOUND = re.compile(
    r"[^.;\d]{0,60}\bmissing\b[^.;]*\b(?:have|has|had)\s+(?:since\s+|now\s+|all\s+)*(?:been\s+)?(?:found|identified|located|traced|accounted|turned)\b"
)
_REGION = re.compile(r"\b(?:across|throughout)\s+the\s+(?:[a-z]+\s+)?(?:region|continent)\b")
YEAR = 360  # days
RECENT = timedelta(10)  # days before an article, within which what happened may be what it reports
_WHEN = re.compile(r",?\s+when\b")
_SIMILAR = re.compile(r"\b[Aa]\s+(?:similar|previous|earlier)\s+[a-z]+\s+(?:in|on|last)\b")
_ACROSS = re.compile(r"[^\d;:.,]{0,30}\b(?:across|throughout)\s+the\s+(?:country|nation)\b")
_SINCE_YEAR = re.compile(r"\b[Ss]ince\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b")
_FROM = re.compile(r"\s+bodies\b(?:\s+[a-z]+){0,4}?\s+(?:from|in|inside|outside|under)\s+[a-z]")
_AT_ONE = re.compile(
    r"\s+(?:dead|bodies)\b[^.;]{0,60}\b(?:brought|taken)\s+to\s+(?:the|a|one|its|his|her)\s+(?:[a-z]+\s+)?(?:facility|hospital|clinic|morgue|mortuary)\b"
)
_COMES = re.compile(r"\b(?:comes?|came|happened|occurred|follow(?:s|ed))\s+(?:just\s+|only\s+|less\s+than\s+|about\s+)?$")
_OF_A_DAY = re.compile(
    r"[^\d;]{0,80}\b(?:in|over|during|within)\s+(?:the\s+)?(?:last|past|previous)\s+(?:\d+\s+|two\s+|three\s+|few\s+|several\s+)?(?:hours|day|days|week)\b"
)
_OF_A_WEEK = re.compile(r"[^\d;.]{0,60}\bin\s+(?:the\s+)?(?:[a-z-]+\s+)?(?:week|month)\s+\d+\b")  # "26 cases in epidemiological week 39"
_REACHED = re.compile(
    r"\b(?:to|across|throughout|in|over|cross\w*|hit|struck|batter\w*|swept|ravag\w*|devastat\w*)\s+(?:the\s+|much\s+of\s+|parts\s+of\s+)*(?:[a-z-]+\s+)?$"
)
_FILLED = r"(?:(?!(?:after|since|before|following|the)\s)[\w-]+\s+){0,5}?"  # "two suicide bombings"; not "two weeks after the disaster"
_EACH = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b")


@cache
def _incident() -> str:
    """An incident that a text has not spoken of: "a bomb attack", "twin blasts", "the bombing of a bus"."""
    words = either(word for row in read_tsv("incidents") for word in phrases(row["words"]) if " " not in word)
    return (
        rf"(?:(?:an?|another|two|twin|three|several|similar|separate|last\s+(?:week|month|year)['’]s)\s+{_FILLED}(?:bombs?|collapse|disaster|accident|{words})(?:s|es)?"
        rf"|the\s+(?:[\w-]+\s+){{0,2}}?(?:{words})\s+(?:of|on|at)\s+an?)\b"
    )


@cache
def _after() -> re.Pattern[str]:
    """As in "a week after two bombings at a church had killed 80"."""
    return re.compile(
        rf"\b(?:(?:an?|one|two|three|four|five|six|seven|ten|several|\d+)\s+)?(?:hours?|days?|weeks?|months?|years?)\s+(?:after|since|following)\s+"
        rf"{_incident()}",
        re.I,
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\b{_incident()}", re.I)


def reason(text: Text, figure: Figure, clause: tuple[int, int], kind: str | None, place: str | None, span: Span | None) -> str | None:
    """Why a number is of no one event, or not of the one that its article is about; None where it is.

    Args:
        text: the article.
        figure: the figure.
        clause: the clause of the figure.
        kind: the kind of incident that it is of.
        place: the country that it is put in.
        span: how long it has run.
    """
    if _is_of_a_past_day(text, figure, text.starts[text.sentence(figure.start)]):
        return "it is of an event before that of its article"
    if kind is None or kind in VOTING:
        return None
    if incidents()[kind].reach == "town" and _ACROSS.match(text.text, figure.end):
        return "it is of more than its story"
    long = span is not None and span.sort == ALL
    if not long and _is_earlier(text, figure, text.sentence(figure.start)):
        return "it is of an event before that of its article"
    if _OF_ONE.search(text.text, text.starts[text.sentence(figure.start)], figure.start):
        return "it is what one hospital counts"
    since = _SINCE_YEAR.search(text.text, *clause) if _is_short(kind) else None
    if since and text.day and int(since["year"]) < text.day.year - 1:
        return "it is of all since an earlier year"
    if _FOUND.match(text.text, figure.end):
        return "they are missing no more"
    if figure.item_class == "bodies" and _from_parts(text, figure):
        return "it is of a place within"
    if _AT_ONE.match(text.text, figure.end):
        return "it is what one hospital counts"
    if span is not None and span.sort == PART:
        return "it is of the last hours or days, and not of all"
    if _OF_A_WEEK.match(text.text, figure.end):
        return "it is of the last hours or days, and not of all"
    if span is None and (_OF_A_DAY.search(text.text, clause[0], figure.start) or _OF_A_DAY.match(text.text[figure.end : clause[1]])):
        return "it is of the last hours or days, and not of all"
    wide = incidents()[kind].reach == "country" and kind != "war"
    if wide and place and figure.claimant_id in states() and figure.claimant_id != place and not text.places_in(figure.start, clause[1]):
        return "who says so is another country than its article's"
    if wide and place and _has_turned(text, figure, text.sentence(figure.start), place):
        return "the sentence before it speaks of another country"
    return SEVERAL if wide and _is_of_several(text, figure, *clause) else None


def _is_of_a_past_day(text: Text, figure: Figure, start: int) -> bool:
    """As in "since 7 May, when rebels stormed Kelm, killing 40" and "a similar raid in May left 74 dead", in an article of June."""
    if _SIMILAR.search(text.text, start, figure.start):
        return True
    ends = [
        row.end
        for row in text.dates
        if start <= row.start < row.end < figure.start and row.last_day and text.day and row.last_day <= text.day - RECENT
    ]
    return any(_WHEN.match(text.text, end) for end in ends)


def _is_short(kind: str) -> bool:
    """Whether a kind of incident is over within a year: what has died since an earlier one died of something else."""
    return incidents()[kind].days < YEAR


def _from_parts(text: Text, figure: Figure) -> bool:
    """Whether an article tells of bodies from one place and another: "ten bodies from the stairwells", "six from outside the tower"."""
    found = [row.low for row in text.figures if row.item_class == "bodies" and _FROM.match(text.text, row.end)]
    return figure.low in found and len(set(found)) > 1


def _is_earlier(text: Text, figure: Figure, number: int) -> bool:
    """As in "On Friday, a bomb had killed 18 people on a bus", in an article on Sunday's."""
    start, end = text.starts[number], text.ends[number]
    before = text.text[start : figure.start]
    after = _after().search(before) if any(sign in before for sign in _SIGNS) else None
    if after and (
        text.kinds_in(start, start + after.start()) or _COMES.search(before, 0, after.start())
    ):  # "twin blasts, a week after two bombings"; not "landed a day after a quake"
        return True
    if _RECALLED.search(before):
        return True  # "the scene will stir memories of the bombing that killed 191"
    if number < text.title + 1 or text.day is None:
        return False
    days = [row.last_day for row in text.dates if start <= row.start < end and row.first_day == row.last_day and row.last_day]
    first = text.ends[min(text.title, len(text.ends) - 1)]
    lead = [row.last_day for row in text.dates if row.start < first and row.first_day == row.last_day and row.last_day]
    now = min((day for day in lead if day <= text.day), default=text.day)
    return bool(days) and max(days) <= now - APART and _dated().search(text.text, start, end) is not None


def _is_of_several(text: Text, figure: Figure, start: int, end: int) -> bool:
    """Whether a clause counts the dead of several countries in one number: "killed 732 in Peru, Chile and Bolivia"."""
    named = [found for found in text.places_in(start, end) if found.state]
    if not named and _REGION.search(text.text, start, end):
        named = [found for found in text.places_in(0, text.ends[min(text.title, len(text.ends) - 1)]) if found.state]
        return any(_AND.fullmatch(text.text, one.end, other.start) for one, other in pairwise(named))
    for one, other in pairwise(named):
        if one.actor != other.actor and _AND.fullmatch(text.text, one.end, other.start):
            beside = _BESIDE.match(text.text, figure.end, one.start)
            return not _EACH.search(text.text, beside.end() if beside else figure.end, other.start) if one.start > figure.end else True
    # "flooding across southern Africa, killing 122"
    wide = [found for found in text.places_in(start, end) if found.actor in _continents()]
    return bool(wide) and not named and any(_REACHED.search(text.text, max(start, found.start - 40), found.start) for found in wide)


@cache
def _continents() -> frozenset[str]:
    """The actor ids of regions of several countries."""
    return frozenset(slug(name) for name in word_list("continent"))


def _has_turned(text: Text, figure: Figure, number: int, place: str) -> bool:
    """Whether the sentence before, in the paragraph, tells of another country's places, and the figure's own of none.

    "The president of Ruritania flew to the province of Sarnia. At least 31 people died.", in an article on Borduria.
    """
    if number == 0 or text.paragraph[number - 1] != text.paragraph[number] or text.places_in(text.starts[number], text.ends[number]):
        return False
    before = text.places_in(text.starts[number - 1], text.starts[number])
    return any(not found.state for found in before) and all(found.top != place and found.home not in (None, place) for found in before)
