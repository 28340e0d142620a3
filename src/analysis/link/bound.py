"""Where those who are sent go: 2,000 to two countries are a part of the 3,000 who go to three."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.lexicons import word_list
from analysis.link.around import after
from analysis.link.keys import Key
from analysis.link.near import Ruled
from analysis.model import Figure
from analysis.slugs import slug

_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
_TO = re.compile(rf"[^\d;:.]{{0,80}}?\bto\s+(?P<names>{_NAME}(?:(?:,\s+and|,|\s+and)\s+{_NAME})*)")
_AND = re.compile(r",\s+and\s+|,\s+|\s+and\s+")


def apart(figures: Sequence[Figure], ruled: Mapping[str, Ruled]) -> dict[str, Ruled]:
    """The figures' keys; of men sent to some of the countries to which others of the same series are sent, with these countries.

    Args:
        figures: all figures, in order.
        ruled: their keys.
    """
    bound: dict[Key, dict[str, frozenset[str]]] = defaultdict(dict)
    for figure in figures:
        key = ruled[figure.figure_id].key
        if key and key.event == "sent" and key.item_class in word_list("forces") and (names := _names(figure)):
            bound[key][figure.figure_id] = names
    found = dict(ruled)
    for key, members in bound.items():
        every = {*members.values()}
        for name, places in members.items():
            if any(places < others for others in every):
                found[name] = ruled[name]._replace(key=key._replace(within=slug(" ".join(sorted(places)))))
    return found


def _names(figure: Figure) -> frozenset[str]:
    """The names after "to": "2,000 troops to Ruritania and Borduria"."""
    match = _TO.match(after(figure))
    return frozenset(_AND.split(match["names"])) if match else frozenset()
