"""Cron and systemd: what is printed is what works, from another folder, without a terminal or an environment."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from nbformat import write as write_notebook

from analysis.errors import AnalysisError, UsageError
from analysis.reports import schedule
from analysis.reports.schedule import Schedule, crontab, install, service, text, timer
from tests.reports.tiny import notebook

ROOT = Path(__file__).parents[2]

RUN = f"{sys.executable} -m analysis run --quiet --deadline 3600"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, f"0 6 * * * cd /p/Toll && {RUN}"),
        ({"at": "18:05"}, f"5 18 * * * cd /p/Toll && {RUN}"),
        ({"days": ("fri", "mon")}, f"0 6 * * mon,fri cd /p/Toll && {RUN}"),
        ({"project": Path("/p/100% of it")}, f"0 6 * * * cd '/p/100\\% of it' && {RUN}"),
        ({"options": ("--deadline", "60")}, f"0 6 * * * cd /p/Toll && {RUN.replace('3600', '60')}"),
        ({"options": ("--deadline=60",)}, f"0 6 * * * cd /p/Toll && {RUN.replace(' 3600', '=60')}"),
        ({"options": ("--retry", "1")}, f"0 6 * * * cd /p/Toll && {RUN} --retry 1"),
    ],
)
def test_crontab(options: dict[str, object], expected: str) -> None:
    assert crontab(Schedule(**{"project": Path("/p/Toll"), **options})) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "OnCalendar=*-*-* 06:00:00\n"),
        ({"at": "7:30", "days": ("sat", "mon")}, "OnCalendar=Mon,Sat *-*-* 07:30:00\n"),
    ],
)
def test_timer(options: dict[str, object], expected: str) -> None:
    assert expected in timer(Schedule(project=Path("/p"), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [({"at": "25:00"}, "--at '25:00'"), ({"at": "6"}, "write a time of day"), ({"days": ("monday",)}, "valid: mon, tue")],
)
def test_wrong_use(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Schedule(project=Path("/p"), **options)  # type: ignore[arg-type]


def test_unknown_kind() -> None:
    with pytest.raises(UsageError, match="valid: cron, systemd"):
        text(Schedule(project=Path("/p")), "at")


@pytest.mark.parametrize("name", ["Toll", "100% of it", 'it\'s "quoted" $HOME'])
def test_units_are_valid(name: str, tmp_path: Path) -> None:
    """systemd's own check where there is one; else the parts that it would look at."""
    (tmp_path / name).mkdir()
    plan = Schedule(project=tmp_path / name, at="06:30", days=("mon",))
    for ending, body in (("service", service(plan)), ("timer", timer(plan))):
        (tmp_path / f"{plan.name}.{ending}").write_text(body)
        parts = ConfigParser(interpolation=None, delimiters="=")
        parts.read_string(body)
        assert parts.sections() == (["Unit", "Service"] if ending == "service" else ["Unit", "Timer", "Install"])
        if ending == "service":
            assert parts["Service"]["ExecStart"].startswith(("/", '"/'))
            assert parts["Service"]["WorkingDirectory"].replace("%%", "%").replace("\\", "") == str(tmp_path / name)
    if shutil.which("systemd-analyze"):
        paths = [str(tmp_path / f"{plan.name}.{ending}") for ending in ("service", "timer")]
        done = subprocess.run(["systemd-analyze", "verify", "--user", *paths], capture_output=True, text=True, check=False)
        assert not [line for line in done.stderr.splitlines() if plan.name in line], done.stderr


