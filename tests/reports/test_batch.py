"""The whole batch: what is made, what is left, what is said; retries, deadlines, kills, other runs."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock

from analysis.errors import AnalysisError, LockedError, UsageError
from analysis.reports import batch, making, manifest, news
from analysis.reports.server import Server
from analysis.reports.summary import RunSummary
from tests.reports.tiny import Write, notebook

RunBatch = Callable[..., RunSummary]


@pytest.fixture
def warm(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs share one server: starting it takes longer than all these tiny notebooks."""
    for module in (batch, making):
        monkeypatch.setattr(module, "Server", lambda: Kept(server))


class Kept:
    """A server that is not stopped."""

    def __init__(self, server: Server) -> None:
        self.submit, self.outcomes = server.submit, server.outcomes

    def stop(self) -> None:
        pass


@pytest.fixture
def run(tmp_path: Path, warm: None) -> RunBatch:
    def runner(**options: object) -> RunSummary:
        folders = {name: tmp_path / name for name in ("processed", "reports", "notebooks")}
        return batch.report(**{**folders, **options})  # type: ignore[arg-type]

    return runner


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return tmp_path / "reports"


@pytest.fixture
def write_plan(tmp_path: Path) -> Callable[[str], None]:
    def writer(text: str) -> None:
        (tmp_path / "notebooks" / "reports.yml").write_text(textwrap.dedent(text))

    return writer


def states(made: RunSummary) -> dict[str, str]:
    return {result.name: result.state for result in made.results}


def log(reports: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (reports / "log.jsonl").read_text().splitlines()]


def test_a_run_and_what_it_leaves(run: RunBatch, reports: Path, write: Write, write_plan: Callable[[str], None]) -> None:
    write("a", "print(n)", parameters="n = 1")
    write("b", "1 / 0")
    write_plan("reports:\n- {notebook: a, sets: [{n: 2}, {n: 3}]}\n- {notebook: b, title: Broken}")
    seen: list[tuple[str, int, int]] = []

    class Seen:
        def stage(self, name: str, done: int, total: int) -> None:
            seen.append((name, done, total))

    made = run(progress=Seen())
    assert states(made) == {"a-2": "ok", "a-3": "ok", "b": "failed"}
    assert made.exit_code == 1
    assert made.results[2].reason == "ZeroDivisionError: division by zero"
    assert {path.name for path in reports.glob("*.html")} == {"a-2.html", "a-3.html", "b.html", "index.html"}
    index = (reports / "index.html").read_text()
    assert "Broken" in index
    assert "ZeroDivisionError" in index
    assert seen[0] == ("reports", 0, 3)
    assert seen[-1] == ("reports", 3, 3)
    lines = log(reports)
    assert [line["event"] for line in lines] == ["start", "report", "report", "report", "end"]
    assert len({line["run"] for line in lines}) == 1
    (failed,) = [line for line in lines if line.get("state") == "failed"]
    assert failed["cell"] == 0
    assert "1 / 0" in str(failed["traceback"])
    assert lines[-1]["exit_code"] == 1


# What is changed after a first run, and which of a, b, c is then made again; c reads data.csv, b imports helper.py.
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda folder: None, set()),
    "only touched": (lambda folder: os.utime(folder / "a.ipynb"), set()),
    "a notebook": (lambda folder: nbformat.write(notebook("2"), folder / "a.ipynb"), {"a"}),
    "a parameter": (lambda folder: _replace(folder / "reports.yml", "n: 1", "n: 2"), {"c"}),
    "data it reads": (lambda folder: (folder / "data.csv").write_text("x\n2\n"), {"c"}),
    "data it read is gone": (lambda folder: (folder / "data.csv").unlink(), {"c"}),
    "data nobody reads": (lambda folder: (folder / "other.csv").write_text("x\n2\n"), set()),
    "code beside it": (lambda folder: (folder / "helper.py").write_text("x = 2\n"), {"b"}),
    "a lost page": (lambda folder: (folder.parent / "reports" / "b.html").unlink(), {"b"}),
    "a title": (lambda folder: _replace(folder / "reports.yml", "Alpha", "Aleph"), set()),
}


