"""Words on a chart: how wide they are, where they break, where they stand.

Charts are measured without drawing them: a line is as wide as its letters, and each letter of the face is measured once. So one pass
lays a chart out, and what one chart has measured the next one knows.
"""

from __future__ import annotations

import textwrap
import unicodedata
from functools import cache, lru_cache
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from analysis.charts.scripts import FACE, fonts, is_drawn, legible

CAPITAL = 0.73  # height of a capital, in ems: lines stand by it, so that rows with and without descenders look level
Space = Literal["data", "axes", "figure"]


@lru_cache(maxsize=50_000)
def extent(line: str, size: float, weight: str | int) -> tuple[float, float, float]:
    """Width, height and descent of one line in points.

    >>> extent("12,000", 10, "normal")
    (34.99, 7.3, 0.0)
    """
    widths = [_advance(letter, weight) for letter in line]
    if None in widths and all(map(is_drawn, line)):  # joined, combined or foreign letters: as the fonts shape them
        family = [FACE, *fonts(line)]
        wide = text_to_path.get_text_width_height_descent(line, FontProperties(family=family, size=size, weight=weight), ismath=False)[0]
    else:  # a letter that no font has is a box, an em wide
        wide = sum(1.0 if width is None else width for width in widths) * size
    return round(wide, 2), CAPITAL * size, 0.0


@cache
def _advance(letter: str, weight: str | int) -> float | None:
    """Width of a letter in ems; None if it is not in the face, or not written by itself."""
    font = get_font(findfont(FontProperties(family=FACE, weight=weight)))
    if not font.get_char_index(ord(letter)) or unicodedata.bidirectional(letter) in ("R", "AL", "NSM"):
        return None
    return float(font.load_char(ord(letter), flags=LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM)


class Ruler(RendererBase):
    """Measures words in points, and draws nothing."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height and descent of a line."""
        if ismath or prop.get_family()[:1] != [FACE]:
            measured: tuple[float, float, float] = text_to_path.get_text_width_height_descent(s, prop, ismath)
            return measured
        return extent(s, float(prop.get_size_in_points()), prop.get_weight())


RULER = Ruler()


def put(
    ax: Axes, words: str, x: Any, y: Any, *, shift: tuple[float, float] = (0, 0), across: Space = "data", up: Space = "data", **look: Any
) -> Text:
    """Words at a place of the panel.

    Args:
        ax: the panel.
        words: what to write.
        x: across, in data or as a fraction of the panel or figure.
        y: up, likewise.
        shift: points to move the words by, right and up.
        across: what x counts in.
        up: what y counts in.
        look: of the text.
    """
    figure: Any = ax.get_figure(root=True)
    spaces = {"data": ax.transData, "axes": ax.transAxes, "figure": figure.transFigure}
    place = blended_transform_factory(spaces[across], spaces[up])
    moved = place + ScaledTranslation(shift[0] / 72, shift[1] / 72, figure.dpi_scale_trans) if any(shift) else place
    return ax.text(x, y, words, transform=moved, **look)


def wrapped(text: str, width: int, *, lines: int = 0) -> str:
    r"""Text broken at words into lines of at most `width`; at most so many lines, the rest cut with an ellipsis.

    >>> wrapped("The Patient Evening Observer of the Lower River", 20, lines=2)
    'The Patient Evening\nObserver of the…'
    """
    text = legible(text)
    paragraphs = text.split("\n") if not lines else [" ".join(text.split())]
    broken = [line for part in paragraphs for line in textwrap.wrap(part, width) or [""]]
    if lines and len(broken) > lines:
        return "\n".join(textwrap.wrap(paragraphs[0], width, max_lines=lines, placeholder="…"))
    return "\n".join(broken)


def middle(name: str, width: int) -> str:
    """A name cut in its middle: both ends tell names apart.

    >>> middle("The Patient Evening Observer of Lower Marenbrueck", 30)
    'The Patient Evenin…Marenbrueck'
    >>> middle("[unknown] Evening in the Lower Marshes of…", 30)  # cut already: at its end once more
    '[unknown] Evening in the Lowe…'
    """
    name = legible(" ".join(name.split()))
    if name.endswith("…") and len(name) > width:
        return name[: width - 1].rstrip(" .,;:…") + "…"
    return name if len(name) <= width else name[: width * 3 // 5].rstrip() + "…" + name[-(width - width * 3 // 5 - 1) :].lstrip()
