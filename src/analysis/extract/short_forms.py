"""Short forms of a body's name: its initials, those of its last words, and its words cut short."""

from __future__ import annotations

import re

SMALL = frozenset({"of", "the", "and", "for", "de", "la", "le", "du", "des", "&", "in", "on", "to"})
STUB = 3  # letters of a word cut short: "Stat" of "Statistics"
TAIL = 3  # letters of an acronym that leaves out where a body sits


def initials(name: str) -> str:
    """The capitals an acronym of a name would have."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.casefold() not in SMALL and word[0].isalpha()).upper()


def tails(name: str) -> list[str]:
    """The acronyms of a name's last words: "MWA" for the Port Lotz Municipal Water Authority."""
    letters = initials(name)
    return [letters[at:] for at in range(1, len(letters) - TAIL + 1)]


def abbreviates(short: str, full: str) -> bool:
    """Whether a short name has every word of a full one, cut short or by its initial.

    >>> abbreviates("Stats NZ", "Statistics New Zealand"), abbreviates("Reserve NZ", "Reserve Bank of New Zealand")
    (True, False)
    """
    words = [word for word in full.split() if word.casefold() not in SMALL]
    stubs = 0
    for part in short.split():
        if words and _is_stub(part, words[0]):
            stubs += 1
            words = words[1:]
        elif part.isupper() and part == initials(" ".join(words[: len(part)])):
            words = words[len(part) :]
        else:
            return False
    return bool(stubs) and not words


def _is_stub(part: str, word: str) -> bool:
    """Whether a word is another or its beginning, also with the "s" of a plural: "Stats" of "Statistics"."""
    low, whole = part.removesuffix(".").casefold(), word.casefold()
    return low == whole or (len(low) > STUB and whole.startswith(low.removesuffix("s"))) or (len(low) == STUB and whole.startswith(low))
