"""Office documents: DOCX, RTF and PDF; a bulk export of a press archive is split into its articles."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.corpus.blob import Blob, Draft
from analysis.corpus.decode import unix_lines
from analysis.corpus.limits import MAX_PAGES, OverLimitError, UnreadableError
from analysis.corpus.readers import exports
from analysis.corpus.readers.archives import check_package
from analysis.corpus.readers.plain import header_lines
from analysis.model import Problem

MIN_PDF_WORDS = 10  # a PDF with fewer is pictures of pages
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")


def read_docx(blob: Blob) -> Iterator[Draft | Problem]:
    """Read a Word document; the paragraphs of its tables in their places."""
    import docx

    data = blob.read()
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError) as error:
        raise UnreadableError("no whole Word document", "open it in a word processor and save it again as .docx") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            lines += [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    yield from _articles("\n\n".join(lines))


def read_rtf(blob: Blob) -> Iterator[Draft | Problem]:
    """Read a rich-text file."""
    from striprtf.striprtf import rtf_to_text

    data = blob.read()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("no RTF", "open it in a word processor and save it again as .rtf or .docx")
    if not data.rstrip(b"\0\r\n\t \x1a").endswith(b"}"):
        raise UnreadableError("cut off before its end", "download it again")
    text: str = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    yield from _articles(unix_lines(text))


def _articles(text: str) -> Iterator[Draft]:
    drafts = exports.split(text)
    if drafts is not None:
        yield from drafts
        return
    fields, body = header_lines(text.lstrip("\n"))
    yield Draft(text=body, fields=fields)


def read_pdf(blob: Blob) -> Iterator[Draft | Problem]:
    """Read the text layer of a PDF: running heads and page numbers out, broken lines joined."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(blob.read()), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("encrypted", "save it without a password")
    if len(reader.pages) > MAX_PAGES:
        raise OverLimitError(f"{len(reader.pages)} pages, more than {MAX_PAGES}")
    pages = [[" ".join(line.split()) for line in page.extract_text().splitlines()] for page in reader.pages]
    text = "\n\n".join(reflow(without_running_heads(pages)))
    if len(text.split()) < MIN_PDF_WORDS:
        raise UnreadableError("no text layer: its pages are pictures", "run text recognition (OCR) on it first")
    yield from _articles(text)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages but page numbers and what stands first or last on most pages."""
    edges = Counter(line for page in pages for line in {*_edge(page)} if line)
    repeated = {line for line, count in edges.items() if count >= 3 and count > len(pages) / 2}
    return [line for page in pages for line in page if line not in repeated and not _PAGE_NUMBER.fullmatch(line)]


def _edge(page: Sequence[str]) -> Sequence[str]:
    lines = [line for line in page if line]
    return [*lines[:2], *lines[-2:]]


def reflow(lines: Sequence[str]) -> list[str]:
    """Paragraphs from lines of a page: a line that is clearly short, or blank, ends one; a word broken at the end of a line is joined."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if is_open and re.search(r"[a-z]-$", paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif is_open:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        is_open = len(line) >= (0.85 if _SENTENCE_END.search(line) else 0.6) * width
    return paragraphs
