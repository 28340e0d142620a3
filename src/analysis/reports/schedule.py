"""`analysis run` at its hours: a line for cron, or a systemd service and timer, for this project and this Python."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from analysis.errors import AnalysisError, UsageError
from analysis.reports.plan import page_name

KINDS = ("cron", "systemd")
DEADLINE = 3600  # seconds a run may take, unless the options say otherwise
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)$")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When and where `analysis run` is to run."""

    project: Path  # its folder: data, notebooks and reports are found from here
    at: str = "06:00"  # time of day
    days: tuple[str, ...] = ()  # mon … sun; none: every day
    options: tuple[str, ...] = ()  # for `analysis run`, besides --quiet and --deadline

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            UsageError: not a time of day, or not a day of the week.
        """
        if not _TIME.match(self.at):
            raise UsageError(f"--at {self.at!r}: write a time of day, for example 06:30")
        for day in self.days:
            if day not in _DAYS:
                raise UsageError(f"--day {day!r}: not a day; valid: {', '.join(_DAYS)}")

    @property
    def name(self) -> str:
        """Name of the units: the folder's, and a hash of where it is, for there may be another of that name."""
        folder = self.project.resolve()
        return f"analysis-{page_name(folder.name)}-{sha256(os.fsencode(folder)).hexdigest()[:6]}"

    @property
    def command(self) -> tuple[str, ...]:
        """The command, by absolute paths: a scheduler has another PATH and another folder."""
        limit = () if any(word.partition("=")[0] == "--deadline" for word in self.options) else ("--deadline", str(DEADLINE))
        return (sys.executable, "-m", "analysis", "run", "--quiet", *limit, *self.options)


def crontab(schedule: Schedule) -> str:
    """A line for `crontab -e`; cron mails what the run prints, which is nothing unless something failed."""
    hour, minute = (int(part) for part in schedule.at.split(":"))
    days = ",".join(day for day in _DAYS if day in schedule.days) or "*"
    run = f"cd {shlex.quote(str(schedule.project.resolve()))} && {shlex.join(schedule.command)}"
    return f"{minute} {hour} * * {days} {run.replace('%', chr(92) + '%')}"  # cron reads % as the end of the line


def service(schedule: Schedule) -> str:
    """The systemd service: one run, and no second one beside it."""
    return (
        "[Unit]\n"
        f"Description=Reports of {_unit(schedule.project.resolve().name)}\n\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"WorkingDirectory={_unit(str(schedule.project.resolve()))}\n"
        f"ExecStart={' '.join(_quoted(word) for word in schedule.command)}\n"
        "Nice=10\n"
    )


def timer(schedule: Schedule) -> str:
    """The systemd timer: at its hour, or as soon as the machine is on again."""
    hour, minute = (int(part) for part in schedule.at.split(":"))
    days = ",".join(day.title() for day in _DAYS if day in schedule.days)
    return (
        "[Unit]\n"
        f"Description=Hours of {schedule.name}.service\n\n"
        "[Timer]\n"
        f"OnCalendar={f'{days} ' if days else ''}*-*-* {hour:02}:{minute:02}:00\n"
        "Persistent=true\n\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def text(schedule: Schedule, kind: str) -> str:
    """What to put where, to be read.

    Raises:
        UsageError: neither cron nor systemd.
    """
    if kind == "cron":
        return f"# add with: crontab -e\n{crontab(schedule)}\n"
    if kind == "systemd":
        folder = units()
        parts = ((f"{schedule.name}.service", service(schedule)), (f"{schedule.name}.timer", timer(schedule)))
        shown = "\n".join(f"# {folder / name}\n{body}" for name, body in parts)
        return f"{shown}\n# then: systemctl --user enable --now {schedule.name}.timer\n"
    raise UsageError(f"--kind {kind!r}: valid: {', '.join(KINDS)}")


def install(schedule: Schedule, kind: str) -> str:
    """Set it up for this user, and say what was done.

    Raises:
        AnalysisError: this machine has no such scheduler, or it refuses.
    """
    text(schedule, kind)  # refuses what is neither
    if kind == "cron":
        return _into_crontab(schedule)
    if not shutil.which("systemctl"):
        raise AnalysisError("this machine has no systemd; use: analysis schedule --kind cron")
    _call(["systemctl", "--user", "list-timers"])  # refuses where nobody is logged in: before anything is written
    folder = units()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{schedule.name}.service").write_text(service(schedule), encoding="utf-8")
    (folder / f"{schedule.name}.timer").write_text(timer(schedule), encoding="utf-8")
    _call(["systemctl", "--user", "daemon-reload"])
    _call(["systemctl", "--user", "enable", "--now", f"{schedule.name}.timer"])
    return f"{schedule.name}.timer is on; see: systemctl --user list-timers"


def units() -> Path:
    """Where this user's units are."""
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "systemd" / "user"


def _into_crontab(schedule: Schedule) -> str:
    """Set this project's line, and leave all others."""
    if not shutil.which("crontab"):
        raise AnalysisError("this machine has no cron; use: analysis schedule --kind systemd")
    found = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    mark = f"# {schedule.name}"
    lines = found.stdout.splitlines() if found.returncode == 0 else []  # none yet
    kept = [line for number, line in enumerate(lines) if line != mark and (number == 0 or lines[number - 1] != mark)]
    _call(["crontab", "-"], text="\n".join([*kept, mark, crontab(schedule)]) + "\n")
    return f"the line is in your crontab, below {mark!r}; see: crontab -l"


def _call(command: Sequence[str], *, text: str | None = None) -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AnalysisError(
            f"{shlex.join(command)}: {done.stderr.strip() or f'exit code {done.returncode}'}; set it up by hand, without --install"
        )


def _unit(value: str) -> str:
    return value.replace("%", "%%")


def _quoted(word: str) -> str:
    """A word of a unit's command line."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if re.search(r"[\s\"'\\;]", word) or not word else escaped
