"""A reader's decisions: read from what spreadsheets save, attached by quote, never lost in silence."""

from __future__ import annotations

from dataclasses import replace
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
    ("lines", "bounds"),
    [
        (["low,44"], (44.0, 44.0)),  # one number before, one number after
        (["high,30"], (30.0, 30.0)),
        (["low,30"], (30.0, 40.0)),
        (["low,44", "high,50"], (44.0, 50.0)),
    ],
)
def test_bounds_stay_in_order(tmp_path, lines, bounds):
    kept, problems = rows(tmp_path, corrections=HEAD + "".join(f"wire-1,figures,Another,40,,{line}\n" for line in lines))
    assert not problems
    assert (kept[1].low, kept[1].high, kept[1].review) == (*bounds, "corrected")


def test_bounds_of_a_range_that_cross_are_listed_and_the_row_stays(tmp_path):
    wide = replace(FIGURES[1], low=30.0, high=50.0)
    read = curation.read(folder(tmp_path, corrections=HEAD + "wire-1,figures,Another,40,,low,60\n"))
    kept, problems = read.rows(ARTICLE, [FIGURES[0], wide])
    assert kept == [FIGURES[0], wide]
    assert "low 60.0 is above high 50.0" in problems[0].cause
    kept, problems = rows(tmp_path, corrections=HEAD + "wire-1,figures,Another,40,,low,60\nwire-1,figures,Another,40,,high,50\n")
    assert kept == FIGURES
    assert "line 3: low 60.0 is above high 50.0" in problems[0].cause


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


def test_an_addition_takes_the_place_of_a_row_at_the_same_words(tmp_path):
    text = "article_id,table,before,quote,low,high\nwire-1,figures,Another,40,41,42\n"
    kept, problems = rows(tmp_path, additions=text)
    assert not problems
    assert [(row.figure_id, row.low, row.review) for row in kept] == [("wire-1:0-7", 40.0, "none"), ("wire-1:45-47", 41.0, "added")]


def test_two_additions_at_the_same_words_are_listed(tmp_path):
    text = "article_id,table,quote,low\nwire-1,figures,Port Lume,7\nwire-1,figures,Port Lume,8\n"
    kept, problems = rows(tmp_path, additions=text)
    assert len({row.key for row in kept}) == len(kept) == 3
    assert "line 2 of additions.csv is about the same words" in problems[0].cause


def test_an_addition_whose_bounds_cross_is_listed(tmp_path):
    kept, problems = rows(tmp_path, additions="article_id,table,quote,low,high\nwire-1,figures,Port Lume,9,8\n")
    assert kept == FIGURES
    assert "low 9.0 is above high 8.0" in problems[0].cause


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
        ("corrections", HEAD + "wire-1,figures,,40,,modality,null\n", "cannot be null"),
        ("corrections", HEAD + "wire-1,figures,,40,,low,nan\n", "is no number"),
        ("corrections", HEAD + "wire-1,figures,,40,,figure_id,x\n", "says which row it is"),
        ("corrections", HEAD + "wire-1,figures,,40,,start,3\n", "says which row it is"),
        ("corrections", HEAD + "wire-1,figures,,40,,review,none\n", "says which row it is"),
        ("corrections", HEAD + "wire-1,figures,,40,,quantity,x\n", "in quantities.csv"),
        ("corrections", HEAD + "wire-1,articles,,40,,source,x\n", "articles.csv does"),
        ("corrections", HEAD + "wire-1,claims,,40,,low,3\n", "tables are: credits, mentions"),
        ("corrections", HEAD + "wire-1,figures,,40,,item,men, women\n", "more cells than the headings have \\('women'\\)"),
        ("corrections", HEAD.replace(",", ";") + "wire-1;figures;;40;;low;11.500\n", "can be 11500 or 11.500"),
        ("corrections", HEAD.replace(",", ";") + "wire-1;figures;;40;;low;11,500\n", "can be 11500 or 11.500"),
        ("corrections", HEAD + "wire-1,dates,,40,,first_day,01/02/2024\n", "2024-01-02 or 2024-02-01"),
        ("additions", "article_id,table,quote,item\nwire-1,figures,Port,x\n", "needs its low, its high or both"),
        ("additions", "article_id,table,quote,low,figure_id\nwire-1,figures,Port,3,x\n", "leave it out"),
        ("additions", "article_id,table,quote\nwire-1,mentions,Port\n", "not to mentions"),
        (
            "articles",
            "article_id,source\nwire-1,Lume Post\nwire-1,Lume Mail\n",
            "line 3: source is 'Lume Mail' here and 'Lume Post' in line 2",
        ),
        ("articles", "article_id,outlet\nwire-1,Lume Post\n", "did you mean 'source'"),
        ("sources", "source,country\nLume Post,FI\nLume Post,SE\n", "country is 'SE' here"),
        ("actors", "alias,actor\nMax,Max Roe\nMax,Max Poe\n", "actor is 'Max Poe' here"),
        ("actors", "alias,actor,country\nMax,Max Roe,FI\n", "did you mean 'FIN'"),
        ("corrections", HEAD + "wire-1,figures,,40,,,yes\n", "'drop' or 'confirm'"),
        ("corrections", HEAD + "wire-1,figures,,,,low,3\n", "'quote' is empty"),
        ("corrections", HEAD + "wire-1,figures,,40,,low,\n", "'value' is empty; null makes the column unknown"),
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


