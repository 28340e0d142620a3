"""What a mistyped name may have been meant for."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 70  # of 100: from there on, worth asking


def did_you_mean(name: str, valid: Iterable[str], *, most: int = 12) -> str:
    """The nearest valid name, and the valid ones: the end of a message about a wrong one.

    Args:
        name: what was given.
        valid: what may be given.
        most: so many of them are listed.

    >>> did_you_mean("statd", ["stated", "published"])
    "did you mean 'stated'? valid: published, stated"
    >>> did_you_mean("alder", ["Marsh Gazette", "Alder Post"], most=1)
    "did you mean 'Alder Post'? valid: Alder Post and 1 more"
    >>> did_you_mean("alder", [])
    'there are none'
    """
    from rapidfuzz import process, utils

    known = sorted(valid)
    if not known:
        return "there are none"
    near = process.extractOne(name, known, processor=utils.default_process, score_cutoff=ALIKE)
    listed = ", ".join(known[:most]) + (f" and {len(known) - most} more" if len(known) > most else "")
    return (f"did you mean {near[0]!r}? " if near else "") + f"valid: {listed}"
