"""`reports.yml`: errors that name the line and what is valid; expansion over the tables; names of pages."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from analysis.errors import UsageError
from analysis.reports import plan
from analysis.reports.plan import Planned, page_name
from analysis.reports.selection import check_names, choose
from analysis.reports.values import EACH, Item, actors
from tests.reports.tiny import Write

VALUES: dict[str, list[Item]] = {
    "source": [
        {"source": "Kestrel Post", "articles": 5, "figures": 9, "claims": 7},
        {"source": "Le Mât", "articles": 2, "figures": 1, "claims": 1},
        {"source": "Le Mat", "articles": 1, "figures": 0, "claims": 0},
    ],
    "quantity": [
        {"quantity": "killed-quake", "label": "people killed", "unit": None, "figures": 8, "claims": 6, "articles": 5, "sources": 3},
        {"quantity": "aid-quake", "label": "aid", "unit": "USD", "figures": 2, "claims": 2, "articles": 2, "sources": 2},
    ],
    "actor": [],
    "week": [
        {"week": "2024-W43", "since": "2024-10-21", "until": "2024-10-27", "articles": 3},
        {"week": "2024-W44", "since": "2024-10-28", "until": "2024-11-03", "articles": 1},
    ],
}


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    """Notebooks: one without parameters, one of a source, one of a quantity, one since a day."""
    write("01-coverage", "1")
    write("04-source", "1", parameters="source = 'Kestrel Post'\nmost = 5")
    write("05-quantity", "1", parameters="quantity = None")
    write("07-new", "1", parameters="since = None\nuntil = None")
    return tmp_path / "notebooks"


def planned(folder: Path, text: str) -> list[Planned]:
    (folder / "reports.yml").write_text(textwrap.dedent(text))
    return plan.expand(plan.load(folder).entries, values)


def values(each: str) -> Sequence[Item]:
    return VALUES[each]


# text -> (page, title, parameters) of each report
EXPANDED = {
    "one report": ("reports:\n- notebook: 01-coverage", [("01-coverage", "01-coverage", {})]),
    "with its ending": ("reports:\n- notebook: 01-coverage.ipynb\n  title: Who covers whom", [("01-coverage", "Who covers whom", {})]),
    "each source, two of one slug": (
        'reports:\n- notebook: 04-source\n  each: source\n  title: "{source}: {claims} claims"',
        [
            ("04-source-kestrel-post", "Kestrel Post: 7 claims", {"source": "Kestrel Post"}),
            ("04-source-le-mat", "Le Mât: 1 claims", {"source": "Le Mât"}),
            ("04-source-le-mat-*", "Le Mat: 0 claims", {"source": "Le Mat"}),
        ],
    ),
    "at least, output": (
        'reports:\n- {notebook: 05-quantity, each: quantity, at_least: {claims: 3}, output: "how-many {label}", title: "{label}"}',
        [("how-many-people-killed", "people killed", {"quantity": "killed-quake"})],
    ),
    "order and limit": (
        "reports:\n- {notebook: 05-quantity, each: quantity, order: claims, limit: 1}",
        [("05-quantity-killed-quake", "05-quantity: killed-quake", {"quantity": "killed-quake"})],
    ),
    "include and exclude": (
        "reports:\n- {notebook: 04-source, each: source, include: ['Le *'], exclude: [Le Mat], parameters: {most: 3}}",
        [("04-source-le-mat", "04-source: Le Mât", {"source": "Le Mât", "most": 3})],
    ),
    "weeks fill since and until": (
        "reports:\n- {notebook: 07-new, each: week, include: [2024-W43]}",
        [("07-new-2024-w43", "07-new: 2024-W43", {"since": "2024-10-21", "until": "2024-10-27"})],
    ),
    "parameters from fields": (
        'reports:\n- {notebook: 07-new, each: week, limit: 1, parameters: {since: "{until}"}}',
        [("07-new-2024-w43", "07-new: 2024-W43", {"since": "2024-10-27", "until": "2024-10-27"})],
    ),
    "sets by hand, dates as text": (
        'reports:\n- {notebook: 07-new, title: "Since {since}", sets: [{since: 2024-10-01}, {since: 2024-11-01}]}',
        [
            ("07-new-2024-10-01", "Since 2024-10-01", {"since": "2024-10-01"}),
            ("07-new-2024-11-01", "Since 2024-11-01", {"since": "2024-11-01"}),
        ],
    ),
    "no value, no report": ("reports:\n- {notebook: 04-source, each: actor, parameters: {source: '{name}'}}", []),
}


@pytest.mark.parametrize(("text", "expected"), EXPANDED.values(), ids=EXPANDED.keys())
def test_expansion(folder: Path, text: str, expected: list[tuple[str, str, dict[str, object]]]) -> None:
    found = planned(folder, text)
    assert [(report.title, dict(report.parameters)) for report in found] == [(title, parameters) for _, title, parameters in expected]
    for report, (name, _, _) in zip(found, expected, strict=True):
        assert report.name == name or (name.endswith("*") and report.name.startswith(name[:-1]))


# text -> line, words of the message
WRONG = {
    "unknown key": (
        "reports:\n- notebook: 01-coverage\n  titel: x",
        3,
        "unknown key 'titel'; did you mean 'title'? valid: at_least, each,",
    ),
    "unknown key above": ("report:\n- notebook: 01-coverage", 1, "unknown key 'report'; did you mean 'reports'? valid: licence, reports"),
    "no notebook": ("reports:\n- title: x", 2, "'notebook' is missing"),
    "unknown notebook": (
        "reports:\n- notebook: 04-sources",
        2,
        "no notebook '04-sources' here; did you mean '04-source'? valid: 01-coverage,",
    ),
    "notebook elsewhere": ("reports:\n- notebook: ../04-source", 2, "no notebook '../04-source' here"),
    "unknown each": (
        "reports:\n- notebook: 04-source\n  each: outlet",
        3,
        "each: 'outlet' is not possible; valid: source, quantity, actor, week",
    ),
    "wrong type": ("reports:\n- notebook: 04-source\n  title: 3", 3, "title: 3 is not of type string"),
    "limit": ("reports:\n- notebook: 04-source\n  each: source\n  limit: 0", 4, "limit: 0 is less than the minimum of 1"),
    "no such count": (
        "reports:\n- notebook: 04-source\n  each: source\n  at_least:\n    words: 3",
        5,
        "unknown key 'words'; valid: articles, claims",
    ),
    "count of another": (
        "reports:\n- notebook: 04-source\n  each: source\n  at_least:\n    sources: 3",
        5,
        "a source has no sources; did you mean 'source'?",
    ),
    "order without each": ("reports:\n- notebook: 04-source\n  order: claims", 2, "'each' is missing: needed beside order"),
    "sets and each": ("reports:\n- notebook: 04-source\n  each: source\n  sets: [{most: 3}]", 2, "`sets` and `each` exclude each other"),
    "unknown parameter": (
        "reports:\n- notebook: 04-source\n  parameters:\n    sorce: x",
        4,
        "04-source has no parameter 'sorce'; did you mean 'source'? valid: most, source",
    ),
    "unknown parameter of a set": ("reports:\n- notebook: 04-source\n  sets:\n  - {most: 3}\n  - {least: 3}", 5, "no parameter 'least'"),
    "each fills nothing": ("reports:\n- notebook: 01-coverage\n  each: source", 3, "01-coverage has no parameter 'source'; there are none"),
    "unknown field": (
        "reports:\n- notebook: 04-source\n  each: source\n  title: '{outlet}'",
        4,
        "no field {outlet}; valid: articles, claims,",
    ),
    "a value of another kind": ("reports:\n- notebook: 04-source\n  parameters:\n    most: many", 4, "most: 'many' is not float"),
    "a value of another kind in a set": ("reports:\n- notebook: 04-source\n  sets:\n  - {most: [1]}", 4, "most: [1] is not float"),
    "field of nothing": ("reports:\n- notebook: 04-source\n  title: '{source}'", 3, "no field {source}; there are none"),
    "field with code": ("reports:\n- notebook: 04-source\n  each: source\n  title: '{source.__class__}'", 4, "no field {source.__class__}"),
    "open brace": ("reports:\n- notebook: 04-source\n  each: source\n  title: '{source'", 4, "for braces"),
    "unknown value": (
        "reports:\n- notebook: 04-source\n  each: source\n  include: [Kestrel]",
        2,
        "no source 'Kestrel' in the tables; did you mean",
    ),
    "page twice": (
        "reports:\n- notebook: 04-source\n  output: a\n- notebook: 05-quantity\n  output: A",
        4,
        "a.html: line 2 makes that page too",
    ),
    "the index": ("reports:\n- notebook: 04-source\n  output: index", 2, "that page is the index"),
    "key twice": ("reports:\n- notebook: 04-source\n  title: a\n  title: b", 4, "'title' stands twice"),
    "not YAML": ("reports:\n- notebook: [", 2, "not YAML"),
    "no day": ("reports:\n- notebook: 04-source\n  parameters:\n    source: 2025-13-45", 4, "'2025-13-45': month must be in 1..12"),
    "a letter that no text has": ("reports:\n- notebook: 04-source\n  title: \x00", 3, "not YAML"),
    "empty": ("", 1, "empty"),
    "a list": ("- notebook: 04-source", 1, "is not of type object"),
}


@pytest.mark.parametrize(("text", "line", "message"), WRONG.values(), ids=WRONG.keys())
def test_errors_name_the_line_and_what_is_valid(folder: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(UsageError) as error:
        planned(folder, text)
    assert str(error.value).startswith(f"{folder / 'reports.yml'}:{line}: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_in_another_encoding(folder: Path) -> None:
    (folder / "reports.yml").write_bytes("reports:\n- notebook: 04-source\n  title: Flüsse".encode("latin-1"))
    with pytest.raises(UsageError, match=r"reports\.yml:3: not UTF-8; save the file"):
        plan.load(folder)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not found; name the folder"):
        plan.load(tmp_path)


def test_the_schema_is_one_and_names_all_fields() -> None:
    Draft202012Validator.check_schema(plan.schema())
    report = plan.schema()["$defs"]["report"]["properties"]
    assert set(report["each"]["enum"]) == EACH.keys()
    for name, each in EACH.items():
        assert f"{name}: {', '.join(each.fields)}." in report["each"]["description"]
    assert set(report) == {*plan.Entry.__dataclass_fields__} - {"line", "accepts"}


# names, parameters -> pages
CHOICES = {
    "all": ((), {}, ["01-coverage", "04-source-kestrel-post", "04-source-le-mat", "05-quantity-killed-quake"]),
    "a notebook": (("04-source",), {}, ["04-source-kestrel-post", "04-source-le-mat"]),
    "a page": (("05-quantity-killed-quake",), {}, ["05-quantity-killed-quake"]),
    "letters": (("0[15]*",), {}, ["01-coverage", "05-quantity-killed-quake"]),
    "a value": ((), {"source": "Le Mât"}, ["04-source-le-mat"]),
    "a value that the plan leaves out": (("05-quantity",), {"quantity": "aid-quake"}, ["05-quantity-aid-quake"]),
    "another parameter": (("04-source",), {"most": 9}, ["04-source-kestrel-post-most-9", "04-source-le-mat-most-9"]),
    "value and another": ((), {"source": "Kestrel Post", "most": 9}, ["04-source-kestrel-post-most-9"]),
}
PLAN = """
    reports:
    - notebook: 01-coverage
    - {notebook: 04-source, each: source, exclude: [Le Mat]}
    - {notebook: 05-quantity, each: quantity, at_least: {claims: 3}}
