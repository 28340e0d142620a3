"""Our notebooks, run the other ways people run notebooks: by a stock kernel, and as jobs of the scheduler in JupyterLab."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import papermill
import pytest
from filelock import FileLock

from analysis.reports import plan

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted({entry.notebook for entry in plan.load(ROOT / "notebooks").entries})


@pytest.fixture
def processed(tmp_path: Path, sample_tables: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))  # the kernel imports what this test does
    sample_tables(tmp_path / "processed")
    return tmp_path / "processed"


def test_every_notebook_takes_a_facet(sample: Path, caplog: pytest.LogCaptureFixture) -> None:
    for path in NOTEBOOKS:
        for facet, left_out in (("group", "Open Strait Review"), ("country=Finland", "Open Strait Review")):
            ran = papermill.execute_notebook(
                path, None, {"processed": str(sample), "facet": facet}, engine_name="analysis", progress_bar=False
            )
            shown = [output for cell in ran.cells for output in _outputs(cell)]
            assert shown, path.name
            assert not any(left_out in output for output in shown), f"{path.name} {facet}"
    assert "unknown parameter" not in caplog.text


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_kernel_gives_the_same_outputs(path: Path, processed: Path, kernels: FileLock) -> None:
    given = {"processed": str(processed)}
    ours = papermill.execute_notebook(path, None, given, engine_name="analysis", progress_bar=False)
    with kernels:
        stock = papermill.execute_notebook(path, None, given, progress_bar=False)
    assert [_outputs(cell) for cell in ours.cells] == [_outputs(cell) for cell in stock.cells]
    assert [cell.source for cell in ours.cells] == [cell.source for cell in stock.cells]


@pytest.mark.slow
def test_a_notebook_runs_as_a_job_of_the_scheduler(processed: Path, tmp_path: Path, kernels: FileLock) -> None:
    from jupyter_scheduler.executors import DefaultExecutionManager
    from jupyter_scheduler.orm import Job, create_session, create_tables

    url = f"sqlite:///{tmp_path / 'jobs.sqlite'}"
    create_tables(url)
    staged = tmp_path / "staged" / "08-quality.ipynb"
    staged.parent.mkdir()
    staged.write_bytes((ROOT / "notebooks" / "08-quality.ipynb").read_bytes())
    paths = {"input": str(staged), "ipynb": str(tmp_path / "out.ipynb"), "html": str(tmp_path / "out.html")}
    with create_session(url)() as session:
        job = Job(
            runtime_environment_name="python3", input_filename=staged.name, name="quality", output_formats=["ipynb", "html"],
            parameters={"processed": repr(str(processed))}, status="CREATED", url="",
        )  # fmt: skip
        session.add(job)
        session.commit()
        number = job.job_id
    with kernels:
        DefaultExecutionManager(job_id=number, root_dir=str(tmp_path), db_url=url, staging_paths=paths).process()
    with create_session(url)() as session:
        job = session.query(Job).filter(Job.job_id == number).one()
        assert (job.status, job.status_message) == ("COMPLETED", None)
    executed = nbformat.read(paths["ipynb"], as_version=4)
    assert not [output for cell in executed.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert "article" in Path(paths["html"]).read_text()


def _outputs(cell: nbformat.NotebookNode) -> list[str]:
    return [json.dumps(output, sort_keys=True) for output in cell.get("outputs", [])]
