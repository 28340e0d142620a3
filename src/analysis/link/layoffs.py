"""Jobs that a company or body cuts, however it is said: "to cut 400 jobs", "lay off 400", "reduces its workforce by 400"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from analysis.lexicons import read_tsv
from analysis.link.places import LEAD, Text
from analysis.model import Figure, Mention, Scope
from analysis.slugs import slug

_SIGNS = ("job", "layoff", "lay off", "laid off", "workforce", "headcount", "redundan", "staff", "employees", "workers")
_STAFF = r"(?:work\s?force|head\s?count|staff(?:ing)?(?:\s+(?:numbers|levels?))?|payroll|personnel|employees|manpower)"
_QUALIFIED = (
    r"(?:(?:about|around|some|roughly|nearly|almost|approximately|over|more|than|at|least|as|many|up|to|another|a\s+further|no|less|fewer)"
    r"\s+)*"
)
_CUT = (
    r"(?:cut(?:s|ting)?|slash(?:es|ed|ing)?|ax(?:e|es|ed|ing)|shed(?:s|ding)?|eliminat(?:e|es|ed|ing)|lay(?:s|ing)?\s*off|laid\s+off|"
    r"dismiss(?:es|ed|ing)?|sack(?:s|ed|ing)?|fir(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|let(?:s|ting)?\s+go(?:\s+of)?|"
    r"(?:the\s+)?(?:loss|cutting|elimination|shedding|dismissal)\s+of|mak(?:e|es|ing))"
)
_JOBS = r"(?:\s+(?:[a-z-]+\s+){0,2}?(?P<noun>jobs?|posts|positions|workers|employees|staff(?:ers)?|roles|people|persons))"
_VERB = re.compile(rf"\b(?P<verb>{_CUT})\s+{_QUALIFIED}$", re.I)
_AFTER_VERB = re.compile(rf"{_JOBS}\b(?P<redundant>\s+redundant)?", re.I)
_BARE = re.compile(r"\s*(?:[.,;?!)]|$|\n)|\s+(?:worldwide|globally|in|by|across|this|next|as|over|at)\b", re.I)
_BY = re.compile(
    rf"\b(?:reduc\w+|cut\w*|trim\w*|shr[iau]nk\w*|slash\w*|lower\w*|par(?:e|es|ed|ing))\s+(?:its|the|their|his|her)?\s*(?:[a-z-]+\s+){{0,3}}?{_STAFF}"
    rf"(?:\s+(?:worldwide|globally))?\s+by\s+{_QUALIFIED}$|"
    rf"\b(?:{_STAFF}|job)\s+(?:reductions?|cuts?|cutbacks|losses)\s+of\s+{_QUALIFIED}$",
    re.I,
)
_NOUN = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?(?:job\s+(?:cuts|losses)|layoffs|lay-offs|redundancies|dismissals)\b", re.I)
_PASSIVE = re.compile(
    rf"{_JOBS}\b[^\d;:.]{{0,30}}?\s+(?:(?:will|would|could|may|might|are|were|was|is|have|has|had|been|be|being|to|also)\s+)+"
    r"(?:cut|lost|axed|eliminated|shed|go|laid\s+off|made\s+redundant|dismissed|sacked|fired|scrapped|let\s+go)\b",
    re.I,
)
_ITSELF = re.compile(
    r"\b(?:it|its|the\s+(?:company|firm|group|bank|airline|carmaker|chipmaker|retailer|manufacturer|giant|operator|publisher|broadcaster))\b"
)
_PLANS = re.compile(r"(?:\s+\([A-Z]+\))?(?:\s+[a-z]+){0,2}?\s+(?:plans?|planned|will|is|intends?|aims?|to)\b")
_UNIT = re.compile(
    r"\b(?:at|in|from|of|across)\s+(?:its|the|their|one|a)\s+(?P<name>(?:[\w-]+\s+){0,2}(?:unit|division|arm|plant|factory|business|department|"
    r"branch|branches|subsidiary|site|segment|studio|newsroom))\b"
)
_OTHERS = re.compile(r"\b(?:rivals?|competitors?|suppliers?|(?:another|other)\s+(?:compan|firm)\w*|industry|sector|economy)\b", re.I)
_MORE = re.compile(rf"\b(?:another|a\s+further|an\s+additional|an\s+extra)\s+{_QUALIFIED}$", re.I)
_MORE_AFTER = re.compile(r"\s+(?:additional|further|more|extra)\b", re.I)
_ALREADY = re.compile(r"\b(?:already|previously)\s+(?:announced|cut|shed|axed|unveiled)\b", re.I)
_SINCE = re.compile(r"\bsince\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b")
_DIGIT = re.compile(r"\d")
_LIST = re.compile(r"\b(?:in|across)\s+(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)*,\s+(?:the\s+)?[A-Z][^.;]*?\band\s+(?:the\s+)?[A-Z]")
_OF_STAFF = re.compile(
    rf"\s+of\s+(?:the|its|their|his|her|all|[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*){{0,3}})\s+(?:[a-z]+\s+){{0,2}}?(?:{_STAFF}|total)\b"
)
_CUTS = re.compile(
    rf"\b(?:{_CUT}|(?:job\s+)?cuts|layoffs|lay-offs|firings|redundancies|reductions?|restructuring|overhaul|shake-?up)\b", re.I
)
_COME_FROM = re.compile(r"\b(?:come|comes|coming|came)\s+(?:from|in|at)\s+(?:a\s+(?:\w+\s+)?(?:factory|plant|site)\s+in\s+)?$")
_EMPLOYS = re.compile(
    rf"\b(?:employ(?:s|ed|ing)?|(?:has|had|with)(?:\s+(?:a\s+(?:total|workforce|staff)\s+of|currently|now|still))?)\s+{_QUALIFIED}$", re.I
)
_RELATIVE = re.compile(r"\b(?:of\s+(?:which|whom|them))\b")
_PLAIN = frozenset(["lay off", "lays off", "laying off", "laid off", "layoff"])  # what is done to people only


class Layoff(NamedTuple):
    """Whose jobs, and where, if the words say so."""

    subject: str
    within: str | None
    scope: Scope = "total"
    year: int | None = None  # in which they were announced, if it is past
    item_class: str = "jobs"  # or employees
    event: str = "cut"  # or employed
    group: None = None


@cache
def _agencies() -> frozenset[str | None]:
    return frozenset(slug(row["outlet"]) for row in read_tsv("outlet_domains") if row["kind"] == "agency")


def firm_of(text: Text) -> str | None:
    """Whose jobs an article may be on: the one body that its headline and lead name, "" of several; None where it tells of no layoffs."""
    if not any(sign in text.text for sign in _SIGNS):
        return None
    foot = text.ends[min(text.title + LEAD, len(text.ends)) - 1]
    lead = {row.actor_id for row in text.mentions if row.start < foot and _is_body(row)} - _agencies()
    return (next(iter(lead)) or "") if len(lead) == 1 else ""


def read(text: Text, figure: Figure, firm: str) -> Layoff | None:
    """The jobs that a number says are cut; None where it is not said whose, or of which it is only a part.

    Args:
        text: the article.
        figure: the figure.
        firm: the body that the article is on, if it is on one.
    """
    if figure.unit not in (None, "%") or max(figure.low or 0, figure.high or 0) < 1:
        return None
    number = text.sentence(figure.start)
    start, end = text.starts[number], text.ends[number]
    if figure.unit == "%":
        told = "cut" if _is_share(text.text, figure, start, end) else None
    else:
        told = "cut" if _is_cut(text.text, figure, start, end) else "employed" if _is_staff(text.text, figure, start, end) else None
    owner = _owner(text, figure, start, firm) if told and figure.scope != "part" else ""
    if not owner:
        return None
    if told == "employed":
        return Layoff(
            text.short.get(owner, owner), _where(text, figure, start, end), year=_year(text, figure), item_class="employees", event=told
        )
    before, after = text.text[start : figure.start], text.text[figure.end : end]
    scope: Scope = "change" if _MORE.search(before) or _MORE_AFTER.match(after) else "part" if _ALREADY.search(before + after) else "total"
    return Layoff(text.short.get(owner, owner), _where(text, figure, start, end), scope, _year(text, figure))


def _owner(text: Text, figure: Figure, start: int, firm: str) -> str:
    """The body that the sentence is about, also as who says so of itself: "according to Halden, the company will cut 400 jobs"."""
    here = text.mentions[bisect_left(text.mention_starts, start) : bisect_left(text.mention_starts, figure.start)]
    bodies = [row for row in here if _is_body(row)]
    acting = [row.actor_id or "" for row in bodies if row.role == "subject"]
    itself = [row.actor_id or "" for row in bodies if row.role == "claimant" and _is_own(text.text, row, figure)]
    if itself or acting:
        return [*itself, *acting][-1]
    return "" if _OTHERS.search(text.text, start, figure.start) else firm


def _is_body(row: Mention) -> bool:
    """Whether a name is a firm's or a body's, also where nothing but what it does says so: "Halden said that it will cut 400 jobs"."""
    return row.kind == "organisation" or (row.kind == "place" and row.rule == "discovered" and row.role in ("subject", "claimant"))


def _is_own(text: str, claimant: Mention, figure: Figure) -> bool:
    return _PLANS.match(text, claimant.end) is not None or _ITSELF.search(text, claimant.end, figure.start) is not None


def _is_cut(text: str, figure: Figure, start: int, end: int) -> bool:
    if _BY.search(text, start, figure.start) or _NOUN.match(text, figure.end, end) or _PASSIVE.match(text, figure.end, end):
        return True
    verb = _VERB.search(text, start, figure.start)
    if verb is None:
        return False
    after = _AFTER_VERB.match(text, figure.end, end)
    said = " ".join(verb["verb"].lower().split())
    if said.startswith("mak"):
        return after is not None and after["redundant"] is not None
    return after is not None or (said in _PLAIN and _BARE.match(text, figure.end, end + 1) is not None)


def _is_share(text: str, figure: Figure, start: int, end: int) -> bool:
    """Whether a share is that of a staff which is laid off: "400 jobs, or 8 per cent of its workforce"."""
    return _OF_STAFF.match(text, figure.end, end) is not None and _CUTS.search(text, start, figure.start) is not None


def _is_staff(text: str, figure: Figure, start: int, end: int) -> bool:
    return _EMPLOYS.search(text, start, figure.start) is not None and _AFTER_VERB.match(text, figure.end, end) is not None


def _year(text: Text, figure: Figure) -> int | None:
    """As in "In 2013 the company said that it would cut 4,000 jobs"."""
    said = figure.stated_to
    return said.year if said and text.day and said.year < text.day.year else None


def _where(text: Text, figure: Figure, start: int, end: int) -> str | None:
    """Where they are cut: "1,000 jobs in Finland" are less than all, and so are those "at its battery unit", or in several countries."""
    if since := _SINCE.search(text.text, start, end):
        return f"since {since['year']}"
    digit = _DIGIT.search(text.text, figure.end, end)
    end = digit.start() if digit else end  # "5,000 jobs, 700 of which are in the UK"
    relative = _RELATIVE.search(text.text, figure.end, end)
    end = relative.start() if relative else end  # "5,000 jobs, most of which are in the UK"
    unit = _UNIT.search(text.text, start, end)
    here = [
        found.actor
        for found in text.places_in(start, end)
        if not found.dateline and (found.located or _COME_FROM.search(text.text, figure.end, found.start))
    ]
    if unit:
        return unit["name"].lower()
    return "several places" if here and _LIST.search(text.text, start, end) else next(iter(here), None)
