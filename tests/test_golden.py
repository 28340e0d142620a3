"""The extractors against what a careful reader takes from six articles of the sample corpus (tests/golden/README.md)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

import analysis
from analysis.model import Figure

HERE = Path(__file__).parent
RAW = HERE.parent / "data" / "raw"
GOLDEN = sorted((HERE / "golden" / "articles").glob("*.yml"))

# Least share of hits; raised when an extractor gets better, never lowered.
FLOORS = {
    "figures.found": 0.95,
    "figures.bounds": 0.95,
    "figures.unit": 0.95,
    "figures.item": 0.95,
    "figures.modality": 0.9,
    "figures.scope": 0.95,
    "figures.claimant": 0.85,
    "figures.precision": 0.95,
    "not_figures": 0.95,
    "dates": 0.95,
    "actors.found": 0.95,
    "actors.identity": 0.95,
    "statements": 0.95,
}


@dataclass
class Tally:
    """Hits and misses of one measure."""

    hits: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, hit: bool, miss: str) -> None:
        if hit:
            self.hits += 1
        else:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        return self.hits / max(1, self.hits + len(self.misses))


def body(golden: dict[str, Any]) -> str:
    """The article without front matter, title and Markdown marks."""
    raw = (RAW / golden["path"]).read_text(encoding="utf-8")
    if golden["path"].endswith(".jsonl"):
        records = map(json.loads, raw.splitlines())
        return str(next(record["text"] for record in records if record["id"] == golden["id"]))
    if golden["path"].endswith(".md"):
        return re.sub(r"^(#.*|> )|\*\*?", "", raw.split("---\n", 2)[2], flags=re.M).strip()
    return raw.split("\n", 1)[1].strip()


def locate(text: str, quote: str) -> tuple[int, int]:
    """Offsets of the bracketed words of a quote that stands once in the text."""
    before, inner, after = re.split(r"[\[\]]", quote)
    assert text.count(before + inner + after) == 1, f"{quote!r} must stand in the article exactly once"
    start = text.index(before + inner + after) + len(before)
    return start, start + len(inner)


def fold(words: str | None) -> str:
    """Lower-case letters and digits, no accents, no hyphens."""
    plain = unicodedata.normalize("NFKD", words or "").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


def either(expected: str) -> list[str]:
    return [fold(one) for one in expected.split(" | ")]


def names(expected: str, given: list[str | None]) -> bool:
    """One of the expected names and one of the given ones hold each other, as whole words."""
    pairs = [(f" {want} ", f" {fold(one)} ") for want in either(expected) for one in given if one]
    return any(want in one or (one in want and len(one) > 4) for want, one in pairs)


def overlapping(rows: list[Any], span: tuple[int, int]) -> Any | None:
    """The row that covers most of the span."""
    shared = [(min(row.end, span[1]) - max(row.start, span[0]), -row.start, row) for row in rows]
    best = max(shared, key=lambda item: item[:2], default=(0, 0, None))
    return best[2] if best[0] > 0 else None


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    """Every measure over all golden articles."""
    goldens = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in GOLDEN]
    texts = [body(golden) for golden in goldens]
    found: dict[str, Tally] = defaultdict(Tally)
    annotated = analysis.annotate_many(texts, published=[golden["published"] for golden in goldens])
    for golden, text, rows in zip(goldens, texts, annotated, strict=True):
        label = Path(golden["path"]).stem if "id" not in golden else golden["id"]
        called = {actor.actor_id: actor.name for actor in rows.actors}
        for measure, hit, miss in (
            *figures(golden, text, rows, called),
            *dates(golden, text, rows),
            *actors(golden, text, rows, called),
            *statements(golden, text, rows, called),
        ):
            found[measure].add(hit, f"{label}: {miss}")
    return found


Check = tuple[str, bool, str]


def figures(golden: dict[str, Any], text: str, rows: Any, called: dict[str, str]) -> Iterator[Check]:
    matched = set()
    for want in golden["figures"]:
        row = overlapping(rows.figures, locate(text, want["quote"]))
        if row:
            matched.add(row.figure_id)
        if want.get("required", True):
            yield "figures.found", row is not None, want["quote"]
            if row:
                yield from figure(want, row, called)
    for quote in golden["not_figures"]:
        trap = overlapping(rows.figures, locate(text, quote))
        yield "not_figures", trap is None or trap.figure_id in matched, quote
    for row in rows.figures:
        yield "figures.precision", row.figure_id in matched, f"no figure: {row.text!r} in {row.evidence!r}"


def figure(want: dict[str, Any], row: Figure, called: dict[str, str]) -> Iterator[Check]:
    quote, qualifier = want["quote"], want.get("qualifier", "exact")
    read = row.low, row.high, row.qualifier
    yield "figures.bounds", read == (want["low"], want["high"], qualifier), f"{quote} read as {read}"
    if want.get("unit") != "any":
        yield "figures.unit", row.unit == want.get("unit"), f"{quote} unit {row.unit}"
    if "item" in want:
        yield "figures.item", names(want["item"], [row.item]), f"{quote} item {row.item}"
    modality = want.get("modality", "actual")
    if modality != "any":
        yield "figures.modality", row.modality in either(modality), f"{quote} modality {row.modality}"
    if "scope" in want:
        yield "figures.scope", row.scope == want["scope"], f"{quote} scope {row.scope}"
    if "claimant" in want:
        given = [called.get(row.claimant_id or ""), row.claimant_text]
        right = names(want["claimant"], given) if want["claimant"] else not any(given)
        yield "figures.claimant", right, f"{quote} claimant {given}"


def dates(golden: dict[str, Any], text: str, rows: Any) -> Iterator[Check]:
    for want in golden["dates"]:
        row = overlapping(rows.dates, locate(text, want["quote"]))
        days = row and (row.first_day, row.last_day)
        yield "dates", days == (want["first"], want["last"]), f"{want['quote']} read as {days}"


def actors(golden: dict[str, Any], text: str, rows: Any, called: dict[str, str]) -> Iterator[Check]:
    for want in golden["actors"]:
        row = overlapping(rows.mentions, locate(text, want["quote"]))
        yield "actors.found", row is not None, want["quote"]
        if row:
            named = called.get(row.actor_id or "", "nobody")
            yield (
                "actors.identity",
                row.kind == want["kind"] and fold(named) in either(want["name"]),
                f"{want['quote']} is {row.kind} {named}",
            )


def statements(golden: dict[str, Any], text: str, rows: Any, called: dict[str, str]) -> Iterator[Check]:
    for want in golden["statements"]:
        start, _ = locate(text, want["quote"])
        near = [row for row in rows.statements if row.start - 250 < start < row.end + 250]
        held = [(called.get(row.actor_id or "") or row.claimant_text, row.stance) for row in near]
        right = any(stance == want["stance"] and names(want["name"], [name]) for name, stance in held)
        yield "statements", right, f"{want['quote']} ({want['stance']}): {held}"


def test_there_are_six() -> None:
    assert len(GOLDEN) == 6


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_article(path: Path) -> None:
    golden = yaml.safe_load(path.read_text(encoding="utf-8"))
    quotes = [*golden["not_figures"], *(row["quote"] for part in ("figures", "dates", "actors", "statements") for row in golden[part])]
    assert all(locate(body(golden), quote) for quote in quotes)


@pytest.mark.parametrize("measure", FLOORS)
def test_floor(tallies: dict[str, Tally], measure: str) -> None:
    tally = tallies[measure]
    print(f"{measure}: {tally.share:.2f}", *tally.misses, sep="\n  ")
    assert tally.share >= FLOORS[measure], f"{measure} {tally.share:.2f}\n" + "\n".join(tally.misses)


def test_every_measure_has_a_floor(tallies: dict[str, Tally]) -> None:
    assert set(tallies) <= set(FLOORS)
