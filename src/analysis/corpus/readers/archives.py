"""Archives: ZIP and GZ, unpacked in memory, member by member, within limits; nothing is written anywhere."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, cast

from analysis.corpus.blob import Blob, Draft, Reader
from analysis.corpus.limits import MAX_DEPTH, MAX_FILE, MAX_MEMBERS, MAX_RATIO, OverLimitError, UnreadableError
from analysis.corpus.listing import is_litter
from analysis.model import Problem

BOMB = "unpack it and check what is in it"


def check_package(data: bytes) -> None:
    """Refuse an office document (a ZIP of XML) that unpacks to far more than it is.

    Raises:
        UnreadableError: it is no ZIP, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package, len(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise UnreadableError(
            "damaged, or not of the kind its name says", "open it in the program that made it and save it again"
        ) from error


def _check_sizes(archive: zipfile.ZipFile, packed: int) -> list[zipfile.ZipInfo]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MAX_MEMBERS:
        raise OverLimitError(f"{len(members)} members, more than {MAX_MEMBERS}", BOMB)
    unpacked = sum(member.file_size for member in members)
    if unpacked > max(MAX_FILE, MAX_RATIO * packed):
        raise OverLimitError(f"it unpacks to more than {MAX_RATIO} times its size", BOMB)
    return members


def read_zip(blob: Blob, inner: Reader) -> Iterator[Draft | Problem]:
    """Read every member of a ZIP with the reader of its own name; `inner` gives a problem for one that cannot be read."""
    if blob.depth >= MAX_DEPTH:
        raise OverLimitError(f"archives more than {MAX_DEPTH} deep", BOMB)
    with io.BytesIO(blob.read()) if blob.depth else blob.opener() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableError("no whole ZIP archive", "pack it again") from error
        with archive:
            packed = stream.seek(0, io.SEEK_END)
            members = sorted(_check_sizes(archive, packed), key=lambda member: member.filename)
            names = {member.filename for member in members}
            for member in members:
                if not is_litter(member.filename, names):
                    yield from _member(blob, archive, member, inner)


def _member(blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: Reader) -> Iterator[Draft | Problem]:
    name = safe_name(member.filename)
    path = f"{blob.path}/{name}"
    if member.flag_bits & 1:
        yield Problem(path=path, cause="encrypted", remedy="pack it again without a password")
        return
    packed = Blob(path, lambda: archive.open(member), blob.depth + 1, blob.columns)
    yield from (_within(name, item) for item in inner(packed))


def _within(name: str, item: Draft | Problem) -> Draft | Problem:
    return replace(item, member=f"{name}/{item.member}" if item.member else name) if isinstance(item, Draft) else item


def safe_name(name: str) -> str:
    """A member's name without steps out of the archive, drives or control characters."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(char for char in part if char.isprintable() and char != ":") for part in parts) or "unnamed"


def read_gzip(blob: Blob, inner: Reader) -> Iterator[Draft | Problem]:
    """Read a compressed file with the reader of the name without `.gz`."""
    if blob.depth >= MAX_DEPTH:
        raise OverLimitError(f"archives more than {MAX_DEPTH} deep", BOMB)
    with blob.opener() as packed:

        def unpacked() -> IO[bytes]:
            packed.seek(0)
            return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))

        try:
            for item in inner(Blob(blob.path[: -len(".gz")], unpacked, blob.depth + 1, blob.columns)):
                yield _packed(blob, item) if isinstance(item, Problem) else item
        except (gzip.BadGzipFile, EOFError) as error:
            raise UnreadableError("no whole GZ file", "pack it again") from error


def _packed(blob: Blob, problem: Problem) -> Problem:
    """The problem under the name that the file has on disk."""
    return replace(problem, path=blob.path + problem.path.removeprefix(blob.path[: -len(".gz")]))
