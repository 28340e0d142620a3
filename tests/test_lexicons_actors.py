"""Every entry of the actors' lexicons holds in its own example; files are well formed and ids are unique."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

import analysis
from analysis.extract import gazetteer, kinds
from analysis.extract.names import Span
from analysis.lexicons import registry

FILES = [
    "states.tsv", "demonyms.tsv", "historic_states.tsv", "cities.tsv", "regions.tsv", "place_names.tsv", "organisations.tsv",
    "people.tsv", "titles.tsv", "metonyms.tsv", "given_names.tsv", "given_name_variants.tsv", "surnames_first.tsv", "korean_syllables.tsv",
    "institutions.tsv",
    "name_words.tsv", "name_cues.tsv", "government_cues.tsv", "credit_cues.tsv",
]  # fmt: skip


def annotated(texts):
    return list(analysis.annotate_many(texts))


@pytest.mark.parametrize("file", FILES)
def test_rows_are_whole_and_unique(file):
    rows = registry.read(file)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows), "a row has too many or too few cells"
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_ids_are_slugs_and_name_one_actor():
    actors: dict[str, set[str]] = {}
    for entries in registry.names().values():
        for entry in entries:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.actor.actor_id), entry
            actors.setdefault(entry.actor.actor_id, set()).add(entry.actor.kind)
    assert [actor for actor, found in actors.items() if len(found) > 1 and "place" not in found] == []


def test_countries_are_iso_codes():
    codes = {row["iso3"] for row in registry.read("states.tsv")}
    for file in ("organisations.tsv", "people.tsv", "cities.tsv", "place_names.tsv", "demonyms.tsv"):
        for row in registry.read(file):
            country = row.get("country", row.get("iso3"))
            assert country in codes | {""}, row


def test_lexicons_stay_small():
    """Together under a megabyte, the cities under half of one."""
    sizes = {path.name: path.stat().st_size for path in registry.FOLDER.glob("*.tsv")}
    assert sizes["cities.tsv"] < 500_000
    assert sum(sizes[file] for file in FILES) < 1_000_000


def test_every_name_is_found_whole():
    """Each name of the registry, in a sentence, is the longest match at its place."""
    missed = []
    for name in registry.names():
        text = f"(They wrote of {name} on Monday.)"
        tokens = list(re.finditer(r"\S+", text.replace("(", " ")))
        words = SimpleNamespace(start=[token.start() for token in tokens], text=[token.group() for token in tokens])
        found = [text[start:end] for start, end, _ in gazetteer.matches(words, text)]
        if name not in found and (name[0].isupper() or name[0].isdigit()):
            missed.append(name)
    assert missed == []


def test_adjectives_and_plurals_name_their_state():
    rows = [
        (registry.state_ids()[row["iso3"]], word) for row in registry.read("demonyms.tsv") for word in row["adjectives"].split("|") if word
    ]
    texts = [f"Later, {word} officials denied the report." for _, word in rows]
    wrong = [
        (word, actor)
        for (actor, word), found in zip(rows, annotated(texts), strict=True)
        if actor not in {mention.actor_id for mention in found.mentions}
    ]
    # one adjective of two states names the one that is listed first
    assert wrong == []


def test_titles_stay_outside_the_name():
    rows = registry.read("titles.tsv")
    bearers = re.compile(r"\b(?:Alan Ferrand|Alice Okoro|Ferrand|Okoro|Karim|Alice|Urban)\b")
    wrong = []
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        people = {mention.text for mention in found.mentions if mention.kind == "person"}
        assert row["title"].split()[0].lower() in row["example"].lower(), row
        if not people or not all(bearers.fullmatch(name) for name in people):
            wrong.append((row["example"], people))
    assert wrong == []


def test_metonyms_name_their_actor():
    rows = registry.read("metonyms.tsv")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        words = row["words"]
        assert {m.actor_id for m in found.mentions if m.text == words} == {row["actor"]}, row


def test_government_cues_make_a_capital_a_government():
    rows = registry.read("government_cues.tsv")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        assert "belarus" in {m.actor_id for m in found.mentions if m.text == "Minsk"}, row


def test_credit_cues_credit():
    rows = registry.read("credit_cues.tsv")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        assert [credit.actor_id for credit in found.credits] == ["yonhap"], row


def test_words_of_names_show_their_kind():
    for row in registry.read("name_words.tsv"):
        name = {"last": f"Vantor {row['word']}", "first": f"{row['word']} Vantor", "inside": f"Alan {row['word']} Vantor"}[row["position"]]
        scores: dict[str, float] = {}
        kinds.by_words(Span(0, len(name), name, 0, 0), scores)
        assert name in row["example"], row
        assert scores.get(row["class"], 0) > 0, row


def test_cues_beside_a_name_show_its_kind():
    rows = [row for row in registry.read("name_cues.tsv") if float(row["points"]) > 0.5]
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        assert {m.kind for m in found.mentions if m.text == "Vantor"} <= {row["kind"]}, row
