"""Tense of the clause that a word stands in, as far as it decides which Monday or which June is meant."""

from __future__ import annotations

from analysis.extract.found import Words

_DONE = frozenset(
    [
        "begin",
        "start",
        "fail",
        "manage",
        "refuse",
        "decline",
        "use",
        "continue",
        "force",
        "help",
        "cease",
        "happen",
        "seem",
        "appear",
        "prove",
        "get",
        "come",
        "go",
    ]
)
_PLANNED = frozenset(["expect", "plan", "schedule", "slate", "set", "due", "propose", "project", "forecast", "estimate", "anticipate"])
_MODAL = frozenset(["will", "'ll", "’ll", "wo", "shall", "may", "can", "must", "should", "would", "could", "might", "ca"])


def tense(words: Words, index: int) -> str:
    """`past`, `present`, `future`, or nothing where no verb governs the word.

    "met Monday" is past, "will meet Monday" and "plans to meet Monday" are future, "is due Monday" is future.
    """
    for _ in range(12):
        if words.tag[index].startswith("V") or words.tag[index] == "MD":
            found = _of_verb(words, index)
            if found:
                return found
        elif words.lower[index] in ("due", "likely", "effective", "payable"):
            return "future"
        if words.head[index] == index:
            return ""
        index = words.head[index]
    return ""


def _of_verb(words: Words, verb: int) -> str:
    """Tense of one verb; nothing where its governor has to tell ("before leaving on Friday")."""
    helpers = [child for child in words.children[verb] if words.dep[child] in ("aux", "auxpass")]
    tag, lemma = words.tag[verb], words.lemma[verb].lower()
    if any(words.lower[child] in _MODAL for child in helpers) or tag == "MD":
        return "future"
    tags = {words.tag[child] for child in helpers}
    if "TO" in tags:
        return "" if words.lemma[words.head[verb]].lower() in _DONE or words.head[verb] == verb else "future"
    if tag == "VBD" or "VBD" in tags:
        return "future" if lemma in _PLANNED and tag == "VBN" else "past"
    if tag == "VBN":
        if lemma in _PLANNED:
            return "future"
        return "present" if tags & {"VBZ", "VBP"} and not any(words.lemma[child] == "have" for child in helpers) else "past"
    if tag == "VBG":
        return "future" if tags & {"VBZ", "VBP"} else ""
    if any(words.lower[child] in ("did", "had", "was", "were") for child in helpers):
        return "past"
    return "present" if tag in ("VBZ", "VBP") else ""