@pytest.fixture
def three(write: Write, write_plan: Callable[[str], None], tmp_path: Path) -> Path:
    write("a", "1")
    write("b", "import helper")
    write("c", "import os, pandas as pd\nif os.path.exists('data.csv'): pd.read_csv('data.csv')", parameters="n = 0")
    folder = tmp_path / "notebooks"
    for name, text in {"data.csv": "x\n1\n", "other.csv": "x\n1\n", "helper.py": "x = 1\n"}.items():
        (folder / name).write_text(text)
    write_plan("reports:\n- {notebook: a, title: Alpha}\n- {notebook: b}\n- {notebook: c, parameters: {n: 1}}")
    return folder


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_only_what_changed_is_made_again(run: RunBatch, three: Path, change: Callable[[Path], object], expected: set[str]) -> None:
    assert run().exit_code == 0
    executed = three.parent / "reports" / "notebooks"
    before = {path.stem: path.stat().st_mtime_ns for path in executed.iterdir()}
    change(three)
    made = run()
    after = {path.stem: path.stat().st_mtime_ns for path in executed.iterdir()}
    assert {name for name in before if after[name] != before[name]} == expected
    assert {name for name, state in states(made).items() if state == "ok"} >= expected


def test_tables_count_by_content_and_as_a_whole(run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    processed.mkdir()
    (processed / "datapackage.json").write_text('{"analysis": {"fingerprint": "1"}}')
    _articles(processed, ["Kestrel"])
    write("reads", "open(f'{processed}/datapackage.json').read()\nprint(processed)", parameters="processed = 'elsewhere'")
    write("reads_not", "1")
    write_plan("reports:\n- {notebook: reads}\n- {notebook: reads_not}")
    assert states(run()) == {"reads": "ok", "reads-not": "ok"}
    assert "…/processed" in (tmp_path / "reports" / "reads.html").read_text()
    (processed / "datapackage.json").write_text('{"analysis": {"fingerprint": "2"}}')  # built anew, from other files, to the same tables
    assert states(run()) == {"reads": "unchanged", "reads-not": "unchanged"}
    _articles(processed, ["Kestrel", "Mast"])
    assert states(run()) == {"reads": "ok", "reads-not": "unchanged"}


def test_a_copy_counts_as_no_article_and_its_outlet_as_none(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path
) -> None:
    (tmp_path / "processed").mkdir()
    (tmp_path / "processed" / "datapackage.json").write_text('{"analysis": {"fingerprint": "1"}}')
    _articles(tmp_path / "processed", ["Kestrel", "Mast", None, "Tarn"], copies=1)
    write("a", "1")
    write_plan("reports:\n- {notebook: a}")
    known = run().run
    assert (known.articles, known.copies, known.sources) == (3, 1, ("Kestrel", "Mast"))


def test_each_source_of_the_tables(run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    processed.mkdir()
    _articles(processed, ["Kestrel", "Mast", None])
    write("source", "print(source)", parameters="source = None")
    write_plan("reports:\n- {notebook: source, each: source}")
    assert states(run()) == {"source-kestrel": "ok", "source-mast": "ok"}
    _articles(processed, ["Mast", None])
    made = run()
    assert states(made) == {"source-mast": "ok"}  # its neighbour is gone: the page is written again
    assert made.moved == ("source-kestrel",)
    assert not (tmp_path / "reports" / "source-kestrel.html").exists()
    old = (tmp_path / "reports" / "old" / "source-kestrel.html").read_text()
    links = re.findall(r'href="([^"#:]+\.html)"', old)
    assert links == ["../index.html", "../source-mast.html"]
    with pytest.raises(UsageError, match="no source 'Kestrel' in the tables; valid: Mast"):
        run(parameters={"source": "Kestrel"})


def test_a_new_title_is_written_without_running_the_notebook(run: RunBatch, three: Path, reports: Path) -> None:
    run()
    _replace(three / "reports.yml", "Alpha", "Aleph")
    assert states(run()) == {"a": "ok", "b": "ok", "c": "unchanged"}  # a, and b that links to it
    assert "Aleph" in (reports / "a.html").read_text()


def test_a_lost_picture_is_made_from_the_last_run(run: RunBatch, write: Write, write_plan: Callable[[str], None], reports: Path) -> None:
    write("a", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    write_plan("reports:\n- notebook: a")
    (made,) = run().results
    (reports / str(made.thumbnail)).unlink()
    executed = (reports / "notebooks" / "a.ipynb").stat().st_mtime_ns
    assert states(run()) == {"a": "ok"}
    assert (reports / str(made.thumbnail)).exists()
    assert (reports / "notebooks" / "a.ipynb").stat().st_mtime_ns == executed


def test_a_licence_stands_on_every_page(run: RunBatch, three: Path, reports: Path) -> None:
    run()
    assert "<dt>Licence</dt>" not in (reports / "a.html").read_text()
    _replace(three / "reports.yml", "reports:", "licence: CC BY 4.0, but <b>quotations</b>\nreports:")
    assert set(states(run()).values()) == {"ok"}
    for name in ("a", "b", "c"):
        assert "<dt>Licence</dt><dd>CC BY 4.0, but &lt;b&gt;quotations&lt;/b&gt;</dd>" in (reports / f"{name}.html").read_text()


def test_a_run_of_some_reports_leaves_the_summary_of_all(run: RunBatch, three: Path, reports: Path) -> None:
    run()
    before = (reports / "summary.md").read_text()
    run(names=["a"], force=True)
    assert (reports / "summary.md").read_text() == before


def test_what_is_new_is_told_again_where_a_run_could_not_tell_it(
    run: RunBatch, three: Path, reports: Path, sample_tables: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_tables(three.parent / "processed")
    with monkeypatch.context() as full:
        full.setattr(batch.summary, "write", lambda *_: (_ for _ in ()).throw(OSError("no room")))
        with pytest.raises(OSError, match="no room"):
            run()
    assert not (reports / news.FILE).exists()
    run()
    assert (reports / news.FILE).exists()


def test_force_makes_all_again(run: RunBatch, three: Path) -> None:
    run()
    assert set(states(run(force=True)).values()) == {"ok"}


def test_names_and_parameters_choose(run: RunBatch, three: Path, reports: Path) -> None:
    assert states(run(names=["c"])) == {"c": "ok"}
    assert states(run(parameters={"n": 7})) == {"c-n-7": "ok"}
    made = run()
    assert made.moved == ()  # what a reader asked for stays, and is kept up to date
    assert states(made) == {"a": "ok", "b": "ok", "c": "unchanged", "c-n-7": "unchanged"}
    (three / "data.csv").write_text("x\n3\n")
    assert states(run())["c-n-7"] == "ok"
    run(parameters={"n": 8})
    (reports / "c-n-8.html").unlink()
    made = run()
    assert ("c-n-8" in states(made), made.moved) == (False, ())
    assert "c-n-8" not in (reports / "index.html").read_text()
    (three / "reports.yml").write_text("reports:\n- notebook: a\n- notebook: b")
    assert run().moved == ("c", "c-n-7")  # their notebook is no longer in the plan
    with pytest.raises(UsageError, match="no report 'd'"):
        run(names=["d"])


def test_a_page_that_no_record_knows_is_moved_away(run: RunBatch, three: Path, reports: Path) -> None:
    run(parameters={"n": 7})
    (reports / ".manifest.jsonl").unlink()
    (reports / "mine.html").write_text("<title>a reader's own</title>")
    assert run().moved == ("c-n-7",)
    assert (reports / "old" / "c-n-7.html").exists() and (reports / "mine.html").exists()


def test_a_parameter_that_never_worked_is_forgotten(run: RunBatch, write: Write, three: Path) -> None:
    write("c", "1 / n", parameters="n = 1")
    assert states(run(names=["c"], parameters={"n": 0})) == {"c-n-0": "failed"}
    made = run()
    assert (made.exit_code, made.moved) == (0, ("c-n-0",))  # or every later run would fail by a slip of the hand


def test_a_failure_keeps_the_last_good_page_and_marks_it_as_old(run: RunBatch, three: Path, reports: Path) -> None:
    run()
    good = nbformat.read(three / "a.ipynb", as_version=4)
    nbformat.write(notebook("raise ValueError('new <tag>')"), three / "a.ipynb")
    for _ in range(2):  # failing again does not mark it again
        made = run()
        assert made.exit_code == 1
        (result,) = [result for result in made.results if result.name == "a"]
        assert result.outdated
        assert (str(result.page), str(result.details)) == ("a.html", "a.failed.html")
        page = (reports / "a.html").read_text()
        assert page.count('href="a.failed.html"') == 1
        assert "new &lt;tag&gt;" in page
        assert "ValueError" in (reports / "a.failed.html").read_text()
    nbformat.write(good, three / "a.ipynb")
    assert run().exit_code == 0
    assert "a.failed.html" not in (reports / "a.html").read_text()
    assert not (reports / "a.failed.html").exists()


def test_a_report_that_never_worked_has_only_the_page_of_its_failure(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], reports: Path
) -> None:
    write("a", "1 / 0")
    write_plan("reports:\n- notebook: a")
    for _ in range(2):
        (result,) = run().results
        assert (str(result.page), result.details, result.outdated) == ("a.html", None, False)
        assert "ZeroDivisionError" in (reports / "a.html").read_text()
        assert not (reports / "a.failed.html").exists()


def test_a_notebook_with_broken_parameters_fails_alone(run: RunBatch, write: Write, write_plan: Callable[[str], None]) -> None:
    write("a", "print(n)", parameters="n = (")
    write("b", "print(n)", parameters="%matplotlib inline\nn: int = 1")
    write_plan("reports:\n- {notebook: a, parameters: {n: 2}}\n- {notebook: b, parameters: {n: 2}}")
    made = run()
    assert states(made) == {"a": "failed", "b": "ok"}
    assert "SyntaxError" in made.results[0].reason


def test_only_passing_failures_are_tried_again(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], reports: Path, tmp_path: Path
) -> None:
    count = "from pathlib import Path\np = Path('{0}.tries')\nn = int(p.read_text()) + 1 if p.exists() else 1\np.write_text(str(n))\n"
    write("killed", count.format("killed") + "import os\nif n < 3: os.kill(os.getpid(), 9)")
    write("wrong", count.format("wrong") + "1 / 0")
    write_plan("reports:\n- notebook: killed\n- notebook: wrong")
    assert states(run(retry=2)) == {"killed": "ok", "wrong": "failed"}
    assert (tmp_path / "notebooks" / "wrong.tries").read_text() == "1"
    assert [line["event"] for line in log(reports)].count("retry") == 2


def test_deadline_of_the_run(run: RunBatch, write: Write, write_plan: Callable[[str], None]) -> None:
    for name in "abc":
        write(name, "import time; time.sleep(60)")
    write_plan("reports:\n- notebook: a\n- notebook: b\n- notebook: c")
    started = time.monotonic()
    made = run(deadline=5.0, jobs=2)
    assert time.monotonic() - started < 30
    assert made.exit_code == 1
    assert states(made) == {"a": "failed", "b": "failed", "c": "skipped"}
    assert "allowed for a run of 5 s" in made.results[0].reason
    assert "not reached within the 5 s" in made.results[2].reason
    assert {*states(run(deadline=5.0, started=time.monotonic() - 6)).values()} == {"skipped"}  # the tables took the time


def test_what_force_asked_for_and_the_run_did_not_reach_is_made_by_the_next(run: RunBatch, three: Path) -> None:
    run()
    assert set(states(run(force=True, deadline=0.0)).values()) == {"skipped"}
    assert set(states(run()).values()) == {"ok"}
    assert set(states(run()).values()) == {"unchanged"}


def test_another_run_of_the_same_pages_is_refused(run: RunBatch, three: Path, reports: Path) -> None:
    run()
    with FileLock(reports / ".lock"), pytest.raises(LockedError, match="another run is writing"):
        run()


def test_a_folder_that_cannot_be_written(run: RunBatch, three: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AnalysisError, match="cannot be written: Not a directory; name another folder"):
        run(reports=tmp_path / "file" / "reports")


DRIVER = """
import sys
from pathlib import Path
from analysis.reports import batch, making, manifest
folder = Path(sys.argv[1])
if sys.argv[2:]:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
if __name__ == "__main__":
    made = batch.report(processed=folder / "processed", reports=folder / "reports", notebooks=folder / "notebooks", jobs=1)
    print(*(f"{result.name}={result.state}" for result in made.results))
    sys.exit(made.exit_code)
"""


def drive(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A run in a process of its own."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", DRIVER, str(folder), *arguments]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stopped_run_leaves_what_is_done_and_goes_on(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path, reports: Path, number: int, code: int
) -> None:
    write("a", "1")
    write(
        "b",
        "import os, pathlib, time\npathlib.Path('pid').write_text(str(os.getpid()))\nif not pathlib.Path('go').exists(): time.sleep(60)",
    )
    write("c", "1")
    write_plan("reports:\n- notebook: a\n- notebook: b\n- notebook: c")
    process = drive(tmp_path)
    pid = tmp_path / "notebooks" / "pid"
    _wait_for(lambda: pid.exists() and pid.read_text() != "")
    process.send_signal(number)
    printed, _ = process.communicate(timeout=30)
    assert process.returncode == code
    if number == signal.SIGINT:
        assert printed.split() == ["a=ok", "b=skipped", "c=skipped"]
        assert "interrupted" in (reports / "index.html").read_text()
    _wait_for(lambda: not _alive(int(pid.read_text())))  # no orphan goes on
    (tmp_path / "notebooks" / "go").touch()
    assert states(run()) == {"a": "unchanged", "b": "ok", "c": "ok"}
    assert not list(reports.rglob("*.tmp"))


def test_a_server_that_is_killed_is_started_again(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (batch, making):
        monkeypatch.setattr(module, "Server", Server)
    write(
        "a",
        "import os, pathlib\nif not pathlib.Path('done').exists():\n    pathlib.Path('done').touch()\n    os.kill(os.getppid(), 9)\n    import time; time.sleep(60)",  # noqa: E501
    )
    write("b", "1")
    write_plan("reports:\n- notebook: a\n- notebook: b")
    made = run(jobs=1)
    assert states(made) == {"a": "failed", "b": "ok"}
    assert made.results[0].reason == "the process that makes the reports was killed"
    assert states(run()) == {"a": "ok", "b": "unchanged"}


def test_a_full_disk_fails_what_does_not_fit_and_says_so(
    run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path, reports: Path
) -> None:
    write("small", "1")
    write("large", "print('x' * 10**6)")
    write_plan("reports:\n- notebook: small\n- notebook: large")
    process = drive(tmp_path, str(400_000))
    printed, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert printed.split() == ["small=ok", "large=failed"]
    assert "no room to write" in (reports / "index.html").read_text()
    assert not list(reports.rglob("*.tmp"))
    assert states(run()) == {"small": "unchanged", "large": "ok"}


def test_an_unchanged_run_is_fast(run: RunBatch, write: Write, write_plan: Callable[[str], None], tmp_path: Path, reports: Path) -> None:
    """A hundred reports under two seconds, the start of the process included; only their making is left out."""
    write("a", "1", parameters="n = 0")
    write_plan("reports:\n- {notebook: a, sets: [" + ", ".join(f"{{n: {n}}}" for n in range(100)) + "]}")
    assert run(names=["a-0"]).exit_code == 0
    record = (reports / ".manifest.jsonl").read_text()
    from analysis.reports import manifest, plan

    lines = []
    entries = plan.load(tmp_path / "notebooks").entries
    whole = plan.expand(entries, lambda _: [])
    contexts = batch._contexts(whole, whole, made_run := run(names=["a-0"]).run)
    for planned in whole:
        inputs = manifest.inputs(planned.notebook.resolve(), planned.parameters, processed=tmp_path / "processed")
        made = json.loads(record) | {"name": planned.name, "parameters": planned.parameters, "inputs": inputs, "title": planned.title}
        lines.append(json.dumps(made | {"look": manifest.look(contexts[planned.name])}))
        for kind, folder in (("html", reports), ("ipynb", reports / "notebooks")):
            (folder / f"{planned.name}.{kind}").write_bytes((folder / f"a-0.{kind}").read_bytes())
    assert made_run
    (reports / ".manifest.jsonl").write_text("\n".join(lines) + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = drive(tmp_path)
    printed, _ = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert {said.partition("=")[2] for said in printed.split()} == {"unchanged"}
    # in time of the processor: the clock of a busy machine says more of the others
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _articles(processed: Path, sources: list[str | None], *, copies: int = 0) -> None:
    """Articles of these outlets, the last ones copies of the first."""
    import pandas as pd

    ids = [f"article-{number}" for number in range(len(sources))]
    copied = pd.Series([None] * (len(sources) - copies) + ids[:1] * copies, dtype="str")
    articles = pd.DataFrame({"article_id": ids, "source": pd.Series(sources, dtype="str"), "duplicate_of": copied})
    articles.to_parquet(processed / "articles.parquet")
    pd.DataFrame({"article_id": pd.Series([], dtype="str"), "claim_id": pd.Series([], dtype="str")}).to_parquet(
        processed / "figures.parquet"
    )


def _wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited too long"
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.slow
def test_a_long_run_that_is_stopped_goes_on(write: Write, write_plan: Callable[[str], None], tmp_path: Path, reports: Path) -> None:
    write("a", "import time; time.sleep(0.1)\nprint(n)", parameters="n = 0")
    write_plan("reports:\n- notebook: a\n  sets: [" + ", ".join(f"{{n: {n}}}" for n in range(60)) + "]")
    process = drive(tmp_path)
    _wait_for(lambda: len(list(reports.glob("a-*.html"))) >= 10)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    kept = {line["name"] for line in log(reports) if line.get("state") == "ok"}
    assert 8 <= len(kept) < 60  # two pages may be there that the run has not heard of
    assert not list(reports.rglob("*.tmp"))
    printed, _ = drive(tmp_path).communicate(timeout=120)
    assert {line for line in printed.split() if line.endswith("=unchanged")} == {f"{name}=unchanged" for name in kept}
    assert len(list(reports.glob("a-*.html"))) == 60


def test_the_hash_of_the_code_covers_all_that_a_page_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "analysis"
    shutil.copytree(Path(manifest.__file__).parents[1], package, ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(manifest, "__file__", str(package / "reports" / "manifest.py"))
    for changed in ("charts/style.py", "reports/template/style.css", "reports/template/index.html.j2", "reports/template/page.js"):
        manifest.fresh()
        before = manifest.code()
        with (package / changed).open("a") as file:
            file.write("\n")
        manifest.fresh()
        assert manifest.code() != before, changed
    manifest.fresh()
