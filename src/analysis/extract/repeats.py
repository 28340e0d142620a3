"""Names of a text where they stand again unseen: "Vantor" after "Alma Vantor", in headlines, after a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.extract.found import Words
from analysis.extract.identity import core
from analysis.extract.names import Span, Spotter
from analysis.extract.openers import PROPER
from analysis.extract.person_names import parse
from analysis.extract.short_forms import initials, tails
from analysis.lexicons import naming

_DEFINED = re.compile(
    r"(?:['’]s?)?,? [(\[](?:the |or )?[\"“‘']?([A-Z][A-Za-z&]{1,8})[\"”’']?[)\]]|, or (?P<also>[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)(?=[,.;])"
)
ACTS = frozenset({"VBD", "VBZ", "MD", "POS"})
SHORTEST = 4  # letters of a surname or name that is looked for again


def known(spans: Sequence[Span]) -> dict[str, Span]:
    """Words, as written and in capitals, to a span whose kind they share."""
    found: dict[str, Span] = {}
    for span in spans:
        if span.kind not in ("person", "organisation", "group", "place") or not (span.text[0].isupper()):
            continue
        words = [span.text] if " " not in span.text else []
        if span.kind == "person" and " " in span.text:
            name = parse(span.text)
            words.append(span.text.split()[0 if name.surname_first else -1].strip("."))
        elif span.kind == "organisation" and " " not in (stem := core(span.key)) and stem not in naming.cue_words("vague"):
            words.append(span.text[: len(stem)])
        for word in words:
            if len(word) >= SHORTEST and word not in naming.titles():
                found.setdefault(word, span)
                found.setdefault(word.upper(), span)
    return found


def abbreviations(spans: Sequence[Span], text: str) -> dict[str, Span]:
    """Short forms that the text defines: "Vantor Relief Organisation (VRO)"."""
    found = {}
    for span in spans:
        if span.kind not in ("organisation", "group", "place", "state") or " " not in span.text:
            continue
        if given := _DEFINED.match(text, span.end):
            letters = given[1] or given["also"]
            if span.kind in ("organisation", "group") or letters in (initials(span.text), *tails(span.text)):
                found[letters] = span
    return found


def _complete(spans: Sequence[Span], names: dict[str, Span]) -> None:
    """Give a run of two or three capitalised words that nothing else shows, and that a person's surname ends, that person's kind."""
    for span in spans:
        parts = span.text.split()
        if span.kind is None and span.label == "SHAPE" and 1 < len(parts) < 4 and not span.shouted:
            model = names.get(parts[-1])
            if model is not None and model.kind == "person" and model.text == parts[-1]:
                span.kind = "person"


def _join(made: dict[int, Span], whole: set[str], spotter: Spotter) -> None:
    """Make one span of the two words of a full name that stands again unseen: "LUND, Dec 15: Ada Quist left"."""
    for index in sorted(made):
        first, second = made.get(index), made.get(index + 1)
        if first and second and spotter.text[first.start : second.end] in whole:
            made[index] = spotter.span(first.start, second.end)
            made[index].kind = "person"
            del made[index + 1]


def find(spans: Sequence[Span], words: Words, text: str, spotter: Spotter) -> list[Span]:
    """The spans with the repeats among them."""
    defined = abbreviations(spans, text)
    for span in spans:
        if (letters := span.text.replace(" ", "")) in defined:  # "RuFire", and "Ru Fire" further down
            span.kind, span.short_for = defined[letters].kind, defined[letters].key
    names = known(spans) | defined
    _complete(spans, names)
    # names inside "the Vantor War" are not looked for, nor inside names already found
    whole = [span for span in spans if span.kind or (span.last > span.first and span.label not in ("", "SHAPE"))]
    taken = {index for span in whole for index in range(span.first, span.last + 1)}
    often = {word for word, count in Counter(span.text for span in spans if span.kind).items() if count > 1}
    plain = set(words.text)  # "trump" in small letters somewhere: the word may be common here
    made: dict[int, Span] = {}
    for index, word in enumerate(words.text):
        model = names.get(word)
        if model is None or index in taken:
            continue
        follows = words.tag[index + 1] if index + 1 < len(words) else ""
        beside = index + 1 < len(words) and words.text[index + 1] in (",", "—", "–")  # "Quist, a farmer"
        opens = follows not in ACTS and not beside and index == words.spans[words.sentence[index]][0]
        shouted = word.isupper() and not model.text.isupper()
        # "Brown said" is he, "Brown bears" at the head of a sentence may not be
        if word in defined or words.tag[index] in PROPER or not (opens or shouted) or (word in often and word.lower() not in plain):
            span = spotter.span(words.start[index], words.end[index], entries=model.entries if " " not in model.text else ())
            span.kind = model.kind
            span.short_for = model.key if word in defined else ""
            made[index] = span
    if not made:
        return list(spans)
    _join(made, {span.text for span in spans if span.kind == "person" and span.text.count(" ") == 1}, spotter)
    return sorted([*(span for span in spans if span.kind or span.first not in made), *made.values()], key=lambda span: span.start)
