"""Raw files to articles: every file of the folder, by the reader of its suffix; what cannot be used becomes a listed problem."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from analysis import files, slugs
from analysis.corpus import days, outlets
from analysis.corpus.blob import Blob, Draft, Reader
from analysis.corpus.clean import clean, tidy_title
from analysis.corpus.decode import normalise
from analysis.corpus.identify import language
from analysis.corpus.limits import MAX_CHARACTERS, MAX_WORDS, OverLimitError, UnreadableError, time_limit
from analysis.corpus.listing import is_inside, is_litter
from analysis.corpus.metadata import Metadata, addresses, read_metadata, stated_publication
from analysis.corpus.publication import infer_publication
from analysis.corpus.readers import archives, documents, feeds, html, plain, records, tabular, webarchives
from analysis.model import Article, ArticleRow, Problem, Removed

LONGEST = 90  # characters of a name in an id
NO_READER = "take it out, or save its article as .txt, .html, .docx or .pdf (docs/inputs.md has all forms)"

__all__ = ["READERS", "find_files", "read_file", "read_metadata"]

for _name in ("trafilatura", "htmldate", "pypdf", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # what they have to say of a file, its problem says


def read_blob(blob: Blob) -> Iterator[Draft | Problem]:
    """The articles of a named run of bytes, by the reader of its suffix."""
    reader = READERS.get(blob.suffix)
    if reader is None:
        raise UnreadableError(f"no reader for {blob.suffix or 'a name without suffix'}", NO_READER)
    yield from reader(blob)


def _guarded(blob: Blob) -> Iterator[Draft | Problem]:
    """What the reader gives, each within the time limit; an error ends the file, or the member of an archive, as a problem."""
    drafts = read_blob(blob)
    while True:
        try:
            with time_limit():
                item = next(drafts, None)
        except Exception as error:  # whatever hostile bytes do to a parser, the build goes on
            yield _as_problem(blob.path, error)
            return
        if item is None:
            return
        yield item


def _as_problem(path: str, error: Exception) -> Problem:
    if isinstance(error, UnreadableError):
        return _problem(path, error.cause, error.remedy)
    reason = " ".join(str(error).split())[:160]
    return _problem(
        path, f"damaged ({type(error).__name__}{': ' if reason else ''}{reason})", "open it in the program that made it and save it again"
    )


def _problem(path: str, cause: str, remedy: str, *, failed: bool = True) -> Problem:
    return Problem(path=path, cause=cause, remedy=remedy, failed=failed)


READERS: Mapping[str, Reader] = {
    ".txt": plain.read_text,
    ".md": plain.read_markdown,
    ".markdown": plain.read_markdown,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".xhtml": html.read_html,
    ".json": records.read_json,
    ".jsonl": records.read_jsonl,
    ".ndjson": records.read_jsonl,
    ".csv": tabular.read_csv,
    ".tsv": tabular.read_csv,
    ".xlsx": tabular.read_xlsx,
    ".docx": documents.read_docx,
    ".rtf": documents.read_rtf,
    ".pdf": documents.read_pdf,
    ".rss": feeds.read_feed,
    ".atom": feeds.read_feed,
    ".rdf": feeds.read_feed,
    ".xml": feeds.read_feed,
    ".mhtml": webarchives.read_mhtml,
    ".mht": webarchives.read_mhtml,
    ".webarchive": webarchives.read_webarchive,
    ".warc": webarchives.read_warc,
    ".zip": partial(archives.read_zip, inner=_guarded),
    ".gz": partial(archives.read_gzip, inner=read_blob),
}


def find_files(raw: Path, metadata: Metadata | None = None) -> list[Path]:
    """The files of a corpus in a fixed order: no READMEs, hidden files, sidecars, litter, or links that lead out of the folder."""
    sidecars = (metadata or read_metadata(raw)).sidecars
    found = {path.relative_to(raw).as_posix(): path for path in raw.rglob("*") if is_inside(path, raw) and path not in sidecars}
    return [found[name] for name in sorted(found) if not is_litter(name, found) and not found[name].name.lower().startswith("readme")]


def read_file(path: Path, raw: Path, *, metadata: Metadata) -> Iterator[Article | Problem]:
    """Read all articles of one file, lazily: decoded, cleaned, with what is known about them.

    Args:
        path: the file.
        raw: the raw folder that it lies in.
        metadata: what the sidecars say, from `read_metadata`.

    Yields:
        An article for each that can be used, a problem for each that cannot; articles in another language are problems that
        are no failure. Nothing that a file holds raises.
    """
    blob = Blob.of_file(path, raw, columns=metadata.columns(path.relative_to(raw).as_posix()))
    try:
        digest = files.digest(path)
    except OSError as error:
        yield Problem(path=blob.path, cause=error.strerror or "cannot be opened", remedy="check its permissions")
        return
    seen: set[str] = set()
    is_empty = True
    for item in _guarded(blob):
        is_empty = False
        result = item if isinstance(item, Problem) else _article_or_problem(item, blob, digest, metadata)
        if isinstance(result, Problem):
            yield replace(result, path=_printable(result.path), cause=_printable(result.cause))
            continue
        if result.article_id in seen:
            yield _problem(result.row.path, f"another article of the file has the id {result.article_id}, too", "give each its own")
            continue
        seen.add(result.article_id)
        yield result
    if is_empty:
        yield _problem(_printable(blob.path), "no article in it", "nothing, if none was to be had; else export it again", failed=False)


def _article_or_problem(draft: Draft, blob: Blob, digest: str, metadata: Metadata) -> Article | Problem:
    path = f"{blob.path}/{draft.member}" if draft.member else blob.path
    try:
        with time_limit():
            return _article(draft, path, digest, metadata)
    except Exception as error:  # as above
        return _as_problem(path if draft.key is None else f"{path}#{draft.key}", error)


def _printable(text: str) -> str:
    """Words of a file in a message: no control characters, at most 300 characters."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:300]


