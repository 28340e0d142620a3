"""One report: parameters, outputs, files; and nothing that leaks into the next."""

from __future__ import annotations

import json
import os
import re
import signal
import textwrap
import time
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from analysis.reports.context import PageContext
from analysis.reports.execute import execute
from analysis.reports.job import Job
from tests.reports.tiny import Make, Write

PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
HEAVY = "import numpy as np\nimport matplotlib.pyplot as plt\nplt.imshow(np.random.rand(300, 300));"


def test_a_report_is_a_page_a_notebook_and_a_picture(make: Make, tmp_path: Path) -> None:
    outcome = make({"toll": (PLOT, "print(city)")}, parameters="city = 'Aldermoor'", city="Vessen")["toll"]
    assert outcome.failure is None
    folder = tmp_path / "reports"
    assert "Vessen" in (folder / "toll.html").read_text()
    executed = nbformat.read(folder / "notebooks" / "toll.ipynb", as_version=4)
    nbformat.validate(executed)
    assert executed.metadata.papermill.parameters == {"city": "Vessen"}
    assert outcome.thumbnail == "thumbnails/toll.png"
    assert (folder / outcome.thumbnail).read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in folder.iterdir()) == ["notebooks", "thumbnails", "toll.html"]


def test_a_heavy_picture_has_a_small_one_made_of_it(make: Make, tmp_path: Path) -> None:
    from PIL import Image

    outcomes = make({"light": (PLOT,), "heavy": (HEAVY,)})
    sizes = {name: Image.open(tmp_path / "reports" / str(outcome.thumbnail)).size for name, outcome in outcomes.items()}
    assert max(sizes["heavy"]) <= 320 < max(sizes["light"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "from IPython.display import display\ndisplay({'text/plain': 'x'}, raw=True, metadata={'analysis': {'finding': '3 agree'}})",
            "3 agree",
        ),
        ("print('nothing is found')", None),
    ],
)
def test_finding_is_what_an_output_says_it_is(make: Make, source: str, expected: str | None) -> None:
    assert make({"toll": source})["toll"].finding == expected


def test_a_page_is_written_again_without_running_its_notebook(make: Make, write: Write, tmp_path: Path) -> None:
    make({"toll": "import time\nprint(time.time_ns())"})
    before = nbformat.read(tmp_path / "reports" / "notebooks" / "toll.ipynb", as_version=4).cells[0].outputs[0].text
    job = Job(context=PageContext(name="toll", title="Another title"), notebook=write("toll", "1"), folder=tmp_path / "reports", again=True)
    assert execute(job).failure is None
    page = (tmp_path / "reports" / "toll.html").read_text()
    assert "Another title" in page
    assert before.strip() in page


# What one report does to its process, and what the next one must not see.
LEAKS = {
    "pandas options": ("import pandas as pd\npd.options.display.max_rows = 3", "import pandas as pd\npd.options.display.max_rows"),
    "rcParams": (
        "import matplotlib\nmatplotlib.rcParams['lines.linewidth'] = 9",
        "import matplotlib\nmatplotlib.rcParams['lines.linewidth']",
    ),
    "environment": ("import os\nos.environ['LEAK'] = 'x'", "import os\nos.environ.get('LEAK', 'none')"),
    "modules": ("import colorsys\ncolorsys.leak = 1", "import colorsys\nhasattr(colorsys, 'leak')"),
    "patches": ("import textwrap\ntextwrap.wrap = None", "import textwrap\ntextwrap.wrap is None"),
    "folder": ("import os\nos.chdir('/')", "import os\nos.getcwd() == '/'"),
    "random state": ("import random\nrandom.seed(1)", "import random\nb = random.getstate()\nrandom.seed(1)\nb == random.getstate()"),
    "numpy's random state": (
        "import numpy as np\nnp.random.seed(1)",
        "import numpy as np\na = np.random.rand()\nnp.random.seed(1)\na == np.random.rand()",
    ),
    "names": ("leak = 1", "'leak' in globals()"),
    "built-ins": ("import builtins\nbuiltins.leak = 1", "import builtins\nhasattr(builtins, 'leak')"),
    "warnings": ("import warnings\nwarnings.simplefilter('error')", "import warnings\nwarnings.filters[0][0] == 'error'"),
    "locale": ("import decimal\ndecimal.getcontext().prec = 3", "import decimal\ndecimal.getcontext().prec"),
    "figures": ("import matplotlib.pyplot as plt\nplt.ioff()\nplt.figure()", "import matplotlib.pyplot as plt\nplt.get_fignums()"),
}


