"""Exploring: what is picked is what is shown, evidence stands in its article, and a correction holds after a rebuild."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient

import analysis
from analysis import curation, pipeline
from analysis.errors import CurationError, UsageError
from analysis.explore import Explorer, corrections, rows, selection
from analysis.explore.evidence import evidence
from analysis.explore.selection import Filters
from tests.tables_factory import EDGES, Corpus, flood

ROOT = Path(__file__).parents[1]
STORIES = {
    "alder": "Some 40 people were killed in Port Lume on Monday, the mayor said.\n\nIn the hills, 40 people were killed too, he said.",
    "north": "At least 53 people were killed in Port Lume, the ministry said on Tuesday.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two articles and their tables."""
    folder = tmp_path_factory.mktemp("explore")
    (folder / "raw").mkdir()
    for name, text in STORIES.items():
        (folder / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
    pipeline.build(folder / "raw", folder / "processed", jobs=1)
    return folder


def explorer(folder: Path, decisions: Path, **more) -> Explorer:
    return Explorer(analysis.load(folder / "processed"), processed=folder / "processed", curation=decisions, **more)


# ---------------------------------------------------------------------------------------------------- selection
@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), lambda frame: len(frame) == 19),
        (Filters(sources=("Alder Post",)), lambda frame: set(frame["outlet"]) == {"Alder Post"}),
        (Filters(actors=("mayor",)), lambda frame: set(frame["claimant"]) == {"Ana Brandt"} and len(frame) == 2),
        (Filters(quantities=("people-killed",)), lambda frame: set(frame["quantity"]) == {"people killed"} and len(frame) == 4),
        (Filters(since=date(2025, 3, 6)), lambda frame: set(frame["article_id"]) == {"a3", "c2", "f1"}),  # undated ones drop out
        (Filters(until=date(2025, 3, 1)), lambda frame: set(frame["article_id"]) == {"a1", "b1"}),
        (Filters(sources=("Alder Post",), actors=("mayor",)), lambda frame: frame.empty),
    ],
)
def test_what_is_picked_is_what_is_listed(filters, kept):
    assert kept(rows.listed(flood(), filters))


def test_the_chart_draws_the_foremost_series_of_what_is_picked():
    assert selection.drawn(flood(), Filters()).attrs["label"] == "people evacuated"
    assert selection.drawn(flood(), Filters(quantities=("relief",))).attrs["label"] == "relief money"


def test_an_outlet_that_quotes_others_is_not_drawn_as_silent():
    assert selection.drawn(flood(), Filters())["modality"].isna().any()
    assert selection.drawn(flood(), Filters(actors=("mayor",)))["modality"].notna().all()


@pytest.mark.parametrize(
    ("filters", "report"),
    [
        (Filters(), ("02-figures", {})),
        (Filters(sources=("Alder Post",)), ("04-source", {"source": "Alder Post"})),
        (Filters(actors=("mayor",)), ("06-actor", {"actor": "mayor"})),
        (Filters(quantities=("relief",)), ("05-quantity", {"quantity": "relief"})),
        (Filters(quantities=("relief",), until=date(2025, 3, 2)), ("02-figures", {"until": "2025-03-02"})),  # a dossier has no days
    ],
)
def test_the_report_is_the_one_that_shows_what_is_picked(filters, report):
    assert selection.report_of(filters) == report


# --------------------------------------------------------------------------------------------------- corrections
@given(st.lists(st.sampled_from(["40", "Some", "died,", '"so"', "—", "\n\n", "$40", "=1+1", "forty"]), min_size=1, max_size=14), st.data())
def test_a_quote_is_found_once(words, data):
    text = " ".join(["In", *words])
    start = data.draw(st.sampled_from([at for at in range(len(text)) if text[at].strip()]))
    end = data.draw(st.sampled_from([at for at in range(start + 1, len(text) + 1) if text[at - 1].strip()]))
    before, after = corrections.neighbours(text, start, end)
    assert curation.find_quote(text, before, text[start:end], after) == [(start, end)]


