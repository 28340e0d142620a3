"""Feeds: RSS and Atom, an article an entry, streamed, without entities or external parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from analysis.corpus import outlets
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.limits import MAX_RECORD, UnreadableError
from analysis.corpus.readers.html import fragment_text
from analysis.model import Problem

_ENTRY = ("item", "entry")
_TEXT = ("encoded", "content", "description", "summary")
_DAY = ("pubDate", "published", "date", "issued", "updated")
_ROOTS = ("rss", "feed", "RDF")


def read_feed(blob: Blob) -> Iterator[Draft | Problem]:
    """Read the entries of a feed; the channel's title is the outlet where neither the entry nor its address tells."""
    channel = ""
    number = 0
    try:
        with blob.open() as stream:
            depth = 0
            for event, node in iterparse(stream, events=("start", "end")):
                depth += 1 if event == "start" else -1
                name = _local(node.tag)
                if event == "start":
                    if depth == 1 and name not in _ROOTS:
                        raise UnreadableError(
                            f"XML, but no feed (it begins with <{name[:40]}>)", "save it as one of the forms in the README"
                        )
                elif name in _ENTRY:
                    number += 1
                    yield _entry(node, channel, number, blob.path)
                    node.clear()
                elif name == "title" and not channel and depth <= 2:
                    channel = "".join(node.itertext())
    except DefusedXmlException as error:
        raise UnreadableError(
            "XML with entities of its own, which can unfold without end", "save the feed again without its DOCTYPE"
        ) from error
    except ParseError as error:
        raise UnreadableError(f"no whole XML ({error})", "fetch the feed again") from error


def _local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]


def _entry(node: Any, channel: str, number: int, path: str) -> Draft | Problem:
    parts: dict[str, str] = {}
    for child in node:
        name = _local(child.tag)
        if name == "link" and (child.get("href") is None or child.get("rel", "alternate") == "alternate"):
            parts.setdefault("link", child.get("href") or child.text or "")
        elif name == "author":
            parts.setdefault(
                "creator", next((part.text for part in child if _local(part.tag) == "name" and part.text), "") or child.text or ""
            )
        elif name == "source" and child.text and child.text.strip():
            parts.setdefault("source", child.text)
        elif name not in parts and (content := _content(child)):
            parts[name] = content
    text = next((parts[name] for name in _TEXT if parts.get(name)), "")
    if not text or len(text) > MAX_RECORD:
        cause = "too long" if text else "the entry holds no text"
        return Problem(path=f"{path}#{number}", cause=cause, remedy="save the article's own page", failed=bool(text))
    url = parts.get("link", "").strip() or (parts.get("guid", "") if parts.get("guid", "").startswith("http") else "")
    fields = {
        "title": fragment_text(parts.get("title", "")),
        "author": parts.get("creator"),
        "url": url,
        "section": parts.get("category"),
        "published": next((parts[name] for name in _DAY if parts.get(name)), None),
        "source": parts.get("source") or outlet_of(channel, url),
    }
    known = {name: value.strip() for name, value in fields.items() if value and value.strip()}
    return Draft(text=fragment_text(text), key=str(number), fields=known)


def _content(node: Any) -> str:
    """What an element holds: text (HTML, escaped), or XHTML elements, as HTML."""
    if not len(node):
        return (node.text or "").strip()
    return re.sub(r"<(/?)\w+:", r"<\1", tostring(node, encoding="unicode"))


def outlet_of(channel: str, url: str) -> str:
    """The outlet's name in the title of a channel ("World news | Harbour Post"): the part that the address resembles."""
    known = outlets.from_url(url)
    if known and outlets.find(known):
        return known
    parts = [part.strip() for part in re.split(r"\s+[|–—·»:-]\s+", channel) if part.strip()]
    host = re.sub(r"\W", "", urlsplit(url).hostname or "") if url else ""
    alike = [part for part in parts if host and re.sub(r"^the|\W", "", part.lower()) in host]
    return alike[0] if alike else channel if len(parts) == 1 else ""
