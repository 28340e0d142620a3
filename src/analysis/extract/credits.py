"""Outlets and agencies that a text relays: "Yonhap reports", "according to Stars and Stripes", "(Reuters)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.extract import governments
from analysis.extract.found import Words
from analysis.extract.names import Span
from analysis.lexicons import listed, read_tsv, registry
from analysis.model import Credit

# names of outlets the registry does not know
_OUTLET = re.compile(
    r"\b(?:Times|Post|Herald|Tribune|Gazette|Journal|News|Daily|Chronicle|Telegraph|Guardian|Mail|Wire|Courier|Dispatch|Ledger|Monitor|Globe|Newswire|Express|Star|Observer|Radio|TV|Television|"
    r"News Agency|Press|Zeitung|Shimbun|Ilbo)$"
)
_BRACKET = re.compile(r"[(/|]\s*$|(?:^|\n)[\w .,]{0,40}\($")
_CLOSED = re.compile(r"\s*(?:[)/|]|[-–—]{1,2}\s|$)")


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Position to the words that show a credit there."""
    return {row["position"]: tuple(listed(row["words"])) for row in read_tsv("credit_cues")}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(sorted(map(re.escape, cues()["before"]), key=len, reverse=True))
    after = "|".join(sorted(map(re.escape, cues()["after"]), key=len, reverse=True))
    owner = r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+['’]s"  # "according to South Korea's Kelm Daily"
    lead = re.compile(rf"\b(?i:{before})(?: [Tt]he| {owner}| state-run)?\s+$")
    return lead, re.compile(rf"(?:['’]s)?,? (?:{after})\b")


def find(spans: Sequence[Span], words: Words, text: str, article_id: str) -> Iterator[Credit]:
    """Yield the outlets of a text that stand where a source stands."""
    for span in spans:
        if span.actor is not None and span.kind == "organisation" and _is_outlet(span) and _relayed(span, words, text):
            yield Credit(article_id=article_id, actor_id=span.actor.actor_id, text=span.text, start=span.start, end=span.end)


def _is_outlet(span: Span) -> bool:
    assert span.actor is not None
    return span.actor.actor_id in registry.outlets() or (span.actor.basis == "discovered" and bool(_OUTLET.search(span.actor.name)))


def _relayed(span: Span, words: Words, text: str) -> bool:
    before, after = _patterns()
    lead = text[max(0, span.start - 48) : span.start]
    if before.search(lead) or after.match(text, span.end):
        return True
    if _BRACKET.search(lead) and _CLOSED.match(text, span.end):
        return True
    if text.startswith("/", span.end) and (span.start == 0 or text[span.start - 1] in "\n (/"):
        return True
    index = governments.head(span, words)
    for _ in range(3):
        if words.dep[index] in ("nsubj", "nsubjpass"):
            return words.lemma[words.head[index]] in cues()["subject"]
        index = words.head[index]
        if words.dep[index] in ("ROOT", "conj", "appos") and words.tag[index].startswith("V"):
            return False
    return False
