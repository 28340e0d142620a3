"""Tables as CSV that a spreadsheet shows and never runs: cells that begin like a formula are quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> safe("=1+1"), safe(-3.5), safe("-3.5"), safe(None)
    ("'=1+1", -3.5, '-3.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(RISKY):
        try:
            float(value)
        except ValueError:
            return "'" + value
    return value


def unsafe(text: str) -> str:
    """A cell as it was before `safe` quoted it.

    >>> unsafe("'=1+1"), unsafe("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text


def to_csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """CSV text of a header and lines of cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return out.getvalue()
