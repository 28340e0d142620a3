"""What the documents say holds: generated pages are current, links lead somewhere, examples run."""

from __future__ import annotations

import doctest
import importlib.util
import re
import tomllib
from pathlib import Path

import frictionless
import pytest
import typer
from PIL import Image

import analysis
from analysis import cli
from analysis.package import codebook
from tests.tables_factory import flood

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("README.md")])
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)")
COMMAND = re.compile(r"(?:`|bin/|^\$ |^|&& |-m )analysis ([a-z][a-z-]+)\b([^`\n;|#]*)", re.M)
FILE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|tsv|ipynb|yml)|(?:src|tests|docs|notebooks|benchmarks|scripts)/[\w/.-]*)`")
NEW = {"notebooks/who-hedges.ipynb", "reports.yml"}  # what a reader of the page is told to make
MODULES = sorted(
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
    for path in (ROOT / "src").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


def test_the_codebook_is_current():
    assert (ROOT / "data" / "processed" / "README.md").read_text(encoding="utf-8") == codebook(), "run: make docs"


def test_the_pictures_are_current(sample):
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    make_docs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_docs)
    with Image.open(ROOT / "docs" / "figures.png") as picture:
        assert picture.text["Source"] == make_docs.frame_hash(make_docs.picture_frame(sample)), "run: make docs"


def test_pages_name_what_is_looked_up():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len(LINK.findall(text)) > 10
    assert len(COMMAND.findall(text)) > 20
    assert len(FILE.findall(text)) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_options_in_pages_exist(page):
    known = typer.main.get_command(cli.app).commands
    for name, arguments in COMMAND.findall(page.read_text(encoding="utf-8")):
        assert name in known, name
        options = {option for parameter in known[name].params for option in (*parameter.opts, *parameter.secondary_opts)}
        ours = arguments.split(" -- ")[0]
        assert set(re.findall(r"(?<!\S)--[a-z-]+", ours)) <= options, (name, arguments)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_in_pages_exist(page):
    folders = (ROOT, ROOT / "src" / "analysis", ROOT / "src" / "analysis" / "lexicons")
    for name in FILE.findall(page.read_text(encoding="utf-8")):
        assert name in NEW or any((folder / name).exists() for folder in folders) or [*ROOT.glob(f"src/**/{name}")], name


def test_every_library_has_its_reason():
    reasons = (ROOT / "docs" / "design.md").read_text(encoding="utf-8").lower()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert len(declared) > 30
    for entry in declared:
        assert re.search(rf"(?<![\w-]){re.match(r'[a-z0-9-]+', entry)[0]}(?![\w-])", reasons), entry


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name):
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("page", [page for page in PAGES if page.name == "README.md" and page.parent == ROOT], ids=lambda page: page.name)
def test_examples_in_pages_run(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert not result.failed


def test_the_measure_and_chart_of_the_notebook_page_run(monkeypatch):
    page = (ROOT / "docs" / "notebooks.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.S)
    monkeypatch.setattr(analysis, "load", lambda folder: flood())
    space: dict[str, object] = {}
    exec(code, space)
    assert space["shares"]["share"].between(0, 1).all()
    assert len(space["ax"].patches) == len(space["shares"])
    assert "of 19 figures are hedged" in space["ax"].get_label()


def test_the_tables_of_the_sample_validate_with_frictionless(sample, monkeypatch):
    monkeypatch.chdir(sample)
    report = frictionless.validate("datapackage.json")  # types, enums, keys, references between tables
    assert report.valid, report.flatten(["type", "note"])
