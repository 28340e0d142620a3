"""What reading may cost at most: bytes, words, members, seconds; beyond a limit a file is a listed problem, never a crash."""

from __future__ import annotations

import io
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import IO, Any

from analysis.errors import ReadError

MIB = 1024 * 1024
MAX_FILE = 16 * MIB  # one article, or a document that is read whole (HTML, DOCX, PDF, RTF, JSON array); bytes
MAX_STREAM = 16 * 1024 * MIB  # a file of many articles that is streamed (JSONL, CSV, feed, WARC, ZIP, GZ), unpacked; bytes
MAX_RECORD = 4 * MIB  # one record of such a file; bytes
MAX_WORDS = 60_000  # one article, cleaned
MAX_CHARACTERS = 10 * MAX_WORDS  # one article, cleaned
MAX_MEMBERS = 100_000  # files of an archive
MAX_RATIO = 200  # unpacked by packed bytes of an archive that unpacks to more than MAX_FILE
MAX_DEPTH = 2  # archives within archives
MAX_PAGES = 500  # pages of a PDF
MAX_SECONDS = 60  # for one record of a file


class UnreadableError(ReadError):
    """A file that cannot be used: the cause, and what to do about it."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause}: {remedy}")
        self.cause, self.remedy = cause, remedy


class OverLimitError(UnreadableError):
    """A limit of this module was passed."""

    def __init__(self, cause: str, remedy: str = "split it into smaller files") -> None:
        super().__init__(cause, remedy)


@contextmanager
def time_limit(seconds: float = MAX_SECONDS) -> Iterator[None]:
    """Stop what runs inside after some seconds, where the platform can (main thread, POSIX).

    Raises:
        OverLimitError: the time is up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OverLimitError(f"not read within {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class LimitedStream(io.RawIOBase):
    """A binary stream that refuses to give more than `limit` bytes: what a packed file unpacks to is not known before."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._left, self._limit = stream, limit, limit
        self._read = getattr(stream, "read1", stream.read)  # what there is, so that a file cut off gives all that it holds

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the stream.

        Raises:
            OverLimitError: the stream holds more than the limit.
        """
        data = self._read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise OverLimitError(f"more than {size(self._limit)}")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream behind it, too."""
        try:
            super().close()
        finally:
            self._stream.close()


def size(count: int) -> str:
    """Bytes for a reader: '16 MiB'."""
    return f"{count // MIB} MiB" if count >= MIB else f"{count} bytes"
