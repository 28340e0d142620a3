"""Numbers that are codes or page furniture: telephones, addresses, links, list markers, "5 min read"."""

from __future__ import annotations

import re

from analysis.extract.site import Site

_GROUPS = re.compile(r"[\s-]\(?\d{1,4}\)?[\s-]\d{2}")
_LINE = re.compile(
    r"\b(?:newsroom|bureau|desk|tel|telephone|phone|fax)[.:\s]+[+(]?[\d()\s+-]*$|(?:^|\s)\+\d{1,3}[\s-](?:\(?\d{1,4}\)?[\s-])*$", re.I
)


def codes(site: Site) -> bool:
    """Telephone, street and index numbers, addresses, list markers, links."""
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if amount.kind != "digits":
        return False
    if re.match(r"[-–.]\d{3}[-–.]\d{3,4}\b", after) or (re.search(r"\d{3}[-–.\s)]\s?$", before) and re.match(r"[-–.]\d{4}\b", after)):
        return True
    if re.fullmatch(r"\d{3}-\d{4}", raw) and re.search(r"\b(?:call|dial|phone|telephone|text|tel|fax|hotline|ring)\b[^.;]*$", before, re.I):
        return True
    if re.match(r"\)\s?\d{3}[-–.]\d{4}\b", after) or _LINE.search(before) or (raw[0] == "+" and _GROUPS.match(after)):
        return not amount.glyph and amount.unit is None
    if re.search(r"(?:\(\d{3}\)\s?|\d{3}[-.])\d*$", before) or re.search(r"(?:https?://|www\.)\S*$|[/=_@&][\x22\x27]?$|[#©]\s?$", before):
        return not amount.glyph
    if amount.unit is None and re.match(
        r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.’'-]+\s){1,3}(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|drive|boulevard|blvd|square|place|court|way|terrace|row)\b",
        after, re.I) and re.match(r"\s(?:[NSEW]\.?\s)?[A-Z]", after):  # fmt: skip
        return True
    if amount.unit is None and re.search(r"(?:^|\n)\s*(?:\(|\[)?$", before) and re.match(r"(?:\.|\)|\])\s", after):
        return True  # a list marker
    if re.search(r"\[$", before) and re.match(r"\]", after):
        return True
    return bool(
        re.fullmatch(r"\d{5}", raw) and (re.search(r"\b[A-Z]{2}\s$|\bZIP\s$", before) or re.match(r"\s(?:ZIP|zip|area|post)\b", after))
    )


def furniture(site: Site) -> bool:
    """`2 mins`, `5 min read`, `12 comments`, `© 2024`."""
    after = site.text[site.amount.end : site.amount.end + 14]
    if re.match(r"[\s-](?:read|listen|watch)\b", after, re.I) and site.amount.unit_kind == "time":
        return True
    line_before = site.text[: site.amount.start].rpartition("\n")[2].strip(" \t·•|-–—*")
    line_after = site.text[site.amount.end : site.amount.end + 40].partition("\n")[0].strip(" \t·•|-–—*.")
    if line_before or line_after:
        return False
    return site.amount.unit_kind == "time" or bool(re.fullmatch(r"\d{1,4}", site.raw) and "\n" in site.text)
