"""What is new in the tables since the last run: articles, claims, and the printed numbers that changed, with the reason."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import files
from analysis.errors import SchemaError
from analysis.reports import manifest
from analysis.reports.values import table

if TYPE_CHECKING:
    from analysis.compare.restatements import State

FILE = ".news.json"  # the state of the tables at the last full run
VERSION = 2  # of that file
ANEW = "linked anew"
NAMED = 3  # articles that made other figures link anew, by their titles
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A spread, or a number within it, that is no longer what the last run printed."""

    quantity: str
    label: str
    unit: str | None
    modality: str
    before: Bounds | None  # None: there was no such number
    after: Bounds | None  # None: there is none any more
    why: tuple[str, ...]  # article, correction, code or linking, each with its case


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed since the last full run."""

    articles: tuple[str, ...] = ()  # new ones: "Outlet: title"
    gone: tuple[str, ...] = ()  # articles that are no longer there
    claims: tuple[str, ...] = ()  # new ones, in words
    lost: tuple[str, ...] = ()  # claims that nobody makes any more, in words
    restated: tuple[Restatement, ...] = ()


def news(reports: Path, processed: Path) -> tuple[News | None, dict[str, Any] | None]:
    """What changed since the last full run (None: this is the first), and the state to remember once that is told, if it is another."""
    key = manifest.tables(processed)
    before = _remembered(reports)
    if before and before["key"] == key:
        return News(), None
    if not (processed / manifest.PACKAGE).exists():
        return None, None
    try:
        after = {"key": key, **state(processed)}
    except SchemaError:  # every page says so
        return None, None
    return compare(before, after) if before else None, after


def remember(reports: Path, found: Mapping[str, Any]) -> None:
    """Keep the state that the next full run is compared with."""
    files.write(reports / FILE, json.dumps(found, ensure_ascii=False))


def state(processed: Path) -> dict[str, Any]:
    """What the next run is compared with."""
    from analysis.compare.restatements import Reported

    articles = table(processed, "articles", "article_id", "source", "title", "text_sha256")
    figures = table(processed, "figures", "figure_id", *Reported._fields, "qualifier", "claim_id")
    claims = table(processed, "claims", "claim_id", "quantity", "modality", "low", "high", "claimant_text", "first_article")
    quantities = table(processed, "quantities", "quantity", "label", "unit")
    return {
        "version": VERSION,
        "code": manifest.code(),
        "articles": {row[0]: row[1:] for row in _rows(articles)},
        "figures": {row[0]: row[1:] for row in _rows(figures)},
        "claims": {row[0]: row[1:] for row in _rows(claims)},
        "quantities": {row[0]: row[1:] for row in _rows(quantities)},
    }


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> News:
    """What is in the one state and not in the other."""
    return News(
        articles=tuple(_titled(after, name) for name in after["articles"] if name not in before["articles"]),
        gone=tuple(_titled(before, name) for name in before["articles"] if name not in after["articles"]),
        claims=tuple(_in_words(after, claim) for claim in _only(after, before)),
        lost=tuple(_in_words(before, claim) for claim in _only(before, after)),
        restated=tuple(_restated(before, after)),
    )


def _only(here: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[str]:
    """Claims that only one state holds; not those whose figures the other has under another key: they were linked anew."""
    known = {_said(row) for row in there["figures"].values()}
    moved = {row[-1] for row in here["figures"].values() if _said(row) in known}
    return (claim for claim in here["claims"] if claim not in there["claims"] and claim not in moved)


def _said(figure: Sequence[Any]) -> tuple[Any, ...]:
    article, _, modality, low, high, *_ = figure
    return article, modality, low, high


def value(low: float | None, high: float | None, unit: str | None = None) -> str:
    """A number or range as charts and findings write it."""
    from analysis.compare.words import bounds  # pandas with it: not before the reports are made

    return bounds(low, high, unit=unit)


def _restated(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Restatement]:
    from analysis.compare.restatements import extents, reasons, revised  # pandas with it, as above

    was, now = _state(before), _state(after)
    old, new, why = extents(was.figures.values()), extents(now.figures.values()), reasons(was, now)
    changed = [(key, old.get(key), new.get(key), why.get(key, [])) for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
    for key, one, other, cause in revised(was, now):
        if old[key] == new[key] or not {*old[key], *new[key]} & {*one, *other}:  # else the spread says it
            changed.append((key, one, other, [cause]))
    for (quantity, modality), was_, is_, causes in sorted(changed, key=lambda change: change[0]):
        if quantity not in before["quantities"]:
            continue  # a new series is no restatement
        label, unit = after["quantities"].get(quantity) or before["quantities"][quantity]
        told = dict.fromkeys(_reason(kind, article, before, after) for kind, article in sorted(causes, key=lambda cause: cause[0] == ANEW))
        said = tuple(told) if [*told] != [ANEW] else (f"{ANEW}, because of {_moved(before, after) or 'metadata or decisions'}",)
        yield Restatement(quantity=quantity, label=label, unit=unit, modality=modality, before=was_, after=is_, why=said)


def _state(found: Mapping[str, Any]) -> State:
    from analysis.compare.restatements import Reported, State

    def reported(row: Sequence[Any]) -> Reported:
        figure = Reported(*row[:-2])
        return figure._replace(low=None, high=None) if row[-2] == "vague" else figure

    texts = {name: str(row[2]) for name, row in found["articles"].items()}
    return State(code=str(found["code"]), texts=texts, figures={name: reported(row) for name, row in found["figures"].items()})


def _reason(kind: str, article: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if kind == "code":
        return "code: the same text is read otherwise"
    if kind == ANEW:  # by what else the series' reasons name, as a rule
        return kind
    return f"{kind}: {_titled(after if article in after['articles'] else before, article)}"


def _moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The articles that came, went or changed: by title, or where they are many how many."""
    was, now = before["articles"], after["articles"]
    names = [name for name in {**was, **now} if name not in was or name not in now or was[name][2] != now[name][2]]
    if len(names) > NAMED:
        return f"{len(names)} articles that are new, removed or changed"
    return ", ".join(_titled(after if name in now else before, name) for name in names)


def _titled(found: Mapping[str, Any], article: str) -> str:
    source, title, _ = found["articles"][article]
    return f"{source or '[unknown]'}: {title or article}"


def _in_words(found: Mapping[str, Any], claim: str) -> str:
    quantity, modality, low, high, claimant, article = found["claims"][claim]
    label, unit = found["quantities"].get(quantity, (quantity, None))
    said = f", {claimant}" if claimant else ""
    kind = "" if modality == "actual" else f" ({modality})"
    source = found["articles"].get(article, (None, None, None))[0]
    return f"{label}: {value(low, high, unit)}{kind}{said}" + (f", in {source}" if source else "")


def _rows(frame: Any) -> list[list[Any]]:
    rows: list[list[Any]] = json.loads(frame.to_json(orient="values", force_ascii=False, double_precision=15))
    return rows


def _remembered(reports: Path) -> dict[str, Any] | None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        found: dict[str, Any] = json.loads((reports / FILE).read_text(encoding="utf-8"))
        return found if found.get("version") == VERSION else None
    return None
