"""The command line: what it prints, and its exit codes: 0 all made, 1 some failed, 2 wrong use; never a traceback."""

from __future__ import annotations

import errno
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import cli, scaffold

STORY = "At least 40 people were killed in Port Lume on Monday, the mayor said.\n\nNorway pledged $12 million.\n"


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "data" / "raw"
    folder.mkdir(parents=True)
    (folder / "mayor.txt").write_text(STORY, encoding="utf-8")
    return folder


def test_build_says_what_was_made_and_where(call, raw):
    code, out, _ = call("build")
    assert code == 0
    assert "1 article (1 new or changed)" in out
    assert "data/processed" in out


def test_a_single_problem_is_one(call, raw):
    (raw / "noise.txt").write_bytes(random.Random(1).randbytes(4000))
    assert "\n1 problem: " in call("build")[1]


@pytest.mark.parametrize("arguments", [["-h"], ["run", "-h"]])
def test_help_is_asked_for_in_short(call, arguments):
    code, out, _ = call(*arguments)
    assert code == 0 and "Usage" in out


@pytest.mark.parametrize("command", ["", *(info.name or info.callback.__name__ for info in cli.app.registered_commands)])
def test_help_names_what_an_option_takes_not_its_type(call, command):
    out = call(*filter(None, [command]), "--help")[1]
    assert not re.search(r"<[a-z]|\[\[", out)


def test_help_begins_with_the_main_job(call):
    assert re.search(r"Commands\b[^│]*│ run ", call("--help")[1])


def test_quiet_prints_nothing(call, raw):
    assert call("build", "--quiet") == (0, "", "")


def test_a_file_that_cannot_be_read_fails_and_the_rest_is_made(call, raw):
    (raw / "noise.txt").write_bytes(random.Random(1).randbytes(4000))
    code, out, err = call("build")
    assert code == 1
    assert "1 article " in out
    assert "noise.txt" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "no such folder"),
        (["build", "--raw", "."], "no articles"),
        (["run", "--raw", "elsewhere"], "elsewhere: no such folder"),
        (["frobnicate"], "No such command"),
        (["build", "--colour"], "No such option"),
        (["build", "--jobs", "0"], "--jobs"),
        (["annotate", "missing.txt"], "missing.txt: cannot be read"),
        (["report", "--parameter", "source"], "NAME=VALUE"),
        (["new-notebook", "../elsewhere"], "letters, digits"),
        (["export", "--format", "pdf"], "pdf"),
        (["export"], "no tables here; make them: analysis build"),
        (["audit"], "no tables here"),
        (["publish", "out"], "no reports here"),
        (["run", "--raw", "data", "--reports", "data/reports"], "data/reports: lies among the articles"),
        (["schedule", "--project", "elsewhere"], "--project elsewhere: no folder of a project"),
    ],
)
def test_wrong_use_is_exit_code_2_with_the_remedy(call, arguments, words):
    code, _, err = call(*arguments)
    assert code == 2
    assert words in " ".join(err.replace("│", " ").split())


def test_a_folder_of_decisions_that_is_missing_decides_nothing_and_that_is_said(call, raw):
    code, _, err = call("build", "--curation", "elsewhere")
    assert (code, "elsewhere: no such folder of decisions: none are applied" in err) == (0, True)


def test_no_tables_among_the_articles(call, raw):
    for processed in ("data/raw", "data/raw/tables"):
        code, _, err = call("build", "--processed", processed)
        assert code == 2
        assert f"{processed}: lies among the articles" in err
    assert [path.name for path in raw.iterdir()] == ["mayor.txt"]


def test_an_export_never_replaces_a_file_of_another_kind(call, raw, tmp_path):
    call("build")
    for arguments in (["--format", "xlsx"], ["--format", "duckdb"], []):
        code, _, err = call("export", "data/raw/mayor.txt", *arguments)
        assert code == 2
        assert "data/raw/mayor.txt: " in err
    assert (raw / "mayor.txt").read_text(encoding="utf-8") == STORY


EXPORTS = [  # arguments, what is made
    ([], "export/figures.csv"),
    (["out"], "out/figures.csv"),
    (["out.v2"], "out.v2/figures.csv"),
    (["out.xlsx"], "out.xlsx"),
    (["out.duckdb"], "out.duckdb"),
    (["out.v3", "--format", "xlsx"], "out.v3/analysis.xlsx"),
]


