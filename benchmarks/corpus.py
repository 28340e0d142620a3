"""Articles a second and peak memory of a build at several sizes, one process against two, and an unchanged rebuild.

    python benchmarks/corpus.py [--sizes 100 1000 10000]

The articles are made from the sample corpus: sentences drawn at random (seeded), numbers changed, so that no two are alike.
Every build runs in a process of its own; peak memory is that of its largest process.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = """
import json, resource, sys, time
from pathlib import Path
from analysis import pipeline
raw, processed, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
started = time.monotonic()
made = pipeline.build(raw, processed, jobs=jobs)
used = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"seconds": time.monotonic() - started, "megabytes": max(used), "counts": made.counts}))
"""


def sentences() -> list[str]:
    """Sentences of the sample corpus's plain texts."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "raw").rglob("*.txt"))]
    return [line.strip() for text in texts for line in re.split(r"(?<=[.!?])\s+", text) if 40 < len(line) < 400]


def write_articles(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write articles of 12 to 18 sentences."""
    chance, pool = random.Random(seed), sentences()
    folder.mkdir(parents=True)
    for number in range(count):
        chosen = (chance.choice(pool) for _ in range(chance.randint(12, 18)))
        lines = [re.sub(r"\d+", lambda found: str(chance.randint(2, 10 ** len(found[0]))), line) for line in chosen]
        (folder / f"article-{number:05}.txt").write_text(f"Made article number {number}\n\n" + "\n\n".join(lines), encoding="utf-8")


def build(raw: Path, processed: Path, jobs: int) -> dict[str, float]:
    """Build in a process of its own; what it took."""
    done = subprocess.run([sys.executable, "-c", BUILD, raw, processed, str(jobs)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    sizes = parser.parse_args().sizes
    print("| articles | processes | articles a second | peak MB | unchanged rebuild, share of the first |")
    print("|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            raw = Path(place) / f"raw-{size}"
            write_articles(raw, size)
            for jobs in (1, 2):
                processed = Path(place) / f"processed-{size}-{jobs}"
                first, again = build(raw, processed, jobs), build(raw, processed, jobs)
                share = again["seconds"] / first["seconds"]
                print(f"| {size} | {jobs} | {size / first['seconds']:.1f} | {first['megabytes']:.0f} | {share:.1%} |", flush=True)


if __name__ == "__main__":
    main()
