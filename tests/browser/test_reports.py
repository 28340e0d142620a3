"""The reports that ship, over an ordinary corpus and one full of hostile names, in Chromium."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.model import TABLES
from analysis.reports import batch
from analysis.store import Writer, arrow_schema
from tests.browser.test_pages import sideways, violations, visit
from tests.tables_factory import EDGES

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
GENERIC = ("image", "chart", "picture", "figure", "no description", "a picture of this report")
SIZE = 250_000  # bytes for three charts; a page with more of them may have as much again


def made(edge: str, folder: Path) -> list[Path]:
    """The pages of all notebooks over a corpus, and their index."""
    processed = folder / "processed"
    tables = EDGES[edge]()
    with Writer(processed) as writer:
        writer.close(fingerprint="a test", sample=True)
        writer.commit({})
    for kind in TABLES:
        if kind.table in dict(tables.items()):
            frame = dict(tables.items())[kind.table]
            pq.write_table(
                pa.Table.from_pandas(frame, schema=arrow_schema(kind), preserve_index=False), processed / f"{kind.table}.parquet"
            )
    summary = batch.report(processed=processed, reports=folder / "reports", notebooks=ROOT / "notebooks")
    assert not [result.reason for result in summary.results if result.state == "failed"]
    one_each = {result.notebook: result for result in reversed(summary.results) if result.page}
    return [folder / "reports" / "index.html", *(folder / "reports" / result.page for result in one_each.values())]


@pytest.mark.parametrize("edge", ["flood", pytest.param("hostile", marks=pytest.mark.slow)])
def test_every_report_is_silent_accessible_small_and_fits(browser, tmp_path, edge):
    for path in made(edge, tmp_path):
        assert path.stat().st_size < 2 * SIZE, path.name
        with visit(browser, path) as page:
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == [], f"{path.name} {scheme}"
            assert page.title() != "stolen"
            for label in page.evaluate("[...document.querySelectorAll('figure svg')].map(drawing => drawing.getAttribute('aria-label'))"):
                assert len(label) > 25 and not label.lower().startswith(GENERIC), path.name
            for width in (1280, 375):
                page.set_viewport_size({"width": width, "height": 800})
                assert sideways(page) == 0, f"{path.name} {width}"
