"""Seconds a report, of ours and of others, on one workload: 3 charts, 2 tables, a page; 24 sets of parameters; two cores.

    python benchmarks/reports.py [--sets 24] [--only ours,floor] [--repeat 3] [--json FILE]
    python benchmarks/reports.py --reports 1000

Every row makes the same reports: the notebook run with one set of parameters, its outputs kept, and a page written by an HTML
exporter (ours, or nbconvert's). The floor is the same code as a plain script, its pictures and tables written into a bare page.
ploomber-engine gets an environment of its own, made in a folder that is kept (`--environment`); without one, its rows are left out and
the script says so. A busy machine stretches the clock, so each row has its processor seconds too; `--repeat` runs all rows in turn
that often, and each has its median.

`--reports` makes that many reports by ours alone, and watches what a long run asks of the machine: the memory of the process that
waits, of the one that forks and of the forks, at each tenth of the way, and how many cores are at work.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
PARAMETERS = "city = 'city-00'\nedition = 1\nprocessed = '.'"
TARGETS = (  # the row that is compared with ours, how, and the bound
    ("floor: plain Python, two processes", "of it, at most", 1.25),
    ("ploomber-engine, one process", "times as fast, at least", 2.5),
    ("papermill API, one process", "times as fast, at least", 8.0),
)
CELLS = (
    """
    import base64
    import io

    import matplotlib.pyplot as plt
    import pandas as pd

    def show(fig):
        picture = io.BytesIO()
        fig.savefig(picture, format="png")
        plt.close(fig)
        display({"image/png": base64.b64encode(picture.getvalue()).decode()}, raw=True)

    counts = pd.read_parquet(f"{processed}/counts.parquet")
    mine = counts[counts["city"] == city]
    """,
    """
    summary = mine.groupby("outlet")["value"].agg(["count", "min", "median", "max"]).reset_index()
    summary
    """,
    """
    fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    ordered = summary.sort_values("median")
    ax.hlines(ordered["outlet"], ordered["min"], ordered["max"])
    ax.plot(ordered["median"], ordered["outlet"], "o")
    ax.set_title(f"{city}: reported values by outlet")
    show(fig)
    """,
    """
    fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    for outlet, rows in mine.groupby("outlet"):
        ax.plot(rows["day"], rows["value"].cummax(), label=outlet)
    ax.legend()
    ax.set_title("Highest value so far")
    show(fig)
    """,
    """
    fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    grid = counts.pivot_table(index="outlet", columns="city", values="value", aggfunc="count")
    image = ax.imshow(grid)
    ax.set_yticks(range(len(grid)), grid.index)
    fig.colorbar(image)
    show(fig)
    """,
    """
    mine.nlargest(20, "value")
    """,
)


def main() -> None:
    """Run the rows and print the table."""
    options = arguments()
    os.environ.update(QUIET)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, options.sets, editions=-(-options.reports // options.sets) if options.reports else 1)
        if options.reports:
            long_run(folder)
            return
        rows = all_rows(folder, options)
        runs: dict[str, list[tuple[float, float]]] = {}
        print(f"{'seconds a report':<44} {'wall':>6} {'CPU':>6}")
        for title, run in [*rows.items()] * options.repeat:
            if options.only and not any(word in title for word in options.only.split(",")):
                continue
            before = used()
            seconds = run()
            if seconds is None:
                continue
            wall, cpu = seconds / options.sets, (used() - before) / options.sets
            runs.setdefault(title, []).append((wall, cpu))
            print(f"{title:<44} {wall:6.2f} {cpu:6.2f}", flush=True)
    measured = {title: (median(wall for wall, _ in found), median(cpu for _, cpu in found)) for title, found in runs.items()}
    show(measured)
    if options.json:
        Path(options.json).write_text(json.dumps({"sets": options.sets, "seconds": measured}, indent=1) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=int, default=24, help="sets of parameters")
    parser.add_argument("--reports", type=int, help="make so many reports by ours alone, and watch the memory")
    parser.add_argument("--only", default="", help="rows whose title holds one of these words")
    parser.add_argument("--repeat", type=int, default=1, help="run all rows so often, in turn")
    parser.add_argument("--json", help="also write the figures here")
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "analysis-ploomber", help="for ploomber-engine")
    return parser.parse_args()


def all_rows(folder: Path, options: argparse.Namespace) -> dict[str, Callable[[], float | None]]:
    """Title of each row, and what measures it."""
    cities = [f"city-{number:02}" for number in range(options.sets)]
    return {
        "ours (two at a time)": lambda: ours(folder),
        "floor: plain Python, two processes": lambda: spread("floor", folder, cities, 2),
        "ploomber-engine, one process": lambda: ploomber(folder, cities, options.environment, 1),
        "ploomber-engine, two processes": lambda: ploomber(folder, cities, options.environment, 2),
        "papermill API, one process": lambda: spread("api", folder, cities, 1),
        "papermill API, two processes": lambda: spread("api", folder, cities, 2),
        "papermill and nbconvert commands": lambda: commands(folder, cities),
    }


def used() -> float:
    """Processor seconds of all processes started so far; steadier than the clock on a busy machine."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def show(measured: dict[str, tuple[float, float]]) -> None:
    """The ratios the README quotes."""
    mine = next((seconds for title, seconds in measured.items() if title.startswith("ours")), None)
    if mine is None:
        return
    print(f"\n{'ratio to ours':<44} {'wall':>6} {'CPU':>6}")
    for title, seconds in measured.items():
        print(f"{title:<44} {seconds[0] / mine[0]:6.2f} {seconds[1] / mine[1]:6.2f}")
    print(f"\n{'wall':>6} {'CPU':>6}")
    for title, words, bound in TARGETS:
        if title in measured:
            wall, cpu = (ours / other if "most" in words else other / ours for ours, other in zip(mine, measured[title], strict=True))
            print(f"{wall:6.2f} {cpu:6.2f} {words} {bound:g}: {title}")


