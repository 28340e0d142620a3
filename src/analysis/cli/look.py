"""Commands that show, export and check what was made."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli import options
from analysis.cli.console import command, out
from analysis.errors import UsageError


class Shape(StrEnum):
    """How `annotate` prints."""

    table = "table"
    json = "json"


@command()
def annotate(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A text file; standard input if not given, or -.")] = None,
    *,
    published: Annotated[
        datetime | None, typer.Option("--published", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Its publication day.")
    ] = None,
    format: Annotated[
        Shape, typer.Option("--format", metavar="table|json", help="A table to look at, or JSON with all rows.")
    ] = Shape.table,
) -> None:
    """Annotate one text: its reported numbers, with who says so."""
    from analysis import printing
    from analysis.annotation import annotate_many

    text = _text(file)
    (found,) = annotate_many([text], published=published.date() if published else None)
    if format is Shape.json:
        print(printing.as_json(found))
    else:
        out.print(printing.as_table(found))


class Format(StrEnum):
    """What `export` writes."""

    csv = "csv"
    xlsx = "xlsx"
    duckdb = "duckdb"


@command()
def export(
    target: Annotated[Path | None, typer.Argument(metavar="TARGET", help="Folder or file to write; export/ if not given.")] = None,
    *,
    processed: options.Processed = options.PROCESSED,
    curation: options.Curation = options.CURATION,
    format: Annotated[
        Format | None,
        typer.Option("--format", metavar="csv|xlsx|duckdb", help="CSV files, one workbook, or one database; else as TARGET ends, or csv."),
    ] = None,
    methods: Annotated[bool, typer.Option("--methods", help="Instead: corpus flow, versions, parameters and audit, for a paper.")] = False,
    replication: Annotated[bool, typer.Option("--replication", help="Instead: a ZIP to check the work with, without the texts.")] = False,
) -> None:
    """Write the tables for other programs, what a methods section needs, or a replication archive."""
    from analysis import export as exporting
    from analysis import methods as describing
    from analysis import replication as packing
    from analysis import store

    options.check_curation(curation)
    target = target or Path("export")
    shape = format.value if format else target.suffix[1:].lower() if target.suffix.lower() in (".xlsx", ".duckdb") else "csv"
    made = describing.write(processed, target, decisions=curation) if methods else []
    if replication:
        made.append(packing.write(processed, target, decisions=curation))
    for path in made or [exporting.write(store.load(processed), target, shape)]:
        out.print(f"wrote {path}", markup=False)


@command()
def audit(
    sheets: Annotated[list[Path] | None, typer.Argument(metavar="SHEET", help="With --score: the coded sheets.")] = None,
    *,
    processed: options.Processed = options.PROCESSED,
    n: Annotated[int, typer.Option("--n", metavar="N", min=1, help="How many sentences are drawn.")] = 100,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed draws the same sentences.")] = 1,
    coders: Annotated[int, typer.Option("--coders", metavar="N", min=1, max=2, help="A sheet for each.")] = 1,
    target: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="A new folder for the sheets, their key and instructions.")
    ] = Path("audit"),
    score: Annotated[bool, typer.Option("--score", help="Score the tables against coded sheets.")] = False,
) -> None:
    """Draw a blind sample of sentences to code by hand, then score the tables against it: precision, recall, agreement."""
    from analysis import audit as auditing
    from analysis import printing, store

    tables = store.load(processed)
    if sheets and not score:
        raise UsageError(f"{sheets[0]}: to score coded sheets, give --score; to draw a new sample, name no sheet")
    if not score:
        for path in auditing.draw(tables, target, n=n, seed=seed, coders=coders):
            out.print(f"wrote {path}", markup=False)
        out.print(
            f"fill in the sheets as {target / 'instructions.md'} says, then: analysis audit --score {target}/sheet-*.csv", markup=False
        )
        return
    result = auditing.score(sheets or (), tables, fingerprint=store.fingerprint(processed))
    for sheet in result["sheets"]:
        counts = f"{sheet['coded']} sentences coded, {sheet['uncoded']} not coded, {sheet['changed']} changed since and left out"
        out.print(f"{sheet['sheet']}: {counts}", markup=False)
    out.print(printing.frame_table("extracted against coded", auditing.frame(result)))
    out.print(f"wrote {auditing.save(result, processed)}", markup=False)


def _text(file: Path | None) -> str:
    try:
        data = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); name a text file, or - for standard input") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{file or 'standard input'}: not UTF-8 text (byte {error.start}); save it as UTF-8, or use `analysis build`"
        ) from None
