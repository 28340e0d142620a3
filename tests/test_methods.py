"""For the methods section: counts that add up, versions that can be found again, an archive without the articles."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import frictionless
import pandas as pd
import pytest

from analysis import cli, methods, pipeline, replication, store

STORY = "At least 40 people were killed in Port Lume on Monday, the mayor said.\n\nNorway pledged $12 million, and nobody knew when.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small corpus that was built: a story, its copy, one with a day, a file that cannot be read, one decision."""
    folder = tmp_path_factory.mktemp("project")
    raw, decisions = folder / "data" / "raw", folder / "data" / "curation"
    raw.mkdir(parents=True)
    decisions.mkdir()
    for name, text in (
        ("mayor", STORY),
        ("copy", STORY),
        ("tents", "Some 300 tents arrived in the harbour after the storm, and more came."),
    ):
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    (raw / "empty.txt").write_text("", encoding="utf-8")
    (decisions / "articles.csv").write_text("article_id,published\ntents,2024-10-22\n", encoding="utf-8")
    pipeline.build(raw, folder / "data" / "processed", decisions=decisions, jobs=1)
    return folder / "data"


@pytest.fixture(scope="module")
def said(project):
    return methods.methods(project / "processed", project / "curation")


def test_the_flow_adds_up(said):
    flow = said["flow"]
    assert (flow["files read"], flow["articles"], flow["duplicates"], flow["distinct articles"]) == (3, 3, 1, 2)
    assert flow["files or articles set aside"] + flow["files or articles that failed"] == 1
    assert flow["… dated to the day"] == 1
    assert flow["… attributed to a named claimant"] + flow["… attributed to an unnamed claimant"] <= flow["figures"]


def test_versions_name_the_model_by_its_hash(said):
    versions = said["versions"]
    assert len(versions["model weights (SHA-256)"]) == 64
    assert versions["tables made by this version"] is True
    assert versions["spacy"].startswith("3.")


def test_decisions_are_counted(said):
    assert said["curation"]["lines of articles.csv"] == 1
    assert said["curation"]["lines of corrections.csv"] == 0


def test_without_an_audit_it_says_so(said):
    assert said["audit"] is None
    assert "No sample" in methods.markdown(said)


def test_an_audit_is_told(said):
    share = {"share": 0.5, "low": 0.1, "high": 0.9, "right": 1, "of": 2}
    sheet = {"sheet": "s|1.csv", "coded": 2, "uncoded": 1, "changed": 0, "columns": {"figures": {"precision": share, "recall": share}}}
    told = methods.markdown(said | {"audit": {"sheets": [sheet], "alpha": {"figures": 0.8}, "current": False}})
    assert "2 sentences coded, 1 not" in told
    assert "changed since" in told
    assert "| s∣1.csv | figures | 0.50 (0.10 to 0.90), 1 of 2 | 0.50 (0.10 to 0.90), 1 of 2 | 0.80 |" in told


def test_pages_are_written_and_written_again(project, tmp_path):
    for _ in range(2):
        paths = methods.write(project / "processed", tmp_path / "out", decisions=project / "curation")
    assert sorted(tmp_path.joinpath("out").iterdir()) == sorted(paths)
    assert json.loads(paths[1].read_text(encoding="utf-8"))["flow"]["articles"] == 3
    assert paths[0].read_text(encoding="utf-8").startswith("# Methods\n\n## Corpus flow\n")


@pytest.fixture(scope="module")
def archive(project, tmp_path_factory):
    return replication.write(project / "processed", tmp_path_factory.mktemp("out"), decisions=project / "curation")


def test_the_archive_holds_tables_decisions_and_checksums(archive):
    with zipfile.ZipFile(archive) as packed:
        names = {name.removeprefix("replication/") for name in packed.namelist()}
        sums = dict(line.split("  ")[::-1] for line in packed.read("replication/SHA256SUMS").decode().splitlines())
        for name in names - {"SHA256SUMS"}:
            assert sums.pop(name) == sha256(packed.read(f"replication/{name}")).hexdigest()
    assert not sums
    assert {"charts/shares.csv", "charts/spreads.csv", "charts/numbers.csv", "charts/limits.csv"} <= names
    assert {"tables/figures.csv", "tables/figures.parquet", "curation/articles.csv", "datapackage.json", "methods.md", "README.md"} <= names


def test_the_archive_holds_no_article(archive):
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
        assert not [name for name in names if "texts" in name or "removed" in name]
        # the rows quote sentences with figures, so this one, which has none of its own, would show a whole text
        assert not [name for name in names if STORY.strip().encode() in packed.read(name)]
        figures = pd.read_parquet(io.BytesIO(packed.read("replication/tables/figures.parquet")))
    assert figures["evidence"].str.split().str.len().max() <= 40


def test_the_archive_is_the_same_every_time(project, archive, tmp_path):
    again = replication.write(project / "processed", tmp_path / "replication.zip", decisions=project / "curation")
    assert again.read_bytes() == archive.read_bytes()


def test_its_data_package_is_valid(project, archive, tmp_path, monkeypatch):
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    monkeypatch.chdir(tmp_path / "replication")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "note"])
    ours, theirs = (
        json.loads(path.read_text()) for path in (project / "processed" / "datapackage.json", tmp_path / "replication" / "datapackage.json")
    )
    assert ours["analysis"]["model"] and ours["analysis"] == theirs["analysis"]


def test_quotes_are_cut_to_forty_words():
    frame = pd.DataFrame({"text": ["word " * 60, None, "few"], "item": ["word " * 60] * 3}).astype("str")
    cut = replication.quoted(frame)
    assert len(cut["text"].iloc[0].split()) == 41  # forty and the dots
    assert cut["text"].iloc[2] == "few"
    assert cut["item"].equals(frame["item"])


# ------------------------------------------------------------------------------------------------ command line
def call(*arguments):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return ended.value.code or 0


def test_commands(project, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    tables = ["--processed", str(project / "processed")]
    assert call("export", "--methods", "--replication", *tables, "--curation", str(project / "curation")) == 0
    assert {path.name for path in (tmp_path / "export").iterdir()} == {"methods.md", "methods.json", "replication.zip"}
    assert call("audit", *tables, "--coders", "2") == 0
    sheets = [f"audit/sheet-{coder}.csv" for coder in (1, 2)]
    assert call("audit", *tables, *sheets) == 2
    for sheet in sheets:
        path = tmp_path / sheet
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *(line.removesuffix(",,,,,,,,,") + ",yes,,,,,,,," for line in lines)]), encoding="utf-8")
    capsys.readouterr()
    assert call("audit", "--score", *sheets, *tables) == 0
    assert "sheet-2.csv: 3 sentences coded, 0 not coded" in capsys.readouterr().out
    assert store.load(project / "processed").audit["current"].all()
    assert call("export", "--methods", *tables, "--curation", str(project / "curation")) == 0
    assert "sheet-1.csv: 3 sentences coded" in (tmp_path / "export" / "methods.md").read_text(encoding="utf-8")
    (project / "processed" / "audit.json").unlink()
