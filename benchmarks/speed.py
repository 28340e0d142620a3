"""All of `annotate_many` against bare spaCy: same model, same texts, one core, turn by turn.

    python benchmarks/speed.py [--repeat 5]

The texts are those of the sample corpus, each taken several times with a different end, so that no cache of whole texts gains.
Prints bare time / our time, median over the repetitions: 1 is as fast as bare spaCy, 0.5 half as fast.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path

for name in ("OMP", "OPENBLAS", "MKL", "BLIS"):  # before numpy is imported
    os.environ[f"{name}_NUM_THREADS"] = "1"

import analysis  # noqa: E402
from analysis.language import load_model  # noqa: E402

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "raw").rglob("*")) if path.suffix in {".txt", ".md"}]
    nlp = load_model()
    ratios = []
    for turn in range(repeat + 1):
        batch = [text + "\n" * (turn + 1) for text in texts]
        seconds = {}
        for job, run in (("bare", nlp.pipe), ("ours", analysis.annotate_many))[:: 1 if turn % 2 else -1]:
            started = time.process_time()
            for _ in run(batch):
                pass
            seconds[job] = time.process_time() - started
        if turn:  # the first turn warms up
            ratios.append(seconds["bare"] / seconds["ours"])
    print(f"bare spaCy's time / ours: {statistics.median(ratios):.2f} (of {', '.join(f'{ratio:.2f}' for ratio in sorted(ratios))})")


if __name__ == "__main__":
    main()
