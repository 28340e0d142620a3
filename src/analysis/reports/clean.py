"""HTML and SVG that may hold an article's words: rebuilt from a list of what is allowed, never passed on as it came.

What a notebook shows is parsed, and only elements and attributes named here are written again, every text and value escaped. So a page
holds no script, form or frame, and no address but `http`, `https` and places on the page itself, whatever an article or a cell says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from lxml import etree
from markupsafe import Markup

EVERYWHERE = frozenset({"id", "lang", "dir", "aria-label"})
TAGS: dict[str, frozenset[str]] = {
    **{
        tag: frozenset()
        for tag in ("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "mark", "abbr")
    },
    **{tag: frozenset() for tag in ("cite", "q", "blockquote", "code", "pre", "kbd", "samp", "var", "ul", "ol", "li", "dl", "dt", "dd")},
    **{tag: frozenset() for tag in ("caption", "thead", "tbody", "tfoot", "tr")},
    "a": frozenset({"href"}),
    "table": frozenset({"class"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope", "data-type"}),
    "time": frozenset({"datetime"}),
}
VOID = frozenset({"br", "hr"})
DROPPED = frozenset(  # with all that they hold; of other elements that are not allowed, the words stay
    {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "applet", "svg", "math", "textarea", "select"}
    | {"option", "button", "input", "form", "audio", "video", "source", "canvas", "link", "meta", "base", "frame", "frameset", "xmp"}
    | {"plaintext", "noembed", "noframes"}
)
VALUES = {
    "id": r"row-[\w-]{1,200}",
    "lang": r"[A-Za-z-]{1,20}",
    "dir": r"ltr|rtl|auto",
    "colspan": r"[1-9]\d{0,2}",
    "rowspan": r"[1-9]\d{0,2}",
    "scope": r"row|col|rowgroup|colgroup",
    "data-type": r"number",
    "class": r"analysis",
    "datetime": r"[\d:T+Z. -]{4,40}",
}
VALUE = {name: re.compile(pattern) for name, pattern in VALUES.items()}
WEB = re.compile(r"https?://[^\s\"'<>`\\\x00-\x1f]+", re.IGNORECASE)
ON_PAGE = re.compile(r"#[\w-]{1,200}")

DRAWN = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "use", "clipPath", "a"}
    | {"title", "desc", "style", "linearGradient", "stop", "pattern"}
)
DRAWING = frozenset(
    {"viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "width", "height", "transform", "class"}
    | {"fill", "stroke", "opacity", "offset", "text-anchor", "clip-path", "fill-opacity", "stroke-opacity", "stroke-width", "fill-rule"}
    | {"stroke-dasharray", "stroke-linecap", "stroke-linejoin", "clip-rule", "clipPathUnits", "patternUnits", "gradientUnits", "aria-label"}
    | {"preserveAspectRatio", "dominant-baseline", "font-size", "font-family", "font-weight", "font-style", "style"}
)
ROLES = re.compile(r"graphics-document|graphics-symbol|img|presentation|group")
SVG_ID = re.compile(r"[A-Za-z][\w.:-]*")
FAR = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|[<\\]", re.IGNORECASE)  # CSS that asks for another file, or hides that it does
NAMES = {"{http://www.w3.org/1999/xlink}href": "href"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)


def web_address(address: object) -> str:
    """An address that a page may link to, else "".

    >>> web_address("https://alder.example/a?b=1"), web_address("javascript:alert(1)"), web_address(None)
    ('https://alder.example/a?b=1', '', '')
    """
    text = str(address or "").strip()
    return text if WEB.fullmatch(text) else ""


def html_of(source: str) -> Markup:
    """HTML rebuilt from what is allowed.

    >>> html_of('<p onclick="x()">A<script>x()</script> <b>b</b> &lt;i&gt;</p>')
    Markup('<p>A <b>b</b> &lt;i&gt;</p>')
    """
    return Markup(inside(parsed(source)))


def parsed(source: str) -> Any:
    """The tree of an HTML fragment: its `body`."""
    root = etree.fromstring(f"<!DOCTYPE html><html><body>{source.replace(chr(0), '')}</body></html>", etree.HTMLParser(no_network=True))
    body = root.find("body")
    return root if body is None else body


def inside(element: Any) -> str:
    """What an HTML element holds, rebuilt."""
    return "".join(_written(element, _html_element))


def _html_element(element: Any) -> str:
    tag = element.tag
    if not isinstance(tag, str) or tag in DROPPED:  # comments and instructions have no name
        return ""
    body = "".join(_written(element, _html_element))
    if tag not in TAGS:
        return body
    if tag == "th" and not body.strip():
        tag = "td"  # a head says something
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _html_attributes(tag, element.attrib))
    return f"<{tag}{attributes}>" if tag in VOID else f"<{tag}{attributes}>{body}</{tag}>"


def _html_attributes(tag: str, given: Any) -> Iterator[tuple[str, str]]:
    for name, value in given.items():
        if name == "href" and tag == "a":
            if ON_PAGE.fullmatch(value):
                yield name, value
            elif web_address(value):
                yield from ((name, web_address(value)), ("rel", "noopener noreferrer external"))
        elif name == "aria-label":
            yield name, value
            if tag in ("span", "abbr"):
                yield "role", "img"  # a name needs a role
        elif name in EVERYWHERE | TAGS[tag] and VALUE[name].fullmatch(value):
            yield name, value


def svg_of(source: str) -> Markup:
    """A drawing rebuilt from what is allowed, or nothing if it is not well-formed.

    >>> svg_of('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><path d="M0 0"/></svg>')
    Markup('<svg><path d="M0 0"></path></svg>')
    """
    try:
        root = etree.fromstring(source.encode(), _PARSER)
    except etree.XMLSyntaxError:
        return Markup("")
    return Markup(_svg_element(root)) if _local(root) == "svg" else Markup("")


def _svg_element(element: Any) -> str:
    tag = _local(element)
    if tag not in DRAWN:
        return ""
    if tag == "style":
        css = "".join(element.itertext())
        return "" if FAR.search(css) else f"<style>{escape(css, quote=False).replace('&gt;', '>')}</style>"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _svg_attributes(tag, element.attrib))
    return f"<{tag}{attributes}>{''.join(_written(element, _svg_element))}</{tag}>"


def _svg_attributes(tag: str, given: Any) -> Iterator[tuple[str, str]]:
    for key, value in given.items():
        name = NAMES.get(key, key)
        if name == "href":
            if tag in ("a", "use") and ON_PAGE.fullmatch(value):
                yield name, value
        elif name == "id":
            if SVG_ID.fullmatch(value):
                yield name, value
        elif name == "role":
            if ROLES.fullmatch(value):
                yield name, value
        elif name in DRAWING and (name == "aria-label" or not FAR.search(value)):
            yield name, value


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _written(element: Any, write: Callable[[Any], str]) -> Iterator[str]:
    yield escape(element.text or "", quote=False)
    for child in element:
        yield write(child)
        yield escape(child.tail or "", quote=False)
