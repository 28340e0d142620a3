"""Names in letters that the face of the charts lacks: another font of this machine has them, or Latin letters stand for them.

A page keeps its words as text, so that any browser with a font shows them as they are; a chart must be read where none has them, too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from analysis.slugs import digest

FACE = "DejaVu Sans"
LAST_RESORT = "Last Resort"  # a font of boxes
COMMON = ("UNIFIED IDEOGRAPH-4E00", "LETTER A", "LETTER KA", "LETTER ALEF", "SYLLABLE GA", "SYLLABLE HA", "CHARACTER KO KAI")
SPELT = re.compile(r"(?P<kind>LETTER|SYLLABLE|VOWEL SIGN|SIGN)(?: [A-Z-]+)* (?P<sound>[A-Z]+)")
SIGNS = {"VIRAMA": "", "NUKTA": "", "ANUSVARA": "m", "CANDRABINDU": "m", "VISARGA": "h"}


@lru_cache(maxsize=10_000)
def legible(words: str) -> str:
    """Words in letters that can be drawn: of those that no font has, the sound where Unicode names it, else an id that names them alone.

    >>> legible("Ørsted Dagblad"), legible("Вечерний листок")
    ('Ørsted Dagblad', 'Вечерний листок')
    """
    if words.isascii():
        return words
    return "".join("".join(run) if drawn else _latin("".join(run)) for drawn, run in groupby(words, key=is_drawn))


def fonts(words: str) -> list[str]:
    """The fonts besides the face that have the words' letters.

    >>> fonts("Øre 12")
    []
    """
    if words.isascii():
        return []
    others = (_font_of(_script(letter)) for letter in words if not letter.isascii() and not _has(FACE, letter))
    return list(dict.fromkeys(name for name in others if name))


def is_drawn(letter: str) -> bool:
    """Whether a font of this machine has a letter."""
    if letter.isascii() or letter.isspace() or _has(FACE, letter):
        return True
    font = _font_of(_script(letter))
    return font is not None and _has(font, letter)


@lru_cache(maxsize=10_000)
def _has(font: str, letter: str) -> bool:
    return bool(get_font(findfont(FontProperties(family=font))).get_char_index(ord(letter)))


def _script(letter: str) -> str:
    """The script of a letter, as the first word of its Unicode name says it."""
    return unicodedata.name(letter, "").split(" ")[0]


@cache
def _font_of(script: str) -> str | None:
    """A font of this machine that has a letter most common in a script."""
    common = next((letter for name in COMMON if (letter := _named(f"{script} {name}"))), None)
    fonts = {entry.name: entry.fname for entry in fontManager.ttflist if not entry.name.startswith(LAST_RESORT)}
    return next((name for name, path in fonts.items() if common and get_font(path).get_char_index(ord(common))), None)


def _named(name: str) -> str | None:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None


def _latin(run: str) -> str:
    """Letters by the sound that their Unicode names give; an inherent vowel gives way to a sign; an id where a letter has no such name.

    >>> _latin("दैनिक"), _latin("조선"), _latin("ひので"), _latin("朝陽時報")
    ('Dainika', 'Joseon', 'Hinode', '[983bf6ea]')
    """
    said = ""
    for letter in run:
        named = SPELT.search(unicodedata.name(letter, ""))
        if named is None:
            return f"[{digest(run)}]"
        sound = SIGNS.get(named["sound"], named["sound"].lower())
        if named["sound"] == "VIRAMA" or named["kind"] == "VOWEL SIGN":
            said = said.removesuffix("a")
        said += sound
    return said[:1].upper() + said[1:]
