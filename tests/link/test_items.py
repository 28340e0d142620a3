"""Items that only their words tell apart, and what keeps them apart all the same."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.link.located import Scene
from analysis.link.quantities import link_quantities
from analysis.link.settings import Setting
from analysis.link.statements import link_statements, states_named
from analysis.model import ArticleRow, Figure, Mention, Quantity, Statement

DAY = date(2031, 5, 6)


def figure(article: str, text: str, item: str, value: float, **columns) -> Figure:
    evidence = columns.pop("evidence", f"There are {text} {item} today.")
    start = columns.pop("start", 10)
    name = f"{article}:{start}-{start + len(text)}"
    return Figure(
        figure_id=name, article_id=article, text=text, start=start, end=start + len(text), sentence=columns.pop("sentence", 0),
        low=value, high=value, item=item,
        item_class=columns.pop("item_class", item.split()[-1].removesuffix("s")), evidence=evidence, **columns,
    )  # fmt: skip


def series(*figures: Figure, days=None, places=None, owners=None) -> list[str | None]:
    """The series of each figure; articles are on New Zealand and of one day, unless said."""
    ids = sorted({one.article_id for one in figures})
    rows = {name: ArticleRow(article_id=name, path=name, raw_sha256="", published=(days or {}).get(name, DAY)) for name in ids}
    settings = [
        Setting(
            name, None, (places or {}).get(name, "new-zealand"), rows[name].published, (),
            scenes={
                one.figure_id: Scene(place=(places or {}).get(name, "new-zealand"), owner=(owners or {}).get(name))
                for one in figures if one.article_id == name
            },
        )
        for name in ids
    ]  # fmt: skip
    found = {one.figure_id: one.quantity for one in link_quantities(figures, rows, {}, settings=settings).figures}
    return [found[one.figure_id] for one in figures]


PERMITS = figure("a", "310", "building permits", 310)
APART = [  # the other figure, and what else is known of the two
    (figure("b", "40", "permits", 40), {}),  # a head alone may be of anything
    (figure("b", "40", "fishing permits", 40), {}),
    (figure("b", "40 %", "building permits", 40, unit="%"), {}),  # of whom is not said
    (figure("b", "half", "building permits", 0.5), {}),
    (figure("b", "two", "building permits", 2), {}),  # named in passing
    (figure("b", "40", "building permits", 40, scope="change"), {}),
    (figure("b", "40", "building permits", 40), {"places": {"b": "australia"}}),
    (figure("b", "40", "building permits", 40), {"places": {"b": None}}),
    (figure("b", "40", "building permits", 40), {"days": {"b": date(2031, 9, 1)}}),
    (figure("b", "40", "building permits", 40), {"owners": {"a": "kauri-realty", "b": "harbour-homes"}}),
]


@pytest.mark.parametrize(("other", "known"), APART)
def test_items_of_other_words_places_days_or_owners_stay_apart(other, known):
    assert series(PERMITS, other, **known) == [None, None]


TOGETHER = [
    (figure("b", "some 290", "building permits", 290), {}),
    (figure("b", "290", "official building permits", 290), {}),  # a word that says nothing
    (figure("b", "290", "building permits", 290), {"days": {"b": date(2031, 6, 20)}}),
    (figure("a", "290", "building permits", 290, start=90, sentence=3), {}),
    (figure("b", "290", "building permits", 290), {"owners": {"b": "kauri-realty"}}),
]


@pytest.mark.parametrize(("other", "known"), TOGETHER)
def test_items_of_the_same_words_place_and_weeks_are_compared(other, known):
    assert series(PERMITS, other, **known) == ["building-permit-in-new-zealand"] * 2


def test_an_article_whose_country_is_not_known_is_compared_with_itself_only():
    again = figure("a", "290", "building permits", 290, start=90, sentence=3)
    assert series(PERMITS, again, places={"a": None}) == ["building-permit-in-article-a"] * 2


def test_what_comes_after_the_noun_says_what_is_counted():
    listed = figure("a", "435", "homes", 435, item_class="homes", evidence="There are 435 homes for sale in town.")
    copula = figure("b", "440", "homes", 440, item_class="homes", evidence="Only 440 homes are for sale, it says.")
    let = figure("c", "90", "homes", 90, item_class="homes", evidence="There are 90 homes for rent in town.")
    assert series(listed, copula, let) == ["home-sale-in-new-zealand", "home-sale-in-new-zealand", None]


def test_numbers_that_one_voice_sets_against_each_other_stay_apart():
    assert series(PERMITS, figure("a", "40", "building permits", 40, start=60)) == [None, None]


def test_a_share_is_not_compared_with_a_count():
    half = figure("a", "half", "soldiers", 0.5, item_class="troops", event="sent", subject_id="ruritania")
    men = figure("b", "4,000", "soldiers", 4000, item_class="troops", event="sent", subject_id="ruritania")
    assert series(half, men) == ["troops-sent-ruritania-share", "troops-sent-ruritania"]


@pytest.mark.parametrize(
    ("names", "actor", "linked"),
    [
        (["borduria", "syldavia"], "ruritania", True),
        (["ruritania", "syldavia"], "graustark", False),  # of the aid that Ruritania gives
        (["syldavia"], "borduria", True),  # who gives speaks
        ([], "ruritania", True),
    ],
)
def test_a_statement_on_other_states_is_not_of_the_series_of_one_it_does_not_name(names, actor, linked):
    quantity = Quantity(quantity="aid-given-borduria-usd", label="", item_class="aid", event="given", subject_id="borduria", unit="USD")
    statement = Statement(
        statement_id="a:0-9", article_id="a", actor_id=actor, proposition="aid given", stance="asserts", text="", start=0, end=9, sentence=1
    )
    mentions = [
        Mention(
            mention_id=f"a:{n}", article_id="a", actor_id=name, kind="state", text=name, start=n, end=n + 1, sentence=1, rule="registry"
        )
        for n, name in enumerate(names)
    ]
    (found,) = link_statements([statement], [quantity], states_named(mentions))
    assert found.quantity == (quantity.quantity if linked else None)
