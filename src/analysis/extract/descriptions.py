"""What a text says that a name is: "Alma Vantor, a farmer", "Vantor is the largest district", "the grid operator, Vantor"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.extract import titles
from analysis.lexicons import listed, naming, read_tsv, registry, word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.extract.names import Span

Cue = tuple[str, float]  # the kind shown, and how strongly
_PERSON: Cue = ("person", 2.5)
SEATED = re.compile(r"\)|, [A-Z][\w ]{1,12}\)")
NAME = 3  # words before a bracket that may be of a person's name
REACH = 12  # tokens after a name in which what it is may be said


@cache
def _nouns() -> dict[str, Cue]:
    """Nouns to the kind of what they describe: trades and kin are persons', "district" and "firm" as beside a name."""
    found = {text: _PERSON for text, titles in naming.titles().items() if any(title.kind == "lower" for title in titles)}
    found |= {trade: _PERSON for trade in word_list("trade") if " " not in trade}
    for row in read_tsv("name_cues"):
        if (row["position"], row["kind"]) in (("kind", "place"), ("before", "organisation")):
            found |= dict.fromkeys(listed(row["words"]), (row["kind"], 2.5))
    return found


def shown(words: Words, last: int) -> Cue | None:
    """The kind that an apposition or a predicate gives the name that ends with a token."""
    for child in words.children[last]:
        if last < child < last + REACH and words.dep[child] == "appos" and words.text[child].islower() and _described(words, last, child):
            cue = _nouns().get(words.lower[child])
            former = any(words.lower[part] == "former" for part in words.children[child])  # "Brun, a former land developer"
            return _PERSON if former and (cue is None or cue[0] != "place") else cue
    verb = words.head[last]
    if words.dep[last] == "nsubj" and words.lemma[verb] == "be" and verb == last + 1:
        for child in words.children[verb]:
            if words.dep[child] == "attr" and words.text[child].islower():
                return _nouns().get(words.lower[child])
    return None


def _described(words: Words, last: int, noun: int) -> bool:
    """Whether a noun in small letters is beside the name with an article: "Vantor, a rescue worker in Lund"."""
    return words.text[last + 1] == "," and words.left_edge[noun] <= last + 3


def is_seat(span: Span, text: str) -> bool:
    """Whether a bracket behind a person has the place that he sits for: "Councillor Alma Brun (Vantor)", "Alma Brun (Vantor, Lab)"."""
    if registry.is_acronym(span.text) or span.text in naming.titles() or not SEATED.match(text, span.end):
        return False
    before = text[max(0, span.start - 40) : span.start - 1].split()[-NAME:]
    personal = [word for word in before if word in naming.given_names() or titles.kinds(word) - {"modifier", "lower"}]
    return bool(personal) and all(word[0].isupper() for word in before[-2:])
