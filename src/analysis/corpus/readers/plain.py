"""Plain text and Markdown: header lines or front matter, then the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode, unix_lines
from analysis.corpus.fields import field_of
from analysis.corpus.readers import exports
from analysis.model import Problem

_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):[ \t]*(\S.*)?$")
_FRONT = re.compile(r"\A(?P<mark>---|\+\+\+)[ ]*\n(?P<body>.*?)\n(?:(?P=mark)|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"^(\w+)\s*=\s*(.+)$", re.MULTILINE)
_MAX_FRONT = 20_000  # characters
_MAX_BRACKETS = 200

_MARKDOWN = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE), ""),
    (
        re.compile(r"!\[([^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,2000}\)"),
        r"\1",
    ),  # a picture's alternative text is its caption
    (re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ ]\S+.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}[ ]+(.*?)(?:[ ]+#+)?[ ]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^ {0,3}(?:>[ ]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[*_-][ ]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"^[ ]*[*+-][ ]+(?=\S)", re.MULTILINE), "\n- "),
    (re.compile(r"^[ ]*(\d{1,3}\.[ ]+)(?=\S)", re.MULTILINE), r"\n\1"),
    (re.compile(r"(?<![\w*])(\*\*\*|\*\*|\*)(?=\S)([^*\n]{1,1000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(___|__|_)(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,200})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])"), r"\1"),
    (re.compile(r"\[\^[\w-]{1,20}\]"), ""),
)
_HEADLINE, _VALUE = 25, 25  # words of a headline, and of a metadata line's value, at most
_LINE_END = re.compile(r"(?<=\S)\n(?=\S)(?!- |\d{1,3}\. )")


def read_text(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one plain-text article; lines such as "Date: 3 May 2024" before the first empty line are its metadata."""
    text = unix_lines(decode(blob.read()))
    drafts = exports.split(text)
    if drafts is not None:
        yield from drafts
        return
    fields, body = header_lines(text)
    yield Draft(text=body, fields=fields)


def read_markdown(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one Markdown article with YAML or TOML front matter."""
    text = unix_lines(decode(blob.read()))
    fields, body = front_matter(text)
    if not fields:
        fields, body = header_lines(text)
    yield Draft(text=plain(body), fields=fields)


def header_lines(text: str) -> tuple[dict[str, str], str]:
    """Metadata lines at the head of a text, and the text with those lines empty, so that line numbers hold.

    All lines before the first empty one must be of the form "Known name: value"; or two or more such lines, the outlet or the day among
    them, stand below the headline, with or without empty lines between, as a word processor's paragraphs do. Else there is no header.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fields: dict[str, str] = {}
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if not line or line == "---":
            break
        name, value = _header(line)
        if name is None:
            fields = {}
            break
        if value:
            fields.setdefault(name, value)
    apart, rest = _below_headline(lines, start)
    if len(apart) > len(fields):
        return apart, rest
    return (fields, "\n".join([""] * number + lines[number:])) if fields else ({}, text)


def _header(line: str) -> tuple[str | None, str]:
    """Column and value of a metadata line; None where it is none."""
    found = _HEADER.match(line)
    return (field_of(found[1]), (found[2] or "").strip()) if found else (None, "")


def _below_headline(lines: Sequence[str], start: int) -> tuple[dict[str, str], str]:
    """Metadata lines below the headline or apart from each other, and the text with them empty."""
    fields: dict[str, str] = {}
    rest = list(lines)
    last = start
    for number in range(start, len(lines)):
        line = lines[number].strip()
        name, value = _header(line)
        if name and value and name not in fields and len(value.split()) <= _VALUE:
            fields[name], rest[number], last = value, "", number
        elif line and (number > start or len(line.split()) > _HEADLINE):
            break
    ends = last + 1 >= len(lines) or not lines[last + 1].strip()
    return (fields, "\n".join(rest)) if ends and len(fields) > 1 and {"source", "published"} & fields.keys() else ({}, "")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The front matter as fields, and the text with those lines empty; an unreadable block is left out, not an error."""
    found = _FRONT.match(text)
    if not found or len(found["body"]) > _MAX_FRONT:
        return {}, text
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    if found["mark"] == "+++":
        return as_fields({name: value.strip("\"'") for name, value in _TOML.findall(found["body"])}), rest
    # nested aliases unfold without end, and brackets in brackets cost the square of their number
    if re.search(r"(?:^|[\s:,\[{-])[&*]\w", found["body"]) or sum(map(found["body"].count, "[{")) > _MAX_BRACKETS:
        return _lines_as_fields(found["body"]), rest
    try:
        parsed = yaml.safe_load(found["body"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return _lines_as_fields(found["body"]), rest  # an unquoted colon in a headline
    return (as_fields(parsed) if isinstance(parsed, dict) else {}), rest


def _lines_as_fields(body: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in body.split("\n") if not line.startswith((" ", "-", "#")))
    return as_fields({name: re.sub(r"^\[(.*)\]$", r"\1", value.strip()).strip("\"'") for name, mark, value in pairs if mark})


def as_fields(parsed: Mapping[Any, Any]) -> dict[str, str]:
    """The entries of a mapping that are metadata, as strings; lists joined by commas, our own column names first."""
    fields: dict[str, str] = {}
    for name, value in sorted(parsed.items(), key=lambda item: field_of(str(item[0])) != str(item[0])):
        column = field_of(str(name))
        if column is None or isinstance(value, Mapping):
            continue
        if isinstance(value, (list, tuple)):
            value = ", ".join(str(part) for part in value if isinstance(part, (str, int)))
        if value is not None and str(value).strip():
            fields.setdefault(column, " ".join(str(value).split()))
    return fields


def plain(text: str) -> str:
    """Markdown as plain text, a paragraph a line."""
    for pattern, replacement in _MARKDOWN:
        text = pattern.sub(replacement, text)
    return _LINE_END.sub(" ", text)
