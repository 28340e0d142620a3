"""What is kept between builds: given back as it was, thrown away where it is broken, wherever it is broken."""

import os
import random
from datetime import date

import pytest

from analysis.cache import Cache, decode, encode
from analysis.errors import ResourceError
from analysis.model import ArticleRow, Problem, TextRow

KEYS = [f"{number:064}" for number in range(100)]


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "kept" / "cache.sqlite"
    kept = Cache(found)
    kept.put((key, os.urandom(5000)) for key in KEYS)
    kept.close()
    return found


def test_what_is_kept_is_given_back(path):
    kept = Cache(path)
    assert all(kept.has(key) and len(kept.get(key)) == 5000 for key in KEYS)
    assert not kept.has("another")
    kept.close()


def test_what_is_gone_is_told_with_its_remedy(path):
    kept = Cache(path)
    assert len(kept.need(KEYS[0])) == 5000
    with pytest.raises(ResourceError, match="run the build again"):
        kept.need("another")
    kept.close()


def test_what_is_not_asked_for_is_forgotten(path):
    kept = Cache(path)
    assert kept.has(KEYS[0])
    kept.prune()
    assert [key for key in KEYS if kept.has(key)] == KEYS[:1]
    kept.close()


@pytest.mark.parametrize("at", [0, 200, 0.3, 0.6, 0.9])  # the head of the file, its first page, its middle …
def test_a_broken_file_is_thrown_away(path, at):
    data = bytearray(path.read_bytes())
    start = int(at * len(data)) if isinstance(at, float) else at
    data[start : start + 20_000] = random.Random(1).randbytes(20_000)
    path.write_bytes(data)
    kept = Cache(path)
    for key in KEYS:
        kept.get(key)
    kept.put([("new", b"1")])
    kept.prune()
    assert kept.get("new") == b"1"
    kept.close()


def test_rows_come_back_by_class():
    rows = [
        TextRow(article_id="a", text="Forty – “so they say”"),
        ArticleRow(article_id="a", path="a", raw_sha256="0", published=date(2024, 5, 3)),
        Problem(path="b", cause="empty", remedy="fill it"),
    ]
    assert decode(encode(rows)) == [rows[1], rows[0], rows[2]]
    assert decode(encode(rows), only=[TextRow]) == rows[:1]
