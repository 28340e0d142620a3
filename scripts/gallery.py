"""Render every chart at every edge into contact sheets: `python scripts/gallery.py FOLDER [EDGE…]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from PIL import Image  # noqa: E402

from analysis.charts import coverage, figures, stances, timeline  # noqa: E402
from analysis.compare import claims  # noqa: E402
from analysis.compare import coverage as covered  # noqa: E402
from analysis.compare import stances as positions  # noqa: E402
from analysis.compare import timeline as times  # noqa: E402
from tests.tables_factory import EDGES  # noqa: E402

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from analysis.tables import Tables


def charts(tables: Tables) -> Iterator[tuple[str, Callable[[], Axes]]]:
    """Name and drawing of every chart of a corpus."""
    for quantity in tables.quantities["quantity"].head(2):
        yield f"figures-{quantity}", lambda q=quantity: figures.draw(claims.marks(tables, quantity=q))
        yield f"growth-{quantity}", lambda q=quantity: timeline.growth(times.growth(tables, quantity=q))
    yield "heatmap", lambda: coverage.heatmap(covered.shares(tables))
    yield "shares", lambda: coverage.share_bars(covered.shares(tables))
    yield "quotes", lambda: coverage.quotes(covered.quotes(tables))
    yield "upset-series", lambda: coverage.upset(covered.membership(tables))
    yield "upset-actors", lambda: coverage.upset(covered.membership(tables, of="actors"), of="actors")
    yield "positions", lambda: stances.positions(positions.positions(tables))
    yield "contests", lambda: stances.contests(positions.contests(tables))
    yield "publication", lambda: timeline.publication(times.published(tables))
    yield "spoken", lambda: timeline.spoken(times.spoken(tables))


def sheet(folder: Path, edge: str, tables: Tables) -> Path:
    """One contact sheet an edge, two charts a row."""
    pictures = []
    for name, draw in charts(tables):
        path = folder / f"{edge}-{name}.png"
        draw().figure.savefig(path, dpi=100)
        pictures.append(Image.open(path).convert("RGB"))
    columns: list[list[Image.Image]] = [[], [], []]
    for picture in pictures:
        min(columns, key=lambda column: sum(image.height + 12 for image in column)).append(picture)
    width = max(image.width for image in pictures) + 12
    height = max(sum(image.height + 12 for image in column) for column in columns)
    canvas = Image.new("RGB", (width * len(columns), height), "#888888")
    for number, column in enumerate(columns):
        top = 0
        for image in column:
            canvas.paste(image, (number * width, top))
            top += image.height + 12
    path = folder / f"sheet-{edge}.png"
    canvas.save(path)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for chosen in sys.argv[2:] or EDGES:
        print(sheet(target, chosen, EDGES[chosen]()))
