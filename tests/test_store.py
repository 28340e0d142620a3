"""Tables on disk: what is written comes back; a kill leaves the old tables or the new ones."""

from __future__ import annotations

import errno
import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from analysis import cells, store
from analysis.errors import LockedError, ResourceError, SchemaError
from analysis.model import TABLES, ArticleRow, Figure
from analysis.tables import Tables

ARTICLE = ArticleRow(article_id="a", path="a.txt", raw_sha256="0", published=date(2024, 10, 22), words=3, text_sha256="1")
FIGURE = Figure(figure_id="a:0-3", article_id="a", text="300", start=0, end=3, sentence=0, low=300.0, evidence="Some 300.")


def write(folder, rows=(ARTICLE, FIGURE), fingerprint="f"):
    with store.Writer(folder) as writer:
        writer.add(rows)
        writer.close(fingerprint=fingerprint)
        writer.commit({"problems.csv": "path\n"})


def test_what_is_written_comes_back(tmp_path):
    write(tmp_path)
    tables = store.load(tmp_path)
    expected = Tables.from_rows({ArticleRow: [ARTICLE], Figure: [FIGURE]})
    for (name, frame), (_, wanted) in zip(tables.items(), expected.items(), strict=True):
        pd.testing.assert_frame_equal(frame, wanted, obj=name)
    assert store.fingerprint(tmp_path) == "f"
    assert (tmp_path / "problems.csv").exists()


def test_names_that_begin_like_a_formula_come_back(tmp_path):
    with store.Writer(tmp_path) as writer:
        writer.close(fingerprint="f")
        writer.commit({store.SOURCES: cells.to_csv(["source", "country"], [["+972 Post", None]])})
    assert store.load(tmp_path).sources.astype(object).to_numpy().tolist() == [["+972 Post", pytest.approx(float("nan"), nan_ok=True)]]


def test_unknown_is_null_in_every_nullable_column(tmp_path):
    write(tmp_path)
    tables = store.load(tmp_path)
    for kind in (ArticleRow, Figure):
        frame = getattr(tables, kind.table)
        for spec in kind.columns():
            if spec.nullable and spec.name not in {"published", "low"}:
                assert frame[spec.name].isna().all(), spec.name


@pytest.mark.parametrize("renamed", range(len(TABLES) + 1))
def test_an_interrupted_commit_is_finished_by_the_next_reader(tmp_path, monkeypatch, renamed):
    write(tmp_path, fingerprint="old")
    real, calls = Path.replace, []

    def replace(source, target):
        calls.append(target)
        if len(calls) > renamed:
            raise KeyboardInterrupt
        return real(source, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, rows=(ARTICLE,), fingerprint="new")
    monkeypatch.undo()
    tables = store.load(tmp_path)
    assert store.fingerprint(tmp_path) == "new"
    assert len(tables.figures) == 0
    assert not (tmp_path / ".next").exists()


def test_how_rows_come_in_does_not_change_the_files(tmp_path, monkeypatch):
    monkeypatch.setattr(store.writer, "GROUP", 3)
    rows = [replace(ARTICLE, article_id=f"a{number}") for number in range(8)]
    for name, size in (("whole", 8), ("single", 1), ("pairs", 2), ("fives", 5)):
        with store.Writer(tmp_path / name) as writer:
            for first in range(0, 8, size):
                writer.take(store.arrow_tables(rows[first : first + size]))
            writer.close(fingerprint="f")
            writer.commit({})
    files = {(tmp_path / name / "articles.parquet").read_bytes() for name in ("whole", "single", "pairs", "fives")}
    assert len(files) == 1
    assert pq.read_metadata(tmp_path / "pairs" / "articles.parquet").num_row_groups == 3


def test_a_build_killed_before_its_commit_is_ignored(tmp_path):
    write(tmp_path, fingerprint="old")
    with store.Writer(tmp_path) as writer:
        writer.add([ARTICLE])
    assert len(store.load(tmp_path).figures) == 1
    write(tmp_path, rows=(), fingerprint="new")
    assert len(store.load(tmp_path).articles) == 0


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: (folder / "datapackage.json").unlink(), "no tables here"),
        (lambda folder: (folder / "datapackage.json").write_text("{}"), "not a data package"),
        (lambda folder: (folder / "datapackage.json").write_text(json.dumps({"analysis": {"schema": "0"}})), "schema version 0"),
        (lambda folder: (folder / "dates.parquet").unlink(), "missing"),
        (lambda folder: (folder / "dates.parquet").write_bytes(b"PAR1"), "cannot be read"),
        (lambda folder: pd.DataFrame({"x": [1]}).to_parquet(folder / "dates.parquet"), "columns differ"),
    ],
)
def test_load_refuses_with_the_remedy(tmp_path, damage, words):
    write(tmp_path)
    damage(tmp_path)
    with pytest.raises(SchemaError, match=words) as caught:
        store.load(tmp_path)
    assert "analysis build" in str(caught.value)


def test_two_builds_are_kept_apart(tmp_path):
    with store.locked(tmp_path), pytest.raises(LockedError, match="another build"), store.locked(tmp_path):
        pass


def test_the_data_package_validates_with_frictionless(tmp_path, monkeypatch):
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "note"])


def test_why_tables_cannot_be_written_is_one_line_with_a_remedy(tmp_path):
    with (
        pytest.raises(ResourceError, match=r"x\.parquet: No space left on device; free space, or name another folder"),
        store.writing(tmp_path),
    ):
        raise OSError(errno.ENOSPC, "no room", str(tmp_path / "x.parquet"))
    with pytest.raises(ResourceError, match="database or disk is full; free space"), store.writing(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")
    with pytest.raises(ResourceError, match="Read-only file system; check its permissions"), store.writing(tmp_path):
        raise OSError(errno.EROFS, "read-only")


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_the_old_tables_and_nothing_else(tmp_path, monkeypatch, after):
    write(tmp_path, fingerprint="old")
    before = sorted(path.name for path in tmp_path.iterdir())
    real, calls = store.writer.pq.ParquetWriter.write_table, []

    def write_table(self, table, *rest, **options):
        calls.append(table)
        if len(calls) > after:
            raise OSError(errno.ENOSPC, "no room")
        return real(self, table, *rest, **options)

    monkeypatch.setattr(store.writer.pq.ParquetWriter, "write_table", write_table)
    with pytest.raises(OSError, match="no room"):
        write(tmp_path, fingerprint="new")
    assert store.fingerprint(tmp_path) == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == before
