"""A published folder: whole, self-contained, with relative links, without the articles."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.errors import UsageError
from analysis.reports.manifest import Manifest, Record
from analysis.reports.publish import feed, publish

ATOM = "{http://www.w3.org/2005/Atom}"


def record(name: str, finding: str | None, since: str, *, good: bool = True) -> Record:
    return Record(name=name, title=f"Title & {name}", notebook="a", parameters={}, ok=good, good=good, finding=finding, since=since)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for name, text in {
        "index.html": '<a href="a.html">a</a><img src="thumbnails/a.png">',
        "a.html": '<a href="index.html">all</a>',
        "thumbnails/a.png": "picture",
        "summary.md": "# Reports",
        "notebooks/a.ipynb": "{}",
        "lost.html": "a page that the index does not list",
        "old/b.html": "old",
        "log.jsonl": "{}",
        ".corpus.json": "{}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    manifest = Manifest(folder)
    manifest.add(record("a", "3 of 4 outlets <agree>", "2025-02-10T06:00:00+00:00"))
    return folder


def test_what_is_published_and_what_is_not(reports: Path, tmp_path: Path, sample_tables: Callable[[Path], None]) -> None:
    sample_tables(tmp_path / "processed")
    target = tmp_path / "site"
    made = publish(reports, target, processed=tmp_path / "processed")
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert {
        "index.html",
        "a.html",
        "thumbnails/a.png",
        "summary.md",
        "feed.xml",
        "SHA256SUMS",
        "data/claims.csv",
        "data/datapackage.json",
    } <= found
    assert not {name for name in found if name.startswith((".", "notebooks", "old", "lo"))}
    assert not {"data/texts.csv", "data/removed.csv"} & found
    assert "secret" not in "".join(path.read_text(errors="replace") for path in target.rglob("*") if path.is_file())
    assert "texts" not in (target / "data" / "datapackage.json").read_text().split('"resources"')[1].split('"title"')[0]
    assert (made.pages, made.target) == (2, target)
    assert not list(tmp_path.glob(".publish-*"))


def test_all_links_are_relative_and_lead_somewhere(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(reports, target)
    named = [(page, link) for page in target.rglob("*.html") for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text())]
    assert named
    for page, link in named:
        assert (page.parent / link).is_file(), (page, link)
    links = [link.get("href", "") for link in ET.fromstring((target / "feed.xml").read_text()).iter(f"{ATOM}link")]
    assert links == ["index.html", "feed.xml", "a.html"]
    assert all((target / link).is_file() for link in links)


def test_checksums(reports: Path, tmp_path: Path) -> None:
    publish(reports, tmp_path / "site")
    lines = (tmp_path / "site" / "SHA256SUMS").read_text().splitlines()
    assert {name for _, name in (line.split("  ") for line in lines)} == {
        "index.html",
        "a.html",
        "thumbnails/a.png",
        "summary.md",
        "feed.xml",
    }
    for line in lines:
        digest, name = line.split("  ")
        assert sha256((tmp_path / "site" / name).read_bytes()).hexdigest() == digest


def test_feed(tmp_path: Path) -> None:
    text = feed(
        [
            record("a", "old & found", "2025-02-09T00:00:00+00:00"),
            record("b", "new\ufffe\x0b", "2025-02-10T00:00:00+00:00"),
            record("c", None, "2025-02-11T00:00:00+00:00"),
            record("d", "of a page that never worked", "2025-02-11T00:00:00+00:00", good=False),
        ],
        title="Toll & troops",
        folder=tmp_path,
    )
    root = ET.fromstring(text)
    assert root.findtext(f"{ATOM}title") == "Toll & troops"
    assert root.findtext(f"{ATOM}updated") == "2025-02-10T00:00:00+00:00"
    assert [entry.findtext(f"{ATOM}summary") for entry in root.iter(f"{ATOM}entry")] == ["new", "old & found"]
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    again = ET.fromstring(feed([record("a", "another finding", "2025-02-12T00:00:00+00:00")], title="Toll & troops", folder=tmp_path))
    other = ET.fromstring(feed([], title="Toll & troops", folder=tmp_path / "other"))
    assert other.findtext(f"{ATOM}id") != root.findtext(f"{ATOM}id")
    assert again.findtext(f"{ATOM}id") == root.findtext(f"{ATOM}id")
    assert again.findtext(f"{ATOM}entry/{ATOM}id") not in ids  # a changed finding is a new entry


def test_publishing_again_replaces_the_whole_folder(reports: Path, tmp_path: Path) -> None:
    publish(reports, tmp_path / "site")
    (reports / "a.html").unlink()
    publish(reports, tmp_path / "site")
    assert not (tmp_path / "site" / "a.html").exists()


def test_zip_is_the_same_for_the_same_pages(reports: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one" / "site.zip", tmp_path / "two" / "site.zip"
    publish(reports, first, archive=True)
    publish(reports, second, archive=True)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert packed.testzip() is None
        assert "site/index.html" in packed.namelist()


def test_only_a_zip_from_here_is_replaced(reports: Path, tmp_path: Path) -> None:
    made = publish(reports, tmp_path / "site", archive=True)
    assert made.target == tmp_path / "site.zip"
    publish(reports, made.target, archive=True)
    with zipfile.ZipFile(tmp_path / "thesis.zip", "w") as packed:
        packed.writestr("thesis.txt", "precious")
    (tmp_path / "mine.zip").write_text("precious")
    (tmp_path / "folder").mkdir()
    for name, message in {
        "thesis": "was not published from here",
        "mine.zip": "was not published from here",
        "folder": "is a folder",
    }.items():
        with pytest.raises(UsageError, match=message):
            publish(reports, tmp_path / name, archive=True)
    assert (tmp_path / "mine.zip").read_text() == "precious"


@pytest.mark.parametrize(
    ("prepare", "target", "message"),
    [
        (lambda folder: (folder / "index.html").unlink(), "../site", "no reports here; make them: analysis report"),
        (lambda folder: None, "site", "is inside the reports"),
        (lambda folder: None, "../other", "holds files that were not published from here"),
    ],
)
def test_wrong_use(reports: Path, tmp_path: Path, prepare: Callable[[Path], object], target: str, message: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("precious")
    prepare(reports)
    with pytest.raises(UsageError, match=message):
        publish(reports, reports / target)
    assert (tmp_path / "other" / "thesis.txt").read_text() == "precious"