# ------------------------------------------------------------------------------------------------ workload
def prepare(folder: Path, sets: int, *, editions: int = 1) -> None:
    """Write the table, the notebook, its plan and the same code as a function."""
    import nbformat
    import numpy as np
    import pandas as pd
    from nbformat import v4

    rng = np.random.default_rng(1)
    rows = 400 * sets
    frame = pd.DataFrame(
        {
            "city": [f"city-{number:02}" for number in rng.integers(0, sets, rows)],
            "outlet": [f"outlet {number}" for number in rng.integers(0, 8, rows)],
            "day": pd.Timestamp("2025-02-01") + pd.to_timedelta(np.sort(rng.integers(0, 28, rows)), unit="D"),
            "value": rng.lognormal(5, 1, rows).round(),
        }
    )
    frame.to_parquet(folder / "counts.parquet")
    cells = [v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
    cells += [v4.new_code_cell(textwrap.dedent(source).strip()) for source in CELLS]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), notebooks / "city.ipynb")
    sets_of = [f"  - {{city: city-{number:02}, edition: {edition}}}" for edition in range(1, editions + 1) for number in range(sets)]
    (notebooks / "reports.yml").write_text("reports:\n- notebook: city\n  sets:\n" + "\n".join(sets_of) + "\n", encoding="utf-8")


# ---------------------------------------------------------------------------------------------------- rows
OURS = (
    "import sys; from pathlib import Path; from analysis.reports import batch; f = Path(sys.argv[1]); "
    "made = batch.report(processed=f, reports=f / 'reports', notebooks=f / 'notebooks', jobs=2, force=True); sys.exit(made.exit_code)"
)


def ours(folder: Path) -> float:
    """Our batch, the start of its processes included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", OURS, str(folder)], check=True)
    return time.perf_counter() - started


def long_run(folder: Path) -> None:
    """Our batch over very many reports, watched: memory at each tenth, cores at work, seconds a report."""
    total = (folder / "notebooks" / "reports.yml").read_text(encoding="utf-8").count("- {")
    started, before = time.perf_counter(), used()
    process = subprocess.Popen([sys.executable, "-c", OURS, str(folder)])
    print(f"{total} reports\n{'done':>6} {'seconds':>8} {'MB: waits':>10} {'forks':>7} {'a fork':>7}")
    largest, said = 0.0, 0
    while process.poll() is None:
        time.sleep(0.5)
        servers = children(process.pid)
        largest = max([largest, *(memory(fork) for server in servers for fork in children(server))])
        log = folder / "reports" / "log.jsonl"
        done = log.read_text(encoding="utf-8").count('"event": "report"') if log.exists() else 0
        if done * 10 // total > said and servers:
            said = done * 10 // total
            sizes = f"{memory(process.pid):>10.0f} {memory(servers[0]):>7.0f} {largest:>7.0f}"
            print(f"{done:>6} {time.perf_counter() - started:>8.0f} {sizes}", flush=True)
            largest = 0.0
    wall, cpu = time.perf_counter() - started, used() - before
    each = f"{wall / total:.2f} s a report, {cpu / total:.2f} of a processor"
    print(f"exit code {process.returncode}; {each}; {cpu / wall:.2f} cores at work")


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def memory(pid: int) -> float:
    """What a process holds, in MB; a fork's includes what it shares."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def spread(kind: str, folder: Path, cities: list[str], processes: int, python: str = sys.executable) -> float:
    """One of the rows below in some new processes, their start included."""
    started = time.perf_counter()
    shares = [cities[number::processes] for number in range(processes)]
    running = [subprocess.Popen([python, __file__, "--worker", kind, str(folder), *share]) for share in shares]
    if any(process.wait() for process in running):
        raise SystemExit(f"{kind} failed")
    return time.perf_counter() - started