def test_the_name_of_an_export_says_its_form(call, raw, tmp_path):
    call("build")
    for arguments, made in EXPORTS:
        assert call("export", *arguments)[0] == 0
        assert (tmp_path / made).is_file()
    assert call("export", "new.xlsx", "--format", "csv")[0] == 2  # a folder of that name would be a riddle


def test_a_schedule_takes_what_run_takes(call, raw):
    code, out, _ = call("schedule", "--", "--retry", "2")
    assert (code, "--retry 2" in out) == (0, True)
    code, _, err = call("schedule", "--", "--quite")
    assert code == 2
    assert "--quite" in err
    assert call("init", ".")[0] == 0
    assert call("schedule", "--", "04-source")[0] == 0
    code, _, err = call("schedule", "--", "build")
    assert (code, "no report 'build'" in err) == (2, True)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("top=5", 5),
        ("source=Harbour Courier", "Harbour Courier"),
        ("sources=[Alder Post, North Wire]", ["Alder Post", "North Wire"]),
        ("since=", ""),
        ("since=2025-13-45", "2025-13-45"),  # no day, and no name either: the notebook or the tables say so
        ("source=[unknown] Flood", "[unknown] Flood"),  # no YAML: the words as they are
        ("source=Courier: the evening edition", "Courier: the evening edition"),  # no parameter is a mapping
    ],
)
def test_the_value_of_a_parameter(given, value):
    assert list(cli.make._parameters([given]).values()) == [value]


