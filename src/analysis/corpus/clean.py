"""Story and furniture: the lines of a raw text that are the article, and those that are the page around it.

The cleaned text is the story's paragraphs, each on one line, with an empty line between two. It begins with the headline, once:
where the metadata have a title that the text lacks, the title becomes the first line, so that numbers in headlines are read.
Captions with content stay; credits without any go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.corpus.boilerplate import Rule, find_rule, parts, plain, rules_for, straight
from analysis.corpus.lines import Line, fold, paragraphs, same
from analysis.corpus.places import MENU_WORDS, cut_by_place

TITLE_WORDS = (3, 30)
REPEATED = 12  # words of a paragraph, at least, that is not said twice by chance

_SITE_SUFFIX = re.compile(r"\s+[|–—·•»-]\s+(?P<site>[^|–—·•»]{2,40})$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, what was cut (line from 1, words, rule), and what the furniture says of the article."""

    text: str
    removed: tuple[tuple[int, str, str], ...]
    title: str | None
    fields: dict[str, str]


def clean(text: str, *, title: str | None = None, source: str | None = None) -> Cleaned:
    """Cut the furniture out of one raw text (characters as `decode.normalise` leaves them).

    Args:
        text: the raw text, decoded.
        title: the headline, if something else than the text gives it.
        source: the outlet, if known: its name alone on a line before or after the story is furniture.
    """
    lines, fields = paragraphs(text), dict[str, str]()
    _cut_parts(lines)
    _cut_anywhere(lines)
    _cut_blocks(lines)
    _cut_pairs(lines)
    title = _settle_title(lines, title)
    _cut_repeats(lines)
    for _ in range(len(lines)):
        if not (_cut_edges(lines, fields, title, source) + _cut_beside(lines) + cut_by_place(lines, title, fields)):
            break
    kept = [line.text for line in lines if line.rule is None]
    if title and not any(same(title, text) for text in kept):
        kept.insert(0, title)
    removed = tuple((line.number, *cut) for line in lines if (cut := line.cut))
    return Cleaned("\n\n".join(kept), removed, title, fields)


def tidy_title(title: str, source: str | None = None) -> str:
    """A headline without the site's name behind it: "Ten ships leave | Harbour Post"."""
    found = _SITE_SUFFIX.search(title)
    if found and len(title[: found.start()].split()) >= TITLE_WORDS[0]:
        site = fold(found["site"])
        known = fold(source or "")
        if "|" in found[0] or (known and (site in known or known in site)):
            return title[: found.start()].strip()
    return title.strip()


# ---------------------------------------------------------------------------------------------------- cutting
def _cut_parts(lines: list[Line]) -> None:
    for line in lines:
        for rule in parts():
            found = rule.match(straight(line.text))
            if found and found[0].strip():
                left = f"{line.text[: found.start()]} {line.text[found.end() :]}".strip()
                if not left:
                    line.rule = rule.name
                    break
                line.parts.append((found[0].strip(), rule.name))
                line.text = left


def _cut_anywhere(lines: list[Line]) -> None:
    for line in lines:
        found = find_rule(plain(line.text), rules_for("any"))
        if found and found[0].cuts == "line":
            line.rule = found[0].name


def _cut_blocks(lines: list[Line]) -> None:
    """Rules that cut what follows, too: lists of headlines, the author's box, the comments."""
    total = sum(line.words for line in lines if line.is_story and line.rule is None) or 1
    before = 0
    openers = tuple(rule for rule in rules_for("any", "edge", "tail") if rule.cuts != "line")
    for index, line in enumerate(lines):
        if line.rule is not None:
            continue
        found = find_rule(plain(line.text), openers)
        if found is None:
            before += line.words if line.is_story else 0
            continue
        rule = found[0]
        if rule.cuts == "rest" and 2 * before < total:
            line.rule = rule.name  # a link to the comments, above the story
            continue
        line.rule = rule.name
        if rule.cuts == "list" and not before:
            continue  # above the story stands its headline, too
        for after in _block(rule, lines[index + 1 :], openers):
            after.rule = after.rule or rule.name
        if rule.cuts == "rest":
            return


def _block(rule: Rule, after: list[Line], openers: tuple[Rule, ...]) -> list[Line]:
    """The lines that go with the line that opens a block."""
    if rule.cuts == "rest":
        return after
    if rule.cuts == "paragraph":
        return after[:1] if len(after) == 1 or (after and not any(line.rule is None and line.is_story for line in after[1:])) else []
    headlines: list[Line] = []
    for line in after:
        if line.is_sentence or line.words > TITLE_WORDS[1] or find_rule(plain(line.text), openers):
            break
        headlines.append(line)
    if len(headlines) > 2 and len(headlines) < len(after) and headlines[-1].text.endswith("?"):
        headlines.pop()  # the question that the next paragraph answers
    # a subheading in the story that sounds like the head of a list ("More on this story") has no list below it
    twice = len(headlines) == 1 and any(line.text == headlines[0].text for line in after[1:])
    return headlines if len(headlines) >= 2 or len(headlines) == len(after) or twice else []


