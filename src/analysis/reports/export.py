"""An executed notebook as one HTML page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.reports.context import BANNER, PageContext

if TYPE_CHECKING:
    from nbformat import NotebookNode


def page(notebook: NotebookNode, *, context: PageContext) -> str:
    """The page of an executed notebook: one file that asks the network for nothing."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="basic")
    html: str = exporter.from_notebook_node(notebook)[0]
    alert = ""
    if context.failure:
        alert = f'<p role="alert">Failed: {escape(context.failure.reason)}</p><pre>{escape(context.failure.traceback)}</pre>'
    finding = f"<p>{escape(context.finding)}</p>" if context.finding else ""
    head = f'<meta charset="utf-8"><title>{escape(context.title)}</title>'
    body = f"{BANNER}<h1>{escape(context.title)}</h1>{finding}{alert}{html}"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'


def outdated(html: str, *, reason: str, details: str) -> str:
    """A good page marked as old: the run after it failed, and `details` links to how."""
    note = f'<p role="alert" class="outdated">This page is old. The last run failed: {escape(reason)}. <a href="{details}">Details</a></p>'
    return html.replace(BANNER, BANNER + note, 1)


def preload() -> None:
    """Import and compile, before any report is forked, all that `page` needs."""
    import nbconvert  # noqa: F401
