"""Articles a second and peak memory of a build at several sizes, one process against two, an unchanged rebuild; and the search for copies.

    python benchmarks/corpus.py [--sizes 100 1000 10000] [--jobs 1 2] [--copies 20000]

The articles are made from the sample corpus: news briefs of 120 to 200 words, their sentences drawn at random (seeded), numbers, places,
outlets and days changed, so that no two are alike. Every build runs in a process of its own. Peak memory is that of all its processes
together, pages that they share counted once: until all articles are annotated, and after, when the tables, which grow with the corpus,
are linked and written.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
BUILD = """
import json, resource, sys, time
started = time.monotonic()
from pathlib import Path
from analysis import pipeline
raw, processed, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
note = lambda stage, *_: stage == "linking" and processed.with_suffix(".linking").touch()
made = pipeline.build(raw, processed, jobs=jobs, progress=note)
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
spent = sum(who.ru_utime + who.ru_stime for who in used)
print(json.dumps({"seconds": time.monotonic() - started, "processor": spent, "unchanged": made.unchanged}))
"""
WORDS = (120, 200)  # of an article
PLACES = (
    "Arvik",
    "Belmoor",
    "Castrel",
    "Dunholt",
    "Eastmere",
    "Farrow Bay",
    "Glenmara",
    "Hollin",
    "Istvale",
    "Jarrow Point",
    "Kelstad",
    "Lund",
)
PLACE = re.compile(r"\b(?:Eskarra|Kursk|Belmira|Port Osmund|Pyongyang|Vladivostok|Dunmarra)\b")


def sentences() -> list[str]:
    """Sentences of the sample corpus's plain texts and Markdown, each once."""
    paths = sorted(path for path in (ROOT / "data" / "raw").rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md")
    texts = (re.sub(r"\A---.*?\n---\n|[*#>]+", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in paths)
    lines = (line.strip() for text in texts for line in re.split(r"(?<=[.!?])\s+", text))
    return list(dict.fromkeys(line for line in lines if 40 < len(line) < 400 and "\n" not in line))


def write_articles(folder: Path, count: int, *, seed: int = 1) -> int:
    """Write news briefs; how many words."""
    chance, pool = random.Random(seed), sentences()
    folder.mkdir(parents=True)
    words = 0
    for number in range(count):
        size, lines = chance.randint(*WORDS), list[str]()
        while sum(len(line.split()) for line in lines) < size:
            line = re.sub(r"\d+", lambda found: str(chance.randint(2, 10 ** len(found[0]))), chance.choice(pool))
            lines.append(PLACE.sub(lambda _: chance.choice(PLACES), line))
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
        head = f"Source: The {chance.choice(PLACES)} Courier\nDate: {day}\n\nBrief number {number} from {chance.choice(PLACES)}\n\n"
        (folder / f"brief-{number:05}.txt").write_text(head + "\n\n".join(lines) + "\n", encoding="utf-8")
        words += sum(len(line.split()) for line in lines)
    return words


def build(raw: Path, processed: Path, jobs: int) -> dict[str, float]:
    """Build in a process of its own: what it took, and the most memory that it and its own processes had at once."""
    command = [sys.executable, "-c", BUILD, str(raw), str(processed), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        top, peaks = psutil.Process(process.pid), [0, 0]  # until all is annotated, and after
        while process.poll() is None:
            stage = processed.with_suffix(".linking").exists()
            with suppress(psutil.Error):
                peaks[stage] = max(peaks[stage], sum(_memory(member) for member in (top, *top.children(recursive=True))))
            time.sleep(0.25)
        found: dict[str, float] = json.loads(process.stdout.read().splitlines()[-1]) if process.stdout else {}
    return found | {"annotating": peaks[0] / 1e6, "linking": peaks[1] / 1e6}


def _memory(process: psutil.Process) -> int:
    used = process.memory_full_info()
    return int(getattr(used, "pss", used.uss))  # proportional: a page that two processes share is half of each


def builds(sizes: list[int], jobs: list[int]) -> None:
    """Print a row a size and number of processes."""
    titles = (
        "articles", "words", "processes", "seconds", "articles a second", "times one process", "processor seconds",
        "peak MB until annotated", "peak MB after", "unchanged rebuild",
    )  # fmt: skip
    print(f"| {' | '.join(titles)} |\n{'|---:' * len(titles)}|")
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            raw, alone = Path(place) / f"raw-{size}", 0.0
            words = write_articles(raw, size)
            for count in jobs:
                processed = Path(place) / f"processed-{size}-{count}"
                first, again = build(raw, processed, count), build(raw, processed, count)
                assert again["unchanged"]
                seconds = first["seconds"]
                alone = alone or seconds
                cells = [f"{size:,}", f"{words:,}", str(count), f"{seconds:.1f}", f"{size / seconds:.1f}", f"{alone / seconds:.2f}"]
                cells += [f"{first['processor']:.1f}", f"{first['annotating']:.0f}", f"{first['linking']:.0f}"]
                cells += [f"{again['seconds']:.1f} s, {again['seconds'] / seconds:.1%}"]
                print(f"| {' | '.join(cells)} |", flush=True)


def copies(count: int, *, seed: int = 2) -> None:
    """Print how long the search for copies takes, and how many of the planted ones it finds: a fifth are reposts with light edits."""
    from analysis.corpus.duplicates import find_duplicates, sketch

    with tempfile.TemporaryDirectory() as place:
        write_articles(Path(place) / "raw", count * 4 // 5, seed=seed)
        texts = [path.read_text(encoding="utf-8").split("\n\n", 1)[1] for path in sorted((Path(place) / "raw").iterdir())]
    chance, articles = random.Random(seed), [(f"a{number:05}", text, date(2024, 5, 1)) for number, text in enumerate(texts)]
    for number in chance.sample(range(len(texts)), count - len(texts)):
        paragraphs = texts[number].strip().split("\n\n")[1:]
        cut = paragraphs[: max(3, len(paragraphs) - chance.randrange(3))]  # another headline, cut from the bottom
        articles.append((f"b{number:05}", "\n\n".join(["Another headline", *cut]), date(2024, 5, 2)))
    started = time.process_time()
    by_name = {name: text for name, text, _ in articles}
    found = find_duplicates([(name, sketch(text), day) for name, text, day in articles], by_name.__getitem__)
    seconds = time.process_time() - started
    right = sum(copy[1:] == original[1:] for copy, original in found.items())
    planted = count - len(texts)
    print(f"{count:,} articles, {planted:,} of them copies: {seconds:.1f} s of processor time, {len(found):,} found, ", end="")
    print(f"precision {right / max(len(found), 1):.2%}, recall {right / planted:.2%}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--copies", type=int, default=20_000, help="0: leave the search for copies out")
    given = parser.parse_args()
    if given.sizes:
        builds(given.sizes, given.jobs)
    if given.copies:
        copies(given.copies)


if __name__ == "__main__":
    main()
