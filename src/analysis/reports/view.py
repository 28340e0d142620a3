"""What a page shows, put together from an executed notebook and what the batch knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.numerals import marked
from analysis.reports import blocks, prose
from analysis.reports.blocks import Block, folded
from analysis.reports.clean import web_address
from analysis.reports.context import PageContext

if TYPE_CHECKING:
    from nbformat import NotebookNode

HEADLINE = 110  # characters; a longer finding is broken at a sentence or semicolon
QUOTE = 45  # words of an article that a page shows at most in one place
LINKED = re.compile(r'<a href="#(row-[\w-]+)"(?: aria-label="([^"]*)")?')


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence behind a mark, where no table of the page holds it."""

    anchor: str
    quote: Markup
    source: str  # outlet, claimant, day: what is known
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that the template prints."""

    context: PageContext
    headline: str
    deck: str
    question: Markup
    numbers: Sequence[tuple[str, str]]
    parameters: Sequence[tuple[str, str]]
    contents: Sequence[prose.Heading]
    blocks: Sequence[Block]
    evidence: Sequence[Evidence]
    not_run: int  # cells after the one that failed


def view(notebook: NotebookNode, *, context: PageContext) -> View:
    """Everything a page shows of a notebook."""
    words = prose.Prose()
    for taken in ("content", "contents", "failed", "evidence", "about", "theme"):
        words.anchor(taken)
    cells, question = _opening(notebook.cells, words)
    found, not_run = _blocks(cells, context, words)
    headline, deck = headline_of(context.finding) if context.finding and not context.failure else (context.title, "")
    if context.finding and not context.failure:
        found = _without_finding(found, context.finding)
    evidence = list(_evidence(notebook, found))
    headings = [*words.headings]
    if evidence:
        headings.append(prose.Heading(2, "Evidence", "evidence"))
    return View(
        context=context,
        headline=headline,
        deck=deck,
        question=question,
        numbers=_numbers(notebook, context),
        parameters=_parameters(notebook, context),
        contents=headings,
        blocks=found,
        evidence=evidence,
        not_run=not_run,
    )


def headline_of(finding: str) -> tuple[str, str]:
    """A finding as headline and the rest of it.

    >>> headline_of("Largest spread: troops sent, 10,000 to 12,000.")
    ('Largest spread: troops sent, 10,000 to 12,000', '')
    >>> headline_of("Evacuated: 1,200 to 12,000 in 7 claims; 8,000 to 15,000 planned in 2 more claims by them; denied by Maren Hydro.")
    ('Evacuated: 1,200 to 12,000 in 7 claims', '8,000 to 15,000 planned in 2 more claims by them; denied by Maren Hydro.')
    """
    finding = " ".join(finding.split())
    if len(finding) <= HEADLINE:
        return finding.removesuffix("."), ""
    first = re.match(r"(?P<head>.{20,}?)(?:[.;])\s+(?P<rest>\S.*)", finding)
    if not first or len(first["head"]) > 2 * HEADLINE:
        return finding.removesuffix("."), ""
    return first["head"], first["rest"][:1].upper() + first["rest"][1:]


def _opening(cells: Sequence[NotebookNode], words: prose.Prose) -> tuple[list[tuple[int, NotebookNode]], Markup]:
    """The numbered cells without the first one's title, and what stands below that title: the question."""
    numbered = list(enumerate(cells))
    first = next((at for at, cell in numbered if cell.cell_type == "markdown" and cell.source.strip()), None)
    if first is None:
        return numbered, Markup("")
    title, rest = prose.title_of(cells[first].source)
    if not title:
        return numbered, Markup("")
    del numbered[first]
    return numbered, words.html(rest) if rest else Markup("")


def _blocks(cells: Iterable[tuple[int, NotebookNode]], context: PageContext, words: prose.Prose) -> tuple[list[Block], int]:
    failed = context.failure.cell if context.failure else None
    found: list[Block] = []
    after = 0
    for index, cell in cells:
        if failed is not None and index > failed:
            after += cell.cell_type == "code" and bool(cell.source.strip())
            continue
        found += _said_once(list(blocks.of_cell(cell, index, words=words, failed=index == failed)))
    return found, after


