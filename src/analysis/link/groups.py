"""Those whose deaths, injuries and flights are counted apart from everyone's: children, medics, civilians in a war, confirmed cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from analysis.lexicons import listed, read_tsv
from analysis.link import around, victims
from analysis.link.keys import BY_SIDE, FATES
from analysis.link.nouns import first, nouns, singular
from analysis.link.spans import WARLIKE
from analysis.link.stories import Story
from analysis.model import Figure

CASES = re.compile(r"\b(?P<sort>confirmed|suspected|probable|active|new|imported|asymptomatic)\b", re.I)
_LOWER = re.compile(r"\b[a-z]+\b")
_OF_THE = re.compile(r"\s+of\s+(?:the|its|his|her|their|our)\s+(?P<rest>[a-z -]+)")
_VERB = re.compile(r"\b(?:is|are|was|were|had|have|has|who|that)\b")
_BESIDES: dict[str, Callable[[Figure], bool]] = {
    "verified": victims.are_verified,
    "hospitalised": victims.are_in_hospital,
    "forces": victims.are_forces,
}  # whom the words beside a number tell apart


@cache
def known() -> dict[str, tuple[str, bool]]:
    """Nouns -> their group, and whether it is always counted apart."""
    return {noun: (row["group"], row["apart"] == "always") for row in read_tsv("groups") for noun in listed(row["nouns"])}


def sort_of_cases(figure: Figure) -> str | None:
    """Which cases are counted: the confirmed, the suspected; None of all."""
    match = CASES.search(figure.item or "")
    if match is None and figure.item_class != "cases":  # "confirmed cases climbed to 40"
        match = next(reversed(list(CASES.finditer(around.before(figure)))), None)
    return match["sort"].lower() if match else None


def is_within(figure: Figure, group: str) -> bool:
    """Whether a number is a part of those who are always counted apart, or these are not: "four of the children who died"."""
    match = _OF_THE.match(around.after(figure))
    words = _VERB.split(match["rest"])[0].split()[:3] if match else []
    return group in BY_SIDE or any(known().get(singular(word), ("", False))[0] == group for word in words)


def group_of(figure: Figure, story: Story | None) -> str | None:
    """Those whose fate is counted apart: children always, civilians in a war."""
    words = [singular(word) for word in first(figure.item).split()]
    if len(words) > 1 and nouns().get(words[-1]) in FATES:
        words.pop()  # "civilian deaths"
    group, always = _named_group(words)
    if group is None and story and story.scene.group:
        group, always = _named_group([singular(story.scene.group)])
    if group is None and figure.item_class == "troops":
        return "soldiers"
    said = (name for name, are in _BESIDES.items() if are(figure))
    if group is None and (besides := next(said, None)):
        return besides
    return group if always or (story and (story.kind is None or story.kind in WARLIKE)) else None


def named_besides(figure: Figure, groups: Collection[str]) -> bool:
    """Whether a figure's sentence names a group of a war other than these: the civilians, and not the Joint Chiefs of Staff."""
    words = _LOWER.findall(figure.evidence[:1].lower() + figure.evidence[1:])
    named = {known()[word][0] for word in map(singular, words) if word in known()}
    return bool(named & BY_SIDE - set(groups))


def _named_group(words: list[str]) -> tuple[str | None, bool]:
    """The group that the last words of a noun phrase name, and whether it is always counted apart: "aid workers" before "workers"."""
    longest = (" ".join(words[start:]) for start in range(max(0, len(words) - 2), len(words)))
    return next((found for name in longest if (found := known().get(name))), (None, False))
