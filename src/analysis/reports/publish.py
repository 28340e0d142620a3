"""The pages as a folder or ZIP for any static host or a mail: relative links only, and nothing that was not meant to go out."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from analysis import files
from analysis.errors import UsageError
from analysis.reports import summary
from analysis.reports.index import PROBLEMS
from analysis.reports.manifest import Manifest, Record

SUMS = "SHA256SUMS"  # also what shows that a folder is ours to replace
FEED = "feed.xml"
PRIVATE = ("texts", "removed")  # tables that hold whole articles
ENTRIES = 50  # of the feed
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML, even escaped
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same pages give the same ZIP


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was published."""

    target: Path
    pages: int
    files: int
    size: int  # bytes


def publish(reports: Path, target: Path, *, processed: Path | None = None, archive: bool = False, title: str = "Reports") -> Published:
    """Publish the pages of the last run.

    Args:
        reports: the pages.
        target: the folder or ZIP to write; what was published before is replaced whole, in one step.
        processed: the tables to offer as CSV files; whole articles are left out.
        archive: write one ZIP; its name ends in `.zip`.
        title: of the feed.

    Raises:
        UsageError: there are no pages, or the target holds something else.
    """
    if not (reports / "index.html").is_file():
        raise UsageError(f"{reports}: no reports here; make them: analysis report --reports {reports}")
    if target.resolve() == reports.resolve() or reports.resolve() in target.resolve().parents:
        raise UsageError(f"{target}: is inside the reports; publish to another folder")
    if archive and target.is_dir():
        raise UsageError(f"{target}: is a folder; name the file to write, for example {target.name}.zip")
    if archive and target.suffix != ".zip":
        target = target.with_name(f"{target.name}.zip")
    if target.exists() and not _ours(target, archive=archive):
        held = (
            "was not published from here; name another file"
            if archive
            else "holds files that were not published from here; name a new folder, or empty this one"
        )
        raise UsageError(f"{target}: {held}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".publish-") as folder:
        made = Path(folder) / "site"
        made.mkdir()
        records = Manifest(reports).records
        pages = _copy(reports, made, names=records)
        if processed is not None:
            _data(processed, made / "data")
        (made / FEED).write_text(feed(records.values(), title=title, folder=reports), encoding="utf-8")
        found = sorted(path for path in made.rglob("*") if path.is_file())
        (made / SUMS).write_text("".join(_sums(made, found)), encoding="utf-8")
        size = sum(path.stat().st_size for path in found)
        _zip(made, target) if archive else files.replace_folder(made, target)
    return Published(target=target, pages=pages, files=len(found), size=size)


def feed(records: Iterable[Record], *, title: str, folder: Path) -> str:
    """Atom feed of the findings of a folder of pages, the newest first; a finding is new when its words change."""
    found = sorted((record for record in records if record.finding and record.good), key=lambda record: record.since or "", reverse=True)
    newest = found[0].since if found and found[0].since else datetime.now(UTC).isoformat()
    entries = "".join(
        f"<entry><id>{uuid5(NAMESPACE_URL, f'{record.name} {record.finding}').urn}</id><title>{escape(record.title)}</title>"
        f"<link href={quoteattr(f'{record.name}.html')}/><updated>{record.since}</updated>"
        f"<summary>{escape(record.finding or '')}</summary></entry>\n"
        for record in found[:ENTRIES]
    )
    identity = uuid5(NAMESPACE_URL, f"{folder.resolve()} {title}").urn  # two projects may both be called "Reports"
    head = f'<id>{identity}</id><title>{escape(title)}</title><link href="index.html"/><link rel="self" href="{FEED}"/>'
    author = "<author><name>analysis</name></author>"
    return FORBIDDEN.sub(
        "",
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"{head}{author}<updated>{newest}</updated>\n{entries}</feed>\n",
    )


def _ours(target: Path, *, archive: bool) -> bool:
    """Whether a folder or ZIP may be replaced: it was published from here, or is empty."""
    if not archive:
        return target.is_dir() and ((target / SUMS).exists() or not any(target.iterdir()))
    if not zipfile.is_zipfile(target):
        return False
    with zipfile.ZipFile(target) as packed:
        return any(name.endswith(f"/{SUMS}") for name in packed.namelist())


def _copy(reports: Path, made: Path, *, names: Iterable[str]) -> int:
    """Copy the pages of the index, their pictures and the summary; notebooks, logs and other pages stay."""
    pages = [reports / f"{name}{kind}.html" for name in names for kind in ("", ".failed")]
    found = [path for path in (reports / "index.html", *pages) if path.exists()]
    for path in [*found, *(reports / name for name in (summary.MARKDOWN, summary.JSON, PROBLEMS))]:
        if path.exists():
            shutil.copyfile(path, made / path.name)
    if (reports / "thumbnails").is_dir():
        shutil.copytree(reports / "thumbnails", made / "thumbnails", ignore=shutil.ignore_patterns(".*"))
    return len(found)


def _data(processed: Path, folder: Path) -> None:
    """The tables as CSV files with their data package; without those that hold whole articles."""
    from analysis import export, store

    export.write(store.load(processed), folder, "csv")
    for name in PRIVATE:
        (folder / f"{name}.csv").unlink(missing_ok=True)
    package = folder / "datapackage.json"
    if package.exists():
        described = json.loads(package.read_text(encoding="utf-8"))
        described["resources"] = [resource for resource in described["resources"] if resource["name"] not in PRIVATE]
        package.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _sums(made: Path, found: Iterable[Path]) -> Iterator[str]:
    for path in found:
        yield f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(made).as_posix()}\n"


def _zip(made: Path, target: Path) -> None:
    passing = made.parent / "site.zip"
    with zipfile.ZipFile(passing, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(made.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(made).as_posix()}", EPOCH)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, path.read_bytes())
    passing.replace(target)
