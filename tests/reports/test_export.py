"""The page of a report: what it shows, that it asks for nothing, and that no word of an article becomes more than a word."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.reports import export
from analysis.reports.context import BANNER, Failure, PageContext, Run
from tests import report_factory as factory
from tests.reports.test_clean import Seen


@pytest.fixture(scope="module")
def html() -> str:
    return export.page(factory.ordinary(), context=factory.context())


def visible(html: str) -> str:
    """What a page says, without its style, script and tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|script|svg)\b.*?</\1>", "", html, flags=re.DOTALL)).split())


def test_the_finding_is_the_headline_and_the_title_stands_above(html):
    assert re.search(r'<p class="kicker">Who says how many</p>\s*<h1>People evacuated: 1,200 to 12,000 across 4 outlets</h1>', html)
    assert "<title>Who says how many: People evacuated: 1,200 to 12,000 across 4 outlets</title>" in html
    assert html.count(factory.FINDING) == 3  # title, description, headline: not a fourth time in the text


def test_without_a_finding_the_title_is_the_headline():
    html = export.page(factory.ordinary(), context=factory.context(finding=None))
    assert "<h1>Who says how many</h1>" in html
    assert 'class="kicker"' not in html


@pytest.mark.parametrize(
    "said",
    [
        "How far apart are the numbers",  # the question below the notebook's title
        "quantity people-evacuated",
        "sources all",
        "since not set",
        "Data of 3 March 2025",
        "articles in the corpus 13",
        "known outlets 4",
        "Sources Alder Post, Harbour Times, Marsh Gazette, Tarn Observer",
        "Licence Quotes: their publishers.",
        "Run 20250303-0912-7f3a",
        "Corpus 9b1c5e0a77d2",
        "Made with analysis-notebooks 0.1.0, Python 3.11.9",
        "Made 3 March 2025, 09:13 UTC",
        "Sample corpus. The outlets and articles behind this page are invented.",
        "Previous: Coverage",
        "Next: Timeline",
        "n = 4 figures.",
    ],
)
def test_it_says(html, said):
    assert said in visible(html)


@pytest.mark.parametrize(("others", "shown"), [("top = 3\n", True), ("", False)])
def test_a_page_tells_nobody_where_the_tables_are(others, shown):
    given = f"# Parameters\n{others}processed = '/home/ada/storm/data'\n"
    cells = [new_markdown_cell("# Storm"), new_code_cell(given, metadata={"tags": ["injected-parameters"]})]
    html = export.page(new_notebook(cells=cells), context=factory.context(finding=None))
    assert "/home/ada" not in html
    assert ("# Parameters" in visible(html)) == shown


def test_contents_link_to_headings_with_stable_names(html):
    links = re.findall(r'<li class="level-\d"><a href="#([\w-]+)">', html)
    assert links == ["the-numbers", "one-of-them-alone", "every-number", "limits"]
    assert all(f'id="{name}"' in html for name in links)