def test_words_that_nothing_tells_apart_are_refused():
    text = "ha " * 400
    with pytest.raises(UsageError, match="cannot be told"):
        corrections.neighbours(text, 600, 602)


LINE = {"article_id": "wire-1", "table": "figures", "before": "", "quote": 'the "40"', "after": "", "column": "low", "value": "44"}


@pytest.mark.parametrize(
    "old",
    [
        "",
        "article_id,table,quote,value\nwire-1,figures,Some,drop\n",  # fewer columns: widened
        "article_id,table,quote,value\nwire-1,figures,Some,drop",  # no newline at the end
        "\ufeffArticle_ID;table;before;quote;after;column;value;who;when;why\r\nwire-1;figures;;Some;;;drop;;;a, b\r\n",
    ],
)
def test_a_line_joins_a_file_in_its_own_form(tmp_path, old):
    path = tmp_path / "decisions" / "corrections.csv"
    path.parent.mkdir()
    if old:
        path.write_bytes(old.encode())
    corrections.append_corrections(path, [LINE])
    cells = [dict(entry.cells) for entry in curation.read(path.parent).of("corrections.csv")]
    assert [cell["quote"] for cell in cells] == (["Some"] if old else []) + ['the "40"']
    assert cells[-1]["value"] == "44"
    assert [left.name for left in path.parent.iterdir()] == ["corrections.csv"]


def test_words_that_begin_like_a_formula_are_no_formula(tmp_path):
    corrections.append_corrections(tmp_path / "corrections.csv", [LINE | {"quote": "=SUM(A1)", "before": "-", "value": "-3"}])
    assert "'=SUM(A1),,low,-3," in (tmp_path / "corrections.csv").read_text(encoding="utf-8")
    (entry,) = curation.read(tmp_path).of("corrections.csv")
    assert (entry.cells["quote"], entry.cells["before"], entry.cells["value"]) == ("=SUM(A1)", "-", "-3")


def test_a_new_file_has_all_columns(tmp_path):
    corrections.append_corrections(tmp_path / "corrections.csv", [LINE])
    head, *_ = csv.reader((tmp_path / "corrections.csv").read_text(encoding="utf-8").splitlines())
    needed, optional = curation.FILES["corrections.csv"]
    assert set(head) == {*needed, *optional}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"value": "many"}, "low takes a float: 'many' is no number"),
        ({"column": "modality", "value": "planed"}, "did you mean 'planned'"),
        ({"value": ""}, "the cell 'value' is empty"),
        ({"column": "", "value": "wrong"}, "'drop' or 'confirm'"),
        ({"table": "figure"}, "did you mean 'figures'"),
    ],
)
def test_a_wrong_line_is_refused_and_nothing_is_written(tmp_path, cells, words):
    path = tmp_path / "corrections.csv"
    corrections.append_corrections(path, [LINE])
    before = path.read_bytes()
    with pytest.raises(CurationError, match=words) as caught:
        corrections.append_corrections(path, [LINE | cells])
    assert f"{path}, line 3" in str(caught.value)
    assert path.read_bytes() == before


# -------------------------------------------------------------------------------------------------------- panel
def decide(shown: Explorer, figure_id: str, **values: str) -> str:
    shown.rows.value = figure_id
    for name, value in values.items():
        getattr(shown, name).value = value
    shown.save.click()
    return shown.status.value


def test_a_correction_survives_a_rebuild(built, tmp_path):
    shown = explorer(built, tmp_path)
    figures = shown.tables.figures
    second = figures[figures["article_id"] == "alder"].sort_values("start").iloc[-1]  # the same words stand twice in the article
    said = decide(shown, second["figure_id"], value="44", who="A. Reader", why="the hills\nhad 44")
    assert "Written to" in said
    changed = shown.tables.figures.set_index("figure_id").loc[second["figure_id"]]
    assert (changed["low"], changed["high"], changed["review"]) == (44.0, 44.0, "corrected")
    first, *_ = figures[figures["article_id"] == "north"]["figure_id"]
    decide(shown, first, action="confirm")
    assert len((tmp_path / "corrections.csv").read_text(encoding="utf-8").splitlines()) == 4
    tables = analysis.build(built / "raw", tmp_path / "again", curation=tmp_path, jobs=1)
    kept = tables.figures.set_index("figure_id")[["low", "high", "review"]]
    assert list(kept.loc[second["figure_id"]]) == [44.0, 44.0, "corrected"]
    assert kept.loc[first, "review"] == "confirmed"
    untouched = kept.drop([second["figure_id"], first])
    assert set(untouched["review"]) == {"none"}
    assert not (tmp_path / "again" / "problems.csv").read_text(encoding="utf-8").count("corrections")


