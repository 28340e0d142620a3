"""One archive with which others can check an analysis: tables, chart data, decisions, methods; no article."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import compare, curation, files, store
from analysis.export import plain_cells
from analysis.methods import QUOTED, methods, pages
from analysis.model import TABLES
from analysis.package import codebook
from analysis.tables import Tables

WHOLE = ("texts", "removed")  # tables that hold whole articles
QUOTES = ("text", "evidence")  # columns that quote them
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same tables give the same archive
ARCHIVE, SUMS = "replication.zip", "SHA256SUMS"
MEASURES: dict[str, Callable[[Tables], pd.DataFrame]] = {  # what the reports draw over all articles
    "shares": compare.coverage.shares,
    "quotes": compare.coverage.quotes,
    "shared-series": compare.coverage.membership,
    "facets": compare.facets.coverage,
    "spreads": compare.agreement.spreads,
    "sourcing": compare.agreement.transparency,
    "profile": compare.agreement.profile,
    "contests": compare.stances.contests,
    "stances": compare.stances.positions,
    "numbers": compare.claims.concordance,
    "limits": compare.quality.quality,
}
CLAIMS = 2  # a series is drawn from so many claims on


def write(processed: Path, target: Path, *, decisions: Path | None = None) -> Path:
    """Write an archive with which others can check the analysis: everything but the articles.

    It holds the tables as Parquet and CSV, their data package and codebook, the data of the charts, the curation files, the methods
    and checksums. The cleaned texts and what was cut from them stay out, and no quote is longer than 40 words; hashes of raw files and
    texts stay, so whoever has the articles can tell that they are the same. The same input gives the same bytes.

    Args:
        processed: the folder of tables.
        target: a ZIP, or the folder for `replication.zip`.
        decisions: the curation folder.
    """
    path = target if target.suffix == ".zip" else target / ARCHIVE
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = store.load(processed)
    parts = pages(methods(processed, decisions)) | _tables(tables, processed) | _charts(tables)
    parts |= {"codebook.md": codebook().encode(), "README.md": README}
    for name in (store.PROBLEMS, store.RESTATEMENTS, store.NEAR_MISSES, store.SOURCES):
        if (processed / name).exists():
            parts[f"tables/{name}"] = (processed / name).read_bytes()
    for name in curation.FILES:
        if decisions and (decisions / name).is_file():
            parts[f"curation/{name}"] = (decisions / name).read_bytes()
    parts[SUMS] = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(parts.items())).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(parts.items()):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return files.write(path, packed.getvalue())


def _charts(tables: Tables) -> dict[str, bytes]:
    frames = {name: measure(tables) for name, measure in MEASURES.items()}
    for key in compare.choice.series(tables, top=None, claims=CLAIMS):
        frames[f"values-{key}"] = compare.claims.marks(tables, quantity=key)
        frames[f"growth-{key}"] = compare.timeline.growth(tables, quantity=key)
    return {f"charts/{name}.csv": _csv(quoted(frame)) for name, frame in frames.items()}


def _csv(frame: pd.DataFrame) -> bytes:
    return plain_cells(frame).to_csv(index=False, lineterminator="\n").encode()


def _tables(tables: Tables, processed: Path) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for kind in (kind for kind in TABLES if kind.table not in WHOLE):
        frame = quoted(getattr(tables, kind.table))
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pandas(frame, schema=store.arrow_schema(kind), preserve_index=False), sink, compression="zstd")
        parts[f"tables/{kind.table}.parquet"] = sink.getvalue().to_pybytes()
        parts[f"tables/{kind.table}.csv"] = _csv(frame)
    package = store.package(processed)
    package["resources"] = [
        resource | {"path": f"tables/{resource['name']}.csv", "format": "csv", "mediatype": "text/csv"}
        for resource in package["resources"]
        if resource["name"] not in WHOLE
    ]
    return parts | {store.PACKAGE: (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode()}


def quoted(frame: pd.DataFrame) -> pd.DataFrame:
    """A table whose quotes are cut to 40 words."""

    def cut(words: str) -> str:
        return words if len(words.split()) <= QUOTED else " ".join(words.split()[:QUOTED]) + " …"

    return frame.assign(**{name: frame[name].map(cut, na_action="ignore").astype("str") for name in QUOTES if name in frame})


README = b"""# Replication archive

`methods.md` and `methods.json`: corpus flow, versions, parameters, decisions, audit. `tables/`: every table as Parquet and as CSV
(`datapackage.json` describes the CSV files, `codebook.md` every column). `charts/`: the measures that the reports draw, as CSV,
over all articles; those of a series have its key in their name. `curation/`: what readers decided. `SHA256SUMS`: checksums.

The texts of the articles are not here: the tables `texts` and `removed` are left out, and no quote (columns `text`, `evidence`) is
longer than 40 words. `articles` keeps addresses and the SHA-256 of raw files and cleaned texts, so that whoever has the articles can
check that they are the same and build the tables again.
"""
