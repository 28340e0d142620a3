"""An executed notebook as one HTML file that asks the network for nothing.

A page is made by the nbconvert template `analysis_report`, but without nbconvert: the templates compile once, and a page takes some
milliseconds. `jupyter nbconvert --to html --template analysis_report` makes the same page (`analysis.reports.preprocess`).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.reports.context import BANNER, PageContext
from analysis.reports.view import view

if TYPE_CHECKING:
    from nbformat import NotebookNode

TEMPLATE = Path(__file__).parent / "template"


def page(notebook: NotebookNode, *, context: PageContext) -> str:
    """The page of an executed notebook.

    Args:
        notebook: with its outputs. A display's metadata may hold `{"analysis": {…}}` with `kind` (chart, table, finding), `name`, `alt`,
            `caption`, `csv` (the data, offered as a file), `finding`, `numbers` (label → value, set in large type) and `evidence` (what the
            marks that link to `#id` rest on: rows with `id`, `evidence`, `text`, `outlet`, `claimant`, `published`, `url`, `title`).
        context: what the page says besides: neighbours, parameters, run, failure.
    """
    return environment().get_template("index.html.j2").render(resources=resources(notebook, context=context))


def resources(notebook: NotebookNode, *, context: PageContext) -> dict[str, object]:
    """What the template prints, under the names by which nbconvert knows it too."""
    return {"page": view(notebook, context=context), "assets": assets("page")}


def outdated(html: str, *, reason: str, details: str) -> str:
    """A good page marked as old: the run after it failed, and `details` links to how."""
    note = f'<p class="alert outdated" role="alert"><strong>This page is old.</strong> The last run failed: {escape(reason)}. '
    return html.replace(BANNER, f'{BANNER}{note}<a href="{escape(details)}">What went wrong</a></p>', 1)


@cache
def environment() -> Environment:
    """The templates, compiled; everything they print is escaped unless it was made by this package as HTML."""
    return Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined, auto_reload=False)


@cache
def assets(name: str) -> dict[str, Markup]:
    """The style and script that a page holds, and the policy that forbids it anything else."""
    css = (TEMPLATE / "style.css").read_text(encoding="utf-8")
    js = (TEMPLATE / "shared.js").read_text(encoding="utf-8") + (TEMPLATE / f"{name}.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(js.encode()).digest()).decode()
    pictures = "data:" if name == "page" else "'self' data: file:"
    policy = f"default-src 'none'; img-src {pictures}; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    policy += "; base-uri 'none'; form-action 'none'"
    return {"css": Markup(css), "js": Markup(js), "policy": Markup(policy)}
