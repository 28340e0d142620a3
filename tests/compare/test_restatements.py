"""Which numbers changed between two builds, and why: one list of reasons for the build and for the reports."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.compare.restatements import COLUMNS, IN_WORDS, restatements
from tests.tables_factory import Corpus


def tables(*figures, articles=("quake", "wire"), text="sha"):
    """Tables of these figures: (article, low, more)."""
    corpus = Corpus()
    corpus.quantity("killed", "People killed")
    for name in articles:
        corpus.article(name, f"The {name}", text_sha256=text if name == "quake" else "same")
    for article, low, more in figures:
        corpus.figure(article, "killed", low, **more)
    return corpus.tables()


BEFORE = tables(("quake", 34.0, {}), ("wire", 40.0, {}))
CASES = {
    "nothing": (BEFORE, False, []),
    "a new article": (
        tables(("quake", 34.0, {}), ("wire", 40.0, {}), ("late", 58.0, {}), articles=("quake", "wire", "late")),
        False,
        [("claims", 2, 3, "new articles"), ("highest", 40, 58, "new articles")],
    ),
    "an open bound is a claim, and no value": (
        tables(("quake", 34.0, {}), ("wire", 40.0, {}), ("late", 58.0, {"high": None}), articles=("quake", "wire", "late")),
        False,
        [("claims", 2, 3, "new articles")],
    ),
    "an article less": (
        tables(("quake", 34.0, {}), articles=("quake",)),
        False,
        [("claims", 2, 1, "withdrawn articles"), ("highest", 40, 34, "withdrawn articles")],
    ),
    "an article that changed": (
        tables(("quake", 30.0, {}), ("wire", 40.0, {}), text="other"),
        True,
        [("lowest", 34, 30, "changed articles")],
    ),
    "a correction": (tables(("quake", 35.0, {"review": "corrected"}), ("wire", 40.0, {})), True, [("lowest", 34, 35, "correction")]),
    "another reading": (tables(("quake", 35.0, {}), ("wire", 40.0, {})), True, [("lowest", 34, 35, "new version")]),
    "the last of a kind": (
        tables(("quake", 34.0, {"modality": "planned"}), ("wire", 40.0, {})),
        True,
        [
            ("claims", 2, 1, "new version"),
            ("lowest", 34, 40, "new version"),
            ("claims", None, 1, "new version"),
            ("highest", None, 34, "new version"),
            ("lowest", None, 34, "new version"),
        ],
    ),
}


@pytest.mark.parametrize(("after", "new_code", "expected"), CASES.values(), ids=CASES.keys())
def test_what_changed_and_why(after, new_code, expected):
    found = restatements(BEFORE, after, new_code=new_code)
    assert list(found.columns) == COLUMNS
    rows = found[["measure", "before", "after", "why"]].astype(object).where(found[["measure", "before", "after", "why"]].notna(), None)
    assert [tuple(row) for row in rows.to_numpy()] == expected
    assert set(found["why"]) <= {*IN_WORDS.values()}


def test_several_reasons_are_named_in_one_order():
    after = tables(("quake", 30.0, {}), ("late", 58.0, {}), articles=("quake", "late"), text="other")
    assert set(restatements(BEFORE, after)["why"]) == {"new articles, withdrawn articles, changed articles"}


def test_a_figure_that_moves_into_a_series_is_no_correction():
    after = tables(("quake", 34.0, {}), ("wire", 40.0, {}), ("wire", 50.0, {}))
    apart = after.figures["quantity"].mask(after.figures["low"] == 50.0)
    before = replace(after, figures=after.figures.assign(quantity=apart))
    assert set(restatements(before, after)["why"]) == {"linked anew"}


def test_the_order_of_rows_does_not_matter():
    after = CASES["a new article"][0]
    turned = replace(after, figures=after.figures.iloc[::-1].reset_index(drop=True))
    pd.testing.assert_frame_equal(restatements(BEFORE, after), restatements(BEFORE, turned))
