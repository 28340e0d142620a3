"""Coded sheets, read with care for spreadsheets: what a coder found in each sentence, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, get_args

from analysis import cells
from analysis.audit.sample import KEY, KEY_COLUMNS, SHEET_COLUMNS, STRATA, Sentence
from analysis.errors import CurationError, UsageError
from analysis.model import Modality

YES, NO = frozenset({"yes", "y"}), frozenset({"no", "n", ""})


class Words(NamedTuple):
    """Words and where they stand in the cleaned text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A figure, as a coder or the tables have it."""

    words: Words
    low: float | None
    high: float | None
    item: str
    modality: str
    claimants: tuple[str, ...]  # its words and name; empty for the outlet's own voice


@dataclass(slots=True)
class Content:
    """What a coder found in a sentence, or the tables hold of it."""

    figures: list[Number] = field(default_factory=list)
    dates: list[Words] = field(default_factory=list)
    actors: list[Words] = field(default_factory=list)
    coded: bool = False


class Drawn(NamedTuple):
    """A sentence of the sample and the stratum it stands for."""

    sentence: Sentence
    stratum: str
    of: int  # sentences in the stratum
    text_sha256: str


class Line(NamedTuple):
    """A line of a sheet or key: where it stands, and its cells."""

    file: Path
    number: int
    cells: Mapping[str, str]
    mark: str = ","  # between the file's cells

    def error(self, message: str) -> CurationError:
        """An error that names file and line."""
        return CurationError(f"{self.file}, line {self.number}: {message}")


def key(sheet: Path) -> dict[str, Drawn]:
    """The key beside a sheet.

    Raises:
        UsageError: there is none, or no such sheet.
        CurationError: it is not as it was written.
    """
    if not sheet.is_file():
        raise UsageError(f"{sheet}: no such sheet; name those that were coded")
    path = sheet.parent / KEY
    if not path.is_file():
        raise UsageError(f"{path}: the key of the sample is missing; put the sheet beside the {KEY} that was written with it")
    found = {}
    for line in _lines(path, KEY_COLUMNS):
        said = line.cells
        try:
            sentence = Sentence(said["article_id"], int(said["start"]), int(said["end"]))
            drawn = Drawn(sentence, STRATA[STRATA.index(said["stratum"])], int(said["of"]), said["text_sha256"])
        except ValueError as error:
            raise line.error(f"not a line of a key ({error}); take the file that was written with the sheets") from None
        found[said["sentence_id"]] = drawn
    return found


def sheet(path: Path, known: Mapping[str, Drawn], texts: Mapping[str, str]) -> dict[str, Content]:
    """What a coder found, by sentence; sentences not coded are there with `coded` false.

    Args:
        path: the sheet.
        known: the key.
        texts: cleaned texts by article; sentences of other articles are left out.

    Raises:
        CurationError: a wrong column, an unknown sentence, a value or words that cannot be; the message names file and line.
    """
    lines = list(_lines(path, SHEET_COLUMNS))
    found: dict[str, Content] = {}
    for line in lines:
        name, coded = line.cells["sentence_id"], line.cells["coded"].lower()
        if name not in known:
            raise line.error(f"unknown sentence_id {name!r}; it is not in the {KEY} beside the sheet")
        if coded not in YES | NO:
            raise line.error(f"coded takes yes or no, not {line.cells['coded']!r}")
        content = found.setdefault(name, Content())
        content.coded |= coded in YES
    for line in lines:
        name = line.cells["sentence_id"]
        if found[name].coded and known[name].sentence.article_id in texts:
            _add(line, found[name], known[name].sentence, texts[known[name].sentence.article_id])
    return found


def _add(line: Line, content: Content, sentence: Sentence, text: str) -> None:
    said = line.cells
    if said["figure_words"]:
        words = locate(line, said["figure_words"], sentence, text, [figure.words for figure in content.figures])
        if said["modality"] and said["modality"].lower() not in get_args(Modality):
            raise line.error(f"modality takes {', '.join(get_args(Modality))}, not {said['modality']!r}")
        low, high = (_number(line, name) for name in ("low", "high"))
        own = said["claimant"].lower() in ("", "outlet")
        claimants = () if own else (said["claimant"],)
        content.figures.append(Number(words, low, high, said["item"], said["modality"].lower() or "actual", claimants))
    elif filled := [name for name in ("low", "high", "item", "modality", "claimant") if said[name]]:
        raise line.error(f"{filled[0]} is filled in, but figure_words is empty; copy the number's words from the sentence")
    for name, listed in (("dates", content.dates), ("actors", content.actors)):
        for part in filter(None, (part.strip() for part in said[name].split(";"))):
            if part.casefold() not in {words.text.casefold() for words in listed}:
                listed.append(locate(line, part, sentence, text, listed))


def locate(line: Line, words: str, sentence: Sentence, text: str, taken: list[Words]) -> Words:
    """Where words stand in a sentence: whole words first, and none that another line has taken.

    Raises:
        CurationError: nowhere.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    for edged in (rf"(?<![\w.,]){pattern}(?!\w|[.,]\d)", pattern):
        for hit in re.compile(edged, re.IGNORECASE).finditer(text, sentence.start, sentence.end):
            if not any(other.start < hit.end() and hit.start() < other.end for other in taken if other.text == hit[0]):
                return Words(hit[0], *hit.span())
    raise line.error(f"{words!r} does not stand in the sentence (or is coded already); copy the words from it")


def _number(line: Line, name: str) -> float | None:
    value = line.cells[name]
    if value.lower() in ("", "null"):
        return None
    try:
        return cells.number(value, mark=line.mark)
    except ValueError as error:
        raise line.error(f"{name} takes a plain number such as 2300000; {error}") from None


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); name the sheets that were coded") from None
    content = cells.decoded(data)
    names, lines = cells.table(content)
    if wrong := [name for name in columns if name not in names] or [name for name in names if name and name not in columns]:
        raise CurationError(f"{path}, line 1: column {wrong[0]!r} is missing or unknown; columns are: {', '.join(columns)}")
    for number, filled in lines:
        yield Line(path, number, dict.fromkeys(columns, "") | filled, cells.delimiter(content))
