"""Deaths that a text puts down to less than its story: "17 deaths to the power cut" after an earthquake are a part of its dead."""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import either, word_list

FAR = 90  # letters between a number and what it is put down to
NEAR = 25  # letters before a cause: "the earthquake and the cold killed 40" names no narrower one

_TO = (
    r"to|on|from|of|by|in|because(?:\s+of)?|as|when|after|caused\s+by|brought\s+on\s+by|due\s+to|owing\s+to|thanks\s+to|"
    r"as\s+a\s+result\s+of|for\s+(?:want|lack)\s+of"
)
_BETWEEN = r"(?:[A-Za-z][\w'’-]*\s+)"
_ENDS = (
    r"(?=\s*(?:[.,;)”\"]|$|\n)|\s+(?:and|or|in|at|on|that|which|who|after|since|during|while|when|as|alone|rather|not|said|says|"
    r"is|was|were)\b)"
)
_DID = r"(?:killed|claimed|took|cost|caused|led\s+to|(?:has|have|had)\s+(?:killed|claimed|cost|caused))"


@cache
def _after() -> re.Pattern[str]:
    """As in "attributes 17 deaths to the power cut" and "50 people died because hospitals lost electricity"."""
    causes = either(word_list("narrow cause"))
    return re.compile(rf"(?P<between>[^\d;:.\n]{{0,{FAR}}}?)\b(?:{_TO})\s+{_BETWEEN}{{0,3}}?(?P<cause>{causes}){_ENDS}", re.I)


@cache
def _before() -> re.Pattern[str]:
    """As in "The power cut killed 17", "To the cold it puts down 17 deaths"."""
    causes = either(word_list("narrow cause"))
    return re.compile(
        rf"\b(?P<cause>{causes})\s+(?:(?:alone|itself|also|then|later)\s+)*{_DID}(?P<between>(?:\s+[a-z]+){{0,5}}?)\s+$"
        rf"|\bto\s+(?:the\s+)?(?:{causes}),?\s+(?:[a-z]+\s+){{0,5}}?$",
        re.I,
    )


def is_narrower(clause: str, start: int, end: int, own: re.Pattern[str]) -> bool:
    """Whether a clause names a narrower cause for a number of its dead or injured than the event that it tells of.

    Args:
        clause: the words.
        start: where the number begins in them.
        end: where it ends.
        own: the words for that event: "died in the earthquake and the cold" is of the earthquake too.
    """
    after = _after().match(clause, end)
    if after and not own.search(after[0]):
        return True
    before = _before().search(clause, 0, start)
    return before is not None and not own.search(clause, max(0, before.start() - NEAR), start)
