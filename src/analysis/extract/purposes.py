"""What a sum of money is for: the use behind its preposition, or behind a verb that puts it there."""

from __future__ import annotations

from analysis.extract.found import Words
from analysis.lexicons import word_list

_PUT = word_list("put to use")
_AUXILIARIES = {"has", "have", "had", "is", "was", "are", "were", "will", "would", "be", "been", "being", "also", "already"}
_SPENDING = {"spend", "invest", "spending", "lavish", "waste", "save", "splash"}


def has_purpose(words: Words, i: int, stop: int) -> bool:
    """Whether money is named by what follows: "$40 million in aid", "for tents", "spent $9 million on repairs"; not "in the north"."""
    if i + 1 >= stop:
        return False
    if words.lower[i] == "on":
        first = max(words.spans[words.sentence[i]][0], i - 12)  # the parser may tie it to the sum: "spend AU$40 million on repairs"
        return any(words.lemma[verb].lower() in _SPENDING for verb in (words.head[i], *range(first, i)) if verb < i)
    return words.lower[i] == "for" or (words.lower[i] == "in" and words.tag[i + 1] != "DT")


def put_to(words: Words, i: int, stop: int) -> int | None:
    """The preposition to what a sum is put: "£2 million spent on repairs", "£2 million has been set aside for repairs"."""
    while i < stop and words.lower[i] in _AUXILIARIES:
        i += 1
    if i + 1 >= stop or words.lower[i] not in _PUT:
        return None
    i += 2 if words.lower[i + 1] == "aside" else 1
    return i if i < stop and words.lower[i] in ("on", "for", "in") else None
