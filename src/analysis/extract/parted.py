"""Spans that hold two names, or half of one: "Melk Lands Registrar Alma Brun", "Governor Hope" and "Brun"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.extract import titles
from analysis.lexicons import naming, registry

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.extract.names import Span, Spotter

PAIR = 2  # words of a person's full name
PERSONAL = 3  # words of a person's name after an office or a body
BRANCHES = frozenset({"branch", "chapter", "lodge", "section"})
LEADING = frozenset(
    {"Local", "Fellow", "Rival", "Striking", "Former", "Outgoing", "Senior"}
)  # before a name that the text has without them


def settle(spans: Sequence[Span], spotter: Spotter) -> list[Span]:
    """The spans, two names in one as two and two halves of a person's as one."""
    alone = frozenset(span.text for span in spans)
    return [part for span in _whole(spans, spotter) for part in _parts(span, alone, spotter)]


def _whole(spans: Sequence[Span], spotter: Spotter) -> Iterator[Span]:
    """The spans, a given name that is also a common word joined to the surname behind it: "Governor Hope" "Brun"."""
    held: Span | None = None
    for span in spans:
        if held is not None and span.start < held.end:
            continue  # the Lume of "Vantor do Lume"
        if held is not None and _are_halves(held, span, spotter):
            held = spotter.span(held.start, span.end, "PERSON")
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _are_halves(one: Span, other: Span, spotter: Spotter) -> bool:
    words = spotter.words
    single = one.first == one.last and other.first == other.last == one.last + 1 and one.end + 1 == other.start
    if not single or one.entries or one.shouted or words.head[one.first] != other.first or titles.kinds(other.text):
        return False
    titled = titles.before(spotter.text, one.start) is not None
    known = bool(other.entries) and not (titled and all(entry.rule == "place" for entry in other.entries))  # "Corporal Ray Pamplona"
    return not known and (titled or one.text in naming.given_names()) and words.tag[other.first] == "NNP"


def _parts(span: Span, alone: frozenset[str], spotter: Spotter) -> Iterator[Span]:
    """The names that a span holds: mostly itself."""
    texts = spotter.words.text[span.first : span.last + 1]
    cut = (
        None
        if span.entries or len(texts) == 1
        else _office(texts, span.label) or _person(span, alone, spotter.words) or _branch(span, alone, spotter)
    )
    if cut is None:
        yield span
        return
    before, after = cut
    if before and texts[0] not in LEADING:
        yield _named(spotter, span.start, spotter.words.end[span.first + before - 1], "ORG")
    yield _named(spotter, spotter.words.start[span.first + after], span.end, "PERSON")


def _named(spotter: Spotter, start: int, end: int, label: str) -> Span:
    """A part of a span: what the registry knows, else what two words of it mostly are."""
    text = spotter.text[start:end]
    return spotter.span(start, end, label if " " in text else "SHAPE", entries=registry.names().get(text, ()))


def _office(texts: list[str], label: str) -> tuple[int, int] | None:
    """Where the body ends and the person begins around an office: "Melk Lands Registrar Alma Brun"."""
    for at in range(len(texts) - 2, 0, -1):
        rest = texts[at + 1 :]
        known = label == "PERSON" or rest[0] in naming.given_names()
        if "office" in titles.kinds(texts[at]) and 1 < len(rest) <= PERSONAL and known and all(word[0].isupper() for word in rest):
            first = at
            while first and titles.kinds(texts[first - 1]):
                first -= 1
            return first, at + 1
    return None


def _person(span: Span, alone: frozenset[str], words: Words) -> tuple[int, int] | None:
    """Where a body ends and its head begins: "secretary of the Guild of Weavers Alma Brun", "director of the Rail Police Orvan Kelm"."""
    texts = words.text[span.first : span.last + 1]
    at = len(texts) - PAIR
    if at < 1 or texts[0] in naming.given_names() or not (texts[at][0].isupper() and texts[at + 1][0].isupper()):
        return None
    closes = naming.last_words().get(texts[at - 1]) == "organisation"
    if texts[at] in naming.given_names():
        return (at, at) if at > 1 and (closes or " ".join(texts[:at]) in alone) else None
    held = [word for word in words.lower[max(0, span.first - PAIR) : span.first] if word != "the"][-1:] == ["of"]
    plain = not any(text in naming.last_words() or naming.is_institutional(text) for text in texts[at:])
    office = words.lower[max(0, span.first - PAIR - 1) : span.first]
    return (at, at) if closes and held and plain and any(titles.kinds(word) for word in office) else None


def _branch(span: Span, alone: frozenset[str], spotter: Spotter) -> tuple[int, int] | None:
    """Where a body's name and that of its branch's town meet ("Weavers Melk branch"), or a word before a name ends ("Local Weavers")."""
    words = spotter.words
    texts = words.text[span.first : span.last + 1]
    rest = spotter.text[words.start[span.first + 1] : span.end]
    if texts[0] in LEADING and (rest in alone or rest in registry.names()):
        return 1, 1
    known = len(texts) == 2 and any(text in alone or text in registry.names() for text in texts)
    return (1, 1) if known and words.lower[span.last + 1 : span.last + 2] and words.lower[span.last + 1] in BRANCHES else None
