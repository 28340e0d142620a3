"""A build: what is new is annotated, what is gone disappears, and an incremental build equals a full one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import annotation, language, pipeline, store
from analysis.errors import CurationError, UsageError
from analysis.model import SCHEMA_VERSION, TABLES
from analysis.stages import linking

STORIES = {
    "mayor": "At least 40 people were killed in Port Lume on Monday, Mayor Ana Torvik said.\n\nThe hospital put the toll at 53.",
    "aid": "Norway pledged $12 million in aid to the islands.\n\nThe Red Cross said it would send 200 tents next week.",
    "denial": "The ministry denied reports that 300 soldiers had crossed the border. Lena Okafor said about 120 had.",
    "quiet": "The council met in the town hall. Nobody spoke of the bridge.",
}


def write(raw: Path, names) -> None:
    raw.mkdir(exist_ok=True)
    for path in raw.iterdir():
        path.unlink()
    for name in names:
        (raw / f"{name}.txt").write_text(STORIES[name], encoding="utf-8")


def snapshot(processed: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(processed.iterdir())
        if path.suffix in {".parquet", ".json", ".csv"} and path.name != "restatements.csv"
    }


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """All stories, built once."""
    folder = tmp_path_factory.mktemp("base")
    write(folder / "raw", STORIES)
    pipeline.build(folder / "raw", folder / "processed", jobs=1)
    return folder


@pytest.fixture
def copy(base, tmp_path):
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_every_table_has_all_its_columns(base):
    tables = analysis.load(base / "processed")
    for kind in TABLES:
        assert list(getattr(tables, kind.table).columns) == [spec.name for spec in kind.columns()]


def test_every_row_traces_to_its_words(base):
    tables = analysis.load(base / "processed")
    texts = tables.texts.set_index("article_id")["text"]
    rows = 0
    for name, frame in tables.items():
        if {"article_id", "text", "start", "end"} <= set(frame.columns):
            rows += len(frame)
            for row in frame.itertuples():
                assert texts[row.article_id][row.start : row.end] == row.text, name
    assert rows >= 20


def test_keys_are_unique_and_references_resolve(base):
    tables = analysis.load(base / "processed")
    for kind in TABLES:
        frame = getattr(tables, kind.table)
        assert not frame.duplicated([spec.name for spec in kind.columns() if spec.key]).any(), kind.table
        for spec in kind.columns():
            if spec.references:
                target = next(other for other in TABLES if other.table == spec.references)
                known = getattr(tables, spec.references)[next(key.name for key in target.columns() if key.key)]
                assert frame[spec.name].dropna().isin(known).all(), f"{kind.table}.{spec.name}"


def test_bounds_hold(base):
    figures = analysis.load(base / "processed").figures
    both = figures.dropna(subset=["low", "high"])
    assert len(figures) >= 5
    assert (both["low"] <= both["high"]).all()
    assert (figures["low"].notna() | figures["high"].notna()).all()


def test_nothing_new_is_nothing_done(copy):
    before = snapshot(copy / "processed")
    made = pipeline.build(copy / "raw", copy / "processed", jobs=1)
    assert made.unchanged
    assert snapshot(copy / "processed") == before
    assert made.counts["articles"] == len(STORIES)


def test_only_the_changed_article_is_annotated_again(copy):
    (copy / "raw" / "aid.txt").write_text(STORIES["aid"] + "\n\nFinland gave 5 million euros.", encoding="utf-8")
    assert pipeline.build(copy / "raw", copy / "processed", jobs=1).annotated == 1


@settings(max_examples=6)
@given(st.lists(st.sets(st.sampled_from(sorted(STORIES)), min_size=1), min_size=1, max_size=3))
def test_an_incremental_build_equals_a_full_one(tmp_path_factory, base, steps):
    folder = tmp_path_factory.mktemp("steps")
    shutil.copytree(base, folder, dirs_exist_ok=True)
    for names in steps:
        write(folder / "raw", names)
        pipeline.build(folder / "raw", folder / "processed", jobs=1)
    pipeline.build(folder / "raw", folder / "full", jobs=1)
    assert snapshot(folder / "processed") == snapshot(folder / "full")


def test_two_processes_make_what_one_makes(copy):
    pipeline.build(copy / "raw", copy / "two", jobs=2)
    assert snapshot(copy / "two") == snapshot(copy / "processed")


def test_the_cache_only_saves_time(copy):
    before = snapshot(copy / "processed")
    (copy / "processed" / ".cache.sqlite").write_bytes(b"no database at all" * 100)
    (copy / "processed" / "datapackage.json").unlink()
    pipeline.build(copy / "raw", copy / "processed", jobs=1)
    assert snapshot(copy / "processed") == before


def test_a_correction_survives_a_growing_corpus(copy):
    decisions = copy / "curation"
    decisions.mkdir()
    (decisions / "corrections.csv").write_text("article_id,table,quote,column,value\nmayor,figures,53,low,52\n", encoding="utf-8")
    (copy / "raw" / "later.txt").write_text("Ten boats sank.", encoding="utf-8")
    pipeline.build(copy / "raw", copy / "processed", decisions=decisions, jobs=1)
    figures = analysis.load(copy / "processed").figures
    assert figures.loc[figures["review"] == "corrected", "low"].tolist() == [52.0]


def test_what_a_build_restates_is_written_with_the_reason(copy):
    assert restated(copy).empty
    (copy / "raw" / "later.txt").write_text("At least 41 people were killed in Port Lume, the governor said.", encoding="utf-8")
    pipeline.build(copy / "raw", copy / "processed", jobs=1)
    changed = restated(copy)
    assert "claims" in set(changed["measure"])
    assert set(changed["why"]) == {"new articles"}


def restated(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "processed" / "restatements.csv")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_ours_costs_its_own_article_only(copy, monkeypatch, jobs):
    def fails_on_tents(article, doc):
        return annotated(article, doc) if "tents" not in article.text else 1 / 0

    annotated = annotation.annotated
    monkeypatch.setattr(annotation, "annotated", fails_on_tents)
    made = pipeline.build(copy / "raw", copy / "anew", jobs=jobs)
    assert [(problem.path, problem.failed) for problem in made.problems] == [("aid.txt", True)]
    assert "ZeroDivisionError: division by zero (test_pipeline.py, line" in made.problems[0].cause
    assert set(analysis.load(copy / "anew").articles["article_id"]) == set(STORIES) - {"aid"}
    monkeypatch.setattr(annotation, "annotated", annotated)
    (copy / "raw" / "quiet.txt").write_text(STORIES["quiet"] + " It rained.", encoding="utf-8")
    assert pipeline.build(copy / "raw", copy / "anew", jobs=jobs).annotated == 2  # the changed one, and the one left out before


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_ours_in_a_story_keeps_the_numbers(copy, monkeypatch, jobs):
    def fails_on_tents(article, rows, actors):
        return read_setting(article, rows, actors) if "tents" not in article.text else 1 / 0

    read_setting = linking.read_setting
    monkeypatch.setattr(linking, "read_setting", fails_on_tents)
    (problem,) = pipeline.build(copy / "raw", copy / "anew", jobs=jobs).problems
    assert problem.path == "aid.txt"
    assert "in no story" in problem.remedy
    assert set(analysis.load(copy / "anew").figures["article_id"]) == {"aid", "denial", "mayor"}


def test_a_decision_without_its_words_is_a_listed_failure(copy):
    decisions = copy / "curation"
    decisions.mkdir()
    (decisions / "corrections.csv").write_text("article_id,table,quote,value\nmayor,figures,54,drop\n", encoding="utf-8")
    made = pipeline.build(copy / "raw", copy / "processed", decisions=decisions, jobs=1)
    assert [problem.path for problem in made.failed] == ["corrections.csv"]
    assert "54" in (copy / "processed" / "problems.csv").read_text(encoding="utf-8")
    assert pipeline.build(copy / "raw", copy / "processed", decisions=decisions, jobs=1).problems == made.problems


def test_a_figure_that_a_reader_puts_in_a_series_stands_there(copy):
    figure = analysis.load(copy / "processed").figures.iloc[0]["figure_id"]
    (copy / "curation").mkdir()
    lines = f"action,quantity,figure_id\nassign,our-series,{figure}\nassign,our-series,{figure[:-1]}\n"  # and one that is none
    (copy / "curation" / "quantities.csv").write_text(lines, encoding="utf-8")
    (problem,) = pipeline.build(copy / "raw", copy / "processed", decisions=copy / "curation", jobs=1).failed
    assert problem.cause.startswith("line 3: unknown figure_id")
    figures = analysis.load(copy / "processed").figures.set_index("figure_id")
    assert figures.loc[figure, ["quantity", "quantity_rule"]].tolist() == ["our-series", "curated"]


def test_a_decision_on_no_article_stops_the_build_and_keeps_the_tables(copy):
    decisions = copy / "curation"
    decisions.mkdir()
    (decisions / "corrections.csv").write_text("article_id,table,quote,value\nmayro,figures,53,drop\n", encoding="utf-8")
    before = snapshot(copy / "processed")
    with pytest.raises(CurationError, match="did you mean 'mayor'"):
        pipeline.build(copy / "raw", copy / "processed", decisions=decisions, jobs=1)
    assert snapshot(copy / "processed") == before


EMPTY = {
    "missing": lambda raw: None,
    "empty": lambda raw: raw.mkdir(),
    "only a README": lambda raw: (raw.mkdir(), (raw / "README.md").write_text("x")),
}


@pytest.mark.parametrize("make", EMPTY.values(), ids=EMPTY)
def test_no_articles_is_wrong_use(tmp_path, make):
    make(tmp_path / "raw")
    with pytest.raises(UsageError, match="raw"):
        pipeline.build(tmp_path / "raw", tmp_path / "processed")


def build_in_process(folder: Path) -> subprocess.Popen:
    code = "import sys; from pathlib import Path; from analysis import pipeline; pipeline.build(*map(Path, sys.argv[1:]), jobs=1)"
    environment = os.environ | {"PYTHONPATH": str(Path(analysis.__file__).parents[1])}
    return subprocess.Popen([sys.executable, "-c", code, folder / "raw", folder / "processed"], env=environment, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_killed_at_any_moment_the_tables_are_the_old_or_the_new(copy):
    old = snapshot(copy / "processed")
    write(copy / "raw", ["mayor", "quiet"])
    shutil.copytree(copy / "processed", copy / "other")
    started = time.monotonic()
    pipeline.build(copy / "raw", copy / "other", jobs=1)
    new = snapshot(copy / "other")
    assert build_in_process(copy_of(copy, "timed")).wait() == 0
    whole = time.monotonic() - started
    for number in range(20):
        folder = copy_of(copy, f"kill-{number}")
        process = build_in_process(folder)
        time.sleep(whole * (number + 1) / 21)
        process.send_signal(signal.SIGKILL)
        process.wait()
        store.load(folder / "processed")
        assert snapshot(folder / "processed") in (old, new)
        pipeline.build(folder / "raw", folder / "processed", jobs=1)
        assert snapshot(folder / "processed") == new


def copy_of(folder: Path, name: str) -> Path:
    for part in ("raw", "processed"):
        shutil.copytree(folder / part, folder / name / part)
    return folder / name


def test_tables_know_what_made_them(sample):
    made = analysis.load(sample).made
    assert made == {"version": analysis.__version__, "model": language.release().rpartition(" ")[0], "schema": SCHEMA_VERSION}