"""


@pytest.mark.parametrize(("names", "parameters", "expected"), CHOICES.values(), ids=CHOICES.keys())
def test_choice(folder: Path, names: tuple[str, ...], parameters: dict[str, object], expected: list[str]) -> None:
    found = choose(planned(folder, PLAN), plan.load(folder).entries, values, names=names, parameters=parameters)
    check_names(plan.load(folder).entries, [*names, *expected])  # what the tables give is never refused before they are there
    assert [report.name for report in found] == expected
    assert all(report.parameters.get(name) == value for report in found for name, value in parameters.items())


def test_the_values_of_a_list_stand_in_the_title_as_words(folder: Path, write: Write) -> None:
    write("02-figures", "1", parameters="sources: list[str] = []")
    (folder / "reports.yml").write_text("reports:\n- {notebook: 02-figures, title: Figures}")
    entries = plan.load(folder).entries
    (found,) = choose(plan.expand(entries, values), entries, values, names=(), parameters={"sources": ["Kestrel Post", "Le Mat"]})
    assert (found.name, found.title) == ("02-figures-sources-kestrel-post-le-mat", "Figures (sources Kestrel Post, Le Mat)")


def test_an_actor_is_named_by_its_id_or_its_name(folder: Path, write: Write) -> None:
    write("06-actor", "1", parameters="actor = None")
    known = {**VALUES, "actor": [{"actor": "port-office", "name": "Port Office"}]}
    (folder / "reports.yml").write_text("reports:\n- notebook: 06-actor")
    entries = plan.load(folder).entries
    for name in ("port-office", "Port Office"):
        (found,) = choose(plan.expand(entries, known.__getitem__), entries, known.__getitem__, names=(), parameters={"actor": name})
        assert (found.name, found.parameters) == ("06-actor-actor-port-office", {"actor": "port-office"})


def test_a_listed_notebook_without_anything_to_be_about_says_so(folder: Path) -> None:
    text = "reports:\n- notebook: 01-coverage\n- {notebook: 04-source, each: source, include: [Kestrel Mail]}"
    found = [report for report in planned(folder, PLAN) if report.notebook.stem != "04-source"]
    (folder / "reports.yml").write_text(text)
    with pytest.raises(UsageError, match=r"04-source: no report of it; the tables hold no source that its entry in reports\.yml asks for"):
        choose(found, plan.load(folder).entries, values, names=("04-source",), parameters={"source": "Nobody"})


def test_a_notebook_that_is_not_listed_is_told_where_to_be(folder: Path) -> None:
    (folder / "09-mine.ipynb").write_text("{}")
    with pytest.raises(UsageError, match=r"09-mine\.ipynb: not in .*reports\.yml; add '- notebook: 09-mine' there"):
        choose(planned(folder, PLAN), plan.load(folder).entries, values, names=("09-mine",), parameters={})


@pytest.mark.parametrize(
    ("names", "parameters", "message"),
    [
        (("04-sorce",), {}, "no report '04-sorce'; did you mean '04-source'? valid: 01-coverage, 04-source"),
        ((), {"outlet": "x"}, "no report has a parameter 'outlet'; valid: most, quantity, source"),
        (("05-quantity",), {"source": "x"}, "no report has a parameter 'source'; valid: quantity"),
        ((), {"source": "Kestrel"}, "no source 'Kestrel' in the tables; did you mean 'Kestrel Post'? valid: Kestrel Post, Le Mat, Le Mât"),
        (("04-source",), {"most": "many"}, "04-source: most: 'many' is not float"),
        ((), {"source": "Le Mat", "quantity": "aid-quake"}, "no report has all of the parameters source, quantity"),
    ],
)
def test_wrong_choice(folder: Path, names: tuple[str, ...], parameters: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as error:
        choose(planned(folder, PLAN), plan.load(folder).entries, values, names=names, parameters=parameters)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("04-source Kestrel Post", "04-source-kestrel-post"),
        ("Le Mât", "le-mat"),
        ("04-source Новости", "04-source-0538faa6"),  # two outlets of other letters are two pages
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
    ],
)
def test_page_name(text: str, expected: str) -> None:
    assert page_name(text) == expected


@given(st.text())
def test_page_name_is_always_the_name_of_a_file(text: str) -> None:
    name = page_name(text)
    assert name
    assert len(name) < 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")


def test_an_actor_that_is_only_named_has_no_claims(tmp_path):
    """A sea, an agency that is thanked for a picture: there is nothing to say on a page of theirs."""
    rows = {
        "actors": {
            "actor_id": ["coastguard", "sea"],
            "name": ["Coastguard", "Sea"],
            "kind": ["organisation", "place"],
            "country": [None, None],
        },
        "mentions": {"actor_id": ["coastguard", "sea"], "article_id": ["a", "a"]},
        "figures": {"figure_id": ["f", "g"], "claimant_id": ["coastguard", None], "subject_id": ["coastguard", "coastguard"]},
        "statements": {"statement_id": ["s"], "actor_id": ["coastguard"]},
    }
    for name, columns in rows.items():
        pd.DataFrame(columns).to_parquet(tmp_path / f"{name}.parquet")
    assert {item["actor"]: item["claims"] for item in actors(tmp_path)} == {"coastguard": 3, "sea": 0}
