"""The score: what was extracted against what coders found, column by column, and the coders against each other."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis.audit import read
from analysis.audit.measures import alpha, weighted
from analysis.audit.read import Content, Drawn, Number, Words
from analysis.errors import UsageError
from analysis.tables import Tables

SMALL = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "among", "who", "which", "that", "into", "near", "than",
})  # fmt: skip
Tally = dict[str, list[tuple[float, bool]]]


def head(phrase: str) -> str:
    """The head noun of a noun phrase: the last word before a preposition or relative pronoun, its plural s taken off.

    >>> head("North Korean military advisers in the port"), head("the mayor")
    ('adviser', 'mayor')
    """
    words = re.findall(r"[\w'’-]+", phrase.casefold())
    while words and words[0] in SMALL:
        words = words[1:]
    last = next((place for place, word in enumerate(words) if word in SMALL), len(words))
    word = words[last - 1] if words else ""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def same_claimant(one: Number, other: Number) -> bool:
    """Both the outlet's own voice, or some words of one are contained in words of the other ("Brandt", "mayor Ana Brandt")."""
    if not one.claimants or not other.claimants:
        return not one.claimants and not other.claimants
    ours, theirs = ([_content(words) for words in number.claimants] for number in (one, other))
    return any(a and b and (a <= b or b <= a) for a in ours for b in theirs)


