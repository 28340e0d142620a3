"""Markdown and code of a notebook as HTML: headings with stable anchors, no raw HTML, no address that a page may not ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from typing import Any

import mistune
from markupsafe import Markup

from analysis.reports.clean import web_address
from analysis.slugs import slug

LOCAL = re.compile(r"(?:#[\w-]+|[\w-][\w./-]*\.html(?:#[\w-]+)?)")  # a place on the page, or a neighbouring page
TITLES = re.compile(r"^#\s+(?P<title>.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Prose:
    """Turns the Markdown of one notebook into HTML, and keeps its headings."""

    headings: list[Heading] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    def html(self, markdown: str) -> Markup:
        """A Markdown cell as HTML."""
        return Markup(_markdown(_Renderer(self))(markdown))

    def add(self, text: str, level: int) -> Heading:
        """Name a heading. The page's title is its only first level, and no level is skipped."""
        deepest = self.headings[-1].level + 1 if self.headings else 2
        heading = Heading(level=max(2, min(level, deepest)), text=text, anchor=self.anchor(text))
        self.headings.append(heading)
        return heading

    def anchor(self, text: str) -> str:
        """A name for a place on the page, made from its words, so that it stays when others come and go."""
        name = base = slug(text, longest=60) or "section"
        number = 2
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name)
        return name


class _Renderer(mistune.HTMLRenderer):
    def __init__(self, prose: Prose) -> None:
        super().__init__(escape=True)
        self._prose = prose

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """A heading that can be linked to."""
        heading = self._prose.add(Markup(text).striptags(), level)
        return f'<h{heading.level} id="{heading.anchor}">{text}</h{heading.level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link to the web or to a neighbouring page; the words alone for any other address."""
        if LOCAL.fullmatch(url):
            return f'<a href="{escape(url)}">{text}</a>'
        address = web_address(url)
        return f'<a href="{escape(address)}" rel="noopener noreferrer external">{text}</a>' if address else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture that the page holds itself; the words for one elsewhere."""
        inline = re.fullmatch(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+", url)
        return f'<img src="{url}" alt="{escape(Markup(text).striptags())}">' if inline else text

    def table(self, text: str) -> str:
        """A table that scrolls by itself where it is wider than the page."""
        return f'<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: FBT001, FBT002  # mistune's signature
        """A cell; a head says that it stands for its column."""
        return f'<th scope="col">{text}</th>\n' if head else f"<td>{text}</td>\n"


def _markdown(renderer: _Renderer) -> Any:
    markdown = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", "footnotes"])
    return lambda text: str(markdown(text))


def title_of(markdown: str) -> tuple[str, str]:
    r"""The title that a Markdown cell begins with, and the rest of it.

    >>> title_of("# Who says how many\n\nOn whose word?")
    ('Who says how many', 'On whose word?')
    """
    match = TITLES.match(markdown.lstrip())
    return (match["title"], markdown.lstrip()[match.end() :].strip()) if match else ("", markdown)


@cache
def _lexer() -> Any:
    from pygments.lexers.python import PythonLexer

    return PythonLexer()


@cache
def _formatter() -> Any:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=512)
def code(source: str) -> Markup:
    """Python source, coloured by classes."""
    from pygments import highlight

    return Markup(highlight(source.rstrip(), _lexer(), _formatter()))
