"""Notebooks and contexts for the tests of pages: an ordinary report, one that failed, one full of hostile words."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.reports.context import Failure, Link, PageContext, Run

PNG = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc0f01f0005000200ff"
        "3b1ed5dd0000000049454e44ae426082"
    )
).decode()

ROWS = [
    (
        "alder-1:10-14",
        "Alder Post",
        "2025-03-01",
        "1,200",
        "Ministry of the Interior",
        "Rescuers led <mark>1,200</mark> people out of the valley.",
    ),
    (
        "harbour-1:5-9",
        "Harbour Times",
        "2025-03-01",
        "2,000",
        "Red Crescent of Varnia",
        "The Red Crescent speaks of <mark>2,000</mark> people.",
    ),
    ("marsh-2:7-18", "Marsh Gazette", "2025-03-02", "about 3,000", "own voice", "It was <mark>about 3,000</mark> by the evening."),
    ("tarn-1:0-6", "Tarn Observer", "undated", "up to 12,000", "a spokesman (unnamed)", "<mark>Up to 12,000</mark> may have to leave."),
]
SENTENCES = {row[0]: row[5].replace("<mark>", "").replace("</mark>", "") for row in ROWS}
HOSTILE = [
    "<script>document.title='stolen'</script>",
    '" onmouseover="document.title=1" x="',
    "&quot; onmouseover=alert(1) &lt;script&gt;",
    "<img src=x onerror=alert(1)>",
    "</style></title></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- analysis:banner -->",
]


ALT = "Dot chart: 1,200 to 12,000 people"


def anchor(key: str) -> str:
    return "row-" + "".join(char if char.isalnum() or char == "-" else "_" for char in key)


def chart(name: str, marks: list[str], *, height: int = 220) -> NotebookNode:
    """A chart with one linked mark a sentence, in the form in which the charts of this package come."""
    body = "".join(
        f'<a href="#{anchor(key)}" aria-label="{SENTENCES[key]}"><title>{SENTENCES[key]}</title>'
        f'<circle cx="{120 + 90 * at}" cy="{60 + 30 * at}" r="5" class="{name}-1"/></a>'
        for at, key in enumerate(marks)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 540 {height}" role="graphics-document" aria-label="{ALT}" class="chart">'
        f"<style>.{name}-0{{fill:var(--chart-paper, #ffffff)}}.{name}-1{{fill:var(--chart-blue, #0072b2)}}"
        f".{name}-2{{fill:var(--chart-ink, #1a1a1a);font-size:12px}}</style>"
        f'<rect width="540" height="{height}" class="{name}-0"/><text x="6" y="20" class="{name}-2">People evacuated</text>{body}</svg>'
    )
    about = {
        "kind": "chart",
        "name": name,
        "alt": ALT,
        "caption": f"Who says how many were evacuated ({name}).",
        "csv": "outlet,low\nAlder Post,1200\n",
    }
    return new_output("display_data", {"image/svg+xml": svg, "text/plain": "Dot chart"}, metadata={"analysis": about})


def table(rows: list[tuple[str, ...]], *, caption: str = "Every number and its sentence") -> NotebookNode:
    """A concordance table, in the form in which the tables of this package come."""
    heads = ["Outlet", "Published", "Value", "Claimant", "Evidence"]
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr id="{anchor(key)}"><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for key, first, *rest in rows
    )
    small = f"<small>n = {len(rows)} figures.</small>"
    html = f'<table class="analysis"><caption>{caption}{small}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    about = {"kind": "table", "name": "concordance", "alt": caption, "caption": caption, "csv": "outlet\nAlder Post\n"}
    return new_output("display_data", {"text/html": html, "text/plain": caption}, metadata={"analysis": about})


def finding(text: str) -> NotebookNode:
    about = {"kind": "finding", "finding": text}
    return new_output("display_data", {"text/markdown": f"**{text}**", "text/plain": text}, metadata={"analysis": about})


def code(source: str, *outputs: NotebookNode) -> NotebookNode:
    return new_code_cell(source, outputs=list(outputs), execution_count=1)


FINDING = "People evacuated: 1,200 to 12,000 across 4 outlets"


def ordinary(*, rows: int = 1) -> NotebookNode:
    """A report with prose, charts, tables, text and messages."""
    many = [(f"{key}{at}" if at else key, *rest) for at in range(rows) for key, *rest in ROWS]
    return new_notebook(
        cells=[
            new_markdown_cell("# Who says how many\n\nHow far apart are the numbers that the outlets report, and on whose word?"),
            code("quantity = 'people-evacuated'"),
            code("import analysis\ntables = analysis.load()", new_output("stream", name="stderr", text="a note of a library\n")),
            new_markdown_cell("## The numbers\n\nA row an outlet and claimant. *Hollow* marks are plans."),
            code("say(findings.figures(marks))", finding(FINDING)),
            code("show(figures.draw(marks), marks)", chart("evacuated", [row[0] for row in ROWS])),
            new_markdown_cell("### One of them alone"),
            code("show(figures.draw(marks), marks)", chart("alone", ["alder-1:10-14"], height=150)),
            new_markdown_cell("## Every number"),
            code("table(concordance)", table(many)),
            code("print(len(marks))", new_output("stream", name="stdout", text="4 marks\n")),
            new_markdown_cell("## Limits\n\n- 1 of 4 articles is undated.\n- Words are read by rules."),
            code("plt.plot()", new_output("display_data", {"image/png": PNG, "text/plain": "<Figure size 1x1>"})),
        ]
    )


def run(**changes: object) -> Run:
    given: dict[str, object] = {
        "run_id": "20250303-0912-7f3a",
        "started": datetime(2025, 3, 3, 9, 12, tzinfo=UTC),
        "versions": {"analysis-notebooks": "0.1.0", "Python": "3.11.9"},
        "corpus_hash": "9b1c5e0a77d2",
        "data_date": date(2025, 3, 3),
        "articles": 13,
        "sources": ("Alder Post", "Harbour Times", "Marsh Gazette", "Tarn Observer"),
        "licence": "Quotes: their publishers. Everything else: CC BY 4.0",
        "sample": True,
    }
    return Run(**{**given, **changes})


def context(**changes: object) -> PageContext:
    given: dict[str, object] = {
        "name": "figures-people-evacuated",
        "title": "Who says how many",
        "parameters": {"quantity": "people-evacuated", "sources": [], "since": None},
        "finding": FINDING,
        "previous": Link("Coverage", "coverage.html"),
        "next": Link("Timeline", "timeline.html"),
        "built": datetime(2025, 3, 3, 9, 13, tzinfo=UTC),
        "run": run(),
    }
    return PageContext(**{**given, **changes})


def failed() -> tuple[NotebookNode, PageContext]:
    """A report whose seventh cell raised, and what the batch knows of it."""
    notebook = ordinary()
    notebook.cells[5] = code(
        "show(figures.draw(marks), marks)",
        new_output("error", ename="KeyError", evalue="'low'", traceback=["\x1b[0;31mKeyError\x1b[0m: 'low'", "in cell 6"]),
    )
    for cell in notebook.cells[6:]:
        if cell.cell_type == "code":
            cell.outputs = []
    failure = Failure(kind="cell", reason="KeyError: 'low'", cell=5, traceback="KeyError: 'low'\nin cell 6")
    return notebook, context(failure=failure, finding=None)


def hostile() -> tuple[NotebookNode, PageContext]:
    """Hostile words wherever words of an article, a file or a parameter can stand."""
    cells = [new_markdown_cell(f"# {HOSTILE[0]}\n\n{HOSTILE[3]}")]
    for text in HOSTILE:
        about = {"name": text, "caption": text}
        head, link = f"<tr><th>{text}</th><th>b</th></tr>", f'<a href="{text}">x</a>'
        row = f'<tr id="{text}"><td>{text}</td><td onclick="alert(1)">{link}</td></tr>'
        raw = f"<table><thead>{head}</thead><tbody>{row}</tbody></table>"
        svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>{}{}</svg>'.format(
            '<a href="javascript:alert(1)"><text>x</text></a>', "<foreignObject><p>x</p></foreignObject>"
        )
        drawn = {"kind": "chart", "alt": text, "evidence": [{"id": text, "url": text}], **about}
        cells += [
            new_markdown_cell(f"## {text}\n\n{text}\n\n![{text}](http://far.example/x.png) [{text}](data:text/html,x)"),
            code(
                f"# {text}",
                new_output("display_data", {"text/html": raw}, metadata={"analysis": {"kind": "table", "csv": text, **about}}),
                new_output("display_data", {"text/html": f"<div>{text}<iframe src='http://far.example'></iframe></div>"}),
                new_output("display_data", {"image/svg+xml": svg}, metadata={"analysis": drawn}),
                new_output("display_data", {"image/png": f'{PNG}" onerror="alert(1)'}),
                new_output("display_data", {"application/javascript": "alert(1)", "text/plain": text}),
                finding(text),
                new_output("stream", name="stdout", text=text),
                new_output("error", ename=text, evalue=text, traceback=[text]),
            ),
        ]
    words = HOSTILE[1] + HOSTILE[0] + HOSTILE[4]
    named = Link(words, "a.html")
    about = context(
        title=words, finding=words, previous=named, next=named, parameters={words: [words]},
        run=run(sources=(words,), licence=words, run_id=words, corpus_hash=words, versions={words: words}),
    )  # fmt: skip
    return new_notebook(cells=cells), about
