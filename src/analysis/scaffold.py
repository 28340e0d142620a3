"""A folder of one's own to work in, and a notebook in the house form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbformat.v4 import new_notebook as empty_notebook

from analysis.errors import UsageError

PACKAGE = Path(__file__).parent
NOTEBOOKS = next((path for path in (PACKAGE / "notebooks", PACKAGE.parents[1] / "notebooks") if path.is_dir()), PACKAGE / "notebooks")
SCHEMA = PACKAGE / "reports" / "reports.schema.json"
GUIDE = """\
# Articles in, reports out

1. Put articles into `data/raw` (text, Markdown, saved pages, JSON, CSV, Excel, Word, PDF, feeds, exports of press archives, zip).
2. `analysis check` says what is missing (outlets, publication days) and writes a CSV to fill in.
3. `analysis run` makes the tables and the reports; open `reports/index.html`.
4. What is wrong goes into `data/curation/corrections.csv`; the next run applies it.
"""


def init(folder: Path) -> Iterator[Path]:
    """Write folders, notebooks and a short guide into a folder that has no notebooks yet; what else it holds stays as it is.

    Raises:
        UsageError: it is no folder, or has notebooks.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a new folder")
    if (folder / "notebooks").exists():
        raise UsageError(f"{folder}: has notebooks already, and nothing is overwritten; name a new folder")
    for name in ("data/raw", "data/curation", "data/processed", "notebooks"):
        if not (folder / name).is_dir():
            (folder / name).mkdir(parents=True)
            yield folder / name
    for path in sorted(NOTEBOOKS.iterdir()):
        if path.suffix in {".ipynb", ".yml"}:
            shutil.copyfile(path, folder / "notebooks" / path.name)
            yield folder / "notebooks" / path.name
    listing = folder / "notebooks" / "reports.yml"
    shutil.copyfile(SCHEMA, listing.with_name(SCHEMA.name))  # editors complete the keys from it
    yield listing.with_name(SCHEMA.name)
    text = listing.read_text(encoding="utf-8")
    listing.write_text(re.sub(r"(?<=\$schema=)\S+", SCHEMA.name, text, count=1), encoding="utf-8")
    if not (folder / "README.md").exists():
        (folder / "README.md").write_text(GUIDE, encoding="utf-8")
        yield folder / "README.md"


def new_notebook(folder: Path, name: str) -> Path:
    """Write a notebook with a question, parameters, one measure, one chart and limits.

    Raises:
        UsageError: the name is no plain file name, or the notebook exists.
    """
    stem = name.removesuffix(".ipynb")
    if not re.fullmatch(r"[\w-]+", stem):
        raise UsageError(f"{name!r}: a notebook's name takes letters, digits, - and _ only")
    path = folder / f"{stem}.ipynb"
    if path.exists():
        raise UsageError(f"{path}: exists; choose another name")
    folder.mkdir(parents=True, exist_ok=True)
    notebook = empty_notebook(cells=list(_cells(stem)), metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"  # stable: the same call writes the same file
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return path


KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def _cells(stem: str) -> Iterator[nbformat.NotebookNode]:
    title = stem.replace("-", " ").replace("_", " ").strip().capitalize()

    def code(source: str, **metadata: object) -> nbformat.NotebookNode:
        cell: nbformat.NotebookNode = new_code_cell(dedent(source).strip(), metadata=metadata)
        return cell

    yield new_markdown_cell(f"# {title}\n\nWhich question does this page answer?")
    yield code("""
        processed: str = "../data/processed"  # the folder of the tables
        top: int = 15  # how many actors to show
    """, tags=["parameters"])  # fmt: skip
    yield code("""
        import analysis
        from analysis import charts, compare

        tables = analysis.load(processed)
    """)
    yield new_markdown_cell("## The measure\n\nSay why, then call one measure and one chart.")
    yield code("""
        shares = compare.coverage.shares(tables)
        charts.say(compare.findings.named(shares))
        charts.show(charts.coverage.share_bars(shares, top=top), shares, caption="Articles that name an actor", name="shares")
    """)
    yield new_markdown_cell("## What limits this\n\nSay what the measure cannot see.")
    yield code("""
        frame = compare.quality.quality(tables)
        charts.show(charts.sourcing.limits(frame), frame, caption="What limits every measure here", name="limits")
    """)
