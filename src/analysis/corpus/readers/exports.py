"""Bulk exports of the press archives: Nexis (text, RTF, DOCX) and Factiva (RTF, HTML), split into their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.corpus import days
from analysis.corpus.blob import Draft

# -------------------------------------------------------------------------------------------------------- Nexis
_NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE | re.IGNORECASE)
_NEXIS_COUNT = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS[ \t]*$", re.MULTILINE)
_NEXIS_SIGNS = re.compile(r"^[ \t]*(?:Load-Date:|LOAD-DATE:|Length:?\s+\d[\d,]* words|LENGTH:\s+\d[\d,]* words)", re.MULTILINE)
_LABEL = re.compile(
    r"(section|length|byline|dateline|highlight|headline|body|language|load-date|publication-type|journal-code|graphic|notes|url|subject|"
    r"document-type|series|column|correction|correction-date|type|pub-type|acc-no|copyright)\s*:\s*(.*)$",
    re.IGNORECASE,
)
_TAIL = frozenset({
    "load-date", "language", "publication-type", "journal-code", "graphic", "notes", "url", "subject", "document-type", "pub-type",
    "acc-no", "type", "classification",
})  # fmt: skip
_MAIL = re.compile(r"[;,(<\s]*[\w.+-]+@[\w-]+\.[\w.-]+[>)]?")
_COPYRIGHT = re.compile(r"(?:copyright|©)\s*(?:©\s*)?\d{4}\b", re.IGNORECASE)

# ------------------------------------------------------------------------------------------------------ Factiva
_CODES = (  # section, headline, byline, credit, words, day, time, source … lead, text … accession number
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CX", "LP", "TD", "ART", "CT", "RF", "CO", "IN",
    "NS", "RE", "IPD", "IPC", "PUB", "AN", "CLM", "DLN",
)  # fmt: skip
_CODE_LINE = re.compile(rf"^[ \t|]*({'|'.join(_CODES)})(?:[ \t]*\|[ \t]*|[ \t]{{1,}}|:[ \t]*|$)(.*?)[ \t|]*$")
_WORD_COUNT = re.compile(r"^[ \t]*\d[\d,]* words[ \t]*$", re.MULTILINE)
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)?\b", re.IGNORECASE)
_BYLINE = re.compile(r"by\b.*|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:,? (?:and|in|,) .*)?|[A-Z .,'’-]+", re.IGNORECASE | re.ASCII)
_ACCESSION = re.compile(r"^[ \t|]*(?:AN[ \t|:]+)?Document ([A-Z0-9]{10,40})[ \t|]*$", re.MULTILINE | re.IGNORECASE)


def split(text: str) -> list[Draft] | None:
    """The articles of a bulk export; None for a text that is none."""
    if len(_NEXIS_SIGNS.findall(text)) and (_NEXIS_END.search(text) or _NEXIS_COUNT.search(text)):
        return list(_nexis(text))
    codes = [found[1] for line in text.split("\n") if (found := _CODE_LINE.match(line))]
    if {"HD", "PD", "SN"} <= set(codes) and {"LP", "TD"} & set(codes):
        return list(_factiva(text))
    if _ACCESSION.search(text) and _WORD_COUNT.search(text):
        return list(_factiva_plain(text)) or None
    return None


def _nexis(text: str) -> Iterator[Draft]:
    separator = _NEXIS_COUNT if _NEXIS_COUNT.search(text) else _NEXIS_END
    number = 0
    for chunk in separator.split(text):
        lines = [line.strip() for line in chunk.split("\n")]
        if draft := _nexis_article([line for line in lines if line], number + 1, old=separator is _NEXIS_COUNT):
            number += 1
            yield draft


def _nexis_article(lines: Sequence[str], number: int, *, old: bool) -> Draft | None:
    """One article: a head (headline, outlet, day, labelled lines; in older exports outlet, day … headline), then its body."""
    labelled = {index: (found[1].lower(), found[2]) for index, line in enumerate(lines) if (found := _LABEL.match(line))}
    start = next((index for index, line in enumerate(lines) if line.rstrip(":").lower() == "body"), None)
    if start is None:
        heads = [index for index, (name, _) in labelled.items() if name in ("length", "dateline", "byline", "section", "headline")]
        if not heads:
            return None
        start = next((index for index in heads if labelled[index][0] == "length"), max(heads))
        while start + 1 in labelled and labelled[start + 1][0] not in _TAIL:
            start += 1
    dated = [index for index in range(1, start) if _is_day(lines[index])]
    if not dated:
        return None
    day = dated[-1]
    labels = {name: value for index, (name, value) in labelled.items() if index <= start and value}
    title = labels.get("headline") or (_old_title(lines, labelled, day, start) if old else lines[day - 2] if day >= 2 else None)
    end = next((index for index in range(start + 1, len(lines)) if _ends_body(lines[index])), len(lines))
    fields = {
        "title": title, "source": lines[day - 1], "published": lines[day], "author": _MAIL.sub("", labels.get("byline", "")),
        "section": labels.get("section", "").split(";")[0],
    }  # fmt: skip
    body = "\n\n".join(lines[start + 1 : end])
    return Draft(text=body, key=str(number), fields={name: value for name, value in fields.items() if value})


def _is_day(line: str) -> bool:
    interval = days.parse(line) if len(line) <= 60 else None
    return interval is not None and interval[0] == interval[1] and not _COPYRIGHT.match(line) and not line.isdigit()


def _old_title(lines: Sequence[str], labelled: dict[int, Any], day: int, start: int) -> str | None:
    """The last line without a label between the day and the body."""
    plain = [
        index for index in range(day + 1, start + 1) if index not in labelled and not re.search(r"\bedition\b", lines[index], re.IGNORECASE)
    ]
    return lines[plain[-1]] if plain else None


def _ends_body(line: str) -> bool:
    found = _LABEL.match(line)
    name = found[1].lower() if found else line.rstrip(":").lower()
    return name in _TAIL or line.lower() == "end of document" or bool(_COPYRIGHT.match(line) and len(line) < 120)


def _factiva(text: str) -> Iterator[Draft]:
    fields: dict[str, list[str]] = {}
    number = 0
    code = ""
    for line in [*text.split("\n"), "HD end"]:
        found = _CODE_LINE.match(line)
        if found and found[1] in ("HD", "SE") and "HD" in fields and {"LP", "TD", "AN"} & fields.keys():
            number += 1
            yield factiva_draft({name: "\n".join(lines).strip() for name, lines in fields.items()}, number)
            fields = {}
        if found:
            code = found[1]
            fields.setdefault(code, []).append(found[2])
        elif accession := _ACCESSION.match(line):
            fields["AN"], code = [accession[1]], "AN"
        elif code:
            fields.setdefault(code, []).append(line.strip(" \t|"))


def _factiva_plain(text: str) -> Iterator[Draft]:
    """Articles saved without codes: section, headline, byline, words, day, time, outlet, its code … copyright, text, accession number."""
    number, chunks = 0, _ACCESSION.split(text)
    for chunk, accession in zip(chunks[::2], chunks[1::2], strict=False):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        counts = next((index for index, line in enumerate(lines) if _WORD_COUNT.match(line)), 0)
        day = next((index for index in range(counts + 1, min(counts + 3, len(lines))) if _is_day(lines[index])), None)
        if not counts or day is None:
            continue
        number += 1
        head = lines[max(0, counts - 3) : counts]
        byline = head.pop() if len(head) > 1 and _BYLINE.fullmatch(head[-1]) and len(head[-1].split()) < len(head[-2].split()) + 3 else ""
        section = head[0] if len(head) > 1 and len(head[0].split()) <= 4 else ""
        after = [line for line in lines[day + 1 :] if not (_TIME.match(line) and len(line) < 20)]
        start = next((index for index, line in enumerate(after[:9]) if _RIGHTS.match(line)), None)
        if start is None:
            start = next((index for index, line in enumerate(after[:7]) if line == "English"), 1)
        codes = {"SE": section, "HD": head[-1], "BY": byline, "PD": lines[day], "SN": after[0] if after else "", "AN": accession}
        yield factiva_draft(codes | {"TD": "\n\n".join(after[start + 1 :])}, number)


def factiva_draft(codes: dict[str, str], number: int) -> Draft:
    """One article from its two-letter codes."""
    text = "\n\n".join(filter(None, (codes.get("LP"), codes.get("TD"), codes.get("ART"))))
    accession = re.sub(r"^Document\s+", "", codes.get("AN", ""), flags=re.IGNORECASE)
    author = re.sub(r"^by\s+", "", codes.get("BY", ""), flags=re.IGNORECASE)
    fields = {
        "title": codes.get("HD"), "author": author, "published": codes.get("PD"), "source": codes.get("SN"),
        "section": codes.get("SE"), "article_id": accession if re.fullmatch(r"[A-Za-z0-9]{10,40}", accession) else "",
    }  # fmt: skip
    return Draft(text=text, key=str(number), fields={name: " ".join(value.split()) for name, value in fields.items() if value})


def split_page(tree: Any) -> list[Draft] | None:
    """The articles of a Factiva page: rows of code and content, or a headline with lines below; None for another page."""
    articles = [node for node in tree.iter("div") if re.search(r"(?:^|\s)(?:en)?Article(?:$|\s)", node.get("class") or "")]
    drafts = [draft for number, node in enumerate(articles, 1) if (draft := _factiva_node(node, number))]
    return drafts or None


def _factiva_node(node: Any, number: int) -> Draft | None:
    codes: dict[str, str] = {}
    for row in node.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        name = _text(cells[0]).rstrip(":") if cells else ""
        if name in _CODES and len(cells) > 1:
            paragraphs = [_text(part) for part in cells[1].iter("p")] or [_text(cells[1])]
            codes[name] = "\n\n".join(filter(None, paragraphs))
    if codes:
        return factiva_draft(codes, number)
    heads = node.xpath(".//*[contains(@class, 'Headline')]")
    paragraphs = [_text(part) for part in node.iter("p")]
    if not heads or not paragraphs:
        return None
    lines = [_text(part) for part in node.iter("div") if part is not node and not len(part.xpath(".//div"))]
    day = next((index for index, line in enumerate(lines) if _is_day(line)), None)
    after = [line for line in lines[day + 1 :] if not re.match(r"\d{1,2}:\d\d", line)] if day is not None else []
    codes = {
        "HD": _text(heads[0]),
        "PD": lines[day] if day is not None else "",
        "SN": after[0] if after else "",
        "BY": next((_text(part) for part in node.iter("div") if "author" in (part.get("class") or "")), ""),
        "AN": next((found[1] for part in paragraphs if (found := _ACCESSION.match(part))), ""),
        "TD": "\n\n".join(part for part in paragraphs if part and not _ACCESSION.match(part)),
    }
    return factiva_draft(codes, number)


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
