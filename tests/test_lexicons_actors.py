"""Every entry of the actors' lexicons holds in its own example; files are well formed and ids are unique."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

import analysis
from analysis.extract import gazetteer, kinds
from analysis.extract.names import Span
from analysis.lexicons import FOLDER, read_tsv, registry

FILES = [
    "states", "demonyms", "historic_states", "cities", "provinces", "regions", "place_names",
    "organisations", "people", "titles", "metonyms",
    "given_names", "given_name_variants", "surnames_first", "korean_syllables", "institutions", "name_words", "name_cues",
    "government_cues", "credit_cues",
]  # fmt: skip


def annotated(texts):
    """What is found in each text; there is one to look at."""
    found = list(analysis.annotate_many(texts))
    assert found
    return found


@pytest.mark.parametrize("file", FILES)
def test_rows_are_whole_and_unique(file):
    rows = read_tsv(file)
    assert rows
    lines = (FOLDER / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}, "a row has too many or too few cells"
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_ids_are_slugs_and_name_one_actor():
    actors: dict[str, set[str]] = {}
    for entries in registry.names().values():
        for entry in entries:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.actor.actor_id), entry
            actors.setdefault(entry.actor.actor_id, set()).add(entry.actor.kind)
    assert [actor for actor, found in actors.items() if len(found) > 1 and "place" not in found] == []


def test_countries_are_iso_codes():
    codes = {row["iso3"] for row in read_tsv("states")}
    for file in ("organisations", "people", "cities", "provinces", "place_names", "demonyms"):
        for row in read_tsv(file):
            country = row.get("country", row.get("iso3"))
            assert country in codes | {""}, row


def test_lexicons_stay_small():
    """Together under a megabyte, the cities under half of one."""
    sizes = {path.stem: path.stat().st_size for path in FOLDER.glob("*.tsv")}
    assert sizes["cities"] < 500_000
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
    words = [(registry.state_ids()[row["iso3"]], word) for row in read_tsv("demonyms") for word in row["adjectives"].split("|") if word]
    rows = [(actor, word) for word, actor in {word: actor for actor, word in reversed(words)}.items()]
    texts = [f"Later, {word} officials denied the report." for _, word in rows]
    wrong = [
        (word, actor)
        for (actor, word), found in zip(rows, annotated(texts), strict=True)
        if actor not in {mention.actor_id for mention in found.mentions}
    ]
    # one adjective of two states names the one that is listed first
    assert wrong == []


def test_titles_stay_outside_the_name():
    rows = read_tsv("titles")
    bearers = re.compile(r"\b(?:Alan Ferrand|Alice Okoro|Ferrand|Okoro|Karim|Alice|Urban)\b")
    wrong = []
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        people = {mention.text for mention in found.mentions if mention.kind == "person"}
        assert row["title"].split()[0].lower() in row["example"].lower(), row
        if not people or not all(bearers.fullmatch(name) for name in people):
            wrong.append((row["example"], people))
    assert wrong == []


def test_metonyms_name_their_actor():
    rows = read_tsv("metonyms")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        words = row["words"]
        assert {m.actor_id for m in found.mentions if m.text == words} == {row["actor"]}, row


def test_government_cues_make_a_capital_a_government():
    rows = read_tsv("government_cues")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        assert "belarus" in {m.actor_id for m in found.mentions if m.text == "Minsk"}, row


def test_credit_cues_credit():
    rows = read_tsv("credit_cues")
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        assert [credit.actor_id for credit in found.credits] == ["yonhap"], row


def test_words_of_names_show_their_kind():
    for row in read_tsv("name_words"):
        name = {"last": f"Vantor {row['word']}", "first": f"{row['word']} Vantor", "inside": f"Alan {row['word']} Vantor"}[row["position"]]
        scores: dict[str, float] = {}
        kinds.by_words(Span(0, len(name), name, 0, 0), scores)
        assert name in row["example"], row
        assert scores.get(row["class"], 0) > 0, row


def test_cues_beside_a_name_show_its_kind():
    rows = [row for row in read_tsv("name_cues") if float(row["points"]) > 0.5]
    shown = 0
    for row, found in zip(rows, annotated(row["example"] for row in rows), strict=True):
        found_kinds = {m.kind for m in found.mentions if m.text == "Vantor"}
        assert found_kinds <= {row["kind"]}, row
        shown += len(found_kinds)
    assert shown >= len(rows) - 2  # a name unheard of that "in" or "shares" alone stands beside stays unnamed
