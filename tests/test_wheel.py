"""The wheel, installed into an environment of its own, annotates a text."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: object, **options: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_works_in_an_empty_environment(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "empty", with_pip=False)
    (site,) = (tmp_path / "empty").glob("lib/python*/site-packages")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel)
    # the libraries are those of the lock, borrowed from this environment; the package itself comes from the wheel alone
    borrowed = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (site / "borrowed.pth").write_text(f"import sys; sys.path.append({str(borrowed)!r})\n")
    python = tmp_path / "empty" / "bin" / "python"
    code = "import analysis; print(analysis.__file__)"
    assert str(site) in run(python, "-c", code, cwd=tmp_path)
    out = run(python, "-m", "analysis", "annotate", "-", input="Some 40 people died, the mayor said.", cwd=tmp_path)
    assert "Some 40" in out
    out = run(python, "-m", "analysis", "init", "mine", cwd=tmp_path)
    assert "reports.yml" in out