def test_ids_are_unique(html):
    ids = [value for name, value in Seen(html).attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_a_chart_has_its_name_its_caption_and_its_data(html):
    figure = re.search(r'<figure class="chart" id="chart-evacuated">.*?</figure>', html, re.DOTALL).group()
    assert 'aria-label="Dot chart: 1,200 to 12,000 people"' in figure
    assert "Who says how many were evacuated (evacuated)." in figure
    address = re.search(r'download="evacuated.csv" href="data:text/csv;charset=utf-8,([^"]+)"', figure).group(1)
    assert unquote(address) == "\ufeffoutlet,low\nAlder Post,1200\n"


def test_what_a_chart_says_in_its_title_is_not_said_again():
    chart = factory.chart("evacuated", ["alder-1:10-14"])
    chart.metadata["analysis"]["caption"] = "People evacuated."
    cell = factory.code("show()", factory.finding("People  evacuated."), chart)
    html = export.page(new_notebook(cells=[cell]), context=factory.context())
    assert '<figcaption><span class="vh">People evacuated.</span>' in html
    assert 'class="finding"' not in html


def test_a_table_has_scoped_heads_and_rows_that_marks_link_to(html):
    table = re.search(r"<table role.*?</table>", html, re.DOTALL).group()
    assert table.count('scope="col"') == 5
    assert table.count('scope="row"') == 4
    for link in re.findall(r'<a href="#(row-[\w-]+)"', html):
        assert f'<tr role="row" id="{link}">' in table
    assert '<td role="cell" class="number" data-label="Value">about 3,000</td>' in table
    assert "<mark>about 3,000</mark>" in table


def test_sentences_that_no_table_holds_are_listed():
    notebook = factory.ordinary()
    del notebook.cells[9]  # the concordance
    html = export.page(notebook, context=factory.context())
    assert html.count('<li id="row-') == 4
    assert "Rescuers led 1,200 people out of the valley." in html
    assert '<a href="#evidence">Evidence</a>' in html


def test_evidence_that_a_chart_brings_has_its_number_marked_and_its_source():
    chart = factory.chart("evacuated", ["alder-1:10-14"])
    row = {"id": factory.anchor("alder-1:10-14"), "evidence": factory.SENTENCES["alder-1:10-14"], "text": "1,200", "outlet": "Alder Post"}
    chart.metadata["analysis"]["evidence"] = [row | {"url": "https://alder.example/1", "title": "Flood"}]
    html = export.page(new_notebook(cells=[factory.code("show()", chart)]), context=factory.context())
    assert "<blockquote>Rescuers led <mark>1,200</mark> people out of the valley.</blockquote>" in html
    assert 'Alder Post <a href="https://alder.example/1" rel="noopener noreferrer external">Flood</a>' in html


def test_a_picture_without_words_says_so(html):
    assert 'alt="A picture of this report; its author left it without a description."' in html
    assert "&lt;Figure size" not in html


def test_copies_are_told_apart_from_the_articles_that_count():
    html = visible(export.page(new_notebook(cells=[]), context=factory.context(run=factory.run(copies=2))))
    assert "articles, besides 2 copies 13 known outlets 4" in html
    assert "3 March 2025, 13 articles, 2 near-identical copies" in html


def test_key_numbers_come_from_the_notebook_first():
    cell = factory.code(
        "show()", new_output("display_data", {"text/plain": "numbers"}, metadata={"analysis": {"numbers": {"claims": "9"}}})
    )
    html = visible(export.page(new_notebook(cells=[cell]), context=factory.context()))
    assert "claims 9 articles in the corpus 13 known outlets 4" in html


def test_it_asks_the_network_for_nothing_and_is_small(html):
    assert len(html.encode()) < 60_000
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)
    assert "default-src 'none'" in html
    for name in ("require.js", "MathJax", "jquery", "cdn"):
        assert name.lower() not in html.lower()


def test_pages_of_neighbours_and_the_index_are_linked(html):
    assert re.findall(r'href="(\w+\.html)"', html) == ["index.html", "coverage.html", "timeline.html"]


def test_the_same_notebook_gives_the_same_page(html):
    assert export.page(factory.ordinary(), context=factory.context()) == html


def test_a_failed_report_says_why_and_where():
    notebook, context = factory.failed()
    html = export.page(notebook, context=context)
    assert "<title>Failed: Who says how many</title>" in html
    assert 'This report failed.</strong> KeyError: &#39;low&#39; <a href="#failed">In cell 6</a>' in html
    assert html.count('id="failed"') == 1
    assert "KeyError: &#39;low&#39;\nin cell 6" in html
    assert "\x1b" not in html
    assert "The report stopped here: 4 more cells did not run." in visible(html)
    assert "Limits" not in visible(html)


def test_a_report_whose_process_died_shows_the_cell_it_was_in():
    context = factory.context(failure=Failure(kind="killed", reason="killed by signal 9", cell=5), finding=None)
    html = export.page(factory.ordinary(), context=context)
    assert re.search(r'<details class="code" open id="failed">.*figures', html)


def test_a_failure_without_a_cell_still_has_a_page():
    failure = Failure(kind="crash", reason="out of <memory>", traceback="Fatal: <x>")
    html = export.page(new_notebook(), context=PageContext(name="a", title="A", failure=failure))
    assert "out of &lt;memory&gt;" in html
    assert "Fatal: &lt;x&gt;" in html


