"""The audit: a sample that is fair, blind and repeatable; scores that can be checked by hand; errors that name file and line."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import audit, store
from analysis.audit import measures, read, sample, scoring
from analysis.compare import findings
from analysis.compare.quality import quality
from analysis.errors import CurationError, UsageError
from analysis.model import Actor, ArticleRow, DateRow, Figure, Mention, TextRow
from analysis.tables import Tables

TEXT = (
    "Floods in Varnia\n"
    "More than 40 people drowned on Monday, mayor Ana Brandt said. Between 300 and 400 boats sank. Norway sent tents.\n"
    "=Nobody slept. The water rose.\n"
)


def rows(article_id="a", text=TEXT, **head):
    """What a careful reader would extract, and one mistake: the boats are 300 to 450."""

    def span(words):
        start = text.index(words)
        return {"article_id": article_id, "text": words, "start": start, "end": start + len(words), "sentence": 0}

    def key(words):
        return f"{article_id}:{span(words)['start']}-{span(words)['end']}"

    brandt = {"claimant_id": "ana-brandt", "claimant_text": "mayor Ana Brandt", "claimant_kind": "named"}
    return {
        ArticleRow: [ArticleRow(article_id=article_id, path=f"{article_id}.txt", raw_sha256="0", text_sha256="1", **head)],
        TextRow: [TextRow(article_id=article_id, text=text)],
        Actor: [Actor(actor_id="ana-brandt", name="Ana Brandt", kind="person")],
        Mention: [
            Mention(mention_id=key(words), kind="person", rule="registry", actor_id="ana-brandt", **span(words))
            for words in ("Varnia", "Ana Brandt", "Norway")
        ],
        DateRow: [DateRow(date_id=key("Monday"), timex_type="DATE", timex_value="", **span("Monday"))],
        Figure: [
            Figure(figure_id=key("More than 40"), low=40, qualifier="more_than", item="people", **brandt, **span("More than 40")),
            Figure(figure_id=key("300 and 400"), low=300, high=450, item="boats", **span("300 and 400")),
        ],
    }  # fmt: skip


@pytest.fixture
def tables():
    return Tables.from_rows(rows())


@pytest.fixture
def drawn(tables, tmp_path):
    return audit.draw(tables, tmp_path / "audit", n=20, coders=2)


CODES = {  # first words of the sentence -> cells of its lines
    "Floods": [{"actors": "Varnia"}],
    "More": [{
        "figure_words": "more than 40", "low": "40", "item": "the people", "claimant": "Brandt", "dates": "on Monday",
        "actors": "mayor Ana Brandt",
    }],
    "Between": [{"figure_words": "Between 300 and 400", "low": "300", "high": "400", "item": "boats"}],
    "Norway": [{"actors": "Norway; tents"}],
    "=Nobody": [{}],
    "The": [{}],
}  # fmt: skip


def code(sheet, codes=CODES, *, delimiter=",", encoding="utf-8"):
    """Fill in a sheet as a coder would; sentences without codes stay as they are."""
    lines = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    filled = []
    for line in lines:
        words = line["sentence"].removeprefix("'").split()[0]
        filled += [line | {"coded": "yes"} | cells for cells in codes[words]] if words in codes else [line]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(filled)
    sheet.write_bytes(text.getvalue().encode(encoding))
    return sheet


# ---------------------------------------------------------------------------------------------------- sampling
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Gen. Ruiz left the U.S. Senate hall.", ["Gen. Ruiz left the U.S. Senate hall."]),  # stops of abbreviations
        ("It cost $2.3 million. 40 died.", ["It cost $2.3 million.", "40 died."]),
        ("“We left.” She nodded.", ["“We left.”", "She nodded."]),  # the closing quote belongs to the sentence
        ("Title\n\n  Body here.  \n***\n", ["Title", "Body here."]),  # lines end sentences; ornaments are none
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sample.sentences(text)] == expected


@given(st.text(alphabet='aB1 .?!\n"”', max_size=60))
def test_sentences_are_apart_and_cover_every_word(text):
    spans = list(sample.sentences(text))
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(start < end for start, end in spans)
    assert sum(text[start:end].count(letter) for start, end in spans for letter in "aB1") == sum(map(text.count, "aB1"))


@given(st.lists(st.integers(0, 500), min_size=3, max_size=3), st.integers(1, 300))
def test_shares_take_what_there_is_and_leave_no_stratum_out(counts, n):
    sizes = dict(zip(sample.STRATA, counts, strict=True))
    given = sample.shares(sizes, n)
    assert sum(given.values()) == min(n, sum(counts))
    assert all(min(sizes[name], n // sample.FLOOR) <= given[name] <= sizes[name] for name in sizes)


def test_strata_and_duplicates():
    copy = rows("b", duplicate_of="a")
    found = sample.strata(Tables.from_rows({kind: listed + copy[kind] for kind, listed in rows().items() if kind is not Actor}))
    assert {name: len(listed) for name, listed in found.items()} == {"figures": 2, "dates or actors": 2, "none": 2}


def test_sheets_are_blind_alike_repeatable_and_safe(tables, drawn, tmp_path):
    first, second = (sheet.read_text(encoding="utf-8") for sheet in drawn)
    assert first == second
    lines = list(csv.DictReader(io.StringIO(first)))
    assert tuple(lines[0]) == sample.SHEET_COLUMNS
    assert not any(line[name] for line in lines for name in sample.CODED)
    assert "'=Nobody slept." in [line["sentence"] for line in lines]
    again = audit.draw(tables, tmp_path / "again", n=20)
    assert again[0].read_text(encoding="utf-8") == first
    assert (tmp_path / "again" / sample.KEY).read_bytes() == (tmp_path / "audit" / sample.KEY).read_bytes()


def test_another_seed_draws_other_sentences(tmp_path):
    tables = Tables.from_rows(rows(text=TEXT + "".join(f"Line {word} stands here.\n" for word in "abcdefghijkl")))
    sheets = [audit.draw(tables, tmp_path / str(seed), n=8, seed=seed)[0].read_text(encoding="utf-8") for seed in (1, 2)]
    assert sheets[0] != sheets[1]
    assert sheets[0].count("\n") == sheets[1].count("\n") == 9


def test_a_sample_is_never_overwritten(tables, drawn):
    with pytest.raises(UsageError, match="already"):
        audit.draw(tables, drawn[0].parent)


def test_nothing_to_draw(tmp_path):
    with pytest.raises(UsageError, match="no sentence"):
        audit.draw(Tables.from_rows({}), tmp_path / "audit")


# ----------------------------------------------------------------------------------------------------- scoring
def shares(result, column):
    found = result["sheets"][0]["columns"][column]
    return tuple((found[side]["right"], found[side]["of"]) for side in ("precision", "recall"))


@pytest.mark.parametrize(
    ("column", "precision", "recall"),
    [
        ("figures", (2, 2), (2, 2)),
        ("low", (2, 2), (2, 2)),
        ("high", (1, 2), (1, 2)),  # 450 is not 400; open above is open above
        ("item", (2, 2), (2, 2)),  # heads: "the people", "people"
        ("modality", (2, 2), (2, 2)),  # an empty cell is actual
        ("claimant", (2, 2), (2, 2)),  # Brandt is mayor Ana Brandt; empty is the outlet's own voice
        ("dates", (1, 1), (1, 1)),  # on Monday overlaps Monday
        ("actors", (3, 3), (3, 4)),  # a coder took the tents for an actor
    ],
)
def test_score_by_column(tables, drawn, column, precision, recall):
    assert shares(audit.score([code(drawn[0])], tables), column) == (precision, recall)


def test_a_sheet_from_a_spreadsheet(tables, drawn):
    sheet = code(drawn[0], delimiter=";", encoding="utf-8-sig")
    assert shares(audit.score([sheet], tables), "figures") == ((2, 2), (2, 2))


def test_missed_and_invented_figures(tables, drawn):
    codes = CODES | {"More": [{}], "Between": [{"figure_words": words, "low": words, "high": words} for words in ("300", "400")]}
    assert shares(audit.score([code(drawn[0], codes)], tables), "figures") == ((1, 2), (1, 2))


def test_uncoded_sentences_are_left_out_and_counted(tables, drawn):
    result = audit.score([code(drawn[0], {"Between": CODES["Between"]})], tables)
    (sheet,) = result["sheets"]
    assert (sheet["coded"], sheet["uncoded"], sheet["changed"]) == (1, 5, 0)
    assert shares(result, "figures") == ((1, 1), (1, 1))
    assert sheet["columns"]["dates"]["recall"]["share"] is None


def test_changed_texts_are_left_out_and_counted(drawn):
    other = rows()
    other[ArticleRow] = [ArticleRow(article_id="a", path="a.txt", raw_sha256="0", text_sha256="2")]
    with pytest.raises(UsageError, match="no sentence is coded"):
        audit.score([code(drawn[0])], Tables.from_rows(other))


def test_two_coders_agree_or_not(tables, drawn):
    codes = CODES | {"More": [CODES["More"][0] | {"modality": "planned"}], "Norway": [{"actors": "Norway"}]}
    result = audit.score([code(drawn[0]), code(drawn[1], codes)], tables)
    assert result["alpha"]["figures"] == result["alpha"]["high"] == result["alpha"]["claimant"] == 1.0
    assert result["alpha"]["modality"] == pytest.approx(0.0)  # of four values one differs: by chance alone
    assert 0.7 < result["alpha"]["actors"] < 1
    assert len(audit.frame(result)) == 2 * len(scoring.COLUMNS)


def test_one_coder_has_no_alpha(tables, drawn):
    assert audit.score([code(drawn[0])], tables)["alpha"] is None


@pytest.mark.parametrize(
    ("share", "n", "expected"),
    [(0.0, 10, (0.0, 0.2775)), (0.5, 10, (0.2366, 0.7634)), (1.0, 10, (0.7225, 1.0)), (0.8, 100, (0.7112, 0.8666))],
)  # as published tables of the interval have them
def test_wilson(share, n, expected):
    assert measures.wilson(share, n) == pytest.approx(expected, abs=1e-4)


@given(st.lists(st.tuples(st.floats(0.1, 50), st.booleans()), min_size=1, max_size=40))
def test_intervals_hold_their_share(marks):
    found = measures.weighted(marks)
    assert 0 <= found["low"] <= found["share"] + 1e-9
    assert found["share"] - 1e-9 <= found["high"] <= 1


def test_a_sentence_weighs_what_it_stands_for(drawn, tables):
    """A miss in a stratum of 80 sentences, one of which was coded, weighs more than a hit in a stratum of 2."""
    key = drawn[0].parent / sample.KEY
    key.write_text(key.read_text(encoding="utf-8").replace("dates or actors,2", "dates or actors,80"), encoding="utf-8")
    codes = CODES | {"Floods": [{"figure_words": "Floods"}]}
    found = audit.score([code(drawn[0], codes)], tables)["sheets"][0]["columns"]["figures"]["recall"]
    assert (found["right"], found["of"]) == (2, 3)
    assert found["share"] == pytest.approx(2 / 42)


# ------------------------------------------------------------------------------------------------------ errors
@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"sentence_id": "a:0-1"}, "line 2: unknown sentence_id 'a:0-1'"),
        ({"coded": "perhaps"}, "line 2: coded takes yes or no"),
        ({"figure_words": "Floods", "low": "2.3 million"}, "line 2: low takes a plain number"),
        ({"figure_words": "Floods", "modality": "sure"}, "line 2: modality takes actual"),
        ({"figure_words": "fifty"}, "line 2: 'fifty' does not stand"),
        ({"actors": "Osterland"}, "line 2: 'Osterland' does not stand"),
        ({"low": "5"}, "line 2: low is filled in, but figure_words is empty"),
    ],
)
def test_a_wrong_cell_names_file_and_line(tables, drawn, cells, message):
    with pytest.raises(CurationError, match=f"sheet-1.csv, {message}"):
        audit.score([code(drawn[0], CODES | {"Floods": [cells]})], tables)


def test_a_wrong_column_names_file_and_line(tables, drawn):
    drawn[0].write_text(drawn[0].read_text(encoding="utf-8").replace("claimant", "speaker", 1), encoding="utf-8")
    with pytest.raises(CurationError, match=r"sheet-1\.csv, line 1: column 'claimant'"):
        audit.score(drawn, tables)


def test_missing_files(tables, drawn, tmp_path):
    with pytest.raises(UsageError, match="no sheets"):
        audit.score([], tables)
    with pytest.raises(UsageError, match="no such sheet"):
        audit.score([tmp_path / "sheet-9.csv"], tables)
    (drawn[0].parent / sample.KEY).unlink()
    with pytest.raises(UsageError, match="key of the sample is missing"):
        audit.score(drawn, tables)


def test_the_last_audit_stays_with_the_tables(tables, drawn, tmp_path):
    assert audit.last(tmp_path) is None
    result = audit.score([code(drawn[0])], tables, fingerprint="of another build")
    audit.save(result, tmp_path)
    assert audit.last(tmp_path) == result | {"current": False}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit", audit.NAME]


def test_the_same_words_twice_are_two_figures():
    line = read.Line(None, 2, {})
    sentence = sample.Sentence("a", 0, 26)
    first = read.locate(line, "40", sentence, "Some 400, then 40, then 40", [])
    second = read.locate(line, "40", sentence, "Some 400, then 40, then 40", [first])
    assert (first.start, second.start) == (15, 24)


def test_reports_show_the_audit_in_their_limits(tables, drawn):
    result = audit.score([code(drawn[0])], tables) | {"current": False}
    frame = quality(replace(tables, audit=store.audited(result)))
    checks = frame.set_index("check")
    assert tuple(checks.loc["figures missed (audit)", ["size", "of"]]) == (0, 2)
    assert checks.loc["figures missed (audit)", "meaning"].startswith("recall 1.00 (0.34 to 1.00) in 6 sentences")
    assert "0 of 2 figures missed (audit)" in findings.limits(frame)
    assert not quality(tables)["check"].str.contains("audit").any()
