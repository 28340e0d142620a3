"""Data flows one way: no module imports from a stage above its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "analysis"
STAGES = [  # from the bottom to the top
    {"errors", "model", "cells", "cores", "files", "numerals", "progress", "slugs", "spelling"},
    {"lexicons"},
    {"timex"},
    {"language", "corpus"},
    {"extract"},
    {"highlight", "link"},
    {"annotation"},
    {"tables", "package", "curation", "cache"},
    {"store"},
    {"audit", "export"},
    {"compare"},
    {"charts"},
    {"reports"},
    {"explore", "printing", "scaffold", "review", "stages"},
    {"pipeline"},
    {"methods"},
    {"replication"},
    {"cli"},
]
LEVEL = {name: level for level, names in enumerate(STAGES) for name in names}


def imports(path: Path) -> set[str]:
    """Names below `analysis` that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "analysis":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("analysis.")}
    return found & set(LEVEL)


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem not in ("__init__", "__main__"))


def stage(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path):
    own = stage(path)
    assert own in LEVEL, f"{own} stands in no stage: add it to STAGES"
    for name in imports(path) - {own}:
        assert LEVEL[name] < LEVEL[own], f"{own} imports {name}, which stands above it"


def test_importing_the_package_loads_neither_spacy_nor_pandas():
    import subprocess
    import sys

    code = "import sys, analysis; assert not {'spacy', 'pandas', 'matplotlib'} & set(sys.modules), 'heavy import'"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=SOURCE.parent)


@pytest.mark.parametrize(("module", "start"), [("reading", "corpus/read"), ("annotating", "annotation")])
def test_what_was_made_before_is_kept_under_all_the_code_that_made_it(module, start):
    """A change of a module that a stage calls, anywhere below it, makes the stage work anew."""
    from importlib import import_module

    named = import_module(f"analysis.stages.{module}").MADE_BY
    reached, waiting = set(), [SOURCE / f"{start}.py"]
    while waiting:
        path = waiting.pop()
        for name in imports(path) - reached:
            reached.add(name)
            folder = SOURCE / name
            waiting += folder.rglob("*.py") if folder.is_dir() else [SOURCE / f"{name}.py"]
    assert reached - {Path(name).stem for name in named} <= {"errors", "highlight", start.split("/")[0]}
