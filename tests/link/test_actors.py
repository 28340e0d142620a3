"""Actors across a corpus: what joins, what must not, whatever the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicons.registry import id_of
from analysis.link.actors import link_actors
from analysis.link.offices import grounds
from analysis.model import Actor, Affiliation, Mention


def actor(name, country=None, kind="person", basis="discovered"):
    return Actor(actor_id=id_of(name), name=name, kind=kind, country=country, basis=basis)


def office(article, name, organisation, title):
    return Affiliation(article_id=article, actor_id=id_of(name), organisation_id=organisation, title=title, start=0, end=len(title))


# two actors of two articles, one or two rows
PAIRS = [
    # equal full names join, whatever hyphens, dots and accents
    (actor("Alma Quist"), actor("Alma Quist"), 1),
    (actor("Baek Dae-ho"), actor("Baek Dae Ho"), 1),
    (actor("Tomás Ferré"), actor("Tomas Ferre"), 1),
    # a bare surname joins nothing, not even itself
    (actor("Quist"), actor("Quist"), 2),
    (actor("Alma Quist"), actor("Quist"), 2),
    # two countries are two persons
    (actor("Ivan Petrov", "BGR"), actor("Ivan Petrov", "RUS"), 2),
    # generations differ
    (actor("Karl Venn Jr."), actor("Karl Venn Sr."), 2),
    # initials that differ block; an initial for a name, a nickname or another romanisation joins where a country is shared
    (actor("John A. Marsh", "USA"), actor("John B. Marsh", "USA"), 2),
    (actor("John A. Marsh", "USA"), actor("John Marsh", "USA"), 1),
    (actor("John A. Marsh"), actor("John Marsh"), 2),
    (actor("William Marsh", "USA"), actor("Bill Marsh", "USA"), 1),
    (actor("Baek Seok-ho", "KOR"), actor("Baek Suk-ho", "KOR"), 1),
    (actor("Baek Seok-ho"), actor("Baek Suk-ho"), 2),
    (actor("Baek Dae-ho", "KOR"), actor("Baek Dae-jun", "KOR"), 2),
    # a slip in a long name
    (actor("Konstantin Marsh", "MDA"), actor("Konstatin Marsh", "MDA"), 1),
    (actor("Marina Marsh", "MDA"), actor("Martin Marsh", "MDA"), 2),
    # a long surname in another transliteration; a short one may be another's
    (actor("Karim Amir-Vantorian", "IRN"), actor("Karim Amirvantorian", "IRN"), 1),
    (actor("Karim Vantorkhian", "IRN"), actor("Karim Vantorhian", "IRN"), 1),
    (actor("Karim Khan", "IRN"), actor("Karim Han", "IRN"), 2),
    # organisations and places by name; what every country has only with its country
    (actor("Vantor Holdings", kind="organisation"), actor("Vantor Holdings", kind="organisation"), 1),
    (actor("Foreign Ministry", kind="organisation"), actor("Foreign Ministry", kind="organisation"), 2),
    (actor("Foreign Ministry", "NOR", kind="organisation"), actor("Foreign Ministry", "NOR", kind="organisation"), 1),
    (actor("Foreign Ministry", "NOR", kind="organisation"), actor("Foreign Ministry", "DNK", kind="organisation"), 2),
    (actor("VNT", kind="organisation"), actor("VNT", kind="organisation"), 2),
]


@pytest.mark.parametrize(("one", "other", "rows"), PAIRS)
def test_pair(one, other, rows):
    linked = link_actors({"a": [one], "b": [other]})
    assert len({linked.ids["a", one.actor_id], linked.ids["b", other.actor_id]}) == rows == len(linked.actors)


def test_conflicting_offices_block():
    rows = [office("a", "Alma Quist", "vantor", "chief surgeon"), office("b", "Alma Quist", "melk", "striker")]
    assert len(link_actors({"a": [actor("Alma Quist")], "b": [actor("Alma Quist")]}, rows).actors) == 2


def test_a_third_who_fits_both_joins_neither():
    linked = link_actors({"a": [actor("John A. Marsh", "USA")], "b": [actor("John B. Marsh", "USA")], "c": [actor("John Marsh", "USA")]})
    assert len(linked.actors) == 3


def test_three_who_all_fit_each_other_are_one():
    names = ("Karim Amir-Vantorkhian", "Karim Amirvantorkhian", "Karim Amirvantorhian")
    assert len(link_actors({name: [actor(name, "IRN")] for name in names}).actors) == 1


@pytest.mark.parametrize("target", ["North Korea", "north-korea"])
def test_alias_may_name_an_actor_that_no_article_names(target):
    linked = link_actors({"a": [actor("The Hermits", kind="group")]}, aliases={"The Hermits": target})
    assert [(row.actor_id, row.name, row.kind, row.basis) for row in linked.actors] == [("north-korea", "North Korea", "state", "registry")]


def test_alias_decides():
    linked = link_actors({"a": [actor("Quist")], "b": [actor("Alma Quist")]}, aliases={"Quist": "alma-quist"})
    assert linked.ids["a", "quist"] == "alma-quist"
    assert linked.rules["a", "quist"] == "alias"


def test_registry_actor_keeps_its_id_and_takes_variants():
    known = Actor(actor_id="volodymyr-zelensky", name="Volodymyr Zelensky", kind="person", country="UKR", basis="registry")
    linked = link_actors({"a": [known], "b": [actor("Volodimyr Zelensky", "UKR")]})
    assert [row.actor_id for row in linked.actors] == ["volodymyr-zelensky"]


names = st.sampled_from([entry for pair in PAIRS for entry in pair[:2]])


@given(st.lists(names, min_size=1, max_size=8), st.randoms())
def test_order_does_not_matter(actors, random):
    """The same articles in any order give the same rows, and every link has a rule."""
    local = {f"a{number}": [entry] for number, entry in enumerate(actors)}
    shuffled = list(local.items())
    random.shuffle(shuffled)
    first, second = link_actors(local), link_actors(dict(shuffled))
    assert (first.actors, first.ids, first.rules) == (second.actors, second.ids, second.rules)
    assert first.ids.keys() == first.rules.keys() == {(article, entry.actor_id) for article, (entry,) in local.items()}
    assert {row.actor_id for row in first.actors} == set(first.ids.values())


@given(st.lists(names, min_size=2, max_size=8))
def test_different_people_stay_apart(actors):
    """Persons of two countries, suffixes or bare surnames never share a row."""
    local = {f"a{number}": [entry] for number, entry in enumerate(actors)}
    linked = link_actors(local)
    rows: dict[str, set[str | None]] = {}
    for (article, _), row in linked.ids.items():
        rows.setdefault(row, set()).add(local[article][0].country)
    assert all(len(countries - {None}) <= 1 for countries in rows.values())


@pytest.mark.slow
def test_twenty_thousand_articles():
    """One known and one new person in every article: as many links, two rows, in seconds."""
    known = Actor(actor_id="volodymyr-zelensky", name="Volodymyr Zelensky", kind="person", country="UKR", basis="registry")
    linked = link_actors({f"a{number}": [known, actor("Alma Quist", "NOR" if number % 2 else None)] for number in range(20_000)})
    assert len(linked.actors) == 2
    assert len(linked.ids) == 40_000


OFFICE = actor("National Health Service", kind="organisation")
ON = [  # what two articles are on -> rows of an office that many countries have
    ({"NOR"}, {"NOR"}, 1),
    ({"NOR"}, {"DNK"}, 2),
    ({"zarvonia", "kelm"}, {"kelm"}, 1),
    ({"NOR"}, set(), 2),  # on nothing that is known
    (set(), set(), 2),
]


@pytest.mark.parametrize(("one", "other", "rows"), ON)
def test_an_office_that_many_countries_have_is_one_where_articles_are_on_the_same(one, other, rows):
    on = {"a": frozenset(one), "b": frozenset(other)}
    assert len(link_actors({"a": [OFFICE], "b": [OFFICE]}, on=on).actors) == rows


def test_a_short_office_stands_alone_and_one_with_its_country_joins_it():
    on = {"a": frozenset(["zarvonia"]), "b": frozenset(["zarvonia"])}
    short = actor("Health Office", kind="organisation")
    assert len(link_actors({"a": [short], "b": [short]}, on=on).actors) == 2
    stated = actor("National Health Service (Zarvonia)", kind="organisation")
    assert len(link_actors({"a": [OFFICE], "b": [stated]}, on=on).actors) == 1


def test_a_ministry_of_a_land_that_no_registry_knows_is_one():
    """Named alone, and named with its land; in a land that is known, an article that does not say whose leaves it open."""
    bare, stated = actor("Interior Ministry", kind="organisation"), actor("Interior Ministry (Zarvonia)", kind="organisation")
    on = {"a": frozenset(["zarvonia", "kelm"]), "b": frozenset(["zarvonia"]), "c": frozenset(["NOR"]), "d": frozenset(["NOR"])}
    assert len(link_actors({"a": [bare], "b": [stated]}, on=on).actors) == 1
    assert len(link_actors({"c": [bare], "d": [bare]}, on=on).actors) == 2


def test_a_body_named_by_its_lands_adjective_alone_is_the_lands():
    land = actor("Zarvonia", kind="state")
    cross, whole = actor("Zarvonian Red Cross", kind="organisation"), actor("Red Cross (Zarvonia)", kind="organisation")
    names = {row.name for row in link_actors({"a": [land, whole], "b": [cross]}, on={"a": frozenset(["zarvonia"])}).actors}
    assert names == {"Zarvonia", "Red Cross (Zarvonia)"}


LETTERS, SPELT = actor("ZWRC", kind="organisation"), actor("Zarvonian Water and Rivers Commission", kind="organisation")
OTHER = actor("Zealand Wool Rating Council", kind="organisation")
SHORT, LONG = actor("ZWC", kind="organisation"), actor("Zarvonian Water Commission", kind="organisation")
ACRONYMS = [  # actors of two articles, what these are on -> rows
    # four letters and one name of them in the corpus; with two names, that of the articles on the same
    ([[LETTERS], [SPELT]], [set(), set()], 1),
    ([[LETTERS], [SPELT, OTHER]], [set(), set()], 3),
    ([[LETTERS], [SPELT], [OTHER]], [{"NOR"}, {"NOR"}, {"NZL"}], 2),
    ([[LETTERS], [SPELT]], [{"NOR"}, {"NZL"}], 2),
    # three letters only where the articles are on the same, spelt out or not
    ([[SHORT], [LONG]], [set(), set()], 2),
    ([[SHORT], [LONG]], [{"NOR"}, {"NOR"}], 1),
    ([[SHORT], [SHORT]], [{"NOR"}, {"NOR"}], 1),
    ([[SHORT], [SHORT]], [{"NOR"}, {"DNK"}], 2),
]


@pytest.mark.parametrize(("articles", "on", "rows"), ACRONYMS)
def test_an_acronym_is_short_for_a_name_of_another_article(articles, on, rows):
    local = {str(number): actors for number, actors in enumerate(articles)}
    grounds_of = {str(number): frozenset(places) for number, places in enumerate(on)}
    assert len(link_actors(local, on=grounds_of).actors) == rows


@pytest.mark.parametrize(
    ("one", "other"), [("Center Party", "Centre Party"), ("Nurses, Cooks, and Bakers Union", "Nurses, Cooks and Bakers Union")]
)
def test_a_body_is_one_in_the_spellings_and_commas_of_two_papers(one, other):
    articles = {"a": [actor(one, "NOR", "organisation")], "b": [actor(other, "NOR", "organisation")]}
    assert len(link_actors(articles).actors) == 1


def test_a_party_is_one_with_and_without_the_word():
    one, other = actor("Orvan", kind="organisation"), actor("Orvan Party", kind="organisation")
    assert len(link_actors({"a": [one], "b": [other]}).actors) == 1


SAYS = [  # countries and places that an article names -> what it is on
    (["NOR", "NOR"], frozenset(["NOR"])),
    (["NOR", "NOR", "DNK"], frozenset(["NOR"])),
    (["NOR", "DNK"], frozenset()),
    (["Zarvonia", "Kelm", "NOR"], frozenset(["zarvonia", "kelm"])),
    (["Zarvonia", "NOR", "Kelm", "DNK"], frozenset(["zarvonia", "kelm"])),  # more often than either country
    (["Zarvonia", "NOR", "NOR", "DNK", "DNK"], frozenset()),
    ([], frozenset()),
]


@pytest.mark.parametrize(("names", "found"), SAYS)
def test_what_an_article_is_on(names, found):
    known = {name: actor(name, name if name.isupper() else None, kind="place") for name in names}
    mentions = [
        Mention(
            mention_id=f"a:{i}", article_id="a", actor_id=name, kind="place", text=name, start=i, end=i + 1, sentence=0, rule="discovered"
        )
        for i, name in enumerate(names)
    ]
    assert grounds(mentions, known) == found


def test_a_bare_name_that_another_article_knows_as_a_place_is_that_place():
    place, person = actor("Kelm", kind="place"), actor("Kelm")
    linked = link_actors({"a": [place], "b": [person]})
    assert [row.kind for row in linked.actors] == ["place"]
    assert len(link_actors({"a": [place], "b": [person], "c": [actor("Ada Kelm")]}).actors) == 3


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("International Organisation for Migration", None, "international-organization-for-migration"),  # a British spelling
        ("Citizens' Coalition for Change", None, "citizens-coalition-for-change"),  # an apostrophe more
        ("Citizens' Coalition for Change", "PER", "citizens-coalition-for-change"),  # but of another land it is none of the registry's
    ],
)
def test_a_body_of_the_registry_however_it_is_spelt(name, country, expected):
    linked = link_actors({"a": [actor(name, country, kind="organisation")]})
    rule = linked.rules["a", id_of(name)]
    assert (linked.ids["a", id_of(name)], rule) == (expected, "name" if country else "variant")
