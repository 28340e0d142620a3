"""What a reader should look at first: reasons, weight, what has been looked at."""

from dataclasses import replace

import pandas as pd

from analysis import review
from analysis.model import ArticleRow, Claim, Figure, Mention, Quantity
from analysis.tables import Tables

SERIES = Quantity(quantity="killed", label="Killed")


def figure(number, low, high=None, **other):
    return Figure(
        figure_id=f"a:{number}", article_id="a", text=str(low), start=number, end=number + 1, sentence=0, low=low,
        high=low if high is None else high, **{"quantity": "killed", "claimant_kind": "named"} | other,
    )  # fmt: skip


def test_a_figure_that_nearly_joined_is_one_row():
    missed = pd.DataFrame(
        {"figure_id": ["a:1", "a:1", "a:2", "a:3"], "quantity": ["killed", "killed-change", "killed", "missing"], "reason": "no event"}
    )
    assert review.nearly(missed)["quantity"].tolist() == ["killed, killed-change", "killed", "missing"]
    assert review.nearly(missed, limit=2)["figure_id"].tolist() == ["a:1", "a:2", "… and 1 more"]
    assert review.nearly(missed.head(0)).empty


def tables(*figures, claims=(), mentions=()):
    article = ArticleRow(article_id="a", path="a.txt", raw_sha256="0")
    return Tables.from_rows({ArticleRow: [article], Figure: figures, Quantity: [SERIES], Claim: claims, Mention: mentions})


def why(*figures, **other):
    found = review.queue(tables(*figures, **other))
    return dict(zip(found["figure_id"], found["why"], strict=True))


def test_both_ends_of_a_series_are_looked_at():
    assert why(figure(1, 40.0), figure(2, 60.0), figure(3, 90.0)) == {"a:1": "extreme", "a:3": "extreme"}


def test_a_series_of_one_value_has_no_ends():
    assert why(figure(1, 40.0, 60.0)) == {}  # a range
    assert why(figure(1, 40.0), figure(2, 40.0)) == {}


def test_vague_open_and_reviewed_figures_set_no_end():
    assert why(figure(1, 40.0), figure(2, 100.0, 999.0, qualifier="vague"), figure(3, 90.0, review="confirmed")) == {}


def test_what_is_recalled_sets_no_end():
    """ "Lower than the 900 of last week": 900 is in the series, and in no spread."""
    assert why(figure(1, 40.0), figure(2, 60.0), figure(3, 900.0, quantity_rule="event, recalled")) == {"a:1": "extreme", "a:2": "extreme"}


def test_copies_need_no_second_look():
    found = [ArticleRow(article_id=key, path=f"{key}.txt", raw_sha256="0", duplicate_of=of) for key, of in (("a", None), ("b", "a"))]
    figures = [figure(1, 40.0), figure(2, 60.0), replace(figure(3, 90.0), figure_id="b:3", article_id="b")]
    copied = Tables.from_rows({ArticleRow: found, Figure: figures, Quantity: [SERIES]})
    assert review.queue(copied)["figure_id"].tolist() == ["a:1", "a:2"]


def test_the_reasons_are_told_in_words():
    said = review.reasons(review.queue(tables(figure(1, 40.0), figure(2, 60.0, claimant_kind="outlet"))))
    assert said == [
        "extreme: it sets the lowest or highest value of its series",
        "unattributed: it stands in the outlet's own voice in a series that others attribute",
    ]


def test_own_voice_in_a_series_that_others_attribute():
    assert why(figure(1, 40.0), figure(2, 40.0, claimant_kind="outlet")) == {"a:2": "unattributed"}
    assert why(figure(1, 40.0, claimant_kind="outlet")) == {}


def test_first_reports_and_ambiguous_claimants_and_their_order():
    claim = Claim(claim_id="c", quantity="killed", modality="actual", first_article="a", articles=2)
    mention = Mention(mention_id="a:7-9", article_id="a", kind="person", text="Ito", start=7, end=9, sentence=0, rule="ambiguous")
    figures = figure(1, 40.0, claimant_start=7), figure(2, 40.0, claim_id="c"), figure(3, 40.0, claim_id="c", claimant_start=7)
    assert list(why(*figures, claims=[claim], mentions=[mention]).items()) == [
        ("a:3", "first, ambiguous"), ("a:2", "first"), ("a:1", "ambiguous"),
    ]  # fmt: skip


def test_what_was_filled_in_stays(tmp_path):
    path = tmp_path / "to-fill-in.csv"
    path.write_text("article_id;source;published;title;url\na;+972 Post;;Ten ships;\nb;Alder Post;;;\n", encoding="utf-8")
    found = review.skeleton(tables(), before=path)
    assert found.fillna("").to_dict("records") == [
        {"article_id": "a", "source": "+972 Post", "published": "", "title": "Ten ships", "url": ""}
    ]
    path.write_text("not a table at all", encoding="utf-8")
    assert review.skeleton(tables(), before=path)["article_id"].tolist() == ["a"]


def test_the_skeleton_lists_what_lacks_its_outlet_or_day():
    found = review.skeleton(tables())
    assert found.columns.tolist() == ["article_id", "source", "published", "title", "url"]
    assert found["article_id"].tolist() == ["a"]