def ploomber(folder: Path, cities: list[str], environment: Path, processes: int) -> float | None:
    """ploomber-engine in its own environment, made if it is not there."""
    python = environment / "bin" / "python"
    if not (environment / "ready").exists():
        packages = ["ploomber-engine", "papermill", "nbconvert", "ipykernel", "pandas", "pyarrow", "matplotlib", "setuptools<81"]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, capture_output=True)
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True, capture_output=True, timeout=900)
            subprocess.run([str(python), "-c", "import ploomber_engine"], check=True, capture_output=True)
            (environment / "ready").touch()
        except (subprocess.SubprocessError, OSError) as error:
            print(f"ploomber-engine left out: it cannot be installed here ({error})")
            return None
    return spread("ploomber", folder, cities, processes, str(python))


def commands(folder: Path, cities: list[str]) -> float:
    """The two command lines, one report after another."""
    out = folder / "commands"
    out.mkdir(exist_ok=True)
    started = time.perf_counter()
    for city in cities:
        notebook = str(out / f"{city}.ipynb")
        run = ["papermill", str(folder / "notebooks" / "city.ipynb"), notebook, "-p", "city", city, "-p", "processed", str(folder)]
        export = ["nbconvert", "--to", "html", "--log-level", "ERROR", notebook]
        for module in ([*run, "--no-progress-bar"], export):
            subprocess.run([sys.executable, "-m", *module], check=True, capture_output=True)
    return time.perf_counter() - started


# ------------------------------------------------------------------------------------------------- workers
def worker(kind: str, folder: Path, cities: list[str]) -> None:
    """Make some reports one after another in this process."""
    out = folder / kind
    out.mkdir(exist_ok=True)
    run: Callable[[Path, Path, str], Any] = {"floor": floor, "api": api, "ploomber": engine}[kind]
    for city in cities:
        run(folder, out, city)


def floor(folder: Path, out: Path, city: str) -> None:
    """The same code, without a notebook: pictures and tables as files."""
    import matplotlib

    matplotlib.use("agg")
    pictures: list[str] = []
    names: dict[str, Any] = {"city": city, "processed": str(folder), "display": lambda data, raw: pictures.append(data["image/png"])}
    for source in CELLS:
        exec(compile(textwrap.dedent(source).strip(), "cell", "exec"), names)  # our own cells, above
    tables = [names["summary"].to_html(), names["mine"].nlargest(20, "value").to_html()]
    images = [f'<img src="data:image/png;base64,{picture}">' for picture in pictures]
    (out / f"{city}.html").write_text("".join(tables + images), encoding="utf-8")


def api(folder: Path, out: Path, city: str) -> None:
    """Papermill with its own engine, then nbconvert."""
    import papermill

    notebook = out / f"{city}.ipynb"
    parameters = {"city": city, "processed": str(folder)}
    papermill.execute_notebook(folder / "notebooks" / "city.ipynb", notebook, parameters, progress_bar=False)
    _export(notebook)


def engine(folder: Path, out: Path, city: str) -> None:
    """ploomber-engine, then nbconvert."""
    from ploomber_engine import execute_notebook

    notebook = out / f"{city}.ipynb"
    parameters = {"city": city, "processed": str(folder)}
    execute_notebook(folder / "notebooks" / "city.ipynb", notebook, parameters=parameters, progress_bar=False)
    _export(notebook)


def _export(notebook: Path) -> None:
    from nbconvert import HTMLExporter

    html, _ = HTMLExporter().from_filename(str(notebook))
    notebook.with_suffix(".html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    else:
        main()
