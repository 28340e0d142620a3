"""Tables for other programs: the same rows, nothing a spreadsheet would run, the old file until the new one is whole."""

from __future__ import annotations

from datetime import date

import duckdb
import frictionless
import pandas as pd
import pytest

from analysis import export
from analysis.errors import UsageError
from analysis.model import ArticleRow, TextRow
from analysis.tables import Tables

ARTICLES = [
    ArticleRow(article_id="a", path="a.txt", raw_sha256="0", title="=HYPERLINK(1)", published=date(2024, 10, 22), text_sha256="1"),
    ArticleRow(article_id="b", path="b.txt", raw_sha256="0", text_sha256="2"),
]
TABLES = Tables.from_rows({ArticleRow: ARTICLES, TextRow: [TextRow(article_id="a", text="a\x0bb" + "x" * 40_000)]})


def test_csv(tmp_path):
    folder = export.write(TABLES, tmp_path / "out", "csv")
    frame = pd.read_csv(folder / "articles.csv")
    assert frame["title"].iloc[0] == "'=HYPERLINK(1)"
    assert frame["published"].iloc[0] == "2024-10-22"
    assert pd.isna(frame["published"].iloc[1])
    assert len(list(folder.glob("*.csv"))) == 13


def test_the_csv_data_package_is_valid(tmp_path, monkeypatch):
    monkeypatch.chdir(export.write(Tables.from_rows({ArticleRow: ARTICLES}), tmp_path / "out", "csv"))
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "note"])


def test_xlsx(tmp_path):
    path = export.write(TABLES, tmp_path / "book.xlsx", "xlsx")
    sheets = pd.read_excel(path, sheet_name=None)
    assert list(sheets) == [name for name, _ in TABLES.items()]
    assert len(sheets["texts"]["text"].iloc[0]) <= 32_767


def test_duckdb(tmp_path):
    path = export.write(TABLES, tmp_path, "duckdb")
    with duckdb.connect(str(path)) as database:
        counted = database.execute("select count(*), count(published), min(published)::date from articles").fetchone()
        comments = database.execute("select comment from duckdb_columns() where table_name = 'figures' and column_name = 'low'").fetchone()
    assert counted == (2, 1, date(2024, 10, 22))
    assert "closed" in comments[0]


def test_a_folder_with_a_dot_is_a_folder(tmp_path):
    (tmp_path / "tables.v2").mkdir()
    assert export.write(TABLES, tmp_path / "tables.v2", "duckdb") == tmp_path / "tables.v2" / "analysis.duckdb"


def test_a_second_export_replaces_the_first(tmp_path):
    for _ in range(2):
        export.write(TABLES, tmp_path / "out", "csv")
        export.write(TABLES, tmp_path / "out.duckdb", "duckdb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.duckdb"]


@pytest.mark.parametrize(("name", "format"), [("out.pdf", "csv"), ("out.csv", "csv"), ("out.csv", "xlsx"), ("out.xlsx", "duckdb")])
def test_a_name_of_another_kind_of_file_makes_no_folder(tmp_path, name, format):
    with pytest.raises(UsageError, match="named as one"):
        export.write(TABLES, tmp_path / name, format)
    assert not list(tmp_path.iterdir())


def test_csv_needs_a_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        export.write(TABLES, tmp_path / "out", "csv")