def test_the_tables_are_built_anew_from_the_panel(built, tmp_path):
    pipeline.build(built / "raw", tmp_path / "processed", jobs=1)
    shown = explorer(tmp_path, tmp_path / "curation", raw=built / "raw")
    figure_id = shown.rows.value
    decide(shown, figure_id, action="drop")
    shown.rebuild.click()
    assert "new" in shown.status.value
    assert figure_id not in set(shown.tables.figures["figure_id"])


DECISIONS = [  # table, a row by its words, what is corrected, what the tables hold then
    (
        "dates",
        "3 March 2025",
        {"column": "first and last day", "value": "2025-03-04"},
        {"first_day": "2025-03-04", "last_day": "2025-03-04"},
    ),
    ("mentions", "Uganda", {"column": "actor_id", "value": "Kenya"}, {"actor_id": "kenya"}),
    ("statements", "denied", {"column": "stance", "value": "dismisses"}, {"stance": "dismisses"}),
    ("figures", "500", {"column": "claimant_text", "value": "the ministry"}, {"claimant_text": "the ministry"}),
]


@pytest.fixture(scope="module")
def border(tmp_path_factory):
    """One article with a date, two states, a denial and a number."""
    folder = tmp_path_factory.mktemp("border")
    (folder / "raw").mkdir()
    text = "Kenya denied on 3 March 2025 that it had sent troops to Uganda. Kenyan officials said 500 soldiers stayed home."
    (folder / "raw" / "border.txt").write_text(text, encoding="utf-8")
    pipeline.build(folder / "raw", folder / "processed", jobs=1)
    return folder


@pytest.mark.parametrize(("table", "text", "values", "wanted"), DECISIONS, ids=[table for table, *_ in DECISIONS])
def test_every_table_is_read_and_corrected(border, tmp_path, table, text, values, wanted):
    shown = explorer(border, tmp_path)
    shown.kind.value = table
    frame = getattr(shown.tables, table)
    key = rows.KINDS[table].key
    (row,) = frame[frame["text"].str.contains(text)].to_dict("records")
    shown.rows.value = row[key]
    assert f">{row['text']}</mark>" in shown.evidence.value
    said = decide(shown, row[key], **values)
    assert "Written to" in said, said
    for tables in (shown.tables, analysis.build(border / "raw", tmp_path / "again", curation=tmp_path, jobs=1)):
        frame = getattr(tables, table)
        (changed,) = frame[(frame["start"] == row["start"]) & (frame["end"] == row["end"])].to_dict("records")
        assert {name: str(changed[name])[: len(value)] for name, value in wanted.items()} == wanted
        assert changed["review"] == "corrected"


@pytest.mark.parametrize("table", rows.KINDS)
@pytest.mark.parametrize("edge", ["flood", "empty", "rtl"])
def test_every_table_opens_at_the_edges(table, edge, tmp_path):
    shown = Explorer(EDGES[edge](), processed=tmp_path, curation=tmp_path)
    shown.kind.value = table
    assert shown.evidence.value and shown.table.value
    assert list(shown.column.options) == list(rows.KINDS[table].columns)
    assert not {"article_id", "start", "end", "review", rows.KINDS[table].key} & set(shown.column.options)


