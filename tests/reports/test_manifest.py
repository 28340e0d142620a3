"""The log of what the last runs made: whatever a kill or a full disk left of its last line, nothing before or after it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.reports.manifest import FILE, Manifest, Record


def record(name: str, title: str = "Fähren – “wie viele”") -> Record:
    return Record(name=name, title=title, notebook="n", parameters={}, ok=True)


def line(folder: Path, title: str = "Fähren – “wie viele”") -> bytes:
    (folder / FILE).unlink(missing_ok=True)
    Manifest(folder).add(record("torn", title))
    return (folder / FILE).read_bytes()


def test_every_cut_of_the_last_line(tmp_path: Path) -> None:
    whole = line(tmp_path)
    for size in range(1, len(whole)):
        (tmp_path / FILE).unlink()
        Manifest(tmp_path).add(record("before"))
        with (tmp_path / FILE).open("ab") as log:
            log.write(whole[:size])
        found = Manifest(tmp_path)
        assert {"before"} <= found.records.keys() <= {"before", "torn"}
        found.add(record("after"))
        assert {"before", "after"} <= Manifest(tmp_path).records.keys(), size


@pytest.mark.parametrize("title", ["two\nlines", "two\u2028lines", "two\x85lines"])
def test_a_title_may_hold_any_character(tmp_path: Path, title: str) -> None:
    line(tmp_path, title)
    assert Manifest(tmp_path).records["torn"].title == title
