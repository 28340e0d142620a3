"""Records to articles: JSON and JSON Lines, with a guessed map from their keys to ours; rows of tables use it, too."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from analysis.corpus import limits
from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import decode
from analysis.corpus.fields import field_of
from analysis.corpus.limits import MAX_RECORD, UnreadableError
from analysis.corpus.readers.html import fragment_text, page
from analysis.model import Problem

TEXT_COLUMNS = (  # in order of preference; letters only
    "text", "plaintext", "maintext", "articletext", "storytext",
    "fulltext", "textcontent", "body", "articlebody", "bodytext", "content", "contents",
    "story", "cleanedtext", "rawtext", "document", "transcript", "html", "rawhtml", "description", "summary", "excerpt",
    "article",
)  # fmt: skip
_LISTS = ("articles", "items", "results", "data", "documents", "docs", "entries", "records", "posts", "response", "hits", "value", "@graph")
_SPARE_SOURCES = ("sitename", "source-hostname", "publisher", "hostname", "domain", "source_domain")
NO_TEXT = "name the column of the articles' text 'text'"


# ----------------------------------------------------------------------------------------------------------- JSON
def read_json(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one object, a list of objects, or an object that holds such a list."""
    text = decode(blob.read())
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]  # a string may hold a raw U+2028
        if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}"):
            yield from _json_lines(blob, ((number, line.encode()) for number, line in enumerate(text.split("\n"), 1)))
            return
        raise UnreadableError(f"no JSON ({_reason(error)})", "export it again") from error
    records = _listed(parsed)
    if records is None:
        yield draft_or_problem(blob, parsed, None)
        return
    for number, record in enumerate(records, 1):
        yield draft_or_problem(blob, record, number)


def read_jsonl(blob: Blob) -> Iterator[Draft | Problem]:
    """Read one object a line, streamed."""
    with blob.open() as stream:
        yield from _json_lines(blob, _limited_lines(stream))


def _json_lines(blob: Blob, lines: Iterable[tuple[int, bytes]]) -> Iterator[Draft | Problem]:
    for number, line in lines:
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        if len(line) > MAX_RECORD:
            yield _problem(blob.path, number, f"longer than {limits.size(MAX_RECORD)}", "split it")
            continue
        try:
            record = json.loads(decode(line))
        except (ValueError, RecursionError, UnreadableError) as error:
            yield _problem(blob.path, number, f"no JSON ({_reason(error)})", "mend the line, or export the file again")
            continue
        yield draft_or_problem(blob, record, number)


def _limited_lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of a line beyond the limit only its beginning is kept."""
    number = 0
    while line := stream.readline(MAX_RECORD + 1):
        number += 1
        yield number, line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_RECORD)):
            pass


def _listed(parsed: Any) -> list[Any] | None:
    """The list of records in a parsed file; None where it is one record."""
    if isinstance(parsed, list):
        return parsed
    if isinstance(parsed, dict) and not _text_of(parsed):
        for name in _LISTS:
            inner = parsed.get(name)
            if isinstance(inner, list):
                return inner
            if isinstance(inner, dict) and (listed := _listed(inner)) is not None:
                return listed
    return None


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0][:100] or type(error).__name__


def _problem(path: str, number: int | None, cause: str, remedy: str) -> Problem:
    return Problem(path=path if number is None else f"{path}#{number}", cause=cause, remedy=remedy)


def draft_or_problem(blob: Blob, record: Any, number: int | None, text_column: str | None = None) -> Draft | Problem:
    """One record as an article; the columns that the user maps go before guessed ones."""
    path = blob.path
    if not isinstance(record, Mapping):
        return _problem(path, number, "the record is no object with named fields", "give each article its fields: text, title, source …")
    record = {**record, **{ours: record[theirs] for ours, theirs in blob.columns.items() if theirs in record}}
    text = string(record.get(text_column)) if text_column else _text_of(record)
    if not text:
        if text_column or not {letters(str(name)) for name in record}.isdisjoint(TEXT_COLUMNS):
            return _problem(path, number, "its text is empty", "fill it in, or take the record out")
        return _problem(path, number, "the record holds no text", NO_TEXT)
    if len(text) > MAX_RECORD:
        return _problem(path, number, f"longer than {limits.size(MAX_RECORD)}", "split it")
    fields = _fields(record)
    if "<html" in text[:2000].lower():
        found = page(text, url=fields.get("url"))
        if found is None:
            return _problem(path, number, "the page holds no article text", "give the article's text")
        return Draft(
            text=found.text, key=_key(number), fields={**found.fields, **fields}, basis="metadata" if "published" in fields else "page"
        )
    return Draft(text=fragment_text(text), key=_key(number), fields=fields)


def _key(number: int | None) -> str | None:
    return None if number is None else str(number)


def letters(name: str) -> str:
    """Letters and digits of a heading, in lower case."""
    return "".join(char for char in name.lower() if char.isalnum())


def _text_of(record: Mapping[str, Any]) -> str:
    """The text of a record; of several the first in `TEXT_COLUMNS` that is no mere teaser."""
    by_name = {letters(str(name)): value for name, value in record.items()}
    return next((text for name in TEXT_COLUMNS if (text := _body(by_name.get(name)))), "")


def _body(value: Any) -> str:
    """A body as a string: a string, a list of paragraphs, or Fundus's summary and sections."""
    if isinstance(value, Mapping):
        sections = value.get("sections") or value.get("paragraphs") or ()
        parts = [value.get("summary"), *(sections if isinstance(sections, list) else ())]
        if not any(parts):
            parts = [value.get("headline"), value.get("paragraphs")]
        return "\n\n".join(filter(None, map(_section, parts)))
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str) and part.strip())
    return value.strip() if isinstance(value, str) else ""


def _section(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n\n".join(filter(None, (_body(value.get("headline")), _body(value.get("paragraphs") or value.get("text")))))
    return _body(value)


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    """The metadata of a record, under our names; an address in a column "source" is an address."""
    fields: dict[str, str] = {}
    flat = chain(record.items(), *(value.items() for value in record.values() if isinstance(value, Mapping) and "name" not in value))
    pairs = [(str(name), string(value)) for name, value in flat]
    for name, value in sorted(pairs, key=lambda pair: field_of(pair[0]) != pair[0].lower()):
        column = field_of(name)
        if not column or not value or len(value) > 2000:
            continue
        if column == "source" and "://" in value:
            fields.setdefault("url", value)
        else:
            fields.setdefault(column, value)
    if "source" not in fields:
        by_name = dict(pairs)
        fields |= {"source": spare} if (spare := next((by_name[name] for name in _SPARE_SOURCES if by_name.get(name)), "")) else {}
    return fields


def string(value: Any) -> str:
    """A cell as a string: days as ISO, lists joined, {"name": …} as the name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(string, value[:20])))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None or isinstance(value, bool) else str(value).strip()
