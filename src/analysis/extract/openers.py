"""Words that only the start of a sentence writes with a capital: no names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.extract import titles
from analysis.lexicons import naming, word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.extract.names import Span

PROPER = frozenset({"NNP", "NNPS"})
_SUM = re.compile(r"[A-Z][A-Za-z]{0,3}\d+(?:[.,]\d+)+")
RANK = 8  # tokens before a bracket in which a rank may be spelt out
CAPITALS = 4  # letters of an acronym, at most
SURE = 2.0  # weight of a registry name that even the head of a sentence does not explain away


def opens(span: Span, words: Words) -> bool:
    """Whether a span is but the first word of a sentence, capital for that reason alone."""
    first = span.first
    if not _heads(span, words):
        return False
    if words.tag[first] not in PROPER:
        return True
    lower = naming.titles().get(words.lower[first], ())  # "Economist Alma Quist"
    return any(title.kind == "lower" for title in lower) and first + 1 < len(words) and words.tag[first + 1] in PROPER


def cut(span: Span, words: Words, end: int) -> bool:
    """Whether a span is the first word of a common noun that opens a sentence, of which the tagger took more: "Coast guard"."""
    after = span.last + 1
    return (
        _heads(span, words)
        and after < len(words)
        and words.end[after] <= end
        and words.tag[after] in ("NN", "NNS")
        and words.text[after].islower()
    )


def chance(span: Span, words: Words) -> bool:
    """Whether a registry name is likelier a plain word at the head of its sentence: "Most were free"."""
    return bool(span.entries) and max(entry.weight for entry in span.entries) < SURE and opens(span, words)


def plain(span: Span, words: Words, small: frozenset[str]) -> bool:
    """Whether the word that a span begins a sentence with is one that the text has in small letters, or one that names nobody.

    "Cholera kills 14 … The cholera broke out in May", "Turnout reached 64 per cent".
    """
    if is_sum(span, words) or _is_drop_cap(span, words) or _is_rank(span, words):
        return True
    return not span.entries and (span.key in word_list("no name") or (span.key in small and not span.title and _heads(span, words)))


def small(words: Words) -> frozenset[str]:
    """The nouns that a text has in small letters, as written and in the singular, and nowhere inside a sentence with a capital."""
    found, named = set(), set()
    for index, tag in enumerate(words.tag):
        if tag in ("NN", "NNS") and words.text[index].islower():
            found |= {words.lower[index], words.lemma[index]}
        elif tag in PROPER and index != words.spans[words.sentence[index]][0]:
            named.add(words.lower[index])
    return frozenset(found - named)


def is_sum(span: Span, words: Words) -> bool:
    """Whether a word is a currency's letter with a number: the P40 of "P40 million"."""
    after = words.lower[span.last + 1 : span.last + 2]
    if _SUM.fullmatch(span.text):
        return True  # "RM709,087.80"
    return span.text[-1].isdigit() and not span.entries and after in (["million"], ["billion"], ["trillion"], ["crore"], ["lakh"])


def _is_rank(span: Span, words: Words) -> bool:
    """Whether letters in a bracket are those of the rank before it: "a deputy superintendent of police (DSP)"."""
    at = span.first - 1
    if not span.text.isupper() or at < 1 or words.text[at] != "(":
        return False
    before = [words.text[token] for token in range(max(0, at - RANK), at) if words.text[token].isalpha() and words.lower[token] != "of"]
    ranks = before[-len(span.text) :]
    named = [word for word in ranks if titles.kinds(word) or titles.kinds(word.title())]
    return "".join(word[0] for word in ranks).upper() == span.text and len(named) >= len(ranks) - 1 > 0


def _is_drop_cap(span: Span, words: Words) -> bool:
    """Whether a word is in capitals because it opens the text: "A RALLY against the closure"."""
    opening = span.first == span.last == 1 and words.lower[0] in ("a", "an", "the") and span.text.isupper() and len(span.text) > CAPITALS
    return opening and not span.entries and words.text.count(span.text) == 1 and words.text[2:3] != [] and words.text[2].islower()


def _heads(span: Span, words: Words) -> bool:
    return span.first == span.last == words.spans[words.sentence[span.first]][0]