@pytest.fixture
def seen(make: Make, tmp_path: Path) -> list[dict[str, str]]:
    """What a report sees before and after another one has done all of that."""
    looks = []
    for cells in ([after for _, after in LEAKS.values()], [before for before, _ in LEAKS.values()], [after for _, after in LEAKS.values()]):
        assert make({"look": tuple(cells)})["look"].failure is None
        executed = nbformat.read(tmp_path / "reports" / "notebooks" / "look.ipynb", as_version=4)
        shown = [cell.outputs[0].data["text/plain"] if cell.outputs else "" for cell in executed.cells]
        looks.append(dict(zip(LEAKS, shown, strict=True)))
    return [looks[0], looks[2]]


def test_nothing_leaks_from_one_report_into_another(seen: list[dict[str, str]]) -> None:
    fresh, then = seen
    assert then == fresh
    assert {"True", "'x'", ""}.isdisjoint(then.values())


def test_two_reports_do_not_draw_the_same_random_numbers(make: Make, tmp_path: Path) -> None:
    source = "import random, numpy\nprint(random.random(), numpy.random.rand())"
    make({"a": source, "b": source})
    a, b = (json.loads((tmp_path / "reports" / "notebooks" / f"{name}.ipynb").read_text())["cells"][0]["outputs"] for name in "ab")
    assert a != b


def test_the_process_that_forks_has_one_thread(make: Make, tmp_path: Path) -> None:
    make({"a": "import os, sys\nprint(len(os.listdir(f'/proc/{os.getppid()}/task')), 'spacy' in sys.modules)"})
    assert "1 False" in (tmp_path / "reports" / "a.html").read_text()


def test_what_is_written_past_python_is_kept(make: Make, tmp_path: Path) -> None:
    make({"a": "import os, subprocess\nos.write(1, b'from C')\nsubprocess.run(['echo', 'from a subprocess'])\nNone"})
    page = (tmp_path / "reports" / "a.html").read_text()
    assert "from C" in page
    assert "from a subprocess" in page


def test_nothing_a_report_started_outlives_it(make: Make, tmp_path: Path) -> None:
    make({"a": "import subprocess\nprint('number', subprocess.Popen(['sleep', '600']).pid)"})
    (number,) = re.findall(r"number (\d+)", (tmp_path / "reports" / "notebooks" / "a.ipynb").read_text())
    status = Path(f"/proc/{number}/status")
    for _ in range(50):
        if not status.exists() or "State:\tZ" in status.read_text():  # ended, and nobody has asked how
            return
        time.sleep(0.1)
    os.kill(int(number), signal.SIGKILL)
    pytest.fail("it still runs")


def test_what_a_report_reads_is_known(make: Make, tmp_path: Path) -> None:
    folder, others = tmp_path / "notebooks", tmp_path / "curation"
    for file in (folder / "more.csv", folder / "unread.csv", others / "extra.csv", others / "unread.csv"):
        file.parent.mkdir(exist_ok=True)
        file.write_text("a\n1\n")
    (folder / "helper.py").write_text("x = 1\n")
    for name in ("one", "parts/two", "parts/three", "four"):
        (folder / name).parent.mkdir(exist_ok=True)
        pd.DataFrame({"a": [1]}).to_parquet(folder / f"{name}.parquet")
    cells = """
        import helper, sqlite3
        import pandas as pd, pyarrow.dataset as ds, pyarrow.parquet as pq
        pd.read_csv('more.csv'), pd.read_csv('../curation/extra.csv'), open('written.csv', 'w').close()
        pd.read_parquet('one.parquet'), ds.dataset('parts').to_table(), pq.ParquetFile(source='four.parquet')
    """
    outcome = make({"toll": textwrap.dedent(cells)})["toll"]
    assert outcome.failure is None
    read = {"toll.ipynb", "more.csv", "extra.csv", "helper.py", "one.parquet", "two.parquet", "three.parquet", "four.parquet"}
    assert {Path(path).name for path in outcome.reads} == read