# ------------------------------------------------------------------------------------------------- one article
def _article(draft: Draft, path: str, digest: str, metadata: Metadata) -> Article | Problem:
    raw = normalise(draft.text)
    if len(raw) > 4 * MAX_CHARACTERS:
        raise OverLimitError(f"{len(raw):,} characters, of at most {4 * MAX_CHARACTERS:,}", "split it, one article a file")
    sidecar = metadata.fields(path, draft.key)
    fields = {name: " ".join(normalise(value).split()) for name, value in (*draft.fields.items(), *sidecar.items())}
    url, archive, saved = addresses(fields)
    source = outlets.canonical(fields.get("source")) or outlets.from_url(url) or outlets.from_path(path) or outlets.from_text(raw)
    title = tidy_title(fields["title"], source) if fields.get("title") else None
    cleaned = clean(raw, title=title, source=source)
    spot = path if draft.key is None else f"{path}#{draft.key}"
    words = len(cleaned.text.split())
    if not words:
        return _problem(spot, "no text in it but furniture" if raw.strip() else "it is empty", "check the file, or take it out")
    if words > MAX_WORDS or len(cleaned.text) > MAX_CHARACTERS:
        return _problem(spot, f"{words:,} words, more than the {MAX_WORDS:,} of one article", "split it, one article a file")
    tongue = language(cleaned.text)
    if tongue != "en":
        return _problem(spot, f"in another language than English ({tongue})", "translate it, or leave it aside", failed=False)
    article_id = _article_id(fields.get("article_id"), path, draft.key)
    stated = stated_publication(draft, sidecar, url, path)
    first, last, basis = (*stated[0], stated[1]) if stated else infer_publication(raw, title=cleaned.title)
    retrieved = days.parse(fields.get("retrieved", ""))
    row = ArticleRow(
        article_id=article_id, path=path, raw_sha256=digest, source=source, title=cleaned.title, url=url, archive_url=archive,
        author=fields.get("author") or cleaned.fields.get("author"), section=fields.get("section") or cleaned.fields.get("section"),
        retrieved=retrieved[0] if retrieved and retrieved[0] == retrieved[1] else saved, language=tongue,
        published=first if first == last else None, published_from=first, published_to=last, published_basis=basis,
        words=words, text_sha256=hashlib.sha256(cleaned.text.encode()).hexdigest(),
    )  # fmt: skip
    removed = tuple(Removed(article_id=article_id, line=line, text=text, rule=rule) for line, text, rule in cleaned.removed)
    return Article(row=row, text=cleaned.text, removed=removed)


def _article_id(given: str | None, path: str, key: str | None) -> str:
    """The id that metadata give, if it can stand alone; else a slug of the path, with the key of one among many."""
    if given and re.search(r"[A-Za-z]", given) and "/" not in given:
        return slugs.file_name(given, longest=LONGEST)
    stem = re.sub(r"(?:\.\w{1,8}){1,2}$", "", path) if "." in path.rsplit("/", 1)[-1][1:] else path
    name = slugs.file_name(stem, longest=LONGEST) if slugs.slug(stem) else slugs.digest(path)
    among = given or key
    return f"{name}-{slugs.file_name(among, longest=LONGEST)}" if among else name
