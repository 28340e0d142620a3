"""Tables on disk: Parquet files with a data package, replaced all at once or not at all.

A build writes into `.next/`, fsyncs, writes a commit marker, renames the files into place and removes the marker. Whoever
finds a marker finishes the renames; a `.next/` without one is a build that was killed, and is ignored.
"""

from analysis.store.folder import (
    AUDIT,
    NEAR_MISSES,
    PACKAGE,
    PROBLEMS,
    RESTATEMENTS,
    SOURCES,
    complete,
    counts,
    fingerprint,
    finish,
    locked,
    package,
    writing,
)  # fmt: skip
from analysis.store.reader import audit, audited, load, near_misses
from analysis.store.writer import Writer, arrow_schema, arrow_tables

__all__ = [
    "AUDIT", "NEAR_MISSES", "PACKAGE", "PROBLEMS", "RESTATEMENTS", "SOURCES", "Writer", "arrow_schema", "arrow_tables", "audit", "audited",
    "complete", "counts", "fingerprint", "finish", "load", "locked", "near_misses", "package", "writing",
]  # fmt: skip
