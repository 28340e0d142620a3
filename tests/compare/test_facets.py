"""Facets: what a reader says of outlets groups them, chooses among them, and is counted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis import compare
from analysis.compare import facets
from analysis.errors import UsageError
from analysis.tables import Tables
from tests.tables_factory import empty, flood

SAID = {
    "Alder Post": ("Varnia", "Alder family"),
    "Harbour Times": ("Varnia", None),
    "North Wire": ("Osterland", None),
    "Kestrel Daily": ("Osterland", None),
    "An Outlet Of Another Corpus": ("Nowhere", None),
}


@pytest.fixture(scope="module")
def tables() -> Tables:
    said = pd.DataFrame([(source, *cells) for source, cells in SAID.items()], columns=["source", "country", "owner"], dtype="str")
    return replace(flood(), sources=said)


def test_every_outlet_of_the_corpus_has_a_row(tables):
    found = facets.facets(tables)
    assert list(found.columns) == ["country", "owner"]
    assert found.loc["Alder Post"].tolist() == ["Varnia", "Alder family"]
    assert found.loc["Marsh Gazette"].isna().all()
    assert "An Outlet Of Another Corpus" not in found.index


def test_a_column_groups_outlets_in_every_measure(tables):
    grouped = facets.by(tables, "country")
    transparency = compare.agreement.transparency(grouped)
    assert {"Varnia", "Osterland", "Marsh Gazette"} <= set(transparency["outlet"])  # of whom nothing is said stands for itself
    assert not {"Alder Post", "North Wire"} & set(transparency["outlet"])
    assert "groups of outlets by country" in transparency.attrs["n"]
    marks = compare.claims.marks(grouped, quantity="people-evacuated")
    assert "Osterland" in set(marks["outlet"])
    assert tables.articles["source"].eq("Alder Post").any()  # the tables given stay as they were


def test_articles_without_outlet_are_in_no_group(tables):
    before, after = (articles["source"].isna().sum() for articles in (tables.articles, facets.by(tables, "country").articles))
    assert before == after == 2


def test_a_value_keeps_its_outlets_only(tables):
    kept = facets.by(tables, "country=Osterland")
    assert set(kept.articles["source"]) == {"North Wire", "Kestrel Daily"}
    assert set(kept.figures["article_id"]) <= set(kept.articles["article_id"])


def test_no_facet_changes_nothing(tables):
    assert facets.by(tables) is tables


@pytest.mark.parametrize(
    ("facet", "words"),
    [("land", "unknown facet 'land'.*valid: country, owner"), ("country=Varna", "unknown country 'Varna'.*did you mean 'Varnia'")],
)
def test_what_is_unknown_is_named_with_what_is_known(tables, facet, words):
    with pytest.raises(UsageError, match=words):
        facets.by(tables, facet)


def test_coverage_by_value(tables):
    found = facets.coverage(tables)
    country = found[found["facet"] == "country"].set_index("value")
    assert country.loc["Varnia", ["outlets", "articles"]].tolist() == [2, 5]
    assert country.loc["Osterland", ["outlets", "articles"]].tolist() == [2, 3]
    rest = found[(found["facet"] == "country") & found["value"].isna()]
    assert rest["outlets"].tolist() == [2]  # Marsh Gazette and Osterland Today; the copy counts once, and no outlet is none
    ids = tables.articles.loc[tables.articles["source"].isin(["Alder Post", "Harbour Times"]), "article_id"]
    figures = tables.figures[tables.figures["article_id"].isin(ids)]
    assert country.loc["Varnia", "figures"] == len(figures)
    assert country.loc["Varnia", "transparency"] == pytest.approx((figures["claimant_kind"] == "named").mean())


@pytest.mark.parametrize("corpus", [empty(), flood()], ids=["empty", "nothing said"])
def test_without_anything_said_there_is_no_facet(corpus):
    assert facets.coverage(corpus).empty
    with pytest.raises(UsageError, match=r"a column country into data/curation/sources\.csv"):
        facets.by(corpus, "country")