def test_the_line_runs_in_an_empty_environment(tmp_path: Path) -> None:
    """As cron runs it: /bin/sh, no terminal, no PATH worth the name, another folder."""
    project = tmp_path / 'it\'s 100% "mine"'
    project.mkdir()
    seen = tmp_path / "seen"
    python = tmp_path / "python with space"
    python.write_text(f'#!/bin/sh\npwd > "{seen}"\nprintf "%s\\n" "$@" >> "{seen}"\n')
    python.chmod(python.stat().st_mode | stat.S_IEXEC)
    line = crontab(Schedule(project=project)).replace(sys.executable, f"'{python}'")
    command = line.split(" ", 5)[5].replace("\\%", "%")  # as cron hands it to the shell
    subprocess.run(["/bin/sh", "-c", command], env={}, cwd="/", stdin=subprocess.DEVNULL, check=True)
    assert seen.read_text().splitlines() == [str(project), "-m", "analysis", "run", "--quiet", "--deadline", "3600"]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for `crontab` and `systemctl` that keep what they are told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    scripts = {
        "crontab": f'#!/bin/sh\nif [ "$1" = -l ]; then cat "{tmp_path}/tab" 2>/dev/null; else cat > "{tmp_path}/tab"; fi\n',
        "systemctl": f'#!/bin/sh\necho "$@" >> "{tmp_path}/told"\n',
    }
    for name, body in scripts.items():
        (folder / name).write_text(body)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_install_into_crontab_twice_leaves_one_line_and_all_others(tools: Path) -> None:
    (tools / "tab").write_text("MAILTO=desk@example.org\n5 4 * * * other\n")
    for at in ("06:00", "07:00"):
        install(Schedule(project=Path("/p/Toll"), at=at), "cron")
    install(Schedule(project=Path("/q/Toll")), "cron")  # another project in a folder of the same name
    assert (tools / "tab").read_text().splitlines() == [
        "MAILTO=desk@example.org",
        "5 4 * * * other",
        "# analysis-toll-a8046c",
        crontab(Schedule(project=Path("/p/Toll"), at="07:00")),
        f"# {Schedule(project=Path('/q/Toll')).name}",
        crontab(Schedule(project=Path("/q/Toll"))),
    ]


def test_install_units(tools: Path) -> None:
    said = install(Schedule(project=Path("/p/Toll")), "systemd")
    assert "analysis-toll-a8046c.timer is on" in said
    folder = tools / "config" / "systemd" / "user"
    assert sorted(path.name for path in folder.iterdir()) == ["analysis-toll-a8046c.service", "analysis-toll-a8046c.timer"]
    told = ["list-timers", "daemon-reload", "enable --now analysis-toll-a8046c.timer"]
    assert (tools / "told").read_text().splitlines() == [f"--user {words}" for words in told]


def test_install_without_the_tool_or_against_its_will(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tools / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    with pytest.raises(AnalysisError, match="no bus; set it up by hand"):
        install(Schedule(project=Path("/p/Toll")), "systemd")
    assert not (tools / "config").exists()
    monkeypatch.setattr(schedule.shutil, "which", lambda name: None)
    for kind, other in (("cron", "systemd"), ("systemd", "cron")):
        with pytest.raises(AnalysisError, match=f"use: analysis schedule --kind {other}"):
            install(Schedule(project=Path("/p/Toll")), kind)


def test_text_says_where_to_put_it() -> None:
    plan = Schedule(project=Path("/p/Toll"))
    assert "crontab -e" in text(plan, "cron")
    assert "systemctl --user enable --now analysis-toll-a8046c.timer" in text(plan, "systemd")
    assert os.sep in text(plan, "systemd")


def test_the_page_shows_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
    plan = Schedule(project=Path("/srv/toll"), at="06:30")
    for shown in (crontab(plan), service(plan), timer(plan)):
        assert shown.replace(sys.executable, "/srv/toll/.venv/bin/python") in page
    (workflow,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert yaml.safe_load(workflow)["jobs"]["reports"]["steps"]
    (dag,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    compile(dag, "dag", "exec")


@pytest.mark.slow
def test_the_whole_run_in_an_empty_environment(tmp_path: Path) -> None:
    """Articles to pages, as a scheduler starts it; what it prints is nothing, until something fails."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "quake.txt").write_text("The quake killed at least 34 people in Port Osmund, the mayor said on Monday.")
    (tmp_path / "notebooks").mkdir()
    write_notebook(
        notebook("import analysis\nanalysis.load(processed)", parameters="processed = ''"), tmp_path / "notebooks" / "toll.ipynb"
    )
    (tmp_path / "notebooks" / "reports.yml").write_text("reports:\n- notebook: toll\n")
    line = crontab(Schedule(project=tmp_path)).split(" ", 5)[5]

    def run() -> subprocess.CompletedProcess[str]:
        env = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        return subprocess.run(
            ["/bin/sh", "-c", line], env=env, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    done = run()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "reports" / "toll.html").exists()
    write_notebook(notebook("1 / 0"), tmp_path / "notebooks" / "toll.ipynb")
    done = run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "failed: toll: ZeroDivisionError: division by zero" in done.stderr
    (tmp_path / "notebooks" / "reports.yml").write_text("reports:\n- notebook: tol\n")
    done = run()
    assert done.returncode == 2
    assert "did you mean 'toll'?" in done.stderr
