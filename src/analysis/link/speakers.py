"""Places that say where a claimant is, and nothing of what he counts."""

from __future__ import annotations

import re

from analysis.link.places import Place, Text
from analysis.model import Figure


def is_of_claimant(text: Text, found: Place, figure: Figure) -> bool:
    """Whether a place only says where who speaks is: "analysts in London think"."""
    if figure.claimant_start is None or figure.claimant_end is None:
        return False
    return (
        figure.claimant_start <= found.start < figure.claimant_end + 24
        and found.end <= max(figure.start, figure.claimant_end + 40)
        and (found.start < figure.claimant_end or not re.search(r"[,;:.]|\b(?:said|says)\b", text.text[figure.claimant_end : found.start]))
    )