def _cut_edges(lines: list[Line], fields: dict[str, str], title: str | None, source: str | None) -> int:
    """Rules that hold only before or after the story; the zone is the lines up to the first, from the last, line of story."""
    done, sections = 0, list[str]()
    for place, ordered in (("head", lines), ("tail", lines[::-1])):
        rules = rules_for("edge", "head" if place == "head" else "tail")
        for index, line in enumerate(ordered):
            if line.rule is not None or (title and same(title, line.text)):
                continue
            found = find_rule(plain(line.text), rules)
            if found:
                line.rule = found[0].name
                value = next((group for group in found[1].groups() if group), line.text)
                if found[0].field == "section":
                    sections.append(value)
                elif found[0].field:
                    fields.setdefault(found[0].field, value)
            elif source and same(source, line.text):
                line.rule = "site-name"
            elif line.is_story and not (place == "head" and _leads(ordered[index + 1 : index + 6])):
                break
            done += line.rule is not None
    if len(sections) == 1:  # more are a menu
        fields.setdefault("section", sections[0])
    return done


def _leads(after: list[Line]) -> bool:
    """Whether a byline or a day still follows: the line above it is the standfirst."""
    rules = tuple(rule for rule in rules_for("edge") if rule.name in ("byline", "published-line", "date-line"))
    waiting = (line for line in after if line.rule is None)
    return any(find_rule(plain(line.text), rules) for line in waiting)


def _cut_beside(lines: list[Line]) -> int:
    done = 0
    for index, line in enumerate(lines):
        if line.rule is not None or line.words > 3:
            continue
        beside = [other.rule for other in lines[max(index - 1, 0) : index + 2] if other is not line]
        if any(beside) and (found := find_rule(plain(line.text), rules_for("beside"))):
            line.rule = found[0].name
            done += 1
    return done


def _cut_pairs(lines: list[Line]) -> None:
    """Headlines of other stories that stand twice, as the words of a picture and of its link; the first headline may be the page's own."""
    left = [line for line in lines if line.rule is None]
    twice = [
        (line, other)
        for index, line in enumerate(left)
        for other in left[index + 1 : index + 3]
        if _is_headline(line) and same(line.text, other.text)
    ]
    if len({fold(line.text) for line, _ in twice}) >= 2:
        own = next(fold(line.text) for line in left if _is_headline(line))
        for line in (line for pair in twice for line in pair if fold(line.text) != own):
            line.rule = "listed-twice"


def _is_headline(line: Line) -> bool:
    return TITLE_WORDS[0] < line.words <= TITLE_WORDS[1] and not line.is_sentence


def _cut_repeats(lines: list[Line]) -> None:
    """Paragraphs that stand twice: a pull quote; the lead as the page's summary, whole or broken off."""
    left = [(line, fold(line.text)) for line in lines if line.rule is None and line.words >= REPEATED]
    last = {_beginning(words): words for _, words in left}
    seen: set[str] = set()
    for line, words in left:
        later = last[_beginning(words)]
        broken_off = later != words and line.text[-1] not in '.!?"”’)' and (later.startswith(words) or words.startswith(later))
        if words in seen or broken_off:
            line.rule = "repeated-line"
        seen.add(words)


def _beginning(words: str) -> str:
    return " ".join(words.split()[:REPEATED])


# ----------------------------------------------------------------------------------------------------- titles
def _settle_title(lines: list[Line], title: str | None) -> str | None:
    """Find the headline, and cut its repetitions."""
    if title is None:
        title = _guess_title(lines)
    if title is None:
        return None
    seen = False
    for line in lines:
        if line.rule is None and (same(title, line.text) or same(title, tidy_title(line.text))):
            if seen:
                line.rule = "repeated-title"
            elif not same(title, line.text):
                line.rule = "page-title"  # the headline with the site's name behind it
            else:
                seen = True
    return title


def _guess_title(lines: list[Line]) -> str | None:
    """The first line above the story that can be a headline: not of a menu, where longer ones follow."""
    found: list[str] = []
    for index, line in enumerate(lines):
        if line.rule is not None or find_rule(plain(line.text), rules_for("head", "edge")):
            continue
        fits = TITLE_WORDS[0] <= line.words <= TITLE_WORDS[1] and not re.search(r"[.,;:]$", line.text) and not line.parts
        if fits and any(other.is_story for other in lines[index + 1 :] if other.rule is None):
            found.append(tidy_title(line.text))
        if line.is_story or (fits and line.words > MENU_WORDS):
            break
    return next((title for title in found if len(title.split()) > MENU_WORDS), found[0] if found else None)
