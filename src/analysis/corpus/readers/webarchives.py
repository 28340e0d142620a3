"""Pages saved with all their parts: WARC, MHTML (Chrome, Edge), Safari's web archive; their HTML is read as a saved page."""

from __future__ import annotations

import email
import email.policy
import gzip
import io
import plistlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from analysis.corpus import days
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode
from analysis.corpus.limits import MAX_RECORD, UnreadableError
from analysis.corpus.readers.html import normalise_page, page
from analysis.model import Problem

AGAIN = "save it again, or as .html"


def read_warc(blob: Blob) -> Iterator[Draft | Problem]:
    """Read the HTML pages of a web archive; pages without an article are counted in one problem, a page that is cut off is none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = empty = 0
    with blob.open() as opened:
        stream = _ToItsEnd(opened)
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.rec_type not in ("response", "resource") or not _is_page(record):
                    continue
                pages += 1
                data = record.content_stream().read(MAX_RECORD)
                if stream.is_cut or _is_short(record):
                    cause = "the archive ends within this page"
                    yield Problem(path=f"{blob.path}#{number}", cause=cause, remedy="fetch it again; the pages before it are read")
                    return
                url = record.rec_headers.get_header("WARC-Target-URI")
                draft = page(normalise_page(decode(data)), url=url)
                if draft is None:
                    empty += 1
                    continue
                day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
                yield replace(draft, key=str(number), fields={**draft.fields, "url": url or "", "retrieved": day})
        except ArchiveLoadFailed as error:
            raise UnreadableError("no whole WARC file", "fetch it again") from error
    if stream.is_cut:
        raise UnreadableError("no whole GZ file", "fetch it again; the pages before its end are read")
    if empty or not pages:
        cause = f"{empty} of {pages} pages hold no article" if pages else "no HTML page in it"
        yield Problem(path=blob.path, cause=cause, remedy="nothing, if these are front pages and lists", failed=not pages)


class _ToItsEnd:
    """A stream that gives what a packed file holds up to where it was cut off."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.is_cut = False

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read1(size)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.is_cut = True
            return b""


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None:
        return "html" in (record.content_type or "")
    return headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or "")


def _is_short(record: Any) -> bool:
    """Whether the archive held less of a record than its head says."""
    return bool(record.raw_stream.limit > 0 and not record.raw_stream.read(1))


def read_mhtml(blob: Blob) -> Iterator[Draft | Problem]:
    """Read a page saved as one file by Chrome or Edge: a mail whose first HTML part is the page."""
    mail = email.message_from_bytes(blob.read(), policy=email.policy.default)
    part = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
    data = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
    if not isinstance(data, bytes):
        raise UnreadableError("no page in it", AGAIN)
    saved = days.parse(" ".join(str(mail["Date"] or "").split()[:4]))
    yield _saved(blob, data, url=mail["Snapshot-Content-Location"], retrieved=saved[0].isoformat() if saved else "")


def read_webarchive(blob: Blob) -> Iterator[Draft | Problem]:
    """Read a page saved by Safari: a property list whose main resource is the page."""
    try:
        main = plistlib.loads(blob.read())["WebMainResource"]
        data, url = main["WebResourceData"], main.get("WebResourceURL")
    except (plistlib.InvalidFileException, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError("no web archive", AGAIN) from error
    if not isinstance(data, bytes):
        raise UnreadableError("no page in it", AGAIN)
    yield _saved(blob, data, url=url)


def _saved(blob: Blob, data: bytes, **known: object) -> Draft | Problem:
    said = {name: str(value) for name, value in known.items() if value}
    draft = page(normalise_page(decode(data)), url=said.get("url"))
    if draft is None:
        return Problem(path=blob.path, cause="the page holds no article text", remedy="save the article's own page, or its text as .txt")
    return replace(draft, fields={**said, **draft.fields})