def _content(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", re.sub(r"['’]s\b", "", words.casefold()))) - SMALL


def _same(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and math.isclose(one, other, rel_tol=1e-6))


FIELDS: dict[str, tuple[Callable[[Number, Number], bool], Callable[[Number], Hashable]]] = {  # column -> same?, value for agreement
    "low": (lambda a, b: _same(a.low, b.low), lambda number: number.low),
    "high": (lambda a, b: _same(a.high, b.high), lambda number: number.high),
    "item": (lambda a, b: head(a.item) == head(b.item), lambda number: head(number.item)),
    "modality": (lambda a, b: a.modality == b.modality, lambda number: number.modality),
    "claimant": (same_claimant, lambda number: head(number.claimants[0]) if number.claimants else ""),
}
COLUMNS = ("figures", *FIELDS, "dates", "actors")


def score(sheets: Sequence[Path], tables: Tables, *, fingerprint: str | None = None) -> dict[str, Any]:
    """Score the tables against coded sheets of one sample.

    Args:
        sheets: one a coder.
        tables: the tables as they are now.
        fingerprint: of the build that made them.

    Returns:
        `sheets`: for each its name, how many sentences were coded, `uncoded`, and `changed` (their article is gone or has another
        text now), and `columns`: for each `precision` and `recall` (see `measures.Share`). `alpha`: by column, for two or more
        coders; else null. `version` and `fingerprint` of what was scored.

    Raises:
        UsageError: no sheets, no key beside them, or no coded sentence.
        CurationError: a sheet is not as it should be; the message names file and line.
    """
    if not sheets:
        raise UsageError("no sheets to score; name them: analysis audit --score audit/sheet-1.csv")
    known = read.key(sheets[0])
    if any(read.key(sheet) != known for sheet in sheets[1:]):
        raise UsageError(f"{sheets[0]} and the other sheets are of different samples; score each sample by itself")
    texts = _texts(tables, known)
    coders = [read.sheet(path, known, texts) for path in sheets]
    ours = extracted(tables, known, texts)
    results = [_score_sheet(path, found, ours, known) for path, found in zip(sheets, coders, strict=True)]
    return {
        "sheets": results,
        "alpha": agreement([_coded(found, ours) for found in coders], ours, known) if len(coders) > 1 else None,
        "version": analysis.__version__,
        "fingerprint": fingerprint,
    }


def frame(result: Mapping[str, Any]) -> pd.DataFrame:
    """A result of `score` for reading: one row a sheet and column."""

    def said(share: Mapping[str, Any]) -> str | None:
        if share["share"] is None:
            return None
        return f"{share['share']:.2f} ({share['low']:.2f} to {share['high']:.2f}), {share['right']} of {share['of']}"

    rows = [
        {
            "sheet": sheet["sheet"],
            "column": column,
            "precision (95 %)": said(shares["precision"]),
            "recall (95 %)": said(shares["recall"]),
            "alpha": result["alpha"][column] if result["alpha"] else None,
        }
        for sheet in result["sheets"]
        for column, shares in sheet["columns"].items()
    ]
    return pd.DataFrame(rows)


def extracted(tables: Tables, known: Mapping[str, Drawn], texts: Mapping[str, str]) -> dict[str, Content]:
    """What the tables hold of each sentence of the sample whose text is still the same."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    rows = {table: _by_article(getattr(tables, table)) for table in ("figures", "dates", "mentions")}
    found = {}
    for sentence_id, drawn in known.items():
        article_id, start, end = drawn.sentence
        if article_id in texts:
            here = {table: [row for row in kept[article_id] if start <= row["start"] < end] for table, kept in rows.items()}
            figures = [_number(row, names) for row in here["figures"]]
            found[sentence_id] = Content(figures, _distinct(here["dates"]), _distinct(here["mentions"]), coded=True)
    return found


def _by_article(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        found[row["article_id"]].append({str(name): value for name, value in row.items()})
    return found


def _number(row: Mapping[str, Any], names: Mapping[str, str]) -> Number:
    words = Words(row["text"], row["start"], row["end"])
    claimants = tuple(filter(None, (row["claimant_text"], names.get(row["claimant_id"] or ""))))
    return Number(words, row["low"], row["high"], row["item"] or "", row["modality"], claimants)


def _distinct(rows: Sequence[Mapping[str, Any]]) -> list[Words]:
    return list({row["text"].casefold(): Words(row["text"], row["start"], row["end"]) for row in reversed(rows)}.values())


def _texts(tables: Tables, known: Mapping[str, Drawn]) -> dict[str, str]:
    hashes = tables.articles.set_index("article_id")["text_sha256"].to_dict()
    wanted = {drawn.sentence.article_id for drawn in known.values() if hashes.get(drawn.sentence.article_id) == drawn.text_sha256}
    texts = tables.texts[tables.texts["article_id"].isin(wanted)]
    return dict(zip(texts["article_id"], texts["text"], strict=True))


def _coded(found: Mapping[str, Content], ours: Mapping[str, Content]) -> dict[str, Content]:
    return {name: content for name, content in found.items() if content.coded and name in ours}


def _score_sheet(path: Path, found: Mapping[str, Content], ours: Mapping[str, Content], known: Mapping[str, Drawn]) -> dict[str, Any]:
    coded = _coded(found, ours)
    if not coded:
        raise UsageError(f"{path}: no sentence is coded; write yes in the column coded of those that are done")
    per_stratum = Counter(known[name].stratum for name in coded)
    precision: Tally = {column: [] for column in COLUMNS}
    recall: Tally = {column: [] for column in COLUMNS}
    for name, theirs in coded.items():
        weight = known[name].of / per_stratum[known[name].stratum]
        for column, hits, listed, wanted in _hits(ours[name], theirs):
            precision[column] += [(weight, place < hits) for place in range(listed)]
            recall[column] += [(weight, place < hits) for place in range(wanted)]
    changed = sum(name not in ours for name in known)
    return {
        "sheet": path.name,
        "coded": len(coded),
        "uncoded": len(known) - changed - len(coded),
        "changed": changed,
        "columns": {column: {"precision": weighted(precision[column]), "recall": weighted(recall[column])} for column in COLUMNS},
    }


def _hits(ours: Content, theirs: Content) -> Iterator[tuple[str, int, int, int]]:
    """Column, how many are right, how many we have, how many they have."""
    pairs = pair([figure.words for figure in ours.figures], [figure.words for figure in theirs.figures])
    sizes = len(ours.figures), len(theirs.figures)
    yield "figures", len(pairs), *sizes
    for column, (same, _) in FIELDS.items():
        yield column, sum(same(ours.figures[a], theirs.figures[b]) for a, b in pairs), *sizes
    for column in ("dates", "actors"):
        here, there = getattr(ours, column), getattr(theirs, column)
        yield column, len(pair(here, there, alike=True)), len(here), len(there)


def pair(ours: Sequence[Words], theirs: Sequence[Words], *, alike: bool = False) -> list[tuple[int, int]]:
    """Pairs of spans that overlap, one to one, those that overlap most first; `alike` pairs equal words wherever they stand."""
    likeness = {
        (a, b): 1.0 if alike and one.text.casefold() == other.text.casefold() else _overlap(one, other)
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
    }
    pairs: list[tuple[int, int]] = []
    for a, b in sorted(likeness, key=lambda both: -likeness[both]):
        if likeness[a, b] > 0 and not any(a == one or b == other for one, other in pairs):
            pairs.append((a, b))
    return pairs


def _overlap(one: Words, other: Words) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def agreement(coders: Sequence[Mapping[str, Content]], ours: Mapping[str, Content], known: Mapping[str, Drawn]) -> dict[str, float | None]:
    """Krippendorff's alpha by column, over the sentences that all coders coded.

    Figures, dates and actors: each character of a sentence is a unit, in such words or not. The other columns: each
    figure that all coders found is a unit; numbers, heads of noun phrases and modalities are nominal values.
    """
    units: dict[str, list[tuple[Hashable, ...]]] = {column: [] for column in COLUMNS}
    for name in ours:
        if all(name in coder for coder in coders):
            contents = [coder[name] for coder in coders]
            _, start, end = known[name].sentence
            for column in ("figures", "dates", "actors"):
                spans = [_covered(content, column) for content in contents]
                units[column] += [tuple(place in covered for covered in spans) for place in range(start, end)]
            for numbers in _shared(contents):
                for column, (_, value) in FIELDS.items():
                    units[column].append(tuple(value(number) for number in numbers))
    return {column: alpha(listed) for column, listed in units.items()}


def _covered(content: Content, column: str) -> set[int]:
    spans = [figure.words for figure in content.figures] if column == "figures" else getattr(content, column)
    return {place for words in spans for place in range(words.start, words.end)}


def _shared(contents: Sequence[Content]) -> Iterator[list[Number]]:
    """Figures that all coders found."""
    first, *others = contents
    found = [dict(pair([n.words for n in first.figures], [n.words for n in other.figures])) for other in others]
    for place, number in enumerate(first.figures):
        if all(place in pairs for pairs in found):
            yield [number, *(other.figures[pairs[place]] for other, pairs in zip(others, found, strict=True))]