def test_annotate_prints_a_table_or_json(call, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    code, out, _ = call("annotate")
    assert code == 0
    assert "2 figures" in out
    assert "40" in out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    code, out, _ = call("annotate", "-", "--format", "json", "--published", "2024-10-22")
    figures = json.loads(out)["figures"]
    assert [figure["low"] for figure in figures] == [40.0, 12e6]


def test_annotate_refuses_bytes_that_are_no_text(call, tmp_path):
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    code, _, err = call("annotate", "latin.txt")
    assert code == 2
    assert "not UTF-8" in err


def test_check_counts_what_is_missing_and_writes_a_skeleton(call, raw):
    code, out, _ = call("check")
    assert code == 0
    assert "articles without an outlet" in out
    skeleton = (raw.parent / "processed" / "articles-to-fill-in.csv").read_text(encoding="utf-8")
    assert skeleton.startswith("article_id,source,published,title,url\nmayor,")


def test_what_check_writes_can_be_filled_in_and_used(call, raw):
    call("check")
    lines = (raw.parent / "processed" / "articles-to-fill-in.csv").read_text(encoding="utf-8").splitlines()
    (raw.parent / "curation").mkdir()
    filled = lines[1].replace("mayor,,", "mayor,Lume Post,2024-10-22", 1)
    (raw.parent / "curation" / "articles.csv").write_text(f"{lines[0]}\n{filled}\n", encoding="utf-8")
    call("build")
    import analysis

    row = analysis.load("data/processed").articles.iloc[0]
    assert (row["source"], str(row["published"])[:10], row["published_basis"]) == ("Lume Post", "2024-10-22", "curated")


def test_the_skeleton_does_not_ask_to_write_over_decisions(call, raw):
    assert "move it to data/curation/articles.csv" in call("check")[1]
    (raw.parent / "curation").mkdir()
    (raw.parent / "curation" / "articles.csv").write_text("article_id,source\nmayor,Lume Post\n", encoding="utf-8")
    assert "add its lines to data/curation/articles.csv" in call("check")[1]


def test_a_wrong_decision_names_file_and_line(call, raw):
    (raw.parent / "curation").mkdir()
    (raw.parent / "curation" / "articles.csv").write_text("article_id,published\nmayor,yesterday\n", encoding="utf-8")
    code, _, err = call("build")
    assert code == 2
    assert "articles.csv, line 2" in err


def test_init_makes_a_folder_that_runs(call, tmp_path):
    assert call("init", "mine")[0] == 0
    assert (tmp_path / "mine" / "data" / "raw").is_dir()
    assert list((tmp_path / "mine" / "notebooks").glob("*.ipynb"))
    (schema,) = re.findall(r"\$schema=(\S+)", (tmp_path / "mine" / "notebooks" / "reports.yml").read_text(encoding="utf-8"))
    assert (tmp_path / "mine" / "notebooks" / schema).is_file()
    assert call("init", "mine")[0] == 2
    assert "cd 'my störy' && analysis run" in call("init", "my störy")[1]


def test_init_adds_to_a_folder_what_it_lacks(call, raw, tmp_path):
    """What a run without notebooks advises must be possible where it is advised."""
    (tmp_path / "README.md").write_text("my own", encoding="utf-8")
    code, _, err = call("run")
    assert code == 2 and "analysis init" in err
    code, out, _ = call("init", ".")
    assert code == 0 and "README" not in out
    assert list((tmp_path / "notebooks").glob("*.ipynb"))
    assert (raw / "mayor.txt").read_text(encoding="utf-8") == STORY
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "my own"


@pytest.mark.parametrize(
    ("begun", "arguments"),
    [(False, []), (False, ["-p", "top"]), (True, ["nosuch"]), (True, ["04-sorce-*"]), (True, ["04-source", "build"])],
)
def test_run_says_what_is_wrong_before_it_reads(call, raw, tmp_path, begun, arguments):
    if begun:
        assert call("init", ".")[0] == 0
    assert call("run", *arguments)[0] == 2
    assert not list((tmp_path / "data" / "processed").glob("*.parquet"))


def test_a_deadline_is_of_the_tables_too(call, raw, tmp_path):
    """What was annotated by then is kept; the tables are not touched, and no report is begun."""
    assert call("init", ".")[0] == 0
    code, _, err = call("run", "--deadline", "0.001")
    assert (code, "the tables were not done within the 0.001 s of the run" in err) == (1, True)
    assert not list((tmp_path / "data" / "processed").glob("*.parquet"))
    assert not (tmp_path / "reports").exists()
    assert call("build")[0] == 0


def test_the_version_is_told(call):
    code, out, _ = call("--version")
    assert code == 0 and re.fullmatch(r"analysis \d+\.\d+\.\d+\S*\n", out)


def test_new_notebook_is_written_once(call, tmp_path):
    code, out, _ = call("new-notebook", "who-pays")
    assert code == 0
    assert "- notebook: who-pays" in out
    text = (tmp_path / "notebooks" / "who-pays.ipynb").read_text(encoding="utf-8")
    assert '"parameters"' in text
    assert json.loads(text)["cells"][0]["source"][0].startswith("# Who pays")
    assert call("new-notebook", "who-pays")[0] == 2


def test_every_command_explains_itself(call):
    for command in cli.app.registered_commands:
        name = command.name or command.callback.__name__
        code, out, _ = call(name, "--help")
        assert code == 0
        assert len(" ".join(out.split())) > 200, name


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.EROFS, "check its permissions"), (errno.EACCES, "check its permissions"), (errno.ENOSPC, "free space")]
)
def test_a_disk_that_refuses_says_what_to_do(call, raw, monkeypatch, number, remedy):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number), "out")

    monkeypatch.setattr(scaffold, "init", refuse)
    code, _, err = call("init", "out")
    assert (code, err) == (1, f"error: out: {os.strerror(number)}; {remedy} or name another folder, then run again\n")


def test_ctrl_c_ends_all_processes_without_a_traceback(tmp_path, raw):
    """A terminal sends it to the build and to its processes at once."""
    for number in range(120):
        (raw / f"{number}.txt").write_text(f"{STORY}\nAnother {number + 50} people were hurt.\n", encoding="utf-8")
    command = [sys.executable, "-c", "from analysis import cli; cli.main(['build', '--jobs', '2'])"]
    source = str(Path(cli.__file__).parents[2])
    build = subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": source}, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    said = build.stderr.readline()
    while said and "annotating" not in said:
        said = build.stderr.readline()
    os.killpg(build.pid, signal.SIGINT)
    rest = build.communicate(timeout=60)[1]
    assert build.returncode == 130
    assert "Traceback" not in rest
    assert rest.splitlines()[-1].startswith("interrupted; ")
