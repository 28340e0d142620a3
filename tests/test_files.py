"""Files and folders: written whole or not at all."""

from __future__ import annotations

import threading

import pytest

from analysis import files


@pytest.fixture
def folders(tmp_path):
    for name in ("site", "made"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    return tmp_path / "site", tmp_path / "made"


def test_a_folder_is_replaced_in_one_step(folders):
    site, made = folders
    gone, done = [], threading.Event()

    def look() -> None:
        while not done.is_set():
            gone.extend([1] if not site.exists() else [])

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(2001):
        files.replace_folder(made, site)
    done.set()
    reader.join()
    assert not gone
    assert [(folder / "index.html").read_text() for folder in folders] == ["made", "site"]


def test_a_disk_that_cannot_exchange_names_gets_the_folder_too(folders, monkeypatch):
    monkeypatch.setattr(files, "_exchanged", lambda one, other: False)
    site, made = folders
    files.replace_folder(made, site)
    assert (site / "index.html").read_text() == "made"
    assert (made.with_name("made.old") / "index.html").read_text() == "site"


def test_a_folder_may_be_the_first(folders, tmp_path):
    files.replace_folder(folders[1], tmp_path / "new")
    assert (tmp_path / "new" / "index.html").read_text() == "made"


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path):
    path = files.write(tmp_path / "toll.txt", "58")
    with pytest.raises(UnicodeEncodeError):
        files.write(path, "\ud800")
    assert path.read_text() == "58"
    assert [found.name for found in tmp_path.iterdir()] == ["toll.txt"]
