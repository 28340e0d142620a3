"""Only what is allowed is written again; every word of it escaped."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reports import clean

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


class Seen(HTMLParser):
    """All elements and attributes of a text, as a browser would find them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("plain & <b>bold</b>", "plain &amp; <b>bold</b>"),
        ("<p onclick='x()' style='color:red'>a</p>", "<p>a</p>"),
        ("a<script>x()</script>b", "ab"),
        ("a<style>*{}</style>b<iframe src=x></iframe>c", "abc"),
        ("<custom-tag>kept words</custom-tag>", "kept words"),
        ("<!-- a comment -->a", "a"),
        ("<a href='https://a.example/?x=1&y=2'>a</a>", '<a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer external">a</a>'),
        ("<a href='#row-a-1_2-3'>a</a>", '<a href="#row-a-1_2-3">a</a>'),
        ("<a href='javascript:x()'>a</a>", "<a>a</a>"),
        ("<a href=' java\nscript:x()'>a</a>", "<a>a</a>"),
        ("<a href='data:text/html,x'>a</a><a href='//far.example'>b</a><a href='file:///etc'>c</a>", "<a>a</a><a>b</a><a>c</a>"),
        (
            "<p id='row-a_1'>a</p><p id='content'>b</p>",
            '<p id="row-a_1">a</p><p>b</p>',
        ),  # a row may be linked to; nothing may take the page's own names
        ("<img src=x onerror=x()>", ""),
        ("<svg onload=x()><p>a</p></svg>b", "b"),
        ("<b>never closed", "<b>never closed</b>"),
        ("</div></main>a", "a"),  # closes nothing of the page
        ("<td colspan='2' data-x='1'>a</td>", '<td colspan="2">a</td>'),
        ("<span aria-label='unknown'>—</span>", '<span aria-label="unknown" role="img">—</span>'),
        ("<form action='http://far.example'><input name=a></form>b", "b"),
        ("<math><mi><style><img src=x onerror=x()></style></mi></math>b", "b"),
        ("", ""),
    ],
)
def test_html(given, expected):
    assert clean.html_of(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<path d="M0 0" onclick="x()"/>', '<path d="M0 0"></path>'),
        ("<script>x()</script><text>a &lt;b&gt;</text>", "<text>a &lt;b&gt;</text>"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>", ""),
        ('<a href="javascript:x()"><text>a</text></a>', "<a><text>a</text></a>"),
        ('<a xlink:href="https://far.example"><text>a</text></a>', "<a><text>a</text></a>"),
        ('<a href="#row-a_1" aria-label="A &quot;b&quot;"/>', '<a href="#row-a_1" aria-label="A &quot;b&quot;"></a>'),
        ('<use xlink:href="#m1"/><use href="https://far.example/x.svg#a"/>', '<use href="#m1"></use><use></use>'),
        ('<image href="https://far.example/x.png"/>', ""),
        ('<animate attributeName="href" to="javascript:x()"/>', ""),
        ("<style>.a{fill:var(--chart-ink,#111)}</style>", "<style>.a{fill:var(--chart-ink,#111)}</style>"),
        ("<style>@import url(https://far.example/x.css)</style>", ""),
        ("<style>.a{fill:url(https://far.example)}</style>", ""),
        ("<style>&lt;/style&gt;&lt;script&gt;</style>", ""),
        ('<rect style="fill:url(//far.example)" fill="url(#p)"/>', '<rect fill="url(#p)"></rect>'),
    ],
)
def test_svg(given, expected):
    assert clean.svg_of(SVG.format(given)) == f"<svg>{expected}</svg>"


@pytest.mark.parametrize("given", ["", "no drawing", "<svg", "<html/>", '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&b;</svg>'])
def test_what_is_no_drawing_is_nothing(given):
    assert clean.svg_of(given) == ""


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE svg [<!ENTITY a "' + "x" * 50 + '">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'
    assert "xxx" not in clean.svg_of(bomb)


PIECES = [
    "<script>",
    "</script>",
    "<p>",
    "</p>",
    "<a href='",
    "javascript:x()",
    "'>",
    '"',
    "<!--",
    "-->",
    "<svg>",
    "<style>",
    "<b",
    " onload=x ",
    "&lt;",
    "a",
    "\x00",
    "<td>",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join))
def test_nothing_that_runs_comes_through(text):
    for seen in (Seen(clean.html_of(text)), Seen(clean.svg_of(SVG.format(text)))):
        assert set(seen.tags) <= set(clean.TAGS) | {"svg", *map(str.lower, clean.DRAWN)}
        assert not any(name.startswith("on") for name, _ in seen.attributes)
        assert all(value.startswith(("#", "http://", "https://")) for name, value in seen.attributes if name == "href")
