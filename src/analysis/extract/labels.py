"""Labels before a colon that say who speaks: "Poll: …" over an article, "BRUN: …" in a transcript."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.cues import source_nouns
from analysis.extract.frames import Frame
from analysis.lexicons import naming, registry

if TYPE_CHECKING:
    from analysis.extract.found import Words

LABEL = re.compile(r"^[ \t]*(?P<label>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}):[ \t]+(?=\S)", re.MULTILINE)
SPEAKER = re.compile(r"(?:[QA]|[A-Z][A-Z.’'-]+(?: [A-Z.’'-]+){0,3})$")
TAIL = re.compile(r"(?::| [-–—]) (?P<who>(?:[\w.’']+ ){0,3}[\w’']+)\s*$")
HEADLINE = 120  # characters; a longer single line is no headline
TRANSCRIPT = 3  # labels in capitals that make a transcript


def labelled_frames(words: Words, text: str) -> Iterator[Frame]:
    """A frame for each labelled line; in a transcript it goes on until the next label."""
    labels = list(LABEL.finditer(text))
    speakers = [label for label in labels if SPEAKER.match(label["label"])]
    transcript = len(speakers) >= TRANSCRIPT
    for label in labels:
        if transcript and label in speakers:
            following = next((other.start() for other in speakers if other.start() > label.start()), len(text))
        else:
            following = text.find("\n", label.end())
        first, last = token_at(words, label.start("label")), token_at(words, label.end("label"))
        begin, end = token_at(words, label.end()), token_at(words, following if following >= 0 else len(text))
        known = any(words.lemma[token].lower() in source_nouns("document") | source_nouns("people") for token in range(first, last))
        known = known or (not text[: label.start()].strip() and is_name(words, first, last))
        if first < last and begin < end and (known or (transcript and label in speakers)):
            yield Frame(last - 1, ":", "say", (last - 1,), ((begin, end),), quoted=transcript and label in speakers)


def headline_frames(words: Words, text: str) -> Iterator[Frame]:
    """A frame for a headline that ends with its source: "Quake kills 40 in Peru: ministry", "Storm sank 40 boats – Osk"."""
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0]
    found = TAIL.search(line)
    if found is None or len(line) == len(text.strip()) > HEADLINE:
        return
    first, last = token_at(words, start + found.start("who")), token_at(words, start + found.end("who"))
    if last <= first:
        return
    people = any(source_nouns(kind) & {words.lemma[last - 1].lower()} for kind in ("people", "body", "official", "document"))
    people = people or any(title.kind in ("office", "lower") for title in naming.titles().get(words.lower[last - 1], ()))
    if people or is_name(words, first, last):
        yield Frame(last - 1, ":", "say", (last - 1,), ((0, first - 1),))


def is_name(words: Words, first: int, last: int) -> bool:
    """Is a stretch the name of somebody who can speak? One word may be a place: "Kiel: 40 killed in raid"."""
    if last - first == 1 and (not words.text[first].isupper() or is_place(words.text[first])):
        return False
    known = registry.names().get(" ".join(words.text[first:last]), ())
    if last - first > 1 and any(entry.actor.kind == "organisation" for entry in known):
        return True
    return any(begin <= first and end == last and label in ("PERSON", "ORG") for begin, end, label in words.entities)


def is_place(name: str) -> bool:
    """Is a word in capitals that of a dateline: "BENGALURU: A court has jailed 12 men"?"""
    return any(entry.actor.kind in ("place", "state") for entry in registry.names().get(name.title(), ()))


def token_at(words: Words, offset: int) -> int:
    """The first token that starts at an offset or after it."""
    return bisect_left(words.start, offset)
