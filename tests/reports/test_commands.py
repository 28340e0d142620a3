"""`analysis publish` and `analysis schedule`, as they are typed."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.reports.manifest import Manifest, Record

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> None:
    """What makes the folder one of a project."""
    (tmp_path / "data").mkdir()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "index.html").write_text('<a href="a.html">a</a>')
    (folder / "a.html").write_text("a")
    Manifest(folder).add(Record(name="a", title="A", notebook="a", parameters={}, ok=True))
    return folder


def test_publish_writes_a_folder(call: Call, pages: Path, sample_tables: Callable[[Path], None]) -> None:
    sample_tables(pages.parent / "data" / "processed")
    code, out, _ = call("publish", "site")
    assert (code, out.splitlines()) == (0, ["wrote site: 2 pages, 0.0 MB"])
    assert (pages.parent / "site" / "data" / "claims.csv").exists()
    assert not (pages.parent / "site" / "data" / "texts.csv").exists()
    code, *_ = call("publish", "site", "--no-data")  # what was published is replaced
    assert code == 0
    assert not (pages.parent / "site" / "data").exists()


@pytest.mark.parametrize("arguments", [("site.zip",), ("packed", "--zip")])
def test_publish_writes_a_zip(call: Call, pages: Path, arguments: tuple[str, ...]) -> None:
    code, _, _ = call("publish", *arguments, "--no-data", "--title", "Toll")
    assert code == 0
    with zipfile.ZipFile((pages.parent / arguments[0]).with_suffix(".zip")) as packed:
        stem = Path(arguments[0]).stem
        assert {f"{stem}/index.html", f"{stem}/feed.xml", f"{stem}/SHA256SUMS"} <= set(packed.namelist())
        assert "<title>Toll</title>" in packed.read(f"{stem}/feed.xml").decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("publish", "site", "--reports", "elsewhere"), "elsewhere: no reports here; make them: analysis report --reports elsewhere"),
        (("publish", "reports/site"), "is inside the reports"),
        (("publish", "mine"), "mine: holds files that were not published from here"),
        (("schedule", "--kind", "at"), "--kind 'at': valid: cron, systemd"),
        (("schedule", "--at", "25:00"), "--at '25:00': write a time of day, for example 06:30"),
        (("schedule", "--day", "Monday"), "--day 'Monday': not a day; valid: mon, tue"),
    ],
)
def test_wrong_use_is_said_in_a_line(call: Call, pages: Path, arguments: tuple[str, ...], message: str) -> None:
    (pages.parent / "mine").mkdir()
    (pages.parent / "mine" / "diary.txt").write_text("x")
    code, _, err = call(*arguments)
    assert code == 2
    assert message in " ".join(err.split())


def test_schedule_prints_the_line_for_this_folder(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("schedule", "--at", "06:30", "--day", "thu", "--day", "mon", "--", "--retry", "2")
    assert code == 0
    run = f"{sys.executable} -m analysis run --quiet --deadline 3600 --retry 2"
    assert out.splitlines() == ["# add with: crontab -e", f"30 6 * * mon,thu cd {tmp_path} && {run}", ""]


def test_schedule_prints_the_units(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("schedule", "--kind", "systemd", "--project", str(tmp_path))
    assert code == 0
    assert f"WorkingDirectory={tmp_path}" in out
    assert "OnCalendar=*-*-* 06:00:00" in out


def test_schedule_sets_the_line_once(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat {tmp_path}/tab; else cat > {tmp_path}/tab; fi\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "tab").write_text("0 1 * * * backup\n")
    for at in ("06:00", "07:00"):
        code, out, _ = call("schedule", "--install", "--at", at)
        assert code == 0
        assert "is in your crontab" in out
    kept = (tmp_path / "tab").read_text().splitlines()
    assert kept[0] == "0 1 * * * backup"
    assert len(kept) == 3  # the other line, our mark, our line
    assert kept[2].startswith("0 7 * * *")
