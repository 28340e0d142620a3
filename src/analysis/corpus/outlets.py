"""Which outlet published a text: its canonical name, from a name, an address or a copyright line."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.corpus.lines import fold
from analysis.lexicons import read_tsv

_FIRM = re.compile(
    r"(?:[\s,]+(?:company|co|llc|l\.l\.c|inc|incorporated|ltd|limited|corp|corporation|gmbh|plc|s\.a|ag|llp|group ltd|pty)\b\.?)+$",
    re.IGNORECASE,
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|amp|mobile|edition|en|eng|english)\.(?=[^.]+\.)", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_YEARS = r"(?:\d{4}(?:\s?[-–,]\s?\d{4})?)"
_NAME = r"(?P<name>(?:[A-Z0-9][\w.'’&-]*|of|the|and|&|for)(?:,? (?:[A-Z0-9][\w.'’&/-]*|of|the|and|&|for)){0,7})"
_COPYRIGHT = re.compile(
    rf"^(?:[Cc]ontents? )?(?:(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT|&copy;)[\s:]*)+(?:(?:by|of) )?(?:{_YEARS}[,.]?\s*)?(?:(?:by|of) )?{_NAME}"
    rf"(?:[,.]?\s*{_YEARS})?[\s.,|–-]*(?:[Aa]ll [Rr]ights [Rr]eserved\b.*)?$"
)
_NAME_FIRST = re.compile(rf"^{_NAME},? (?:©|\([Cc]\)) ?{_YEARS}[\s.,|–-]*(?:[Aa]ll [Rr]ights [Rr]eserved\b.*)?$")
_NO_NAME = {"all rights reserved", "the author", "the authors", "author", "all rights", "notice", "copyright", "getty"}


class Outlet(NamedTuple):
    """An outlet or agency of the lexicon."""

    name: str
    is_agency: bool


@cache
def _by_domain() -> dict[str, Outlet]:
    return {row["domain"]: Outlet(row["outlet"], row["kind"] == "agency") for row in read_tsv("outlet_domains")}


@cache
def _by_name() -> dict[str, Outlet]:
    names: dict[str, Outlet] = {}
    for row in read_tsv("outlet_domains"):
        for name in (row["outlet"], row["domain"], *row["aliases"].split(";")):
            if name:
                names.setdefault(fold(name), _by_domain()[row["domain"]])
    return names


def canonical(name: str | None) -> str | None:
    """The name under which an outlet is counted: "New York Times Co." and "nytimes.com" are The New York Times."""
    if not name or not name.strip():
        return None
    name = " ".join(name.split())
    known = find(name)
    if known:
        return known.name
    if _DOMAIN.match(name):
        return from_url(name)
    return _FIRM.sub("", name).strip(" ,") or name


def find(name: str) -> Outlet | None:
    """The outlet of the lexicon that a name means."""
    bare = _FIRM.sub("", name)
    return _by_name().get(fold(name)) or _by_name().get(fold(bare)) or _by_name().get(fold(re.sub(r"^the ", "", bare, flags=re.IGNORECASE)))


def from_url(url: str | None) -> str | None:
    """The outlet whose site an address is on: its name if known, else the host name."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = host.lower().strip(".")
    pieces = host.split(".")
    for start in range(len(pieces) - 1):
        if outlet := _by_domain().get(".".join(pieces[start:])):
            return outlet.name
    return _HOST_PREFIX.sub("", host) if "." in host else None


def from_path(path: str) -> str | None:
    """The outlet of the lexicon that a folder or a part of a file name is called after: `nytimes.com/`, `the-guardian_2024.txt`.

    Names of one word ("Time", "Express") say too little there.
    """
    *folders, name = path.split("/")
    for piece in (*folders, *re.split(r"_| - ", re.sub(r"\.\w{2,5}$", "", name))):
        if len(fold(piece).split()) > 1 and (outlet := find(piece)):
            return outlet.name
    return None


def from_text(text: str) -> str | None:
    """The outlet that the copyright lines of a raw text name; None if none does, or two do, or it is an agency's."""
    names = set()
    for line in text.split("\n"):
        line = line.strip()
        if not 6 <= len(line) <= 300 or not re.search(r"©|\([cC]\)|copyright", line, re.IGNORECASE):
            continue
        found = _COPYRIGHT.match(line) or _NAME_FIRST.match(line)
        if found and fold(found["name"]) not in _NO_NAME and not re.fullmatch(r"[\d\s.,-]+", found["name"]):
            name = re.sub(r"[\s,.]*all rights reserved.*$", "", found["name"], flags=re.IGNORECASE)
            known = find(name)
            if not (known and known.is_agency):
                names.add(canonical(name))
    return names.pop() if len(names) == 1 else None