@pytest.mark.parametrize("name", ["wire/[1].txt", "[1].txt", "wire/*", "wire/[[]1].txt"])
def test_a_path_is_itself_before_it_is_a_pattern(tmp_path, name):
    read = curation.read(folder(tmp_path, articles=f"path,source\n{name},Lume Post\n"))
    assert read.article(replace(ROW, path="wire/[1].txt")).source == "Lume Post"


@pytest.mark.parametrize("written", ["2024-10-22", "22/10/2024", "22.10.2024", "10/22/2024", "22 Oct 2024", "2024-10-22 00:00:00", "45587"])
def test_a_day_is_read_as_spreadsheets_rewrite_it(tmp_path, written):
    read = curation.read(folder(tmp_path, articles=f"Article ID,Published\nwire-1,{written}\n"))
    assert read.article(ROW).published == date(2024, 10, 22)


NAMES = [("correction.csv", True), ("corrections (1).csv", True), ("Corrections.xlsx", True), ("corrections.csv.txt", True)]


@pytest.mark.parametrize(("name", "failed"), [*NAMES, ("old.csv", False)])
def test_a_file_that_is_not_read_is_listed(tmp_path, name, failed):
    (tmp_path / name).write_text(HEAD)
    (problem,) = curation.read(tmp_path).check_articles([ROW])
    assert (problem.path, problem.failed) == (name, failed)


@pytest.mark.parametrize("name", ["README.md", ".corrections.csv.swp", "~$corrections.csv", "notes.txt"])
def test_notes_and_litter_beside_the_decisions_are_not(tmp_path, name):
    (tmp_path / name).write_text(HEAD)
    assert curation.read(tmp_path).check_articles([ROW]) == []


def test_the_name_of_a_file_may_be_written_in_capitals(tmp_path):
    (tmp_path / "Corrections.CSV").write_text(HEAD + "wire-1,figures,Another,40,,,Drop\n")
    kept, problems = curation.read(tmp_path).rows(ARTICLE, FIGURES)
    assert (kept, problems) == (FIGURES[:1], [])


def test_a_workbook_under_the_name_of_a_csv_file_says_so(tmp_path):
    (tmp_path / "articles.csv").write_bytes(b"PK\x03\x04junk")
    with pytest.raises(CurationError, match="save it in the spreadsheet program as CSV"):
        curation.read(tmp_path)


def test_a_misspelt_outlet_is_listed_with_the_nearest(tmp_path):
    read = curation.read(folder(tmp_path, sources="source,country\nLume Pots,KOR\nHarbour Courier,KOR\n"))  # the other one is still to come
    (problem,) = read.check_articles([replace(ROW, source="Lume Post")])
    assert (problem.failed, problem.cause) == (False, "line 2: unknown source 'Lume Pots'; did you mean 'Lume Post'? valid: Lume Post")


SERIES = [  # lines of quantities.csv, words of the problem, whether the build fails
    ("merge,dead-lume,killed-lume", "", True),
    ("merge,dead-lumo,killed-lume", "did you mean 'dead-lume'", True),
    ("rename,dead-lumo,Dead in Lume", "did you mean 'dead-lume'", True),
    ("freeze,dead-lumo,", "did you mean 'dead-lume'", False),
    ("merge,dead-lume,all-dead\nrename,all-dead,All dead", "", True),  # a series that a line before made
]


@pytest.mark.parametrize(("lines", "words", "failed"), SERIES)
def test_a_series_that_does_not_exist_is_listed(tmp_path, lines, words, failed):
    read = curation.read(folder(tmp_path, quantities=f"action,quantity,target\n{lines}\n"))
    found = read.lost_series({"dead-lume", "killed-lume"}, {"wire-1:0-7"})
    assert [(words in problem.cause, problem.failed) for problem in found] == ([(True, failed)] if words else [])


def test_a_figure_that_does_not_exist_is_listed(tmp_path):
    text = "action,quantity,figure_id,target\nassign,new-series,wire-1:0-8,\nsplit,dead-lume,wire-1:0-7,other\n"
    (problem,) = curation.read(folder(tmp_path, quantities=text)).lost_series({"dead-lume"}, {"wire-1:0-7"})
    assert "line 2: unknown figure_id 'wire-1:0-8'; did you mean 'wire-1:0-7'?" in problem.cause


def test_articles_by_pattern_get_a_curated_day(tmp_path):
    read = curation.read(folder(tmp_path, articles="path,source,published\nwire/*,Harbour Courier,2024-10-22\n"))
    row = read.article(ROW)
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
