"""Story and furniture on pages of different sites: nothing of the story lost, no furniture kept, both counted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.corpus.clean import clean
from analysis.corpus.lines import fold

FILE = Path(__file__).with_name("layouts.txt")


class Layout(NamedTuple):
    """A dumped page: its lines, each with its mark."""

    name: str
    lines: tuple[tuple[str, str], ...]

    def marked(self, mark: str) -> list[str]:
        return [line for found, line in self.lines if found == mark]


def layouts() -> list[Layout]:
    found: list[Layout] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append(Layout(line[3:], ()))
        elif line[:2] in ("+ ", "- ", "~ "):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, (line[0], line[2:])))
    return found


def lost_and_kept(layout: Layout, gap: str) -> tuple[list[str], list[str]]:
    """Lines of story that are gone, and lines of furniture that stayed, more often than the story has them."""
    kept = [fold(line) for line in clean(gap.join(line for _, line in layout.lines)).text.split("\n\n")]
    lost = []
    for line in layout.marked("+"):
        whole = next((place for place, text in enumerate(kept) if fold(line) == text or fold(line) in text), None)
        if whole is None:
            lost.append(line)
        elif kept[whole] == fold(line):
            del kept[whole]
    return lost, [line for line in layout.marked("-") if fold(line) and fold(line) in kept]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["single", "double"])
def test_rates(gap, capsys):
    """All pages together; the rates are printed with `pytest -s`."""
    found = {layout.name: lost_and_kept(layout, gap) for layout in layouts()}
    story, furniture = (sum(len(layout.marked(mark)) for layout in layouts()) for mark in "+-")
    lost, kept = (sum(len(pair[side]) for pair in found.values()) for side in (0, 1))
    with capsys.disabled():
        print(f"\n{len(found)} layouts: {lost} of {story} lines of story lost ({lost / story:.1%}), ", end="")
        print(f"{kept} of {furniture} lines of furniture kept ({kept / furniture:.1%})")
    assert lost == 0, {name: pair[0] for name, pair in found.items() if pair[0]}
    assert kept <= 0.02 * furniture, {name: pair[1] for name, pair in found.items() if pair[1]}
