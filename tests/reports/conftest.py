"""Tiny notebooks, and a warm server to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from analysis import store
from analysis.model import ArticleRow, Claim, Figure, Quantity, TextRow
from analysis.reports.context import PageContext
from analysis.reports.job import Job, Outcome
from analysis.reports.server import Server
from tests.reports.tiny import Make, Write, notebook


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a notebook of code cells into the folder of notebooks, and returns its path."""

    def writer(name: str, *sources: str, parameters: str = "") -> Path:
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook(*sources, parameters=parameters), path)
        return path

    return writer


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def make(server: Server, write: Write, tmp_path: Path) -> Make:
    """Makes one report of these cells, or one a notebook of a dict name → cells, and returns the outcomes by name."""

    def maker(
        cells: dict[str, str | tuple[str, ...]], *, timeout: float | None = 30, parameters: str = "", **given: object
    ) -> dict[str, Outcome]:
        folder = tmp_path / "reports"
        (folder / "notebooks").mkdir(parents=True, exist_ok=True)
        waiting = list(cells.items())
        found: dict[str, Outcome] = {}
        while len(found) < len(cells):
            while waiting and len(cells) - len(waiting) - len(found) < 2:
                name, sources = waiting.pop(0)
                path = write(name, *([sources] if isinstance(sources, str) else sources), parameters=parameters)
                context = PageContext(name=name, title=name.title(), parameters=given)
                server.submit(Job(context=context, notebook=path, folder=folder, timeout=timeout))
            outcomes = server.outcomes(timeout=60)
            assert outcomes, "the server is gone"
            found |= {outcome.name: outcome for outcome in outcomes}
        return found

    return maker


@pytest.fixture
def sample_tables() -> Callable[[Path], None]:
    """Writes tables of one article with one number, and one vague number that no spread counts."""

    def writer(processed: Path) -> None:
        figure = {"article_id": "quake", "start": 0, "end": 2, "sentence": 0, "quantity": "killed", "claim_id": "c1"}
        with store.Writer(processed) as tables:
            article = ArticleRow(article_id="quake", path="q.txt", raw_sha256="", source="Kestrel", title="Toll rises", text_sha256="sha")
            tables.add([article, TextRow(article_id="quake", text="A secret text.")])
            tables.add([Quantity(quantity="killed", label="Killed", claims=1)])
            tables.add([Claim(claim_id="c1", quantity="killed", modality="actual", low=34, high=34, first_article="quake")])
            tables.add([Figure(figure_id="quake:1", text="34", low=34, high=34, **figure)])
            tables.add([Figure(figure_id="quake:2", text="dozens", low=12, high=119, qualifier="vague", **figure)])
            tables.close(fingerprint="1")
            tables.commit({})

    return writer