def _said_once(found: list[Block]) -> list[Block]:
    """The blocks of a cell without a finding that one of its charts has as its title."""
    drawn = [folded(block.inscription) for block in found if block.kind == "chart"]
    return [block for block in found if block.kind != "finding" or not any(folded(block.text) in title for title in drawn)]


def _without_finding(found: list[Block], finding: str) -> list[Block]:
    """The blocks without the finding that is the page's headline."""
    at = next((at for at, block in enumerate(found) if block.kind == "finding" and folded(block.text) == folded(finding)), None)
    return found if at is None else found[:at] + found[at + 1 :]


def _numbers(notebook: NotebookNode, context: PageContext) -> list[tuple[str, str]]:
    """Key numbers: those a notebook gives (`analysis.numbers`, label → value), then the size of the corpus."""
    found = [(str(value), str(label)) for about in _about(notebook) for label, value in dict(about.get("numbers") or {}).items()]
    run = context.run
    if run.articles is not None:
        beside = f", besides {run.copies:,} {'copy' if run.copies == 1 else 'copies'}" if run.copies else ""
        beside = (" in the corpus" if found or not beside else "") + beside
        found.append((f"{run.articles:,}", f"{'article' if run.articles == 1 else 'articles'}{beside}"))
    if run.sources:
        found.append((f"{len(run.sources):,}", "known outlet" if len(run.sources) == 1 else "known outlets"))
    return found


def _parameters(notebook: NotebookNode, context: PageContext) -> list[tuple[str, str]]:
    given = context.parameters or notebook.metadata.get("papermill", {}).get("parameters", {})
    return parameters_in_words(given)


def parameters_in_words(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """Parameters for readers, without the folder of the tables.

    >>> parameters_in_words({"processed": "data/processed", "at_least": 3})
    [('at least', '3')]
    """
    return [(name.replace("_", " "), in_words(value)) for name, value in given.items() if name not in blocks.UNSAID]


def in_words(value: object) -> str:
    """A parameter's value for readers.

    >>> in_words(None), in_words(["Alder Post", "Tarn"]), in_words(True), in_words([]), in_words(date(2025, 3, 1))
    ('not set', 'Alder Post, Tarn', 'yes', 'all', '1 March 2025')
    """
    if value is None or value == "":
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%-d %B %Y, %H:%M}"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(in_words, value)) or "all"
    return str(value)


def _about(notebook: NotebookNode) -> Iterator[Mapping[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("analysis")
            if isinstance(about, Mapping):
                yield about


def _evidence(notebook: NotebookNode, found: Sequence[Block]) -> Iterator[Evidence]:
    """The sentences that marks link to and no table shows: `analysis.evidence` (a list of rows) or the words the mark itself carries."""
    shown = {row.anchor for block in found if block.table for row in block.table.rows}
    given = {str(row.get("id", "")): row for about in _about(notebook) for row in about.get("evidence") or [] if isinstance(row, Mapping)}
    for block in found:
        if block.kind != "chart":
            continue
        for anchor, label in LINKED.findall(block.html):
            if anchor in shown:
                continue
            shown.add(anchor)
            row = given.get(anchor, {"evidence": unescape(label)})
            yield Evidence(
                anchor=anchor,
                quote=quote(str(row.get("evidence", "")), str(row.get("text") or "")),
                source=", ".join(str(row[key]) for key in ("outlet", "claimant", "published") if row.get(key)),
                title=str(row.get("title") or ""),
                url=web_address(row.get("url")),
            )


def quote(sentence: str, number: str) -> Markup:
    """A sentence with its number marked.

    >>> quote("Some <b> 1,200 people left.", "1,200")
    Markup('Some &lt;b&gt; <mark>1,200</mark> people left.')
    """
    words = sentence.split()
    sentence = " ".join(words[:QUOTE]) + (" …" if len(words) > QUOTE else "")
    return Markup(marked(sentence, number))
