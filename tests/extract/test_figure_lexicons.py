"""Every entry of the lexicons of figures does what it says, shown by its own example."""

from __future__ import annotations

import pytest

import analysis
from analysis.extract import bounds, numbers, traps
from analysis.lexicons import listed, read_tsv, word_list


def measured(text):
    return bounds.measure(text, list(numbers.scan(text)))[0]


@pytest.mark.parametrize("row", read_tsv("units"), ids=lambda row: row["unit"])
def test_unit(row):
    assert measured(row["example"]).unit == row["unit"]


@pytest.mark.parametrize("row", read_tsv("units"), ids=lambda row: row["unit"])
def test_every_spelling_of_a_unit(row):
    for symbol in [*listed(row["symbols"]), *listed(row["glued"])]:
        assert measured(f"12.5{symbol}, he said").unit == row["unit"], symbol
    for word in listed(row["words"]):
        if word not in ("quarter", "second"):
            assert measured(f"40 {word}").unit == row["unit"], word


@pytest.mark.parametrize("row", read_tsv("currencies"), ids=lambda row: row["code"])
def test_currency(row):
    amount = measured(row["example"].replace("40 ", "4,000 ") if row["example"].startswith("40") else row["example"])
    assert (amount.unit, amount.unit_kind) == (row["code"], "money")


@pytest.mark.parametrize("row", read_tsv("qualifiers"), ids=lambda row: f"{row['words']} {row['place']}")
def test_qualifier(row):
    text = f"They saw {row['example']}, he said."
    (amount,) = bounds.measure(text, list(numbers.scan(text)))
    found = bounds.qualify(text, amount)
    assert found.qualifier == row["qualifier"]
    assert row["words"] in text[found.start : found.end]


@pytest.mark.parametrize("row", read_tsv("vague"), ids=lambda row: row["words"])
def test_vague(row):
    (numeral,) = numbers.scan(row["example"])
    assert (numeral.low, numeral.high, numeral.kind) == (float(row["least"]), float(row["most"]), "vague")


@pytest.mark.parametrize("row", read_tsv("modality"), ids=lambda row: f"{row['words']} {row['kind']}")
def test_modality(row):
    (figure,) = analysis.annotate(row["example"]).figures
    assert figure.modality == row["modality"]


@pytest.mark.parametrize("row", read_tsv("scope"), ids=lambda row: f"{row['words']} {row['place']}")
def test_scope(row):
    text = row["example"] if row["example"].endswith(".") else f"They spoke of {row['example']}."
    assert row["scope"] in [figure.scope for figure in analysis.annotate(text).figures]


@pytest.mark.parametrize("row", read_tsv("events"), ids=lambda row: row["example"])
def test_event(row):
    (figure,) = analysis.annotate(row["example"]).figures
    assert figure.event == row["event"]


@pytest.mark.parametrize("row", read_tsv("item_classes"), ids=lambda row: row["class"])
def test_item_class(row):
    (figure,) = analysis.annotate(f"The report speaks of {row['example']}.").figures
    assert figure.item_class == row["class"]


@pytest.mark.parametrize("row", read_tsv("designators"), ids=lambda row: row["words"][:20])
def test_designator(row):
    assert not analysis.annotate(f"They spoke of it {row['example']}.").figures
    for word in listed(row["words"]):
        assert traps.designated(f"They spoke of {word.title() if row['capital'] else word} ") == word, word
        assert not (row["capital"] and traps.designated(f"They spoke of {word} ")), word


@pytest.mark.parametrize("word", sorted(word_list("party")))
def test_party(word):
    assert not analysis.annotate(f"Talks between the two {word} have begun.").figures
