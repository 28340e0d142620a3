"""Names told in one breath, which are mostly of one kind: "Orvane, Kelm and Dast were flooded", "KDP: 25 seats"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.extract.names import Span

_JOINED = re.compile(r", (?:and |or )?| and | & ")
_LAST = re.compile(r",? (?:and|or|&) ")
_SEATS = re.compile(r"(?:\W{1,4}| with )\d[\d,]* (?:seats|MPs)\b")

SHARE = 0.75  # of what the names of a list show together, for each of them
PAIR = 0.25  # of two names with "and" alone
MOST = 9.0  # more than this a list shows for none


def chains(spans: Sequence[Span], text: str) -> list[list[Span]]:
    """The lists of names of a text that end in "and"; spans in their order."""
    found: list[list[Span]] = []
    chain: list[Span] = []
    link = ""
    for span in spans:
        gap = text[chain[-1].end : span.start] if chain else ""
        if chain and len(gap) < 7 and _JOINED.fullmatch(gap) and not _LAST.fullmatch(link):
            chain.append(span)
            link = gap
            continue
        if len(chain) > 1 and _LAST.fullmatch(link):
            found.append(chain)
        chain, link = [span], ""
    if len(chain) > 1 and _LAST.fullmatch(link):
        found.append(chain)
    return found


def shares(
    spans: Sequence[Span], text: str, total: Callable[[str], Mapping[str, float]], kinds: Sequence[str]
) -> dict[str, dict[str, float]]:
    """What the names beside a name in a list show of it, by key.

    Args:
        spans: the candidates of a text, in order.
        text: the text.
        total: what is known of a key without its neighbours, by kind.
        kinds: the kinds that a list shows; the others are none's neighbours' matter.
    """
    found: dict[str, dict[str, float]] = {}
    for chain in chains(spans, text):
        part = SHARE if len(chain) > 2 else PAIR
        known = [total(span.key) for span in chain]
        for kind in kinds:
            points = [min(scores.get(kind, 0.0), MOST) for scores in known]
            for span, own in zip(chain, points, strict=True):
                mine = found.setdefault(span.key, {})
                mine[kind] = max(mine.get(kind, 0.0), part * (sum(points) - own) / (len(chain) - 1))
    return found


def has_seats(text: str, end: int) -> bool:
    """Whether a name is said to have seats, as parties do: "Zarvonia First – 54 seats"."""
    return _SEATS.match(text, end) is not None
