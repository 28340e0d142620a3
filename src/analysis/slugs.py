"""Words as ids, keys, anchors and names of files: lower-case ASCII letters and digits joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

_BARE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}  # letters that are no letter with an accent
BARE = str.maketrans(_BARE | {letter.upper(): bare.capitalize() for letter, bare in _BARE.items() if letter != "ı"})


def unaccented(words: str) -> str:
    """Words without accents.

    >>> unaccented("Ørsted, Łódź, Æsop and São Tomé")
    'Orsted, Lodz, Aesop and Sao Tome'
    """
    if words.isascii():
        return words
    return "".join(letter for letter in unicodedata.normalize("NFKD", words.translate(BARE)) if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def slug(words: str, *, longest: int | None = None) -> str:
    """Words as a slug, cut where it is too long; empty where there is no letter or digit of ASCII.

    >>> slug("Who says how many?"), slug("Größe"), slug("Kiel–Malmö"), slug("…"), slug("one two three", longest=8)
    ('who-says-how-many', 'grosse', 'kiel-malmo', '', 'one-two')
    """
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(words.casefold()).lower()))[:longest].rstrip("-")


def spelt(name: str) -> str:
    """A slug of a name as the name.

    >>> spelt("japan"), spelt("isle-of-man")
    ('Japan', 'Isle of Man')
    """
    return " ".join(word if word in ("of", "and", "the") else word.capitalize() for word in name.split("-"))


def file_name(words: str, *, longest: int) -> str:
    """A slug that is never empty and names its words alone: what is cut, or loses letters that are none of ASCII, ends in a digest.

    >>> file_name("../../etc/passwd", longest=80), file_name("Новости 24", longest=80), file_name("one two three", longest=8)
    ('etc-passwd', '24-ac7ba286', 'one-two-6899ee40')
    """
    whole = slug(words)
    lost = any(letter.isalnum() and not letter.isascii() for letter in unaccented(words.casefold()))
    return whole if 0 < len(whole) <= longest and not lost else f"{whole[:longest].rstrip('-')}-{digest(words)}".lstrip("-")


def digest(words: str) -> str:
    """Eight letters that stand for any words."""
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:8]
