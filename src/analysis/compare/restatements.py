"""Which printed numbers changed between two states of the tables, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.tables import Tables

COLUMNS = ["quantity", "label", "modality", "measure", "before", "after", "why"]
READS = {  # the tables and columns that restatements look at
    "articles": ("article_id", "text_sha256"),
    "figures": ("figure_id", "article_id", "quantity", "modality", "low", "high", "qualifier", "review", "claimant_text", "claim_id"),
    "quantities": ("quantity", "label"),
}
MEASURES = ("lowest", "highest", "claims")
BY_HAND = ("corrected", "added")
IN_WORDS = {
    "new article": "new articles", "article removed": "withdrawn articles", "article changed": "changed articles",
    "correction": "correction", "code": "new version", "linked anew": "linked anew",
}  # fmt: skip

Series = tuple[str, str]  # quantity and modality
Bounds = tuple[float, float]


class Reported(NamedTuple):
    """A figure, as far as it can restate a number; one that is vague or open has no value, one that is not compared no quantity."""

    article_id: str
    quantity: str | None
    modality: str
    low: float | None
    high: float | None
    review: str
    claimant_text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What two builds are compared by."""

    code: str  # hash of what reads the articles
    texts: Mapping[str, str]  # article → hash of its text
    figures: Mapping[str, Reported]  # by figure_id


def extents(figures: Iterable[Reported]) -> dict[Series, Bounds]:
    """Lowest and highest value of each series, over bounded, non-vague values of one modality."""
    found: dict[Series, Bounds] = {}
    for figure in figures:
        if figure.quantity is None or figure.low is None or figure.high is None:
            continue
        series = figure.quantity, figure.modality
        low, high = found.get(series, (figure.low, figure.high))
        found[series] = min(low, figure.low), max(high, figure.high)
    return found


def reasons(before: State, after: State) -> dict[Series, list[tuple[str, str]]]:
    """Why the numbers of each series may have changed: (kind, article), each once.

    Kinds: new article, article removed, article changed, correction (a reader's), code (the same text is read otherwise), linked anew
    (the same reading counts elsewhere, because of what else is known: no article of its own).
    """
    found: dict[Series, dict[tuple[str, str], None]] = {}
    for name in sorted({*before.figures, *after.figures}):
        old, new = before.figures.get(name), after.figures.get(name)
        if old == new:
            continue
        why = _why(old, new, before, after)
        for figure in (old, new):
            if figure and figure.quantity is not None:
                found.setdefault((figure.quantity, figure.modality), {})[why] = None
    return {series: list(known) for series, known in found.items()}


def revised(before: State, after: State) -> Iterator[tuple[Series, Bounds, Bounds, tuple[str, str]]]:
    """Values of a series that changed, before and after, and why.

    In a text that stayed as it was they are known by their place, in one that changed by their claimant: as many came as went.
    """
    old, new = (_by_place(state, before, after) for state in (before, after))
    for place in [place for place in old if place in new]:
        went = [value for value in old[place] if value not in new[place]]
        came = [value for value in new[place] if value not in old[place]]
        if len(went) == len(came):
            for was, now in zip(went, came, strict=True):
                yield place[0], was, now, _why(old[place][was], new[place][now], before, after)


def _by_place(state: State, before: State, after: State) -> dict[tuple[Series, str, str | None], dict[Bounds, Reported]]:
    found: dict[tuple[Series, str, str | None], dict[Bounds, Reported]] = {}
    for name, figure in state.figures.items():
        if figure.quantity is not None and figure.low is not None and figure.high is not None:
            article = figure.article_id
            known_by = name if before.texts.get(article) == after.texts.get(article) else figure.claimant_text
            place = (figure.quantity, figure.modality), article, known_by
            found.setdefault(place, {}).setdefault((figure.low, figure.high), figure)
    return found


def _why(old: Reported | None, new: Reported | None, before: State, after: State) -> tuple[str, str]:
    figure = new or old
    assert figure is not None
    article = figure.article_id
    if article not in before.texts:
        return "new article", article
    if article not in after.texts:
        return "article removed", article
    if before.texts[article] != after.texts[article]:
        return "article changed", article
    if new and new.review in BY_HAND:
        return "correction", article
    if before.code != after.code:
        return "code", article
    by_hand = new is None or old is None or old.review in BY_HAND  # linking neither finds figures nor loses any
    return ("correction", article) if by_hand else ("linked anew", "")


def restatements(before: Tables, after: Tables, *, new_code: bool = False) -> pd.DataFrame:
    """Series whose lowest value, highest value or number of claims differs between two builds.

    Lowest and highest are taken within one modality, over bounded, non-vague values only; a series that is in one build only has
    null on the other side.

    Args:
        before: tables of the earlier build; the columns of `READS` suffice.
        after: tables of the later one.
        new_code: whether code, lexicons or model changed in between.

    Returns:
        One row a series, modality and measure: `quantity`, `label`, `modality`, `measure` (lowest, highest, claims), `before`,
        `after`, `why` (new articles, withdrawn articles, changed articles, correction, new version, linked anew; several are joined by
        commas).
    """
    was, now = _counted(before), _counted(after)
    old, new = _measures(was), _measures(now)
    other, others = (pd.util.hash_pandas_object(figures, index=False) for figures in (was, now))
    left, came = was[~other.isin(others)], now[~others.isin(other)]  # few of many, as a rule: only they are looked at one by one
    why = reasons(_state(before, left, code="before"), _state(after, came, code="after" if new_code else "before"))
    labels = pd.concat([before.quantities, after.quantities]).set_index("quantity")["label"].to_dict()
    rows = []
    for series in sorted(old.keys() | new.keys()):
        quantity, modality = series
        for measure in MEASURES:
            before_, after_ = (state.get(series, {}).get(measure) for state in (old, new))
            if before_ != after_:
                rows.append((quantity, labels.get(quantity), modality, measure, before_, after_, _in_words(why.get(series, ()))))
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(["quantity", "modality", "measure"], ignore_index=True)


def _counted(tables: Tables) -> pd.DataFrame:
    """The figures, with no value where theirs is vague or open."""
    figures = tables.figures[list(READS["figures"])]
    bounded = (figures["qualifier"] != "vague") & figures["low"].notna() & figures["high"].notna()
    ends = {name: figures[name].where(bounded) for name in ("low", "high")}
    words = {name: figures[name].astype("str") for name in ("modality", "review")}
    return figures.assign(**ends, **words).drop(columns="qualifier")


def _reported(figures: pd.DataFrame) -> Iterator[Reported]:
    known = (figures[name].astype(object).where(figures[name].notna(), None) for name in Reported._fields)
    return map(Reported, *known)


def _state(tables: Tables, figures: pd.DataFrame, *, code: str) -> State:
    texts = dict(zip(tables.articles["article_id"], tables.articles["text_sha256"], strict=True))
    return State(code=code, texts=texts, figures=dict(zip(figures["figure_id"], _reported(figures), strict=True)))


def _measures(figures: pd.DataFrame) -> dict[Series, dict[str, float]]:
    claims = figures.groupby(["quantity", "modality"])["claim_id"].nunique()
    found: dict[Series, dict[str, float]] = {series: {"claims": float(size)} for series, size in claims.items()}  # type: ignore[misc]
    for series, (low, high) in extents(_reported(figures)).items():
        found[series] |= {"lowest": low, "highest": high}
    return found


def _in_words(why: Iterable[tuple[str, str]]) -> str:
    kinds = {kind for kind, _ in why}
    return ", ".join(words for kind, words in IN_WORDS.items() if kind in kinds) or IN_WORDS["linked anew"]
