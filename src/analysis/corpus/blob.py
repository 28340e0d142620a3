"""What readers take and give: a named run of bytes, and the articles in it as their format gives them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from analysis.corpus.limits import MAX_FILE, MAX_STREAM, LimitedStream, OverLimitError, size
from analysis.model import Basis, Problem


@dataclass(frozen=True, slots=True)
class Blob:
    """A file, or a member of an archive: its path under the raw folder (`day.zip/a.txt`), and how to open it."""

    path: str
    opener: Callable[[], IO[bytes]]
    depth: int = 0  # archives around it
    columns: Mapping[str, str] = field(default_factory=dict)  # our column -> heading, where the user maps them

    @classmethod
    def of_file(cls, path: Path, raw: Path, *, columns: Mapping[str, str] | None = None) -> Blob:
        """The blob of a file on disk."""
        return cls(path.relative_to(raw).as_posix(), lambda: path.open("rb"), columns=columns or {})

    @property
    def name(self) -> str:
        """File name."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self) -> str:
        """Suffix in lower case, with its dot; '' where there is none."""
        stem, dot, suffix = self.name.rpartition(".")
        return f".{suffix.lower()}" if dot and stem else ""

    def open(self, limit: int = MAX_STREAM) -> io.BufferedReader:
        """A stream that gives at most `limit` bytes."""
        return io.BufferedReader(LimitedStream(self.opener(), limit))

    def read(self, limit: int = MAX_FILE) -> bytes:
        """All bytes.

        Raises:
            OverLimitError: there are more than `limit`.
        """
        with self.opener() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise OverLimitError(f"more than {size(limit)}")
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its format gives it: not cleaned, metadata as strings under the names of `ArticleRow`."""

    text: str
    key: str | None = None  # row number or key in a file of many articles
    fields: Mapping[str, str] = field(default_factory=dict)
    basis: Basis = "metadata"  # what a publication day in `fields` rests on
    member: str | None = None  # path inside the archive that holds it


Reader = Callable[[Blob], Iterator[Draft | Problem]]
