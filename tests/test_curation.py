"""A reader's decisions: read from what spreadsheets save, attached by quote, never lost in silence."""

from __future__ import annotations

from datetime import date

import pytest

from analysis import curation
from analysis.errors import CurationError
from analysis.model import Actor, Article, ArticleRow, Figure, Statement

TEXT = "Some 40 people died, the mayor said.\nAnother 40 were hurt in Port Lume."
ROW = ArticleRow(article_id="wire-1", path="wire/1.txt", raw_sha256="0")
ARTICLE = Article(row=ROW, text=TEXT)


def figure(start: int, end: int, low: float) -> Figure:
    return Figure(
        figure_id=f"wire-1:{start}-{end}", article_id="wire-1", text=TEXT[start:end], start=start, end=end, sentence=0, low=low, high=low
    )


FIGURES = [figure(0, 7, 40.0), figure(45, 47, 40.0)]


def folder(tmp_path, **files: str):
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_bytes(text.encode())
    return tmp_path


def rows(tmp_path, **files: str):
    return curation.read(folder(tmp_path, **files)).rows(ARTICLE, FIGURES)


@pytest.mark.parametrize(
    "text",
    [
        "article_id,table,before,quote,value,column\nwire-1,figures,Another,40,44,low\n",
        "article_id;table;before;quote;value;column\r\nwire-1;figures;Another;40;44;low\r\n",  # a European spreadsheet
        "\ufeffarticle_id,table,before,quote,value,column\r\nwire-1,figures,Another,40,44,low\r\n\r\n",  # with a byte order mark
        "article_id\ttable\tbefore\tquote\tvalue\tcolumn\nwire-1\tfigures\tAnother\t40\t44\tlow\n",
        "Article_ID,Table,Before,Quote,Value,Column\nwire-1,figures,Another,40,44,low\n",
        'article_id,table,before,quote,value,column,why\nwire-1,figures,Another,40,44,low,"the mayor, again"\n',
    ],
)
def test_corrections_are_read_as_spreadsheets_save_them(tmp_path, text):
    kept, problems = rows(tmp_path, corrections=text)
    assert not problems
    assert [(row.low, row.review) for row in kept] == [(40.0, "none"), (44.0, "corrected")]


HEAD = "article_id,table,before,quote,after,column,value\n"


def test_confirm_and_drop(tmp_path):
    kept, _ = rows(tmp_path, corrections=HEAD + "wire-1,figures,,Some 40,,,confirm\nwire-1,figures,Another,40,,,drop\n")
    assert [(row.text, row.review) for row in kept] == [("Some 40", "confirmed")]


def test_null_makes_unknown(tmp_path):
    kept, _ = rows(tmp_path, corrections=HEAD + "wire-1,figures,Another,40,,high,null\n")
    assert kept[1].high is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("wire-1,figures,,41,,low,3", "no longer in the article"),
        ("wire-1,figures,,40,,low,3", "stand 2 times"),
        ("wire-1,figures,,Port Lume,,low,3", "no row of figures"),
    ],
)
def test_a_decision_that_finds_no_words_is_listed(tmp_path, line, words):
    kept, problems = rows(tmp_path, corrections=HEAD + line + "\n")
    assert kept == FIGURES
    assert [problem.path for problem in problems] == ["corrections.csv"]
    assert words in problems[0].cause
    assert "line 2" in problems[0].cause


def test_a_missed_figure_is_added_by_its_quote(tmp_path):
    text = "article_id,table,quote,low,high,item,modality\nwire-1,figures,Port Lume,7,9,houses,planned\n"
    kept, _ = rows(tmp_path, additions=text)
    added = kept[-1]
    assert (added.low, added.high, added.item, added.modality, added.review) == (7.0, 9.0, "houses", "planned", "added")
    assert TEXT[added.start : added.end] == added.text == "Port Lume"
    assert added.evidence == "Another 40 were hurt in Port Lume."


def test_a_missed_statement_is_added_by_its_quote(tmp_path):
    text = "article_id,table,quote,stance,proposition\nwire-1,statements,the mayor said,asserts,people killed\n"
    kept, _ = rows(tmp_path, additions=text)
    assert isinstance(kept[-1], Statement)
    assert kept[-1].stance == "asserts"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("corrections", "article_id,tabel\n", "unknown column 'tabel'"),
        ("corrections", "article_id,quote,value\n", "column 'table' is missing"),
        ("corrections", HEAD + "wire-1,figure,,40,,low,3\n", "did you mean 'figures'"),
        ("corrections", HEAD + "wire-1,figures,,40,,lows,3\n", "did you mean 'low'"),
        ("corrections", HEAD + "wire-1,figures,,40,,low,many\n", "low takes a float"),
        ("corrections", HEAD + "wire-1,figures,,40,,modality,plan\n", "did you mean 'planned'"),
        ("corrections", HEAD + "wire-1,figures,,40,,review,null\n", "cannot be null"),
        ("corrections", HEAD + "wire-1,figures,,40,,,yes\n", "'drop' or 'confirm'"),
        ("corrections", HEAD + "wire-1,figures,,,,low,3\n", "'quote' is empty"),
        ("articles", "path,published\n*.txt,last May\n", "YYYY-MM-DD"),
        ("articles", "path,source\n,Harbour Courier\n", "article_id or a path"),
        ("quantities", "action,quantity\njoin,troops\n", "unknown action"),
        ("sources", "country\nKR\n", "column 'source' is missing"),
    ],
)
def test_what_cannot_be_right_is_an_error_with_file_and_line(tmp_path, name, text, words):
    with pytest.raises(CurationError, match=words) as caught:
        curation.read(folder(tmp_path, **{name: text}))
    assert f"{name}.csv, line " in str(caught.value)


def test_keys_of_no_article_are_an_error_with_the_nearest(tmp_path):
    read = curation.read(folder(tmp_path, corrections=HEAD + "wire-2,figures,,40,,,drop\n"))
    with pytest.raises(CurationError, match="did you mean 'wire-1'"):
        read.check_articles([ROW])


def test_articles_by_pattern_get_a_curated_day(tmp_path):
    read = curation.read(folder(tmp_path, articles="path,source,published\nwire/*,Harbour Courier,2024-10-22\n"))
    row = read.article(ARTICLE).row
    day = date(2024, 10, 22)
    assert (row.source, row.published, row.published_from, row.published_to) == ("Harbour Courier", day, day, day)
    assert row.published_basis == "curated"


def test_actors_get_what_is_said_of_them(tmp_path):
    read = curation.read(folder(tmp_path, actors="alias,actor,kind,country\nthe Shield,Lume Shield,organisation,KOR\n"))
    (actor,) = read.actors([Actor(actor_id="lume-shield", name="Lume Shield", kind="person")])
    assert (actor.kind, actor.country, actor.basis) == ("organisation", "KOR", "curated")
    assert read.aliases == {"the Shield": "Lume Shield"}


def test_no_folder_decides_nothing(tmp_path):
    assert curation.read(tmp_path / "none").rows(ARTICLE, FIGURES) == (FIGURES, [])
