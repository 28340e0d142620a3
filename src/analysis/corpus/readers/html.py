"""Saved HTML pages: the article by trafilatura, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from analysis.corpus import days
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode
from analysis.corpus.readers import exports
from analysis.model import Problem

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n>]+?)\s*-->", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]{0,2000}>", re.IGNORECASE)
_LOOKS_LIKE = re.compile(r"</(?:p|div|a|b|i|em|strong|span|ul|li|h[1-6]|blockquote)>|<(?:p|br)\s*/?>", re.IGNORECASE)
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section", "article", "header",
    "footer", "figure", "figcaption", "pre", "hr", "dd", "dt",
})  # fmt: skip
_DROP = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "select", "textarea", "nav"})
_META_DAY = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate",
    "publishdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date", "article.published",
    "citation_publication_date", "og:published_time",
)  # fmt: skip
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_FACTIVA = re.compile(r"class=[\"'][^\"']*\b(?:en)?Article\b")
_SPACE = re.compile(r"\s+")
MIN_WORDS = 5

_CONFIG = use_config()
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # `limits.time_limit` does this, without a second alarm


def read_html(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one page."""
    markup = normalise_page(decode(blob.read()))
    if _FACTIVA.search(markup) and (tree := _parse(markup)) is not None and (drafts := exports.split_page(tree)):
        yield from drafts
        return
    draft = page(markup)
    yield draft or Problem(
        path=blob.path, cause="the page holds no article text", remedy="save the article's own page, or its text as .txt"
    )


def normalise_page(markup: str) -> str:
    """Markup without the characters that XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", markup)


def page(markup: str, *, url: str | None = None) -> Draft | None:
    """The article of a page; None where there is none."""
    if not _TAG.search(markup):
        return None
    tree = _parse(markup)
    if tree is None:
        return None
    found: Any = bare_extraction(
        markup, url=url, with_metadata=True, include_comments=False, include_tables=True, config=_CONFIG,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    text = (found.text or "") if found else ""
    if len(text.split()) < MIN_WORDS:
        return None
    fields = _page_fields(found, markup, url)
    fields |= {"published": day} if (day := _published(tree, markup)) else {}
    return Draft(text=text, fields=fields, basis="page")


def _parse(markup: str) -> Any:
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup, count=1))
    except (etree.LxmlError, ValueError):
        return None


def _page_fields(found: Any, markup: str, url: str | None) -> dict[str, str]:
    """What trafilatura and the program that saved the page say of it."""
    fields = {
        "title": found.title, "author": found.author, "source": found.sitename or "", "url": found.url or url,
        "section": ", ".join(found.categories or ()), "language": found.language,
    }  # fmt: skip
    if saved := _SINGLE_FILE.search(markup):
        fields["url"] = fields["url"] or saved[1]
        fields["retrieved"] = _saved_day(saved[2])
    elif saved := _SAVED.search(markup):
        fields["url"] = fields["url"] or saved[1]
    return {name: str(value).strip() for name, value in fields.items() if value and str(value).strip()}


def _saved_day(text: str) -> str | None:
    """The day of "Tue Oct 22 2024 10:11:12 GMT+0200"."""
    interval = days.parse(" ".join(text.split()[:4]))
    return interval[0].isoformat() if interval else None


def _published(tree: Any, markup: str) -> str | None:
    """The day in the page's own metadata: JSON-LD, then meta elements, then a marked-up time."""
    if (found := _JSON_DAY.search(markup)) and days.parse(found[1]):
        return found[1]
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        metas.setdefault(name.lower(), node.get("content") or "")
    for name in _META_DAY:
        if days.parse(metas.get(name, "")):
            return metas[name]
    for node in tree.iter("time"):
        stamp = node.get("datetime") or ""
        named = f"{node.get('itemprop')} {node.get('class')}"
        if ("pubdate" in node.attrib or re.search(r"publish|pubdate|entry-date", named, re.IGNORECASE)) and days.parse(stamp):
            return stamp
    stamps = {node.get("datetime") for node in tree.iter("time") if days.parse(node.get("datetime") or "")}
    return stamps.pop() if len(stamps) == 1 else None


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML (a feed's entry, a field of a JSON record), a block a line; other strings unchanged."""
    if not _LOOKS_LIKE.search(markup):
        return markup
    try:
        tree = html.fragment_fromstring(normalise_page(markup), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return _TAG.sub(" ", markup)
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append(_SPACE.sub(" ", node.tail or ""))
        elif event == "start":
            if node.tag in _DROP:
                node.text = None
                for child in list(node):
                    node.remove(child)
            parts.extend(("\n" if node.tag in _BLOCKS else "", _SPACE.sub(" ", node.text or "")))
        else:
            parts.extend(("\n" if node.tag in _BLOCKS else "", _SPACE.sub(" ", node.tail or "")))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
