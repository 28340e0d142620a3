"""A correction as a line of `corrections.csv`: it quotes its words so that they are found once, and is checked before it is written."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import cells, curation, files
from analysis.compare.claims import names
from analysis.compare.outlets import choose
from analysis.errors import CurationError, UsageError
from analysis.explore.rows import KINDS
from analysis.tables import Tables

FILE = "corrections.csv"
COLUMNS = ("article_id", "table", "before", "quote", "after", "column", "value", "who", "when", "why")
NEIGHBOURS = 60  # words on either side that a quote may take to be found once


def correction_line(
    row: Mapping[str, Any], text: str, *, value: str, column: str = "", who: str = "", why: str = "", table: str = "figures",
    when: date | None = None,
) -> dict[str, str]:  # fmt: skip
    """One line of `corrections.csv`.

    Args:
        row: the row to correct; its `article_id`, `start` and `end` are used.
        text: the cleaned text of its article.
        value: the right value; `drop` or `confirm` without a column.
        column: the column that is wrong.
        who: who decides.
        why: for what reason.
        table: the row's table.
        when: the day of the decision; today if not given.

    Raises:
        UsageError: the row's words do not stand in the text, or no neighbours tell them from the same words elsewhere.
    """
    start, end = int(row["start"]), int(row["end"])
    before, after = neighbours(text, start, end)
    line = {
        "article_id": str(row["article_id"]), "table": table, "before": before, "quote": text[start:end], "after": after,
        "column": column, "value": value, "who": who, "when": (when or date.today()).isoformat(), "why": why,
    }  # fmt: skip
    return {name: " ".join(cell.split()) for name, cell in line.items()}


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The fewest words before and after a span, two if there are, with which it is found once.

    >>> neighbours("Some 40 died. Another 40 were hurt.", 22, 24)
    ('died. Another', 'were hurt.')
    """
    if not text[start:end].strip():
        raise UsageError("the row quotes no words of its article; build the tables anew")
    left, right = text[:start].split(), text[end:].split()
    for size in range(2, NEIGHBOURS):
        before, after = " ".join(left[-size:]), " ".join(right[:size])
        if curation.find_quote(text, before, text[start:end], after) == [(start, end)]:
            return before, after
    raise UsageError(f"the words {text[start:end]!r} cannot be told from the same words elsewhere in the article")


def append_corrections(path: Path, lines: Sequence[Mapping[str, str]]) -> None:
    """Append lines to `corrections.csv`, in the file's own form; all are written, or none.

    Raises:
        CurationError: a value, column or table is wrong, or the file was wrong before; nothing is written.
    """
    old = cells.decoded(path.read_bytes()) if path.exists() else ""
    content = _appended(old, lines)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / FILE
        draft.write_text(content, encoding="utf-8", newline="")
        try:
            curation.read(draft.parent)
        except CurationError as error:
            raise CurationError(str(error).replace(str(draft), str(path))) from None
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, content)


def _appended(old: str, lines: Sequence[Mapping[str, str]]) -> str:
    end = "\r\n" if "\r\n" in old else "\n"
    mark = cells.delimiter(old)
    names, _ = cells.table(old)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator=end)
    if missing := [name for name in COLUMNS if name not in names]:  # a new file, or one with fewer columns: written anew, as wide as needed
        rows = list(csv.reader(io.StringIO(old, newline=""), delimiter=mark))[1:]
        writer.writerow(names + missing)
        writer.writerows([*row[: len(names)], *[""] * (len(names) - len(row) + len(missing))] for row in rows if row)
        names, old = names + missing, ""
    writer.writerows([cells.safe(line.get(name, "")) for name in names] for line in lines)
    return old + (end if old and not old.endswith("\n") else "") + out.getvalue()


def referring(tables: Tables, column: str, value: str, *, table: str = "figures") -> str:
    """The value of a column; one that names a row of another table must name one that exists, an actor by its id or its name.

    Raises:
        UsageError: it does not; the message gives the nearest.
    """
    spec = next(spec for spec in KINDS[table].row.columns() if spec.name == column)
    if not value or not spec.references or value.lower() == "null":
        return value
    if spec.references == "actors":
        value = {name: key for key, name in names(tables).items()}.get(value, value)
    frame = getattr(tables, spec.references)
    return choose(column, value, frame[frame.columns[0]])


def applied(tables: Tables, lines: Sequence[Mapping[str, str]], *, row: Mapping[Any, Any]) -> Tables:
    """The tables as the reader sees them until the next build: the row changed or gone; what is linked from it stays.

    A line of `corrections.csv` knows a row by its words: every row of its table that has the same words changes with it.
    """
    table = lines[0]["table"]
    frame = getattr(tables, table).copy()
    here = (frame["article_id"] == row["article_id"]) & (frame["start"] == row["start"]) & (frame["end"] == row["end"])
    specs = {spec.name: spec for spec in KINDS[table].row.columns()}
    for line in lines:
        if not line["column"] and line["value"] == "drop":
            return replace(tables, **{table: frame[~here].reset_index(drop=True)})
        if line["column"]:
            spec = specs[line["column"]]
            value = curation.parse(curation.Entry(Path(FILE), 0, line), spec, line["value"])
            frame.loc[here, spec.name] = pd.Timestamp(value) if isinstance(value, date) else value
        frame.loc[here, "review"] = "corrected" if line["column"] else "confirmed"
    return replace(tables, **{table: frame})


def sharing(tables: Tables, table: str, row: Mapping[Any, Any]) -> int:
    """How many rows of a table have just these words."""
    frame = getattr(tables, table)
    return int(((frame["article_id"] == row["article_id"]) & (frame["start"] == row["start"]) & (frame["end"] == row["end"])).sum())
