"""The -ing form of a verb, for names of claims: "hit" is "hitting", "lose" is "losing"."""

from __future__ import annotations

import re

_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")  # one vowel and one consonant: "hit", "stop", "quit"
_STRESSED = frozenset(  # longer verbs whose last syllable bears the stress
    {"admit", "begin", "commit", "compel", "confer", "control", "expel", "forget", "occur", "omit", "permit", "prefer", "propel"}
    | {
        "rebel",
        "rebut",
        "refer",
        "regret",
        "repel",
        "submit",
        "transfer",
        "transmit",
        "upset",
        "abet",
        "acquit",
        "concur",
        "deter",
        "equip",
    }
)


def gerund(lemma: str) -> str:
    """The -ing form.

    >>> gerund("hit"), gerund("lose"), gerund("die"), gerund("agree"), gerund("visit"), gerund("admit"), gerund("be")
    ('hitting', 'losing', 'dying', 'agreeing', 'visiting', 'admitting', 'being')
    """
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return f"{lemma[:-1]}ing"
    if _SHORT.fullmatch(lemma) or lemma in _STRESSED:
        return f"{lemma}{lemma[-1]}ing"
    return f"{lemma}ing"
