"""Where the panel of a chart stands: its words are measured once, and the figure is as tall as they and the panel need.

Lengths are points. From the top: the finding, what is drawn, the key, what stands over the panel, the panel, what stands under it, the
foot. What stands beside the panel decides how wide it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.lettering import RULER, extent
from analysis.charts.scripts import FACE, fonts

WIDTH = 540.0
PAD = 7.0  # between words and the edge
NARROWEST = 110.0  # of a panel
SIGN, LEAD, BETWEEN = 16.0, 6.0, 14.0  # of an entry of the key: room for its sign, from there to its words, to the next entry
KEY_SIZE, KEY_LINE = 8.0, 13.0

Entry = tuple[dict[str, Any], str]  # of a key: the look of a mark, and what it means


class Sheet(Figure):
    """A figure of our own, around one panel."""

    def __init__(self, panel: float) -> None:
        """A sheet.

        Args:
            panel: height of the panel.
        """
        super().__init__(figsize=(WIDTH / 72, (panel + 100) / 72), dpi=72)
        self.panel = panel
        self.add_axes((0.35, 50 / (panel + 100), 0.4, panel / (panel + 100)))

    def draw(self, renderer: RendererBase) -> None:
        """Draw, with words as wide as they were measured, wherever this is called from."""
        with mpl.rc_context({"text.hinting": "none", "text.parse_math": False}):
            super().draw(renderer)


def lay_out(ax: Axes, sheet: Sheet, head: Sequence[Text], foot: Text, key: Sequence[Entry] = (), *, muted: str) -> None:
    """Put everything in its place, foreign letters in a font that has them.

    Args:
        ax: the panel, drawn.
        sheet: its figure.
        head: what stands above, from the top.
        foot: what stands below.
        key: the signs to explain under the head.
        muted: colour of the key's words.
    """
    for text in sheet.findobj(Text):
        if isinstance(text, Text) and (others := fonts(text.get_text())):
            text.set_fontfamily([FACE, *others])
    beside = [(text, *_reach(text)) for text in _around(ax)]
    places = [text.get_transform().transform(text.get_unitless_position())[1] for text, *_ in beside]
    box = ax.bbox
    over = max([0.0, *(place + reach[3] - box.y1 for place, (_, *reach) in zip(places, beside, strict=True))])
    under = max([0.0, *(box.y0 - place - reach[1] for place, (_, *reach) in zip(places, beside, strict=True))])
    if ax.get_xlabel():  # stands under the ticks
        under += ax.xaxis.label.get_window_extent(RULER).height + ax.xaxis.labelpad + 2

    shown = [text for text in head if text.get_text()]
    heights = [text.get_window_extent(RULER).height for text in shown]
    rows = _rows_of(key)
    above = PAD + sum(height + 5 for height in heights) + KEY_LINE * len(rows) + 4 + over
    below = under + (foot.get_window_extent(RULER).height + 9 if foot.get_text() else 0) + PAD
    tall = above + sheet.panel + below
    sheet.set_size_inches(WIDTH / 72, tall / 72)

    top = tall - PAD
    for text, height in zip(shown, heights, strict=True):
        text.set(x=PAD / WIDTH, y=top / tall, va="top", ha="left")
        top -= height + 5
    foot.set(x=PAD / WIDTH, y=PAD / tall, va="bottom", ha="left")
    for number, row in enumerate(rows):
        _write_key(sheet, row, top - KEY_LINE * (number + 0.5), muted)
    _widen(ax, beside, bottom=below / tall, height=sheet.panel / tall)


def _around(ax: Axes) -> list[Text]:
    """The words that need room: those in the panel's own space, and its ticks."""
    found = [text for text in ax.texts if text.get_in_layout() and text.get_text()]
    if not ax.axison:
        return found
    for axis, at in ((ax.xaxis, 0), (ax.yaxis, 1)):
        low, high = sorted(axis.get_view_interval())
        found += [text for text in axis.get_ticklabels() if text.get_text() and low <= text.get_position()[at] <= high]
    return found


def _reach(text: Text) -> tuple[float, float, float, float]:
    """How far words reach from their anchor: left, down, right, up."""
    box = text.get_window_extent(RULER)
    x, y = text.get_transform().transform(text.get_unitless_position())
    return box.x0 - x, box.y0 - y, box.x1 - x, box.y1 - y


def _widen(ax: Axes, beside: Iterable[tuple[Any, ...]], *, bottom: float, height: float) -> None:
    """Make the panel as wide as the words at its sides let it; those that stand at a value move with it, so this goes in steps."""
    left = right = WIDTH * 0.2
    for _ in range(8):
        ax.set_position((left / WIDTH, bottom, max(NARROWEST, WIDTH - left - right) / WIDTH, height))
        ends = [
            (x + back, x + on) for text, back, _, on, _ in beside for x in [text.get_transform().transform(text.get_unitless_position())[0]]
        ]
        less = PAD - min([left, *(low for low, _ in ends)])
        more = max([WIDTH - right, *(high for _, high in ends)]) - (WIDTH - PAD)
        if abs(less) + abs(more) < 0.2:
            break
        left, right = max(PAD, left + less), max(PAD, right + more)


# ------------------------------------------------------------------------------------------------- key
def _rows_of(key: Sequence[Entry]) -> list[list[Entry]]:
    """The entries in lines that fit."""
    lines: list[list[Entry]] = []
    used = WIDTH
    for entry in key:
        wide = SIGN + LEAD + extent(entry[1], KEY_SIZE, "normal")[0] + BETWEEN
        if used + wide > WIDTH - 2 * PAD:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += wide
    return lines


def _write_key(sheet: Sheet, row: Iterable[Entry], y: float, muted: str) -> None:
    x = PAD
    for look, words in row:
        line = "linestyle" in look and look["linestyle"] != "none"
        signs = [x, x + SIGN - (3 if look.get("marker", "none") != "none" else 0)] if line else [x + SIGN / 2]
        every = {"markevery": [1]} if line else {}
        place = sheet.dpi_scale_trans
        sheet.add_artist(Line2D([at / 72 for at in signs], [y / 72] * len(signs), transform=place, **(look | every)))
        sheet.text((x + SIGN + LEAD) / 72, y / 72, words, transform=place, va="center", fontsize=KEY_SIZE, color=muted)
        x += SIGN + LEAD + extent(words, KEY_SIZE, "normal")[0] + BETWEEN