def test_rows_of_the_same_words_change_together(tmp_path):
    tables = flood()
    row = tables.statements.iloc[0]
    tables.statements.loc[1, ["article_id", "start", "end"]] = [row["article_id"], row["start"], row["end"]]
    line = {"table": "statements", "column": "stance", "value": "denies"}
    assert corrections.sharing(tables, "statements", row) == 2
    changed = corrections.applied(tables, [line], row=row).statements
    assert list(changed["review"].head(3)) == ["corrected", "corrected", "none"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": "many"}, "takes a float"),
        ({"value": ""}, "is empty"),
        ({"column": "subject_id", "value": "nobody-at-all"}, "unknown subject_id"),
        ({"column": "stated_from", "value": "1 March"}, "YYYY-MM-DD"),
    ],
)
def test_a_wrong_value_is_refused_with_its_reason(built, tmp_path, values, words):
    shown = explorer(built, tmp_path)
    before = shown.tables
    said = decide(shown, shown.rows.value, **values)
    assert "Not done" in said and words in said
    assert not (tmp_path / "corrections.csv").exists()
    assert shown.tables is before


def test_widgets_change_what_is_shown(tmp_path):
    shown = Explorer(flood(), processed=tmp_path, curation=tmp_path)
    whole = shown.chart.value
    shown.quantities.value = ("people-killed",)
    assert len(shown.rows.options) == 4
    assert shown.chart.value != whole
    assert "people evacuated" not in shown.table.value
    shown.since.value = date(2030, 1, 1)
    assert shown.rows.value is None
    assert "none is left" in shown.evidence.value


@pytest.mark.parametrize("edge", EDGES)
def test_opens_at_the_edges(edge, tmp_path):
    shown = Explorer(EDGES[edge](), processed=tmp_path, curation=tmp_path)
    shown.save.click()
    assert shown.evidence.value


def test_hostile_words_are_escaped():
    corpus = Corpus()
    corpus.article("a1", "<b>Post</b>", date(2025, 3, 1), title="<script>x()</script>", url="javascript:alert(1)")
    corpus.figure("a1", None, 40, by="unnamed: \"'><img src=x onerror=y()>")
    tables = corpus.tables()
    tables.texts["text"] = "<img src=x onerror=y()> & <mark>40</mark>"
    start = int(tables.figures["start"].iloc[0])
    shown = evidence(tables, f"a1:{start}-{start + 5}")
    assert not any(tag in shown for tag in ("<script", "<img", "<b>", "javascript:", "'><"))
    assert "&lt;script&gt;" in shown


def test_a_report_opens(tmp_path, monkeypatch):
    from pathlib import PurePosixPath

    from analysis.reports import batch
    from analysis.reports.context import Result, Run
    from analysis.reports.summary import RunSummary

    asked = {}

    def report(**options):
        asked.update(options)
        made = Result(name="r", title="<Killed>", notebook="05-quantity", state="ok", page=PurePosixPath("a page.html"))
        return RunSummary(run=Run(), results=(made,))

    monkeypatch.setattr(batch, "report", report)
    shown = Explorer(flood(), processed=tmp_path, curation=tmp_path, reports=tmp_path / "reports")
    shown.quantities.value = ("people-killed",)
    shown.report.click()
    assert (asked["names"], asked["parameters"]) == (["05-quantity"], {"quantity": "people-killed"})
    (output,) = shown.link.outputs
    assert "a%20page.html" in output["data"]["text/html"] and "&lt;Killed&gt;" in output["data"]["text/html"]


# ------------------------------------------------------------------------------------------------------ notebook
def test_the_notebook_runs(built, tmp_path, monkeypatch, kernels):
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))  # of the kernel
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    assert all(cell.cell_type == "markdown" or (not cell.outputs and cell.execution_count is None) for cell in notebook.cells)
    (parameters,) = (cell for cell in notebook.cells if cell.metadata.get("tags") == ["parameters"])
    parameters.source = "\n".join(f"{name} = {str(built / name)!r}" for name in ("processed", "curation", "raw", "reports"))
    with kernels:
        NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}, timeout=120).execute()
    (shown,) = notebook.cells[-1].outputs
    assert "application/vnd.jupyter.widget-view+json" in shown["data"]


def test_no_report_is_made_of_the_notebook():
    assert "explore" not in (ROOT / "notebooks" / "reports.yml").read_text(encoding="utf-8")
