"""Furniture by its place alone: menus above the headline, names below it, fragments behind the end of the story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.corpus.lines import Line, fold, same

MENU_WORDS = 3  # words of an entry of a menu
FRAGMENT_WORDS = 15  # a longer line behind the story may be story, with or without a full stop

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|and)(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|and)){1,4}$")
_OFFICE = re.compile(r".*\b(?:correspondent|reporter|editor|writer|fellow|staff|contributor|columnist|bureau chief)\b.*", re.IGNORECASE)
_ABOUT = r"(?:is|was|has|covers|writes|reports|reported|joined|works|can be reached)\b"
_DAYS = frozenset({"byline", "published-line", "date-line"})  # rules of lines that stand above the story
_INNER_END = re.compile(r"[.!?]['\"”’)]* [A-Z]")
_BY = re.compile(r"\bby (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})$", re.IGNORECASE)
_LISTED = re.compile(r"[-•*–]|\d+[.)]\s")


def cut_by_place(lines: Sequence[Line], title: str | None, fields: Mapping[str, str]) -> int:
    """Cut what stands around the story and is none by its place; how many lines."""
    before = sum(line.rule is not None for line in lines)
    _cut_head(lines, title)
    _cut_tail(lines, _names(lines, fields))
    _cut_contents(lines)
    return sum(line.rule is not None for line in lines) - before


def _cut_head(lines: Sequence[Line], title: str | None) -> None:
    """Menus above the headline; names, offices and counts between it and the story."""
    headline = next((index for index, line in enumerate(lines) if title and line.rule is None and same(title, line.text)), None)
    if headline is None:
        return
    above = [line for line in lines[:headline] if line.rule is None]
    if not any(line.is_story for line in above):
        for line in above:
            if line.words <= MENU_WORDS or (title and fold(title) in fold(line.text)):
                line.rule = "above-headline"
    for index, line in enumerate(lines[headline + 1 :], headline + 2):
        if line.rule is not None:
            continue
        if line.is_story and not any(other.rule in _DAYS for other in lines[index : index + 5]):
            return
        if line.words <= 8 and not line.ends and (line.text.isdigit() or _NAME.match(line.text) or _OFFICE.match(line.text)):
            line.rule = "name-line"


def _names(lines: Sequence[Line], fields: Mapping[str, str]) -> list[str]:
    """Who may have written the text: the byline, and names that stand alone."""
    named = [line.text for line in lines if line.rule == "name-line" and _NAME.match(line.text)]
    posted = [found["name"] for line in lines if line.rule in _DAYS and (found := _BY.search(line.text))]
    return [name for name in (fields.get("author", ""), *named, *posted) if name]


def _cut_tail(lines: Sequence[Line], names: Sequence[str]) -> None:
    """Fragments behind the last sentence, and what is said of the author there."""
    authors = "|".join(map(re.escape, names))
    about = re.compile(rf"(?:about )?(?:{authors})(?: {_ABOUT}.*|,? .{{0,60}})?$", re.IGNORECASE) if authors else None
    left = [line for line in lines if line.rule is None]
    if len(left) > 1 and left[-2].ends and _NAME.match(left[-1].text) and left[-1].text not in names:
        return  # the agency whose report it is
    for place in range(len(left) - 1, len(left) // 3, -1):
        line = left[place]
        if about and about.match(line.text) and line.words < 60:
            line.rule = "author-line"
        elif _is_fragment(line) and not left[place - 1].text.endswith(":"):
            line.rule = "tail-fragment"
        else:
            return


def _is_fragment(line: Line) -> bool:
    """Whether a line is no sentence, nor an entry of a list: a headline, a run of links."""
    if line.ends or _INNER_END.search(line.text) or _LISTED.match(line.text):
        return False
    return line.words < FRAGMENT_WORDS or _is_in_title_case(line.text)


def _is_in_title_case(text: str) -> bool:
    """Whether nearly all longer words begin with a capital: "Storm Closes Nine Ports as Ferry Owner Puts Loss at $9 Million"."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)


def _cut_contents(lines: Sequence[Line]) -> None:
    """A list of contents: short lines in a row that come again as headings of the story."""
    left = [line for line in lines if line.rule is None]
    later = {line.text: index for index, line in enumerate(left)}
    run: list[Line] = []
    for index, line in enumerate([*left, Line(0, "", "end")]):
        if line.rule is None and line.words <= 8 and later[line.text] > index:
            run.append(line)
            continue
        if len(run) >= 2:
            for entry in run:
                entry.rule = "contents"
        run = []
