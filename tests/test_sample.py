"""The sample corpus keeps what its README promises: invented outlets that are listed, reserved addresses, four forms."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import yaml

import analysis

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def outlets() -> list[str | None]:
    """The outlet of every article, as its file says it."""
    texts = [line["source"] or None for line in lines(RAW / "text" / "metadata.csv")]
    notes = [yaml.safe_load(path.read_text("utf-8").split("---\n")[1]) for path in sorted((RAW / "markdown").glob("*.md"))]
    pages = [path.read_text("utf-8") for path in sorted((RAW / "html").glob("*.html"))]
    records = [json.loads(line) for line in (RAW / "feeds" / "articles.jsonl").read_text("utf-8").splitlines()]
    named = [re.search(r'(?:og:site_name|name="copyright)" content="([^"]+)"', page) for page in pages]
    assert texts and notes and pages and records, "one of the four forms is gone"
    return (
        texts
        + [note.get("source") or note["sitename"] for note in notes]
        + [found and found.group(1) for found in named]
        + [record["sitename"] for record in records]
    )


def test_articles_and_outlets() -> None:
    found = outlets()
    assert len(found) >= 20
    assert found.count(None) == 2  # a forwarded letter, an unsigned briefing
    assert len(set(found) - {None}) >= 7


def test_every_outlet_is_described() -> None:
    assert set(outlets()) - {None} == {line["source"] for line in lines(ROOT / "data" / "curation" / "sources.csv")}


def test_metadata_lists_every_text() -> None:
    assert sorted(line["path"] for line in lines(RAW / "text" / "metadata.csv")) == sorted(
        path.name for path in (RAW / "text").glob("*.txt")
    )


def test_addresses_are_reserved() -> None:
    """No article points at a real site: RFC 2606 keeps `.example` free; schema.org is a name in JSON-LD, not a link."""
    hosts = {(path, host) for path in RAW.rglob("*.*") for host in re.findall(r"https?://([^/\s\"',<>]+)", path.read_text("utf-8"))}
    assert len(hosts) >= 10
    assert not [(path, host) for path, host in hosts if host != "schema.org" and not host.endswith(".example")]


def test_articles_are_short() -> None:
    words = {path: len(path.read_text("utf-8").split()) for folder in ("text", "markdown") for path in (RAW / folder).glob("*.[tm]*")}
    assert len(words) >= 10
    assert not {path: size for path, size in words.items() if not 150 <= size <= 450}


def test_the_number_that_the_readme_opens_with_stays_one_series(sample) -> None:
    figures = analysis.load(sample).figures
    sent = figures[figures["quantity"] == "troops-sent-north-korea"]
    numbers = set(zip(sent["low"].fillna(-1), sent["high"].fillna(-1), strict=True))
    assert numbers == {(100, 999), (1500, 1500), (3000, -1), (-1, 6000), (10_000, 10_000), (12_000, 12_000)}  # -1: an open end
    assert sent["article_id"].nunique() >= 4


def test_counts_of_one_thing_in_one_article_stay_beside_each_other(sample) -> None:
    figures = analysis.load(sample).figures
    keys = figures.set_index("text")["quantity"]
    assert keys["over 3,000"] == keys["around 1,100"]  # two counts of the same losses
    assert figures.loc[figures["item"] == "soldiers", "quantity"].eq("troops-earthquake-zarvonia").sum() >= 3  # who clear the rubble