def test_an_empty_notebook_and_a_bare_context_give_a_page():
    html = export.page(new_notebook(cells=[new_markdown_cell("")]), context=PageContext(name="a", title="A"))
    assert "<h1>A</h1>" in html
    assert "Sample corpus" not in html


def test_an_expected_error_is_no_failure():
    cell = factory.code("1/0", new_output("error", ename="ZeroDivisionError", evalue="", traceback=["x"]))
    assert 'role="alert"' not in export.page(new_notebook(cells=[cell]), context=factory.context())


def test_an_old_page_says_so_once():
    html = export.outdated(export.page(factory.ordinary(), context=factory.context()), reason="<b>broken</b>", details='a"b.html')
    assert html.count("This page is old.") == 1
    assert "&lt;b&gt;broken&lt;/b&gt;" in html
    assert 'href="a&quot;b.html"' in html


def test_the_banner_stands_once_even_where_an_article_says_it():
    notebook, context = factory.hostile()
    assert export.page(notebook, context=context).count(BANNER) == 1


@pytest.mark.parametrize("made_by", ["page", "nbconvert"])
def test_hostile_words_stay_words(made_by):
    notebook, context = factory.hostile()
    html = export.page(notebook, context=context) if made_by == "page" else by_nbconvert(notebook)
    seen = Seen(html)
    assert seen.tags.count("script") == 1
    assert not set(seen.tags) & {"iframe", "form", "object", "foreignobject", "base"}
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    addresses = [value for name, value in seen.attributes if name in ("href", "src")]
    allowed = r"#[\w-]+|data:,|data:text/csv;[^<>&#]*|data:image/png;.*|(index|a)\.html"
    assert all(re.fullmatch(allowed, address) for address in addresses)
    assert "7 * 7" in html


def test_a_wide_frame_of_pandas_is_a_table_of_the_page():
    pandas = (
        '<div><style scoped>.x{}</style><table border="1" class="dataframe">'
        '<thead><tr style="text-align: right;"><th></th><th>a &lt;b&gt;</th></tr></thead>'
        "<tbody><tr><th>0</th><td>1</td></tr></tbody></table><p>1 rows × 1 columns</p></div>"
    )
    html = export.page(
        new_notebook(cells=[factory.code("frame", new_output("execute_result", {"text/html": pandas, "text/plain": "x"}))]),
        context=factory.context(),
    )
    assert '<th role="columnheader" scope="col" class="number">Row</th>' in html  # a head says something
    assert "a &lt;b&gt;" in html
    assert "dataframe" not in html


def test_parameters_and_dates_read_as_words():
    context = factory.context(
        parameters={"since": date(2025, 2, 1), "sources": ["Alder Post", "Tarn Observer"], "with_rest": True}, run=Run()
    )
    assert "since 1 February 2025 sources Alder Post, Tarn Observer with rest yes" in visible(export.page(new_notebook(), context=context))


def by_nbconvert(notebook) -> str:
    """The page by way of nbconvert's own exporter, with the template found where an installation puts it."""
    from nbconvert import HTMLExporter

    folder = export.TEMPLATE
    exporter = HTMLExporter(template_name=folder.name, extra_template_basedirs=[str(folder.parent)])
    return exporter.from_notebook_node(notebook)[0]


def test_nbconvert_makes_the_same_page_with_the_template():
    html = by_nbconvert(factory.ordinary())
    ours = export.page(factory.ordinary(), context=PageContext(name="Notebook", title="Who says how many", finding=factory.FINDING))
    assert Seen(html).tags == Seen(ours).tags  # nbconvert writes the page anew, with other white space
    assert sorted(Seen(html).attributes) == sorted(Seen(ours).attributes)
    assert visible(html) == visible(ours)
    assert re.search(r"<script>.*?</script>", html, re.DOTALL).group() == re.search(r"<script>.*?</script>", ours, re.DOTALL).group()


def test_every_file_that_nbconvert_reads_turns_escaping_on():
    for path in [export.TEMPLATE / "index.html.j2", *(export.TEMPLATE / "parts").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"\{%- autoescape true -%\}", text)) == max(1, text.count("{%- macro ")), path.name
